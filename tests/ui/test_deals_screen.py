"""The deals on the screen: the lane, a deal's page, its forms; each told as what a rep does."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from salesdesk.desk import Desk
from salesdesk.desk.deals import NewDeal
from salesdesk.domain.deals import EndKind, StepState
from salesdesk.ui.screens import deals as lane
from tests import builders
from tests.ui.screen_text import strips_of
from tests.ui.sitting import Sitting, sitting
from tests.ui.test_goldens import compared


async def opened(rep: Sitting, *, deal: bool = False) -> None:
    await rep.press("d")
    await rep.opens("DealsScreen")
    if deal:
        await rep.press("enter")
        await rep.opens("DealScreen")


@pytest.mark.parametrize("size", [(120, 40), (80, 24)], ids=["120x40", "80x24"])
async def test_the_lane_and_a_deal_are_the_agreed_ones(size: tuple[int, int], busy: Desk) -> None:
    async with sitting(busy, size=size) as rep:
        await opened(rep)
        await compared(rep, f"deals-{size[0]}x{size[1]}")
        await rep.press("enter")
        await rep.opens("DealScreen")
        await compared(rep, f"deal-{size[0]}x{size[1]}")


async def test_a_rep_works_the_step_in_front_and_takes_it_back(busy: Desk) -> None:
    async with sitting(busy) as rep:
        await opened(rep, deal=True)
        deal_id = busy.deals.lane().rows[0].row.deal_id
        await rep.press("space")
        await rep.sees("Send it in their words done")
        rep.app.screen.query_one("#board_rows").move_to(("step", busy.deals.get(deal_id).steps[2].id))  # type: ignore[attr-defined]
        await rep.press("enter")
        await rep.opens("EarnSheet")
        await rep.press("enter")
        await rep.sees("what did they do or say")
        await rep.type("Their CFO read it")
        await rep.press("enter")
        await rep.opens("DealScreen")
        await rep.sees("Their CFO read it")
        assert busy.deals.get(deal_id).steps[2].state is StepState.EARNED
        await rep.press("b")
        await rep.until(lambda: busy.deals.get(deal_id).steps[2].state is StepState.OPEN)
        await rep.press("u")
        await rep.sees("Undone")
        assert busy.deals.get(deal_id).steps[2].state is StepState.EARNED


async def test_a_milestone_moves_with_their_reason(busy: Desk) -> None:
    async with sitting(busy) as rep:
        await opened(rep, deal=True)
        await rep.press("m")
        await rep.opens("MilestoneSheet")
        await rep.type("Compare three vendors")
        await rep.press("down", "down", "down")
        await rep.type("15 dec")
        await rep.press("enter")
        await rep.opens("DealScreen")
        await rep.sees("Compare three vendors", "15 Dec")
        one = busy.deals.get(1).milestones[-1]
        assert (one.words, one.said_by) == ("Compare three vendors", "Dana Ruiz")
        rep.app.screen.query_one("#board_rows").move_to(("milestone", one.id))  # type: ignore[attr-defined]
        await rep.press("enter")
        await rep.opens("MilestoneSheet")
        await rep.press("ctrl+u")
        await rep.type("9 jan")
        await rep.press("enter")
        await rep.sees("Why did")
        await rep.press("down")
        await rep.type("their board moved")
        await rep.press("enter")
        await rep.opens("DealScreen")
        await rep.sees("was 15 Dec: their board moved")


async def test_a_new_deal_begins_from_the_lane_and_is_found_by_typing(busy: Desk) -> None:
    async with sitting(busy) as rep:
        await opened(rep)
        await rep.press("a")
        await rep.opens("DealSheet")
        await rep.type("Depot three")
        await rep.press("down", "down")
        await rep.type("Omar Haddad")
        await rep.press("enter")
        await rep.opens("DealScreen")
        await rep.sees("Depot three", "Omar Haddad", "First talk")
        await rep.press("escape")
        await rep.opens("DealsScreen")
        await rep.press("f")
        await rep.opens("FilterSheet")
        await rep.type("depot")
        await rep.press("enter")
        await rep.opens("DealsScreen")
        await rep.until(lambda: "Three plants" not in rep.screen and "Depot three" in rep.screen)
        await rep.press("escape")
        await rep.sees("Three plants")
        await rep.press("o")
        await rep.until(lambda: rep.sheet == "TodayScreen" and rep.today.contact_id is not None)


@pytest.mark.parametrize("size", [(200, 60), (120, 40), (80, 24), (60, 16), (30, 8)])
@pytest.mark.parametrize("count", [1, 60])
async def test_any_size_shows_one_deal_and_sixty(count: int, size: tuple[int, int]) -> None:
    desk = builders.a_desk()
    who = builders.a_contact(desk, "李小龍 [bold]Müller-Lüdenscheidt")
    for number in range(count):
        desk.deals.add(
            NewDeal(f"[red]Deal[/red] {number} with a long name of many words", value="1000000 USD"), contact_id=who
        )
    async with sitting(desk, size=size) as rep:
        await opened(rep)
        await rep.press("end", "home", "enter")
        await rep.opens("DealScreen")
        await rep.press("end", "home")
        await rep.sees("[red]Deal[/red]")
        assert {strip.cell_length for strip in strips_of(rep.app)} == {size[0]}


async def test_an_end_asks_what_was_mine_first_and_the_day_lands_on_the_no_list(busy: Desk) -> None:
    async with sitting(busy) as rep:
        await opened(rep, deal=True)
        await rep.press("x")
        await rep.opens("EndKindSheet")
        await rep.press("l")
        await rep.opens("EndingSheet")
        await rep.sees("I would do differently?")
        await rep.type("ask for the CFO sooner")
        await rep.press("enter")
        rows = rep.app.screen.query_one("#rows")
        rows.move_to(("field", "again"))  # type: ignore[attr-defined]
        await rep.press("enter")
        await rep.type("1 sep 2024")
        await rep.press("enter")
        rows.move_to(("reason", "wrong person"))  # type: ignore[attr-defined]
        await rep.press("enter")
        await rep.type("Dana could not sign")
        await rep.press("enter")
        await rep.sees("Dana could not sign", "mine")
        await rep.press("m")
        await rep.sees("not mine")
        await rep.press("s")
        await rep.opens("DealScreen")
        ending = busy.deals.get(1).ending
        assert ending is not None
        assert (ending.kind, ending.differently, ending.reasons[0].mine) == (
            EndKind.LOST_TO_OTHER, "ask for the CFO sooner", False
        )  # fmt: skip
        await rep.press("escape")
        await rep.opens("DealsScreen")
        await rep.press("tab", "tab")
        await rep.sees("1 Sep 2024", "Two-site freight rate", "Lost to another")
        await rep.press("tab")
        await rep.sees("Lost to another 1", "not mine: wrong person 1")


async def test_a_stall_says_what_helps_and_keeps_them_quiet(busy: Desk) -> None:
    async with sitting(busy) as rep:
        await opened(rep, deal=True)
        await rep.press("z")
        await rep.opens("StallReasonSheet")
        await rep.press("c")
        await rep.opens("StallForm")
        await rep.press("enter")
        await rep.opens("DealScreen")
        await rep.sees("company bought or merged since 22 Nov", "not in my control")
        await rep.press("z")
        await rep.opens("StallSheet")
        await rep.sees("HAVE THEY EVERYTHING TO DECIDE?")
        await rep.press("m")
        await rep.opens("DealScreen")
        await rep.until(lambda: "company bought" not in rep.text_of("board_rows"))


async def test_the_outline_is_shown_and_written(busy: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    async with sitting(busy) as rep:
        await opened(rep, deal=True)
        await rep.press("o")
        await rep.opens("OutlineSheet")
        await rep.sees("## Who does what")
        await rep.press("w")
        await rep.opens("DealScreen")
        assert "# Two-site freight rate" in next(tmp_path.glob("*.md")).read_text(encoding="utf-8")


async def test_my_steps_are_edited_once_and_the_usual_five_come_back(busy: Desk) -> None:
    async with sitting(busy) as rep:
        await opened(rep)
        await rep.press("p")
        await rep.opens("ProcessSheet")
        await rep.press("s")
        await rep.type("Trial in one depot")
        await rep.press("enter")
        await rep.until(lambda: ("Trial in one depot", ()) in busy.deals.steps.process())
        await rep.press("r")
        await rep.until(lambda: len(busy.deals.steps.process()) == 5)


def test_the_views_have_their_own_empty_words() -> None:
    assert set(lane.EMPTY) == set(lane.VIEWS)


async def test_the_wrap_up_offers_the_next_touch_at_their_rhythm(busy: Desk) -> None:
    async with sitting(busy) as rep:
        await rep.calls()
        await rep.press("f8")
        await rep.opens("WrapUpSheet")
        await rep.sees("ctrl+t call Thu 1 Dec, after their date: Fleet contract renewal")
        await rep.press("ctrl+t")
        await rep.sees("Thu 1 Dec 2022")
        assert rep.app.screen.query_one("#next").value == "2022-12-01"  # type: ignore[attr-defined]


async def test_a_deal_that_is_still_open_after_a_bought_is_said_and_left_as_it_is(busy: Desk) -> None:
    async with sitting(busy) as rep:
        await rep.calls()
        await rep.press("f8")
        await rep.opens("WrapUpSheet")
        await rep.press("s", "enter")
        await rep.until(lambda: rep.sheet == "TodayScreen")
        assert "is still open: d, enter, then its page says how it ended" in rep.note
        assert busy.deals.get(1).is_live


async def test_from_a_person_a_deal_a_stall_and_their_pace_are_one_command_away(busy: Desk) -> None:
    async with sitting(busy) as rep:
        await rep.goes_to("Omar Haddad")
        omar = rep.today.contact_id or 0
        rep.today.run_command("their_deal")
        await rep.opens("DealSheet")
        await rep.type("Reference tour")
        await rep.press("enter")
        await rep.opens("DealScreen")
        await rep.sees("Reference tour", "Castor", "Omar Haddad")
        await rep.press("escape")
        await rep.until(lambda: rep.sheet == "TodayScreen" and rep.today.brief is not None and rep.today.brief.deal)
        rep.today.run_command("pace")
        await rep.opens("PaceSheet")
        await rep.type("slow")
        await rep.press("enter")
        await rep.until(lambda: busy.people.get(omar).pace == "slow")
        rep.today.run_command("stall")
        await rep.opens("StallReasonSheet")
        await rep.press("f")
        await rep.opens("StallForm")
        await rep.press("enter")
        await rep.until(lambda: len(busy.deals.stalls.of(omar)) == 1)
        rep.today.run_command("no_list")
        await rep.opens("DealsScreen")
        await rep.until(lambda: "Nobody has said “not now”" in rep.screen or "Not now" in rep.screen)


async def test_a_deal_that_went_in_another_window_is_said(busy: Desk) -> None:
    async with sitting(busy) as rep:
        await opened(rep)
        busy.deals.trash(1)
        await rep.press("enter")
        await rep.sees("That deal is not there any more.")
        assert rep.sheet == "DealsScreen"
        await rep.press("u")
        await rep.sees("Undone", "Two-site freight rate")


async def test_where_the_font_lacks_marks_the_deals_are_plain_letters() -> None:
    config = replace(builders.SAMPLE_CONFIG, ascii=True)
    desk = Desk(builders.open_in_memory(builders.busy_file()), builders.FixedClock(builders.sample_start()), config)
    desk.deals.theirs.add(1, "board meets", said_by="Dana Ruiz")
    async with sitting(desk) as rep:
        await opened(rep)
        assert rep.screen.isascii()
        await rep.press("enter")
        await rep.opens("DealScreen")
        assert rep.screen.isascii(), [line for line in rep.screen.splitlines() if not line.isascii()]
    desk.close()
