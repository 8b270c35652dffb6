"""Long lines in a text field at the price of short ones: only what a key changed is wrapped, only what is seen is drawn.

The stock widget wraps a line from its beginning at each key, and takes the whole of it apart for each row it draws.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from rich.text import Text
from textual._wrap import compute_wrap_offsets  # the same that the stock widget breaks lines with
from textual.document._document import Location
from textual.document._document_navigator import DocumentNavigator
from textual.document._wrapped_document import WrappedDocument
from textual.strip import Strip
from textual.widgets import TextArea

LONG_LINE = 1_000
"""Characters from which a line is worth the trouble."""
_WINDOW = 2_000
"""Characters that are wrapped anew at first; four times as many where that did not meet the old breaks again."""


class LongWrap(WrappedDocument):
    """Breaks a long line anew only from the row before an edit to where the old breaks fit again."""

    @property
    def height(self) -> int:
        """Rows of the screen that the text takes; the stock widget counts them anew for every row that it draws."""
        return len(self._offset_to_line_info)

    def get_sections(self, line_index: int) -> list[str]:
        line, offsets = self.document[line_index], self._wrap_offsets[line_index]
        return [line[start:end] for start, end in zip((0, *offsets), (*offsets, len(line)), strict=True)]

    def wrap_range(self, start: Location, old_end: Location, new_end: Location) -> None:
        row = start[0]
        inside = row == old_end[0] == new_end[0] and row < len(self._wrap_offsets)
        line = self.document[row] if inside else ""
        if not inside or not self._width or len(line) < LONG_LINE or "\t" in line:
            super().wrap_range(start, old_end, new_end)
            return
        first, by = min(start[1], old_end[1], new_end[1]), new_end[1] - old_end[1]
        before = self._wrap_offsets[row]
        after = self._mended(line, before, first=first, behind=max(new_end[1], start[1]), by=by)
        self._wrap_offsets[row] = after
        self._tab_width_cache[row] = [0]
        if len(after) != len(before):
            self._count_rows()

    def _mended(self, line: str, before: list[int], *, first: int, behind: int, by: int) -> list[int]:
        """The breaks of a line in which something changed from `first` to `behind`, all behind it moved by `by`."""
        kept = before[: max(0, bisect_right(before, first) - 1)]
        begin, window = kept[-1] if kept else 0, _WINDOW + behind - first
        while True:
            piece = line[begin : begin + window]
            found = [begin + at for at in compute_wrap_offsets(piece, self._width, self._tab_width)]
            for number, at in enumerate(found):
                old = bisect_left(before, at - by)
                if at > behind and old < len(before) and before[old] == at - by:
                    return [*kept, *found[:number], *(place + by for place in before[old:])]
            if begin + window >= len(line):
                return [*kept, *found]
            window *= 4

    def _count_rows(self) -> None:
        """Which row of the screen shows which part of which line."""
        self._offset_to_line_info = [
            (number, part) for number, offsets in enumerate(self._wrap_offsets) for part in range(len(offsets) + 1)
        ]
        self._line_index_to_offsets = []
        at = 0
        for offsets in self._wrap_offsets:
            self._line_index_to_offsets.append(list(range(at, at + len(offsets) + 1)))
            at += len(offsets) + 1


class LongLineArea(TextArea):
    """A text field whose keys are as quick in a line of 5,000 words as in an empty one."""

    if TYPE_CHECKING:
        wrapped_document: WrappedDocument

    def _set_document(self, text: str, language: str | None) -> None:
        super()._set_document(text, language)
        self.wrapped_document = LongWrap(self.document, tab_width=self.indent_width)
        self.navigator = DocumentNavigator(self.wrapped_document)
        self._rewrap_and_refresh_virtual_size()

    def is_long(self, row: int) -> bool:
        """Whether this line is wrapped and drawn in parts; the marks in such a line are counted in characters."""
        line = self.document.get_line(row)
        return len(line) >= LONG_LINE and self.soft_wrap and not self.show_line_numbers and "\t" not in line

    def render_line(self, y: int) -> Strip:
        """One row; none where the field has no width, in which the stock widget can not wrap its placeholder."""
        return super().render_line(y) if self.content_size.width > 0 else Strip.blank(0)

    def _render_line(self, y: int) -> Strip:
        place = y + self.scroll_offset[1]
        rows = self.wrapped_document._offset_to_line_info
        if place >= len(rows) or not self.is_long(rows[place][0]):
            return super()._render_line(y)
        return self._part_of_a_long_line(*rows[place])

    def _part_of_a_long_line(self, row: int, part: int) -> Strip:
        """One row of the screen, drawn from its own words only: what is marked, the cursor, a field being completed."""
        line, offsets = self.document.get_line(row), self.wrapped_document.get_offsets(row)
        start = offsets[part - 1] if part else 0
        last = part == len(offsets)
        end = len(line) if last else offsets[part]
        shown = Text(line[start:end] + (" " if last else ""), end="", no_wrap=True)
        self._style(shown, row, start)
        theme = self._theme
        strip = Strip(shown.render(self.app.console), cell_length=shown.cell_len)
        width = self.scrollable_content_region.size.width
        base = theme.base_style if theme and theme.base_style is not None else self.rich_style
        strip = strip.extend_cell_length(width, theme.base_style if theme else None)
        return (strip.crop(0, width) if strip.cell_length > width else strip).apply_style(base)

    def _style(self, shown: Text, row: int, start: int) -> None:
        """Selection, marks, what would complete the field, and the cursor, as the stock widget puts them on."""
        theme, length = self._theme, len(shown)
        if theme is None:
            return
        top, bottom = sorted(self.selection)
        if top != bottom and top[0] <= row <= bottom[0] and theme.selection_style:
            begins = top[1] if row == top[0] else 0
            ends = bottom[1] if row == bottom[0] else start + length
            _lay_on(shown, theme.selection_style, begins - start, ends - start)
        for begins, until, name in self._highlights.get(row, ()):
            style = theme.syntax_styles.get(name)
            if style is not None:
                _lay_on(shown, style, begins - start, (until or start + length) - start)
        cursor_row, column = self.selection.end
        at = column - start
        if cursor_row != row or not 0 <= at < length:
            return
        if self.suggestion and (self.has_focus or not self.hide_suggestion_on_blur):
            whole = Text.assemble(
                shown[:at],
                (self.suggestion, self.get_component_rich_style("text-area--suggestion")),
                shown[at:],
                end="",
            )
            shown.plain, shown.spans = whole.plain, whole.spans
        if self._draw_cursor and theme.cursor_style:
            shown.stylize(theme.cursor_style, at, at + 1)


def _lay_on(shown: Text, style: object, start: int, end: int) -> None:
    """A style on what of the place lies in this row."""
    if start < len(shown) and end > 0 and start < end:
        shown.stylize(style, max(0, start), min(len(shown), end))  # type: ignore[arg-type]
