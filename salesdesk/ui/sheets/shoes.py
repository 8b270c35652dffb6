"""Their shoes: one sentence, written while preparing and read for ten seconds before dialling."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from salesdesk.desk import Desk
from salesdesk.domain.brief import Brief
from salesdesk.domain.clockwords import clock_line
from salesdesk.domain.people import Contact
from salesdesk.ui.lines import BLANK, Line, Row, text_line
from salesdesk.ui.sheets.analysis import LineOfTheirsSheet
from salesdesk.ui.sheets.base import Sheet, SheetPage, hint_line
from salesdesk.ui.sheets.form import Field
from salesdesk.ui.text import first_lines

SECONDS = 10
LABEL = 10


def shoes_sheet(desk: Desk, contact: Contact) -> LineOfTheirsSheet:
    """Their day, and why this helps them."""
    field = Field("their_shoes", "Their shoes", contact.their_shoes or "", "month-end week 1, three entities")
    about = "Before the call it shows for ten seconds, then beside your notes."
    return LineOfTheirsSheet(desk, contact, field, title="Their shoes", about=about)


class ShoesCard(Sheet[bool]):
    """Ten seconds in their shoes before the call that was asked for: then it begins, at once with Enter; esc stays."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "go_on", "Call", id="shoes.go_on", show=False),
    ]
    sheet_width = 72

    def __init__(self, desk: Desk, brief: Brief) -> None:
        super().__init__(desk)
        self.brief = brief
        self.left = SECONDS

    def content(self) -> ComposeResult:
        yield SheetPage(id="page")

    def opened(self) -> None:
        self.set_interval(1.0, self.second_passed)
        self.redraw()

    def second_passed(self) -> None:
        """One of the ten seconds; after the last the call begins. Where that would dial, it waits for the key."""
        self.left = max(0, self.left - 1)
        if self.left <= 0 and self.desk.core.config.call_by != "tel":
            self.action_go_on()
        else:
            self.redraw()

    def redraw(self) -> None:
        if not self.query("#page"):
            return
        page, lines = self.query_one("#page", SheetPage), tuple(self._lines())
        page.styles.height = len(lines)
        page.show(lines)

    def action_go_on(self) -> None:
        self.answer(True)

    def _lines(self) -> Iterator[Line]:
        brief, width = self.brief, self.inner_width
        head = Row().add(" Their shoes", bold=True).up_to(f"   {brief.contact.name}", width - 6, "muted")
        yield head.to(width - 5).add(f"{self.left} s", "accent").line()
        yield BLANK
        for line in first_lines(brief.contact.their_shoes or "", width - 2, 5):
            yield text_line(f" {line}")
        yield BLANK
        said = (("for them", brief.worth), ("stay on", brief.contact.message_line or ""), ("clock", self._clock()))
        for label, words in said:
            for number, line in enumerate(first_lines(words, width - LABEL - 2, 2)):
                yield Row().add(" ").column("" if number else label, LABEL, "muted").add(line).line()
        yield BLANK
        yield hint_line(("enter", "Call now"), ("esc", "Not yet"), width=width)

    def _clock(self) -> str:
        return clock_line(self.brief.clock, now=self.desk.core.now())
