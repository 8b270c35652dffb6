"""What the footer said, newest first, each whole and with its time: for a line that was cut, or gone too soon."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from salesdesk.desk import Desk
from salesdesk.domain.text import fold
from salesdesk.ui.lines import Line, Row, text_line
from salesdesk.ui.notices import Message
from salesdesk.ui.sheets.base import hint_line
from salesdesk.ui.sheets.pick import PickSheet
from salesdesk.ui.text import wrap

_TIME = 8


class MessagesSheet(PickSheet[None]):
    """Only to read."""

    placeholder = "type to filter"
    sheet_width = 96

    def __init__(self, desk: Desk, said: Sequence[Message]) -> None:
        super().__init__(desk)
        self.said = tuple(reversed(said))

    def head(self) -> Sequence[Line]:
        return (Row().add(" Messages", bold=True).add("   what the last line said, newest first", "muted").line(),)

    def rows(self, text: str) -> Sequence[Line]:
        lines: list[Line] = []
        for number, message in enumerate(self.said):
            if fold(text) not in fold(message.words):
                continue
            first, *rest = wrap(message.words, self.inner_width - _TIME - 1) or [""]
            lines.append(Row(key=number).column(f" {message.at:%H:%M}", _TIME, "muted").add(first, message.role).line())
            lines += [Row().to(_TIME).add(more, message.role).line() for more in rest]
        return tuple(lines) or (text_line(" Nothing was said yet." if not text else " Nothing like that.", "muted"),)

    def foot(self, text: str) -> Sequence[Line]:
        return (Line(), hint_line(("↑ ↓", "Older, newer"), ("esc", "Back")))

    def taken(self, key: Hashable, text: str) -> None:
        self.answer(None)
