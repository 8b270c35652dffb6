"""Which column becomes what: the format's table, the rep's own choice, known words, and the cells where words don't tell."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from salesdesk.errors import Unreadable
from salesdesk.exchange.cells import closes, emails_in, is_number, line_of, truth
from salesdesk.exchange.days import read_day
from salesdesk.exchange.fields import FIELDS_OF, Kind, Use, parse_use
from salesdesk.exchange.formats import Format, use_in
from salesdesk.exchange.gather import Column
from salesdesk.exchange.headers import fold_header, guess, known_phrase
from salesdesk.exchange.layout import Layout, is_plain, plain_use
from salesdesk.exchange.names import is_salutation


@dataclass(frozen=True, slots=True)
class Chosen:
    """A column with its use, and how sure that is."""

    column: Column
    certain: bool = True


def named_headers(headers: Sequence[str]) -> tuple[str, ...]:
    """Headers as the screen names them: trimmed, one line, a repeated one numbered, a blank one by its place."""
    seen: Counter[str] = Counter()
    names = []
    for place, header in enumerate(headers, 1):
        name = line_of(header.replace("\ufeff", "")) or f"column {place}"
        seen[name] += 1
        names.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return tuple(names)


def choose(
    layout: Layout, *, mapping: Mapping[str, str | None] | None, sample: Sequence[Sequence[str]]
) -> tuple[Chosen, ...]:
    """A use for every column of the file; raises Unreadable for a mapping that names no such column or field."""
    names = named_headers(layout.headers)
    _check(mapping, names, layout.format.kind)
    chosen = []
    for index, (name, header) in enumerate(zip(names, layout.headers, strict=True)):
        use, certain = _use_of(layout.format, header)
        if mapping is not None and name in mapping:
            use, certain = parse_use(mapping[name] or ""), True
        chosen.append(Chosen(_column(index, name, use=use, format=layout.format), certain))
    if mapping is None:
        chosen = _told_by_cells(chosen, layout, sample)
    return _with_partners(chosen)


def _check(mapping: Mapping[str, str | None] | None, names: Sequence[str], kind: Kind) -> None:
    fields = {f.id.partition(":")[0] for f in FIELDS_OF[kind]}
    for header, use in (mapping or {}).items():
        if header not in names:
            raise Unreadable(f"The file has no column “{header}”.", f"It has: {', '.join(names[:12])}.")
        if use and parse_use(use).field not in fields:
            raise Unreadable(f"A column cannot become “{use}”.", f"It can become: {', '.join(sorted(fields))}.")


def _column(index: int, name: str, *, use: Use, format: Format) -> Column:
    return Column(index, name, use, commas=format.commas, html=format.html, exact=format.exact)


def _use_of(format: Format, header: str) -> tuple[Use, bool]:
    folded = fold_header(header)
    if found := use_in(format, folded):
        use, number = found
        return parse_use(use, number), True
    if (plain := plain_use(format, folded)) is not None:
        return parse_use(plain), True
    if not is_plain(format) and not format.guesses:
        return parse_use(_fit(known_phrase(header) or "", format.kind)), True
    guessed = guess(header)
    if guessed is None:
        return Use(""), False
    return parse_use(_fit(guessed.use, format.kind)), guessed.certain


def _fit(use: str, kind: Kind) -> str:
    """A use that the kind of file has a place for; a salutation-or-job waits for the cells."""
    field = parse_use(use).field
    if use == "title?" and kind is Kind.CONTACT:
        return use
    if field == "name" and kind is Kind.ACCOUNT:
        return "account"
    known = {f.id.partition(":")[0] for f in FIELDS_OF[kind]}
    extra = {"street2", "mail_status", "reading_first", "reading_last", "account_id", "address_whole"}
    return use if field in known or (kind is Kind.CONTACT and field in extra) else ""


def _cells(sample: Sequence[Sequence[str]], index: int) -> list[str]:
    return [row[index].strip() for row in sample if index < len(row) and row[index].strip()]


def _told_by_cells(chosen: list[Chosen], layout: Layout, sample: Sequence[Sequence[str]]) -> list[Chosen]:
    """What header words leave open is told by the cells under them."""
    chosen = _titles(chosen, sample)
    if not is_plain(layout.format) or layout.format.kind is not Kind.CONTACT:
        return chosen
    chosen = _wishes(chosen, sample)
    chosen = _addresses_and_numbers(chosen, sample)
    chosen = _customers(chosen, sample)
    chosen = _one_name(chosen, sample)
    chosen = _kinds(chosen, sample)
    return _whole_names(chosen, layout, sample)


def _titles(chosen: list[Chosen], sample: Sequence[Sequence[str]]) -> list[Chosen]:
    """`Title` is a salutation where its cells are salutations, or where another column is the job."""
    has_job = any(c.column.use.field == "title" for c in chosen)
    open_ones = [i for i, c in enumerate(chosen) if c.column.use.field == "title?"]
    for place, i in enumerate(open_ones):
        cells = _cells(sample, chosen[i].column.index)
        salutations = bool(cells) and sum(map(is_salutation, cells)) * 2 > len(cells)
        later = place + 1 < len(open_ones)
        is_prefix = salutations or ((has_job or later) and (not cells or salutations or later))
        use = Use("prefix") if is_prefix else Use("title") if not has_job else Use("")
        chosen[i] = replace(chosen[i], column=replace(chosen[i].column, use=use), certain=bool(cells) or has_job)
    return chosen


def _addresses_and_numbers(chosen: list[Chosen], sample: Sequence[Sequence[str]]) -> list[Chosen]:
    """A column of e-mail addresses is one whatever it is called; a column of numbers where none was named."""
    has_phone = any(c.column.use.field == "phone" for c in chosen)
    for i, c in enumerate(chosen):
        cells = _cells(sample, c.column.index)
        if not cells or (c.certain and c.column.use.field not in {"", "name", "account", "email"}):
            continue
        mails = sum("@" in cell and bool(emails_in(cell)[0]) for cell in cells) / len(cells)
        if c.column.use.field != "email" and mails > 0.6:
            chosen[i] = replace(c, column=replace(c.column, use=Use("email")), certain=False)
        elif c.column.use.field == "email" and c.certain is False and mails == 0:
            chosen[i] = replace(c, column=replace(c.column, use=Use("")), certain=False)
        elif (
            not c.column.use.field and not has_phone and not c.certain and sum(map(_is_phone, cells)) > 0.8 * len(cells)
        ):
            chosen[i] = replace(c, column=replace(c.column, use=Use("phone")), certain=False)
            has_phone = True
    return chosen


def _wishes(chosen: list[Chosen], sample: Sequence[Sequence[str]]) -> list[Chosen]:
    """A guessed opt-out column must hold yes and no, or days: a column of numbers closes nobody's channel."""
    for i, c in enumerate(chosen):
        if c.certain or not c.column.use.field.startswith("do_not"):
            continue
        cells = _cells(sample, c.column.index)
        if sum(closes(cell) is not None or read_day(cell).on is not None for cell in cells) * 2 < len(cells):
            chosen[i] = replace(c, column=replace(c.column, use=Use("")))
    return chosen


