"""The end of a day: what it holds for the rep to look at, and whether it can be closed. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from salesdesk.domain.agenda import Counts, Item
from salesdesk.domain.dayplan import Course
from salesdesk.domain.reflection import Critique, Returning, WeekCard
from salesdesk.domain.score_rows import Count, PromiseRow
from salesdesk.domain.who import ContactLine

SHOWN = (
    "conversations", "next_steps", "promises_kept", "promises_made", "same_day", "researched", "both_channels", "noes",
    "voicemails",
)  # fmt: skip
"""The day's figures on the page, in their order; dials stand in small print after them."""


@dataclass(frozen=True, slots=True)
class OpenEnd:
    """Somebody without a next step: a day, or a reason why there is none."""

    contact: ContactLine
    why: str = ""
    """Why the rep leaves them so; empty: not said yet."""


@dataclass(frozen=True, slots=True)
class DayEnd:
    """One day as it ends."""

    day: date
    now: datetime
    counts: Counts
    figures: dict[str, Count]
    """By measure."""
    course: Course
    promises: tuple[tuple[PromiseRow, str, str], ...]
    """Open ones of ours: the promise, whose it is, how it stands."""
    promises_made: tuple[int, ...]
    """Promises of ours that were made on the day, by id."""
    done: tuple[int, ...]
    """Its follow-ups that are done, by id."""
    due: tuple[int, ...]
    """Those that are not; the list may be cut."""
    open_ends: tuple[OpenEnd, ...]
    """Each list of them may be cut."""
    waiting_count: int
    """How many have neither a next step nor a reason."""
    next_day: date
    """The next working day."""
    tomorrow: tuple[Item, ...]
    """Its follow-ups, the first calls first."""
    critiques: tuple[Critique, ...] = ()
    returning: tuple[Returning, ...] = ()
    card: WeekCard | None = None
    """The week's card, on the week's last working day."""

    @property
    def waiting(self) -> tuple[OpenEnd, ...]:
        """Over whom the day can not be closed yet; the list may be cut."""
        return tuple(one for one in self.open_ends if not one.why)

    @property
    def closed_at(self) -> datetime | None:
        return self.course.plan.closed_at if self.course.plan else None

    @property
    def line(self) -> str:
        """The line for tomorrow."""
        return self.course.plan.line_for_tomorrow if self.course.plan else ""
