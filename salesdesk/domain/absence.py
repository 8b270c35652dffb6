"""An absence of theirs as a line of notes or an automatic reply names it: "out of office until 2 Oct". Pure."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from salesdesk.domain.patterns import pattern

MOST_BEFORE = 40
"""Characters that may stand before the words: "Hi, I am currently out of the office until …"."""

_OUT = pattern(
    r"\b(?:o\.?o\.?o\b\.?|out of (?:the |my )?office|on (?:annual |parental |maternity |paternity |sick )?leave"
    r"|on (?:holidays?|vacation|pto)|(?:is|are|am|will be) away|away from (?:the |my )?(?:office|desk))",
    re.I,
)
_HINTS = ("oo", "o.o", "office", "leave", "holiday", "vacation", "pto", "away")
"""One of them stands in whatever `_OUT` finds."""
_BACK = pattern(r"\b(?:back|returns?|returning|return)\b(?: (?:to|in|at) (?:the |my )?(?:office|work|desk))?", re.I)
_UNTIL = pattern(r"\b(?:until|till|til|through|thru|up to)\b", re.I)
_NOT_SAID = pattern(r"\b(?:not|no longer|never|was|were|if|when|before|after)\b", re.I)

SpanReader = Callable[[str], tuple[date, date | None] | None]
"""The day that words name for certain, with the last day of a span."""


@dataclass(frozen=True, slots=True)
class Absence:
    """From the first day (None: out already) to the last one, that day included."""

    first: date | None
    last: date


def may_name_absence(text: str) -> bool:
    """Whether it is worth looking for an absence: quick, for a text of any length."""
    low = text.lower()
    return any(hint in low for hint in _HINTS)


def absence_in(line: str, read: SpanReader) -> Absence | None:
    """The absence that a line tells of; None where it names none, or no last day for certain."""
    out = _OUT.search(line[: MOST_BEFORE + 40])
    if out is None or out.start() > MOST_BEFORE or _NOT_SAID.search(line[: out.start()]):
        return None
    rest = line[out.end() :]
    back, until = _BACK.search(rest), _UNTIL.search(rest)
    if back and (until is None or back.start() < until.start()):
        found = read(rest[back.end() :])
        return Absence(None, found[0] - timedelta(days=1)) if found else None
    whole = read(rest)
    if whole and whole[1]:
        return Absence(whole[0], whole[1])
    found = read(rest[until.end() :]) if until else None
    if found is None:
        return None
    starts = read(rest[: until.start()]) if until else None
    last = found[1] or found[0]
    return Absence(starts[0] if starts and starts[0] <= last else None, last)
