"""Spans that have a name: weeks, weekends, months, quarters, years, seasons; which one is meant, not what of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from salesdesk.domain.phrases.monthdays import year_at
from salesdesk.domain.phrases.phrase import Frame, Phrase
from salesdesk.domain.phrases.reckon import (
    add_months,
    coming,
    month_end,
    start_of_week,
    weeks_around,
    working_week,
)
from salesdesk.domain.phrases.tokens import Kind
from salesdesk.domain.phrases.words import MONTHS, OF, SEASONS

Ends = tuple[date, date]

_SOUTHERN_COUNTRIES = frozenset(
    ["AU", "NZ", "ZA", "AR", "CL", "UY", "PY", "BO", "BR", "NA", "BW", "MZ", "ZW", "ZM", "LS", "SZ", "MG"]
)
_SOUTHERN_ZONES = (
    "Australia/", "Pacific/Auckland", "Africa/Johannesburg", "Africa/Maputo", "Africa/Harare", "Africa/Windhoek",
    "America/Argentina/", "America/Buenos_Aires", "America/Santiago", "America/Montevideo", "America/Sao_Paulo",
)  # fmt: skip
_MONTHS_OF = {"month": 1, "quarter": 3, "half": 6, "year": 12}
_UNIT_WORDS = {"week": "week", "wk": "week", "month": "month", "mth": "month", "quarter": "quarter", "qtr": "quarter",
               "year": "year", "yr": "year", "weekend": "weekend"}  # fmt: skip
_THIS = frozenset({"this", "current", "the"})
_NEXT = frozenset({"next", "coming", "upcoming"})
_LAST = frozenset({"last", "past", "previous"})
_NTH = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "last": 4, "final": 4}


@dataclass(frozen=True, slots=True)
class Period:
    """A named span: its candidates, the likelier first, and the one that is meant when they lie behind."""

    unit: str
    choices: tuple[Ends, ...]
    after: tuple[Ends, ...] = ()
    bare: bool = False
    """Named without this, next or a year: “the month”, “november”."""


FoundPeriod = Iterator[tuple[int, Period]]


def period_at(p: Phrase, i: int) -> FoundPeriod:
    """Every named span from piece i on."""
    for rule in _RULES:
        yield from rule(p, i)


def _unit(p: Phrase, i: int) -> FoundPeriod:
    """“this week”, “next month”, “the quarter”, “the week after next”, “next next week”."""
    word = p.words[i]
    unit = _UNIT_WORDS.get(p.words[i + 1])
    if unit and word in _THIS:
        yield i + 2, _period(p.frame, unit, 0, bare=word == "the")
        if word == "the" and p.starts(i + 2, "after", "next"):
            yield i + 4, _period(p.frame, unit, 2)
    elif unit and word in _NEXT:
        yield i + 2, _period(p.frame, unit, 1)
    elif unit and word in _LAST:
        yield i + 2, _period(p.frame, unit, -1)
    elif word == "the" and p.words[i + 1] in (*_NEXT, *_LAST, "current"):
        yield from _unit(p, i + 1)
    for said in (("next", "next"), ("next", "to", "next")):
        unit = _UNIT_WORDS.get(p.words[i + len(said)])
        if unit and p.starts(i, *said):
            yield i + len(said) + 1, _period(p.frame, unit, 2)
    unit = _UNIT_WORDS.get(word)
    if unit and p.starts(i + 1, "after", "next"):
        yield i + 3, _period(p.frame, unit, 2)
    elif unit == "weekend":
        yield i + 1, _period(p.frame, unit, 0, bare=True)


def _period(frame: Frame, unit: str, away: int, *, bare: bool = False) -> Period:
    """The present one of a kind, or one so many away."""
    choices, after = _around(frame, unit, away), _around(frame, unit, away + 1) if bare else ()
    return Period(unit, choices, after, bare)


def the_period(frame: Frame, unit: str) -> Period:
    """“the month” as in “end of the month”: this one, or the next where it is too late for this one."""
    return _period(frame, unit, 0, bare=True)


def _around(frame: Frame, unit: str, away: int) -> tuple[Ends, ...]:
    if unit == "week":
        return tuple(_rest_of(frame, ends, away) for ends in weeks_around(frame, frame.today, away))
    if unit == "weekend":
        return _weekends(frame, away)
    months = _MONTHS_OF[unit]
    first = frame.today.replace(day=1, month=(frame.today.month - 1) // months * months + 1)
    start = add_months(first, away * months)
    return ((start, add_months(start, months) - timedelta(days=1)),)


def _rest_of(frame: Frame, ends: Ends, away: int) -> Ends:
    """Its working days; of this week, once they are over, what is left of it."""
    if away or not frame.ahead or ends[1] >= frame.today:
        return ends
    return frame.today, start_of_week(frame.today, 0) + timedelta(days=6)


def _weekends(frame: Frame, away: int) -> tuple[Ends, ...]:
    """The weekend of today or to come; “next weekend” before it has begun may be that one or the one after."""
    first, length = _weekend_shape(frame)
    begun = (frame.today.weekday() - first) % 7 < length
    start = start_of_week(frame.today, first) if begun else coming(frame.today, first)
    if away < 0:
        starts = [start + timedelta(weeks=away)]
    else:
        starts = [start + timedelta(weeks=away)]
        if away and not begun:
            starts.append(start + timedelta(weeks=away - 1))
    return tuple((one, one + timedelta(days=length - 1)) for one in starts)


def _weekend_shape(frame: Frame) -> tuple[int, int]:
    """The weekend's first weekday and its length: the two days not worked, else Saturday and Sunday."""
    free = sorted(set(range(7)) - frame.workdays.weekdays)
    if len(free) == 2 and free[1] - free[0] == 1:
        return free[0], 2
    return 5, 2


