"""Contacts and accounts, with everything that stands on their records: the words of FIELD.md as frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from salesdesk.domain.who import DoNotContact, Kind, OutOfOffice


@dataclass(frozen=True, slots=True)
class Phone:
    """One number of a contact; struck numbers stay, but are never offered."""

    id: int
    label: str
    raw: str
    """As it was written."""
    e164: str | None
    extension: str | None
    struck_on: date | None = None
    struck_why: str | None = None

    @property
    def dialled(self) -> str:
        """The number as a call keeps it: in E.164 where it can be read, else as it was written."""
        return self.e164 or self.raw


@dataclass(frozen=True, slots=True)
class Email:
    id: int
    label: str
    address: str
    struck_on: date | None = None


@dataclass(frozen=True, slots=True)
class Link:
    id: int
    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Permission:
    """Whether a friendly later call is all right, in their words."""

    asked_on: date
    answer: str
    """"yes" or "no"."""
    channel: str | None = None
    words: str | None = None


@dataclass(frozen=True, slots=True)
class Account:
    id: int
    name: str
    domain: str | None = None
    website: str | None = None
    feed: str | None = None
    industry: str | None = None
    city: str | None = None
    region: str | None = None
    country: str | None = None
    zone: str | None = None
    kind: Kind | None = None
    notes: str | None = None
    on_focus: bool = False


@dataclass(frozen=True, slots=True)
class Contact:
    """A person, with everything that stands on the record itself."""

    id: int
    name: str
    first_name: str | None = None
    last_name: str | None = None
    reading: str | None = None
    title: str | None = None
    account: Account | None = None
    kind: Kind | None = None
    zone: str | None = None
    city: str | None = None
    region: str | None = None
    country: str | None = None
    about: str | None = None
    for_them: str | None = None
    """The value of the next touch for them, one line."""
    message_line: str | None = None
    buys_how: str | None = None
    pace: str | None = None
    pace_words: str | None = None
    their_shoes: str | None = None
    decision_role: str | None = None
    ball_with: str | None = None
    ball_role: str | None = None
    ball_since_on: date | None = None
    ask_call_again: bool = True
    """False once they said no to a later call: the question is hidden for good."""
    voicemail_ok: bool | None = None
    lead_source: str | None = None
    source: str | None = None
    connected_on: date | None = None
    birthday: str | None = None
    """ISO where it is certain, "--10-06" without a year, else as it was written."""
    trashed: bool = False
    phones: tuple[Phone, ...] = ()
    emails: tuple[Email, ...] = ()
    links: tuple[Link, ...] = ()
    tags: tuple[str, ...] = ()
    do_not_contact: tuple[DoNotContact, ...] = ()
    permission: Permission | None = None
    out_of_office: OutOfOffice | None = None

    @property
    def account_name(self) -> str:
        return self.account.name if self.account else ""

    @property
    def called(self) -> str:
        """The name one says: the first name where it is known."""
        return self.first_name or self.name

    @property
    def live_phones(self) -> tuple[Phone, ...]:
        """The numbers that may still be dialled, in their order."""
        return tuple(phone for phone in self.phones if phone.struck_on is None)

    def phone_called(self, number: str | None) -> Phone | None:
        """The live number that a call went to; of a call that keeps none, the first."""
        return next((phone for phone in self.live_phones if number is None or number in (phone.e164, phone.raw)), None)

    @property
    def live_emails(self) -> tuple[Email, ...]:
        return tuple(email for email in self.emails if email.struck_on is None)

    def refusal(self, channel: str) -> DoNotContact | None:
        """The wish that forbids this channel, if there is one."""
        return next((wish for wish in self.do_not_contact if wish.covers(channel)), None)
