"""A Thursday in February 2027, a quarter to four: a year without a leap day, three ways of writing dates."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from salesdesk.domain.dates import DateHabits, read_when
from salesdesk.domain.workdays import Workdays

CHICAGO = datetime(2027, 2, 11, 15, 40, tzinfo=ZoneInfo("America/Chicago"))
BERLIN = datetime(2027, 2, 11, 15, 40, tzinfo=ZoneInfo("Europe/Berlin"))
PLAIN = DateHabits()
US = DateHabits(order="mdy", week_start=6, workdays=Workdays(country="US"))
DE = DateHabits(order="dmy", workdays=Workdays(country="DE"))

SAID_PLAIN = [
    ("valentine's day", "Sun 14 Feb 2027"),
    ("one week from tomorrow at noon", "Fri 19 Feb 2027 12:00"),
    ("10 business days from next Monday", "Mon 1 Mar 2027"),
    ("4 weeks from Friday", "Fri 12 Mar 2027"),
    ("the 2nd Wednesday of next month", "Wed 10 Mar 2027"),
    ("3rd Thursday in Feb, 2pm", "Thu 18 Feb 2027 14:00"),
    ("4pm", "Thu 11 Feb 2027 16:00"),
    ("3:45", "Thu 11 Feb 2027 15:45"),
    ("by 5pm", "Thu 11 Feb 2027 17:00"),
    ("in twenty minutes", "Thu 11 Feb 2027 16:00"),
    ("in 3 hrs", "Thu 11 Feb 2027 18:40"),
    ("this afternoon", "Thu 11 Feb 2027 16:00"),
    ("this arvo at 5", "Thu 11 Feb 2027 17:00"),
    ("at lunch tomorrow", "Fri 12 Feb 2027 12:00"),
    ("tomorrow after 10", "Fri 12 Feb 2027 10:00"),
    ("half eight tomorrow", "Fri 12 Feb 2027 08:30"),
    ("half seven tomorrow", "doubtful"),
    ("quarter to eight tomorrow", "doubtful"),
    ("quarter to one tomorrow", "Fri 12 Feb 2027 12:45"),
    ("Sat week", "Sat 20 Feb 2027"),
    ("the weekend of 20 Feb", "refused"),
    ("first week in April", "doubtful"),
    ("first full week of April", "refused"),
    ("Q3", "Thu 1 Jul – Thu 30 Sep 2027"),
    ("end of H1", "Wed 30 Jun 2027"),
    ("middle of Q2", "Sat 1 – Mon 31 May 2027"),
    ("summer", "Tue 1 Jun – Tue 31 Aug 2027"),
    ("next summer", "doubtful"),
    ("this winter", "Thu 11 – Sun 28 Feb 2027"),
    ("winter", "doubtful"),
    ("Feb 2028", "Tue 1 – Tue 29 Feb 2028"),
    ("29 Feb 2028 3pm", "Tue 29 Feb 2028 15:00"),
    ("leap day", "refused"),
    ("every 4 weeks on Thursday", "doubtful"),
    ("every 6 weeks", "every 6 weeks on Thu from Thu 25 Mar 2027"),
    ("the 11th of every month", "every month on the 11th from Thu 11 Mar 2027"),
    ("each Friday 4pm", "every week on Fri from Fri 12 Feb 2027 16:00"),
    ("Monday thru Wednesday", "Mon 15 – Wed 17 Feb 2027"),
    ("Feb 15-19", "Mon 15 – Fri 19 Feb 2027"),
    ("15th to 19th March", "Mon 15 – Fri 19 Mar 2027"),
    ("w/c Mon 22nd", "Mon 22 – Fri 26 Feb 2027"),
    ("in the last week of Feb", "Mon 22 – Fri 26 Feb 2027"),
    ("the day after Valentine's", "Mon 15 Feb 2027"),
    ("start of Q2, 9am", "Thu 1 Apr 2027 09:00"),
    ("Tuesday 9am Pacific", "Tue 16 Feb 2027 11:00"),
    ("14 Mar 2:30am", "doubtful"),
    ("14 Mar 9am", "Sun 14 Mar 2027 09:00"),
    ("around the 20th", "Sat 20 Feb 2027"),
    ("on or around 20 Feb", "refused"),
    ("when hell freezes over", "refused"),
    ("a month of Sundays", "refused"),
    ("tuesday, no wednesday", "refused"),
    ("Friday but not 9am", "refused"),
]
SAID_US = [
    ("Tues after Presidents Day", "Tue 16 Feb 2027"),
    ("before presidents day", "Fri 12 Feb 2027"),
    ("in 2 business days", "Tue 16 Feb 2027"),
    ("2/29", "doubtful"),
    ("2/28", "Sun 28 Feb 2027"),
    ("2/11", "Thu 11 Feb 2027"),
    ("2/10", "doubtful"),
    ("6/7 at 8:15", "Mon 7 Jun 2027 08:15"),
]
SAID_DE = [
    ("6.7. um 8", "refused"),
    ("6.7. at 8", "Tue 6 Jul 2027 08:00"),
    ("28.2.27 9:00", "Sun 28 Feb 2027 09:00"),
    ("31.4.", "refused"),
    ("after Easter", "Tue 30 Mar 2027"),
    ("before Good Friday", "Thu 25 Mar 2027"),
    ("end of Feb", "doubtful"),
    ("eom", "doubtful"),
    ("last business day of Feb", "Fri 26 Feb 2027"),
    ("first day of March 10am", "Mon 1 Mar 2027 10:00"),
    ("Thursday", "doubtful"),
    ("Thursday 9:00", "Thu 18 Feb 2027 09:00"),
    ("next Thursday", "Thu 18 Feb 2027"),
    ("next Friday", "doubtful"),
    ("this Friday 8am", "Fri 12 Feb 2027 08:00"),
]


def come_to(phrase: str, now: datetime, habits: DateHabits) -> str:
    """The echo of a certain reading, else whether it is doubtful or refused."""
    reading = read_when(phrase, now=now, habits=habits)
    return reading.text if reading.certain else "doubtful" if reading.understood else "refused"


@pytest.mark.parametrize(("phrase", "expected"), SAID_PLAIN)
def test_a_rep_without_settings_in_chicago(phrase: str, expected: str) -> None:
    assert come_to(phrase, CHICAGO, PLAIN) == expected


@pytest.mark.parametrize(("phrase", "expected"), SAID_US)
def test_a_rep_with_american_settings(phrase: str, expected: str) -> None:
    assert come_to(phrase, CHICAGO, US) == expected


@pytest.mark.parametrize(("phrase", "expected"), SAID_DE)
def test_a_rep_with_german_settings(phrase: str, expected: str) -> None:
    assert come_to(phrase, BERLIN, DE) == expected
