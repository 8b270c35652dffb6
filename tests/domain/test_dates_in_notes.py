"""The date inside a line of notes: found where one is named, never invented."""

from __future__ import annotations

import time as clock
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from salesdesk.domain.dates import DateHabits, TheirSide, find_when

NOW = datetime(2026, 11, 18, 10, 0, tzinfo=ZoneInfo("America/Chicago"))  # a Wednesday
THEIRS = TheirSide(
    zone="America/Los_Angeles",
    opens=time(8),
    dates=(("Salem depot opens", date(2026, 12, 12)), ("Audit", date(2026, 12, 2))),
)

FOUND = [
    ("send both-site price by 15:00 today", "by 15:00 today", "Wed 18 Nov 2026 15:00"),
    ("12 Dec Salem slips to 9 Jan", "9 Jan", "Sat 9 Jan 2027"),
    ("board moved from 30 Nov to 12 Dec", "12 Dec", "Sat 12 Dec 2026"),
    ("I'll ring again Thursday morning", "again Thursday morning", "Thu 19 Nov 2026 09:00"),
    ("call 650 555 0142 tomorrow 3pm", "tomorrow 3pm", "Thu 19 Nov 2026 15:00"),
    ("quote 218 expires Friday", "Friday", "Fri 20 Nov 2026"),
    ("ring Friday 3", "Friday 3", "Fri 20 Nov 2026 15:00"),
    ("send 5 tomorrow", "tomorrow", "Thu 19 Nov 2026"),
    ("ring Friday 3 trucks", "Friday", "Fri 20 Nov 2026"),
    ("we re-tender in March", "in March", "Mon 1 – Wed 31 Mar 2027"),
    ("budget in Q1", "in Q1", "Fri 1 Jan – Wed 31 Mar 2027"),
    ("decision by end of Q1", "by end of Q1", "Wed 31 Mar 2027"),
    ("take it to Priya, not rushed before Friday", "before Friday", "Thu 19 Nov 2026"),
    ("won't decide until Monday", "until Monday", "Mon 23 Nov 2026"),
    ("ring back at 3pm", "at 3pm", "Wed 18 Nov 2026 15:00"),
    ("deck by noon", "by noon", "Wed 18 Nov 2026 12:00"),
    ("send it this week", "this week", "Wed 18 – Fri 20 Nov 2026"),
    ("back in 2 weeks", "in 2 weeks", "Wed 2 Dec 2026"),
    ("price holds within 30 days", "within 30 days", "Fri 18 Dec 2026"),
    ("out 23–27 Nov", "23–27 Nov", "Mon 23 – Fri 27 Nov 2026"),
    ("Tue, 24 Nov at 10", "Tue, 24 Nov at 10", "Tue 24 Nov 2026 10:00"),
    ("kickoff Dec 1st at 11, bring deck", "Dec 1st at 11", "Tue 1 Dec 2026 11:00"),
    ("2026-12-01 kickoff", "2026-12-01", "Tue 1 Dec 2026"),
    ("$5,000 by Friday", "by Friday", "Fri 20 Nov 2026"),
    ("talk to Jan on Tuesday", "on Tuesday", "Tue 24 Nov 2026"),
    ("April wants the price by Friday", "by Friday", "Fri 20 Nov 2026"),
    ("back on the 30th", "on the 30th", "Mon 30 Nov 2026"),
    ("call may 5", "may 5", "Wed 5 May 2027"),
    ("call after the audit", "after the audit", "Thu 3 Dec 2026"),
    ("ring before Salem", "before Salem", "Fri 11 Dec 2026"),
    ("call when they open", "when they open", "Wed 18 Nov 2026 10:00"),
    ("Wants numbers w/c 7 Dec", "w/c 7 Dec", "Mon 7 – Fri 11 Dec 2026"),
    ("the second Tuesday in December", "the second Tuesday in December", "Tue 8 Dec 2026"),
    ("COB Friday at the latest", "COB Friday at the latest", "Fri 20 Nov 2026 17:00"),
    ("see you Mon", "Mon", "Mon 23 Nov 2026"),
    ("late Feb works", "late Feb", "Sun 21 – Sun 28 Feb 2027"),
    ("Shut tomorrow. Ring Thursday 2pm.", "Thursday 2pm", "Thu 19 Nov 2026 14:00"),
    ("not Friday but Monday", "Monday", "Mon 23 Nov 2026"),
    ("order by Friday", "by Friday", "Fri 20 Nov 2026"),
    ("send to the PM Friday", "Friday", "Fri 20 Nov 2026"),
    ("may Friday work?", "Friday", "Fri 20 Nov 2026"),
    ("before Good Friday", "before Good Friday", "Thu 25 Mar 2027"),
]

