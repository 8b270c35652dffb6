"""Every deed can be taken back: triggers log each row's inverse, this replays it (sqlite.org/undoredo.html).

One mechanism for all deeds, an import too; it stands in the file, so it survives a restart.
"""

from __future__ import annotations

import json
from typing import Any, NamedTuple

from salesdesk.domain.text import clean_line
from salesdesk.store.database import Database

KEPT_DEEDS = 400
"""How many deeds back the log reaches; older ones can no longer be undone."""


class Deed(NamedTuple):
    """One thing the rep did, under the name it is undone by."""

    id: int
    label: str
    at: str
    """UTC, ISO 8601."""
    undone: bool


def open_deed(db: Database, label: str, at: str) -> int:
    """Starts logging under a label, inside the transaction that is open."""
    if last_undone(db) is not None:
        _forget_typed_for_nobody(db)
    deed = int(db.execute("INSERT INTO deed (label, at) VALUES (?, ?)", (clean_line(label), at)).lastrowid or 0)
    if deed % 50 == 0:
        db.execute("DELETE FROM deed WHERE id <= ?", (deed - KEPT_DEEDS,))
    db.execute("UPDATE deed_now SET deed_id = ?", (deed,))
    return deed


def log_nothing(db: Database) -> None:
    """What else is written in the running deed is no deed of the rep's: nothing of it is to be taken back."""
    db.execute("UPDATE deed_now SET deed_id = NULL")


def close_deed(db: Database, deed: int) -> None:
    """Ends the logging. What had been undone can't be done again now; a deed that changed nothing leaves no trace."""
    db.execute("UPDATE deed_now SET deed_id = NULL")
    if db.execute("SELECT 1 FROM undo_step WHERE deed_id = ? LIMIT 1", (deed,)).fetchone():
        db.execute("DELETE FROM deed WHERE state = 'undone'")
    else:
        db.execute("DELETE FROM deed WHERE id = ?", (deed,))


def _forget_typed_for_nobody(db: Database) -> None:
    """Drafts stand outside undo, and the id of a contact whose adding was undone is given out again: what was typed
    for the one must not show up at the next."""
    for table in ("draft", "draft_longer", "live_call"):
        db.execute(f"DELETE FROM [{table}] WHERE contact_id IS NOT NULL AND contact_id NOT IN (SELECT id FROM contact)")


def last_done(db: Database) -> Deed | None:
    """The deed that `u` would take back."""
    return _one(db, "SELECT id, label, at, state FROM deed WHERE state = 'done' ORDER BY id DESC LIMIT 1")


def last_undone(db: Database) -> Deed | None:
    """The deed that `U` would do again: of the undone ones the oldest."""
    return _one(db, "SELECT id, label, at, state FROM deed WHERE state = 'undone' ORDER BY id LIMIT 1")


def deeds_mark(db: Database) -> tuple[int, int]:
    """(last deed, how many are undone): changes with every deed, undo and redo."""
    row = db.execute(
        "SELECT (SELECT ifnull(max(id), 0) FROM deed), (SELECT count(*) FROM deed WHERE state = 'undone')"
    ).fetchone()
    return int(row[0]), int(row[1])


def history(db: Database, limit: int) -> tuple[Deed, ...]:
    """The last deeds, newest first."""
    rows = db.execute("SELECT id, label, at, state FROM deed ORDER BY id DESC LIMIT ?", (limit,)).fetchall()
    return tuple(Deed(id, label, at, state == "undone") for id, label, at, state in rows)


def turn(db: Database, deed: Deed) -> int:
    """Takes a done deed back, or does an undone one again: the log of the one is the program of the other.

    Runs inside an open transaction with foreign keys off: the log holds every row that a cascade touched.
    Returns the number of rows changed.
    """
    steps = db.execute(
        "SELECT id, tbl, op, row_id, old FROM undo_step WHERE deed_id = ? ORDER BY id DESC", (deed.id,)
    ).fetchall()
    db.execute("DELETE FROM undo_step WHERE deed_id = ?", (deed.id,))
    db.execute("UPDATE deed_now SET deed_id = ?", (deed.id,))
    changed = len(steps)
    for _, table, op, row_id, old in steps:
        if op == "made_all":
            changed += int(old) - row_id
            db.execute(f"DELETE FROM [{table}] WHERE id BETWEEN ? AND ?", (row_id, int(old)))
        elif table == "draft":
            _turn_draft(db, deed, op, row_id, json.loads(old) if old else {})
        elif table == "live_call":
            _turn_call(db, deed, op, json.loads(old) if old else {})
        else:
            _replay(db, table, op, row_id, json.loads(old) if old else {})
    db.execute("UPDATE deed_now SET deed_id = NULL")
    db.execute("UPDATE deed SET state = ? WHERE id = ?", ("done" if deed.undone else "undone", deed.id))
    return changed


