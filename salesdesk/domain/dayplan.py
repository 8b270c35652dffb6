"""The day's plan and its pace: what was wanted, what fits, when to rest and when to stop. It proposes and never presses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

MINUTES_EACH = 15
"""What one follow-up is reckoned with, its notes and a breath among it."""
LUNCH_MINUTES = 60
BLOCK_MINUTES = 45
"""How long prospecting is where only its beginning was named."""
BREAK_AFTER = timedelta(hours=2)
"""Work in one piece after which a break is offered."""
FRIDAY = 4
CARD_FROM = time(15)
"""When on the last day of the week the week's card is offered."""
MOST_TALKS = 200


@dataclass(frozen=True, slots=True)
class DayPlan:
    """What the rep wants of a day; times on the rep's own clock. What is not wanted is None."""

    day_on: date
    conversations: int | None = None
    block_from: time | None = None
    block_until: time | None = None
    lunch_from: time | None = None
    lunch_until: time | None = None
    stop_at: time | None = None
    warm_up_id: int | None = None
    """The contact with whom the block begins: an easy call first."""
    warm_up: str = ""
    """Their name."""
    closed_at: datetime | None = None
    line_for_tomorrow: str = ""

    @property
    def planned(self) -> bool:
        """Whether anything was wanted; a day that was only closed has no plan."""
        wanted = (self.conversations, self.block_from, self.lunch_from, self.stop_at)
        return any(part is not None for part in wanted)

    @property
    def has_times(self) -> bool:
        """Whether anything but conversations was wanted."""
        return any(part is not None for part in (self.block_from, self.lunch_from, self.stop_at, self.warm_up_id))


class Break(NamedTuple):
    """A pause of the rep's."""

    kind: str
    """lunch or break."""
    from_at: datetime
    until_at: datetime | None = None


class Capacity(NamedTuple):
    """What a day holds: follow-ups done, still planned, and how many fit into the time that is left."""

    done: int
    planned: int
    fits: int

    @property
    def room(self) -> int:
        """Follow-ups that still fit beside the planned ones; below nought, how many are too many."""
        return self.fits - self.planned

    @property
    def left(self) -> str:
        """ "room for 4 more", "just full", "2 more than fit"."""
        if self.room > 0:
            return f"room for {self.room} more"
        return f"{-self.room} more than fit" if self.room else "just full"

    @property
    def words(self) -> str:
        """ "11 planned · 7 done · room for 4 more"."""
        return f"{self.planned} planned · {self.done} done · {self.left}"


class Mark(NamedTuple):
    """A quiet line of the plan between the agenda's rows."""

    at: time
    words: str
    now: bool = False
    contact_id: int | None = None
    """Whom it begins with."""
    last: bool = False
    """It stands after everything that has no time."""


class Course(NamedTuple):
    """How the day goes: its plan, the talks so far, what fits, and at most one calm line."""

    plan: DayPlan | None
    talks: int = 0
    capacity: Capacity | None = None
    marks: tuple[Mark, ...] = ()
    line: str = ""
    rest: str = ""
    """The line where it is about resting: lunch, a break, the stop."""

    @property
    def pace(self) -> str:
        """ "0/8": talks had and wanted; empty where none were wanted."""
        wanted = self.plan.conversations if self.plan else None
        return f"{self.talks}/{wanted}" if wanted else ""


def between(first: time | None, last: time | None) -> str:
    """ "09:15-10:00", "12:00", or nothing."""
    if first is None:
        return ""
    return f"{first:%H:%M}-{last:%H:%M}" if last else f"{first:%H:%M}"


def plan_words(plan: DayPlan) -> str:
    """The plan in one line, as it was understood."""
    parts = [
        f"{plan.conversations} talks" if plan.conversations else "",
        f"prospecting {between(plan.block_from, plan.block_until)}" if plan.block_from else "",
        f"{plan.warm_up} first" if plan.warm_up else "",
        f"lunch {between(plan.lunch_from, plan.lunch_until)}" if plan.lunch_from else "",
        f"stop {plan.stop_at:%H:%M}" if plan.stop_at else "",
    ]
    return " · ".join(part for part in parts if part) or "nothing wanted"


def next_plan(last: DayPlan | None, day: date, *, stops: time) -> DayPlan:
    """What is proposed for a day: the last plan again, without its warm-up call; before any plan, only the stop."""
    if last is None:
        return DayPlan(day, stop_at=stops)
    return DayPlan(
        day, conversations=last.conversations, block_from=last.block_from, block_until=last.block_until,
        lunch_from=last.lunch_from, lunch_until=last.lunch_until, stop_at=last.stop_at,
    )  # fmt: skip


