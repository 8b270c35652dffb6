"""The tables of migration m007: companies that became one, and what the calendar file last said.

Frozen once released, as `tables`.
"""

from __future__ import annotations

UNDOABLE = (
    """CREATE TABLE account_merge (
        id INTEGER PRIMARY KEY, kept_id INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE,
        gone_id INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE, at TEXT NOT NULL,
        moved TEXT NOT NULL) STRICT""",
    """CREATE TABLE account_apart (
        id INTEGER PRIMARY KEY, one_id INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE,
        other_id INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE, at TEXT NOT NULL) STRICT""",
)
BESIDE_UNDO = (
    """CREATE TABLE calendar_event (
        uid TEXT PRIMARY KEY, content TEXT NOT NULL, sequence INTEGER NOT NULL, changed_at TEXT NOT NULL) STRICT""",
)
CHANGES = (
    "ALTER TABLE account ADD COLUMN merged_into INTEGER REFERENCES account(id)",
    "CREATE INDEX contact_merged ON contact(merged_into) WHERE merged_into IS NOT NULL",
    "CREATE INDEX account_merged ON account(merged_into) WHERE merged_into IS NOT NULL",
    "CREATE INDEX merge_kept ON merge(kept_id)",
    "CREATE INDEX merge_gone ON merge(gone_id)",
    "CREATE INDEX apart_one ON kept_apart(one_id)",
)
