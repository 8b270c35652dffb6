"""The same calendar in the words of several countries: American, British, Irish, Indian, Australian, German-flavoured."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from salesdesk.domain.dates import DateHabits, Reading, TheirSide, read_when
from salesdesk.domain.workdays import Workdays

US = DateHabits(order="mdy", week_start=6, workdays=Workdays(country="US"))
GB = DateHabits(order="dmy", workdays=Workdays(country="GB"))
IE = DateHabits(order="dmy", workdays=Workdays(country="IE"))
IN = DateHabits(order="dmy", workdays=Workdays(country="IN"))
AU = DateHabits(order="dmy", workdays=Workdays(country="AU", subdivision="VIC"))
DE = DateHabits(order="dmy", workdays=Workdays(country="DE", subdivision="BY"))
CA = DateHabits(order="mdy", workdays=Workdays(country="CA"))


def said(phrase: str, habits: DateHabits, zone: str) -> Reading:
    """Read on Wednesday 18 November 2026 at ten in that place."""
    return read_when(phrase, now=datetime(2026, 11, 18, 10, 0, tzinfo=ZoneInfo(zone)), habits=habits)


AMERICAN = [
    ("Tues", "Tue 24 Nov 2026"),
    ("1/15", "Fri 15 Jan 2027"),
    ("12/1", "Tue 1 Dec 2026"),
    ("12/1 @ 2:30", "Tue 1 Dec 2026 14:30"),
    ("3/4/27", "Thu 4 Mar 2027"),
    ("EOD Thursday", "Thu 19 Nov 2026 17:00"),
    ("COB", "Wed 18 Nov 2026 17:00"),
    ("a week from Tuesday", "Tue 1 Dec 2026"),
    ("thanksgiving", "Thu 26 Nov 2026"),
    ("the day after thanksgiving", "Fri 27 Nov 2026"),
    ("the monday after thanksgiving", "Mon 30 Nov 2026"),
    ("before thanksgiving", "Wed 25 Nov 2026"),
    ("in 6 business days", "Fri 27 Nov 2026"),  # without the 26th
    ("after christmas", "Mon 28 Dec 2026"),
    ("after new year", "Mon 4 Jan 2027"),
    ("after the holidays", "Mon 4 Jan 2027"),
    ("after easter", "Mon 29 Mar 2027"),
    ("labor day", "Mon 6 Sep 2027"),
    ("the tuesday after labor day", "Tue 7 Sep 2027"),
    ("memorial day", "Mon 31 May 2027"),
    ("mlk day", "Mon 18 Jan 2027"),
    ("presidents' day", "Mon 15 Feb 2027"),
    ("july 4th", "Sun 4 Jul 2027"),
    ("independence day", "Sun 4 Jul 2027"),
    ("black friday", "Fri 27 Nov 2026"),
    ("cyber monday", "Mon 30 Nov 2026"),
    ("veterans day 2027", "Thu 11 Nov 2027"),
    ("fri 10am pacific time", "Fri 20 Nov 2026 12:00"),
    ("3pm ET tomorrow", "Thu 19 Nov 2026 14:00"),
    ("quarter till 3", "Wed 18 Nov 2026 14:45"),
    ("next week", "Mon 23 – Fri 27 Nov 2026"),
]
BRITISH = [
    ("3/4", "Sat 3 Apr 2027"),
    ("Tuesday week", "Tue 1 Dec 2026"),
    ("a week on Tuesday", "Tue 1 Dec 2026"),
    ("Friday fortnight", "Fri 4 Dec 2026"),
    ("in a fortnight's time", "Wed 2 Dec 2026"),
    ("tomorrow at half eleven", "Thu 19 Nov 2026 11:30"),
    ("half four", "Wed 18 Nov 2026 16:30"),
    ("quarter to nine on friday", "Fri 20 Nov 2026 08:45"),
    ("ten past two", "Wed 18 Nov 2026 14:10"),
    ("close of play friday", "Fri 20 Nov 2026 17:00"),
    ("w/c 7 Dec", "Mon 7 – Fri 11 Dec 2026"),
    ("bank holiday monday", "Mon 28 Dec 2026"),
    ("after the bank holiday", "Tue 29 Dec 2026"),
    ("after christmas", "Tue 29 Dec 2026"),  # the 28th is in lieu of Boxing Day
    ("after easter", "Tue 30 Mar 2027"),
    ("good friday", "Fri 26 Mar 2027"),
    ("boxing day", "Sat 26 Dec 2026"),
    ("in the new year", "Mon 4 – Sun 31 Jan 2027"),
    ("at the weekend", "Sat 21 – Sun 22 Nov 2026"),
    ("Wednesday 25th November at 2", "Wed 25 Nov 2026 14:00"),
    ("25/11 9.30", "Wed 25 Nov 2026 09:30"),
]
IRISH = [
    ("Monday week", "Mon 30 Nov 2026"),
    ("tomorrow week at half nine", "Thu 26 Nov 2026 09:30"),
    ("this evening", "Wed 18 Nov 2026 18:00"),
    ("after Paddy's Day", "Thu 18 Mar 2027"),
    ("St. Patrick's Day", "Wed 17 Mar 2027"),
    ("St Stephen's Day", "Sat 26 Dec 2026"),
    ("bank holiday weekend", "Sat 30 Jan – Mon 1 Feb 2027"),
    ("after easter", "Tue 30 Mar 2027"),
]
INDIAN = [
    ("tomorrow 11 AM IST", "Thu 19 Nov 2026 11:00"),
    ("day after tomorrow evening", "Fri 20 Nov 2026 18:00"),
    ("coming monday", "Mon 23 Nov 2026"),
    ("monday itself", "Mon 23 Nov 2026"),
    ("by EOD tomorrow", "Thu 19 Nov 2026 17:00"),
    ("post lunch", "Wed 18 Nov 2026 14:00"),
    ("tomorrow first half", "Thu 19 Nov 2026 09:00"),
    ("tomorrow second half", "Thu 19 Nov 2026 14:00"),
    ("next to next week", "Mon 30 Nov – Fri 4 Dec 2026"),
    ("next to next Monday", "Mon 30 Nov 2026"),
    ("after two weeks", "Wed 2 Dec 2026"),
    ("within 2 days", "Fri 20 Nov 2026"),
    ("republic day", "Tue 26 Jan 2027"),
    ("independence day", "Sun 15 Aug 2027"),
    ("after holi", "Tue 23 Mar 2027"),
    ("26/01", "Tue 26 Jan 2027"),
]
AUSTRALIAN = [
    ("tomorrow arvo", "Thu 19 Nov 2026 14:00"),
    ("this arvo", "Wed 18 Nov 2026 14:00"),
    ("in a fortnight", "Wed 2 Dec 2026"),
    ("COB Friday", "Fri 20 Nov 2026 17:00"),
    ("this summer", "Tue 1 Dec 2026 – Sun 28 Feb 2027"),
    ("autumn 2027", "Mon 1 Mar – Mon 31 May 2027"),
    ("spring 2027", "Wed 1 Sep – Tue 30 Nov 2027"),
    ("after australia day", "Wed 27 Jan 2027"),
    ("anzac day", "Sun 25 Apr 2027"),
    ("labour day", "Mon 8 Mar 2027"),
    ("king's birthday", "Mon 14 Jun 2027"),
    ("melbourne cup day 2027", "Tue 2 Nov 2027"),
    ("fri 9am AWST", "Fri 20 Nov 2026 12:00"),
    ("1/12", "Tue 1 Dec 2026"),
]
GERMAN = [
    ("15.1.", "Fri 15 Jan 2027"),
    ("3.4.", "Sat 3 Apr 2027"),
    ("7.12.2026", "Mon 7 Dec 2026"),
    ("07.12.26 14:30", "Mon 7 Dec 2026 14:30"),
    ("7.12. 9.30 Uhr", "Mon 7 Dec 2026 09:30"),
    ("on 15. January", "Fri 15 Jan 2027"),
    ("15. Jan. 14:30", "Fri 15 Jan 2027 14:30"),
    ("tomorrow at 15h", "Thu 19 Nov 2026 15:00"),
    ("tomorrow 15:30h", "Thu 19 Nov 2026 15:30"),
    ("on Monday at 14 o'clock", "Mon 23 Nov 2026 14:00"),
    ("until Friday", "Fri 20 Nov 2026"),
    ("in KW 50", "Mon 7 – Fri 11 Dec 2026"),
    ("CW 2", "Mon 11 – Fri 15 Jan 2027"),
    ("in 14 days", "Wed 2 Dec 2026"),
    ("in the second half of january", "Sat 16 – Sun 31 Jan 2027"),
    ("whit monday", "Mon 17 May 2027"),
    ("labour day", "Sat 1 May 2027"),
    ("after ascension day", "Fri 7 May 2027"),
    ("german unity day", "Sun 3 Oct 2027"),
    ("10:00 CET tomorrow", "Thu 19 Nov 2026 10:00"),
]


def cases(rows: list[tuple[str, str]], habits: DateHabits, zone: str) -> list[tuple[str, str, DateHabits, str]]:
    return [(phrase, echo, habits, zone) for phrase, echo in rows]


@pytest.mark.parametrize(
    ("phrase", "echo", "habits", "zone"),
    [
        *cases(AMERICAN, US, "America/Chicago"),
        *cases(BRITISH, GB, "Europe/London"),
        *cases(IRISH, IE, "Europe/Dublin"),
        *cases(INDIAN, IN, "Asia/Kolkata"),
        *cases(AUSTRALIAN, AU, "Australia/Melbourne"),
        *cases([row for row in GERMAN if row[0] != "after ascension day"], DE, "Europe/Berlin"),
    ],
)
def test_each_country_says_it_in_its_way(phrase: str, echo: str, habits: DateHabits, zone: str) -> None:
    reading = said(phrase, habits, zone)
    assert (reading.text, reading.certain, reading.why) == (echo, True, None)


def test_the_day_after_a_thursday_feast_may_be_a_bridge() -> None:
    assert said("after ascension day", DE, "Europe/Berlin").readings == (
        datetime(2027, 5, 7).date(),
        datetime(2027, 5, 10).date(),
    )


def test_thanksgiving_is_that_of_the_country() -> None:
    assert said("thanksgiving", CA, "America/Toronto").text == "Mon 11 Oct 2027"
    july = datetime(2027, 7, 1, 10, 0, tzinfo=ZoneInfo("UTC"))
    assert len(read_when("thanksgiving", now=july).readings) == 2  # Canada's comes first, and no country is known


def test_a_contact_in_another_country_makes_a_feast_doubtful() -> None:
    now = datetime(2027, 7, 1, 10, 0, tzinfo=ZoneInfo("America/Chicago"))
    theirs = TheirSide(zone="America/Toronto", workdays=Workdays(country="CA"))
    assert not read_when("thanksgiving", now=now, habits=US, theirs=theirs).certain


def test_the_contacts_business_days_count_not_the_reps() -> None:
    now = datetime(2026, 11, 24, 10, 0, tzinfo=ZoneInfo("America/Chicago"))
    theirs = TheirSide(workdays=Workdays(country="DE"))
    assert read_when("in 2 business days", now=now, habits=US, theirs=theirs).text == "Thu 26 Nov 2026"
    assert read_when("in 2 business days", now=now, habits=US).text == "Fri 27 Nov 2026"


def test_seasons_of_both_halves_of_the_earth_are_named() -> None:
    reading = read_when(
        "next spring",
        now=datetime(2026, 11, 18, 10, 0, tzinfo=ZoneInfo("Europe/London")),
        theirs=TheirSide(zone="Australia/Sydney"),
    )
    assert [one.month for one in reading.readings] == [3, 9]


def test_a_moveable_feast_that_has_just_passed_is_doubtful() -> None:
    reading = said("after diwali", IN, "Asia/Kolkata")
    assert "Sun 8 Nov 2026 has passed" in (reading.why or "")


def test_a_feast_known_only_to_a_countrys_list_needs_the_country() -> None:
    assert not said("diwali", US, "America/Chicago").understood
    assert "depends on the country" in (said("after diwali", US, "America/Chicago").why or "")


def test_ist_is_that_of_the_side_that_has_it() -> None:
    now = datetime(2026, 11, 18, 10, 0, tzinfo=ZoneInfo("America/Chicago"))
    for zone in ("Asia/Kolkata", "Asia/Calcutta"):
        assert read_when("fri 11 am IST", now=now, theirs=TheirSide(zone=zone)).text == "Thu 19 Nov 2026 23:30"
    assert len(read_when("fri 11 am IST", now=now).why or "") > 60  # India's, Ireland's, Israel's
