"""The one ranking of the desk: what is owed to the other side comes first; who waits; why each row stands there."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import permutations
from zoneinfo import ZoneInfo

import pytest

from salesdesk.domain.agenda import Agenda, Group, Item, build, counted_day, is_paused, said_aloud, why_now
from salesdesk.domain.followup import Channel, FollowUp, Origin, Promise, Side
from salesdesk.domain.hours import PRESETS, TheirClock, their_clock
from salesdesk.domain.modes import Mode, Standing
from salesdesk.domain.who import ContactLine
from salesdesk.domain.workdays import Workdays

CHICAGO = ZoneInfo("America/Chicago")
MONDAY = date(2026, 10, 5)
NOW = datetime(2026, 10, 5, 8, 30, tzinfo=CHICAGO)
WEEK = Workdays()
OPEN = TheirClock(("America/Chicago",), "entered", None, (), "open", None, None)
OURS = Promise(9, 1, Side.OURS, "ring again")
THEIRS = Promise(8, 1, Side.THEIRS, "the board acts")


def item(row: int, *, day: date = MONDAY, mode: Mode = Mode.PROSPECTING, **more: object) -> Item:
    own = {name: more.pop(name) for name in ("promise", "tries", "standing", "clock") if name in more}
    follow_up = FollowUp(row, row, more.pop("channel", Channel.CALL), day, **more)  # type: ignore[arg-type]
    return Item(follow_up, ContactLine(row, f"Contact {row}"), own.pop("clock", OPEN), mode, **own)  # type: ignore[arg-type]


AGREED = item(1, agreed=True, mode=Mode.RESTING)
NUDGE = item(2, play="promise_passed", origin=Origin.PLAY, promise_id=8, promise=THEIRS, mode=Mode.PROMISE_DUE)
PROMISED = item(3, promise_id=9, promise=OURS, origin=Origin.PROMISE)
TRIED = item(4, tries=3)
HALF = item(5, tries=1, play="second_channel", origin=Origin.PLAY, channel=Channel.EMAIL)
FRESH = item(6)
CLIENT = item(7, mode=Mode.CLIENT)
LIGHT = item(8, mode=Mode.QUIET, channel=Channel.CARD)
RANKED = [AGREED, NUDGE, PROMISED, TRIED, HALF, FRESH, CLIENT, LIGHT]


def ids(agenda: Agenda, where: Group) -> list[int]:
    return [one.follow_up.id for one in agenda.section(where)]


def day_of(*items: Item, now: datetime = NOW, away: str = "") -> Agenda:
    return build(items, (), now=now, workdays=WEEK, away=away)


def test_today_is_agreed_nudges_promises_prospecting_by_tries_clients_and_the_rest() -> None:
    assert ids(day_of(*reversed(RANKED)), Group.TODAY) == [1, 2, 3, 4, 5, 6, 7, 8]


def test_an_hour_that_was_named_goes_before_any_weight() -> None:
    timed = item(20, mode=Mode.CLIENT, due_at=NOW.replace(hour=15).astimezone(UTC))
    assert ids(day_of(*RANKED, timed), Group.TODAY)[0] == 20


def test_overdue_are_late_promises_then_agreed_days_then_nudges_then_the_rest_by_days_late() -> None:
    rows = [replace(one, follow_up=replace(one.follow_up, due_on=date(2026, 10, 1))) for one in RANKED]
    older = item(30, day=date(2026, 9, 1), tries=3)
    assert ids(day_of(*reversed(rows), older), Group.OVERDUE) == [3, 1, 2, 30, 4, 5, 6, 7, 8]


def test_the_order_never_depends_on_how_rows_were_read() -> None:
    rows = (AGREED, NUDGE, TRIED, FRESH, CLIENT)
    assert {tuple(ids(day_of(*order), Group.TODAY)) for order in permutations(rows)} == {(1, 2, 4, 6, 7)}


ALOUD = [
    (item(1, agreed=True), True),
    (item(1, origin=Origin.AGREED), True),
    (item(1, origin=Origin.PROMISE), True),
    (item(1, promise_id=3), True),
    (item(1, origin=Origin.PLAY, promise_id=3, play="promise_passed"), False),
    (item(1), False),
    (item(1, origin=Origin.IMPORT), False),
]


@pytest.mark.parametrize(("row", "aloud"), ALOUD)
def test_only_what_was_said_aloud_keeps_its_sunday(row: Item, aloud: bool) -> None:
    sunday = replace(row.follow_up, due_on=date(2026, 10, 4))
    assert said_aloud(sunday) is aloud
    assert counted_day(sunday, WEEK) == (date(2026, 10, 4) if aloud else MONDAY)


def test_promises_due_counts_what_the_other_side_was_told_of() -> None:
    agenda = build(RANKED, (), now=NOW, workdays=WEEK, promises_due=1)
    assert agenda.counts.promises_due == 3


OUT = Standing(out_from=date(2026, 9, 28), out_until=MONDAY)
WAITS = [
    ("an ordinary row", FRESH, "", False),
    ("they are out", replace(FRESH, standing=OUT), "", True),
    ("out, but promised", replace(PROMISED, standing=OUT), "", False),
    ("out, but agreed", replace(AGREED, standing=OUT), "", False),
    ("back again", replace(FRESH, standing=OUT._replace(out_until=date(2026, 10, 2))), "", False),
    ("a call in quiet mode", replace(FRESH, mode=Mode.QUIET), "", True),
    ("a card in quiet mode", LIGHT, "", False),
    ("a promise in quiet mode", replace(PROMISED, mode=Mode.QUIET), "", False),
    ("the rep is away", FRESH, "away", True),
    ("away, but promised", PROMISED, "away", False),
    ("a nudge while away", NUDGE, "away", True),
]


@pytest.mark.parametrize(("what", "row", "away", "waits"), WAITS, ids=[row[0] for row in WAITS])
def test_who_waits_although_the_day_has_come(what: str, row: Item, away: str, waits: bool) -> None:
    assert is_paused(row, day=MONDAY, away=away) is waits
    agenda = day_of(row, away=away)
    assert (agenda.paused == (row,)) is waits
    assert agenda.counts.due == (0 if waits else 1)


WHY = [
    ("the rep's words", item(1, why_now="reference call", their_words="ring me"), "reference call"),
    (
        "their words on an agreed day",
        item(1, agreed=True, their_words="after the audit"),
        "asked for today: “after the audit”",
    ),
    ("an agreed day without words", item(1, agreed=True), "asked for today"),
    ("an agreed day that passed", item(1, agreed=True, day=date(2026, 10, 1)), "asked for this day"),
    ("their words", item(1, their_words="send me the sheet"), "“send me the sheet”"),
    ("a promise", item(1, promise_id=9, promise=OURS), "ring again"),
    ("the record", item(1, standing=Standing(tries=2)), "2 tries without an answer: they are busy"),
    ("a new name", item(1, standing=Standing()), "not tried yet"),
]


@pytest.mark.parametrize(("what", "row", "why"), WHY, ids=[row[0] for row in WHY])
def test_every_row_says_why_in_their_words_where_there_are_any(what: str, row: Item, why: str) -> None:
    assert why_now(row, today=MONDAY) == why


HELD = [
    # Both clocks change on different days: the row returns at eight on *their* clock.
    ("Berlin before its change", "2026-10-23 00:30", "Europe/Berlin", "2026-10-23 06:00"),
    ("Berlin after, Chicago not yet", "2026-10-26 00:30", "Europe/Berlin", "2026-10-26 07:00"),
    ("both after", "2026-11-02 00:30", "Europe/Berlin", "2026-11-02 07:00"),
    ("half an hour apart", "2026-10-05 19:00", "Asia/Kolkata", "2026-10-06 02:30"),
    ("over the date line at the year's end", "2026-12-31 04:00", "Pacific/Auckland", "2026-12-31 19:00"),
]


@pytest.mark.parametrize(("what", "moment", "zone", "opens"), HELD, ids=[row[0] for row in HELD])
def test_a_held_row_returns_by_itself_when_they_open(what: str, moment: str, zone: str, opens: str) -> None:
    now = datetime.fromisoformat(moment).replace(tzinfo=CHICAGO)
    until = datetime.fromisoformat(opens).replace(tzinfo=UTC)

    def at(when: datetime) -> Agenda:
        clock = their_clock(when, zones=(zone,), source="entered", hours=PRESETS["default"])
        return day_of(item(1, day=when.date(), clock=clock, waits_for_open=True), now=when)

    waiting = at(now)
    if waiting.section(Group.HELD):
        assert waiting.section(Group.HELD)[0].held_until == until
    just_before = at((until - timedelta(minutes=1)).astimezone(CHICAGO))
    just_after = at(until.astimezone(CHICAGO))
    assert (len(just_before.section(Group.HELD)), len(just_after.section(Group.HELD))) == (1, 0)
    assert ids(just_after, Group.NOW) == [1]


def test_a_row_that_was_held_comes_back_on_top_of_its_section_and_waits_for_a_later_hour_that_was_named() -> None:
    timed = item(20, due_at=(NOW + timedelta(minutes=5)).astimezone(UTC), agreed=True)
    back, later = (
        item(30, waits_for_open=True),
        item(31, waits_for_open=True, due_at=NOW.replace(hour=15).astimezone(UTC)),
    )
    agenda = day_of(*RANKED, timed, back, later)
    assert (ids(agenda, Group.NOW), ids(agenda, Group.TODAY)[0]) == ([30, 20], 31)
    late = [
        replace(one, follow_up=replace(one.follow_up, due_on=date(2026, 10, 1))) for one in (PROMISED, AGREED, back)
    ]
    assert ids(day_of(*late), Group.OVERDUE) == [30, 3, 1]


def test_a_desk_open_from_friday_to_monday_turns_the_weekend_over_by_itself() -> None:
    nudge = {"play": "promise_passed", "origin": Origin.PLAY}
    rows = (item(1, day=date(2026, 10, 3), **nudge), item(2, day=date(2026, 10, 4), **nudge), item(3, day=MONDAY))
    seen = []
    for hours in range(0, 72, 12):
        now = datetime(2026, 10, 2, 17, 30, tzinfo=CHICAGO) + timedelta(hours=hours)
        agenda = day_of(*rows, now=now)
        seen.append((len(agenda.section(Group.OVERDUE)), len(agenda.section(Group.TODAY))))
    assert seen == [(0, 0)] * 5 + [(0, 3)]
