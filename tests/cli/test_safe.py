"""Backups, restoring and the look at everything: consistent, verified, and nothing is lost by any of them."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from tests import builders
from tests.cli.conftest import Run


def test_a_backup_is_whole_private_and_in_its_folder(busy_run: Run, db: Path) -> None:
    made = busy_run("backup", "--json")
    path = Path(made.json["path"])
    assert path.parent == db.with_name("desk.db.backups")
    assert path.name == "desk-20261124-094100.db"
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700
    assert made.json["rows"]["contact"] == 19
    copy = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)
    assert copy.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert copy.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    copy.close()
    assert [p.name for p in path.parent.iterdir()] == [path.name]


def test_copies_are_listed_the_newest_first(busy_run: Run) -> None:
    assert "No copies in" in busy_run("backup", "--list").err
    first, second = (busy_run("backup", "--json").json["path"] for _ in range(2))
    assert first != second
    listed = busy_run("backup", "--list", "--json").json["backups"]
    assert {one["path"] for one in listed} == {first, second}
    assert listed[0]["at"].startswith("2026-11-24T09:41:00")
    assert str(first) in busy_run("backup", "--list").out


def test_a_backup_may_be_given_a_name_but_never_writes_over_anything_else(
    busy_run: Run, db: Path, tmp_path: Path
) -> None:
    named = tmp_path / "monday.db"
    assert busy_run("backup", str(named)).code == 0
    assert busy_run("backup", str(named)).code == 0
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear Dana")
    assert busy_run("backup", str(letter)).code == 5
    assert letter.read_text() == "Dear Dana"
    assert busy_run("backup", str(db)).code == 5
    assert busy_run("backup", str(tmp_path / "gone" / "x.db")).code == 5
    assert busy_run("backup", str(tmp_path)).code == 0


def test_a_backup_holds_what_another_window_has_just_written(busy_run: Run, db: Path) -> None:
    other = sqlite3.connect(db)
    other.execute("UPDATE contact SET about = 'written a moment ago' WHERE id = 1")
    other.commit()
    path = busy_run("backup", "--json").json["path"]
    copy = sqlite3.connect(path)
    assert copy.execute("SELECT about FROM contact WHERE id = 1").fetchone() == ("written a moment ago",)
    copy.close()
    other.close()


def test_restoring_brings_the_old_record_back_and_keeps_the_present_one(busy_run: Run, db: Path) -> None:
    copy = busy_run("backup", "--json").json["path"]
    busy_run("add", "Quentin Later")
    done = busy_run("restore", copy, "--json")
    assert done.code == 0
    assert busy_run("find", "quentin").code == 1
    kept = Path(done.json["kept"])
    assert kept.name == "desk.db.before-restore-20261124-094100"
    assert kept.stat().st_mode & 0o777 == 0o600
    assert busy_run("find", "quentin", "--db", str(kept)).code == 0
    assert db.stat().st_mode & 0o777 == 0o600


def test_restoring_does_not_break_a_desk_that_has_the_file_open(busy_run: Run, db: Path) -> None:
    from salesdesk.store.file import open_store

    copy = busy_run("backup", "--json").json["path"]
    busy_run("add", "Quentin Later")
    store = open_store(db)
    version = store.version()
    assert busy_run("restore", copy).code == 0
    assert store.version() != version
    assert store.db.execute("SELECT count(*) FROM contact").fetchone() == (19,)
    assert store.db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    with store.atomic("another deed", at="2026-11-24T16:00:00+00:00") as db_now:
        db_now.execute("UPDATE contact SET about = 'goes on' WHERE id = 1")
    store.close()
    assert busy_run("check").code == 0


@pytest.mark.parametrize("damage", ["head", "middle", "cut"])
def test_a_damaged_file_is_put_aside_and_the_copy_takes_its_place(busy_run: Run, db: Path, damage: str) -> None:
    copy = busy_run("backup", "--json").json["path"]
    content = bytearray(builders.busy_file())
    if damage == "head":
        content[:16] = b"SQLite forgot me"
    elif damage == "middle":
        content[len(content) // 2 : len(content) // 2 + 9000] = b"\xff" * 9000
    else:
        del content[70_001:]
    for side in db.parent.glob("desk.db-*"):
        side.unlink()
    db.write_bytes(bytes(content))
    assert busy_run("today").code == 3
    done = busy_run("restore", copy, "--json")
    assert done.code == 0
    assert Path(done.json["kept"]).read_bytes() == bytes(content)
    assert busy_run("today", "--json").json["counts"]["done"] == 7
    assert busy_run("check").code == 0


def test_a_large_file_that_is_damaged_deep_inside_can_be_restored_too(busy_run: Run, db: Path) -> None:
    copy = busy_run("backup", "--json").json["path"]
    large = sqlite3.connect(db)
    large.execute("UPDATE contact SET about = hex(zeroblob(300000))")
    large.commit()
    large.close()
    large = sqlite3.connect(db)
    large.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    large.close()
    content = bytearray(db.read_bytes())
    assert len(content) > 8_000_000
    content[5_000_000:5_400_000] = b"\xff" * 400_000
    db.write_bytes(bytes(content))
    assert busy_run("check").code == 3
    assert busy_run("backup").code == 3
    done = busy_run("restore", copy, "--json")
    assert done.code == 0
    assert Path(done.json["kept"]).stat().st_size == len(content)
    assert busy_run("check").code == 0


def test_a_copy_makes_a_file_where_there_is_none(busy_run: Run, db: Path, tmp_path: Path) -> None:
    copy = busy_run("backup", "--json").json["path"]
    other = tmp_path / "fresh" / "desk.db"
    done = busy_run("restore", copy, "--db", str(other), "--json")
    assert (done.code, done.json["kept"]) == (0, None)
    assert other.stat().st_mode & 0o777 == 0o600
    assert busy_run("find", "dana", "--db", str(other)).code == 0


@pytest.mark.parametrize("what", ["nothing", "text", "folder", "foreign", "damaged", "newer", "itself"])
def test_what_is_no_copy_is_refused_and_nothing_is_changed(busy_run: Run, db: Path, tmp_path: Path, what: str) -> None:
    bad = tmp_path / "bad.db"
    if what == "text":
        bad.write_text("Dear Dana " * 500)
    elif what == "folder":
        bad.mkdir()
    elif what == "foreign":
        sqlite3.connect(bad).execute("CREATE TABLE t (x)").connection.close()
    elif what == "damaged":
        content = bytearray(builders.busy_file())
        content[len(content) // 2 : len(content) // 2 + 20_000] = b"\xff" * 20_000
        bad.write_bytes(bytes(content))
    elif what == "newer":
        builders.a_file(bad).close()
        newer = sqlite3.connect(bad)
        newer.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('salesdesk', 'm900', '')"
        )
        newer.commit()
        newer.close()
    elif what == "itself":
        bad = db
    before = (db.read_bytes(), sorted(p.name for p in db.parent.iterdir()))
    refused = busy_run("restore", str(bad))
    assert refused.code == (1 if what == "nothing" else 3)
    assert (refused.out, len(refused.err.strip().splitlines())) == ("", 2)
    assert (db.read_bytes(), sorted(p.name for p in db.parent.iterdir())) == before


def test_another_programs_file_is_never_replaced(busy_run: Run, tmp_path: Path) -> None:
    copy = busy_run("backup", "--json").json["path"]
    other = tmp_path / "places.sqlite"
    theirs = sqlite3.connect(other)
    theirs.execute("CREATE TABLE place (id INTEGER PRIMARY KEY, url TEXT)")
    theirs.commit()
    theirs.close()
    before = other.read_bytes()
    assert busy_run("restore", copy, "--db", str(other)).code == 3
    assert other.read_bytes() == before
    assert busy_run("restore", copy, "--db", str(tmp_path)).code == 3


def test_restoring_waits_for_no_lock_for_ever(busy_run: Run, db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copy = busy_run("backup", "--json").json["path"]
    monkeypatch.setattr("salesdesk.store.backup.PATIENCE_SECONDS", 0.05)
    other = sqlite3.connect(db, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    refused = busy_run("restore", copy)
    other.execute("ROLLBACK")
    other.close()
    assert refused.code == 4
    assert list(db.parent.glob("*before-restore*")) == []
    assert busy_run("check").code == 0


def test_check_counts_what_is_missing(run: Run) -> None:
    run("add", "Dana Ruiz", "--phone", "+1 503 555 0142", "--kind", "client", "--next", "friday")
    run("add", "Omar Haddad")
    run("add", "Lee Park", "--email", "lee@contoso.example")
    checked = run("check", "--json").json
    assert checked["file"]["problems"] == []
    quality = checked["quality"]
    assert (quality["contacts"], quality["untagged"], quality["unreachable"]) == (3, 2, 1)
    assert (quality["same_number"], quality["same_address"]) == (0, 0)
    assert {"file", "terminal", "themes", "config"} <= checked.keys()
    assert "2 without a kind" in run("check").out


def test_two_people_with_one_number_are_counted(run: Run, db: Path) -> None:
    run("add", "Dana Ruiz", "--phone", "+1 503 555 0142")
    run("add", "Omar Haddad", "--phone", "+1 503 555 0143")
    other = sqlite3.connect(db)
    other.execute("UPDATE phone SET match_key = '+15035550142', e164 = '+15035550142'")
    other.commit()
    other.close()
    assert run("check", "--json").json["quality"]["same_number"] == 2
