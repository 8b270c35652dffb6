"""The day's order: which follow-up stands where, and why. Pure; the ranking is `rank`, the groups are `group`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from functools import partial
from typing import NamedTuple

from salesdesk.domain.followup import FollowUp, FollowUpState, Origin, Play, Promise, Side, asks_nothing
from salesdesk.domain.hours import TheirClock
from salesdesk.domain.modes import Mode, Standing, mode_reason, quoted
from salesdesk.domain.who import ContactLine
from salesdesk.domain.workdays import Workdays

NOW_MARGIN = timedelta(minutes=15)
"""A timed follow-up stands under NOW from this long before its time to this long after."""


class Group(StrEnum):
    """The sections of the agenda, in their order."""

    OVERDUE = "overdue"
    NOW = "now"
    TODAY = "today"
    HELD = "held"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Item:
    """One follow-up as it stands in the agenda."""

    follow_up: FollowUp
    contact: ContactLine
    clock: TheirClock
    mode: Mode = Mode.PROSPECTING
    number: str | None = None
    """E.164 of the number to call."""
    promise: Promise | None = None
    tries: int = 0
    """Our touches since their last answer: the third voicemail comes before the first call."""
    standing: Standing | None = None
    refused: str | None = None
    """Why the follow-up's channel is forbidden, in their words."""

    @property
    def outside_hours(self) -> bool:
        return self.clock.state == "closed"

    @property
    def held_until(self) -> datetime | None:
        """When a held row returns by itself (UTC); None for a row that is not held."""
        waits = self.follow_up.waits_for_open and self.follow_up.state is FollowUpState.OPEN
        return self.clock.opens_at if waits and self.outside_hours else None

    def has_returned(self, now: datetime) -> bool:
        """Whether it was held and its hour is now: they are open, and no later hour was named."""
        follow_up = self.follow_up
        waited = follow_up.waits_for_open and follow_up.state is FollowUpState.OPEN and not self.outside_hours
        return waited and (follow_up.due_at is None or follow_up.due_at - NOW_MARGIN <= now)


class Section(NamedTuple):
    group: Group
    items: tuple[Item, ...]


class Counts(NamedTuple):
    due: int
    """Everything that is open for the day, overdue and held ones too."""
    overdue: int
    done: int
    promises_due: int
    held: int


class Lanes(NamedTuple):
    """People that no day brings up by itself; each list may be cut, its count is whole."""

    no_next_step: tuple[ContactLine, ...] = ()
    quiet: tuple[ContactLine, ...] = ()
    untagged: tuple[ContactLine, ...] = ()
    not_started: tuple[ContactLine, ...] = ()
    """People we have never touched and plan nothing with."""
    no_next_step_count: int = 0
    quiet_count: int = 0
    untagged_count: int = 0
    not_started_count: int = 0


class Agenda(NamedTuple):
    """One day's follow-ups in the order in which they are best done."""

    day: date
    now: datetime
    sections: tuple[Section, ...]
    counts: Counts
    lanes: Lanes = Lanes()
    more: int = 0
    """Open follow-ups beyond what was read: they are said, never hidden."""
    paused: tuple[Item, ...] = ()
    """What would be due, but waits: they are out of office, in quiet mode, or the rep is away."""
    away: str = ""
    """That the rep is away, in one line."""

    def items(self) -> tuple[Item, ...]:
        """Every row in its order, done ones last."""
        return tuple(item for section in self.sections for item in section.items)

    def section(self, group: Group) -> tuple[Item, ...]:
        return next((section.items for section in self.sections if section.group is group), ())

    def whose_turn(self, *, without: int | None = None) -> Item | None:
        """The row to turn to: the first that is not for later today and whose hours are now, else the first of those
        that do not wait; `without` leaves out a contact (by id)."""
        soon = self.now.astimezone(UTC) + NOW_MARGIN
        waiting = [
            i for g in (Group.OVERDUE, Group.NOW, Group.TODAY) for i in self.section(g) if i.contact.id != without
        ]
        ripe = (i for i in waiting if not i.outside_hours and (not i.follow_up.due_at or i.follow_up.due_at <= soon))
        return next(ripe, waiting[0] if waiting else None)

    def next_timed(self) -> Item | None:
        """The timed follow-up that comes next, the one that is due now first."""
        soon = self.now.astimezone(UTC) - NOW_MARGIN
        open_items = (i for g in (Group.NOW, Group.TODAY, Group.HELD) for i in self.section(g))
        timed = [i for i in open_items if i.follow_up.due_at and i.follow_up.due_at >= soon]
        return min(timed, key=lambda i: i.follow_up.due_at or soon, default=None)


def said_aloud(follow_up: FollowUp) -> bool:
    """Whether the other side was told of it: an agreed day or a promise of ours, never a play's own idea."""
    if follow_up.origin is Origin.PLAY:
        return False
    return follow_up.agreed or follow_up.promise_id is not None or follow_up.origin in (Origin.AGREED, Origin.PROMISE)


def counted_day(follow_up: FollowUp, workdays: Workdays) -> date:
    """The day a follow-up counts for: what was said aloud keeps its day, the rest rolls on over days off."""
    return follow_up.due_on if said_aloud(follow_up) else workdays.on_or_after(follow_up.due_on)


def day_of(item: Item, workdays: Workdays) -> date:
    """The day a row counts for: that of its follow-up, or their return where that day fell into an absence of theirs."""
    day = counted_day(item.follow_up, workdays)
    if item.standing is None or said_aloud(item.follow_up):
        return day
    while last := item.standing.out_over(day):
        day = workdays.on_or_after(last + timedelta(days=1))
    return day