NO_DATE = """
may be interested|sun valley office|march madness tickets|second floor|call 650 555 0142|room 12|spoke on the 3rd floor
they open at 8am|open 8:00-17:00|Mon-Fri 9-5|open Mon-Fri 9-5|8am-5pm|call at 9|by 5|before 9am
3 outages this year|24/7 support|on 24/7 basis|pays monthly|every Tuesday they ship|on Fridays|first Monday of each month
2 weeks notice|took 3 weeks|in business for 20 years|30 days net|10-day trial|one hour|half an hour|within 5 days of signing
since Monday nobody called|met Monday|spoke today|last Friday|yesterday|never on Monday|not tomorrow|can't do Friday
Black Friday deals|Good Friday is off|Easter eggs|Christmas party|Sunday Times ad|weekend shift|spring cleaning
Q1 budget|next quarter's budget|today's price|Friday's meeting|numbers fall in Q1|the fall campaign|may 5 trucks
monday.com migration|mail dana@monday.example|v2-3 release|order #20261201|order 20261201|room 3.14|Ruby on 2.7
Sat down with CFO|we sat at 9|mon plan|sun|Mr. May|June Smith joins|Summer Jones|April called|Priya, Jan and Mark
CFO signs above 25k|38 trucks|3/4 of trucks|3/4 inch pipe|9/11 museum|20% by 2027|10 to 12 trucks|one of three
sounds good friday 3pm|page 12 march|invoice 12 Dec|meet 12 Dec 2025|shipped Dec 12 2025|Friday 25:00|30 February|fifth Friday of November
call me now|right now|next time|next step|in a second|good morning|later|asap|on hold|half of the trucks|in half
check in 30 days after go-live|invoice 2 weeks before delivery
"""


@pytest.mark.parametrize(("line", "words", "echo"), FOUND)
def test_the_date_of_a_line_is_found_with_its_place(line: str, words: str, echo: str) -> None:
    found = find_when(line, now=NOW, theirs=THEIRS)
    assert found is not None
    reading, start, end = found
    assert (line[start:end], reading.text, reading.certain) == (words, echo, True)
    assert reading.phrase == words


@pytest.mark.parametrize("line", [one for one in NO_DATE.replace("\n", "|").split("|") if one])
def test_a_line_without_a_date_gives_none(line: str) -> None:
    assert find_when(line, now=NOW, theirs=THEIRS) is None


@pytest.mark.parametrize(
    "line", ["send it next Friday", "call Tue or Wed", "board on 9/12", "tomorrow or Friday", "by May"]
)
def test_a_doubtful_date_is_found_with_its_doubt(line: str) -> None:
    found = find_when(line, now=NOW)
    assert found is not None
    assert not found[0].certain
    assert found[0].why


def test_an_hour_on_their_clock_is_none_of_ours_where_theirs_is_not_known() -> None:
    assert find_when("call dec 3rd 9:30 their time", now=NOW) is None
    assert find_when("call dec 3rd 9:30 their time", now=NOW, theirs=THEIRS) is not None


def test_a_certain_date_goes_before_a_doubtful_one() -> None:
    found = find_when("price next Friday, board meets 12 Dec", now=NOW)
    assert found is not None
    assert (found[0].certain, found[0].text) == (True, "Sat 12 Dec 2026")


@pytest.mark.parametrize("line", ["", "   ", "—", "\x00\x1b[2J", "🙂 🙂", "…", "'" * 50, "." * 300])
def test_a_line_of_nothing_gives_none(line: str) -> None:
    assert find_when(line, now=NOW) is None


def test_places_are_kept_behind_letters_that_change_their_length() -> None:
    line = "İstanbul ß ﬁrm — call “tomorrow”, 9 am"
    found = find_when(line, now=NOW)
    assert found is not None
    assert line[found[1] : found[2]] == "tomorrow”, 9 am"


@pytest.mark.parametrize(
    "line", ["friday " * 500, "1 " * 2000, "in the of " * 400, "3pm-" * 900, "next " * 800, "a" * 4000]
)
def test_a_long_line_takes_no_time(line: str) -> None:
    started = clock.process_time()
    find_when(line, now=NOW, theirs=THEIRS)
    assert clock.process_time() - started < 2.0


@pytest.mark.parametrize(
    ("line", "echo"), [("send quote 12/1", "Tue 1 Dec 2026"), ("contract ends 12/31", "Thu 31 Dec 2026")]
)
def test_figures_count_where_the_order_is_set(line: str, echo: str) -> None:
    found = find_when(line, now=NOW, habits=DateHabits(order="mdy"))
    assert found is not None
    assert found[0].text == echo
    assert find_when(line, now=NOW) is None


@pytest.mark.parametrize("line", ["3/4 of trucks", "1/2 price", "24/7", "12/1 ratio", "version 3.4 on 1/2"])
def test_fractions_are_no_days_even_where_the_order_is_set(line: str) -> None:
    found = find_when(line, now=NOW, habits=DateHabits(order="mdy"))
    assert found is None or found[0].phrase.startswith("on")
