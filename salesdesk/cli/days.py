"""Days as they are typed after an option: ISO, or any words that the desk understands for certain."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from salesdesk.domain.dates import HINT, Reading, read_happened, read_when
from salesdesk.errors import NotUnderstood

if TYPE_CHECKING:
    from salesdesk.config import Config
    from salesdesk.desk import Desk

TRY = "Try: tomorrow 9am · in 2 weeks · 30 nov · 2026-11-30."
SAY_WHICH = "Write it so that only one is meant: 2026-12-04, 9am, 15:30."
TRY_PAST = "Try: this morning · yesterday 3pm · last friday · 2026-11-03."


def any_day(words: str, *, now: datetime, config: Config) -> date:
    """A day to look at, before or after today. Raises NotUnderstood."""
    try:
        return date.fromisoformat(words.strip())
    except ValueError:
        pass
    ahead = read_when(words, now=now, habits=config.date_habits())
    if ahead.understood and ahead.certain and ahead.on:
        return ahead.on
    back = read_happened(words, now=now, habits=config.date_habits())
    if back.understood and back.certain and back.on:
        return back.on
    raise refusal(ahead if ahead.understood else back, TRY)


def day_ahead(words: str, desk: Desk, contact_id: int | None = None) -> Reading:
    """When to get in touch next, understood for certain. Raises NotUnderstood with both readings where there are two."""
    return certain(desk.agenda.read_when(words, contact_id), desk)


def certain(reading: Reading, desk: Desk) -> Reading:
    """A reading that may be saved. Raises NotUnderstood as `day_ahead`."""
    if not reading.understood or not reading.certain:
        raise refusal(reading, TRY)
    desk.agenda.dated(reading)
    return reading


def moment_past(words: str, desk: Desk) -> datetime:
    """When a touch happened: an instant that is not to come. Raises NotUnderstood."""
    core = desk.core
    reading = read_happened(words, now=core.now(), habits=core.habits)
    if not reading.understood or not reading.certain or reading.on is None:
        raise refusal(reading, TRY_PAST)
    at = reading.at or min(core.at_midday(reading.on), core.now())
    if at > core.now():
        raise NotUnderstood(f"{reading.text} is still to come.", f"A touch is logged when it has happened. {TRY_PAST}")
    return at


def refusal(reading: Reading, hint: str) -> NotUnderstood:
    """Why a reading is not taken, as an error."""
    sentence = (reading.why or f"“{reading.phrase}” names no day.").removesuffix(HINT).strip()
    return NotUnderstood(sentence, SAY_WHICH if reading.understood else hint)
