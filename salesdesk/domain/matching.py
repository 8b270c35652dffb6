"""Which person a line of a file means: one we have, one who may be, or somebody new.

Pure: the book of who is known is passed in. Same e-mail or number is the same person; the same name alone is a question.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Literal

from salesdesk.domain.matching_names import clearly_differ, is_shared_box, name_key
from salesdesk.domain.patterns import pattern
from salesdesk.domain.who import Kind

NOBODYS_LABELS = frozenset({"fax", "main", "switchboard", "company", "pager", "assistant", "callback"})
"""Numbers under these labels belong to more people than one, so they never say who somebody is."""
OWN = "salesdesk"
"""The system whose ids stand bare in our own files."""


class Becomes(StrEnum):
    """What becomes of a line; every line has exactly one."""

    NEW = "new"
    UPDATED = "updated"
    DUPLICATE = "duplicate"
    QUESTION = "question"
    REJECTED = "rejected"


class About(StrEnum):
    """What a question is about."""

    NAME = "name"
    NUMBER = "number"
    MAILBOX = "mailbox"
    TRASH = "trash"
    WHO = "who"
    WHEN = "when"


class How(StrEnum):
    """By what two are known to be one."""

    RECORD = "record"
    EMAIL = "email"
    NUMBER = "number"
    PROFILE = "profile"
    LINE = "line"
    NAME = "name"
    ANSWER = "answer"


@dataclass(frozen=True, slots=True)
class Number:
    """A number of a line, read."""

    raw: str
    key: str
    e164: str | None = None
    extension: str | None = None
    label: str = ""

    @property
    def tells_who(self) -> bool:
        return bool(self.key) and self.label.casefold() not in NOBODYS_LABELS


@dataclass(frozen=True, slots=True)
class Address:
    """An e-mail address of a line."""

    address: str
    key: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """A web page of a line; a profile's key tells who somebody is."""

    url: str
    key: str
    label: str = ""
    profile: bool = False


@dataclass(frozen=True, slots=True)
class Firm:
    """The firm that a line names."""

    name: str = ""
    key: str = ""
    domain: str = ""
    external: tuple[str, str] | None = None
    industry: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """One line of a file as a person, every value cleaned and read, nothing decided."""

    line: int
    name: str
    """What is kept as their name: an address or a number where the line has no name."""
    named: bool = True
    key: str = ""
    firm: Firm | None = None
    fields: dict[str, str] = field(default_factory=dict)
    """Column of a contact → value; only those that say something."""
    kind: Kind | None = None
    phones: tuple[Number, ...] = ()
    emails: tuple[Address, ...] = ()
    pages: tuple[Page, ...] = ()
    tags: tuple[str, ...] = ()
    kept: tuple[tuple[str, str], ...] = ()
    """(header, value) of what has no field of its own."""
    notes: str = ""
    wishes: tuple[str, ...] = ()
    """Channels on which they do not want to be contacted: "all", "call", "email"."""
    wish_words: str = ""
    next_on: date | None = None
    next_why: str = ""
    next_text: str = ""
    """A follow-up date that was no certain day, as it was written."""
    odd: tuple[str, ...] = ()
    """What stood where a number, an address or a day should be, and is none: kept as it was written."""
    external: tuple[str, str] | None = None
    """(system, id)."""
    fingerprint: str = ""
    """Of the whole line: by it the very same line of another file is known again."""
    unsigned: bool = False
    """No address, number, profile or id: nothing in the line tells who it is."""
    own: bool = False
    """A line of a file that a desk of ours wrote: everybody in it has one line."""
    only_named: bool = False
    """The line holds a name, perhaps a firm, and nothing else."""


@dataclass(frozen=True, slots=True)
class Acquaintance:
    """As much of a known contact as matching needs."""

    name: str
    firm: str = ""
    """Key of the firm's name."""
    trashed: bool = False


MOST = 200
COMPARED = 20
"""Of people who share an address or a number and are not of the very same name, so many are compared."""
Ids = dict[str, tuple[int, ...]]


