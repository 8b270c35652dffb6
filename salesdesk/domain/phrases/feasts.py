"""Days that have a name: “thanksgiving”, “christmas”, “labor day”, “bank holiday monday”; where the country decides
and is not known, that is said.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from salesdesk.domain.phrases.nth import weeks_with
from salesdesk.domain.phrases.periods import year_follows
from salesdesk.domain.phrases.phrase import Days, Found, Frame, Phrase, Span, Weight, day
from salesdesk.domain.phrases.reckon import easter, fits, in_years, nth_weekday, passed_lately, within_reach
from salesdesk.domain.phrases.words import THE
from salesdesk.domain.workdays import holidays_of

Yearly = Callable[[int], date | None]
ONE_DAY = timedelta(days=1)


def _fixed(month: int, number: int) -> Yearly:
    return lambda year: date(year, month, number)


def _nth(month: int, weekday: int, nth: int, more: int = 0) -> Yearly:
    """The nth such weekday of a month (-1: the last), and so many days on."""

    def build(year: int) -> date | None:
        last = date(year + month // 12, month % 12 + 1, 1) - ONE_DAY
        found = nth_weekday(date(year, month, 1), last, weekday, nth)
        return found + timedelta(days=more) if found else None

    return build


def _from_easter(more: int) -> Yearly:
    return lambda year: easter(year) + timedelta(days=more)


def _victoria_day(year: int) -> date:
    return date(year, 5, 24) - timedelta(days=date(year, 5, 24).weekday())


_EVERYWHERE: dict[str, Yearly] = {
    "christmas": _fixed(12, 25), "xmas": _fixed(12, 25), "christmas day": _fixed(12, 25), "xmas day": _fixed(12, 25),
    "christmas eve": _fixed(12, 24), "xmas eve": _fixed(12, 24), "boxing day": _fixed(12, 26),
    "st stephen's day": _fixed(12, 26), "st stephens day": _fixed(12, 26), "stephen's day": _fixed(12, 26),
    "new year's eve": _fixed(12, 31), "new years eve": _fixed(12, 31), "nye": _fixed(12, 31),
    "new year's day": _fixed(1, 1), "new years day": _fixed(1, 1), "new year": _fixed(1, 1), "new years": _fixed(1, 1),
    "first of the year": _fixed(1, 1),
    "new year's": _fixed(1, 1), "epiphany": _fixed(1, 6), "halloween": _fixed(10, 31), "valentine's": _fixed(2, 14),
    "valentine's day": _fixed(2, 14), "valentines day": _fixed(2, 14), "valentines": _fixed(2, 14),
    "st patrick's day": _fixed(3, 17), "st patricks day": _fixed(3, 17), "st paddy's day": _fixed(3, 17),
    "patrick's day": _fixed(3, 17), "paddy's day": _fixed(3, 17), "all saints": _fixed(11, 1),
    "all saints day": _fixed(11, 1), "all saints' day": _fixed(11, 1), "bastille day": _fixed(7, 14),
    "canada day": _fixed(7, 1), "australia day": _fixed(1, 26), "anzac day": _fixed(4, 25), "anzac": _fixed(4, 25),
    "waitangi day": _fixed(2, 6), "german unity day": _fixed(10, 3), "juneteenth": _fixed(6, 19),
    "king's day": _fixed(4, 27), "guy fawkes night": _fixed(11, 5), "bonfire night": _fixed(11, 5),
    "gandhi jayanti": _fixed(10, 2), "remembrance day": _fixed(11, 11), "veterans day": _fixed(11, 11),
    "veterans' day": _fixed(11, 11), "veteran's day": _fixed(11, 11), "victoria day": _victoria_day,
    "mlk day": _nth(1, 0, 3), "martin luther king day": _nth(1, 0, 3), "presidents day": _nth(2, 0, 3),
    "presidents' day": _nth(2, 0, 3), "president's day": _nth(2, 0, 3), "memorial day": _nth(5, 0, -1),
    "columbus day": _nth(10, 0, 2), "indigenous peoples day": _nth(10, 0, 2), "indigenous peoples' day": _nth(10, 0, 2),
    "american thanksgiving": _nth(11, 3, 4), "us thanksgiving": _nth(11, 3, 4),
    "canadian thanksgiving": _nth(10, 0, 2), "black friday": _nth(11, 3, 4, 1), "cyber monday": _nth(11, 3, 4, 4),
    "easter": _from_easter(0), "easter sunday": _from_easter(0), "easter monday": _from_easter(1),
    "good friday": _from_easter(-2), "maundy thursday": _from_easter(-3), "palm sunday": _from_easter(-7),
    "ash wednesday": _from_easter(-46), "shrove tuesday": _from_easter(-47), "pancake day": _from_easter(-47),
    "ascension day": _from_easter(39), "ascension": _from_easter(39), "whit sunday": _from_easter(49),
    "pentecost": _from_easter(49), "whitsun": _from_easter(49), "whit monday": _from_easter(50),
    "pentecost monday": _from_easter(50), "corpus christi": _from_easter(60), "may day": _fixed(5, 1),
}  # fmt: skip

_FIRST_OF_MAY = _fixed(5, 1)
_BY_COUNTRY: dict[str, dict[str, Yearly]] = {
    "thanksgiving": {"US": _nth(11, 3, 4), "CA": _nth(10, 0, 2)},
    "labor day": {"US": _nth(9, 0, 1), "CA": _nth(9, 0, 1)}
    | dict.fromkeys(
        [
            "DE",
            "AT",
            "CH",
            "FR",
            "ES",
            "PT",
            "IT",
            "BE",
            "LU",
            "PL",
            "CZ",
            "SE",
            "FI",
            "NO",
            "IN",
            "SG",
            "MX",
            "BR",
            "AR",
            "CN",
            "HK",
            "ZA",
            "GR",
            "HU",
            "RO",
        ],
        _FIRST_OF_MAY,
    ),
    "independence day": {"US": _fixed(7, 4), "IN": _fixed(8, 15), "MX": _fixed(9, 16), "PL": _fixed(11, 11)},
    "eofy": {"AU": _fixed(6, 30), "IN": _fixed(3, 31), "NZ": _fixed(3, 31), "JP": _fixed(3, 31)},
    "republic day": {"IN": _fixed(1, 26), "IT": _fixed(6, 2), "TR": _fixed(10, 29), "ZA": _fixed(5, 31)},
}
_BY_STATE = {name: frozenset({"AU"}) for name in ("labor day", "labour day")}
"""Names whose day each state of a country sets for itself."""
_ALSO = {"thanksgiving day": "thanksgiving", "turkey day": "thanksgiving", "labour day": "labor day"} | dict.fromkeys(
    ["end of financial year", "end of the financial year", "financial year end", "end of fiscal year",
     "end of the fiscal year", "fiscal year end"],
    "eofy",
)  # fmt: skip
_WHERE_UNKNOWN = {
    "thanksgiving": ("US", "CA"), "thanksgiving day": ("US", "CA"), "turkey day": ("US",), "labor day": ("US",),
    "labour day": ("US", "DE"), "independence day": ("US", "IN"),
}  # fmt: skip
_LISTED = frozenset({
    "diwali", "deepavali", "holi", "dussehra", "eid", "eid al-fitr", "eid al-adha", "lunar new year", "vesak day",
    "chinese new year", "king's birthday", "family day", "civic holiday", "melbourne cup", "melbourne cup day",
    "matariki", "heritage day", "national day", "constitution day", "st brigid's day", "st andrew's day",
})  # fmt: skip
"""Days whose date only a country's own list knows."""
_WITH_A_SECOND_DAY = frozenset({"easter", "easter sunday", "christmas", "christmas day", "xmas", "xmas day"})


