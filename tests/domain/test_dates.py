"""Phrases for a day and an hour ahead, said on Wednesday 18 November 2026 at 10:00 in Chicago; certain ones."""

from __future__ import annotations

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from salesdesk.domain.dates import DateHabits, read_when
from salesdesk.domain.workdays import Workdays

NOW = datetime(2026, 11, 18, 10, 0, tzinfo=ZoneInfo("America/Chicago"))

NEAR = [
    ("today", "Wed 18 Nov 2026"),
    ("now", "Wed 18 Nov 2026 10:00"),
    ("tomorrow", "Thu 19 Nov 2026"),
    ("Tomorrow.", "Thu 19 Nov 2026"),
    ("“tomorrow”", "Thu 19 Nov 2026"),
    ("tmrw @ 9", "Thu 19 Nov 2026 09:00"),
    ("tommorow 3pm", "Thu 19 Nov 2026 15:00"),
    ("tomorrow 9am", "Thu 19 Nov 2026 09:00"),
    ("tomorrow at 9", "Thu 19 Nov 2026 09:00"),
    ("tomorrow, 9 a.m.", "Thu 19 Nov 2026 09:00"),
    ("9 tomorrow", "Thu 19 Nov 2026 09:00"),
    ("day after tomorrow", "Fri 20 Nov 2026"),
    ("the day after tomorrow at noon", "Fri 20 Nov 2026 12:00"),
    ("thu", "Thu 19 Nov 2026"),
    ("thurs 4:15pm", "Thu 19 Nov 2026 16:15"),
    ("tues at 2", "Tue 24 Nov 2026 14:00"),
    ("on Friday", "Fri 20 Nov 2026"),
    ("by friday", "Fri 20 Nov 2026"),
    ("fri pm", "Fri 20 Nov 2026 14:00"),
    ("Mon AM", "Mon 23 Nov 2026 09:00"),
    ("this friday", "Fri 20 Nov 2026"),
    ("this coming thursday", "Thu 19 Nov 2026"),
    ("thursday coming", "Thu 19 Nov 2026"),
    ("next tue 10:30", "Tue 24 Nov 2026 10:30"),
    ("next monday", "Mon 23 Nov 2026"),
    ("next wed", "Wed 25 Nov 2026"),
    ("wed 9am", "Wed 25 Nov 2026 09:00"),  # today's is over
    ("friday week", "Fri 27 Nov 2026"),
    ("Tuesday week", "Tue 1 Dec 2026"),
    ("monday fortnight", "Mon 7 Dec 2026"),
    ("a week on Tuesday", "Tue 1 Dec 2026"),
    ("a week from tuesday", "Tue 1 Dec 2026"),
    ("week from friday", "Fri 27 Nov 2026"),
    ("a week tomorrow", "Thu 26 Nov 2026"),
    ("tomorrow week", "Thu 26 Nov 2026"),
    ("a week today", "Wed 25 Nov 2026"),
    ("two weeks monday", "Mon 7 Dec 2026"),
    ("two fridays from now", "Fri 27 Nov 2026"),
    ("tuesday next week", "Tue 24 Nov 2026"),
    ("next week tuesday", "Tue 24 Nov 2026"),
    ("next week on tuesday at 10", "Tue 24 Nov 2026 10:00"),
    ("friday of this week", "Fri 20 Nov 2026"),
    ("monday the week after next", "Mon 30 Nov 2026"),
    ("same time tomorrow", "Thu 19 Nov 2026 10:00"),
    ("this time next week", "Wed 25 Nov 2026 10:00"),
]

