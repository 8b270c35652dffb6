"""Row ⇄ value: the one place where stored text becomes dates, instants and words, and back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import Any, Generic, TypeVar, Union, get_args, get_origin, get_type_hints

from salesdesk.domain.text import clean_lines
from salesdesk.store.database import Database

T = TypeVar("T")


class Noun(Generic[T]):
    """How one kind of value stands in one table: its columns, and the making of a value from a row of them."""

    def __init__(self, kind: type[T], table: str, *, without: Sequence[str] = ()) -> None:
        hints = get_type_hints(kind)
        self.kind = kind
        self.table = table
        self.columns = tuple(name for name in hints if name not in without)
        self._readers = tuple(_reader(hints[name]) for name in self.columns)

    def select(self, alias: str) -> str:
        """The columns as a SELECT list."""
        return ", ".join(f"{alias}.[{column}]" for column in self.columns)

    def make(self, row: Sequence[Any], **more: Any) -> T:
        """One value from a row that begins with these columns; `more` fills the fields that are not columns."""
        values = {
            name: value if read is None or value is None else read(value)
            for name, read, value in zip(self.columns, self._readers, row, strict=False)
        }
        return self.kind(**values, **more)

    def where(self, db: Database, condition: str, values: Sequence[Any] = ()) -> tuple[T, ...]:
        """Every row that meets the condition (an SQL text of ours; user text only as values)."""
        sql = f"SELECT {self.select('t')} FROM [{self.table}] t WHERE {condition}"
        return tuple(self.make(row) for row in db.execute(sql, tuple(values)).fetchall())

    def one(self, db: Database, condition: str, values: Sequence[Any] = ()) -> T | None:
        found = self.where(db, condition + " LIMIT 1", values)
        return found[0] if found else None


def insert(db: Database, table: str, **values: Any) -> int:
    """A new row; text is cleaned on the way in. Returns its id."""
    ready = stored(values)
    names, marks = ", ".join(f"[{column}]" for column in ready), ", ".join("?" * len(ready))
    made = db.execute(f"INSERT INTO [{table}] ({names}) VALUES ({marks})", tuple(ready.values()))
    return int(made.lastrowid or 0)


def update(db: Database, table: str, row_id: int, **values: Any) -> None:
    """Changes these columns of one row; text is cleaned on the way in."""
    if values:
        ready = stored(values)
        names = ", ".join(f"[{column}] = ?" for column in ready)
        db.execute(f"UPDATE [{table}] SET {names} WHERE id = ?", (*ready.values(), row_id))


def stored(values: dict[str, Any]) -> dict[str, Any]:
    """Values as SQLite keeps them."""
    return {name: _stored(value) for name, value in values.items()}


def instant(moment: datetime) -> str:
    """An aware moment as it is stored: UTC, to the second, sortable as text."""
    return moment.astimezone(UTC).replace(microsecond=0).isoformat()


def _stored(value: Any) -> Any:
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, str):
        return clean_lines(value)
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, datetime):
        return instant(value)
    if isinstance(value, date):
        return value.isoformat()
    return value


@cache
def _reader(hint: Any) -> Callable[[Any], Any] | None:
    """What turns a stored value of this type into the field's; None where it is the same."""
    if get_origin(hint) in (UnionType, Union):
        hint = next(part for part in get_args(hint) if part is not type(None))
    if hint is datetime or hint is date:
        return hint.fromisoformat
    if hint is bool:
        return bool
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return _word_reader(hint)
    return None


def _word_reader(words: type[StrEnum]) -> Callable[[Any], Any]:
    known: dict[str, StrEnum] = {word.value: word for word in words}

    def read(value: str) -> StrEnum | None:
        return known.get(value)

    return read
