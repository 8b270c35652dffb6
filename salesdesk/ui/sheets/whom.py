"""Whom else: somebody, or a company, chosen by typing part of the name."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from salesdesk.desk import Desk
from salesdesk.desk.doubles import Noun
from salesdesk.ui.lines import BLANK, Line, Row, text_line
from salesdesk.ui.sheets.base import hint_line
from salesdesk.ui.sheets.pick import PickSheet

OFFERED = 12


class WhomSheet(PickSheet[int]):
    """Answers the id of the one who was chosen; `but` is not offered."""

    placeholder = "part of the name"

    def __init__(
        self, desk: Desk, *, title: str, noun: Noun, but: int, start_text: str = "", does: str = "Side by side"
    ) -> None:
        super().__init__(desk)
        self.title_words, self.noun, self.but, self.start_text, self.does = title, noun, but, start_text, does

    def head(self) -> Sequence[Line]:
        return (text_line(f" {self.title_words}", bold=True),)

    def rows(self, text: str) -> Sequence[Line]:
        if self.noun == "account":
            firms = self.desk.doubles.companies(text)
            return tuple(text_line(f"   {name}", key=row_id) for row_id, name in firms if row_id != self.but)
        return tuple(
            Row(key=line.id)
            .add("   ")
            .column(line.name, 30)
            .up_to(line.account or "", self.inner_width, "muted")
            .line()
            for line in self.desk.find.people(text, limit=OFFERED)
            if line.id != self.but
        )

    def foot(self, text: str) -> Sequence[Line]:
        return (BLANK, hint_line(("enter", self.does), ("esc", "Back"), width=self.inner_width))

    def taken(self, key: Hashable, text: str) -> None:
        if isinstance(key, int):
            self.answer(key)
