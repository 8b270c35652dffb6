"""What one line of somebody else's file says, before anybody decided anything about it.

Values only: nothing here knows the store, and nothing here judges whether a person is new.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Literal

Order = Literal["dmy", "mdy"]
Channels = tuple[str, ...]
"""Channels that are closed: "phone", "email", "all"."""
Extras = tuple[tuple[str, str], ...]
"""(header, value) of columns that became no field, and of values that fitted none."""


@dataclass(frozen=True, slots=True)
class PhoneDraft:
    """A number as written; the label is "mobile", "work", "home", "fax", "main", "other" or the file's own word."""

    text: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class EmailDraft:
    """An address as written, without mailto: and display name."""

    address: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class LinkDraft:
    """A page of theirs; the label is "linkedin", "homepage", or the file's own word."""

    url: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class ContactDraft:
    """One person, or one company without a person (`is_company`: then `name` and `account` are the firm)."""

    line: int
    """First physical line of the record as an editor counts, from 1."""
    name: str = ""
    first_name: str = ""
    middle: str = ""
    last_name: str = ""
    prefix: str = ""
    """A salutation or academic title ("Frau", "Dr."), never a job."""
    suffix: str = ""
    """Credentials and generations: "CPA", "Jr."."""
    nickname: str = ""
    reading: str = ""
    """How the name is read (phonetic), in the order of the name."""
    title: str = ""
    """The job."""
    account: str = ""
    account_domain: str = ""
    account_external_id: str = ""
    industry: str = ""
    department: str = ""
    phones: tuple[PhoneDraft, ...] = ()
    emails: tuple[EmailDraft, ...] = ()
    links: tuple[LinkDraft, ...] = ()
    street: str = ""
    city: str = ""
    region: str = ""
    postal_code: str = ""
    country: str = ""
    zone: str = ""
    """A time zone as the file words it, unchecked."""
    birthday: str = ""
    """ISO where certain ("1970-12-31", "--10-06" without a year), else as written."""
    notes: str = ""
    tags: tuple[str, ...] = ()
    kind_hint: str = ""
    """The file's own word for what they are: "Customer", "Lead", "Opportunity"."""
    lead_source: str = ""
    owner: str = ""
    do_not_contact: Channels = ()
    do_not_contact_words: str = ""
    """Their words or the column that says so, for the record of the wish."""
    connected_on: date | None = None
    created_on: date | None = None
    external_id: str = ""
    """Source system and its id, "hubspot:8001"."""
    is_company: bool = False
    next_on: date | None = None
    """Day of a follow-up column, where it is certain."""
    next_text: str = ""
    """What the follow-up column says when it is no certain day ("next Tuesday", "45982"): to be asked, never guessed."""
    next_why: str = ""
    extra: Extras = ()
    odd: tuple[str, ...] = ()
    """What its column promised to be a number, an address or a day and is not; it stands in `extra` too."""


@dataclass(frozen=True, slots=True)
class AccountDraft:
    """One company of a file that lists companies."""

    line: int
    name: str = ""
    domain: str = ""
    industry: str = ""
    phones: tuple[PhoneDraft, ...] = ()
    emails: tuple[EmailDraft, ...] = ()
    links: tuple[LinkDraft, ...] = ()
    street: str = ""
    city: str = ""
    region: str = ""
    postal_code: str = ""
    country: str = ""
    notes: str = ""
    tags: tuple[str, ...] = ()
    kind_hint: str = ""
    lead_source: str = ""
    owner: str = ""
    do_not_contact: Channels = ()
    do_not_contact_words: str = ""
    created_on: date | None = None
    external_id: str = ""
    extra: Extras = ()


@dataclass(frozen=True, slots=True)
class DealDraft:
    """One possible sale."""

    line: int
    name: str = ""
    account: str = ""
    account_external_ids: tuple[str, ...] = ()
    contacts: tuple[str, ...] = ()
    contact_external_ids: tuple[str, ...] = ()
    amount: str = ""
    """As written; a currency stands apart where the file has a column for it."""
    currency: str = ""
    pipeline: str = ""
    stage: str = ""
    status: Literal["open", "won", "lost"] = "open"
    probability: str = ""
    closes_on: date | None = None
    """The day it is expected to close, or has closed."""
    closes_text: str = ""
    """What the column says when it is no certain day."""
    ended_on: date | None = None
    lost_reason: str = ""
    next_text: str = ""
    """The next step in the rep's words."""
    lead_source: str = ""
    owner: str = ""
    notes: str = ""
    tags: tuple[str, ...] = ()
    created_on: date | None = None
    external_id: str = ""
    extra: Extras = ()


@dataclass(frozen=True, slots=True)
class ActivityDraft:
    """One touch that has happened (`done`) or one follow-up that is open."""

    line: int
    subject: str = ""
    kind: str = ""
    """The file's own word: "call", "Email", "Lunch"."""
    channel: str = ""
    """call, voicemail, email, text, meeting, letter, card, talk, or "" where the word says none."""
    due_on: date | None = None
    due_at: time | None = None
    """Time of day on `due_on` in the rep's zone; None where only a day is meant."""
    due_text: str = ""
    """What the column says when it is no certain day."""
    done: bool = False
    done_on: date | None = None
    done_at: time | None = None
    disposition: str = ""
    note: str = ""
    contact: str = ""
    contact_external_id: str = ""
    email: str = ""
    phone: str = ""
    account: str = ""
    account_external_id: str = ""
    deal: str = ""
    owner: str = ""
    created_on: date | None = None
    external_id: str = ""
    extra: Extras = ()


@dataclass(frozen=True, slots=True)
class RecordDraft:
    """One row of a desk's own archive, to be put back as it was."""

    line: int
    table: str
    values: Mapping[str, str | int | float | None]


Draft = ContactDraft | AccountDraft | DealDraft | ActivityDraft | RecordDraft


@dataclass(frozen=True, slots=True)
class Problem:
    """A record that became nothing: its line, one sentence why, and its own words, shortened."""

    line: int
    reason: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class ColumnUse:
    """What a column becomes, with its check: how many cells read well and how many look odd."""

    header: str
    """As in the file; a repeated header is numbered: "Phone (2)". The key of `mapping`."""
    field: str | None
    """Id from FIELDS; None: kept as it is in `extra`; "skip": left out."""
    example: str = ""
    good: int = 0
    odd: int = 0
    note: str = ""
    certain: bool = True
    """False where the header was only guessed at."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A whole file as read: every one of its `rows` is one of `drafts` or one of `problems`."""

    format: str
    format_name: str
    encoding: str
    delimiter: str | None
    header_line: int
    columns: tuple[ColumnUse, ...]
    drafts: Collection[Draft]
    """Built while you walk over them, in the order of the file; may be walked over again; `len()` is known."""
    problems: tuple[Problem, ...]
    rows: int
    date_order: Order | None
    order_open: tuple[str, ...] = ()
    """Headers of date columns that could be day first or month first: ask, and read again with `order`."""
    footers: int = 0
    preamble: int = 0
