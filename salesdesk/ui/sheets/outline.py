"""The upfront outline: one page of the steps and of what we each owe by when; copied, or written to a file."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from pathlib import Path

from salesdesk.desk import Desk
from salesdesk.domain.deals import Deal
from salesdesk.errors import SalesdeskError
from salesdesk.ui.lines import BLANK, Line, Row, text_line
from salesdesk.ui.sheets.base import hint_line
from salesdesk.ui.sheets.pick import ChoiceSheet
from salesdesk.ui.text import wrap


class OutlineSheet(ChoiceSheet[str]):
    """Shows the page; answers what was done with it."""

    sheet_width = 90
    most_rows = 40

    def __init__(self, desk: Desk, deal: Deal) -> None:
        super().__init__(desk)
        self.deal = deal
        self.words = desk.deals.reading.outline(deal.id)

    def head(self) -> Sequence[Line]:
        row = (
            Row()
            .add(" Outline", bold=True)
            .up_to("   to show them: no values, no marks of yours", self.inner_width, "muted")
        )
        return (row.line(), BLANK)

    def rows(self, text: str) -> Sequence[Line]:
        lines = [part for line in self.words.splitlines() for part in (wrap(line, self.inner_width - 2) or [""])]
        return tuple(text_line(f" {line}", key=number) for number, line in enumerate(lines))

    def foot(self, text: str) -> Sequence[Line]:
        return (BLANK, hint_line(("y", "Copy"), ("w", "Write a file"), ("esc", "Back"), width=self.inner_width))

    def letters(self) -> Mapping[str, Hashable]:
        return {"y": "copy", "w": "write"}

    def taken(self, key: Hashable, text: str) -> None:
        if key == "write":
            self._write()
        else:
            from salesdesk.ui.calling import copy_text

            copy_text(self, self.words)

    def say(self, words: str, role: str = "muted") -> None:
        """What the clipboard said."""
        self.answer(f"Outline: {words}")

    def _write(self) -> None:
        try:
            path = self.desk.deals.reading.write_outline(self.deal.id, Path.cwd())
        except SalesdeskError as error:
            self.trouble(error)
            return
        self.answer(f"Written: {path}")
