"""The only reader of the wall clock and of the system's zone; everybody else gets `now` as a parameter."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo


@dataclass(slots=True)
class Clock:
    """Now, in the rep's zone. `tell` gives the instant; tests and the sample day pass their own."""

    zone: ZoneInfo
    tell: Callable[[], datetime] = field(default=lambda: datetime.now(UTC))
    follows_system: bool = False
    """Whether it shows the system's zone, also when that changes: a laptop travels."""

    def now(self) -> datetime:
        """The present instant in the rep's zone, to the second."""
        return self.tell().astimezone(self.zone).replace(microsecond=0)

    def today(self) -> date:
        return self.now().date()

    def look_at_zone(self) -> bool:
        """Lets a changed system zone count, where no zone is set; whether the clock shows another one now."""
        if not self.follows_system:
            return False
        reread_system_zone()
        before, found = self.zone, local_zone()
        if found.key == before.key and found.utcoffset(self.now()) == before.utcoffset(self.now()):
            return False
        self.zone = found
        return True


def system_clock(zone: str | None = None) -> Clock:
    """The machine's clock, in the named zone or the system's own."""
    return Clock(zone_named(zone)) if zone else Clock(local_zone(), follows_system=True)


def clock_from(start: datetime) -> Clock:
    """A clock that stood at `start` (aware) when it was made and has gone on since: the sample day's."""
    began = time.monotonic()
    zone = start.tzinfo if isinstance(start.tzinfo, ZoneInfo) else ZoneInfo("UTC")

    def tell() -> datetime:
        return datetime.fromtimestamp(start.timestamp() + time.monotonic() - began, UTC)

    return Clock(zone, tell)


def local_zone() -> ZoneInfo:
    """The system's zone: TZ, else the name behind /etc/localtime, else what that file says; never an error."""
    for name in (os.environ.get("TZ", "").lstrip(":"), _linked_zone(), _named_zone()):
        if name and (zone := _zone_or_none(name)):
            return zone if _as_the_system_has_it(zone) else _zone_of_file() or zone
    return _zone_of_file() or ZoneInfo("UTC")


def _as_the_system_has_it(zone: ZoneInfo) -> bool:
    """Whether the zone of that name shows the hour that the system shows: the name may be an old one."""
    now = time.time()
    try:
        shown = datetime.fromtimestamp(now).astimezone().utcoffset()
    except (ValueError, OverflowError):  # TZ says more than a day from Greenwich: nobody lives there
        return True
    return datetime.fromtimestamp(now, zone).utcoffset() == shown


def _zone_of_file() -> ZoneInfo | None:
    try:
        with Path("/etc/localtime").open("rb") as file:
            return ZoneInfo.from_file(file, key="local")
    except (OSError, ValueError):
        return None


def zone_named(name: str) -> ZoneInfo:
    """The zone of that name, or the system's own where there is no such zone."""
    return _zone_or_none(name) or local_zone()


def steady() -> float:
    """Seconds of a clock that nobody sets: for how long something takes, never for when it is."""
    return time.monotonic()


def reread_system_zone() -> None:
    """Lets a changed system zone count; Python keeps the old one until it is told."""
    if hasattr(time, "tzset"):
        time.tzset()


def _zone_or_none(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name)
    except (KeyError, OSError, ValueError):  # ZoneInfoNotFoundError is a KeyError
        return None


def _linked_zone() -> str:
    try:
        target = str(Path("/etc/localtime").resolve())
    except OSError:
        return ""
    return target.split("zoneinfo/", 1)[1] if "zoneinfo/" in target else ""


def _named_zone() -> str:
    try:
        return Path("/etc/timezone").read_text(encoding="ascii", errors="replace").strip()
    except OSError:
        return ""
