"""The command line as a shell meets it: help, wrong words, streams, pipes, colours, what is loaded."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from salesdesk import __version__
from salesdesk.cli import parser
from salesdesk.cli.table import BY_NAME, COMMANDS
from tests import builders
from tests.cli.conftest import Run

ROOT = Path(__file__).parent.parent.parent
HEAVY = {
    "textual", "rich", "sqlite_utils", "holidays", "salesdesk.domain.people",
    "salesdesk.domain.touch", "salesdesk.desk.agenda", "salesdesk.desk.people", "salesdesk.store.score",
}  # fmt: skip
"""What the day is answered without: screens, whole records, deeds."""
LIGHT = {"textual", "rich", "sqlite_utils", "sqlite3", "argparse", "dataclasses", "typing", "phonenumbers", "holidays"}


def test_the_version_is_printed(run: Run) -> None:
    assert run("--version").out == f"salesdesk {__version__}\n"


def test_the_help_names_every_command(run: Run) -> None:
    helped = run("--help")
    assert helped.code == 0
    assert all(f"  {command.name} " in helped.out for command in COMMANDS)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda c: c.name)
def test_the_help_of_a_command_shows_its_shape_and_its_options(run: Run, command: object) -> None:
    name, options = command.name, command.options  # type: ignore[attr-defined]
    helped = run(*name.split(), "--help")
    assert helped.code == 0
    assert helped.out.startswith(f"Usage: salesdesk {name}")
    assert all(option.name in helped.out for option in options)
    assert all(len(line) <= 100 for line in helped.out.splitlines())
    assert run("help", *name.split()).out == helped.out


@pytest.mark.parametrize("words", [("--help",), ("--version",), ("today", "--help")], ids=" ".join)
def test_help_and_version_load_next_to_nothing(words: tuple[str, ...]) -> None:
    code = (
        f"import sys; before = set(sys.modules); sys.argv = ['salesdesk', *{words!r}]\n"
        "from salesdesk.__main__ import main\nmain()\n"
        f"print(sorted({LIGHT!r} & (set(sys.modules) - before)), file=sys.stderr)"
    )
    done = _python(code)
    assert done.stderr.strip() == "[]"
    assert done.stdout


def test_the_day_is_answered_without_screens_deeds_and_whole_records(busy_run: Run, db: Path) -> None:
    code = (
        "import sys; sys.argv = ['salesdesk', 'today', '--json', '--db', sys.argv[1]]\n"
        "from salesdesk.__main__ import main\nmain()\n"
        f"print(sorted({HEAVY!r} & set(sys.modules)), file=sys.stderr)"
    )
    assert busy_run("today").code == 0
    assert _python(code, str(db)).stderr.strip() == "[]"


@pytest.mark.parametrize(
    ("words", "sentence", "hint"),
    [
        (("tody",), "There is no command “tody”.", "Did you mean: salesdesk today?"),
        (("frobnicate",), "There is no command “frobnicate”.", "See salesdesk --help."),
        (("voicemail",), "“salesdesk voicemail” is not a whole command.", "Try: salesdesk voicemail check"),
        (("today", "--jsn"), "There is no option “--jsn”.", "Did you mean --json?"),
        (("today", "--date"), "--date needs a value.", "See salesdesk today --help."),
        (("today", "now"), "“now” is one word too many.", "See salesdesk today --help."),
        (("--db",), "--db needs a value.", "See salesdesk --help."),
        (("--xyzzy",), "There is no option “--xyzzy”.", "See salesdesk --help."),
        (("brief",), "Missing: WHO.", "See salesdesk brief --help."),
        (("import",), "Missing: FILE.", "See salesdesk import --help."),
        (("today", "--json=1"), "--json takes no value.", "See salesdesk today --help."),
        (("today", "--date", "--json"), "--date needs a value.", "See salesdesk today --help."),
        (("undo", "--json=1"), "There is no option “--json=1”.", "See salesdesk undo --help."),
    ],
)
def test_wrong_words_are_one_sentence_and_one_hint(run: Run, words: tuple[str, ...], sentence: str, hint: str) -> None:
    refused = run(*words)
    assert (refused.code, refused.out) == (2, "")
    said, way_out = refused.err.strip().splitlines()
    assert said == sentence
    assert way_out.startswith(hint)


@pytest.mark.parametrize(
    ("words", "output", "plain"),
    [
        (["-o", "x.csv", "--plain"], "x.csv", True),
        (["-ox.csv"], "x.csv", False),
        (["-o=x.csv"], "x.csv", False),
        (["--output=a=b"], "a=b", False),
        (["--output="], "", False),
        (["--output", "-5"], "-5", False),
        (["--output", "- a b"], "- a b", False),
        (["-o", "x", "--output", "-"], "-", False),
        (["--plain", "--", "-o"], None, True),
    ],
)
def test_an_options_value_stands_joined_or_apart(words: list[str], output: str | None, plain: bool) -> None:
    given = parser.read(BY_NAME["export"], words)
    assert (given.o, given.plain) == (output, plain)


def test_the_file_can_be_named_before_and_after_the_command(run: Run, tmp_path: Path) -> None:
    other = str(tmp_path / "other.db")
    assert run("--db", other, "add", "Dana Ruiz").code == 0
    assert run("find", "dana", "--db", other).code == 0
    assert run(f"--db={other}", "find", "dana").code == 0
    assert run("find", "dana").code == 1


def test_an_empty_name_is_never_the_default_file(run: Run, db: Path) -> None:
    for words in (("today", "--db", ""), ("today", "--config", " "), ("--db=", "add", "Dana")):
        assert run(*words).code == 2
    assert not db.exists()


@pytest.mark.parametrize("words", [(), ("demo",), ("demo", "--date", "2026-11-24")], ids=" ".join)
def test_the_screen_is_refused_where_there_is_no_terminal(run: Run, db: Path, words: tuple[str, ...]) -> None:
    refused = run(*words)
    assert (refused.code, refused.out) == (2, "")
    assert refused.err.splitlines()[1] == "Without one: salesdesk today, or salesdesk --help."
    assert not db.exists()


def test_the_sample_day_takes_no_file(run: Run) -> None:
    assert run("demo", "--db", "x.db").code == 2


def test_a_reader_that_stops_reading_is_no_error(busy_run: Run, db: Path) -> None:
    command = f"{sys.executable} -m salesdesk export all --db {db} | head -c 10 > {os.devnull}; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, cwd=ROOT, timeout=60, check=False)
    assert done.stderr == ""
    assert done.stdout.strip() in ("0", "141")
    assert busy_run("today").code == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device that is always full")
def test_output_that_cannot_be_written_is_said(busy_run: Run, db: Path) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "salesdesk", "today", "--json", "--db", str(db)],
            stdout=full, stderr=subprocess.PIPE, text=True, cwd=ROOT, timeout=60, check=False,
        )  # fmt: skip
    assert done.returncode == 5
    assert done.stderr.startswith("The output could not be written: no space left on device.")
    assert busy_run("today").code == 0


def test_the_output_is_utf_8_whatever_the_locale(run: Run, db: Path) -> None:
    run("add", "陳偉", "--account", "Kestrel Größe", "--next", "today")
    environ = {**os.environ, "LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
    done = subprocess.run(
        [sys.executable, "-m", "salesdesk", "today", "--json", "--db", str(db)],
        capture_output=True, cwd=ROOT, timeout=60, check=True, env=environ,
    )  # fmt: skip
    assert "陳偉" in done.stdout.decode("utf-8")
    assert "Kestrel Größe" in done.stdout.decode("utf-8")


HOSTILE = "Dana \x1b]52;c;ZXZpbA==\x07\x9b31m[bold]\u202egnorw\x00 Ruiz"


def test_control_characters_of_the_data_never_reach_the_terminal(run: Run) -> None:
    run("add", HOSTILE, "--next", "today", "--why", "\x1b[2Jwipe\r\n\x85", "--account", "\u2066Evil\x9d")
    for words in (
        ("today",), ("today", "--json"), ("brief", "dana"), ("brief", "dana", "--json"), ("find", "dana"), ("history",),
        ("find", "\x1b[31mnobody"), ("when", "\x1b]0;x\x07", "--json"), ("when", "\x9b31m"), ("add", HOSTILE, "--kind", HOSTILE),
    ):  # fmt: skip
        shown = run(*words)
        found = re.findall("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", shown.out + shown.err)
        assert found == [], words


def test_what_another_program_wrote_into_the_file_is_harmless_too(run: Run, db: Path) -> None:
    import sqlite3

    run("add", "Dana Ruiz", "--account", "Northwind", "--next", "today")
    other = sqlite3.connect(db)
    other.execute("UPDATE contact SET name = name || char(27) || ']0;x' || char(7) || char(155), title = char(8238)")
    other.execute("UPDATE follow_up SET why_now = char(27) || '[2J'")
    other.commit()
    other.close()
    for words in (
        ("today",), ("today", "--json"), ("brief", "1"), ("find", "dana"), ("export",), ("export", "all"),
        ("export", "--format", "vcf"), ("export", "--format", "ics"), ("export", "follow-ups", "--format", "md"),
    ):  # fmt: skip
        shown = run(*words)
        assert shown.code == 0
        assert re.findall("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e]", shown.out + shown.err) == [], words


def test_wide_names_keep_the_columns(run: Run) -> None:
    for name in ("陳偉", "Zoë Ångström", "Al"):
        run("add", name, "--account", "Northwind", "--next", "today")
    rows = [line for line in run("today").out.splitlines() if "Northwind" in line and "any time" in line]
    starts = {_cells(line[: line.index("Northwind")]) for line in rows}
    assert len(rows) == 3
    assert len(starts) == 1


@pytest.mark.parametrize(("no_color", "styled"), [("", True), ("1", False)])
def test_codes_for_the_terminal_are_printed_only_to_a_terminal(
    busy_run: Run, monkeypatch: pytest.MonkeyPatch, no_color: str, styled: bool
) -> None:
    assert "\x1b" not in busy_run("today").out
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("NO_COLOR", no_color)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    from salesdesk.cli.paper import styled as asked

    assert asked() is styled


def test_what_completion_prints_is_right_for_its_shell(run: Run) -> None:
    for shell in ("bash", "zsh", "fish"):
        script = run("completion", shell).out
        assert all(command.name.split()[0] in script for command in COMMANDS)
    checked = subprocess.run(["bash", "-n"], input=run("completion", "bash").out, text=True, check=False)
    assert checked.returncode == 0
    assert run("completion", "tcsh").code == 2


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("salesdesk tod", ["today"]),
        ("salesdesk today --js", ["--json"]),
        ("salesdesk --db x.db res", ["restore"]),
        ("salesdesk add Dana --kind cl", ["client"]),
        ("salesdesk voicemail ", ["check"]),
        ("salesdesk export con", ["contacts"]),
        ("salesdesk completion z", ["zsh"]),
        ("salesdesk log dana x --disposition left", ["left_voicemail", "left_word"]),
    ],
)
def test_bash_completes_commands_options_and_their_words(run: Run, typed: str, offered: list[str]) -> None:
    words = typed.split(" ")
    script = run("completion", "bash").out
    ask = f"COMP_WORDS=({' '.join(words[:-1])} '{words[-1]}'); COMP_CWORD={len(words) - 1}; _salesdesk; printf '%s\\n' \"${{COMPREPLY[@]}}\""
    done = subprocess.run(["bash", "-c", f"{script}\n{ask}"], capture_output=True, text=True, check=True)
    found = [word for word in done.stdout.split() if not word.startswith("--") or words[-1].startswith("-")]
    assert found == offered


def test_the_readable_files_of_the_desk_are_named(run: Run, db: Path) -> None:
    places = run("where", "--json").json
    assert places["data"] == {"path": str(db), "exists": False}
    assert str(db) in run("where").out
    assert not db.exists()


def test_the_key_table_names_every_command_and_what_clashes(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = tmp_path / "config.toml"
    config.write_text('[keys]\ncall = "space"\nfrob = "x"\n')
    monkeypatch.setenv("SALESDESK_CONFIG", str(config))
    keys = run("keys", "--json").json
    assert {"call", "done", "undo"} <= {command["id"] for command in keys["commands"]}
    assert any("frob" in problem for problem in keys["problems"])
    assert any("twice" in problem for problem in keys["problems"])
    assert "frob" in run("keys").err


def test_the_default_config_is_printed_and_reads_back_as_the_defaults(run: Run) -> None:
    import tomllib

    from salesdesk.config import Config, read

    printed = run("config", "--default").out
    assert read(tomllib.loads(printed)) == (Config(), ())
    uncommented = "\n".join(
        line.removeprefix("# ") if " = " in line and "[" not in line[:3] else line for line in printed.splitlines()
    )
    assert "week_start" in uncommented


def test_the_settings_are_printed_as_they_are_written(run: Run, tmp_path: Path) -> None:
    import tomllib

    config = tmp_path / "config.toml"
    config.write_text('ascii = true\ndays_off = [2026-12-24]\n[keys]\ncall = "K"\n')
    printed = tomllib.loads(run("config", "--config", str(config)).out)
    assert (printed["ascii"], f"{printed['days_off'][0]:%Y-%m-%d}", printed["keys"]) == (
        True,
        "2026-12-24",
        {"call": "K"},
    )


def test_a_wrong_setting_is_named_and_the_command_goes_on(run: Run, tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    config.write_text('wek_start = "sun"\n')
    told = run("today", "--config", str(config))
    assert told.code == 0
    assert "Unknown setting “wek_start”. Did you mean “week_start”?" in told.err
    assert run("check", "--json", "--config", str(config)).json["config"]["problems"] != []


def test_config_check_names_what_is_wrong_with_the_nearest_right_one(run: Run, tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    config.write_text('notify = "bel"\ntheme = "harbour"\nzone = "Europe/Lisbn"\n[keys]\ncal = "z"\n')
    checked = run("config", "check", "--config", str(config))
    assert checked.code == 1
    for near in ("“bell”", "“harbor”", "“Europe/Lisbon”", "“call”"):
        assert f"Did you mean {near}?" in checked.out
    config.write_text('notify = "bell"\n')
    assert run("config", "check", "--config", str(config)).out == f"{config}: nothing is wrong.\n"
    assert run("config", "chek").err.startswith("“chek” is no part of config.")


def _python(code: str, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code, *words], capture_output=True, text=True, cwd=ROOT, timeout=60, check=True
    )


def _cells(text: str) -> int:
    from rich.cells import cell_len

    return cell_len(text)


def test_the_builders_day_is_the_day_of_these_tests() -> None:
    assert builders.date(2026, 11, 24).weekday() == 1
