"""What can be read of a damaged file, brought into a new one; the damaged one is only read.

Rows come from the trees of their tables; pages that no tree leads to any more are taken by the table that they fit.
"""

from __future__ import annotations

import re
import sqlite3
import stat
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from salesdesk.errors import UnusableFile, WriteFailed
from salesdesk.store import backup, cipher, migrations, schema
from salesdesk.store.database import Database
from salesdesk.store.file import open_store
from salesdesk.store.pages import MAGIC, Pages, Row, Value

NOT_TAKEN = ("deed", "undo_step", "deed_now", "_sqlite_migrations")
"""Tables of ours that serve undo or stand anew; their pages are known so that no other table takes them."""
NAMELESS = "Somebody (rescued)"
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d.*")
_SHAPES = {"_on": _DAY, "_at": _INSTANT}


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table, as far as a stray row must fit it."""

    name: str
    kind: str
    needed: bool
    is_row_number: bool
    words: frozenset[str] = frozenset()
    """The only words that can stand there; none where any can."""


Table = tuple[Column, ...]
SEARCH: dict[str, Table] = {
    "search_content": (
        Column("id", "INTEGER", False, True),
        Column("c0", "TEXT", True, False),
        Column("c1", "TEXT", True, False, frozenset(kind for _, kind, _, _ in schema.SEARCHED.values())),
        Column("c2", "INTEGER", False, False),
    )
}
"""What search keeps is made anew; its rows are known so that no table of the trade takes them."""


@dataclass(frozen=True, slots=True)
class Rescued:
    """What came out of a damaged file."""

    rows: Mapping[str, int]
    """How many rows each table of the new file holds."""
    lost_pages: int
    torn_rows: int
    left_out: int
    """Rows that were read and that no table takes: what they belong to is gone."""
    stood_in: int
    """People whose own row is gone; a nameless one holds their notes and follow-ups together."""


def rescue(path: Path, target: Path) -> Rescued:
    """Reads what the file still holds into a new file, which is looked at before it counts.

    Raises UnusableFile where nothing of ours can be read, WriteFailed where the new file cannot be made.
    """
    if target.exists() or target.is_symlink():
        raise WriteFailed(f"{target} is there already.", "Name a file that is not there yet.")
    pages = _read(path)
    beside = target.with_name(f".{target.name}.rescue")
    try:
        backup.make_empty(beside)
        found = _fill(beside, pages)
        if found.lost_pages and not sum(found.rows.values()):
            raise UnusableFile(f"Nothing could be read from {path}.", "salesdesk backup --list names the copies.")
        backup.settle_as(beside, target)
    except OSError as error:
        raise WriteFailed(f"{target} could not be written: {(error.strerror or 'no access').lower()}.") from error
    finally:
        for name in (beside, *backup.side_files(beside), *beside.parent.glob(f"{beside.name}.before-*")):
            name.unlink(missing_ok=True)
    return found


def _read(path: Path) -> Pages:
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise UnusableFile(f"{path} is not a plain file.", "Name a salesdesk file with --db.")
        log = backup.side_files(path)[0]
        content, beside = path.read_bytes(), log.read_bytes() if log.is_file() else b""
    except OSError as error:
        raise UnusableFile(f"Cannot read {path}: {(error.strerror or 'no access').lower()}.") from error
    pages = (_unsealed(content, beside) if cipher.is_sealed(path) else None) or Pages(content, beside)
    head = pages.content[:100]
    if head[:16] == MAGIC and int.from_bytes(head[68:72], "big") not in (schema.APPLICATION_ID, 0):
        raise UnusableFile(f"{path} is not a salesdesk file.", "It was left as it is; choose another with --db.")
    return pages


def _unsealed(content: bytes, log: bytes) -> Pages | None:
    from salesdesk.store import unsealing

    return unsealing.opened(content, log, cipher.the_key())


def _fill(path: Path, pages: Pages) -> Rescued:
    """Makes the new file in the shape that the old one had, fills it, and brings it to the present shape."""
    roots = {name: (root, sql) for name, root, sql in _tables_named(pages)}
    connection = cipher.connect(path, sealed=cipher.is_sealed(path), isolation_level=None)
    db = Database(connection)
    try:
        db.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
        for pragma in ("foreign_keys = OFF", "synchronous = OFF", "journal_mode = MEMORY"):  # synced as a whole later
            db.execute(f"PRAGMA {pragma}")
        db.execute("BEGIN")
        _lay_tables(db, pages, roots)
        left_out = _take_rows(db, pages, roots)
        stood_in, dropped = _mend_references(db)
        db.execute("COMMIT")
        lost = pages.lost
    finally:
        db.close()
    store = open_store(path)
    try:
        looked = backup.look_at(store.db)
        store.db.execute("PRAGMA journal_mode = DELETE")
    finally:
        store.close()
    if looked.problems:
        raise UnusableFile(f"What was rescued is not whole: {looked.problems[0]}.")
    return Rescued(looked.rows, lost, pages.torn, left_out + dropped, stood_in)


def _tables_named(pages: Pages) -> Iterator[tuple[str, int, str]]:
    """(name, first page, SQL) of the tables that the file's own list names, as far as it can be read."""
    for _, values in pages.tree(1):
        if len(values) >= 5 and values[0] == "table":
            _, name, _, root, sql = values[:5]
            if isinstance(name, str) and isinstance(root, int) and root > 0:
                yield name, root, sql if isinstance(sql, str) else ""


