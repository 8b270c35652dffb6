"""Two contacts that turned out to be one: rows move to the one that is kept, and the list of them is kept too.

With that list a merge can be taken apart again; undo takes it back like any deed.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from sqlite_utils import Database

from salesdesk.store import people
from salesdesk.store.rows import insert, update

_POINTS_AT = ("contact_id", "from_id", "to_id")
"""Columns that name a contact, in tables whose rows move with them."""
_STAYS = frozenset({"intake_fate", "intake", "merge", "kept_apart"})
_ONE_OF_A_KIND: dict[str, tuple[str, ...]] = {
    "phone": ("match_key",), "email": ("match_key",), "link": ("url",), "tag": ("name",), "field_kept": ("name", "value"),
    "analysis": ("field",), "deal_contact": ("deal_id",), "fit_answer": ("qualifier_id",),
}  # fmt: skip
"""Tables in which a contact has each of these once: what the kept one has already stays where it is."""
_OWN = frozenset(
    ["id", "name", "name_key", "source", "external_id", "created_at", "trashed_at", "merged_into", "ask_call_again"]
)


@dataclass(frozen=True, slots=True)
class Merged:
    """What a merge moved and filled."""

    rows: tuple[tuple[str, str, int], ...]
    """(table, column, row) of every row that moved."""
    filled: tuple[str, ...]
    """Columns of the kept contact that were blank."""


def merge(db: Database, kept_id: int, gone_id: int, *, at: str) -> Merged:
    """Makes one contact of two, inside the deed that is open: blanks are filled, what differs is told on the timeline,
    rows move, the second goes to the trash."""
    filled = _fill(db, kept_id, gone_id, at)
    moved = tuple(_move(db, kept_id, gone_id))
    update(db, "contact", gone_id, trashed_at=at, merged_into=kept_id)
    db.execute("UPDATE contact SET merged_into = ? WHERE merged_into = ?", (kept_id, gone_id))
    insert(db, "merge", kept_id=kept_id, gone_id=gone_id, at=at, moved=json.dumps({"rows": moved, "filled": filled}))
    return Merged(moved, tuple(filled))


def _fill(db: Database, kept_id: int, gone_id: int, at: str) -> list[str]:
    columns = [row[1] for row in db.execute("PRAGMA table_info(contact)").fetchall() if row[1] not in _OWN]
    named = ", ".join(f"[{column}]" for column in columns)
    ours, theirs = (
        dict(zip(columns, db.execute(f"SELECT {named} FROM contact WHERE id = ?", (i,)).fetchone(), strict=True))
        for i in (kept_id, gone_id)
    )
    blank = {column: value for column, value in theirs.items() if value is not None and ours[column] is None}
    people.change_contact(db, kept_id, **blank)
    for column, value in theirs.items():
        if value is not None and column not in blank and value != ours[column] and column != "account_id":
            people.keep_change(db, kept_id, column, ours[column], value, at=at, source="merge")
    if theirs["account_id"] not in (None, kept_account := ours["account_id"]) and kept_account is not None:
        names = [
            account.name if (account := people.account(db, i)) else None for i in (kept_account, theirs["account_id"])
        ]
        people.keep_change(db, kept_id, "account", *names, at=at, source="merge")
    return list(blank)


def _move(db: Database, kept_id: int, gone_id: int) -> Iterator[tuple[str, str, int]]:
    for table, column in _pointing(db):
        once = _ONE_OF_A_KIND.get(table)
        condition = f"[{column}] = ?"
        values: tuple[int, ...] = (gone_id,)
        if once:
            same = " AND ".join(f"k.[{c}] = [{table}].[{c}]" for c in once)
            condition += f" AND NOT EXISTS (SELECT 1 FROM [{table}] k WHERE k.[{column}] = ? AND {same})"
            values = (gone_id, kept_id)
        for (row_id,) in db.execute(f"SELECT id FROM [{table}] WHERE {condition}", values).fetchall():
            db.execute(f"UPDATE [{table}] SET [{column}] = ? WHERE id = ?", (kept_id, row_id))
            yield table, column, row_id


def _pointing(db: Database) -> Iterator[tuple[str, str]]:
    """(table, column) of everything that belongs to a contact."""
    from salesdesk.store.schema import UNDOABLE

    for table in UNDOABLE:
        if table in _STAYS:
            continue
        for row in db.execute(f"PRAGMA table_info([{table}])").fetchall():
            if row[1] in _POINTS_AT:
                yield table, row[1]
