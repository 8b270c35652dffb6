"""Commands side by side in columns, with a cursor that goes up and down in one and left and right between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product, zip_longest

from salesdesk.ui.lines import Line, Span
from salesdesk.ui.sheets.base import SheetList
from salesdesk.ui.text import cell

KEYS_WIDTH = 11
GAP = 2


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a column: a heading, a command to run, or a key that is only shown."""

    keys: str
    words: str
    command: str = ""
    """The command that Enter and a click run; empty: only shown."""
    heading: bool = False


BLANK_ENTRY = Entry("", "")


def in_columns(blocks: Sequence[Sequence[Entry]], columns: int) -> tuple[tuple[Entry, ...], ...]:
    """The blocks dealt out to columns, each whole and in their order, so that the longest column is short."""
    if not blocks:
        return ()
    choices = [places for places in product(range(columns), repeat=len(blocks)) if places[0] == 0]
    best = min(choices, key=lambda places: (max(_lengths(blocks, places, columns)), places))
    made: list[list[Entry]] = [[] for _ in range(columns)]
    for block, place in zip(blocks, best, strict=True):
        made[place] += [*([BLANK_ENTRY] if made[place] else []), *block]
    return tuple(tuple(column) for column in made if column)


def _lengths(blocks: Sequence[Sequence[Entry]], places: Sequence[int], columns: int) -> list[int]:
    lengths = [-1] * columns
    for block, place in zip(blocks, places, strict=True):
        lengths[place] += len(block) + 1
    return lengths


class KeyColumns(SheetList):
    """The list of a sheet, with several commands in a row."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.columns: tuple[tuple[Entry, ...], ...] = ()
        self.column = 0
        self.cell_width = 0

    @property
    def in_columns(self) -> bool:
        return bool(self.columns)

    def lay(self, columns: Sequence[Sequence[Entry]], cell_width: int) -> int:
        """Lays the columns out; the cursor stays where it is if a command stands there. The number of rows."""
        self.columns = tuple(tuple(column) for column in columns)
        self.cell_width = cell_width
        self.column = min(self.column, max(0, len(self.columns) - 1))
        if self.columns and not self._runs(self._row()):
            rows = [at for at, entry in enumerate(self.columns[self.column]) if entry.command]
            self.show_row(min(rows, key=lambda at: abs(at - self._row()), default=0))
        else:
            self.show_row(self._row())
        return max((len(column) for column in self.columns), default=0)

    @property
    def chosen(self) -> str:
        """The command under the cursor."""
        entry = self._entry(self._row())
        return entry.command if entry is not None else ""

    def show_row(self, row: int) -> None:
        """Draws the columns with the cursor in this row."""
        self.show([self._line(at, entries, row) for at, entries in enumerate(zip_longest(*self.columns))], cursor=row)

    def action_move(self, by: int) -> None:
        if not self.in_columns:
            super().action_move(by)
            return
        rows = [at for at, entry in enumerate(self.columns[self.column]) if entry.command]
        further = [at for at in rows if (at - self._row()) * by > 0]
        if further:
            self.show_row(min(further, key=lambda at: abs(at - self._row())))
        else:
            self.scroll_relative(y=by, animate=False)

    def action_aside(self, by: int) -> None:
        """Into the column beside, to the row that is nearest."""
        column = self.column + by
        if 0 <= column < len(self.columns):
            rows = [at for at, entry in enumerate(self.columns[column]) if entry.command]
            if rows:
                row = min(rows, key=lambda at: abs(at - self._row()))
                self.column = column
                self.show_row(row)

    def action_page(self, way: int) -> None:
        if not self.in_columns:
            super().action_page(way)
            return
        self.scroll_relative(y=way * max(1, self.size.height - 1), animate=False)
        rows = [at for at, entry in enumerate(self.columns[self.column]) if entry.command]
        target = self._row() + way * max(1, self.size.height - 1)
        if rows:
            self.show_row(min(rows, key=lambda at: abs(at - target)))

    def _row(self) -> int:
        return self.key if isinstance(self.key, int) else 0

    def _entry(self, row: int) -> Entry | None:
        column = self.columns[self.column] if self.columns else ()
        return column[row] if row < len(column) else None

    def _runs(self, row: int) -> bool:
        entry = self._entry(row)
        return entry is not None and bool(entry.command)

    def _line(self, at: int, entries: Sequence[Entry | None], row: int) -> Line:
        spans: list[Span] = []
        for number, entry in enumerate(entries):
            here = number == self.column and at == row
            spans += self._spans(entry or BLANK_ENTRY, "selected" if here else "")
            spans.append(Span(" " * GAP))
        return Line(tuple(spans), at)

    def _spans(self, entry: Entry, on: str) -> list[Span]:
        if entry.heading:
            return [Span(cell(f" {entry.words}", self.cell_width), "muted", True)]
        words = cell(entry.words, self.cell_width - KEYS_WIDTH - 1)
        return [
            Span(cell(f" {entry.keys}", KEYS_WIDTH), "accent", True, False, entry.command, on),
            Span(f" {words}", "foreground", bool(on), False, entry.command, on),
        ]

    def row_surface(self, line: Line, at: int) -> str:
        """The cell under the cursor is marked, not the row."""
        return "" if self.in_columns else super().row_surface(line, at)
