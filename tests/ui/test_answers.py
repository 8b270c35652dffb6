"""A late answer of the terminal presses no key, in whatever pieces it comes; what is typed around it stays."""

from __future__ import annotations

import pytest
from textual import events

from salesdesk.ui.answers import PATIENCE, BackgroundTold, LateAnswers
from salesdesk.ui.driver import _Keys
from salesdesk.ui.terminal import is_light, may_be_asked

LIGHT = "\x1b]11;rgb:fafa/f7f7/f1f1\x1b\\"
DARK = "\x1b]11;rgb:1010/1616/1d1d\x07"


@pytest.mark.parametrize("answer", [LIGHT, DARK, LIGHT.replace("rgb", "rgba").replace("f1f1", "f1f1/ffff")])
@pytest.mark.parametrize("cut", range(2, 12))
def test_an_answer_in_pieces_is_no_keys(answer: str, cut: int) -> None:
    answers = LateAnswers()
    left = answers.feed("ab" + answer[:cut], 0.0) + answers.feed(answer[cut:] + "\x1b[?62;22c\x1b[A", 0.1)
    assert left == "ab\x1b[A"
    assert is_light(answers.told) is (answer is not DARK)
    assert answers.wait(0.1) is None


@pytest.mark.parametrize(
    "typed", ["]", "a]b", "\x1b", "\x1b[A", "\x1b[?1049h", "]11;rgb:x", "\x1b[200~]11;rgb:ff\x1b[201~"]
)
def test_what_is_no_answer_passes_at_once(typed: str) -> None:
    answers = LateAnswers()
    assert answers.feed(typed, 0.0) == typed
    assert answers.wait(0.0) is None


def test_what_the_terminal_can_do_is_no_keys_either() -> None:
    answers = LateAnswers()
    assert answers.feed("\x1b[?62;2", 0.0) + answers.feed("2cx", 0.1) == "x"
    assert not answers.told


def test_a_beginning_without_an_end_is_keys_after_a_moment() -> None:
    answers = LateAnswers()
    assert answers.feed("x\x1b]1", 0.0) == "x"
    assert answers.tick(PATIENCE / 2) == ""
    assert answers.tick(PATIENCE) == "\x1b]1"
    assert answers.tick(PATIENCE) == ""


def test_the_driver_hands_the_answer_on_and_the_keys_as_keys() -> None:
    keys = _Keys(False)
    found = [*keys.feed(b"a" + LIGHT.encode()[:9]), *keys.feed(LIGHT.encode()[9:] + b"b")]
    assert [one.key for one in found if isinstance(one, events.Key)] == ["a", "b"]
    assert [is_light(one.answer) for one in found if isinstance(one, BackgroundTold)] == [True]


@pytest.mark.parametrize(
    ("term", "asked"),
    [
        ("xterm-256color", True),
        ("tmux-256color", True),
        ("screen", True),
        ("linux", False),
        ("vt100", False),
        ("", False),
    ],
)
def test_only_a_terminal_that_answers_or_keeps_quiet_is_asked(term: str, asked: bool) -> None:
    assert may_be_asked({"TERM": term, "SSH_TTY": "/dev/pts/1"}) is asked
