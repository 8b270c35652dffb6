"""One import while it is being worked out: what is known, what would be written, what became of each line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, tzinfo
from typing import TYPE_CHECKING, NamedTuple

from salesdesk.domain.differences import Record, record_of
from salesdesk.domain.matching import About, Becomes, Book, Person
from salesdesk.store import intake as rows
from salesdesk.store.intake import Batch, Firms, Wish

if TYPE_CHECKING:
    from salesdesk.store.database import Database


class Fate(NamedTuple):
    """What became of one line of a file, or would become of it. A tuple: there are as many as lines."""

    line: int
    """First line of the record as an editor counts, from 1."""
    fate: str
    """new, updated, duplicate, question or rejected."""
    contact: str | None
    """The contact's name; None where the line is about nobody."""
    contact_id: int | None
    """None as well where the contact is not made yet."""
    reason: str
    about: About | None = None
    """What a question is about."""
    other_id: int | None = None
    """The one who may be the same person."""
    id: int = 0
    """Of the stored fate, for `answer`; 0 in a preview."""
    answered_on: date | None = None


class Told(NamedTuple):
    """A fate while it is planned: `text` is what is kept with it for later."""

    line: int
    fate: str
    contact: str | None
    contact_id: int | None
    reason: str
    about: About | None
    other_id: int | None
    text: str


@dataclass(slots=True)
class Plan:
    """Everything that one import would write, and why."""

    db: Database
    file: str
    source: str
    """What a line without an id of another system is said to come from: the format's id."""
    today: date
    at: str
    zone: tzinfo
    answers: Mapping[int, str]
    batch: Batch
    book: Book
    firms: Firms
    wishes: dict[str, list[Wish]]
    fates: list[Told] = field(default_factory=list)
    newcomers: dict[int, Person] = field(default_factory=dict)
    records: dict[int, Record] = field(default_factory=dict)
    changed: set[int] = field(default_factory=set)
    """Contacts whose record has been changed by a line of this file."""
    called_off: list[int] = field(default_factory=list)
    """Contacts known before who now want no calls."""
    written: bool = False
    """Carried out: a plan is good for once."""

    def tell(
        self, line: int, fate: Becomes, reason: str, *, contact: str | None = None, contact_id: int | None = None,
        other_id: int | None = None, about: About | None = None, text: str = "",
    ) -> None:  # fmt: skip
        """The one fate of a line."""
        self.fates.append(Told(line, fate.value, contact, contact_id, reason, about, other_id, text))

    def wish(self, identity: str, channel: str, words: str) -> None:
        """A wish that hangs on a number or an address, for later lines too."""
        wish = Wish(channel, self.today.isoformat(), words, None)
        self.wishes.setdefault(identity, []).append(wish)
        self.batch.add("do_not_contact", identity=identity, channel=channel, since_on=wish.since_on, words=words)

    def record(self, contact_id: int) -> Record:
        """What is known of a contact, with what earlier lines have added."""
        found = self.records.get(contact_id)
        if found is None:
            person = self.newcomers.get(contact_id)
            found = record_of(contact_id, person) if person else rows.records(self.db, (contact_id,))[contact_id]
            self.records[contact_id] = found
        return found

    def name_of(self, contact_id: int) -> str:
        return self.book.people[contact_id].name or self.record(contact_id).name

    def fetch(self, contact_ids: Iterable[int]) -> None:
        """Reads the records of several contacts at one go, and lets go of those that were only looked at."""
        self.records = {i: record for i, record in self.records.items() if i in self.changed}
        wanted = {i for i in contact_ids if i not in self.records and i not in self.newcomers and i in self.book.people}
        if wanted:
            self.records |= rows.records(self.db, wanted)


def new_plan(
    db: Database, *, file: str, source: str, today: date, at: str, zone: tzinfo, answers: Mapping[int, str]
) -> Plan:
    """A plan with everything read that lines are matched against."""
    return Plan(
        db, file, source, today, at, zone, answers, Batch(rows.free_ids(db)), rows.read_book(db), rows.read_firms(db),
        rows.read_wishes(db),
    )  # fmt: skip
