"""Finding: people, companies, notes, quotes, promises, facts, scripts and deals by any of their words."""

from __future__ import annotations

import pytest

from salesdesk.desk import Desk
from salesdesk.desk.people import NewContact
from salesdesk.errors import Stopped
from salesdesk.store import touches
from salesdesk.store.rows import insert


def first(desk: Desk, text: str) -> str:
    hits = desk.find.everything(text)
    return hits[0].contact.name if hits and hits[0].contact else ""


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("Łukasz Wójcik", "lukasz wojcik"),
        ("Søren Ørsted", "soren orsted"),
        ("Jürgen Strauß", "strauss"),
        ("Jürgen Strauß", "STRAUß"),
        ("IŞIL Yıldız", "isil yildiz"),
        ("İpek Çelik", "ipek"),
        ("Þóra Guðmundsdóttir", "thora gudmund"),
        ("Æsa Œuvre", "aesa oeuvre"),
        ("O’Brien, Maeve", "o'brien"),
        ("José Núñez", "NUNEZ"),
        ("陳偉", "陳偉"),
        ("陳偉", "偉"),
    ],
)
def test_accents_and_case_do_not_matter_in_names_and_in_notes(name: str, typed: str, desk: Desk) -> None:
    other = desk.people.add(NewContact("Somebody Else")).contact_id or 0
    desk.people.add(NewContact(name))
    assert first(desk, typed) == name
    desk.research.add_note(other, f"Spoke with {name} about it")
    assert [hit.kind for hit in desk.find.everything(typed)] == ["contact", "note"]


@pytest.mark.parametrize(
    "typed",
    ["+1 503 555 0142", "(503) 555-0142", "503.555.0142", "15035550142", "001 503 555 0142", "555-0142", "5550142",
     "0142", "tel: 503 555 0142"],
)  # fmt: skip
def test_a_number_typed_in_any_style_finds_its_person(typed: str, busy: Desk) -> None:
    assert first(busy, typed) == "Dana Ruiz"


def test_a_name_that_begins_so_stands_before_one_that_only_holds_it(desk: Desk) -> None:
    for name in ("Lara Mann", "Bea Anders", "Anna Berg"):
        desk.people.add(NewContact(name))
    assert [hit.contact.name for hit in desk.find.everything("an") if hit.contact] == [
        "Anna Berg",
        "Bea Anders",
        "Lara Mann",
    ]


def test_their_words_are_quotes_and_mine_are_notes(busy: Desk) -> None:
    hits = busy.find.everything("both sites")
    assert [(hit.kind, hit.contact.name if hit.contact else "") for hit in hits] == [("quote", "Dana Ruiz")]
    assert "\x02both\x03" in hits[0].text.casefold()
    assert {hit.kind for hit in busy.find.everything("price")} >= {"note", "script"}


def test_one_kind_alone_is_found_by_its_name(busy: Desk) -> None:
    assert {hit.kind for hit in busy.find.everything("depot", kind="fact")} == {"fact"}
    assert {hit.kind for hit in busy.find.everything("freight", kind="deal")} == {"deal"}
    deal = busy.find.everything("freight", kind="deal")[0]
    assert deal.contact is not None
    assert deal.contact.name == "Dana Ruiz"
    assert {hit.kind for hit in busy.find.everything("northwind", kind="account")} == {"account"}


def test_a_half_filled_form_is_no_script(busy: Desk) -> None:
    busy.scripts.keep(None, "form:add", '{"name": "Zebulon"}')
    busy.keeper.flush()
    assert busy.find.everything("zebulon") == ()


@pytest.mark.parametrize("typed", ['"', "a'b", "-foo", "NEAR(", "*", "OR", "%", "_", "\\", "(", "^a", "%%", "x" * 500])
def test_nothing_that_is_typed_is_a_query(typed: str, busy: Desk) -> None:
    busy.find.everything(typed)


def test_a_search_that_nobody_waits_for_is_broken_off(busy_on_disk: Desk) -> None:
    own = busy_on_disk.find.in_thread()
    db = own._core.db
    db.conn.set_progress_handler(lambda: own.stop() or 0, 1)  # as another thread does it, at a certain place
    with pytest.raises(Stopped):
        own.everything("depot")
    db.conn.set_progress_handler(None, 0)
    assert own.everything("depot")
    own.close()


def test_many_notes_do_not_hide_a_promise(desk: Desk) -> None:
    dana = desk.people.add(NewContact("Dana Ruiz")).contact_id or 0
    with desk.core.deed("many") as db:
        for _ in range(300):
            touches.add_touch(
                db, contact_id=dana, channel="call", at=desk.core.now(), happened_on=desk.core.today(),
                logged_at=desk.core.now(), text="the audit again",
            )  # fmt: skip
        insert(db, "promise", contact_id=dana, side="ours", what="Send the audit list", made_on=desk.core.today(),
               created_at=desk.core.stamp())  # fmt: skip
    kinds = [hit.kind for hit in desk.find.everything("audit", limit=6)]
    assert kinds == ["note"] * 6 + ["promise"]


def test_a_word_in_thousands_of_notes_finds_the_newest_of_them_and_the_rest_as_well(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("salesdesk.store.search.MANY", 3)
    dana = desk.people.add(NewContact("Dana Ruiz")).contact_id or 0
    desk.research.add_fact(dana, "the depot has 38 trucks")
    for number in range(6):
        with desk.core.deed("log") as db:
            touches.add_touch(
                db, contact_id=dana, channel="call", at=desk.core.now(), happened_on=desk.core.today(),
                logged_at=desk.core.now(), text=f"depot talk {number}",
            )  # fmt: skip
    hits = desk.find.everything("depot")
    assert [hit.kind for hit in hits].count("fact") == 1
    notes = [hit.text for hit in hits if hit.kind == "note"]
    assert [text[-1] for text in notes] == ["5", "4", "3"]
    assert desk.find.everything("depot", kind="fact")
