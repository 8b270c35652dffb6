"""The file's shape: every table strict, every migration known, every row change logged, every text found."""

from __future__ import annotations

import re
from datetime import date

import pytest

from salesdesk.store import people, research, schema, search, tables, tables_merging, touches
from salesdesk.store.database import Database
from salesdesk.store.drafts import save_draft
from salesdesk.store.file import Store
from tests import builders

AT = "2022-11-22T15:00:00+00:00"


def names_of(db: Database, kind: str) -> set[str]:
    return {row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = ?", (kind,)).fetchall()}


def test_every_migration_that_is_registered_is_named_and_the_other_way_round(store: Store) -> None:
    assert schema.applied(store.db) == schema.NAMES


def test_every_table_of_ours_is_strict(store: Store) -> None:
    kinds = {row[1]: row[5] for row in store.db.execute("PRAGMA table_list").fetchall() if row[2] == "table"}
    loose = [t for t, strict in kinds.items() if not strict and not t.startswith(("sqlite_", "_sqlite", "search"))]
    assert loose == []


def test_every_table_with_an_id_is_undoable_or_stands_outside_on_purpose(store: Store) -> None:
    outside = {"setting", "draft", "draft_longer", "live_call", "deed", "undo_step", "deed_now", "calendar_event"}
    ddl = (*tables.ALL_DDL, *tables.PLAN_DDL, *tables_merging.UNDOABLE, *tables_merging.BESIDE_UNDO)
    made = {match[1] for sql in ddl if (match := re.match(r"CREATE TABLE (\w+)", sql))}
    assert made == set(schema.UNDOABLE) | outside
    triggers = names_of(store.db, "trigger")
    assert {
        f"undo_{table}_{event}" for table in schema.UNDOABLE for event in ("insert", "update", "delete")
    } <= triggers


def test_laying_the_triggers_again_leaves_the_same_ones(store: Store) -> None:
    def triggers() -> list[tuple[str, str]]:
        return store.db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' ORDER BY name").fetchall()

    before = triggers()
    with store.beside() as db:
        schema.lay_triggers(db)
    assert triggers() == before


def test_references_are_kept_and_what_is_deleted_is_wiped(store: Store) -> None:
    assert store.db.execute("PRAGMA foreign_keys").fetchone()[0] == 1
    assert store.db.execute("PRAGMA secure_delete").fetchone()[0] == 1
    assert store.db.execute("PRAGMA synchronous").fetchone()[0] == 2
    assert store.db.execute("PRAGMA recursive_triggers").fetchone()[0] == 1


def test_a_file_on_the_disk_writes_ahead(file: Store) -> None:
    assert file.db.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
    assert file.db.execute("PRAGMA application_id").fetchone()[0] == schema.APPLICATION_ID


def found(db: Database, words: str) -> list[tuple[str, str]]:
    return [(hit.kind, " ".join(filter(None, hit.texts))) for hit in search.matching(db, words, limit=20)]


def test_every_noun_is_found_by_its_words(store: Store) -> None:
    with store.atomic("rows", at=AT) as db:
        contact = people.add_contact(db, "Jörg Müller", at=AT, title="Einkauf")
        touches.add_touch(
            db, contact_id=contact, channel="call", at=AT, happened_on=date(2022, 11, 22), logged_at=AT,
            text="the audit closed", their_words="we merge in March",
        )  # fmt: skip
        research.add_fact(db, at=AT, contact_id=contact, text="38 trucks, two depots", found_on=date(2022, 11, 1))
        research.add_question(db, contact_id=contact, text="Who signs above 25k?", planned_on=date(2022, 11, 1))
    with store.beside() as db:
        save_draft(db, contact, "voicemail", "Hi Jörg, it's Sam", caret=0, at=builders.NOON)
    assert found(store.db, "muller") == [("contact", "Jörg Müller Einkauf")]
    assert found(store.db, "audit clo") == [("note", "the audit closed we merge in March")]
    assert [kind for kind, _ in found(store.db, "MERGE")] == ["note"]
    assert [kind for kind, _ in found(store.db, "truck")] == ["fact"]
    assert [kind for kind, _ in found(store.db, "sign")] == ["question"]
    assert {kind for kind, _ in found(store.db, "jorg")} == {"contact", "script"}


def test_a_changed_text_is_found_by_its_new_words_only(store: Store) -> None:
    with store.atomic("rows", at=AT) as db:
        contact = people.add_contact(db, "Dana Ruiz", at=AT)
        people.change_contact(db, contact, name="Dana Reyes")
    assert found(store.db, "ruiz") == []
    assert [text for _, text in found(store.db, "reyes")] == ["Dana Reyes"]


def test_what_is_in_the_trash_is_not_found(store: Store) -> None:
    with store.atomic("rows", at=AT) as db:
        contact = people.add_contact(db, "Dana Ruiz", at=AT)
        research.add_fact(db, at=AT, contact_id=contact, text="38 trucks", found_on=date(2022, 11, 1))
        people.change_contact(db, contact, trashed_at=AT)
    assert found(store.db, "dana") == []
    assert found(store.db, "trucks") == []


@pytest.mark.parametrize("words", ['"', "a'b", "-foo", "NEAR(", "*", "OR", "a AND", "col:x", "(", "^a", "陳", "a\\"])
def test_what_is_typed_is_never_a_query(words: str, store: Store) -> None:
    assert search.matching(store.db, words, limit=5) == ()


def test_an_agenda_is_read_by_an_index(store: Store) -> None:
    from salesdesk.store import followups

    plan = store.db.execute("EXPLAIN QUERY PLAN " + followups._DUE + "f.state = 'open' AND f.due_on <= ?", ("x",))
    steps = " / ".join(row[3] for row in plan.fetchall())
    assert "follow_up_open" in steps
    assert "SCAN f" not in steps
    assert "SCAN c" not in steps