_CUSTOMER = frozenset({"customer", "client", "kunde", "kunden", "cliente", "klant", "supplier", "partner", "clinic", "school",
                       "shop", "store", "dealer", "vendor", "practice", "hotel", "restaurant", "institution"})  # fmt: skip


def _customers(chosen: list[Chosen], sample: Sequence[Sequence[str]]) -> list[Chosen]:
    """Beside a person's name, and where no column is the firm, a "Customer" that is no yes or no is the firm."""
    fields = {c.column.use.field for c in chosen}
    if "account" in fields or not fields & {"name", "first_name", "last_name"}:
        return chosen
    for i, c in enumerate(chosen):
        cells = _cells(sample, c.column.index)
        if not c.column.use.field and fold_header(c.column.header) in _CUSTOMER and cells:
            if all(truth(cell) is None for cell in cells):
                chosen[i] = replace(c, column=replace(c.column, use=Use("account")), certain=False)
            break
    return chosen


_PERSONS = (
    "contact",
    "person",
    "kontakt",
    "contacto",
    "contatto",
    "contato",
    "ansprechpartner",
    "referente",
    "full name",
)


def _one_name(chosen: list[Chosen], sample: Sequence[Sequence[str]]) -> list[Chosen]:
    """Of several columns of names one is the person: the contact's; the customer's or the lead's is the firm where none is said."""
    named = [i for i, c in enumerate(chosen) if c.column.use.field == "name"]
    if len(named) < 2:
        return chosen
    person = next((i for i in named if _says_person(chosen[i], sample)), None)
    if person is None:
        person = next((i for i in named if fold_header(chosen[i].column.header) == "name"), named[0])
    has_firm = any(c.column.use.field == "account" for c in chosen)
    for i in named:
        if i != person:
            use = Use("") if has_firm else Use("account")
            chosen[i] = replace(chosen[i], column=replace(chosen[i].column, use=use), certain=False)
            has_firm = True
    return chosen


