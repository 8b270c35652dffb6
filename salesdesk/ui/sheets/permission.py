"""Whether a later call is all right, and when it would make sense: their answer, their words, their day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from salesdesk.desk import Changed, Desk
from salesdesk.domain.people import Contact
from salesdesk.ui.lines import Line, text_line
from salesdesk.ui.sheets.form import Field, FormSheet
from salesdesk.ui.sheets.when import reading_lines


class PermissionSheet(FormSheet[Changed]):
    """Answers what it changed."""

    kept_as = "form:permission"

    def __init__(self, desk: Desk, contact: Contact) -> None:
        self.contact = contact
        fields = (
            Field("when", "Call when", example="after the audit · mid march · first monday in october"),
            Field("words", "Their words", example="as they said it"),
            Field("answer", "May I call", example="yes · no   (no: it is never asked again)"),
            Field("channel", "By", example="phone · e-mail · text"),
        )
        super().__init__(
            desk, title=f"When would it make sense to call?   {contact.name}", fields=fields, contact_id=contact.id
        )

    @property
    def first_field(self) -> str:
        return "when"

    def reading(self, values: Mapping[str, str]) -> Sequence[Line]:
        if values["when"].strip():
            reading = self.desk.agenda.read_when(values["when"], self.contact.id)
            return reading_lines(self.desk, reading, self.contact.id, self.inner_width)
        before = self.contact.permission
        if before is None:
            return (text_line(" not asked yet", "muted"),)
        words = f": {self.glyphs.quote}{before.words}{self.glyphs.unquote}" if before.words else ""
        return (text_line(f" asked {before.asked_on:%d %b %Y}, {before.answer}{words}", "muted"),)

    def save(self, values: Mapping[str, str]) -> Changed:
        permission, phrase = self.desk.agenda.permission, values["when"].strip()
        when = self.desk.agenda.read_when(phrase, self.contact.id) if phrase else None
        answer = values["answer"].strip() or ("yes" if when else "")
        return permission.ask(self.contact.id, answer, channel=values["channel"], words=values["words"], when=when)