def lunch_of(plan: DayPlan | None) -> tuple[time, time] | None:
    """From when to when lunch is; an hour where no end was named."""
    if plan is None or plan.lunch_from is None:
        return None
    return plan.lunch_from, plan.lunch_until or later_by(plan.lunch_from, LUNCH_MINUTES)


def later_by(at: time, minutes: int) -> time:
    """So many minutes later on the same day; the day's last minute at most."""
    whole = min(at.hour * 60 + at.minute + minutes, 24 * 60 - 1)
    return time(whole // 60, whole % 60)


def capacity(
    plan: DayPlan | None, *, now: datetime, stops: time, planned: int, done: int, breaks: Sequence[Break] = ()
) -> Capacity:
    """What still fits until the stop, a lunch that is still to come taken off; a quarter of an hour a follow-up."""
    stop = plan.stop_at if plan and plan.stop_at else stops
    left = _minutes(now.time(), stop)
    lunch = lunch_of(plan)
    if lunch is not None and not any(one.kind == "lunch" and one.until_at for one in breaks):
        left -= _minutes(max(now.time(), lunch[0]), min(lunch[1], stop))
    return Capacity(done, planned, max(0, left) // MINUTES_EACH)


def marks(plan: DayPlan | None, *, now: datetime) -> tuple[Mark, ...]:
    """The plan's quiet lines for the agenda, in their order: block, lunch, stop; what is over is left out."""
    if plan is None or plan.closed_at:
        return ()
    found: list[Mark] = []
    clock = now.time()
    if plan.block_from and plan.block_until and clock < plan.block_until:
        first = f", {plan.warm_up}" if plan.warm_up else ""
        words = f"prospecting to {plan.block_until:%H:%M}{first}"
        who = plan.warm_up_id if plan.warm_up else None
        found.append(Mark(plan.block_from, words, plan.block_from <= clock, who))
    lunch = lunch_of(plan)
    if lunch and clock < lunch[1]:
        found.append(Mark(lunch[0], f"lunch to {lunch[1]:%H:%M}", lunch[0] <= clock))
    if plan.stop_at and clock < plan.stop_at:
        found.append(Mark(plan.stop_at, "stop", last=True))
    return tuple(sorted(found, key=lambda mark: mark.at))


def break_line(plan: DayPlan | None, *, now: datetime, worked_since: datetime | None, breaks: Sequence[Break]) -> str:
    """The one calm line about resting: the stop, lunch, two hours in one piece; empty where none is due.

    `worked_since`: the first thing that was done today.
    """
    if plan is None or not plan.planned or plan.closed_at:
        return ""
    if plan.stop_at and now.time() >= plan.stop_at:
        return f"{plan.stop_at:%H:%M} was your stop · E: the day's end"
    lunch = lunch_of(plan)
    if lunch and lunch[0] <= now.time() < lunch[1] and not _rested(breaks, now, lunch[0]):
        return f"lunch from {lunch[0]:%H:%M} by your plan · Z: lunch"
    ends = [one.until_at for one in breaks if one.until_at]
    since = max([*ends, *([worked_since] if worked_since else [])], default=None)
    if since is not None and now - since >= BREAK_AFTER:
        hours = int((now - since).total_seconds() // 3600)
        return f"{hours} hours in one piece · Z: a break"
    return ""


def break_kind(plan: DayPlan | None, *, now: datetime, breaks: Sequence[Break]) -> str:
    """Whether a break that begins now is lunch: within an hour of the plan's, or of noon, and the first of the day."""
    if any(one.kind == "lunch" for one in breaks):
        return "break"
    lunch = lunch_of(plan) or (time(12), time(13))
    near = later_by(now.time(), 60) >= lunch[0] and now.time() <= later_by(lunch[1], 60)
    return "lunch" if near else "break"


def card_is_due(now: datetime, *, workdays: Sequence[date]) -> bool:
    """Whether the week's card is offered now: from three on the last working day of the week.

    `workdays`: the rep's working days of this week.
    """
    return bool(workdays) and now.date() == max(workdays) and now.time() >= CARD_FROM


def week_of(day: date) -> date:
    """The Monday of its week: what a week's card is kept under."""
    return day - timedelta(days=day.weekday())


def _rested(breaks: Sequence[Break], now: datetime, lunch: time) -> bool:
    """Whether a break was taken around lunch already."""
    return any(
        one.kind == "lunch" or later_by(one.from_at.astimezone(now.tzinfo).time(), 30) >= lunch for one in breaks
    )


def _minutes(first: time, last: time) -> int:
    return max(0, (last.hour - first.hour) * 60 + last.minute - first.minute)
