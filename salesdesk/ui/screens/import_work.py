"""The work of an import: read and written in a thread over a connection of its own, told of as it goes on."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual.screen import Screen
from textual.worker import Worker, get_current_worker

from salesdesk.desk import Changed, Desk
from salesdesk.desk.daily import copy_before_import
from salesdesk.desk.intake import Cancelled, Intake, Preview
from salesdesk.errors import SalesdeskError, Unreadable
from salesdesk.locations import backups, private_folder
from salesdesk.ui.screens.import_pages import ImportList
from salesdesk.ui.spare import give_back

if TYPE_CHECKING:
    _Base = Screen[Changed | None]
else:
    _Base = object

SHARE = 0.0005
"""Seconds after which the thread of an import gives way to the screen."""


class ImportWork(_Base):
    """The working half of the import screen."""

    if TYPE_CHECKING:
        desk: Desk
        path: Path | None
        preview: Preview | None
        done: Intake | None
        mapping: dict[str, str | None]
        order: str | None
        words: tuple[str, str]
        elsewhere: Callable[[str, str], None]

        def say(self, words: str, role: str = "muted") -> None: ...

        def show_step(self, step: int) -> None: ...

        def key_of(self, name: str, *, typing: bool = False) -> str: ...

    _working: Worker[Any] | None = None

    @property
    def works(self) -> bool:
        """Whether a file is being read or written."""
        return self._working is not None

    def action_stop(self) -> None:
        if self._working is not None:
            self._working.cancel()
            self.say("Stopped. Nothing was changed.")

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
            keys = f"{self.key_of('stop')} stops it, {self.key_of('back')} to the desk"

            def tell(done: int, rows: int) -> None:
                percent = done * 100 // max(rows, 1)
                if percent != shown[0]:
                    shown[0] = percent
                    self.app.call_from_thread(self.say, f"{words} {done:,} of {rows:,}   {keys}")

            try:
                work(drawer, tell, lambda: worker.is_cancelled)
            except Cancelled:
                self.app.call_from_thread(self._failed, "Stopped. Nothing was changed.", "muted")
            except SalesdeskError as error:
                self.app.call_from_thread(self._failed, f"{error.sentence} {error.hint}", "late")
            finally:
                sys.setswitchinterval(usual)
                drawer.close()
                give_back()

        self._working = self.run_worker(run, thread=True, exclusive=True)

    def _failed(self, words: str, role: str) -> None:
        self._working = None
        self.say(words, role)
        self._tell(words, role)

    def _tell(self, words: str, role: str = "muted") -> None:
        if not self.is_current:
            self.elsewhere(words, role)
