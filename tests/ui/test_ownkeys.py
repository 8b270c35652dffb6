"""The rep's own keys: what they mean elsewhere is named, and footer, help, palette and sentences name theirs."""

from __future__ import annotations

import dataclasses

import pytest
from textual.widgets import TextArea

from salesdesk.desk import Desk
from salesdesk.ui.commands import BY_ID, UNSAFE, key_name
from salesdesk.ui.ownkeys import (
    ALSO_BOUND,
    CALLS_FROM,
    IN_LISTS,
    IN_TEXT,
    key_problems,
    keymap,
    keys_on,
    page_help,
    spoken,
)
from salesdesk.ui.pagekeys import KEY_PAGES, PAGE_KEYS, PAGES, KeyPage
from salesdesk.ui.widgets.lists import LineList, PanelList
from tests.ui.sitting import sitting
from tests.ui.test_commands import all_bindings


def bound(*classes: type) -> set[str]:
    keys = {key for one in classes for b in vars(one)["BINDINGS"] for key in b.key.split(",")}
    return keys - set(BY_ID["open"].keys) - {"escape", "left", "h", "shift+tab"}


@pytest.mark.parametrize("page", KEY_PAGES, ids=lambda page: page.name)
def test_a_page_has_no_key_twice_and_none_that_its_list_takes(page: KeyPage) -> None:
    keys = [key for one in page.keys if one.bound for key in one.keys]
    assert sorted(keys) == sorted(set(keys))
    assert not set(keys) & UNSAFE
    moving = {"up", "down", "k", "j", "left", "h"}  # of pages without a list, or answered before it
    assert not set(keys) & IN_LISTS - moving
    ids = {one.id for one in page.keys}
    assert all(name in ids for one in page.keys for name in one.beside)


def test_every_page_of_the_table_is_bound_and_no_id_is_given_twice() -> None:
    bound_ids = [binding.id for _, binding in all_bindings()]
    assert set(PAGE_KEYS) <= set(bound_ids)
    assert not set(PAGE_KEYS) & set(BY_ID)
    assert len(PAGE_KEYS) == sum(key.bound for page in KEY_PAGES for key in page.keys)


def now_on(page: str, own: dict[str, str]) -> dict[str, str]:
    """What changes on a page with these own keys."""
    found = keys_on(PAGES[page], own)
    return {key.name: " ".join(map(key_name, keys)) for key, keys in found.items() if key.bound and keys != key.keys}


@pytest.mark.parametrize(
    ("page", "own", "changed"),
    [
        ("lists", {"lists.tags": "T"}, {"tags": "T"}),
        ("lists", {"lists.tags": "T, f9"}, {"tags": "T F9"}),
        ("lists", {"later": "R", "undo": "H"}, {"later": "R", "undo": "H"}),
        ("lists", {"lists.tags": "s"}, {"tags": "s", "save": ""}),
        ("lists", {"lists.tags": "u"}, {"tags": "u", "undo": "ctrl+z"}),
        ("lists", {"lists.tags": "ctrl+a"}, {}),
        ("lists", {"deal.stall": "S"}, {}),
        ("deal", {"undo": "z"}, {}),
        ("deal", {"undo": "z, Z"}, {"undo": "Z"}),
        ("deal", {"undo": "z", "deal.stall": "S"}, {"undo": "z", "stall": "S"}),
        ("deals", {"quit": "Q", "deals": "D"}, {"back": "esc Q D"}),
        ("day_end", {"voicemail": "V", "end.line": "L"}, {"voicemail": "V"}),
        ("on_call", {"end_call": "f2", "call": "K"}, {"end": "F2 e", "resume": "K"}),
    ],
)
def test_a_page_has_the_reps_own_keys(page: str, own: dict[str, str], changed: dict[str, str]) -> None:
    assert now_on(page, own) == changed
    told = {name.partition(".")[2]: keys for name, keys in keymap(own).items() if name.startswith(f"{page}.")}
    assert {name: keys for name, keys in changed.items() if keys} == {
        name: " ".join(map(key_name, keys.split(","))) for name, keys in told.items()
    }


def test_the_help_of_a_page_names_its_keys_as_they_are() -> None:
    assert ("L T", "Skip, take back", "A step; no penalty.", "skip") in page_help(
        "deal", {"deal.skip": "L", "deal.take_back": "T"}
    )
    assert ("R", "Later…", "When to get in touch: tue 3pm.", "later") in page_help("lists", {"later": "R"})
    assert ("K", "Call", "The person of the row.", "") in page_help("score", {"call": "K"})


def test_what_is_said_of_lists_is_what_they_bind() -> None:
    assert bound(LineList, PanelList) | {"left", "h"} == IN_LISTS


def test_what_is_said_of_text_is_what_a_text_field_binds() -> None:
    field = {key for binding in TextArea.BINDINGS for key in binding.key.split(",")}  # type: ignore[union-attr]
    assert {key for key in field if key.startswith("ctrl+") and len(key) == 6} - UNSAFE <= IN_TEXT