def is_paused(item: Item, *, day: date, away: str = "") -> bool:
    """Whether an open row waits although its day has come. What was said aloud never waits.

    Out of office pauses until the return; quiet mode keeps every touch off that asks something; away pauses all.
    """
    follow_up = item.follow_up
    if follow_up.state is not FollowUpState.OPEN or said_aloud(follow_up):
        return False
    if away or (item.standing is not None and item.standing.is_out(day)):
        return True
    return item.mode is Mode.QUIET and not asks_nothing(follow_up.channel) and follow_up.play != Play.STALL


def why_now(item: Item, *, today: date) -> str:
    """Why the row stands where it stands, in one short line: the rep's or their own words, else what the record says."""
    follow_up, words = item.follow_up, quoted(item.follow_up.their_words)
    if follow_up.why_now:
        return follow_up.why_now
    if follow_up.agreed or follow_up.origin is Origin.AGREED:
        day = "asked for today" if follow_up.due_on == today else "asked for this day"
        return f"{day}: {words}" if words else day
    if words:
        return words
    if item.promise is not None:
        return item.promise.what
    return mode_reason(item.standing, today=today) if item.standing else ""


def group(item: Item, *, now: datetime, workdays: Workdays) -> Group | None:
    """Where an item stands at this moment; None when its day has not come."""
    follow_up = item.follow_up
    if follow_up.state is not FollowUpState.OPEN:
        return Group.DONE
    day, today = counted_day(follow_up, workdays), now.date()
    if day > today and (follow_up.due_on > today or follow_up.origin in (Origin.PLAY, Origin.IMPORT)):
        return None  # what the rep dated for a day off shows on that day all the same; only its lateness waits
    if item.held_until is not None:
        return Group.HELD
    if day_of(item, workdays) < today:
        return Group.OVERDUE
    if follow_up.due_at is None or follow_up.due_on != today:
        return Group.NOW if item.has_returned(now) else Group.TODAY
    if follow_up.due_at + NOW_MARGIN < now:
        return Group.OVERDUE
    near = follow_up.due_at - NOW_MARGIN <= now
    return Group.NOW if near and not item.outside_hours else Group.TODAY


def rank(item: Item, where: Group, now: datetime) -> tuple[object, ...]:
    """The order inside a section, smallest first. The one ranking of the desk, by what is owed to the other side:

    0 days that were agreed with them, 1 nudges after a promise passed, 2 calls and deliveries that we promised,
    3 prospecting, the most tried first, 4 clients, 5 the rest (`weight`).

    OVERDUE: late promises of ours before all, then by weight, the latest first. NOW: by time. TODAY: timed rows by their
    time, then the rest by weight. HELD: by the hour at which they open, for then they return by themselves, on top of
    OVERDUE or NOW. DONE: the last done first.
    """
    follow_up = item.follow_up
    time = follow_up.due_at or datetime.max.replace(tzinfo=UTC)
    if where is Group.OVERDUE:
        late = not is_our_promise(item)
        return (not item.has_returned(now), late, weight(item), follow_up.due_on, time, -item.tries, follow_up.id)
    if where is Group.HELD:
        return (item.held_until or time, weight(item), -item.tries, follow_up.id)
    if where is Group.DONE:
        closed = follow_up.closed_at
        return (-closed.timestamp() if closed else 0.0, -follow_up.id)
    back = where is Group.NOW and item.has_returned(now)
    return (not back, time, weight(item), -item.tries, follow_up.due_on, follow_up.id)


def is_our_promise(item: Item) -> bool:
    """Whether the row stands for something that we promised."""
    if item.follow_up.origin is Origin.PLAY or item.follow_up.promise_id is None:
        return False
    return item.promise is None or item.promise.side is Side.OURS


def weight(item: Item) -> int:
    """What is owed to the other side, the most first (`rank`)."""
    follow_up = item.follow_up
    if follow_up.play == Play.PROMISE_PASSED:
        return 1
    if follow_up.agreed or follow_up.origin is Origin.AGREED:
        return 0
    if is_our_promise(item) or follow_up.origin is Origin.PROMISE:
        return 2
    if follow_up.promise_id is not None:
        return 1
    return {Mode.PROSPECTING: 3, Mode.PROMISE_DUE: 3, Mode.RESTING: 3, Mode.CLIENT: 4}.get(item.mode, 5)


def build(
    due: Iterable[Item], done: Sequence[Item], *, now: datetime, workdays: Workdays, promises_due: int = 0,
    lanes: Lanes | None = None, more: int = 0, away: str = "",
) -> Agenda:  # fmt: skip
    """The agenda of the day of `now` (aware, in the rep's zone). `promises_due`: those without a row of their own."""
    groups: dict[Group, list[Item]] = {g: [] for g in Group}
    paused: list[Item] = []
    for item in (*due, *done):
        where = group(item, now=now, workdays=workdays)
        if where is not None and is_paused(item, day=now.date(), away=away):
            paused.append(item)
        elif where is not None:
            groups[where].append(item)
    sections = tuple(
        Section(g, tuple(sorted(items, key=partial(rank, where=g, now=now)))) for g, items in groups.items()
    )
    waiting = [item for g in Group if g is not Group.DONE for item in groups[g]]
    counts = Counts(
        due=len(waiting) + more,
        overdue=len(groups[Group.OVERDUE]),
        done=len(groups[Group.DONE]),
        promises_due=promises_due + sum(said_aloud(item.follow_up) for item in waiting),
        held=len(groups[Group.HELD]),
    )
    return Agenda(now.date(), now, sections, counts, lanes or Lanes(), more, tuple(paused), away)
