"""How a rep writes a day's plan: numbers and stretches of time in words. What a clock time means is for the date phrases."""

from __future__ import annotations

import re
from dataclasses import dataclass

from salesdesk.domain.patterns import pattern

_NUMBERS = (
    "none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
_LENGTH = pattern(
    r"(?:,|\bfor\b)?\s*\b(an|a|one|half an|\d{1,3})\s*(hours?|hrs?|h|minutes?|mins?|min|m)\b", re.IGNORECASE
)
_ENDS = (pattern(r"\s*[-–—]\s*"), pattern(r"\s+(?:until|till|bis)\s+", re.IGNORECASE), pattern(r"\s+to\s+"))
_LED = pattern(r"^(?:from|at|between)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of time as it is written: where it begins, and its end or its length in minutes."""

    first: str
    last: str = ""
    minutes: int = 0


def number_of(text: str) -> int | None:
    """ "8", "eight conversations" → 8; None where no number stands, or more than one."""
    words = re.findall(r"\d+|[^\W\d]+", text.casefold())
    found = [int(w) if w.isdecimal() else _NUMBERS.index(w) for w in words if w.isdecimal() or w in _NUMBERS]
    return found[0] if len(found) == 1 else None


def stretches(text: str) -> tuple[Stretch, ...]:
    """Every way in which the words may be a stretch, the likeliest first: "9:15-10:00", "9:15 for 45 min", "noon"."""
    plain = _LED.sub("", " ".join(text.split()))
    found: list[Stretch] = []
    if length := _LENGTH.search(plain):
        rest = _LED.sub("", (plain[: length.start()] + " " + plain[length.end() :]).strip(" ,"))
        found.append(Stretch(rest, minutes=_minutes(length[1].casefold(), length[2].casefold())))
    for ends in _ENDS:
        found += [Stretch(plain[: m.start()], plain[m.end() :]) for m in ends.finditer(plain)]
    return (*found, Stretch(plain))


def clock_phrase(text: str) -> str:
    """A time as the date phrases take it: "5", "five" → "at 5", "1730" → "17:30"."""
    word = text.strip()
    spelled = word.casefold()
    if spelled in _NUMBERS[1:13]:
        return f"at {_NUMBERS.index(spelled)}"
    if re.fullmatch(r"\d{1,2}", word):
        return f"at {word}"
    digits = re.fullmatch(r"(\d{1,2})(\d\d)", word)
    return f"{digits[1]}:{digits[2]}" if digits else word


def _minutes(count: str, unit: str) -> int:
    number = 30 if count == "half an" else int(count) if count.isdecimal() else 1
    return number * 60 if unit.startswith("h") and count != "half an" else number
