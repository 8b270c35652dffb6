"""Words that stand for one of a few: in any case, with dashes or spaces, or as much of them as is unique."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

from salesdesk.domain.dates import Order
from salesdesk.domain.followup import Channel
from salesdesk.domain.hours import is_zone
from salesdesk.domain.places import nearest_zones
from salesdesk.domain.touch import Disposition
from salesdesk.domain.who import Kind
from salesdesk.errors import WrongUsage

Word = TypeVar("Word", bound=StrEnum)

DISPOSITION_KEYS: dict[str, Disposition] = {str((n + 1) % 10): word for n, word in enumerate(Disposition)}
"""The keys of the wrap-up: 1 connected … 9 no longer there, 0 do not contact."""
_DISPOSITIONS = DISPOSITION_KEYS | {
    "talked": Disposition.CONNECTED,
    "voicemail": Disposition.LEFT_VOICEMAIL,
    "vm": Disposition.LEFT_VOICEMAIL,
    "gatekeeper": Disposition.LEFT_WORD,
    "dead": Disposition.NUMBER_DEAD,
    "callback": Disposition.CALLBACK_ASKED,
    "call_back": Disposition.CALLBACK_ASKED,
    "gone": Disposition.NO_LONGER_THERE,
    "dnc": Disposition.DO_NOT_CONTACT,
}
_CHANNELS = {
    "phone": Channel.CALL, "mail": Channel.EMAIL, "e_mail": Channel.EMAIL, "sms": Channel.TEXT,
    "message": Channel.TEXT, "post": Channel.LETTER,
}  # fmt: skip


def disposition(text: str) -> Disposition:
    """What happened to a call. Raises WrongUsage with the words there are."""
    return _one_of(text, Disposition, _DISPOSITIONS, what="disposition")


def channel(text: str) -> Channel:
    """How a touch reached them. Raises WrongUsage."""
    return _one_of(text, Channel, _CHANNELS, what="channel")


def direction(text: str) -> str:
    """Who did it: "out", the rep; "in", they. Raises WrongUsage."""
    low = text.strip().casefold()
    if low not in ("in", "out"):
        raise WrongUsage(f"“{text}” is no direction.", "out: you did it; in: they did.")
    return low


def kind(text: str) -> Kind:
    """What a contact is to us. Raises WrongUsage."""
    return _one_of(text, Kind, {"customer": Kind.CLIENT, "former_customer": Kind.FORMER_CLIENT}, what="kind")


def date_order(text: str | None) -> Order | None:
    """Day or month first, where it was said. Raises WrongUsage."""
    if text is None:
        return None
    if text.lower() in ("dmy", "mdy"):
        return "dmy" if text.lower() == "dmy" else "mdy"
    raise WrongUsage(f"There is no date order “{text}”.", "dmy is 31/12, mdy is 12/31.")


def zone(text: str | None) -> str | None:
    """A time zone that exists, where one was said. Raises WrongUsage with the nearest names."""
    if text is None or is_zone(text):
        return text
    near = ", ".join(nearest_zones(text)[:3])
    raise WrongUsage(f"There is no time zone “{text}”.", f"Did you mean {near}?" if near else "Try Europe/Lisbon.")


def _one_of(text: str, words: type[Word], also: Mapping[str, Word], *, what: str) -> Word:
    wanted = "_".join(text.lower().replace("-", " ").replace("_", " ").split())
    known = {word.value: word for word in words} | dict(also)
    if wanted in known:
        return known[wanted]
    met = {word for name, word in known.items() if wanted and name.startswith(wanted)}
    if len(met) == 1:
        return met.pop()
    if met:
        raise WrongUsage(f"“{text}” may be {' or '.join(sorted(met))}.", f"Write more of the {what}.")
    raise WrongUsage(f"There is no {what} “{text}”.", f"One of: {', '.join(word.value for word in words)}.")