MONTH_DAYS = [
    ("15 Jan", "Fri 15 Jan 2027"),
    ("1 Dec", "Tue 1 Dec 2026"),
    ("1st of Dec", "Tue 1 Dec 2026"),
    ("Dec 1st at 11", "Tue 1 Dec 2026 11:00"),
    ("Dec. 1st, 2026 at 2 p.m.", "Tue 1 Dec 2026 14:00"),
    ("December the 1st", "Tue 1 Dec 2026"),
    ("first of december", "Tue 1 Dec 2026"),
    ("twenty-first of march", "Sun 21 Mar 2027"),
    ("3-mar", "Wed 3 Mar 2027"),
    ("3mar", "Wed 3 Mar 2027"),
    ("3 march '28", "Fri 3 Mar 2028"),
    ("1 Sep 2028", "Fri 1 Sep 2028"),
    ("4th of july", "Sun 4 Jul 2027"),
    ("18 nov", "Wed 18 Nov 2026"),
    ("15/1", "Fri 15 Jan 2027"),
    ("1/15", "Fri 15 Jan 2027"),
    ("15.1.", "Fri 15 Jan 2027"),
    ("4/4", "Sun 4 Apr 2027"),
    ("20-11", "Fri 20 Nov 2026"),
    ("11/20/26", "Fri 20 Nov 2026"),
    ("20.11.2026 14:00", "Fri 20 Nov 2026 14:00"),
    ("2026-12-01", "Tue 1 Dec 2026"),
    ("20261201", "Tue 1 Dec 2026"),
    ("2026/12/01 14:00", "Tue 1 Dec 2026 14:00"),
    ("2026-12-01T14:00", "Tue 1 Dec 2026 14:00"),
    ("2026-12-01T14:00:00+01:00", "Tue 1 Dec 2026 07:00"),
    ("2026-12-01T14:00Z", "Tue 1 Dec 2026 08:00"),
    ("29 feb 2028", "Tue 29 Feb 2028"),
    ("31 dec", "Thu 31 Dec 2026"),
    ("1/1", "Fri 1 Jan 2027"),
    ("the 3rd", "Thu 3 Dec 2026"),
    ("the 30th", "Mon 30 Nov 2026"),
    ("on the 22nd at 4pm", "Sun 22 Nov 2026 16:00"),
    ("the fifteenth", "Tue 15 Dec 2026"),
    ("15th of next month at 3", "Tue 15 Dec 2026 15:00"),
    ("1st of the month", "Tue 1 Dec 2026"),
    ("next month on the 15th", "Tue 15 Dec 2026"),
    ("tue 24", "Tue 24 Nov 2026"),
    ("Tue the 24th", "Tue 24 Nov 2026"),
    ("Tuesday, 24 November 2026", "Tue 24 Nov 2026"),
    ("24 nov tue 3pm", "Tue 24 Nov 2026 15:00"),
    ("next friday the 27th", "Fri 27 Nov 2026"),
    ("tue 10", "Tue 24 Nov 2026 10:00"),  # the 10th is no Tuesday in this month or the next
]

NTH = [
    ("first monday of march", "Mon 1 Mar 2027"),
    ("2nd tuesday in december", "Tue 8 Dec 2026"),
    ("last friday of the month", "Fri 27 Nov 2026"),
    ("last friday of next month", "Fri 25 Dec 2026"),
    ("first monday of the month", "Mon 7 Dec 2026"),  # this month's is over
    ("5th monday of november", "Mon 30 Nov 2026"),
    ("last day of the month", "Mon 30 Nov 2026"),
    ("first business day of december", "Tue 1 Dec 2026"),
    ("3rd business day of january", "Tue 5 Jan 2027"),
    ("last working day of january", "Fri 29 Jan 2027"),
    ("first monday in the new year", "Mon 4 Jan 2027"),
    ("last friday of the quarter", "Fri 25 Dec 2026"),
]

