"""Full-text search over the whole file: people, notes, promises, facts, scripts, deals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlite_utils import Database

from salesdesk.domain.people import ContactLine
from salesdesk.store import people
from salesdesk.store.schema import SEARCH_STRIDE, SEARCHED

_TABLES = {number: table for table, (number, _, _, _) in SEARCHED.items()}
_DAYS = {
    "touch": "happened_on", "note": "noted_on", "promise": "due_on", "fact": "found_on", "draft": "saved_at",
    "deal": "close_on", "follow_up": "due_on", "milestone": "wanted_on", "question": "planned_on",
    "script": "created_at", "contact": "NULL", "account": "NULL",
}  # fmt: skip
_TRASHED = frozenset({"touch", "note", "fact", "script", "deal", "account", "contact", "milestone"})


@dataclass(frozen=True, slots=True)
class Found:
    kind: str
    row_id: int
    contact: ContactLine | None
    text: str
    on: str | None


def matching(db: Database, words: Sequence[str], *, limit: int) -> tuple[Found, ...]:
    """Rows that hold every word, the last as a beginning, best first; user text is quoted, never a query."""
    query = " ".join(f'"{word}"' for word in words[:-1]) + f' "{words[-1]}"*'
    rows = db.execute(
        "SELECT rowid, kind, contact_id, snippet(search, 0, char(2), char(3), '…', 14) FROM search "
        "WHERE search MATCH ? ORDER BY rank LIMIT ?",
        (query.strip(), limit),
    ).fetchall()
    found = (_found(db, *row) for row in rows)
    return tuple(hit for hit in found if hit is not None)


def _found(db: Database, rowid: int, kind: str, contact_id: int | None, text: str) -> Found | None:
    table, row_id = _TABLES[rowid % SEARCH_STRIDE], rowid // SEARCH_STRIDE
    gone = " AND trashed_at IS NULL" if table in _TRASHED else ""
    row = db.execute(f"SELECT {_DAYS[table]} FROM [{table}] WHERE id = ?{gone}", (row_id,)).fetchone()
    if row is None:
        return None
    lines = people.lines(db, "c.id = ?", (contact_id,), limit=1) if contact_id else ()
    if contact_id and not lines:
        return None
    if table == "draft":
        typed = db.execute("SELECT kind FROM draft WHERE id = ?", (row_id,)).fetchone()[0]
        kind = "script" if typed in ("voicemail", "email", "thinking_of_you") else "note"
    return Found(kind, row_id, lines[0] if lines else None, text, row[0][:10] if row[0] else None)
