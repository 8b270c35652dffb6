"""The desk in a real terminal: it starts, moves, keeps a call, ends in order; nobody's name steers the terminal."""

from __future__ import annotations

import io
import os
import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, redirect_stderr, redirect_stdout
from pathlib import Path

import pytest

if os.name != "posix":
    pytest.skip("needs a POSIX terminal", allow_module_level=True)

from salesdesk.cli.main import main
from tests.ui.real_terminal import Terminal

ENTER, ESC, DOWN = "\r", "\x1b", "\x1b[B"
F8 = "\x1b[19~"
HOSTILE = (
    "Full Name,Account,Email\r\n"
    '"Eve \x1b]0;owned\x07 \x1b]52;c;aGk=\x07 \x1b[2J Lee",Firm \x9b31m Ltd,eve@firm.example\r\n'
    '"[@click=app.quit]Max[/] \u202eRoe",\x1bPq#0\x1b\\ Sixel,max@firm.example\r\n'
)
FOREIGN = (b"\x1b]0;", b"\x1b]52", b"\x1bP", b"\xc2\x9b", "\u202e".encode(), b"\x1b[2J Lee")


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Callable[..., Terminal]]:
    started: list[Terminal] = []

    def start(*arguments: str, **how: object) -> Terminal:
        started.append(Terminal(tmp_path, *arguments, **how))  # type: ignore[arg-type]
        return started[-1]

    yield start
    for each in started:
        each.close()


def ask(*arguments: str) -> str:
    """What the command line says of the same file."""
    printed, mask = io.StringIO(), os.umask(0o077)
    try:
        with redirect_stdout(printed), redirect_stderr(printed):
            assert main(arguments) == 0, printed.getvalue()
    finally:
        os.umask(mask)
    return printed.getvalue()


def calls(one: Terminal) -> None:
    """The call key, and what the desk may ask before it: their hours, no preparation."""
    gates = {"Call now all the same": "2", "Call anyway, counted": "\r"}
    one.send("c")
    for _ in gates:
        one.until(lambda: "ON CALL" in one.shown() or any(words in one.shown() for words in gates))
        for words, key in gates.items():
            if words in one.shown():
                one.send(key).until(lambda words=words: words not in one.shown())  # type: ignore[misc]
    one.sees("ON CALL")


def test_the_sample_day_starts_moves_keeps_a_call_and_leaves_the_terminal_as_it_was(
    terminal: Callable[..., Terminal],
) -> None:
    one = terminal("demo", TERM_PROGRAM="WezTerm").sees("1 Agenda", "Before you call", "? Keys")
    first = one.shown().splitlines()[2]
    one.send(DOWN).until(lambda: one.shown().splitlines()[2] != first)
    one.send("j").send("/").sees("esc close").send("lee").sees("PEOPLE", "Lee Park").send(ENTER)
    one.until(lambda: "esc close" not in one.shown()).sees("Lee Park  ")
    calls(one)
    one.send("talked, wants the label price").sees("wants the label price")
    one.send(F8).sees("HOW DID IT GO").send("t").sees("› t Talked").send(ENTER).sees("1 Agenda")
    assert one.quits() == 0
    assert one.is_restored()
    titles = re.findall(rb"\x1b\](?:2;([^\x1b]*)\x1b\\)|\x1b\[(2[23];2t)", one.raw)
    assert b"sample day 09:45 Lee Park \xc2\xb7 2 late" in {title for title, _ in titles}
    assert [mark for _, mark in titles if mark] == [b"22;2t", b"23;2t"]


def test_words_typed_in_a_call_are_in_the_file_afterwards(terminal: Callable[..., Terminal], tmp_path: Path) -> None:
    file = str(tmp_path / "desk.db")
    ask("--db", file, "add", "Quinn Abara", "--phone", "+1 312 555 0161", "--kind", "prospect")
    editor = tmp_path / "editor"
    editor.write_text('#!/bin/sh\necho "and a third one in May" >>"$1"\nstty raw -echo\nkill -9 $$\n')
    editor.chmod(0o700)
    one = terminal("--db", file, EDITOR=str(editor)).sees("NOT STARTED  1", "? Keys")
    one.send("/").sees("esc close").send("quinn").sees("PEOPLE", "Quinn Abara").send(ENTER)
    one.until(lambda: "esc close" not in one.shown()).sees("+1 312 555 0161")
    calls(one)
    one.send("two sites, by friday").sees("by friday").rest(0.5)
    before = len(one.raw)
    one.until(lambda: len(re.findall(rb"\d\d:\d\d", one.raw[before:])) >= 2)  # the timer, twice, and nothing else
    assert len(one.raw) - before <= 2 * 120
    one.send("\x0f").sees("and a third one in May", "Taken from your editor")
    one.send(F8).sees("HOW DID IT GO").send("t").sees("› t").send(ENTER)
    assert one.sees("1 Agenda").quits() == 0
    assert one.is_restored()
    assert "two sites, by friday\\nand a third one in May" in ask("--db", file, "brief", "quinn", "--json")


