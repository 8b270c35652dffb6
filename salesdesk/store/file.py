"""The one file: opened, checked and refused here; every write is one transaction.

`Store` holds the connection; the nouns (people, followups, …) are modules of functions over it.
"""

from __future__ import annotations

import errno
import os
import sqlite3
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from salesdesk.domain.text import fold
from salesdesk.errors import FileBusy, SalesdeskError, Stopped, UnusableFile, WriteFailed
from salesdesk.store import cipher, schema, undo
from salesdesk.store.database import Database
from salesdesk.store.undo import Deed

PATIENCE_SECONDS = 0.25
"""How long a write waits for another program's lock: longer would freeze the screen."""
QUICK_CHECK_BYTES = 8_000_000
"""Up to this size the whole file is checked at opening (about 30 ms); larger ones are checked in the background."""
LOG_BYTES = 16_000_000
"""What the log beside the file keeps at most once it is written back: an import's would lie there as long as a desk is open."""

NEWEST_FORMAT = 0
"""The header's user_version: a later salesdesk raises it for a file that this one must not touch."""
MEMORY = ":memory:"
REFUSALS = (sqlite3.OperationalError, sqlite3.DatabaseError)
"""What SQLite raises for the disk, a lock or damage; its other errors are mistakes of ours."""
ANY_WRITE = 0o222
CANNOT_WRITE = ("full", "readonly", "disk I/O", "unable to open")
DAMAGED = ("malformed", "not a database", "corrupt")
OTHER_FILE = "Choose another file with --db."
LEFT_ALONE = "It was left as it is; choose another with --db."
PUT_BACK = "It was left as it is: salesdesk restore puts a backup back."
FREE_SPACE = "Free some space or choose another file with --db."


class _Cursor(sqlite3.Cursor):
    """A cursor whose refusals are in the rep's words once the file is open."""

    connection: _Connection

    def execute(self, *given: Any) -> _Cursor:
        with self.connection.in_words():
            try:
                super().execute(*given)
            except UnicodeEncodeError:  # half a letter, typed or pasted: no file can hold it
                super().execute(given[0], cipher.whole_letters(given[1]))
        return self

    def __next__(self) -> Any:
        try:
            return super().__next__()
        except sqlite3.DatabaseError as error:
            with self.connection.in_words():  # only then: a list is walked through row by row
                raise error

    def fetchone(self) -> Any:
        with self.connection.in_words():
            return super().fetchone()

    def fetchmany(self, size: int | None = 1) -> list[Any]:
        with self.connection.in_words():
            return super().fetchmany(size)

    def fetchall(self) -> list[Any]:
        with self.connection.in_words():
            return super().fetchall()


