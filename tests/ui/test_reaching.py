"""The call is one key away on every screen over the day; who rings is found from anywhere."""

from __future__ import annotations

from salesdesk.desk import Desk
from tests.ui.sitting import Sitting, sitting


async def call_began(rep: Sitting, desk: Desk) -> int:
    """Goes past whatever stands before the call; whose it is. The call is dropped again."""
    await rep.until(lambda: rep.sheet in ("GuardSheet", "GateSheet", "ShoesCard", "CallScreen"))
    for _ in range(3):
        if rep.sheet == "CallScreen":
            break
        before = rep.sheet
        await rep.press("2" if before == "GuardSheet" else "enter")
        await rep.until(lambda was=before: rep.sheet != was)  # type: ignore[misc]
    await rep.opens("CallScreen")
    live = desk.calls.live()
    assert live is not None
    await rep.press("escape", "delete", "delete")
    await rep.until(lambda: rep.sheet == "TodayScreen")
    return live.contact_id


async def test_c_on_a_deal_its_page_and_in_the_lists_calls_the_person_there(busy: Desk) -> None:
    async with sitting(busy) as rep:
        await rep.press("d")
        await rep.opens("DealsScreen")
        meant = rep.app.screen.person_here()  # type: ignore[attr-defined]
        await rep.press("c")
        assert await call_began(rep, busy) == meant
        await rep.press("d")
        await rep.opens("DealsScreen")
        await rep.press("enter")
        await rep.opens("DealScreen")
        await rep.press("f5")
        assert await call_began(rep, busy) == meant
        await rep.press("L")
        await rep.opens("ListsScreen")
        await rep.press("c")
        await rep.sees("Call whom? Enter goes to the rows, c calls there.")
        await rep.press("escape", "E")
        await rep.opens("DayEndScreen")
        await rep.sees("NO NEXT STEP  1", "Luca Ferri")
        await rep.press("c")
        assert busy.people.get(await call_began(rep, busy)).name == "Luca Ferri"


async def test_find_the_scorecard_and_an_import_reach_the_call_too(busy: Desk) -> None:
    async with sitting(busy) as rep:
        await rep.press("slash")
        await rep.opens("FindSheet")
        await rep.type("dana ruiz")
        await rep.sees("Northwind")
        await rep.press("f5")
        dana = await call_began(rep, busy)
        assert busy.people.get(dana).name == "Dana Ruiz"
        await rep.press("s")
        await rep.opens("ScoreScreen")
        await rep.press("c")
        await rep.sees("Call whom?")
        await rep.press("escape", "i")
        await rep.opens("ImportScreen")
        await rep.press("f5")
        await rep.sees("Call whom? Esc goes back to the day")


async def test_who_rings_while_a_deal_is_open_is_found_at_once(busy: Desk) -> None:
    async with sitting(busy) as rep:
        await rep.press("d")
        await rep.opens("DealsScreen")
        await rep.press("I")
        await rep.opens("InboundSheet")
        await rep.type("dana ruiz")
        await rep.sees("Northwind")
        await rep.press("enter")
        await rep.opens("CallScreen")
        await rep.sees("THEY CALLED", "Dana Ruiz")
        assert [type(one).__name__ for one in rep.app.screen_stack][-2:] == ["TodayScreen", "CallScreen"]
