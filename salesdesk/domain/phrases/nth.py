"""One day or week of a named span: “first monday of march”, “last working day of the month”, “tuesday next week”."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from salesdesk.domain.phrases.periods import Ends, Period, period_at, the_period
from salesdesk.domain.phrases.phrase import Days, Found, Frame, Phrase, Span, day, sayings
from salesdesk.domain.phrases.reckon import (
    SUNDAY,
    day_text,
    fits,
    nth_weekday,
    passed_lately,
    start_of_week,
    weeks_around,
    within_reach,
    working_week,
)
from salesdesk.domain.phrases.spans import UNITS
from salesdesk.domain.phrases.words import BUSINESS, DAYS, JOIN, OF, WEEKDAYS

ONE_DAY = timedelta(days=1)
_WEEK_WITH = sayings({
    "week of": "of", "wk of": "of", "week containing": "of", "week commencing": "from", "week beginning": "from",
    "week starting": "from", "w/c": "from", "wc": "from", "w/b": "from", "wk commencing": "from",
    "wk beginning": "from", "week ending": "to", "wk ending": "to", "w/e": "to",
})  # fmt: skip

Pick = Callable[[Frame, Ends, int], date | None]


def nth_of_period(p: Phrase, i: int) -> Found:
    """“first monday of march”, “3rd business day of january”, “last day of the quarter”."""
    for j, nth in nth_at(p, i):
        for k, pick in _what(p, j):
            for end, period in _of_period(p, k):
                yield from _picked(p, end, period, pick, nth)


def nth_at(p: Phrase, i: int) -> Iterator[tuple[int, int]]:
    """“the 2nd”, “last” (-1), “second to last” (-2)."""
    i = p.skip(i, {"the"})
    if p.words[i] in ("last", "final"):
        yield i + 1, -1
    named = p.ordinal(i)
    if named is not None:
        yield named


def _what(p: Phrase, j: int) -> Iterator[tuple[int, Pick]]:
    word = p.words[j]
    which = WEEKDAYS.get(word)
    if which is not None:
        yield j + 1, lambda _, ends, nth: nth_weekday(ends[0], ends[1], which, nth)
    end = j + 2 if word in BUSINESS and p.words[j + 1] in DAYS else j + 1
    if end == j + 2 or word in ("workday", "weekday"):
        if not p.frame.countries:  # no calendar says so, yet 1 January is free almost everywhere: both are said
            yield end, _nth_workday_after_new_year
        yield end, _nth_workday
    if word == "day":
        yield j + 1, _nth_day


def _nth_workday(frame: Frame, ends: Ends, nth: int) -> date | None:
    found = frame.workdays.add(ends[1] + ONE_DAY if nth < 0 else ends[0] - ONE_DAY, nth)
    return found if ends[0] <= found <= ends[1] else None


def _nth_workday_after_new_year(frame: Frame, ends: Ends, nth: int) -> date | None:
    if nth != 1:
        return None
    workdays = frame.workdays
    free = replace(workdays, days_off=workdays.days_off | {date(ends[0].year, 1, 1)})
    return _nth_workday(replace(frame, habits=replace(frame.habits, workdays=free)), ends, nth)


def _nth_day(_: Frame, ends: Ends, nth: int) -> date | None:
    found = ends[1] if nth < 0 else ends[0] + timedelta(days=nth - 1)
    return found if found <= ends[1] else None


def _of_period(p: Phrase, k: int) -> Iterator[tuple[int, Period]]:
    """“of march”, “next month”, “of the month”, “of month”."""
    j = p.skip(k, OF)
    yield from ((end, period) for end, period in period_at(p, j) if period.unit != "weekend")
    unit = UNITS.get(p.words[j])
    if unit and j > k:
        yield j + 1, the_period(p.frame, unit)


def _picked(p: Phrase, end: int, period: Period, pick: Pick, nth: int) -> Found:
    """That day of each candidate; where it is over, of the next one."""
    frame = p.frame
    days = [one for ends in period.choices if (one := pick(frame, ends, nth))]
    live = [one for one in days if fits(frame, one)] or [
        one for ends in period.after if (one := pick(frame, ends, nth)) and fits(frame, one)
    ]
    if live and within_reach(frame, live[0]):
        yield end, day(*live, doubt=passed_lately(frame, live[0]) if period.bare and period.unit == "month" else None)
    elif days:
        p.complain(end, f"{day_text(days[0])} {'has passed' if frame.ahead else 'is still to come'}.")
    else:
        p.complain(end, "It has not that many.")


def numbered_of_month(p: Phrase, i: int) -> Found:
    """“15th of next month”, “the 1st of the month”, “next month on the 15th”."""
    named = p.ordinal(p.skip(i, {"the"}))
    if named is not None:
        for end, period in _of_period(p, named[0]):
            if period.unit == "month" and p.words[end - 1] == "month":
                yield from _picked(p, end, period, _nth_day, named[1])
        return
    for k, period in period_at(p, p.skip(i, {"in"})):
        number = p.ordinal(p.skip(p.skip(k, {"on"}), {"the"})) if period.unit == "month" else None
        if number is not None and p.words[k - 1] == "month":
            yield from _picked(p, number[0], period, _nth_day, number[1])


def week_of_month(p: Phrase, i: int) -> Found:
    """“first week of december”: the days from the 1st to its weekend, or the first whole week."""
    for j, nth in nth_at(p, p.skip(i, {"in"})):
        if p.words[j] not in ("week", "wk") or nth > 5:
            continue
        for end, period in _of_period(p, j + 1):
            if period.unit != "month":
                continue
            spans = _weeks_in(p.frame, period.choices, nth) or _weeks_in(p.frame, period.after, nth)
            if spans:
                yield end, Days(spans)


def _weeks_in(frame: Frame, choices: tuple[Ends, ...], nth: int) -> tuple[Span, ...]:
    found = [_counted_week(ends, nth, whole=whole) for ends in choices for whole in (False, True)]
    live = (week for week in found if week is not None and week[1] >= frame.today)
    return tuple(dict.fromkeys(Span(first, last if last > first else None) for first, last in live))


def _counted_week(ends: Ends, nth: int, *, whole: bool) -> Ends | None:
    """The nth Monday to Friday of a month, cut to the month; counting whole weeks only, or broken ones as well."""
    start, end = ends
    monday = start_of_week(start, 0) if nth > 0 else start_of_week(end, 0)
    step = timedelta(weeks=1 if nth > 0 else -1)
    weeks = [(monday + step * n, monday + step * n + timedelta(days=4)) for n in range(7)]
    counted = [w for w in weeks if (w[0] >= start and w[1] <= end if whole else w[1] >= start and w[0] <= end)]
    if len(counted) < abs(nth):
        return None
    first, last = counted[abs(nth) - 1]
    return max(first, start), min(last, end)


def week_with(p: Phrase, i: int) -> Found:
    """“week commencing 7 Dec”, “w/c the 14th”, “the week of Jan 11”, “week ending 11 Dec”."""
    i = p.skip(p.skip(i, {"in"}), {"the"})
    for j, how in p.said(i, _WEEK_WITH):
        for k, days in p.days(j):
            yield k, _WEEKS[how](p.frame, days)


def weeks_with(frame: Frame, days: Days) -> Days:
    """The working week of each day."""
    return _spans([ends for one in days.spans for ends in weeks_around(frame, one.start)], days.doubt)


def _weeks_from(frame: Frame, days: Days) -> Days:
    """The working week that a day opens; of a Wednesday the one it is in."""
    found: list[Ends] = []
    for one in days.spans:
        worked = one.start.weekday() in frame.workdays.weekdays
        found += weeks_around(frame, one.start) if worked else [working_week(frame, one.start)]
    return _spans(found, days.doubt)


def _weeks_to(frame: Frame, days: Days) -> Days:
    """The working week that ends with a day, or in the week before a weekend's."""
    ends = [working_week(frame, one.start - timedelta(days=6)) for one in days.spans]
    return _spans(ends, days.doubt)


