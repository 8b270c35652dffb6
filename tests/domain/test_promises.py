"""What was said aloud: kept, late by how much, broken, moved; and which touch keeps which promise."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from salesdesk.domain.followup import Channel, FollowUp, Origin, Promise, PromiseState, Side
from salesdesk.domain.promises import (
    Ledger,
    broken,
    by_name,
    channel_of,
    keeps,
    kept,
    late_by,
    ledger,
    moved,
    moved_words,
    reason_in,
    state_words,
    whose,
)
from salesdesk.domain.touch import Disposition, Touch
from salesdesk.errors import NotUnderstood, Refused

CHICAGO = ZoneInfo("America/Chicago")
DAY = date(2026, 10, 5)
AT_TWO = datetime(2026, 10, 5, 14, 0, tzinfo=CHICAGO)
TIMED = Promise(1, 1, Side.OURS, "send checklist", DAY, AT_TWO.astimezone(UTC), made_on=DAY)
BY_DAY = replace(TIMED, due_at=None)

KEPT = [
    ("two minutes early", TIMED, AT_TWO - timedelta(minutes=2), "kept"),
    ("on the minute", TIMED, AT_TWO + timedelta(seconds=59), "kept"),
    ("one minute after", TIMED, AT_TWO + timedelta(minutes=1), "kept, 1 min late"),
    ("two hours after", TIMED, AT_TWO + timedelta(hours=2, minutes=5), "kept, 2 h 05 late"),
    ("the next day", TIMED, AT_TWO + timedelta(days=1, hours=1), "kept, 1 d late"),
    ("by the day, late at night", BY_DAY, AT_TWO.replace(hour=23, minute=59), "kept"),
    ("by the day, the day after", BY_DAY, AT_TWO + timedelta(days=1), "kept, 1 d late"),
    ("without a day", replace(BY_DAY, due_on=None), AT_TWO, "kept"),
]


@pytest.mark.parametrize(("what", "promise", "when", "words"), KEPT, ids=[row[0] for row in KEPT])
def test_kept_on_the_day_or_late_in_neutral_words(what: str, promise: Promise, when: datetime, words: str) -> None:
    done = kept(promise, now=when, today=when.date())
    assert state_words(done, today=when.date()) == words
    assert (late_by(done) is not None) is ("late" in words)


@pytest.mark.parametrize(
    ("due", "zone", "now", "late"),
    [
        # The hour that a clock change skips or repeats makes nobody late.
        (datetime(2026, 11, 1, 0, 30), "America/Chicago", datetime(2026, 11, 1, 5, 30), None),
        (datetime(2026, 11, 1, 1, 30), "America/Chicago", datetime(2026, 11, 1, 7, 30), timedelta(hours=1)),
        (datetime(2026, 3, 29, 1, 59), "Europe/Berlin", datetime(2026, 3, 29, 1, 1), timedelta(minutes=2)),
        (datetime(2026, 12, 31, 23, 59), "Europe/Berlin", datetime(2026, 12, 31, 23, 0), timedelta(minutes=1)),
    ],
)
def test_lateness_is_measured_in_real_minutes_across_clock_changes(
    due: datetime, zone: str, now: datetime, late: timedelta | None
) -> None:
    at = due.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)
    done = kept(replace(TIMED, due_on=due.date(), due_at=at), now=now.replace(tzinfo=UTC), today=now.date())
    assert late_by(done) == late


STATES = [
    (BY_DAY, DAY, "due today"),
    (BY_DAY, date(2026, 10, 9), "due 5 Oct, 4 d late"),
    (BY_DAY, date(2026, 10, 1), "due 5 Oct"),
    (BY_DAY, date(2025, 10, 1), "due 5 Oct 2026"),
    (replace(BY_DAY, due_on=None), DAY, "open, no day"),
    (replace(BY_DAY, state=PromiseState.BROKEN), DAY, "broken"),
    (replace(BY_DAY, state=PromiseState.WITHDRAWN), DAY, "withdrawn"),
]


@pytest.mark.parametrize(("promise", "today", "words"), STATES)
def test_how_a_promise_stands(promise: Promise, today: date, words: str) -> None:
    assert state_words(promise, today=today) == words


def test_a_moved_promise_keeps_its_first_day_and_the_last_reason() -> None:
    once = moved(BY_DAY, on=date(2026, 10, 20), at=None, why="board moved")
    twice = moved(once, on=date(2026, 11, 3), at=None, why="the CEO decides")
    assert (twice.due_on, twice.moved_from_on, twice.moved_why) == (date(2026, 11, 3), DAY, "the CEO decides")
    assert moved_words(twice, today=DAY) == "moved from 5 Oct: the CEO decides"
    assert moved_words(BY_DAY, today=DAY) == ""


@pytest.mark.parametrize("why", ["", "   ", "…", "?!"])
def test_a_move_without_a_reason_is_not_understood(why: str) -> None:
    with pytest.raises(NotUnderstood):
        moved(BY_DAY, on=date(2026, 10, 20), at=None, why=why)


@pytest.mark.parametrize("state", [PromiseState.KEPT, PromiseState.BROKEN, PromiseState.WITHDRAWN])
def test_what_is_closed_is_not_closed_again(state: PromiseState) -> None:
    closed = replace(BY_DAY, state=state)
    with pytest.raises(Refused):
        kept(closed, now=AT_TWO, today=DAY)
    with pytest.raises(Refused):
        broken(closed, now=AT_TWO, today=DAY)
    with pytest.raises(Refused):
        moved(closed, on=DAY, at=None, why="later")


def test_either_side_can_break_one() -> None:
    theirs = broken(replace(BY_DAY, side=Side.THEIRS), now=AT_TWO, today=DAY)
    assert (theirs.state, theirs.closed_on, theirs.side) == (PromiseState.BROKEN, DAY, Side.THEIRS)


def a_touch(channel: Channel, disposition: Disposition | None = None, direction: str = "out") -> Touch:
    return Touch(1, 1, channel, AT_TWO, DAY, direction, disposition=disposition)


KEEPING = [
    (Channel.EMAIL, a_touch(Channel.EMAIL), True),
    (Channel.EMAIL, a_touch(Channel.LETTER), True),
    (Channel.EMAIL, a_touch(Channel.CALL, Disposition.CONNECTED), False),
    (Channel.EMAIL, a_touch(Channel.VOICEMAIL), False),
    (Channel.EMAIL, a_touch(Channel.EMAIL, direction="in"), False),
    (Channel.EMAIL, a_touch(Channel.MEETING), True),
    (Channel.CALL, a_touch(Channel.CALL, Disposition.NO_ANSWER), True),
    (Channel.CALL, a_touch(Channel.CALL, Disposition.LEFT_VOICEMAIL), True),
    (Channel.CALL, a_touch(Channel.EMAIL), False),
    (Channel.CALL, a_touch(Channel.EMAIL, direction="in"), True),
    (Channel.CALL, a_touch(Channel.MEETING), True),
    (Channel.MEETING, a_touch(Channel.CALL, Disposition.CONNECTED), True),
    (Channel.MEETING, a_touch(Channel.EMAIL), False),
]


@pytest.mark.parametrize(("promised", "touch", "does"), KEEPING)
def test_what_was_to_be_sent_is_not_sent_by_a_call(promised: Channel, touch: Touch, does: bool) -> None:
    follow_up = FollowUp(1, 1, promised, DAY, promise_id=7, origin=Origin.PROMISE)
    assert keeps(follow_up, touch) is does
    assert keeps(replace(follow_up, promise_id=None), touch)


def test_the_ledger_counts_our_side_of_the_span_only() -> None:
    def closed(on: date, **more: object) -> Promise:
        return replace(BY_DAY, state=PromiseState.KEPT, closed_on=on, **more)  # type: ignore[arg-type]

    rows = [
        closed(DAY), closed(date(2026, 10, 7)), replace(BY_DAY, side=Side.THEIRS),
        replace(BY_DAY, state=PromiseState.BROKEN, closed_on=DAY), BY_DAY, replace(BY_DAY, state=PromiseState.WITHDRAWN),
        closed(date(2026, 11, 2), due_on=date(2026, 11, 2), made_on=date(2026, 11, 1)),
    ]  # fmt: skip
    found = ledger(rows, first=DAY, last=date(2026, 10, 9))
    assert found == Ledger(made=4, due=4, kept_on_day=1, kept_late=1, broken=1, open_late=1)
    assert found.kept == 2


@pytest.mark.parametrize(
    ("what", "channel"),
    [
        ("send the two-site price", Channel.EMAIL), ("E-Mail the checklist", Channel.EMAIL),
        ("ring again", Channel.CALL), ("lunch on site", Channel.MEETING), ("think about it", Channel.CALL), ("", Channel.CALL),
    ],
)  # fmt: skip
def test_the_words_name_the_channel(what: str, channel: Channel) -> None:
    assert channel_of(what) is channel


REASONS = [
    ("call", ""),
    ("call her back", ""),
    ("ring them", ""),
    ("e-mail", ""),
    ("follow up", ""),
    ("call me", ""),
    ("quick call with them", ""),
    ("call about the quote", "call about the quote"),
    ("send pricing", "send pricing"),
    ("call Priya", "call Priya"),
    ("demo for both depots", "demo for both depots"),
    ("", ""),
]


@pytest.mark.parametrize(("what", "reason"), REASONS)
def test_a_next_step_that_names_only_the_act_gives_no_reason(what: str, reason: str) -> None:
    assert reason_in(what) == reason


@pytest.mark.parametrize(
    ("said", "side", "what"),
    [
        ("they will send the headcount", Side.THEIRS, "send the headcount"),
        ("They'll send the list", Side.THEIRS, "send the list"),
        ("she promised to ask the board", Side.THEIRS, "ask the board"),
        ("he gets back to me", Side.THEIRS, "gets back to me"),
        ("they: decide on the pilot", Side.THEIRS, "decide on the pilot"),
        ("his assistant will call", Side.THEIRS, "his assistant will call"),
        ("still waiting for her plan", Side.THEIRS, "still waiting for her plan"),
        ("you send me the deck", Side.THEIRS, "you send me the deck"),
        ("their list", Side.OURS, "their list"),
        ("you asked for the deck", Side.OURS, "you asked for the deck"),
        ("they need the price", Side.OURS, "they need the price"),
        ("send two references", Side.OURS, "send two references"),
        ("they:", Side.OURS, "they:"),
        ("themes for the talk", Side.OURS, "themes for the talk"),
    ],
)
def test_the_words_say_whose_promise_it_is(said: str, side: Side, what: str) -> None:
    assert whose(said) == (side, what)


@pytest.mark.parametrize(
    ("said", "seen"),
    [
        ("Tom sends numbers", "they: sends numbers"),
        ("tom okafor will pay the deposit", "they: pay the deposit"),
        ("Tom to confirm the room", "they: confirm the room"),
        ("waiting on Tom for the plan", "they: the plan"),
        ("call Tom back", "call Tom back"),
        ("send Tom the deck", "send Tom the deck"),
        ("Tommy sends numbers", "Tommy sends numbers"),
        ("Tom", "Tom"),
        ("Tomorrow the deck", "Tomorrow the deck"),
    ],
)
def test_what_somebody_promised_under_their_own_name_is_theirs(said: str, seen: str) -> None:
    assert by_name(said, ("Tom Okafor", "Tom")) == seen


@pytest.mark.parametrize(
    ("said", "seen"),
    [
        ("will send the list", "will send the list"),
        ("Will send the list", "Will send the list"),
        ("Will will send the list", "they: send the list"),
        ("Will to send the list", "they: send the list"),
    ],
)
def test_a_name_that_is_a_word_too_is_nobody_where_it_may_be_the_word(said: str, seen: str) -> None:
    assert by_name(said, ("Will Park", "Will")) == seen
