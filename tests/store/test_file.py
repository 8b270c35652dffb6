"""The one file: what is opened, what is refused and left as it was, and that it is for the rep alone."""

from __future__ import annotations

import os
import sqlite3
import stat
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from salesdesk.errors import FileBusy, SalesdeskError, Stopped, UnusableFile, WriteFailed
from salesdesk.store import people, schema
from salesdesk.store.file import LOG_BYTES, Store, open_in_memory, open_store
from tests import builders

AT = "2022-11-22T15:00:00+00:00"
posix = pytest.mark.skipif(os.name != "posix", reason="modes, links and pipes are POSIX")


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def add(store: Store, name: str = "Dana Ruiz") -> int:
    with store.atomic(f"add {name}", at=AT) as db:
        return people.add_contact(db, name, at=AT)


def names(store: Store) -> list[str]:
    return [row[0] for row in store.db.execute("SELECT name FROM contact ORDER BY id").fetchall()]


def half_a_deed(store: Store) -> None:
    with store.atomic("half a deed", at=AT) as db:
        people.add_contact(db, "Dana Ruiz", at=AT)
        raise ZeroDivisionError


def a_long_note(store: Store) -> None:
    with store.atomic("a long note", at=AT) as db:
        people.add_contact(db, "Dana Ruiz", at=AT, about="word " * 40_000)


def a_good_file(path: Path) -> Path:
    store = builders.a_file(path, builders.busy_file())
    store.close()
    return path


def a_file_of_another_program(path: Path) -> None:
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT)")
    db.close()


def another_programs_file_with_an_open_journal(path: Path) -> None:
    """Its last writes stand in the WAL: whoever opens it would write them into the file."""
    source = path.with_name("source.db")
    db = sqlite3.connect(source)
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("CREATE TABLE note (text TEXT)")
    db.commit()
    for ending in ("", "-wal"):
        path.with_name(path.name + ending).write_bytes(source.with_name(source.name + ending).read_bytes())
    db.close()


def a_newer_file(path: Path) -> None:
    a_good_file(path)
    db = sqlite3.connect(path)
    db.execute(
        "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('salesdesk', 'm900_of_tomorrow', 'x')"
    )
    db.commit()
    db.close()


def a_truncated_file(path: Path) -> None:
    a_good_file(path)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def a_file_cut_by_a_byte(path: Path) -> None:
    a_good_file(path)
    path.write_bytes(path.read_bytes()[:-1])


def a_file_damaged_in_the_middle(path: Path) -> None:
    a_good_file(path)
    content = bytearray(path.read_bytes())
    for start in range(4096, len(content), 4096):
        content[start : start + 200] = b"\xff" * 200
    path.write_bytes(content)


def a_header_and_rubbish(path: Path) -> None:
    path.write_bytes(b"SQLite format 3\x00" + bytes(range(256)) * 40)


def a_read_only_file(path: Path) -> None:
    a_good_file(path).chmod(0o400)


def a_pipe(path: Path) -> None:
    os.mkfifo(path)


def a_circle_of_links(path: Path) -> None:
    other = path.with_name("other.db")
    path.symlink_to(other)
    other.symlink_to(path)


REFUSED: list[tuple[str, Callable[[Path], object], type[SalesdeskError], str]] = [
    ("a folder", Path.mkdir, UnusableFile, "is a folder"),
    ("plain text", lambda path: path.write_text("Name,Phone\nDana,1\n" * 20), UnusableFile, "not a salesdesk file"),
    ("one letter", lambda path: path.write_text("x"), UnusableFile, "not a salesdesk file"),
    ("zeros", lambda path: path.write_bytes(bytes(5000)), UnusableFile, "not a salesdesk file"),
    ("another program's file", a_file_of_another_program, UnusableFile, "not a salesdesk file"),
    ("the same, not closed well", another_programs_file_with_an_open_journal, UnusableFile, "not a salesdesk file"),
    ("a header and rubbish", a_header_and_rubbish, UnusableFile, "not a salesdesk file"),
    ("a newer file", a_newer_file, UnusableFile, "newer salesdesk"),
    ("a truncated file", a_truncated_file, UnusableFile, "damaged"),
    ("a file cut by a byte", a_file_cut_by_a_byte, UnusableFile, "damaged"),
    ("a file damaged in the middle", a_file_damaged_in_the_middle, UnusableFile, "damaged"),
    ("a read-only file", a_read_only_file, WriteFailed, "is read-only"),
    ("a pipe", a_pipe, UnusableFile, "not a plain file"),
    ("a link that leads nowhere", lambda p: p.symlink_to(p.with_name("gone.db")), UnusableFile, "leads nowhere"),
    ("links in a circle", a_circle_of_links, UnusableFile, "circle"),
]


