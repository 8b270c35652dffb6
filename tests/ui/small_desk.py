"""A desk of one note, to be started in a real terminal with a folder and an option; it lives as the real one does."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.widgets import Static, TextArea

from salesdesk.ui.driver import PatientWriter
from salesdesk.ui.lifecycle import Lifecycle
from salesdesk.ui.skin import dress
from salesdesk.ui.terminal import colours_of
from salesdesk.ui.themes import theme_for

FOLDER = Path(sys.argv[1])
OPTION = sys.argv[2] if len(sys.argv) > 2 else ""
HOSTILE = "Dana \x1b]52;c;cHduZWQ=\x07\x1b]0;owned\x1b\\\x9b2J\u202e Ruiz"


class SmallDesk(Lifecycle, App[None]):
    ENABLE_COMMAND_PALETTE = False
    CSS = "#name { height: 1; background: $selected; color: $late; } #ticks { height: 15; }"
    BINDINGS: ClassVar = [
        Binding("f9", "fall", "Fall", priority=True),
        Binding("f8", "fall_in_thread", "Fall", priority=True),
        Binding("f5", "editor", "Editor", priority=True),
    ]
    ticks = 0

    def __init__(self) -> None:
        super().__init__()
        self.crash_folder = FOLDER / "crashes"
        dress(self, colours=colours_of())
        self.theme = theme_for("paper", colours=colours_of())

    def compose(self) -> ComposeResult:
        yield Static(HOSTILE, id="name", markup=False)
        yield Static("", id="ticks", markup=False)
        note = TextArea("", id="note")
        note.cursor_blink = False
        yield note

    def on_mount(self) -> None:
        self.query_one(TextArea).focus()
        self.query_one("#name", Static).update(HOSTILE + " ready")
        if OPTION == "busy":
            PatientWriter.ROOM = 32_000
            self.set_interval(0.01, self.paint)

    def paint(self) -> None:
        self.ticks += 1
        self.query_one("#ticks", Static).update(f"{self.ticks} " + chr(65 + self.ticks % 26) * 4000)
        if self.ticks == 110:
            self.query_one("#name", Static).update("drawn while nobody read")
        (FOLDER / "ticks").write_text(str(self.ticks))

    def save_now(self) -> bool:
        (FOLDER / "note").write_text(self.query_one(TextArea).text, encoding="utf-8")
        return True

    def action_fall(self) -> None:
        customer = "Priya Nair +1 503 555 0142"
        raise ValueError(f"no such date for {customer}")

    def action_fall_in_thread(self) -> None:
        self.run_worker(self.action_fall, thread=True)

    def action_editor(self) -> None:
        with self.suspend():
            raise OSError("no editor")


if __name__ == "__main__":
    sys.exit(SmallDesk().run_to_the_end())
