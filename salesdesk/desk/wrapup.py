"""The wrap-up as a value: all that one Enter saves at the end of a touch, and the person that its words name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from salesdesk.domain.call import Tick, Went
from salesdesk.domain.dates import Reading
from salesdesk.domain.followup import Channel, Result
from salesdesk.domain.patterns import pattern
from salesdesk.domain.text import clean_line
from salesdesk.domain.touch import Disposition

NEEDS_DATE = frozenset({Result.NOT_NOW})
MEETS_THE_PERSON = frozenset({Disposition.CONNECTED, Disposition.CALLBACK_ASKED})


@dataclass(frozen=True, slots=True)
class WrapUp:
    """Everything that one Enter saves at the end of a touch."""

    contact_id: int
    channel: Channel = Channel.CALL
    direction: str = "out"
    disposition: Disposition | None = None
    result: Result | None = None
    at: datetime | None = None
    """When it happened; None: now, or the start of the running call."""
    seconds: int | None = None
    number: str | None = None
    text: str = ""
    message: str = ""
    """The voicemail as it was said: a version of its own, and the call that it promises is dated."""
    follow_up_id: int | None = None
    next_when: Reading | None = None
    next_why: str = ""
    next_channel: Channel = Channel.CALL
    promised_aloud: bool = False
    """The next day was promised to them, in a message or a talk: it stands in the ledger until it is kept."""
    dropped: frozenset[int] = frozenset()
    """Lines of the notes whose catch is not to be kept."""
    went: Went | None = None
    talk_share: int | None = None
    """The rep's own estimate, percent."""
    ticks: tuple[Tick, ...] = ()
    successor: str = ""
    """Who was named instead: no longer there, or referred; "Ines Keller, shared services +49 30 5550101"."""
    words: str = ""
    """Their words, where the ending has some (do not contact, not now)."""
    ticked: tuple[int, ...] = ()
    prepared: bool | None = None
    script_version_id: int | None = None
    override_why: str | None = None

    @property
    def has_date(self) -> bool:
        """Whether a day for the next touch was named."""
        return self.next_when is not None and self.next_when.understood

    @property
    def names_another(self) -> bool:
        """Whether somebody else is to be spoken to."""
        gone = self.disposition is Disposition.NO_LONGER_THERE
        return bool(self.successor.strip()) and (gone or self.result is Result.REFERRED)


@dataclass(frozen=True, slots=True)
class Named:
    """A person as they were named in a talk."""

    name: str
    title: str = ""
    phone: str = ""
    email: str = ""
    account: str = ""
    """Where they work, where it was said: "Nina Vale at Maple South"."""


_AT_FIRM = pattern(r"\s+(?:at|from) (?P<firm>[^,]+)", re.I)
_NUMBER = pattern(r"[+(]?\d[\d ().\-/]{5,}\d")
_ADDRESS = pattern(r"[^\s,;<>]+@[^\s,;<>]+\.[^\s,;<>]+")


def named(words: str) -> Named:
    """ "Ines Keller, shared services, +49 30 5550101" as name, title, number and address; only the name is required."""
    rest, number, address = clean_line(words), "", ""
    if found := _ADDRESS.search(rest):
        address, rest = found[0], rest.replace(found[0], " ")
    if found := _NUMBER.search(rest):
        number, rest = found[0].strip(), rest.replace(found[0], " ")
    firm = ""
    if found := _AT_FIRM.search(rest):
        firm, rest = found["firm"], rest.replace(found[0], " ")
    name, title, firm = (clean_line(part).strip(" ,;:-") for part in (*rest.partition(",")[::2], firm))
    return Named(name, title, number, address, firm)
