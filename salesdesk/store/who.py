"""Contacts in the file as lines of a list: who meets a condition, and how many do. Their whole records are `people`'s."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from salesdesk.domain.who import ContactLine, DoNotContact, Kind, OutOfOffice
from salesdesk.store.database import Database
from salesdesk.store.rows import Noun

WISH = Noun(DoNotContact, "do_not_contact")
OUT_OF_OFFICE = Noun(OutOfOffice, "out_of_office")

LINE_COLUMNS = "c.id, c.name, c.kind, a.name, c.title"
KINDS = {kind.value: kind for kind in Kind}
"""Kinds by their stored words; a word of a newer version is no kind."""
FROM_CONTACT = "contact c LEFT JOIN account a ON a.id = c.account_id"
UNTAGGED = "c.kind IS NULL"
STALLED = "c.id IN (SELECT contact_id FROM stall WHERE ended_on IS NULL)"


def line(row: Sequence[Any]) -> ContactLine:
    """A list row from `LINE_COLUMNS`."""
    return ContactLine(row[0], row[1], KINDS.get(row[2] or ""), row[3], row[4])


def lines(db: Database, condition: str, values: Sequence[Any] = (), *, limit: int = 200) -> tuple[ContactLine, ...]:
    """Contacts as list rows; the condition may speak of c (contact) and a (account)."""
    sql = f"SELECT {LINE_COLUMNS} FROM {FROM_CONTACT} WHERE c.trashed_at IS NULL AND {condition} LIMIT ?"
    return tuple(line(row) for row in db.execute(sql, (*values, limit)).fetchall())


def count(db: Database, condition: str, values: Sequence[Any] = ()) -> int:
    sql = f"SELECT count(*) FROM {FROM_CONTACT} WHERE c.trashed_at IS NULL AND {condition}"
    return int(db.execute(sql, tuple(values)).fetchone()[0])


def untagged(db: Database, *, limit: int = 200) -> tuple[ContactLine, ...]:
    """Contacts of whom it is not known yet what they are to us, the newest first."""
    return lines(db, f"{UNTAGGED} ORDER BY c.created_at DESC, c.id DESC", limit=limit)


def count_untagged(db: Database) -> int:
    # Without the account, which the list has joined: the index alone answers.
    return int(db.execute(f"SELECT count(*) FROM contact c WHERE c.trashed_at IS NULL AND {UNTAGGED}").fetchone()[0])


def stalled(db: Database, *, limit: int = 200) -> tuple[ContactLine, ...]:
    """Contacts with whom things stand still, for a reason that is recorded."""
    return lines(db, f"{STALLED} ORDER BY c.name_key", limit=limit)


def count_stalled(db: Database) -> int:
    return count(db, STALLED)


def like(word: str) -> str:
    """A LIKE pattern for a text that holds the word; with ESCAPE '\\'."""
    escaped = word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"%{escaped}%"


def nobody(db: Database) -> bool:
    """Whether there is no contact but in the trash."""
    return db.execute("SELECT 1 FROM contact WHERE trashed_at IS NULL ORDER BY name_key LIMIT 1").fetchone() is None
