"""What a reading is shown as before it is saved, and the sentences for what is not certain or not understood."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from salesdesk.domain.phrases.reckon import day_text
from salesdesk.domain.phrases.words import MONTH_NAMES, WEEKDAY_NAMES


def spelled(on: date, at: datetime | None, until: date | None, rhythm: str | None) -> str:
    """“Tue 24 Nov 2026 10:00”, “Mon 23 – Fri 27 Nov 2026”; read again it means the same."""
    text = _span_text(on, until) if until is not None else day_text(on)
    if at is not None:
        text += f" {at:%H:%M}{_second_pass(at)}"
    return f"{rhythm} from {text}" if rhythm else text


def _span_text(on: date, until: date) -> str:
    if on.year != until.year:
        return f"{day_text(on)} – {day_text(until)}"
    first = f"{WEEKDAY_NAMES[on.weekday()]} {on.day}"
    if on.month != until.month:
        first += f" {MONTH_NAMES[on.month - 1]}"
    return f"{first} – {day_text(until)}"


def _second_pass(at: datetime) -> str:
    """The offset, where the clocks go back and the hour comes a second time."""
    if not at.fold or at.replace(fold=0).utcoffset() == at.utcoffset():
        return ""
    return " UTC" + at.isoformat(timespec="minutes")[16:]


def two_readings(phrase: str, texts: Sequence[str]) -> str:
    """Says what a phrase may mean."""
    shown = list(dict.fromkeys(texts))[:4]
    return f"“{shortened(phrase)}” may be {', '.join(shown[:-1])} or {shown[-1]}." if len(shown) > 1 else ""


def shortened(phrase: str) -> str:
    """A phrase that fits into a sentence."""
    words = " ".join(phrase.split())
    return words if len(words) <= 40 else words[:39] + "…"
