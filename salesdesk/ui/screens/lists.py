"""Lists and hygiene: every list with its count, and beside it the one under the cursor, worked off row by row."""

from __future__ import annotations

from collections.abc import Hashable
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import Screen
from textual.timer import Timer

from salesdesk.desk import Desk
from salesdesk.desk.lists import Listed, Tally
from salesdesk.domain.lists import READY
from salesdesk.errors import SalesdeskError
from salesdesk.ui.bindings import page_bindings
from salesdesk.ui.lines import BLANK, Line, Row, text_line
from salesdesk.ui.refusals import Unshaken
from salesdesk.ui.screens.list_deeds import ListDeeds
from salesdesk.ui.screens.list_pages import list_lines, title_of, view_lines
from salesdesk.ui.screens.paged import Paged
from salesdesk.ui.text import Glyphs, wrap
from salesdesk.ui.widgets.keybar import KeyBar, keybar_line
from salesdesk.ui.widgets.lists import LineList, Page, Pressed

WIDE = 100
"""Cells from which a list stands beside the names."""
NAMES = 36
FOLLOW_AFTER = 0.08
"""Seconds of rest after which the list of the name under the cursor is read."""


class ListsScreen(ListDeeds, Paged, Unshaken, Screen[int | None]):
    """Answers the contact whom the rep wants to see, or nothing."""

    BINDINGS: ClassVar[list[BindingType]] = page_bindings("lists")
    key_page = "lists"

    def __init__(self, desk: Desk, *, shown: str = "untagged") -> None:
        super().__init__()
        self.desk = desk
        self.shown = shown
        self.tally: Tally | None = None
        self.listed: Listed | None = None
        self.inside = False
        """Whether the keys go to the list's rows rather than to the names."""
        self.wanted = ""
        self.note = ("", "muted")
        self._waiting: Timer | None = None

    @property
    def glyphs(self) -> Glyphs:
        return self.app.glyphs  # type: ignore[attr-defined,no-any-return]

    @property
    def both(self) -> bool:
        """Whether names and rows stand side by side."""
        return self.size.width >= WIDE

    @property
    def names(self) -> LineList:
        return self.query_one("#list_names", LineList)

    @property
    def rows(self) -> LineList:
        return self.query_one("#list_rows", LineList)

    @property
    def row_key(self) -> Hashable:
        """What the row under the cursor stands for, when the keys go to the rows."""
        return self.rows.key if self.inside else None

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Page(id="list_head")
            with Horizontal(id="list_body"):
                yield LineList(id="list_names")
                yield LineList(id="list_rows")
            yield KeyBar(id="list_keys")

    def on_mount(self) -> None:
        self.query_one("#list_body", Horizontal).styles.height = "1fr"
        self.query_one("#list_keys", KeyBar).styles.height = 1
        self.names.keeps_row, self.names.surface = True, "surface"
        self.place()
        self.draw()
        self.names.move_to(("view", self.shown))
        self.read()
        self.names.focus()

    def on_unmount(self) -> None:
        self.break_off_all()

    def on_resize(self, event: events.Resize) -> None:
        self.place()
        self.draw()

    def place(self) -> None:
        """Side by side, or one of the two where there is no room for both."""
        self.names.styles.width = NAMES if self.both else "1fr"
        self.rows.styles.width = "1fr"
        self.names.display = self.both or not self.inside
        self.rows.display = self.both or self.inside

    # -- reading -------------------------------------------------------------------------------------------------------

    def read(self) -> None:
        """Counts every list and reads the open one; of a list that is gone, the first."""
        if not title_of(self.shown, self.desk.lists.saved())[0]:
            self.shown, self.listed = READY[0].id, None
            self.names.move_to(("view", self.shown))
        self.read_counts()
        self.read_list()

    def read_list(self) -> None:
        name, wanted = self.shown, self.wanted
        self.read_aside(
            "list", self.desk.lists, lambda drawer: drawer.open(name, wanted=wanted), self._opened, self.trouble
        )

    def read_counts(self) -> None:
        """The counts at once; everybody is compared with everybody only where that has not been done yet."""
        self.read_aside("counts", self.desk.lists, lambda drawer: drawer.tally(), self._counted, self.trouble)
        if not self.desk.doubles.looked:
            self.read_aside("doubles", self.desk.doubles, lambda drawer: drawer.look(), self._compared, self.trouble)

    def _compared(self, _: object) -> None:
        self.read_aside("counts", self.desk.lists, lambda drawer: drawer.tally(), self._counted, self.trouble)

    def _counted(self, tally: Tally) -> None:
        self.tally = tally
        self.draw()

    def _opened(self, listed: Listed) -> None:
        self.listed = listed
        self.draw()

    # -- drawing -------------------------------------------------------------------------------------------------------

    def say(self, words: str, role: str = "muted") -> None:
        """A word in the footer."""
        self.note = (self.spoken(words), role)
        self.app.hear(*self.note)  # type: ignore[attr-defined]
        self._draw_keys()

    def trouble(self, error: SalesdeskError) -> None:
        self.say(" ".join(part for part in (error.sentence, error.hint) if part), "late")

    def draw(self, *, cursor: Hashable = None) -> None:
        saved = self.desk.lists.saved()
        low = self.size.height < 36
        self.names.show(view_lines(self.tally, saved, low=low))
        head = self._head()
        page = self.query_one("#list_head", Page)
        page.styles.height = len(head)
        page.show(head)
        room = self.size.width - (NAMES if self.both else 0)
        if self.listed is not None:
            today = self.desk.core.today()
            lines = list_lines(self.shown, self.listed, room, self.glyphs, today=today, wanted=self.wanted)
            self.rows.show(lines, cursor=cursor)
        self._draw_keys()

    def _head(self) -> tuple[Line, ...]:
        """The figure and what it counts, and the open list's title."""
        title, says = title_of(self.shown, self.desk.lists.saved())
        if firms := len(self.listed.firms) if self.listed else 0:
            says = f"{firms:,} {'companies' if firms > 1 else 'company'} without people among them. {says}"
        width = self.size.width
        figure = self.tally.figure if self.tally else None
        top = Row().add("   Lists", bold=True)
        if figure and (self.both or not self.inside):
            top.add("   data quality ", "muted").add(figure.words, "accent", bold=True)
        counts = tuple(
            text_line(f"   {part}", "muted") for part in wrap(figure.says if figure else "", max(8, width - 4))
        )
        named = Row().add(" " * (NAMES + 1) if self.both else "   ").add(title, bold=True)
        named.up_to(f"   {says}" + (f"   with “{self.wanted}”" if self.wanted else ""), width - 1, "muted")
        if self.both:
            return (top.line(), *counts, BLANK, named.line())
        return (top.line(), named.line()) if self.inside else (top.line(), *counts)

    def _draw_keys(self) -> None:
        bar = keybar_line(
            self.hints(), self.size.width, help_key=self.help_key(), note=self.note[0], note_role=self.note[1]
        )
        self.query_one("#list_keys", KeyBar).show((bar,))

    # -- moving --------------------------------------------------------------------------------------------------------

    def go_in(self) -> None:
        """The keys to the rows of the list."""
        self.inside = True
        self.place()
        self.draw()
        self.rows.focus()

    def go_out(self) -> None:
        """The keys back to the names."""
        self.inside = False
        if self.wanted:
            self.wanted = ""
            self.read_list()
        self.place()
        self.draw()
        self.names.focus()

    @on(LineList.Moved, "#list_names")
    def _moved(self, event: LineList.Moved) -> None:
        key = event.key
        if isinstance(key, tuple) and key[0] == "view" and key[1] != self.shown:
            self.shown, self.wanted, self.listed = str(key[1]), "", None
            self.note = ("", "muted")
            self.rows.show(())
            if self._waiting:
                self._waiting.stop()
            self._waiting = self.set_timer(FOLLOW_AFTER, self.read_list)
        self._draw_keys()

    @on(LineList.Moved, "#list_rows")
    def _row_moved(self) -> None:
        self._draw_keys()

    @on(LineList.Chosen, "#list_names")
    def _named(self, event: LineList.Chosen) -> None:
        if isinstance(event.key, tuple) and event.key[0] == "new":
            self.action_save()
        else:
            self.action_into()

    @on(LineList.Chosen, "#list_rows")
    def _chosen(self, event: LineList.Chosen) -> None:
        self.inside = True
        self.open_row(event.key)

    @on(Pressed)
    async def _pressed(self, event: Pressed) -> None:
        await self.press(event.command)

    def action_open(self) -> None:
        (self.rows if self.inside else self.names).action_choose()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """A click may have put the cursor on the other side."""
        inside = self.focused is self.rows
        if inside != self.inside:
            self.inside = inside
            self.draw()

    def action_into(self) -> None:
        if self.inside:
            self.rows.action_choose()
        else:
            if self.listed is None:
                self.read_list()
            self.go_in()

    def action_other(self) -> None:
        (self.go_out if self.inside else self.go_in)()

    def action_close(self) -> None:
        if self.inside and self.wanted:
            self.wanted = ""
            self.read_list()
            self.draw()
        elif self.inside:
            self.go_out()
        elif self.is_current:
            self.dismiss(None)
