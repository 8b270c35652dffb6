"""A screen of one list over the day: a title, rows, a foot that speaks of the row, the keys. Undo works here too."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import replace
from typing import Any, ClassVar, Generic, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import Screen

from salesdesk.desk import Changed, Desk
from salesdesk.errors import SalesdeskError
from salesdesk.ui.lines import Line
from salesdesk.ui.refusals import Unshaken
from salesdesk.ui.screens.paged import Paged
from salesdesk.ui.text import ASCII, Glyphs, in_ascii
from salesdesk.ui.widgets.keybar import KeyBar, keybar_line
from salesdesk.ui.widgets.lists import LineList, Page, Pressed

T = TypeVar("T")


class Board(Paged, Unshaken, Screen[T | None], Generic[T]):
    """Subclasses say the lines and what keys do; what the desk refuses is said in the last line."""

    hints: ClassVar[tuple[str, ...]] = ()
    """The keys of the last line."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.note: tuple[str, str] = ("", "muted")

    @property
    def glyphs(self) -> Glyphs:
        return self.app.glyphs  # type: ignore[attr-defined,no-any-return]

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Page(id="board_head")
            yield LineList(id="board_rows")
            yield Page(id="board_foot")
            yield KeyBar(id="board_keys")

    def on_mount(self) -> None:
        self.rows_list.styles.height = "1fr"
        self.query_one("#board_keys", KeyBar).styles.height = 1
        self.reload()
        self.rows_list.focus()

    def on_resize(self) -> None:
        if self.query("#board_rows"):
            self.draw()

    @property
    def rows_list(self) -> LineList:
        return self.query_one("#board_rows", LineList)

    @property
    def key(self) -> Hashable:
        """What the cursor's row stands for."""
        return self.rows_list.key

    # -- what subclasses say ------------------------------------------------------------------------------------------

    def read(self) -> None:
        """Reads the desk."""

    def head(self) -> Sequence[Line]:
        return ()

    def rows(self) -> Sequence[Line]:
        return ()

    def foot(self) -> Sequence[Line]:
        return ()

    # -- drawing ------------------------------------------------------------------------------------------------------

    def reload(self, *, cursor: Hashable = None) -> None:
        try:
            self.read()
        except SalesdeskError as error:
            self.say(error.sentence, "late")
            return
        self.draw(cursor=cursor)

    def draw(self, *, cursor: Hashable = None) -> None:
        head = self._spelled(self.head())
        page = self.query_one("#board_head", Page)
        page.styles.height = len(head)
        page.show(head)
        self.rows_list.show(self._spelled(self.rows()), cursor=cursor)
        self.draw_foot()

    def draw_foot(self) -> None:
        foot = self._spelled(self.foot())
        page = self.query_one("#board_foot", Page)
        page.styles.height = len(foot)
        page.display = bool(foot)
        page.show(foot)
        hints = [self.hint(name) for name in self.hints]
        bar = keybar_line(hints, self.size.width, help_key=self.help_key(), note=self.note[0], note_role=self.note[1])
        self.query_one("#board_keys", KeyBar).show((bar,))

    def _spelled(self, lines: Sequence[Line]) -> tuple[Line, ...]:
        """The lines; where the terminal's font lacks marks, spelled without them."""
        if self.glyphs is not ASCII:
            return tuple(lines)
        return tuple(
            replace(line, spans=tuple(replace(span, text=in_ascii(span.text)) for span in line.spans)) for line in lines
        )

    def say(self, words: str, role: str = "muted") -> None:
        """A word in the last line."""
        self.note = (self.spoken(words), role)
        self.app.hear(*self.note)  # type: ignore[attr-defined]
        self.draw_foot()

    # -- doing --------------------------------------------------------------------------------------------------------

    def do(self, deed: Callable[[], Changed | None], *, cursor: Hashable = None) -> None:
        """Runs a deed, says its name, reads again; what is refused is said."""
        try:
            done = deed()
        except SalesdeskError as error:
            self.say(" ".join(part for part in (error.sentence, error.hint) if part), "late")
            return
        self.changed(done, cursor=cursor)

    def changed(self, done: Changed | None, *, cursor: Hashable = None) -> None:
        """After a deed, or a sheet that did one."""
        if done is not None:
            self.note = (done.label, "muted")
            self.reload(cursor=cursor)

    def sheet(self, sheet: Any) -> None:
        """Opens a sheet that answers what it changed."""
        self.app.push_screen(sheet, self.changed)

    def action_undo(self) -> None:
        turned = self.desk.undo()
        self.changed(turned) if turned else self.say("Nothing to undo.")

    def action_redo(self) -> None:
        turned = self.desk.redo()
        self.changed(turned) if turned else self.say("Nothing to redo.")

    def action_close(self) -> None:
        if self.is_current:
            self.dismiss(None)

    def chosen(self, key: Hashable) -> None:
        """Enter on a row."""

    def pressed(self, command: str) -> None:
        """A click on words of its own."""

    @on(LineList.Moved)
    def _moved(self) -> None:
        self.note = ("", "muted")
        self.draw_foot()

    @on(LineList.Chosen)
    def _chosen(self, event: LineList.Chosen) -> None:
        self.choose(event.key)

    def choose(self, key: Hashable) -> None:
        """Enter; what went in another window is said, and the list is read again."""
        try:
            self.chosen(key)
        except SalesdeskError as error:
            self.reload()
            self.say(error.sentence, "late")

    def action_chosen_row(self) -> None:
        self.choose(self.key)

    @on(Pressed)
    async def _pressed(self, event: Pressed) -> None:
        if not await self.press(event.command):
            self.pressed(event.command)
