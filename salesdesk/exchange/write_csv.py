"""A sheet as CSV: everything quoted, formulas defused; our own reader takes the defusing off again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from salesdesk.exchange.cells import DANGER
from salesdesk.exchange.outgoing import Sheet

LineEnd = Literal["\n", "\r\n"]
_APOSTROPHES = re.compile(r"'+")


def csv_text(sheet: Sheet, *, plain: bool = False, line_end: LineEnd = "\r\n") -> Iterator[str]:
    """The lines of a CSV file, header first, without a byte-order mark.

    `plain` leaves out the `'` before cells that a spreadsheet could take for a formula.
    """
    yield _line(sheet.header, line_end)
    for row in sheet.rows():
        yield _line(row if plain and not _has_apostrophe(row) else [defused(c, plain=plain) for c in row], line_end)


def defused(cell: str, *, plain: bool = False) -> str:
    """A cell that no spreadsheet runs: `'` before = + - @ and the like, also behind blanks and in full-width forms.

    A text that already begins with `'` and such a sign gets one more even when plain, so that reading it
    back takes off ours and not theirs.
    """
    marks = _APOSTROPHES.match(cell)
    if not DANGER.match(cell, marks.end() if marks else 0):
        return cell
    return cell if plain and not marks else f"'{cell}"


def _has_apostrophe(row: tuple[str, ...]) -> bool:
    return any(cell.startswith("'") for cell in row)


def _line(cells: list[str] | tuple[str, ...], line_end: str) -> str:
    return ",".join('"' + cell.replace('"', '""') + '"' for cell in cells) + line_end
