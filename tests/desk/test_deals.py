"""Deals at the desk: two tracks, the lane, ends, stalls, the outline; every deed comes back with one undo."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from salesdesk.config import Config
from salesdesk.desk import Changed, Desk
from salesdesk.desk.calls import WrapUp
from salesdesk.desk.deals import NewDeal
from salesdesk.domain.deals import EndKind, EndReason, MilestoneState, StepState, current_step, step_dots
from salesdesk.domain.followup import Channel, Result
from salesdesk.domain.modes import Mode
from salesdesk.domain.stalls import StallReason
from salesdesk.domain.touch import Disposition
from salesdesk.errors import NotFound, NotUnderstood, Refused
from salesdesk.store import followups
from tests.builders import NOON, a_contact, a_desk, a_follow_up, a_touch, a_wish, clock_of, dump, on_day


def a_deal(desk: Desk, **more: str) -> int:
    """A new deal with Dana Ruiz, who is added where nobody is here."""
    found = desk.find.people("Dana Ruiz")
    dana = found[0].id if found else a_contact(desk, "Dana Ruiz", account="Northwind Freight")
    made = desk.deals.add(NewDeal(**{"title": "Two-site rate", **more}), contact_id=dana)
    assert made.row_id is not None
    return made.row_id


def test_a_new_deal_has_the_persons_firm_and_five_steps_and_stands_on_the_first(desk: Desk) -> None:
    deal = desk.deals.get(a_deal(desk, value="38,000 USD", closes="30 nov"))
    assert (deal.title, deal.account, deal.value, deal.currency) == (
        "Two-site rate",
        "Northwind Freight",
        38_000,
        "USD",
    )
    assert (len(deal.steps), step_dots(deal), deal.close_on) == (5, "●○○○○", date(2022, 11, 30))
    brief = desk.research.brief(deal.contact_ids[0])
    assert brief.deal is not None
    assert (brief.deal.title, brief.deal.stage, brief.deal.step) == ("Two-site rate", "First talk", 1)


@pytest.mark.parametrize(("said", "error"), [({"value": "a lot"}, NotUnderstood), ({"people": "Nobody Here"}, NotFound),
                                             ({"closes": "soonish"}, NotUnderstood)])  # fmt: skip
def test_what_is_not_understood_makes_no_deal(said: dict[str, str], error: type[Exception], desk: Desk) -> None:
    a_contact(desk, "Dana Ruiz")
    with pytest.raises(error):
        desk.deals.add(NewDeal("Two-site rate", **said))
    assert desk.deals.lane().rows == ()


def test_an_edit_changes_what_was_named_and_leaves_the_rest(desk: Desk) -> None:
    deal_id = a_deal(desk, value="38,000 USD")
    a_contact(desk, "Priya Nair")
    desk.deals.edit(deal_id, title="Both depots", people="Dana Ruiz; priya nair", account="Castor", value="41k")
    deal = desk.deals.get(deal_id)
    assert (deal.title, deal.account, deal.value, deal.currency) == ("Both depots", "Castor", Decimal(41000), "USD")
    assert [one.name for one in desk.deals.page(deal_id).people] == ["Dana Ruiz", "Priya Nair"]
    desk.deals.edit(deal_id, people="priya nair", value="")
    assert (desk.deals.get(deal_id).value, len(desk.deals.get(deal_id).contact_ids)) == (None, 1)


def test_who_is_in_front_is_meant_also_among_two_of_one_name_and_with_a_comma_in_it(desk: Desk) -> None:
    one, two = a_contact(desk, "Ruiz, Dana"), a_contact(desk, "Ruiz, Dana", account="Castor")
    made = desk.deals.add(NewDeal("Rate", people="Ruiz, Dana"), contact_id=two).row_id
    assert made is not None
    assert desk.deals.get(made).contact_ids == (two,)
    a_contact(desk, "Priya Nair")
    desk.deals.edit(made, people="ruiz, dana; priya")
    assert [p.name for p in desk.deals.page(made).people] == ["Ruiz, Dana", "Priya Nair"]
    assert desk.deals.people_named("Ruiz, Dana", known=((one, "Ruiz, Dana"), (two, "Ruiz, Dana"))) == (one,)
    with pytest.raises(NotFound):
        desk.deals.edit(made, people="Ruiz, Dana, Nobody")


DEEDS: list[tuple[str, Callable[[Desk, int], Changed]]] = [
    ("add", lambda d, i: d.deals.add(NewDeal("Another one"))),
    ("edit", lambda d, i: d.deals.edit(i, title="Other", account="New Firm", value="1 EUR")),
    ("ball", lambda d, i: d.deals.ball(i, "CEO (decides)")),
    ("next", lambda d, i: d.deals.next_steps(i, mine="send it", mine_on=on_day(d, 2), theirs="read it")),
    ("milestone", lambda d, i: d.deals.theirs.add(i, "compare three vendors", wanted_on=date(2022, 12, 1))),
    ("earn", lambda d, i: d.deals.steps.earn(i, first(d, i), evidence="talked", reason="tasks can wait")),
    ("skip", lambda d, i: d.deals.steps.skip(i, first(d, i))),
    ("move", lambda d, i: d.deals.steps.move(i, first(d, i), by=2)),
    ("task", lambda d, i: d.deals.steps.add_task(i, first(d, i), "ask for the list")),
    ("step", lambda d, i: d.deals.steps.add_step(i, "Trial")),
    ("drop step", lambda d, i: d.deals.steps.drop(i, step_id=first(d, i))),
    ("process", lambda d, i: d.deals.steps.set_process((("Meet", ("listen",)), ("Sell", ())))),
    ("end", lambda d, i: d.deals.endings.end(i, EndKind.NOT_NOW, again=on_day(d, 200), words="after the audit")),
    ("never", lambda d, i: d.deals.endings.end(i, EndKind.NEVER, do_not_contact=True)),
    ("stall", lambda d, i: d.deals.stalls.begin(d.deals.get(i).contact_ids, StallReason.CONTACT_ILL, deal_id=i)),
    ("trash", lambda d, i: d.deals.trash(i)),
]  # fmt: skip


def first(desk: Desk, deal_id: int) -> int:
    return desk.deals.get(deal_id).steps[0].id


@pytest.mark.parametrize("deed", [deed for _, deed in DEEDS], ids=[name for name, _ in DEEDS])
def test_every_deed_comes_back_with_one_undo_and_again_with_one_redo(
    deed: Callable[[Desk, int], Changed], desk: Desk
) -> None:
    deal_id = a_deal(desk)
    a_follow_up(desk, desk.deals.get(deal_id).contact_ids[0], in_days=1)
    before = dump(desk.core.store)
    deed(desk, deal_id)
    after = dump(desk.core.store)
    assert after != before
    desk.undo()
    assert dump(desk.core.store) == before
    desk.redo()
    assert dump(desk.core.store) == after


# The two tracks


def test_a_step_needs_evidence_and_a_word_about_open_tasks_and_may_be_taken_back(desk: Desk) -> None:
    deal_id = a_deal(desk)
    steps, one = desk.deals.steps, first(desk, deal_id)
    with pytest.raises(Refused):
        steps.earn(deal_id, one, evidence=" … ")
    with pytest.raises(Refused):
        steps.earn(deal_id, one, evidence="“Come on Monday”")
    for task in desk.deals.get(deal_id).steps[0].tasks:
        steps.tick(deal_id, task.id)
    steps.earn(deal_id, one, evidence="“Come on Monday”")
    earned = desk.deals.get(deal_id).steps[0]
    assert (earned.state, earned.evidence, earned.passed_on) == (
        StepState.EARNED,
        "“Come on Monday”",
        date(2022, 11, 22),
    )
    steps.take_back(deal_id, one)
    again = desk.deals.get(deal_id).steps[0]
    assert (again.state, [task.is_done for task in again.tasks]) == (StepState.OPEN, [True, True])


def test_steps_are_skipped_and_reordered_and_keep_their_place_in_the_file(desk: Desk) -> None:
    deal_id = a_deal(desk)
    ids = [step.id for step in desk.deals.get(deal_id).steps]
    desk.deals.steps.move(deal_id, ids[4], by=-2)
    desk.deals.steps.skip(deal_id, ids[0], reason="knew them")
    deal = desk.deals.get(deal_id)
    assert [step.id for step in deal.steps] == [ids[0], ids[1], ids[4], ids[2], ids[3]]
    assert current_step(deal) == deal.steps[1]


def test_a_milestone_keeps_who_said_it_and_every_move_with_its_reason(desk: Desk) -> None:
    deal_id = a_deal(desk)
    theirs = desk.deals.theirs
    theirs.add(deal_id, "compare three vendors", said_by="Dana Ruiz", wanted_on=date(2022, 12, 1))
    one = desk.deals.get(deal_id).milestones[0]
    with pytest.raises(Refused):
        theirs.move(deal_id, one.id, to=date(2022, 12, 8), reason=" ")
    theirs.move(deal_id, one.id, to=date(2022, 12, 8), reason="the board moved")
    theirs.move(deal_id, one.id, to=date(2023, 1, 9), reason="holidays")
    moved = desk.deals.get(deal_id).milestones[0]
    assert [(move.was_on, move.reason) for move in moved.moves] == [
        (date(2022, 12, 1), "the board moved"), (date(2022, 12, 8), "holidays")
    ]  # fmt: skip
    theirs.reach(deal_id, one.id)
    assert desk.deals.get(deal_id).milestones[0].state is MilestoneState.REACHED
    theirs.reach(deal_id, one.id)
    theirs.drop(deal_id, one.id)
    assert desk.deals.get(deal_id).milestones[0].state is MilestoneState.DROPPED
    assert desk.research.brief(desk.deals.get(deal_id).contact_ids[0]).dates == ()


def test_a_step_that_is_done_before_its_milestone_runs_ahead_of_how_they_buy(desk: Desk) -> None:
    deal_id = a_deal(desk)
    deals = desk.deals
    with pytest.raises(NotFound):
        deals.milestone(deal_id, None, words="board meets", step="Launch")
    assert deals.get(deal_id).milestones == ()
    deals.milestone(deal_id, None, words="board meets", step="first")
    [one] = deals.get(deal_id).milestones
    deals.steps.earn(deal_id, first(desk, deal_id), evidence="I told them", reason="no time")
    assert deals.page(deal_id).guard == (
        "A step ahead of how they buy: “First talk” is done, “board meets” is still ahead of them.",
    )
    deals.milestone(deal_id, one.id, words="board meets", said_by="Dana Ruiz", step="")
    assert deals.page(deal_id).guard == ()
    desk.undo()
    deals.theirs.reach(deal_id, one.id)
    assert deals.page(deal_id).guard == ()


def test_a_date_of_theirs_from_a_call_stands_on_their_deal(desk: Desk) -> None:
    deal_id = a_deal(desk)
    desk.research.add_date(desk.deals.get(deal_id).contact_ids[0], "audit ends", date(2022, 12, 5))
    [one] = desk.deals.get(deal_id).milestones
    assert (one.words, one.said_by, one.wanted_on) == ("audit ends", "Dana Ruiz", date(2022, 12, 5))
    desk.deals.theirs.reach(deal_id, one.id)
    assert desk.deals.get(deal_id).milestones[0].state is MilestoneState.REACHED


def test_my_dated_next_step_is_a_follow_up_that_moves_with_it(desk: Desk) -> None:
    deal_id = a_deal(desk)
    dana = desk.deals.get(deal_id).contact_ids[0]
    desk.deals.next_steps(deal_id, mine="send the price", mine_on=on_day(desk, 2), theirs="show it to the board")
    [planned] = followups.open_of(desk.core.db, dana)
    assert (planned.why_now, planned.channel, planned.due_on, planned.deal_id) == (
        "send the price", Channel.EMAIL, date(2022, 11, 24), deal_id
    )  # fmt: skip
    desk.deals.next_steps(deal_id, mine="send both prices", mine_on=on_day(desk, 6), theirs="")
    [moved] = followups.open_of(desk.core.db, dana)
    assert (moved.id, moved.why_now, moved.due_on) == (planned.id, "send both prices", date(2022, 11, 28))


def test_who_asked_not_to_be_called_gets_no_follow_up_from_a_deal(desk: Desk) -> None:
    deal_id = a_deal(desk)
    dana = desk.deals.get(deal_id).contact_ids[0]
    a_wish(desk, dana)
    desk.deals.next_steps(deal_id, mine="send the price", mine_on=on_day(desk, 2), theirs="")
    assert followups.open_of(desk.core.db, dana) == ()


# The lane


def test_the_lane_puts_first_what_has_no_next_step_or_date_and_a_planned_follow_up_is_a_date(desk: Desk) -> None:
    bare = desk.deals.add(NewDeal("Bare")).row_id
    kept = a_deal(desk, title="Planned")
    a_follow_up(desk, desk.deals.get(kept).contact_ids[0], in_days=3)
    rows = desk.deals.lane().rows
    assert [(one.row.deal_id, one.row.stands_out) for one in rows] == [(bare, ("no date",)), (kept, ())]
    assert rows[1].row.my_next_on == date(2022, 11, 25)


def test_sums_are_shown_only_where_the_rep_wants_them() -> None:
    for wanted, sums in ((False, ()), (True, (("EUR", Decimal(5)), ("USD", Decimal(30))))):
        desk = a_desk(NOON, Config(forecast=wanted))
        for value in ("10 USD", "20 USD", "5 EUR"):
            a_deal(desk, title=value, value=value)
        assert desk.deals.lane().sums == sums
        desk.close()


def test_from_how_many_unanswered_touches_the_guard_speaks_is_the_reps_choice() -> None:
    desk = a_desk(NOON, Config(unanswered_touches=2))
    deal_id = a_deal(desk)
    for days in (2, 1):
        a_touch(desk, desk.deals.get(deal_id).contact_ids[0], days_ago=days, disposition=Disposition.NO_ANSWER)
    assert desk.deals.page(deal_id).guard == ("2 touches without an answer: another channel, or a rest.",)
    desk.close()


def test_the_guard_speaks_of_two_steps_in_one_day_and_goes_with_the_step_taken_back(desk: Desk) -> None:
    deal_id = a_deal(desk)
    ids = [step.id for step in desk.deals.get(deal_id).steps]
    for one in ids[:2]:
        desk.deals.steps.earn(deal_id, one, evidence="I sent it", reason="no time")
    assert desk.deals.page(deal_id).guard == ("Two of your steps in one day, none of theirs.",)
    desk.deals.steps.take_back(deal_id, ids[1])
    assert desk.deals.page(deal_id).guard == ()


def test_silence_after_a_push_is_said_and_so_are_touches_without_an_answer(desk: Desk) -> None:
    deal_id = a_deal(desk)
    dana = desk.deals.get(deal_id).contact_ids[0]
    a_touch(desk, dana, days_ago=1)
    desk.deals.steps.earn(deal_id, first(desk, deal_id), evidence="I sent it", reason="no time")
    clock_of(desk).advance(days=15)
    for days in (4, 3, 2, 1):
        a_touch(desk, dana, days_ago=days, channel=Channel.EMAIL, disposition=None)
    guard = desk.deals.page(deal_id).guard
    assert guard[0].startswith("4 touches without an answer")
    assert guard[1].startswith("Went quiet after my push: “First talk” on 22 Nov")


def test_the_next_touch_comes_at_their_rhythm_and_at_their_pace_where_that_is_not_known(desk: Desk) -> None:
    deal_id = a_deal(desk)
    dana = desk.deals.get(deal_id).contact_ids[0]
    desk.people.edit(dana, pace="slow", pace_words="never before the quarter ends")
    found = desk.deals.page(deal_id).next_touch
    assert found is not None
    assert (found.on, found.why) == (date(2022, 12, 6), "slow pace")
    a_touch(desk, dana, days_ago=1)
    proposal = desk.agenda.proposal(dana)
    assert proposal is not None
    assert (proposal.on, "slow pace" in proposal.why_now) == (date(2022, 12, 5), True)
    for ago in (40, 30, 20):
        a_touch(desk, dana, days_ago=ago, channel=Channel.EMAIL, disposition=None)
        a_touch(desk, dana, days_ago=ago - 3, channel=Channel.EMAIL, disposition=None, direction="in")
    assert desk.deals.page(deal_id).rhythm == "usually answers within 3 days (3 answers)"


def test_the_process_is_the_reps_own_once_it_is_defined_and_running_deals_keep_their_steps(desk: Desk) -> None:
    old = a_deal(desk)
    desk.deals.steps.set_process((("Meet", ("listen", " ")), ("Agree", ())))
    new = desk.deals.get(a_deal(desk, title="Next"))
    assert [(step.title, len(step.tasks)) for step in new.steps] == [("Meet", 1), ("Agree", 0)]
    assert len(desk.deals.get(old).steps) == 5
    with pytest.raises(NotUnderstood):
        desk.deals.steps.set_process(((" ", ()),))
    desk.deals.steps.set_process(())
    assert len(desk.deals.steps.process()) == 5


def test_the_outline_holds_what_each_owes_and_no_value(desk: Desk, tmp_path: Path) -> None:
    deal_id = a_deal(desk, value="38,000 USD")
    dana = desk.deals.get(deal_id).contact_ids[0]
    desk.agenda.promise(dana, "send *both* prices", on_day(desk, 2))
    text = desk.deals.reading.outline(deal_id)
    assert "| We | send \\*both\\* prices | 24 Nov 2022 |" in text
    assert "38" not in text
    first_file = desk.deals.reading.write_outline(deal_id, tmp_path)
    assert desk.deals.reading.write_outline(deal_id, tmp_path) != first_file
    assert first_file.read_text(encoding="utf-8") == text


# Ends


def test_not_now_needs_a_day_and_then_the_call_is_dated_and_the_deal_stands_on_the_no_list(desk: Desk) -> None:
    deal_id = a_deal(desk)
    dana = desk.deals.get(deal_id).contact_ids[0]
    with pytest.raises(Refused):
        desk.deals.endings.end(deal_id, EndKind.NOT_NOW)
    when = desk.agenda.read_when("1 sep 2028")
    reasons = (EndReason("money frozen", False, "“nothing before 2028”"), EndReason("too late", True, "they said so"))
    desk.deals.endings.end(deal_id, EndKind.NOT_NOW, again=when, words="call me then", reasons=reasons)
    [entry] = desk.deals.reading.no_list()
    assert (entry.on, entry.kind, entry.words) == (date(2028, 9, 1), "Not now", "call me then")
    deal = desk.deals.get(deal_id)
    assert deal.ending is not None
    assert (deal.ending.again_on, deal.ending.again_words, deal.ending.reasons) == (
        date(2028, 9, 1), "call me then", reasons
    )  # fmt: skip
    [planned] = followups.open_of(desk.core.db, dana)
    assert (planned.due_on, planned.agreed, planned.their_words) == (date(2028, 9, 1), True, "call me then")
    assert desk.deals.lane().rows == ()
    assert dict(desk.deals.endings.tally().ends)[EndKind.NOT_NOW] == 1
    desk.deals.endings.reopen(deal_id)
    assert desk.deals.reading.no_list() == ()
    assert len(desk.deals.lane().rows) == 1


def test_a_no_without_a_deal_stands_on_the_no_list_too_by_its_day(desk: Desk) -> None:
    omar = a_contact(desk, "Omar Haddad", account="Castor")
    when = desk.agenda.read_when("mid march")
    desk.calls.log(
        WrapUp(omar, disposition=Disposition.CONNECTED, result=Result.NOT_NOW, next_when=when, words="spring")
    )
    late = a_deal(desk)
    desk.deals.endings.end(late, EndKind.LOST_TO_OTHER, again=desk.agenda.read_when("1 sep 2028"))
    assert [(one.title, one.kind) for one in desk.deals.reading.no_list()] == [
        ("Omar Haddad", "Not now"), ("Two-site rate", "Lost to another")
    ]  # fmt: skip


def test_a_reason_without_its_line_of_evidence_is_refused_and_nothing_is_written(desk: Desk) -> None:
    deal_id = a_deal(desk)
    with pytest.raises(Refused):
        desk.deals.endings.end(deal_id, EndKind.WON, reasons=(EndReason("timing", True, " "),))
    assert desk.deals.get(deal_id).is_live


def test_never_keeps_their_wish_at_once(desk: Desk) -> None:
    deal_id = a_deal(desk)
    dana = desk.deals.get(deal_id).contact_ids[0]
    desk.deals.endings.end(deal_id, EndKind.NEVER, words="take me off", do_not_contact=True)
    assert desk.people.get(dana).refusal("call") is not None


# Stalls


def test_a_stall_makes_its_people_quiet_and_their_deal_without_marks(desk: Desk) -> None:
    deal_id = a_deal(desk)
    dana = desk.deals.get(deal_id).contact_ids[0]
    a_follow_up(desk, dana, in_days=0)
    desk.deals.stalls.begin((dana,), StallReason.COMPANY_BOUGHT, deal_id=deal_id, since=date(2022, 11, 1))
    assert desk.research.brief(dana).mode is Mode.QUIET
    lane = desk.deals.lane()
    assert (lane.rows, [one.row.stands_out for one in lane.quiet]) == ((), [()])
    assert lane.quiet[0].row.quiet == "company bought or merged since 1 Nov"
    assert desk.agenda.today().counts.due == 0
    page = desk.deals.page(deal_id)
    assert (page.guard, page.next_touch, page.lacks) == ((), None, ())
    [stall] = desk.deals.stalls.running()
    desk.deals.stalls.end(stall.row.stall.id)
    assert desk.research.brief(dana).mode is not Mode.QUIET


def test_a_call_to_the_assistant_has_its_place_in_quiet_mode(desk: Desk) -> None:
    deal_id = a_deal(desk)
    dana = desk.deals.get(deal_id).contact_ids[0]
    ago = desk.core.today() - timedelta(days=30)
    desk.deals.stalls.begin((dana,), StallReason.CONTACT_ILL, deal_id=deal_id, since=ago)
    [stall] = desk.deals.stalls.running()
    assert [move.with_whom for move in stall.due] == ["", "the assistant"]
    desk.deals.stalls.take(stall.row.stall.id, stall.due[1])
    [row] = [item.follow_up for item in desk.agenda.today().items()]
    assert (row.channel, row.why_now.startswith("the assistant: ")) == (Channel.CALL, True)
    assert desk.agenda.today().counts.due == 1


def test_when_they_have_everything_the_advice_is_to_wait(desk: Desk) -> None:
    deal_id = a_deal(desk)
    stalls = desk.deals.stalls
    stalls.begin(desk.deals.get(deal_id).contact_ids, StallReason.NEEDS_TIME, deal_id=deal_id)
    number = stalls.running()[0].row.stall.id
    stalls.add_needed(number, "the fleet list")
    for one in stalls.needed(number):
        assert not stalls.get(number).decide.is_green
        stalls.give(number, one.text)
    assert stalls.get(number).decide.line == "they have everything: wait, the rest is theirs"
    stalls.give(number, "the fleet list")
    assert stalls.get(number).decide.missing == ("the fleet list",)


def test_a_long_quiet_is_shown_once_a_month_until_it_was_looked_at(desk: Desk) -> None:
    deal_id = a_deal(desk)
    stalls = desk.deals.stalls
    stalls.begin(desk.deals.get(deal_id).contact_ids, StallReason.OTHER, own_words="lawyers", since=date(2022, 8, 1))
    assert desk.deals.lane().long_quiet == 1
    stalls.review(stalls.running()[0].row.stall.id)
    assert desk.deals.lane().long_quiet == 0
    clock_of(desk).advance(days=31)
    assert desk.deals.lane().long_quiet == 1


def test_own_words_are_needed_for_a_reason_of_ones_own(desk: Desk) -> None:
    deal_id = a_deal(desk)
    with pytest.raises(NotUnderstood):
        desk.deals.stalls.begin(desk.deals.get(deal_id).contact_ids, StallReason.OTHER)
    with pytest.raises(NotUnderstood):
        desk.deals.stalls.begin((), StallReason.NEEDS_TIME)


# Finding


def test_a_deal_is_meant_by_its_number_its_title_its_firm_or_its_people(desk: Desk) -> None:
    one, two = a_deal(desk), a_deal(desk, title="Other thing", account="Castor")
    assert desk.deals.who(str(two)).id == two
    assert desk.deals.who("two site").id == one
    assert desk.deals.who("castor").id == two
    with pytest.raises(NotFound):
        desk.deals.who("dana")
    with pytest.raises(NotFound):
        desk.deals.who("zzz")


def test_a_date_of_the_talk_that_is_wrapped_up_is_already_their_next_date(desk: Desk) -> None:
    dana = a_contact(desk, "Dana Ruiz")
    plays = desk.agenda.plays
    usual = plays.after_talk(dana)
    assert usual is not None
    assert usual.on == date(2022, 11, 29)
    named = plays.after_talk(dana, [("audit ends", date(2022, 12, 5)), ("gone by", date(2022, 11, 1))])
    assert named is not None
    assert (named.on, named.why_now) == (date(2022, 12, 6), "after their date: audit ends")
    a_wish(desk, dana)
    assert plays.after_talk(dana) is None
