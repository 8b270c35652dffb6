"""Files that cannot be used: the right exit code, one sentence and one hint, and not a byte changed."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from tests import builders
from tests.cli.conftest import Run


def a_folder(path: Path) -> None:
    path.mkdir()


def a_text(path: Path) -> None:
    path.write_text("Dana Ruiz, Northwind\n" * 200)


def another_programs_file(path: Path) -> None:
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE bookmark (id INTEGER PRIMARY KEY, url TEXT)")
    other.execute("INSERT INTO bookmark (url) VALUES ('https://northwind.example')")
    other.commit()
    other.close()


def a_newer_file(path: Path) -> None:
    builders.a_file(path).close()
    newer = sqlite3.connect(path)
    newer.execute(
        "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('salesdesk', 'm900_later', '')"
    )
    newer.execute("PRAGMA journal_mode = DELETE")
    newer.commit()
    newer.close()


def damaged_at_the_head(path: Path) -> None:
    path.write_bytes(b"SQLite forgot me" + builders.busy_file()[16:])


def damaged_in_the_middle(path: Path) -> None:
    content = bytearray(builders.busy_file())
    middle = len(content) // 2
    content[middle : middle + 20_000] = os.urandom(20_000)
    path.write_bytes(bytes(content))


def cut_short(path: Path) -> None:
    path.write_bytes(builders.busy_file()[:60_001])


def a_loop_of_links(path: Path) -> None:
    other = path.with_name("other.db")
    path.symlink_to(other)
    other.symlink_to(path)


def a_link_to_nowhere(path: Path) -> None:
    path.symlink_to(path.with_name("gone.db"))


def a_pipe(path: Path) -> None:
    os.mkfifo(path)


def read_only(path: Path) -> None:
    builders.a_file(path).close()
    path.chmod(0o400)


def in_a_read_only_folder(path: Path) -> None:
    builders.a_file(path).close()
    path.parent.chmod(0o500)


FAULTS: list[tuple[Callable[[Path], None], int]] = [
    (a_folder, 3),
    (a_text, 3),
    (another_programs_file, 3),
    (a_newer_file, 3),
    (damaged_at_the_head, 3),
    (damaged_in_the_middle, 3),
    (cut_short, 3),
    (a_loop_of_links, 3),
    (a_link_to_nowhere, 3),
    (a_pipe, 3),
    (read_only, 5),
    (in_a_read_only_folder, 5),
]
COMMANDS = [("today",), ("today", "--json"), ("add", "Dana"), ("find", "dana"), ("undo",)]


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
@pytest.mark.parametrize(("fault", "code"), FAULTS, ids=lambda x: getattr(x, "__name__", ""))
def test_a_file_that_cannot_be_used_is_refused_and_left_as_it_was(
    run: Run, db: Path, fault: Callable[[Path], None], code: int, words: tuple[str, ...]
) -> None:
    db.parent.mkdir(mode=0o700)
    fault(db)
    before = _state(db)
    try:
        refused = run(*words)
        assert _state(db) == before
    finally:
        db.parent.chmod(0o700)
    assert (refused.code, refused.out) == (code, "")
    lines = refused.err.strip().splitlines()
    assert len(lines) == 2
    assert all(line.endswith((".", "db")) for line in lines)
    assert "Traceback" not in refused.err


@pytest.mark.parametrize(("fault", "code"), FAULTS, ids=lambda x: getattr(x, "__name__", ""))
def test_check_reports_such_a_file_as_json_and_does_not_touch_it(
    run: Run, db: Path, fault: Callable[[Path], None], code: int
) -> None:
    db.parent.mkdir(mode=0o700)
    fault(db)
    before = _state(db)
    try:
        checked = run("check", "--json")
        assert _state(db) == before
    finally:
        db.parent.chmod(0o700)
    assert checked.code == code
    assert checked.json["ok"] is False
    assert len(checked.json["file"]["problems"]) >= 1


def test_a_file_that_stays_locked_is_said_after_a_patience(
    busy_run: Run, db: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("salesdesk.cli.desks.PATIENCE_SECONDS", 0.05)
    other = sqlite3.connect(db, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    locked = busy_run("add", "Quentin Twice")
    other.execute("ROLLBACK")
    other.close()
    assert (locked.code, locked.out) == (4, "")
    assert len(locked.err.strip().splitlines()) == 2
    assert busy_run("find", "Quentin Twice").code == 1


def test_a_file_can_be_read_while_another_program_writes(busy_run: Run, db: Path) -> None:
    other = sqlite3.connect(db, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    assert busy_run("today").code == 0
    other.execute("ROLLBACK")
    other.close()


def test_a_new_file_in_a_new_folder_is_for_the_rep_alone(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "new" / "deeper" / "desk.db"
    assert run("add", "Dana Ruiz", "--db", str(path)).code == 0
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700
    assert path.parent.parent.stat().st_mode & 0o777 == 0o700


def test_an_error_that_nobody_foresaw_is_one_sentence_without_data(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise ValueError("Dana Ruiz +1 503 555 0142")

    monkeypatch.setattr("salesdesk.cli.today.shapes.agenda", fails)
    failed = run("today", "--json")
    assert failed.code == 1
    assert failed.err.splitlines()[-2].startswith("Something in salesdesk went wrong: ValueError in test_faults.py:")
    assert "Dana" not in failed.err


def test_an_interrupt_ends_quietly(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("salesdesk.cli.today.shapes.agenda", interrupted)
    run("undo")
    assert run("today", "--json").code == 130


def _state(path: Path) -> tuple[object, ...]:
    """Everything about a file and its neighbours that a command could change."""
    names = sorted(p.name for p in path.parent.iterdir())
    content = path.read_bytes() if path.is_file() else None
    return names, content, path.lstat().st_mode, path.lstat().st_mtime_ns
