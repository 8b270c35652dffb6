"""The last deeds by name: what `u` would take back, and what `U` would do again."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from datetime import datetime

from salesdesk.domain.text import fold
from salesdesk.ui.lines import Line, Row, text_line
from salesdesk.ui.sheets.pick import PickSheet


class HistorySheet(PickSheet[None]):
    """Only to look; u and U work on the day's screen."""

    placeholder = "type to filter"

    def head(self) -> Sequence[Line]:
        return (Row().add(" History", bold=True).add("   u undoes the newest, U does it again", "muted").line(),)

    def rows(self, text: str) -> Sequence[Line]:
        zone = self.desk.core.zone
        lines = []
        for deed in self.desk.history(200):
            if fold(text) in fold(deed.label):
                at = datetime.fromisoformat(deed.at).astimezone(zone)
                row = Row(key=deed.id).add(f" {at:%d %b %H:%M}  ", "muted")
                row.up_to(deed.label, self.inner_width - 10, "muted" if deed.undone else "foreground")
                lines.append(row.add("  undone" if deed.undone else "", "muted").line())
        return tuple(lines) or (text_line(" Nothing done yet.", "muted"),)

    def taken(self, key: Hashable, text: str) -> None:
        self.answer(None)
