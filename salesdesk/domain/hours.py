"""Calling hours and the clock of the other side: which zones it may be in, whether they are open, when they open.

Open means open in every zone that a contact may be in; a zone that is not known is never taken for a good hour. The
present moment and the holidays are parameters. The words for all this are in `clockwords` and can be had from here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from types import MappingProxyType
from typing import Literal, NamedTuple

from salesdesk.domain.clockwords import (
    UNKNOWN,
    ago,
    call_guard,
    clock_line,
    distance,
    how_long,
    in_both,
    late,
    offer_again,
)
from salesdesk.domain.zones import country_of_zone, distinct_clocks, is_zone, same_clock, zone_named
from salesdesk.errors import NotUnderstood

__all__ = [
    "PRESETS",
    "UNKNOWN",
    "CallingHours",
    "TheirClock",
    "Window",
    "ago",
    "call_guard",
    "clock_line",
    "distance",
    "hours_for",
    "how_long",
    "in_both",
    "is_zone",
    "late",
    "next_opening",
    "offer_again",
    "read_hours",
    "their_clock",
    "their_country",
    "their_zones",
]

State = Literal["open", "closed", "unknown"]
Span = tuple[datetime, datetime]

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_UNITED_STATES = frozenset({"PR", "VI", "GU", "AS", "MP"})  # the same law, other country letters


class Window(NamedTuple):
    """The hours of one day, in local wall time."""

    opens: time
    closes: time
    """Not later than `opens` means on the next day: 00:00 is the end of the day, "24:00"."""


class CallingHours(NamedTuple):
    """The hours of a week in which a call is welcome."""

    name: str
    week: tuple[Window | None, ...]
    """Seven, Monday first; None where the day is closed."""
    closed_on_holidays: bool = False


class TheirClock(NamedTuple):
    """What time it may be at the other side, and whether that is a good time to call."""

    zones: tuple[str, ...]
    """Every zone that it may be, one for each clock; none where it is not known."""
    source: str
    """Where the zones come from: entered, number, place, unknown."""
    local: datetime | None
    """The time in the first zone."""
    locals: tuple[datetime, ...]
    """The time in every zone, in the order of the zones."""
    state: State
    opens_at: datetime | None
    """UTC. When closed: the next instant at which all zones are open; None where there is none in two months."""
    closes_at: datetime | None
    """UTC. When open: the instant at which the first zone closes; None where it never does."""
    hours: str = "default"
    """The name of the calling hours that were applied."""


def _week(weekdays: str, saturday: str | None, sunday: str | None) -> tuple[Window | None, ...]:
    return (*[_window(weekdays)] * 5, _window(saturday), _window(sunday))


def _window(text: str | None) -> Window | None:
    if text is None:
        return None
    opens, closes = (time(int(part[:2]) % 24, int(part[3:])) for part in text.split("-"))
    return Window(opens=opens, closes=closes)


PRESETS: Mapping[str, CallingHours] = MappingProxyType(
    {
        "default": CallingHours("default", _week("08:00-21:00", "08:00-21:00", "08:00-21:00")),
        "business": CallingHours("business", _week("09:00-18:00", None, None)),
        "US": CallingHours("US", _week("08:00-21:00", "08:00-21:00", "08:00-21:00")),
        "CA": CallingHours("CA", _week("09:00-21:30", "10:00-18:00", "10:00-18:00")),
        "AU": CallingHours("AU", _week("09:00-20:00", "09:00-17:00", None), closed_on_holidays=True),
    }
)
"""The windows of FIELD.md: the default, the suggested business window, and one a country. A guard, not legal advice."""


def hours_for(
    country: str | None, *, presets: Mapping[str, CallingHours] = PRESETS, otherwise: str = "default"
) -> CallingHours:
    """The calling hours of a country, given by letters or name: its preset, else the one named `otherwise`."""
    code = country if country and country in presets else _code_of(country)
    code = "US" if code in _UNITED_STATES and code not in presets else code
    return presets.get(code) or presets.get(otherwise) or PRESETS["default"]


def read_hours(text: str, *, name: str) -> CallingHours:
    """The calling hours that a setting means: "09:00-18:00" daily, "Mon-Fri 09:00-18:00, Sat 10:00-14:00, no holidays".

    Raises NotUnderstood where a part of it is no day with its hours.
    """
    week: list[Window | None] = [None] * 7
    parts = [part.strip().lower() for part in re.split(r"[,;]", text) if part.strip()]
    kept = [part for part in parts if part not in ("no holidays", "not on holidays")]
    for part in kept or ["nothing"]:
        days, window = _days_and_hours(part)
        for day in days:
            week[day] = window
    return CallingHours(name=name, week=tuple(week), closed_on_holidays=len(kept) < len(parts))


def their_zones(
    *, entered: str | None, e164s: Sequence[str], city: str, region: str, country: str
) -> tuple[tuple[str, ...], str]:
    """The zones that a contact may be in and where that is from: what was entered, else the numbers, else the place.

    Several numbers narrow each other where they can, else all count. Where numbers mean several zones, a place among
    them decides; a place elsewhere does not. A zone entered that does not exist counts as not entered.
    """
    if is_zone(zone := (entered or "").strip()):
        return (zone,), "entered"
    numbers = _zones_of_numbers(e164s)
    if len(numbers) == 1:
        return numbers, "number"
    from salesdesk.domain.places import zones_of_place  # a day whose places are known asks for none

    place = zones_of_place(city=city, region=region, country=country)
    if not numbers:
        return (place, "place") if place else ((), "unknown")
    among = _shared(place, numbers)
    return (among, "place") if among and len(distinct_clocks(among)) < len(numbers) else (numbers, "number")


def their_country(*, country: str, e164s: Sequence[str], zones: Sequence[str]) -> str | None:
    """The two letters of the country whose hours and holidays count: as written, else by number, else by zone."""
    if found := _code_of(country):
        return found
    from salesdesk.domain.phones import phone_region

    for named in ({phone_region(number) for number in e164s}, {country_of_zone(zone) for zone in zones}):
        if len(known := named - {None}) == 1:
            return known.pop()
    return None


def their_clock(
    now: datetime,
    *,
    zones: Sequence[str],
    source: str,
    hours: CallingHours,
    is_holiday: Callable[[date], bool] | None = None,
) -> TheirClock:
    """Their time and whether they are open. `now` is aware; a zone that does not exist makes the whole unknown."""
    known = [zone for name in distinct_clocks(zones) if (zone := zone_named(name))]
    if not known or not all(map(is_zone, zones)):
        return TheirClock((), "unknown", None, (), "unknown", None, None, hours.name)
    spans, until = _common_openings(now, known, hours=hours, is_holiday=is_holiday)
    start, end = spans[0] if spans else (None, None)
    is_open = start is not None and start <= now
    local = tuple(now.astimezone(zone) for zone in known)
    return TheirClock(
        zones=tuple(zone.key for zone in known),
        source=source,
        local=local[0],
        locals=local,
        state="open" if is_open else "closed",
        opens_at=None if is_open else start,
        closes_at=end if is_open and end and end < until else None,
        hours=hours.name,
    )


def next_opening(
    after: datetime, *, zones: Sequence[str], hours: CallingHours, is_holiday: Callable[[date], bool] | None = None,
    beside: tuple[tzinfo, CallingHours] | None = None,
) -> datetime | None:  # fmt: skip
    """The next instant (UTC), not before `after`, at which all zones open; None where there is none in two months.

    `beside`: another clock with its own hours that must be open too; then an opening that lasts counts as well.
    """
    known = [zone for name in distinct_clocks(zones) if (zone := zone_named(name))]
    if not known or not all(map(is_zone, zones)):
        return None
    for days in (9, 60):
        spans = _all_open(after, known, hours=hours, days=days, is_holiday=is_holiday)
        if beside is not None:
            mine = _openings(after, beside[0], hours=beside[1], days=days, is_holiday=None)
            spans = [(max(start, after.astimezone(UTC)), end) for start, end in _overlaps(spans, mine)]
        if found := next((start for start, _ in spans if start >= after), None):
            return found
    return None


def _code_of(country: str | None) -> str:
    if not country:
        return ""
    from salesdesk.domain.places import country_code

    return country_code(country) or ""


def _zones_of_numbers(e164s: Sequence[str]) -> tuple[str, ...]:
    from salesdesk.domain.phones import phone_zones

    found: tuple[str, ...] = ()
    for zones in filter(None, map(phone_zones, e164s)):
        found = _shared(found, zones) or distinct_clocks((*found, *zones))
    return found


def _shared(some: Sequence[str], others: Sequence[str]) -> tuple[str, ...]:
    return tuple(zone for zone in some if any(same_clock(zone, other) for other in others))


def _common_openings(
    now: datetime, zones: Sequence[tzinfo], *, hours: CallingHours, is_holiday: Callable[[date], bool] | None
) -> tuple[list[Span], datetime]:
    """The stretches from now on in which every zone is open, and the instant up to which they are known."""
    until = now.astimezone(UTC)
    for days in (9, 60):  # most are open again within a week; feasts and summers take longer
        until = now.astimezone(UTC) + timedelta(days=days - 2)
        if spans := _all_open(now, zones, hours=hours, days=days, is_holiday=is_holiday):
            return spans, until
    return [], until


def _all_open(
    now: datetime, zones: Sequence[tzinfo], *, hours: CallingHours, days: int,
    is_holiday: Callable[[date], bool] | None,
) -> list[Span]:  # fmt: skip
    """The stretches of so many days that end after now and in which every zone is open, in UTC."""
    spans = _openings(now, zones[0], hours=hours, days=days, is_holiday=is_holiday)
    for zone in zones[1:] if spans else ():
        spans = _overlaps(spans, _openings(now, zone, hours=hours, days=days, is_holiday=is_holiday))
    return spans


def _openings(
    now: datetime, zone: tzinfo, *, hours: CallingHours, days: int, is_holiday: Callable[[date], bool] | None
) -> list[Span]:
    """One zone's opening stretches that end after now, joined where one goes on into the next, in UTC."""
    spans: list[Span] = []
    yesterday = now.astimezone(zone).date() - timedelta(days=1)  # its window may reach past midnight
    for day in (yesterday + timedelta(days=n) for n in range(days + 1)):
        window = hours.week[day.weekday()]
        if window is None or (hours.closed_on_holidays and is_holiday and is_holiday(day)):
            continue
        last = day if window.closes > window.opens else day + timedelta(days=1)
        start = datetime.combine(day, window.opens, zone).astimezone(UTC)
        end = datetime.combine(last, window.closes, zone).astimezone(UTC)
        if spans and start <= spans[-1][1]:
            spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
        else:
            spans.append((start, end))
    return [span for span in spans if span[1] > now]


