"""One fast walk over a table: which records are none, how each column reads, and in which order it writes dates."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice, zip_longest

from salesdesk.exchange.build import Build, own_words
from salesdesk.exchange.cells import NO_VALUES, emails_in, is_nothing, phones_in, unguarded
from salesdesk.exchange.days import DayKind, read_day
from salesdesk.exchange.drafts import Order, Problem
from salesdesk.exchange.gather import Column

_BATCH = 2_000
_FOOTER = re.compile(
    r"\s*(?:grand totals?\b|gesamtsumme|totaux\b|total(?:es|i|en)? generales?|totale complessivo|eindtotaal|total geral|"
    r"confidential information|vertrauliche informationen|informations confidentielles|"
    r"copyright \(c\)|copyright ©|\(c\) (?:copyright )?20\d\d|totals?\s*[:(]|report (?:generated|run)|generated (?:by|on)|"
    r"downloaded from|exported (?:by|from|on)|end of (?:report|file))",
    re.I,
)
_REPORT_FOOTER = re.compile(r"\(\s*[\d,.]+\s+\w+\s*\)\s*$|^\s*(?:sub|grand )?(?:totals?|count|summe|somme)\s*$", re.I)


@dataclass(slots=True)
class Figures:
    """What one column's cells look like over all rows."""

    filled: int = 0
    good: int = 0
    odd: int = 0
    example: str = ""
    kinds: set[DayKind] = field(default_factory=set)

    @property
    def order(self) -> Order | None:
        """The order its cells show; None where they show none, or both."""
        shown = self.kinds & {DayKind.DAY_FIRST, DayKind.MONTH_FIRST}
        if len(shown) != 1:
            return None
        return "dmy" if DayKind.DAY_FIRST in shown else "mdy"

    @property
    def is_open(self) -> bool:
        """Whether it holds dates that could be day first or month first, and nothing that tells."""
        return DayKind.EITHER in self.kinds and self.order is None


_TOTALS = frozenset(
    ["total", "totals", "grand total", "subtotal", "sum", "summe", "gesamt", "gesamtsumme", "zwischensumme", "total général",
     "totale", "totaal", "suma", "summa", "totalt", "i alt", "count", "average"]
)  # fmt: skip
_NO_NAMES = NO_VALUES | _TOTALS
_FIGURE = re.compile(r"[-+(]?\W{0,3}\d[\d.,'\s]*\W{0,3}(?:[A-Z]{3})?")


@dataclass(slots=True)
class Survey:
    """What one walk over the table has found."""

    rows: int = 0
    problems: list[Problem] = field(default_factory=list)
    footers: int = 0
    passed_over: set[int] = field(default_factory=set)
    """Lines that are no drafts: problems and footers."""
    figures: list[Figures] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Terms:
    """What the walk needs to know about the file."""

    columns: tuple[Column, ...]
    width: int
    build: Build
    footers: bool
    header: list[str]
    """Files that were glued together hold it again: that is no row either."""
    named_by: tuple[int, ...]
    """Columns of which one with letters in it makes a row a draft for sure; () sends every row the slow way."""


Records = Iterator[tuple[int, list[str]]]


def survey(records: Records, terms: Terms) -> Survey:
    """Walk over the records once; problems that the csv reader itself told are not in the answer."""
    found = Survey(figures=[Figures() for _ in terms.columns])
    while batch := list(islice(records, _BATCH)):
        rows = _look_at_fates(batch, terms, found)
        if rows:
            _look_at_columns(rows, terms, found.figures)
    return found


def is_blank(row: Sequence[str]) -> bool:
    """A record of nothing but blanks and delimiters is no row."""
    return not any(cell and not cell.isspace() for cell in row)


def _look_at_fates(batch: list[tuple[int, list[str]]], terms: Terms, found: Survey) -> list[list[str]]:
    """Sort a batch into rows, footers and blanks; rows that may be problems are built to see."""
    rows: list[list[str]] = []
    named_by, width, footers, header = terms.named_by, terms.width, terms.footers, terms.header
    for line, row in batch:
        if row == header:
            found.footers += 1
            found.passed_over.add(line)
            continue
        size = len(row)
        for i in named_by:
            # A name for sure, in a row that is neither shifted nor a footer: most rows end here.
            if (
                i < size <= width
                and (cell := row[i])[:2].isalpha()
                and (i or any(row[1:]))
                and cell.strip().casefold() not in _NO_NAMES
                and not (footers and _FOOTER.match(cell))
            ):
                rows.append(row)
                break
        else:
            _look_closer(line, row, terms=terms, found=found, rows=rows)
    found.rows += len(rows)
    return rows


