"""What counts as a business day: the week's working days, a country's holidays, the rep's own days off.

Reads no clock; `holidays` is loaded only when a country is named.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

ONE_DAY = timedelta(days=1)

# Where a law differs inside a country, the part most business is done in; otherwise half of the days would be missing.
USUAL_PART = {"GB": "ENG"}


@dataclass(frozen=True, slots=True)
class Workdays:
    """What counts as a business day. An unknown country has no holidays, an unknown part the whole country's.

    Raises ValueError for weekdays that leave no day to work on.
    """

    weekdays: frozenset[int] = frozenset({0, 1, 2, 3, 4})
    """Monday is 0."""
    country: str | None = None
    """ISO 3166 alpha-2."""
    subdivision: str | None = None
    """ISO 3166-2 without the country: "CA", "ENG", "BY"."""
    days_off: frozenset[date] = frozenset()
    """The rep's own days off."""

    def __post_init__(self) -> None:
        if not self.weekdays or not self.weekdays <= frozenset(range(7)):
            raise ValueError("At least one weekday from 0 (Monday) to 6 (Sunday) must be a working day.")

    def is_workday(self, day: date) -> bool:
        """Whether business is done on that day."""
        if day.weekday() not in self.weekdays or day in self.days_off:
            return False
        return self.country is None or day not in holidays_of(self.country, self.subdivision, day.year)

    def feast(self, day: date) -> str:
        """The English name of the public holiday on that day; empty where it is none."""
        return holidays_of(self.country, self.subdivision, day.year).get(day, "") if self.country else ""

    def add(self, day: date, count: int) -> date:
        """That many business days on, or back where negative; 0 rolls forward to a business day.

        The day itself is never counted, so one business day from a Saturday is Monday. Stops at the calendar's ends.
        """
        if count == 0:
            return self.on_or_after(day)
        step, end = (ONE_DAY, date.max) if count > 0 else (-ONE_DAY, date.min)
        left = abs(count)
        while left and day != end:
            day += step
            left -= self.is_workday(day)
        return day

    def on_or_after(self, day: date) -> date:
        """The day itself, or the next business day."""
        while not self.is_workday(day) and day != date.max:
            day += ONE_DAY
        return day

    def between(self, start: date, end: date) -> int:
        """Business days after start up to and including end; negative when end comes first.

        Where both are business days, `add(start, between(start, end)) == end`.
        """
        if end < start:
            return -self._counted(end, start - ONE_DAY)
        return self._counted(start + ONE_DAY, end) if end > start else 0

    def _counted(self, first: date, last: date) -> int:
        return sum(self.is_workday(first + timedelta(days=n)) for n in range((last - first).days + 1))


def feast_words(day: date, own: Workdays, theirs: Workdays | None) -> str:
    """ "Fri 25 Dec is Christmas Day in the United States.", with the rep or with them; empty where work is done."""
    from salesdesk.domain.places import country_name

    when = f"{day:%a} {day.day} {day:%b}"
    if day in own.days_off:
        return f"{when} is a day off of yours."
    found: dict[str, list[str]] = {}
    for side in (own, theirs):
        name = side.feast(day) if side else ""
        if side is not None and name and side.country:
            found.setdefault(name, []).append(country_name(side.country))
    said = (f"{name} in {' and '.join(dict.fromkeys(places))}" for name, places in found.items())
    words = ", ".join(said)
    return f"{when} is {words}." if words else ""


_at_hand: dict[tuple[str, str | None, int], Mapping[date, str]] = {}


def is_at_hand(country: str, subdivision: str | None, year: int) -> bool:
    """Whether the holidays are known without the library."""
    return (country, subdivision, year) in _at_hand


def have_at_hand(country: str, subdivision: str | None, year: int, named: Mapping[date, str]) -> None:
    """Takes the holidays as they were worked out before."""
    _at_hand[country, subdivision, year] = named


def holidays_of(country: str, subdivision: str | None, year: int) -> Mapping[date, str]:
    """A country's public holidays in a year with their English names; empty where the country is not known."""
    key = (country, subdivision, year)
    if key not in _at_hand:
        _at_hand[key] = _worked_out(country, subdivision, year)
    return _at_hand[key]


def _worked_out(country: str, subdivision: str | None, year: int) -> Mapping[date, str]:
    import holidays

    place = country.strip().upper()
    for part in (subdivision or USUAL_PART.get(place), None):
        try:
            # A dictionary copy: the library's own object would go on to make up other years when asked.
            return dict(holidays.country_holidays(place, subdiv=part, years=year, language="en_US"))
        except (NotImplementedError, KeyError, ValueError):
            continue
    return {}
