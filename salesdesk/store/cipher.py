"""Connections, plain or sealed with a key by SQLCipher (the extra `sqlcipher3`). The key is kept nowhere but here.

Whoever starts the program says where a key would come from; it is asked for only when a file needs it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from salesdesk.errors import UnusableFile, WrongUsage

MAGIC = b"SQLite format 3\0"
INSTALL = "Install it: pip install 'salesdesk[encryption]'"

_source: Callable[[], str] | None = None
_sealed: dict[Path, bool] = {}
"""What was found out of each file when it was first opened: to look again would drop the locks of its connections."""


def use_key(source: Callable[[], str] | None) -> None:
    """Says where the key comes from; None: no file is sealed."""
    global _source  # noqa: PLW0603  one rep, one key, for as long as the program runs
    _source = cache(source) if source is not None else None
    _sealed.clear()


def is_sealed(path: Path) -> bool:
    """Whether the file needs the key: it does not begin as a plain one does, or is still empty where a key is set."""
    if _source is None:
        return False
    place = path.resolve()
    if place not in _sealed:
        with path.open("rb") as file:
            beginning = file.read(len(MAGIC))
        _sealed[place] = beginning != MAGIC
    return _sealed[place]


def connect(path: Path, *, sealed: bool, uri: str = "", plain: Any = sqlite3.Connection, **how: Any) -> Any:
    """A connection to the file, by its address where one is given; refusals are sqlite3's either way."""
    place: str = uri or str(path)
    by: dict[str, Any] = {"uri": True} if uri else {}
    if not sealed:
        return sqlite3.connect(place, factory=plain, **by, **how)
    made = _dialect()
    try:
        connection = made.connect(place, factory=_sealed_kind(plain), **by, **how)
    except made.Error as error:
        raise _translated(error) from error
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")  # it would write into the picture
        connection.execute(f"PRAGMA key = '{the_key().replace(chr(39), chr(39) * 2)}'")
    except BaseException:
        connection.close()
        raise
    return connection


def in_memory(*, sealed: bool) -> Any:
    """A file that leaves no trace and that a sealed one can be copied into, or a plain one."""
    return connect(Path(":memory:"), sealed=sealed, isolation_level=None)


def forget(path: Path) -> None:
    """Another file stands under that name now."""
    _sealed.pop(path.resolve(), None)


def seal(path: Path, target: Path) -> None:
    """Writes the plain file's whole content into a new one that needs the key."""
    connection = connect(target, sealed=True, isolation_level=None)
    try:
        source = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
        try:
            for number in ("application_id", "user_version"):
                connection.execute(f"PRAGMA {number} = {source.execute(f'PRAGMA {number}').fetchone()[0]}")
        finally:
            source.close()
        connection.execute("ATTACH ? AS plain KEY ''", (str(path),))
        connection.execute("SELECT sqlcipher_export('main', 'plain')").fetchall()
        connection.execute("DETACH plain")
    finally:
        connection.close()


def the_key() -> str:
    """The rep's key. Raises WrongUsage where none is given."""
    key = _source() if _source is not None else ""
    if not key or "\0" in key:
        raise WrongUsage("No key was given.", "The config's key_from says where it comes from.")
    return key


@cache
def _dialect() -> Any:
    try:
        return import_module("sqlcipher3.dbapi2")
    except ImportError as error:
        raise UnusableFile("This file needs a key, and the package that opens it is not installed.", INSTALL) from error


def _translated(error: Exception) -> sqlite3.Error:
    """The same error as SQLite's own module has it: everything above knows only that one."""
    kind: type[sqlite3.Error] = getattr(sqlite3, type(error).__name__, sqlite3.DatabaseError)
    return kind(str(error))


def whole_letters(values: Any) -> Any:
    """The same values with a question mark for every lone surrogate."""

    def whole(value: Any) -> Any:
        return value.encode("utf-8", "replace").decode() if isinstance(value, str) else value

    if isinstance(values, Mapping):
        return {name: whole(value) for name, value in values.items()}
    return tuple(whole(value) for value in values)


def _speaks(method: Callable[..., Any], refusal: type[Exception]) -> Callable[..., Any]:
    def done(self: Any, *given: Any, **named: Any) -> Any:
        with self.wording():
            try:
                return method(self, *given, **named)
            except UnicodeEncodeError:
                if len(given) != 2:
                    raise
                return method(self, given[0], whole_letters(given[1]))
            except refusal as error:
                raise _translated(error) from error

    return done


@cache
def _sealed_kind(plain: Any) -> type[Any]:
    """SQLCipher's connection, which says refusals as `plain` says them."""
    made = _dialect()
    wording = getattr(plain, "in_words", None)

    class Cursor(made.Cursor):  # type: ignore[misc, name-defined]
        """A cursor whose refusals are sqlite3's."""

        def wording(self) -> Any:
            return self.connection.wording()

    class Connection(made.Connection):  # type: ignore[misc, name-defined]
        """A connection whose refusals are sqlite3's."""

        path: Path | None = None

        def wording(self) -> Any:
            from contextlib import nullcontext

            return wording(self) if wording is not None else nullcontext()

        def cursor(self, factory: Any = None) -> Any:
            return super().cursor(Cursor)

        def execute(self, *given: Any) -> Any:
            return self.cursor().execute(*given)

        def executescript(self, *given: Any) -> Any:
            return self.cursor().executescript(*given)

    for name in ("execute", "executemany", "executescript", "fetchone", "fetchmany", "fetchall", "__next__"):
        setattr(Cursor, name, _speaks(getattr(made.Cursor, name), made.Error))
    for name in ("commit", "rollback", "backup"):
        setattr(Connection, name, _speaks(getattr(made.Connection, name), made.Error))
    return Connection
