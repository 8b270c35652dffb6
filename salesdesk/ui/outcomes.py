"""Every ending of a call with its letter: the ten dispositions and the six results of FIELD.md, one table."""

from __future__ import annotations

from dataclasses import dataclass

from salesdesk.domain.followup import Channel, Result
from salesdesk.domain.touch import Disposition


@dataclass(frozen=True, slots=True)
class Outcome:
    """One letter of the wrap-up."""

    letter: str
    words: str
    disposition: Disposition
    result: Result | None = None
    asks: str = ""
    """What else must be typed: "date", "who" or "words"."""


OUTCOMES = (
    Outcome("t", "Talked", Disposition.CONNECTED),
    Outcome("m", "Next step agreed", Disposition.CONNECTED, Result.NEXT_STEP),
    Outcome("o", "Not now", Disposition.CONNECTED, Result.NOT_NOW, "date"),
    Outcome("i", "No need, good impression", Disposition.CONNECTED, Result.NO_NEED),
    Outcome("f", "Referred to someone", Disposition.CONNECTED, Result.REFERRED, "who"),
    Outcome("x", "Declined", Disposition.CONNECTED, Result.DECLINED),
    Outcome("s", "Bought", Disposition.CONNECTED, Result.BOUGHT),
    Outcome("v", "Left voicemail", Disposition.LEFT_VOICEMAIL),
    Outcome("n", "No answer", Disposition.NO_ANSWER),
    Outcome("g", "Left word with someone", Disposition.LEFT_WORD),
    Outcome("b", "Busy", Disposition.BUSY),
    Outcome("c", "Asked to be called back", Disposition.CALLBACK_ASKED, None, "date"),
    Outcome("w", "Wrong number", Disposition.WRONG_NUMBER),
    Outcome("k", "Number dead", Disposition.NUMBER_DEAD),
    Outcome("l", "No longer there", Disposition.NO_LONGER_THERE, None, "who"),
    Outcome("D", "Do not contact (asks)", Disposition.DO_NOT_CONTACT, None, "words"),
)
BY_LETTER = {outcome.letter: outcome for outcome in OUTCOMES}

OTHER_TOUCHES = (
    ("e", "E-mail sent", Channel.EMAIL, "out"),
    ("E", "E-mail from them", Channel.EMAIL, "in"),
    ("N", "“No, thanks” from them", Channel.EMAIL, "in"),
    ("M", "Meeting", Channel.MEETING, "out"),
    ("T", "Text message", Channel.TEXT, "out"),
    ("L", "Letter", Channel.LETTER, "out"),
    ("C", "Card", Channel.CARD, "out"),
    ("K", "Talk given", Channel.TALK, "out"),
    ("Y", "Thinking of you", Channel.THINKING_OF_YOU, "out"),
)
