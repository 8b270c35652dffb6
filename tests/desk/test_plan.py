"""A day as the rep wants it, rests in it, closes it and finds it again next morning: steps 5, 29, 33, 36 and 38 of the
day at the desk."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from itertools import product

import pytest

from salesdesk.desk import Desk
from salesdesk.desk.calls import WrapUp
from salesdesk.desk.plan import PlanWords
from salesdesk.domain.followup import Channel
from salesdesk.domain.later import SnoozeReason
from salesdesk.domain.touch import Disposition
from salesdesk.domain.who import Kind
from salesdesk.errors import NotUnderstood, Refused
from salesdesk.store import dayplan, score
from salesdesk.store.touches import add_touch
from tests import builders
from tests.builders import CHICAGO

WORDS = PlanWords(conversations="8", block="09:15-10:00", lunch="12", stop="17:30")


@pytest.fixture
def monday() -> Desk:
    """Monday 5 October 2026, 08:34 in Chicago."""
    return builders.a_desk(datetime(2026, 10, 5, 8, 34, tzinfo=CHICAGO))


def planned(desk: Desk, words: PlanWords = WORDS) -> None:
    desk.plan.keep(desk.plan.read(words))


def test_the_days_plan_gives_a_pace_a_block_on_the_agenda_and_what_fits(monday: Desk) -> None:
    dana = builders.a_contact(monday)
    builders.a_follow_up(monday, dana, at="09:30")
    assert monday.plan.today() is None
    planned(monday)
    course = monday.plan.course(monday.agenda.today())
    assert course.pace == "0/8"
    assert [(mark.at, mark.words) for mark in course.marks] == [
        (time(9, 15), "prospecting to 10:00"),
        (time(12), "lunch to 13:00"),
        (time(17, 30), "stop"),
    ]
    assert course.capacity is not None
    assert course.capacity.words == "1 planned · 0 done · room for 30 more"
    monday.calls.log(WrapUp(dana, disposition=Disposition.CONNECTED))
    monday.calls.log(WrapUp(dana, disposition=Disposition.LEFT_VOICEMAIL))
    assert monday.plan.course(monday.agenda.today()).pace == "1/8"
    monday.undo()
    monday.undo()
    monday.undo()
    assert monday.plan.today() is None


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("9:15-10:00", "09:15", "10:00"),
        ("9:15 to 10", "09:15", "10:00"),
        ("from nine until half past ten", "09:00", "10:30"),
        ("quarter to nine to ten", "08:45", "10:00"),
        ("9:15 for 45 min", "09:15", "10:00"),
        ("an hour from 9", "09:00", "10:00"),
        ("11-1", "11:00", "13:00"),
        ("7-8", "07:00", "08:00"),
        ("915 - 1000", "09:15", "10:00"),
        ("2pm-3pm", "14:00", "15:00"),
        ("10", "10:00", "10:45"),
    ],
)
def test_a_block_is_read_in_words(words: str, first: str, last: str, monday: Desk) -> None:
    plan = monday.plan.read(PlanWords(block=words))
    assert (plan.block_from, plan.block_until) == (time.fromisoformat(first), time.fromisoformat(last))


@pytest.mark.parametrize("words", ["half past five", "5:30pm", "17:30", "1730", "17.30", "17h30"])
def test_a_stop_is_read_in_words_whatever_time_it_is_now(words: str, monday: Desk) -> None:
    builders.clock_of(monday).set("2026-10-05 19:00")
    assert monday.plan.read(PlanWords(stop=words)).stop_at == time(17, 30)


@pytest.mark.parametrize(
    "words",
    [
        PlanWords(block="10-9"), PlanWords(block="9:15-soon"), PlanWords(stop="soon"), PlanWords(stop="tomorrow 17:30"),
        PlanWords(conversations="many"), PlanWords(conversations="9999"), PlanWords(warm_up="Nobody"),
        PlanWords(lunch="25:00"),
    ],
)  # fmt: skip
def test_what_is_no_time_no_number_and_nobody_is_said_and_nothing_is_kept(words: PlanWords, monday: Desk) -> None:
    with pytest.raises(NotUnderstood):
        monday.plan.read(words)
    assert monday.plan.today() is None


def test_the_next_day_proposes_the_last_plan_and_a_weekend_between_does_not_matter(monday: Desk) -> None:
    dana = builders.a_contact(monday)
    planned(monday, PlanWords("8", "9:15-10", "dana", "12", "17:30"))
    assert monday.plan.today() is not None
    assert monday.plan.today().warm_up_id == dana  # type: ignore[union-attr]
    assert monday.plan.course(monday.agenda.today()).marks[0].words == "prospecting to 10:00, Dana Ruiz"
    builders.clock_of(monday).advance(days=7)
    proposed = monday.plan.proposed()
    assert (proposed.day_on, proposed.conversations, proposed.warm_up_id) == (date(2026, 10, 12), 8, None)
    assert monday.plan.course(monday.agenda.today()).pace == ""


def test_an_easy_call_is_a_client_who_is_due(monday: Desk) -> None:
    builders.a_follow_up(monday, builders.a_contact(monday, "Elena"))
    assert monday.plan.easy_call(monday.agenda.today()) == ""
    builders.a_follow_up(monday, builders.a_contact(monday, "Lisa Brandt", kind=Kind.CLIENT))
    assert monday.plan.easy_call(monday.agenda.today()) == "Lisa Brandt"


def test_at_noon_lunch_is_offered_and_while_it_lasts_nothing_is(monday: Desk) -> None:
    planned(monday)
    clock = builders.clock_of(monday)
    clock.set("2026-10-05 12:00")
    assert monday.plan.course(monday.agenda.today()).line == "lunch from 12:00 by your plan · Z: lunch"
    assert monday.plan.begin_break().label == "Lunch since 12:00"
    running = monday.plan.running_break()
    assert running is not None
    assert running.kind == "lunch"
    with pytest.raises(Refused):
        monday.plan.begin_break()
    clock.set("2026-10-05 12:48")
    assert monday.plan.end_break().label == "Back from lunch, 48 min"
    assert monday.plan.running_break() is None
    assert monday.plan.course(monday.agenda.today()).line == ""
    assert monday.plan.begin_break().label == "Break since 12:48"


def test_the_header_counts_the_same_talks_as_the_scorecard(monday: Desk) -> None:
    db, day, dana = monday.core.db, date(2031, 5, 6), builders.a_contact(monday)
    for channel, direction, disposition in product(Channel, ("out", "in"), (None, *Disposition)):
        add_touch(
            db, contact_id=dana, channel=channel, direction=direction, disposition=disposition, happened_on=day,
            at=datetime(2031, 5, 6, 15, tzinfo=UTC), logged_at=monday.core.stamp(),
        )  # fmt: skip
    counted = sum(len(alike.ids) for alike in score.touches(db, day, day) if alike.talked)
    assert dayplan.so_far(db, day) == (datetime(2031, 5, 6, 15, tzinfo=UTC), counted)
    assert counted == 2 * len(Channel) + 3
    monday.people.trash(dana)
    assert dayplan.so_far(db, day)[1] == 0


def test_a_day_is_not_closed_over_somebody_without_a_next_step(monday: Desk) -> None:
    dana, lee = builders.a_contact(monday, "Dana Ruiz"), builders.a_contact(monday, "Lee Park")
    for who in (dana, lee):
        builders.a_touch(monday, who, days_ago=0)
    builders.clock_of(monday).set("2026-10-05 17:20")
    with pytest.raises(Refused, match="Dana Ruiz and 1 more"):
        monday.plan.end.close()
    monday.agenda.plan(dana, monday.agenda.read_when("thursday 9am", dana))
    assert [one.contact.name for one in monday.plan.end.look().waiting] == ["Lee Park"]
    with pytest.raises(NotUnderstood):
        monday.plan.end.leave_open(lee, "  –  ")
    monday.plan.end.leave_open(lee, "they call after the fair")
    end = monday.plan.end.look()
    assert [(one.contact.name, one.why) for one in end.open_ends] == [("Lee Park", "they call after the fair")]
    assert monday.plan.end.close().label == "The day is closed at 17:20"
    monday.undo()
    monday.undo()
    assert [one.contact.name for one in monday.plan.end.look().waiting] == ["Lee Park"]


def test_who_was_left_with_a_reason_is_asked_again_after_the_next_touch(monday: Desk) -> None:
    lee = builders.a_contact(monday, "Lee Park")
    builders.a_touch(monday, lee)
    monday.plan.end.leave_open(lee, "waits for their call")
    builders.clock_of(monday).advance(days=1)
    assert monday.plan.end.look().waiting == ()
    monday.calls.log(WrapUp(lee, disposition=Disposition.CONNECTED))
    assert [one.contact.name for one in monday.plan.end.look().waiting] == ["Lee Park"]


def test_the_morning_after_keeps_the_day_and_shows_its_line_until_work_begins(monday: Desk) -> None:
    elena = builders.a_contact(monday, "Elena Ruiz", zone="America/Denver")
    builders.a_touch(monday, elena, days_ago=0)
    monday.agenda.plan(elena, monday.agenda.read_when("thursday 9am their time", elena))
    planned(monday)
    builders.clock_of(monday).set("2026-10-05 17:30")
    assert monday.plan.course(monday.agenda.today()).line == "17:30 was your stop · E: the day's end"
    monday.plan.end.write_line("Elena first, then the audit people")
    monday.plan.end.close()
    assert monday.plan.course(monday.agenda.today()).line == ""
    builders.clock_of(monday).set("2026-10-06 00:00")
    kept = monday.plan.on(date(2026, 10, 5))
    assert kept is not None
    assert kept.closed_at is not None
    assert (kept.conversations, kept.line_for_tomorrow) == (8, "Elena first, then the audit people")
    assert monday.plan.today() is None
    course = monday.plan.course(monday.agenda.today())
    assert course.line == "You wrote for today: Elena first, then the audit people"
    assert monday.score.between(date(2026, 10, 5), date(2026, 10, 5)).counts["conversations"].value == 1
    thursday = monday.agenda.ahead(date(2026, 10, 8), date(2026, 10, 8))
    assert [f"{i.follow_up.due_at:%H:%M}" for i in thursday if i.follow_up.due_at] == ["15:00"]  # 09:00 in Denver
    builders.clock_of(monday).set("2026-10-06 09:00")
    monday.calls.log(WrapUp(elena, disposition=Disposition.LEFT_VOICEMAIL))
    assert monday.plan.course(monday.agenda.today()).line == ""


def test_tomorrows_first_calls_are_those_of_the_next_working_day_in_their_order(monday: Desk) -> None:
    builders.clock_of(monday).set("2026-10-09 17:00")  # a Friday
    for name, days, at in (("Any", 3, None), ("Late", 3, "11:00"), ("First", 3, "09:00"), ("After", 4, "08:00")):
        builders.a_follow_up(monday, builders.a_contact(monday, name), in_days=days, at=at)
    end = monday.plan.end.look()
    assert end.next_day == date(2026, 10, 12)
    assert [item.contact.name for item in end.tomorrow] == ["First", "Late", "Any"]


def test_the_weeks_card_asks_how_last_weeks_behaviour_went(monday: Desk) -> None:
    week = monday.plan.week
    builders.clock_of(monday).set("2026-10-09 15:00")
    assert "the week's card" in monday.plan.course(monday.agenda.today()).line
    with pytest.raises(NotUnderstood):
        week.keep()
    week.keep(held="they hate calls", to_try="they are glad when I know why", behaviour="two facts before a call")
    assert monday.plan.course(monday.agenda.today()).line == ""
    assert week.before() is None
    assert monday.plan.end.look().card == week.card()
    builders.clock_of(monday).set("2026-10-12 08:30")
    assert week.chosen() == "two facts before a call"
    assert monday.plan.end.look().card is None
    builders.clock_of(monday).set("2026-10-16 15:30")
    before = week.before()
    assert before is not None
    assert before.behaviour == "two facts before a call"
    week.keep(behaviour="ask one more question", answer="four days of five")
    assert week.before() is not None
    assert week.before().answer == "four days of five"  # type: ignore[union-attr]
    assert week.card().behaviour == "ask one more question"


def test_what_is_said_of_oneself_a_third_time_this_month_is_named(monday: Desk) -> None:
    week = monday.plan.week
    assert week.criticise("talked too much").label == "Kept: talked too much"
    week.criticise("Talked too much.", "ten minutes on the depot")
    assert week.criticise("talked too much").label == "talked too much: third time this month"
    assert [one.words for one in week.returning()] == ["talked too much: third time this month"]
    monday.undo()
    assert [one.words for one in week.returning()] == ["talked too much: second time this month"]
    builders.clock_of(monday).set("2026-11-02 09:00")
    assert week.returning() == ()
    assert week.criticise("talked too much").label == "Kept: talked too much"


def test_the_third_snooze_for_being_too_hard_stands_in_the_reluctance_view_with_a_slot_tomorrow_at_nine(
    monday: Desk,
) -> None:
    delta = builders.a_contact(monday, "Delta's old contact")
    row = builders.a_follow_up(monday, delta, channel=Channel.CALL)
    builders.clock_of(monday).set("2026-10-05 16:00")
    for days in (0, 1):
        assert not monday.agenda.asks_why(row)
        monday.agenda.later(row, builders.on_day(monday, days))
        assert monday.plan.week.put_off() == ()
    assert monday.agenda.asks_why(row)
    slot = monday.agenda.hard_slot()
    assert slot.text == "Tue 6 Oct 2026 09:00"
    monday.agenda.later(row, slot, reason=SnoozeReason.TOO_HARD)
    (one,) = monday.plan.week.put_off()
    assert (one.name, one.times, one.because, one.first_due_on) == (
        "Delta's old contact", 3, "too hard", date(2026, 10, 5)
    )  # fmt: skip
    assert one.too_hard
    monday.agenda.done(row)
    assert monday.plan.week.put_off() == ()
    assert timedelta(0) < slot.at - monday.core.now()  # type: ignore[operator]


def test_a_day_that_is_closed_after_midnight_is_the_day_before(monday: Desk) -> None:
    planned(monday)
    builders.clock_of(monday).set("2026-10-06 00:10")
    builders.a_follow_up(monday, builders.a_contact(monday, "Early Bird"), at="08:00")
    day = date(2026, 10, 5)
    end = monday.plan.end.look(day)
    assert (end.day, end.next_day, [item.contact.name for item in end.tomorrow]) == (
        day, date(2026, 10, 6), ["Early Bird"]
    )  # fmt: skip
    monday.plan.end.write_line("sleep", day=day)
    monday.plan.end.close(day)
    kept = monday.plan.on(day)
    assert kept is not None
    assert (kept.line_for_tomorrow, kept.closed_at is not None, monday.plan.today()) == ("sleep", True, None)


def test_with_hundreds_left_nobody_is_passed_over_and_one_reason_may_do_for_all(monday: Desk) -> None:
    people = [builders.a_contact(monday, f"Person {n:03}") for n in range(305)]
    for who in people:
        builders.a_touch(monday, who, days_ago=30)
    last = builders.a_contact(monday, "Zoe Last")
    builders.a_touch(monday, last, days_ago=0)
    end = monday.plan.end.look()
    assert (end.waiting_count, len(end.waiting), end.waiting[0].contact.name) == (306, 300, "Zoe Last")
    for who in people[:300]:
        monday.plan.end.leave_open(who, "an old list")
    assert monday.plan.end.look().waiting_count == 6
    with pytest.raises(Refused, match="Zoe Last and 5 more"):
        monday.plan.end.close()
    monday.plan.end.leave_all_open("an old list too")
    monday.plan.end.close()
    monday.undo()
    monday.undo()
    assert monday.plan.end.look().waiting_count == 6
