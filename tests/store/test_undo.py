"""Every deed can be taken back and done again, also after a restart; the record is then equal to the row."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from salesdesk.store import drafts, followups, people, research, touches, undo
from salesdesk.store import settings as kept_settings
from salesdesk.store.database import Database
from salesdesk.store.file import Store, open_in_memory, open_store
from salesdesk.store.rows import insert, update
from tests import builders

AT = "2022-11-22T15:00:00+00:00"
Deed = Callable[[Database], object]


def two_people(db: Database) -> None:
    account = people.add_account(db, "Northwind Freight", at=AT)
    for name in ("Dana Ruiz", "Omar Haddad"):
        contact = people.add_contact(db, name, at=AT, account_id=account)
        people.add_email(db, contact, f"{name.split()[0]}@northwind.example")
        people.add_tags(db, contact, ["fleet"])
        followups.add_follow_up(db, at=AT, contact_id=contact, due_on=builders.A_TUESDAY, why_now="to hear")
        touches.add_touch(
            db, contact_id=contact, channel="call", at=AT, happened_on=builders.A_TUESDAY, text="talked", logged_at=AT
        )
        research.add_fact(db, at=AT, contact_id=contact, text="38 trucks", found_on=builders.A_TUESDAY)
        research.add_question(db, contact_id=contact, text="Who signs?", planned_on=builders.A_TUESDAY)


DEEDS: list[tuple[str, Deed]] = [
    ("a row is made", lambda db: people.add_contact(db, "Lee Park", at=AT)),
    ("a row is changed", lambda db: people.change_contact(db, 1, name="Dana R. Ruiz", title="COO")),
    ("a row is changed twice", lambda db: [people.change_contact(db, 1, title=t) for t in ("COO", "CEO")]),
    ("a row is made and changed", lambda db: people.change_contact(db, people.add_contact(db, "L", at=AT), title="x")),
    (
        "a row is made and gone",
        lambda db: db.execute("DELETE FROM contact WHERE id = ?", (people.add_contact(db, "L", at=AT),)),
    ),
    ("a row is gone", lambda db: db.execute("DELETE FROM tag WHERE contact_id = 1")),
    ("a row is gone with all that hangs on it", lambda db: db.execute("DELETE FROM contact WHERE id = 1")),
    ("a row that others name is gone", lambda db: db.execute("DELETE FROM account WHERE id = 1")),
    ("all rows are gone", lambda db: db.execute("DELETE FROM contact")),
    ("many rows are changed", lambda db: db.execute("UPDATE follow_up SET due_on = '2022-12-01'")),
    ("a text becomes nothing", lambda db: update(db, "contact", 1, account_id=None)),
    (
        "a row is replaced",
        lambda db: db.execute("INSERT OR REPLACE INTO tag (id, contact_id, name) VALUES (1, 1, 'x')"),
    ),
    (
        "numbers and texts of any kind",
        lambda db: insert(db, "deal", title="“Zwei” ’ \\ \t\n陳", amount=0.1, created_at=AT),
    ),
    ("a number beyond a float's whole ones", lambda db: insert(db, "practice", at=AT, words=2**53 + 1, seconds=19.1)),
]


@pytest.mark.parametrize(("what", "deed"), DEEDS, ids=[row[0] for row in DEEDS])
def test_taken_back_is_as_it_was_and_done_again_as_it_became(what: str, deed: Deed, store: Store) -> None:
    with store.atomic("two people", at=AT) as db:
        two_people(db)
    before = builders.dump(store), builders.searched(store)
    with store.atomic(what, at=AT) as db:
        deed(db)
    after = builders.dump(store), builders.searched(store)
    for _ in range(2):
        turned = store.undo()
        if turned is None or turned[0].label != what:
            assert after[0] == before[0]
            return
        assert (builders.dump(store), builders.searched(store)) == before
        again = store.redo()
        assert again is not None
        assert again[0].label == what
        assert (builders.dump(store), builders.searched(store)) == after
    assert store.db.execute("PRAGMA foreign_key_check").fetchall() == []


def test_every_undoable_table_can_be_taken_back(store: Store) -> None:
    from salesdesk.store import schema

    with store.atomic("two people", at=AT) as db:
        two_people(db)
    before = builders.dump(store)
    for table in schema.UNDOABLE:
        with store.atomic(f"a row of {table}", at=AT) as db:
            _any_row(db, table)
        undone = store.undo()
        assert undone is not None
        assert undone[0].label == f"a row of {table}"
        assert builders.dump(store) == before, table


def test_it_survives_a_restart(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    store = open_store(path)
    before = builders.dump(store)
    with store.atomic("two people", at=AT) as db:
        two_people(db)
    after = builders.dump(store)
    store.close()
    store = open_store(path)
    assert store.undo() is not None
    assert builders.dump(store) == before
    store.close()
    store = open_store(path)
    assert store.redo() is not None
    assert builders.dump(store) == after
    store.close()


def test_deeds_come_back_one_by_one_and_in_their_order(store: Store) -> None:
    dumps = [builders.dump(store)]
    for name in ("one", "two", "three"):
        with store.atomic(name, at=AT) as db:
            people.add_contact(db, name, at=AT)
        dumps.append(builders.dump(store))
    for name, dumped in zip(("three", "two", "one"), reversed(dumps[:-1]), strict=True):
        turned = store.undo()
        assert turned is not None
        assert turned[0].label == name
        assert builders.dump(store) == dumped
    assert store.undo() is None
    for name, dumped in zip(("one", "two", "three"), dumps[1:], strict=True):
        turned = store.redo()
        assert turned is not None
        assert turned[0].label == name
        assert builders.dump(store) == dumped
    assert store.redo() is None


def test_a_new_deed_ends_doing_again(store: Store) -> None:
    for name in ("one", "two"):
        with store.atomic(name, at=AT) as db:
            people.add_contact(db, name, at=AT)
    store.undo()
    with store.atomic("three", at=AT) as db:
        people.add_contact(db, "three", at=AT)
    assert store.redo() is None
    assert [deed.label for deed in undo.history(store.db, 9)] == ["three", "one"]


def test_a_deed_that_changed_nothing_leaves_no_trace_and_keeps_doing_again(store: Store) -> None:
    with store.atomic("one", at=AT) as db:
        people.add_contact(db, "one", at=AT)
    store.undo()
    with store.atomic("nothing", at=AT):
        pass
    assert store.undo() is None
    turned = store.redo()
    assert turned is not None
    assert turned[0].label == "one"


def test_a_deed_inside_a_deed_is_part_of_it(store: Store) -> None:
    before = builders.dump(store)
    with store.atomic("outer", at=AT) as db:
        people.add_contact(db, "one", at=AT)
        with store.atomic("inner", at=AT) as inner:
            people.add_contact(inner, "two", at=AT)
    turned = store.undo()
    assert turned is not None
    assert turned[0].label == "outer"
    assert builders.dump(store) == before
    assert store.undo() is None


def test_what_is_typed_stands_outside(store: Store) -> None:
    with store.atomic("one", at=AT) as db:
        contact = people.add_contact(db, "one", at=AT)
    with store.beside() as db:
        drafts.save_draft(db, contact, "notes", "picked up", caret=0, at=builders.NOON)
        kept_settings.keep(db, "theme", "paper")
    assert [deed.label for deed in undo.history(store.db, 9)] == ["one"]
    store.undo()
    store.redo()
    kept = drafts.draft(store.db, contact, "notes")
    assert kept is not None
    assert kept.text == "picked up"
    assert kept_settings.of(store.db, "theme") == "paper"


def test_what_was_typed_for_one_never_shows_up_at_another(store: Store) -> None:
    with store.atomic("one", at=AT) as db:
        first = people.add_contact(db, "one", at=AT)
    with store.beside() as db:
        drafts.save_draft(db, first, "voicemail", "Hi One", caret=0, at=builders.NOON)
    store.undo()
    with store.atomic("two", at=AT) as db:
        second = people.add_contact(db, "two", at=AT)
    assert second == first, "the id is given out again"
    assert drafts.draft(store.db, second, "voicemail") is None


def test_two_windows_never_take_the_same_deed_back_twice(file: Store) -> None:
    other = open_store(file.path)
    for name in ("one", "two"):
        with file.atomic(name, at=AT) as db:
            people.add_contact(db, name, at=AT)
    here, there = file.undo(), other.undo()
    assert here is not None
    assert there is not None
    assert (here[0].label, there[0].label) == ("two", "one")
    assert file.undo() is None
    other.close()


def test_only_the_last_few_hundred_deeds_are_kept(store: Store) -> None:
    for number in range(undo.KEPT_DEEDS + 120):
        with store.atomic(f"deed {number}", at=AT) as db:
            people.add_contact(db, f"n{number}", at=AT)
    kept = undo.history(store.db, 10_000)
    assert undo.KEPT_DEEDS <= len(kept) <= undo.KEPT_DEEDS + 50
    steps = store.db.execute("SELECT count(*) FROM undo_step").fetchone()[0]
    assert steps == len(kept)


def test_the_count_is_the_rows_that_were_changed(store: Store) -> None:
    with store.atomic("three people", at=AT) as db:
        for name in ("a", "b", "c"):
            people.add_contact(db, name, at=AT)
    turned = store.undo()
    assert turned is not None
    assert turned[1] == 3


STEPS = st.lists(
    st.tuples(st.sampled_from(["add", "rename", "delete", "unfirm", "tag", "undo", "redo"]), st.integers(0, 5)),
    max_size=25,
)


@settings(max_examples=20, deadline=None)
@given(STEPS)
def test_any_run_of_deeds_comes_back_to_the_beginning_and_forth_again(steps: list[tuple[str, int]]) -> None:
    store = open_in_memory(builders.empty_file())
    empty = builders.dump(store)
    for step, number in steps:
        if step in ("undo", "redo"):
            store.undo() if step == "undo" else store.redo()
            continue
        with store.atomic(step, at=AT) as db:
            _step(db, step, number)
    while store.redo():
        pass
    full, index = builders.dump(store), builders.searched(store)
    while store.undo():
        pass
    assert builders.dump(store) == empty
    while store.redo():
        pass
    assert (builders.dump(store), builders.searched(store)) == (full, index)
    store.close()


def _step(db: Database, step: str, number: int) -> None:
    ids = [row[0] for row in db.execute("SELECT id FROM contact ORDER BY id").fetchall()]
    one = ids[number % len(ids)] if ids else 0
    if step == "add":
        account = people.account_named(db, "Firm") or people.add_account(db, "Firm", at=AT)
        contact = people.add_contact(db, f"Name {number}", at=AT, account_id=account)
        followups.add_follow_up(db, at=AT, contact_id=contact, due_on=builders.A_TUESDAY, why_now="x")
    elif step == "rename" and one:
        people.change_contact(db, one, name=f"Renamed {number}")
    elif step == "delete":
        db.execute("DELETE FROM contact WHERE id = ?", (one,))
    elif step == "unfirm":
        db.execute("DELETE FROM account WHERE name = 'Firm'")
    elif step == "tag" and one:
        people.add_tags(db, one, [f"tag {number}"])


def _any_row(db: Database, table: str) -> None:
    """A row with something in every column that must not be empty."""
    columns = db.execute(f"PRAGMA table_info([{table}])").fetchall()
    values: dict[str, object] = {}
    for _, name, kind, required, default, key in columns:
        if key or not required or default is not None:
            continue
        values[name] = 1 if kind == "INTEGER" else 1.5 if kind == "REAL" else "2022-11-22"
    if "contact_id" in {column[1] for column in columns}:
        values["contact_id"] = 1
    for needed in ("qualifier_id", "deal_id", "deal_step_id", "intake_id", "script_id"):
        if needed in values:
            values[needed] = _parent(db, needed.removesuffix("_id"))
    insert(db, table, **values)


def _parent(db: Database, table: str) -> int:
    row = db.execute(f"SELECT max(id) FROM [{table}]").fetchone()
    if row[0]:
        return int(row[0])
    _any_row(db, table)
    return _parent(db, table)
