"""Follow-ups and promises: what is meant and what was said aloud; what was done is in `touch`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Channel(StrEnum):
    """How a touch reaches the other side."""

    CALL = "call"
    VOICEMAIL = "voicemail"
    EMAIL = "email"
    TEXT = "text"
    MEETING = "meeting"
    LETTER = "letter"
    CARD = "card"
    TALK = "talk"
    THINKING_OF_YOU = "thinking_of_you"
    OTHER = "other"


CHANNEL_WORDS = {
    Channel.EMAIL: "e-mail",
    Channel.TALK: "talk given",
    Channel.THINKING_OF_YOU: "thinking of you",
} | {c: c.value for c in Channel if c not in (Channel.EMAIL, Channel.TALK, Channel.THINKING_OF_YOU)}

BY_PHONE = frozenset({Channel.CALL, Channel.VOICEMAIL})
QUIET_CHANNELS = frozenset({Channel.THINKING_OF_YOU, Channel.CARD, Channel.LETTER})
"""The touches of quiet mode. A call to the assistant has its place too: it is not a touch of the contact."""


class Result(StrEnum):
    """What a connected call led to."""

    NEXT_STEP = "next_step"
    NOT_NOW = "not_now"
    NO_NEED = "no_need"
    REFERRED = "referred"
    DECLINED = "declined"
    BOUGHT = "bought"


RESULT_WORDS = {
    Result.NEXT_STEP: "next step agreed",
    Result.NOT_NOW: "not now",
    Result.NO_NEED: "no need, good impression left",
    Result.REFERRED: "referred to someone",
    Result.DECLINED: "declined",
    Result.BOUGHT: "bought",
}


class Origin(StrEnum):
    """Where a follow-up comes from: only what was said aloud keeps its very day over a weekend."""

    REP = "rep"
    PLAY = "play"
    IMPORT = "import"
    PROMISE = "promise"
    AGREED = "agreed"


class Play(StrEnum):
    """The set sequences of follow-ups, as they are stored."""

    PROSPECTING = "prospecting"
    PROMISE_PASSED = "promise_passed"
    SECOND_CHANNEL = "second_channel"
    QUIET = "quiet"
    CLIENT = "client"
    RESTING = "resting"
    STALL = "stall"
    """A move of a stall's play: a card, a call to the assistant. It has its place in quiet mode."""


class FollowUpState(StrEnum):
    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"
    CALLED_OFF = "called_off"


class Side(StrEnum):
    OURS = "ours"
    THEIRS = "theirs"


class PromiseState(StrEnum):
    OPEN = "open"
    KEPT = "kept"
    BROKEN = "broken"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A dated intention to get in touch with one contact."""

    id: int
    contact_id: int
    channel: Channel
    due_on: date
    """In the rep's zone."""
    due_at: datetime | None = None
    """UTC instant, where a time was named."""
    due_zone: str | None = None
    """The zone in which the time was said, where it was not the rep's."""
    why_now: str = ""
    for_them: str | None = None
    origin: Origin = Origin.REP
    agreed: bool = False
    """Said aloud to the other side: the very day counts."""
    their_words: str | None = None
    promise_id: int | None = None
    play: str | None = None
    play_step: int | None = None
    repeats: str | None = None
    """RFC 5545 RRULE without DTSTART."""
    first_due_on: date | None = None
    snoozes: int = 0
    waits_for_open: bool = False
    """Shown again by itself when they open."""
    second_channel: str | None = None
    half_done_on: date | None = None
    state: FollowUpState = FollowUpState.OPEN
    closed_at: datetime | None = None
    closed_on: date | None = None
    closed_why: str | None = None
    touch_id: int | None = None
    deal_id: int | None = None


@dataclass(frozen=True, slots=True)
class Promise:
    """A follow-up or a delivery that was said aloud to the other side."""

    id: int
    contact_id: int
    side: Side
    what: str
    due_on: date | None = None
    due_at: datetime | None = None
    made_on: date | None = None
    words: str | None = None
    state: PromiseState = PromiseState.OPEN
    closed_on: date | None = None
    closed_at: datetime | None = None
    moved_from_on: date | None = None
    moved_why: str | None = None
    deal_id: int | None = None


def asks_nothing(channel: Channel) -> bool:
    """Whether a touch on this channel may stand beside quiet mode."""
    return channel in QUIET_CHANNELS
