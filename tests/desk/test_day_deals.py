"""The day at the desk, as far as it is about deals: steps 9, 24, 26, 27, 32 and 34 on a clock that stands."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from salesdesk.desk.deals import NewDeal
from salesdesk.domain.deals import EndKind, EndReason, StepState
from salesdesk.domain.followup import Channel, Result
from salesdesk.domain.modes import Mode
from salesdesk.domain.touch import Disposition
from salesdesk.store import followups
from tests.desk.test_day_follow_ups import TheDay


@pytest.fixture
def day() -> Iterator[TheDay]:
    made = TheDay()
    made.at("2026-10-05 08:30")
    yield made
    made.desk.close()


def a_deal(day: TheDay, who: str, title: str = "Month-end in five days") -> int:
    made = day.desk.deals.add(NewDeal(title), contact_id=day.ids[who])
    assert made.row_id is not None
    return made.row_id


def test_step_9_one_save_puts_his_milestone_my_promise_and_the_touch_at_his_rhythm_on_his_deal(day: TheDay) -> None:
    day.at("2026-10-05 08:52")
    deal_id = a_deal(day, "Tom")
    day.log(
        "Tom", disposition=Disposition.CONNECTED, result=Result.NEXT_STEP, follow_up_id=day.row("Tom").follow_up.id,
        text="! send checklist today 14:00\n@ compare three vendors by 15 nov", seconds=720,
    )  # fmt: skip
    page = day.desk.deals.page(deal_id)
    [milestone] = page.deal.milestones
    assert (milestone.words, milestone.said_by, milestone.wanted_on) == (
        "compare three vendors", "Tom Okafor", date(2026, 11, 15)
    )  # fmt: skip
    assert [(p.what, p.due_on) for p in page.owed if p.state == "open"] == [("send checklist", date(2026, 10, 5))]
    assert page.next_touch is not None
    assert (page.next_touch.on, page.next_touch.why) == (
        date(2026, 11, 16), "after their date: compare three vendors"
    )  # fmt: skip
    day.desk.undo()
    assert day.desk.deals.page(deal_id).deal.milestones == ()


def test_step_24_the_ball_lies_with_who_decides_and_both_sides_debts_are_shown(day: TheDay) -> None:
    day.at("2026-10-05 10:02")
    deal_id, agenda = a_deal(day, "Priya"), day.desk.agenda
    day.log("Priya", disposition=Disposition.CONNECTED, follow_up_id=day.row("Priya").follow_up.id)
    day.desk.deals.ball(deal_id, "CEO (decides)")
    [promise] = agenda.promises.of(day.ids["Priya"])
    agenda.move_promise(promise.id, agenda.read_when("20 Oct"), why="board moved, the CEO decides")
    agenda.promise(day.ids["Priya"], "send the references", agenda.read_when("tomorrow"))
    page = day.desk.deals.page(deal_id)
    assert page.ball == "with CEO (decides) since today"
    assert {(p.side.value, p.what, p.due_on) for p in page.owed} == {
        ("ours", "send the references", date(2026, 10, 6)), ("theirs", "the board acts", date(2026, 10, 20))
    }  # fmt: skip
    assert page.owed[-1].moved_why == "board moved, the CEO decides"
    day.at("2026-10-08 10:00")
    assert day.desk.deals.lane().rows[0].row.ball == "with CEO (decides) since 5 Oct, 3 d"


def test_step_26_the_quiet_one_says_wait_and_a_call_all_the_same_is_counted(day: TheDay) -> None:
    [stall] = day.desk.deals.stalls.of(day.ids["Grace"])
    assert not stall.allowance.allowed
    assert stall.allowance.line.startswith("last touch 18 Sep, next allowed 18 Oct · wait; card sent")
    assert day.desk.research.brief(day.ids["Grace"]).mode is Mode.QUIET
    day.log("Grace", disposition=Disposition.NO_ANSWER, override_why="they rang and asked")
    [after] = day.desk.deals.stalls.of(day.ids["Grace"])
    assert [one.reason for one in after.row.stall.overrides] == ["they rang and asked"]


def test_step_27_after_the_cap_a_kind_word_sets_the_next_quiet_day_and_nothing_urges(day: TheDay) -> None:
    deal_id = a_deal(day, "Sam")
    [stall] = day.desk.deals.stalls.of(day.ids["Sam"])
    assert (stall.allowance.allowed, stall.due[0].channel) == (True, Channel.THINKING_OF_YOU)
    day.log("Sam", Channel.THINKING_OF_YOU, text="integrating two ledgers")
    [after] = day.desk.deals.stalls.of(day.ids["Sam"])
    assert (after.allowance.allowed, after.allowance.from_on) == (False, date(2026, 11, 4))
    lane = day.desk.deals.lane()
    assert [(one.row.deal_id, one.row.stands_out) for one in lane.quiet] == [(deal_id, ())]
    assert lane.rows == ()


def test_step_32_lost_to_another_then_a_day_two_years_ahead_on_the_no_list(day: TheDay) -> None:
    day.at("2026-10-05 15:10")
    deal_id = a_deal(day, "Elena")
    when = day.desk.agenda.read_when("1 sep 2028", day.ids["Elena"])
    day.desk.deals.endings.end(
        deal_id, EndKind.LOST_TO_OTHER, again=when, words="we just signed with another firm for two years",
        differently="call before the renewal", went_to="another firm",
        reasons=(EndReason("too late", True, "“we just signed”"), EndReason("relation to another", False, "old friends")),
    )  # fmt: skip
    titles = [(one.title, one.on, one.kind) for one in day.desk.deals.reading.no_list()]
    assert titles[-1] == ("Month-end in five days", date(2028, 9, 1), "Lost to another")
    ahead = followups.open_of(day.desk.core.db, day.ids["Elena"])
    assert [(f.due_on, f.agreed) for f in ahead if f.agreed] == [(date(2028, 9, 1), True)]
    assert day.desk.research.brief(day.ids["Elena"]).mode is Mode.RESTING
    day.at("2028-09-01 09:00")
    assert day.rows() == ["Elena"]


def test_step_34_two_steps_in_a_day_are_said_calmly_and_one_goes_back_without_penalty(day: TheDay) -> None:
    day.at("2026-10-05 16:30")
    deal_id = a_deal(day, "Elena")
    steps = [step.id for step in day.desk.deals.get(deal_id).steps]
    for step in steps[:2]:
        day.desk.deals.steps.earn(deal_id, step, evidence="I moved it on", reason="no time for the rest")
    assert day.desk.deals.page(deal_id).guard == ("Two of your steps in one day, none of theirs.",)
    day.desk.deals.steps.take_back(deal_id, steps[1])
    page = day.desk.deals.page(deal_id)
    assert page.guard == ()
    assert page.deal.steps[1].state is StepState.OPEN
