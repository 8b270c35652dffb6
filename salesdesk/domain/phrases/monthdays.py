"""Days of a month: “1 Dec”, “Dec 1st”, “15/1”, “2026-12-01”, “the 3rd”, “Tue 24 Nov”, “3-5 Dec”."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from salesdesk.domain.phrases.near import plain_weekdays
from salesdesk.domain.phrases.phrase import Days, Found, Frame, Phrase, Span, Weight, day
from salesdesk.domain.phrases.reckon import (
    add_months,
    day_text,
    fits,
    in_years,
    month_end,
    passed_lately,
    real_date,
    within_reach,
)
from salesdesk.domain.phrases.tokens import Kind
from salesdesk.domain.phrases.words import AFTER_AN_HOUR, JOIN, LONG_MONTH_NAMES, MONTHS, WEEKDAY_NAMES, WEEKDAYS

_MONTH_LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


_EITHER_ORDER = "Whether the day or the month comes first is not set."


@dataclass(frozen=True, slots=True)
class Written:
    """A day as it was written: the year is None where none was named."""

    number: int
    month: int
    year: int | None = None


def month_day(p: Phrase, i: int) -> Found:
    """A day with its month, with a weekday before or after it, which must agree."""
    start = _past_this(p, p.skip(i, {"the"}))
    which = WEEKDAYS.get(p.words[start])
    if which is not None:
        after = p.skip(p.skip(start + 1, {"-"}), {"the"})
        for j, written in written_days(p, after):
            yield from ((j, found) for found in _found(p, j, written, which))
        return
    weight = _weight_of_figures(p, start)
    for j, written in written_days(p, start):
        yield from ((j, replace(found, weight=weight)) for found in _found(p, j, written, None))
        after = p.skip(j, {"-"})
        which = WEEKDAYS.get(p.words[after])
        if which is not None:
            yield from ((after + 1, found) for found in _found(p, after + 1, written, which))


def _past_this(p: Phrase, i: int) -> int:
    """Past the “next” of “next friday the 27th”: the date says which."""
    return i + 1 if p.words[i] in ("this", "next", "coming") and p.words[i + 1] in WEEKDAYS else i


def _weight_of_figures(p: Phrase, i: int) -> Weight:
    """24/7, 3/4 and 20261201 are mostly something else in a sentence."""
    kind, word = p.kinds[i], p.words[i]
    if word == "24/7" or (kind is Kind.DOTTED and not word.endswith(".")):
        return Weight.NEVER
    if kind is Kind.SLASHED and p.frame.habits.order is not None:
        return Weight.LED
    figures = kind in (Kind.SLASHED, Kind.DOTTED) or (kind is Kind.YMD and word.isdigit())
    hyphened = kind is Kind.NUMBER and p.words[i + 1] == "-" and p.kinds[i + 2] is Kind.NUMBER
    return Weight.WEAK if figures or hyphened else Weight.PLAIN


def written_days(p: Phrase, i: int) -> Iterator[tuple[int, tuple[Written, ...]]]:
    """Every day with a month from piece i on, both ways round where the order may be either."""
    kind = p.kinds[i]
    if kind is Kind.YMD:
        yield i + 1, (_from_ymd(p.words[i]),)
    elif kind in (Kind.DMY, Kind.SLASHED, Kind.DOTTED):
        pairs = _from_figures(p, p.words[i])
        if pairs:
            yield i + 1, pairs
        elif kind is not Kind.DOTTED:
            written = _as_written(p.words[i])
            if written.month > 12 >= written.number:
                written = Written(written.month, written.number, written.year)
            p.complain(i + 1, _no_such_day(p.frame, written))
    elif kind is Kind.NUMBER and p.words[i + 1] == "-" and p.kinds[i + 2] is Kind.NUMBER:
        yield from _hyphened(p, i)
    else:
        yield from _month_in_words(p, i)


def _from_ymd(text: str) -> Written:
    if text.isdigit():
        return Written(int(text[6:]), int(text[4:6]), int(text[:4]))
    year, month, number = text.replace("/", "-").replace(".", "-").split("-")
    return Written(int(number), int(month), int(year))


def _from_figures(p: Phrase, text: str) -> tuple[Written, ...]:
    """“15/1”, “1.12.26”: by the rep's order; by either where it is not known or cannot be."""
    day_first = _as_written(text)
    month_first = Written(day_first.month, day_first.number, day_first.year)
    order = p.frame.habits.order
    if order != "mdy" and text.rstrip(".").count(".") == 1 and not _possible((day_first,)):
        return ()  # 9.30 is an hour: with a dot the day comes first
    if order == "mdy" and not text.endswith("."):
        return _possible((month_first,)) or _possible((day_first,))
    if order == "dmy":
        return _possible((day_first,)) or _possible((month_first,))
    return _possible((day_first, month_first))


