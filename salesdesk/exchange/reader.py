"""The door of the exchange: bytes of any known file to a Reading, or one sentence why not.

Pure: it knows no store and no path; a name only serves the sentences.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from salesdesk.errors import Unreadable, WrongUsage
from salesdesk.exchange import vcard
from salesdesk.exchange.archive import is_archive, read_archive
from salesdesk.exchange.build import Build, Plan, build_account, build_contact
from salesdesk.exchange.build_deals import build_activity, build_deal
from salesdesk.exchange.columns import Chosen, choose
from salesdesk.exchange.decode import MAX_BYTES, Text, read_text
from salesdesk.exchange.drafts import ColumnUse, Draft, Order, Problem, Reading
from salesdesk.exchange.fields import FIELDS, FIELDS_OF, Field, Kind, field_name
from salesdesk.exchange.formats import FORMATS, PLAIN, VCARD, Format, format_of
from salesdesk.exchange.gather import put_for
from salesdesk.exchange.layout import Layout, find_layout
from salesdesk.exchange.records import Records, Shape
from salesdesk.exchange.survey import Figures, Terms, is_blank, survey

__all__ = [
    "FIELDS", "FIELDS_OF", "FORMATS", "MAX_BYTES", "Field", "Format", "Kind", "field_name", "format_of", "read_file",
]  # fmt: skip

_SAMPLE = 200
_BUILDERS = {
    Kind.CONTACT: build_contact,
    Kind.ACCOUNT: build_account,
    Kind.DEAL: build_deal,
    Kind.ACTIVITY: build_activity,
}
_CARD = re.compile(r"\s*BEGIN\s*:\s*VCARD", re.I)


def read_file(
    name: str,
    content: bytes,
    *,
    as_format: str | None = None,
    order: Order | None = None,
    mapping: Mapping[str, str | None] | None = None,
) -> Reading:
    """Read a file of people, firms, deals or activities; every row ends as one draft or one problem.

    `as_format` is an id from FORMATS ("csv" and "vcard" too), `order` decides dates whose column does not,
    `mapping` gives columns (by ColumnUse.header) another field (an id from FIELDS; None keeps it as it is).
    Raises Unreadable for what is no such file.
    """
    if as_format is None and is_archive(content):
        return read_archive(name, content)
    wanted = _wanted(as_format)
    text = read_text(content, name)
    if wanted is VCARD or (wanted is None and _is_cards(text)):
        return vcard.read_cards(text, order=order)
    if wanted is None and name.casefold().endswith((".vcf", ".vcard")):
        raise Unreadable("There is no card in the file.", "A vCard file begins with BEGIN:VCARD.")
    return _read_table(text, find_layout(text, wanted=wanted, named=tuple(mapping or ())), order=order, mapping=mapping)


def _wanted(id: str | None) -> Format | None:
    if id is None:
        return None
    found = format_of(id)
    if found is None:
        known = ", ".join(f.id for f in (*FORMATS, *PLAIN, VCARD))
        raise WrongUsage(f"There is no format “{id}”.", f"Known are: {known}.")
    return found


def _is_cards(text: Text) -> bool:
    with text.lines() as lines:
        head = lines.read(4096).replace("\ufeff", "")
    return any(_CARD.match(line) for line in islice((li for li in head.splitlines() if li.strip()), 5))


def _read_table(
    text: Text, layout: Layout, *, order: Order | None, mapping: Mapping[str, str | None] | None
) -> Reading:
    shape = Shape(layout.delimiter, len(layout.headers), layout.first_line - 1)
    sample = [row for _, row in islice(Records(text, shape), _SAMPLE) if not is_blank(row)]
    chosen = choose(layout, mapping=mapping, sample=sample)
    records = Records(text, shape)
    found = survey(iter(records), _terms(chosen, layout, _builder(chosen, layout)))
    with_orders = _ordered(chosen, found.figures, order)
    problems = sorted((*found.problems, *records.problems), key=lambda p: p.line)
    rows = found.rows + len(records.problems)
    passed_over = frozenset(found.passed_over)
    return Reading(
        format=layout.format.id,
        format_name=layout.format.name,
        encoding=text.shown,
        delimiter=layout.delimiter,
        header_line=layout.header_line,
        columns=_uses(with_orders, found.figures),
        drafts=Drafts(text, shape, _builder(with_orders, layout), passed_over, rows - len(problems)),
        problems=tuple(problems),
        rows=rows,
        date_order=_order_of_file(found.figures) or order,
        order_open=_open_columns(with_orders, found.figures, order),
        footers=found.footers,
        preamble=layout.preamble,
    )


def _builder(chosen: Sequence[Chosen], layout: Layout) -> Build:
    columns = tuple(c.column for c in chosen)
    puts = tuple((c.index, put) for c in columns if (put := put_for(c)) is not None)
    format = layout.format
    return _BUILDERS[format.kind](Plan(puts, columns, format.system, format.exact))


_NAMED_BY = {
    Kind.CONTACT: ("name", "first_name", "last_name"),
    Kind.ACCOUNT: ("account",),
    Kind.DEAL: ("deal",),
    Kind.ACTIVITY: ("subject",),
}


def _terms(chosen: Sequence[Chosen], layout: Layout, build: Build) -> Terms:
    columns = tuple(c.column for c in chosen)
    fields = _NAMED_BY[layout.format.kind]
    named_by = tuple(c.index for c in columns if c.use.field in fields)
    if any(c.use.field == "deleted" for c in columns):
        named_by = ()
    return Terms(columns, len(columns), build, layout.format.footers, list(layout.headers), named_by)


def _ordered(chosen: Sequence[Chosen], figures: Sequence[Figures], order: Order | None) -> tuple[Chosen, ...]:
    """Each column with the order its own cells show, else the order that was asked for."""
    return tuple(
        replace(c, column=replace(c.column, order=f.order or order)) for c, f in zip(chosen, figures, strict=True)
    )


def _order_of_file(figures: Sequence[Figures]) -> Order | None:
    shown = {f.order for f in figures if f.order}
    return shown.pop() if len(shown) == 1 else None


def _open_columns(chosen: Sequence[Chosen], figures: Sequence[Figures], order: Order | None) -> tuple[str, ...]:
    if order is not None:
        return ()
    return tuple(c.column.header for c, f in zip(chosen, figures, strict=True) if f.is_open)


_ORDER_WORDS = {"dmy": "day first", "mdy": "month first"}


def _uses(chosen: Sequence[Chosen], figures: Sequence[Figures]) -> tuple[ColumnUse, ...]:
    return tuple(
        ColumnUse(
            header=c.column.header,
            field=c.column.use.id or None,
            example=f.example,
            good=f.good,
            odd=f.odd,
            note=_note(c, f),
            certain=c.certain,
        )
        for c, f in zip(chosen, figures, strict=True)
    )


def _note(chosen: Chosen, figures: Figures) -> str:
    if figures.is_open and chosen.column.order is None:
        return "day or month first?"
    if figures.kinds and chosen.column.order and figures.kinds - {"certain", "odd"}:
        return _ORDER_WORDS[chosen.column.order]
    odd = {"phone": "not numbers", "email": "not addresses"}.get(chosen.column.use.field, "not certain")
    return f"{figures.odd} {odd}" if figures.odd else ""


@dataclass(frozen=True, slots=True)
class Drafts(Collection[Draft]):
    """The drafts of a table, built while you walk: the rows are never held all at once."""

    text: Text
    shape: Shape
    build: Build
    passed_over: frozenset[int]
    count: int

    def __len__(self) -> int:
        return self.count

    def __iter__(self) -> Iterator[Draft]:
        build, passed_over = self.build, self.passed_over
        for line, row in Records(self.text, self.shape):
            if line in passed_over or is_blank(row):
                continue
            built = build(line, row)
            if not isinstance(built, Problem):
                yield built

    def __contains__(self, draft: object) -> bool:
        return any(draft == d for d in self)