def _replay(db: Database, table: str, op: str, row_id: int, old: dict[str, Any]) -> None:
    if op == "made":
        db.execute(f"DELETE FROM [{table}] WHERE id = ?", (row_id,))
        return
    columns = list(old)
    if op == "gone":
        marks = ", ".join("?" * len(columns))
        names = ", ".join(f"[{c}]" for c in columns)
        db.execute(f"INSERT INTO [{table}] ({names}) VALUES ({marks})", tuple(old.values()))
        return
    assignments = ", ".join(f"[{c}] = ?" for c in columns)
    db.execute(f"UPDATE [{table}] SET {assignments} WHERE id = ?", (*old.values(), row_id))


def _turn_draft(db: Database, deed: Deed, op: str, row_id: int, old: dict[str, Any]) -> None:
    """A draft that a deed used up. No trigger logs drafts, so the inverse is written here; what has been typed since
    is never overwritten: the older text is then kept beside it."""
    log = "INSERT INTO undo_step (deed_id, tbl, op, row_id, old) VALUES (?, 'draft', ?, ?, ?)"
    if op == "made":
        names = ("contact_id", "kind", "text", "caret", "version", "saved_at")
        row = db.execute(f"SELECT {', '.join(names)} FROM draft WHERE id = ?", (row_id,)).fetchone()
        if row:
            if row[names.index("version")] > 1:  # typed on since
                db.execute(
                    "INSERT INTO draft_longer (contact_id, kind, text, kept_at) "
                    "SELECT contact_id, kind, text, saved_at FROM draft WHERE id = ?",
                    (row_id,),
                )
            db.execute(log, (deed.id, "gone", row_id, json.dumps(dict(zip(names, row, strict=True)))))
            db.execute("DELETE FROM draft WHERE id = ?", (row_id,))
        return
    whose = (old["contact_id"] or 0, old["kind"])
    since = db.execute("SELECT text FROM draft WHERE ifnull(contact_id, 0) = ? AND kind = ?", whose).fetchone()
    if since and since[0].strip():
        db.execute(
            "INSERT INTO draft_longer (contact_id, kind, text, kept_at) VALUES (?, ?, ?, ?)",
            (old["contact_id"], old["kind"], old["text"], old["saved_at"]),
        )
        return
    db.execute("DELETE FROM draft WHERE ifnull(contact_id, 0) = ? AND kind = ?", whose)
    taken = db.execute("SELECT 1 FROM draft WHERE id = ?", (row_id,)).fetchone()
    columns, marks = ", ".join(old), ", ".join("?" * len(old))
    made = db.execute(
        f"INSERT INTO draft (id, {columns}) VALUES (?, {marks})", (None if taken else row_id, *old.values())
    ).lastrowid
    db.execute(log, (deed.id, "made", made, None))


def _turn_call(db: Database, deed: Deed, op: str, old: dict[str, Any]) -> None:
    """A call that a save used up is there again to be wrapped up; one that runs meanwhile is left alone."""
    log = "INSERT INTO undo_step (deed_id, tbl, op, row_id, old) VALUES (?, 'live_call', ?, 1, ?)"
    runs = db.execute("SELECT * FROM live_call").fetchone()
    if op == "gone" and runs is None:
        names, marks = ", ".join(f"[{column}]" for column in old), ", ".join("?" * len(old))
        db.execute(f"INSERT INTO live_call ({names}) VALUES ({marks})", tuple(old.values()))
        db.execute(log, (deed.id, "made", json.dumps({"started_at": old["started_at"]})))
    elif op == "made" and runs is not None:
        columns = [row[1] for row in db.execute("PRAGMA table_info(live_call)").fetchall()]
        now = dict(zip(columns, runs, strict=True))
        if now["started_at"] == old["started_at"]:
            db.execute(log, (deed.id, "gone", json.dumps(now)))
            db.execute("DELETE FROM live_call")


def _one(db: Database, sql: str) -> Deed | None:
    row = db.execute(sql).fetchone()
    return Deed(row[0], row[1], row[2], row[3] == "undone") if row else None
