"""What leaves the desk: sheets of text cells from the same shapes that come in, and calendar events.

The way out mirrors the way in: a draft written by `sheet_of_…` and read back is the same draft.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TypeVar

from salesdesk.exchange.drafts import (
    AccountDraft,
    ActivityDraft,
    ContactDraft,
    DealDraft,
    EmailDraft,
    Extras,
    LinkDraft,
    PhoneDraft,
)


@dataclass(frozen=True, slots=True)
class Event:
    """One follow-up or date of theirs for a calendar: all day where `at` is None."""

    uid: str
    """Stable: the same follow-up has the same uid in every export."""
    summary: str
    on: date
    at: datetime | None = None
    """Aware; its day in its own zone is `on`."""
    minutes: int = 15
    description: str = ""
    location: str = ""
    url: str = ""
    categories: tuple[str, ...] = ()
    repeats: str = ""
    """ "RRULE:FREQ=WEEKLY;…", or "" for once."""
    alarm_minutes: int | None = None
    """Minutes before it that the calendar should ring; None: not at all."""
    changed: int = 0
    """How often it was moved: SEQUENCE."""
    cancelled: bool = False
    modified: datetime | None = None
    """When it changed last, aware; None: as the calendar's own stamp."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table of text: the header and its rows, not yet made safe or quoted."""

    header: tuple[str, ...]
    rows: Callable[[], Iterator[tuple[str, ...]]]


T = TypeVar("T", ContactDraft, AccountDraft, DealDraft, ActivityDraft)
Cell = Callable[[T], str]


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _clock(at: time | None) -> str:
    return at.isoformat("minutes" if not at.second else "seconds") if at else ""


def _yes(flag: bool) -> str:
    return "yes" if flag else ""


_CONTACT: tuple[tuple[str, Callable[[ContactDraft], str]], ...] = (
    ("salesdesk contact", lambda c: c.external_id),
    ("Name", lambda c: c.name),
    ("First name", lambda c: c.first_name),
    ("Middle name", lambda c: c.middle),
    ("Last name", lambda c: c.last_name),
    ("Salutation", lambda c: c.prefix),
    ("Credentials", lambda c: c.suffix),
    ("Nickname", lambda c: c.nickname),
    ("Read as", lambda c: c.reading),
    ("Job title", lambda c: c.title),
    ("Company", lambda c: c.account),
    ("Company domain", lambda c: c.account_domain),
    ("Company id", lambda c: c.account_external_id),
    ("Industry", lambda c: c.industry),
    ("Department", lambda c: c.department),
    ("Kind", lambda c: c.kind_hint),
    ("Is a company", lambda c: _yes(c.is_company)),
    ("Street", lambda c: c.street),
    ("City", lambda c: c.city),
    ("State or region", lambda c: c.region),
    ("Postal code", lambda c: c.postal_code),
    ("Country", lambda c: c.country),
    ("Time zone", lambda c: c.zone),
    ("Birthday", lambda c: c.birthday),
    ("Tags", lambda c: "\n".join(c.tags)),
    ("Source", lambda c: c.lead_source),
    ("Owner", lambda c: c.owner),
    ("Do not contact", lambda c: ", ".join(c.do_not_contact)),
    ("Do not contact, their words", lambda c: c.do_not_contact_words),
    ("Connected on", lambda c: _day(c.connected_on)),
    ("Created on", lambda c: _day(c.created_on)),
    ("Next on", lambda c: _day(c.next_on) or c.next_text),
    ("Next, why", lambda c: c.next_why),
    ("Notes", lambda c: c.notes),
)
_ACCOUNT: tuple[tuple[str, Callable[[AccountDraft], str]], ...] = (
    ("salesdesk account", lambda a: a.external_id),
    ("Company", lambda a: a.name),
    ("Company domain", lambda a: a.domain),
    ("Industry", lambda a: a.industry),
    ("Kind", lambda a: a.kind_hint),
    ("Street", lambda a: a.street),
    ("City", lambda a: a.city),
    ("State or region", lambda a: a.region),
    ("Postal code", lambda a: a.postal_code),
    ("Country", lambda a: a.country),
    ("Tags", lambda a: "\n".join(a.tags)),
    ("Source", lambda a: a.lead_source),
    ("Owner", lambda a: a.owner),
    ("Do not contact", lambda a: ", ".join(a.do_not_contact)),
    ("Do not contact, their words", lambda a: a.do_not_contact_words),
    ("Created on", lambda a: _day(a.created_on)),
    ("Notes", lambda a: a.notes),
)
_DEAL: tuple[tuple[str, Callable[[DealDraft], str]], ...] = (
    ("salesdesk deal", lambda d: d.external_id),
    ("Deal", lambda d: d.name),
    ("Company", lambda d: d.account),
    ("Company ids", lambda d: "\n".join(d.account_external_ids)),
    ("People", lambda d: "\n".join(d.contacts)),
    ("People ids", lambda d: "\n".join(d.contact_external_ids)),
    ("Amount", lambda d: d.amount),
    ("Currency", lambda d: d.currency),
    ("Pipeline", lambda d: d.pipeline),
    ("Stage", lambda d: d.stage),
    ("Status", lambda d: d.status),
    ("Probability", lambda d: d.probability),
    ("Expected close", lambda d: _day(d.closes_on) or d.closes_text),
    ("Ended on", lambda d: _day(d.ended_on)),
    ("Why it ended", lambda d: d.lost_reason),
    ("Next step", lambda d: d.next_text),
    ("Source", lambda d: d.lead_source),
    ("Owner", lambda d: d.owner),
    ("Tags", lambda d: "\n".join(d.tags)),
    ("Created on", lambda d: _day(d.created_on)),
    ("Notes", lambda d: d.notes),
)
_ACTIVITY: tuple[tuple[str, Callable[[ActivityDraft], str]], ...] = (
    ("Kind", lambda a: a.kind),
    ("Channel", lambda a: a.channel),
    ("Day", lambda a: _day(a.due_on) or a.due_text),
    ("Time", lambda a: _clock(a.due_at)),
    ("Done", lambda a: "yes" if a.done else "no"),
    ("Done on", lambda a: _day(a.done_on)),
    ("Done at", lambda a: _clock(a.done_at)),
    ("Subject", lambda a: a.subject),
    ("Disposition", lambda a: a.disposition),
    ("Person", lambda a: a.contact),
    ("Person id", lambda a: a.contact_external_id),
    ("E-mail", lambda a: a.email),
    ("Phone", lambda a: a.phone),
    ("Company", lambda a: a.account),
    ("Company id", lambda a: a.account_external_id),
    ("Deal", lambda a: a.deal),
    ("Owner", lambda a: a.owner),
    ("Created on", lambda a: _day(a.created_on)),
    ("Notes", lambda a: a.note),
)


