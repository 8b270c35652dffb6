"""Dates in a rep's words: a phrase becomes a day or an hour that is certain, has its two readings named, or is refused.

Never guesses: every word must be used up by the closed grammar in `phrases`, which is loaded at the first phrase.
Reads no clock.
"""

from __future__ import annotations

from datetime import datetime

from salesdesk.domain.phrases.terms import HINT, DateHabits, Order, Reading, TheirSide

__all__ = [
    "HINT", "DateHabits", "Order", "Reading", "TheirSide", "find_marked", "find_when", "read_happened", "read_when",
]  # fmt: skip

_NO_HABITS = DateHabits()
_NOBODY = TheirSide()


def read_when(phrase: str, *, now: datetime, habits: DateHabits = _NO_HABITS, theirs: TheirSide = _NOBODY) -> Reading:
    """When a follow-up is meant to be; `now` is aware, in the rep's zone.

    `on` is never before today and `at` never before now: what has passed is not understood, and `why` says so.
    Raises ValueError for a `now` without a zone, never for a phrase.
    """
    from salesdesk.domain.phrases.phrase import Direction
    from salesdesk.domain.phrases.reading import frame_of, read

    return read(phrase, frame_of(now, habits, theirs, Direction.AHEAD))


def read_happened(phrase: str, *, now: datetime, habits: DateHabits = _NO_HABITS) -> Reading:
    """When a touch has happened: “yesterday 3pm”, “last friday”, “2 days ago”, “12 Nov” is the last one gone by.

    What is still to come is not understood, and `why` says so.
    """
    from salesdesk.domain.phrases.phrase import Direction
    from salesdesk.domain.phrases.reading import frame_of, read

    return read(phrase, frame_of(now, habits, _NOBODY, Direction.BACK))


def find_when(
    line: str, *, now: datetime, habits: DateHabits = _NO_HABITS, theirs: TheirSide = _NOBODY
) -> tuple[Reading, int, int] | None:
    """The date named inside a line of notes, with its start and end in the line; None where there is none.

    The longest one that reads with certainty; where only doubtful ones are named, the longest of these, its two
    readings said (`certain` is False). Rhythms (“every tuesday”) and what has passed name no date here.
    """
    from salesdesk.domain.phrases.notes import find
    from salesdesk.domain.phrases.phrase import Direction
    from salesdesk.domain.phrases.reading import frame_of

    return find(line, frame_of(now, habits, theirs, Direction.AHEAD))


def find_marked(
    line: str, *, now: datetime, habits: DateHabits = _NO_HABITS, theirs: TheirSide = _NOBODY
) -> tuple[Reading, int, int] | None:
    """The date of a line that is marked as dated: as `find_when`, and bare figures at its ends count there as well
    (“@ 15/1 they sign”, “! revised offer by 5”)."""
    from salesdesk.domain.phrases.marked import find_marked as find
    from salesdesk.domain.phrases.phrase import Direction
    from salesdesk.domain.phrases.reading import frame_of

    return find(line, frame_of(now, habits, theirs, Direction.AHEAD))
