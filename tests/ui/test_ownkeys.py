"""The rep's own keys: what they mean elsewhere is named, and footer, help, palette and sentences name theirs."""

from __future__ import annotations

import dataclasses

import pytest
from textual.widgets import TextArea

from salesdesk.desk import Desk
from salesdesk.ui.commands import BY_ID, UNSAFE
from salesdesk.ui.ownkeys import ALSO_BOUND, IN_LISTS, IN_TEXT, ON_PAGES, key_problems, keymap, spoken
from salesdesk.ui.screens.board import Board
from salesdesk.ui.screens.day_end import DayEndScreen
from salesdesk.ui.screens.deal import DealScreen
from salesdesk.ui.screens.deals import DealsScreen
from salesdesk.ui.screens.lists import ListsScreen
from salesdesk.ui.screens.score import ScoreScreen
from salesdesk.ui.widgets.lists import LineList, PanelList
from tests.ui.sitting import sitting
from tests.ui.test_commands import all_bindings

PAGES = {
    "Lists": (ListsScreen,),
    "Deals": (DealsScreen, Board),
    "a deal": (DealScreen, Board),
    "the scorecard": (ScoreScreen,),
    "the day's end": (DayEndScreen,),
}


def bound(*classes: type) -> set[str]:
    keys = {key for one in classes for b in vars(one)["BINDINGS"] for key in b.key.split(",")}
    return keys - set(BY_ID["open"].keys) - {"escape", "left", "h", "shift+tab"}


@pytest.mark.parametrize("page", PAGES)
def test_what_is_said_of_a_pages_keys_is_what_it_binds(page: str) -> None:
    taught = {"c", "f5", "I"}
    assert set(ON_PAGES[page].split()) - taught == bound(*PAGES[page]) - taught


def test_what_is_said_of_lists_is_what_they_bind() -> None:
    assert bound(LineList, PanelList) | {"left", "h"} == IN_LISTS


def test_what_is_said_of_text_is_what_a_text_field_binds() -> None:
    field = {key for binding in TextArea.BINDINGS for key in binding.key.split(",")}  # type: ignore[union-attr]
    assert {key for key in field if key.startswith("ctrl+") and len(key) == 6} - UNSAFE <= IN_TEXT


def test_what_a_panel_binds_itself_can_be_moved_too() -> None:
    ids = {binding.id for _, binding in all_bindings()}
    assert set(ALSO_BOUND.values()) <= ids
    assert keymap({"keep_note": "f4", "open": "O"}) == {
        "keep_note": "f4", "text.keep_note": "f4", "open": "O", "panel.open": "O",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("own", "said"),
    [
        ({"done": "j"}, "“j” moves in lists: Done is not reached with it there."),
        ({"keep_note": "ctrl+w"}, "“ctrl+w” edits while you type: Keep the note is not reached with it there."),
        ({"call": "z"}, "“z” has another meaning on a deal: Call is not reached with it there."),
        ({"inbound": "K"}, "“K” has another meaning on a deal: They called is not reached with it there."),
        ({"call": "ctrl+q"}, "“ctrl+q” cannot be used for Call: the terminal keeps it for itself."),
        ({"call": "ctrl+c"}, "“ctrl+c” cannot be used for Call: the terminal keeps it for itself."),
    ],
)
def test_a_key_that_something_else_takes_first_is_named(own: dict[str, str], said: str) -> None:
    assert key_problems(own) == (said,)


@pytest.mark.parametrize("own", [{"call": "H"}, {"history": "h, H"}, {"done": "D"}, {"undo": "ctrl+z"}, {"find": "F"}])
def test_a_key_that_is_free_is_no_problem(own: dict[str, str]) -> None:
    assert key_problems(own) == (() if own != {"history": "h, H"} else (
        "“h” moves in lists: History is not reached with it there.",
    ))  # fmt: skip


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Nobody here yet. a adds one, i imports a list.", "Nobody here yet. N adds one, i imports a list."),
        ("Undone: Dana Ruiz done. U redoes.", "Undone: Dana Ruiz done. ctrl+y redoes."),
        ("not written. e adds it", "not written. e adds it"),
        ("a deal adds up", "a deal adds up"),
        ("2 marked lines: n, then ctrl+s keeps the note with them", "2 marked lines: n, then f6 keeps the note with them"),
        ("q again to quit", "Q again to quit"),
    ],
)  # fmt: skip
def test_a_sentence_names_the_reps_own_key(sentence: str, told: str) -> None:
    own = {"add": "N", "find": "U", "quit": "Q", "keep_note": "F4"}
    assert spoken(sentence, own) == told.replace("f6", "F4")
    assert spoken(sentence, {}) == sentence


async def test_own_keys_reach_the_deed_the_footer_the_help_the_palette_and_the_hints(busy: Desk) -> None:
    own = {"later": "R", "history": "H", "redo": "N", "help": "K,f13", "keep_note": "f14", "call": "j"}
    busy.core.config = dataclasses.replace(busy.core.config, keys=own)
    async with sitting(busy) as rep:
        await rep.sees("R Later", "K Keys", "“j” moves in lists")
        await rep.press("escape", "R")
        await rep.opens("LaterSheet")
        await rep.press("escape", "H")
        await rep.opens("HistorySheet")
        await rep.press("escape", "space")
        await rep.until(lambda: "done" in rep.note)
        await rep.press("escape", "u")
        await rep.until(lambda: "N redoes" in rep.note)
        await rep.press("K")
        await rep.opens("KeysSheet")
        await rep.sees("Later", "R ")
        await rep.type("history")
        await rep.sees(" H ")
        await rep.press("escape", "colon")
        await rep.opens("PaletteSheet")
        await rep.type("history")
        await rep.sees(" H ")
        await rep.press("escape", "n")
        await rep.until(lambda: rep.focus == "notes")
        await rep.sees("F14 Keep it", "F13 Keys")
        await rep.press("f14")
        await rep.until(lambda: not rep.area("notes").text)
