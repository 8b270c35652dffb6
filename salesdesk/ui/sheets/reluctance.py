"""What is put off again and again, and why. For the hard ones a quarter of an hour is proposed; nobody judges."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType

from salesdesk.desk import Changed, Desk
from salesdesk.domain.later import HARD_MINUTES, SnoozeReason
from salesdesk.domain.modes import day_words
from salesdesk.domain.reluctance import PutOff
from salesdesk.errors import SalesdeskError
from salesdesk.ui.lines import BLANK, Line, Row, text_line
from salesdesk.ui.sheets.base import hint_line
from salesdesk.ui.sheets.pick import ChoiceSheet
from salesdesk.ui.text import wrap


class PutOffSheet(ChoiceSheet[Changed | int]):
    """Answers the person to be seen, or what was changed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q", "quarter", "A quarter of an hour", id="put_off.quarter", show=False),
    ]
    sheet_width = 96

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.found = desk.plan.week.put_off()
        self.card = desk.score.today()
        self.slot = desk.agenda.hard_slot()

    def head(self) -> Sequence[Line]:
        title = Row().add(" Put off three times or more", bold=True).add(f"   {len(self.found)}", "muted")
        started, first = self.card.counts["started"], self.card.counts["first_call"]
        today = f"today: planned calls begun {started.words} {self.glyphs.dot} time to the first call {first.words}"
        said = (text_line(f" {words}", "muted") for words in wrap(today, self.inner_width - 1))
        return (title.line(), *said, BLANK)

    def rows(self, text: str) -> Sequence[Line]:
        today = self.desk.core.today()
        return tuple(self._row(one, day_words(one.first_due_on, today)) for one in self.found) or (
            text_line(" Nothing was. That is worth something.", "muted"),
        )

    def _row(self, one: PutOff, since: str) -> Line:
        row = Row(key=one.id).add(" ").column(one.name, 20).add(" ").column(f"{one.times} times", 9)
        row.column(f"since {since}", 16, "muted").column(one.because, 24)
        return row.up_to(one.why_now, self.inner_width, "muted").line()

    def foot(self, text: str) -> Sequence[Line]:
        if not self.found:
            return (BLANK, hint_line(("esc", "Back")))
        offer = f"{HARD_MINUTES} minutes for it, {self.slot.text}"
        return (BLANK, hint_line(("q", offer), ("enter", "The person"), ("esc", "Back"), width=self.inner_width))

    def taken(self, key: Hashable, text: str) -> None:
        one = next((one for one in self.found if one.id == key), None)
        if one is not None:
            self.answer(one.contact_id)

    def action_quarter(self) -> None:
        """A quarter of an hour of its own, tomorrow at nine."""
        key = self.query_one("#rows").key  # type: ignore[attr-defined]
        if not isinstance(key, int):
            return
        try:
            self.answer(self.desk.agenda.later(key, self.slot, reason=SnoozeReason.TOO_HARD))
        except SalesdeskError as error:
            self.trouble(error)
