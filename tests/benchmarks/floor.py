"""The least that a screen of this kind costs: a list, a page and a text field over SQLite, with every trick and no product.

`python floor.py FILE`: what the desk is compared with, in turn, in one run.
"""

from __future__ import annotations

import gc

gc.disable()

import os  # noqa: E402
import sqlite3  # noqa: E402
import sys  # noqa: E402
from contextlib import suppress  # noqa: E402
from typing import ClassVar  # noqa: E402

ROWS = """SELECT f.due_on, c.name, ifnull(c.title, '') FROM follow_up f JOIN contact c ON c.id = f.contact_id
    WHERE f.state = 'open' ORDER BY f.due_on LIMIT 200"""


def line(row: tuple[str, str, str], width: int) -> str:
    """A row as it stands in the list."""
    return f" {row[0]}  {row[1][:24]:24}  {row[2]}"[:width].ljust(width)


def paint_early(rows: list[tuple[str, str, str]]) -> None:
    """The list by hand, before anything else is loaded."""
    columns, lines = os.get_terminal_size(2)
    picture = ["\x1b[?1049h\x1b[?25l\x1b[H\x1b[2J"]
    picture += [f"\x1b[{y};1H{line(row, columns // 2)}" for y, row in enumerate(rows[: lines - 2], 1)]
    os.write(2, "".join(picture).encode())


def run(path: str) -> None:
    """The screen, until q is pressed."""
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("CREATE TABLE IF NOT EXISTS floor_text (id INTEGER PRIMARY KEY, text TEXT)")
    rows = db.execute(ROWS).fetchall()
    paint_early(rows)

    from rich.segment import Segment
    from rich.style import Style
    from textual.app import App, ComposeResult
    from textual.binding import Binding
    from textual.containers import Horizontal, Vertical
    from textual.drivers.linux_driver import LinuxDriver
    from textual.geometry import Region, Size
    from textual.scroll_view import ScrollView
    from textual.strip import Strip
    from textual.widgets import Static, TextArea

    plain, marked = Style(color="#d0d0d0", bgcolor="#101010"), Style(color="#ffffff", bgcolor="#204060")

    class Rows(ScrollView, can_focus=True):
        BINDINGS: ClassVar = [Binding("down,j", "move(1)"), Binding("up,k", "move(-1)")]
        at = 0

        def on_mount(self) -> None:
            self.virtual_size = Size(40, len(rows))

        def render_line(self, y: int) -> Strip:
            here = y + self.scroll_offset.y
            style = marked if here == self.at else plain
            text = line(rows[here], self.size.width) if here < len(rows) else " " * self.size.width
            return Strip([Segment(text, style)], self.size.width)

        def action_move(self, by: int) -> None:
            before, self.at = self.at, max(0, min(len(rows) - 1, self.at + by))
            if not 0 <= self.at - self.scroll_offset.y < self.size.height:
                self.scroll_to(y=max(0, self.at - 3), animate=False, immediate=True)
            for changed in (before, self.at):
                self.refresh(Region(0, changed - self.scroll_offset.y, self.size.width, 1))
            self.set_timer(0.05, self.follow)

        def follow(self) -> None:
            self.app.query_one("#page", Static).update("\n".join(rows[self.at]))

    class Words(TextArea):
        cursor_blink = False
        saving = None

        def on_text_area_changed(self) -> None:
            if self.saving is not None:
                self.saving.stop()
            self.saving = self.set_timer(0.2, self.save)

        def save(self) -> None:
            db.execute("INSERT OR REPLACE INTO floor_text (id, text) VALUES (1, ?)", (self.text,))

    class Floor(App[None]):
        ENABLE_COMMAND_PALETTE = False
        CSS = "Rows { width: 1fr; } #side { width: 1fr; } #page { height: 8; } #foot { height: 1; dock: bottom; }"
        BINDINGS: ClassVar = [Binding("q", "quit")]

        def compose(self) -> ComposeResult:
            with Horizontal():
                yield Rows()
                with Vertical(id="side"):
                    yield Static(id="page", markup=False)
                    yield Words()
            yield Static(" q Quit", id="foot", markup=False)

        def on_mount(self) -> None:
            self.query_one(Rows).focus()
            self.set_timer(1.0, settle)

    def settle() -> None:
        gc.collect()
        gc.freeze()
        gc.enable()

    with suppress(KeyboardInterrupt):
        Floor(driver_class=LinuxDriver).run()


if __name__ == "__main__":
    run(sys.argv[1])
