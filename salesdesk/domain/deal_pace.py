"""Their pace against ours: calm lines when the rep runs ahead, silence after a push, and the rhythm they answer in.

Only says what it sees; no urgency, no forecast.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from statistics import median

from salesdesk.domain.deals import Deal, DealStep, MilestoneState, Pace, StepState, their_next_date

UNANSWERED_FROM = 4
"""Touches without an answer from which the guard speaks; a setting may give another number."""
QUIET_AFTER_PUSH_DAYS = 14
RHYTHM_FROM = 3
"""Answers from which their rhythm is trusted; below it the pace of the contact counts."""
PACE_DAYS = {Pace.QUICK: 3, Pace.NORMAL: 7, Pace.SLOW: 14}
"""Days to the next touch at each pace, our judgement."""
NEAR_DATE_DAYS = 92
"""A date of theirs further off than this does not hold the next touch back until then."""


@dataclass(frozen=True, slots=True)
class DealTouch:
    """A touch as pace sees it. `theirs`: they reached out; `answered`: ours, and they took part (a talk, a meeting)."""

    on: date
    theirs: bool = False
    answered: bool = False


class PaceKind(StrEnum):
    """What the pace guard noticed."""

    TWO_IN_A_DAY = "two_in_a_day"
    STEPS_WITHOUT_ACT = "steps_without_act"
    UNANSWERED = "unanswered"
    AHEAD = "ahead"


@dataclass(frozen=True, slots=True)
class PaceLine:
    """One calm line."""

    kind: PaceKind
    text: str


def last_act(deal: Deal, touches: Sequence[DealTouch], *, today: date) -> date | None:
    """The last day on which they did something: reached out, took part in a talk, named or reached a milestone."""
    days = [touch.on for touch in touches if touch.theirs or touch.answered]
    for one in deal.milestones:
        days += [day for day in (one.said_on, one.reached_on, *(move.said_on for move in one.moves)) if day]
    return max((day for day in days if day <= today), default=None)


def pace_guard(
    deal: Deal, touches: Sequence[DealTouch], *, today: date, unanswered_from: int = UNANSWERED_FROM
) -> tuple[PaceLine, ...]:
    """Where the rep runs ahead of the buyer: at most one line about steps, one about milestones, one about touches.

    Steps count when they were earned or skipped after the last act of theirs. Ended deals get no lines.
    """
    if not deal.is_live:
        return ()
    act = last_act(deal, touches, today=today)
    found = (_steps_line(deal, act, today), _ahead_line(deal), _touches_line(touches, today, unanswered_from))
    return tuple(line for line in found if line is not None)


def _steps_line(deal: Deal, act: date | None, today: date) -> PaceLine | None:
    """Two or more of the rep's steps since they last did anything."""
    since = [step for step in _passed(deal, today) if act is None or (step.passed_on and step.passed_on > act)]
    if len(since) < 2:
        return None
    days = {step.passed_on for step in since}
    if len(days) == 1:
        text = f"{_number(len(since))} of your steps in one day, none of theirs."
        return PaceLine(PaceKind.TWO_IN_A_DAY, text)
    ago = f" since {act.day} {act:%b}" if act else ""
    return PaceLine(PaceKind.STEPS_WITHOUT_ACT, f"{_number(len(since))} of your steps, none of theirs{ago}.")


def _ahead_line(deal: Deal) -> PaceLine | None:
    """A step that is done on our side while the milestone of theirs that belongs to it is still ahead."""
    ahead = {one.id: one for one in deal.milestones if one.state is MilestoneState.AHEAD}
    for step in reversed(deal.steps):
        milestone = ahead.get(step.milestone_id or 0)
        if milestone is not None and step.state is not StepState.OPEN:
            text = f"A step ahead of how they buy: “{step.title}” is done, “{milestone.words}” is still ahead of them."
            return PaceLine(PaceKind.AHEAD, text)
    return None


def _touches_line(touches: Sequence[DealTouch], today: date, unanswered_from: int) -> PaceLine | None:
    count = unanswered(touches, today=today)
    if count < max(1, unanswered_from):
        return None
    noun = "touch" if count == 1 else "touches"
    return PaceLine(PaceKind.UNANSWERED, f"{count} {noun} without an answer: another channel, or a rest.")


