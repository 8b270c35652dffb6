"""What a phrase is read against and what comes out; re-exported by `domain.dates`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Literal

from salesdesk.domain.workdays import Workdays

Order = Literal["dmy", "mdy"]
HINT = "Try “tomorrow 9am”, “next tue 10:30”, “in 3 business days” or “15 Jan”."
"""What can be typed: the end of every `why` of a phrase that was not understood."""


@dataclass(frozen=True, slots=True)
class DateHabits:
    """How this rep writes and works."""

    order: Order | None = None
    """None: not known; 3/4 then has two readings."""
    week_start: int = 0
    """0 is Monday, 6 Sunday."""
    workdays: Workdays = field(default_factory=Workdays)
    morning: time = time(9)
    noon: time = time(12)
    afternoon: time = time(14)
    evening: time = time(18)
    end_of_day: time = time(17)


@dataclass(frozen=True, slots=True)
class TheirSide:
    """What a phrase may lean on that belongs to the contact."""

    zone: str | None = None
    """IANA name; one that does not exist counts as not known."""
    more_zones: tuple[str, ...] = ()
    """Other zones they may be in as well: an hour of theirs has then as many readings."""
    opens: time | None = None
    """The start of their window, at their clock."""
    opening: Callable[[datetime], datetime | None] | None = field(default=None, compare=False)
    """The first instant from another on at which they open wherever they may be; goes before `opens`."""
    dates: tuple[tuple[str, date], ...] = ()
    """Their named dates, such as ("Fleet contract renewal", date(2026, 11, 30))."""
    workdays: Workdays | None = None
    """Their business days; None: the rep's are used."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How a phrase is understood, to be shown before anything is saved."""

    phrase: str
    understood: bool
    on: date | None = None
    """The day, in the rep's zone; the likelier one where there are two."""
    at: datetime | None = None
    """Aware, in the rep's zone, to the minute; None where only a day is meant."""
    until: date | None = None
    """The last day of a span: “next week”, “mid January”."""
    repeats: str | None = None
    """“RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=TU”; `on` is then the first day."""
    text: str = ""
    """The echo: “Tue 24 Nov 2026 10:00”. Read again as a phrase it means the same."""
    certain: bool = False
    why: str | None = None
    """Why it is not certain, both readings named, or why it is not understood and what can be typed."""
    readings: tuple[date, ...] = ()
    """The days it may be, in their order, where there is more than one."""
    their_clock: bool = False
    """The hour was named at their clock: “8am their time”, “when they open”."""