HOURS = [
    ("noon", "Wed 18 Nov 2026 12:00"),
    ("midday tomorrow", "Thu 19 Nov 2026 12:00"),
    ("lunchtime friday", "Fri 20 Nov 2026 12:00"),
    ("first thing", "Thu 19 Nov 2026 09:00"),
    ("first thing monday", "Mon 23 Nov 2026 09:00"),
    ("first thing tomorrow morning", "Thu 19 Nov 2026 09:00"),
    ("cob friday", "Fri 20 Nov 2026 17:00"),
    ("eod", "Wed 18 Nov 2026 17:00"),
    ("end of day tomorrow", "Thu 19 Nov 2026 17:00"),
    ("close of play tomorrow", "Thu 19 Nov 2026 17:00"),
    ("this afternoon", "Wed 18 Nov 2026 14:00"),
    ("this afternoon at 3", "Wed 18 Nov 2026 15:00"),
    ("tonight at 8", "Wed 18 Nov 2026 20:00"),
    ("tomorrow evening at 7", "Thu 19 Nov 2026 19:00"),
    ("tomorrow morning at 7", "Thu 19 Nov 2026 07:00"),
    ("7 in the morning tomorrow", "Thu 19 Nov 2026 07:00"),
    ("late tomorrow afternoon", "Thu 19 Nov 2026 16:00"),
    ("mid-morning friday", "Fri 20 Nov 2026 10:30"),
    ("half two", "Wed 18 Nov 2026 14:30"),
    ("half past 9 tomorrow", "Thu 19 Nov 2026 09:30"),
    ("quarter to 3", "Wed 18 Nov 2026 14:45"),
    ("quarter past nine tomorrow", "Thu 19 Nov 2026 09:15"),
    ("twenty to three", "Wed 18 Nov 2026 14:40"),
    ("nine o'clock tomorrow", "Thu 19 Nov 2026 09:00"),
    ("3 o'clock", "Wed 18 Nov 2026 15:00"),
    ("@3pm", "Wed 18 Nov 2026 15:00"),
    ("3p", "Wed 18 Nov 2026 15:00"),
    ("at 3", "Wed 18 Nov 2026 15:00"),
    ("by 15:00 today", "Wed 18 Nov 2026 15:00"),
    ("2:30", "Wed 18 Nov 2026 14:30"),
    ("9:30am", "Thu 19 Nov 2026 09:30"),  # today's is over
    ("tomorrow 9.30", "Thu 19 Nov 2026 09:30"),
    ("tomorrow 0930", "Thu 19 Nov 2026 09:30"),
    ("tomorrow 1430 hrs", "Thu 19 Nov 2026 14:30"),
    ("tomorrow 15h", "Thu 19 Nov 2026 15:00"),
    ("tomorrow 15h30", "Thu 19 Nov 2026 15:30"),
    ("tomorrow 230pm", "Thu 19 Nov 2026 14:30"),
    ("tomorrow 12pm", "Thu 19 Nov 2026 12:00"),
    ("tomorrow 15pm", "Thu 19 Nov 2026 15:00"),
    ("tomorrow 2ish", "Thu 19 Nov 2026 14:00"),
    ("fri around 3", "Fri 20 Nov 2026 15:00"),
    ("thursday 2-3pm", "Thu 19 Nov 2026 14:00"),
    ("thursday 11-1pm", "Thu 19 Nov 2026 11:00"),
    ("tomorrow 10:00-11:00", "Thu 19 Nov 2026 10:00"),
    ("tomorrow between 2 and 4pm", "Thu 19 Nov 2026 14:00"),
    ("tomorrow from 2pm", "Thu 19 Nov 2026 14:00"),
    ("tomorrow after lunch", "Thu 19 Nov 2026 14:00"),
    ("tomorrow ９：３０", "Thu 19 Nov 2026 09:30"),  # full-width figures
    ("tomorrow ٩:٣٠", "Thu 19 Nov 2026 09:30"),  # Arabic-Indic ones
]

COUNTS = [
    ("in 3 business days", "Mon 23 Nov 2026"),
    ("in 3 days at 3pm", "Sat 21 Nov 2026 15:00"),
    ("two weeks from today", "Wed 2 Dec 2026"),
    ("two weeks from tomorrow", "Thu 3 Dec 2026"),
    ("2 weeks from Monday", "Mon 7 Dec 2026"),
    ("3 weeks from now", "Wed 9 Dec 2026"),
    ("in a fortnight", "Wed 2 Dec 2026"),
    ("in two weeks' time", "Wed 2 Dec 2026"),
    ("3d", "Sat 21 Nov 2026"),
    ("2w", "Wed 2 Dec 2026"),
    ("6mo", "Tue 18 May 2027"),
    ("in a month", "Fri 18 Dec 2026"),
    ("in 18 months", "Thu 18 May 2028"),
    ("in two years", "Sat 18 Nov 2028"),
    ("in twenty-one days", "Wed 9 Dec 2026"),
    ("in 1 week and 2 days", "Fri 27 Nov 2026"),
    ("within 2 days", "Fri 20 Nov 2026"),
    ("after two weeks", "Wed 2 Dec 2026"),
    ("in an hour", "Wed 18 Nov 2026 11:00"),
    ("in half an hour", "Wed 18 Nov 2026 10:30"),
    ("in 90 min", "Wed 18 Nov 2026 11:30"),
    ("in 1.5 hours", "Wed 18 Nov 2026 11:30"),
    ("in an hour and a half", "Wed 18 Nov 2026 11:30"),
    ("in 1h30", "Wed 18 Nov 2026 11:30"),
    ("2h", "Wed 18 Nov 2026 12:00"),
    ("next business day", "Thu 19 Nov 2026"),
    ("5 business days from monday", "Mon 30 Nov 2026"),
    ("3 days before christmas", "Tue 22 Dec 2026"),
    ("two business days before the 30th", "Thu 26 Nov 2026"),
]


