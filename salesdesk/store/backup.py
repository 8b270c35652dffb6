"""Copies of the data file: taken while it is in use, looked at before they count, and put back.

The file itself is never opened but through SQLite: closing it by hand would drop another desk's locks.
"""

from __future__ import annotations

import os
import secrets
import sqlite3
import stat
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from salesdesk.errors import FileBusy, NotFound, SalesdeskError, UnusableFile, WriteFailed
from salesdesk.store import cipher, schema
from salesdesk.store.database import Database
from salesdesk.store.file import Store, open_in_memory, open_store, write_error

PATIENCE_SECONDS = 5.0
BETWEEN_TRIES_SECONDS = 0.05
SIDE_FILES = ("-wal", "-shm", "-journal")
SHOWN_PROBLEMS = 10
MOST_OPEN = 1024
"""Numbers of open files that are looked through."""
DO_AGAIN = "Free some space or name another place; nothing was changed."


@dataclass(frozen=True, slots=True)
class Pace:
    """How a copy is written: so many pages, then on the disk with them, then a rest in seconds.

    Half a gigabyte that goes to the disk in one piece holds up every save beside it, and the end of the program too.
    """

    pages: int
    rest: float


STEADILY, GENTLY = Pace(2_000, 0.0), Pace(500, 0.01)
"""Where somebody waits for the copy, and where it is taken beside their work."""


@dataclass(frozen=True, slots=True)
class Looked:
    """What a whole look at a file found."""

    problems: tuple[str, ...]
    """Empty: it is whole."""
    rows: Mapping[str, int]
    """How many rows each table of the trade holds."""
    bytes: int


def file_error(error: Exception) -> SalesdeskError | None:
    """What an error of SQLite means in the rep's words; None for any other error."""
    return write_error(error, Path("The data file")) if isinstance(error, sqlite3.DatabaseError) else None


def look_at(db: Database) -> Looked:
    """Every page, index and reference of a file, and what it holds; reads all of it."""
    found = [row[0] for row in db.execute(f"PRAGMA integrity_check({SHOWN_PROBLEMS})").fetchall() if row[0] != "ok"]
    lost = db.execute("PRAGMA foreign_key_check").fetchmany(SHOWN_PROBLEMS)
    found += [f"row {row} of {table} points to a {parent} that is not there" for table, row, parent, _ in lost]
    pages, size = (int(db.execute(f"PRAGMA {name}").fetchone()[0]) for name in ("page_count", "page_size"))
    return Looked(tuple(found), _rows(db), pages * size)


