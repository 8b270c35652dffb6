"""The lists: ready ones, the rep's own, the figure, the trash; each deed one `u`."""

from __future__ import annotations

from datetime import timedelta

import pytest

from salesdesk.desk import Desk
from salesdesk.desk.people import NewContact
from salesdesk.domain.followup import Channel
from salesdesk.domain.lists import READY
from salesdesk.domain.who import Kind
from salesdesk.errors import NotFound, NotUnderstood
from salesdesk.store import people
from salesdesk.store.rows import insert
from tests import builders


def names(desk: Desk, name: str) -> list[str]:
    return [row.contact.name for row in desk.lists.open(name).people]


def found(desk: Desk, words: str) -> list[str]:
    listed = desk.lists.words(words)
    assert not listed.trouble
    return [row.contact.name for row in listed.people]


def add(desk: Desk, name: str, **more: object) -> int:
    return desk.people.add(NewContact(name, **more)).contact_id or 0  # type: ignore[arg-type]


def touch(desk: Desk, contact_id: int, *, days: int, **more: object) -> None:
    day = desk.core.today() - timedelta(days=days)
    values = {"channel": "call", "direction": "out"} | more
    with desk.core.deed("touch") as db:
        insert(db, "touch", contact_id=contact_id, at=desk.core.at_midday(day), happened_on=day,
               logged_at=desk.core.stamp(), **values)  # fmt: skip


def test_every_ready_list_counts_what_it_shows(busy: Desk) -> None:
    busy.doubles.look()
    counts = busy.lists.tally().counts
    for ready in READY:
        listed = busy.lists.open(ready.id)
        shown = sum(map(len, (listed.people, listed.firms, listed.thrown, listed.fates, listed.pairs)))
        assert counts[ready.id] == listed.total == shown, ready.id


def test_who_is_losing_touch_quiet_and_under_rhythm(desk: Desk) -> None:
    talked, tried, planned, fresh = (add(desk, name) for name in ("Talked", "Tried", "Planned", "Fresh"))
    touch(desk, talked, days=61, direction="in")
    touch(desk, tried, days=91, disposition="no_answer")
    touch(desk, planned, days=100, disposition="connected")
    touch(desk, fresh, days=60, disposition="connected")
    desk.agenda.plan(planned, desk.agenda.read_when("25 nov"))
    assert names(desk, "losing_touch") == ["Talked"]
    assert names(desk, "quiet") == ["Planned", "Tried"]
    desk.people.tag(fresh, Kind.CLIENT)
    assert names(desk, "under_rhythm") == ["Fresh"]
    for days in (1, 2, 3):
        touch(desk, fresh, days=days)
    assert names(desk, "under_rhythm") == []
    desk.people.do_not_contact(talked, words="enough")
    assert names(desk, "losing_touch") == []
    assert names(desk, "do_not_contact") == ["Talked"]


def test_what_is_missing_on_a_record(desk: Desk) -> None:
    add(desk, "Nothing Known")
    add(desk, "Has Mail", email="m@x.example", account="Northwind", city="Berlin", country="DE")
    add(desk, "Has Number", phone="+1 503 555 0142")
    assert names(desk, "unreachable") == ["Nothing Known"]
    assert names(desk, "no_phone") == ["Has Mail", "Nothing Known"]
    assert names(desk, "no_email") == ["Has Number", "Nothing Known"]
    assert names(desk, "unknown_zone") == ["Nothing Known"]
    assert names(desk, "no_company") == ["Has Number", "Nothing Known"]


def test_tagging_empties_the_untagged_list_of_people_and_of_lone_firms(desk: Desk) -> None:
    muller = add(desk, "Jörg Müller", account="Müller Bau", phone="+49 30 23125 142", city="Berlin")
    with desk.core.deed("a firm") as db:
        firm = people.add_account(db, "Nur Firma AG", at=desk.core.stamp())
    before = desk.lists.tally()
    assert before.counts["untagged"] == 2
    assert [name for _, name in desk.lists.open("untagged").firms] == ["Nur Firma AG"]
    desk.people.tag(muller, Kind.PROSPECT)
    desk.lists.tag_firm(firm, Kind.PARTNER)
    after = desk.lists.tally()
    assert after.counts["untagged"] == 0
    assert after.figure.hold == before.figure.hold + 1
    desk.undo()
    assert desk.lists.tally().counts["untagged"] == 1


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("kind:client", ["Ines Moreau", "Tom Weiss"]),
        ("tag:FLEE", ["Dana Ruiz", "Omar Haddad"]),
        ("tag:fleet -tag:renewal", ["Omar Haddad"]),
        ("kind:none", ["Ana Sousa", "Sam Roe"]),
        ("city:sao", ["Ana Sousa"]),
        ("company:north title:vp", ["Dana Ruiz"]),
        ("in:stalled", ["Grace Okoro"]),
        ("depots", ["Dana Ruiz", "Rosa Delgado"]),
        ("nobody-like-that", []),
        ("' OR 1=1 --", []),
        ("100%", []),
    ],
)
def test_a_search_finds_the_people_it_speaks_of(words: str, who: list[str], busy: Desk) -> None:
    assert found(busy, words) == who


