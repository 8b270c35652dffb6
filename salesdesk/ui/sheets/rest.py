"""A rest: nothing is asked of the rep until they are back. The same key ends it, so do enter and esc."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from salesdesk.desk import Changed, Desk
from salesdesk.ui.commands import BY_ID, key_name
from salesdesk.ui.lines import BLANK, Line, Row, text_line
from salesdesk.ui.ownkeys import keys_of
from salesdesk.ui.sheets.base import Sheet, SheetPage, hint_line

TICK = 20.0


class RestSheet(Sheet[Changed]):
    """Answers that the rep is back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("Z", "close", "Back", id="rest.back", show=False),
        Binding("enter,space", "close", "Back", id="rest.done", show=False),
    ]
    sheet_width = 60

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.rest = desk.plan.running_break()

    def content(self) -> ComposeResult:
        page = SheetPage(id="rows")
        page.can_focus = True
        yield page
        yield SheetPage(id="foot")

    def opened(self) -> None:
        self.query_one("#rows", SheetPage).focus()
        self.redraw()
        self.set_interval(TICK, self.redraw)

    def redraw(self) -> None:
        if self.query("#foot"):
            key = key_name(keys_of(BY_ID["rest"], self.desk.core.config.keys)[0])
            self._show("rows", self.lines())
            self._show("foot", (BLANK, hint_line((key, "Back at the desk"), width=self.inner_width)))

    def lines(self) -> Sequence[Line]:
        if self.rest is None:
            return (text_line(" Back.", bold=True),)
        now = self.desk.core.now()
        since = self.rest.from_at.astimezone(self.desk.core.zone)
        minutes = int((now - self.rest.from_at).total_seconds() // 60)
        head = Row().add(f" {self.rest.kind.capitalize()}", bold=True)
        head.add(f"   since {since:%H:%M} · {minutes} min", "muted")
        return (head.line(), BLANK, text_line(" Timers rest, reminders hold, nothing is lost.", "muted"))

    def _show(self, name: str, lines: Sequence[Line]) -> None:
        page = self.query_one(f"#{name}", SheetPage)
        page.styles.height = len(lines)
        page.show(lines)

    def action_close(self) -> None:
        if self.is_current and not self.answered:
            self.answer(self.desk.plan.end_break() if self.desk.plan.running_break() else None)
