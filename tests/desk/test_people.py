"""The people's drawer: who is meant, adding, editing, the trash, and wishes that are never lost."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from salesdesk.config import Config
from salesdesk.desk import Desk
from salesdesk.desk.people import NewContact, split_name
from salesdesk.domain.who import Kind
from salesdesk.errors import NotFound, NotUnderstood
from tests import builders
from tests.builders import CHICAGO, a_contact, a_desk, a_follow_up


def a_few_people(desk: Desk) -> dict[str, int]:
    return {
        "dana": a_contact(
            desk, "Dana Ruiz", account="Northwind Freight", phone="+1 503 555 0142", email="Dana@nw.example"
        ),
        "other": a_contact(desk, "Dana Okafor", account="Litware", phone="+44 20 7946 0121 ext 12"),
        "jorg": a_contact(desk, "Jörg Müller", account="Größe GmbH", email="jorg@groesse.example"),
        "wei": a_contact(desk, "陳偉", account="Lotus"),
        "brien": a_contact(desk, "Aoife O’Brien"),
    }


WHO = [
    ("dana ruiz", "dana"), ("Ruiz", "dana"), ("ruiz dana", "dana"), ("northwind", "dana"), ("dana north", "dana"),
    ("dana@NW.example", "dana"), ("+1 503 555 0142", "dana"), ("(503) 555-0142", "dana"), ("503.555.0142", "dana"),
    ("555 0142", "dana"), ("0044 20 7946 0121", "other"), ("JORG", "jorg"), ("müller", "jorg"), ("grosse", "jorg"),
    ("陳", "wei"), ("o'brien", "brien"), ("  Dana   Ruiz  ", "dana"),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "meant"), WHO)
def test_somebody_is_found_by_what_a_rep_would_type(typed: str, meant: str) -> None:
    desk = builders.a_desk(config=Config(country="US"))
    people = a_few_people(desk)
    assert desk.people.who(typed).id == people[meant]
    desk.close()


def test_somebody_is_found_by_their_number_in_the_list(desk: Desk) -> None:
    people = a_few_people(desk)
    assert desk.people.who(str(people["wei"])).id == people["wei"]


def test_where_several_are_meant_they_are_named(desk: Desk) -> None:
    a_few_people(desk)
    with pytest.raises(NotFound) as several:
        desk.people.who("dana")
    assert "Dana Ruiz (Northwind Freight)" in several.value.sentence
    assert "Dana Okafor (Litware)" in several.value.sentence


@pytest.mark.parametrize(
    "typed", ["zzz", "", "   ", "nobody@nowhere.example", "+49 30 23125 999", "%", "_", "999999999999999999999"]
)
def test_nobody_is_said_and_never_somebody_else(typed: str, desk: Desk) -> None:
    a_few_people(desk)
    with pytest.raises(NotFound) as nobody:
        desk.people.who(typed)
    assert nobody.value.hint


def test_a_whole_name_wins_over_a_part_of_another(desk: Desk) -> None:
    short = a_contact(desk, "Ana Sousa")
    a_contact(desk, "Ana Sousa Lima")
    assert desk.people.who("ana sousa").id == short
    a_contact(desk, "Sana Qureshi")
    qureshi = a_contact(desk, "Uma Qureshi-Sana")
    sana = a_contact(desk, "Rosana Vale")
    assert desk.people.who("vale").id == sana
    assert desk.people.who("uma").id == qureshi
    lima = a_contact(desk, "Ema Lima")
    a_contact(desk, "Jemaine Cole")
    assert desk.people.who("ema").id == lima
    with pytest.raises(NotFound, match="may be 2 people"):
        desk.people.who("ana so")


def test_whoever_is_in_the_trash_is_not_meant(desk: Desk) -> None:
    dana = a_contact(desk, "Dana Ruiz", phone="+1 503 555 0142", email="dana@nw.example")
    desk.people.trash(dana)
    for typed in ("dana", str(dana), "dana@nw.example", "+1 503 555 0142"):
        with pytest.raises(NotFound):
            desk.people.who(typed)
    assert [line.id for line in desk.people.trashed()] == [dana]
    desk.people.restore(dana)
    assert desk.people.who("dana").id == dana


def test_a_new_contact_has_what_was_typed(desk: Desk) -> None:
    made = desk.people.add(
        NewContact(
            " Dana Ruiz ", account="Northwind", phone="+1 503 555 0142 ext 7", email="dana@nw.example", title="COO",
            kind=Kind.PROSPECT, zone="America/Los_Angeles", tags=("fleet", "fleet", ""),
        )
    )  # fmt: skip
    contact = desk.people.get(made.contact_id or 0)
    assert (contact.name, contact.first_name, contact.last_name) == ("Dana Ruiz", "Dana", "Ruiz")
    assert (contact.account_name, contact.title, contact.kind) == ("Northwind", "COO", Kind.PROSPECT)
    assert [(p.e164, p.extension) for p in contact.phones] == [("+15035550142", "7")]
    assert [e.address for e in contact.emails] == ["dana@nw.example"]
    assert contact.tags == ("fleet",)
    assert made.label == "Added Dana Ruiz"


def test_a_contact_needs_a_name(desk: Desk) -> None:
    for empty in ("", "  ", "\n", "\u200b"):
        with pytest.raises(NotUnderstood):
            desk.people.add(NewContact(empty))
    assert desk.people.count() == 0


def test_an_account_is_made_once(desk: Desk) -> None:
    one = desk.people.get(a_contact(desk, "Dana Ruiz", account="Northwind Freight"))
    two = desk.people.get(a_contact(desk, "Omar Haddad", account="NORTHWIND  freight"))
    assert one.account == two.account


@pytest.mark.parametrize("again", [{"phone": "001 503 555-0142"}, {"email": "DANA@nw.example"}])
def test_nobody_is_added_twice(again: dict[str, str], desk: Desk) -> None:
    a_contact(desk, "Dana Ruiz", phone="+1 503 555 0142", email="dana@nw.example")
    with pytest.raises(NotUnderstood, match="already here"):
        desk.people.add(NewContact("D. Ruiz", **again))


def test_adding_is_taken_back_whole(desk: Desk) -> None:
    before = builders.dump(desk.core.store)
    a_contact(desk, "Dana Ruiz", account="Northwind", phone="+1 503 555 0142", email="d@nw.example", tags=("a", "b"))
    undone = desk.undo()
    assert undone is not None
    assert undone.label == "Undone: add Dana Ruiz"
    assert builders.dump(desk.core.store) == before


def test_an_edit_keeps_what_was_there_on_the_timeline(desk: Desk) -> None:
    dana = a_contact(desk, "Dana Ruiz", account="Northwind", phone="+1 503 555 0142", email="dana@nw.example")
    desk.people.edit(
        dana, title="COO", phone="+1 503 555 0160", email="ruiz@nw.example", account="Castor", kind=Kind.CLIENT
    )
    contact = desk.people.get(dana)
    assert (contact.title, contact.account_name, contact.kind) == ("COO", "Castor", Kind.CLIENT)
    assert [p.e164 for p in contact.phones] == ["+15035550160"]
    assert [e.address for e in contact.emails] == ["ruiz@nw.example"]
    told = {entry.text for entry in desk.research.timeline(dana)}
    assert {
        "number was “+1 503 555 0142”", "e-mail was “dana@nw.example”", "company was “Northwind”", "kind was “prospect”",
    } <= told  # fmt: skip
    assert not any(text.startswith("job was") for text in told), "a field filled for the first time said nothing before"
    assert desk.people.who("+1 503 555 0160").id == dana


def test_a_new_name_is_what_one_says_and_finds(desk: Desk) -> None:
    dana = a_contact(desk, "Dana Ruiz")
    desk.people.edit(dana, name="Diane Reyes")
    contact = desk.people.get(dana)
    assert (contact.called, contact.last_name) == ("Diane", "Reyes")
    assert desk.people.who("reyes").id == dana
    with pytest.raises(NotFound):
        desk.people.who("ruiz")


def test_a_blank_never_overwrites_a_number_or_an_address(desk: Desk) -> None:
    dana = a_contact(desk, "Dana Ruiz", phone="+1 503 555 0142", email="dana@nw.example")
    desk.people.edit(dana, phone="", email="  ")
    contact = desk.people.get(dana)
    assert len(contact.phones) == len(contact.emails) == 1


def test_an_edit_that_changes_nothing_is_no_deed(desk: Desk) -> None:
    dana = a_contact(desk, "Dana Ruiz", account="Northwind", phone="+1 503 555 0142", tags=("fleet",))
    deeds = len(desk.history())
    desk.people.edit(dana, name="Dana Ruiz", account="Northwind", phone="+1 (503) 555-0142", tags=("fleet",), title="")
    assert len(desk.history()) == deeds


def test_an_extension_is_a_change(desk: Desk) -> None:
    dana = a_contact(desk, "Dana Ruiz", phone="+1 503 555 0142")
    desk.people.edit(dana, phone="+1 503 555 0142 ext 12")
    assert [p.extension for p in desk.people.get(dana).phones] == ["12"]


@pytest.mark.parametrize(
    "wrong", [{"name": "  "}, {"zone": "America/Chicgo"}, {"zone": "America/Chicgo", "title": "COO"}]
)
def test_a_wrong_edit_changes_nothing(wrong: dict[str, str], desk: Desk) -> None:
    dana = a_contact(desk, "Dana Ruiz")
    before = builders.dump(desk.core.store)
    with pytest.raises(NotUnderstood) as refused:
        desk.people.edit(dana, **wrong)
    assert builders.dump(desk.core.store) == before
    if "zone" in wrong:
        assert "America/Chicago" in refused.value.hint


def test_the_trash_takes_a_contact_out_of_every_list(desk: Desk) -> None:
    dana = a_contact(desk, "Dana Ruiz")
    a_follow_up(desk, dana)
    desk.people.trash(dana)
    assert desk.agenda.today().items() == ()
    assert desk.find.everything("dana") == ()
    desk.undo()
    assert [item.contact.name for item in desk.agenda.today().items()] == ["Dana Ruiz"]


def test_a_wish_takes_effect_at_once_and_calls_off_what_was_meant(desk: Desk) -> None:
    dana = a_contact(desk, "Dana Ruiz", phone="+1 503 555 0142", email="dana@nw.example")
    a_follow_up(desk, dana)
    a_follow_up(desk, dana, in_days=3, channel="email")
    desk.people.do_not_contact(dana, words="please take me off your list", asked_by="Dana")
    contact = desk.people.get(dana)
    wish = contact.refusal("email")
    assert wish is not None
    assert (wish.words, wish.since_on) == ("please take me off your list", date(2022, 11, 22))
    assert desk.agenda.next_of(dana) is None
    assert desk.agenda.today().counts.due == 0


def test_a_wish_for_one_channel_leaves_the_others(desk: Desk) -> None:
    dana = a_contact(desk, "Dana Ruiz")
    calls = [a_follow_up(desk, dana, channel=channel) for channel in ("call", "voicemail")]
    mail = a_follow_up(desk, dana, channel="email")
    desk.people.do_not_contact(dana, channel="call")
    assert [desk.agenda.follow_up(row).state for row in (*calls, mail)] == ["called_off", "called_off", "open"]
    contact = desk.people.get(dana)
    assert contact.refusal("voicemail")
    assert contact.refusal("email") is None


@pytest.mark.parametrize("again", [{"phone": "503 555 0142"}, {"email": "DANA@nw.example "}])
def test_a_wish_survives_that_somebody_is_added_again(again: dict[str, str]) -> None:
    desk = builders.a_desk(config=Config(country="US"))
    dana = a_contact(desk, "Dana Ruiz", phone="+1 503 555 0142", email="dana@nw.example")
    desk.people.do_not_contact(dana, words="never again")
    desk.people.trash(dana)
    back = desk.people.get(a_contact(desk, "D. Ruiz", **again))
    wish = back.refusal("call")
    assert wish is not None
    assert wish.words == "never again"
    desk.close()


def test_a_wish_comes_with_a_number_that_is_typed_later(desk: Desk) -> None:
    dana = a_contact(desk, "Dana Ruiz", phone="+1 503 555 0142")
    desk.people.do_not_contact(dana)
    desk.people.trash(dana)
    other = a_contact(desk, "Somebody Else")
    a_follow_up(desk, other)
    desk.people.edit(other, phone="+1 503 555 0142")
    assert desk.people.get(other).refusal("call")
    assert desk.agenda.next_of(other) is None


def test_a_wish_can_be_taken_back_only_as_a_deed(desk: Desk) -> None:
    dana = a_contact(desk, "Dana Ruiz", phone="+1 503 555 0142")
    row = a_follow_up(desk, dana)
    before = builders.dump(desk.core.store)
    desk.people.do_not_contact(dana)
    desk.undo()
    assert builders.dump(desk.core.store) == before
    assert desk.agenda.follow_up(row).state == "open"


def test_a_struck_number_stays_but_is_never_offered(desk: Desk) -> None:
    dana = a_contact(desk, "Dana Ruiz", phone="+1 503 555 0142")
    phone = desk.people.get(dana).phones[0]
    with desk.core.deed("strike"):
        desk.people.strike_number(phone, why="wrong number", on=desk.core.today())
    contact = desk.people.get(dana)
    assert contact.live_phones == ()
    assert [p.struck_why for p in contact.phones] == ["wrong number"]


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Dana Ruiz", ("Dana", "Ruiz")),
        ("Dana", ("Dana", None)),
        ("Ludwig van der Berg", ("Ludwig", "van der Berg")),
        ("陳偉", ("陳偉", None)),
        ("", (None, None)),
    ],
)
def test_a_name_is_split_where_its_first_word_ends(name: str, parts: tuple[str | None, str | None]) -> None:
    assert split_name(name) == parts


def test_further_numbers_and_addresses_are_edited_as_a_list(desk: Desk) -> None:
    dana = builders.a_contact(desk, phone="+1 503 555 0142", email="dana@northwind.example")
    desk.people.edit(dana, phones="+1 503 555 0100 office, +1 503 555 0111 (Ana Sousa)", emails="d@mail.example")
    contact = desk.people.get(dana)
    assert [(p.e164, p.label) for p in contact.phones] == [
        ("+15035550142", ""), ("+15035550100", "office"), ("+15035550111", "Ana Sousa")
    ]  # fmt: skip
    assert [e.address for e in contact.emails] == ["dana@northwind.example", "d@mail.example"]
    desk.people.edit(dana, phones="+1 503 555 0111 Ana Sousa", emails="")
    contact = desk.people.get(dana)
    assert [p.e164 for p in contact.phones] == ["+15035550142", "+15035550111"]
    assert [e.address for e in contact.emails] == ["dana@northwind.example"]
    desk.undo()
    assert len(desk.people.get(dana).phones) == 3
    assert len(desk.people.get(dana).emails) == 2


def test_a_number_that_is_known_already_is_not_added_twice(desk: Desk) -> None:
    dana = builders.a_contact(desk, phone="+1 503 555 0142")
    desk.people.edit(dana, phones="+1 (503) 555-0142 mobile, +1 503 555 0100")
    assert [p.e164 for p in desk.people.get(dana).phones] == ["+15035550142", "+15035550100"]


def test_a_number_without_a_country_is_dialled_from_where_the_reps_clock_is() -> None:
    desk = a_desk(datetime(2026, 10, 5, 9, 0, tzinfo=CHICAGO))
    smith = a_contact(desk, "John Smith", phone="(312) 555-0100")
    assert [phone.e164 for phone in desk.people.get(smith).phones] == ["+13125550100"]
    desk.set("rep_number", "+44 20 7946 0121")
    assert desk.core.region == "GB", "the rep's own number is nearer than the clock"