def _lay_tables(db: Database, pages: Pages, roots: Mapping[str, tuple[int, str]]) -> None:
    """The migrations that the old file had, so that those after them find what they expect; all where it is not known."""
    had = set(schema.NAMES)
    if "_sqlite_migrations" in roots:
        rows = list(pages.tree(roots["_sqlite_migrations"][0]))
        had = {name for _, values in rows for name in values if name in schema.NAMES} or had
    later = next((name for name in schema.NAMES if name not in had), None)
    migrations.apply(db, stop_before=later)
    schema.lay_triggers(db)


def _take_rows(db: Database, pages: Pages, roots: Mapping[str, tuple[int, str]]) -> int:
    """Puts every row into its table; how many no table took."""
    own = {name: _columns(db, name) for name in _own_tables(db)}
    left_out, broken = 0, []
    for name, columns in own.items():
        if name in NOT_TAKEN:
            continue
        before = pages.lost
        if name in roots:
            root, sql = roots[name]
            left_out += _insert(db, name, columns, pages.tree(root), as_named=_named_by(sql))
        if name not in roots or pages.lost > before:
            broken.append(name)
    for name in roots:  # what serves search and undo: its pages are nobody's strays
        if name not in own or name in NOT_TAKEN:
            before, torn = pages.lost, pages.torn
            for _ in pages.tree(roots[name][0]):
                pass
            pages.lost, pages.torn = before, torn
    if not broken:
        return left_out
    if not roots:
        broken = list(own)
    for rows in pages.strays():
        fits = _fitting(rows, {each: own[each] for each in {*broken, *NOT_TAKEN} if each in own} | SEARCH)
        if fits is not None and fits not in NOT_TAKEN and fits not in SEARCH:
            left_out += _insert(db, fits, own[fits], rows)
    return left_out


def _own_tables(db: Database) -> list[str]:
    named = db.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'search%'").fetchall()
    return [str(name) for (name,) in named if not name.startswith("sqlite_")]


def _columns(db: Database, table: str) -> Table:
    return tuple(
        Column(name, kind.upper(), bool(needed), bool(key) and kind.upper() == "INTEGER")
        for _, name, kind, needed, _, key in db.execute(f"PRAGMA table_info([{table}])").fetchall()
    )


