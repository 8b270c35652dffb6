"""Phrases with two readings say both; phrases without one say why; nothing is guessed."""

from __future__ import annotations

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from salesdesk.domain.dates import DateHabits, read_when

CHICAGO = ZoneInfo("America/Chicago")
NOW = datetime(2026, 11, 18, 10, 0, tzinfo=CHICAGO)  # a Wednesday
DAY_FIRST, MONTH_FIRST = DateHabits(order="dmy"), DateHabits(order="mdy")


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=CHICAGO)


@pytest.mark.parametrize(
    ("phrase", "days"),
    [
        ("next friday", (date(2026, 11, 20), date(2026, 11, 27))),
        ("following friday", (date(2026, 11, 20), date(2026, 11, 27))),
        ("the following thurs", (date(2026, 11, 19), date(2026, 11, 26))),
        ("next thurs at 4", (date(2026, 11, 19), date(2026, 11, 26))),
        ("friday after next", (date(2026, 11, 27), date(2026, 12, 4))),
        ("wednesday", (date(2026, 11, 18), date(2026, 11, 25))),
        ("wed 3pm", (date(2026, 11, 18), date(2026, 11, 25))),
        ("next weekend", (date(2026, 11, 21), date(2026, 11, 28))),
        ("next december", (date(2026, 12, 1), date(2027, 12, 1))),
        ("next christmas", (date(2026, 12, 25), date(2027, 12, 25))),
        ("november", (date(2026, 11, 18), date(2027, 11, 1))),
        ("mid-month", (date(2026, 11, 18), date(2026, 12, 15))),
        ("3/4", (date(2027, 3, 4), date(2027, 4, 3))),
        ("12/1", (date(2026, 12, 1), date(2027, 1, 12))),
        ("3.4.", (date(2027, 3, 4), date(2027, 4, 3))),
        ("the 18th", (date(2026, 11, 18), date(2026, 12, 18))),
        ("the 31st", (date(2026, 11, 30), date(2026, 12, 31))),
        ("fri 24 nov", (date(2026, 11, 24), date(2026, 11, 27))),  # the 24th is a Tuesday
        ("friday the 13th", (date(2026, 12, 11), date(2026, 12, 13))),
        ("tomorrow or friday", (date(2026, 11, 19), date(2026, 11, 20))),
        ("mon/tue", (date(2026, 11, 23), date(2026, 11, 24))),
        ("a couple of days", (date(2026, 11, 20), date(2026, 11, 21))),
        ("tuesday in two weeks", (date(2026, 12, 1), date(2026, 12, 8))),
        ("Monday in a week", (date(2026, 11, 23), date(2026, 11, 30))),
        ("by next week", (date(2026, 11, 23), date(2026, 11, 27))),
        ("by march", (date(2027, 3, 1), date(2027, 3, 31))),
        ("end of january", (date(2027, 1, 29), date(2027, 1, 31))),  # the 31st is a Sunday
        ("start of may", (date(2027, 5, 1), date(2027, 5, 3))),
        ("first week of december", (date(2026, 12, 1), date(2026, 12, 7))),
        ("tue 1", (date(2026, 11, 24), date(2026, 12, 1))),  # at one, or the 1st
        ("after thanksgiving", (date(2026, 11, 27), date(2026, 11, 30))),
        ("after easter", (date(2027, 3, 29), date(2027, 3, 30))),
        ("every wednesday", (date(2026, 11, 18), date(2026, 11, 25))),
        ("in the fall", (date(2026, 11, 18), date(2027, 9, 1))),
        ("10.12", (date(2026, 11, 18), date(2026, 12, 10), date(2027, 10, 12))),  # an hour, a day, a day
    ],
)
def test_both_days_are_named_where_a_phrase_may_mean_two(phrase: str, days: tuple[date, ...]) -> None:
    reading = read_when(phrase, now=NOW)
    assert (reading.understood, reading.certain, reading.readings) == (True, False, days)
    assert reading.on in days
    assert reading.why is not None
    assert all(f"{one.day} {one:%b} {one.year}" in reading.why or "–" in reading.why for one in days)