def looks_whole(db: Database) -> bool:
    """A quick look at every page; reads all of the file."""
    try:
        return bool(db.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok")
    except sqlite3.DatabaseError:
        return False


def copy_to(store: Store, target: Path, *, pace: Pace = STEADILY) -> Looked:
    """A consistent copy of the file as it is now, under that name when it is whole, and for the rep alone (0600).

    Raises WriteFailed, FileBusy, or UnusableFile where the copy is not what the file is.
    """
    beside = target.with_name(f".{target.name}.{secrets.token_hex(4)}")
    with _said(target):
        try:
            make_empty(beside)
            with _one_moment(store.db):
                _copy_whole(store, beside, pace)
                looked = _compare(store, beside)
            settle_as(beside, target)
        finally:
            for name in (beside, *side_files(beside)):
                name.unlink(missing_ok=True)
    return looked


def copy_in_memory(path: Path, *, patience: float = PATIENCE_SECONDS) -> Store:
    """A copy of a file that is thrown away when it is closed. Raises what `open_store` raises."""
    source = open_store(path, patience=patience)
    copy = open_in_memory(sealed=cipher.is_sealed(path))
    try:
        source.db.conn.backup(copy.db.conn)
    finally:
        source.close()
    return copy


def look_at_copy(path: Path) -> Looked:
    """A backup, read without being changed. Raises NotFound or UnusableFile for what cannot be put back."""
    if not path.exists():
        raise NotFound(f"There is no file {path}.", "salesdesk backup --list names the copies.")
    if not stat.S_ISREG(path.stat().st_mode):
        raise UnusableFile(f"{path} is not a plain file.", "salesdesk backup --list names the copies.")
    try:
        with _read_only(path) as db:
            if db.execute("PRAGMA application_id").fetchone()[0] != schema.APPLICATION_ID:
                raise UnusableFile(f"{path} is not a salesdesk file.", "salesdesk backup --list names the copies.")
            if any(name not in schema.NAMES for name in schema.applied(db)):
                raise UnusableFile(f"{path} was written by a newer salesdesk.", "Update salesdesk first.")
            looked = look_at(db)
    except sqlite3.DatabaseError as error:
        raise UnusableFile(
            f"{path} is not a whole salesdesk file.", "Try an older copy: salesdesk backup --list"
        ) from error
    if looked.problems:
        raise UnusableFile(f"{path} is damaged: {looked.problems[0]}.", "Try an older copy: salesdesk backup --list")
    return looked


def put_back(path: Path, copy: Path, *, kept: Path) -> Looked:
    """Puts a copy in the place of the file; the present one is kept beside it under the name `kept`.

    A file that can be read is written through SQLite, so that another desk that has it open goes on with the copy; one
    that can not is moved aside. Raises what `look_at_copy` raises, FileBusy, WriteFailed, or UnusableFile for what was
    never a salesdesk file; nothing is changed then.
    """
    looked = look_at_copy(copy)
    if path.exists() and path.samefile(copy):
        raise UnusableFile(f"{copy} is the data file itself.", "Name a copy: salesdesk backup --list")
    with _said(path):
        if present := _present(path):
            _write_through(present, copy, kept=kept)
        else:
            _move_aside(path, kept)
            _write_new(path, copy)
    open_store(path, patience=PATIENCE_SECONDS).close()  # an old copy is brought to the present shape
    return looked


def _write_through(present: Store, copy: Path, *, kept: Path) -> None:
    try:
        if cipher.is_sealed(present.path) != cipher.is_sealed(copy):
            raise WriteFailed("One of the two files has a key and the other has none.", "Move the present one away.")
        copy_to(present, kept)
        with _read_only(copy) as source:
            source.conn.backup(present.db.conn, progress=_patiently(present.path), sleep=BETWEEN_TRIES_SECONDS)
    except BaseException:
        kept.unlink(missing_ok=True)
        raise
    finally:
        present.close()


def _patiently(path: Path) -> Callable[[int, int, int], None]:
    """Ends a copying that waits too long for another program's lock: by itself it would try for ever."""
    tries = 0

    def looked(code: int, _left: int, _pages: int) -> None:
        nonlocal tries
        tries += code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
        if tries * BETWEEN_TRIES_SECONDS > PATIENCE_SECONDS:
            raise FileBusy(f"{path.name} is in use by another program.", "Try again in a moment; nothing was changed.")

    return looked


def side_files(path: Path) -> tuple[Path, ...]:
    """What SQLite lays beside a file while it is in use."""
    return tuple(path.with_name(path.name + ending) for ending in SIDE_FILES)


def take_log_away(path: Path) -> None:
    """Removes the log beside this name where it is one that this program has open; the open file goes on with it."""
    ours = {(seen.st_dev, seen.st_ino) for seen in map(_seen, range(3, MOST_OPEN)) if seen is not None}
    for name in side_files(path):
        with suppress(OSError):
            log = name.stat()
            if (log.st_dev, log.st_ino) in ours:
                name.unlink()


def _seen(number: int) -> os.stat_result | None:
    try:
        return os.fstat(number)
    except OSError:
        return None


def _present(path: Path) -> Store | None:
    """The file that is there, open; None where there is none or it can not be read any more."""
    if not path.exists() and not path.is_symlink():
        return None
    try:
        present = open_store(path, patience=PATIENCE_SECONDS)
    except UnusableFile:
        if not path.is_file() or _is_anothers(path):
            raise
        return None
    if looks_whole(present.db):
        return present
    present.close()
    return None


def _is_anothers(path: Path) -> bool:
    """Whether a file is another program's, and in order: that is never moved away."""
    try:
        with _read_only(path) as db:
            ours = db.execute("PRAGMA application_id").fetchone()[0] == schema.APPLICATION_ID
            tables = db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    except sqlite3.DatabaseError:
        return False
    return not ours and bool(tables)


def _move_aside(path: Path, kept: Path) -> None:
    if path.exists():
        os.replace(path, kept)
    for there, then in zip(side_files(path), side_files(kept), strict=True):
        if there.exists():  # a log of the old file would be played into the new one
            os.replace(there, then)


def _write_new(path: Path, copy: Path) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        make_empty(beside)
        target = cipher.connect(beside, sealed=cipher.is_sealed(copy), isolation_level=None)
        try:
            with _read_only(copy) as source:
                source.conn.backup(target)
        finally:
            target.close()
        settle_as(beside, path)
    finally:
        beside.unlink(missing_ok=True)


def _copy_whole(store: Store, beside: Path, pace: Pace) -> None:
    target = cipher.connect(beside, sealed=cipher.is_sealed(store.path), isolation_level=None)
    try:
        target.execute("PRAGMA synchronous = OFF")  # each step is brought to the disk below
        with beside.open("rb+") as written:  # drops SQLite's locks on closing: nobody else knows the name yet

            def rest(_code: int, _left: int, _pages: int) -> None:
                os.fsync(written.fileno())
                time.sleep(pace.rest)

            store.db.conn.backup(target, pages=pace.pages, progress=rest)
        target.execute("PRAGMA journal_mode = DELETE")  # one file, nothing beside it
    finally:
        target.close()


def _compare(store: Store, beside: Path) -> Looked:
    """The copy, looked at as a file of its own; it holds what the file held, or it does not count."""
    with _read_only(beside) as db:
        looked = look_at(db)
    if looked.problems:
        raise UnusableFile(
            f"{store.path} is damaged: {looked.problems[0]}.", "salesdesk backup --list names older copies."
        )
    if looked.rows != _rows(store.db):
        raise WriteFailed("The copy is not what the file is.", DO_AGAIN)
    return looked


def _rows(db: Database) -> dict[str, int]:
    """How many rows each table holds; those that only serve undo and search are left out."""
    names = [row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()]
    return {
        name: int(db.execute(f"SELECT count(*) FROM [{name}]").fetchone()[0])
        for name in names
        if name in schema.UNDOABLE
    }


@contextmanager
def _one_moment(db: Database) -> Iterator[None]:
    """All that is read inside is the file as it was at one moment, whoever writes meanwhile."""
    db.execute("BEGIN")
    try:
        db.execute("SELECT count(*) FROM sqlite_master").fetchone()  # from here on
        yield
    finally:
        db.rollback()


@contextmanager
def _read_only(path: Path) -> Iterator[Database]:
    """A file read without being written to, and without laying anything beside it unless its log lies there."""
    alone = "" if side_files(path)[0].exists() else "&immutable=1"
    connection = cipher.connect(
        path,
        sealed=cipher.is_sealed(path),
        uri=f"{path.absolute().as_uri()}?mode=ro{alone}",
        isolation_level=None,
    )
    try:
        yield Database(connection)
    finally:
        connection.close()


def make_empty(path: Path) -> None:
    """An empty file of one's own (0600), where none was."""
    os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0), 0o600))


