"""What was worked out of where people are, under a mark that names nobody; kept for a month, outside undo."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from salesdesk.store.database import Database

KEPT_FOR = timedelta(days=30)
"""Then it is worked out anew: numbering plans and zones change."""


def kept(db: Database, marks: Sequence[str], *, today: date) -> dict[str, str]:
    """What is kept under these marks and not too old."""
    places = ", ".join("?" * len(marks))
    sql = f"SELECT mark, found FROM whereabouts WHERE mark IN ({places}) AND kept_on > ? AND kept_on <= ?"
    since = (today - KEPT_FOR).isoformat()
    return dict(db.execute(sql, (*marks, since, today.isoformat())).fetchall())


def keep(db: Database, found: Mapping[str, str], *, today: date) -> None:
    """Keeps what was found today, and lets go of what is too old."""
    db.execute("DELETE FROM whereabouts WHERE kept_on <= ?", ((today - KEPT_FOR).isoformat(),))
    for mark, words in found.items():
        db.execute(
            "INSERT OR REPLACE INTO whereabouts (mark, found, kept_on) VALUES (?, ?, ?)",
            (mark, words, today.isoformat()),
        )
