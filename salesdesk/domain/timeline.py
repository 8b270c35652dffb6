"""A contact's timeline: touches, promises, notes, dates and changes as one list, newest first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from salesdesk.domain.patterns import pattern
from salesdesk.errors import NotUnderstood


class EntryKind(StrEnum):
    TOUCH = "touch"
    PROMISE = "promise"
    NOTE = "note"
    CHANGE = "change"
    DATE = "date"
    FOLLOW_UP = "follow_up"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the timeline."""

    kind: EntryKind
    on: date
    at: datetime | None
    head: str
    """What happened in a few words: "call 6 min", "voicemail 22 s", "promised"."""
    text: str = ""
    quote: bool = False
    """The text is in their words."""
    mark: str = ""
    """"late", "ok", "open" or nothing: how the line is marked."""
    row_id: int = 0


def spoken_length(seconds: int | None) -> str:
    """ "22 s", "6 min", "1 h 05", or nothing."""
    if not seconds:
        return ""
    if seconds < 60:
        return f"{seconds} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 60 else f"{minutes // 60} h {minutes % 60:02}"


_HOURS = r"(?:(?P<h>\d{1,2})\s*h(?:ours?|rs?)?)?\s*"
_LENGTH = pattern(_HOURS + r"(?:(?P<m>\d{1,4})\s*m(?:in(?:ute)?s?)?)?\s*(?:(?P<s>\d{1,5})\s*s(?:ec(?:ond)?s?)?)?")
_MINUTES = pattern(_HOURS + r"(?P<m>\d{1,4})")
_CLOCK = pattern(r"(?P<m>\d{1,3}):(?P<s>[0-5]\d)")


def read_length(text: str) -> int | None:
    """Seconds of "6 min", "22 s", "1 h 05", "4:30"; a bare number is minutes, nothing is None. Raises NotUnderstood."""
    wanted = text.strip().casefold().rstrip(".")
    found = _CLOCK.fullmatch(wanted) or _MINUTES.fullmatch(wanted) or _LENGTH.fullmatch(wanted)
    if found is None:
        raise NotUnderstood(f"“{text.strip()}” is no length.", "Try 6 min, 22 s, 1 h 05 or 4:30.")
    parts = found.groupdict()
    seconds = int(parts.get("h") or 0) * 3600 + int(parts.get("m") or 0) * 60 + int(parts.get("s") or 0)
    return seconds or None
