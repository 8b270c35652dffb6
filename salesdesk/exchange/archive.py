"""A whole desk, or one of its lists, as JSON, read again: nothing decided and nothing looked up."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator, Mapping
from datetime import date, time
from itertools import count
from typing import Any

from salesdesk.errors import Unreadable
from salesdesk.exchange.decode import MAX_BYTES
from salesdesk.exchange.drafts import (
    AccountDraft,
    ActivityDraft,
    ContactDraft,
    DealDraft,
    Draft,
    EmailDraft,
    LinkDraft,
    PhoneDraft,
    Problem,
    Reading,
    RecordDraft,
)

ID = "salesdesk-desk"
NAME = "a whole desk of salesdesk"
LARGEST_WHOLE = 2**63
_HEAD = re.compile(rb'\s*\{\s*"salesdesk"\s*:')
_ROW = re.compile(rb"^   \{\r?$", re.MULTILINE)
"""How the export begins a row: on a line of its own, which no text inside a row can look like."""
_ENTRY = re.compile(rb"^  \{\r?$", re.MULTILINE)
NOUNS: dict[str, type[Any]] = {
    "contacts": ContactDraft, "accounts": AccountDraft, "deals": DealDraft, "follow_ups": ActivityDraft,
    "touches": ActivityDraft,
}  # fmt: skip
"""Lists that are exported by themselves, by their key in the file."""
_FLAGS = frozenset({"is_company", "done"})
_NESTED: dict[str, type[Any]] = {"phones": PhoneDraft, "emails": EmailDraft, "links": LinkDraft}


def is_archive(content: bytes) -> bool:
    """Whether a file says of itself that a desk wrote it as JSON."""
    return _HEAD.match(content[:200].removeprefix(codecs.BOM_UTF8)) is not None


def read_archive(name: str, content: bytes) -> Reading:
    """Every row of every table as one draft. Raises Unreadable for what is cut, changed by hand or no archive."""
    if len(content) > MAX_BYTES:
        raise Unreadable(f"{name} is larger than 200 MB.", "salesdesk restore puts a backup back, of any size.")
    whole = _whole(name, content)
    if "tables" not in whole and (noun := next((n for n in NOUNS if isinstance(whole.get(n), list)), None)):
        return _read_noun(noun, whole[noun], content)
    tables = _tables(name, whole)
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


def _whole(name: str, content: bytes) -> dict[str, Any]:
    try:
        whole = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        whole = None
    if not isinstance(whole, dict):
        raise Unreadable(f"{name} is a desk's archive that was cut or changed: it cannot be read.", "Export it again.")
    return whole


def _read_noun(noun: str, rows: list[Any], content: bytes) -> Reading:
    """One list of a desk, each entry as the draft it was; what is none is a problem with its line."""
    sort = NOUNS[noun]
    starts = [found.start() for found in _ENTRY.finditer(content)]
    lines = _counted(content, starts) if len(starts) == len(rows) else count(1)
    drafts: list[Draft] = []
    problems: list[Problem] = []
    for line, row in zip(lines, rows, strict=False):
        try:
            drafts.append(_draft(sort, row, line))
        except (TypeError, ValueError, AttributeError):
            problems.append(
                Problem(line, f"This is no entry of a list of {noun.replace('_', ' ')}.", json.dumps(row)[:120])
            )
    return Reading(
        format=f"salesdesk_{noun}", format_name=f"salesdesk {noun.replace('_', '-')}", encoding="utf-8", delimiter=None,
        header_line=1, columns=(), drafts=tuple(drafts), problems=tuple(problems), rows=len(rows), date_order=None,
    )  # fmt: skip


def _draft(sort: type[Any], row: dict[str, Any], line: int) -> Any:
    """An entry as its draft. Raises TypeError, ValueError or AttributeError for what is none."""
    values = {name: value for name, value in row.items() if value is not None}
    for name, value in values.items():
        if name in _NESTED:
            values[name] = tuple(
                _NESTED[name](**{key: _text(said or "") for key, said in one.items()}) for one in value
            )
        elif name == "extra":
            values[name] = tuple((_text(header), _text(said)) for header, said in value)
        elif isinstance(value, list):
            values[name] = tuple(map(_text, value))
        elif name.endswith("_on"):
            values[name] = date.fromisoformat(value)
        elif name.endswith("_at"):
            values[name] = time.fromisoformat(value)
        elif name not in _FLAGS or not isinstance(value, bool):
            values[name] = _text(value)
    return sort(line=line, **values)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("a text")
    return value


def _tables(name: str, whole: Mapping[str, Any]) -> Mapping[str, list[Any]]:
    tables = whole.get("tables")
    if tables is None:
        raise Unreadable(f"{name} is one list of a desk that is not known here.", "Export it again: salesdesk export")
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
