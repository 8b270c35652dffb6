"""What reps type in a hurry: office shorthand, spreadsheet dates, figures without a colon, days beside holidays."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from salesdesk.domain.dates import DateHabits, Reading, TheirSide, read_when
from salesdesk.domain.workdays import Workdays

PLACES = {
    "": DateHabits(),
    "US": DateHabits(order="mdy", week_start=6, workdays=Workdays(country="US")),
    "GB": DateHabits(order="dmy", workdays=Workdays(country="GB")),
    "AU": DateHabits(order="dmy", workdays=Workdays(country="AU")),
    "IN": DateHabits(order="dmy", workdays=Workdays(country="IN")),
}


def said(phrase: str, place: str = "") -> Reading:
    """Read on Wednesday 18 November 2026 at ten in Chicago, with the habits of that country."""
    now = datetime(2026, 11, 18, 10, 0, tzinfo=ZoneInfo("America/Chicago"))
    return read_when(phrase, now=now, habits=PLACES[place], theirs=TheirSide(zone="Europe/London"))


CERTAIN = [
    ("later next week", "", "Thu 26 – Fri 27 Nov 2026"),
    ("later in january", "", "Thu 21 – Sun 31 Jan 2027"),
    ("later this week", "", "Thu 19 – Fri 20 Nov 2026"),
    ("cop friday", "GB", "Fri 20 Nov 2026 17:00"),
    ("open of business mon", "", "Mon 23 Nov 2026 09:00"),
    ("in 3 biz days", "", "Mon 23 Nov 2026"),
    ("5-Jan-27", "", "Tue 5 Jan 2027"),
    ("5-jan-2027", "", "Tue 5 Jan 2027"),
    ("5-7 jan", "", "Tue 5 – Thu 7 Jan 2027"),
    ("dec 7-11", "US", "Mon 7 – Fri 11 Dec 2026"),
    ("first working day after easter", "GB", "Tue 30 Mar 2027"),
    ("first business day after christmas", "GB", "Tue 29 Dec 2026"),
    ("the first working day after new year", "US", "Mon 4 Jan 2027"),
    ("last working day before christmas", "GB", "Thu 24 Dec 2026"),
    ("last business day before thanksgiving", "US", "Wed 25 Nov 2026"),
    ("on the first business day after the 15th", "US", "Wed 16 Dec 2026"),
    ("first working day of the new year", "GB", "Mon 4 Jan 2027"),
    ("before the holidays", "US", "Thu 24 Dec 2026"),
    ("1430", "", "Wed 18 Nov 2026 14:30"),
    ("0900", "", "Thu 19 Nov 2026 09:00"),
    ("noon-ish", "", "Wed 18 Nov 2026 12:00"),
    ("3ish tomorrow", "", "Thu 19 Nov 2026 15:00"),
    ("tomorrow 3-ish", "", "Thu 19 Nov 2026 15:00"),
    ("10 o clock tomorrow", "IN", "Thu 19 Nov 2026 10:00"),
    ("10 my time tomorrow", "", "Thu 19 Nov 2026 10:00"),
    ("9am their time tomorrow", "", "Thu 19 Nov 2026 03:00"),
    ("end of business friday their time", "", "Fri 20 Nov 2026 11:00"),
    ("tomorrow 3pm in new york", "", "Thu 19 Nov 2026 14:00"),
    ("nxt wk", "", "Mon 23 – Fri 27 Nov 2026"),
    ("thrs 2pm", "", "Thu 19 Nov 2026 14:00"),
    ("tomo 9", "GB", "Thu 19 Nov 2026 09:00"),
    ("fri avo", "AU", "Fri 20 Nov 2026 14:00"),
    ("tail end of the week", "", "Thu 19 – Fri 20 Nov 2026"),
    ("back end of next week", "GB", "Thu 26 – Fri 27 Nov 2026"),
    ("a month today", "GB", "Fri 18 Dec 2026"),
    ("a year tomorrow", "GB", "Fri 19 Nov 2027"),
    ("in two and a half hours", "", "Wed 18 Nov 2026 12:30"),
    ("calendar week 49", "GB", "Mon 30 Nov – Fri 4 Dec 2026"),
    ("eofy", "AU", "Wed 30 Jun 2027"),
    ("two fridays from now", "US", "Fri 27 Nov 2026"),
    ("after the holiday season", "US", "Mon 4 Jan 2027"),
    ("working day after boxing day", "GB", "Tue 29 Dec 2026"),
    ("21.12. 14 Uhr", "GB", "Mon 21 Dec 2026 14:00"),
    ("q1'27", "", "Fri 1 Jan – Wed 31 Mar 2027"),
    ("end mar", "", "Wed 31 Mar 2027"),
    ("friday after next week", "", "Fri 4 Dec 2026"),
    ("mid 2027", "", "Tue 15 Jun – Thu 15 Jul 2027"),
    ("end of the financial year", "IN", "Wed 31 Mar 2027"),
    ("next to next week", "IN", "Mon 30 Nov – Fri 4 Dec 2026"),
    ("tomorrow evening 5 pm", "IN", "Thu 19 Nov 2026 17:00"),
    ("week commencing 7th", "GB", "Mon 7 – Fri 11 Dec 2026"),
    ("half ten tomorrow", "GB", "Thu 19 Nov 2026 10:30"),
    ("thursday week", "AU", "Thu 26 Nov 2026"),
    ("COB Thursday", "US", "Thu 19 Nov 2026 17:00"),
    ("12/3", "GB", "Fri 12 Mar 2027"),
    ("12/3", "US", "Thu 3 Dec 2026"),
]
RHYTHMS = [
    ("every 15 january", "FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=15"),
    ("every january 15", "FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=15"),
    ("every last day of the month", "FREQ=MONTHLY;BYMONTHDAY=-1"),
    ("every month end", "FREQ=MONTHLY;BYMONTHDAY=-1"),
    ("alternate fridays", "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR"),
    ("on alternate tuesdays", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU"),
]
TWO_READINGS = [
    ("first working day after thanksgiving", "US", ("Fri 27 Nov 2026", "Mon 30 Nov 2026")),
    ("first working day after easter", "", ("Mon 29 Mar 2027", "Tue 30 Mar 2027")),
    ("first working day of the new year", "", ("Fri 1 Jan 2027", "Mon 4 Jan 2027")),
    ("friday morning or afternoon", "", ("Fri 20 Nov 2026 09:00", "Fri 20 Nov 2026 14:00")),
    ("tuesday at 10 or noon", "", ("Tue 24 Nov 2026 10:00", "Tue 24 Nov 2026 12:00")),
    ("12/3", "", ("Thu 3 Dec 2026", "Fri 12 Mar 2027")),
    ("the 31st", "", ("Mon 30 Nov 2026", "Thu 31 Dec 2026")),
    ("3rd week of jan", "GB", ("Mon 11", "Mon 18")),
    ("Mar-27", "", ("Sat 27 Mar 2027", "Mon 1 – Wed 31 Mar 2027")),
    ("nxt fri", "", ("Fri 20 Nov 2026", "Fri 27 Nov 2026")),
    ("a couple of weeks", "", ("Wed 2 Dec 2026", "Wed 9 Dec 2026")),
]
REFUSED = [
    ("before holi", "GB"),  # no part of “Spring Bank Holiday”
    ("labour day", "AU"),  # each of its states has another
    ("eofy", "US"),
    ("0930", ""),  # half past nine, or 30 September
    ("2030", ""),
    ("9999", ""),
    ("2026-W48", ""),
    ("order 1430", ""),
    ("within the week", ""),
    ("after the holiday", "US"),  # Thanksgiving, or Christmas
    ("friday mornings", "GB"),
    ("mornings", ""),
    ("not friday", ""),
    ("in ten", ""),
    ("9 to 5", ""),
    ("monday midnight", ""),
    ("fy27", "GB"),
    ("the third thursday", ""),
    ("30 feb", ""),
    ("later", ""),
    ("", ""),
    ("yesterday", ""),
]


@pytest.mark.parametrize(("phrase", "place", "text"), CERTAIN)
def test_office_shorthand_is_understood_with_certainty(phrase: str, place: str, text: str) -> None:
    found = said(phrase, place)
    assert (found.certain, found.text) == (True, text), found.why


@pytest.mark.parametrize(("phrase", "rule"), RHYTHMS)
def test_a_rhythm_keeps_its_rule(phrase: str, rule: str) -> None:
    found = said(phrase)
    assert (found.certain, found.repeats) == (True, f"RRULE:{rule}"), found.why


@pytest.mark.parametrize(("phrase", "place", "both"), TWO_READINGS)
def test_what_may_mean_two_days_says_both(phrase: str, place: str, both: tuple[str, str]) -> None:
    found = said(phrase, place)
    assert found.understood
    assert not found.certain
    assert found.why
    assert all(one in found.why for one in both)


@pytest.mark.parametrize(("phrase", "place"), REFUSED)
def test_what_names_no_day_is_never_guessed(phrase: str, place: str) -> None:
    found = said(phrase, place)
    assert not found.understood
    assert found.on is None
    assert found.why
