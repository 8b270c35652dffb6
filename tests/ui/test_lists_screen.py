"""The lists: L opens them, a list is worked off row by row, a search is saved, the trash asks before it is emptied."""

from __future__ import annotations

import pytest

from salesdesk.desk import Desk
from salesdesk.domain.who import Kind
from salesdesk.ui.screens.lists import ListsScreen
from tests.ui.sitting import Sitting, sitting


async def opened(rep: Sitting) -> ListsScreen:
    await rep.press("L")
    await rep.opens("ListsScreen")
    screen = rep.app.screen
    assert isinstance(screen, ListsScreen)
    await rep.until(lambda: screen.tally is not None and screen.listed is not None)
    return screen


async def test_the_untagged_list_is_worked_off_with_one_key_a_row(busy_on_disk: Desk) -> None:
    async with sitting(busy_on_disk) as rep:
        screen = await opened(rep)
        await rep.sees("107 of 114 checks hold", "Sam Roe")
        await rep.press("enter", "1")
        await rep.until(lambda: screen.listed is not None and screen.listed.total == 1)
        await rep.sees("108 of 114 checks hold", "Sam Roe: prospect")
        await rep.press("4")
        await rep.sees("109 of 114 checks hold", "Everybody is tagged.")
        await rep.press("u")
        await rep.sees("108 of 114 checks hold", "Ana Sousa")
        ana = busy_on_disk.people.who("Ana Sousa").id
        await rep.press("t")
        await rep.opens("TagSheet")
        await rep.type("fl")
        await rep.press("tab", "enter")
        await rep.opens("ListsScreen")
        assert busy_on_disk.people.get(ana).tags == ("fleet",)
        await rep.press("enter")
        await rep.until(lambda: rep.sheet == "TodayScreen" and rep.today.contact_id == ana)
        assert busy_on_disk.deeds_mark() == rep.today._deeds, "what was done in the lists is no other window's"
        assert busy_on_disk.people.who("Sam Roe").kind is Kind.PROSPECT


async def test_a_search_is_saved_and_opened_and_removed(busy: Desk) -> None:
    async with sitting(busy, size=(80, 24)) as rep:
        screen = await opened(rep)
        await rep.press("s")
        await rep.opens("SaveSheet")
        await rep.type("kind:client")
        await rep.sees("2 now", "Ines Moreau")
        await rep.press("enter")
        await rep.type("Ours")
        await rep.press("enter")
        await rep.opens("ListsScreen")
        await rep.sees("The list “Ours” is saved")
        await rep.press("G", "enter")
        await rep.sees("Tom Weiss", "kind:client")
        await rep.press("escape")
        assert not screen.inside
        await rep.press("delete")
        await rep.sees("is removed")
        assert busy.lists.saved() == ()


@pytest.mark.parametrize("second", ["x", "j"])
async def test_the_trash_is_emptied_by_a_second_x_only(second: str, busy: Desk) -> None:
    for name in ("Luca Ferri", "Sam Roe"):
        busy.people.trash(busy.people.who(name).id)
    async with sitting(busy) as rep:
        screen = await opened(rep)
        screen.names.move_to(("view", "trash"))
        await rep.sees("Luca Ferri")
        await rep.press("enter", "x")
        await rep.sees("x again deletes 2 for good")
        await rep.press(second)
        await rep.until(lambda: (busy.lists.tally().counts["trash"] == 0) is (second == "x"))
        if second == "j":
            await rep.press("enter")
            await rep.sees("is back")
            assert busy.lists.tally().counts["trash"] == 1


async def test_a_pair_is_compared_made_one_and_taken_apart_from_the_person_s_page(busy_on_disk: Desk) -> None:
    desk = busy_on_disk
    async with sitting(desk) as rep:
        screen = await opened(rep)
        await rep.until(lambda: screen.tally is not None and screen.tally.counts["doubles"] == 2)
        screen.names.move_to(("view", "doubles"))
        await rep.sees("PARK, LEE", "same number")
        await rep.press("enter", "enter")
        await rep.opens("MergeSheet")
        await rep.sees("Head of Supply Chain", "Supply chain", "lee.park@contoso.example")
        await rep.press("down", "right", "enter")
        await rep.opens("ListsScreen")
        await rep.sees("Lee Park is one now")
        lee = desk.people.who("Lee Park").id
        assert desk.people.get(lee).title == "Supply chain"
        await rep.press("k")
        await rep.sees("Contoso and Contoso Ltd stay two", "No two look alike.")
        await rep.press("escape", "escape")
        await rep.until(lambda: rep.sheet == "TodayScreen")
        await rep.goes_to("Lee Park")
        rep.today.run_command("take_apart")
        await rep.opens("ApartSheet")
        await rep.sees("PARK, LEE")
        await rep.press("enter")
        await rep.until(lambda: rep.sheet == "TodayScreen" and "two again" in rep.note)
        assert desk.people.get(lee).title == "Head of Supply Chain"
        assert desk.people.who("park, lee").title == "Supply chain"


async def test_somebody_is_merged_with_whom_the_rep_names(busy: Desk) -> None:
    async with sitting(busy) as rep:
        await rep.goes_to("Jon Bell")
        rep.today.run_command("merge")
        await rep.opens("WhomSheet")
        await rep.press(*["backspace"] * 3)
        await rep.type("Omar")
        await rep.press("enter")
        await rep.opens("MergeSheet")
        await rep.press("enter")
        await rep.until(lambda: rep.sheet == "TodayScreen" and "Jon Bell is one now" in rep.note)
        await rep.press("u")
        await rep.until(lambda: busy.find.people("Omar") != ())
