"""The tab's title and notices: only as set, and a name in them steers nothing."""

from __future__ import annotations

import re

import pytest

from salesdesk.ui.notices import Notify, notice, title

ALL = frozenset(Notify)


def test_a_title_holds_one_harmless_line() -> None:
    assert title("salesdesk 09:45 Lee Park") == "\x1b]2;salesdesk 09:45 Lee Park\x1b\\"
    hostile = title("x\x1b\\\x1b]52;c;cHdu\x07\x9c\ny" + "z" * 500)
    assert hostile.count("\x1b") == 2
    assert not re.search("[\x00-\x1a\x7f-\x9f]", hostile)
    assert len(hostile) < 120


@pytest.mark.parametrize(
    "kinds, focused, environ, expected",
    [
        (frozenset(), False, {}, ""),
        ({Notify.BELL}, True, {}, "\a"),
        ({Notify.DESKTOP}, False, {}, "\x1b]9;Lee Park 09:45\x1b\\"),
        ({Notify.DESKTOP}, True, {}, ""),
        ({Notify.DESKTOP}, False, {"TMUX": "x"}, "\a"),
        ({Notify.TITLE}, True, {"TMUX": "x"}, "\x1b]2;Lee Park 09:45\x1b\\"),
        (ALL, False, {}, "\x1b]2;Lee Park 09:45\x1b\\\x1b]9;Lee Park 09:45\x1b\\\a"),
    ],
)
def test_a_notice_is_told_as_set(
    kinds: frozenset[Notify], focused: bool, environ: dict[str, str], expected: str
) -> None:
    assert notice("Lee Park 09:45", frozenset(kinds), focused=focused, environ=environ) == expected


def test_a_name_cannot_become_a_progress_bar_or_another_command_of_osc_9() -> None:
    assert ";" not in notice("4;1;50", frozenset({Notify.DESKTOP}), focused=False, environ={})[4:]