def test_without_turns_a_term_round_also_where_nothing_is_known(busy: Desk) -> None:
    everybody = busy.people.count()
    for words in ("kind:client", "title:head", "company:north", "depots", "no:email"):
        assert len(found(busy, words)) + len(found(busy, f"-{words}")) == everybody, words


def test_a_search_is_saved_renamed_changed_removed_and_taken_back(busy: Desk) -> None:
    row = busy.lists.save("Clients", "kind:client").row_id or 0
    assert busy.lists.tally().counts[f"saved:{row}"] == 2
    with pytest.raises(NotUnderstood):
        busy.lists.save("clients ", "depots")
    with pytest.raises(NotUnderstood):
        busy.lists.save("Wrong", "knd:client")
    busy.lists.change(row, name="Ours", query="kind:client -tag:nothing")
    assert busy.lists.saved()[0].name == "Ours"
    busy.lists.remove(row)
    assert busy.lists.saved() == ()
    with pytest.raises(NotFound):
        busy.lists.open(f"saved:{row}")
    busy.undo()
    assert [view.query for view in busy.lists.saved()] == ["kind:client -tag:nothing"]


def test_a_tag_in_another_case_is_the_tag_that_there_is(busy: Desk) -> None:
    dana = busy.people.who("Dana Ruiz").id
    busy.lists.set_tags(dana, ["FLEET", " renewal ", "", "new one", "fleet"])
    assert busy.people.get(dana).tags == ("fleet", "new one", "renewal")


def test_the_trash_gives_back_and_when_emptied_keeps_what_they_asked(desk: Desk) -> None:
    dana = add(desk, "Dana Ruiz", phone="+1 503 555 0142", email="dana@x.example")
    desk.people.do_not_contact(dana, channel="email", words="no mail")
    desk.research.add_note(dana, "a note")
    desk.people.trash(dana)
    assert [(one.kind, one.words) for one in desk.lists.open("trash").thrown] == [("contact", "Dana Ruiz")]
    desk.lists.restore("contact", dana)
    assert desk.people.get(dana).refusal("email")
    desk.people.trash(dana)
    desk.lists.empty_trash()
    assert desk.lists.tally().counts["trash"] == 0
    with pytest.raises(NotFound):
        desk.people.get(dana)
    again = add(desk, "Dana R", email="DANA@x.example")
    assert desk.people.get(again).refusal("email")
    assert desk.people.get(again).refusal("call") is None
    desk.undo()
    desk.undo()
    assert desk.people.get(dana).name == "Dana Ruiz"
    assert [note.text for note in desk.research.timeline(dana) if note.text == "a note"]


def test_rows_say_the_last_touch_and_the_next_day(desk: Desk) -> None:
    dana = add(desk, "Dana Ruiz")
    touch(desk, dana, days=5)
    desk.agenda.plan(dana, desk.agenda.read_when("friday"), channel=Channel.CALL)
    row = desk.lists.open("untagged").people[0]
    assert row.last_on == desk.core.today() - timedelta(days=5)
    assert row.next_on is not None
    assert row.next_id is not None


def test_a_list_on_the_disk_is_read_in_a_thread_of_its_own(busy_on_disk: Desk) -> None:
    own = busy_on_disk.lists.in_thread()
    assert own.tally().counts == busy_on_disk.lists.tally().counts
    own.close()
    assert busy_on_disk.core.today() == builders.A_TUESDAY


def test_a_filter_looks_at_the_whole_list_and_not_at_what_is_shown_of_it(desk: Desk) -> None:
    with desk.core.deed("many") as db:
        for n in range(420):
            people.add_contact(db, f"Person {n:03}", at=desk.core.stamp())
        people.add_contact(db, "Zoë Last", at="2020-01-01T00:00:00+00:00")
    whole = desk.lists.open("untagged")
    assert (whole.total, len(whole.people), whole.more) == (421, 400, 21)
    narrow = desk.lists.open("untagged", wanted="last zoe")
    assert (narrow.total, [row.contact.name for row in narrow.people], narrow.more) == (1, ["Zoë Last"], 0)
    row = desk.lists.save("Mine", "kind:none").row_id
    assert [r.contact.name for r in desk.lists.open(f"saved:{row}", wanted="zoe").people] == ["Zoë Last"]
