"""Keys as reps write them in the settings: read, refused where no terminal sends them, named with the nearest one."""

from __future__ import annotations

import pytest

from salesdesk.ui.commands import BY_ID
from salesdesk.ui.keynames import is_sent, read_key
from salesdesk.ui.ownkeys import key_problems, keymap, keys_of, keys_of_the_keyless


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("c", "c"), ("U", "U"), ("?", "question_mark"), ("/", "slash"), (" : ", "colon"), ("-", "minus"), ("é", "é"),
        ("Esc", "escape"), ("F8", "f8"), ("Ctrl+S", "ctrl+s"), ("control+s", "ctrl+s"), ("PgDn", "pagedown"),
        ("return", "enter"), ("shift+Tab", "shift+tab"), ("↑", "up"), ("_", "underscore"), ("#", "number_sign"),
        ("+", "plus"), ("ctrl++", "ctrl+plus"),
    ],
)  # fmt: skip
def test_a_key_is_read_as_people_write_it(written: str, key: str) -> None:
    assert read_key(written) == key


@pytest.mark.parametrize(
    "key", ["c", "é", "7", "slash", "f8", "ctrl+s", "shift+tab", "ctrl+up", "delete", "number_sign"]
)
def test_what_every_terminal_sends_is_taken(key: str) -> None:
    assert is_sent(key)


@pytest.mark.parametrize(
    "key", ["banana", "", "ctrl+enter", "ctrl+shift+s", "shift+space", "super+c", "ctrl+7", "f99", "alt+x", "cmd+s"]
)
def test_what_few_terminals_send_is_refused(key: str) -> None:
    assert not is_sent(key)


@pytest.mark.parametrize(
    ("own", "said"),
    [
        ({"cal": "z"}, "Unknown command “cal” in [keys]. Did you mean “call”?"),
        ({"CALL": "z"}, "Unknown command “CALL” in [keys]. Did you mean “call”?"),
        ({"call": "banana"}, "“banana” cannot be used for Call: no terminal sends it."),
        ({"call": "escpe"}, "“escpe” cannot be used for Call: no terminal sends it. Did you mean “escape”?"),
        ({"call": " , "}, "No key is given for Call in [keys]: it keeps its own."),
        ({"call": "Ctrl+A"}, "“Ctrl+A” cannot be used for Call: the terminal keeps it for itself."),
        ({"history": "c"}, "“c” is used twice: Call and History."),
    ],
)
def test_a_wrong_key_is_named_in_one_sentence(own: dict[str, str], said: str) -> None:
    assert key_problems(own) == (said,)


def test_what_is_shown_is_what_works() -> None:
    own = {"call": "z, ?", "undo": "banana", "nobody": "x"}
    assert {name: keys for name, keys in keymap(own).items() if "." not in name} == {"call": "z,question_mark"}
    assert keys_of(BY_ID["call"], own) == ("z", "question_mark")
    assert keys_of(BY_ID["undo"], own) == BY_ID["undo"].keys
    assert keys_of(BY_ID["help"], own) == ("f1",)


def test_a_command_without_a_key_can_be_given_one() -> None:
    assert list(keys_of_the_keyless({"history": "h", "call": "z"})) == [("h", "history")]