def _by_first_word() -> dict[str, list[tuple[str, ...]]]:
    said: dict[str, list[tuple[str, ...]]] = {}
    for name in (*_EVERYWHERE, *_BY_COUNTRY, *_ALSO, *sorted(_LISTED)):
        words = tuple(name.replace("-", " - ").split())
        said.setdefault(words[0], []).append(words)
    return said


_SAID = _by_first_word()


@dataclass(frozen=True, slots=True)
class Feast:
    """A named day: its candidates, the likelier first, and those of a second day off that may follow it."""

    days: tuple[date, ...]
    doubt: str | None = None
    second_days: tuple[date, ...] = ()
    """Easter Monday, Boxing Day, where no country is known that says whether they count."""


def feast_at(p: Phrase, i: int) -> Iterator[tuple[int, Feast]]:
    """Every named day from piece i on, with “next”, “this” or a year."""
    start = p.skip(p.skip(i, THE), {"this", "coming"})
    is_next = p.words[start] == "next"
    start += is_next
    for said in _SAID.get("st" if p.words[start] == "saint" else p.words[start], ()):
        if p.words[start + 1 : start + len(said)] != said[1:]:
            continue
        j, name = start + len(said), " ".join(said).replace(" - ", "-")
        for end, year in [(j, None), *year_follows(p, p.skip(j, {"of", "in"}))]:
            days = _days_called(p.frame, name, year)
            if days:
                yield end, _feast(p.frame, name, days, year, is_next)
            elif name not in _EVERYWHERE:
                unknown = "." if p.frame.countries else ", which is not known."
                p.complain(end, f"Which day “{name}” is depends on the country{unknown}")


