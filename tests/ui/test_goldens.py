"""Every kind of screen as text, to the cell, in four sizes. `SALESDESK_GOLDENS=write` takes today's screens as the right ones."""

from __future__ import annotations

import asyncio
import difflib
import os
from pathlib import Path

import pytest
from textual._time import get_time

from salesdesk.desk import Desk
from salesdesk.ui.themes import ROLES, palette_of
from tests import builders
from tests.ui.screen_text import strips_of
from tests.ui.sitting import Sitting, sitting

GOLDEN = Path(__file__).parents[1] / "golden"
WRITE = os.environ.get("SALESDESK_GOLDENS") == "write"
LIMIT = 5.0

SIZES = [(200, 60), (120, 40), (80, 24), (60, 16)]
SITTINGS: list[list[tuple[str, str, str]]] = [
    [("today", "", "TodayScreen"), ("person", "enter", "TodayScreen"), ("voicemail", "v", "TodayScreen")],
    [("later", "r", "LaterSheet"), ("find", "slash d a", "FindSheet"), ("keys", "question_mark", "KeysSheet")],
    [("palette", "colon", "PaletteSheet"), ("lists", "L", "ListsScreen"), ("add", "a", "AddSheet")],
    [("call", "c 2", "CallScreen"), ("wrap-up", "f8", "WrapUpSheet")],
]
"""Screens (name, keys from the agenda, what is in front) that are looked at in one sitting, each in every size."""
CONTACTS = """Full Name,Account,Mobile,Email,City,Lead score
Dana Ruiz,Northwind Freight,+1 503 555 0142,dana.ruiz@northwindfreight.example,Portland,7
Quinn Abara,Lakeside Looms,+1 312 555 0161,quinn@lakeside.example,Chicago,4
Wei Chen 陳偉,Aiken Build,not known,wei@aiken.example,Dallas,9
,,,,,
"""


def screen_text(rep: Sitting) -> str:
    return "\n".join(strip.text.rstrip() for strip in strips_of(rep.app)).rstrip("\n") + "\n"


async def compared(rep: Sitting, name: str) -> None:
    """Waits until the screen is the golden one; says what differs when it never is."""
    path = GOLDEN / f"{name}.txt"
    end = get_time() + LIMIT
    if WRITE:
        path.write_text(await at_rest(rep), encoding="utf-8")
        return
    wanted = path.read_text(encoding="utf-8")
    while (now := screen_text(rep)) != wanted:
        if get_time() > end:
            pytest.fail("\n".join(difflib.unified_diff(wanted.splitlines(), now.splitlines(), name, "now", n=1)))
        await asyncio.sleep(0.01)


async def at_rest(rep: Sitting) -> str:
    """The screen when nothing on it has changed for a while; only for writing."""
    before = ""
    for _ in range(50):
        await asyncio.sleep(0.1)
        if (now := screen_text(rep)) == before:
            return now
        before = now
    raise AssertionError("the screen does not come to rest")


def colours_on(rep: Sitting) -> set[str]:
    """The colours that the lines of the screen in front are drawn in."""
    widgets = [widget for widget in rep.app.screen.query("LineList, Page") if widget.display and widget.size.area]
    segments = [segment for widget in widgets for y in range(widget.size.height) for segment in widget.render_line(y)]
    both = [colour for one in segments if one.style for colour in (one.style.color, one.style.bgcolor) if colour]
    return {colour.get_truecolor().hex for colour in both}


async def in_every_size(rep: Sitting, name: str) -> None:
    """The same app on one terminal after another; nothing of it is begun anew."""
    for width, height in SIZES:
        await rep.resize(width, height)
        await compared(rep, f"{name}-{width}x{height}")


@pytest.mark.parametrize("screens", SITTINGS, ids=[" ".join(name for name, _, _ in row) for row in SITTINGS])
async def test_every_screen_is_the_agreed_one_in_four_sizes(screens: list[tuple[str, str, str]], busy: Desk) -> None:
    async with sitting(busy, size=SIZES[0]) as rep:
        if screens[0][0] == "today":
            rep.app.theme = "paper"  # a theme changes the colours, and of the text nothing
        for name, keys, front in screens:
            await rep.press(*keys.split())
            await rep.until(lambda front=front: rep.sheet == front)
            await in_every_size(rep, name)
            if rep.app.theme == "paper":
                assert colours_on(rep) <= {palette_of("paper").colour(role).casefold() for role in ROLES}, name
            if name in ("call", "wrap-up"):
                continue
            while rep.sheet != "TodayScreen" or rep.focus != "agenda":
                await rep.press("escape")
        await rep.resize(59, 15)
        if screens[0][0] == "today":
            await compared(rep, "today-59x15")


async def test_the_first_start_offers_three_ways() -> None:
    async with sitting(builders.a_desk(), size=SIZES[0], ready="FirstScreen") as rep:
        await in_every_size(rep, "first")


async def test_the_import_shows_what_columns_mean_before_anything_is_written(
    busy_on_disk: Desk, tmp_path: Path
) -> None:
    source = tmp_path / "contacts-nov.csv"
    source.write_text(CONTACTS, encoding="utf-8")
    async with sitting(busy_on_disk, size=SIZES[0]) as rep:
        await rep.press("i")
        await rep.opens("ImportScreen")
        await rep.type(str(source))
        await rep.press("enter")
        await rep.sees("step 2 of 3")
        await in_every_size(rep, "import")


async def test_a_person_whom_nobody_planned_shows_gaps_and_not_blanks() -> None:
    desk = builders.a_desk()
    builders.a_follow_up(desk, builders.a_contact(desk, "Quinn Abara"))
    async with sitting(desk, size=(120, 40)) as rep:
        await compared(rep, "gaps-120x40")
