"""What the scorecard counts: slim rows of touches, promises and follow-ups, the span, and a count that can be opened."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, time, timedelta, tzinfo
from itertools import chain
from typing import NamedTuple

PERCENT_FROM = 20
"""Cases from which a percentage is shown."""
PHONE = frozenset({"call", "voicemail"})


class Alike(NamedTuple):
    """Touches that are alike in all but who, when and how much, in columns: a quarter of twenty thousand is some dozens
    of these, and counting goes through them instead of through each touch."""

    channel: str
    out: int
    """1 for touches of ours, 0 for theirs."""
    disposition: str | None
    result: str | None
    gave: int
    prepared: int | None
    prospect: int
    """0 for a client, a former client, a partner or another; who is untagged counts as a prospect."""
    days: tuple[int, ...]
    """The day of each as an ordinal, in the rep's zone; never falling. The columns below keep step with it."""
    ids: tuple[int, ...]
    contacts: tuple[int, ...]
    ats: tuple[int, ...]
    """Seconds since 1970, UTC."""
    seconds: tuple[int, ...]
    """0 where it was not timed."""
    questions: tuple[int, ...]

    @property
    def dialled(self) -> bool:
        return self.out == 1 and self.channel in PHONE

    @property
    def talked(self) -> bool:
        """Spoke with them: a connected call, a meeting, a call of theirs that was taken."""
        if self.disposition is not None:
            return self.disposition == "connected"
        return self.channel == "meeting" or (self.channel == "call" and not self.out)


def within(touches: Iterable[Alike], first: date, last: date) -> tuple[Alike, ...]:
    """Those of these days, both included."""
    since, until = first.toordinal(), last.toordinal()
    found = []
    for t in touches:
        start, end = bisect_left(t.days, since), bisect_right(t.days, until)
        if start < end:
            part = slice(start, end)
            columns = (t.days[part], t.ids[part], t.contacts[part], t.ats[part], t.seconds[part], t.questions[part])
            found.append(Alike._make((*t[:-6], *columns)))
    return tuple(found)


def people_in(touches: Iterable[Alike], first: date, last: date) -> frozenset[int]:
    """Whose touches there were in these days, both included."""
    since, until = first.toordinal(), last.toordinal()
    parts = (t.contacts[bisect_left(t.days, since) : bisect_right(t.days, until)] for t in touches)
    return frozenset(chain.from_iterable(parts))


def ids_of(touches: Iterable[Alike]) -> tuple[int, ...]:
    """The ids of all of them, one after the other."""
    return tuple(chain.from_iterable(t.ids for t in touches))


def people_of(touches: Iterable[Alike]) -> tuple[int, ...]:
    """Whose touches they are, each contact once."""
    return tuple(set(chain.from_iterable(t.contacts for t in touches)))


def people_by_day(touches: Iterable[Alike]) -> frozenset[tuple[int, int]]:
    """Whose touches there were on which day: contact and ordinal."""
    return frozenset(chain.from_iterable(zip(t.contacts, t.days, strict=True) for t in touches))


class PromiseRow(NamedTuple):
    """A promise of ours."""

    id: int
    contact_id: int
    what: str
    state: str
    made_on: date
    due_on: date | None = None
    closed_on: date | None = None


class AgreedRow(NamedTuple):
    """A follow-up whose day was said aloud, by us or agreed with them."""

    id: int
    contact_id: int
    channel: str
    day: date
    """The day that was agreed first; putting it off does not change it."""
    state: str
    made_on: date
    closed_on: date | None = None
    with_them: int = 1
    """0 where the day was promised in a message: nobody agreed to it."""


class PlannedRow(NamedTuple):
    """A call that was planned, by anybody."""

    id: int
    contact_id: int
    day: date
    """The day that was planned first; putting it off does not change it."""
    state: str
    closed_on: date | None = None


class ClientRow(NamedTuple):
    """A client and how often either side got in touch in the twelve months up to the span's last day."""

    contact_id: int
    touches: int


class ReferralRow(NamedTuple):
    """Somebody who was named to us by another."""

    contact_id: int
    on: date


