"""The file's side of an import: what is read at one go, and the writing of many rows under one deed."""

from __future__ import annotations

import pytest

from salesdesk.domain.matching import Acquaintance
from salesdesk.domain.people import Phone
from salesdesk.store import intake, people
from salesdesk.store.file import Store
from salesdesk.store.intake import COLUMNS, Batch
from tests.builders import dump, searched

AT = "2026-10-05T14:00:00+00:00"


def a_contact(store: Store, name: str, **more: object) -> int:
    with store.atomic(f"add {name}", at=AT):
        return people.add_contact(store.db, name, at=AT, **more)


def a_batch(store: Store, count: int) -> Batch:
    """So many people with an address each."""
    batch = Batch(intake.free_ids(store.db))
    for number in range(count):
        made = batch.add("contact", name=f"Person {number}", name_key=f"person {number}", created_at=AT)
        batch.add(
            "email",
            contact_id=made,
            label="",
            address=f"p{number}@a.example",
            match_key=f"p{number}@a.example",
            position=0,
        )
    return batch


def test_every_column_that_an_import_fills_is_there(store: Store) -> None:
    for table, columns in COLUMNS.items():
        there = {row[1] for row in store.db.execute(f"PRAGMA table_info([{table}])").fetchall()}
        assert set(columns) <= there, table


def test_what_a_line_leaves_blank_stays_blank_and_takes_no_default(store: Store) -> None:
    for table, columns in COLUMNS.items():
        for _, name, _, not_null, default, _ in store.db.execute(f"PRAGMA table_info([{table}])").fetchall():
            assert name not in columns or default is None or not_null, (table, name)


def test_rows_written_at_one_go_are_indexed_like_rows_written_one_by_one(store: Store) -> None:
    batch = Batch(intake.free_ids(store.db))
    for name, city in (("Dana Ruiz", None), ("Łukasz Øst", "Łódź"), ("Mei O’Brien", "Straße"), ("Ana", "a~b")):
        batch.add("contact", name=name, name_key=name.casefold(), city=city, created_at=AT)
    with store.atomic("import", at=AT) as db:
        intake.write(db, batch, step=lambda _: None)
    at_one_go = searched(store)
    store.db.execute("UPDATE contact SET name = name")
    assert searched(store) == at_one_go
    assert len(at_one_go) == 4


def test_a_batch_is_written_with_the_ids_that_were_given_out(store: Store) -> None:
    first = a_contact(store, "Dana Ruiz")
    batch = a_batch(store, 3)
    batch.change("contact", first, title="VP")
    steps: list[int] = []
    with store.atomic("import", at=AT) as db:
        intake.write(db, batch, step=steps.append)
    found = store.db.execute(
        "SELECT c.id, c.title, e.address FROM contact c LEFT JOIN email e ON e.contact_id = c.id"
    ).fetchall()
    assert found == [(1, "VP", None), (2, None, "p0@a.example"), (3, None, "p1@a.example"), (4, None, "p2@a.example")]
    assert sum(steps) == 6


def test_stopping_between_two_steps_leaves_nothing(store: Store) -> None:
    before = dump(store)

    class Stopped(Exception):
        pass

    def stop(_: int) -> None:
        raise Stopped

    with pytest.raises(Stopped), store.atomic("import", at=AT) as db:
        intake.write(db, a_batch(store, 3), step=stop)
    assert dump(store) == before


def test_the_book_knows_everybody_by_every_sign(store: Store) -> None:
    dana = a_contact(store, "Dana Ruiz", source="hubspot", external_id="8001")
    with store.atomic("more", at=AT) as db:
        people.add_email(db, dana, "Dana@A.example")
        people.add_phone(db, dana, Phone(0, "work", "x", "+15035550142", None), match_key="+15035550142")
        people.add_phone(db, dana, Phone(0, "main", "x", "+15035550100", None), match_key="+15035550100")
        intake.write(db, _a_link(store, dana), step=lambda _: None)
    book = intake.read_book(store.db)
    assert book.people == {dana: Acquaintance("Dana Ruiz")}
    assert book.emails == {"dana@a.example": (dana,)}
    assert book.numbers == {"+15035550142": (dana,)}
    assert book.names == {"dana ruiz": (dana,)}
    assert book.profiles == {"linkedin.com/in/dana": (dana,)}
    assert book.records == {("hubspot", "8001"): dana, ("salesforce", "003"): dana}


