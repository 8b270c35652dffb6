"""Whose clock is meant, when they open, their named dates, and the nights on which the clocks change."""

from __future__ import annotations

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from salesdesk.domain.dates import TheirSide, read_when
from salesdesk.domain.workdays import Workdays

CHICAGO, BERLIN = ZoneInfo("America/Chicago"), ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 18, 10, 0, tzinfo=CHICAGO)
PORTLAND = TheirSide(
    zone="America/Los_Angeles",
    opens=time(8),
    dates=(
        ("Fleet contract renewal", date(2026, 11, 30)),
        ("Salem depot opens", date(2026, 12, 12)),
        ("Insurance renewal", date(2027, 2, 1)),
        ("Board meeting (March)", date(2027, 3, 9)),
        ("Q3 audit", date(2026, 10, 2)),
        ("Jörg's visit", date(2026, 12, 3)),
    ),
)
SINGAPORE = TheirSide(zone="Asia/Singapore", opens=time(9), workdays=Workdays(country="SG"))


@pytest.mark.parametrize(
    ("phrase", "echo"),
    [
        ("8am their time", "Wed 18 Nov 2026 10:00"),
        ("tomorrow 8am their time", "Thu 19 Nov 2026 10:00"),
        ("tue 8 their time", "Tue 24 Nov 2026 10:00"),
        ("their 8am", "Wed 18 Nov 2026 10:00"),
        ("friday at 3 their time", "Fri 20 Nov 2026 17:00"),
        ("tomorrow morning their time", "Thu 19 Nov 2026 11:00"),
        ("when they open", "Wed 18 Nov 2026 10:00"),
        ("tomorrow when they open", "Thu 19 Nov 2026 10:00"),
        ("when they open on friday", "Fri 20 Nov 2026 10:00"),
    ],
)
def test_an_hour_at_their_clock_becomes_the_reps(phrase: str, echo: str) -> None:
    reading = read_when(phrase, now=NOW, theirs=PORTLAND)
    assert (reading.text, reading.certain, reading.their_clock) == (echo, True, True)
    assert reading.at is not None
    assert reading.at.tzinfo is CHICAGO


@pytest.mark.parametrize(
    ("phrase", "now", "echo"),
    [
        ("tomorrow 8am their time", "2026-11-18T20:00", "Thu 19 Nov 2026 18:00"),  # there it is Thursday already
        ("today 3pm their time", "2026-11-18T20:00", "Thu 19 Nov 2026 01:00"),
        ("8am their time", "2026-11-18T20:00", "Thu 19 Nov 2026 18:00"),
        ("fri 9am their time", "2026-11-18T20:00", "Thu 19 Nov 2026 19:00"),
        ("when they open", "2026-11-18T20:00", "Thu 19 Nov 2026 19:00"),
        ("when they open", "2026-11-20T10:00", "Sun 22 Nov 2026 19:00"),  # Saturday there: Monday's opening
    ],
)
def test_a_contact_across_the_date_line_has_another_today(phrase: str, now: str, echo: str) -> None:
    reading = read_when(phrase, now=datetime.fromisoformat(now).replace(tzinfo=CHICAGO), theirs=SINGAPORE)
    assert (reading.text, reading.certain, reading.on) == (echo, True, reading.at and reading.at.date())


@pytest.mark.parametrize(
    ("phrase", "echo"),
    [
        ("tomorrow 10:00 CET", "Thu 19 Nov 2026 03:00"),
        ("3pm ET", "Wed 18 Nov 2026 14:00"),
        ("fri 9am GMT", "Fri 20 Nov 2026 03:00"),
        ("fri 9am london time", "Fri 20 Nov 2026 03:00"),
        ("fri 9am new york time", "Fri 20 Nov 2026 08:00"),
        ("fri 10:00 UTC+2", "Fri 20 Nov 2026 02:00"),
        ("fri 10:00 UTC-06:00", "Fri 20 Nov 2026 10:00"),
        ("fri noon PT", "Fri 20 Nov 2026 14:00"),
        ("fri 3pm my time", "Fri 20 Nov 2026 15:00"),
        ("jul 6 3pm ET", "Tue 6 Jul 2027 14:00"),
        ("fri 10:00 JST", "Thu 19 Nov 2026 19:00"),
    ],
)
def test_a_named_clock_becomes_the_reps(phrase: str, echo: str) -> None:
    reading = read_when(phrase, now=NOW)
    assert (reading.text, reading.certain, reading.their_clock) == (echo, True, False)


@pytest.mark.parametrize(
    "phrase", ["jul 6 3pm EST", "jul 6 10:00 CET", "fri 9am BST", "jul 6 9am GMT", "fri 10:00 AEST"]
)
def test_letters_of_the_other_half_of_the_year_have_two_readings(phrase: str) -> None:
    reading = read_when(phrase, now=NOW)
    assert (reading.understood, reading.certain) == (True, False)


@pytest.mark.parametrize(
    ("phrase", "theirs", "sentence"),
    [
        ("8am their time", TheirSide(), "Their time zone is not known."),
        ("8am their time", TheirSide(zone="America/Chicgo"), "Their time zone is not known."),
        ("when they open", TheirSide(zone="Europe/London"), "Their opening hour is not known"),
        ("when they open", TheirSide(opens=time(8)), "Their time zone is not known"),
        ("when they open", TheirSide(zone="../etc/passwd", opens=time(8)), "Their time zone is not known"),
    ],
)
def test_what_is_not_known_of_them_is_said(phrase: str, theirs: TheirSide, sentence: str) -> None:
    reading = read_when(phrase, now=NOW, theirs=theirs)
    assert not reading.understood
    assert (reading.why or "").startswith(sentence)


