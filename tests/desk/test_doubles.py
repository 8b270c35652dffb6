"""One of two and two of one: nothing lost, what they asked survives, `u` takes it back, weeks later it comes apart."""

from __future__ import annotations

import pytest

from salesdesk.desk import Desk
from salesdesk.desk.people import NewContact
from salesdesk.errors import NotFound, Refused
from salesdesk.store import doubles
from salesdesk.store.rows import insert
from tests import builders
from tests.builders import dump


def two_smiths(desk: Desk) -> tuple[int, int]:
    """The pair of the day: one number in two styles, at "Acme Inc." and at "ACME"; each with a history of their own."""
    one = (
        desk.people.add(NewContact("John Smith", account="Acme Inc.", phone="555-0100", tags=("fleet",))).contact_id
        or 0
    )
    with desk.core.deed("second list"):
        other = desk.people.add(NewContact("SMITH, JOHN", account="ACME", title="Buyer", email="js@acme.example",
                                           tags=("fleet", "fair"))).contact_id or 0  # fmt: skip
        desk.people.add_number(other, "(555) 0100")
    for who, text in ((one, "first talk"), (other, "second talk")):
        builders.a_touch(desk, who, text=text)
        desk.agenda.promise(who, f"send {text}", desk.agenda.read_when("friday"))
        desk.research.add_fact(who, f"fact of {text}")
        desk.scripts.keep(who, "notes", f"typed for {text}")
    desk.scripts.keep(other, "voicemail", "Hi John")
    desk.keeper.flush()
    builders.a_follow_up(desk, other, in_days=3)
    return one, other


def texts(desk: Desk, contact_id: int) -> set[str]:
    return {entry.text for entry in desk.research.timeline(contact_id)}


def whole(desk: Desk) -> object:
    drafts = desk.core.db.execute("SELECT contact_id, kind, text FROM draft WHERE text <> '' ORDER BY 1, 2").fetchall()
    return dump(desk.core.store), drafts


def test_the_pair_of_the_day_is_found_by_its_number_and_its_companies_by_their_name(desk: Desk) -> None:
    two_smiths(desk)
    found = [(s.noun, s.one[0], s.other[0], s.pair.sure, s.pair.why) for s in desk.doubles.look()]
    assert found == [
        ("contact", "John Smith", "SMITH, JOHN", True, "same number"),
        ("account", "Acme Inc.", "ACME", False, "same name but for its form"),
    ]
    tally = desk.lists.tally()
    assert (tally.counts["doubles"], tally.figure.open["doubles"]) == (2, 1)


def test_merging_keeps_both_sides_whole_and_one_u_brings_two_back(desk: Desk) -> None:
    one, other = two_smiths(desk)
    before = whole(desk)
    both = desk.doubles.compare("contact", one, other)
    assert {f.column for f in both.fields if f.differs} == {"name", "account_id"}
    desk.doubles.merge("contact", one, other, take=("account_id",))
    kept = desk.people.get(one)
    assert (kept.name, kept.account_name, kept.title, kept.tags) == ("John Smith", "ACME", "Buyer", ("fair", "fleet"))
    assert [e.address for e in kept.emails] == ["js@acme.example"]
    assert len(kept.phones) == 1
    assert {"first talk", "second talk", "fact of first talk"} <= texts(desk, one) | {
        fact.text for fact in desk.research.facts(kept)
    }
    assert {p.what for p in desk.research.brief(one).promises} == {"send first talk", "send second talk"}
    assert desk.scripts.on_file(one, "notes") == "typed for first talk\ntyped for second talk"
    assert desk.scripts.on_file(one, "voicemail") == "Hi John"
    assert "SMITH, JOHN" in str(
        desk.core.db.execute("SELECT new FROM field_change WHERE contact_id = ?", (one,)).fetchall()
    )
    assert [line.name for line in desk.find.people("smith")] == ["John Smith"]
    assert desk.lists.open("trash").total == 0
    assert desk.lists.tally().counts["doubles"] == 0 or not desk.doubles.looked
    desk.undo()
    assert whole(desk) == before
    desk.redo()
    assert desk.people.get(one).account_name == "ACME"


