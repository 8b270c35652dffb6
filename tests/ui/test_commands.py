"""The table of commands: every one has a name, a place and a deed; no key means two things, none is stolen."""

from __future__ import annotations

import importlib
import pkgutil

import pytest
from textual.binding import Binding

import salesdesk.ui
from salesdesk.ui.bindings import bindings_for
from salesdesk.ui.commands import BY_ID, COMMANDS, FOOTER, UNSAFE, Command, Where, key_name
from salesdesk.ui.deeds import NEEDS_PERSON
from salesdesk.ui.ownkeys import key_problems, keys_of
from salesdesk.ui.screens.today import TodayScreen
from salesdesk.ui.sheets.palette import LEFT_OUT, NAME, NAME_FROM
from salesdesk.ui.text import width_of
from salesdesk.ui.widgets.lists import LineList, PanelList


def all_bindings() -> list[tuple[str, Binding]]:
    """Every binding that a class of ours makes, with the class that makes it."""
    found = []
    for module in pkgutil.walk_packages(salesdesk.ui.__path__, "salesdesk.ui."):
        for thing in vars(importlib.import_module(module.name)).values():
            if isinstance(thing, type) and thing.__module__ == module.name:
                own = [b for b in vars(thing).get("BINDINGS", ()) if isinstance(b, Binding)]
                found += [(thing.__name__, binding) for binding in own]
    return found


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
def test_every_command_says_what_it_does_and_does_it(command: Command) -> None:
    assert command.title
    assert command.help.endswith(".") or command.id == "later"
    in_a_list = command.where is Where.LISTS
    assert in_a_list or command.id.startswith("pane_") or callable(getattr(TodayScreen, f"do_{command.id}", None))


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
def test_what_a_command_does_is_said_whole_in_the_palette_at_80_columns(command: Command) -> None:
    before = max(NAME, NAME_FROM + width_of(command.title) + 1)
    assert before + width_of(command.help) <= 80 - 4


def test_every_id_is_given_once() -> None:
    assert len(BY_ID) == len(COMMANDS)


def test_no_key_means_two_things_where_both_can_be_pressed() -> None:
    assert not key_problems({})
    taken = [key for command in COMMANDS for key in command.keys]
    assert sorted(taken) == sorted(set(taken))


def test_the_table_does_not_take_a_key_that_moves_in_a_list() -> None:
    moving = {key for binding in LineList.BINDINGS for key in binding.key.split(",")}  # type: ignore[union-attr]
    taken = {key for command in COMMANDS if command.where is not Where.LISTS for key in command.keys}
    assert not moving & taken


def test_what_the_table_says_of_lists_the_lists_do() -> None:
    bound = {key for bindings in (LineList.BINDINGS, PanelList.BINDINGS) for b in bindings for key in b.key.split(",")}  # type: ignore[union-attr]
    assert {key for command in COMMANDS if command.where is Where.LISTS for key in command.keys} <= bound


def test_no_binding_of_any_screen_takes_a_key_that_terminals_keep() -> None:
    wrong = [(owner, b.key) for owner, b in all_bindings() for key in b.key.split(",") if key.strip() in UNSAFE]
    assert not wrong


def test_every_binding_has_an_id_and_a_name() -> None:
    assert len(all_bindings()) > 40
    assert not [(owner, b.key) for owner, b in all_bindings() if not b.id or not b.description]


def test_no_class_binds_a_key_twice() -> None:
    keys = [(owner, key) for owner, b in all_bindings() for key in b.key.split(",")]
    assert sorted(keys) == sorted(set(keys))


def test_every_unsafe_key_of_the_rule_is_in_the_list() -> None:
    wanted = {
        "ctrl+a",
        "ctrl+b",
        "ctrl+h",
        "ctrl+i",
        "ctrl+j",
        "ctrl+l",
        "ctrl+m",
        "f6",
        "f7",
        "f10",
        "f11",
        "f12",
        "alt+x",
    }
    assert wanted <= UNSAFE


def test_the_footer_names_commands_that_are_bound() -> None:
    assert all(BY_ID[name].keys for name in FOOTER)


def test_a_command_that_needs_a_person_exists() -> None:
    assert set(BY_ID) >= NEEDS_PERSON


def test_all_but_moving_is_found_by_name() -> None:
    assert set(BY_ID) >= LEFT_OUT
    assert not LEFT_OUT & {"undo", "history", "theme", "import", "trash", "quit"}


def test_bindings_carry_the_commands_id_so_that_a_rep_can_move_them() -> None:
    for binding in bindings_for(*Where):
        assert isinstance(binding, Binding)
        assert BY_ID[str(binding.id)].keys == tuple(binding.key.split(","))


@pytest.mark.parametrize(
    ("own", "words"),
    [
        ({"cal": "c"}, "Unknown command “cal”"),
        ({"call": "ctrl+a"}, "“ctrl+a” cannot be used for Call"),
        ({"call": "n"}, "“n” is used twice"),
        ({"undo": "c, ctrl+z"}, "“c” is used twice"),
        ({"find": "f12"}, "“f12” cannot be used for Find"),
    ],
)
def test_a_key_that_cannot_work_is_said_in_one_sentence(own: dict[str, str], words: str) -> None:
    assert any(problem.startswith(words) for problem in key_problems(own))


def test_a_reps_own_keys_replace_the_taught_ones() -> None:
    assert keys_of(BY_ID["call"], {"call": "z, f5"}) == ("z", "f5")
    assert keys_of(BY_ID["call"], {}) == BY_ID["call"].keys


@pytest.mark.parametrize(
    ("key", "name"), [("space", "space"), ("slash", "/"), ("f8", "F8"), ("escape", "esc"), ("U", "U")]
)
def test_keys_are_named_as_people_read_them(key: str, name: str) -> None:
    assert key_name(key) == name
