"""How days move: the third snooze, absences, what piled up, and what repeats."""

from __future__ import annotations

from datetime import date, datetime
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from salesdesk.domain.followup import Channel, FollowUp
from salesdesk.domain.later import (
    asks_why,
    away_words,
    hard_slot,
    hook_after,
    next_of_rule,
    out_words,
    return_day,
    spread,
)
from salesdesk.domain.who import OutOfOffice
from salesdesk.domain.workdays import Workdays

WEEK = Workdays()
MONDAY = date(2026, 10, 5)


def on(day: str) -> date:
    return date.fromisoformat(day)


@pytest.mark.parametrize(("snoozes", "asks"), [(0, False), (1, False), (2, True), (3, True), (40, True)])
def test_the_third_time_asks_why(snoozes: int, asks: bool) -> None:
    assert asks_why(FollowUp(1, 1, Channel.CALL, MONDAY, snoozes=snoozes)) is asks


@pytest.mark.parametrize(
    ("today", "slot"),
    [
        ("2026-10-05", "2026-10-06 09:00"),
        ("2026-10-09", "2026-10-12 09:00"),
        ("2026-12-31", "2027-01-01 09:00"),
        ("2028-02-28", "2028-02-29 09:00"),
    ],
)
def test_the_hard_one_has_a_slot_on_the_next_business_day_at_nine(today: str, slot: str) -> None:
    assert hard_slot(on(today), WEEK) == datetime.fromisoformat(slot)


OUT = OutOfOffice(on("2026-10-02"), on("2026-09-28"), "back on Monday")
HOOKS = [
    ("while it lasts", OUT, "2026-10-02", ""),
    ("the Monday after", OUT, "2026-10-05", "you were out last week"),
    ("the Friday after", OUT, "2026-10-09", "you were out last week"),
    ("the week after that", OUT, "2026-10-12", "you were out until 2 Oct"),
    ("two weeks on", OUT, "2026-10-16", "you were out until 2 Oct"),
    ("old news", OUT, "2026-10-17", ""),
    ("the next morning", OutOfOffice(on("2026-10-06")), "2026-10-07", "you were out until yesterday"),
    ("over the year's end", OutOfOffice(on("2026-12-31")), "2027-01-04", "you were out last week"),
    ("none", None, "2026-10-05", ""),
]


@pytest.mark.parametrize(("what", "out", "today", "words"), HOOKS, ids=[row[0] for row in HOOKS])
def test_an_absence_leaves_an_opening_for_a_while(what: str, out: OutOfOffice | None, today: str, words: str) -> None:
    assert hook_after(out, today=on(today)) == words


def test_an_absence_in_words_and_its_return() -> None:
    assert out_words(OUT, today=on("2026-09-30")) == "out of office until 2 Oct"
    assert out_words(OUT, today=on("2026-09-01")) == "out of office 28 Sep to 2 Oct"
    assert return_day(OUT, WEEK) == MONDAY
    assert return_day(OUT, Workdays(days_off=frozenset({MONDAY}))) == on("2026-10-06")
    assert away_words(MONDAY, None, today=MONDAY) == "away since 5 Oct: only what was promised is due"
    assert away_words(MONDAY, on("2026-10-09"), today=MONDAY) == "away until 9 Oct (4 d): only what was promised is due"


def test_what_piled_up_goes_over_the_days_by_rank_beside_what_stands_there() -> None:
    placed = spread("abcdef", start=on("2026-10-03"), workdays=WEEK, taken=(1, 3, 0), a_day=3)
    assert [day.isoformat()[5:] for _, day in placed] == ["10-05", "10-05", "10-07", "10-07", "10-07", "10-08"]
    assert [one for one, _ in placed] == list("abcdef")


@given(count=st.integers(0, 200), a_day=st.integers(0, 12), taken=st.lists(st.integers(0, 30), max_size=20))
@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])  # a busy machine
def test_nothing_is_lost_in_the_spreading(count: int, a_day: int, taken: list[int]) -> None:
    placed = spread(range(count), start=MONDAY, workdays=WEEK, taken=taken, a_day=a_day)
    assert [one for one, _ in placed] == list(range(count))
    days = [day for _, day in placed]
    assert days == sorted(days)
    assert all(WEEK.is_workday(day) for day in days)
    assert all(days.count(day) <= max(1, a_day) for day in set(days))


