"""The day's order: which follow-up stands where, and why."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.domain.agenda import Agenda, Group, Item, build, counted_day, group, rank
from salesdesk.domain.followup import Channel, FollowUp, FollowUpState, Origin, Promise, Side
from salesdesk.domain.hours import TheirClock
from salesdesk.domain.modes import Mode
from salesdesk.domain.who import ContactLine
from salesdesk.domain.workdays import Workdays
from tests.builders import CHICAGO

MONDAY = date(2026, 10, 5)
NOW = datetime(2026, 10, 5, 10, 0, tzinfo=CHICAGO)
WEEK = Workdays()
OPEN = TheirClock(("America/Chicago",), "entered", None, (), "open", None, None)
CLOSED = OPEN._replace(state="closed", opens_at=NOW.astimezone(UTC) + timedelta(hours=2))
UNKNOWN = OPEN._replace(zones=(), source="unknown", state="unknown")


def an_item(row: int = 1, *, day: date = MONDAY, at: str = "", clock: TheirClock = OPEN, **more: object) -> Item:
    """A follow-up with one contact; `at` is a time of Chicago's clock on its day."""
    due_at = datetime.fromisoformat(f"{day} {at}").replace(tzinfo=CHICAGO).astimezone(UTC) if at else None
    own = {name: more.pop(name) for name in ("mode", "tries", "promise") if name in more}
    follow_up = FollowUp(row, row, Channel.CALL, day, due_at, **more)  # type: ignore[arg-type]
    return Item(follow_up, ContactLine(row, f"Contact {row}"), clock, **own)  # type: ignore[arg-type]


def the_day(*items: Item, now: datetime = NOW, done: tuple[Item, ...] = ()) -> Agenda:
    return build(items, done, now=now, workdays=WEEK)


def order(agenda: Agenda, where: Group) -> list[int]:
    return [item.follow_up.id for item in agenda.section(where)]


WHERE = [
    ("due today without a time", an_item(), Group.TODAY),
    ("due today later", an_item(at="13:00"), Group.TODAY),
    ("due in 16 minutes", an_item(at="10:16"), Group.TODAY),
    ("due in 15 minutes", an_item(at="10:15"), Group.NOW),
    ("due now", an_item(at="10:00"), Group.NOW),
    ("due 15 minutes ago", an_item(at="09:45"), Group.NOW),
    ("due 16 minutes ago", an_item(at="09:44"), Group.OVERDUE),
    ("due now, but they are not open", an_item(at="10:00", clock=CLOSED), Group.TODAY),
    ("due now, and nobody knows their clock", an_item(at="10:00", clock=UNKNOWN), Group.NOW),
    ("due tomorrow", an_item(day=date(2026, 10, 6)), None),
    ("due on Friday", an_item(day=date(2026, 10, 2)), Group.OVERDUE),
    ("due on Sunday, a day off", an_item(day=date(2026, 10, 4)), Group.TODAY),
    ("due on Sunday at an hour", an_item(day=date(2026, 10, 4), at="09:00"), Group.TODAY),
    ("agreed for Sunday", an_item(day=date(2026, 10, 4), agreed=True), Group.OVERDUE),
    ("promised for Sunday", an_item(day=date(2026, 10, 4), promise_id=7), Group.OVERDUE),
    (
        "a play's nudge on Sunday",
        an_item(day=date(2026, 10, 4), play="promise_passed", origin=Origin.PLAY),
        Group.TODAY,
    ),
    ("held until they open", an_item(clock=CLOSED, waits_for_open=True), Group.HELD),
    ("held, and they have opened", an_item(waits_for_open=True), Group.NOW),
    ("held and late", an_item(day=date(2026, 10, 1), clock=CLOSED, waits_for_open=True), Group.HELD),
    ("done", an_item(state=FollowUpState.DONE), Group.DONE),
    ("done, though it was due tomorrow", an_item(day=date(2026, 10, 6), state=FollowUpState.DONE), Group.DONE),
]


