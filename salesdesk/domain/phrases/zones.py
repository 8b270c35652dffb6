"""Whose clock an hour is named at: “their time”, “10:00 CET”, “3pm ET”, “London time”, “UTC+2”."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo

from salesdesk.domain.phrases.phrase import Frame, Phrase, alike
from salesdesk.domain.phrases.tokens import Kind

_REGIONS = {
    "et": "America/New_York", "eastern": "America/New_York", "ct": "America/Chicago", "central": "America/Chicago",
    "mt": "America/Denver", "mountain": "America/Denver", "pt": "America/Los_Angeles",
    "pacific": "America/Los_Angeles",
}  # fmt: skip
_NAMED_OFFSETS = {
    "est": (-5, "America/New_York"), "edt": (-4, "America/New_York"), "cst": (-6, "America/Chicago"),
    "cdt": (-5, "America/Chicago"), "mst": (-7, "America/Denver"), "mdt": (-6, "America/Denver"),
    "pst": (-8, "America/Los_Angeles"), "pdt": (-7, "America/Los_Angeles"), "akst": (-9, "America/Anchorage"),
    "akdt": (-8, "America/Anchorage"), "hst": (-10, "Pacific/Honolulu"), "gmt": (0, "Europe/London"),
    "bst": (1, "Europe/London"), "wet": (0, "Europe/Lisbon"), "west": (1, "Europe/Lisbon"), "cet": (1, "Europe/Berlin"),
    "cest": (2, "Europe/Berlin"), "mez": (1, "Europe/Berlin"), "mesz": (2, "Europe/Berlin"),
    "eet": (2, "Europe/Helsinki"), "eest": (3, "Europe/Helsinki"), "msk": (3, "Europe/Moscow"),
    "jst": (9, "Asia/Tokyo"), "kst": (9, "Asia/Seoul"), "sgt": (8, "Asia/Singapore"), "hkt": (8, "Asia/Hong_Kong"),
    "aest": (10, "Australia/Sydney"), "aedt": (11, "Australia/Sydney"), "acst": (9.5, "Australia/Adelaide"),
    "acdt": (10.5, "Australia/Adelaide"), "awst": (8, "Australia/Perth"), "nzst": (12, "Pacific/Auckland"),
    "nzdt": (13, "Pacific/Auckland"), "sast": (2, "Africa/Johannesburg"), "pkt": (5, "Asia/Karachi"),
}  # fmt: skip
"""The offset that the letters stand for, and the place whose clock people mean by them all year round."""
_SEVERAL = {
    "ist": (("Asia/Kolkata", 5.5), ("Europe/Dublin", 1), ("Asia/Jerusalem", 2)),
    "cst": (("America/Chicago", -6), ("Asia/Shanghai", 8)),
    "bst": (("Europe/London", 1), ("Asia/Dhaka", 6)),
}
_CITIES = {
    "london": "Europe/London", "uk": "Europe/London", "british": "Europe/London", "dublin": "Europe/Dublin",
    "irish": "Europe/Dublin", "lisbon": "Europe/Lisbon", "paris": "Europe/Paris", "berlin": "Europe/Berlin",
    "german": "Europe/Berlin", "munich": "Europe/Berlin", "frankfurt": "Europe/Berlin", "hamburg": "Europe/Berlin",
    "vienna": "Europe/Vienna", "zurich": "Europe/Zurich", "swiss": "Europe/Zurich", "amsterdam": "Europe/Amsterdam",
    "brussels": "Europe/Brussels", "madrid": "Europe/Madrid", "rome": "Europe/Rome", "milan": "Europe/Rome",
    "stockholm": "Europe/Stockholm", "oslo": "Europe/Oslo", "copenhagen": "Europe/Copenhagen",
    "helsinki": "Europe/Helsinki", "warsaw": "Europe/Warsaw", "prague": "Europe/Prague", "athens": "Europe/Athens",
    "istanbul": "Europe/Istanbul", "moscow": "Europe/Moscow", "dubai": "Asia/Dubai", "mumbai": "Asia/Kolkata",
    "delhi": "Asia/Kolkata", "bangalore": "Asia/Kolkata", "india": "Asia/Kolkata", "indian": "Asia/Kolkata",
    "singapore": "Asia/Singapore", "tokyo": "Asia/Tokyo", "japan": "Asia/Tokyo", "shanghai": "Asia/Shanghai",
    "beijing": "Asia/Shanghai", "china": "Asia/Shanghai", "sydney": "Australia/Sydney", "perth": "Australia/Perth",
    "melbourne": "Australia/Melbourne", "brisbane": "Australia/Brisbane", "adelaide": "Australia/Adelaide",
    "auckland": "Pacific/Auckland", "toronto": "America/Toronto", "vancouver": "America/Vancouver",
    "boston": "America/New_York", "chicago": "America/Chicago", "dallas": "America/Chicago",
    "houston": "America/Chicago", "austin": "America/Chicago", "denver": "America/Denver", "phoenix": "America/Phoenix",
    "seattle": "America/Los_Angeles", "atlanta": "America/New_York", "miami": "America/New_York",
    "johannesburg": "Africa/Johannesburg", "lagos": "Africa/Lagos", "nairobi": "Africa/Nairobi",
    "cairo": "Africa/Cairo", "new york": "America/New_York", "los angeles": "America/Los_Angeles",
    "san francisco": "America/Los_Angeles", "hong kong": "Asia/Hong_Kong", "tel aviv": "Asia/Jerusalem",
    "sao paulo": "America/Sao_Paulo", "mexico city": "America/Mexico_City", "cape town": "Africa/Johannesburg",
    "central european": "Europe/Berlin", "eastern european": "Europe/Helsinki",
}  # fmt: skip
_THEIRS = alike(
    "their time", "their clock", "their local time", "at their end", "their end", "on their side", "their side",
    "theirs", "there", "over there", "their timezone", "in their time", "in their timezone", "their time zone",
    "in their time zone",
)  # fmt: skip
_MINE = alike("my time", "our time", "mine", "my end", "here", "my clock")


@dataclass(frozen=True, slots=True)
class Zone:
    """The clocks that may be meant, the likelier first: a fixed offset and the place's own may differ in summer."""

    clocks: tuple[tzinfo, ...]
    theirs: bool = False

    def offsets(self, local: datetime) -> tuple[tzinfo, ...]:
        """The clocks that differ at that wall time."""
        seen: dict[timedelta | None, tzinfo] = {}
        for clock in self.clocks:
            seen.setdefault(local.replace(tzinfo=clock).utcoffset(), clock)
        return tuple(seen.values())


