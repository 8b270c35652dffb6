"""The man page and the completions: made from the command table, brought by the wheel."""

from __future__ import annotations

import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

from salesdesk.cli.manpage import man_page, roff, shared_files
from salesdesk.cli.table import COMMANDS, EVERYWHERE

TOP = Path(__file__).parents[2]
PAGE = man_page()


def test_the_page_names_every_command_and_option() -> None:
    for command in COMMANDS:
        assert f"\\fB{roff(command.name)}\\fR" in PAGE, command.name
        for option in (*command.options, *EVERYWHERE):
            assert f"\\fB{roff(option.name)}\\fR" in PAGE, option.name
            assert roff(option.does) in PAGE
        for argument in command.arguments:
            assert f"\\fI{roff(argument.name)}\\fR" in PAGE


def test_no_line_of_text_steers_the_formatter() -> None:
    requests = {line.split()[0] for line in PAGE.splitlines() if line.startswith((".", "'"))}
    assert requests <= {".TH", ".SH", ".SS", ".TP", ".PP", ".B", ".RS", ".RE", ".EX", ".EE"}
    assert set(re.findall(r"\\(.)", PAGE)) <= set("fe-(&")


@pytest.mark.parametrize("text", [".start", "'quote", 'a "b" c', "back\\slash", "--dash", "a ~ b ^ c `d`"])
def test_what_could_steer_is_made_harmless(text: str) -> None:
    made = roff(text)
    assert not made.startswith((".", "'"))
    assert '"' not in made
    assert made.count("-") == made.count("\\-")


@pytest.mark.skipif(
    shutil.which("groff") is None and shutil.which("man") is None, reason="nothing here shows a man page"
)
def test_the_page_can_be_shown(tmp_path: Path) -> None:
    page = tmp_path / "salesdesk.1"
    page.write_text(PAGE, encoding="utf-8")
    words = (
        ["groff", "-ww", "-man", "-Tutf8", str(page)]
        if shutil.which("groff")
        else ["man", "--warnings", "-l", str(page)]
    )
    shown = subprocess.run(words, capture_output=True, text=True, timeout=30, check=True)
    assert shown.stderr == ""
    assert "voicemail check" in shown.stdout


def test_the_wheel_brings_the_page_and_a_completion_for_each_shell() -> None:
    project = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))
    hook = project["tool"]["hatch"]["build"]["targets"]["wheel"]["hooks"]["custom"]["path"]
    assert "shared_files()" in (TOP / hook).read_text(encoding="utf-8")
    assert {Path(place).parts[1] for place in shared_files()} == {"man", "bash-completion", "zsh", "fish"}
    assert all(text.endswith("\n") for text in shared_files().values())
