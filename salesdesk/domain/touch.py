"""Touches: what was done that the other side could notice, and how a call went."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from salesdesk.domain.followup import Channel, Result


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
