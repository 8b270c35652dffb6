"""A sheet with a text field above a list: type to narrow it, arrows to move, Enter to take."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import ClassVar, TypeVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input

from salesdesk.errors import SalesdeskError
from salesdesk.ui.lines import BLANK, Line
from salesdesk.ui.sheets.base import Sheet, SheetInput, SheetList, SheetPage, hint_line

T = TypeVar("T")


class PickSheet(Sheet[T]):
    """Subclasses say the rows for a text, the lines around them, and what taking a row answers."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "row(1)", "Down", id="pick.down", show=False, priority=True),
        Binding("up", "row(-1)", "Up", id="pick.up", show=False, priority=True),
        Binding("pagedown", "page(1)", "Page down", id="pick.page_down", show=False, priority=True),
        Binding("pageup", "page(-1)", "Page up", id="pick.page_up", show=False, priority=True),
    ]
    placeholder = ""
    start_text = ""
    most_rows = 18
    kept_as = ""
    """The name under which typed words are kept; empty: they only look for something."""
    contact_id: int | None = None
    """Whom the kept words are about."""

    def content(self) -> ComposeResult:
        yield SheetPage(id="head")
        yield SheetInput(self._kept() or self.start_text, placeholder=self.placeholder, id="text")
        yield self.list_of_rows()
        yield SheetPage(id="foot")

    def list_of_rows(self) -> SheetList:
        """The list below the field; its id is "rows"."""
        return SheetList(id="rows")

    def opened(self) -> None:
        self.query_one("#rows", SheetList).can_focus = False
        field = self.query_one("#text", SheetInput)
        field.cursor_position = len(field.value)
        self.set_focus(field)  # at once: what is typed ahead belongs into it
        self.draw()

    def redraw(self) -> None:
        if self.query("#rows"):
            self.draw()

    @property
    def text(self) -> str:
        return self.query_one("#text", SheetInput).value

    def head(self) -> Sequence[Line]:
        return ()

    def rows(self, text: str) -> Sequence[Line]:
        """The list for what is typed."""
        return ()

    takes = "Take"
    """What Enter does, in a word."""

    def foot(self, text: str) -> Sequence[Line]:
        return (*(() if self.low else (BLANK,)), hint_line(("enter", self.takes), ("esc", "Back")))

    def meant(self, text: str) -> Hashable:
        """The row on which the cursor stands when this has been typed; None leaves it."""
        return None

    def taken(self, key: Hashable, text: str) -> None:
        """Enter: the row under the cursor (None where there is none) and what is typed."""
        self.answer(None)

    def draw(self, *, cursor: Hashable = None) -> None:
        """Asks for everything again and fits the sheet to it."""
        rows = self.rows(self.text)
        listed = self.query_one("#rows", SheetList)
        margin = 1 if self.low else 4
        room = self.app.size.height - margin - len(self.head()) - len(self.foot(self.text))
        listed.styles.height = max(1, min(len(rows), self.most_rows, max(3, room)))
        listed.display = bool(rows)
        listed.show(rows, cursor=cursor)
        if cursor is None and listed.key is None:
            listed.action_end(-1)
        for name, lines in (("head", self.head()), ("foot", self.foot(self.text))):
            page = self.query_one(f"#{name}", SheetPage)
            page.styles.height = len(lines)
            page.display = bool(lines)
            page.show(lines)

    def trouble(self, error: SalesdeskError) -> None:
        """Said at the foot; the list gives up the rows that it takes."""
        super().trouble(error)
        listed = self.query_one("#rows", SheetList)
        taken = len(self.head()) + int(self.query_one("#foot", SheetPage).size.height) + (1 if self.low else 4)
        listed.styles.max_height = max(1, self.app.size.height - taken - 2)

    @on(Input.Changed)
    def _typed(self) -> None:
        self.redraw()
        if (meant := self.meant(self.text)) is not None:
            self.query_one("#rows", SheetList).move_to(meant)
        self._keep()

    @on(Input.Submitted)
    def _submitted(self) -> None:
        self._take(self.query_one("#rows", SheetList).key)

    @on(SheetList.Chosen)
    def _chosen(self, event: SheetList.Chosen) -> None:
        self._take(event.key)

    def _take(self, key: Hashable) -> None:
        if self.answered:
            return
        self.taken(key, self.text)
        if self.answered:
            self._keep_words("")

    def _keep(self) -> None:
        """What stands in the field, be it half a word."""
        if not self.answered and self.kept_as and self.query("#text"):
            self._keep_words(self.text if self.text != self.start_text else "")

    def _keep_words(self, words: str) -> None:
        if self.kept_as:
            self.desk.scripts.keep(self.contact_id, self.kept_as, words)

    def _kept(self) -> str:
        draft = self.desk.scripts.draft(self.contact_id, self.kept_as) if self.kept_as else None
        return draft.text if draft else ""

    def action_row(self, by: int) -> None:
        self.query_one("#rows", SheetList).action_move(by)

    def action_page(self, way: int) -> None:
        self.query_one("#rows", SheetList).action_page(way)


class ChoiceSheet(PickSheet[T]):
    """A list without a text field: arrows and Enter take a row, so does the letter or digit that stands before it."""

    def opened(self) -> None:
        super().opened()
        self.query_one("#text", SheetInput).display = False
        rows = self.query_one("#rows", SheetList)
        rows.can_focus = True
        rows.focus()

    def letters(self) -> Mapping[str, Hashable]:
        """Which row a typed letter takes."""
        return {}

    def on_key(self, event: events.Key) -> None:
        key = self.letters().get(event.character or "")
        if key is not None:
            event.stop()
            event.prevent_default()
            self.taken(key, "")