def sheet_of_contacts(people: Sequence[ContactDraft]) -> Sheet:
    """People as a table: as many phone, e-mail and link columns as somebody needs."""
    numbered = (
        _Numbered("Phone", max((len(p.phones) for p in people), default=0)),
        _Numbered("E-mail", max((len(p.emails) for p in people), default=0)),
        _Numbered("Link", max((len(p.links) for p in people), default=0)),
        _Numbered("Extra", max((len(p.extra) for p in people), default=0)),
    )
    return _sheet(people, _CONTACT, numbered=numbered, values=lambda p: _values(p.phones, p.emails, p.links, p.extra))


def sheet_of_accounts(firms: Sequence[AccountDraft]) -> Sheet:
    """Firms as a table."""
    numbered = (
        _Numbered("Phone", max((len(a.phones) for a in firms), default=0)),
        _Numbered("E-mail", max((len(a.emails) for a in firms), default=0)),
        _Numbered("Link", max((len(a.links) for a in firms), default=0)),
        _Numbered("Extra", max((len(a.extra) for a in firms), default=0)),
    )
    return _sheet(firms, _ACCOUNT, numbered=numbered, values=lambda a: _values(a.phones, a.emails, a.links, a.extra))


def sheet_of_deals(deals: Sequence[DealDraft]) -> Sheet:
    """Deals as a table."""
    numbered = (_Numbered("Extra", max((len(d.extra) for d in deals), default=0)),)
    return _sheet(deals, _DEAL, numbered=numbered, values=lambda d: (_swapped(d.extra),))


def sheet_of_follow_ups(activities: Sequence[ActivityDraft]) -> Sheet:
    """Open follow-ups (and kept ones) as a table."""
    most = max((len(a.extra) for a in activities), default=0)
    return _activities("salesdesk follow-up", activities, most_extra=most)


def sheet_of_touches(activities: Iterable[ActivityDraft], *, most_extra: int) -> Sheet:
    """Touches that have happened as a table; `most_extra` of them is known beforehand, so that a million are gone
    through once."""
    return _activities("salesdesk touch", activities, most_extra=most_extra)


def _activities(first: str, activities: Iterable[ActivityDraft], *, most_extra: int) -> Sheet:
    cells: tuple[tuple[str, Callable[[ActivityDraft], str]], ...] = ((first, lambda a: a.external_id), *_ACTIVITY)
    numbered = (_Numbered("Extra", most_extra),)
    return _sheet(activities, cells, numbered=numbered, values=lambda a: (_swapped(a.extra),))


@dataclass(frozen=True, slots=True)
class _Numbered:
    """Columns in pairs: "Phone 1", "Phone 1 label" and so on."""

    word: str
    most: int

    def header(self) -> tuple[str, ...]:
        return tuple(h for n in range(1, self.most + 1) for h in (f"{self.word} {n}", f"{self.word} {n} label"))

    def cells(self, values: Sequence[tuple[str, str]]) -> tuple[str, ...]:
        filled = tuple(text for pair in values for text in pair)
        return filled + ("",) * (2 * self.most - len(filled))


Pairs = Sequence[tuple[str, str]]


def _values(
    phones: Sequence[PhoneDraft], emails: Sequence[EmailDraft], links: Sequence[LinkDraft], extra: Extras
) -> tuple[Pairs, ...]:
    return (
        [(p.text, p.label) for p in phones],
        [(e.address, e.label) for e in emails],
        [(link.url, link.label) for link in links],
        _swapped(extra),
    )


def _sheet(
    drafts: Iterable[T],
    cells: Sequence[tuple[str, Callable[[T], str]]],
    *,
    numbered: Sequence[_Numbered],
    values: Callable[[T], tuple[Pairs, ...]],
) -> Sheet:
    header = (*(h for h, _ in cells), *(h for n in numbered for h in n.header()))

    def rows() -> Iterator[tuple[str, ...]]:
        for draft in drafts:
            pairs = values(draft)
            own = tuple(cell(draft) for _, cell in cells)
            yield own + tuple(t for n, v in zip(numbered, pairs, strict=True) for t in n.cells(v))

    return Sheet(header, rows)


def _swapped(extra: Extras) -> Pairs:
    """Value first, then its label, as the numbered columns stand."""
    return [(text, label) for label, text in extra]
