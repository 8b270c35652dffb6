"""The log of events: private, small, and without anybody's data."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from salesdesk.ui.journal import LARGEST, Event, note
from tests.builders import NOON

posix = pytest.mark.skipif(os.name != "posix", reason="modes are POSIX'")


def test_a_line_says_when_and_what_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "state" / "salesdesk.log"
    note(Event.BEGAN, at=NOON, path=path)
    note(Event.NOT_SAVED, at=NOON, path=path)
    lines = path.read_text().splitlines()
    assert len(lines) == 2
    assert lines[0].startswith(NOON.isoformat(timespec="seconds"))
    assert lines[1].endswith(" typed text refused")


@posix
def test_the_log_is_for_the_rep_alone(tmp_path: Path) -> None:
    path = tmp_path / "state" / "salesdesk.log"
    before = os.umask(0)
    try:
        note(Event.BEGAN, at=NOON, path=path)
    finally:
        os.umask(before)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_a_large_log_begins_anew_and_one_old_one_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "salesdesk.log"
    for _ in range(2):
        path.write_bytes(b"x" * (LARGEST + 1))
        note(Event.BEGAN, at=NOON, path=path)
    assert path.stat().st_size < 200
    assert sorted(found.name for found in tmp_path.iterdir()) == ["salesdesk.log", "salesdesk.log.1"]


@posix
def test_a_link_in_the_place_of_the_log_is_not_followed(tmp_path: Path) -> None:
    target = tmp_path / "target"
    target.write_text("theirs")
    (tmp_path / "salesdesk.log").symlink_to(target)
    note(Event.BEGAN, at=NOON, path=tmp_path / "salesdesk.log")
    assert target.read_text() == "theirs"


def test_a_log_that_can_not_be_written_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file where the folder would be")
    note(Event.BEGAN, at=NOON, path=tmp_path / "state" / "salesdesk.log")
    assert (tmp_path / "state").read_text() == "a file where the folder would be"
