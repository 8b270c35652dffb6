"""Later, out of office, away, repeating: how days move, and what is asked when they have moved too often. Pure."""

from __future__ import annotations

import calendar
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from salesdesk.domain.clockwords import how_long
from salesdesk.domain.followup import FollowUp
from salesdesk.domain.modes import day_words
from salesdesk.domain.workdays import Workdays

if TYPE_CHECKING:
    from salesdesk.domain.who import OutOfOffice

T = TypeVar("T")

ASK_AT = 3
"""The snooze at which the desk asks why."""
HARD_SLOT = time(9)
HARD_MINUTES = 15
HOOK_DAYS = 14
"""How long "you were out" is a fresh opening."""
A_DAYS_WORK = 8
"""Follow-ups that a day takes on top of what is agreed, when the overdue is spread."""


class SnoozeReason(StrEnum):
    """Why a follow-up is put off for the third time."""

    TOO_HARD = "too_hard"
    WRONG_TIME = "wrong_time"
    NOT_NEEDED = "not_needed"


SNOOZE_WORDS = {
    SnoozeReason.TOO_HARD: "too hard",
    SnoozeReason.WRONG_TIME: "wrong time",
    SnoozeReason.NOT_NEEDED: "not needed",
}


def asks_why(follow_up: FollowUp) -> bool:
    """Whether putting it off once more is worth a question: from the third time on."""
    return follow_up.snoozes + 1 >= ASK_AT


def put_off_words(follow_up: FollowUp, reason: str | None) -> str:
    """That it was put off again and again, without a word of blame: "put off 3 times: too hard"."""
    why = f": {SNOOZE_WORDS[SnoozeReason(reason)]}" if reason in set(SnoozeReason) else ""
    return f"put off {follow_up.snoozes} times{why}"


def hard_slot(today: date, workdays: Workdays) -> datetime:
    """The quarter of an hour for the hard one: 09:00 of the next business day, without a zone."""
    return datetime.combine(workdays.add(today, 1), HARD_SLOT)


def hook_after(out: OutOfOffice | None, *, today: date) -> str:
    """The opening that an absence leaves: "you were out last week"; nothing while it lasts or when it is old."""
    if out is None or not out.until_on < today <= out.until_on + timedelta(days=HOOK_DAYS):
        return ""
    this_week = today - timedelta(days=today.weekday())
    if this_week - timedelta(days=7) <= out.until_on < this_week:
        when = "last week"
    elif out.until_on == today - timedelta(days=1):
        when = "until yesterday"
    else:
        when = f"until {day_words(out.until_on, today)}"
    return f"you were out {when}"


def out_words(out: OutOfOffice, *, today: date) -> str:
    """Their absence in one line: "out of office until 2 Oct", "out 28 Sep to 2 Oct"."""
    if out.from_on is None or out.from_on <= today:
        return f"out of office until {day_words(out.until_on, today)}"
    return f"out of office {day_words(out.from_on, today)} to {day_words(out.until_on, today)}"


def return_day(out: OutOfOffice, workdays: Workdays) -> date:
    """The first business day after an absence."""
    return workdays.on_or_after(out.until_on + timedelta(days=1))


def spread(
    ranked: Sequence[T], *, start: date, workdays: Workdays, taken: Sequence[int] = (), a_day: int = A_DAYS_WORK
) -> tuple[tuple[T, date], ...]:
    """What piled up, over the business days from `start` on, the first ranks first; nothing is dropped.

    `taken`: how many follow-ups stand already on each of those days, the first first.
    """
    placed: list[tuple[T, date]] = []
    day, number = workdays.on_or_after(start), 0
    room = _room(taken, number, a_day)
    for one in ranked:
        while room <= 0:
            day, number = workdays.add(day, 1), number + 1
            room = _room(taken, number, a_day)
        placed.append((one, day))
        room -= 1
    return tuple(placed)


def _room(taken: Sequence[int], number: int, a_day: int) -> int:
    return max(1, a_day) - (taken[number] if number < len(taken) else 0)


def away_words(from_on: date, until_on: date | None, *, today: date) -> str:
    """What the header says while the desk is paused."""
    if until_on is None:
        return f"away since {day_words(from_on, today)}: only what was promised is due"
    return f"away until {day_words(until_on, today)} ({how_long(today, until_on)}): only what was promised is due"


