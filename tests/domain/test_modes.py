"""The one mode of a person, its reason, and how a client's year is counted."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.domain.modes import (
    ClientRhythm,
    Mode,
    Standing,
    a_year_before,
    client_rhythm,
    day_words,
    mode_of,
    mode_reason,
    quiet_from,
    quoted,
)
from salesdesk.domain.who import DoNotContact, Kind

TODAY = date(2026, 10, 5)
WISH = DoNotContact("all", date(2026, 9, 1), "please take me off your list")
STALL = Standing(stall_since=date(2026, 9, 14), stall_reason="contact_ill", last_quiet_touch_on=date(2026, 9, 18))
NOT_NOW = Standing(
    agreed_on=TODAY, agreed_words="after the audit", last_result="not_now", last_answer_on=date(2026, 7, 14)
)
PROMISED = Standing(promised_on=date(2026, 9, 30), promised_by_them=True, their_promise_on=date(2026, 9, 30))

MODES = [
    ("nobody knows anything", Standing(), Mode.PROSPECTING),
    (
        "a wish goes before everything",
        STALL._replace(wish=WISH, agreed_on=TODAY, kind=Kind.CLIENT),
        Mode.DO_NOT_CONTACT,
    ),
    ("a stall goes before a promise", PROMISED._replace(stall_since=TODAY), Mode.QUIET),
    ("a stall goes before a client's rhythm", STALL._replace(kind=Kind.CLIENT), Mode.QUIET),
    ("not now, on its day", NOT_NOW, Mode.RESTING),
    ("not now, before its day", NOT_NOW._replace(agreed_on=date(2028, 9, 1)), Mode.RESTING),
    ("not now, its day missed", NOT_NOW._replace(agreed_on=date(2026, 9, 1)), Mode.RESTING),
    ("declined, with a day", NOT_NOW._replace(last_result="declined"), Mode.RESTING),
    ("a next step agreed is no rest", NOT_NOW._replace(last_result="next_step"), Mode.PROSPECTING),
    ("a day next week, no result noted", Standing(agreed_on=TODAY, last_answer_on=date(2026, 9, 28)), Mode.PROSPECTING),
    ("a day 27 days on", Standing(agreed_on=TODAY, last_answer_on=TODAY - timedelta(27)), Mode.PROSPECTING),
    ("a day 28 days on", Standing(agreed_on=TODAY, last_answer_on=TODAY - timedelta(28)), Mode.RESTING),
    ("an agreed day, never touched", Standing(agreed_on=TODAY), Mode.RESTING),
    (
        "not now goes before a promise of theirs",
        NOT_NOW._replace(promised_on=TODAY, promised_by_them=True),
        Mode.RESTING,
    ),
    ("they named a day", PROMISED, Mode.PROMISE_DUE),
    ("they named a day that is to come", PROMISED._replace(promised_on=date(2026, 12, 1)), Mode.PROMISE_DUE),
    ("only we promised", Standing(promised_on=TODAY), Mode.PROSPECTING),
    ("a client who promised", PROMISED._replace(kind=Kind.CLIENT), Mode.PROMISE_DUE),
    ("a client", Standing(kind=Kind.CLIENT), Mode.CLIENT),
    ("a former client", Standing(kind=Kind.FORMER_CLIENT), Mode.CLIENT),
    ("a partner", Standing(kind=Kind.PARTNER), Mode.PROSPECTING),
]


@pytest.mark.parametrize(("what", "standing", "mode"), MODES, ids=[row[0] for row in MODES])
def test_the_mode_is_the_first_that_fits(what: str, standing: Standing, mode: Mode) -> None:
    assert mode_of(standing) is mode


REASONS = [
    (Standing(wish=WISH), "asked not to be contacted, 1 Sep: “please take me off your list”"),
    (Standing(wish=DoNotContact("all", date(2025, 9, 1))), "asked not to be contacted, 1 Sep 2025"),
    (STALL, "contact ill since 14 Sep · wait; next light touch from 18 Oct"),
    (STALL._replace(last_quiet_touch_on=date(2026, 9, 5), stall_since=date(2026, 9, 1)),
     "contact ill since 1 Sep · a light touch is fine now"),
    (Standing(stall_since=date(2026, 9, 1), stall_reason="waiting for the merger papers"),
     "waiting for the merger papers since 1 Sep · a light touch is fine now"),
    (NOT_NOW, "agreed to talk again today: “after the audit”"),
    (NOT_NOW._replace(agreed_on=date(2028, 9, 1), agreed_words=None), "agreed to talk again on 1 Sep 2028"),
    (PROMISED._replace(their_promise="the board acts"), "they named 30 Sep for “the board acts” · passed 5 d ago"),
    (PROMISED._replace(their_promise_on=TODAY), "they named 5 Oct · due today"),
    (PROMISED._replace(their_promise_on=date(2026, 10, 20)), "they named 20 Oct · due in 15 d"),
    (Standing(kind=Kind.CLIENT, touches_in_year=2, last_touch_on=date(2026, 4, 20)),
     "2 touches in twelve months, last 20 Apr · far too few"),
    (Standing(kind=Kind.CLIENT, touches_in_year=1), "1 touch in twelve months · far too few"),
    (Standing(kind=Kind.CLIENT, touches_in_year=3), "3 touches in twelve months · under four"),
    (Standing(kind=Kind.CLIENT, touches_in_year=4), "4 touches in twelve months"),
    (Standing(), "not tried yet"),
    (Standing(tries=1, last_out_on=date(2026, 10, 1)), "1 try without an answer, last 1 Oct: they are busy"),
    (Standing(tries=3), "3 tries without an answer: they are busy"),
    (Standing(last_answer_on=date(2026, 10, 1)), "talked 1 Oct"),
]  # fmt: skip


@pytest.mark.parametrize(("standing", "words"), REASONS, ids=[row[1] for row in REASONS])
def test_the_reason_is_one_line_in_their_words_where_there_are_any(standing: Standing, words: str) -> None:
    assert mode_reason(standing, today=TODAY) == words


QUIET = [
    ("not quiet", Standing(), None),
    ("the cap runs from the last light touch", STALL, date(2026, 10, 18)),
    ("bought: the cap from the start", Standing(stall_since=date(2026, 8, 20), stall_reason="company_bought"), date(2026, 9, 19)),
    ("over a year's end", STALL._replace(last_quiet_touch_on=date(2026, 12, 15)), date(2027, 1, 14)),
    ("over 29 February", Standing(stall_since=date(2028, 1, 1), last_quiet_touch_on=date(2028, 2, 1)), date(2028, 3, 2)),
    ("a call in spite of it counts too", STALL._replace(last_out_on=date(2026, 9, 25)), date(2026, 10, 25)),
    ("a card for one who is ill may go at once", STALL._replace(last_quiet_touch_on=None), date(2026, 9, 14)),
]  # fmt: skip


@pytest.mark.parametrize(("what", "standing", "first"), QUIET, ids=[row[0] for row in QUIET])
def test_quiet_is_one_light_touch_in_thirty_days(what: str, standing: Standing, first: date | None) -> None:
    assert quiet_from(standing) == first


@pytest.mark.parametrize(
    ("touches", "rhythm"),
    [
        (0, ClientRhythm.ALARM),
        (2, ClientRhythm.ALARM),
        (3, ClientRhythm.WARN),
        (4, ClientRhythm.FINE),
        (30, ClientRhythm.FINE),
    ],
)
def test_a_client_is_warned_under_four_and_alarmed_at_two(touches: int, rhythm: ClientRhythm) -> None:
    assert client_rhythm(touches) is rhythm


@pytest.mark.parametrize(
    ("day", "before"),
    [
        ("2026-10-05", "2025-10-05"),
        ("2028-02-29", "2027-02-28"),
        ("2029-02-28", "2028-02-28"),
        ("2027-01-01", "2026-01-01"),
    ],
)
def test_twelve_months_ago_is_the_same_day_also_from_a_leap_day(day: str, before: str) -> None:
    assert a_year_before(date.fromisoformat(day)) == date.fromisoformat(before)


def test_an_absence_holds_from_its_first_to_its_last_day() -> None:
    out = Standing(out_from=date(2026, 9, 28), out_until=date(2026, 10, 2))
    days = [date(2026, 9, 27), date(2026, 9, 28), date(2026, 10, 2), date(2026, 10, 3)]
    assert [out.is_out(day) for day in days] == [False, True, True, False]
    assert Standing(out_until=date(2026, 10, 2)).is_out(date(2020, 1, 1))
    assert not Standing().is_out(TODAY)


def test_words_for_days_and_quotes() -> None:
    assert day_words(date(2026, 1, 3), TODAY) == "3 Jan"
    assert day_words(date(2027, 1, 3), TODAY) == "3 Jan 2027"
    assert (quoted("“after the audit”"), quoted("  "), quoted(None)) == ("“after the audit”", "", "")


DAYS = st.none() | st.dates(date(2020, 1, 1), date(2032, 12, 31))


@given(
    stall=DAYS, agreed=DAYS, promised=DAYS, answered=DAYS, quiet=DAYS, out=DAYS, theirs=st.booleans(),
    kind=st.none() | st.sampled_from(Kind), result=st.none() | st.sampled_from(["not_now", "bought", "x"]),
    today=st.dates(date(2020, 1, 1), date(2032, 12, 31)),
)  # fmt: skip
def test_every_standing_has_one_mode_with_a_reason_on_one_line(
    stall: date | None, agreed: date | None, promised: date | None, answered: date | None, quiet: date | None,
    out: date | None, theirs: bool, kind: Kind | None, result: str | None, today: date,
) -> None:  # fmt: skip
    standing = Standing(
        kind=kind, stall_since=stall, agreed_on=agreed, promised_on=promised, promised_by_them=theirs,
        last_answer_on=answered, last_quiet_touch_on=quiet, last_out_on=out, last_result=result,
    )  # fmt: skip
    assert mode_of(standing) in Mode
    assert mode_reason(standing, today=today).strip()
