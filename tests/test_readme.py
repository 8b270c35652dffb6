"""What the README says is so: its two commands stand as scripts read them, its key table is the command table."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from salesdesk.__main__ import main
from salesdesk.cli import table
from salesdesk.ui.commands import COMMANDS, key_name
from salesdesk.ui.keytable import BEGIN, END, key_table, with_table

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
    assert {row.replace("\\|", "").count("|") for row in key_table().splitlines()} == {4}


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
        if shown.startswith("salesdesk") and words[0] != "encrypt":  # which needs the extra
            assert main(words) == 0, capsys.readouterr().err
    assert (tmp_path / "rescued.db").exists()