def test_a_killed_call_is_offered_back_saved_undone_and_done_again(
    terminal: Callable[..., Terminal], tmp_path: Path
) -> None:
    """DAY.md, steps 8 to 10 and 25, as the rep meets them."""
    file = str(tmp_path / "desk.db")
    ask("--db", file, "add", "Tom Okafor", "--phone", "+1 212 555 0102", "--kind", "prospect")
    ask("--db", file, "add", "Anita Rao", "--phone", "+1 312 555 0108", "--kind", "prospect")
    ask("--db", file, "log", "anita", "please take me off your list", "--disposition", "dnc")
    one = (
        terminal("--db", file).sees("1 Agenda", "? Keys").send("I").sees("who is it?", "esc Back").send("312.555.0108")
    )
    one.sees("do not contact since", "please take me off your list").send("\x15").sees("their name, their number")
    one.send("+1 (212) 555-0102").sees("Tom Okafor").send(ENTER).sees("THEY CALLED", "Tom Okafor").send(
        "! send checklist tomorrow 14:00"
    )
    one.sees("CAUGHT FROM YOUR NOTES", "! send checklist ").send(ENTER).send("asked who signs")
    one.until(lambda: "asked who signs" in typed_into(file))
    one.close()
    two = terminal("--db", file).sees("THEY CALLED", "Found again", "asked who signs", "! send checklist ")
    two.send(F8).sees("HOW DID IT GO", "✓ promise", "1 question asked").send("m+4").sees("✓ well", "40 %").send(ENTER)
    two.sees("1 Agenda", "next step agreed")
    assert "send checklist" in ask("--db", file, "brief", "tom", "--json")
    two.send("u").sees("c takes the call up again")
    assert "send checklist" not in ask("--db", file, "brief", "tom", "--json")
    assert "asked who signs" in typed_into(file)
    two.send("U").sees("Done again")
    assert "send checklist" in ask("--db", file, "brief", "tom", "--json")
    assert two.quits() == 0


def typed_into(file: str) -> str:
    with closing(sqlite3.connect(file)) as found:
        row = found.execute("SELECT text FROM draft WHERE kind = 'notes'").fetchone()
    return str(row[0]) if row else ""


@pytest.mark.parametrize(("columns", "rows"), [(120, 40), (80, 24)])
def test_imported_names_write_nothing_foreign_to_the_terminal(
    columns: int, rows: int, terminal: Callable[..., Terminal], tmp_path: Path
) -> None:
    source = tmp_path / "hostile.csv"
    source.write_text(HOSTILE, encoding="utf-8")
    one = terminal("--db", str(tmp_path / "desk.db"), columns=columns, rows=rows).sees("This is salesdesk")
    one.send("2").sees("step 1 of 3").send("hostile.csv").sees("hostile.csv").send(ENTER).sees("step 2 of 3")
    one.send("p").sees("line 2").send(ENTER).sees("step 3 of 3").send(ENTER).sees(
        "1 Agenda" if columns > 100 else "NOT STARTED"
    )
    one.send("/").sees("esc close").send("max").sees("@click=app.quit").send(ENTER)
    one.until(lambda: "esc close" not in one.shown()).sees("[@click=app.quit]Max[/]")
    one.send("e").sees("How they buy").send(ESC).until(lambda: "How they buy" not in one.shown())
    assert one.quits() == 0
    assert one.is_restored()
    found = [mark for mark in FOREIGN if mark in one.raw.replace(b"\x1b]22;", b"")]
    assert not found
    assert not re.search(rb"\x1b\](?!22;|1[01];\?|2;|11;)", one.raw)


def test_text_pasted_without_marks_presses_nothing_and_stands_in_the_notes(
    terminal: Callable[..., Terminal], tmp_path: Path
) -> None:
    file = str(tmp_path / "desk.db")
    ask("--db", file, "add", "Quinn Abara", "--kind", "prospect")
    before = ask("--db", file, "today", "--json")
    one = terminal("--db", file).sees("NOT STARTED  1", "? Keys")
    one.send(" delete everything\r").sees("too fast", "delete everything")
    assert one.send("\x1b").rest(0.2).quits() == 0
    after = ask("--db", file, "today", "--json")
    assert re.sub(r'"(now|at)": "[^"]*"', "", after) == re.sub(r'"(now|at)": "[^"]*"', "", before)