class _Connection(sqlite3.Connection):
    """What SQLite refuses while the desk is open is said, not met as SQLite's own error in the middle of a screen."""

    path: Path | None = None
    """Set when the file is open: before that, opening itself words what it meets."""

    def cursor(self, factory: Any = _Cursor) -> Any:
        return super().cursor(factory)

    def execute(self, *given: Any) -> Any:
        return self.cursor().execute(*given)

    @contextmanager
    def in_words(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.DatabaseError as error:
            if self.path is None or type(error) not in REFUSALS:
                raise
            raise write_error(error, self.path) from error


@dataclass(slots=True)
class Store:
    """An open data file and its connection; not shared between threads (`again()` opens a second one)."""

    db: Database
    path: Path
    patience: float = PATIENCE_SECONDS
    place: tuple[int, int] | None = None
    """(device, number) of the file that was opened; None where the system gives files no numbers."""

    @property
    def is_in_place(self) -> bool:
        """Whether the file that is open still has its name: not moved, deleted or replaced by another program."""
        return self.place is None or _place_of(self.path, otherwise=self.place) == self.place

    @contextmanager
    def atomic(self, label: str, *, at: str) -> Iterator[Database]:
        """One deed: one transaction under the name it is undone by. `at` is UTC. Nested deeds join the outer one."""
        if self.db.conn.in_transaction:
            yield self.db
            return
        with self._transaction():
            deed = undo.open_deed(self.db, label, at)
            yield self.db
            undo.close_deed(self.db, deed)

    @contextmanager
    def beside(self) -> Iterator[Database]:
        """A transaction outside undo: drafts being typed, settings, the running call."""
        if self.db.conn.in_transaction:
            yield self.db
            return
        with self._transaction():
            yield self.db

    def undo(self) -> tuple[Deed, int] | None:
        """Takes the last deed back; None when there is none. The count is the rows changed."""
        return self._turn(undo.last_done)

    def redo(self) -> tuple[Deed, int] | None:
        """Does the deed undone last again; None when there is none."""
        return self._turn(undo.last_undone)

    @contextmanager
    def at_once(self) -> Iterator[None]:
        """Inside, a lock is not waited for."""
        self.db.execute("PRAGMA busy_timeout = 0")
        try:
            yield
        finally:
            self.db.execute(f"PRAGMA busy_timeout = {round(self.patience * 1000)}")

    def version(self) -> int:
        """Changes whenever another connection has written to the file."""
        return int(self.db.execute("PRAGMA data_version").fetchone()[0])

    def again(self, *, patience: float | None = None) -> Store:
        """A second connection to the same file, for another thread. Raises WriteFailed where it is not there any more:
        by its name a new or another's file would be opened."""
        wait = patience or self.patience
        if not self.is_in_place:
            raise WriteFailed(f"{self.path} was moved or replaced.", "End the desk: it keeps all of it beside.")
        try:
            return _in_words(Store(_connect(self.path, wait), self.path, wait, self.place))
        except sqlite3.DatabaseError as error:
            raise write_error(error, self.path) from error

    def interrupt(self) -> None:
        """Breaks off what this connection is reading, from another thread; the reading raises Stopped."""
        self.db.conn.interrupt()

    @property
    def has_file(self) -> bool:
        """Whether it is on the disk: a desk in memory has no second connection and no other window."""
        return str(self.path) != MEMORY

    def close(self) -> None:
        self.db.close()

    def _turn(self, pick: Callable[[Database], Deed | None]) -> tuple[Deed, int] | None:
        """Which deed it is, is asked inside the transaction: another window may just have taken it back."""
        if pick(self.db) is None:
            return None
        self.db.execute("PRAGMA foreign_keys = OFF")
        try:
            with self._transaction():
                deed = pick(self.db)
                return (deed, undo.turn(self.db, deed)) if deed else None
        finally:
            self.db.execute("PRAGMA foreign_keys = ON")

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        """BEGIN IMMEDIATE: a plain BEGIN that reads first is refused at once when another writer came between."""
        try:
            self.db.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            raise write_error(error, self.path) from error
        try:
            yield
            self.db.conn.execute("COMMIT")
        except BaseException as error:
            with suppress(sqlite3.Error):  # the disk that refused the write may refuse this too: it ends on closing
                if self.db.conn.in_transaction:
                    self.db.conn.execute("ROLLBACK")
            if isinstance(error, sqlite3.DatabaseError) and type(error) in REFUSALS:
                raise write_error(error, self.path) from error
            raise


def open_store(path: Path, *, patience: float = PATIENCE_SECONDS) -> Store:
    """Opens the data file, making it where there is none, and brings it to the present shape.

    Raises UnusableFile, FileBusy or WriteFailed before anything is changed.
    """
    try:
        fresh = _look_at(path)
        if fresh:
            _make_private(path)
        db = _open(path, patience, fresh=fresh)
        return _in_words(Store(db, path, patience, _place_of(path)))
    except sqlite3.DatabaseError as error:
        raise _opening_error(error, path) from error
    except OSError as error:
        raise WriteFailed(f"Cannot write {path}: {_reason(error)}.", FREE_SPACE) from error


def _place_of(path: Path, *, otherwise: tuple[int, int] | None = None) -> tuple[int, int] | None:
    """Which file has that name; none when nobody has it, `otherwise` when it can not be told."""
    try:
        seen = path.stat()
    except FileNotFoundError:
        return None
    except OSError:
        return otherwise
    return (seen.st_dev, seen.st_ino) if seen.st_ino else otherwise


def _in_words(store: Store) -> Store:
    store.db.conn.path = store.path  # type: ignore[attr-defined]
    return store


def _open(path: Path, patience: float, *, fresh: bool) -> Database:
    """The connection, checked and brought up; closed again where the file is refused."""
    db = _connect(path, patience)
    try:
        if not fresh:
            _check(db, path)
        _bring_up(db, fresh=fresh, path=path)
    except BaseException:
        db.close()
        raise
    return db


def open_in_memory(content: bytes = b"", *, sealed: bool = False) -> Store:
    """A desk that leaves no trace: an empty one, or a copy of a file's bytes (`connection.serialize()`).

    `sealed`: one that a file with a key can be copied into.
    """
    connection = cipher.in_memory(sealed=sealed)
    if content:
        connection.deserialize(content)
    db = _prepare(connection)
    if not content:
        _bring_up(db, fresh=True, path=Path(MEMORY))
    return Store(db, Path(MEMORY))


def write_error(error: sqlite3.DatabaseError, path: Path) -> SalesdeskError:
    """What SQLite's refusal of a write means for the rep."""
    words = str(error)
    if words == "interrupted":
        return Stopped("Broken off.", "")
    if "locked" in words or "busy" in words:
        return FileBusy(f"{path.name} is in use by another program.", "Try again in a moment; nothing was changed.")
    if any(sign in words for sign in CANNOT_WRITE):
        hint = "Free some space or check the folder's rights; nothing was changed."
        return WriteFailed(f"Could not write to {path.name}: {words}.", hint)
    if any(sign in words for sign in DAMAGED):
        return UnusableFile(f"{path} is damaged.", PUT_BACK)
    return UnusableFile(f"{path.name} could not be used: {words}.", "salesdesk check says more.")


def _look_at(path: Path) -> bool:
    """Whether a new file is to be made. Refuses what is not a file of ours, before SQLite opens (or makes) anything."""
    try:
        seen = path.stat()
    except FileNotFoundError:
        if path.is_symlink():
            raise UnusableFile(f"{path} is a link that leads nowhere.", OTHER_FILE) from None
        _look_at_folder(path)
        return True
    except OSError as error:
        raise UnusableFile(f"Cannot open {path}: {_reason(error)}.", OTHER_FILE) from error
    if stat.S_ISDIR(seen.st_mode):
        raise UnusableFile(f"{path} is a folder, not a salesdesk file.", "Name a file inside it with --db.")
    if not stat.S_ISREG(seen.st_mode):
        raise UnusableFile(f"{path} is not a plain file.", OTHER_FILE)
    if seen.st_size:
        _look_inside(path)
    if not seen.st_mode & ANY_WRITE or not os.access(path, os.W_OK):
        raise WriteFailed(f"{path} is read-only.", "Make it writable, or choose another file with --db.")
    _look_at_folder(path)
    return seen.st_size == 0


def _look_inside(path: Path) -> None:
    """Refuses another program's file by its header. SQLite reads it, without locks and without a write: to open and
    close it ourselves would drop the locks that another connection of this program holds on it."""
    probe = cipher.connect(path, sealed=cipher.is_sealed(path), uri=f"{path.absolute().as_uri()}?mode=ro&immutable=1")
    try:
        ours = int(probe.execute("PRAGMA application_id").fetchone()[0]) == schema.APPLICATION_ID
        page_size = int(probe.execute("PRAGMA page_size").fetchone()[0])
    finally:
        probe.close()
    if not ours:
        raise UnusableFile(f"{path} is not a salesdesk file.", LEFT_ALONE)
    # Cut inside a page: SQLite would read the rest as zeros. With a WAL beside it that is a crash, which mends itself.
    if path.stat().st_size % page_size and not Path(f"{path.resolve()}-wal").exists():
        raise sqlite3.DatabaseError("malformed")


def _look_at_folder(path: Path) -> None:
    """Refuses a folder in which nothing can be made: the file's own, or the nearest that is there."""
    folder = next((parent for parent in path.absolute().parents if parent.exists()), Path(path.anchor))
    if not folder.is_dir():
        raise UnusableFile(f"{folder} is not a folder.", OTHER_FILE)
    if not folder.stat().st_mode & ANY_WRITE or not os.access(folder, os.W_OK):
        raise WriteFailed(f"The folder of {path} is read-only.", "Make it writable, or choose another file with --db.")


def _make_private(path: Path) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with suppress(FileExistsError):
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0), 0o600))
    path.chmod(0o600)


