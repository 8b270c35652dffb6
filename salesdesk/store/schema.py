"""The file's shape: which migrations it has had, and the triggers that carry undo and search."""

from __future__ import annotations

from salesdesk.store import lanes, tables, tables_merging
from salesdesk.store.database import Database

APPLICATION_ID = 0x5A1E5DE5 & 0x7FFFFFFF
"""Stands in the file's header, so that another program's SQLite file is never taken for ours."""

SET = "salesdesk"
"""The name under which sqlite-utils notes them."""

NAMES: tuple[str, ...] = (
    "m001_the_whole_field",
    "m002_long_histories",
    "m003_lanes",
    "m004_long_agendas",
    "m005_how_a_talk_went",
    "m006_the_end_of_a_day",
    "m007_one_of_two",
    "m008_deals_on_two_tracks",
    "m009_what_hangs_together",
    "m010_whereabouts",
    "m011_names_and_companies",
    "m012_what_is_counted",
)
"""Every migration that this version knows, in order; a file that holds another one is newer."""

UNDOABLE = (
    *(statement.split()[2] for statement in (*tables.UNDOABLE_DDL, *tables_merging.UNDOABLE)),
    "left_open",
)
"""Tables whose every row change is logged under the running deed."""

SEARCHED: dict[str, tuple[int, str, str, tuple[str, ...]]] = {
    # table: (number in the search row's id, kind shown, the column that names the contact, columns searched)
    "contact": (1, "contact", "id", ("name", "reading", "title", "city", "about", "for_them", "message_line")),
    "touch": (2, "note", "contact_id", ("text", "their_words")),
    "note": (3, "note", "contact_id", ("text",)),
    "promise": (4, "promise", "contact_id", ("what", "words")),
    "fact": (5, "fact", "contact_id", ("text",)),
    "script": (6, "script", "NULL", ("title", "body")),
    "deal": (7, "deal", "NULL", ("title", "stage", "my_next", "their_next")),
    "draft": (8, "script", "contact_id", ("text",)),
    "account": (9, "account", "NULL", ("name", "industry", "domain", "city", "notes")),
    "follow_up": (10, "follow_up", "contact_id", ("why_now", "their_words")),
    "milestone": (11, "date", "contact_id", ("what", "words")),
    "question": (12, "question", "contact_id", ("text", "answer")),
}
SEARCH_STRIDE = 16
"""A search row's id is the row's id times this plus the table's number: no lookup is needed to mend it."""


def applied(db: Database) -> tuple[str, ...]:
    """The migrations that the file has had, in their order; those of a newer version too."""
    if not db.execute("SELECT 1 FROM sqlite_master WHERE name = '_sqlite_migrations'").fetchone():
        return ()
    sql = "SELECT name FROM _sqlite_migrations WHERE migration_set = ? ORDER BY rowid"
    return tuple(name for (name,) in db.execute(sql, (SET,)).fetchall())


def pending(db: Database) -> tuple[str, ...]:
    """The migrations that the file has still to have, in their order."""
    had = applied(db)
    return tuple(name for name in NAMES if name not in had)


def lay_triggers(db: Database) -> None:
    """(Re)makes every trigger from the present columns; run after each migration.

    sqlite-utils' `transform()` drops a table's triggers (its issue #611), so they are never assumed to stand.
    """
    for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        db.execute(f"DROP TRIGGER [{name}]")
    for table in UNDOABLE:
        _undo_triggers(db, table)
    for table, (number, kind, contact, columns) in SEARCHED.items():
        _search_triggers(db, table, number, kind, contact, columns)
    lanes.lay_triggers(db)


def search_rows(table: str) -> str:
    """The statement that indexes rows of a table, `t` in it; a condition is to follow."""
    number, kind, contact, columns = SEARCHED[table]
    named = contact if contact == "NULL" else f"t.{contact}"
    plain = _words("t", columns)
    text = f"CASE WHEN {plain} GLOB '*[^ -~]*' THEN {searched('t', columns)} ELSE {plain} END"  # twenty scans saved
    return (
        f"INSERT INTO search (rowid, text, kind, contact_id) SELECT t.id * {SEARCH_STRIDE} + {number}, "
        f"{text}, '{kind}', {named} FROM [{table}] t"
    )


def _undo_triggers(db: Database, table: str) -> None:
    columns = [row[1] for row in db.execute(f"PRAGMA table_info([{table}])").fetchall()]
    old = "json_object(" + ", ".join(f"'{c}', OLD.[{c}]" for c in columns) + ")"
    deed = "(SELECT deed_id FROM deed_now)"
    log = "INSERT INTO undo_step (deed_id, tbl, op, row_id, old) VALUES"
    for event, row, values in (
        ("INSERT", "NEW", f"({deed}, '{table}', 'made', NEW.id, NULL)"),
        ("UPDATE", "OLD", f"({deed}, '{table}', 'changed', OLD.id, {old})"),
        ("DELETE", "OLD", f"({deed}, '{table}', 'gone', OLD.id, {old})"),
    ):
        db.execute(
            f"CREATE TRIGGER undo_{table}_{event.lower()} AFTER {event} ON [{table}] "
            f"WHEN {row}.id IS NOT NULL AND {deed} IS NOT NULL BEGIN {log} {values}; END"
        )


def _search_triggers(db: Database, table: str, number: int, kind: str, contact: str, columns: tuple[str, ...]) -> None:
    def row_id(row: str) -> str:
        return f"{row}.id * {SEARCH_STRIDE} + {number}"

    text = searched("NEW", columns)
    named = contact if contact == "NULL" else f"NEW.{contact}"
    add = f"INSERT INTO search (rowid, text, kind, contact_id) VALUES ({row_id('NEW')}, {text}, '{kind}', {named})"
    drop = f"DELETE FROM search WHERE rowid = {row_id('OLD')}"
    watched = ", ".join(columns if contact in ("NULL", "id") else (*columns, contact))
    db.execute(f"CREATE TRIGGER search_{table}_insert AFTER INSERT ON [{table}] BEGIN {add}; END")
    db.execute(f"CREATE TRIGGER search_{table}_delete AFTER DELETE ON [{table}] BEGIN {drop}; END")
    db.execute(f"CREATE TRIGGER search_{table}_update AFTER UPDATE OF {watched} ON [{table}] BEGIN {drop}; {add}; END")


_PLAIN_LETTERS = (
    "łl", "Łl", "øo", "Øo", "đd", "Đd", "ðd", "Ðd", "ıi", "İi", "ħh", "Ħh", "ŧt", "Ŧt", "ßss", "ẞss", "æae", "Æae",
    "œoe", "Œoe", "þth", "Þth", "’'",
)  # fmt: skip
"""Letters that Unicode, and so the index, keeps apart from the plain ones that people type, as in `domain.text.fold`."""


def searched(row: str, columns: tuple[str, ...]) -> str:
    """The words of a row as they are indexed: in SQL alone, so that any program may write to the file."""
    text = _words(row, columns)
    for letters in _PLAIN_LETTERS:
        text = f"replace({text}, '{letters[0]}', '{letters[1:].replace(chr(39), chr(39) * 2)}')"
    return text


def _words(row: str, columns: tuple[str, ...]) -> str:
    return " || ' ' || ".join(f"ifnull({row}.{column}, '')" for column in columns)
