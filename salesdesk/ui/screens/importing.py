"""Importing a list in three steps: the file, what its columns mean and what will happen, the result."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import ClassVar, Literal

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import Screen
from textual.widgets import Input

from salesdesk.desk import EVERYTHING, Changed, Desk
from salesdesk.desk.intake import Intake, Preview, fates_csv
from salesdesk.errors import SalesdeskError, WriteFailed
from salesdesk.locations import write_private
from salesdesk.ui.bindings import page_bindings
from salesdesk.ui.refusals import Unshaken
from salesdesk.ui.screens.import_pages import ImportList, ImportPages
from salesdesk.ui.screens.import_work import ImportWork
from salesdesk.ui.screens.paged import Paged
from salesdesk.ui.sheets.base import SheetInput
from salesdesk.ui.text import Glyphs
from salesdesk.ui.widgets.keybar import KeyBar
from salesdesk.ui.widgets.lists import LineList, Page, Pressed


class ImportScreen(ImportWork, ImportPages, Paged, Unshaken, Screen[Changed | None]):
    """Answers what was imported, or nothing. Esc goes back a step; nothing is written before the last Enter.

    While a file is read or written, esc goes to the desk and the work goes on; the import key comes back to it.
    """

    NAME = "import"
    """Under which it waits while the rep is at the desk."""
    BINDINGS: ClassVar[list[BindingType]] = page_bindings("import")
    key_page = "import"

    def __init__(self, desk: Desk, *, elsewhere: Callable[[str, str], None]) -> None:
        """`elsewhere` is told how the work went, in words and their role, when the rep has gone to the desk meanwhile."""
        super().__init__()
        self.desk = desk
        self.elsewhere = elsewhere
        self.deals_before = desk.deals.reading.count()
        self.step = 1
        self.path: Path | None = None
        self.preview: Preview | None = None
        self.done: Intake | None = None
        self.mapping: dict[str, str | None] = {}
        self.order: str | None = None
        self.rows_shown = False
        self.words = ("", "muted")

    @property
    def glyphs(self) -> Glyphs:
        return self.app.glyphs  # type: ignore[attr-defined,no-any-return]

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Page(id="import_head")
            yield SheetInput(placeholder="the file: ~/Downloads/contacts.csv", id="path")
            yield ImportList(id="import_rows")
            yield Page(id="import_what")
            yield KeyBar(id="import_keys")

    def on_mount(self) -> None:
        self.query_one("#import_rows", ImportList).styles.height = "1fr"
        self.query_one("#import_keys", KeyBar).styles.dock = "bottom"
        self.show_step(1)

    def on_resize(self, event: events.Resize) -> None:
        self.draw()

    def show_step(self, step: int) -> None:
        self.step = step
        path = self.query_one("#path", SheetInput)
        path.display = step == 1
        (path if step == 1 else self.query_one("#import_rows", ImportList)).focus()
        self.draw()

    def say(self, words: str, role: str = "muted") -> None:
        self.words = (self.spoken(words), role)
        self.app.hear(*self.words)  # type: ignore[attr-defined]
        self.draw()

    # -- keys ---------------------------------------------------------------------------------------------------------

    def action_go(self) -> None:
        if self._working is not None:
            return
        if self.step == 1:
            self._choose_file()
        elif self.step == 2 and self.preview is not None:
            self._import()
        elif self.step == 3 and self.done is not None:
            label = f"{self.done.new:,} new, {self.done.updated:,} matched from {self.done.file}"
            self.dismiss(Changed(label, EVERYTHING))

    def action_back(self) -> None:
        if self._working is not None:
            self.app.install_screen(self, self.NAME)
            self.app.pop_screen()
            self.elsewhere("The import goes on; i shows how far.", "muted")
        elif self.step == 2 and self.rows_shown:
            self.rows_shown = False
            self.draw()
        elif self.step == 2:
            self.show_step(1)
        elif self.step == 3:
            self.action_go()
        else:
            self.dismiss(None)

    def action_rows(self) -> None:
        if self.step == 2:
            self.rows_shown = not self.rows_shown
            self.draw()

    def action_order(self) -> None:
        if self.step == 2:
            self.order = "mdy" if self.order == "dmy" else "dmy"
            self._read()

    def action_column(self) -> None:
        """What the column under the cursor is to become."""
        key = self.query_one("#import_rows", ImportList).key
        if self.step != 2 or self.rows_shown or not isinstance(key, str):
            return
        from salesdesk.ui.sheets.column import ColumnSheet

        def mapped(field: str | None) -> None:
            if field is not None:
                self.mapping[key] = field or None
                self._read()

        self.app.push_screen(ColumnSheet(self.desk, key), mapped)

    def action_save_fates(self) -> None:
        """The list of fates as a file beside the imported one."""
        found = self.done or self.preview
        if found is None or self.path is None:
            return
        target = self.path.with_name(self.path.name + ".fates.csv")
        try:
            write_private(target, fates_csv(found).encode("utf-8"))
        except (WriteFailed, OSError):
            self.say(f"Could not write {target.name} here.", "late")
        else:
            self.say(f"Saved {target}")

    def action_answer(self, answer: Literal["same", "apart"]) -> None:
        """Says of the line under the cursor whether it is somebody who was here."""
        key = self.query_one("#import_rows", ImportList).key
        found = self.done
        if self.step != 3 or found is None or not isinstance(key, tuple):
            return
        fate = next((one for one in found.questions if one.line == key[1]), None)
        if fate is None:
            self.say("That line asks nothing.")
            return
        try:
            done = self.desk.intake.answer(fate.id, answer)
        except SalesdeskError as error:
            self.say(f"{error.sentence} {error.hint}", "late")
            return
        said = fate._replace(answered_on=self.desk.core.today())
        self.done = replace(found, fates=tuple(said if one.id == fate.id else one for one in found.fates))
        self.say(done.label)

    whom = "Esc goes back to the day; c on their row."

    def person_here(self) -> int | None:
        """Nobody: the lines of a file are not people yet."""
        return None

    def action_undo(self) -> None:
        if self.step == 3 and self.done is not None and not self.done.wrote:
            self.say("Nothing was changed: there is nothing to undo.")
        elif self.step == 3 and self.done is not None and (turned := self.desk.undo()):
            self.dismiss(turned)

    def action_list(self, by: int) -> None:
        self.query_one("#import_rows", ImportList).action_move(by)

    def action_complete(self) -> None:
        """Tab takes the file under the cursor into the field."""
        key = self.query_one("#import_rows", ImportList).key
        if self.step == 1 and isinstance(key, str):
            field = self.query_one("#path", SheetInput)
            field.value = key + ("/" if Path(key).is_dir() else "")
            field.cursor_position = len(field.value)

    @on(Input.Changed)
    def _typed(self) -> None:
        if self.step == 1:
            self.draw()

    @on(Input.Submitted)
    def _submitted(self) -> None:
        self.action_go()

    @on(LineList.Moved)
    def _moved(self) -> None:
        if self.step == 3 or self.rows_shown:
            self.draw()

    @on(LineList.Chosen)
    def _chosen(self, event: LineList.Chosen) -> None:
        """Enter goes on; a second click takes the file, or changes the column, and never imports."""
        (self.action_column if event.clicked and self.step > 1 else self.action_go)()

    @on(Pressed)
    async def _pressed(self, event: Pressed) -> None:
        if not await self.press(event.command):
            getattr(self, f"action_{event.command}", lambda: None)()

    def _choose_file(self) -> None:
        typed = self.query_one("#path", SheetInput).value.strip().strip("'\"")
        key = self.query_one("#import_rows", ImportList).key
        # os.path and not Path: a pasted text that can be no name at all is no fault
        path = Path(os.path.expanduser(typed)) if typed else None
        if (path is None or not os.path.isfile(path)) and isinstance(key, str):
            path = Path(key)
        if path is None:
            self.say("Type the file's name, or choose one below.", "stale")
            return
        if os.path.isdir(path):
            self.action_complete()
            return
        self.path, self.mapping, self.order = path, {}, None
        self._read()