def _connect(path: Path, patience: float) -> Database:
    connection = cipher.connect(
        path,
        sealed=cipher.is_sealed(path),
        plain=_Connection,
        timeout=patience,
        isolation_level=None,
        cached_statements=256,
    )
    try:
        return _prepare(connection)
    except BaseException:  # a damaged file shows at the first pragma; what opening laid beside it goes with the close
        connection.close()
        raise


def _prepare(connection: sqlite3.Connection) -> Database:
    connection.text_factory = lambda raw: raw.decode("utf-8", "replace")
    # For questions only, never in a trigger or an index: another program must be able to write to the file.
    connection.create_function("plain", 1, _plain, deterministic=True)
    for pragma in ("foreign_keys = ON", "synchronous = FULL", "secure_delete = ON", "temp_store = MEMORY"):
        connection.execute(f"PRAGMA {pragma}")
    connection.execute(f"PRAGMA journal_size_limit = {LOG_BYTES}")
    return Database(connection)


def _plain(text: object) -> str | None:
    """A text as it is compared: `plain(c.city) LIKE …` finds "Zürich" by "zurich"."""
    return fold(text) if isinstance(text, str) else None


def _check(db: Database, path: Path) -> None:
    newer = any(name not in schema.NAMES for name in schema.applied(db))
    if newer or db.execute("PRAGMA user_version").fetchone()[0] > NEWEST_FORMAT:
        raise UnusableFile(f"{path} was written by a newer salesdesk.", "Update salesdesk; the file was left as it is.")
    if path.stat().st_size <= QUICK_CHECK_BYTES and db.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
        raise sqlite3.DatabaseError("malformed")


