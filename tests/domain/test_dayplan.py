"""The day's plan: what fits, when to rest, what is offered and what never is."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest

from salesdesk.domain import dayplan as rules
from salesdesk.domain.dayplan import Break, DayPlan
from salesdesk.domain.planwords import number_of
from salesdesk.domain.reflection import Critique, returning
from salesdesk.domain.reluctance import PutOff
from tests.builders import CHICAGO

DAY = date(2026, 10, 5)
PLAN = DayPlan(
    DAY, conversations=8, block_from=time(9, 15), block_until=time(10), lunch_from=time(12), stop_at=time(17, 30)
)


def at(clock: str) -> datetime:
    return datetime.combine(DAY, time.fromisoformat(clock), tzinfo=CHICAGO)


@pytest.mark.parametrize(
    ("now", "planned", "breaks", "fits", "words"),
    [
        ("09:30", 11, (), 28, "11 planned · 7 done · room for 17 more"),
        ("12:30", 18, (), 18, "18 planned · 7 done · just full"),
        ("12:30", 18, (Break("lunch", at("11:30"), at("12:20")),), 20, "18 planned · 7 done · room for 2 more"),
        ("16:30", 6, (), 4, "6 planned · 7 done · 2 more than fit"),
        ("18:00", 1, (), 0, "1 planned · 7 done · 1 more than fit"),
    ],
)
def test_a_day_holds_a_quarter_of_an_hour_each_until_the_stop_without_lunch(
    now: str, planned: int, breaks: tuple[Break, ...], fits: int, words: str
) -> None:
    held = rules.capacity(PLAN, now=at(now), stops=time(17), planned=planned, done=7, breaks=breaks)
    assert (held.fits, held.words) == (fits, words)


def test_without_a_plan_the_day_ends_when_days_usually_end() -> None:
    assert rules.capacity(None, now=at("16:00"), stops=time(17), planned=0, done=0).fits == 4


@pytest.mark.parametrize(
    ("now", "worked_since", "breaks", "line"),
    [
        ("11:00", "09:30", (), ""),
        ("11:30", "09:30", (), "2 hours in one piece · Z: a break"),
        ("11:30", "07:30", (Break("break", at("10:00"), at("10:10")),), ""),
        ("12:00", "11:00", (), "lunch from 12:00 by your plan · Z: lunch"),
        ("12:50", "12:40", (Break("lunch", at("11:45"), at("12:30")),), ""),
        ("13:00", "12:40", (), ""),
        ("17:30", "17:00", (), "17:30 was your stop · E: the day's end"),
    ],
)
def test_a_rest_is_offered_in_one_line_and_only_when_it_is_due(
    now: str, worked_since: str, breaks: tuple[Break, ...], line: str
) -> None:
    assert rules.break_line(PLAN, now=at(now), worked_since=at(worked_since), breaks=breaks) == line


def test_nothing_is_offered_without_a_plan_or_after_the_day_was_closed() -> None:
    closed = DayPlan(DAY, stop_at=time(17), closed_at=at("17:00"))
    for plan in (None, DayPlan(DAY), closed):
        assert rules.break_line(plan, now=at("17:30"), worked_since=at("08:00"), breaks=()) == ""


def test_the_plan_stands_on_the_agenda_until_each_part_is_over() -> None:
    assert [(m.at, m.words, m.now) for m in rules.marks(PLAN, now=at("09:20"))] == [
        (time(9, 15), "prospecting to 10:00", True),
        (time(12), "lunch to 13:00", False),
        (time(17, 30), "stop", False),
    ]
    assert [m.words for m in rules.marks(PLAN, now=at("14:00"))] == ["stop"]


@pytest.mark.parametrize(
    ("now", "kind"), [("09:00", "break"), ("11:15", "lunch"), ("13:30", "lunch"), ("15:00", "break")]
)
def test_a_break_near_noon_is_lunch_and_the_second_one_never(now: str, kind: str) -> None:
    assert rules.break_kind(PLAN, now=at(now), breaks=()) == kind
    assert rules.break_kind(PLAN, now=at(now), breaks=(Break("lunch", at("11:00"), at("11:30")),)) == "break"


def test_the_next_plan_is_the_last_one_without_its_warm_up() -> None:
    last = DayPlan(DAY, conversations=6, stop_at=time(16), warm_up_id=3, warm_up="Dana Ruiz", line_for_tomorrow="x")
    assert rules.next_plan(last, date(2026, 10, 6), stops=time(17)) == DayPlan(
        date(2026, 10, 6), conversations=6, stop_at=time(16)
    )
    assert rules.next_plan(None, DAY, stops=time(17)) == DayPlan(DAY, stop_at=time(17))


def test_the_weeks_card_is_offered_on_the_afternoon_of_its_last_working_day() -> None:
    week = [DAY + timedelta(days=n) for n in range(5)]
    friday = at("15:00") + timedelta(days=4)
    assert rules.card_is_due(friday, workdays=week)
    assert not rules.card_is_due(friday - timedelta(minutes=1), workdays=week)
    assert rules.card_is_due(friday - timedelta(days=1), workdays=week[:4])
    assert not rules.card_is_due(friday, workdays=())


@pytest.mark.parametrize(
    ("text", "number"), [("8", 8), ("eight talks", 8), ("none", 0), ("5 or 6", None), ("many", None), ("about 12", 12)]
)
def test_a_number_is_read_where_only_one_stands(text: str, number: int | None) -> None:
    assert number_of(text) == number


def test_what_is_said_of_oneself_again_in_a_month_is_counted_however_it_is_written() -> None:
    said = [
        Critique(1, date(2026, 9, 30), "talked too much"),
        Critique(2, date(2026, 10, 1), "Talked too much"),
        Critique(3, date(2026, 10, 2), "pushed"),
        Critique(4, date(2026, 10, 3), "talked too much"),
        Critique(5, DAY, "talked  too much"),
    ]
    assert [(one.words, one.ids) for one in returning(said, today=DAY)] == [
        ("Talked too much: third time this month", (5, 4, 2))
    ]


def test_reasons_of_what_is_put_off_are_counted_and_unknown_ones_left_out() -> None:
    def one(*reasons: str) -> PutOff:
        return PutOff(1, 1, "Dana Ruiz", "", "call", "", DAY, DAY, 4, reasons)

    assert one("too_hard", "wrong_time", "too_hard").because == "too hard ×2, wrong time"
    assert one("of_a_newer_version").because == "no reason given"
    assert one("too_hard").too_hard
    assert not one("wrong_time").too_hard