@lru_cache(maxsize=128)
def zone_named(name: str) -> tzinfo | None:
    """The zone of that name, or None where there is none."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # a missing zone is a KeyError
        return None


def zone_at(p: Phrase, i: int) -> Iterator[tuple[int, Zone]]:
    """Whose clock is named from piece i on."""
    for j, _ in p.said(i, _THEIRS):
        if theirs := their_zone(p):
            yield j, theirs
    for j, _ in p.said(i, _MINE):
        yield j, Zone((_mine(p.frame),))
    yield from _offset(p, i)
    yield from _letters(p, i)
    yield from _place(p, i)


def their_zone(p: Phrase) -> Zone | None:
    """The contact's clock; a complaint where it is not known."""
    clock = zone_named(p.frame.theirs.zone or "")
    if clock is None:
        p.complain(p.size, "Their time zone is not known.")
        return None
    more = (one for name in p.frame.theirs.more_zones for one in _clocks(name))
    return Zone((clock, *more), theirs=True)


def _mine(frame: Frame) -> tzinfo:
    return frame.now.tzinfo or UTC


def _offset(p: Phrase, i: int) -> Iterator[tuple[int, Zone]]:
    """“UTC”, “Z”, “UTC+2”, “GMT-5”, “UTC+05:30”; “+02:00” straight after an ISO hour."""
    word = p.words[i]
    if word in ("utc", "gmt", "z"):
        if word != "gmt":
            yield i + 1, Zone((UTC,))
        if p.kinds[i + 1] is Kind.OFFSET:
            yield from _fixed(i + 2, p.words[i + 1])
        elif p.words[i + 1] in ("+", "-") and p.kinds[i + 2] is Kind.NUMBER:
            yield from _fixed(i + 3, f"{p.words[i + 1]}{p.words[i + 2]}:00")
    elif p.kinds[i] is Kind.OFFSET and i >= 2 and p.kinds[i - 2] is Kind.YMD and p.glued(i):
        yield from _fixed(i + 1, word)


