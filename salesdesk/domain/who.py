"""Who somebody is, as far as a line of a list, a wish of theirs and their mode depend on it; the whole is in `people`."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """What a contact is to us; None (untagged) is a work list, never a kind."""

    PROSPECT = "prospect"
    CLIENT = "client"
    FORMER_CLIENT = "former_client"
    PARTNER = "partner"
    OTHER = "other"


KIND_WORDS = {kind: kind.value.replace("_", " ") for kind in Kind}


class ContactLine(NamedTuple):
    """As much of a contact as a row of a list shows."""

    id: int
    name: str
    kind: Kind | None = None
    account: str | None = None
    title: str | None = None


class DoNotContact(NamedTuple):
    """Their wish; it takes effect at once and survives import, merge and adding again."""

    channel: str
    """"all" or a channel of FIELD.md ("call", "email", "text")."""
    since_on: date
    words: str | None = None
    asked_by: str | None = None

    def covers(self, channel: str) -> bool:
        """Whether a touch on this channel is refused. A voicemail is a call."""
        return self.channel == "all" or self.channel == {"voicemail": "call", "phone": "call"}.get(channel, channel)


class OutOfOffice(NamedTuple):
    """Days on which touches pause; afterwards a hook to open with."""

    until_on: date
    from_on: date | None = None
    words: str | None = None
