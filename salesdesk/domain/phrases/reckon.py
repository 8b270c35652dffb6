"""Reckoning with days: months on, weeks, the nth weekday, Easter, which year is meant; no words."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from salesdesk.domain.phrases.phrase import Frame
from salesdesk.domain.phrases.words import DAY, MONTH, MONTH_NAMES, WEEK, WEEKDAY_NAMES, WORKDAY, YEAR

FARTHEST_YEARS = 50
JUST_PASSED = timedelta(days=31)
SUNDAY = 6


def day_text(one: date) -> str:
    """“Tue 24 Nov 2026”, in every locale."""
    return f"{WEEKDAY_NAMES[one.weekday()]} {one.day} {MONTH_NAMES[one.month - 1]} {one.year}"


def real_date(year: int, month: int, number: int) -> date | None:
    """That day, or None where the calendar has none."""
    try:
        return date(year, month, number)
    except ValueError:
        return None


def shifted(frame: Frame, start: date, count: int, unit: str) -> date | None:
    """So many units on, or back where negative; None beyond the years anybody plans for."""
    if abs(count) > {YEAR: 50, MONTH: 600, WEEK: 2600, WORKDAY: 5000}.get(unit, 18300):
        return None
    if unit == WORKDAY:
        found = frame.workdays.add(start, count)
    elif unit in (MONTH, YEAR):
        found = add_months(start, count * (12 if unit == YEAR else 1))
    else:
        found = start + timedelta(days=count * (7 if unit == WEEK else 1))
    return found if within_reach(frame, found) else None


def within_reach(frame: Frame, one: date) -> bool:
    """Whether a day is near enough to be meant."""
    return abs(one.year - frame.today.year) <= FARTHEST_YEARS


def add_months(start: date, count: int) -> date:
    """The same day so many months on; the month's last day where it is shorter."""
    years, month = divmod(start.month - 1 + count, 12)
    year = min(max(start.year + years, 1), 9999)
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


def month_end(one: date) -> date:
    """The last day of that day's month."""
    return one.replace(day=monthrange(one.year, one.month)[1])


def coming(today: date, weekday: int) -> date:
    """That weekday, from tomorrow to a week from today."""
    return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)


def gone(today: date, weekday: int) -> date:
    """That weekday, from yesterday back to a week ago."""
    return today - timedelta(days=(today.weekday() - weekday - 1) % 7 + 1)


def week_starts(frame: Frame) -> tuple[int, ...]:
    """The weekdays a week may be taken to start on, the rep's first.

    Monday and Sunday are both in use, so a phrase is certain only where both give the same day. Where Sunday is
    worked, only the rep's setting is sensible.
    """
    mine = frame.habits.week_start if frame.habits.week_start in range(7) else 0
    if SUNDAY in frame.workdays.weekdays:
        return (mine,)
    return tuple(dict.fromkeys((mine, 0, SUNDAY)))


def start_of_week(one: date, first: int) -> date:
    """The first day of that day's week."""
    return one - timedelta(days=(one.weekday() - first) % 7)


def working_week(frame: Frame, start: date) -> tuple[date, date]:
    """The first and last working weekday of the seven days from start; holidays count as well."""
    days = [start + timedelta(days=n) for n in range(7)]
    worked = [one for one in days if one.weekday() in frame.workdays.weekdays]
    return worked[0], worked[-1]


def weeks_around(frame: Frame, one: date, weeks_on: int = 0) -> tuple[tuple[date, date], ...]:
    """The working week of a day, or one so many weeks on, for every way a week may start."""
    starts = (start_of_week(one, first) + timedelta(weeks=weeks_on) for first in week_starts(frame))
    return tuple(dict.fromkeys(working_week(frame, start) for start in starts))


def nth_weekday(first: date, last: date, weekday: int, nth: int) -> date | None:
    """The nth such weekday of a span, the last one for -1; None where there are fewer."""
    if nth < 0:
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    found = first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))
    return found if found <= last else None


def easter(year: int) -> date:
    """Easter Sunday of the western churches (the anonymous Gregorian reckoning)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (a + 11 * h) // 319
    weekday = (2 * e + 2 * i - k - h + m + 32) % 7
    month = (h - m + weekday + 90) // 25
    return date(year, month, (h - m + weekday + month + 19) % 32)


def in_years(frame: Frame, build: Callable[[int], date | None]) -> date | None:
    """The next such day of a year from today on; looking back, the last one up to today."""
    years: Iterable[int] = range(frame.today.year, frame.today.year + 9)
    if not frame.ahead:
        years = range(frame.today.year, frame.today.year - 9, -1)
    return next((one for one in _built(years, build) if fits(frame, one)), None)


def _built(years: Iterable[int], build: Callable[[int], date | None]) -> Iterator[date]:
    return (one for year in years if (one := build(year)) is not None)


def fits(frame: Frame, one: date) -> bool:
    """Whether a day lies on the side of today that the phrase is about; today does on both."""
    return one >= frame.today if frame.ahead else one <= frame.today


def rest_of(frame: Frame, start: date, end: date) -> tuple[date, date]:
    """What is left of a span that has begun; looking back, what has been of it."""
    if frame.ahead and start < frame.today <= end:
        return frame.today, end
    if not frame.ahead and start <= frame.today < end:
        return start, frame.today
    return start, end


def passed_lately(frame: Frame, found: date, before: date | None = None) -> str | None:
    """The doubt about a day without a year that was only days ago, and so may be a slip rather than next year's.

    `before` is last year's, where it is not on the same day of the month.
    """
    if not frame.ahead or found.year == frame.today.year:
        return None
    before = before or add_months(found, -12)
    if not timedelta(0) < frame.today - before <= JUST_PASSED:
        return None
    return f"{day_text(before)} has passed; read as {day_text(found)}."


def wall_time(one: date, clock: time, zone: tzinfo) -> tuple[datetime, bool]:
    """That hour of that day in a zone, and whether it exists there.

    An hour that the clocks skip becomes the one after the gap; of an hour that comes twice the first is taken.
    """
    asked = datetime.combine(one, clock, tzinfo=zone)
    real = asked.astimezone(UTC).astimezone(zone)
    return real, real.replace(tzinfo=None, fold=0) == asked.replace(tzinfo=None, fold=0)


def unit_days(unit: str) -> bool:
    """Whether a unit is counted in whole days."""
    return unit in (DAY, WORKDAY, WEEK, MONTH, YEAR)
