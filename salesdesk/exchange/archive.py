"""A whole desk as one JSON archive, read again: rows by table, nothing decided and nothing looked up."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator, Mapping
from itertools import count
from typing import Any

from salesdesk.errors import Unreadable
from salesdesk.exchange.decode import MAX_BYTES
from salesdesk.exchange.drafts import Problem, Reading, RecordDraft

ID = "salesdesk-desk"
NAME = "a whole desk of salesdesk"
LARGEST_WHOLE = 2**63
_HEAD = re.compile(rb'\s*\{\s*"salesdesk"\s*:')
_ROW = re.compile(rb"^   \{\r?$", re.MULTILINE)
"""How the export begins a row: on a line of its own, which no text inside a row can look like."""
_ONE_NOUN = "Only the archive of everything comes back from JSON: export all, or contacts, deals and touches as CSV."


def is_archive(content: bytes) -> bool:
    """Whether a file says of itself that a desk wrote it as JSON."""
    return _HEAD.match(content[:200].removeprefix(codecs.BOM_UTF8)) is not None


def read_archive(name: str, content: bytes) -> Reading:
    """Every row of every table as one draft. Raises Unreadable for what is cut, changed by hand or no archive."""
    if len(content) > MAX_BYTES:
        raise Unreadable(f"{name} is larger than 200 MB.", "salesdesk restore puts a backup back, of any size.")
    tables = _tables(name, content)
    wanted = sum(len(rows) for rows in tables.values())
    lines = _lines_of(content, wanted)
    drafts: list[RecordDraft] = []
    problems: list[Problem] = []
    for table, rows in tables.items():
        for row in rows:
            line = next(lines)
            if isinstance(row, dict) and row and all(map(_is_plain, row.values())):
                drafts.append(RecordDraft(line, table, row))
            else:
                problems.append(Problem(line, f"This is no row of the table {table}.", json.dumps(row)[:120]))
    return Reading(
        format=ID, format_name=NAME, encoding="utf-8", delimiter=None, header_line=1, columns=(), drafts=tuple(drafts),
        problems=tuple(problems), rows=wanted, date_order=None,
    )  # fmt: skip


def _tables(name: str, content: bytes) -> Mapping[str, list[Any]]:
    try:
        whole = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise Unreadable(
            f"{name} is a desk's archive that was cut or changed: it cannot be read.", "Export it again."
        ) from None
    tables = whole.get("tables")
    if tables is None:
        raise Unreadable(f"{name} is one list of a desk, not the whole desk.", _ONE_NOUN)
    if not isinstance(tables, dict) or not all(isinstance(rows, list) for rows in tables.values()):
        raise Unreadable(f"{name} holds no tables of a desk.", "Export it again: salesdesk export all")
    return tables


def _is_plain(value: object) -> bool:
    """What a column can hold."""
    if isinstance(value, int):
        return -LARGEST_WHOLE <= value < LARGEST_WHOLE
    return value is None or isinstance(value, str | float)


def _lines_of(content: bytes, rows: int) -> Iterator[int]:
    """The line of each row as an editor counts; where the file was laid out anew, the row's place."""
    starts = [found.start() for found in _ROW.finditer(content)]
    if len(starts) != rows:
        return count(1)
    return _counted(content, starts)


def _counted(content: bytes, starts: list[int]) -> Iterator[int]:
    line, before = 1, 0
    for start in starts:
        line += content.count(b"\n", before, start)
        before = start
        yield line
