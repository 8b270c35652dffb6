"""Small files for the import tests, and the world as an import left it."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from typing import Any

from salesdesk.desk import Desk
from salesdesk.desk.intake import Intake, Preview


def sheet(*rows: Mapping[str, str]) -> bytes:
    """A CSV file with a column for every key of the rows."""
    headers = list(dict.fromkeys(header for row in rows for header in row))
    out = io.StringIO()
    writer = csv.DictWriter(out, headers, restval="")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def bring(desk: Desk, *rows: Mapping[str, str], file: str = "list.csv", **how: Any) -> Intake:
    """Imports rows as one file; every row has one fate."""
    return run(desk, sheet(*rows), file=file, **how)


def run(desk: Desk, content: bytes, *, file: str = "list.csv", **how: Any) -> Intake:
    """Imports a file; every row has one fate, and the five add up."""
    taken = desk.intake.run(desk.intake.read(file, content), file=file, **how)
    adds_up(taken)
    return taken


def look(desk: Desk, *rows: Mapping[str, str], **how: Any) -> Preview:
    """A preview of rows."""
    seen = desk.intake.preview(desk.intake.read("list.csv", sheet(*rows)), file="list.csv", **how)
    adds_up(seen)
    return seen


def adds_up(taken: Intake) -> None:
    assert taken.rows == len(taken.fates)
    assert taken.rows == taken.new + taken.updated + taken.duplicate + taken.question + taken.rejected
    assert all(fate.reason for fate in taken.fates)
    assert [f.line for f in taken.fates] == sorted(f.line for f in taken.fates)


def fates(taken: Intake) -> list[str]:
    """The fates, line by line."""
    return [fate.fate for fate in taken.fates]


def said(taken: Intake, place: int = -1) -> str:
    return taken.fates[place].reason


def names(desk: Desk) -> list[str]:
    """Everybody who is not in the trash, in the order they came."""
    return column(desk, "SELECT name FROM contact WHERE trashed_at IS NULL ORDER BY id")


def column(desk: Desk, sql: str, *values: object) -> list[Any]:
    """The first column of a question to the file."""
    return [row[0] for row in rows_of(desk, sql, *values)]


def rows_of(desk: Desk, sql: str, *values: object) -> Sequence[tuple[Any, ...]]:
    found: Sequence[tuple[Any, ...]] = desk.core.db.execute(sql, values).fetchall()
    return found
