"""Scripts, their versions, practice and recovery lines in the file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlite_utils import Database

from salesdesk.store.rows import Noun, insert, update


@dataclass(frozen=True, slots=True)
class Script:
    """A script of the rep's own, with merge fields."""

    id: int
    title: str
    body: str
    step: str | None = None
    industry: str | None = None
    mode: str | None = None


@dataclass(frozen=True, slots=True)
class Version:
    """A message as it was left for one contact."""

    id: int
    number: int
    text: str
    made_on: date
    answered: bool


@dataclass(frozen=True, slots=True)
class Mail:
    """The last e-mail that we logged."""

    on: date
    subject: str
    """The first words of what was logged."""


SCRIPT = Noun(Script, "script")


def library(db: Database) -> tuple[Script, ...]:
    return SCRIPT.where(db, "trashed_at IS NULL ORDER BY title")


def add(db: Database, *, title: str, body: str, at: str) -> int:
    return insert(db, "script", title=title, body=body, created_at=at)


def trash(db: Database, script_id: int, *, at: str) -> None:
    update(db, "script", script_id, trashed_at=at)


def uses(db: Database, script_id: int) -> tuple[int, int]:
    """(times left, times answered) of a script."""
    row = db.execute(
        "SELECT count(*), count(answered_on) FROM script_version WHERE script_id = ?", (script_id,)
    ).fetchone()
    return int(row[0]), int(row[1])


def versions(db: Database, contact_id: int, *, limit: int = 5) -> tuple[Version, ...]:
    """What was left for a contact, the last first; answered when they were heard from within two weeks after."""
    rows = db.execute(
        "SELECT v.id, v.number, v.text, date(v.made_at), EXISTS (SELECT 1 FROM touch t WHERE t.contact_id = v.contact_id "
        "AND t.trashed_at IS NULL AND (t.direction = 'in' OR t.disposition = 'connected') "
        "AND t.at > v.made_at AND julianday(t.at) - julianday(v.made_at) <= 14) "
        "FROM script_version v WHERE v.contact_id = ? ORDER BY v.number DESC LIMIT ?",
        (contact_id, limit),
    ).fetchall()
    return tuple(Version(id, number, text, date.fromisoformat(on), bool(met)) for id, number, text, on, met in rows)


def add_version(db: Database, contact_id: int, text: str, *, at: str, seconds: int | None) -> int:
    """The text as it was left, numbered per contact."""
    row = db.execute(
        "SELECT ifnull(max(number), 0) + 1 FROM script_version WHERE contact_id = ?", (contact_id,)
    ).fetchone()
    return insert(db, "script_version", contact_id=contact_id, number=row[0], text=text, made_at=at, seconds=seconds)


def last_mail(db: Database, contact_id: int) -> Mail | None:
    """The last e-mail we sent them."""
    row = db.execute(
        "SELECT happened_on, text FROM touch WHERE contact_id = ? AND channel = 'email' AND direction = 'out' "
        "AND trashed_at IS NULL ORDER BY at DESC, id DESC LIMIT 1",
        (contact_id,),
    ).fetchone()
    if row is None:
        return None
    first = next((line.strip() for line in row[1].splitlines() if line.strip()), "")
    return Mail(date.fromisoformat(row[0]), first[:80])


def proof_line(db: Database, industry: str) -> str:
    """The rep's proof for an industry, else their general one, else nothing."""
    row = db.execute(
        "SELECT text FROM story WHERE kind = 'proof' AND (industry = ? OR industry IS NULL) "
        "ORDER BY industry IS NULL, position, id LIMIT 1",
        (industry,),
    ).fetchone()
    return str(row[0]) if row else ""


def add_practice(db: Database, **values: Any) -> int:
    return insert(db, "practice", **values)


def paces(db: Database) -> tuple[tuple[int, float], ...]:
    """(words, seconds) of the last readings aloud, oldest first."""
    rows = db.execute("SELECT words, seconds FROM practice ORDER BY id DESC LIMIT 30").fetchall()
    return tuple((int(words), float(seconds)) for words, seconds in reversed(rows))


def recovery_lines(db: Database) -> tuple[str, ...]:
    return tuple(row[0] for row in db.execute("SELECT text FROM recovery_line ORDER BY position, id").fetchall())


def add_recovery_line(db: Database, text: str) -> int:
    return insert(db, "recovery_line", text=text)
