"""The first rows of the agenda read with nothing loaded but SQLite: for the picture that stands while the rest loads."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing

# Typing itself would take longer to load than this takes to read.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NamedTuple

    class GlanceRow(NamedTuple):
        """Whole days late (0: today), "HH:MM" on the rep's clock or "", name, account."""

        days_late: int
        time: str
        name: str
        account: str


APPLICATION_ID = 0x5A1E5DE5
_LOOK = "SELECT value FROM setting WHERE key = ?"
_AWAY = "SELECT 1 FROM away WHERE from_on <= :today AND ifnull(until_on, '9') >= :today"
_ROWS = """SELECT CAST(julianday(:today) - julianday(f.due_on) AS INTEGER),
        ifnull(strftime('%H:%M', f.due_at, 'localtime'), ''), c.name, ifnull(a.name, '')
    FROM follow_up f JOIN contact c ON c.id = f.contact_id LEFT JOIN account a ON a.id = c.account_id
    WHERE f.id IN (SELECT id FROM follow_up WHERE state = 'open' AND due_on <= :today
            ORDER BY due_on = :today, promise_id IS NULL, due_on LIMIT 3 * :limit)
        AND f.waits_for_open = 0 AND c.trashed_at IS NULL
        AND NOT EXISTS (SELECT 1 FROM stall s WHERE s.contact_id = c.id AND s.ended_on IS NULL)
    ORDER BY f.due_on = :today, f.promise_id IS NULL, f.due_on, f.due_at IS NULL, f.due_at, f.id
    LIMIT :limit"""


def glance(path: str, setting: str, *, today: str, limit: int) -> tuple[str, list[GlanceRow]] | None:
    """What `setting` says of how the desk looked last, and the first rows of `today` (ISO 8601); None where there is nothing sure to be shown.

    Reads only, waits for nobody, and takes no notice of anything that is wrong: opening itself will say it.
    """
    try:
        if not os.path.getsize(path):
            return None
        how = "mode=ro" if os.path.exists(f"{path}-wal") else "immutable=1"
        place = path.replace("%", "%25").replace("?", "%3f").replace("#", "%23")
        with closing(sqlite3.connect(f"file:{place}?{how}", uri=True, timeout=0)) as db:
            db.text_factory = _text
            ours = db.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID & 0x7FFFFFFF
            look = db.execute(_LOOK, (setting,)).fetchone() if ours else None
            if look is None or db.execute(_AWAY, {"today": today}).fetchone():
                return None
            return look[0], db.execute(_ROWS, {"today": today, "limit": limit}).fetchall()
    except (OSError, ValueError, sqlite3.Error):
        return None


def _text(raw: bytes) -> str:
    return raw.decode("utf-8", "replace")
