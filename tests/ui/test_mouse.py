"""The mouse does everything: hints, tabs, rows and choices, on the day, on sheets and on pages."""

from __future__ import annotations

from salesdesk.desk import Desk
from tests.ui.sitting import sitting


async def test_hints_rows_and_choices_are_clicked(busy: Desk) -> None:
    async with sitting(busy) as rep:
        await rep.click("Omar Haddad")
        await rep.until(lambda: rep.today.brief is not None and rep.today.brief.contact.name == "Omar Haddad")
        await rep.click("r Later")
        await rep.opens("LaterSheet")
        await rep.click("esc Back")
        await rep.until(lambda: rep.sheet == "TodayScreen")
        await rep.click("r Later")
        await rep.opens("LaterSheet")
        await rep.click("Tomorrow morning")
        await rep.click("enter Take")
        await rep.until(lambda: rep.sheet == "TodayScreen" and "Omar Haddad" in rep.note)
        await rep.click("u Undo")
        await rep.until(lambda: rep.note.startswith("Undone"))
        await rep.press("colon")
        await rep.opens("PaletteSheet")
        await rep.type("worth giving")
        await rep.click("Worth giving", times=2)
        await rep.opens("ValuesSheet")
        await rep.click("a Add")
        await rep.sees("enter Save")
        await rep.click("Industries")
        await rep.until(lambda: rep.focus == "f_industries")
        await rep.click("esc Back")
        await rep.click("esc Close")
        await rep.until(lambda: rep.sheet == "TodayScreen")
        await rep.press("slash")
        await rep.opens("FindSheet")
        await rep.type("dana")
        await rep.sees("Dana Ruiz   ")
        await rep.click("people")
        await rep.click("F5 call")
        await rep.until(lambda: rep.sheet in ("GuardSheet", "GateSheet", "CallScreen"))


async def test_a_second_click_never_does_more_than_the_row_says(busy: Desk) -> None:
    async with sitting(busy) as rep:
        await rep.press("L")
        await rep.opens("ListsScreen")
        await rep.click("enter Open")
        await rep.click("t Tags")
        await rep.opens("TagSheet")
        await rep.click("cold chain", times=2)
        await rep.sees("cold chain,")
        assert rep.sheet == "TagSheet"
