"""Names from the wild keep the columns and are text everywhere: brackets, controls, wide letters, the other direction."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from salesdesk.desk import Desk
from tests import builders
from tests.ui.screen_text import crooked, strips_of
from tests.ui.sitting import Sitting, sitting

NAMES = {
    "李小龍": "李小龍",
    "Müller-Lüdenscheidt": "Müller-Lüd",
    "👩‍💻 Ana 🇵🇹": "Ana",
    "Nguye\u0302\u0303n Thi\u0323": "Nguy",
    "شركة النور": "شركة",
    "דנה כהן": "דנה",
    "Dana [bold]Ruiz[/]": "Dana [bold]Ruiz",
    "[/] Mia": "[/] Mia",
    "[@click=app.quit]x[/]": "[@click=app.qu",
    "Ed\x1b]0;owned\x07 \x1b[31mRed\u202eder": "Ed",
    "＊" * 60: "＊＊＊",
    "a" * 300: "aaaaaaa",
    "e" + "\u0301" * 40: "e",
}
SIZES = [(200, 60), (80, 24), (60, 16)]


def a_desk_with(name: str) -> Desk:
    desk = builders.a_desk()
    person = builders.a_contact(desk, name, account=name, title=name, city=name, phone="+1 312 555 0150")
    builders.a_follow_up(desk, person, at="12:05", why_now=name)
    builders.a_promise(desk, person, name, in_days=-2)
    builders.a_touch(desk, person, text=name)
    desk.research.add_fact(person, name, source=name)
    desk.research.add_question(person, name)
    desk.research.add_date(person, name, builders.A_TUESDAY)
    desk.research.add_note(person, name)
    desk.scripts.save(person, "voicemail", name)
    return desk


def straight(rep: Sitting) -> None:
    """Every row of every widget of ours, and of the whole screen, is exactly as wide as its place."""
    for widget in rep.app.screen.query("LineList, Page"):
        if widget.display and widget.size.area:
            assert not crooked(widget), widget.id
    assert {strip.cell_length for strip in strips_of(rep.app)} == {rep.app.size.width}
    text = "".join(strip.text for strip in strips_of(rep.app))
    assert not [c for c in text if c < " " or "\x7f" <= c <= "\x9f" or c in "\u202e\u202d\u2066"]


@pytest.mark.parametrize("name", NAMES, ids=lambda name: ascii(name)[:24])
async def test_a_name_is_text_and_keeps_the_columns_at_every_size(name: str) -> None:
    desk = a_desk_with(name)
    async with sitting(desk, size=SIZES[0]) as rep:
        for size in SIZES:
            await rep.resize(*size)
            await rep.sees(NAMES[name])
            straight(rep)
        await rep.press("enter")
        await rep.until(lambda: rep.focus == "brief")
        straight(rep)
        assert rep.app.is_running
    desk.close()


@pytest.mark.parametrize("name", ["[@click=app.quit]x[/]", "李小龍 \x1b[31m[/]", "👩‍💻 Ana 🇵🇹"], ids=ascii)
@pytest.mark.parametrize("size", [(60, 16)], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_a_name_is_text_on_every_sheet(name: str, size: tuple[int, int]) -> None:
    desk = a_desk_with(name)
    async with sitting(desk, size=size) as rep:
        for key in ("r", "p", "e", "t", "5"):
            await rep.press(key)
            await rep.until(lambda key=key: rep.sheet != "TodayScreen" or key == "5")  # type: ignore[misc]
            straight(rep)
            await rep.press("escape")
        await rep.calls()
        straight(rep)
        await rep.press("f8")
        await rep.opens("WrapUpSheet")
        straight(rep)
        await rep.press("t", "enter")
        await rep.until(lambda: rep.sheet == "TodayScreen")
        await rep.press("slash")
        await rep.opens("FindSheet")
        await rep.type("x" if "x" in name else "李" if "李" in name else "ana")
        await rep.pilot.pause()
        straight(rep)
        assert rep.app.is_running
    desk.close()


def test_the_names_are_as_wide_as_the_trouble_they_make() -> None:
    assert cell_len("李小龍") == 6