class LossRow(NamedTuple):
    """A reason behind a loss: of a deal that ended without us, or of a no in a talk."""

    noun: str
    """deal or touch."""
    id: int
    contact_id: int | None
    on: date
    name: str
    """Whose no it was."""
    what: str
    """The reason with its evidence, or what would be done differently."""
    mine: int
    """1 where it was mine to change, 0 where it was not."""


@dataclass(frozen=True, slots=True)
class Span:
    """Local days, both included; `today` is the rep's day now: what is still to come is not counted."""

    first: date
    last: date
    today: date

    def holds(self, day: date | None) -> bool:
        return day is not None and self.first <= day <= self.last

    @property
    def days(self) -> tuple[date, ...]:
        """Every day of the span; none where it ends before it begins."""
        return tuple(self.first + timedelta(days=n) for n in range((self.last - self.first).days + 1))


@dataclass(frozen=True, slots=True)
class Record:
    """What is counted, already cut to a span or wider; every measure looks at the span's own days only."""

    touches: tuple[Alike, ...] = ()
    promises: tuple[PromiseRow, ...] = ()
    agreed: tuple[AgreedRow, ...] = ()
    planned: tuple[PlannedRow, ...] = ()
    workdays: frozenset[date] = frozenset()
    """The rep's working days."""
    began: date = date.min
    """The first day that the desk knows a touch of: before it nothing is missing."""
    starts_at: time = time(8)
    """When the rep's days start."""
    zone: tzinfo = UTC
    """The rep's."""
    wanted: Mapping[date, int] = field(default_factory=dict)
    """Conversations wanted, of the days that were planned."""
    clients: tuple[ClientRow, ...] = ()
    referrals: tuple[ReferralRow, ...] = ()
    sources: Mapping[int, str] = field(default_factory=dict)
    """Where a contact came from, in the words of the record; of those who were talked with."""
    losses: tuple[LossRow, ...] = ()


@dataclass(frozen=True, slots=True)
class Count:
    """A number and the rows it was counted from, so that it can be opened."""

    ids: tuple[int, ...] = ()
    """Rows that count; days as ordinals where days are counted."""
    of: tuple[int, ...] | None = None
    """All rows that could have counted; None where that is no question."""
    amount: int | None = None
    """The number, where it is not how many rows there are."""
    unit: str = ""
    note: str = ""
    goal: int | None = None
    """How many were wanted, where the days were planned."""

    @property
    def value(self) -> int:
        return len(self.ids) if self.amount is None else self.amount

    @property
    def words(self) -> str:
        """ "7", "2 of 7", "31 of 36, 86 %", "12 min"; "–" where there was nothing to count from."""
        if self.of is not None:
            return share(len(self.ids), len(self.of)) if self.of else "–"
        if self.unit and not self.ids:
            return "–"
        if self.goal is not None:
            return f"{self.value:,} of {self.goal:,}"
        return f"{self.value:,}" + (f" {self.unit}" if self.unit else "") + (f", {self.note}" if self.note else "")


def share(part: int, whole: int) -> str:
    """ "2 of 7"; from twenty cases on with the percentage: "31 of 36, 86 %"."""
    words = f"{part:,} of {whole:,}"
    return f"{words}, {100 * part / whole:.0f} %" if whole >= PERCENT_FROM else words


def rate(count: Count) -> float:
    """The share of the cases that count, 0 to 1; nought of none."""
    return len(count.ids) / len(count.of) if count.of else 0.0


def days_before(day: date, count: int) -> date:
    """The day so many days before, or the calendar's first."""
    return date.fromordinal(max(1, day.toordinal() - count))


def spans(today: date) -> dict[str, Span]:
    """Today, the week since Monday, fourteen days and ninety days, each up to and with today."""
    return {
        "today": Span(today, today, today),
        "week": Span(today - timedelta(days=today.weekday()), today, today),
        "14 days": Span(today - timedelta(days=13), today, today),
        "quarter": Span(today - timedelta(days=89), today, today),
    }
