"""The script library: from what is known of this person, what suits them now, what was left before, one's own, starters."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType

from salesdesk.desk import Changed, Desk
from salesdesk.desk.scripts import Purpose
from salesdesk.desk.shelf import Shelved
from salesdesk.domain.brief import Brief
from salesdesk.domain.text import fold
from salesdesk.errors import SalesdeskError
from salesdesk.ui.lines import BLANK, Line, Row, text_line
from salesdesk.ui.sheets.base import SheetInput, SheetList, hint_line
from salesdesk.ui.sheets.pick import PickSheet
from salesdesk.ui.text import wrap


class ShelfSheet(PickSheet[Shelved]):
    """Answers what to start from; the text shown below is filled for this person, gaps stay named in it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2", "rename", "Rename", id="shelf.rename", show=False, priority=True),
        Binding("delete", "drop", "To the trash", id="shelf.drop", show=False, priority=True),
    ]
    placeholder = "type to filter"
    sheet_width = 88
    most_rows = 12

    def __init__(self, desk: Desk, brief: Brief | None, purpose: Purpose = Purpose.VOICEMAIL) -> None:
        super().__init__(desk)
        self.brief, self.purpose = brief, purpose
        self.shelf: dict[str, Shelved] = {}
        self._read()

    def _read(self) -> None:
        self.shelf = {one.key: one for one in self.desk.scripts.shelf.offers(self.brief, self.purpose)}

    def head(self) -> Sequence[Line]:
        row = Row().add(" Start from", bold=True)
        if self.brief is not None:
            mode = self.brief.mode.value.replace("_", " ")
            row.add(f"   {self.brief.contact.name}", "muted")
            row.up_to(f"   {mode}, try {self.brief.standing.tries + 1}", self.inner_width, "muted")
        return (row.line(),)

    def rows(self, text: str) -> Sequence[Line]:
        wanted = fold(text)
        found = [one for one in self.shelf.values() if wanted in fold(f"{one.title} {one.about}")]
        if wanted:
            found.sort(key=lambda one: wanted not in fold(one.title))
        lines = []
        for one in found:
            row = Row(key=one.key).add(f" {self.glyphs.arrow} " if one.suggested else "   ", "accent")
            lines.append(row.column(one.title, 32).up_to(f" {one.about}", self.inner_width, "muted").line())
        return tuple(lines) or (text_line(" No script like that.", "muted"),)

    def foot(self, text: str) -> Sequence[Line]:
        one = self.here
        hints = [("enter", "Start"), ("esc", "Back")]
        if one is None:
            return (BLANK, hint_line(*hints))
        if one.own is not None:
            hints[1:1] = [("f2", "Rename"), ("delete", "Trash")]
        filled = self.desk.scripts.filled(one.body, self.brief)
        room = 6 if self.app.size.height >= 24 else 2
        shown = [part for piece in filled.text.split("\n") if piece for part in wrap(piece, self.inner_width - 2)]
        lines = [Row().add(" " + line, "muted").line() for line in shown[:room]]
        if filled.missing:
            names = ", ".join(dict.fromkeys(gap.name.replace("_", " ") for gap in filled.missing))
            lines.append(
                Row().add(f" {self.glyphs.stale} to fill: ", "stale").up_to(names, self.inner_width, "stale").line()
            )
        return (BLANK, *lines, hint_line(*hints))

    @property
    def here(self) -> Shelved | None:
        """The script under the cursor."""
        listed = self.query("#rows")
        return self.shelf.get(str(listed.first(SheetList).key)) if listed else None

    def taken(self, key: Hashable, text: str) -> None:
        one = self.shelf.get(str(key))
        if one is not None:
            self.answer(one)

    def action_row(self, by: int) -> None:
        super().action_row(by)
        self.draw(cursor=self.query_one("#rows", SheetList).key)

    def _enter(self) -> None:
        self.taken(self.query_one("#rows", SheetList).key, self.text)

    def action_rename(self) -> None:
        """Another title, step, industry or mode for a script of one's own."""
        from salesdesk.ui.sheets.script_form import RenameScriptSheet

        if self.here is not None and self.here.own is not None:
            script = self.desk.scripts.shelf.get(self.here.own)
            self.app.push_screen(RenameScriptSheet(self.desk, script), self._changed)

    def action_drop(self) -> None:
        """A script of one's own to the trash; in the filter the key deletes."""
        field = self.query_one("#text", SheetInput)
        if field.cursor_position < len(field.value):
            field.action_delete_right()
        elif self.here is not None and self.here.own is not None:
            try:
                self._changed(self.desk.scripts.shelf.drop(self.here.own))
            except SalesdeskError as error:
                self.trouble(error)

    def _changed(self, done: Changed | None) -> None:
        if done is not None:
            self._read()
            self.draw()
