"""The script library: from what is known of this person, what was left before, one's own, the starters."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from salesdesk.desk import Desk
from salesdesk.domain.brief import Brief
from salesdesk.domain.text import fold
from salesdesk.ui.lines import BLANK, Line, Row, text_line
from salesdesk.ui.sheets.base import SheetList
from salesdesk.ui.sheets.pick import PickSheet
from salesdesk.ui.text import wrap


class ShelfSheet(PickSheet[str]):
    """Answers a text, filled for this person; fields that the record cannot fill stay named in it."""

    placeholder = "type to filter"
    sheet_width = 88
    most_rows = 12

    def __init__(self, desk: Desk, brief: Brief | None) -> None:
        super().__init__(desk)
        self.brief = brief
        self.shelf = {one.key: one for one in desk.scripts.shelf(brief)}

    def head(self) -> Sequence[Line]:
        name = self.brief.contact.name if self.brief else ""
        return (Row().add(" Start from", bold=True).add(f"   {name}", "muted").line(),)

    def rows(self, text: str) -> Sequence[Line]:
        found = [one for one in self.shelf.values() if fold(text) in fold(f"{one.title} {one.about}")]
        return tuple(
            Row(key=one.key).add("   ").column(one.title, 34).up_to(one.about, self.inner_width, "muted").line()
            for one in found
        ) or (text_line(" No script like that.", "muted"),)

    def foot(self, text: str) -> Sequence[Line]:
        listed = self.query("#rows")
        key = listed.first(SheetList).key if listed else None
        one = self.shelf.get(str(key))
        if one is None:
            return ()
        filled = self.desk.scripts.filled(one.body, self.brief)
        lines = [Row().add(" " + line, "muted").line() for line in wrap(filled.text, self.inner_width - 2)[:6]]
        if filled.missing:
            names = ", ".join(dict.fromkeys(gap.name.replace("_", " ") for gap in filled.missing))
            lines.append(
                Row().add(f" {self.glyphs.stale} to fill: ", "stale").up_to(names, self.inner_width, "stale").line()
            )
        return (BLANK, *lines)

    def taken(self, key: Hashable, text: str) -> None:
        one = self.shelf.get(str(key))
        if one is not None:
            self.answer(self.desk.scripts.filled(one.body, self.brief).text)

    def action_row(self, by: int) -> None:
        super().action_row(by)
        self.draw(cursor=self.query_one("#rows", SheetList).key)