@pytest.mark.parametrize(
    ("phrase", "words"),
    [
        ("tomorrow at 7", "07:00 or Thu 19 Nov 2026 19:00"),
        ("tomorrow 12am", "00:00 or Thu 19 Nov 2026 12:00"),
        ("tomorrow 3 or 4pm", "15:00 or Thu 19 Nov 2026 16:00"),
        ("tomorrow 10 to 4", "10:00 or Thu 19 Nov 2026 15:50"),
        ("next week at 10", "On which of these days is not said."),
        ("15 nov", "Sun 15 Nov 2026 has passed; read as Mon 15 Nov 2027."),
        ("october", "has passed; read as"),
        ("29 feb", "2027 has no 29 February; the next one is Tue 29 Feb 2028."),
        ("1/12/2026", "Whether the day or the month comes first is not set."),
        ("in the morning", "10:30 or Thu 19 Nov 2026 09:00"),
        ("every 2nd tuesday", "every 2 weeks, or once a month"),
        ("biweekly", "every 2 weeks or twice a week"),
        ("15h", "15:00 or Thu 19 Nov 2026 01:00"),
    ],
)
def test_a_doubt_is_said_in_a_sentence(phrase: str, words: str) -> None:
    reading = read_when(phrase, now=NOW)
    assert reading.understood
    assert not reading.certain
    assert words in (reading.why or "")


@pytest.mark.parametrize(
    ("phrase", "now", "readings"),
    [
        ("next week", "2026-11-22T10:00", (date(2026, 11, 23), date(2026, 11, 30))),  # on a Sunday
        ("next tuesday", "2026-11-22T10:00", (date(2026, 11, 24), date(2026, 12, 1))),
        ("next monday", "2026-11-22T10:00", (date(2026, 11, 23), date(2026, 11, 30))),
        ("next sunday", "2026-11-21T10:00", (date(2026, 11, 22), date(2026, 11, 29))),
        ("eow", "2026-11-21T10:00", (date(2026, 11, 22), date(2026, 11, 27))),
        ("9am", "2026-11-20T16:00", (date(2026, 11, 21), date(2026, 11, 23))),  # Saturday's or Monday's
        ("the 30th", "2027-01-31T10:00", (date(2027, 2, 28), date(2027, 3, 30))),
        ("midweek", "2026-11-18T10:00", (date(2026, 11, 18), date(2026, 11, 25))),
    ],
)
def test_some_days_make_a_phrase_doubtful(phrase: str, now: str, readings: tuple[date, ...]) -> None:
    reading = read_when(phrase, now=at(now))
    assert (reading.certain, reading.readings) == (False, readings)


def test_the_week_start_decides_which_reading_comes_first() -> None:
    sunday = at("2026-11-22T10:00")
    assert read_when("next week", now=sunday, habits=DateHabits(week_start=0)).on == date(2026, 11, 23)
    assert read_when("next week", now=sunday, habits=DateHabits(week_start=6)).on == date(2026, 11, 30)


@pytest.mark.parametrize(
    ("phrase", "habits", "echo"),
    [
        ("3/4", DAY_FIRST, "Sat 3 Apr 2027"),
        ("3/4", MONTH_FIRST, "Thu 4 Mar 2027"),
        ("15/1", MONTH_FIRST, "Fri 15 Jan 2027"),  # there is no month 15
        ("1/15", DAY_FIRST, "Fri 15 Jan 2027"),
        ("1/12/26", DAY_FIRST, "Tue 1 Dec 2026"),
        ("12/1/26", MONTH_FIRST, "Tue 1 Dec 2026"),
        ("3.4.", DAY_FIRST, "Sat 3 Apr 2027"),
        ("9.30", DAY_FIRST, "Thu 19 Nov 2026 09:30"),
        ("Tue 2/3", DateHabits(), "Tue 2 Mar 2027"),  # 3 February is a Wednesday
    ],
)
def test_the_order_of_day_and_month_settles_figures(phrase: str, habits: DateHabits, echo: str) -> None:
    reading = read_when(phrase, now=NOW, habits=habits)
    assert (reading.text, reading.certain) == (echo, True)