def settle_as(beside: Path, target: Path) -> None:
    """Gives a finished file its name, once it is on the disk."""
    _settle(beside)
    os.replace(beside, target)
    cipher.forget(target)


def seal(path: Path, target: Path) -> Looked:
    """A copy of the file that needs the key, looked at before it counts. Raises WriteFailed, UnusableFile, WrongUsage."""
    if target.exists() or target.is_symlink():
        raise WriteFailed(f"{target} is there already.", "Name a file that is not there yet.")
    if cipher.is_sealed(path):
        raise WriteFailed(f"{path} has a key already.", "salesdesk backup copies it as it is.")
    beside = target.with_name(f".{target.name}.{secrets.token_hex(4)}")
    with _said(target):
        try:
            looked = look_at_copy(path)
            make_empty(beside)
            cipher.seal(path, beside)
            with _read_only(beside) as db:
                if look_at(db).problems or _rows(db) != looked.rows:
                    raise WriteFailed("The copy is not what the file is.", DO_AGAIN)
            settle_as(beside, target)
        finally:
            for name in (beside, *side_files(beside)):
                name.unlink(missing_ok=True)
    return looked


def _settle(path: Path) -> None:
    """On the disk, before it takes anybody's place."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


@contextmanager
def _said(path: Path) -> Iterator[None]:
    """What the disk or SQLite refuses, in the rep's words."""
    try:
        yield
    except sqlite3.OperationalError as error:
        raise write_error(error, path) from error
    except sqlite3.DatabaseError as error:
        raise UnusableFile(f"{path} is damaged.", "salesdesk backup --list names older copies.") from error
    except OSError as error:
        raise WriteFailed(
            f"{path} could not be written: {(error.strerror or 'no access').lower()}.", DO_AGAIN
        ) from error