_WEEKS = {"of": weeks_with, "from": _weeks_from, "to": _weeks_to}


def _spans(ends: list[Ends], doubt: str | None) -> Days:
    return Days(tuple(dict.fromkeys(Span(first, last if last > first else None) for first, last in ends)), doubt)


def weekday_of_week(p: Phrase, i: int) -> Found:
    """“tuesday next week”, “next week on tuesday”, “friday of this week”, “monday w/c 7 dec”."""
    which = WEEKDAYS.get(p.words[i])
    last = WEEKDAYS.get(p.words[i + 2]) if p.words[i + 1] in JOIN else None
    if which is not None and last is not None and which < last:
        for k, mondays in _mondays(p, p.skip(i + 3, {"of", "in"})):
            yield k, _from_to(mondays, which, last)
    if which is not None:
        for k, mondays in _mondays(p, p.skip(i + 1, {"of", "in", "on", "-"})):
            yield k, _in_weeks(p.frame, mondays, which)
        return
    for k, mondays in _mondays(p, i):
        j = p.skip(p.skip(k, {"on", "-"}), {"the"})
        which = WEEKDAYS.get(p.words[j])
        if which is not None:
            yield j + 1, _in_weeks(p.frame, mondays, which)


def _from_to(mondays: tuple[date, ...], first: int, last: int) -> Days:
    """“mon-wed next week”."""
    return Days(tuple(Span(one + timedelta(days=first), one + timedelta(days=last)) for one in mondays))


def _mondays(p: Phrase, i: int) -> Iterator[tuple[int, tuple[date, ...]]]:
    """The Monday of every week that is named from piece i on."""
    i = p.skip(i, {"in"}) if p.words[i + 1] in ("week", "wk", "cw", "kw", "the") else i
    for k, period in period_at(p, i):
        if period.unit == "week" and not period.bare:
            yield k, tuple(_monday(p.frame, ends[0]) for ends in period.choices)
    if p.words[i] in ("week", "wk", "the", "w/c", "wc", "w/b", "w/e"):
        for k, days in week_with(p, i):
            yield k, tuple(_monday(p.frame, one.start) for one in days.spans)


def _monday(frame: Frame, start: date) -> date:
    """The Monday of a working week that starts on that day."""
    if start.weekday() == SUNDAY and SUNDAY in frame.workdays.weekdays:
        return start + ONE_DAY
    return start_of_week(start, 0)


def _in_weeks(frame: Frame, mondays: tuple[date, ...], which: int) -> Days:
    """That weekday of each week; its Sunday is the last day to some and the first to others."""
    if which != SUNDAY:
        return day(*(one + timedelta(days=which) for one in mondays))
    sundays = [(one + timedelta(days=6), one - ONE_DAY) for one in mondays]
    return day(*(one for pair in sundays for one in (reversed(pair) if frame.habits.week_start == SUNDAY else pair)))


RULES = (nth_of_period, numbered_of_month, week_of_month, week_with, weekday_of_week)
