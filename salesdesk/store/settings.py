"""Settings of the desk itself, kept in the file outside undo: the rep's name, the pace, the theme chosen."""

from __future__ import annotations

from salesdesk.store.database import Database
from salesdesk.store.rows import stored


def of(db: Database, key: str) -> str | None:
    row = db.execute("SELECT value FROM setting WHERE key = ?", (key,)).fetchone()
    return str(row[0]) if row else None


def every(db: Database) -> dict[str, str]:
    return dict(db.execute("SELECT key, value FROM setting").fetchall())


def keep(db: Database, key: str, value: str) -> None:
    kept = stored({"value": value})["value"]
    db.execute(
        "INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        (key, kept),
    )
