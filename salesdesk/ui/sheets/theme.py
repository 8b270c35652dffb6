"""Another look: the theme changes under the cursor at once, esc takes it back."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from textual import on

from salesdesk.desk import Desk
from salesdesk.domain.text import fold
from salesdesk.ui.lines import Line, Row, text_line
from salesdesk.ui.sheets.base import SheetList
from salesdesk.ui.sheets.pick import PickSheet
from salesdesk.ui.themes import shelf_in_use


class ThemeSheet(PickSheet[str]):
    """Answers the theme's name, which is kept."""

    placeholder = "type to filter"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._before = ""

    def opened(self) -> None:
        self._before = self.app.wanted_theme  # type: ignore[attr-defined]
        super().opened()

    def head(self) -> Sequence[Line]:
        return (Row().add(" Theme", bold=True).line(),)

    def rows(self, text: str) -> Sequence[Line]:
        names = [name for name in shelf_in_use().names() if fold(text) in fold(name)]
        return tuple(text_line(f"   {name}", key=name) for name in names) or (
            text_line(" No theme like that.", "muted"),
        )

    def taken(self, key: Hashable, text: str) -> None:
        if isinstance(key, str):
            self.app.wear(key)  # type: ignore[attr-defined]
            self.desk.set("theme", key)
            self.answer(key)

    @on(SheetList.Moved)
    def _tried(self, event: SheetList.Moved) -> None:
        if isinstance(event.key, str):
            self.app.wear(event.key)  # type: ignore[attr-defined]

    def action_close(self) -> None:
        self.app.wear(self._before)  # type: ignore[attr-defined]
        self.answer(None)
