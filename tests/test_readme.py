"""What the README says is so: its two commands stand as scripts read them, its key table is the command table."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from salesdesk.__main__ import main
from salesdesk.cli import table
from salesdesk.ui.commands import COMMANDS, key_name
from salesdesk.ui.keytable import BEGIN, END, key_table, with_table
from tests.ui.real_terminal import Terminal

TOP = Path(__file__).parents[1]
README = (TOP / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```sh\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


def test_the_key_table_is_the_command_table() -> None:
    assert with_table(README) == README, "python -m salesdesk.ui.keytable README.md writes it anew"


def test_every_key_of_every_command_is_in_the_table() -> None:
    table = key_table()
    for command in COMMANDS:
        for key in command.keys:
            assert f"`{key_name(key)}`" in table, command.id


def test_no_title_breaks_the_table() -> None:
    day, said, pages = key_table().split("\n\n")
    assert {row.replace("\\|", "").count("|") for row in day.splitlines()} == {4}
    assert {row.replace("\\|", "").count("|") for row in pages.splitlines()} == {3}
    assert "|" not in said


def test_a_readme_without_the_marks_is_refused() -> None:
    for text in ("", BEGIN, END):
        with pytest.raises(ValueError, match="keys"):
            with_table(text)


def test_the_first_two_commands_are_the_sample_day_and_the_tests() -> None:
    first, second = (block.strip() for block in BLOCKS[:2])
    for command in (first, second):
        assert "\n" not in command
        assert command.startswith("python3 -m venv .venv && .venv/bin/pip install ")
    assert first.endswith(".venv/bin/salesdesk demo")
    assert ".venv/bin/python -m pytest" in second
    assert "[test]" in second


def test_the_runner_of_the_checks_reads_the_second_command_from_here() -> None:
    assert "README.md" in (TOP / ".ci" / "run").read_text(encoding="utf-8")


SHOWN = re.findall(r"^\$ (.+)$", README, re.MULTILINE)
PICTURED = re.findall(r"!\[([^\]]+)\]\(([^)]+)\)", README)
LIST = "Name,Company,Phone,Email\nPriya Nair,Fabrikam,+1 503 555 0143,priya@fabrikam.example\n"
OPENS = {"salesdesk": "Show me a sample day", "salesdesk demo": "Dana Ruiz"}
"""Commands that open the screen, and what is to be seen there."""
ELSEWHERE = {
    "python -m salesdesk.ui.pictures themes",
    "python -m salesdesk.ui.keytable README.md",
    "python -m tests.benchmarks",
}
"""Commands that other tests, or .ci/run, run whole; here only that they are there."""


@pytest.fixture
def a_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home with a list to bring, and `salesdesk` in its bin."""
    home = tmp_path
    (home / "bin").mkdir()
    program = home / "bin" / "salesdesk"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m salesdesk "$@"\n')
    program.chmod(0o755)
    (home / "contacts.csv").write_text(LIST)
    for name, value in _surroundings(home).items():
        if name.startswith("XDG"):
            monkeypatch.setenv(name, value)
    return home


def _surroundings(home: Path) -> dict[str, str]:
    own = {f"XDG_{name}_HOME": str(home / name.lower()) for name in ("DATA", "CONFIG", "STATE", "CACHE")}
    return {
        "HOME": str(home),
        "PATH": f"{home / 'bin'}:/usr/bin:/bin",
        "PYTHONPATH": str(TOP),
        "LANG": "C.UTF-8",
        **own,
    }


@pytest.mark.skipif(shutil.which("bash") is None, reason="the commands are written for a shell")
@pytest.mark.parametrize("command", [*OPENS, *(shown for shown in dict.fromkeys(SHOWN) if shown not in OPENS)])
def test_every_command_does_what_is_said_of_it(command: str, a_home: Path) -> None:
    if command in OPENS:
        terminal = Terminal(a_home, *command.split()[1:], **_surroundings(a_home))
        try:
            assert terminal.sees(OPENS[command]).quits() == 0
        finally:
            terminal.close()
        return
    if command in ELSEWHERE:
        assert find_spec(command.split()[2]) is not None
        return
    if not command.startswith("salesdesk add"):
        assert main(["add", "Dana Ruiz", "--next", "tomorrow", "--why", "a second depot"]) == 0
    done = subprocess.run(
        ["bash", "-c", command], cwd=a_home, env=_surroundings(a_home), capture_output=True, text=True, timeout=60,
        stdin=subprocess.DEVNULL, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Traceback" not in done.stderr


def test_the_desk_is_opened_by_both_commands_that_say_so() -> None:
    assert "salesdesk" in SHOWN
    assert BLOCKS[0].strip().endswith("salesdesk demo")
    assert set(SHOWN) >= ELSEWHERE


def test_the_parts_stand_in_their_order() -> None:
    parts = re.findall(r"^## (.+)$", README, re.MULTILINE)
    order = ["The first thirty seconds", "What it does", "Two commands", "Your data", "Keys", "Bring your list",
             "The command line", "Themes and accessibility", "tmux, ssh, Windows, the browser", "Limits",
             "Development"]  # fmt: skip
    assert [part for part in parts if part in order] == order


def test_every_picture_is_there_and_says_what_it_shows() -> None:
    assert PICTURED[0][1] == "themes/harbor.svg"
    assert all(words and (TOP / place).is_file() for words, place in PICTURED)
    bullets = README.split("## What it does")[1].split("## Two commands")[0]
    assert bullets.count("\n- **") == bullets.count("![") == 6


def test_the_folders_that_it_names_exist() -> None:
    for name in re.findall(r"`((?:salesdesk|tests|themes|\.ci)/[\w./]*)`", README):
        assert (TOP / name).exists(), name


PROMISES = re.findall(r"^\| (.+) \| `((?:pytest|salesdesk) .+)` \|$", README, re.MULTILINE)


def test_every_promise_names_tests_that_there_are_or_a_command_that_answers() -> None:
    assert len(PROMISES) >= 20
    for promise, shown in PROMISES:
        assert promise.count(".") == 1, promise
        words = shlex.split(shown)
        if words[0] == "pytest":
            files = [TOP / word for word in words if word.startswith("tests/")]
            assert files, shown
            names = "".join(file.read_text(encoding="utf-8") for file in files)
            chosen = words[words.index("-k") + 1].split(" or ") if "-k" in words else []
            assert all(re.search(rf"def test_\w*{name}", names) for name in chosen), shown
        else:
            assert table.BY_NAME[words[1]], shown


def test_the_commands_of_the_promises_do_what_they_say(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SALESDESK_DB", str(tmp_path / "desk.db"))
    monkeypatch.chdir(tmp_path)
    assert main(["add", "Dana Ruiz"]) == 0
    for _, shown in PROMISES:
        words = shlex.split(shown)[1:]
        if shown.startswith("salesdesk"):
            assert main(words) == 0, capsys.readouterr().err
    assert (tmp_path / "rescued.db").exists()
