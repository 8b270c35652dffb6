"""Counted days and hours: “in 3 business days”, “2 weeks from monday”, “a week on Tuesday”, “in 90 min”, “2 days ago”."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from salesdesk.domain.phrases.phrase import Days, Found, Frame, Phrase, Span, Weight, alike, day, sayings
from salesdesk.domain.phrases.reckon import coming, shifted, unit_days, wall_time, within_reach
from salesdesk.domain.phrases.tokens import Kind
from salesdesk.domain.phrases.words import (
    BUSINESS,
    DAY,
    DAYS,
    HOUR,
    MINUTE,
    MONTH,
    NEAR,
    OR,
    UNITS,
    WEEK,
    WEEKDAYS,
    WORKDAY,
    YEAR,
)

_ABOUT = frozenset({"about", "around", "roughly", "approximately", "another", "approx", "exactly", "ca", "circa"})
_ON = alike("from now", "from today", "hence", "out", "on from now", "away", "or so")
_AGO = frozenset({"ago", "back"})
_LEADS = alike(
    "within the next", "in the next", "over the next", "in the coming", "within", "inside", "in", "after", "+", "next",
)  # fmt: skip
_MAY_BE_MORE = "“A couple” is two to some and three to others."
_MOST = 999
_MOST_HOURS = 24 * 366


@dataclass(frozen=True, slots=True)
class Amount:
    """So many units, or from low to high; `extra` is a second unit: 2 weeks and 3 days."""

    low: int
    high: int
    unit: str
    doubt: str | None = None
    extra: tuple[int, str] | None = None


FoundAmount = Iterator[tuple[int, Amount]]


def amount_at(p: Phrase, i: int) -> FoundAmount:
    """Every amount of time from piece i on: “3 weeks”, “a couple of days”, “2-3 weeks”, “an hour and a half”."""
    i = p.skip(i, _ABOUT)
    yield from _halves(p, i)
    if p.words[i] == "fortnight":
        yield i + 1, Amount(2, 2, WEEK)
    for j, low, high, doubt in _counts(p, i):
        for k, unit, factor in _unit(p, j):
            amount = Amount(low * factor, high * factor, unit, doubt)
            end = _past_time(p, k)
            yield end, amount
            yield from _and_more(p, k, amount)
            if low == 1 and p.words[k] in OR and p.words[k + 1] in ("two", "2"):
                yield k + 2, Amount(factor, 2 * factor, unit)


def _counts(p: Phrase, i: int) -> Iterator[tuple[int, int, int, str | None]]:
    """A number, a couple, or two numbers: the piece after, from, to, and the doubt."""
    word = p.words[i]
    if (word in ("a", "an", "one") and p.words[i + 1] == "couple") or word == "couple":
        j = i + 1 if word == "couple" else i + 2
        yield p.skip(j, {"of"}), 2, 3, _MAY_BE_MORE
        return
    if word in ("a", "an"):
        yield i + 1, 1, 1, None
    number = p.number(i)
    if number is None:
        return
    j, low = number
    if low > _MOST:
        if next(_unit(p, j), None):
            p.complain(j, "That is too far away to be meant.")
        return
    yield p.skip(j, {"-", "full", "whole", "more"}), low, low, None
    high = p.number(j + 1) if p.words[j] in ("-", "to", "or") else None
    if high is not None and high[1] > low:
        yield p.skip(high[0], {"-"}), low, high[1], None


def _unit(p: Phrase, j: int) -> Iterator[tuple[int, str, int]]:
    """A unit, with the 's of “two weeks' time”."""
    word = p.words[j]
    if word in BUSINESS and _singular(p.words[j + 1]) in DAYS:
        yield j + 2, WORKDAY, 1
    if word == "calendar" and p.words[j + 1] in DAYS:
        yield j + 2, DAY, 1
    if word in BUSINESS and _singular(p.words[j + 1]) in ("week", "weeks"):
        yield j + 2, WEEK, 1
    found = UNITS.get(_singular(word))
    if found is not None:
        yield j + 1, *found
    elif word == "m" and p.glued(j):
        p.complain(j + 1, f"“{p.words[j - 1]}m” may be minutes or months.")


def _singular(word: str) -> str:
    return word.removesuffix("'s").removesuffix("'")


def _past_time(p: Phrase, k: int) -> int:
    """Past the “time” of “two weeks' time”."""
    return k + 1 if p.words[k] in ("time", "times") else k


