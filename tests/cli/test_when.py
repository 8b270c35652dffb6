"""Date phrases from a shell: the shape of CLI.md, the parameters, the exit codes; no data file is ever made."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run

NOW = ("--now", "2026-11-24T09:41", "--zone", "America/Chicago")


@pytest.mark.parametrize(
    ("phrase", "on", "at"),
    [
        ("tomorrow 9am", "2026-11-25", "2026-11-25T09:00:00-06:00"),
        ("next tue 10:30", "2026-12-01", "2026-12-01T10:30:00-06:00"),
        ("fri", "2026-11-27", None),
        ("in 3 business days", "2026-11-27", None),
        ("first monday of march", "2027-03-01", None),
        ("mid january", "2027-01-15", None),
    ],
)
def test_a_phrase_is_read_at_the_moment_that_is_given(run: Run, phrase: str, on: str, at: str | None) -> None:
    said = run("when", phrase, *NOW, "--json")
    assert said.code == 0
    assert (said.json["on"], said.json["at"], said.json["understood"]) == (on, at, True)


def test_the_shape_is_that_of_the_contract(run: Run) -> None:
    said = run("when", "every 2 weeks", *NOW, "--json").json
    assert said.keys() >= {"phrase", "understood", "on", "at", "until", "repeats", "reading", "certain", "why"}
    assert said["repeats"].startswith("RRULE:FREQ=WEEKLY;INTERVAL=2")
    assert run("when", "mid january", *NOW, "--json").json["until"] is not None


def test_a_phrase_with_two_readings_names_both(run: Run) -> None:
    said = run("when", "3/4", *NOW, "--json").json
    assert (said["certain"], said["understood"]) == (False, True)
    assert "4 Mar" in said["why"]
    assert "3 Apr" in said["why"]
    assert run("when", "3/4", *NOW, "--order", "dmy", "--json").json["on"] == "2027-04-03"
    assert run("when", "3/4", *NOW, "--order", "mdy", "--json").json["on"] == "2027-03-04"


@pytest.mark.parametrize("phrase", ["", "later", "30 february", "call me maybe", "x" * 500, "\x00"])
def test_what_is_not_understood_is_exit_1_with_a_reason(run: Run, db: Path, phrase: str) -> None:
    said = run("when", phrase, *NOW, "--json")
    assert (said.code, said.json["understood"], said.json["on"]) == (1, False, None)
    assert said.json["why"]
    plain = run("when", phrase, *NOW)
    assert (plain.code, plain.out) == (1, "")
    assert plain.err
    assert not db.exists()


@pytest.mark.parametrize(
    "wrong", [("--zone", "Mars/Base"), ("--now", "yesterday"), ("--order", "ymd"), ("--zone", "../etc")], ids=str
)
def test_parameters_that_are_not_right_are_wrong_usage(run: Run, wrong: tuple[str, str]) -> None:
    assert run("when", "tomorrow", *wrong).code == 2


def test_the_offset_of_the_moment_counts_where_no_zone_is_named(run: Run) -> None:
    said = run("when", "in an hour", "--now", "2026-11-24T09:41:00+05:30", "--json").json
    assert said["at"] == "2026-11-24T10:41:00+05:30"


def test_the_plain_answer_is_the_echo(run: Run) -> None:
    said = run("when", "tomorrow 9am", *NOW)
    assert (said.out, said.err) == ("Wed 25 Nov 2026 09:00\n", "")
