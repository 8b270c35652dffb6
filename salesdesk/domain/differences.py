"""What a line of a file adds to somebody we have: blanks are filled, what differs stays ours and theirs is told.

Pure: a record is what is known of one contact, a difference is what would be written.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from salesdesk.domain.matching import Address, Number, Page, Person
from salesdesk.domain.matching_names import folded, name_key, shortened
from salesdesk.domain.who import KIND_WORDS, Kind

T = TypeVar("T")
MOST_NUMBERS = 50
"""Somebody with more numbers than this is no person; their ends are not compared."""
PLACE = ("street", "city", "region", "postal_code", "country")
"""Parts of one address: they are only filled from an address that is the same one."""
BOOKKEEPING = frozenset({"lead_source", "connected_on"})
"""Fields of the other system's own record: a difference in them is told, and is no news of the person."""
ABOUT_THE_RECORD = frozenset({"Created on", "Struck number"})
"""Kept with somebody new; of somebody known they say nothing that is news."""
FIELD_WORDS = {
    "name": "name", "title": "job title", "account": "company", "reading": "reading", "lead_source": "source",
    "postal_code": "postal code", "connected_on": "connected on", "zone": "time zone", "first_name": "first name",
    "last_name": "last name", "next_on": "follow-up date", "wish": "do not contact",
}  # fmt: skip


@dataclass(slots=True)
class Record:
    """What is known of one contact, as far as a line can say something new about it."""

    id: int
    name: str
    named: bool = True
    firm: str | None = None
    """Name of the account, as written."""
    firm_key: str = ""
    kind: Kind | None = None
    fields: dict[str, str] = field(default_factory=dict)
    numbers: Set[str] = frozenset()
    addresses: Set[str] = frozenset()
    pages: Set[str] = frozenset()
    tags: Set[str] = frozenset()
    kept: dict[str, list[str]] = field(default_factory=dict)
    notes: Set[str] = frozenset()
    wishes: Set[str] = frozenset()
    open_days: Set[date] = frozenset()
    closed_days: Set[date] = frozenset()
    told: Set[tuple[str, str]] = frozenset()
    """(field, their value) that the timeline already tells."""
    records: Set[tuple[str, str]] = frozenset()
    waits_for: Set[tuple[str, str]] = frozenset()
    """Companies by (system, id) that have not come in yet."""


@dataclass(frozen=True, slots=True)
class Differing:
    """Two values for one field: ours stays."""

    field: str
    ours: str
    theirs: str


@dataclass(slots=True)
class Difference:
    """What a line would change of a record."""

    filled: dict[str, str] = field(default_factory=dict)
    kind: Kind | None = None
    firm: bool = False
    """The firm of the line becomes theirs: there was none."""
    differing: list[Differing] = field(default_factory=list)
    """To be told on the timeline."""
    aside: list[Differing] = field(default_factory=list)
    """Told with the line's fate only."""
    numbers: list[Number] = field(default_factory=list)
    addresses: list[Address] = field(default_factory=list)
    pages: list[Page] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    kept: list[tuple[str, str]] = field(default_factory=list)
    notes: str = ""
    wishes: list[str] = field(default_factory=list)
    next_on: date | None = None
    record: tuple[str, str] | None = None

    @property
    def says_something(self) -> bool:
        """Whether there is anything in the line that was not known."""
        return any((
            self.filled, self.kind, self.firm, self.differing, self.numbers, self.addresses, self.pages, self.tags,
            self.kept, self.notes, self.wishes, self.next_on,
        ))  # fmt: skip

    def words(self) -> str:
        """In a sentence or two: what was added, what differs."""
        added = self._added()
        parts = [f"Added: {', '.join(added)}." if added else ""]
        both = self.differing + self.aside
        theirs = ", ".join(f"{field_words(d.field)} “{shortened(d.theirs)}”" for d in both[:4])
        more = f" and {len(both) - 4} more" if len(both) > 4 else ""
        parts.append(f"Differs, yours kept: {theirs}{more}." if both else "")
        return " ".join(part for part in parts if part)

    def _added(self) -> list[str]:
        place = [column for column in self.filled if column in PLACE]
        named = [field_words(c) for c in self.filled if c not in PLACE and c not in ("first_name", "last_name")]
        counted = (
            (self.numbers, "number"), (self.addresses, "e-mail"), (self.pages, "link"), (self.tags, "tag"),
        )  # fmt: skip
        return [
            *named,
            *(["address"] if place else []),
            *(["company"] if self.firm else []),
            *(["kind"] if self.kind else []),
            *(word if len(there) == 1 else f"{len(there)} {word}s" for there, word in counted if there),
            *(header for header, _ in self.kept[:4]),
            *(["a note"] if self.notes else []),
            *(["do not contact"] if self.wishes else []),
            *([f"follow-up on {self.next_on:%d %b %Y}"] if self.next_on else []),
        ]