@dataclass(slots=True)
class Book:
    """Who is known, by everything that tells people apart. It grows with the lines of a file."""

    people: dict[int, Acquaintance] = field(default_factory=dict)
    emails: Ids = field(default_factory=dict)
    numbers: Ids = field(default_factory=dict)
    profiles: Ids = field(default_factory=dict)
    names: Ids = field(default_factory=dict)
    records: dict[tuple[str, str], int] = field(default_factory=dict)
    lines: dict[str, list[int]] = field(default_factory=dict)
    """Fingerprints of lines of earlier files, the first of equal ones last."""
    seen: dict[str, int] = field(default_factory=dict)
    """Fingerprints of this file's unsigned lines."""
    taken: set[int] = field(default_factory=set)
    """Contacts for whom a line of this file stands already, where everybody has one line only."""

    def known(self, ids: Ids, key: str, person: Person) -> tuple[int, ...]:
        """Who is known under a key, as far as the line may mean them."""
        found = ids.get(key, ()) if key else ()
        return tuple(i for i in found if i not in self.taken) if person.own and found else found

    def own_id(self, id: str, key: str) -> int | None:
        """A contact by our own id, as long as the name is theirs: the file may come from another desk."""
        found = self.people.get(int(id)) if id.isdecimal() and len(id) < 19 else None
        return int(id) if found and key and name_key(found.name) == key else None

    def enter(self, contact_id: int, person: Person) -> None:
        """Somebody new, so that later lines of the file find them."""
        self.people[contact_id] = Acquaintance(person.name, person.firm.key if person.firm else "")
        if person.key:
            add(self.names, person.key, contact_id)
        self.learn(contact_id, person)

    def learn(self, contact_id: int, person: Person) -> None:
        """What a line says of somebody known."""
        for address in person.emails:
            add(self.emails, address.key, contact_id)
        for number in person.phones:
            if number.tells_who:
                add(self.numbers, number.key, contact_id)
        for page in person.pages:
            if page.profile:
                add(self.profiles, page.key, contact_id)
        if person.external:
            self.records.setdefault(person.external, contact_id)
        if person.unsigned:
            self.seen.setdefault(person.fingerprint, contact_id)


@dataclass(frozen=True, slots=True)
class Verdict:
    """Who a line is. A question names the one who may be meant."""

    sort: Literal["new", "same", "question"]
    contact_id: int | None = None
    how: How | None = None
    about: About | None = None


NEW = Verdict("new")


def judge(person: Person, book: Book) -> Verdict:
    """Who the line is, by the surest sign that it bears."""
    for rule in (_by_line, _by_record, _by_email, _by_number, _by_profile, _by_twin, _by_name):
        if found := rule(person, book):
            return found
    return NEW


def add(ids: Ids, key: str, contact_id: int) -> None:
    """Enters an id under a key, once; a key that more than MOST share tells nobody apart any more."""
    if not key:
        return
    there = ids.get(key)
    if there is None:
        ids[key] = (contact_id,)
    elif len(there) < MOST and contact_id not in there:
        ids[key] = (*there, contact_id)


def _by_record(person: Person, book: Book) -> Verdict | None:
    """The same record of the same system; ids of two installations may clash, so another name stands against it."""
    if person.external is None:
        return None
    found = book.records.get(person.external)
    if found is None and person.external[0] == OWN:
        found = book.own_id(person.external[1], person.key)
    if found is None or _others(person, book, found):
        return None
    return _same(found, How.RECORD, book)


def _by_email(person: Person, book: Book) -> Verdict | None:
    """A personal address is one person's whatever the name; a shared mailbox may be several people's."""
    for address in person.emails:
        known = book.known(book.emails, address.key, person)
        if not known:
            continue
        agreeing = _agreeing(person, book, known)
        if agreeing or not is_shared_box(address.key):
            return _same(_best(person, book, agreeing or known), How.EMAIL, book)
        if (live := _live(known, book)) and not _known_otherwise(person, book):
            return Verdict("question", live[0], How.EMAIL, About.MAILBOX)
    return None


