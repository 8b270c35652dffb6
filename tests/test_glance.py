"""The picture that stands while the desk loads: today's names at once, nothing that steers, nothing where unsure."""

from __future__ import annotations

import os
import signal
import sqlite3
import sys
from contextlib import closing, suppress
from datetime import date, timedelta
from pathlib import Path

import pytest
from ptyprocess import PtyProcess

from salesdesk import glance
from salesdesk.store.file import open_store
from salesdesk.store.followups import add_follow_up
from salesdesk.store.glance import glance as read
from salesdesk.store.people import add_contact, change_contact
from tests import builders

TOP = Path(__file__).parents[1]
AT = "2022-11-22T15:00:00+00:00"
TODAY = date(2022, 11, 22)
COLOURS = {role: "49" if role in glance.GROUNDS else "39" for role in glance.ROLES}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A desk that was open before, with one person late, one due today, one ahead."""
    path = tmp_path / "50% tag#1?.db"
    store = builders.a_file(path)
    with store.atomic("people", at=AT) as db:
        for name, days in (("Dana Ruiz", -4), ("陳偉 Wei Chen", 0), ("Omar Haddad", 3)):
            person = add_contact(db, name, at=AT)
            add_follow_up(db, at=AT, contact_id=person, channel="call", due_on=TODAY + timedelta(days=days))
    with store.beside() as db:
        look = glance.look_of(COLOURS, title=" salesdesk")
        db.execute("INSERT INTO setting (key, value) VALUES (?, ?)", (glance.SETTING, look))
    store.close()
    return path


def rows(path: Path) -> list[tuple[int, str, str, str]]:
    found = read(str(path), glance.SETTING, today=TODAY.isoformat(), limit=9)
    return [] if found is None else [tuple(row) for row in found[1]]


def test_who_is_late_stands_before_who_is_due_today_and_nobody_who_is_ahead(path: Path) -> None:
    assert rows(path) == [(4, "", "Dana Ruiz", ""), (0, "", "陳偉 Wei Chen", "")]


def test_what_another_window_wrote_a_moment_ago_is_seen(path: Path) -> None:
    store = open_store(path)
    with store.atomic("gone", at=AT) as db:
        change_contact(db, 1, trashed_at=AT)
    assert [row[2] for row in rows(path)] == ["陳偉 Wei Chen"]
    store.close()


def test_nothing_is_shown_while_away_or_of_a_file_that_never_was_open_or_is_not_ours(
    path: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.db"
    other.write_bytes(b"SQLite format 3\0" + b"\xff" * 4000)
    builders.a_file(fresh := tmp_path / "fresh.db").close()
    assert [rows(p) for p in (other, fresh, tmp_path / "none.db", tmp_path)] == [[], [], [], []]
    store = open_store(path)
    with store.atomic("away", at=AT) as db:
        db.execute("INSERT INTO away (from_on) VALUES ('2022-11-01')")
    store.close()
    assert rows(path) == []


def test_the_picture_has_every_name_at_its_column_and_no_control_character_of_anybodys_text() -> None:
    found = [(4, "", "Dana\x1b[31m Ruiz\u202e", "Northwind Freight Lines"), (0, "09:45", "陳偉", "Aiken")]
    picture = glance._picture(" salesdesk", found, COLOURS, 120, 40)  # type: ignore[arg-type]
    assert "Dana\ufffd[31m Ruiz" in picture
    assert picture.count("\x1b[31m") == 0
    assert "\u202e" not in picture
    assert "   4 d" in picture
    assert " 09:45" in picture
    assert "OVERDUE" in picture
    assert "TODAY" in picture


@pytest.mark.parametrize("words", [["today"], ["--version"], ["--db"], ["demo"], ["--db", "x", "--config", "y"]])
def test_only_the_desk_itself_is_painted_before(words: list[str]) -> None:
    assert glance.file_meant(words) is None


def test_the_file_meant_is_the_one_named_or_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    assert glance.file_meant(["--db", "x"]) == "x"
    monkeypatch.setenv("SALESDESK_DB", "/some/where.db")
    assert glance.file_meant([]) == "/some/where.db"


@pytest.mark.skipif(os.name != "posix", reason="needs a POSIX terminal")
@pytest.mark.parametrize("ending", ["refused", "stopped"])
def test_an_end_before_the_desk_is_there_gives_the_terminal_back(path: Path, ending: str) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute("UPDATE follow_up SET due_on = date('now', '-4 days')")
        db.execute("UPDATE setting SET value = replace(value, ?, 'xterm|||')", (glance.terminal_mark(),))
        db.execute(f"PRAGMA user_version = {99999 if ending == 'refused' else 0}")
        db.commit()
    environ = {"TERM": "xterm", "PATH": os.environ["PATH"], "HOME": str(path.parent), "PYTHONPATH": str(TOP)}
    child = PtyProcess.spawn([sys.executable, "-m", "salesdesk", "--db", str(path)], dimensions=(30, 100), env=environ)
    shown = b""
    with suppress(EOFError):
        while True:
            shown += child.read(4096)
            if ending == "stopped" and b"Dana Ruiz" in shown:
                child.kill(signal.SIGTERM)
                ending = "stopping"
    child.close()
    assert b"Dana Ruiz" in shown
    after = shown.rpartition(b"\x1b[?1049l")[2]
    assert shown.count(b"\x1b[?1049h") == shown.count(b"\x1b[?1049l") == 1
    assert (b"newer salesdesk" in after) == (ending == "refused")