def _look_closer(line: int, row: list[str], *, terms: Terms, found: Survey, rows: list[list[str]]) -> None:
    if is_blank(row):
        return
    if _is_footer(row, terms):
        found.footers += 1
        found.passed_over.add(line)
        return
    problem = _too_wide(line, row, terms.width) or _problem(terms.build(line, row))
    if problem is not None:
        found.problems.append(problem)
        found.passed_over.add(line)
    rows.append(row)


def _problem(built: object) -> Problem | None:
    return built if isinstance(built, Problem) else None


def _too_wide(line: int, row: Sequence[str], width: int) -> Problem | None:
    """More cells than the header has: a delimiter inside a cell has shifted them, so none can be trusted."""
    if len(row) <= width or is_blank(row[width:]):
        return None
    return Problem(line, f"The line has {len(row)} columns, the header has {width}.", own_words(row))


def _is_footer(row: Sequence[str], terms: Terms) -> bool:
    filled = [cell for cell in row if cell and not cell.isspace()]
    if len(filled) == 1 and row[0] == filled[0]:
        return bool(_FOOTER.match(filled[0]) or (terms.footers and _REPORT_FOOTER.search(filled[0])))
    if _is_totals(row, terms):
        return True
    return terms.footers and len(filled) <= 2 and bool(_FOOTER.match(filled[0]))


def _is_totals(row: Sequence[str], terms: Terms) -> bool:
    """ "Total,,7": a word for the sum first, and nothing but figures behind it; a firm of that name has a number or more."""
    first = next(i for i, cell in enumerate(row) if cell.strip())
    if row[first].strip().casefold().rstrip(":") not in _TOTALS:
        return False
    numbers = {c.index for c in terms.columns if c.use.field == "phone"}
    behind = [(i, cell.strip()) for i, cell in enumerate(row) if i > first and cell.strip()]
    return bool(behind) and all(i not in numbers and _FIGURE.fullmatch(cell) for i, cell in behind)


def _look_at_columns(rows: list[list[str]], terms: Terms, figures: list[Figures]) -> None:
    columns = tuple(zip_longest(*rows, fillvalue=""))
    for column, seen in zip(terms.columns, figures, strict=True):
        if column.index >= len(columns):
            break
        cells = columns[column.index]
        filled = len(cells) - cells.count("")
        if not filled:
            continue
        if not seen.example:
            seen.example = next((c.strip() for c in cells if c.strip()), "")[:200]
        seen.filled += filled
        _count(column.use.field, cells, filled=filled, seen=seen)


_DATES = frozenset({"connected_on", "created_on", "next_on", "closes_on", "won_on", "lost_on", "ended_on", "due_on",
                    "done_on", "birthday"})  # fmt: skip


def _count(use: str, cells: Sequence[str], *, filled: int, seen: Figures) -> None:
    if use in _DATES:
        for text, times in Counter(cells).items():
            if text and not text.isspace():
                _count_day(text, times, seen)
        return
    if use == "email":
        odd = sum(1 for c in cells if c and "@" not in c and not is_nothing(c.strip()))
        odd += sum(1 for c in cells if "@" in c and (" " in c or c.count("@") > 1) and emails_in(c.strip())[1])
    elif use == "phone":
        odd = sum(1 for c in cells if c and phones_in(c.strip())[1])
    else:
        odd = 0
    seen.odd += odd
    seen.good += filled - odd


def _count_day(text: str, times: int, seen: Figures) -> None:
    kind = read_day(unguarded(text).strip()).kind
    if kind is DayKind.EMPTY:
        return
    seen.kinds.add(kind)
    if kind is DayKind.ODD and not re.fullmatch(r"--\d\d-?\d\d", text.strip()):
        seen.odd += times
    else:
        seen.good += times
