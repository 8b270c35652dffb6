"""What holds for every phrase: nothing raises, nothing past is understood, the echo reads back to the same."""

from __future__ import annotations

import time as clock
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from salesdesk.domain.dates import DateHabits, Reading, TheirSide, find_when, read_happened, read_when
from salesdesk.domain.phrases.tokens import Kind, plain, tokens_of
from salesdesk.domain.phrases.vocabulary import KNOWN

ZONES = ("America/Chicago", "Europe/Berlin", "Asia/Kolkata", "Australia/Lord_Howe", "Pacific/Apia", "UTC")
PHRASES = """
tomorrow 9am|next tue 10:30|fri pm|in 3 business days|first monday of march|eom|after thanksgiving|15/1|3/4|mid January
every 2 weeks|when they open|before salem|this friday|friday week|a week on Tuesday|week commencing 7 Dec|half two|noon
quarter to 3|first thing|cob|eod friday|eow|eoq|end of Q1|early March|late next week|two weeks from Monday|a couple of days
in an hour|in 90 min|last friday of the month|the 3rd|the 31st|before christmas|after easter|in the new year|labor day
2026-12-01|1 Dec|Dec 1st at 11|tomorrow 9|tues at 2|thursday 2-3pm|8am their time|10:00 CET|3pm ET tomorrow|monthly
every other tuesday|quarterly|first monday of each month|every weekday at 9|next quarter|weekend|next weekend|tomorrow or friday
mid March 2028|spring 2027|in 18 months|29 feb|tomorrow 2:30|tomorrow 02:30|01:30|in 14 hours|tonight|this afternoon|now
wednesday|monday|next monday|last working day of the month|week 50|christmas week|3-5 December|by next week|sun 9.30
same time tomorrow|the week after easter|in 2-3 weeks|end of january|november|winter|yearly|twice a year|after the weekend
start of next month|second half of december|in half a year|tomorrow 7|at 12|mon/tue|black friday|the 15th of next month
"""
ALL = [one for one in PHRASES.replace("\n", "|").split("|") if one]

moments = st.builds(
    lambda minutes, zone: (datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)).astimezone(ZoneInfo(zone)),
    st.integers(0, 3 * 366 * 24 * 60),
    st.sampled_from(ZONES),
)
habits = st.builds(DateHabits, order=st.sampled_from([None, "dmy", "mdy"]), week_start=st.sampled_from([0, 6]))
words = st.lists(
    st.sampled_from([*sorted(KNOWN), "9", "3rd", "15", "2027", "10:30", "3pm", "15/1", "9.30", "-", "@"]), max_size=7
)
relaxed = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


def sides(now: datetime) -> TheirSide:
    """A contact in London with a depot that opens in three weeks."""
    return TheirSide(zone="Europe/London", opens=time(9), dates=(("Salem depot", now.date() + timedelta(days=21)),))


def what(reading: Reading) -> tuple[object, ...]:
    """What a reading comes to; an hour that comes twice in a night is two."""
    return reading.on, reading.at and reading.at.timestamp(), reading.until, reading.repeats


def check_shape(reading: Reading) -> None:
    """What any reading must keep."""
    if not reading.understood:
        assert (reading.on, reading.at, reading.until, reading.repeats, reading.text) == (None, None, None, None, "")
        assert not reading.certain
        assert reading.why
        return
    assert reading.on is not None
    assert reading.text
    assert reading.certain == (reading.why is None)
    assert not (reading.certain and reading.readings)
    assert reading.until is None or reading.until > reading.on
    assert reading.at is None or (reading.at.second, reading.at.microsecond) == (0, 0)
    assert reading.at is None or reading.at.date() == reading.on
    assert not reading.readings or (len(reading.readings) > 1 and reading.on in reading.readings)


