"""Small files for tests, made from a header and rows."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from typing import Any

from salesdesk.exchange.drafts import Draft, Reading
from salesdesk.exchange.reader import read_file


def table(*rows: Sequence[str], delimiter: str = ",", line_end: str = "\r\n", quote_all: bool = False) -> str:
    """Rows (the first is the header) as CSV text."""
    out = io.StringIO()
    quoting = csv.QUOTE_ALL if quote_all else csv.QUOTE_MINIMAL
    csv.writer(out, delimiter=delimiter, lineterminator=line_end, quoting=quoting).writerows(rows)
    return out.getvalue()


def row_of(header: Sequence[str], cells: Mapping[str, str]) -> list[str]:
    """One row with only these cells filled."""
    assert set(cells) <= set(header), set(cells) - set(header)
    return [cells.get(h, "") for h in header]


def read_rows(header: Sequence[str], *cells: Mapping[str, str], **how: Any) -> tuple[Reading, list[Draft]]:
    """Read a file of this header and these rows; the fates of its rows add up."""
    return read(table(header, *(row_of(header, c) for c in cells)), **how)


def read(text: str | bytes, name: str = "list.csv", **how: Any) -> tuple[Reading, list[Draft]]:
    """Read a text; the fates of its rows add up."""
    content = text if isinstance(text, bytes) else text.encode()
    reading = read_file(name, content, **how)
    drafts = list(reading.drafts)
    assert len(drafts) == len(reading.drafts)
    assert len(drafts) + len(reading.problems) == reading.rows
    return reading, drafts