def test_weeks_later_it_is_taken_apart_and_each_has_their_own_again(desk: Desk) -> None:
    one, other = two_smiths(desk)
    before = {i: (desk.people.get(i), texts(desk, i)) for i in (one, other)}
    desk.doubles.merge("contact", one, other, take=("name", "account_id"))
    assert desk.people.get(one).name == "SMITH, JOHN"
    builders.a_touch(desk, one, text="since then")
    third = desk.people.add(NewContact("Somebody Else")).contact_id or 0
    for n in range(450):  # more deeds than undo reaches back
        desk.people.edit(third, city=f"City {n}")
    (done,) = desk.doubles.merges_of("contact", one)
    assert done.gone_name == "SMITH, JOHN"
    desk.doubles.take_apart("contact", done.id)
    for i, (contact, _) in before.items():
        now = desk.people.get(i)
        assert (now.name, now.first_name, now.account_name, now.title, now.tags) == (
            contact.name, contact.first_name, contact.account_name, contact.title, contact.tags,
        )  # fmt: skip
        assert [p.raw for p in now.phones] == [p.raw for p in contact.phones]
        assert [e.address for e in now.emails] == [e.address for e in contact.emails]
    assert before[other][1] <= texts(desk, other)
    assert before[one][1] | {"since then"} <= texts(desk, one)
    assert not {"second talk"} & texts(desk, one)
    assert desk.scripts.on_file(one, "notes") == "typed for first talk"
    assert desk.scripts.on_file(other, "notes") == "typed for second talk"
    assert [s for s in desk.doubles.look() if s.noun == "contact"] == []
    assert desk.doubles.merges_of("contact", one) == ()


@pytest.mark.parametrize("who", ["one", "other"])
@pytest.mark.parametrize("channel", ["all", "email", "call"])
def test_what_either_asked_survives_a_merge_and_coming_apart(who: str, channel: str, desk: Desk) -> None:
    one, other = two_smiths(desk)
    builders.a_follow_up(desk, one, in_days=4)
    asked = one if who == "one" else other
    desk.people.do_not_contact(asked, channel=channel, words="no more")
    desk.doubles.merge("contact", one, other)
    kept = desk.people.get(one)
    forbidden = "call" if channel == "all" else channel
    assert kept.refusal(forbidden)
    assert all(
        not wish.covers(row.channel)
        for wish in kept.do_not_contact
        for row in (desk.agenda.next_of(one),)
        if row is not None
    )
    desk.doubles.take_apart("contact", desk.doubles.merges_of("contact", one)[0].id)
    assert desk.people.get(asked).refusal(forbidden)
    untouched = other if who == "one" else one
    assert desk.people.get(untouched).refusal(forbidden) is None
    assert desk.agenda.next_of(untouched) is not None


def test_a_wish_of_after_the_merge_goes_to_both(desk: Desk) -> None:
    one, other = two_smiths(desk)
    desk.doubles.merge("contact", one, other)
    desk.people.do_not_contact(one, words="stop")
    desk.doubles.take_apart("contact", desk.doubles.merges_of("contact", one)[0].id)
    assert desk.people.get(one).refusal("call")
    assert desk.people.get(other).refusal("call")


def test_merges_in_a_chain_come_apart_one_by_one(desk: Desk) -> None:
    a, b, c = (desk.people.add(NewContact(f"Ann {name}")).contact_id or 0 for name in "ABC")
    for who, text in ((a, "of a"), (b, "of b"), (c, "of c")):
        builders.a_touch(desk, who, text=text)
    desk.doubles.merge("contact", b, c)
    desk.doubles.merge("contact", a, b)
    assert {"of a", "of b", "of c"} <= texts(desk, a)
    desk.doubles.take_apart("contact", desk.doubles.merges_of("contact", a)[0].id)
    assert {"of b", "of c"} <= texts(desk, b)
    assert "of c" not in texts(desk, a)
    desk.doubles.take_apart("contact", desk.doubles.merges_of("contact", b)[0].id)
    assert "of c" in texts(desk, c)
    assert "of c" not in texts(desk, b)


