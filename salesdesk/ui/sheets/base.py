"""The sheet itself: one pane over the dimmed day, an accent line at its left, esc closes it."""

from __future__ import annotations

from typing import ClassVar, Generic, TypeVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.geometry import Size
from textual.screen import ModalScreen
from textual.widgets import Input

from salesdesk.desk import Desk
from salesdesk.errors import SalesdeskError
from salesdesk.ui.keynames import is_sent, read_key
from salesdesk.ui.laying import LaidOnce
from salesdesk.ui.lines import Line, Row
from salesdesk.ui.refusals import Unshaken
from salesdesk.ui.text import Glyphs, shown, whole_words, width_of
from salesdesk.ui.widgets.lists import LineList, Page, Pressed

T = TypeVar("T")
SIDEWAYS = {"↑↓": "down", "↑ ↓": "down", "← →": "right"}
"""What a click on two arrows presses."""
WAITS = "It waits: another program has the file. Done when it lets go."


class SheetPage(Page):
    """Lines on a sheet."""

    surface = "panel"


class SheetList(LineList):
    """A list on a sheet; its row stays marked while the text field has the keys."""

    surface = "panel"
    keeps_row = True

    def render_line(self, y: int):  # type: ignore[no-untyped-def]
        from salesdesk.ui.lines import BLANK, strip_of
        from salesdesk.ui.widgets.lists import palette

        at = y + self.scroll_offset.y
        line = self._lines[at] if at < len(self._lines) else BLANK
        return strip_of(line, self.size.width, palette(self), self.surface, selected=self.row_surface(line, at))

    def row_surface(self, line: Line, at: int) -> str:
        """The surface under a row: the cursor's is marked, also while the text field has the keys."""
        return "selected" if at == self._cursor and line.key is not None else ""


class SheetBody(VerticalScroll, can_focus=False):
    """The part of a sheet that scrolls where the screen is too low for all of it; its head and foot always show."""


class SheetInput(Input):
    """One line of text; never markup, no blinking."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+u", "delete_left_all", "Clear", id="sheet.clear", show=False)
    ]

    def __init__(self, value: str = "", *, placeholder: str = "", id: str | None = None) -> None:
        self._example = placeholder
        super().__init__(shown(value), placeholder=placeholder, id=id, compact=True, select_on_focus=False)
        self.cursor_blink = False

    def validate_placeholder(self, words: str) -> str:
        """An example ends after a whole word; Textual would cut it without a sign."""
        self._example = words
        return whole_words(words, self.content_size.width) if self.content_size.width else words

    def on_resize(self) -> None:
        self.placeholder = self._example


class Sheet(LaidOnce, Unshaken, ModalScreen[T | None], Generic[T]):
    """One question. It answers once, however often Enter is pressed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", "Back", id="sheet.back", show=False),
    ]
    sheet_width = 76
    """Cells; narrower where the screen is."""
    low_under = 20
    """Rows of the screen under which the sheet leaves out its margin."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.answered = False
        """Whether it has its answer: what Enter does is not done twice while the sheet goes away."""
        self._drawn_for = Size()
        self.troubled = False
        """Whether the foot says what could not be done; the next key takes it away."""

    @property
    def glyphs(self) -> Glyphs:
        return self.app.glyphs  # type: ignore[attr-defined,no-any-return]

    def compose(self) -> ComposeResult:
        with Vertical(id="sheet"):
            yield from self.content()

    def content(self) -> ComposeResult:
        """The widgets of the sheet."""
        yield from ()

    def on_mount(self) -> None:
        self._drawn_for = self.app.size
        self.opened()
        self._fit()

    def opened(self) -> None:
        """After the widgets stand: fill them, focus one."""

    def on_resize(self, event: events.Resize) -> None:
        """The first comes with the sheet itself and tells nothing new: drawn twice, each sheet would open later. One that
        comes before the sheet stands finds not all of its widgets yet."""
        if self._drawn_for and self.app.size != self._drawn_for:
            self._drawn_for = self.app.size
            self.redraw()
            self._fit()

    def redraw(self) -> None:
        """Draws again what depends on the size of the screen."""

    @property
    def inner_width(self) -> int:
        """Cells that a line of the sheet has."""
        return max(20, min(self.sheet_width, self.app.size.width) - 4)

    @property
    def low(self) -> bool:
        """Whether the screen is too low for blank lines."""
        return self.app.size.height < self.low_under

    def answer(self, value: T | None) -> None:
        """Closes the sheet with its answer; a second call does nothing."""
        if self.is_current and not self.answered:
            self.answered = True
            self.dismiss(value)

    def action_close(self) -> None:
        self.answer(None)

    def trouble(self, error: SalesdeskError) -> None:
        """What could not be done, said at the sheet's foot; what was typed stays. What waits for a lock is answered."""
        if self.app.waits(error):  # type: ignore[attr-defined]
            self.wait_for_file(error)
            return
        self._say_once(error.sentence)
        self.troubled = True
        row = Row().add(" " + error.sentence, "late")
        lines = [row.line()] + ([Row().add(" " + error.hint, "muted").line()] if error.hint else [])
        foot = self.query_one("#foot", SheetPage)
        foot.styles.height = len(lines)
        foot.display = True
        foot.show(lines)
        self._fit()

    def _say_once(self, sentence: str) -> None:
        """What the foot says now is not said by the reading of the words as well."""
        for page in self.query("#reading").results(SheetPage):
            said = " ".join("".join(span.text for span in line.spans).strip() for line in page.lines)
            if sentence.rstrip(".") in said:
                page.display = False

    def wait_for_file(self, _error: SalesdeskError) -> None:
        """Another program has the file; the answer is made when it lets go, and the desk goes on meanwhile."""
        self.answer(None)

    def _fit(self) -> None:
        sheet = self.query_one("#sheet", Vertical)
        sheet.styles.width = min(self.sheet_width, self.app.size.width)
        sheet.styles.max_height = self.app.size.height
        sheet.set_class(self.low, "-low")
        for body in sheet.query(SheetBody):
            others = [child for child in sheet.children if child is not body and child.display]
            taken = sum(int(child.styles.height.value) if child.styles.height else 1 for child in others)
            body.styles.max_height = max(1, self.app.size.height - taken - (0 if self.low else 2))

    @on(Pressed)
    def _pressed(self, event: Pressed) -> None:
        self.pressed(event.command)

    def pressed(self, command: str) -> None:
        """A click on words that name a key: the key is pressed, wherever the cursor is."""
        name = SIDEWAYS.get(command, command)
        key = read_key(name)
        if is_sent(key):
            character = {"space": " ", "enter": "\r"}.get(key, name if len(name) == 1 else None)
            # As from the terminal: what the sheet itself sends would not come up to it again.
            self.app.post_message(events.Key(key, character).set_sender(self.app))


def hint_line(*hints: tuple[str, str], width: int = 0) -> Line:
    """The keys of a sheet, at its foot; in `width` cells only those that fit whole, and always the way back."""
    row, back = Row().add(" "), sum(width_of(f"   {key} {words}") for key, words in hints if key == "esc")
    for key, words in hints:
        back = 0 if key == "esc" else back
        if width and key != "esc" and row.width + back + width_of(f"   {key} {words}") > width:
            continue
        if row.spans[1:]:
            row.add("   ")
        row.add(key, "accent", bold=True, command=key).add(f" {words}", "muted", command=key)
    return row.line()