def _as_written(text: str) -> Written:
    """The figures as day, month and perhaps year."""
    parts = text.rstrip(".").replace("/", "-").replace(".", "-").split("-")
    return Written(int(parts[0]), int(parts[1]), _year(parts[2]) if len(parts) > 2 else None)


def _possible(choices: tuple[Written, ...]) -> tuple[Written, ...]:
    right = (one for one in choices if 1 <= one.month <= 12 and 1 <= one.number <= _MONTH_LENGTHS[one.month - 1])
    return tuple(dict.fromkeys(right))


def _hyphened(p: Phrase, i: int) -> Iterator[tuple[int, tuple[Written, ...]]]:
    """“15-1”: a day only where it can be no span of hours or days."""
    first, second = int(p.words[i][:6]), int(p.words[i + 2][:6])
    if max(len(p.words[i]), len(p.words[i + 2])) > 2:
        return
    if max(first, second) <= 12:
        p.complain(i + 3, f"“{first}-{second}” may be hours or a day.")
        return
    pairs = _from_figures(p, f"{first}-{second}")
    if pairs:
        yield i + 3, pairs


def _year(text: str) -> int | None:
    """“2027”, “27”, “'27”."""
    figures = text.lstrip("'")
    if not figures.isdigit():
        return None
    return int(figures) + 2000 if len(figures) == 2 else int(figures)


def _month_in_words(p: Phrase, i: int) -> Iterator[tuple[int, tuple[Written, ...]]]:
    """“1 Dec”, “1st of Dec”, “Dec 1st”, “December the 1st”, each with or without a year."""
    named = _day_number(p, i)
    if named is not None:
        j, number = named
        j = p.skip(p.skip(j, {"of", "-", "/"}), {"the"})
        if p.words[j] in MONTHS:
            yield from _with_year(p, j + 1, number, MONTHS[p.words[j]])
    elif p.words[i] in MONTHS:
        j = p.skip(p.skip(i + 1, {"-", "/"}), {"the"})
        named = _day_number(p, j)
        if named is not None:
            yield from _with_year(p, named[0], named[1], MONTHS[p.words[i]])


def _day_number(p: Phrase, i: int) -> tuple[int, int] | None:
    found = p.ordinal(i)
    an_hour = p.words[i + 1] in AFTER_AN_HOUR and p.glued(i + 1)
    if found is None and p.kinds[i] is Kind.NUMBER and len(p.words[i]) <= 2 and not an_hour:
        found = i + 1, int(p.words[i])
    return found


def _with_year(p: Phrase, j: int, number: int, month: int) -> Iterator[tuple[int, tuple[Written, ...]]]:
    """The day without a year and, where one follows, with it."""
    yield j, (Written(number, month),)
    after = p.skip(j, {"-", "/", "of"})
    year = year_at(p, after)
    if year is None and p.words[j] == "-" and p.kinds[after] is Kind.NUMBER and len(p.words[after]) == 2:
        year = _year(p.words[after])  # 5-Jan-27, as spreadsheets write it
    if year is not None:
        yield after + 1, (Written(number, month, year),)
    elif p.starts(j, "next", "year") or p.starts(j, "this", "year"):
        yield j + 2, (Written(number, month, p.frame.today.year + (p.words[j] == "next")),)


def year_at(p: Phrase, i: int) -> int | None:
    """A year from piece i on: “2027”, “'27”."""
    word = p.words[i]
    if p.kinds[i] is Kind.YEAR:
        return _year(word)
    if p.kinds[i] is Kind.NUMBER and len(word) == 4 and word[:2] in ("19", "20"):
        return int(word)
    return None


def _found(p: Phrase, j: int, written: tuple[Written, ...], which: int | None) -> Iterator[Days]:
    """The days meant; nothing where the calendar has none, with the reason."""
    dated = [(found, doubt) for one in written for found, doubt in [_dated(p, j, one)] if found]
    days = tuple(sorted(found for found, _ in dated if found))
    if not days:
        return
    if which is not None:
        yield _agreeing(days, which)
    elif len(days) > 1:
        yield day(*days, doubt=_EITHER_ORDER)
    else:
        yield day(*days, doubt=dated[0][1])