RULES = [
    ("every two weeks", "FREQ=WEEKLY;INTERVAL=2", "2026-09-07", "2026-10-05", "2026-10-19"),
    ("a snooze does not shift it", "FREQ=WEEKLY;INTERVAL=2", "2026-09-07", "2026-10-08", "2026-10-19"),
    ("with its prefix", "RRULE:FREQ=WEEKLY", "2026-10-05", "2026-10-05", "2026-10-12"),
    ("daily", "FREQ=DAILY", "2026-10-05", "2026-10-05", "2026-10-06"),
    ("every 100 days over the year's end", "FREQ=DAILY;INTERVAL=100", "2026-10-05", "2026-10-05", "2027-01-13"),
    ("monthly on the 31st: the last of a short month", "FREQ=MONTHLY", "2026-01-31", "2026-01-31", "2026-02-28"),
    ("… and the 31st again after it", "FREQ=MONTHLY", "2026-01-31", "2026-02-28", "2026-03-31"),
    ("by its month day", "FREQ=MONTHLY;BYMONTHDAY=31", "2026-03-31", "2026-03-31", "2026-04-30"),
    ("quarterly", "FREQ=MONTHLY;INTERVAL=3", "2026-11-30", "2026-11-30", "2027-02-28"),
    ("yearly", "FREQ=YEARLY", "2026-10-05", "2026-10-05", "2027-10-05"),
    ("yearly from a leap day", "FREQ=YEARLY", "2028-02-29", "2028-02-29", "2029-02-28"),
    ("… and the leap day again", "FREQ=YEARLY", "2028-02-29", "2031-02-28", "2032-02-29"),
    ("every other tuesday", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "2026-10-06", "2026-10-06", "2026-10-20"),
    ("the first monday of each month", "FREQ=MONTHLY;BYDAY=1MO", "2026-10-05", "2026-10-05", "2026-11-02"),
    ("business days", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "2026-10-02", "2026-10-02", "2026-10-05"),
    ("it was over", "FREQ=DAILY;COUNT=1", "2026-10-05", "2026-10-05", None),
    ("until a day", "FREQ=DAILY;BYDAY=MO;UNTIL=20261006", "2026-10-05", "2026-10-05", None),
    ("by seconds: never", "FREQ=SECONDLY", "2026-10-05", "2026-10-05", None),
    ("by minutes: never", "FREQ=MINUTELY;INTERVAL=5", "2026-10-05", "2026-10-05", None),
    ("no step", "FREQ=DAILY;INTERVAL=0", "2026-10-05", "2026-10-05", None),
    ("nonsense", "every full moon", "2026-10-05", "2026-10-05", None),
    ("empty", "", "2026-10-05", "2026-10-05", None),
]


@pytest.mark.parametrize(("what", "rule", "first", "due", "after"), RULES, ids=[row[0] for row in RULES])
def test_the_next_of_what_repeats(what: str, rule: str, first: str, due: str, after: str | None) -> None:
    follow_up = FollowUp(1, 1, Channel.CALL, on(due), repeats=rule, first_due_on=on(first))
    found = next_of_rule(follow_up, on(due))
    assert found == (on(after) if after else None)


def test_what_was_missed_for_months_comes_once_not_many_times() -> None:
    weekly = FollowUp(1, 1, Channel.CALL, on("2026-01-05"), repeats="FREQ=WEEKLY", first_due_on=on("2026-01-05"))
    assert next_of_rule(weekly, on("2026-10-07")) == on("2026-10-12")


@given(
    freq=st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]), every=st.integers(1, 30),
    first=st.dates(date(2024, 1, 1), date(2030, 12, 31)),
)  # fmt: skip
def test_a_rule_goes_on_and_on(freq: str, every: int, first: date) -> None:
    days = [first]
    for _ in range(12):
        row = FollowUp(1, 1, Channel.CALL, days[-1], repeats=f"FREQ={freq};INTERVAL={every}", first_due_on=first)
        found = next_of_rule(row, days[-1])
        assert found is not None
        days.append(found)
    assert all(later > earlier for earlier, later in pairwise(days))
    if freq in ("MONTHLY", "YEARLY"):
        assert all(day.day == first.day or (day.month != first.month or day.day == 28) for day in days)
        assert any(day.day == first.day for day in days)
