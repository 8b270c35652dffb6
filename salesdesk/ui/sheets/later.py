"""Later…: another day for a follow-up, in the rep's words, with both clocks before it is saved."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from salesdesk.desk import Desk
from salesdesk.domain.dates import Reading
from salesdesk.domain.plays import Proposal
from salesdesk.ui.lines import Line, Row, text_line
from salesdesk.ui.sheets.pick import PickSheet
from salesdesk.ui.sheets.when import options_for, proposed, reading_lines
from salesdesk.ui.text import width_of

LABEL = 16
"""Cells that what a time is called has at least."""


class LaterSheet(PickSheet[Reading]):
    """Answers the reading of a phrase, or nothing."""

    placeholder = "or type: tomorrow 3pm · in 2 weeks · 30 nov · fri am"
    sheet_width = 88

    def __init__(
        self, desk: Desk, *, title: str, contact_id: int | None, start_text: str = "", proposal: Proposal | None = None
    ) -> None:
        super().__init__(desk)
        self.title_words = title
        self.contact_id = contact_id
        self.start_text = start_text
        self.kept_as = f"form:when {title}"
        self._options = (*proposed(proposal), *options_for(desk, contact_id))

    def head(self) -> Sequence[Line]:
        return (text_line(f" {self.title_words}", bold=True), Line())

    def rows(self, text: str) -> Sequence[Line]:
        if text.strip() and self._choice(text) is None:
            return [text_line(f" {one.text}", key=one) for one in self._meanings(text)]
        lines = []
        says = [option.says for option in self._options]
        if self._label_room(says) < LABEL:
            says = [words.replace(" yours", "") for words in says]
        label = max(LABEL, min(42, self._label_room(says)))
        for number, (option, words) in enumerate(zip(self._options, says, strict=True), 1):
            short = option.label if width_of(option.label) <= label else option.label.partition(":")[0]
            row = Row(key=number).add(f" {number} ", "accent", bold=True).column(short, label).add(" ")
            lines.append(row.up_to(words, self.inner_width, "muted").line())
        return lines

    def _label_room(self, says: Sequence[str]) -> int:
        """Cells that the longest time leaves to what it is called."""
        return self.inner_width - max(map(width_of, says), default=0) - 5

    def draw(self, *, cursor: Hashable = None) -> None:
        super().draw(cursor=cursor if cursor is not None else self._choice(self.text))

    def action_close(self) -> None:
        """A day that nobody took is no word to keep; only an end that nobody wanted leaves it for the next time."""
        self._keep_words("")
        super().action_close()

    def _meanings(self, text: str) -> tuple[Reading, ...]:
        """Of a phrase that may mean several days, each of them, the likelier first, to be chosen with the arrows."""
        reading = self.desk.agenda.read_when(text, self.contact_id)
        if reading.certain or len(reading.readings) < 2:
            return ()
        hour = f" {reading.at:%H:%M}" if reading.at else ""
        days = sorted(reading.readings, key=lambda day: day != reading.on)
        each = (self.desk.agenda.read_when(f"{day.isoformat()}{hour}", self.contact_id) for day in days)
        return tuple(one for one in each if one.understood and one.certain)

    def _choice(self, text: str) -> int | None:
        """The option that a lone digit names; more typed after it makes it the beginning of a date."""
        number = int(text) if len(text) == 1 and text.isdecimal() else 0
        return number if 1 <= number <= len(self._options) else None

    def foot(self, text: str) -> Sequence[Line]:
        if not text.strip() or self._choice(text) is not None:
            return super().foot(text)
        reading = self.desk.agenda.read_when(text, self.contact_id)
        return (Line(), *reading_lines(self.desk, reading, self.contact_id, self.inner_width), *super().foot(text))

    def taken(self, key: Hashable, text: str) -> None:
        if text.strip() and self._choice(text) is None:
            reading = self.desk.agenda.read_when(text, self.contact_id)
            if isinstance(key, Reading):
                self.answer(key)
            elif reading.understood and reading.on and reading.certain:
                self.answer(reading)
            return
        if isinstance(key, int):
            self.answer(self._options[key - 1].reading)