def _dated(p: Phrase, j: int, written: Written) -> tuple[date | None, str | None]:
    """One written day as a date, and the doubt about it."""
    frame, year = p.frame, written.year
    if year is None:
        found = in_years(frame, lambda y: real_date(y, written.month, written.number))
    else:
        found = real_date(year, written.month, written.number)
    if found is None:
        p.complain(j, _no_such_day(frame, written))
        return None, None
    if not within_reach(frame, found):
        p.complain(j, f"{found.year} is too far away to be meant.")
        return None, None
    if year is not None:
        return found, None
    return found, _leap_doubt(frame, found) or passed_lately(frame, found)


def _leap_doubt(frame: Frame, found: date) -> str | None:
    """29 February without a year, where the coming February has none."""
    if (found.month, found.day) != (2, 29) or not frame.ahead:
        return None
    february = in_years(frame, lambda y: month_end(date(y, 2, 1)))
    if february is None or february == found:
        return None
    return f"{february.year} has no 29 February; the next one is {day_text(found)}."


def _no_such_day(frame: Frame, written: Written) -> str:
    """Why the calendar has no such day."""
    if not 1 <= written.month <= 12:
        return f"There is no month {written.month}."
    name = LONG_MONTH_NAMES[written.month - 1]
    if (written.month, written.number) == (2, 29):
        leap = next(y for y in range(max(written.year or 0, frame.today.year, 1), 9997) if real_date(y, 2, 29))
        return f"{written.year} has no 29 February; the next one is {day_text(date(leap, 2, 29))}."
    ends = {28: "28th or 29th", 29: "28th or 29th", 30: "30th", 31: "31st"}[_MONTH_LENGTHS[written.month - 1]]
    return f"There is no {written.number} {name}: it ends on the {ends}."


def _agreeing(days: tuple[date, ...], which: int) -> Days:
    """Those that fall on the weekday named with them; where none does, both that day and that weekday near it."""
    agreeing = tuple(one for one in days if one.weekday() == which)
    if agreeing:
        return day(*agreeing)
    one = days[0]
    near = one + timedelta(days=(which - one.weekday() + 3) % 7 - 3)
    return day(one, near, doubt=f"{day_text(one)[4:]} is a {WEEKDAY_NAMES[one.weekday()]}.")


def day_of_month(p: Phrase, i: int) -> Found:
    """“the 3rd”, “3rd”, “Tue the 24th”, “tue 24”: the next one that there is."""
    i = _past_this(p, i)
    which = WEEKDAYS.get(p.words[i])
    j = i if which is None else i + 1
    the = p.words[j] == "the"
    k = j + the
    figure = p.kinds[k] is Kind.NUMBER and len(p.words[k]) <= 2
    named = p.ordinal(k) if the or p.kinds[k] is Kind.ORDINAL else None
    if named is None and the and figure:
        named = k + 1, int(p.words[k])
    if named is not None:
        found = _next_numbered(p, *named)
        if found is not None:
            weak = replace(found, weight=Weight.WEAK)
            yield named[0], weak if which is None else _agreeing(tuple(s.start for s in found.spans), which)
    elif which is not None and figure and p.words[k + 1] not in AFTER_AN_HOUR:
        yield from _weekday_number(p, k + 1, which, int(p.words[k]))


def _weekday_number(p: Phrase, j: int, which: int, number: int) -> Found:
    """“tue 24”: the 24th. Up to 12 it is an hour, unless that day of this month or the next is such a weekday."""
    months = (p.frame.today, add_months(p.frame.today.replace(day=1), 1 if p.frame.ahead else -1))
    dated = [real_date(one.year, one.month, number) for one in months]
    agreeing = [one for one in dated if one and fits(p.frame, one) and one.weekday() == which]
    if agreeing:
        yield j, day(*agreeing)
    elif number > 12:
        found = _next_numbered(p, j, number)
        if found is not None:
            yield j, _agreeing(tuple(span.start for span in found.spans), which)


