"""A promise: what was said aloud, by whom, until when."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from salesdesk.desk import Changed, Desk
from salesdesk.desk.calls import reading_of
from salesdesk.domain.dates import Reading
from salesdesk.domain.people import Contact
from salesdesk.domain.promises import whose
from salesdesk.ui.lines import Line, text_line
from salesdesk.ui.sheets.form import Field, FormSheet
from salesdesk.ui.sheets.when import reading_lines


class PromiseSheet(FormSheet[Changed]):
    """Answers what it changed."""

    kept_as = "form:promise"

    def __init__(self, desk: Desk, contact: Contact) -> None:
        self.contact = contact
        fields = (
            Field("what", "I promised", example="send the two-site price   (they: … for theirs)"),
            Field("when", "by", example="tomorrow 3pm · fri · 30 nov"),
        )
        super().__init__(desk, title=f"Promise   {contact.name}", fields=fields, contact_id=contact.id)

    def reading(self, values: Mapping[str, str]) -> Sequence[Line]:
        _, reading = self._read(values)
        if reading is None:
            return (text_line(" no day: it heads the brief until it is kept", "muted"),)
        return reading_lines(self.desk, reading, self.contact.id, self.inner_width)

    def save(self, values: Mapping[str, str]) -> Changed:
        what, when = self._read(values)
        side, said = whose(what)
        return self.desk.agenda.promise(self.contact.id, said, when, side=side)

    def _read(self, values: Mapping[str, str]) -> tuple[str, Reading | None]:
        """What is promised and until when; a day inside the sentence counts where none stands in its own field."""
        what = values["what"].strip()
        if values["when"].strip():
            return what, self.desk.agenda.read_when(values["when"], self.contact.id)
        caught = next(iter(self.desk.calls.caught(self.contact.id, f"! {what}")), None) if what else None
        if caught is None or caught.on is None or not caught.certain:
            return what, None
        return caught.what or what, reading_of(caught)
