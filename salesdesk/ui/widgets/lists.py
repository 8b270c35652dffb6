"""The one widget that draws lines, with a cursor and without; every list and page of the desk is one of these."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widget import Widget

from salesdesk.ui.lines import BLANK, Line, Span, span_at, strip_of
from salesdesk.ui.ownkeys import spoken
from salesdesk.ui.themes import Palette, palette_of


def palette(widget: Widget) -> Palette:
    """The colours of the app's theme."""
    return palette_of(widget.app.theme, mono=widget.app.no_color)


@dataclass
class Pressed(Message):
    """A click on words that run a command."""

    command: str


KEYS_NAMED = frozenset({"accent", "muted", "stale", "late"})
"""The roles in which the desk itself speaks and names keys."""


def told(widget: Widget, lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines; what the desk says of keys in them with the rep's own ones."""
    own = getattr(widget.app, "own_keys", None)
    if not own:
        return tuple(lines)
    page, letters = getattr(widget.screen, "key_page", ""), getattr(widget.screen, "letters", ())

    def said(span: Span) -> Span:
        if span.role not in KEYS_NAMED:
            return span
        return replace(span, text=spoken(span.text, own, page, but=letters))

    return tuple(replace(line, spans=tuple(map(said, line.spans))) for line in lines)


class Page(Widget):
    """Lines that are only read: titles, bars, the peek."""

    surface = "background"

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._lines: tuple[Line, ...] = ()

    @property
    def lines(self) -> tuple[Line, ...]:
        return self._lines

    def show(self, lines: Sequence[Line]) -> None:
        """Draws these lines; the same lines again cost nothing."""
        ready, before = told(self, lines), self._lines
        self._lines = ready
        refresh_rows(self, changed_rows(before, ready, range(self.size.height)), top=0)

    def render_line(self, y: int) -> Strip:
        line = self._lines[y] if y < len(self._lines) else BLANK
        return strip_of(line, self.size.width, palette(self), self.surface)

    def on_click(self, event: events.Click) -> None:
        if event.y < len(self._lines):
            span = span_at(self._lines[event.y], event.x)
            if span and span.command:
                event.stop()
                self.post_message(Pressed(span.command))

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self.refresh()


def changed_rows(before: Sequence[Line], now: Sequence[Line], seen: range) -> list[int]:
    """Which of the rows that are seen show something else: a minute that passes changes two of forty."""
    return [at for at in seen if before[at : at + 1] != now[at : at + 1]]


def refresh_rows(widget: Widget, rows: Iterable[int], *, top: int) -> None:
    """Paints rows of lines anew, those on the screen; `top` is the row that stands first."""
    size = widget.size
    regions = [Region(0, row - top, size.width, 1) for row in rows if 0 <= row - top < size.height]
    if regions:
        widget.refresh(*regions)


class LineList(ScrollView, can_focus=True):
    """Lines with a cursor on those that have a key. The cursor stays with its key when the lines change."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", "Up", id="list.up", show=False),
        Binding("down,j", "move(1)", "Down", id="list.down", show=False),
        Binding("pageup", "page(-1)", "Page up", id="list.page_up", show=False),
        Binding("pagedown", "page(1)", "Page down", id="list.page_down", show=False),
        Binding("home,g", "end(-1)", "First", id="list.first", show=False),
        Binding("end,G", "end(1)", "Last", id="list.last", show=False),
        Binding("enter", "choose", "Open", id="list.open", show=False),
    ]
    surface = "background"
    keeps_row = False
    """Whether the row stays marked while the cursor is elsewhere."""

    @dataclass
    class Moved(Message):
        """The cursor stands on another row."""

        list: LineList
        key: Hashable

        @property
        def control(self) -> LineList:
            return self.list

    @dataclass
    class Chosen(Message):
        """Enter, or a second click, on a row."""

        list: LineList
        key: Hashable
        clicked: bool = False

        @property
        def control(self) -> LineList:
            return self.list

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._lines: tuple[Line, ...] = ()
        self._cursor = -1
        self.moved = False
        """Whether the cursor went elsewhere since whoever follows it looked."""

    @property
    def lines(self) -> tuple[Line, ...]:
        return self._lines

    @property
    def key(self) -> Hashable:
        """What the cursor's row stands for; None where there is no row."""
        return self._lines[self._cursor].key if 0 <= self._cursor < len(self._lines) else None

    def show(self, lines: Sequence[Line], *, cursor: Hashable = None) -> None:
        """Draws these lines; the cursor goes to `cursor`, else stays with its key, else near its place."""
        fresh = told(self, lines)
        wanted = cursor if cursor is not None else self.key
        if fresh == self._lines and wanted == self.key:
            return
        before, was, top = self._lines, self._cursor, self.scroll_offset.y
        self._lines = fresh
        self._cursor = self._place(wanted)
        self._measure()
        self._into_view()
        if self.scroll_offset.y == top:  # else all of it is painted
            rows = changed_rows(before, fresh, range(top, top + self.size.height))
            refresh_rows(self, {*rows, was, self._cursor}, top=top)

    def move_to(self, key: Hashable) -> bool:
        """Puts the cursor on the row of that key; False where there is none."""
        for index, line in enumerate(self._lines):
            if line.key == key and key is not None:
                self._go(index)
                return True
        return False

    def render_line(self, y: int) -> Strip:
        at = y + self.scroll_offset.y
        width = self.size.width
        if at >= len(self._lines):
            return strip_of(BLANK, width, palette(self), self.surface)
        selected = ""
        if at == self._cursor and (self.has_focus or self.keeps_row):
            selected = "selected" if self.has_focus else "panel"
        return strip_of(self._lines[at], width, palette(self), self.surface, selected=selected)

    def action_move(self, by: int) -> None:
        index = self._cursor
        while True:
            index += by
            if not 0 <= index < len(self._lines):
                self.scroll_relative(y=by, animate=False)  # the heading above the first row comes into view
                return
            if self._lines[index].key is not None:
                self._go(index)
                return

    def action_page(self, way: int) -> None:
        rows = [i for i, line in enumerate(self._lines) if line.key is not None]
        if not rows:
            self.scroll_relative(y=way * self.size.height, animate=False)
            return
        target = self._cursor + way * max(1, self.size.height - 1)
        nearest = min(rows, key=lambda i: abs(i - target))
        self._go(nearest)

    def action_end(self, way: int) -> None:
        rows = [i for i, line in enumerate(self._lines) if line.key is not None]
        if rows:
            self._go(rows[0] if way < 0 else rows[-1])
        self.scroll_to(y=0 if way < 0 else len(self._lines), animate=False)

    def action_choose(self) -> None:
        if self.key is not None:
            self.post_message(self.Chosen(self, self.key))

    def on_click(self, event: events.Click) -> None:
        at = event.y + self.scroll_offset.y
        if at >= len(self._lines):
            return
        span = span_at(self._lines[at], event.x)
        if span and span.command:
            self.post_message(Pressed(span.command))
        elif self._lines[at].key is not None:
            self._go(at)
            if event.chain >= 2:
                self.post_message(self.Chosen(self, self.key, clicked=True))

    def on_focus(self) -> None:
        self._refresh_row(self._cursor)

    def on_blur(self) -> None:
        self._refresh_row(self._cursor)

    def on_resize(self) -> None:
        self._measure()
        self._into_view()

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self.refresh()

    def _go(self, index: int) -> None:
        if index == self._cursor:
            return
        before, self._cursor = self._cursor, index
        self.moved = True
        self._refresh_row(before)
        self._refresh_row(index)
        self._into_view()
        self.post_message(self.Moved(self, self.key))

    def _measure(self) -> None:
        """How far it scrolls. Textual lays the whole screen out anew for that; only a list as high as its lines needs it."""
        size = Size(self.size.width, len(self._lines))
        if self.styles.auto_dimensions:
            self.virtual_size = size
        else:
            self.set_reactive(ScrollView.virtual_size, size)
            self._refresh_scrollbars()

    def _place(self, wanted: Hashable) -> int:
        rows = [i for i, line in enumerate(self._lines) if line.key is not None]
        if not rows:
            return -1
        same = [i for i in rows if wanted is not None and self._lines[i].key == wanted]
        return same[0] if same else min(rows, key=lambda i: abs(i - self._cursor))

    def _into_view(self) -> None:
        """The cursor's row on the screen; the first row brings its heading with it."""
        if self._cursor < 0 or self.size.height <= 0:
            return
        first = next((i for i, line in enumerate(self._lines) if line.key is not None), 0)
        top, height = self.scroll_offset.y, self.size.height
        wanted = 0 if self._cursor == first and first < height else self._cursor
        if wanted < top:
            self.scroll_to(y=wanted, animate=False, immediate=True, force=True)
        elif self._cursor >= top + height:
            self.scroll_to(y=self._cursor - height + 1, animate=False, immediate=True, force=True)

    def _refresh_row(self, index: int) -> None:
        refresh_rows(self, (index,), top=self.scroll_offset.y)


class PanelList(LineList):
    """A list that is a panel of the day: right goes into the row, left goes back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,l", "choose", "Open", id="panel.open", show=False),
        Binding("left,h", "screen.do('back')", "Back", id="panel.back", show=False),
    ]
