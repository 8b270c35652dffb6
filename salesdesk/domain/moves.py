"""What a line of the notes moves: a promise of theirs to another day, the ball of a deal to somebody else. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from salesdesk.domain.callnotes import Caught, CaughtKind
from salesdesk.domain.followup import Promise, PromiseState, Side
from salesdesk.domain.patterns import pattern
from salesdesk.domain.text import clean_line, fold

BESIDE = -100
"""A line that means a second thing is caught again, with its number taken from this."""
MOST_WORDS = 6
"""Of a name after "ball with"; more is a sentence and stays plain."""

_BALL = pattern(
    r"(?:ok|so|now)?[\s,:]*(?:the |their )?ball(?:'s)?(?: (?:is|now|is now|lies|lies now|stays|went|goes|moved|passed))?"
    r" (?:with|to) (?P<who>[^?!]{2,70})",
    re.I,
)
_COURT = pattern(r"(?:the )?ball(?:'s| is| lies)?(?: now| back)? in (?P<whose>our|my|their|his|her) court[\s.!]*", re.I)
_DECIDES = pattern(
    r"[\s,;:(–—-]+(?:(?:who|and|she|he|they|that) )*(?:decides?|makes the (?:decision|call)|has the last word)\s*\)?$",
    re.I,
)
_ARTICLE = pattern(r"^(?:the|their|his|her|a|an)\s+", re.I)
_US = frozenset({"us", "me", "myself", "our side"})
_THEM = frozenset({"them", "him", "her", "their side", "the customer"})
_WORD = pattern(r"[^\W\d_]{4,}")
_SAYS_NOTHING = frozenset(
    [
        "about",
        "acts",
        "after",
        "again",
        "before",
        "board's",
        "call",
        "calls",
        "come",
        "comes",
        "does",
        "done",
        "each",
        "from",
        "give",
        "gives",
        "have",
        "into",
        "make",
        "makes",
        "meet",
        "meets",
        "next",
        "once",
        "only",
        "over",
        "send",
        "sends",
        "sent",
        "some",
        "soon",
        "tell",
        "tells",
        "than",
        "that",
        "their",
        "them",
        "then",
        "there",
        "they",
        "this",
        "until",
        "week",
        "weeks",
        "days",
        "month",
        "months",
        "what",
        "when",
        "where",
        "which",
        "will",
        "with",
        "within",
        "would",
        "your",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "january",
        "february",
        "march",
        "april",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "moved",
        "moves",
        "slipped",
        "slips",
        "pushed",
        "delayed",
        "postponed",
    ]
)


def ball_in(line: str) -> str:
    """With whom a line says that the ball lies, as a deal's page takes it: "us", "them", "Priya", "CEO (decides)"."""
    text = clean_line(line).rstrip(" .")
    if court := _COURT.fullmatch(text):
        return "us" if court["whose"].casefold() in ("our", "my") else "them"
    found = _BALL.fullmatch(text)
    if found is None:
        return ""
    who = found["who"].strip(" ,.;:")
    decides = _DECIDES.search(who)
    name = _ARTICLE.sub("", who[: decides.start()] if decides else who).strip(" ,.;:(")
    if fold(name) in _US or fold(who) in _US:
        return "us"
    if fold(name) in _THEM or fold(who) in _THEM:
        return "them"
    if not any(c.isalpha() for c in name) or len(name.split()) > MOST_WORDS:
        return ""
    return f"{name} (decides)" if decides else name


def balls(notes: str, lines: Sequence[Caught], *, about: str) -> tuple[Caught, ...]:
    """The plain lines that name who has the ball, the last of them only; `about` is the deal's name."""
    marked = {caught.line for caught in lines}
    found = [(number, line, who) for number, line in enumerate(notes.splitlines(), 1)
             if number not in marked and len(line) < 200 and (who := ball_in(line))]  # fmt: skip
    return tuple(
        Caught(CaughtKind.BALL, who, number, what=f"{who}: {about}" if about else who) for number, _, who in found[-1:]
    )


def moved_promises(lines: Iterable[Caught], promises: Iterable[Promise], *, today: date) -> tuple[Caught, ...]:
    """Dates of theirs that are about something they promised for another day: offered as the promise's new day.

    A line is about a promise where it names the day that it had, or shares a telling word with no other promise.
    """
    theirs = [p for p in promises if p.side is Side.THEIRS and p.state is PromiseState.OPEN and p.due_on]
    found: dict[int, Caught] = {}
    for caught in lines:
        if caught.kind is not CaughtKind.MILESTONE or not caught.certain or caught.on is None or caught.on < today:
            continue
        promise = _about(caught, theirs)
        if promise is not None and promise.due_on != caught.on:
            found[promise.id] = replace(
                caught, kind=CaughtKind.MOVED, line=BESIDE - caught.line, text=f"{promise.what}: {caught.text}",
                what=promise.what, was=promise.due_on,
            )  # fmt: skip
    return tuple(found.values())


def promise_moved(caught: Caught, promises: Iterable[Promise]) -> Promise | None:
    """The promise that a caught move is of."""
    open_ones = (p for p in promises if p.side is Side.THEIRS and p.state is PromiseState.OPEN)
    return next((p for p in open_ones if p.what == caught.what and p.due_on == caught.was), None)


def reason_of(caught: Caught) -> str:
    """Their reason, in the words of the line."""
    return caught.text.removeprefix(f"{caught.what}: ")


def _about(caught: Caught, theirs: Sequence[Promise]) -> Promise | None:
    same_day = [p for p in theirs if caught.was is not None and p.due_on == caught.was]
    if len(same_day) == 1:
        return same_day[0]
    said = _telling(caught.text)
    shared = [p for p in theirs if said & _telling(f"{p.what} {p.words or ''}")]
    return shared[0] if len(shared) == 1 else None


def _telling(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(fold(text))) - _SAYS_NOTHING
