"""The third "later": one question, why; "too hard" has a quarter of an hour of its own."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

from salesdesk.desk import Desk
from salesdesk.domain.dates import Reading
from salesdesk.domain.later import HARD_MINUTES, SnoozeReason
from salesdesk.ui.lines import Line, Row, text_line
from salesdesk.ui.sheets.base import hint_line
from salesdesk.ui.sheets.pick import ChoiceSheet


@dataclass(frozen=True, slots=True)
class PutOff:
    """The reason and the day; without a day it is taken off the agenda."""

    reason: SnoozeReason
    when: Reading | None


class SnoozeReasonSheet(ChoiceSheet[PutOff]):
    """Answers why, and until when."""

    def __init__(self, desk: Desk, *, name: str, snoozes: int, when: Reading) -> None:
        super().__init__(desk)
        self.name_words, self.snoozes, self.when = name, snoozes, when
        slot = desk.agenda.hard_slot()
        self._options = (
            (f"Too hard: {HARD_MINUTES} minutes for it, {slot.text}", PutOff(SnoozeReason.TOO_HARD, slot)),
            (f"Too hard, and {when.text} all the same", PutOff(SnoozeReason.TOO_HARD, when)),
            (f"Wrong time: {when.text}", PutOff(SnoozeReason.WRONG_TIME, when)),
            ("Not needed: take it off the agenda", PutOff(SnoozeReason.NOT_NEEDED, None)),
        )

    def head(self) -> Sequence[Line]:
        times = (
            Row().add(f" {self.name_words}", bold=True).add(f"   put off {self.snoozes} times already. Why?", "muted")
        )
        return (times.line(), Line())

    def rows(self, text: str) -> Sequence[Line]:
        return tuple(
            Row(key=number).add(f" {number} ", "accent", bold=True).add(words).line()
            for number, (words, _) in enumerate(self._options, 1)
        )

    def foot(self, text: str) -> Sequence[Line]:
        return (
            Line(),
            text_line(" It is remembered, and judged by nobody.", "muted"),
            hint_line(("enter", "Take"), ("esc", "Back")),
        )

    def taken(self, key: Hashable, text: str) -> None:
        if isinstance(key, int):
            self.answer(self._options[key - 1][1])

    def letters(self) -> Mapping[str, Hashable]:
        return {str(number): number for number in range(1, len(self._options) + 1)}