def field_words(column: str) -> str:
    """What a column is called in a sentence; the headers of a file are called as they are."""
    return FIELD_WORDS.get(column, column)


def compare(person: Person, record: Record) -> Difference:
    """What the line says that the record does not. A blank never overwrites, and neither does a value."""
    found = Difference()
    _names(person, record, found)
    _fields(person, record, found)
    if person.kind and person.kind is not record.kind:
        if record.kind is None:
            found.kind = person.kind
        else:
            found.aside.append(Differing("kind", KIND_WORDS[record.kind], KIND_WORDS[person.kind]))
    _firm(person, record, found)
    _lists(person, record, found)
    _next(person, record, found)
    return found


def take(found: Difference, person: Person, record: Record) -> None:
    """The record as it is after the difference was written, for the next line about the same person."""
    if "name" in found.filled:
        record.name, record.named = found.filled["name"], True
    record.fields |= found.filled
    record.kind = found.kind or record.kind
    if found.firm and person.firm:
        record.firm, record.firm_key = person.firm.name, person.firm.key
    record.told = grown(record.told, ((d.field, folded(d.theirs)) for d in found.differing))
    record.numbers = grown(record.numbers, (n.key or n.raw for n in found.numbers))
    record.addresses = grown(record.addresses, (a.key for a in found.addresses))
    record.pages = grown(record.pages, (p.key for p in found.pages))
    record.tags = grown(record.tags, (folded(tag) for tag in found.tags))
    for header, value in found.kept:
        record.kept.setdefault(header, []).append(value)
    record.wishes = grown(record.wishes, found.wishes)
    record.notes = grown(record.notes, [found.notes] if found.notes else [])
    record.open_days = grown(record.open_days, [found.next_on] if found.next_on else [])
    record.records = grown(record.records, [found.record] if found.record else [])


def grown(there: Set[T], more: Iterable[T]) -> Set[T]:
    """The set with more in it: most records know nothing of most things, so empty ones share one value."""
    if isinstance(there, set):
        there.update(more)
        return there
    return {*there, *more} or there


def record_of(contact_id: int, person: Person) -> Record:
    """What is known of somebody who came in with an earlier line of the same file."""
    record = Record(contact_id, person.name, person.named)
    everything = Difference(
        filled=dict(person.fields), kind=person.kind, firm=person.firm is not None and bool(person.firm.name),
        numbers=list(person.phones), addresses=list(person.emails), pages=list(person.pages), tags=list(person.tags),
        kept=list(person.kept), notes=person.notes, wishes=list(person.wishes), next_on=person.next_on,
        record=person.external,
    )  # fmt: skip
    take(everything, person, record)
    return record