REFUSED = """
12|9|5|0|100|2026|2027|12345|in 3|+3|0930|by 15|10-12|9-5|2-3|9 9
later|soon|asap|whenever|never|someday|in a few days|in several weeks|in a while|shortly|one day|any day
sun valley office|may be interested|march madness tickets|second floor|room 12|call 650 555 0142|call me|tom 9am
not tomorrow|maybe tomorrow|tomorrow maybe|tomorrow and friday|tomorrow friday|monday tuesday|3pm 4pm|morning afternoon
30 February|31 nov|feb 30|31/4|31/11/2026|13/13|0/5|5/0|2027-02-30|2027-13-01|20271301|29 feb 2027|29/2/27|45 nov
5th monday of december|the 32nd|the 0th|week 54
yesterday|last friday|2 days ago|last week|last night|2025-12-01|1 dec 2025|18 nov 9am|today 9am|this morning at 9
monday this week|10th of this month|tue this week
tomorrow 24:00|tomorrow 25:00|tomorrow 10:65|tomorrow 15 am|tomorrow midnight|tomorrow morning at 15:00|midnight
in 45m|in 3m|in 99999 days|in 999999999 weeks|in 51 years|in 100 years|in 1000000 hours|1 jan 9999|1/1/99|1 jan 1066
every hour|every 15 minutes|every now and then|every full moon|twice a week|every week until christmas|every 0 days
when they open|8am their time|before their renewal|after the moon landing|bank holiday monday|post diwali
at|on|by|in|the|next|this|last|day|week|a|of|or|,|...|?|-|/|@|(tomorrow)|tomorrow 🙂|tomorrow\x00|½ past 3
first monday|monday or so|the week|the day after|after that|after hours|before work|same time|local time|1 dec 26|9 am pm
"""


def refused_phrases() -> list[str]:
    return [one for one in REFUSED.replace("\n", "|").split("|") if one]


@pytest.mark.parametrize("phrase", refused_phrases())
def test_what_names_no_one_day_is_refused_in_a_sentence_with_a_hint(phrase: str) -> None:
    reading = read_when(phrase, now=NOW)
    assert (reading.understood, reading.certain, reading.on, reading.at, reading.text) == (False, False, None, None, "")
    assert reading.why is not None
    assert reading.why.endswith("“15 Jan”.")


@pytest.mark.parametrize(
    ("phrase", "sentence"),
    [
        ("", "There is no date in an empty line."),
        ("   ", "There is no date in an empty line."),
        ("x" * 65, "A date phrase has at most 64 characters."),
        ("30 February", "There is no 30 February: it ends on the 28th or 29th."),
        ("29 feb 2027", "2027 has no 29 February; the next one is Tue 29 Feb 2028."),
        ("yesterday", "Tue 17 Nov 2026 has passed."),
        ("today 9am", "Wed 18 Nov 2026 09:00 has passed."),
        ("later", "“later” names no day."),
        ("tomorrow 25:00", "There is no 25:00 on a clock."),
        ("in 3m", "“3m” may be minutes or months."),
        ("8am their time", "Their time zone is not known."),
        ("before their renewal", "No date of theirs is called “renewal”."),
        ("bank holiday monday", "Which day is a bank holiday depends on the country, which is not known."),
        ("sun valley office", "“valley” is no word of a date."),
        ("tomorrow midnight", "Midnight may be the beginning or the end of a day."),
        ("in 51 years", "That is too far away to be meant."),
    ],
)
def test_a_refusal_says_what_is_wrong(phrase: str, sentence: str) -> None:
    assert (read_when(phrase, now=NOW).why or "").startswith(sentence)


def test_a_phrase_of_64_characters_is_still_read() -> None:
    phrase = "tomorrow" + " " * 53 + "9am"
    assert len(phrase) == 64
    assert read_when(phrase, now=NOW).certain


def test_an_hour_that_has_passed_is_refused_to_the_minute() -> None:
    assert read_when("today 10:00", now=NOW).certain
    assert not read_when("today 10:00", now=at("2026-11-18T10:01")).understood


def test_a_seven_is_settled_by_the_part_of_the_day() -> None:
    assert read_when("tomorrow morning at 7", now=NOW).at == at("2026-11-19T07:00")
    assert read_when("tomorrow evening at 7", now=NOW).at == at("2026-11-19T19:00")
    assert read_when("tomorrow 07:00", now=NOW).at == at("2026-11-19T07:00")


def test_a_lone_hour_up_to_six_is_in_the_afternoon() -> None:
    hours = [read_when(f"tomorrow at {n}", now=NOW).at for n in (1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12)]
    assert [one.time() for one in hours if one] == [time(h) for h in (13, 14, 15, 16, 17, 18, 8, 9, 10, 11, 12)]


@pytest.mark.parametrize(
    "phrase", ["yesterday or tomorrow at 3", "tuesday at 10 or thursday at 3", "mon or tue next week"]
)
def test_two_days_named_are_never_one_certain_day(phrase: str) -> None:
    reading = read_when(phrase, now=NOW)
    assert not reading.certain
