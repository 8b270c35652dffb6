"""Everything the file holds, read table by table for taking it away; nothing is left out here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlite_utils import Database

from salesdesk.store import schema

Row = dict[str, Any]
BOOKKEEPING = ("intake", "intake_fate", "merge", "kept_apart")
"""Tables that tell how the record came to be."""
TYPED = ("draft", "draft_longer", "setting")
"""What is being typed, and how the desk is set."""


def rows(db: Database, table: str) -> tuple[Row, ...]:
    """Every row of a table in the order of its ids, columns by name."""
    found = db.execute(f"SELECT * FROM [{table}] ORDER BY 1")
    names = [column[0] for column in found.description]
    return tuple(dict(zip(names, row, strict=True)) for row in found.fetchall())


def archive(db: Database) -> Mapping[str, tuple[Row, ...]]:
    """Every table of the trade, whole: in the trash, struck and done ones too."""
    return {table: rows(db, table) for table in (*schema.UNDOABLE, *TYPED)}
