"""Later…: another day for a follow-up, in the rep's words, with both clocks before it is saved."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from textual import events

from salesdesk.desk import Desk
from salesdesk.domain.dates import Reading
from salesdesk.domain.plays import Proposal
from salesdesk.ui.lines import Line, Row, text_line
from salesdesk.ui.sheets.pick import PickSheet
from salesdesk.ui.sheets.when import options_for, proposed, reading_lines


class LaterSheet(PickSheet[Reading]):
    """Answers the reading of a phrase, or nothing."""

    placeholder = "tomorrow 3pm · in 2 weeks · 30 nov · fri am"

    def __init__(
        self, desk: Desk, *, title: str, contact_id: int | None, start_text: str = "", proposal: Proposal | None = None
    ) -> None:
        super().__init__(desk)
        self.title_words = title
        self.contact_id = contact_id
        self.start_text = start_text
        self._options = (*proposed(proposal), *options_for(desk, contact_id))

    def head(self) -> Sequence[Line]:
        return (text_line(f" {self.title_words}", bold=True), Line())

    def rows(self, text: str) -> Sequence[Line]:
        if text.strip():
            return ()
        lines = []
        for number, option in enumerate(self._options, 1):
            row = Row(key=number).add(f" {number} ", "accent", bold=True).column(option.label, 40).add(" ")
            lines.append(row.add(option.says, "muted").line())
        return lines

    def foot(self, text: str) -> Sequence[Line]:
        if not text.strip():
            return (Line(), text_line(" or type: tomorrow 3pm · in 2 weeks · 30 nov · fri am", "muted"))
        reading = self.desk.agenda.read_when(text, self.contact_id)
        return (Line(), *reading_lines(self.desk, reading, self.contact_id, self.inner_width))

    def taken(self, key: Hashable, text: str) -> None:
        if text.strip():
            reading = self.desk.agenda.read_when(text, self.contact_id)
            if reading.understood and reading.on:
                self.answer(reading)
            return
        if isinstance(key, int):
            self.answer(self._options[key - 1].reading)

    def on_key(self, event: events.Key) -> None:
        """A digit takes an option while nothing is typed."""
        if not self.text and event.character and event.character.isdecimal():
            number = int(event.character)
            if 1 <= number <= len(self._options):
                event.stop()
                event.prevent_default()
                self.answer(self._options[number - 1].reading)