def _fixed(end: int, said: str) -> Iterator[tuple[int, Zone]]:
    hours, minutes = said[1:].split(":")
    offset = timedelta(hours=int(hours[:4]), minutes=int(minutes))
    if offset <= timedelta(hours=14) and int(minutes) < 60:
        yield end, Zone((timezone(-offset if said[0] == "-" else offset),))


def _letters(p: Phrase, i: int) -> Iterator[tuple[int, Zone]]:
    """“ET”, “CET”, “PST”: the offset of the letters, and the place's own clock where that differs."""
    word = p.words[i]
    end = p.skip(i + 1, {"time"})
    if word in _REGIONS and (word not in ("eastern", "central", "mountain", "pacific") or _says_time(p, i + 1)):
        while p.words[end] in ("standard", "daylight", "time"):
            end += 1
        yield end, Zone(_clocks(_REGIONS[word]))
    elif word in _SEVERAL:
        yield end, Zone(_one_of_several(p.frame, word))
    elif word in _NAMED_OFFSETS:
        hours, place = _NAMED_OFFSETS[word]
        yield end, Zone((timezone(timedelta(hours=hours)), *_clocks(place)))


def _says_time(p: Phrase, i: int) -> bool:
    return p.words[i] == "time" or i >= p.size or p.words[i + 1] == "time"


def _one_of_several(frame: Frame, word: str) -> tuple[tzinfo, ...]:
    """The clocks that share these letters; only the one of a place that either side is in, where there is one."""
    here = {frame.theirs.zone, getattr(frame.now.tzinfo, "key", None)}
    same = {"Asia/Calcutta": "Asia/Kolkata"}
    near = [(place, hours) for place, hours in _SEVERAL[word] if place in {same.get(z or "", z) for z in here}]
    if word != "ist" and not near:
        near = list(_SEVERAL[word][:1])  # the others' letters are hardly used in English outside these places
    clocks: list[tzinfo] = []
    for place, hours in near or _SEVERAL[word]:
        clocks += [timezone(timedelta(hours=hours)), *_clocks(place)]
    return tuple(clocks)


def _clocks(name: str) -> tuple[tzinfo, ...]:
    found = zone_named(name)
    return (found,) if found else ()


def _place(p: Phrase, i: int) -> Iterator[tuple[int, Zone]]:
    """“London time”, “New York time”; “in Tokyo” straight after the hour."""
    if p.words[i] == "in" and i > 0:
        for length in (1, 2):
            name = _CITIES.get(" ".join(p.words[i + 1 : i + 1 + length]))
            if name and i + 1 + length >= p.size and (clocks := _clocks(name)):
                yield i + length + 1, Zone(clocks)
    for length in (1, 2):
        name = _CITIES.get(" ".join(p.words[i : i + length]))
        if name and p.words[i + length] == "time" and (clocks := _clocks(name)):
            yield i + length + 1, Zone(clocks)


WORDS = (
    _REGIONS.keys() | _NAMED_OFFSETS.keys() | _SEVERAL.keys() | {word for name in _CITIES for word in name.split()}
)  # fmt: skip
"""Every word of this module's tables."""
