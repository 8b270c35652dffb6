"""What changes the file's shape: numbered migrations, append-only, applied by sqlite-utils.

A migration once released is never edited: the next one changes what it left. Loaded only where one is pending.
"""

from __future__ import annotations

from collections.abc import Callable

import sqlite_utils
from sqlite_utils import Migrations

from salesdesk.store import lanes, schema, tables, tables_merging
from salesdesk.store.database import Database

migrations = Migrations(schema.SET)


def apply(db: Database, *, stop_before: str | None = None) -> None:
    """Applies what is pending, or all of it before the one that is named."""
    migrations.apply(sqlite_utils.Database(db.conn, execute_plugins=False), stop_before=stop_before)


def _step(change: Callable[[Database], None]) -> Callable[[Database], None]:
    """A migration under the name of its function."""
    migrations(name=change.__name__)(lambda theirs: change(Database(theirs.conn)))
    return change


@_step
def m001_the_whole_field(db: Database) -> None:
    """Every table that the trade needs, its indexes, and full-text search."""
    for statement in tables.ALL_DDL:
        db.execute(statement)
    db.execute(
        "CREATE VIRTUAL TABLE search USING fts5(text, kind UNINDEXED, contact_id UNINDEXED, "
        "tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3')"
    )


@_step
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


@_step
def m003_lanes(db: Database) -> None:
    """The agenda's lanes, kept beside the people."""
    for statement in lanes.DDL:
        db.execute(statement)
    lanes.fill(db)


@_step
def m004_long_agendas(db: Database) -> None:
    """What is due is chosen from one index; who is in the trash is known without a look at everybody."""
    db.execute("DROP INDEX follow_up_open")
    db.execute(
        "CREATE INDEX follow_up_open ON follow_up(due_on, due_at, contact_id, promise_id, agreed) WHERE state = 'open'"
    )
    db.execute("CREATE INDEX contact_trashed ON contact(trashed_at) WHERE trashed_at IS NOT NULL")


@_step
def m005_how_a_talk_went(db: Database) -> None:
    """What was done in a talk beside its result, the look back after a no, and the wrap-up while it is filled."""
    for statement in tables.TALK_DDL:
        db.execute(statement)


@_step
def m006_the_end_of_a_day(db: Database) -> None:
    """When lunch ends, and why somebody was left without a next step."""
    for statement in tables.PLAN_DDL:
        db.execute(statement)


@_step
def m007_one_of_two(db: Database) -> None:
    """Companies may become one and be taken apart; what the calendar file said; every letter found by its plain form."""
    for statement in (*tables_merging.UNDOABLE, *tables_merging.BESIDE_UNDO, *tables_merging.CHANGES):
        db.execute(statement)
    db.execute("DELETE FROM search")
    for table, (number, kind, contact, searched) in schema.SEARCHED.items():
        there = {row[1] for row in db.execute(f"PRAGMA table_info([{table}])").fetchall()}
        columns = tuple(column for column in searched if column in there)  # a later version's are not here yet
        named = contact if contact == "NULL" else f"t.{contact}"
        db.execute(
            f"INSERT INTO search (rowid, text, kind, contact_id) SELECT t.id * {schema.SEARCH_STRIDE} + {number}, "
            f"{schema.searched('t', columns)}, '{kind}', {named} FROM [{table}] t"
        )


@_step
def m008_deals_on_two_tracks(db: Database) -> None:
    """Days for both next steps, with whom the ball lies, milestones that move more than once, a stall looked at."""
    for statement in tables.DEALS_ON_TWO_TRACKS:
        db.execute(statement)


@_step
def m009_what_hangs_together(db: Database) -> None:
    """What stands for a promise, what a play has made and which message was left, without a look at all of them."""
    db.execute("CREATE INDEX follow_up_promise ON follow_up(promise_id, state) WHERE promise_id IS NOT NULL")
    db.execute("CREATE INDEX follow_up_play ON follow_up(play, promise_id) WHERE state = 'open' AND play IS NOT NULL")
    db.execute("CREATE INDEX touch_message ON touch(script_version_id) WHERE script_version_id IS NOT NULL")


@_step
def m010_whereabouts(db: Database) -> None:
    """What was worked out of where people are, so that a start does without the numbering plans of the world."""
    db.execute("CREATE TABLE whereabouts (mark TEXT PRIMARY KEY, found TEXT NOT NULL, kept_on TEXT NOT NULL) STRICT")


@_step
def m011_names_and_companies(db: Database) -> None:
    """Part of a name is looked for in the index alone."""
    db.execute("DROP INDEX contact_name")
    db.execute("CREATE INDEX contact_name ON contact(name_key, account_id) WHERE trashed_at IS NULL")


@_step
def m012_what_is_counted(db: Database) -> None:
    """Counts that a key waits for come from an index of just those rows."""
    db.execute("DROP INDEX contact_untagged")
    db.execute("CREATE INDEX contact_untagged ON contact(kind, created_at) WHERE kind IS NULL AND trashed_at IS NULL")
    db.execute("CREATE INDEX touch_trashed ON touch(trashed_at) WHERE trashed_at IS NOT NULL")
    db.execute("CREATE INDEX touch_differently ON touch(happened_on) WHERE differently <> ''")
