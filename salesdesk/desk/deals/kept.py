"""One deal read and written: what every deed on deals shares."""

from __future__ import annotations

from datetime import date

from salesdesk.desk.core import Changed, Core, Part
from salesdesk.domain.dates import Reading, read_happened
from salesdesk.domain.deals import Deal
from salesdesk.errors import NotFound, NotUnderstood
from salesdesk.store import deals, deals_kept

DEAL_PARTS = frozenset({Part.DEALS, Part.RESEARCH, Part.TIMELINE, Part.AGENDA})


class KeptDeals:
    """Reads a deal, writes what a rule made of it; each change is one deed."""

    def __init__(self, core: Core) -> None:
        self.core = core

    def get(self, deal_id: int) -> Deal:
        """Raises NotFound."""
        found = deals.deal(self.core.db, deal_id)
        if found is None:
            raise NotFound("That deal is not there any more.", "u may bring it back.")
        return found

    def write(self, before: Deal, after: Deal, *, label: str, said: str = "") -> Changed:
        """The deal as it is now, one deed under that name."""
        with self.core.deed(f"{before.title}: {label}") as db:
            deals_kept.change(db, before, after)
        contact = next(iter(after.contact_ids), None)
        return Changed(said or f"{before.title}: {label}", DEAL_PARTS, contact, before.id)

    def day_gone_by(self, phrase: str) -> date:
        """A day that has come already, in any words; today where nothing is said. Raises NotUnderstood."""
        core = self.core
        if not phrase.strip():
            return core.today()
        reading = read_happened(phrase, now=core.now(), habits=core.habits)
        on = certain_day(reading)
        if on > core.today():
            raise NotUnderstood(f"{reading.text} is still to come.", "Name a day that has been.")
        return on


def certain_day(reading: Reading) -> date:
    """The one day that a phrase means. Raises NotUnderstood where it means none, or may mean two."""
    if not reading.understood or reading.on is None:
        raise NotUnderstood(reading.why or f"“{reading.phrase}” is no day.", "Try: 30 nov · mid march · in 2 weeks.")
    if not reading.certain:
        raise NotUnderstood(reading.why or f"“{reading.phrase}” may mean two days.", "Name the one you mean.")
    return reading.on
