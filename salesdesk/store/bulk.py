"""Many new rows of one deed at once: what the triggers do for each row is done here for all of them.

Undo keeps a range of ids, not a hundred thousand steps; the index of words and the lanes are filled by one statement.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from salesdesk.store import lanes, schema
from salesdesk.store.database import Database


@contextmanager
def without_triggers(db: Database, tables: Iterable[str]) -> Iterator[None]:
    """Inside, a new row in these tables is logged and indexed by `count_in` only.

    Triggers go and come inside the transaction that is open: when that fails, they stand as they stood.
    """
    names = [f"{what}_{table}_insert" for table in tables for what in ("undo", "search")] + ["lane_contact_insert"]
    marks = ", ".join("?" * len(names))
    sql = f"SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name IN ({marks})"
    triggers = db.execute(sql, names).fetchall()
    for name, _ in triggers:
        db.execute(f"DROP TRIGGER [{name}]")
    yield
    for _, made_by in triggers:
        db.execute(made_by)


def count_in(db: Database, table: str, first: int, last: int) -> None:
    """The rows of a table from one id to another, all of them new: logged under the running deed, and to be found."""
    log = "INSERT INTO undo_step (deed_id, tbl, op, row_id, old) SELECT deed_id, ?, 'made_all', ?, ? FROM deed_now"
    db.execute(f"{log} WHERE deed_id IS NOT NULL", (table, first, str(last)))
    if table in schema.SEARCHED:
        db.execute(f"{schema.search_rows(table)} WHERE t.id BETWEEN ? AND ?", (first, last))
    if table == "contact":
        lanes.enter(db, first, last)