@pytest.mark.parametrize(
    ("phrase", "echo"),
    [
        ("before the fleet renewal", "Fri 27 Nov 2026"),
        ("before the contract", "Fri 27 Nov 2026"),
        ("after salem", "Mon 14 Dec 2026"),
        ("before Salem", "Fri 11 Dec 2026"),
        ("salem", "Sat 12 Dec 2026"),
        ("2 days after salem", "Mon 14 Dec 2026"),
        ("a week before salem", "Sat 5 Dec 2026"),
        ("the week before salem", "Mon 30 Nov – Fri 4 Dec 2026"),
        ("the friday after salem", "Fri 18 Dec 2026"),
        ("after the board meeting", "Wed 10 Mar 2027"),
        ("after Jorgs visit at 10", "Fri 4 Dec 2026 10:00"),
        ("after march", "Thu 1 Apr 2027"),  # the month, not the meeting
    ],
)
def test_a_date_of_theirs_is_found_by_words_of_its_name(phrase: str, echo: str) -> None:
    reading = read_when(phrase, now=NOW, theirs=PORTLAND)
    assert (reading.text, reading.certain) == (echo, True)


def test_two_dates_of_one_name_are_both_named() -> None:
    reading = read_when("before their renewal", now=NOW, theirs=PORTLAND)
    assert reading.readings == (date(2026, 11, 27), date(2027, 1, 29))
    assert "Fleet contract renewal (Mon 30 Nov 2026) or Insurance renewal (Mon 1 Feb 2027)" in (reading.why or "")


def test_a_date_of_theirs_that_is_over_is_said_to_be() -> None:
    reading = read_when("after the audit", now=NOW, theirs=PORTLAND)
    assert not reading.understood
    assert (reading.why or "").startswith("Q3 audit was on Fri 2 Oct 2026.")


@pytest.mark.parametrize(
    ("phrase", "now", "echo", "words"),
    [
        (
            "tomorrow 02:30",
            "2027-03-13T10:00-06:00",
            "Sun 14 Mar 2027 03:30",
            "02:30 does not exist on Sun 14 Mar 2027",
        ),
        ("tomorrow 2:30am", "2027-03-13T10:00-06:00", "Sun 14 Mar 2027 03:30", "02:30 does not exist"),
        ("tomorrow 2:30", "2027-03-13T10:00-06:00", "Sun 14 Mar 2027 14:30", "02:30 does not exist"),
        ("tomorrow 02:30", "2026-03-07T10:00-06:00", "Sun 8 Mar 2026 03:30", "02:30 does not exist"),
        (
            "tomorrow 02:30",
            "2027-03-27T10:00+01:00",
            "Sun 28 Mar 2027 03:30",
            "02:30 does not exist on Sun 28 Mar 2027",
        ),
        ("29.3. 02:15", "2026-03-01T10:00+01:00", "Sun 29 Mar 2026 03:15", "02:15 does not exist"),
    ],
)
def test_an_hour_that_the_clocks_skip_is_moved_and_said(phrase: str, now: str, echo: str, words: str) -> None:
    said = datetime.fromisoformat(now)
    zone = CHICAGO if said.utcoffset() == NOW.utcoffset() else BERLIN
    reading = read_when(phrase, now=said.astimezone(zone))
    assert (reading.text, reading.certain) == (echo, False)
    assert words in (reading.why or "")


@pytest.mark.parametrize(
    ("phrase", "now", "instant"),
    [
        ("tomorrow 01:30", datetime(2026, 10, 31, 10, tzinfo=CHICAGO), "2026-11-01T01:30-05:00"),  # the first one
        ("in 15 hours", datetime(2026, 10, 31, 10, tzinfo=CHICAGO), "2026-11-01T01:00-05:00"),
        ("in 16 hours", datetime(2026, 10, 31, 10, tzinfo=CHICAGO), "2026-11-01T01:00-06:00"),  # the second pass
        ("in 24 hours", datetime(2026, 10, 31, 10, tzinfo=CHICAGO), "2026-11-01T09:00-06:00"),
        ("tomorrow 10:00", datetime(2026, 10, 31, 10, tzinfo=CHICAGO), "2026-11-01T10:00-06:00"),
        ("in 24 hours", datetime(2027, 3, 13, 10, tzinfo=CHICAGO), "2027-03-14T11:00-05:00"),
        ("tomorrow 02:30", datetime(2026, 10, 24, 10, tzinfo=BERLIN), "2026-10-25T02:30+02:00"),
        ("in 17 hours", datetime(2026, 10, 24, 10, tzinfo=BERLIN), "2026-10-25T02:00+01:00"),
        ("tomorrow 9am", datetime(2027, 3, 27, 10, tzinfo=BERLIN), "2027-03-28T09:00+02:00"),
        ("tomorrow 9am ET", datetime(2026, 10, 25, 10, tzinfo=BERLIN), "2026-10-26T14:00+01:00"),  # US changes later
    ],
)
def test_hours_on_the_night_of_a_clock_change_are_the_right_instants(phrase: str, now: datetime, instant: str) -> None:
    reading = read_when(phrase, now=now)
    assert reading.certain
    assert reading.at is not None
    assert reading.at.isoformat(timespec="minutes") == instant
    again = read_when(reading.text, now=now)
    assert again.at is not None
    assert again.at.isoformat(timespec="minutes") == instant


def test_an_instant_is_not_past_within_the_hour_that_comes_twice() -> None:
    second_pass = datetime(2026, 11, 1, 1, 10, tzinfo=CHICAGO, fold=1)
    assert read_when("in 5 min", now=second_pass).text == "Sun 1 Nov 2026 01:15 UTC-06:00"
    assert not read_when("today 01:30", now=second_pass).understood  # the first 01:30 is over
