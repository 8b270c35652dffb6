"""Back at the desk: what waited, each with its new day; still true, another day, not now, or off with a reason."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType

from salesdesk.desk import EVERYTHING, Changed, Desk
from salesdesk.desk.away import Waited
from salesdesk.domain.dates import Reading
from salesdesk.errors import SalesdeskError
from salesdesk.ui.lines import Line, Row
from salesdesk.ui.sheets.base import hint_line
from salesdesk.ui.sheets.pick import ChoiceSheet
from salesdesk.ui.widgets.timeline import day_text

NAME, WAS, ON = 22, 9, 10


class TriageSheet(ChoiceSheet[Changed]):
    """Answers when it is closed; each row was decided by itself, never all at once."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("r", "redate", "Another day", show=False, id="triage.redate"),
        Binding("n", "not_now", "Not now", show=False, id="triage.not_now"),
        Binding("d", "drop", "Off", show=False, id="triage.drop"),
    ]
    sheet_width = 90

    def __init__(self, desk: Desk, waited: Sequence[Waited]) -> None:
        super().__init__(desk)
        self.waited = list(waited)

    def head(self) -> Sequence[Line]:
        row = Row().add(" Welcome back", bold=True).add(f"   {len(self.waited)} waited; is each still true?", "muted")
        return (row.line(), Line())

    def rows(self, text: str) -> Sequence[Line]:
        today = self.desk.core.today()
        lines = []
        for one in self.waited:
            row = Row(key=one.item.follow_up.id).add(" ").column(one.item.contact.name, NAME)
            row.add(" ").column(day_text(one.was_on, today), WAS, "muted").add(self.glyphs.arrow, "muted").add(" ")
            row.column(f"{one.on:%a %d %b}", ON, "accent").add("  ")
            lines.append(row.up_to(one.item.follow_up.why_now, self.inner_width, "muted").line())
        return tuple(lines)

    def foot(self, text: str) -> Sequence[Line]:
        keys = (
            ("enter", "Still true"),
            ("r", "Another day"),
            ("n", "Not now"),
            ("d", "Off, with a reason"),
            ("esc", "The rest stays"),
        )
        return (Line(), hint_line(*keys))

    def taken(self, key: Hashable, text: str) -> None:
        self._settled(key)

    def action_redate(self) -> None:
        self._ask_day("Another day for", self.desk.agenda.redate)

    def action_not_now(self) -> None:
        self._ask_day("Not now: when would it make sense to call", self.desk.agenda.permission.not_now)

    def action_drop(self) -> None:
        from salesdesk.ui.sheets.ask import AskSheet

        row = self._key()
        if row is None:
            return

        def dropped(why: str | None) -> None:
            if why and why.strip():
                self._try(row, lambda: self.desk.agenda.drop(row, why=why.strip()))

        self.app.push_screen(AskSheet(self.desk, title="Why is it no longer true?"), dropped)

    def action_close(self) -> None:
        self.answer(Changed("What waited is sorted", EVERYTHING))

    def _ask_day(self, title: str, deed: Callable[[int, Reading], Changed]) -> None:
        from salesdesk.ui.sheets.later import LaterSheet

        row = self._key()
        one = next((w for w in self.waited if w.item.follow_up.id == row), None)
        if row is None or one is None:
            return

        def answered(when: Reading | None) -> None:
            if when is not None:
                self._try(row, lambda: deed(row, when))

        sheet = LaterSheet(self.desk, title=f"{title} {one.item.contact.name}", contact_id=one.item.contact.id)
        self.app.push_screen(sheet, answered)

    def _key(self) -> int | None:
        from salesdesk.ui.sheets.base import SheetList

        key = self.query_one("#rows", SheetList).key
        return key if isinstance(key, int) else None

    def _try(self, row: int, deed: Callable[[], Changed]) -> None:
        try:
            deed()
        except SalesdeskError as error:
            self.trouble(error)
            return
        self._settled(row)

    def _settled(self, key: Hashable) -> None:
        """One is decided; after the last the sheet closes."""
        self.waited = [one for one in self.waited if one.item.follow_up.id != key]
        if not self.waited:
            self.action_close()
            return
        self.draw()