# Repeating -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Rule:
    """A repeating day as far as it needs no library: every so many days, weeks, months or years from the first."""

    step_days: int = 0
    step_months: int = 0
    day: int = 0
    """The day of the month that is meant; 0: that of the first one."""


ALLOWED = frozenset({"DAILY", "WEEKLY", "MONTHLY", "YEARLY"})
"""A rule by seconds or minutes from a foreign calendar never comes to an end (TRAPS.md)."""


def next_of_rule(follow_up: FollowUp, today: date) -> date | None:
    """The next day of a repeating follow-up after today; None when the rule is over or not understood.

    The rule runs from the first day it had, so that a snooze does not shift it. A month without the 31st has its last
    day instead, a year without 29 February the 28th.
    """
    parts = _parts(follow_up.repeats or "")
    every = parts.get("INTERVAL", "1")
    if parts.get("FREQ") not in ALLOWED or not every.isdecimal() or int(every[:5]) == 0:
        return None
    start = follow_up.first_due_on or follow_up.due_on
    after = max(today, follow_up.due_on)
    plain = _plain(parts)
    return _next_plain(plain, start, after) if plain else _next_of_library(follow_up.repeats or "", start, after)


def _parts(rule: str) -> dict[str, str]:
    text = rule.upper().removeprefix("RRULE:").strip()
    return dict(part.split("=", 1) for part in text.split(";") if "=" in part)


def _plain(parts: dict[str, str]) -> Rule | None:
    """The rule where it needs no library; None for one by weekdays, or with an end."""
    known = {"FREQ", "INTERVAL", "WKST"} | ({"BYMONTHDAY"} if parts["FREQ"] == "MONTHLY" else set())
    day = parts.get("BYMONTHDAY", "0")
    if set(parts) - known or not day.isdecimal() or int(day[:3]) > 31:
        return None
    every = int(parts.get("INTERVAL", "1")[:5])
    days = {"DAILY": 1, "WEEKLY": 7}.get(parts["FREQ"], 0)
    months = {"MONTHLY": 1, "YEARLY": 12}.get(parts["FREQ"], 0)
    return Rule(step_days=days * every, step_months=months * every, day=int(day))


def _next_plain(rule: Rule, start: date, after: date) -> date | None:
    try:
        if rule.step_days:
            gone = max(0, (after - start).days // rule.step_days + 1)
            return start + timedelta(days=gone * rule.step_days)
        months = (after.year - start.year) * 12 + after.month - start.month
        gone = max(0, months // rule.step_months)
        found = _months_on(start, gone * rule.step_months, rule.day)
        return found if found > after else _months_on(start, (gone + 1) * rule.step_months, rule.day)
    except (ValueError, OverflowError):
        return None


def _months_on(start: date, months: int, day: int) -> date:
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return date(year, month + 1, min(day or start.day, calendar.monthrange(year, month + 1)[1]))


LAST_CYCLE, CYCLE = 9600, 400
"""The calendar repeats every 400 years, weekdays too."""


def _next_of_library(rule: str, start: date, after: date) -> date | None:
    """By dateutil, in the last 400 years of its calendar: a rule that never comes true ends there in a moment, while
    from today it would be sought for eight thousand years.
    """
    from dateutil.rrule import rrulestr

    parts = _parts(rule)
    until = parts.pop("UNTIL", "99991231")[:8]
    shift = (LAST_CYCLE - start.year) // CYCLE * CYCLE
    if _never(parts) or shift < 0:
        return None
    try:
        last = date(int(until[:4]), int(until[4:6]), int(until[6:]))
        first = datetime.combine(start.replace(year=start.year + shift), time())
        found = rrulestr(";".join(f"{name}={value}" for name, value in parts.items()), dtstart=first)
        again = found.after(datetime.combine(after.replace(year=after.year + shift), time.max))
        on = again.date().replace(year=again.year - shift) if again else None
    except (ValueError, TypeError, OverflowError):
        return None
    return on if on and on <= last else None


def _never(parts: Mapping[str, str]) -> bool:
    """Whether a rule asks for a day that its months do not have: 30 February."""
    months, days = parts.get("BYMONTH", "").split(","), parts.get("BYMONTHDAY", "").split(",")
    if not all(one.isdecimal() and 1 <= int(one) <= 12 for one in months):
        return False
    longest = max(calendar.monthrange(2000, int(one))[1] for one in months)
    return all(one.isdecimal() and int(one) > longest for one in days)