def _overlaps(some: list[Span], others: list[Span]) -> list[Span]:
    found: list[Span] = []
    mine = theirs = 0
    while mine < len(some) and theirs < len(others):
        start, end = max(some[mine][0], others[theirs][0]), min(some[mine][1], others[theirs][1])
        if start < end:
            found.append((start, end))
        if some[mine][1] < others[theirs][1]:
            mine += 1
        else:
            theirs += 1
    return found


def _days_and_hours(part: str) -> tuple[list[int], Window]:
    clock = r"(\d{1,2})(?:[:.]([0-5]\d))?"
    found = re.fullmatch(rf"(?:([a-z]+)(?:\s*[-–]\s*([a-z]+))?\s+)?{clock}\s*[-–]\s*{clock}", part)
    if found:
        first, last, *clocks = found.groups()
        days = _days(first, last)
        opens, closes = (int(hour) * 60 + int(minute or 0) for hour, minute in (clocks[:2], clocks[2:]))
        if days and opens < 24 * 60 and closes <= 24 * 60:
            return days, Window(opens=time(*divmod(opens, 60)), closes=time(*divmod(closes % (24 * 60), 60)))
    raise NotUnderstood(f"“{part}” says no calling hours.", "Write them like “Mon-Fri 09:00-18:00, Sat 10:00-14:00”.")


def _days(first: str | None, last: str | None) -> list[int]:
    """Monday is 0; "Fri-Mon" goes over the weekend; no day means daily, an unknown one gives none."""
    if first is None or (first in ("daily", "every") and last is None):
        return list(range(7))
    named = [word[:3] for word in (first, last or first)]
    if not all(name in _DAYS for name in named):
        return []
    start, end = (_DAYS.index(name) for name in named)
    return [day % 7 for day in range(start, end + 1 if end >= start else end + 8)]
