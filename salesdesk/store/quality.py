"""How complete the record is, in figures: each counts a list that the rep can work off."""

from __future__ import annotations

from dataclasses import dataclass

from salesdesk.store import lanes, people, who
from salesdesk.store.database import Database

_LIVE_WAY = "SELECT contact_id FROM {table} WHERE struck_on IS NULL"
UNREACHABLE = f"c.id NOT IN ({_LIVE_WAY.format(table='phone')}) AND c.id NOT IN ({_LIVE_WAY.format(table='email')})"
_SAME = (
    "c.id IN (SELECT w.contact_id FROM {table} w JOIN contact o ON o.id = w.contact_id "
    "WHERE w.struck_on IS NULL AND w.match_key <> '' AND o.trashed_at IS NULL AND w.match_key IN "
    "(SELECT v.match_key FROM {table} v JOIN contact p ON p.id = v.contact_id WHERE v.struck_on IS NULL "
    "AND p.trashed_at IS NULL GROUP BY v.match_key HAVING count(DISTINCT v.contact_id) > 1))"
)
NO_CLOCK = (
    "c.zone IS NULL AND c.city IS NULL AND c.country IS NULL AND (a.id IS NULL OR (a.zone IS NULL AND a.city IS NULL "
    "AND a.country IS NULL)) AND c.id NOT IN (SELECT contact_id FROM phone WHERE struck_on IS NULL AND e164 IS NOT NULL)"
)


@dataclass(frozen=True, slots=True)
class Quality:
    """Contacts of which something is missing or looks double; the trash is left out."""

    contacts: int
    untagged: int
    unreachable: int
    """Without a number and without an address that are not struck."""
    same_number: int
    """With a number that somebody else has too."""
    same_address: int
    no_next_step: int
    no_clock: int
    """With nothing that tells their time."""


def quality(db: Database) -> Quality:
    """The figures as they are now."""
    return Quality(
        contacts=people.everybody(db),
        untagged=who.count_untagged(db),
        unreachable=who.count(db, UNREACHABLE),
        same_number=who.count(db, _SAME.format(table="phone")),
        same_address=who.count(db, _SAME.format(table="email")),
        no_next_step=lanes.count_without_next_step(db),
        no_clock=who.count(db, NO_CLOCK),
    )