def test_companies_become_one_and_two_again(desk: Desk) -> None:
    one, other = two_smiths(desk)
    firms = [desk.people.get(i).account for i in (one, other)]
    assert firms[0] is not None
    assert firms[1] is not None
    first, second = firms[0].id, firms[1].id
    with desk.core.deed("rows") as db:
        insert(db, "deal", title="One", account_id=second, created_at=desk.core.stamp())
        insert(db, "fact", account_id=second, text="of ACME", found_on=desk.core.today(), created_at=desk.core.stamp())
        db.execute("UPDATE account SET notes = 'a' WHERE id = ?", (first,))
        db.execute("UPDATE account SET notes = 'b', city = 'Bonn' WHERE id = ?", (second,))
    before = whole(desk)
    desk.doubles.merge("account", first, second)
    assert desk.people.get(other).account_name == "Acme Inc."
    account = desk.people.account(first)
    assert account is not None
    assert (account.city, account.notes) == ("Bonn", "a\n\nb")
    new = desk.people.add(NewContact("New One", account="acme")).contact_id or 0
    assert desk.people.get(new).account_name == "Acme Inc."
    desk.undo()
    desk.undo()
    assert whole(desk) == before
    desk.doubles.merge("account", first, second)
    desk.doubles.take_apart("account", desk.doubles.merges_of("account", first)[0].id)
    assert desk.people.get(other).account_name == "ACME"
    account = desk.people.account(first)
    assert account is not None
    assert (account.city, account.notes) == (None, "a")
    assert [s for s in desk.doubles.look() if s.noun == "account"] == []


def test_what_is_settled_is_not_asked_again_and_an_import_s_question_with_it(desk: Desk) -> None:
    one, other = two_smiths(desk)
    desk.doubles.look()
    desk.doubles.keep_apart("contact", one, other)
    assert [s.noun for s in desk.doubles.found()] == ["account"]
    assert [s.noun for s in desk.doubles.look()] == ["account"]
    desk.undo()
    assert len(desk.doubles.look()) == 2


def test_what_cannot_be_made_one(desk: Desk) -> None:
    one, other = two_smiths(desk)
    with pytest.raises(Refused):
        desk.doubles.merge("contact", one, one)
    with pytest.raises(NotFound):
        desk.doubles.compare("contact", one, 999)
    desk.people.trash(other)
    with pytest.raises(NotFound):
        desk.doubles.merge("contact", one, other)
    with pytest.raises(NotFound):
        desk.doubles.take_apart("contact", 5)


def test_somebody_who_became_part_of_another_stays_when_the_trash_is_emptied(desk: Desk) -> None:
    one, other = two_smiths(desk)
    desk.doubles.merge("contact", one, other)
    desk.lists.empty_trash()
    desk.doubles.take_apart("contact", desk.doubles.merges_of("contact", one)[0].id)
    assert desk.people.get(other).name == "SMITH, JOHN"
    desk.doubles.merge("contact", one, other)
    desk.people.trash(one)
    desk.lists.empty_trash()
    assert desk.people.count() == 0
    desk.undo()
    desk.undo()
    assert desk.agenda.next_of(one) is not None


def test_the_sample_day_has_a_pair(busy: Desk) -> None:
    pair = next(s for s in busy.doubles.look() if s.noun == "contact")
    assert (pair.one[0], pair.other[0], pair.pair.why) == ("Lee Park", "PARK, LEE", "same number")


def test_who_shares_nothing_is_looked_at_in_their_company_alone(desk: Desk) -> None:
    two_smiths(desk)
    alone = desk.people.add(NewContact("Ana Sousa", account="Acme", phone="555-0177")).contact_id
    desk.people.add(NewContact("Anna Souza", account="Acme GmbH", email="as@acme.example"))
    broken = "UPDATE contact SET name = CAST(? AS TEXT) WHERE id = ?"  # as another program may leave it
    desk.core.db.execute(broken, (b"Ana Sousa\xe9", alone))
    assert alone not in {one.id for one in doubles.sharing(desk.core.db)}
    together = [sorted(one.name for one in people) for people in doubles.by_firm(desk.core.db)]
    assert together == [["Ana Sousa\ufffd", "Anna Souza", "John Smith", "SMITH, JOHN"]]