def _named_by(sql: str) -> tuple[str, ...]:
    """The columns in the order in which the damaged file wrote them."""
    probe = sqlite3.connect(":memory:")
    try:
        probe.execute(sql)
        (name,) = probe.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchone()
        return tuple(row[1] for row in probe.execute(f"PRAGMA table_info([{name}])").fetchall())
    except (sqlite3.Error, TypeError):
        return ()
    finally:
        probe.close()


def _insert(db: Database, table: str, columns: Table, rows: Iterable[Row], *, as_named: tuple[str, ...] = ()) -> int:
    """Puts rows in; how many the table refused. A row that stands already stays."""
    names = as_named or tuple(column.name for column in columns)
    known = {column.name: column for column in columns}
    refused = 0
    for rowid, values in rows:
        row = {
            name: rowid if known[name].is_row_number and value is None else value
            for name, value in zip(names, values, strict=False)
            if name in known
        }
        marks, named = ", ".join("?" * len(row)), ", ".join(f"[{name}]" for name in row)
        try:
            db.execute(f"INSERT OR IGNORE INTO [{table}] ({named}) VALUES ({marks})", tuple(row.values()))
        except sqlite3.Error:
            refused += 1
    return refused


def _fitting(rows: list[Row], tables: Mapping[str, Table]) -> str | None:
    """The table that every row of a page fits, the one with the most shapes that agree; none where none fits."""
    found = []
    for name, columns in tables.items():
        agreed = [_agrees(values, columns) for _, values in rows]
        if all(count is not None for count in agreed):
            found.append((sum(count or 0 for count in agreed), name))
    return max(found)[1] if found else None


def _agrees(values: tuple[Value, ...], columns: Table) -> int | None:
    """How many of the values have the shape that the column's name promises; None where one can not stand there."""
    if len(values) > len(columns) or any(column.needed and column.kind for column in columns[len(values) :]):
        return None
    agreed = int(len(values) == len(columns))
    for value, column in zip(values, columns, strict=False):
        if value is None:
            if column.needed and not column.is_row_number:
                return None
            continue
        if column.is_row_number or not isinstance(value, _PYTHON.get(column.kind, ())):
            return None
        if column.words:
            if value not in column.words:
                return None
            agreed += 2
        shape = _SHAPES.get(column.name[-3:])
        if shape is not None and isinstance(value, str):
            if not shape.fullmatch(value):
                return None
            agreed += 1
    return agreed


_PYTHON: dict[str, tuple[type, ...]] = {"INTEGER": (int,), "TEXT": (str,), "REAL": (int, float)}


def _mend_references(db: Database) -> tuple[int, int]:
    """Gives what points to a person who is gone a nameless one, and lets other lost ties go.

    (people who stand in, rows that can not stand without what is gone).
    """
    stood_in = dropped = 0
    while lost := db.execute("PRAGMA foreign_key_check").fetchall():
        for table, rowid, parent, number in lost:
            column = next(row[3] for row in db.execute(f"PRAGMA foreign_key_list([{table}])") if row[0] == number)
            (wanted,) = db.execute(f"SELECT [{column}] FROM [{table}] WHERE rowid = ?", (rowid,)).fetchone() or (None,)
            if wanted is None:
                continue
            if parent == "contact":
                stood_in += _stand_in(db, int(wanted))
            elif any(row[1] == column and row[3] for row in db.execute(f"PRAGMA table_info([{table}])").fetchall()):
                db.execute(f"DELETE FROM [{table}] WHERE rowid = ?", (rowid,))
                dropped += 1
            else:
                db.execute(f"UPDATE [{table}] SET [{column}] = NULL WHERE rowid = ?", (rowid,))
    return stood_in, dropped


def _stand_in(db: Database, contact_id: int) -> int:
    if db.execute("SELECT 1 FROM contact WHERE id = ?", (contact_id,)).fetchone():
        return 0
    db.execute(
        "INSERT OR IGNORE INTO contact (id, name, name_key, created_at) VALUES (?, ?, ?, '1970-01-01T00:00:00Z')",
        (contact_id, f"{NAMELESS} {contact_id}", NAMELESS.casefold()),
    )
    return 1
