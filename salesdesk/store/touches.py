"""Touches, notes and the timeline in the file: what was done, newest first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from salesdesk.domain.touch import Touch
from salesdesk.store.database import Database
from salesdesk.store.rows import Noun, insert, update
from salesdesk.store.tables import ANSWERED, ASKED

TOUCH = Noun(Touch, "touch")


@dataclass(frozen=True, slots=True)
class Note:
    """A note that belongs to no touch."""

    id: int
    noted_on: date
    at: str
    bucket: str
    text: str


@dataclass(frozen=True, slots=True)
class FieldChange:
    """What a field of the record said before."""

    id: int
    at: str
    field: str
    old: str | None
    new: str | None
    source: str | None


class Outcome(NamedTuple):
    """One thing that was kept of a touch: "promise", "date", "fact" or "question", and its words."""

    kind: str
    text: str


NOTE = Noun(Note, "note")
FIELD_CHANGE = Noun(FieldChange, "field_change")


def add_touch(db: Database, **values: Any) -> int:
    return insert(db, "touch", **values)


def change_touch(db: Database, touch_id: int, **changes: Any) -> None:
    update(db, "touch", touch_id, **changes)


def touch(db: Database, touch_id: int) -> Touch | None:
    return TOUCH.one(db, "id = ? AND trashed_at IS NULL", (touch_id,))


def of_contact(db: Database, contact_id: int, *, limit: int = 60) -> tuple[Touch, ...]:
    """A contact's touches, newest first."""
    return TOUCH.where(
        db, "contact_id = ? AND trashed_at IS NULL ORDER BY at DESC, id DESC LIMIT ?", (contact_id, limit)
    )


def count_of_contact(db: Database, contact_id: int) -> int:
    sql = "SELECT count(*) FROM touch WHERE contact_id = ? AND trashed_at IS NULL"
    return int(db.execute(sql, (contact_id,)).fetchone()[0])


def count_asks(db: Database, contact_id: int) -> int:
    """Touches of ours that asked something of them: those that gave, and quiet ones, are left out."""
    sql = f"SELECT count(*) FROM touch WHERE contact_id = ? AND trashed_at IS NULL AND {ASKED}"
    return int(db.execute(sql, (contact_id,)).fetchone()[0])


def last_talk(db: Database, contact_id: int) -> Touch | None:
    """The last touch in which they spoke or wrote: a connected call, a meeting, or anything inward."""
    return TOUCH.one(
        db, f"contact_id = ? AND trashed_at IS NULL AND {ANSWERED} ORDER BY at DESC, id DESC", (contact_id,)
    )


def last_on(db: Database, contact_id: int, channel: str) -> Touch | None:
    """The last outgoing touch on a channel."""
    return TOUCH.one(
        db,
        "contact_id = ? AND channel = ? AND direction = 'out' AND trashed_at IS NULL ORDER BY at DESC, id DESC",
        (contact_id, channel),
    )


def between(db: Database, first: date, last: date) -> tuple[Touch, ...]:
    """Every touch of the span, oldest first."""
    return TOUCH.where(
        db, "happened_on BETWEEN ? AND ? AND trashed_at IS NULL ORDER BY at, id", (first.isoformat(), last.isoformat())
    )


def add_note(db: Database, **values: Any) -> int:
    return insert(db, "note", **values)


def notes_of(db: Database, contact_id: int, *, limit: int = 60) -> tuple[Note, ...]:
    return NOTE.where(
        db, "contact_id = ? AND trashed_at IS NULL ORDER BY at DESC, id DESC LIMIT ?", (contact_id, limit)
    )


def changes_of(db: Database, contact_id: int, *, limit: int = 30) -> tuple[FieldChange, ...]:
    """What fields said before, the newest first; a field that was filled for the first time said nothing."""
    return FIELD_CHANGE.where(db, "contact_id = ? AND old <> '' ORDER BY at DESC, id DESC LIMIT ?", (contact_id, limit))


def changes_to(db: Database, contact_id: int, field: str, *, limit: int = 60) -> tuple[FieldChange, ...]:
    """What one field said before, the newest first."""
    return FIELD_CHANGE.where(
        db, "contact_id = ? AND field = ? ORDER BY at DESC, id DESC LIMIT ?", (contact_id, field, limit)
    )


def note(db: Database, note_id: int) -> Note | None:
    return NOTE.one(db, "id = ? AND trashed_at IS NULL", (note_id,))


def change(db: Database, change_id: int) -> FieldChange | None:
    return FIELD_CHANGE.one(db, "id = ?", (change_id,))


def outcomes_of(db: Database, touch_id: int) -> tuple[Outcome, ...]:
    """What was kept of a touch."""
    rows = db.execute(
        "SELECT 'promise', what FROM promise WHERE touch_id = :id "
        "UNION ALL SELECT 'date', what FROM milestone WHERE touch_id = :id AND trashed_at IS NULL "
        "UNION ALL SELECT 'fact', text FROM fact WHERE touch_id = :id AND trashed_at IS NULL "
        "UNION ALL SELECT 'question', text FROM question WHERE touch_id = :id",
        {"id": touch_id},
    ).fetchall()
    return tuple(Outcome(*row) for row in rows)
