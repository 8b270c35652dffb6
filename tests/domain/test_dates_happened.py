"""Phrases for what has happened: never later than now, else refused."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from salesdesk.domain.dates import DateHabits, read_happened
from salesdesk.domain.workdays import Workdays

NOW = datetime(2026, 11, 18, 10, 0, tzinfo=ZoneInfo("America/Chicago"))  # a Wednesday


@pytest.mark.parametrize(
    ("phrase", "echo"),
    [
        ("today", "Wed 18 Nov 2026"),
        ("now", "Wed 18 Nov 2026 10:00"),
        ("just now", "Wed 18 Nov 2026 10:00"),
        ("today 9am", "Wed 18 Nov 2026 09:00"),
        ("9:30", "Wed 18 Nov 2026 09:30"),
        ("3pm", "Tue 17 Nov 2026 15:00"),
        ("this morning", "Wed 18 Nov 2026 09:00"),
        ("earlier today", "Wed 18 Nov 2026"),
        ("yesterday", "Tue 17 Nov 2026"),
        ("yesterday 3pm", "Tue 17 Nov 2026 15:00"),
        ("yesterday at 4", "Tue 17 Nov 2026 16:00"),
        ("yesterday morning", "Tue 17 Nov 2026 09:00"),
        ("last night", "Tue 17 Nov 2026 18:00"),
        ("day before yesterday", "Mon 16 Nov 2026"),
        ("monday", "Mon 16 Nov 2026"),
        ("friday 2pm", "Fri 13 Nov 2026 14:00"),
        ("last friday", "Fri 13 Nov 2026"),
        ("last wednesday", "Wed 11 Nov 2026"),
        ("tuesday last week", "Tue 10 Nov 2026"),
        ("2 days ago", "Mon 16 Nov 2026"),
        ("a week ago", "Wed 11 Nov 2026"),
        ("3 business days ago", "Fri 13 Nov 2026"),
        ("an hour ago", "Wed 18 Nov 2026 09:00"),
        ("10 min ago", "Wed 18 Nov 2026 09:50"),
        ("half an hour ago", "Wed 18 Nov 2026 09:30"),
        ("12 nov", "Thu 12 Nov 2026"),
        ("12 dec", "Fri 12 Dec 2025"),
        ("Nov 3rd at 11", "Tue 3 Nov 2026 11:00"),
        ("the 3rd", "Tue 3 Nov 2026"),
        ("the 20th", "Tue 20 Oct 2026"),
        ("18 nov", "Wed 18 Nov 2026"),
        ("2026-11-17 14:00", "Tue 17 Nov 2026 14:00"),
        ("christmas", "Thu 25 Dec 2025"),
        ("29 feb", "Thu 29 Feb 2024"),
    ],
)
def test_a_past_phrase_is_read_with_certainty(phrase: str, echo: str) -> None:
    reading = read_happened(phrase, now=NOW)
    assert (reading.text, reading.certain) == (echo, True)


@pytest.mark.parametrize(
    ("phrase", "days"),
    [
        ("last monday", (date(2026, 11, 9), date(2026, 11, 16))),
        ("last tuesday", (date(2026, 11, 10), date(2026, 11, 17))),
        ("wednesday", (date(2026, 11, 11), date(2026, 11, 18))),
        ("1/11", (date(2026, 1, 11), date(2026, 11, 1))),
        ("a couple of days ago", (date(2026, 11, 15), date(2026, 11, 16))),
    ],
)
def test_two_past_readings_are_both_named(phrase: str, days: tuple[date, ...]) -> None:
    reading = read_happened(phrase, now=NOW)
    assert (reading.understood, reading.certain, reading.readings) == (True, False, days)


@pytest.mark.parametrize(
    "phrase",
    ["tomorrow", "in 2 days", "next monday", "2026-11-19", "today 11am", "this afternoon", "", "later", "30 feb"],
)
def test_what_is_still_to_come_or_no_date_is_refused(phrase: str) -> None:
    reading = read_happened(phrase, now=NOW)
    assert not reading.understood
    assert reading.why


def test_business_days_ago_leave_out_holidays() -> None:
    habits = DateHabits(workdays=Workdays(country="US"))
    monday = datetime(2026, 11, 30, 10, 0, tzinfo=NOW.tzinfo)
    assert read_happened("2 business days ago", now=monday, habits=habits).on == date(2026, 11, 25)