_HOUR_WORDS = frozenset({"hour", "hours", "hrs"})
_FRACTIONS = {"5": 30, "25": 15, "75": 45}
_FIXED = sayings({
    "half an hour": (30, MINUTE), "half hour": (30, MINUTE), "a half hour": (30, MINUTE),
    "a quarter of an hour": (15, MINUTE), "quarter of an hour": (15, MINUTE),
    "three quarters of an hour": (45, MINUTE), "an hour and a half": (90, MINUTE),
    "one and a half hours": (90, MINUTE), "half a year": (6, MONTH), "a half year": (6, MONTH),
    "a year and a half": (18, MONTH),
})  # fmt: skip


def _halves(p: Phrase, i: int) -> FoundAmount:
    """“half an hour”, “a quarter of an hour”, “an hour and a half”, “1.5 hours”, “1h30”, “half a year”."""
    for k, (count, unit) in p.said(i, _FIXED):
        yield k, Amount(count, count, unit)
    minutes: int | None = None
    end = i
    if p.kinds[i] is Kind.CLOCK and "h" in p.words[i] and (not i or p.before(i) in ("in", "within", "+")):
        hours, rest = p.words[i].split("h")
        minutes, end = int(hours) * 60 + int(rest), i + 1
    elif (number := p.number(i)) and p.starts(number[0], "and", "a", "half") and p.words[number[0] + 3] in _HOUR_WORDS:
        minutes, end = number[1] * 60 + 30, number[0] + 4
    elif p.kinds[i] is Kind.DOTTED and p.words[i + 1] in ("hours", "hrs", "hour"):
        whole, part = p.words[i].rstrip(".").split(".")
        tenths = _FRACTIONS.get(part)
        minutes, end = (int(whole) * 60 + tenths if tenths else None), i + 2
    if minutes is not None:
        yield end, Amount(minutes, minutes, MINUTE)


def _and_more(p: Phrase, k: int, amount: Amount) -> FoundAmount:
    """“2 weeks and 3 days”, “1 hour 30 min”."""
    j = p.skip(k, {"and", "&"})
    number = p.number(j)
    found = UNITS.get(p.words[number[0]]) if number else None
    if number is None or found is None or amount.low != amount.high:
        return
    unit, factor = found
    if amount.unit == HOUR and unit == MINUTE:
        yield number[0] + 1, Amount(amount.low * 60 + number[1], amount.low * 60 + number[1], MINUTE)
    elif unit_days(unit) and unit_days(amount.unit) and unit != amount.unit:
        yield number[0] + 1, Amount(amount.low, amount.low, amount.unit, None, (number[1] * factor, unit))


def counted(p: Phrase, i: int) -> Found:
    """“in 3 weeks”, “3 weeks from now”, “within 2 days”, “in 6 to 8 weeks”, and backwards “2 days ago”."""
    for start in (*(k for k, _ in p.said(i, _LEADS)), i):
        for j, amount in amount_at(p, start):
            if p.starts(i, "one", "day") and j == i + 2:
                p.complain(j, "“One day” is no day.")
            elif p.words[i] != "next" or amount.low > 1:
                yield from _counted_from_today(p, j, amount, bare=start == i)


