"""A promise: what was said aloud, by whom, until when."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from salesdesk.desk import Changed, Desk
from salesdesk.domain.followup import Side
from salesdesk.domain.people import Contact
from salesdesk.ui.lines import Line, text_line
from salesdesk.ui.sheets.form import Field, FormSheet
from salesdesk.ui.sheets.when import reading_lines


class PromiseSheet(FormSheet[Changed]):
    """Answers what it changed."""

    kept_as = "form:promise"

    def __init__(self, desk: Desk, contact: Contact) -> None:
        self.contact = contact
        fields = (
            Field("what", "I promised", example="send the two-site price   (they: …  for a promise of theirs)"),
            Field("when", "by", example="tomorrow 3pm · fri · 30 nov"),
        )
        super().__init__(desk, title=f"Promise   {contact.name}", fields=fields, contact_id=contact.id)

    def reading(self, values: Mapping[str, str]) -> Sequence[Line]:
        if not values["when"].strip():
            return (text_line(" no day: it heads the brief until it is kept", "muted"),)
        reading = self.desk.agenda.read_when(values["when"], self.contact.id)
        return reading_lines(self.desk, reading, self.contact.id, self.inner_width)

    def save(self, values: Mapping[str, str]) -> Changed:
        what = values["what"].strip()
        theirs = what.casefold().startswith("they:")
        when = self.desk.agenda.read_when(values["when"], self.contact.id) if values["when"].strip() else None
        return self.desk.agenda.promise(
            self.contact.id, what.split(":", 1)[1] if theirs else what, when, side=Side.THEIRS if theirs else Side.OURS
        )
