"""Full-text search over the whole file: people, companies, notes, promises, facts, scripts, deals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from salesdesk.domain.excerpt import wanted_words
from salesdesk.domain.patterns import pattern
from salesdesk.domain.who import ContactLine
from salesdesk.store import who
from salesdesk.store.database import Database
from salesdesk.store.schema import SEARCH_STRIDE, SEARCHED

_TABLES = {number: table for table, (number, _, _, _) in SEARCHED.items()}
_DAYS = {
    "touch": "happened_on", "note": "noted_on", "promise": "due_on", "fact": "found_on", "draft": "saved_at",
    "deal": "close_on", "follow_up": "due_on", "milestone": "wanted_on", "question": "planned_on",
    "script": "created_at", "contact": "NULL", "account": "NULL",
}  # fmt: skip
_TRASHED = frozenset({"touch", "note", "fact", "script", "deal", "account", "contact", "milestone"})
_KINDS = {number: kind for number, kind, _, _ in SEARCHED.values()}
MANY = 5_000
"""Rows up to which the best are found by weighing each."""
_WRITTEN_WHOLE = pattern("[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]")
"""Scripts without blanks between words: the index holds whole runs, so a part of one is looked for letter by letter."""


@dataclass(frozen=True, slots=True)
class Found:
    """A row that holds the words."""

    kind: str
    row_id: int
    contact: ContactLine | None
    texts: tuple[str, ...]
    """What was searched of it, column by column; of a touch the second are their words."""
    on: str | None
    table: str = ""


def matching(db: Database, text: str, *, limit: int, kind: str = "") -> tuple[Found, ...]:
    """Rows that hold every word, the last as a beginning, the best of each kind first, at most `limit` of a kind; of one
    kind only, where it is named. User text is quoted, never a query."""
    query = query_of(text)
    if not query:
        return ()
    if _WRITTEN_WHOLE.search(text):
        rowids = _letter_by_letter(db, text)
    elif len(query) <= len('"a"*'):
        return ()  # one letter finds half the file: names are found by it, nothing else
    else:
        rowids = _best_first(db, query)
    found: dict[str, list[Found]] = {}
    for rowid in rowids:
        stored = _KINDS[rowid % SEARCH_STRIDE]
        if kind not in ("", stored) or len(found.get(stored, ())) >= limit:
            continue
        whose = db.execute("SELECT contact_id FROM search WHERE rowid = ?", (rowid,)).fetchone()[0]
        if (hit := _found(db, rowid, stored, whose)) is not None:
            found.setdefault(stored, []).append(hit)
    return tuple(hit for stored in sorted(found) for hit in found[stored])


def _best_first(db: Database, query: str) -> list[int]:
    """The rows that hold the words, best first; where very many do, the newest of the touches and of all the rest.

    To weigh a quarter of a million rows takes seconds, and among them a short one is no better than a new one.
    """
    among, touch = "FROM search WHERE search MATCH ?", SEARCHED["touch"][0]
    newest = _numbers(db, f"SELECT rowid {among} ORDER BY rowid DESC LIMIT ?", (query, MANY + 1))
    if len(newest) <= MANY:
        return _numbers(db, f"SELECT rowid {among} ORDER BY rank", (query,))
    # Touches are by far the most: all the rest stands below the highest number of any other table.
    last = max(db.execute(f"SELECT ifnull(max(id), 0) FROM [{t}]").fetchone()[0] for t in SEARCHED if t != "touch")
    rest = f"SELECT rowid {among} AND rowid < ? AND rowid % {SEARCH_STRIDE} <> {touch} ORDER BY rowid DESC LIMIT ?"
    return [
        *(rowid for rowid in newest[:MANY] if rowid % SEARCH_STRIDE == touch),
        *_numbers(db, rest, (query, (last + 1) * SEARCH_STRIDE, MANY)),
    ]


def _numbers(db: Database, statement: str, values: Sequence[object]) -> list[int]:
    return [row[0] for row in db.execute(statement, values).fetchall()]


def _letter_by_letter(db: Database, text: str) -> list[int]:
    parts = text.split()
    among = " AND ".join("text LIKE ? ESCAPE '\\'" for _ in parts)
    rows = db.execute(f"SELECT rowid FROM search WHERE {among} ORDER BY rowid DESC", [who.like(part) for part in parts])
    return [row[0] for row in rows.fetchall()]


def query_of(text: str) -> str:
    """The question for the index: every word, the last as a beginning; "" where there is no word in it."""
    words = wanted_words(text)
    return " ".join((*(f'"{word}"' for word in words[:-1]), f'"{words[-1]}"*')) if words else ""


def _found(db: Database, rowid: int, kind: str, contact_id: int | None) -> Found | None:
    table, row_id = _TABLES[rowid % SEARCH_STRIDE], rowid // SEARCH_STRIDE
    gone = " AND trashed_at IS NULL" if table in _TRASHED else " AND state = 'open'" if table == "follow_up" else ""
    columns = ", ".join(f"ifnull([{column}], '')" for column in SEARCHED[table][3])
    row = db.execute(f"SELECT {_DAYS[table]}, {columns} FROM [{table}] WHERE id = ?{gone}", (row_id,)).fetchone()
    if row is None:
        return None
    whose = contact_id or _of_deal(db, table, row_id)
    lines = who.lines(db, "c.id = ?", (whose,), limit=1) if whose else ()
    if contact_id and not lines:
        return None
    if table == "draft":
        typed = db.execute("SELECT kind FROM draft WHERE id = ?", (row_id,)).fetchone()[0]
        if typed.startswith("form:"):
            return None
        kind = "script" if typed in ("voicemail", "email", "thinking_of_you") else "note"
    day = row[0][:10] if row[0] else None
    return Found(kind, row_id, lines[0] if lines else None, tuple(row[1:]), day, table)


def _of_deal(db: Database, table: str, row_id: int) -> int | None:
    """The first of a deal's people."""
    if table != "deal":
        return None
    row = db.execute("SELECT contact_id FROM deal_contact WHERE deal_id = ? ORDER BY id LIMIT 1", (row_id,)).fetchone()
    return int(row[0]) if row else None
