"""A contact's timeline: touches, promises, notes, dates and changes as one list, newest first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


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
