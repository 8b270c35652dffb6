"""The prospect analysis form: everything about one prospect on one screen, all keyboard, saved as typed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from salesdesk.desk import Changed, Desk
from salesdesk.desk.core import Part
from salesdesk.domain.people import Contact
from salesdesk.domain.preparing import ANALYSIS, known_for
from salesdesk.ui.lines import Line, Row, text_line
from salesdesk.ui.sheets.base import hint_line
from salesdesk.ui.sheets.form import Field, FormSheet


class AnalysisSheet(FormSheet[Changed]):
    """Answers that the research changed. There is nothing to save: each line is on the disk as it is typed."""

    kept_as = "analysis"
    sheet_width = 100

    def __init__(self, desk: Desk, contact: Contact) -> None:
        self.contact = contact
        facts = desk.research.known.of(contact)
        typed = desk.research.preparing.analysis(contact.id)
        own = {"company": contact.account_name, "role": contact.title or "", "next_step": ""}
        fields = [
            Field(line.field, line.label, typed.get(line.field, ""), self._known(own.get(line.field, ""), known_for(line, facts)) or line.prompt)
            for line in ANALYSIS
        ]  # fmt: skip
        super().__init__(desk, title=f"Prospect analysis   {contact.name}", fields=fields, contact_id=contact.id)

    @staticmethod
    def _known(own: str, facts: str) -> str:
        found = " · ".join(part for part in (own, facts) if part)
        return f"known: {found}" if found else ""

    def reading(self, values: Mapping[str, str]) -> Sequence[Line]:
        filled = sum(bool(text.strip()) for text in values.values())
        row = Row().add(f" {filled} of {len(ANALYSIS)}", "accent")
        return (row.add(" · what is known already stands in the empty lines, pale", "muted").line(),)

    def save(self, values: Mapping[str, str]) -> Changed:
        self.desk.research.preparing.type_analysis(self.contact.id, values)
        return Changed("Analysis kept", frozenset({Part.RESEARCH}), self.contact.id)

    def action_close(self) -> None:
        self.action_save()

    def _draw_foot(self) -> None:
        hints = hint_line(("↑↓", "Line"), ("enter", "Done"), ("esc", "Done"), width=self.inner_width)
        self._page("foot", (*self._gap(), hints))

    def _keep(self) -> None:
        self._waiting = None
        self.desk.research.preparing.type_analysis(self.contact.id, self.values())

    def _kept(self) -> dict[str, str]:
        return {}

    def _forget(self) -> None:
        if self._waiting:
            self._waiting.stop()
            self._waiting = None


class LineOfTheirsSheet(FormSheet[Changed]):
    """One line on the contact: their shoes."""

    def __init__(self, desk: Desk, contact: Contact, field: Field, *, title: str, about: str) -> None:
        self.contact, self.about = contact, about
        super().__init__(desk, title=f"{title}   {contact.name}", fields=(field,), contact_id=contact.id)
        self.kept_as = f"form:{field.name}"

    def reading(self, values: Mapping[str, str]) -> Sequence[Line]:
        return (text_line(f" {self.about}", "muted"),)

    def save(self, values: Mapping[str, str]) -> Changed:
        return self.desk.research.preparing.put_in_shoes(self.contact.id, values["their_shoes"])
