"""Their shoes: one sentence, written while preparing and read for ten seconds before dialling."""

from __future__ import annotations

from salesdesk.desk import Desk
from salesdesk.domain.people import Contact
from salesdesk.ui.sheets.analysis import LineOfTheirsSheet
from salesdesk.ui.sheets.form import Field


def shoes_sheet(desk: Desk, contact: Contact) -> LineOfTheirsSheet:
    """Their day, and why this helps them."""
    field = Field("their_shoes", "Their shoes", contact.their_shoes or "", "month-end week 1, three entities")
    about = "Their day, and why this helps them. It stands beside your notes on the call."
    return LineOfTheirsSheet(desk, contact, field, title="Their shoes", about=about)