def _counted_from_today(p: Phrase, j: int, amount: Amount, *, bare: bool) -> Found:
    here = _away(p, j, amount, 1)
    if here is not None:
        yield j, replace(here, weight=Weight.NEVER if bare else Weight.LED)
        yield from ((k, here) for k, _ in p.said(j, _ON))
    gone = _away(p, j, amount, -1) if bare and p.words[j] in _AGO else None
    if gone is not None:
        yield j + 1, gone


def _away(p: Phrase, j: int, amount: Amount, sign: int) -> Days | None:
    """Today or now, so much away."""
    if not unit_days(amount.unit):
        return _instants(p, j, amount, sign)
    return _shifted(p, j, p.frame.today, amount, sign)


def _instants(p: Phrase, j: int, amount: Amount, sign: int) -> Days | None:
    """An hour from now is an hour, whatever the clocks do meanwhile."""
    now = p.frame.now.replace(second=0, microsecond=0)
    minutes = 60 if amount.unit == HOUR else 1
    if amount.high * minutes > _MOST_HOURS * 60:
        p.complain(j, "That is more than a year of hours.")
        return None
    counts = dict.fromkeys((amount.low, amount.high))
    instants = [_later(now, timedelta(minutes=sign * count * minutes)) for count in counts]
    if amount.doubt is None and len(instants) > 1:
        return Days(tuple(Span(one.date(), at=one) for one in instants), "An hour is needed.")
    return Days(tuple(Span(one.date(), at=one) for one in instants), amount.doubt)


def _later(now: datetime, more: timedelta) -> datetime:
    return (now.astimezone(UTC) + more).astimezone(now.tzinfo)


def _shifted(p: Phrase, j: int, start: date, amount: Amount, sign: int) -> Days | None:
    """A day so much on or back; a span for “2 to 3 weeks”, both days for “a couple”."""
    low = _moved(p.frame, start, amount, amount.low * sign)
    high = _moved(p.frame, start, amount, amount.high * sign) if amount.high != amount.low else low
    if low is None or high is None:
        p.complain(j, "That is too far away to be meant.")
        return None
    if low == high:
        return day(low)
    if amount.doubt:
        return day(low, high, doubt=amount.doubt)
    return Days((Span(min(low, high), max(low, high)),))


def _moved(frame: Frame, start: date, amount: Amount, count: int) -> date | None:
    found = shifted(frame, start, count, amount.unit)
    if found is None or amount.extra is None:
        return found
    more, unit = amount.extra
    return shifted(frame, found, more if count >= 0 else -more, unit)


def counted_from_day(p: Phrase, i: int) -> Found:
    """“2 weeks from monday”, “3 days before christmas”, “a week on Tuesday”, “a week tomorrow”, “two weeks monday”."""
    for j, amount in (*amount_at(p, i), *_single(p, i)):
        if not unit_days(amount.unit):
            continue
        for k, base, sign in _bases(p, j, amount.unit):
            yield from _from_base(p, k, base, amount, sign)


def _single(p: Phrase, i: int) -> FoundAmount:
    """The “day” of “the day after”, the “week” of “week from friday”; “the week after” is a span, not seven days."""
    j = p.skip(i, {"the"})
    unit = next(_unit(p, j), None)
    if unit is None or (p.words[j] not in ("day", "week", "wk", "workday") and p.words[j] not in BUSINESS):
        return
    end, name, factor = unit
    if name in (DAY, WORKDAY) or (name == WEEK and factor == 1 and p.words[end] not in ("after", "before")):
        yield end, Amount(1, 1, name)


def _bases(p: Phrase, j: int, unit: str) -> Iterator[tuple[int, Days, int]]:
    """The day that is counted from, and whether on or back."""
    word = p.words[j]
    if word in ("from", "after", "following", "post") and p.words[j + 1] not in ("now", "today"):
        yield from ((k, days, 1) for k, days in p.days(j + 1))
    elif word in ("from", "after"):
        yield from ((k, days, 1) for k, days in p.days(j + 1) if days.spans[0].at is None)
    elif word == "before":
        yield from ((k, days, -1) for k, days in p.days(j + 1))
    elif unit == WEEK and ((word == "on" and p.words[j + 1] in WEEKDAYS) or word in WEEKDAYS or word in NEAR):
        yield from ((k, days, 1) for k, days in p.days(p.skip(j, {"on"})))
    elif unit in (MONTH, YEAR) and word in NEAR:
        yield from ((k, days, 1) for k, days in p.days(j))