@pytest.mark.parametrize(("phrase", "echo"), [*NEAR, *MONTH_DAYS, *NTH, *HOURS, *COUNTS])
def test_a_phrase_of_the_day_is_read_with_certainty(phrase: str, echo: str) -> None:
    reading = read_when(phrase, now=NOW)
    assert (reading.text, reading.certain, reading.why) == (echo, True, None)


SPANS = [
    ("next week", date(2026, 11, 23), date(2026, 11, 27)),
    ("sometime next week", date(2026, 11, 23), date(2026, 11, 27)),
    ("any day next week", date(2026, 11, 23), date(2026, 11, 27)),
    ("this week", date(2026, 11, 18), date(2026, 11, 20)),
    ("week after next", date(2026, 11, 30), date(2026, 12, 4)),
    ("early next week", date(2026, 11, 23), date(2026, 11, 24)),
    ("mid next week", date(2026, 11, 25), None),
    ("late next week", date(2026, 11, 26), date(2026, 11, 27)),
    ("end of next week", date(2026, 11, 27), None),
    ("eow", date(2026, 11, 20), None),
    ("week commencing 7 Dec", date(2026, 12, 7), date(2026, 12, 11)),
    ("w/c 9 dec", date(2026, 12, 7), date(2026, 12, 11)),
    ("week ending 11 dec", date(2026, 12, 7), date(2026, 12, 11)),
    ("the week of Jan 11", date(2027, 1, 11), date(2027, 1, 15)),
    ("week 50", date(2026, 12, 7), date(2026, 12, 11)),
    ("christmas week", date(2026, 12, 21), date(2026, 12, 25)),
    ("weekend", date(2026, 11, 21), date(2026, 11, 22)),
    ("at the weekend", date(2026, 11, 21), date(2026, 11, 22)),
    ("next month", date(2026, 12, 1), date(2026, 12, 31)),
    ("in march", date(2027, 3, 1), date(2027, 3, 31)),
    ("next march", date(2027, 3, 1), date(2027, 3, 31)),
    ("march next year", date(2027, 3, 1), date(2027, 3, 31)),
    ("early March", date(2027, 3, 1), date(2027, 3, 10)),
    ("mid January", date(2027, 1, 15), date(2027, 1, 20)),
    ("mid March 2028", date(2028, 3, 15), date(2028, 3, 20)),
    ("late february 2028", date(2028, 2, 21), date(2028, 2, 29)),
    ("first half of january", date(2027, 1, 1), date(2027, 1, 15)),
    ("eom", date(2026, 11, 30), None),
    ("end of the month", date(2026, 11, 30), None),
    ("month end", date(2026, 11, 30), None),
    ("eoq", date(2026, 12, 31), None),
    ("end of Q1", date(2027, 3, 31), None),
    ("beginning of december", date(2026, 12, 1), None),
    ("next quarter", date(2027, 1, 1), date(2027, 3, 31)),
    ("Q2 2027", date(2027, 4, 1), date(2027, 6, 30)),
    ("first quarter of next year", date(2027, 1, 1), date(2027, 3, 31)),
    ("H1 2027", date(2027, 1, 1), date(2027, 6, 30)),
    ("eoy", date(2026, 12, 31), None),
    ("in 2028", date(2028, 1, 1), date(2028, 12, 31)),
    ("spring 2027", date(2027, 3, 1), date(2027, 5, 31)),
    ("this summer", date(2027, 6, 1), date(2027, 8, 31)),
    ("winter", date(2026, 12, 1), date(2027, 2, 28)),
    ("mon-wed", date(2026, 11, 23), date(2026, 11, 25)),
    ("3-5 December", date(2026, 12, 3), date(2026, 12, 5)),
    ("Dec 3 to 5", date(2026, 12, 3), date(2026, 12, 5)),
    ("28 dec - 4 jan", date(2026, 12, 28), date(2027, 1, 4)),
    ("in 2-3 weeks", date(2026, 12, 2), date(2026, 12, 9)),
    ("in a week or two", date(2026, 11, 25), date(2026, 12, 2)),
]


