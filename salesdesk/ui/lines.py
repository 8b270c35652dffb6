"""Lines of text by role: what the panels' pure functions give, and how a line becomes cells on the screen.

A line's text has passed `ui.text` already. Nothing here knows what a follow-up is.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field, replace

from rich.segment import Segment
from textual.strip import Strip

from salesdesk.ui.text import cell, shown, whole_words, width_of
from salesdesk.ui.themes import Palette


@dataclass(frozen=True, slots=True)
class Span:
    """Some words of one role."""

    text: str
    role: str = "foreground"
    bold: bool = False
    underline: bool = False
    command: str = ""
    """What a click on it runs: a command's id, with an argument after a colon."""
    on: str = ""
    """The surface under these words alone, where it is not the row's."""


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a panel."""

    spans: tuple[Span, ...] = ()
    key: Hashable = None
    """What the row stands for; a row without one is passed over by the cursor."""
    on: str = ""
    """The surface under it, where it is not the panel's own."""


BLANK = Line()


@dataclass(slots=True)
class Row:
    """A line while it is put together, column by column."""

    key: Hashable = None
    on: str = ""
    spans: list[Span] = field(default_factory=list)
    width: int = 0

    def add(
        self, text: str, role: str = "foreground", *, bold: bool = False, command: str = "", underline: bool = False
    ) -> Row:
        """Words as long as they are."""
        ready = shown(text)
        self.spans.append(Span(ready, role, bold, underline, command))
        self.width += width_of(ready)
        return self

    def column(
        self,
        text: str,
        width: int,
        role: str = "foreground",
        *,
        bold: bool = False,
        right: bool = False,
        command: str = "",
    ) -> Row:
        """Words in exactly so many cells, cut with … or filled."""
        if width > 0:
            self.spans.append(Span(cell(text, width, "right" if right else "left"), role, bold, False, command))
            self.width += width
        return self

    def to(self, column: int) -> Row:
        """Blanks up to a column; one blank where it is passed already."""
        gap = max(1, column - self.width) if self.width else column
        self.spans.append(Span(" " * gap))
        self.width += gap
        return self

    def up_to(self, text: str, width: int, role: str = "foreground", *, bold: bool = False) -> Row:
        """Words in the room that is left up to a column, ending after a whole one; not filled."""
        room = width - self.width
        return self.add(whole_words(text, room), role, bold=bold) if room > 0 else self

    def line(self) -> Line:
        return Line(tuple(self.spans), self.key, self.on)


def text_line(text: str, role: str = "foreground", *, bold: bool = False, key: Hashable = None) -> Line:
    """A line of one role."""
    return Line((Span(shown(text), role, bold),), key)


def strip_of(line: Line, width: int, palette: Palette, surface: str, *, selected: str = "") -> Strip:
    """The line in exactly `width` cells on its surface; `selected` is the surface of the cursor's row."""
    on = selected or line.on or surface
    segments = []
    used = 0
    for span in line.spans:
        text = span.text
        size = width_of(text)
        if used + size > width:
            text = whole_words(text, width - used)
            size = width_of(text)
        if text:
            bold = span.bold or (bool(selected) and on == "selected" and span.role == "foreground")
            style = palette.style(span.role, span.on or on, bold=bold, underline=span.underline)
            segments.append(Segment(text, style))
        used += size
        if used >= width:
            break
    if used < width:
        segments.append(Segment(" " * (width - used), palette.style("foreground", on)))
    return Strip(segments, width)


def span_at(line: Line, x: int) -> Span | None:
    """The span under a column, for clicks."""
    used = 0
    for span in line.spans:
        used += width_of(span.text)
        if x < used:
            return span
    return None


def plain(lines: Iterable[Line]) -> str:
    """The text of the lines, for copying, printing and tests."""
    return "\n".join("".join(span.text for span in line.spans).rstrip() for line in lines)


def keyed(line: Line, key: Hashable) -> Line:
    return replace(line, key=key)
