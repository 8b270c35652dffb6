"""Imports as they were carried out: their counts, the fates of their lines, the questions still open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from salesdesk.store.database import Database
from salesdesk.store.rows import update


@dataclass(frozen=True, slots=True)
class KeptIntake:
    """An import in the file."""

    id: int
    at: str
    file: str
    format: str
    rows: int
    new: int
    updated: int
    duplicate: int
    question: int
    rejected: int


@dataclass(frozen=True, slots=True)
class KeptFate:
    """The fate of a line in the file."""

    id: int
    line: int
    fate: str
    contact_id: int | None
    contact: str | None
    other_id: int | None
    reason: str
    text: str | None
    answered_on: str | None
    """Local date, ISO 8601."""
    format: str


_INTAKE = "SELECT id, at, file, format, rows, new, updated, duplicate, question, rejected FROM intake"
_FATE = """SELECT f.id, f.line, f.fate, f.contact_id, ifnull(c.name, CASE WHEN f.contact_id IS NULL THEN o.name END),
        f.other_id, f.reason, f.text, f.answered_on, i.format
    FROM intake_fate f JOIN intake i ON i.id = f.intake_id
    LEFT JOIN contact c ON c.id = f.contact_id LEFT JOIN contact o ON o.id = f.other_id"""

_STILL = (
    "f.fate = 'question' AND f.answered_on IS NULL AND (f.contact_id IS NULL OR c.trashed_at IS NULL) "
    "AND (f.other_id IS NULL OR o.trashed_at IS NULL OR f.contact_id IS NULL) AND o.merged_into IS NULL"
)


def intakes(db: Database, *, limit: int) -> tuple[KeptIntake, ...]:
    """The last imports, newest first."""
    return tuple(KeptIntake(*row) for row in db.execute(f"{_INTAKE} ORDER BY id DESC LIMIT ?", (limit,)).fetchall())


def fates(db: Database, intake_id: int) -> tuple[KeptFate, ...]:
    """Every fate of an import, in the order of the lines."""
    return _fates(db, f"{_FATE} WHERE f.intake_id = ? ORDER BY f.line, f.id", (intake_id,))


def fate(db: Database, fate_id: int) -> KeptFate | None:
    return next(iter(_fates(db, f"{_FATE} WHERE f.id = ?", (fate_id,))), None)


def open_questions(db: Database, *, limit: int) -> tuple[KeptFate, ...]:
    """Questions that still have a point: nobody answered, and neither of the two has gone since."""
    return _fates(db, f"{_FATE} WHERE {_STILL} ORDER BY f.intake_id DESC, f.line LIMIT ?", (limit,))


def count_open(db: Database) -> int:
    sql = (
        "SELECT count(*) FROM intake_fate f LEFT JOIN contact c ON c.id = f.contact_id "
        f"LEFT JOIN contact o ON o.id = f.other_id WHERE {_STILL}"
    )
    return int(db.execute(sql).fetchone()[0])


def settle(db: Database, fate_id: int, *, on: date, contact_id: int | None = None) -> None:
    """A question that is answered; inside the deed that is open."""
    changes: dict[str, Any] = {"answered_on": on} | ({"contact_id": contact_id} if contact_id else {})
    update(db, "intake_fate", fate_id, **changes)


def _fates(db: Database, sql: str, values: Sequence[Any]) -> tuple[KeptFate, ...]:
    return tuple(KeptFate(*row) for row in db.execute(sql, tuple(values)).fetchall())