def _from_base(p: Phrase, k: int, base: Days, amount: Amount, sign: int) -> Found:
    spans: list[Span] = []
    for one in base.spans:
        start = one.start if sign < 0 else one.end or one.start
        found = _shifted(p, k, start, amount, sign)
        spans += found.spans if found else ()
    if spans:
        yield k, Days(tuple(dict.fromkeys(spans)), base.doubt or amount.doubt)


def weekday_in_weeks(p: Phrase, i: int) -> Found:
    """“tuesday in two weeks”, “in two weeks on tuesday”: of that week to some, so long after the next to others."""
    which = WEEKDAYS.get(p.words[i])
    if which is not None and p.words[i + 1] == "in":
        for k, amount in amount_at(p, i + 2):
            yield from _weekday_in_weeks(p, k, which, amount)
    elif p.words[i] == "in":
        for k, amount in amount_at(p, i + 1):
            j = p.skip(k, {"on"})
            if p.words[j] in WEEKDAYS:
                yield from _weekday_in_weeks(p, j + 1, WEEKDAYS[p.words[j]], amount)


def _weekday_in_weeks(p: Phrase, k: int, which: int, amount: Amount) -> Found:
    if amount.unit != WEEK or amount.low != amount.high:
        return
    middle = shifted(p.frame, p.frame.today, amount.low, amount.unit)
    after = shifted(p.frame, coming(p.frame.today, which), amount.low, amount.unit)
    if middle is None or after is None or not within_reach(p.frame, after):
        return
    yield k, day(middle + timedelta(days=which - middle.weekday()), after)


def same_time(p: Phrase, i: int) -> Found:
    """“same time tomorrow”, “this time next week”: the present hour of another day."""
    start = p.skip(p.skip(i, {"at"}), {"the"})
    if p.words[start] not in ("same", "this") or p.words[start + 1] not in ("time", "day"):
        return
    j = start + 2
    unit = UNITS.get(p.words[j + 1]) if p.words[j] == "next" else None
    if unit is not None and unit[0] in (WEEK, MONTH, YEAR):
        found = shifted(p.frame, p.frame.today, unit[1], unit[0])
        yield from ((j + 2, _at_this_hour(p, (one,), start)) for one in (found,) if one)
        return
    for k, days in p.days(j) if p.words[start + 1] == "time" else ():
        if all(span.end is None and span.at is None for span in days.spans):
            yield k, _at_this_hour(p, tuple(span.start for span in days.spans), start)


def _at_this_hour(p: Phrase, days: tuple[date, ...], start: int) -> Days:
    """These days at the present hour, or without one for “same day”."""
    zone = p.frame.now.tzinfo
    if p.words[start + 1] == "day" or zone is None:
        return day(*days)
    hour = p.frame.now.time().replace(second=0, microsecond=0)
    return Days(tuple(Span(one, at=wall_time(one, hour, zone)[0]) for one in days))


def next_workday(p: Phrase, i: int) -> Found:
    """“next business day”, “the next working day”, “the following workday”."""
    j = p.skip(i, {"the"})
    if p.words[j] != "next":
        return
    unit = next(_unit(p, j + 1), None)
    if unit and unit[1] == WORKDAY and p.words[unit[0] - 1] in ("day", "workday", "weekday"):
        yield unit[0], day(p.frame.workdays.add(p.frame.today, 1))


RULES = (counted, counted_from_day, weekday_in_weeks, same_time, next_workday)
