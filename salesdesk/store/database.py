"""The open file as the nouns ask it: SQL in, a cursor out. sqlite-utils changes its shape (`migrations.py`), and loads
only then: it would take half of the time in which a command answers."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from typing import Any


class Database:
    """A connection in autocommit, what is not inside a BEGIN of ours counting at once; REPLACE fires delete triggers."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.conn = connection
        connection.execute("PRAGMA recursive_triggers = ON")

    def execute(self, sql: str, values: Sequence[Any] | Mapping[str, Any] = ()) -> sqlite3.Cursor:
        return self.conn.execute(sql, values)

    def rollback(self) -> None:
        """Takes back what is not committed; nothing outside a transaction."""
        if self.conn.in_transaction:
            self.conn.execute("ROLLBACK")

    def close(self) -> None:
        self.conn.close()