@pytest.mark.parametrize(("what", "item", "where"), WHERE, ids=[row[0] for row in WHERE])
def test_where_a_follow_up_stands(what: str, item: Item, where: Group | None) -> None:
    assert group(item, now=NOW, workdays=WEEK) is where


def test_a_holiday_rolls_a_follow_up_on_like_a_weekend() -> None:
    off = Workdays(days_off=frozenset({MONDAY}))
    assert counted_day(an_item(day=date(2026, 10, 3)).follow_up, off) == date(2026, 10, 6)
    assert group(an_item(origin=Origin.PLAY), now=NOW, workdays=off) is None


def test_what_the_rep_dated_for_a_day_off_shows_on_that_day() -> None:
    off = Workdays(days_off=frozenset({MONDAY}))
    assert group(an_item(), now=NOW, workdays=off) is Group.TODAY
    assert group(an_item(origin=Origin.IMPORT), now=NOW, workdays=off) is None


def test_overdue_are_late_promises_first_then_by_days() -> None:
    items = [
        an_item(1, day=date(2026, 9, 21)),
        an_item(2, day=date(2026, 10, 2), promise_id=5),
        an_item(3, day=date(2026, 9, 30), promise_id=6),
        an_item(4, day=date(2026, 10, 1)),
        an_item(5, at="09:00"),
    ]
    assert order(the_day(*items), Group.OVERDUE) == [3, 2, 1, 4, 5]


def test_today_is_timed_first_then_what_was_agreed_then_nudges_promises_prospects_and_clients() -> None:
    ours = Promise(9, 4, Side.OURS, "ring again Monday")
    items = [
        an_item(1, mode=Mode.CLIENT),
        an_item(2, mode=Mode.PROSPECTING, tries=1),
        an_item(3, mode=Mode.PROSPECTING, tries=2),
        an_item(4, promise_id=9, promise=ours),
        an_item(5, play="promise_passed", mode=Mode.PROMISE_DUE),
        an_item(6, agreed=True, mode=Mode.RESTING),
        an_item(7, at="15:00", mode=Mode.CLIENT),
        an_item(8, at="11:00"),
    ]
    assert order(the_day(*items), Group.TODAY) == [8, 7, 6, 5, 4, 3, 2, 1]


def test_the_order_does_not_depend_on_how_the_rows_come() -> None:
    items = [an_item(1), an_item(2, at="11:00"), an_item(3, day=date(2026, 10, 1)), an_item(4)]
    orders = {tuple(i.follow_up.id for i in the_day(*rows).items()) for rows in permutations(items)}
    assert orders == {(3, 2, 1, 4)}


def test_held_ones_stand_by_the_hour_at_which_they_return() -> None:
    sooner = CLOSED._replace(opens_at=NOW.astimezone(UTC) + timedelta(minutes=20))
    items = [an_item(1, clock=CLOSED, waits_for_open=True), an_item(2, clock=sooner, waits_for_open=True)]
    assert order(the_day(*items), Group.HELD) == [2, 1]
    assert items[1].held_until == sooner.opens_at


def test_done_ones_stand_with_the_last_first() -> None:
    at = NOW.astimezone(UTC)
    done = tuple(
        an_item(row, state=FollowUpState.DONE, closed_at=at - timedelta(minutes=row), closed_on=MONDAY)
        for row in (3, 1, 2)
    )
    assert order(the_day(done=done), Group.DONE) == [1, 2, 3]


def test_the_counts_hold_everything_that_is_open_for_the_day() -> None:
    items = [
        an_item(1), an_item(2, at="10:05"), an_item(3, day=date(2026, 10, 1)),
        an_item(4, clock=CLOSED, waits_for_open=True), an_item(5, day=date(2026, 10, 9)),
    ]  # fmt: skip
    agenda = build(items, (an_item(6, state=FollowUpState.DONE),), now=NOW, workdays=WEEK, promises_due=2, more=37)
    counts = agenda.counts
    assert (counts.due, counts.overdue, counts.done, counts.promises_due, counts.held) == (41, 1, 1, 2, 1)
    assert agenda.more == 37


