"""Scripts, their versions, practice and recovery lines in the file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from salesdesk.store.database import Database
from salesdesk.store.rows import Noun, insert, update


@dataclass(frozen=True, slots=True)
class Script:
    """A script of the rep's own, with merge fields."""

    id: int
    title: str
    body: str
    purpose: str = "voicemail"
    step: str | None = None
    industry: str | None = None
    mode: str | None = None


@dataclass(frozen=True, slots=True)
class Version:
    """A message as it was left for one contact."""

    id: int
    number: int
    text: str
    made_at: datetime
    answered: bool
    title: str = ""
    """The library script it grew from."""
    script_id: int | None = None


@dataclass(frozen=True, slots=True)
class Practice:
    """One reading aloud."""

    id: int
    at: datetime
    words: int
    seconds: float
    score: int | None = None
    note: str | None = None
    friend_says: str | None = None
    own_words: bool = False
    mean_it: bool = False

    @property
    def pace(self) -> int:
        """Words a minute of this reading."""
        return round(self.words * 60 / self.seconds) if self.seconds else 0


@dataclass(frozen=True, slots=True)
class RecoveryLine:
    """A line of the rep's own for a stumble."""

    id: int
    text: str


@dataclass(frozen=True, slots=True)
class Mail:
    """The last e-mail that we logged."""

    on: date
    subject: str
    """The first words of what was logged."""


SCRIPT = Noun(Script, "script")
PRACTICE = Noun(Practice, "practice")
RECOVERY_LINE = Noun(RecoveryLine, "recovery_line")
_ANSWERED = (
    "EXISTS (SELECT 1 FROM touch t WHERE t.contact_id = v.contact_id AND t.trashed_at IS NULL "
    "AND (t.direction = 'in' OR t.disposition = 'connected') AND t.at > v.made_at "
    "AND julianday(t.at) - julianday(v.made_at) <= 14)"
)
"""Whether they were heard from within two weeks after a version was left."""


def library(db: Database, purpose: str = "voicemail") -> tuple[Script, ...]:
    """The rep's own scripts for one purpose, by title."""
    return SCRIPT.where(db, "trashed_at IS NULL AND purpose = ? ORDER BY title", (purpose,))


def script(db: Database, script_id: int) -> Script | None:
    return SCRIPT.one(db, "id = ? AND trashed_at IS NULL", (script_id,))


def add(db: Database, *, at: str, **values: Any) -> int:
    return insert(db, "script", created_at=at, **values)


def change(db: Database, script_id: int, **changes: Any) -> None:
    update(db, "script", script_id, **changes)


def trash(db: Database, script_id: int, *, at: str) -> None:
    update(db, "script", script_id, trashed_at=at)


def uses(db: Database) -> dict[int, tuple[int, int]]:
    """(times used, times answered) of every script that was used."""
    rows = db.execute(
        f"SELECT v.script_id, count(*), sum({_ANSWERED}) FROM script_version v "
        "LEFT JOIN touch h ON h.script_version_id = v.id "
        "WHERE v.script_id IS NOT NULL AND h.trashed_at IS NULL GROUP BY v.script_id"
    ).fetchall()
    return {int(row[0]): (int(row[1]), int(row[2])) for row in rows}


def versions(db: Database, contact_id: int, purpose: str = "voicemail", *, limit: int = 5) -> tuple[Version, ...]:
    """What was left or sent, the last first; answered when they were heard from within two weeks after."""
    rows = db.execute(
        f"SELECT v.id, v.number, v.text, v.made_at, {_ANSWERED}, s.title, v.script_id FROM script_version v "
        "LEFT JOIN script s ON s.id = v.script_id LEFT JOIN touch h ON h.script_version_id = v.id "
        "WHERE v.contact_id = ? AND h.trashed_at IS NULL AND CASE WHEN ifnull(h.channel, 'call') IN ('email', 'thinking_of_you') "
        "THEN h.channel ELSE 'voicemail' END = ? ORDER BY v.number DESC LIMIT ?",
        (contact_id, purpose, limit),
    ).fetchall()
    return tuple(
        Version(id, number, text, datetime.fromisoformat(at), bool(met), title or "", script_id)
        for id, number, text, at, met, title, script_id in rows
    )


def add_version(
    db: Database, contact_id: int, text: str, *, at: str, seconds: int | None, script_id: int | None = None
) -> int:
    """The text as it was left, numbered per contact; `script_id` of the library script it grew from."""
    row = db.execute(
        "SELECT ifnull(max(number), 0) + 1 FROM script_version WHERE contact_id = ?", (contact_id,)
    ).fetchone()
    return insert(
        db, "script_version", contact_id=contact_id, number=row[0], text=text, made_at=at, seconds=seconds,
        script_id=script_id,
    )  # fmt: skip


def voicemails_left(db: Database, contact_id: int) -> int:
    """How many messages stand on their timeline."""
    sql = (
        "SELECT count(*) FROM touch WHERE contact_id = ? AND direction = 'out' AND trashed_at IS NULL "
        "AND (disposition = 'left_voicemail' OR channel = 'voicemail')"
    )
    return int(db.execute(sql, (contact_id,)).fetchone()[0])


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


def practices(db: Database, *, limit: int = 200) -> tuple[Practice, ...]:
    """The readings aloud, the last first."""
    return PRACTICE.where(db, "1 ORDER BY id DESC LIMIT ?", (limit,))


def practice_count(db: Database) -> int:
    return int(db.execute("SELECT count(*) FROM practice").fetchone()[0])


def recovery_lines(db: Database) -> tuple[RecoveryLine, ...]:
    return RECOVERY_LINE.where(db, "1 ORDER BY position, id")


def add_recovery_line(db: Database, text: str) -> int:
    return insert(db, "recovery_line", text=text)


def drop_recovery_line(db: Database, line_id: int) -> None:
    db.execute("DELETE FROM recovery_line WHERE id = ?", (line_id,))