@posix
@pytest.mark.parametrize(("what", "make", "error", "words"), REFUSED, ids=[row[0] for row in REFUSED])
def test_what_is_not_ours_is_refused_in_a_sentence_and_left_as_it_was(
    what: str, make: Callable[[Path], object], error: type[SalesdeskError], words: str, tmp_path: Path
) -> None:
    path = tmp_path / "desk.db"
    make(path)
    before = _seen(tmp_path)
    with pytest.raises(error) as refusal:
        open_store(path)
    assert words in refusal.value.sentence
    assert refusal.value.hint
    assert "\n" not in refusal.value.sentence
    assert _seen(tmp_path) == before, f"{what} was changed"


@posix
def test_nothing_is_made_in_a_read_only_folder(tmp_path: Path) -> None:
    folder = tmp_path / "locked"
    folder.mkdir()
    folder.chmod(0o500)
    for path in (folder / "desk.db", folder / "deeper" / "desk.db"):
        with pytest.raises(WriteFailed, match="read-only"):
            open_store(path)
    assert list(folder.iterdir()) == []
    folder.chmod(0o700)


@posix
def test_a_good_file_in_a_read_only_folder_is_refused_before_it_is_touched(tmp_path: Path) -> None:
    folder = tmp_path / "locked"
    folder.mkdir()
    a_good_file(folder / "desk.db")
    folder.chmod(0o500)
    before = _seen(folder)
    with pytest.raises(WriteFailed, match="folder"):
        open_store(folder / "desk.db")
    assert _seen(folder) == before
    folder.chmod(0o700)


def test_a_file_where_a_folder_is_needed_is_named(tmp_path: Path) -> None:
    (tmp_path / "notes").write_text("x")
    with pytest.raises(UnusableFile):
        open_store(tmp_path / "notes" / "desk.db")