def test_an_empty_day_has_every_section_and_nothing_in_it() -> None:
    agenda = the_day()
    assert [section.group for section in agenda.sections] == list(Group)
    assert agenda.items() == ()
    assert agenda.next_timed() is None
    assert agenda.counts.due == 0


NEXT = [
    ("the one that is due now before the one to come", ("10:05", "11:00"), "10:05"),
    ("one that was due ten minutes ago is still next", ("09:50", "11:00"), "09:50"),
    ("one that has passed is not next any more", ("09:30", "11:00"), "11:00"),
    ("nothing when all have passed", ("09:00",), None),
]


@pytest.mark.parametrize(("what", "times", "expected"), NEXT, ids=[row[0] for row in NEXT])
def test_what_comes_next(what: str, times: tuple[str, ...], expected: str | None) -> None:
    found = the_day(an_item(9), *(an_item(row, at=at) for row, at in enumerate(times, 1))).next_timed()
    due_at = found.follow_up.due_at if found else None
    assert (f"{due_at.astimezone(CHICAGO):%H:%M}" if due_at else None) == expected


def test_their_wait_ends_when_the_follow_up_is_done() -> None:
    assert an_item(clock=CLOSED, waits_for_open=True, state=FollowUpState.DONE).held_until is None
    assert an_item(clock=CLOSED).held_until is None


def test_across_the_change_of_the_clocks_an_hour_is_an_instant() -> None:
    night = datetime(2026, 11, 1, 1, 30, tzinfo=CHICAGO, fold=1)
    sunday = Workdays(weekdays=frozenset(range(7)))
    due = an_item(day=date(2026, 11, 1), due_zone=None)
    first = replace(due, follow_up=replace(due.follow_up, due_at=datetime(2026, 11, 1, 6, 30, tzinfo=UTC)))
    assert group(first, now=night, workdays=sunday) is Group.OVERDUE, "01:30 came twice, the first is an hour ago"


days = st.integers(-9, 3).map(lambda n: MONDAY + timedelta(days=n))
items = st.builds(
    an_item,
    st.integers(1, 50),
    day=days,
    at=st.sampled_from(["", "09:00", "10:00", "10:10", "16:00"]),
    clock=st.sampled_from([OPEN, CLOSED, UNKNOWN]),
    waits_for_open=st.booleans(),
    agreed=st.booleans(),
    promise_id=st.sampled_from([None, 3]),
    mode=st.sampled_from(list(Mode)),
    tries=st.integers(0, 4),
    state=st.sampled_from([FollowUpState.OPEN, FollowUpState.DONE]),
)


@given(st.lists(items, max_size=12))
def test_every_row_of_the_day_stands_in_one_place_or_is_paused_and_none_is_lost(rows: list[Item]) -> None:
    agenda = the_day(*rows)
    placed = [item for item in rows if group(item, now=NOW, workdays=WEEK) is not None]
    assert sorted(map(id, (*agenda.items(), *agenda.paused))) == sorted(map(id, placed))
    for section in agenda.sections:
        ranks = [rank(item, section.group, agenda.now) for item in section.items]
        assert ranks == sorted(ranks)  # type: ignore[type-var]


TURNS = [
    ("one without a time before one for later", (an_item(1, at="14:00"), an_item(2)), 2),
    ("one whose hours are now before one who sleeps", (an_item(1, clock=CLOSED), an_item(2)), 2),
    ("the first where nobody can be called yet", (an_item(1, at="13:00"), an_item(2, clock=CLOSED)), 1),
    ("what is late before what is now", (an_item(1, at="10:00"), an_item(2, at="09:00")), 2),
    ("nobody on an empty day", (), None),
]


@pytest.mark.parametrize(("what", "rows", "expected"), TURNS, ids=[row[0] for row in TURNS])
def test_whose_turn_it_is(what: str, rows: tuple[Item, ...], expected: int | None) -> None:
    turn = the_day(*rows).whose_turn()
    assert (turn.contact.id if turn else None) == expected


def test_the_one_just_called_is_left_out_of_whose_turn_it_is() -> None:
    turn = the_day(an_item(1), an_item(2)).whose_turn(without=1)
    assert turn is not None
    assert turn.contact.id == 2
