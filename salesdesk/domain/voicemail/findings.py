"""What a critique is made of: who speaks, who listens, what each check found.

Words only; how they are found is in the check modules.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from salesdesk.domain.voicemail.spoken import Length

Severity = Literal["problem", "advice"]
Span = tuple[int, int]


class CheckId(StrEnum):
    """The checks in the order in which they are shown; the last two are ours, beyond CLI.md."""

    CALLER = "caller"
    FOR_WHOM = "for_whom"
    BENEFIT = "benefit"
    MAIL_REFERENCE = "mail_reference"
    NEXT_CALL = "next_call"
    WAY_OUT = "way_out"
    SUPERLATIVE = "superlative"
    PITCH = "pitch"
    SELF_CENTRED = "self_centred"
    OPENING = "opening"
    ONLY_ASK_IS_CALL_ME = "only_ask_is_call_me"
    PUSH_PHRASE = "push_phrase"
    UNFILLED_FIELD = "unfilled_field"
    LENGTH = "length"
    JARGON = "jargon"
    NUMBER_SPEED = "number_speed"


_ADVICE = frozenset({"for_whom", "mail_reference", "way_out", "opening", "length", "jargon", "number_speed"})

WHY = {
    CheckId.CALLER: "a stranger is deleted, a name is heard out",
    CheckId.FOR_WHOM: "people listen when it is about them",
    CheckId.BENEFIT: "they need a reason of their own to call",
    CheckId.MAIL_REFERENCE: "two channels that mention each other are found again",
    CheckId.NEXT_CALL: "a day you keep earns trust, and they need not act",
    CheckId.WAY_OUT: "people answer more easily when no is allowed",
    CheckId.SUPERLATIVE: "praise of oneself is heard as noise",
    CheckId.PITCH: "a product list answers a question nobody asked yet",
    CheckId.SELF_CENTRED: "they are interested in their work more than in ours",
    CheckId.OPENING: "the first sentence decides whether the rest is heard",
    CheckId.ONLY_ASK_IS_CALL_ME: "it leaves all the work to them",
    CheckId.PUSH_PHRASE: "pressure sets off the salesperson alarm",
    CheckId.UNFILLED_FIELD: "a gap is read aloud as a gap",
    CheckId.LENGTH: "18 to 30 seconds are heard to the end",
    CheckId.JARGON: "plain words are understood at first hearing",
    CheckId.NUMBER_SPEED: "nobody writes down a number the first time",
}


@dataclass(frozen=True, slots=True)
class Caller:
    """The rep; what is empty is recognised from the text ("it's Sam at Brightline")."""

    name: str = ""
    firm: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True)
class Listener:
    """Whom the message is for, as far as the record knows; `mail_sent` None where nobody said who it is for."""

    first_name: str = ""
    name: str = ""
    title: str = ""
    account: str = ""
    industry: str = ""
    facts: tuple[str, ...] = ()
    their_dates: tuple[str, ...] = ()
    mail_sent: bool | None = None


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Text to put in place of `start` to `end`; where both are equal it is inserted there."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Check:
    """One check: `message` in one calm sentence, `spans` the words it means, `start` and `end` the first of them."""

    id: CheckId
    passed: bool
    severity: Severity
    message: str
    start: int | None
    end: int | None
    spans: tuple[Span, ...]
    why: str
    suggestion: Suggestion | None


@dataclass(frozen=True, slots=True)
class Critique:
    """All checks in their order; `ready` when no problem failed; `headlines` are at most four lines for a small place."""

    length: Length
    self_words: int
    you_words: int
    checks: tuple[Check, ...]
    ready: bool
    headlines: tuple[str, ...]

    def check(self, check_id: str) -> Check:
        """The check of this id; KeyError for a word that is none."""
        for check in self.checks:
            if check.id == check_id:
                return check
        raise KeyError(check_id)

    @property
    def failed(self) -> tuple[str, ...]:
        """The ids that did not pass, in order."""
        return tuple(check.id.value for check in self.checks if not check.passed)


def passed(check_id: CheckId, message: str, *, spans: tuple[Span, ...] = ()) -> Check:
    """A check that found what it looks for, or nothing to complain about."""
    return _check(check_id, message, spans=spans, ok=True, suggestion=None)


def failed(
    check_id: CheckId, message: str, *, spans: tuple[Span, ...] = (), suggestion: Suggestion | None = None
) -> Check:
    """A check with something to mend."""
    return _check(check_id, message, spans=spans, ok=False, suggestion=suggestion)


def _check(
    check_id: CheckId, message: str, *, spans: tuple[Span, ...], ok: bool, suggestion: Suggestion | None
) -> Check:
    start, end = spans[0] if spans else (None, None)
    severity: Severity = "advice" if check_id in _ADVICE else "problem"
    return Check(check_id, ok, severity, message, start, end, spans, WHY[check_id], suggestion)
