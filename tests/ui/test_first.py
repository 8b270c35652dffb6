"""The first start: three ways, one key each, and none of them is a trap."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input

from salesdesk.config import Config
from salesdesk.desk import Desk
from salesdesk.ui import themes
from tests import builders
from tests.ui.sitting import sitting


@pytest.mark.parametrize("size", [(200, 60), (120, 40), (80, 24), (60, 16)], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_it_says_what_this_is_where_data_lies_and_three_ways(size: tuple[int, int]) -> None:
    async with sitting(builders.a_desk(), size=size, ready="FirstScreen") as rep:
        await rep.sees(
            "This is salesdesk.",
            "1  Show me a sample day",
            "2  Import my list",
            "3  Start with one person",
            "Data",
            "? Keys",
        )


@pytest.mark.parametrize(
    ("key", "sheet"), [("2", "ImportScreen"), ("i", "ImportScreen"), ("3", "AddSheet"), ("a", "AddSheet")]
)
async def test_a_key_takes_its_way(key: str, sheet: str) -> None:
    async with sitting(builders.a_desk(), ready="FirstScreen") as rep:
        await rep.press(key)
        await rep.opens(sheet)
        await rep.press("escape")
        await rep.until(lambda: rep.sheet == "TodayScreen")


async def test_the_sample_day_has_a_file_of_its_own_so_this_desk_ends_for_it() -> None:
    async with sitting(builders.a_desk(), ready="FirstScreen") as rep:
        await rep.press("enter")
        await rep.until(lambda: rep.app.then == "demo")
        assert not rep.desk.people.count()


@pytest.mark.parametrize("key", ["escape", "q"])
async def test_closing_it_is_the_empty_desk_that_says_what_to_do(key: str) -> None:
    async with sitting(builders.a_desk(), ready="FirstScreen") as rep:
        await rep.press(key)
        await rep.sees("Nobody here yet. a adds one, i imports")


async def test_a_note_needs_nobody_it_waits_and_goes_to_whoever_is_named() -> None:
    desk = builders.a_desk()
    async with sitting(desk, ready="FirstScreen") as rep:
        await rep.sees("Nobody here yet.  n takes a note at once.")
        await rep.press("n")
        await rep.until(lambda: rep.focus == "notes")
        await rep.type("forty vans by May")
        await rep.until(lambda: desk.scripts.on_file(None, "notes") == "forty vans by May")
        await rep.sees("nobody’s yet · saved 12:00")
    async with sitting(desk, ready="FirstScreen") as rep:
        await rep.sees("n opens the note that you typed.")
        await rep.paste(", or June")
        await rep.until(lambda: rep.focus == "notes" and rep.area("notes").text == "forty vans by May, or June")
        await rep.press("ctrl+s")
        await rep.opens("WhoseSheet")
        await rep.type("Quinn Abara")
        await rep.press("enter")
        await rep.until(lambda: rep.note.startswith("The note is Quinn Abara’s"))
        assert rep.area("notes").text == "forty vans by May, or June"
        quinn = desk.find.people("Quinn")[0].id
        assert desk.scripts.on_file(quinn, "notes") == "forty vans by May, or June"
        await rep.type(", said Lee")
        await rep.until(lambda: desk.scripts.on_file(quinn, "notes").endswith("Lee"))
        await rep.press("escape", "u")
        await rep.until(lambda: rep.note.startswith("Undone: note given to Quinn Abara"))
        assert desk.loose_note() == "forty vans by May, or June"
        assert desk.scripts.longer_forms(quinn, "notes")[0][1].endswith("said Lee")


async def test_beside_people_the_note_of_nobody_is_a_command_and_is_said_to_wait(busy: Desk) -> None:
    busy.scripts.save(None, "notes", "who was that?")
    async with sitting(busy) as rep:
        await rep.until(lambda: "nobody’s yet" in rep.note)
        shown = rep.today.contact_id
        rep.today.run_command("loose_note")
        await rep.until(lambda: rep.focus == "notes" and rep.area("notes").text == "who was that?")
        rep.today.reload_all()
        await rep.type(" 0142")
        await rep.press("escape")
        await rep.until(lambda: rep.today.contact_id == shown and rep.focus == "agenda")
        assert busy.loose_note() == "who was that? 0142"


async def test_who_the_rep_is_can_be_said_at_once() -> None:
    desk = builders.a_desk()
    async with sitting(desk, ready="FirstScreen") as rep:
        await rep.press("e")
        await rep.opens("MeSheet")
        await rep.type("Sam Lee")
        rep.app.screen.query_one("#f_country", Input).value = "Portugal"
        await rep.press("enter")
        await rep.sees("You  Sam Lee", "Country  PT, its holidays are no business days")
        assert desk.core.rep().name == "Sam Lee"


async def test_its_keys_are_shown_on_a_key() -> None:
    async with sitting(builders.a_desk(), ready="FirstScreen") as rep:
        await rep.press("question_mark")
        await rep.opens("KeysSheet")
        await rep.sees("for the first start", "A sample day")


async def test_a_first_person_with_a_date_stands_in_the_agenda() -> None:
    desk = builders.a_desk()
    async with sitting(desk, ready="FirstScreen") as rep:
        await rep.press("3")
        await rep.opens("AddSheet")
        await rep.type("Quinn Abara")
        when = rep.app.screen.query_one("#f_when", Input)
        when.focus()
        await rep.until(lambda: when.has_focus)
        await rep.type("today 4pm")
        await rep.press("enter")
        await rep.until(lambda: "16:00  Quinn Abara" in rep.text_of("agenda"))


async def test_a_desk_with_people_does_not_ask_again() -> None:
    desk = builders.a_desk()
    builders.a_contact(desk)
    async with sitting(desk) as rep:
        assert rep.sheet == "TodayScreen"


async def test_the_theme_is_named_and_another_is_chosen_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLORTERM", "truecolor")
    desk = builders.a_desk()
    async with sitting(desk, ready="FirstScreen") as rep:
        await rep.sees("Theme  Harbor")
        await rep.press("t")
        await rep.opens("ThemeSheet")
        await rep.type("paper")
        await rep.press("enter")
        await rep.sees("Theme  Paper")
        assert desk.setting("theme") == "Paper"


async def test_a_theme_of_ones_own_is_worn_as_it_is_saved_and_a_broken_one_named(
    busy: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLORTERM", "truecolor")
    folder = tmp_path / "salesdesk" / "themes"
    folder.mkdir(parents=True)
    own = (Path(__file__).parents[2] / "themes" / "dusk.toml").read_text().replace("Dusk", "Mine")
    try:
        async with sitting(busy) as rep:
            (folder / "mine.toml").write_text(own)
            rep.today.look()
            rep.app.wear("mine")
            assert rep.app.theme == "mine"
            (folder / "mine.toml").write_text("dark = ")
            rep.today.look()
            assert rep.app.theme == "mine"  # the look stays as it was
            assert rep.note.startswith("mine.toml is not TOML")
            (folder / "mine.toml").write_text(own)
            rep.today.look()
            assert rep.app.theme == "mine"
    finally:
        themes.use_shelf(themes.load_shelf(own=tmp_path / "none"))


async def test_what_is_wrong_in_the_settings_is_one_line_at_the_start() -> None:
    desk = builders.a_desk(config=Config(theme="harbour", keys={"cal": "z", "undo": "banana"}))
    builders.a_contact(desk)
    async with sitting(desk) as rep:
        await rep.until(lambda: rep.note.startswith("Unknown command “cal” in [keys]. Did you mean “call”? 2 more:"))


async def test_people_who_wait_for_a_first_call_are_in_sight_where_nothing_else_is() -> None:
    desk = builders.a_desk()
    builders.a_contact(desk, "Quinn Abara")
    async with sitting(desk) as rep:
        await rep.until(lambda: "Quinn Abara" in rep.text_of("agenda"))
        await rep.until(lambda: "Quinn Abara" in rep.text_of("brief"))
