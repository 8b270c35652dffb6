"""Their pace: the guard's calm lines, silence after a push, the rhythm of their answers, the next touch."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from salesdesk.domain.deal_pace import (
    DealTouch,
    PaceKind,
    Rhythm,
    last_act,
    pace_guard,
    propose_next_touch,
    reply_rhythm,
    unanswered,
    went_quiet_after_push,
)
from salesdesk.domain.deals import Deal, DealStep, Ending, EndKind, Milestone, Pace, StepState, take_back

TODAY = date(2026, 10, 5)


def day(ago: int) -> date:
    return TODAY - timedelta(ago)


def deal(*passed: int, milestones: tuple[Milestone, ...] = ()) -> Deal:
    """A deal of five steps, the first ones earned so many days ago."""
    states = [StepState.EARNED] * len(passed) + [StepState.OPEN] * (5 - len(passed))
    days = [*map(day, passed), *([None] * (5 - len(passed)))]
    steps = tuple(
        DealStep(n + 1, f"Step {n + 1}", state=state, passed_on=on, evidence="said so")
        for n, (state, on) in enumerate(zip(states, days, strict=True))
    )
    return Deal(1, "Two sites", steps=steps, milestones=milestones)


def ours(ago: int) -> DealTouch:
    return DealTouch(day(ago))


def theirs(ago: int) -> DealTouch:
    return DealTouch(day(ago), theirs=True)


def talk(ago: int) -> DealTouch:
    return DealTouch(day(ago), answered=True)


def kinds(one: Deal, *touches: DealTouch) -> list[str]:
    return [line.kind.value for line in pace_guard(one, touches, today=TODAY)]


@pytest.mark.parametrize(
    ("one", "touches", "expected"),
    [
        (deal(), (), []),
        (deal(0), (), []),
        (deal(0, 0), (), ["two_in_a_day"]),
        (deal(0, 0), (theirs(0),), []),
        (deal(0, 0), (theirs(1),), ["two_in_a_day"]),
        (deal(9, 0), (), ["steps_without_act"]),
        (deal(9, 0), (theirs(10),), ["steps_without_act"]),
        (deal(9, 0), (talk(5),), []),
        (deal(9, 5, 0), (theirs(6),), ["steps_without_act"]),
        (deal(9, 0, milestones=(Milestone(1, "board", said_on=day(3)),)), (), []),
        (deal(9, 0, milestones=(Milestone(1, "board", said_on=day(30)),)), (), ["steps_without_act"]),
        (deal(), (ours(9), ours(6), ours(3)), []),
        (deal(), (ours(9), ours(6), ours(3), ours(0)), ["unanswered"]),
        (deal(), (ours(9), ours(6), theirs(5), ours(3), ours(0)), []),
        (deal(), (ours(9), ours(6), ours(3), ours(-1)), []),
        (deal(0, 0), (ours(9), ours(6), ours(3), ours(0)), ["two_in_a_day", "unanswered"]),
    ],
)
def test_the_guard_speaks_when_the_rep_runs_ahead(
    one: Deal, touches: tuple[DealTouch, ...], expected: list[str]
) -> None:
    assert kinds(one, *touches) == expected


def test_two_steps_in_one_day_are_said_in_a_calm_line_and_one_step_back_ends_it() -> None:
    hasty = deal(0, 0)
    assert [line.text for line in pace_guard(hasty, (), today=TODAY)] == [
        "Two of your steps in one day, none of theirs."
    ]
    assert pace_guard(take_back(hasty, 2), (), today=TODAY) == ()


def test_steps_without_an_act_name_the_last_one() -> None:
    (line,) = pace_guard(deal(9, 5, 0), (theirs(20),), today=TODAY)
    assert line.text == "Three of your steps, none of theirs since 15 Sep."


def test_a_step_done_before_its_milestone_is_a_step_ahead_of_how_they_buy() -> None:
    one = deal(9, 0, milestones=(Milestone(7, "board agrees", said_on=day(1)),))
    one = replace(one, steps=(one.steps[0], replace(one.steps[1], milestone_id=7), *one.steps[2:]))
    (line,) = pace_guard(one, (), today=TODAY)
    assert (line.kind, "board agrees" in line.text) == (PaceKind.AHEAD, True)


def test_a_setting_moves_the_number_of_unanswered_touches_and_ended_deals_are_left_alone() -> None:
    touches = (ours(9), ours(6))
    assert len(pace_guard(deal(), touches, today=TODAY, unanswered_from=2)) == 1
    assert pace_guard(replace(deal(0, 0), ending=Ending(EndKind.WON, TODAY)), touches, today=TODAY) == ()


def test_a_touch_on_the_day_of_their_answer_is_not_unanswered() -> None:
    assert unanswered((ours(3), theirs(3), ours(2)), today=TODAY) == 1


def test_the_last_act_is_a_sign_a_talk_or_a_milestone_never_one_ahead() -> None:
    one = deal(milestones=(Milestone(1, "x", said_on=day(8), reached_on=day(2)),))
    assert last_act(one, (theirs(5), ours(1), theirs(-3)), today=TODAY) == day(2)
    assert last_act(deal(), (ours(1),), today=TODAY) is None


@pytest.mark.parametrize(
    ("one", "touches", "silent"),
    [
        (deal(20), (theirs(22),), 22),
        (deal(20), (theirs(15),), 15),
        (deal(20), (theirs(20),), 20),
        (deal(20), (theirs(10),), None),
        (deal(20), (theirs(35),), None),
        (deal(20), (theirs(34),), 34),
        (deal(13), (theirs(22),), None),
        (deal(14), (theirs(22),), 22),
        (deal(20), (), 20),
        (deal(), (theirs(40),), None),
        (deal(60, 20), (theirs(58),), 58),
    ],
)
def test_silence_that_begins_near_a_step_of_ours_is_quiet_after_a_push(
    one: Deal, touches: tuple[DealTouch, ...], silent: int | None
) -> None:
    found = went_quiet_after_push(one, touches, today=TODAY)
    assert (found.silent_days if found else None) == silent


def test_quiet_after_a_push_names_the_step_and_counts_an_ended_deal_up_to_its_end() -> None:
    ended = replace(deal(40), ending=Ending(EndKind.NO_DECISION, day(30)))
    assert went_quiet_after_push(ended, (theirs(41),), today=TODAY) is None
    found = went_quiet_after_push(deal(20), (theirs(22),), today=TODAY)
    assert found is not None
    assert (found.step, found.step_on, found.last_act_on) == ("Step 1", day(20), day(22))


@pytest.mark.parametrize(
    ("touches", "days", "cases"),
    [
        ((), None, 0),
        ((ours(9), theirs(7)), None, 1),
        ((ours(30), theirs(28), ours(20), theirs(16), ours(9), theirs(6)), 3.0, 3),
        ((ours(30), ours(29), theirs(26), ours(20), theirs(16), ours(9), theirs(5)), 4.0, 3),
        ((ours(30), theirs(30), ours(20), theirs(20), ours(9), theirs(9)), 0.0, 3),
        ((ours(30), talk(28), theirs(27), ours(20), theirs(16)), None, 1),
        ((theirs(30), theirs(20), theirs(10)), None, 0),
        ((ours(40), theirs(39), ours(30), theirs(28), ours(20), theirs(16), ours(9), theirs(1)), 3.0, 4),
    ],
)
def test_their_rhythm_is_the_median_of_the_days_they_take(
    touches: tuple[DealTouch, ...], days: float | None, cases: int
) -> None:
    assert reply_rhythm(touches) == Rhythm(days, cases)


@pytest.mark.parametrize(
    ("rhythm", "line"),
    [
        (Rhythm(None, 1), "their rhythm is not known yet"),
        (Rhythm(0.0, 3), "usually answers the same day (3 answers)"),
        (Rhythm(1.0, 3), "usually answers within 1 day (3 answers)"),
        (Rhythm(2.5, 4), "usually answers within 2.5 days (4 answers)"),
    ],
)
def test_the_rhythm_is_said_with_the_number_of_cases(rhythm: Rhythm, line: str) -> None:
    assert rhythm.line == line


def test_after_their_own_date_comes_the_next_touch() -> None:
    one = deal(milestones=(Milestone(1, "compare three vendors by 15 Nov", wanted_on=date(2026, 11, 15)),))
    assert propose_next_touch(one, Rhythm(3.0, 5), today=TODAY).on == date(2026, 11, 16)


@pytest.mark.parametrize(
    ("pace", "rhythm", "today", "expected"),
    [
        (Pace.NORMAL, Rhythm(3.0, 5), TODAY, date(2026, 10, 8)),
        (Pace.NORMAL, Rhythm(5.0, 5), TODAY, date(2026, 10, 12)),
        (Pace.NORMAL, Rhythm(0.0, 5), TODAY, date(2026, 10, 6)),
        (Pace.NORMAL, Rhythm(2.5, 4), TODAY, date(2026, 10, 8)),
        (Pace.QUICK, Rhythm(None, 0), TODAY, date(2026, 10, 8)),
        (Pace.NORMAL, Rhythm(None, 0), TODAY, date(2026, 10, 12)),
        (Pace.SLOW, Rhythm(None, 2), TODAY, date(2026, 10, 19)),
        (Pace.QUICK, Rhythm(None, 0), date(2026, 12, 30), date(2027, 1, 4)),
        (Pace.QUICK, Rhythm(None, 0), date(2028, 2, 26), date(2028, 2, 29)),
    ],
)
def test_without_a_date_of_theirs_the_next_touch_follows_rhythm_or_pace_onto_a_workday(
    pace: Pace, rhythm: Rhythm, today: date, expected: date
) -> None:
    assert propose_next_touch(replace(deal(), pace=pace), rhythm, today=today).on == expected


def test_a_date_of_theirs_far_off_or_passed_does_not_hold_the_touch_back() -> None:
    for wanted in (date(2027, 6, 1), date(2026, 9, 1)):
        one = deal(milestones=(Milestone(1, "x", wanted_on=wanted),))
        assert propose_next_touch(one, Rhythm(3.0, 5), today=TODAY).on == date(2026, 10, 8)


def test_days_off_are_stepped_over_even_when_nothing_is_a_workday() -> None:
    off = {date(2026, 10, 8), date(2026, 10, 9)}
    found = propose_next_touch(
        deal(), Rhythm(3.0, 5), today=TODAY, is_workday=lambda on: on.weekday() < 5 and on not in off
    )
    assert found.on == date(2026, 10, 12)
    assert propose_next_touch(deal(), Rhythm(3.0, 5), today=TODAY, is_workday=lambda on: False).on == date(2026, 10, 8)
