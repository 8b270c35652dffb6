"""What is meant of a named span: all of it, or its beginning, middle or end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from salesdesk.domain.phrases.periods import Ends, Period, period_at, the_period
from salesdesk.domain.phrases.phrase import Days, Found, Frame, Phrase, Span, Weight, sayings
from salesdesk.domain.phrases.reckon import add_months, fits, month_end, passed_lately, rest_of, within_reach
from salesdesk.domain.phrases.words import OF

ONE_DAY = timedelta(days=1)
A_SEASON = timedelta(days=120)
_PARTS = sayings({
    "early": "early", "mid": "mid", "late": "late", "end": "end", "start": "start", "top": "start",
    "beginning": "start", "middle": "mid", "first half": "first half", "1st half": "first half",
    "second half": "second half", "2nd half": "second half", "latter half": "second half", "very end": "end",
    "later": "later", "towards the end": "late", "tail end": "late",
    "back end": "late", "toward the end": "late",
})  # fmt: skip
_ENDS = {"eow": "week", "eom": "month", "eoq": "quarter", "eoy": "year"}
_MIDS = {"midweek": "week", "midmonth": "month", "midyear": "year", "midquarter": "quarter"}
UNITS = {"week": "week", "month": "month", "quarter": "quarter", "qtr": "quarter", "year": "year"}
_DURING = frozenset({"in", "during", "over", "within", "throughout"})


def whole(p: Phrase, i: int) -> Found:
    """“next week”, “in march”, “Q2 2027”, “the weekend”: from its first day, or today, to its last."""
    j = p.skip(i, _DURING)
    for k, period in period_at(p, j):
        lone_year = p.words[j].isdigit() and j == i
        the_unit = p.words[j] == "the" and p.words[j + 1] in UNITS and k == j + 2
        if not lone_year and not the_unit and period.unit != "new year":
            found = _whole(p.frame, period)
            weight = _weight_of_whole(p, j, k, period)
            yield k, replace(found, weight=weight).led() if j > i else replace(found, weight=weight)


def _weight_of_whole(p: Phrase, j: int, k: int, period: Period) -> Weight:
    """“next month” is a date anywhere; “march” and “Q1” only after “in” or “by”; “this year” in no sentence."""
    word = p.words[p.skip(j, {"the"})]
    if word in ("next", "coming", "upcoming", "kw", "cw") or p.words[k - 1] == "next":
        return Weight.PLAIN
    if word in ("this", "current") and period.unit != "season":
        return Weight.PLAIN if period.unit in ("week", "weekend") else Weight.NEVER
    return Weight.WEAK if period.bare or period.unit in ("week", "year") else Weight.LED  # “Q1 2027”


def _whole(frame: Frame, period: Period) -> Days:
    """All of each candidate; of a month or season without a year that has begun, the rest of it or next year's."""
    begun = period.bare and period.unit in ("month", "season") and frame.ahead and period.choices[0][0] < frame.today
    ends = (*period.choices, *(period.after if begun else ()))
    spans = tuple(dict.fromkeys(_clipped(frame, Span(*one)) for one in ends))
    return Days(spans, passed_lately(frame, ends[0][1]) if period.bare and len(spans) == 1 else None)


def _clipped(frame: Frame, span: Span) -> Span:
    """The span from today on where it has begun; looking back, up to today."""
    start, end = rest_of(frame, span.start, span.end or span.start)
    return Span(start, end if end > start else None)


def part(p: Phrase, i: int) -> Found:
    """“early March”, “mid next week”, “end of Q1”, “beginning of December”."""
    i = p.skip(i, _DURING)
    for j, which in _parts_named(p, i):
        for k, period in _period_of_part(p, j):
            yield from _part(p, k, period, which)


def short_part(p: Phrase, i: int) -> Found:
    """“eom”, “eoq”, “eoy next year”, “month end”, “midweek”."""
    word = p.words[i]
    if word in _MIDS:
        yield from _weak(_part(p, i + 1, the_period(p.frame, _MIDS[word]), "mid"))
    if word in _ENDS:
        yield from _part(p, i + 1, the_period(p.frame, _ENDS[word]), "end")
        for k, period in period_at(p, p.skip(i + 1, OF)):
            if period.unit == _ENDS[word]:
                yield from _part(p, k, period, "end")
    i = p.skip(i, {"the"})
    unit, after = UNITS.get(p.words[i]), p.skip(i + 1, {"-"})
    if unit and unit != "week" and p.words[after] == "end":  # a week end is a weekend
        yield from _weak(_part(p, after + 1, the_period(p.frame, unit), "end"))


def _weak(found: Found) -> Found:
    return ((k, replace(days, weight=Weight.WEAK)) for k, days in found)


def _parts_named(p: Phrase, i: int) -> Iterator[tuple[int, str]]:
    for j, which in p.said(p.skip(i, {"the"}), _PARTS):
        yield p.skip(p.skip(j, {"-"}), OF), which