def _feast(frame: Frame, name: str, days: tuple[date, ...], year: int | None, is_next: bool) -> Feast:
    if is_next and days[0].year == frame.today.year:  # this year's is still to come: that, or the one after
        days = (*_days_called(frame, name, frame.today.year + 1), *days)
    before = _days_called(frame, name, days[0].year - 1)
    doubt = passed_lately(frame, days[0], *before[:1]) if year is None and len(days) == 1 else None
    if name.startswith("eid"):
        doubt = doubt or "Its date is an estimate until the moon is seen."
    follows = name in _WITH_A_SECOND_DAY and not frame.countries
    return Feast(days, doubt, tuple(one + ONE_DAY for one in days) if follows else ())


def _days_called(frame: Frame, name: str, year: int | None) -> tuple[date, ...]:
    """The day of that name in that year, or the next to come, for every country that may be meant."""
    rules = _BY_COUNTRY.get(_ALSO.get(name, name), {})
    if name in _EVERYWHERE:
        found = [_day_of(frame, _EVERYWHERE[name], year)]
    else:
        found = [
            _day_of(frame, rules[country], year) if country in rules else _listed(frame, country, name, year)
            for country in frame.countries
        ]
    by_its_parts = name in _BY_STATE and set(frame.countries) & _BY_STATE[name]
    if not any(found) and rules and not by_its_parts:
        found = _where_unknown(frame, name, rules, year)
    return tuple(dict.fromkeys(one for one in found if one))


def _day_of(frame: Frame, build: Yearly, year: int | None) -> date | None:
    found = build(year) if year else in_years(frame, build)
    return found if found and within_reach(frame, found) else None


def _where_unknown(frame: Frame, name: str, rules: dict[str, Yearly], year: int | None) -> list[date | None]:
    """The best known country's day, and another's where that one comes first."""
    found = [_day_of(frame, rules[country], year) for country in _WHERE_UNKNOWN.get(name, ())]
    return [one for n, one in enumerate(found) if one and (n == 0 or found[0] is None or one < found[0])]


def _listed(frame: Frame, country: str, name: str, year: int | None) -> date | None:
    """The next holiday of that name in a country's list."""
    names = {name, name.replace("labour", "labor"), name.replace("st ", "saint ")}
    years = (year,) if year else (frame.today.year, frame.today.year + 1)
    days = (
        one
        for each in years
        for one, called in sorted(holidays_of(country, _part_of(frame, country), each).items())
        if any(re.search(rf"\b{re.escape(n)}\b", called.lower()) for n in names) and (year or fits(frame, one))
    )
    return next(days, None)


def _part_of(frame: Frame, country: str) -> str | None:
    """The part of that country whose holidays are meant, where it is known."""
    known = (w for w in (frame.theirs.workdays, frame.habits.workdays) if w and (w.country or "").upper() == country)
    return next((w.subdivision for w in known), None)


