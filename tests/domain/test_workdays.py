"""Business days: the week, a country's holidays, days off, forwards and back."""

from __future__ import annotations

import subprocess
import sys
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.domain.workdays import Workdays, feast_words, holidays_of

PLAIN = Workdays()
US = Workdays(country="US")
GULF = Workdays(weekdays=frozenset({6, 0, 1, 2, 3}))
days = st.dates(date(2024, 1, 1), date(2032, 12, 31))


@pytest.mark.parametrize(
    ("workdays", "start", "count", "expected"),
    [
        (PLAIN, date(2026, 11, 18), 3, date(2026, 11, 23)),  # Wed, over a weekend
        (PLAIN, date(2026, 11, 20), 1, date(2026, 11, 23)),  # Fri
        (PLAIN, date(2026, 11, 21), 1, date(2026, 11, 23)),  # Sat: Monday is the first
        (PLAIN, date(2026, 11, 21), 0, date(2026, 11, 23)),  # 0 rolls forward
        (PLAIN, date(2026, 11, 20), 0, date(2026, 11, 20)),
        (PLAIN, date(2026, 11, 23), -1, date(2026, 11, 20)),
        (PLAIN, date(2026, 11, 22), -1, date(2026, 11, 20)),
        (PLAIN, date(2026, 12, 31), 1, date(2027, 1, 1)),  # no country, no holidays
        (PLAIN, date(2028, 2, 28), 1, date(2028, 2, 29)),  # a leap day is a Tuesday
        (US, date(2026, 11, 25), 1, date(2026, 11, 27)),  # Thanksgiving
        (US, date(2026, 12, 31), 1, date(2027, 1, 4)),  # New Year's Day is a Friday
        (US, date(2026, 7, 2), 1, date(2026, 7, 6)),  # the 4th is a Saturday, observed on Friday the 3rd
        (US, date(2027, 12, 30), 1, date(2028, 1, 3)),  # New Year 2028 is observed in 2027
        (Workdays(country="GB"), date(2027, 8, 27), 1, date(2027, 8, 31)),  # England's late summer holiday
        (Workdays(country="GB", subdivision="SCT"), date(2027, 8, 27), 1, date(2027, 8, 30)),
        (Workdays(country="DE", subdivision="BY"), date(2027, 1, 5), 1, date(2027, 1, 7)),  # Epiphany in Bavaria
        (Workdays(country="DE"), date(2027, 1, 5), 1, date(2027, 1, 6)),
        (Workdays(country="de", subdivision="nowhere"), date(2027, 5, 5), 1, date(2027, 5, 7)),  # the country's own
        (Workdays(country="XX"), date(2026, 12, 24), 1, date(2026, 12, 25)),  # an unknown country has none
        (Workdays(days_off=frozenset({date(2026, 11, 19)})), date(2026, 11, 18), 1, date(2026, 11, 20)),
        (GULF, date(2026, 11, 19), 1, date(2026, 11, 22)),  # Thursday, then Sunday
        (Workdays(weekdays=frozenset({5})), date(2026, 11, 18), 2, date(2026, 11, 28)),
    ],
)
def test_business_days_are_counted_from_the_day_after(
    workdays: Workdays, start: date, count: int, expected: date
) -> None:
    assert workdays.add(start, count) == expected


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (date(2026, 11, 18), date(2026, 11, 18), 0),
        (date(2026, 11, 18), date(2026, 11, 30), 7),  # without the 26th
        (date(2026, 11, 20), date(2026, 11, 22), 0),
        (date(2026, 11, 30), date(2026, 11, 18), -7),
    ],
)
def test_business_days_between_two_days_leave_out_the_first(start: date, end: date, expected: int) -> None:
    assert US.between(start, end) == expected


@given(days, st.integers(1, 60))
def test_between_undoes_add(start: date, count: int) -> None:
    assert US.between(start, US.add(start, count)) == count


@given(days)
def test_the_next_business_day_is_one_and_no_other_lies_before_it(start: date) -> None:
    found = US.on_or_after(start)
    assert US.is_workday(found)
    assert not any(US.is_workday(start + timedelta(days=n)) for n in range((found - start).days))


def test_a_week_without_a_working_day_is_refused() -> None:
    with pytest.raises(ValueError, match="working day"):
        Workdays(weekdays=frozenset())
    with pytest.raises(ValueError, match="working day"):
        Workdays(weekdays=frozenset({7}))


def test_the_calendars_ends_stop_the_counting() -> None:
    assert PLAIN.add(date(9999, 12, 30), 10) == date.max
    assert PLAIN.add(date(1, 1, 3), -10) == date.min


def test_holidays_have_english_names() -> None:
    assert holidays_of("DE", None, 2027)[date(2027, 10, 3)] == "German Unity Day"
    assert holidays_of("nowhere", None, 2027) == {}


def test_the_library_of_holidays_is_loaded_only_where_a_country_is_named() -> None:
    code = (
        "import sys, datetime\n"
        "from salesdesk.domain import dates\n"
        "from salesdesk.domain.workdays import Workdays\n"
        "day = datetime.date(2026, 11, 18)\n"
        "Workdays().add(day, 9)\n"
        "dates.read_when('in 3 business days', now=datetime.datetime(2026, 11, 18, tzinfo=datetime.UTC))\n"
        "print([name for name in ('holidays', 'phonenumbers', 'dateutil') if name in sys.modules])\n"
        "Workdays(country='US').is_workday(day)\n"
        "print('holidays' in sys.modules)\n"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.split("\n")[:2] == ["[]", "True"]


@pytest.mark.parametrize(
    ("day", "own", "theirs", "said"),
    [
        (date(2026, 12, 25), Workdays(country="US"), None, "Fri 25 Dec is Christmas Day in the United States."),
        (date(2026, 11, 26), Workdays(country="GB"), Workdays(country="US"), "Thu 26 Nov is Thanksgiving Day in the United States."),
        (date(2026, 12, 25), Workdays(country="US"), Workdays(country="US"), "Fri 25 Dec is Christmas Day in the United States."),
        (date(2026, 11, 26), Workdays(country="GB"), None, ""),
        (date(2026, 12, 24), Workdays(days_off=frozenset({date(2026, 12, 24)})), None, "Thu 24 Dec is a day off of yours."),
        (date(2026, 12, 25), Workdays(), None, ""),
        (date(2026, 12, 25), Workdays(country="ZZ"), Workdays(country="IT"), "Fri 25 Dec is Christmas Day in Italy."),
    ],
)  # fmt: skip
def test_a_holiday_is_said_of_whoever_has_it(day: date, own: Workdays, theirs: Workdays | None, said: str) -> None:
    assert feast_words(day, own, theirs) == said