def _month(p: Phrase, i: int) -> FoundPeriod:
    """“january”, “march 2027”, “next march”."""
    word = p.words[i]
    month = MONTHS.get(word)
    if month is not None:
        j = p.skip(i + 1, OF)
        year = year_at(p, j)
        soon = p.frame.today.year - 2000
        if p.words[i + 1] == "-" and p.kinds[i + 2] is Kind.NUMBER and soon <= int(p.words[i + 2][:4]) <= soon + 3:
            yield (
                i + 3,
                Period("month", (_months(2000 + int(p.words[i + 2]), month, 1),)),
            )  # Mar-27: the month, or a day
        if year is not None:
            yield j + 1, Period("month", (_months(year, month, 1),))
        elif p.starts(j, "next", "year"):
            yield j + 2, Period("month", (_months(p.frame.today.year + 1, month, 1),))
        yield i + 1, _yearly(p.frame, "month", lambda y: _months(y, month, 1))
    elif p.starts(i, "next", "year") and p.words[p.skip(i + 2, OF)] in MONTHS:
        j = p.skip(i + 2, OF)
        yield j + 1, Period("month", (_months(p.frame.today.year + 1, MONTHS[p.words[j]], 1),))
    elif word in ("this", "next", "coming", "last") and p.words[i + 1] in MONTHS:
        which = MONTHS[p.words[i + 1]]
        yield i + 2, _named(p.frame, "month", word, lambda y: _months(y, which, 1))


def _months(year: int, month: int, length: int) -> Ends:
    start = date(min(max(year, 1), 9990), month, 1)
    return start, month_end(add_months(start, length - 1))


def _yearly(frame: Frame, unit: str, build: Callable[[int], Ends]) -> Period:
    """A span that comes every year: the next one not yet over; during it, next year's is the one after."""
    year = frame.today.year
    built = [build(one) for one in (range(year - 1, year + 3) if frame.ahead else range(year + 1, year - 3, -1))]
    if frame.ahead:
        near = [ends for ends in built if ends[1] >= frame.today]
    else:
        near = [ends for ends in built if ends[0] <= frame.today]
    return Period(unit, (near[0],), (near[1],), bare=True)


def _named(frame: Frame, unit: str, how: str, build: Callable[[int], Ends]) -> Period:
    """“this march” is the nearest; “next march” the nearest to come to some, that of next year to others."""
    yearly = _yearly(frame, unit, build)
    nearest = yearly.choices[0]
    if how == "last":
        behind = [ends for year in (0, -1, -2) if (ends := build(frame.today.year + year))[1] < frame.today]
        return Period(unit, (behind[0],))
    to_come = yearly.after[0] if nearest[0] <= frame.today else nearest
    if how == "next":
        return Period(unit, tuple(dict.fromkeys((build(frame.today.year + 1), to_come))))
    return Period(unit, (to_come if how == "coming" else nearest,))


def _quarter(p: Phrase, i: int) -> FoundPeriod:
    """“Q1”, “Q2 2027”, “the first quarter of next year”, “H1”."""
    i = p.skip(i, {"the"})
    word = p.words[i]
    if len(word) == 2 and word[0] in "qh" and word[1].isdigit():
        j, nth, length = i + 1, int(word[1]), 3 if word[0] == "q" else 6
    elif word in _NTH and p.words[i + 1] in ("quarter", "qtr"):
        j, nth, length = i + 2, _NTH[word], 3
        if word == "last" and not any(year_follows(p, p.skip(j, OF))):
            return  # the one gone by
    elif word in ("first", "second", "1st", "2nd") and p.words[i + 1] == "half":
        j, nth, length = i + 2, _NTH[word], 6
        if not any(year_follows(p, p.skip(j, OF))):
            return
    else:
        return
    first = (nth - 1) * length + 1
    unit = "quarter" if length == 3 else "half"
    after = p.skip(p.skip(j, OF), {"the"})
    for k, year in year_follows(p, after):
        yield k, Period(unit, (_months(year, first, length),))
    yield j, _yearly(p.frame, unit, lambda y: _months(y, first, length))