@pytest.mark.parametrize(("phrase", "first", "last"), SPANS)
def test_a_span_has_its_first_and_last_day_and_no_hour(phrase: str, first: date, last: date | None) -> None:
    reading = read_when(phrase, now=NOW)
    assert (reading.on, reading.until, reading.at, reading.certain) == (first, last, None, True)


def test_a_span_is_echoed_in_one_line() -> None:
    assert read_when("next week", now=NOW).text == "Mon 23 – Fri 27 Nov 2026"
    assert read_when("28 dec - 4 jan", now=NOW).text == "Mon 28 Dec 2026 – Mon 4 Jan 2027"


@pytest.mark.parametrize(
    ("phrase", "now", "echo"),
    [
        ("this afternoon", "2026-11-18T16:41", "Wed 18 Nov 2026 17:00"),  # the next half hour of what is left
        ("this morning", "2026-11-18T11:45", "Wed 18 Nov 2026 12:00"),
        ("tomorrow", "2026-12-31T10:00", "Fri 1 Jan 2027"),
        ("tomorrow", "2028-02-28T10:00", "Tue 29 Feb 2028"),
        ("in a month", "2027-01-31T10:00", "Sun 28 Feb 2027"),
        ("in a year", "2028-02-29T10:00", "Wed 28 Feb 2029"),
        ("29 feb", "2028-01-10T10:00", "Tue 29 Feb 2028"),
        ("the 31st", "2026-12-02T10:00", "Thu 31 Dec 2026"),
        ("15 Jan", "2027-01-15T10:00", "Fri 15 Jan 2027"),
        ("eom", "2026-11-30T10:00", "Mon 30 Nov 2026"),
        ("9am", "2026-11-18T08:00", "Wed 18 Nov 2026 09:00"),
        ("next week", "2026-11-21T10:00", "Mon 23 – Fri 27 Nov 2026"),  # Saturday
        ("next week", "2026-12-30T10:00", "Mon 4 – Fri 8 Jan 2027"),
        ("in 1 business day", "2026-11-21T10:00", "Mon 23 Nov 2026"),
        ("next friday", "2026-11-20T10:00", "Fri 27 Nov 2026"),  # on a Friday only one is left
        ("next month", "2026-12-31T10:00", "Fri 1 – Sun 31 Jan 2027"),
    ],
)
def test_year_ends_leap_days_and_hours_of_the_day_change_what_is_meant(phrase: str, now: str, echo: str) -> None:
    reading = read_when(phrase, now=datetime.fromisoformat(now).replace(tzinfo=NOW.tzinfo))
    assert (reading.text, reading.certain) == (echo, True)


def test_the_reps_own_day_sets_the_usual_hours() -> None:
    early = DateHabits(
        morning=time(7, 30), noon=time(12, 30), afternoon=time(13), evening=time(19), end_of_day=time(16, 45)
    )
    said = ("tomorrow morning", "tomorrow noon", "tomorrow pm", "tomorrow evening", "eod tomorrow", "mon first thing")
    hours = [read_when(one, now=NOW, habits=early).text[-5:] for one in said]
    assert hours == ["07:30", "12:30", "13:00", "19:00", "16:45", "07:30"]


@pytest.mark.parametrize(
    ("phrase", "first", "last"),
    [
        ("next week", date(2026, 11, 22), date(2026, 11, 26)),
        ("end of the week", date(2026, 11, 19), None),
        ("in 2 business days", date(2026, 11, 22), None),
        ("weekend", date(2026, 11, 20), date(2026, 11, 21)),
    ],
)
def test_a_week_from_sunday_to_thursday_is_kept(phrase: str, first: date, last: date | None) -> None:
    gulf = DateHabits(week_start=6, workdays=Workdays(weekdays=frozenset({6, 0, 1, 2, 3})))
    reading = read_when(phrase, now=NOW, habits=gulf)
    assert (reading.on, reading.until) == (first, last)


def test_now_must_be_aware() -> None:
    with pytest.raises(ValueError, match="aware"):
        read_when("tomorrow", now=datetime(2026, 11, 18))