def _period_of_part(p: Phrase, j: int) -> Iterator[tuple[int, Period]]:
    """The span that a part is taken of; “end of week” means this one."""
    yield from period_at(p, j)
    unit = UNITS.get(p.words[j])
    if unit:
        yield j + 1, the_period(p.frame, unit)


def _part(p: Phrase, k: int, period: Period, which: str) -> Found:
    """The part of each candidate; where it is over, or has begun and the next is near, that of the next as well."""
    frame = p.frame
    spans = [one for ends in period.choices for one in _live(frame, period.unit, ends, which)]
    if period.after and (not spans or _may_be_next(frame, period, which)):
        spans += [one for ends in period.after for one in _live(frame, period.unit, ends, which)]
    if not spans:
        p.complain(k, "That is over." if frame.ahead else "That is still to come.")
        return
    doubt = passed_lately(frame, spans[0].end or spans[0].start) if period.bare and len(spans) == 1 else None
    yield k, Days(tuple(dict.fromkeys(spans)), doubt)


def _may_be_next(frame: Frame, period: Period, which: str) -> bool:
    """Whether a part that is running may just as well be the coming one: “mid month” on the 18th, “eow” on a Saturday."""
    if not frame.ahead or len(period.choices) > 1 or period.after[0][0] - period.choices[0][0] > A_SEASON:
        return False
    if period.unit == "week" and frame.today.weekday() not in frame.workdays.weekdays:
        return True
    return which != "end" and any(
        one.start <= frame.today for one in _cut(frame, period.unit, period.choices[0], which)
    )


def _live(frame: Frame, unit: str, ends: Ends, which: str) -> list[Span]:
    """That part of a span, without what is over."""
    found = (_clipped(frame, one) for one in _cut(frame, unit, ends, which) if within_reach(frame, one.start))
    return [one for one in found if fits(frame, (one.end or one.start) if frame.ahead else one.start)]


def _cut(frame: Frame, unit: str, ends: Ends, which: str) -> list[Span]:
    """That part of a span. A beginning or end that is no business day has two readings."""
    start, end = ends
    if which == "end":
        worked = frame.workdays.add(end + ONE_DAY, -1)
        return [Span(one) for one in dict.fromkeys((worked if worked >= start else end, end))]
    if which == "start":
        return [Span(one) for one in dict.fromkeys((frame.workdays.on_or_after(start), start))]
    if which == "later" and frame.ahead and start > frame.today:
        which = "late"  # "later next week"
    if which == "later":
        return [Span(frame.today + ONE_DAY, end)] if start <= frame.today < end else []
    cut = _cut_of_week if unit in ("week", "weekend") else _cut_of_month if unit == "month" else _cut_of_months
    first, last = cut(start, end, which)
    if unit == "new year" and which == "early":
        last = first + timedelta(days=14)
    return [Span(first, last if last > first else None)]


def _cut_of_week(start: date, end: date, which: str) -> Ends:
    """Mon–Tue, Wed, Thu–Fri; the halves are Mon–Wed and Wed–Fri."""
    middle = start + timedelta(days=(end - start).days // 2)
    return {
        "early": (start, min(start + ONE_DAY, end)),
        "mid": (middle, middle),
        "late": (max(end - ONE_DAY, start), end),
        "first half": (start, middle),
        "second half": (middle, end),
    }[which]


def _cut_of_month(start: date, end: date, which: str) -> Ends:
    """1–10, 15–20, 21–end, halves at the 15th. The middle begins on the 15th, the day on which one would ring."""
    first, last = {
        "early": (1, 10), "mid": (15, 20), "late": (21, end.day), "first half": (1, 15), "second half": (16, end.day),
    }[which]  # fmt: skip
    return start.replace(day=first), start.replace(day=last)


def _cut_of_months(start: date, end: date, which: str) -> Ends:
    """Of a quarter, season, half or year: its first or last month (of a year three), the month in the middle."""
    months = (end.year - start.year) * 12 + end.month - start.month + 1
    edge, odd = max(1, months // 4), months % 2
    half = add_months(start, months // 2) + timedelta(days=15 * odd)
    if which == "mid":
        centre = add_months(start, months // 2)
        return (centre, month_end(centre)) if odd else (add_months(centre, -1).replace(day=15), centre.replace(day=15))
    return {
        "early": (start, add_months(start, edge) - ONE_DAY),
        "late": (add_months(start, months - edge), end),
        "first half": (start, half - ONE_DAY),
        "second half": (half, end),
    }[which]


RULES = (whole, part, short_part)
_PART_WORDS = frozenset(word for several in _PARTS.values() for said, _ in several for word in said)
SPAN_WORDS = (_PART_WORDS | _ENDS.keys() | _MIDS.keys() | UNITS.keys()) - {"back"}
"""Every word of this module's tables that speaks of days by itself."""
