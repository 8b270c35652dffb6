"""The zone database: which zones exist, whose they are, which keep the same clock. No words of people, no hours.

A name that is no zone never raises here: it is simply not a zone.
"""

from __future__ import annotations

import zoneinfo
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from importlib import import_module
from pathlib import Path

_WEEKS = tuple(datetime(2026, 1, 5, 12, tzinfo=UTC) + timedelta(weeks=n) for n in range(104))


def is_zone(name: str) -> bool:
    """Whether this is the name of a zone, such as "America/Chicago" or "UTC".

    The one-word relics of the database ("EST", "GB", "Japan") are not: "EST" has no summer there, and who writes it
    means New York. `places.nearest_zones` has the name that helps.
    """
    return zone_named(name) is not None


@lru_cache(maxsize=1024)
def zone_named(name: str) -> zoneinfo.ZoneInfo | None:
    """The zone of this name, or None."""
    if name not in zone_names() or ("/" not in name and name != "UTC"):
        return None
    try:
        return zoneinfo.ZoneInfo(name)
    except (LookupError, ValueError, OSError):  # a system whose database is older than its list of names
        return None


@lru_cache(maxsize=1)
def zone_names() -> frozenset[str]:
    """Every name in the database, old ones too."""
    listed = _database_file("tzdata", "zones")
    return frozenset(listed.split()) if listed else frozenset(zoneinfo.available_timezones())


def country_zones(code: str) -> tuple[str, ...]:
    """The zones of a country by its two letters, one for each clock kept there, the most people first; () unknown."""
    return _judged().get(code) or distinct_clocks(database_zones(code))


def database_zones(code: str) -> tuple[str, ...]:
    """All zones that the database names for a country, islands and outposts too."""
    return _by_country().get(code, ())


def country_of_zone(name: str) -> str | None:
    """The two letters of the country that a zone lies in; None for UTC, old names and what is no zone."""
    return _countries_by_zone().get(name)


def distinct_clocks(names: Iterable[str]) -> tuple[str, ...]:
    """The zones without those that keep the same clock as an earlier one; names that are no zone are left out."""
    kept: dict[tuple[timedelta | None, ...], str] = {}
    for name in names:
        if zone_named(name) is not None:
            kept.setdefault(_clock(name), name)
    return tuple(kept.values())


def same_clock(one: str, other: str) -> bool:
    """Whether two zones show the same time all the year round."""
    return one == other or (is_zone(one) and is_zone(other) and _clock(one) == _clock(other))


@lru_cache(maxsize=1024)
def _clock(name: str) -> tuple[timedelta | None, ...]:
    """The offsets week by week over two years: equal rules are equal tuples, whatever the zones were in the past."""
    zone = zone_named(name)
    return tuple(week.astimezone(zone).utcoffset() for week in _WEEKS)


@lru_cache(maxsize=1)
def _judged() -> Mapping[str, tuple[str, ...]]:
    from salesdesk.domain.country_table import SEVERAL_ZONES

    found: dict[str, tuple[str, ...]] = {}
    for line in SEVERAL_ZONES.strip().splitlines():
        code, *names = line.split()
        found[code] = found.get(code, ()) + tuple(names)
    return found


@lru_cache(maxsize=1)
def _by_country() -> Mapping[str, tuple[str, ...]]:
    """From zone.tab: country, place, zone, remark, parted by tabs; one country a line, unlike in zone1970.tab."""
    found: dict[str, tuple[str, ...]] = {}
    for line in _database_file("tzdata.zoneinfo", "zone.tab").splitlines():
        cells = line.split("\t")
        if len(cells) > 2 and not line.startswith("#"):
            found[cells[0]] = (*found.get(cells[0], ()), cells[2])
    return found


@lru_cache(maxsize=1)
def _countries_by_zone() -> Mapping[str, str]:
    found = {name: code for code, names in _by_country().items() for name in names}
    return found | {name: code for code, names in _judged().items() for name in names if name not in found}


def _database_file(package: str, name: str) -> str:
    """A file of the tzdata package, else of the system's database, else nothing."""
    try:
        return Path(str(import_module(package).__file__)).with_name(name).read_text(encoding="utf-8")
    except (ImportError, OSError):
        found = [path for folder in zoneinfo.TZPATH if (path := Path(folder, name)).is_file()]
        return found[0].read_text(encoding="utf-8") if found else ""