def _says_person(c: Chosen, sample: Sequence[Sequence[str]]) -> bool:
    header, cells = fold_header(c.column.header), _cells(sample, c.column.index)
    return any(word in header for word in _PERSONS) and not any(
        "@" in cell or any(map(str.isdigit, cell)) for cell in cells
    )


def _is_phone(cell: str) -> bool:
    return (
        is_number(cell)
        and bool(re.fullmatch(r"'?[+(]?[\d\s()./+-]{6,}", cell))
        and (cell.startswith(("+", "(", "0", "'+")) or bool(re.search(r"\d[\s./-]\d{3}", cell)))
    )


def _whole_names(chosen: list[Chosen], layout: Layout, sample: Sequence[Sequence[str]]) -> list[Chosen]:
    """One name column alone ("Nombre", "Nom") holds whole names; "Contact" beside a name is something else."""
    fields = [c.column.use.field for c in chosen]
    if "name" in fields and "first_name" in fields and "last_name" not in fields:
        i, first = fields.index("name"), chosen[fields.index("first_name")].column.index
        if not _hold_first_names(sample, chosen[i].column.index, first):
            chosen[i] = replace(chosen[i], column=replace(chosen[i].column, use=Use("last_name")))
    if "name" not in fields:
        lone = {"first_name", "last_name"} & set(fields)
        if len(lone) == 1 and fields.count(next(iter(lone))) == 1:
            i = fields.index(next(iter(lone)))
            cells = _cells(sample, chosen[i].column.index)
            if sum(" " in cell for cell in cells) * 2 > len(cells):
                chosen[i] = replace(chosen[i], column=replace(chosen[i].column, use=Use("name")))
    return chosen


def _hold_first_names(sample: Sequence[Sequence[str]], name: int, first: int) -> bool:
    """Whether a name column has the first names in it too; beside "Vorname" a "Name" is mostly the last name alone."""
    pairs = [(r[name].casefold(), r[first].strip().casefold()) for r in sample if max(name, first) < len(r)]
    said = [(whole, given) for whole, given in pairs if whole.strip() and given]
    return not said or sum(given in whole for whole, given in said) * 2 > len(said)


_KIND_SAID = frozenset({"customer", "client", "prospect", "lead", "partner", "former client", "former customer", "ex-client", "kunde",
                        "interessent", "cliente", "klant", "other"})  # fmt: skip


def _kinds(chosen: list[Chosen], sample: Sequence[Sequence[str]]) -> list[Chosen]:
    """A "Status" whose cells all say what somebody is to us is their kind, where no column says it by its name."""
    if any(c.column.use.field == "kind_hint" for c in chosen):
        return chosen
    for i, c in enumerate(chosen):
        cells = _cells(sample, c.column.index)
        if not c.column.use.field and "status" in fold_header(c.column.header) and cells:
            if all(cell.casefold() in _KIND_SAID for cell in cells):
                chosen[i] = replace(c, column=replace(c.column, use=Use("kind_hint")), certain=False)
            break
    return chosen


_PARTNERS = {"email_label": "email", "phone_label": "phone", "link_label": "link", "named_label": "named"}


def _with_partners(chosen: Sequence[Chosen]) -> tuple[Chosen, ...]:
    """Values that have a column for their label know where it is; a label without values is kept as it is."""
    labels = {(_PARTNERS[c.column.use.field], c.column.use.slot): c.column.index
              for c in chosen if c.column.use.field in _PARTNERS}  # fmt: skip
    return tuple(
        replace(c, column=replace(c.column, partner=labels[key]))
        if (key := (c.column.use.field, c.column.use.slot)) in labels
        else c
        for c in chosen
    )
