"""One line of text, asked for; Enter answers it."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from salesdesk.desk import Desk
from salesdesk.ui.lines import Line, text_line
from salesdesk.ui.sheets.base import hint_line
from salesdesk.ui.sheets.pick import PickSheet
from salesdesk.ui.text import wrap


class AskSheet(PickSheet[str]):
    """Answers what was typed; esc keeps it for the next time."""

    def __init__(self, desk: Desk, *, title: str, start_text: str = "", placeholder: str = "") -> None:
        super().__init__(desk)
        self.kept_as = f"form:line {title}"
        self.title_words, self.start_text, self.placeholder = title, start_text, placeholder

    def head(self) -> Sequence[Line]:
        return tuple(text_line(f" {part}", bold=True) for part in wrap(self.title_words, self.inner_width - 2))

    def rows(self, text: str) -> Sequence[Line]:
        return ()

    def foot(self, text: str) -> Sequence[Line]:
        return (Line(), hint_line(("enter", "Take"), ("esc", "Back")))

    def taken(self, key: Hashable, text: str) -> None:
        self.answer(text)


class FilterSheet(AskSheet):
    """Answers the words that a list is narrowed to."""

    def __init__(self, desk: Desk, *, start_text: str = "") -> None:
        super().__init__(desk, title="Only rows with", start_text=start_text)
        self.kept_as = ""
