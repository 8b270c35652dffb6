"""Follow-ups, promises and touches: what is meant, what was said aloud, what was done."""

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


class Disposition(StrEnum):
    """What happened to a call."""

    CONNECTED = "connected"
    LEFT_VOICEMAIL = "left_voicemail"
    NO_ANSWER = "no_answer"
    LEFT_WORD = "left_word"
    BUSY = "busy"
    WRONG_NUMBER = "wrong_number"
    NUMBER_DEAD = "number_dead"
    CALLBACK_ASKED = "callback_asked"
    NO_LONGER_THERE = "no_longer_there"
    DO_NOT_CONTACT = "do_not_contact"


DISPOSITION_WORDS = {
    Disposition.CONNECTED: "talked",
    Disposition.LEFT_VOICEMAIL: "left voicemail",
    Disposition.NO_ANSWER: "no answer",
    Disposition.LEFT_WORD: "left word with a person",
    Disposition.BUSY: "busy",
    Disposition.WRONG_NUMBER: "wrong number",
    Disposition.NUMBER_DEAD: "number dead",
    Disposition.CALLBACK_ASKED: "callback asked",
    Disposition.NO_LONGER_THERE: "no longer there",
    Disposition.DO_NOT_CONTACT: "do not contact",
}


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


@dataclass(frozen=True, slots=True)
class Touch:
    """Anything done that the other side could notice."""

    id: int
    contact_id: int
    channel: Channel
    at: datetime
    """UTC."""
    happened_on: date
    """In the rep's zone."""
    direction: str = "out"
    seconds: int | None = None
    number: str | None = None
    disposition: Disposition | None = None
    result: Result | None = None
    went: str | None = None
    text: str = ""
    their_words: str | None = None
    for_them: str | None = None
    gave: bool = False
    prepared: bool | None = None
    talk_share: int | None = None
    """The rep's own estimate, percent."""
    questions_asked: int | None = None
    follow_up_id: int | None = None
    deal_id: int | None = None
    override_why: str | None = None
    ticks: str = ""
    """What was done beside the result: words of `domain.call.Tick`, a blank between them."""
    mine: bool | None = None
    """After a loss: whether it was mine to change."""
    evidence: str | None = None
    differently: str | None = None
    corrected_at: datetime | None = None
    """When it was last corrected; what it said before stands on the timeline."""