def _next_numbered(p: Phrase, j: int, number: int) -> Days | None:
    """The next day of that number. On that very day it may be today or a month on; where the month has none, both
    its last day and the next month's that has one.
    """
    today, step = p.frame.today, 1 if p.frame.ahead else -1
    if not 1 <= number <= 31:
        p.complain(j, f"No month has a day {number}.")
        return None
    months = [add_months(today.replace(day=1), step * n) for n in range(13)]
    dated = [one for first in months if (one := real_date(first.year, first.month, number)) and fits(p.frame, one)]
    if dated[0] == today:
        return day(dated[1], today) if p.frame.ahead else day(today, dated[1])
    meant = month_end(today if number > today.day else months[1])
    if p.frame.ahead and number > meant.day:
        return day(dated[0], meant, doubt=f"{LONG_MONTH_NAMES[meant.month - 1]} has only {meant.day} days.")
    return day(dated[0])


def month_day_span(p: Phrase, i: int) -> Found:
    """“3-5 Dec”, “Dec 3 to 5”, “23 Nov - 27 Nov 2026”, “between 3 and 5 Dec”."""
    between = p.words[i] == "between"
    start = i + 1 if between or p.words[i] == "from" else i
    join = {"and"} if between else JOIN
    for j, first, last in _span_ends(p, start, join):
        found = _span(p, j, first, last)
        if found is not None:
            yield j, found


def _span_ends(p: Phrase, i: int, join: Collection[str]) -> Iterator[tuple[int, Written, Written]]:
    """Two days of which the first may leave its month or year to the second."""
    i = p.skip(p.skip(i, {"the"}), WEEKDAYS)
    named = _day_number(p, i)
    dated = named is not None and p.words[named[0]] == "-" and p.words[named[0] + 1] in MONTHS  # 5-Jan-27 is one day
    if named is not None and p.words[named[0]] in join and not dated:
        for j, lasts in written_days(p, p.skip(p.skip(named[0] + 1, {"the"}), WEEKDAYS)):
            yield from ((j, Written(named[1], one.month, one.year), one) for one in lasts[:1])
    if p.words[i] in MONTHS:
        yield from _span_after_month(p, i, join)
    for k, firsts in written_days(p, i):
        if p.words[k] in join and len(firsts) == 1:
            for j, lasts in written_days(p, p.skip(p.skip(k + 1, {"the"}), WEEKDAYS)):
                if len(lasts) == 1:
                    yield j, Written(firsts[0].number, firsts[0].month, firsts[0].year or lasts[0].year), lasts[0]


def _span_after_month(p: Phrase, i: int, join: Collection[str]) -> Iterator[tuple[int, Written, Written]]:
    """“Dec 3 to 5”, “Dec 3-5 2027”."""
    first = _day_number(p, p.skip(i + 1, {"the"}))
    last = _day_number(p, p.skip(first[0] + 1, {"the"})) if first and p.words[first[0]] in join else None
    if first is None or last is None:
        return
    month, year = MONTHS[p.words[i]], year_at(p, last[0])
    yield last[0] + (year is not None), Written(first[1], month, year), Written(last[1], month, year)


def _span(p: Phrase, j: int, first: Written, last: Written) -> Days | None:
    """From the first day to the last; the year of the first is the one that comes before the last."""
    ends, doubt = _dated(p, j, last)
    if ends is None:
        return None
    starts = real_date(ends.year if first.year is None else first.year, first.month, first.number)
    if starts and first.year is None and starts > ends:
        starts = real_date(ends.year - 1, first.month, first.number)
    if starts is None or starts >= ends:
        p.complain(j, "The first day of that span comes after its last.")
        return None
    return Days((Span(starts, ends),), doubt)


def weekday_span(p: Phrase, i: int) -> Found:
    """“mon-wed”, “monday to wednesday”, “between monday and wednesday”."""
    between = p.words[i] == "between"
    start = i + 1 if between or p.words[i] == "from" else i
    first, last = WEEKDAYS.get(p.words[start]), WEEKDAYS.get(p.words[start + 2])
    if first is None or last is None or first == last or p.words[start + 1] not in ({"and"} if between else JOIN):
        return
    length = timedelta(days=(last - first) % 7)
    spans = tuple(Span(one, one + length) for one in plain_weekdays(p.frame, first))
    yield start + 3, Days(spans, weight=Weight.LED if start > i else Weight.WEAK)  # “mon-fri” may be their hours


RULES = (month_day, day_of_month, month_day_span, weekday_span)