@relaxed
@given(st.text(max_size=80), moments)
@example("²½①Ⅷ", datetime(2026, 11, 18, tzinfo=UTC))
@example("\ud800", datetime(2026, 11, 18, tzinfo=UTC))
@example("İ 9am", datetime(2026, 11, 18, tzinfo=UTC))
@example("00/00/0000", datetime(2026, 11, 18, tzinfo=UTC))
def test_no_text_raises(text: str, now: datetime) -> None:
    check_shape(read_when(text, now=now))
    check_shape(read_happened(text, now=now))
    find_when(text, now=now)


@relaxed
@given(words, moments, habits)
def test_no_heap_of_date_words_raises_or_loses_its_shape(said: list[str], now: datetime, habit: DateHabits) -> None:
    phrase = " ".join(said)
    check_shape(read_when(phrase, now=now, habits=habit, theirs=sides(now)))
    check_shape(read_happened(phrase, now=now, habits=habit))
    found = find_when(phrase, now=now, habits=habit, theirs=sides(now))
    assert found is None or phrase[found[1] : found[2]] == found[0].phrase


@relaxed
@given(st.sampled_from(ALL), moments, habits)
def test_what_is_understood_lies_ahead(phrase: str, now: datetime, habit: DateHabits) -> None:
    reading = read_when(phrase, now=now, habits=habit, theirs=sides(now))
    check_shape(reading)
    if reading.understood:
        assert reading.on is not None
        assert reading.on >= now.date()
        assert all(one >= now.date() for one in reading.readings)
        assert reading.at is None or reading.at.timestamp() > now.timestamp() - 60


@relaxed
@given(st.sampled_from(ALL), moments, habits)
def test_what_has_happened_lies_behind(phrase: str, now: datetime, habit: DateHabits) -> None:
    reading = read_happened(phrase, now=now, habits=habit)
    check_shape(reading)
    if reading.understood:
        assert reading.on is not None
        assert reading.on <= now.date()
        assert reading.at is None or reading.at.timestamp() <= now.timestamp()


@settings(relaxed, max_examples=300)
@given(st.sampled_from(ALL), moments, habits)
def test_the_echo_reads_back_to_the_same(phrase: str, now: datetime, habit: DateHabits) -> None:
    reading = read_when(phrase, now=now, habits=habit, theirs=sides(now))
    if reading.understood:
        again = read_when(reading.text, now=now, habits=habit, theirs=sides(now))
        assert what(again) == what(reading)
        assert again.certain or (again.until is not None and again.at is not None)


@relaxed
@given(st.dates(date(2026, 11, 18), date(2076, 12, 31)))
def test_every_day_ahead_can_be_typed_in_full(day: date) -> None:
    now = datetime(2026, 11, 18, 10, 0, tzinfo=ZoneInfo("Europe/Berlin"))
    for text in (day.isoformat(), f"{day.day} {day:%B} {day.year}", f"{day:%a} {day.day} {day:%b} {day.year}"):
        reading = read_when(text, now=now)
        assert (reading.on, reading.certain) == (day, True)


@given(st.sampled_from(ALL), st.sampled_from([str.upper, str.title, str.lower]))
def test_capitals_change_nothing(phrase: str, change: object) -> None:
    now = datetime(2026, 11, 18, 10, 0, tzinfo=ZoneInfo("America/Chicago"))
    assert callable(change)
    assert what(read_when(change(phrase), now=now)) == what(read_when(phrase, now=now))


@pytest.mark.parametrize("phrase", ALL)
def test_every_word_of_a_phrase_is_known_to_the_notes(phrase: str) -> None:
    strange = [one.text for one in tokens_of(plain(phrase)) if one.kind is Kind.WORD and one.text not in KNOWN]
    assert strange in ([], ["salem"])


def test_a_reading_takes_well_under_a_millisecond() -> None:
    now = datetime(2026, 11, 18, 10, 0, tzinfo=ZoneInfo("America/Chicago"))
    spent = []
    for phrase in ALL:
        read_when(phrase, now=now)
        best = 1.0
        for _ in range(3):
            started = clock.perf_counter()
            read_when(phrase, now=now)
            best = min(best, clock.perf_counter() - started)
        spent.append(best)
    assert sorted(spent)[len(spent) // 2] < 0.001
