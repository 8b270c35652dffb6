"""What is printed: plain lines and tables by cell width, JSON, talk on stderr. Every text is cleaned on its way out."""

from __future__ import annotations

import json
import os
import re
import sys
import unicodedata
from collections.abc import Sequence
from typing import Any

from salesdesk.domain.text import clean_line

GAP = "  "
WIDEST_COLUMN = 44
"""A column is not padded beyond this; a longer text stands whole and moves only what follows it in its own row."""

_UNSEEN = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")


def put(line: str = "") -> None:
    """A line of data on stdout; blanks at its beginning stay."""
    inside = line.lstrip(" ")
    print(" " * (len(line) - len(inside)) + clean_line(inside))


def heading(text: str) -> None:
    """A line that opens a section, bold on a terminal."""
    print(bold(clean_line(text)))


def put_json(document: Any) -> None:
    """One JSON document on stdout, in its own letters; what a terminal might obey is escaped."""
    text = json.dumps(document, ensure_ascii=False, indent=2)
    print(_UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", text))


def say(sentence: str, hint: str = "") -> None:
    """Talk on stderr: a sentence and, under it, a hint."""
    for line in (sentence, hint):
        if line and sys.stderr is not None:
            print(clean_line(line), file=sys.stderr)


def put_rows(
    rows: Sequence[Sequence[str]], *, indent: int = 0, among: Sequence[Sequence[str]] | None = None
) -> None:  # fmt: skip
    """Rows as aligned columns; empty columns are left out. `among`: all the rows of a page that share the columns."""
    cleaned = [[clean_line(cell) for cell in row] for row in among or rows]
    columns = list(zip(*cleaned, strict=True))
    widths = [min(max(map(width, column)), WIDEST_COLUMN) for column in columns]
    for row in rows:
        cells = (clean_line(cell) for cell in row)
        fitted = (cell + " " * (wide - width(cell)) for cell, wide in zip(cells, widths, strict=True) if wide)
        print((" " * indent + GAP.join(fitted)).rstrip())


def width(text: str) -> int:
    """How many cells of a terminal the text takes."""
    if text.isascii():
        return len(text)
    return sum(_cells(character) for character in text)


def bold(text: str) -> str:
    """The text made to stand out where stdout is a terminal that may show it."""
    return f"\x1b[1m{text}\x1b[0m" if styled() else text


def styled() -> bool:
    """Whether codes for the terminal may be printed."""
    return bool(
        sys.stdout and sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    )


def _cells(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1