def _names(person: Person, record: Record, found: Difference) -> None:
    if not person.named:
        return
    parts: dict[str, str] = {c: person.fields[c] for c in ("first_name", "last_name") if c in person.fields}
    if not record.named:
        found.filled |= parts | {"name": person.name}
        return
    if person.key and name_key(record.name) != person.key:
        _differs(found, record, Differing("name", record.name, person.name))
        return
    found.filled |= {c: value for c, value in parts.items() if c not in record.fields}


def _fields(person: Person, record: Record, found: Difference) -> None:
    elsewhere = _another_place(person.fields, record.fields)
    for column, theirs in person.fields.items():
        if column in ("first_name", "last_name"):
            continue
        ours = record.fields.get(column, "")
        if not ours and not (elsewhere and column in PLACE):
            found.filled[column] = theirs
        elif folded(ours) == folded(theirs):
            continue
        elif column in BOOKKEEPING:
            found.aside.append(Differing(column, ours, theirs))
        elif column != "country" or not _same_country(ours, theirs):
            _differs(found, record, Differing(column, ours, theirs))


def _another_place(theirs: Mapping[str, str], ours: Mapping[str, str]) -> bool:
    """Whether two addresses are of two places: then neither is patched up with parts of the other."""
    both = [column for column in ("street", "city", "postal_code") if theirs.get(column) and ours.get(column)]
    if any(folded(theirs[column]) != folded(ours[column]) for column in both):
        return True
    return bool(theirs.get("country") and ours.get("country")) and not _same_country(theirs["country"], ours["country"])


def _same_country(one: str, other: str) -> bool:
    from salesdesk.domain.places import country_code

    if folded(one) == folded(other):
        return True
    code = country_code(one)
    return code is not None and code == country_code(other)


def _firm(person: Person, record: Record, found: Difference) -> None:
    firm = person.firm
    if firm is None or not firm.name or firm.key == record.firm_key:
        return
    if record.firm:
        _differs(found, record, Differing("account", record.firm, firm.name))
    else:
        found.firm = True


def _lists(person: Person, record: Record, found: Difference) -> None:
    found.numbers = [n for n in person.phones if not has_number(record, n)]
    found.addresses = [a for a in person.emails if a.key not in record.addresses]
    found.pages = [p for p in person.pages if p.key not in record.pages]
    found.tags = [tag for tag in person.tags if folded(tag) not in record.tags]
    for header, value in person.kept:
        there = record.kept.get(header)
        if there is None and header not in ABOUT_THE_RECORD:
            found.kept.append((header, value))
        elif there is None:
            continue
        elif folded(value) != folded(there[0]) and folded(value) not in map(folded, there):
            found.aside.append(Differing(header, there[0], value))
    if person.notes and person.notes not in record.notes:
        found.notes = person.notes
    if "all" not in record.wishes:
        found.wishes = [channel for channel in person.wishes if channel not in record.wishes]
    if person.external and person.external not in record.records:
        found.record = person.external


def has_number(record: Record, number: Number) -> bool:
    """Whether the record has it, perhaps with or without its country."""
    key = number.key or number.raw
    if key in record.numbers:
        return True
    figures = key.lstrip("+0")
    if len(figures) < 7 or not figures.isdecimal() or len(record.numbers) > MOST_NUMBERS:
        return False
    return any(
        known.endswith(figures) or figures.endswith(known.lstrip("+0"))
        for known in record.numbers
        if (known[:1] == "+") != (key[:1] == "+") and len(known.lstrip("+0")) >= 7
    )


def _next(person: Person, record: Record, found: Difference) -> None:
    day = person.next_on
    if day is None or day in record.open_days or day in record.closed_days:
        return
    if record.open_days:
        _differs(found, record, Differing("next_on", min(record.open_days).isoformat(), day.isoformat()))
    elif not {"all", "call"} & (record.wishes | set(person.wishes)):
        found.next_on = day


def _differs(found: Difference, record: Record, differing: Differing) -> None:
    """Theirs is told once: a file that says it again says nothing new."""
    if (differing.field, folded(differing.theirs)) not in record.told:
        found.differing.append(differing)
