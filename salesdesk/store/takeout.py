"""Everything the file holds, read table by table for taking it away; nothing is left out here."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from salesdesk.errors import Unreadable
from salesdesk.store import schema
from salesdesk.store.database import Database
from salesdesk.store.rows import stored

Row = dict[str, Any]
BOOKKEEPING = ("intake", "intake_fate", "merge", "kept_apart")
"""Tables that tell how the record came to be."""
TYPED = ("draft", "draft_longer", "setting")
"""What is being typed, and how the desk is set."""
OF_THIS_MACHINE = frozenset({"calendar_file"})
"""Settings that name a place on one machine: an archive from elsewhere must not say where this one writes."""
ROWS_AT_ONCE = 500
_VERBS = {"setting": "INSERT OR REPLACE", **dict.fromkeys(("draft", "draft_longer"), "INSERT OR IGNORE")}
"""What was typed here meanwhile stays as it is."""
_CHANGED = "The archive was changed by hand: export it again. Nothing was written."


def rows(db: Database, table: str) -> Iterator[Row]:
    """Every row of a table in the order of its ids, columns by name; read as they are taken."""
    found = db.execute(f"SELECT * FROM [{table}] ORDER BY 1")
    names = [column[0] for column in found.description]
    while some := found.fetchmany(ROWS_AT_ONCE):
        yield from (dict(zip(names, row, strict=True)) for row in some)


NAMED_BY = "id, name, account_id, source, external_id, trashed_at"
"""What it takes to say whom a row is about."""


def people(db: Database) -> dict[int, Row]:
    """Everybody, by id, with as much as names them."""
    found = db.execute(f"SELECT {NAMED_BY} FROM contact ORDER BY id")
    names = NAMED_BY.split(", ")
    return {row[0]: dict(zip(names, row, strict=True)) for row in found.fetchall()}


def firsts(db: Database, table: str) -> dict[int, Row]:
    """By contact, the number or the address that stands first."""
    found = db.execute(f"SELECT * FROM [{table}] ORDER BY position DESC, id DESC")
    names = [column[0] for column in found.description]
    return {row[names.index("contact_id")]: dict(zip(names, row, strict=True)) for row in found}


def in_order(db: Database, table: str, order: str) -> Iterator[Row]:
    """Every row of a table in another order; only their ids stand in memory."""
    ids = [row[0] for row in db.execute(f"SELECT id FROM [{table}] ORDER BY {order}").fetchall()]
    for start in range(0, len(ids), ROWS_AT_ONCE):
        some = ids[start : start + ROWS_AT_ONCE]
        found = db.execute(f"SELECT * FROM [{table}] WHERE id IN ({', '.join('?' * len(some))})", some)
        names = [column[0] for column in found.description]
        by_id = {row[0]: dict(zip(names, row, strict=True)) for row in found.fetchall()}
        yield from (by_id[one] for one in some if one in by_id)


def most_beside_a_touch(db: Database, *, words: bool) -> int:
    """How many of these four a touch of somebody who is here says at most: that it came in, its result, its seconds and,
    where `words` are to count, theirs."""
    sql = (
        "SELECT max((t.direction = 'in') + (ifnull(t.result, '') <> '') + (ifnull(t.seconds, 0) <> 0) "
        "+ (? AND ifnull(t.their_words, '') <> '')) FROM touch t JOIN contact c ON c.id = t.contact_id "
        "WHERE t.trashed_at IS NULL AND c.trashed_at IS NULL"
    )
    return int(db.execute(sql, (words,)).fetchone()[0] or 0)


def archive(db: Database) -> Mapping[str, Iterator[Row]]:
    """Every table of the trade, whole: in the trash, struck and done ones too. A table is read when its rows are taken:
    a million touches never stand in memory at once."""
    whole = {table: rows(db, table) for table in (*schema.UNDOABLE, *TYPED)}
    whole["setting"] = (row for row in rows(db, "setting") if row["key"] not in OF_THIS_MACHINE)
    for table in ("draft", "draft_longer"):  # outside undo: typed for somebody whose adding was taken back
        whole[table] = _of_those_here(db, rows(db, table))
    return whole


def _of_those_here(db: Database, texts: Iterator[Row]) -> Iterator[Row]:
    for row in texts:
        whose = row["contact_id"]
        if whose is None or db.execute("SELECT 1 FROM contact WHERE id = ?", (whose,)).fetchone():
            yield row


def holds_anything(db: Database) -> bool:
    """Whether the desk has any row of the trade; what is being typed and how it is set do not count."""
    return any(db.execute(f"SELECT 1 FROM [{table}] LIMIT 1").fetchone() for table in schema.UNDOABLE)


def columns(db: Database) -> dict[str, frozenset[str]]:
    """Table → its columns, of every table that an archive holds."""
    return {
        table: frozenset(row[1] for row in db.execute(f"PRAGMA table_info([{table}])").fetchall())
        for table in (*schema.UNDOABLE, *TYPED)
    }


def put_back(db: Database, table: str, many: Sequence[Mapping[str, Any]]) -> None:
    """Rows as an archive holds them, inside the deed that is open; raises Unreadable where one does not fit."""
    verb = _VERBS.get(table, "INSERT")
    if table == "setting":
        many = [row for row in many if row.get("key") not in OF_THIS_MACHINE]
    for names, alike in groupby(many, key=tuple):
        marks = ", ".join("?" * len(names))
        sql = f"{verb} INTO [{table}] ({', '.join(f'[{name}]' for name in names)}) VALUES ({marks})"
        try:
            db.conn.executemany(sql, [tuple(stored(dict(row)).values()) for row in alike])
        except (sqlite3.IntegrityError, OverflowError) as error:
            raise Unreadable(f"A row of the table {table} does not fit: {error}.", _CHANGED) from error


def let_them_wait_for_each_other(db: Database) -> None:
    """Rows may name rows that come later: until the end of the transaction."""
    db.execute("PRAGMA defer_foreign_keys = ON")


def refuse_loose_ends(db: Database) -> None:
    """Raises Unreadable where a row names one that is not there."""
    loose = db.execute("PRAGMA foreign_key_check").fetchone()
    if loose is not None:
        raise Unreadable(f"A row of the table {loose[0]} names one of {loose[2]} that is not there.", _CHANGED)