def _by_number(person: Person, book: Book) -> Verdict | None:
    shared: int | None = None
    for number in person.phones:
        if not number.key:
            continue
        known = book.known(book.numbers, number.key, person) if number.tells_who else ()
        agreeing = _agreeing(person, book, known)
        if agreeing:
            return _same(_best(person, book, agreeing), How.NUMBER, book)
        if known and shared is None:
            shared = next(iter(_live(known, book)), None)
    if shared is None or _known_otherwise(person, book):
        return None
    return Verdict("question", shared, How.NUMBER, About.NUMBER)


def _by_profile(person: Person, book: Book) -> Verdict | None:
    for page in person.pages:
        if page.profile and (known := book.known(book.profiles, page.key, person)):
            return _same(_best(person, book, known), How.PROFILE, book)
    return None


def _by_line(person: Person, book: Book) -> Verdict | None:
    """The very same line of an earlier file is who it was then: each of them stands for one line."""
    earlier = book.lines.get(person.fingerprint)
    if not earlier:
        return None
    return _same(earlier.pop(), How.LINE, book)


def _by_twin(person: Person, book: Book) -> Verdict | None:
    """The same line twice in one file, though nothing but its words tells who it is; a bare name is not enough."""
    if not person.unsigned or person.only_named or person.own or person.fingerprint not in book.seen:
        return None
    return _same(book.seen[person.fingerprint], How.LINE, book)


def _by_name(person: Person, book: Book) -> Verdict | None:
    """The same name is never enough: a question. Of a single word it is one only at the same firm."""
    known = book.known(book.names, person.key, person)
    if not known:
        return None
    firm = person.firm.key if person.firm else ""
    same_firm = [i for i in known if book.people[i].firm == firm]
    live = _live(same_firm, book) or ([] if " " not in person.key and person.key.isascii() else _live(known, book))
    if live:
        return Verdict("question", live[0], How.NAME, About.NAME)
    return Verdict("question", same_firm[0], How.NAME, About.TRASH) if same_firm else None


def _known_otherwise(person: Person, book: Book) -> bool:
    """Whether a surer sign than a shared one says who it is: then nothing is asked about the shared one."""
    return any(page.profile and page.key in book.profiles for page in person.pages)


def _same(contact_id: int, how: How, book: Book) -> Verdict:
    if book.people[contact_id].trashed:
        return Verdict("question", contact_id, how, About.TRASH)
    return Verdict("same", contact_id, how)


def _others(person: Person, book: Book, contact_id: int) -> bool:
    return person.named and clearly_differ(person.name, book.people[contact_id].name)


def _agreeing(person: Person, book: Book, known: tuple[int, ...]) -> list[int]:
    """Those of one sign who are of the very same name, else those whose name does not clearly differ."""
    same = set(book.names.get(person.key, ())) if person.key and len(known) > 1 else set()
    return [i for i in known if i in same] or [i for i in known[:COMPARED] if not _others(person, book, i)]


def _best(person: Person, book: Book, known: Iterable[int]) -> int:
    """Of several the live one, then the one of the same name, then the oldest."""
    return min(known, key=lambda i: (book.people[i].trashed, name_key(book.people[i].name) != person.key, i))


def _live(known: Iterable[int], book: Book) -> list[int]:
    return [i for i in known if not book.people[i].trashed]


_PROFILE = pattern(
    r"(?:https?://)?(?:[a-z]{2,3}\.)?(linkedin\.com/(?:in|pub)/[^/?#\s]+|xing\.com/profile/[^/?#\s]+)", re.I
)


def page_of(url: str, label: str = "") -> Page:
    """A web page; a profile in a network of people tells who somebody is, however its address is written."""
    found = _PROFILE.match(url)
    if found:
        return Page(url, found.group(1).casefold(), label, profile=True)
    bare = re.sub(r"^https?://(?:www\.)?", "", url.casefold()).rstrip("/")
    return Page(url, bare, label)