def test_what_a_panel_binds_itself_can_be_moved_too() -> None:
    ids = {binding.id for _, binding in all_bindings()}
    assert {*ALSO_BOUND.values(), *CALLS_FROM} <= ids
    assert keymap({"call": "K, f2"})["find.call"] == "f2"
    assert "find.call" not in keymap({"call": "K"})
    assert keymap({"keep_note": "f14", "open": "O"}) == {
        "keep_note": "f14", "text.keep_note": "f14", "open": "O", "panel.open": "O",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("own", "said"),
    [
        ({"done": "j"}, "“j” moves in lists: Done is not reached with it there."),
        ({"keep_note": "ctrl+w"}, "“ctrl+w” edits while you type: Keep the note is not reached with it there."),
        ({"call": "z"}, "“z” has another meaning on a deal: Call is not reached with it there."),
        ({"undo": "w"}, "“w” is used twice: What is stale and Undo."),
        ({"undo": "X"}, "“X” has another meaning on the day's end: Undo is not reached with it there."),
        ({"lists.tags": "s"}, "“s” is used twice on the lists: Tags and Save a search."),
        ({"lists.tags": "u"}, "“u” is used twice on the lists: Tags and Undo, redo."),
        ({"deals.copy": "j"}, "“j” moves in lists: Copy on the deals is not reached with it there."),
        ({"lists.tag": "T"}, "Unknown command “lists.tag” in [keys]. Did you mean “lists.tags”?"),
        ({"lists.tags": "f12"}, "“f12” cannot be used for Tags on the lists: the terminal keeps it for itself."),
        ({"score.copy": " "}, "No key is given for Copy on the scorecard in [keys]: it keeps its own."),
        ({"inbound": "K"}, "“K” has another meaning on a deal: They called is not reached with it there."),
        ({"call": "ctrl+q"}, "“ctrl+q” cannot be used for Call: the terminal keeps it for itself."),
        ({"call": "ctrl+c"}, "“ctrl+c” cannot be used for Call: the terminal keeps it for itself."),
    ],
)
def test_a_key_that_something_else_takes_first_is_named(own: dict[str, str], said: str) -> None:
    assert key_problems(own)[0] == said


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


@pytest.mark.parametrize(
    ("page", "sentence", "told"),
    [
        ("deal", "not known. n adds it", "not known. N adds it"),
        ("deal", "Nobody stands on this deal: e names people.", "Nobody stands on this deal: E names people."),
        ("deals", "No live deals. a begins one, i on the day's screen imports them.",
         "No live deals. A begins one, I on the day's screen imports them."),
        ("day_end", "Undone. U in the day redoes.", "Undone. ctrl+y in the day redoes."),
        ("day_end", "not written. l writes it", "not written. L writes it"),
        ("on_call", "F8 ends the call", "F2 ends the call"),
        ("", "n notes", "n notes"),
        ("", "That is everyone for today. e: the day's end", "That is everyone for today. E: the day's end"),
        ("", "is still open: a, enter, then its page", "is still open: A, enter, then its page"),
        ("", "e may bring it back. a deal, a day", "E may bring it back. a deal, a day"),
    ],
)  # fmt: skip
def test_a_sentence_on_a_page_names_the_pages_own_key(page: str, sentence: str, told: str) -> None:
    own = {"deal.next": "N", "edit": "E", "add": "A", "import": "I", "find": "U", "day_end.line": "L", "end_call": "f2"}
    assert spoken(sentence, own, page) == told


def test_a_sheets_own_letter_is_never_told_as_a_command_of_the_day() -> None:
    assert spoken("No qualifiers yet. a adds one", {"add": "N"}, but={"a": "add"}) == "No qualifiers yet. a adds one"


async def test_own_keys_reach_the_deed_the_footer_the_help_the_palette_and_the_hints(busy: Desk) -> None:
    own = {"later": "R", "history": "H", "redo": "N", "help": "D,f13", "keep_note": "f14", "call": "j",
           "lists.save": "S", "deals.process": "T"}  # fmt: skip
    busy.core.config = dataclasses.replace(busy.core.config, keys=own)
    async with sitting(busy) as rep:
        await rep.sees("R Later", "D Keys", "“j” moves in lists")
        await rep.press("escape", "R")
        await rep.opens("LaterSheet")
        await rep.press("escape", "H")
        await rep.opens("HistorySheet")
        await rep.press("escape", "space")
        await rep.until(lambda: "done" in rep.note)
        await rep.press("escape", "u")
        await rep.until(lambda: "N redoes" in rep.note)
        await rep.press("D")
        await rep.opens("KeysSheet")
        await rep.sees("Later", "R ")
        await rep.type("history")
        await rep.sees(" H ")
        await rep.press("escape", "colon")
        await rep.opens("PaletteSheet")
        await rep.type("history")
        await rep.sees(" H ")
        await rep.press("escape", "L")
        await rep.opens("ListsScreen")
        await rep.sees("S Save a search", "D Keys")
        await rep.press("S")
        await rep.opens("SaveSheet")
        await rep.press("escape", "D")
        await rep.opens("KeysSheet")
        await rep.sees("S           Save a search", "R           Later")
        await rep.type("save a")
        await rep.press("enter")
        await rep.opens("SaveSheet")
        await rep.press("escape", "escape", "d")
        await rep.opens("DealsScreen")
        await rep.sees("T My steps")
        await rep.click("T My steps")
        await rep.opens("ProcessSheet")
        await rep.press("escape", "escape", "n")
        await rep.until(lambda: rep.focus == "notes")
        await rep.sees("F14 Keep it", "F13 Keys")
        await rep.press("f14")
        await rep.until(lambda: not rep.area("notes").text)