def unanswered(touches: Sequence[DealTouch], *, today: date) -> int:
    """How many touches of ours stand after the last sign of theirs; one on the same day is taken as before it."""
    known = [touch for touch in touches if touch.on <= today]
    sign = max((touch.on for touch in known if touch.theirs or touch.answered), default=None)
    ours = [touch for touch in known if not touch.theirs and not touch.answered]
    return sum(sign is None or touch.on > sign for touch in ours)


def _passed(deal: Deal, today: date) -> list[DealStep]:
    done = [step for step in deal.steps if step.state is not StepState.OPEN and step.passed_on]
    return [step for step in done if step.passed_on is not None and step.passed_on <= today]


def _number(count: int) -> str:
    words = {2: "Two", 3: "Three", 4: "Four", 5: "Five"}
    return words.get(count, str(count))


# Quiet after a push --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class QuietAfterPush:
    """A deal that fell silent close to a step of the rep's."""

    step: str
    step_on: date
    last_act_on: date | None
    silent_days: int

    @property
    def line(self) -> str:
        pushed = f"{self.step_on.day} {self.step_on:%b}"
        return f"Went quiet after my push: “{self.step}” on {pushed}, silent {self.silent_days} d."


def went_quiet_after_push(
    deal: Deal, touches: Sequence[DealTouch], *, today: date, within: int = QUIET_AFTER_PUSH_DAYS
) -> QuietAfterPush | None:
    """Whether their silence began within so many days of a step that the rep moved on, and lasts at least as long.

    A silence that was already longer than that before the step has another cause; an ended deal counts up to its end.
    """
    until = min(today, deal.ending.on) if deal.ending else today
    act = last_act(deal, touches, today=until)
    pushes = [step for step in _passed(deal, until) if step.state is StepState.EARNED and step.passed_on]
    for step in sorted(pushes, key=lambda one: one.passed_on or date.min, reverse=True):
        pushed_on = step.passed_on or date.min
        began = pushed_on if act is None else max(act, pushed_on)
        near = act is None or abs((act - pushed_on).days) <= within
        if near and (until - began).days >= within:
            return QuietAfterPush(step.title, pushed_on, act, (until - (act or pushed_on)).days)
    return None


# Rhythm --------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How long they take to answer: the median in days over `cases` answers; None with too few."""

    days: float | None
    cases: int

    @property
    def line(self) -> str:
        if self.days is None:
            return "their rhythm is not known yet"
        if self.days < 1:
            return f"usually answers the same day ({self.cases} answers)"
        days = f"{self.days:g} day" + ("" if self.days == 1 else "s")
        return f"usually answers within {days} ({self.cases} answers)"


def reply_rhythm(touches: Sequence[DealTouch]) -> Rhythm:
    """The median days from a first unanswered touch of ours to their next sign; talks of the moment do not count.

    Touches of one day: ours are taken to come first.
    """
    waits: list[int] = []
    asked_on: date | None = None
    for touch in sorted(touches, key=lambda one: (one.on, one.theirs, one.answered)):
        if touch.answered and not touch.theirs:
            asked_on = None
        elif not touch.theirs:
            asked_on = asked_on or touch.on
        elif asked_on is not None:
            waits.append((touch.on - asked_on).days)
            asked_on = None
    return Rhythm(float(median(waits)) if len(waits) >= RHYTHM_FROM else None, len(waits))


@dataclass(frozen=True, slots=True)
class NextTouch:
    """The day proposed for the next touch, and why."""

    on: date
    why: str


def _weekday(day: date) -> bool:
    return day.weekday() < 5


def propose_next_touch(
    deal: Deal, rhythm: Rhythm, *, today: date, is_workday: Callable[[date], bool] = _weekday
) -> NextTouch:
    """The next touch at their rhythm: the workday after their own next date, else after the days they usually take."""
    theirs = their_next_date(deal, today=today)
    if theirs and not theirs.is_past and (theirs.on - today).days <= NEAR_DATE_DAYS:
        return NextTouch(_workday_from(theirs.on + timedelta(1), is_workday), f"after their date: {theirs.words}")
    if rhythm.days is not None:
        wait = max(1, int(rhythm.days + 0.5))
        return NextTouch(_workday_from(today + timedelta(wait), is_workday), rhythm.line)
    wait = PACE_DAYS[deal.pace]
    return NextTouch(_workday_from(today + timedelta(wait), is_workday), f"{deal.pace.value} pace")


def _workday_from(day: date, is_workday: Callable[[date], bool]) -> date:
    """The first workday from a day on; the day itself where a month holds none."""
    return next((day + timedelta(n) for n in range(31) if is_workday(day + timedelta(n))), day)
