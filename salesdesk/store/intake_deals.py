"""The file's side of importing deals and activities: what is there already, so that no line comes in twice."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from salesdesk.domain.matching_names import folded
from salesdesk.store.database import Database

_FIELDS = ("stage", "amount", "currency", "close_on", "my_next", "ended_on", "evidence")


@dataclass(slots=True)
class KnownDeal:
    """A deal, as far as a line can say something new about it."""

    id: int
    title: str
    account_id: int | None = None
    state: str = "open"
    fields: dict[str, str | float] = field(default_factory=dict)
    """Column → value, those that say something."""
    contacts: set[int] = field(default_factory=set)
    record: tuple[str, str] | None = None
    """(system, id)."""


@dataclass(slots=True)
class Deals:
    """The deals, by id in another system and by title."""

    deals: dict[int, KnownDeal] = field(default_factory=dict)
    records: dict[tuple[str, str], int] = field(default_factory=dict)
    titles: dict[str, list[int]] = field(default_factory=dict)

    def enter(self, deal: KnownDeal) -> None:
        """A deal, so that lines find it."""
        self.deals[deal.id] = deal
        self.titles.setdefault(folded(deal.title), []).append(deal.id)
        if deal.record:
            self.records.setdefault(deal.record, deal.id)


@dataclass(slots=True)
class Doings:
    """Touches and follow-ups that are there already, by what makes two of them one."""

    records: set[tuple[str, str]] = field(default_factory=set)
    """(source, id) of touches."""
    touches: Counter[tuple[int, str, str, str]] = field(default_factory=Counter)
    """(contact, day, channel, folded text) → how many of them."""
    follow_ups: Counter[tuple[int, str, str]] = field(default_factory=Counter)
    """(contact, day, why now), open or closed → how many of them."""
    imported: dict[tuple[int, str], int] = field(default_factory=dict)
    """(contact, why now) → an open follow-up that an import made."""
    people: set[int] = field(default_factory=set)
    """Contacts whose doings have been read."""


def read_deals(db: Database) -> Deals:
    """Every deal that is not in the trash."""
    found = Deals()
    sql = f"SELECT id, title, account_id, state, source, external_id, {', '.join(_FIELDS)} FROM deal "
    for i, title, account_id, state, source, external, *values in db.execute(
        sql + "WHERE trashed_at IS NULL ORDER BY id"
    ):
        fields = {column: value for column, value in zip(_FIELDS, values, strict=True) if value not in (None, "")}
        record = (source or "", external) if external else None
        found.enter(KnownDeal(i, title, account_id, state, fields, record=record))
    for deal_id, contact_id in db.execute("SELECT deal_id, contact_id FROM deal_contact"):
        if deal_id in found.deals:
            found.deals[deal_id].contacts.add(contact_id)
    return found


def read_doings(db: Database, contact_ids: Iterable[int], doings: Doings) -> None:
    """Enters the touches and follow-ups of these contacts."""
    unread = set(contact_ids) - doings.people
    doings.people |= unread
    wanted = json.dumps(sorted(unread))
    among = "contact_id IN (SELECT value FROM json_each(?))"
    sql = f"SELECT contact_id, happened_on, channel, text, source, external_id FROM touch WHERE {among} AND trashed_at IS NULL"
    for i, day, channel, text, source, external in db.execute(sql, (wanted,)):
        doings.touches[(i, day, channel, folded(text))] += 1
        if external:
            doings.records.add((source or "", external))
    sql = f"SELECT id, contact_id, first_due_on, due_on, why_now, state, origin FROM follow_up WHERE {among}"
    for row, i, first, due, why, state, origin in db.execute(sql, (wanted,)):
        doings.follow_ups.update({(i, first, why), (i, due, why)})
        if state == "open" and origin == "import":
            doings.imported[(i, why)] = row
