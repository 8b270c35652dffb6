"""Out of office: the days on which somebody is not there; touches wait for the return."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from salesdesk.desk import Changed, Desk
from salesdesk.domain.dates import Reading
from salesdesk.domain.people import Contact
from salesdesk.errors import NotUnderstood
from salesdesk.ui.lines import Line, text_line
from salesdesk.ui.sheets.form import Field, FormSheet
from salesdesk.ui.sheets.when import reading_lines


class OutOfOfficeSheet(FormSheet[Changed]):
    """Answers what it changed."""

    kept_as = "form:out_of_office"

    def __init__(self, desk: Desk, contact: Contact) -> None:
        self.contact = contact
        fields = (
            Field("until", "Out until", example="2 oct   (the last day on which they are out)"),
            Field("start", "From", example="monday   (empty: out already)"),
            Field("words", "Their words", example="back on Monday"),
        )
        super().__init__(desk, title=f"Out of office   {contact.name}", fields=fields, contact_id=contact.id)

    def reading(self, values: Mapping[str, str]) -> Sequence[Line]:
        if not values["until"].strip():
            return (text_line(" what was promised still stands; the rest waits for their return", "muted"),)
        reading = self.desk.agenda.read_when(values["until"], self.contact.id)
        return reading_lines(self.desk, reading, self.contact.id, self.inner_width)

    def save(self, values: Mapping[str, str]) -> Changed:
        until = self._read(values["until"])
        if until is None or until.on is None:
            raise NotUnderstood("Until which day are they out?", "Type the last day: fri · 2 oct.")
        start = self._read(values["start"])
        first = start.on if start else until.on if until.until and until.on > self.desk.core.today() else None
        return self.desk.agenda.away.out_of_office(
            self.contact.id, until_on=until.until or until.on, from_on=first, words=values["words"]
        )

    def _read(self, phrase: str) -> Reading | None:
        if not phrase.strip():
            return None
        reading = self.desk.agenda.read_when(phrase, self.contact.id)
        if not reading.understood or not reading.certain:
            raise NotUnderstood(reading.why or "No date was understood.", "Try: fri · 2 oct · next week.")
        return reading
