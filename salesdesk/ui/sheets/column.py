"""What one column of a file is to become."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from salesdesk.desk import Desk
from salesdesk.domain.text import fold
from salesdesk.ui.lines import Line, Row, text_line
from salesdesk.ui.sheets.pick import PickSheet


class ColumnSheet(PickSheet[str]):
    """Answers a field's name, or "" to keep the column as it is."""

    placeholder = "type to filter"

    def __init__(self, desk: Desk, header: str) -> None:
        super().__init__(desk)
        self.header = header

    def head(self) -> Sequence[Line]:
        return (Row().add(f" {self.header}", bold=True).add("   becomes", "muted").line(),)

    def rows(self, text: str) -> Sequence[Line]:
        fields = {"": "kept as it is", **self.desk.intake.field_names()}
        return tuple(
            text_line(f"   {words}", key=name or " ") for name, words in fields.items() if fold(text) in fold(words)
        )

    def taken(self, key: Hashable, text: str) -> None:
        if isinstance(key, str):
            self.answer(key.strip())