def year_follows(p: Phrase, i: int) -> Iterator[tuple[int, int]]:
    """A year from piece i on: “2027”, “next year”, “the year”."""
    year = year_at(p, i)
    if year is not None:
        yield i + 1, year
    elif p.words[i + 1] == "year" and p.words[i] in ("this", "next", "the", "last"):
        yield i + 2, p.frame.today.year + {"next": 1, "last": -1}.get(p.words[i], 0)


def _year(p: Phrase, i: int) -> FoundPeriod:
    """“2027”; the rules that use it ask for a word before it."""
    year = year_at(p, i)
    if year is not None:
        yield i + 1, Period("year", (_months(year, 1, 12),))
    j = p.skip(i, {"the"})
    if p.starts(j, "new", "year"):
        yield j + 2, Period("new year", (_months(p.frame.today.year + 1, 1, 12),))


def _season(p: Phrase, i: int) -> FoundPeriod:
    """“spring”, “this summer”, “winter 2027”: by the seasons of their half of the earth."""
    j = p.skip(i, {"the"})
    how = p.words[j] if p.words[j] in ("this", "next", "coming", "last") else ""
    j = j + 1 if how else j
    season = SEASONS.get(p.words[j])
    if season is None:
        return
    builds = [_season_of(season, south) for south in _halves_of_the_earth(p.frame)]
    if how:
        yield j + 1, _joined([_named(p.frame, "season", how, build) for build in builds])
        return
    for k, year in year_follows(p, p.skip(j + 1, OF)):
        years = (
            [year] if not any(ends[0].year != ends[1].year for b in builds for ends in [b(year)]) else [year, year - 1]
        )
        yield k, Period("season", tuple(dict.fromkeys(build(y) for build in builds for y in years)))
    yield j + 1, _joined([_yearly(p.frame, "season", build) for build in builds])


def _season_of(season: int, south: bool) -> Callable[[int], Ends]:
    start = (3 * season + (6 if south else 0)) % 12 + 3
    return lambda year: _months(year, start, 3)


def _joined(periods: Iterable[Period]) -> Period:
    found = list(periods)
    return Period(
        found[0].unit,
        tuple(dict.fromkeys(ends for one in found for ends in one.choices)),
        found[0].after if len(found) == 1 else (),
        found[0].bare,
    )


def _halves_of_the_earth(frame: Frame) -> tuple[bool, ...]:
    """Whether spring comes in September, for each side that it may be said of; the rep's first."""
    mine = _south(frame.habits.workdays.country, getattr(frame.now.tzinfo, "key", ""))
    country = frame.theirs.workdays.country if frame.theirs.workdays else None
    if country is None and frame.theirs.zone is None:
        return (mine,)
    return tuple(dict.fromkeys((mine, _south(country, frame.theirs.zone or ""))))


def _south(country: str | None, zone: str) -> bool:
    return country.upper() in _SOUTHERN_COUNTRIES if country else zone.startswith(_SOUTHERN_ZONES)


def _numbered_week(p: Phrase, i: int) -> FoundPeriod:
    """“week 50”, “CW 50”, “KW50”: by ISO 8601; where “week” may also count as in the US, both."""
    i = p.skip(i, {"calendar"})
    word, number = p.words[i], p.words[i + 1]
    if word not in ("week", "wk", "cw", "kw") or p.kinds[i + 1] is not Kind.NUMBER or len(number) > 2:
        return
    after = p.skip(i + 2, OF)
    years = [(after + 1, year_at(p, after))] if year_at(p, after) else []
    for j, year in [*years, (i + 2, None)]:
        ends = _week_numbered(p.frame, int(number), year, iso_only=word in ("cw", "kw"))
        if ends:
            yield j, Period("week", ends)
        else:
            p.complain(j, f"There is no week {number} in that year.")


def _week_numbered(frame: Frame, number: int, year: int | None, *, iso_only: bool) -> tuple[Ends, ...]:
    """Without a year: the next such week."""
    today = frame.today
    years = (year,) if year else (today.year, today.year + 1) if frame.ahead else (today.year, today.year - 1)
    for one in years:
        found = _iso_week(frame, one, number)
        if found and (year or (found[1] >= today if frame.ahead else found[0] <= today)):
            other = found if iso_only or frame.habits.order == "dmy" else _us_week(frame, one, number)
            return tuple(dict.fromkeys((found, other)))
    return ()


def _iso_week(frame: Frame, year: int, number: int) -> Ends | None:
    try:
        return working_week(frame, date.fromisocalendar(year, number, 1))
    except ValueError:
        return None


def _us_week(frame: Frame, year: int, number: int) -> Ends:
    """Week 1 is the one with 1 January; weeks start on Sunday."""
    return working_week(frame, start_of_week(date(year, 1, 1), 6) + timedelta(weeks=number - 1))


_RULES = (_unit, _month, _quarter, _year, _season, _numbered_week)
