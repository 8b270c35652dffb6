"""The tab's title and notices: only as set, and a name in them steers nothing."""

from __future__ import annotations

import re
from dataclasses import fields

import pytest

from salesdesk.config import Config
from salesdesk.desk import Desk
from salesdesk.domain.agenda import Group
from salesdesk.ui.notices import Notify, day_title, due_words, notice, title
from salesdesk.ui.terminal import may_be_asked


def test_a_title_holds_one_harmless_line() -> None:
    assert title("salesdesk 09:45 Lee Park") == "\x1b]2;salesdesk 09:45 Lee Park\x1b\\"
    hostile = title("x\x1b\\\x1b]52;c;cHdu\x07\x9c\ny" + "z" * 500)
    assert hostile.count("\x1b") == 2
    assert not re.search("[\x00-\x1a\x7f-\x9f]", hostile)
    assert len(hostile) < 120


@pytest.mark.parametrize(
    "how, focused, environ, expected",
    [
        (Notify.TITLE, False, {}, ""),
        (Notify.NONE, False, {}, ""),
        (Notify.BELL, True, {}, "\a"),
        (Notify.DESKTOP, False, {}, "\x1b]9;Lee Park 09:45\x1b\\"),
        (Notify.DESKTOP, True, {}, ""),
        (Notify.DESKTOP, False, {"TMUX": "x"}, "\a"),
    ],
)
def test_a_notice_is_told_as_set(how: Notify, focused: bool, environ: dict[str, str], expected: str) -> None:
    assert notice("Lee Park 09:45", how, focused=focused, environ=environ) == expected


def test_every_word_of_the_setting_is_a_way_to_tell() -> None:
    of = next(f.metadata["of"] for f in fields(Config) if f.name == "notify")
    assert set(of) == set(Notify)


def test_the_title_says_who_is_next_and_how_many_are_late(busy: Desk) -> None:
    assert day_title(busy.agenda.today(), busy.core.now()) == "salesdesk 09:45 Lee Park · 2 late"


def test_a_notice_holds_a_name_only_where_that_is_set(busy: Desk) -> None:
    late, now = busy.agenda.today().section(Group.OVERDUE), busy.agenda.today().section(Group.NOW)
    zone = busy.core.zone
    assert due_words(now, zone=zone, names=False) == "09:45 is due"
    assert due_words(now, zone=zone, names=True) == "09:45 Lee Park"
    assert due_words(late[:1], zone=zone, names=False) in ("a promise is due", "one is due")
    assert due_words((*late, *now), zone=zone, names=True) == "3 are due"
    assert due_words((), zone=zone, names=True) == ""


def test_a_name_cannot_become_a_progress_bar_or_another_command_of_osc_9() -> None:
    assert ";" not in notice("4;1;50", Notify.DESKTOP, focused=False, environ={})[4:]


@pytest.mark.parametrize(
    ("environ", "known"),
    [
        ({"TERM": "xterm-256color"}, False),
        ({"TERM": "xterm-256color", "VTE_VERSION": "7600"}, True),
        ({"TERM": "tmux-256color", "TMUX": "/tmp/tmux-0/default,1,0"}, True),
        ({"TERM": "xterm-kitty"}, True),
        ({"TERM": "xterm-256color", "SSH_TTY": "/dev/pts/3"}, True),
        ({"TERM": "vt100", "SSH_TTY": "/dev/pts/3"}, False),
        ({"TERM": "linux", "TERM_PROGRAM": "x"}, False),
        ({}, False),
    ],
)
def test_a_title_is_given_only_to_a_terminal_that_gives_the_old_one_back(environ: dict[str, str], known: bool) -> None:
    assert may_be_asked(environ) is known
