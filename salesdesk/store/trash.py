"""What was thrown away: everything with a day on which it went, brought back one by one, emptied all at once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from salesdesk.store import people
from salesdesk.store.database import Database
from salesdesk.store.rows import update

_WORDS = {
    "contact": ("name", "id", "contact"), "account": ("name", "NULL", "company"), "deal": ("title", "NULL", "deal"),
    "script": ("title", "NULL", "script"), "value_item": ("title", "NULL", "worth giving"),
    "note": ("text", "contact_id", "note"), "touch": ("ifnull(nullif(text, ''), channel)", "contact_id", "touch"),
    "fact": ("text", "contact_id", "fact"), "milestone": ("what", "contact_id", "date of theirs"),
}  # fmt: skip
"""table → (its words, whose it is, what it is called)."""
_MERGED = frozenset({"contact", "account"})
"""Rows that became part of another are in no trash: taking apart brings them back."""


@dataclass(frozen=True, slots=True)
class Thrown:
    """One thing in the trash."""

    table: str
    id: int
    kind: str
    words: str
    whose: str | None
    at: str
    """UTC, ISO 8601."""


def thrown(db: Database, *, limit: int) -> tuple[Thrown, ...]:
    """What is in the trash, the last first."""
    parts = [
        f"SELECT '{table}', t.id, '{kind}', {words}, "
        f"{'NULL' if owner in ('NULL', 'id') else f'(SELECT name FROM contact WHERE id = t.{owner})'}, t.trashed_at "
        f"FROM [{table}] t WHERE {_gone(table)}"
        for table, (words, owner, kind) in _WORDS.items()
    ]
    sql = f"{' UNION ALL '.join(parts)} ORDER BY 6 DESC LIMIT ?"
    return tuple(Thrown(*row) for row in db.execute(sql, (limit,)).fetchall())


def count(db: Database) -> int:
    parts = " + ".join(f"(SELECT count(*) FROM [{table}] t WHERE {_gone(table)})" for table in _WORDS)
    return int(db.execute(f"SELECT {parts}").fetchone()[0])


def name_of(db: Database, table: str, row_id: int) -> str | None:
    """Its words, where it is in the trash."""
    words = _WORDS[table][0]
    row = db.execute(f"SELECT {words} FROM [{table}] t WHERE t.id = ? AND {_gone(table)}", (row_id,)).fetchone()
    return str(row[0]) if row else None


def bring_back(db: Database, table: str, row_id: int) -> None:
    update(db, table, row_id, trashed_at=None)


def empty(db: Database) -> int:
    """Deletes for good what is in the trash, inside the deed that is open. What they asked outlives them: a wish not to
    be contacted stays with their numbers and addresses. Returns how many things went."""
    gone = count(db)
    _keep_wishes(db)
    for table in ("contact", "account"):
        _let_go(db, table)
    for table in _WORDS:
        db.execute(f"DELETE FROM [{table}] AS t WHERE {_gone(table)}")
    return gone


def _gone(table: str) -> str:
    return "t.trashed_at IS NOT NULL" + (" AND t.merged_into IS NULL" if table in _MERGED else "")


def _let_go(db: Database, table: str) -> None:
    """Those who had become part of somebody in the trash go with them."""
    whole = f"SELECT id FROM [{table}] t WHERE {_gone(table)}"
    db.execute(f"DELETE FROM [{table}] WHERE merged_into IN ({whole})")


def _keep_wishes(db: Database) -> None:
    sql = (
        "SELECT d.contact_id, d.channel, d.since_on, d.words, d.asked_by FROM do_not_contact d "
        "JOIN contact c ON c.id = d.contact_id WHERE c.trashed_at IS NOT NULL AND d.lifted_on IS NULL"
    )
    for contact_id, channel, since_on, words, asked_by in db.execute(sql).fetchall():
        for identity in _identities(db, contact_id):
            known = {wish.channel for wish in people.wishes_on(db, [identity])}
            if not known & {"all", channel}:
                people.add_wish(
                    db,
                    None,
                    channel=channel,
                    since_on=date.fromisoformat(since_on),
                    identity=identity,
                    words=words,
                    asked_by=asked_by,
                )


def _identities(db: Database, contact_id: int) -> list[str]:
    """Their numbers and addresses, as wishes hang on them."""
    numbers = "SELECT e164 FROM phone WHERE contact_id = ? AND e164 IS NOT NULL"
    addresses = "SELECT match_key FROM email WHERE contact_id = ? AND match_key <> ''"
    return [row[0] for sql in (numbers, addresses) for row in db.execute(sql, (contact_id,)).fetchall()]
