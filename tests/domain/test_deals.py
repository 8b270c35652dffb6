"""Two tracks of one deal: steps that are earned, milestones that move, the lane, the ball, the outline, the endings."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from salesdesk.domain.deal_endings import end, no_list, reopen, tally
from salesdesk.domain.deal_lane import ball_words, lane, lane_row, stands_out
from salesdesk.domain.deal_outline import Owed, outline
from salesdesk.domain.deals import (
    Ball,
    Deal,
    DealStep,
    DealTask,
    Ending,
    EndKind,
    EndReason,
    Milestone,
    MilestoneState,
    Side,
    StepState,
    current_step,
    default_steps,
    drop,
    earn,
    milestones_in_order,
    move_milestone,
    move_step,
    next_task,
    reach,
    reorder,
    skip,
    step_dots,
    step_place,
    take_back,
    their_next_date,
    tick,
)
from salesdesk.errors import NotFound, Refused

TODAY = date(2026, 10, 5)
STEPS = (
    DealStep(1, "First talk"),
    DealStep(2, "Their situation", tasks=(DealTask(21, "how they close"), DealTask(22, "who feels it"))),
    DealStep(3, "Proposal"),
    DealStep(4, "Their decision"),
    DealStep(5, "Agreement"),
)
DEAL = Deal(1, "Two-site price", account="Northwind Freight", steps=STEPS, my_next="send price", my_next_on=TODAY)


def on_step(place: int, deal: Deal = DEAL) -> Deal:
    """The deal standing on a step, everything before it earned."""
    done = [replace(one, state=StepState.EARNED, passed_on=TODAY) for one in deal.steps[: place - 1]]
    return replace(deal, steps=(*done, *deal.steps[place - 1 :]))


# Mine


def test_the_step_in_front_and_its_next_task_are_what_counts() -> None:
    deal = on_step(2)
    step, task = current_step(deal), next_task(deal)
    assert (step.title if step else "", task.text if task else "") == ("Their situation", "how they close")
    assert (step_place(on_step(3)), step_dots(on_step(3))) == ((3, 5), "●●●○○")


def test_a_deal_with_every_step_passed_or_none_at_all_stands_nowhere() -> None:
    done = replace(DEAL, steps=tuple(replace(one, state=StepState.SKIPPED) for one in STEPS))
    assert (current_step(done), next_task(done), step_dots(done)) == (None, None, "●●●●●")
    assert (step_dots(Deal(1, "x")), step_place(Deal(1, "x"))) == ("", (0, 0))


def test_a_step_is_earned_by_one_line_of_what_they_did() -> None:
    deal = earn(DEAL, 1, evidence=" “Send both sites,\nI take it to Priya.” ", on=TODAY)
    assert deal.steps[0].state is StepState.EARNED
    assert (deal.steps[0].evidence, deal.steps[0].passed_on) == ("“Send both sites, I take it to Priya.”", TODAY)
    assert DEAL.steps[0].state is StepState.OPEN


@pytest.mark.parametrize("evidence", ["", "   ", "\n", "...", "-"])
def test_a_step_without_evidence_is_not_earned(evidence: str) -> None:
    with pytest.raises(Refused, match="what did they do or say"):
        earn(DEAL, 1, evidence=evidence, on=TODAY)


def test_moving_on_with_open_tasks_asks_for_a_reason() -> None:
    deal = on_step(2)
    with pytest.raises(Refused, match="has 2 tasks open"):
        earn(deal, 2, evidence="she showed me the sheet", on=TODAY)
    earned = earn(deal, 2, evidence="she showed me the sheet", on=TODAY, reason="they know who feels it")
    assert earned.steps[1].reason == "they know who feels it"
    ticked = tick(tick(deal, 21, on=TODAY), 22, on=TODAY)
    assert earn(ticked, 2, evidence="she showed me the sheet", on=TODAY).steps[1].state is StepState.EARNED


def test_a_step_can_be_skipped_and_taken_back_at_no_penalty() -> None:
    skipped = skip(DEAL, 1, on=TODAY)
    assert (skipped.steps[0].state, current_step(skipped)) == (StepState.SKIPPED, STEPS[1])
    assert take_back(skipped, 1) == DEAL
    assert take_back(earn(DEAL, 1, evidence="asked for it", on=TODAY), 1) == DEAL


def test_tasks_are_ticked_and_opened_again() -> None:
    assert tick(tick(DEAL, 21, on=TODAY), 21, on=None) == DEAL
    with pytest.raises(NotFound):
        tick(DEAL, 99, on=TODAY)


def test_steps_can_be_put_in_another_order() -> None:
    assert [one.id for one in reorder(DEAL, [2, 1, 3, 5, 4]).steps] == [2, 1, 3, 5, 4]
    with pytest.raises(Refused):
        reorder(DEAL, [1, 2, 3])
    with pytest.raises(Refused):
        reorder(DEAL, [1, 1, 2, 3, 4])


@pytest.mark.parametrize(
    ("by", "order"),
    [(1, [1, 2, 4, 3, 5]), (-1, [1, 3, 2, 4, 5]), (-9, [3, 1, 2, 4, 5]), (9, [1, 2, 4, 5, 3]), (0, [1, 2, 3, 4, 5])],
)
def test_a_step_moves_up_or_down_and_stops_at_the_ends(by: int, order: list[int]) -> None:
    assert [one.id for one in move_step(DEAL, 3, by=by).steps] == order


def test_a_step_of_another_deal_is_not_found() -> None:
    with pytest.raises(NotFound):
        earn(DEAL, 77, evidence="x1", on=TODAY)


def test_a_new_deal_begins_with_five_steps() -> None:
    assert [one.title for one in default_steps()][2] == "Proposal"
    assert len(default_steps()) == 5
    assert all(one.tasks for one in default_steps())


# Theirs

BOARD = Milestone(1, "compare three vendors", said_by="Tom Okafor", said_on=TODAY, wanted_on=date(2026, 11, 15))


def test_a_milestone_that_moves_keeps_its_old_day_and_their_reason() -> None:
    moved = move_milestone(BOARD, to=date(2027, 1, 9), reason="board moved", on=TODAY)
    again = move_milestone(moved, to=None, reason="no day yet", on=date(2026, 12, 31))
    assert [(move.was_on, move.to_on) for move in again.moves] == [
        (date(2026, 11, 15), date(2027, 1, 9)),
        (date(2027, 1, 9), None),
    ]
    with pytest.raises(Refused):
        move_milestone(BOARD, to=TODAY, reason="  ", on=TODAY)


def test_milestones_stand_by_day_the_dayless_after_them_and_the_reached_last() -> None:
    late = Milestone(2, "go live", wanted_on=date(2028, 2, 29))
    free = Milestone(3, "train the team")
    deal = replace(DEAL, milestones=(free, reach(replace(BOARD, id=4), on=TODAY), late, BOARD, drop(late)))
    assert [one.id for one in milestones_in_order(deal)] == [1, 2, 3, 4, 2]


@pytest.mark.parametrize(
    ("days", "their_next_on", "expected"),
    [
        ([date(2026, 11, 15), date(2026, 12, 31)], None, date(2026, 11, 15)),
        ([date(2026, 10, 5)], None, date(2026, 10, 5)),
        ([date(2026, 10, 4), date(2027, 1, 1)], None, date(2027, 1, 1)),
        ([date(2026, 9, 1), date(2026, 10, 4)], None, date(2026, 10, 4)),
        ([date(2026, 11, 15)], date(2026, 10, 9), date(2026, 10, 9)),
        ([], None, None),
    ],
)
def test_their_next_date_is_the_nearest_ahead(
    days: list[date], their_next_on: date | None, expected: date | None
) -> None:
    milestones = tuple(Milestone(n, "x", wanted_on=day) for n, day in enumerate(days))
    found = their_next_date(replace(DEAL, milestones=milestones, their_next_on=their_next_on), today=TODAY)
    assert (found.on if found else None) == expected


def test_reached_and_dropped_milestones_are_no_dates_ahead() -> None:
    done = (reach(BOARD, on=TODAY), drop(replace(BOARD, id=2)))
    assert their_next_date(replace(DEAL, milestones=done), today=TODAY) is None


# The lane


@pytest.mark.parametrize(
    ("ball", "words"),
    [
        (Ball(), "with us"),
        (Ball(Side.THEIRS, since_on=date(2026, 9, 16)), "with them since 16 Sep, 19 d"),
        (Ball(Side.THEIRS, name="Dana Ruiz", since_on=TODAY), "with Dana Ruiz since today"),
        (Ball(Side.DECIDER, role="CEO", since_on=date(2026, 10, 2)), "with CEO (decides) since 2 Oct, 3 d"),
        (Ball(Side.DECIDER), "with the decision maker (decides)"),
    ],
)
def test_the_ball_says_with_whom_and_since_when(ball: Ball, words: str) -> None:
    assert ball_words(ball, today=TODAY) == words


@pytest.mark.parametrize(
    ("deal", "lacks"),
    [
        (DEAL, ()),
        (replace(DEAL, my_next="", my_next_on=None), ("no next step", "no date")),
        (replace(on_step(2), my_next="", my_next_on=None), ("no date",)),
        (replace(DEAL, my_next_on=date(2026, 10, 4)), ("no date ahead",)),
        (replace(DEAL, my_next_on=None, milestones=(BOARD,)), ()),
        (replace(DEAL, my_next="", my_next_on=None, ending=Ending(EndKind.WON, TODAY)), ()),
    ],
)
def test_a_deal_without_a_next_step_or_a_date_stands_out(deal: Deal, lacks: tuple[str, ...]) -> None:
    assert stands_out(deal, today=TODAY) == lacks


def test_the_lane_shows_live_deals_those_that_lack_something_first() -> None:
    soon = replace(DEAL, id=2, my_next_on=date(2026, 10, 6))
    bare = replace(DEAL, id=3, my_next="", my_next_on=None)
    ended = replace(DEAL, id=4, ending=Ending(EndKind.NEVER, TODAY))
    assert [row.deal_id for row in lane((soon, ended, DEAL, bare), today=TODAY)] == [3, 1, 2]


def test_a_row_of_the_lane_puts_the_reps_own_next_step_before_the_task() -> None:
    assert lane_row(DEAL, today=TODAY).task == "send price"
    row = lane_row(replace(on_step(2), my_next=""), today=TODAY)
    assert (row.task, row.step, row.dots) == ("how they close", "Their situation", "●●○○○")


# Endings

PRICE = EndReason("price", mine=False, evidence="“40 per cent below yours”")
SLOW = EndReason("we were slow", mine=True, evidence="answered after nine days")


def test_a_lost_deal_keeps_its_reasons_and_a_day_two_years_ahead() -> None:
    ending = Ending(EndKind.LOST_TO_OTHER, TODAY, (PRICE, SLOW), again_on=date(2028, 9, 1), went_to="Acme")
    lost = end(DEAL, ending)
    assert not lost.is_live
    assert no_list((lost, DEAL)) == (lost,)
    assert reopen(lost) == DEAL


@pytest.mark.parametrize(
    ("ending", "sentence"),
    [
        (Ending(EndKind.NOT_NOW, TODAY), "needs a day"),
        (Ending(EndKind.NOT_NOW, TODAY, again_on=TODAY), "not ahead"),
        (Ending(EndKind.LOST_TO_OTHER, TODAY, again_on=date(2026, 10, 4)), "not ahead"),
        (Ending(EndKind.NEVER, TODAY, again_on=date(2027, 1, 1)), "Never"),
        (Ending(EndKind.WON, TODAY, (EndReason("price", True, " "),)), "How do you know"),
        (Ending(EndKind.WON, TODAY, (EndReason(" ", True, "said so"),)), "without words"),
    ],
)
def test_an_end_that_lacks_something_is_refused_in_a_sentence(ending: Ending, sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        end(DEAL, ending)


@pytest.mark.parametrize("kind", [EndKind.WON, EndKind.LOST_TO_OTHER, EndKind.NO_DECISION, EndKind.NEVER])
def test_every_other_end_needs_neither_day_nor_reason(kind: EndKind) -> None:
    ended = end(DEAL, Ending(kind, TODAY)).ending
    assert ended is not None
    assert ended.kind is kind


def test_the_no_list_goes_by_the_agreed_day_with_years_ahead_in_it() -> None:
    days = [date(2028, 9, 1), date(2026, 12, 31), date(2028, 2, 29)]
    deals = [end(replace(DEAL, id=n), Ending(EndKind.NOT_NOW, TODAY, again_on=day)) for n, day in enumerate(days)]
    won = end(replace(DEAL, id=9), Ending(EndKind.WON, TODAY, again_on=date(2027, 1, 1)))
    assert [deal.id for deal in no_list([*deals, won])] == [1, 2, 0]


def test_ends_and_reasons_are_counted_mine_and_not_mine_apart() -> None:
    deals = [
        end(DEAL, Ending(EndKind.WON, TODAY, (SLOW,))),
        end(DEAL, Ending(EndKind.NO_DECISION, TODAY, (PRICE, SLOW))),
        DEAL,
    ]
    found = tally(deals)
    assert dict(found.ends)[EndKind.NO_DECISION] == 1
    assert (found.mine, found.not_mine) == ((("we were slow", 2),), (("price", 1),))


# The outline


def test_the_outline_names_their_dates_the_steps_and_who_owes_what() -> None:
    deal = replace(on_step(2), milestones=(BOARD,), their_next="ask Priya")
    deal = skip(deal, 4, on=TODAY)
    text = outline(deal, [Owed(Side.THEIRS, "site list", date(2026, 10, 9)), Owed(Side.OURS, "price", None, TODAY)])
    assert text == (
        "# Two-site price · Northwind Freight\n\n"
        "## Your dates\n\n- [ ] **15 Nov 2026** compare three vendors (Tom Okafor)\n\n"
        "## Steps\n\n1. First talk (done)\n2. Their situation\n3. Proposal\n4. Agreement\n\n"
        "## Who does what\n\n| who | what | by when |\n| --- | --- | --- |\n"
        "| We | send price | 5 Oct 2026 |\n| You | site list | 9 Oct 2026 |\n"
        "| We | price | done 5 Oct 2026 |\n| You | ask Priya | to be agreed |\n"
    )


def test_an_empty_deal_gives_a_short_outline() -> None:
    assert outline(Deal(1, "New")) == "# New\n"


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("a | b", "a \\| b"),
        ("*bold* [x](y)", "\\*bold\\* \\[x\\](y)"),
        ("1. first", "1\\. first"),
        ("- dash", "\\- dash"),
        ("two\nlines", "two lines"),
        ("<b>", "\\<b\\>"),
        ("5-2-2 plan", "5-2-2 plan"),
    ],
)
def test_words_of_people_stay_words_in_markdown(words: str, shown: str) -> None:
    assert f"- [ ] {shown}\n" in outline(replace(DEAL, milestones=(Milestone(1, words),)))


def test_dropped_milestones_leave_the_outline() -> None:
    assert "three vendors" not in outline(replace(DEAL, milestones=(drop(BOARD),)))
    assert drop(BOARD).state is MilestoneState.DROPPED