def _a_link(store: Store, contact_id: int) -> Batch:
    batch = Batch(intake.free_ids(store.db))
    batch.add("link", contact_id=contact_id, label="", url="https://www.linkedin.com/in/dana/", position=0)
    batch.add("field_kept", contact_id=contact_id, name="id in salesforce", value="003")
    return batch


def test_a_name_that_is_only_an_address_is_nobody_s_name(store: Store) -> None:
    ben = a_contact(store, "ben@a.example")
    with store.atomic("more", at=AT) as db:
        people.add_email(db, ben, "ben@a.example")
    assert intake.read_book(store.db).names == {}
    assert not intake.records(store.db, (ben,))[ben].named


def test_who_became_part_of_another_is_entered_as_that_one(store: Store) -> None:
    first, second, third = (a_contact(store, name) for name in ("Alex Kim", "A. Kim", "Alexander Kim"))
    with store.atomic("merged", at=AT) as db:
        people.add_email(db, third, "alex@a.example")
        people.change_contact(db, third, merged_into=second, trashed_at=AT)
        people.change_contact(db, second, merged_into=first, trashed_at=AT)
    book = intake.read_book(store.db)
    assert list(book.people) == [first]
    assert book.emails == {"alex@a.example": (first,)}


def test_a_record_holds_what_a_line_is_compared_with(store: Store) -> None:
    with store.atomic("more", at=AT) as db:
        account = people.add_account(db, "Northwind Freight", at=AT)
        dana = people.add_contact(db, "Dana Ruiz", at=AT, account_id=account, title="VP", kind="client")
        people.add_tags(db, dana, ["VIP"])
        people.keep_change(db, dana, "title", "VP", "CFO", at=AT, source="nov.csv")
    record = intake.records(store.db, (dana, 99))[dana]
    assert (record.firm, record.firm_key, record.fields, record.kind) == (
        "Northwind Freight", "northwind freight", {"title": "VP"}, "client",
    )  # fmt: skip
    assert (record.tags, record.told) == ({"vip"}, {("title", "cfo")})


def test_the_marker_changes_with_every_deed_and_not_with_typing(store: Store) -> None:
    first = intake.marker(store.db)
    with store.beside() as db:
        db.execute("INSERT INTO setting (key, value) VALUES ('theme', 'paper')")
    assert intake.marker(store.db) == first
    dana = a_contact(store, "Dana Ruiz")
    second = intake.marker(store.db)
    with store.atomic("edit", at=AT) as db:
        people.change_contact(db, dana, title="VP")
    third = intake.marker(store.db)
    store.undo()
    fourth = intake.marker(store.db)
    assert len({first, second, third, fourth}) == 4


def test_a_standing_wish_is_known_by_what_it_hangs_on(store: Store) -> None:
    from datetime import date

    with store.atomic("wish", at=AT) as db:
        people.add_wish(
            db, None, channel="all", since_on=date(2026, 9, 1), identity="anita@a.example", words="please stop"
        )
        people.add_wish(db, None, channel="call", since_on=date(2026, 9, 1), identity="+16175550120")
        db.execute("UPDATE do_not_contact SET lifted_on = '2026-09-02' WHERE identity = '+16175550120'")
    found = intake.read_wishes(store.db)
    assert list(found) == ["anita@a.example"]
    assert (found["anita@a.example"][0].channel, found["anita@a.example"][0].words) == ("all", "please stop")
