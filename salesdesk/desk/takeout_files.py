"""The record as files of other programs: tables, address cards, a calendar."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from salesdesk.desk.calendar import PLACE, channel_word
from salesdesk.desk.takeout import Takeout
from salesdesk.exchange.outgoing import (
    Event,
    sheet_of_accounts,
    sheet_of_contacts,
    sheet_of_deals,
    sheet_of_follow_ups,
    sheet_of_touches,
)
from salesdesk.exchange.write_csv import csv_text
from salesdesk.exchange.write_ics import ics_text
from salesdesk.exchange.write_vcard import vcard_text
from salesdesk.store.takeout import Row


def sheet(out: Takeout, what: str, *, plain: bool = False, alone: bool = True) -> Iterator[str]:
    """The lines of a CSV file. `plain` leaves formulas as they are; not `alone` where the follow-ups stand in a file of
    their own, so that no next step is told twice."""
    table = {
        "contacts": lambda: sheet_of_contacts(out.contacts(next_steps=alone)),
        "accounts": lambda: sheet_of_accounts(out.accounts()),
        "deals": lambda: sheet_of_deals(out.deals()),
        "follow-ups": lambda: sheet_of_follow_ups(out.follow_ups()),
        "touches": lambda: sheet_of_touches(out.touches(), most_extra=out.most_beside_a_touch()),
    }[what]()
    return csv_text(table, plain=plain)


def cards(out: Takeout) -> Iterator[str]:
    """Everybody as vCard 4.0."""
    return vcard_text(out.contacts(next_steps=False))


def calendar(out: Takeout, *, now: datetime) -> str:
    """Open follow-ups and their dates as an iCalendar file."""
    events = [_event(out, row) for row in out.open_rows()] + [_date(out, row) for row in out.milestones()]
    return ics_text(sorted(events, key=lambda event: (event.on, event.uid)), stamp=now)


def _event(out: Takeout, row: Row) -> Event:
    at = out.local(row["due_at"])
    who = out.name_of(row["contact_id"])
    return Event(
        uid=f"follow-up-{row['id']}@{PLACE}",
        summary=f"{channel_word(row['channel'])}: {who}",
        on=at.date() if at else date.fromisoformat(row["due_on"]),
        at=at,
        description="\n".join(filter(None, (row["why_now"], row["for_them"]))),
        categories=("follow-up",),
        repeats=row["repeats"] or "",
        changed=row["snoozes"],
    )


def _date(out: Takeout, row: Row) -> Event:
    who = out.name_of(row["contact_id"])
    return Event(
        uid=f"date-{row['id']}@{PLACE}",
        summary=f"{row['what']} ({who})" if who else row["what"],
        on=date.fromisoformat(row["wanted_on"]),
        description=row["words"] or "",
        categories=("their date",),
    )
