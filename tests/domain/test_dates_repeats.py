"""Rhythms: the first day and the rule, as dateutil understands it."""

from __future__ import annotations

from datetime import date, datetime
from itertools import islice
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import rrulestr

from salesdesk.domain.dates import read_when

NOW = datetime(2026, 11, 18, 10, 0, tzinfo=ZoneInfo("America/Chicago"))  # a Wednesday

RHYTHMS = [
    ("every 2 weeks", date(2026, 12, 2), "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE"),
    ("every other tuesday", date(2026, 11, 24), "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU"),
    ("every tuesday", date(2026, 11, 24), "FREQ=WEEKLY;BYDAY=TU"),
    ("tuesdays", date(2026, 11, 24), "FREQ=WEEKLY;BYDAY=TU"),
    ("every tue at 10", date(2026, 11, 24), "FREQ=WEEKLY;BYDAY=TU"),
    ("every tuesday and thursday", date(2026, 11, 19), "FREQ=WEEKLY;BYDAY=TU,TH"),
    ("on mondays", date(2026, 11, 23), "FREQ=WEEKLY;BYDAY=MO"),
    ("every two weeks on friday at 9", date(2026, 11, 20), "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR"),
    ("every 2 weeks from monday", date(2026, 11, 23), "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO"),
    ("weekly starting 1 dec", date(2026, 12, 1), "FREQ=WEEKLY;BYDAY=TU"),
    ("fortnightly", date(2026, 12, 2), "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE"),
    ("every weekday", date(2026, 11, 19), "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"),
    ("daily", date(2026, 11, 19), "FREQ=DAILY"),
    ("every morning", date(2026, 11, 19), "FREQ=DAILY"),
    ("every 3 days", date(2026, 11, 21), "FREQ=DAILY;INTERVAL=3"),
    ("monthly", date(2026, 12, 18), "FREQ=MONTHLY;BYMONTHDAY=18"),
    ("every month on the 15th", date(2026, 12, 15), "FREQ=MONTHLY;BYMONTHDAY=15"),
    ("on the 1st of each month", date(2026, 12, 1), "FREQ=MONTHLY;BYMONTHDAY=1"),
    ("last day of every month", date(2026, 11, 30), "FREQ=MONTHLY;BYMONTHDAY=-1"),
    ("first monday of each month", date(2026, 12, 7), "FREQ=MONTHLY;BYDAY=1MO"),
    ("every first monday", date(2026, 12, 7), "FREQ=MONTHLY;BYDAY=1MO"),
    ("last friday of every month", date(2026, 11, 27), "FREQ=MONTHLY;BYDAY=-1FR"),
    ("quarterly", date(2027, 2, 18), "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=18"),
    ("twice a year", date(2027, 5, 18), "FREQ=MONTHLY;INTERVAL=6;BYMONTHDAY=18"),
    ("4 times a year", date(2027, 2, 18), "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=18"),
    ("half-yearly", date(2027, 5, 18), "FREQ=MONTHLY;INTERVAL=6;BYMONTHDAY=18"),
    ("once a week", date(2026, 11, 25), "FREQ=WEEKLY;BYDAY=WE"),
    ("yearly", date(2027, 11, 18), "FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=18"),
    ("every year on 1 march", date(2027, 3, 1), "FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=1"),
]


@pytest.mark.parametrize(("phrase", "first", "rule"), RHYTHMS)
def test_a_rhythm_has_a_first_day_and_a_rule(phrase: str, first: date, rule: str) -> None:
    reading = read_when(phrase, now=NOW)
    assert (reading.on, reading.repeats, reading.certain) == (first, f"RRULE:{rule}", True)


@pytest.mark.parametrize(("phrase", "first", "rule"), RHYTHMS)
def test_the_rule_falls_on_the_first_day(phrase: str, first: date, rule: str) -> None:
    start = datetime.combine(first, datetime.min.time())
    assert rrulestr(rule, dtstart=start)[0] == start, phrase


@pytest.mark.parametrize(
    ("start", "rule", "days"),
    [
        ("2027-01-31", "BYMONTHDAY=-1", [(1, 31), (2, 28), (3, 31), (4, 30)]),
        ("2027-01-30", "BYMONTHDAY=28,29,30;BYSETPOS=-1", [(1, 30), (2, 28), (3, 30), (4, 30)]),
        ("2027-01-28", "BYMONTHDAY=28", [(1, 28), (2, 28), (3, 28), (4, 28)]),
    ],
)
def test_a_monthly_rhythm_skips_no_short_month(start: str, rule: str, days: list[tuple[int, int]]) -> None:
    said = datetime.fromisoformat(f"{start}T10:00").replace(tzinfo=NOW.tzinfo)
    reading = read_when("monthly", now=said)
    assert reading.repeats == f"RRULE:FREQ=MONTHLY;{rule}"
    found = islice(rrulestr(f"FREQ=MONTHLY;{rule}", dtstart=datetime.fromisoformat(start)), 4)
    assert [(one.month, one.day) for one in found] == days


def test_a_leap_day_comes_every_year() -> None:
    said = datetime(2028, 2, 29, 10, 0, tzinfo=NOW.tzinfo)
    reading = read_when("every year from 29 feb 2028", now=said)
    assert reading.repeats == "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1"


def test_a_rhythm_keeps_its_hour() -> None:
    reading = read_when("every monday morning", now=NOW)
    assert reading.at == datetime(2026, 11, 23, 9, 0, tzinfo=NOW.tzinfo)
    assert reading.text == "every week on Mon from Mon 23 Nov 2026 09:00"
