"""The file's shape: numbered migrations, append-only, and the triggers that carry undo and search.

A migration once released is never edited: the next one changes what it left.
"""

from __future__ import annotations

from sqlite_utils import Database, Migrations

from salesdesk.store import lanes, tables, tables_merging

APPLICATION_ID = 0x5A1E5DE5 & 0x7FFFFFFF
"""Stands in the file's header, so that another program's SQLite file is never taken for ours."""

migrations = Migrations("salesdesk")

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


@migrations()
def m001_the_whole_field(db: Database) -> None:
    """Every table that the trade needs, its indexes, and full-text search."""
    for statement in tables.ALL_DDL:
        db.execute(statement)
    db.execute(
        "CREATE VIRTUAL TABLE search USING fts5(text, kind UNINDEXED, contact_id UNINDEXED, "
        "tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3')"
    )


@migrations()
def m002_long_histories(db: Database) -> None:
    """Indexes that answer "the last one" and "how many" of a contact's touches without reading each of them."""
    for name, columns, condition in (
        ("touch_live", "contact_id, happened_on", "trashed_at IS NULL"),
        ("touch_out", "contact_id, at, happened_on", "trashed_at IS NULL AND direction = 'out'"),
        ("touch_answer", "contact_id, at, happened_on", f"trashed_at IS NULL AND {tables.ANSWERED}"),
        ("touch_gentle", "contact_id, happened_on", f"trashed_at IS NULL AND {tables.GENTLE}"),
        ("touch_ask", "contact_id", f"trashed_at IS NULL AND {tables.ASKED}"),
        ("touch_result", "contact_id, at, result", "trashed_at IS NULL AND result IS NOT NULL"),
    ):
        db.execute(f"CREATE INDEX {name} ON touch({columns}) WHERE {condition}")


@migrations()
def m003_lanes(db: Database) -> None:
    """The agenda's lanes, kept beside the people."""
    for statement in lanes.DDL:
        db.execute(statement)
    lanes.fill(db)


@migrations()
def m004_long_agendas(db: Database) -> None:
    """What is due is chosen from one index; who is in the trash is known without a look at everybody."""
    db.execute("DROP INDEX follow_up_open")
    db.execute(
        "CREATE INDEX follow_up_open ON follow_up(due_on, due_at, contact_id, promise_id, agreed) WHERE state = 'open'"
    )
    db.execute("CREATE INDEX contact_trashed ON contact(trashed_at) WHERE trashed_at IS NOT NULL")


@migrations()
def m005_how_a_talk_went(db: Database) -> None:
    """What was done in a talk beside its result, the look back after a no, and the wrap-up while it is filled."""
    for statement in tables.TALK_DDL:
        db.execute(statement)


@migrations()
def m006_the_end_of_a_day(db: Database) -> None:
    """When lunch ends, and why somebody was left without a next step."""
    for statement in tables.PLAN_DDL:
        db.execute(statement)


@migrations()
def m007_one_of_two(db: Database) -> None:
    """Companies may become one and be taken apart; what the calendar file said; every letter found by its plain form."""
    for statement in (*tables_merging.UNDOABLE, *tables_merging.BESIDE_UNDO, *tables_merging.CHANGES):
        db.execute(statement)
    db.execute("DELETE FROM search")
    for table, (number, kind, contact, searched) in SEARCHED.items():
        there = {row[1] for row in db.execute(f"PRAGMA table_info([{table}])").fetchall()}
        columns = tuple(column for column in searched if column in there)  # a later version's are not here yet
        named = contact if contact == "NULL" else f"t.{contact}"
        db.execute(
            f"INSERT INTO search (rowid, text, kind, contact_id) SELECT t.id * {SEARCH_STRIDE} + {number}, "
            f"{_searched('t', columns)}, '{kind}', {named} FROM [{table}] t"
        )


@migrations()
def m008_deals_on_two_tracks(db: Database) -> None:
    """Days for both next steps, with whom the ball lies, milestones that move more than once, a stall looked at."""
    for statement in tables.DEALS_ON_TWO_TRACKS:
        db.execute(statement)


@migrations()
def m009_what_hangs_together(db: Database) -> None:
    """What stands for a promise, what a play has made and which message was left, without a look at all of them."""
    db.execute("CREATE INDEX follow_up_promise ON follow_up(promise_id, state) WHERE promise_id IS NOT NULL")
    db.execute("CREATE INDEX follow_up_play ON follow_up(play, promise_id) WHERE state = 'open' AND play IS NOT NULL")
    db.execute("CREATE INDEX touch_message ON touch(script_version_id) WHERE script_version_id IS NOT NULL")


@migrations()
def m010_whereabouts(db: Database) -> None:
    """What was worked out of where people are, so that a start does without the numbering plans of the world."""
    db.execute("CREATE TABLE whereabouts (mark TEXT PRIMARY KEY, found TEXT NOT NULL, kept_on TEXT NOT NULL) STRICT")


@migrations()
def m011_names_and_companies(db: Database) -> None:
    """Part of a name is looked for in the index alone."""
    db.execute("DROP INDEX contact_name")
    db.execute("CREATE INDEX contact_name ON contact(name_key, account_id) WHERE trashed_at IS NULL")


@migrations()
def m012_what_is_counted(db: Database) -> None:
    """Counts that a key waits for come from an index of just those rows."""
    db.execute("DROP INDEX contact_untagged")
    db.execute("CREATE INDEX contact_untagged ON contact(kind, created_at) WHERE kind IS NULL AND trashed_at IS NULL")
    db.execute("CREATE INDEX touch_trashed ON touch(trashed_at) WHERE trashed_at IS NOT NULL")
    db.execute("CREATE INDEX touch_differently ON touch(happened_on) WHERE differently <> ''")


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
    return (
        f"INSERT INTO search (rowid, text, kind, contact_id) SELECT t.id * {SEARCH_STRIDE} + {number}, "
        f"{_searched('t', columns)}, '{kind}', {named} FROM [{table}] t"
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

    text = _searched("NEW", columns)
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


def _searched(row: str, columns: tuple[str, ...]) -> str:
    """The words of a row as they are indexed: in SQL alone, so that any program may write to the file."""
    text = " || ' ' || ".join(f"ifnull({row}.{column}, '')" for column in columns)
    for letters in _PLAIN_LETTERS:
        text = f"replace({text}, '{letters[0]}', '{letters[1:].replace(chr(39), chr(39) * 2)}')"
    return text
