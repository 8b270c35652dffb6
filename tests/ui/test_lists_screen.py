"""The lists: L opens them, a list is worked off row by row, a search is saved, the trash asks before it is emptied."""

from __future__ import annotations

import pytest

from salesdesk.desk import Desk
from salesdesk.domain.people import Kind
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
        await rep.sees("84 of 90 checks hold", "Sam Roe")
        await rep.press("enter", "1")
        await rep.until(lambda: screen.listed is not None and screen.listed.total == 1)
        await rep.sees("85 of 90 checks hold", "Sam Roe: prospect")
        await rep.press("4")
        await rep.sees("86 of 90 checks hold", "Everybody is tagged.")
        await rep.press("u")
        await rep.sees("85 of 90 checks hold", "Ana Sousa")
        ana = busy_on_disk.people.who("Ana Sousa").id
        await rep.press("t")
        await rep.opens("TagSheet")
        await rep.type("fl")
        await rep.press("tab", "enter")
        await rep.opens("ListsScreen")
        assert busy_on_disk.people.get(ana).tags == ("fleet",)
        await rep.press("enter")
        await rep.until(lambda: rep.sheet == "TodayScreen" and rep.today.contact_id == ana)
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
