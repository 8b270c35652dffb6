"""A sheet as CSV: everything quoted, formulas defused; our own reader takes the defusing off again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
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
        # A cell that begins with a letter or a figure is no formula: nearly all of them do, or are blank.
        yield _line([c if not c or c[0].isalnum() else defused(c, plain=plain) for c in row], line_end)


def defused(cell: str, *, plain: bool = False) -> str:
    """A cell that no spreadsheet runs: `'` before = + - @ and the like, also behind blanks and in full-width forms.

    A text that already begins with `'` and such a sign gets one more even when plain, so that reading it
    back takes off ours and not theirs.
    """
    marks = _APOSTROPHES.match(cell)
    if not DANGER.match(cell, marks.end() if marks else 0):
        return cell
    return cell if plain and not marks else f"'{cell}"


def _line(cells: Sequence[str], line_end: str) -> str:
    if '"' in "".join(cells):
        cells = [cell.replace('"', '""') for cell in cells]
    return '"' + '","'.join(cells) + '"' + line_end
