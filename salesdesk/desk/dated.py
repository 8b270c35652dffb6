"""A reading of a date phrase as something that may be saved: the one place that says what may not."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from salesdesk.desk.core import Core
from salesdesk.domain.dates import HINT, Reading
from salesdesk.errors import NotUnderstood


def dated(core: Core, when: Reading) -> tuple[date, datetime | None]:
    """The day and instant of a reading. Raises NotUnderstood for no date, for two, and for one that has passed."""
    if not when.understood or when.on is None:
        why = (when.why or "No date was understood.").removesuffix(HINT).strip()
        raise NotUnderstood(why, HINT)
    if not when.certain:
        raise NotUnderstood(when.why or f"“{when.phrase}” may mean two days.", "Name the one you mean.")
    if when.on < core.today() or (when.at and when.at < core.now() - timedelta(minutes=1)):
        raise NotUnderstood(f"{when.text} has passed.", "Name a day that is still to come.")
    return when.on, when.at


def text_of(day: date) -> str:
    """A day as the deeds name it: "Thu 24 Nov 2026"."""
    return f"{day:%a} {day.day} {day:%b %Y}"


def on_day(day: date, at: datetime | None = None) -> Reading:
    """A day that the desk itself proposes, as a reading."""
    text = text_of(day) + (f" {at:%H:%M}" if at else "")
    return Reading(
        phrase=text, understood=True, on=day, at=at, until=None, repeats=None, text=text, certain=True, why=None
    )
