"""The call that runs: one value, kept at every change so that a kill loses nothing of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class LiveCall:
    """The call that is running, or that ran when the desk was ended; there is at most one."""

    contact_id: int
    started_at: datetime
    follow_up_id: int | None = None
    ended_at: datetime | None = None
    direction: str = "out"
    number: str | None = None
    prepared: bool | None = None
    override_why: str | None = None
    """Why somebody quiet was called all the same."""
    ticked: tuple[int, ...] = ()
    """Questions ticked, by id."""
    dropped: tuple[int, ...] = ()
    """Lines of the notes whose catch was dropped."""
