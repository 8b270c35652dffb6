"""Importing a list in three steps: the file, what its columns mean and what will happen, the result."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, ClassVar, Literal

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import Screen
from textual.widgets import Input
from textual.worker import Worker, get_current_worker

from salesdesk.desk import EVERYTHING, Changed, Desk
from salesdesk.desk.daily import copy_before_import
from salesdesk.desk.intake import Cancelled, Intake, Preview, fates_csv
from salesdesk.errors import SalesdeskError, Unreadable, WriteFailed
from salesdesk.locations import backups, private_folder, write_private
from salesdesk.ui.refusals import Unshaken
from salesdesk.ui.screens.import_pages import IMPORT_KEYS, ImportList, ImportPages
from salesdesk.ui.sheets.base import SheetInput
from salesdesk.ui.text import Glyphs
from salesdesk.ui.widgets.keybar import KeyBar
from salesdesk.ui.widgets.lists import LineList, Page, Pressed

SHARE = 0.0005
"""Seconds after which the thread of an import gives way to the screen."""


class ImportScreen(Unshaken, ImportPages, Screen[Changed | None]):
    """Answers what was imported, or nothing. Esc goes back a step; nothing is written before the last Enter.

    While a file is read or written, esc goes to the desk and the work goes on; the import key comes back to it.
    """

    NAME = "import"
    """Under which it waits while the rep is at the desk."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", "Back", id="import.back", show=False),
        Binding("enter", "go", "Continue", id="import.go", show=False),
        Binding("space", "column", "Change a column", id="import.column", show=False),
        Binding("o", "order", "Day or month first", id="import.order", show=False),
        Binding("p", "rows", "Preview rows", id="import.rows", show=False),
        Binding("s", "save_fates", "Save the list", id="import.save", show=False),
        Binding("u", "undo", "Undo the import", id="import.undo", show=False),
        Binding("x", "stop", "Stop", id="import.stop", show=False),
        Binding("m", "answer('same')", "The same person", id="import.same", show=False),
        Binding("k", "answer('apart')", "Keep apart", id="import.apart", show=False),
        Binding("f1", "help", "Keys", id="import.help", show=False),
        Binding("down", "list(1)", "Down", id="import.down", show=False, priority=True),
        Binding("up", "list(-1)", "Up", id="import.up", show=False, priority=True),
        Binding("tab", "complete", "Complete", id="import.complete", show=False, priority=True),
    ]

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
        self._working: Worker[Any] | None = None

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
        self.words = (words, role)
        self.app.hear(words, role)  # type: ignore[attr-defined]
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

    def action_stop(self) -> None:
        if self._working is not None:
            self._working.cancel()
            self.say("Stopped. Nothing was changed.")

    @property
    def works(self) -> bool:
        """Whether a file is being read or written."""
        return self._working is not None

    def action_help(self) -> None:
        from salesdesk.ui.sheets.keys import KeysSheet

        self.app.push_screen(KeysSheet(self.desk, pane="import", own=IMPORT_KEYS))

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
        said = replace(fate, answered_on=self.desk.core.today())
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
    def _chosen(self) -> None:
        self.action_go()

    @on(Pressed)
    def _pressed(self, event: Pressed) -> None:
        if event.command in ("same", "apart"):
            self.action_answer("same" if event.command == "same" else "apart")
        else:
            getattr(self, f"action_{event.command}", lambda: None)()

    # -- work in a thread ---------------------------------------------------------------------------------------------

    def _choose_file(self) -> None:
        typed = self.query_one("#path", SheetInput).value.strip().strip("'\"")
        key = self.query_one("#import_rows", ImportList).key
        path = Path(typed).expanduser() if typed else None
        if (path is None or not path.is_file()) and isinstance(key, str):
            path = Path(key)
        if path is None:
            self.say("Type the file's name, or choose one below.", "stale")
            return
        if path.is_dir():
            self.action_complete()
            return
        self.path, self.mapping, self.order = path, {}, None
        self._read()

    def _read(self) -> None:
        path, mapping, order = self.path, dict(self.mapping), self.order
        assert path is not None

        def read(drawer: Any, tell: Callable[[int, int], None], stopped: Callable[[], bool]) -> None:
            try:
                content = path.read_bytes()
            except OSError as error:
                raise Unreadable(
                    f"Could not open {path.name}: {(error.strerror or 'no access').lower()}.", "Check the name."
                ) from error
            reading = drawer.read(path.name, content, order=order, mapping=mapping or None)
            preview = drawer.preview(reading, file=path.name, progress=tell, cancelled=stopped)
            self.app.call_from_thread(self._previewed, preview)

        self._start(read, f"Reading {path.name} …")

    def _previewed(self, preview: Preview) -> None:
        self.preview, self.words, self._working = preview, ("", "muted"), None
        self.show_step(2)
        self._tell(f"{self.path.name if self.path else ''} is read; i goes on.")

    def _import(self) -> None:
        preview, path = self.preview, self.path
        assert preview is not None
        assert path is not None

        def write(drawer: Any, tell: Callable[[int, int], None], stopped: Callable[[], bool]) -> None:
            copy_before_import(self.desk.core, lambda: private_folder(backups(self.desk.path)))
            done = drawer.run(preview, file=path.name, progress=tell, cancelled=stopped)
            self.app.call_from_thread(self._imported, done)

        self._start(write, f"Importing {path.name} …")

    def _imported(self, done: Intake) -> None:
        self.done, self.words, self._working = done, ("", "muted"), None
        self.show_step(3)
        self._tell(f"{done.file}: {done.new:,} new, {done.updated:,} matched; i shows every line.")

    def _start(self, work: Callable[[Any, Callable[[int, int], None], Callable[[], bool]], None], words: str) -> None:
        self.say(words)
        self.query_one("#import_rows", ImportList).focus()

        def run() -> None:
            worker = get_current_worker()
            drawer = self.desk.intake.in_thread()
            usual = sys.getswitchinterval()
            sys.setswitchinterval(SHARE)  # the keys of the desk come first
            shown = [-1]

            def tell(done: int, rows: int) -> None:
                percent = done * 100 // max(rows, 1)
                if percent != shown[0]:
                    shown[0] = percent
                    self.app.call_from_thread(self.say, f"{words} {done:,} of {rows:,}   x stops it, esc to the desk")

            try:
                work(drawer, tell, lambda: worker.is_cancelled)
            except Cancelled:
                self.app.call_from_thread(self._failed, "Stopped. Nothing was changed.", "muted")
            except SalesdeskError as error:
                self.app.call_from_thread(self._failed, f"{error.sentence} {error.hint}", "late")
            finally:
                sys.setswitchinterval(usual)
                drawer.close()

        self._working = self.run_worker(run, thread=True, exclusive=True)

    def _failed(self, words: str, role: str) -> None:
        self._working = None
        self.say(words, role)
        self._tell(words, role)

    def _tell(self, words: str, role: str = "muted") -> None:
        if not self.is_current:
            self.elsewhere(words, role)