def _bring_up(db: Database, *, fresh: bool, path: Path) -> None:
    if fresh:
        # Before WAL: set later they would stand only in the WAL, and a file read after a crash would look foreign.
        db.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
    if db.execute("PRAGMA journal_mode").fetchone()[0] not in ("wal", "memory"):
        db.execute("PRAGMA journal_mode = WAL")
    if pending := schema.pending(db):
        if schema.applied(db):
            _copy_before(db, path.with_name(f"{path.name}.before-{pending[0]}"))
        _migrate(db)


def _copy_before(db: Database, target: Path) -> None:
    """The file as it was before its shape changes, for the rep alone; looked at before the change may begin."""
    if target.exists():
        return  # from a change that was broken off
    beside = target.with_name(f".{target.name}-{os.getpid()}")
    _make_private(beside)
    copy = cipher.connect(beside, sealed=not isinstance(db.conn, sqlite3.Connection), isolation_level=None)
    try:
        db.conn.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")
        if copy.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
            raise sqlite3.DatabaseError("malformed")
    except BaseException:
        copy.close()
        beside.unlink(missing_ok=True)
        raise
    copy.close()
    os.replace(beside, target)


def _migrate(db: Database) -> None:
    """All in one transaction: of two desks that start at once, the second waits and finds nothing left to do."""
    from salesdesk.store import migrations

    db.execute("PRAGMA foreign_keys = OFF")
    db.execute("BEGIN IMMEDIATE")
    try:
        if schema.pending(db):
            migrations.apply(db)
            schema.lay_triggers(db)
        db.conn.execute("COMMIT")
    except BaseException:
        db.rollback()
        raise
    db.execute("PRAGMA foreign_keys = ON")


def _opening_error(error: sqlite3.DatabaseError, path: Path) -> SalesdeskError:
    words = str(error)
    if isinstance(error, sqlite3.OperationalError) and any(sign in words for sign in ("locked", "busy", *CANNOT_WRITE)):
        return write_error(error, path)
    if "not a database" in words:
        if cipher.is_sealed(path):
            return UnusableFile(f"The key does not open {path}, or it is not a salesdesk file.", LEFT_ALONE)
        return UnusableFile(
            f"{path} is not a salesdesk file.", f"{LEFT_ALONE} If it has a key: key_from in the config."
        )
    return UnusableFile(f"{path} is damaged.", PUT_BACK)


def _reason(error: OSError) -> str:
    if error.errno == errno.ELOOP:
        return "its links lead in a circle"
    return (error.strerror or "it can not be opened").lower()