@posix
def test_the_file_is_private_whatever_the_umask(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        store = open_store(tmp_path / "a" / "b" / "desk.db")
        add(store)
    finally:
        os.umask(before)
    files = sorted((tmp_path / "a" / "b").iterdir())
    assert [(f.name, mode(f)) for f in files] == [(f"desk.db{e}", 0o600) for e in ("", "-shm", "-wal")]
    assert mode(tmp_path / "a" / "b") == 0o700
    store.close()


@posix
def test_a_folder_that_was_there_keeps_its_rights(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs").chmod(0o755)
    open_store(tmp_path / "docs" / "desk.db").close()
    assert mode(tmp_path / "docs") == 0o755


def test_an_empty_file_becomes_a_desk(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    path.touch()
    store = open_store(path)
    add(store)
    store.close()
    assert mode(path) == 0o600 or os.name != "posix"


@posix
def test_a_link_to_the_file_opens_the_file(tmp_path: Path) -> None:
    a_good_file(tmp_path / "real.db")
    (tmp_path / "link.db").symlink_to(tmp_path / "real.db")
    store = open_store(tmp_path / "link.db")
    assert len(names(store)) == 19
    store.close()


@pytest.mark.parametrize("name", ["a b.db", "half?full.db", "50%.db", "tag#1.db", "Straße 陳.db"])
def test_any_file_name_will_do(name: str, tmp_path: Path) -> None:
    add(made := open_store(tmp_path / name))
    made.close()
    again = open_store(tmp_path / name)
    assert names(again) == ["Dana Ruiz"]
    assert sorted(p.name.removesuffix("-wal").removesuffix("-shm") for p in tmp_path.iterdir()) == [name] * 3
    again.close()


def test_what_was_written_is_there_at_the_next_opening(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    store = open_store(path)
    add(store)
    store.close()
    assert not path.with_name("desk.db-wal").exists()
    again = open_store(path)
    assert names(again) == ["Dana Ruiz"]
    again.close()


def test_a_file_whose_program_was_killed_is_still_ours(tmp_path: Path) -> None:
    store = open_store(tmp_path / "desk.db")
    add(store)
    copied = tmp_path / "copy" / "desk.db"
    copied.parent.mkdir()
    for ending in ("", "-wal"):
        copied.with_name(f"desk.db{ending}").write_bytes((tmp_path / f"desk.db{ending}").read_bytes())
    again = open_store(copied)
    assert names(again) == ["Dana Ruiz"]
    again.close()
    store.close()


def test_opening_a_migrated_file_writes_nothing(tmp_path: Path) -> None:
    path = a_good_file(tmp_path / "desk.db")
    open_store(path).close()
    before = path.read_bytes()
    open_store(path).close()
    assert path.read_bytes() == before


def test_two_desks_on_one_file_see_each_others_work(file: Store) -> None:
    other = open_store(file.path)
    seen = other.version()
    add(file, "Omar Haddad")
    assert other.version() != seen
    add(other, "Lee Park")
    assert names(file) == names(other) == ["Omar Haddad", "Lee Park"]
    other.close()


def test_closing_one_of_two_desks_loses_nothing_of_the_other(file: Store) -> None:
    other = open_store(file.path)
    add(other, "Lee Park")
    other.close()
    add(file, "Omar Haddad")
    third = open_store(file.path)
    assert names(third) == ["Lee Park", "Omar Haddad"]
    third.close()


def test_two_desks_that_start_at_once_make_one_file(tmp_path: Path) -> None:
    path, stores, errors = tmp_path / "desk.db", [], []

    def start() -> None:
        try:
            open_store(path, patience=5.0).close()
            stores.append(1)
        except SalesdeskError as error:
            errors.append(error.sentence)

    threads = [threading.Thread(target=start) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    store = open_store(path)
    assert schema.applied(store.db) == schema.NAMES
    store.close()


def test_a_locked_file_is_said_to_be_busy_within_the_patience(file: Store) -> None:
    other = sqlite3.connect(file.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    began = time.monotonic()
    with pytest.raises(FileBusy) as busy:
        add(file)
    assert time.monotonic() - began < 10, "said, not hung"
    assert "in use" in busy.value.sentence
    other.execute("ROLLBACK")
    other.close()
    add(file)
    assert names(file) == ["Dana Ruiz"]


def test_a_file_that_another_program_keeps_to_itself_cannot_be_opened(tmp_path: Path) -> None:
    path = a_good_file(tmp_path / "desk.db")
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("PRAGMA locking_mode = EXCLUSIVE")
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(FileBusy):
        open_store(path, patience=0.05)
    other.execute("ROLLBACK")
    other.close()


def test_a_deed_that_fails_leaves_nothing(store: Store) -> None:
    before = builders.dump(store)
    with pytest.raises(ZeroDivisionError):
        half_a_deed(store)
    assert builders.dump(store) == before
    assert store.undo() is None
    add(store)
    assert names(store) == ["Dana Ruiz"]


def test_a_full_disk_is_said_and_nothing_is_half_done(tmp_path: Path) -> None:
    store = builders.a_file(tmp_path / "desk.db")
    pages = store.db.execute("PRAGMA page_count").fetchone()[0]
    store.db.execute(f"PRAGMA max_page_count = {pages}")
    before = builders.dump(store)
    with pytest.raises(WriteFailed, match="full"):
        a_long_note(store)
    assert builders.dump(store) == before
    assert store.db.conn.in_transaction is False
    store.close()


def test_damage_found_while_writing_is_a_sentence_too(store: Store) -> None:
    with pytest.raises(UnusableFile, match="damaged"), store.atomic("a deed", at=AT):
        raise sqlite3.DatabaseError("database disk image is malformed")


def test_a_copy_in_memory_is_apart_from_its_source(store: Store) -> None:
    add(store)
    copy = open_in_memory(store.db.conn.serialize())
    add(copy, "Omar Haddad")
    assert names(store) == ["Dana Ruiz"]
    assert names(copy) == ["Dana Ruiz", "Omar Haddad"]
    copy.close()


DIRTY = [
    ("Dana\x1b]52;c;cHduZWQ=\x07Ruiz", "Dana\ufffd]52;c;cHduZWQ=\ufffdRuiz"),
    ("Dana\x9b2JRuiz", "Dana\ufffd2JRuiz"),
    ("Dana\u202eRuiz", "Dana\ufffdRuiz"),
    ("Dana\u200f Ruiz", "Dana Ruiz"),
    ("Dana\x00Ruiz", "Dana\ufffdRuiz"),
    ("Dana\ud83dRuiz", "Dana\ufffdRuiz"),
    ("Dana\nRuiz\t", "Dana Ruiz"),
    ("[bold]Dana[/] O’Brien 陳偉 👩‍👩‍👧", "[bold]Dana[/] O’Brien 陳偉 👩‍👩‍👧"),
    ("Zo" + "e\u0301" + "\u0301" * 30, "Zoe" + "\u0301" * 4),
]


@pytest.mark.parametrize(("typed", "kept"), DIRTY)
def test_a_name_is_cleaned_when_it_is_written(typed: str, kept: str, store: Store) -> None:
    add(store, typed)
    assert names(store) == [kept]
    assert store.db.execute("SELECT label FROM deed").fetchone()[0] == f"add {kept}"


def test_no_column_keeps_a_control_character(store: Store) -> None:
    bad = "a\x1b[2Jb\x07c\u202ed\x85e"
    with store.atomic("all columns", at=AT) as db:
        contact = people.add_contact(db, bad, at=AT, title=bad, about=bad, reading=bad, city=bad)
        people.add_account(db, bad, at=AT, industry=bad)
        people.add_email(db, contact, bad, label=bad)
        people.add_tags(db, contact, [bad])
        people.add_wish(db, contact, channel="all", since_on=datetime(2022, 9, 1, tzinfo=UTC).date(), words=bad)
    text = "\n".join(builders.dump(store))
    assert not [c for c in text if ord(c) in (0x1B, 0x07, 0x85, 0x202E)]


def test_bytes_of_another_program_that_are_no_text_are_still_read(file: Store) -> None:
    contact = add(file)
    file.db.execute("UPDATE contact SET title = CAST(x'46fc72' AS TEXT) WHERE id = ?", (contact,))
    found = people.contact(file.db, contact)
    assert found is not None
    assert found.title == "F\ufffdr"


def _seen(folder: Path) -> dict[str, tuple[int, bytes]]:
    """Every name in the folder with its kind, rights and bytes."""
    return {
        path.name: (path.lstat().st_mode, path.read_bytes() if path.is_file() else b"")
        for path in sorted(folder.iterdir())
    }


def test_half_a_letter_in_a_value_is_no_fault(file: Store) -> None:
    found = file.db.execute("SELECT ?, ?", ("a\ud83d", 1)).fetchone()
    assert found == ("a?", 1)
    assert file.db.execute("SELECT :one", {"one": "\ud83d"}).fetchone() == ("?",)


def test_a_list_that_is_walked_through_row_by_row_is_broken_off_in_words(tmp_path: Path) -> None:
    store = open_store(tmp_path / "desk.db")
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n"
    walked = iter(store.db.execute(endless))
    assert next(walked) == (1,)
    store.interrupt()
    with pytest.raises(Stopped):
        next(walked)
    store.close()


def test_the_log_of_much_that_was_written_does_not_stay(tmp_path: Path) -> None:
    store = open_store(tmp_path / "desk.db")
    log = tmp_path / "desk.db-wal"
    with store.beside() as db:
        db.execute("INSERT INTO setting (key, value) VALUES ('much', hex(zeroblob(?)))", (LOG_BYTES,))
    assert log.stat().st_size > LOG_BYTES
    for name in ("Dana Ruiz", "Lee Park"):
        add(store, name)
    assert log.stat().st_size <= LOG_BYTES
    store.close()
