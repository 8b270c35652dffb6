"""What I learned: the market's answers across calls, one sentence each, to sharpen what is said next."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import ClassVar

from salesdesk.desk import Changed, Desk
from salesdesk.domain.people import Contact
from salesdesk.ui.lines import BLANK, Line, Row
from salesdesk.ui.sheets.rows import RowsSheet
from salesdesk.ui.text import first_lines
from salesdesk.ui.widgets.timeline import day_text

DAY, NAME = 9, 18


class InsightsSheet(RowsSheet):
    """a keeps one from the person in front, g one of no person in particular; Enter shows whose it was."""

    letters: ClassVar[dict[str, str]] = {"a": "add_here", "g": "add", "e": "reword", "delete": "drop"}
    sheet_width = 100

    def __init__(self, desk: Desk, contact: Contact | None = None) -> None:
        super().__init__(desk)
        self.contact = contact

    def head(self) -> Sequence[Line]:
        words = "   what the market says, what works, what does not"
        return (Row().add(" What I learned", bold=True).up_to(words, self.inner_width, "muted").line(), BLANK)

    def rows(self) -> Sequence[Line]:
        today, lines = self.desk.core.today(), list[Line]()
        start = 1 + DAY + (NAME if self.inner_width >= 60 else 0)
        for one in self.desk.research.library.insights():
            for number, words in enumerate(first_lines(one.text, max(12, self.inner_width - start - 1), 4)):
                row = Row(key=None if number else one.id).add(" ")
                row.column("" if number else day_text(one.noted_on, today), DAY, "muted")
                if start > 1 + DAY:
                    row.column("" if number else one.name or "", NAME - 1, "muted").add(" ")
                lines.append(row.up_to(words, self.inner_width).line())
        return tuple(lines)

    def empty(self) -> str:
        return "Nothing yet. a keeps one sentence: “three of four close by hand”."

    def hints(self) -> Sequence[tuple[str, str]]:
        here = (("a", f"From {self.contact.called}"),) if self.contact else ()
        return (*here, ("g", "In general"), ("e", "Reword"), ("delete", "Drop"))

    def chosen(self, key: Hashable) -> None:
        found = next((one for one in self.desk.research.library.insights() if one.id == key), None)
        if found and found.contact_id and found.name:
            self.answer(Changed(found.name, frozenset(), found.contact_id, found.contact_id))

    def add_here(self) -> None:
        self._ask_for(self.contact.id if self.contact else None)

    def add(self) -> None:
        self._ask_for(None)

    def _ask_for(self, contact_id: int | None) -> None:
        self.ask(
            "What did you learn?",
            lambda words: self.desk.research.library.learn(words, contact_id=contact_id),
            example="nobody asks for the price before the second talk",
        )

    def reword(self) -> None:
        found = next((one for one in self.desk.research.library.insights() if one.id == self.key), None)
        if found:
            self.ask(
                "In other words",
                lambda words: self.desk.research.library.reword_insight(found.id, words),
                value=found.text,
            )

    def drop(self) -> None:
        key = self.key
        if isinstance(key, int):
            self.do(lambda: self.desk.research.library.drop_insight(key))
