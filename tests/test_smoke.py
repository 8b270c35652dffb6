"""The sample day, as it stands on any day of the calendar; and one morning worked through on it."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from salesdesk.config import Config
from salesdesk.desk import Desk
from salesdesk.desk.sample_day import day_words, open_sample_day, ordinal
from salesdesk.desk.sample_people import EVERYBODY, TWICE
from salesdesk.domain.agenda import Agenda, Group
from salesdesk.domain.research import is_stale
from salesdesk.domain.who import Kind
from tests import builders
from tests.builders import A_TUESDAY, a_busy_desk, on_day

A_WEEK = [A_TUESDAY + timedelta(days=n) for n in range(7)]
ODD_DAYS = [
    date(2024, 2, 29), date(2026, 1, 1), date(2026, 3, 8), date(2026, 3, 29), date(2026, 7, 4), date(2026, 10, 25),
    date(2026, 11, 1), date(2026, 11, 26), date(2026, 12, 25), date(2026, 12, 31), date(2027, 1, 31), date(2028, 3, 1),
]  # fmt: skip


def rows(agenda: Agenda, where: Group) -> list[tuple[str, str]]:
    zone = agenda.now.tzinfo
    return [
        (f"{item.follow_up.due_at.astimezone(zone):%H:%M}" if item.follow_up.due_at else "any", item.contact.name)
        for item in agenda.section(where)
    ]


@pytest.mark.parametrize("day", [*A_WEEK, *ODD_DAYS], ids=str)
def test_the_sample_day_looks_the_same_on_any_day(day: date) -> None:
    desk = a_busy_desk(day)
    agenda = desk.agenda.today()
    assert rows(agenda, Group.OVERDUE) == [("any", "Dana Ruiz"), ("any", "Omar Haddad")]
    assert [(day - i.follow_up.due_on).days for i in agenda.section(Group.OVERDUE)] == [4, 1]
    assert rows(agenda, Group.NOW) == [("09:45", "Lee Park")]
    assert rows(agenda, Group.TODAY) == [
        ("10:00", "Priya Nair"), ("10:30", "Sam Roe"), ("11:15", "Ines Moreau"), ("13:00", "Jon Bell"),
        ("14:00", "Kofi Mensah"), ("15:30", "Mia Chen"), ("any", "Tom Weiss"), ("any", "Ana Sousa"),
    ]  # fmt: skip
    assert (agenda.counts.due, agenda.counts.overdue, agenda.counts.done, agenda.counts.held) == (11, 2, 7, 0)
    outside = [i.contact.name for i in agenda.items() if i.outside_hours and i.follow_up.state == "open"]
    assert outside == ["Dana Ruiz", "Jon Bell"]
    following = agenda.next_timed()
    assert following is not None
    assert following.contact.name == "Lee Park"
    desk.close()


def test_everybody_has_a_why_now_and_a_number(busy: Desk) -> None:
    items = busy.agenda.today().items()
    assert len(items) == len(EVERYBODY) - len(TWICE) == busy.people.count() - len(TWICE) == 18
    assert [i.contact.name for i in items if not i.follow_up.why_now or not i.number] == []
    assert [i.contact.name for i in items if i.clock.state == "unknown"] == []
    assert len({zone for i in items for zone in i.clock.zones}) >= 10


def test_the_numbers_are_nobodys() -> None:
    numbers = [number for person in EVERYBODY for number, _ in person.phones]
    american = [n for n in numbers if n.startswith("+1 ")]
    assert all(n.split()[2] == "555" and n.split()[3].startswith("01") for n in american)
    assert len(set(numbers)) == len(numbers)


def test_the_brief_is_the_one_of_the_pictures(busy: Desk) -> None:
    brief = busy.research.brief(1)
    assert brief.why_now == "Quote 218 expires Friday; she asked for a two-site price."
    assert brief.for_them == "One rate for both depots before the 30 Nov renewal: no re-tender."
    assert [(p.what, p.state) for p in brief.promises] == [
        ("Send two-site pricing", "open"), ("Intro to Salem reference", "kept"),
    ]  # fmt: skip
    assert [(d.what, d.on) for d in brief.dates] == [
        ("Fleet contract renewal", date(2022, 11, 30)), ("Salem depot opens", date(2022, 12, 12)),
    ]  # fmt: skip
    assert [(f.text, is_stale(f, today=A_TUESDAY)) for f in brief.facts] == [
        ("38 trucks, two depots", False), ("CFO signs above 25k", True), ("Carrier: Acme until November", True),
    ]  # fmt: skip
    assert [q.text for q in brief.questions] == [
        "Who signs off above 25k now?", "Is the Salem opening on track?", "What would make Friday easy?",
    ]  # fmt: skip
    assert brief.deal is not None
    assert (brief.deal.stage, brief.deal.step, brief.deal.steps_done, brief.deal.steps) == ("Proposal", 3, 2, 5)
    assert brief.last_talk is not None
    assert brief.last_talk.their_words == "Send both sites, I take it to Priya."
    assert f"{brief.clock.local:%H:%M}" == "06:41"
    assert brief.contact.voicemail_ok is True


def test_what_is_typed_was_saved_a_minute_ago(busy: Desk) -> None:
    voicemail, notes = busy.scripts.draft(1, "voicemail"), busy.scripts.draft(1, "notes")
    assert voicemail is not None
    assert notes is not None
    assert voicemail.version == 2
    assert f"{busy.core.local(voicemail.saved_at):%H:%M}" == "09:40"
    assert "{" not in voicemail.text + notes.text
    assert busy.core.rep().called == "Sam"
    assert busy.core.rep().pace_wpm == 160


def test_the_lanes_show_who_needs_something(busy: Desk) -> None:
    lanes = busy.agenda.lanes()
    assert [line.name for line in lanes.no_next_step] == ["Luca Ferri"]
    assert [line.name for line in lanes.quiet] == ["Grace Okoro"]
    assert {line.name for line in lanes.untagged} == {"Sam Roe", "Ana Sousa"}
    refusing = busy.people.who("Nils Berger")
    assert refusing.refusal("call")
    assert busy.people.who("Chen Wei").name == "陳偉"
    assert busy.people.who("Ines Moreau").kind is Kind.CLIENT


def test_it_is_written_beside_undo_and_the_same_each_time() -> None:
    builders.busy_file.cache_clear()
    one = a_busy_desk()
    builders.busy_file.cache_clear()
    two = a_busy_desk()
    assert one.history() == ()
    assert one.undo() is None
    skip = "_sqlite_migrations"
    assert [r for r in one.core.store.db.conn.iterdump() if skip not in r] == [
        r for r in two.core.store.db.conn.iterdump() if skip not in r
    ]
    one.close()
    two.close()


def test_it_fits_a_desk_with_the_usual_working_days() -> None:
    store = builders.a_store()
    desk = Desk(store, builders.FixedClock(builders.sample_start()), Config(name="Kim", zone="America/New_York"))
    from salesdesk.desk.sample_day import a_busy_day

    a_busy_day(desk)
    assert desk.agenda.today().counts.due == 11
    assert desk.core.rep().name == "Kim"
    desk.close()


def test_it_opens_on_a_file_of_its_own(tmp_path: Path) -> None:
    desk = open_sample_day(tmp_path / "sample" / "desk.db", A_TUESDAY, config=Config(theme="paper", name="Somebody"))
    now = desk.core.now()
    assert (now.date(), now.hour, now.minute) == (A_TUESDAY, 9, 41)
    assert desk.core.config.theme == "paper"
    assert desk.core.config.name == "Sam"
    assert desk.agenda.today().counts.overdue == 2
    desk.close()


@pytest.mark.parametrize(
    ("day", "friday", "renewal"),
    [("2022-11-22", "Friday", "30 Nov"), ("2022-11-23", "Monday", "1 Dec"), ("2022-11-26", "Tuesday", "4 Dec")],
)
def test_the_words_for_days_fit_the_day(day: str, friday: str, renewal: str) -> None:
    words = day_words(date.fromisoformat(day))
    assert (words["friday"], words["renewal"]) == (friday, renewal)


def test_days_are_counted_as_people_say_them() -> None:
    said = [ordinal(n) for n in (1, 2, 3, 4, 11, 12, 13, 21, 22, 23, 30, 31)]
    assert said == ["1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "22nd", "23rd", "30th", "31st"]


def test_a_morning_is_worked_through_and_taken_back(busy: Desk) -> None:
    before = builders.dump(busy.core.store)
    first = busy.agenda.today().items()[0]
    busy.agenda.hold(first.follow_up.id)
    lee = busy.agenda.today().section(Group.NOW)[0]
    call = busy.calls.start(lee.contact.id, follow_up_id=lee.follow_up.id)
    builders.clock_of(busy).advance(minutes=6)
    busy.calls.end(call)
    from salesdesk.desk.calls import WrapUp
    from salesdesk.domain.touch import Disposition

    busy.calls.log(WrapUp(lee.contact.id, disposition=Disposition.CONNECTED, text="labels are fine", seconds=360))
    busy.agenda.plan(lee.contact.id, on_day(busy, 7), why_now="after the stand-up")
    busy.agenda.later(busy.agenda.today().section(Group.TODAY)[0].follow_up.id, on_day(busy, 1))
    counts = busy.agenda.today().counts
    assert (counts.due, counts.done, counts.held) == (9, 8, 1)
    while busy.undo():
        pass
    assert builders.dump(busy.core.store) == before