def named_day(p: Phrase, i: int) -> Found:
    """“thanksgiving”, “christmas eve”, “new year”, “easter 2027”, “christmas week”, “easter weekend”."""
    for j, feast in feast_at(p, i):
        found = day(*feast.days, doubt=feast.doubt, weight=Weight.WEAK)
        yield j, found
        if p.words[j] == "week":
            yield j + 1, weeks_with(p.frame, found)
        if p.words[j] == "weekend" and p.words[j - 1] == "easter":
            yield j + 1, Days(tuple(Span(one - 2 * ONE_DAY, one + ONE_DAY) for one in feast.days))


def new_year(p: Phrase, i: int) -> Found:
    """“in the new year”: from its first business day to the end of January."""
    j = p.skip(p.skip(i, {"in", "into"}), {"the"})
    if j > i and p.words[i] != "the" and p.starts(j, "new", "year") and p.frame.ahead:
        first = date(p.frame.today.year + 1, 1, 2)
        january = Span(p.frame.workdays.on_or_after(first), date(first.year, 1, 31))
        yield j + 2, Days((january,), weight=Weight.LED)


def between_the_years(p: Phrase, i: int) -> Found:
    """“between christmas and new year”: the business days between the two."""
    for said in (("christmas", "and", "new"), ("xmas", "and", "new")):
        if p.starts(i, "between", *said) and p.words[i + 4] in ("year", "year's", "years") and p.frame.ahead:
            christmas = in_years(p.frame, _EVERYWHERE["new year's eve"])
            year = christmas.year if christmas else p.frame.today.year
            first, last = p.frame.workdays.add(date(year, 12, 25), 1), p.frame.workdays.add(date(year + 1, 1, 1), -1)
            yield i + 5, Days((Span(first, last if last > first else None),))


def the_holidays(p: Phrase, i: int) -> Found:
    """“after the holidays”: the first business day of January; “before” them: the last before Christmas; both when
    said from October on.
    """
    j = p.skip(i + 1, {"the"})
    season = p.words[j] == "holiday" and p.words[j + 1] == "season"  # “the holiday” alone is the next one, whichever
    if p.words[i] not in ("after", "post", "before") or not p.frame.ahead:
        return
    if p.words[j] == "holiday" and not season:
        p.complain(j + 1, "Which holiday is meant is not certain.")
    if p.words[j] != "holidays" and not season:
        return
    end, today = p.skip(j + 1, {"season"}), p.frame.today
    if today.month < 10 and (today.month, today.day) != (1, 1):
        p.complain(end, "Which holidays are meant is not certain.")
        return
    if p.words[i] == "before":
        eve = p.frame.workdays.add(date(today.year, 12, 25), -1)
        if today.month < 10 or eve < today:
            p.complain(end, "Which holidays are meant is not certain.")
        else:
            yield end, day(eve)
        return
    yield end, day(p.frame.workdays.on_or_after(date(today.year + (today.month >= 10), 1, 2)))


def bank_holiday(p: Phrase, i: int) -> Found:
    """“bank holiday monday”, “the bank holiday”: the next one in the countries that are known."""
    j = p.skip(p.skip(i, {"the"}), {"next", "coming", "this"})
    if p.words[j] not in ("bank", "public", "national") or p.words[j + 1] != "holiday":
        return
    word = p.words[j + 2]
    end = j + 3 if word in ("monday", "weekend") else j + 2
    days = [_next_holiday(p.frame, country, on_monday=end == j + 3) for country in p.frame.countries]
    found = tuple(dict.fromkeys(one for one in days if one))
    if not found:
        p.complain(end, "Which day is a bank holiday depends on the country, which is not known.")
    elif word == "weekend":
        yield end, Days(tuple(Span(one - 2 * ONE_DAY, one) for one in found), weight=Weight.WEAK)
    else:
        yield end, day(*found, weight=Weight.WEAK)


def _next_holiday(frame: Frame, country: str, *, on_monday: bool) -> date | None:
    years = (frame.today.year, frame.today.year + 1)
    days = sorted(one for year in years for one in holidays_of(country, _part_of(frame, country), year))
    return next((one for one in days if fits(frame, one) and (one.weekday() == 0 or not on_monday)), None)


RULES = (named_day, new_year, between_the_years, the_holidays, bank_holiday)
FEAST_WORDS = frozenset(word for names in _SAID.values() for said in names for word in said) | {"saint", "easter"}
"""Every word of this module's tables."""
