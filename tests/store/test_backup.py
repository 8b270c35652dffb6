"""What the store does before it changes a file: a later one is refused, and its shape never changes uncopied."""

from __future__ import annotations

import os
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest
from sqlite_utils import Database, Migrations

from salesdesk.errors import UnusableFile, WriteFailed
from salesdesk.store import migrations, schema
from salesdesk.store.file import open_store


def test_a_file_of_a_later_format_is_refused_and_left_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    open_store(path).close()
    with closing(sqlite3.connect(path)) as later:
        later.execute("PRAGMA user_version = 99999")
    before = path.read_bytes()
    with pytest.raises(UnusableFile, match="newer salesdesk"):
        open_store(path)
    assert path.read_bytes() == before


def test_before_its_shape_changes_the_file_is_copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "desk.db"
    open_store(path).close()
    later = Migrations("salesdesk")
    for name in schema.NAMES:
        later()(getattr(migrations, name))
    later()(_m999_a_note)
    monkeypatch.setattr(migrations, "migrations", later)
    monkeypatch.setattr(schema, "NAMES", (*schema.NAMES, "_m999_a_note"))
    open_store(path).close()
    copy = tmp_path / "desk.db.before-_m999_a_note"
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    with closing(sqlite3.connect(copy)) as before, closing(sqlite3.connect(path)) as now:
        tables = "SELECT name FROM sqlite_master WHERE name = 'added'"
        assert (before.execute(tables).fetchall(), now.execute(tables).fetchall()) == ([], [("added",)])
        assert before.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_a_change_of_shape_that_can_not_be_copied_first_is_not_begun(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "desk.db"
    open_store(path).close()
    before = path.read_bytes()
    later = Migrations("salesdesk")
    for name in schema.NAMES:
        later()(getattr(migrations, name))
    later()(_m999_a_note)
    monkeypatch.setattr(migrations, "migrations", later)
    monkeypatch.setattr(schema, "NAMES", (*schema.NAMES, "_m999_a_note"))
    (tmp_path / f".desk.db.before-_m999_a_note-{os.getpid()}").mkdir()
    with pytest.raises(WriteFailed):
        open_store(path)
    assert path.read_bytes() == before


def _m999_a_note(db: Database) -> None:
    db.execute("CREATE TABLE added (id INTEGER PRIMARY KEY)")
