"""What the rep brings along, in the file: if they say … I say …, my story, the value library and what was given."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from salesdesk.store.database import Database
from salesdesk.store.rows import Noun, insert, update


@dataclass(frozen=True, slots=True)
class Objection:
    """What they may say and what is said then; without a contact it stands for everybody, by product."""

    id: int
    they_say: str
    i_say: str
    contact_id: int | None = None
    product: str | None = None
    used: int = 0
    helped: int = 0


@dataclass(frozen=True, slots=True)
class StoryLine:
    """A line of the rep's own story: value, difference, proof (by industry), strength, to improve."""

    id: int
    kind: str
    text: str
    industry: str | None = None


@dataclass(frozen=True, slots=True)
class ValueItem:
    """Something worth giving, and where it was last used."""

    id: int
    kind: str
    title: str
    url: str | None = None
    text: str | None = None
    industries: str | None = None
    last_on: date | None = None
    last_to: str | None = None


@dataclass(frozen=True, slots=True)
class Insight:
    """One thing learned across calls about the market or the message; with the person from whom it came."""

    id: int
    noted_on: date
    text: str
    contact_id: int | None = None
    name: str | None = None


_INSIGHT = Noun(Insight, "insight", without=("name",))
_OBJECTION = Noun(Objection, "objection")
_STORY = Noun(StoryLine, "story")
_ITEM = Noun(ValueItem, "value_item", without=("last_on", "last_to"))


def objections_of(db: Database, contact_id: int, *, limit: int = 100) -> tuple[Objection, ...]:
    """Those of the contact first, then the general ones; what helped most often first."""
    return _OBJECTION.where(
        db, "contact_id = ? OR contact_id IS NULL ORDER BY contact_id IS NULL, helped DESC, used, id LIMIT ?",
        (contact_id, limit),
    )  # fmt: skip


def objection(db: Database, row_id: int) -> Objection | None:
    return _OBJECTION.one(db, "id = ?", (row_id,))


def add_objection(db: Database, **values: Any) -> int:
    return insert(db, "objection", **values)


def change_objection(db: Database, row_id: int, **changes: Any) -> None:
    update(db, "objection", row_id, **changes)


def drop_objection(db: Database, row_id: int) -> None:
    db.execute("DELETE FROM objection WHERE id = ?", (row_id,))


def story_lines(db: Database, *, limit: int = 200) -> tuple[StoryLine, ...]:
    return _STORY.where(db, "1 ORDER BY position, id LIMIT ?", (limit,))


def story_line(db: Database, row_id: int) -> StoryLine | None:
    return _STORY.one(db, "id = ?", (row_id,))


def add_story(db: Database, **values: Any) -> int:
    row = db.execute("SELECT ifnull(max(position), 0) + 1 FROM story").fetchone()
    return insert(db, "story", position=row[0], **values)


def change_story(db: Database, row_id: int, **changes: Any) -> None:
    update(db, "story", row_id, **changes)


def drop_story(db: Database, row_id: int) -> None:
    db.execute("DELETE FROM story WHERE id = ?", (row_id,))


def value_items(db: Database, *, limit: int = 300) -> tuple[ValueItem, ...]:
    """The library, the newest first, each with where it was last given."""
    sql = (
        f"SELECT {_ITEM.select('v')}, g.given_on, c.name FROM value_item v "
        "LEFT JOIN (SELECT value_item_id, max(id) AS id FROM value_given GROUP BY value_item_id) last "
        "ON last.value_item_id = v.id LEFT JOIN value_given g ON g.id = last.id "
        "LEFT JOIN contact c ON c.id = g.contact_id WHERE v.trashed_at IS NULL ORDER BY v.id DESC LIMIT ?"
    )
    rows: Sequence[Any] = db.execute(sql, (limit,)).fetchall()
    return tuple(
        _ITEM.make(row, last_on=date.fromisoformat(row[-2]) if row[-2] else None, last_to=row[-1]) for row in rows
    )


def value_item(db: Database, row_id: int) -> ValueItem | None:
    return _ITEM.one(db, "id = ? AND trashed_at IS NULL", (row_id,))


def add_value_item(db: Database, *, at: str, **values: Any) -> int:
    return insert(db, "value_item", created_at=at, **values)


def change_value_item(db: Database, row_id: int, **changes: Any) -> None:
    update(db, "value_item", row_id, **changes)


def given_ids(db: Database, contact_id: int) -> frozenset[int]:
    """Which items of the library this contact has had already."""
    rows = db.execute("SELECT DISTINCT value_item_id FROM value_given WHERE contact_id = ?", (contact_id,)).fetchall()
    return frozenset(row[0] for row in rows if row[0])


def count_given(db: Database, contact_id: int) -> int:
    return int(db.execute("SELECT count(*) FROM value_given WHERE contact_id = ?", (contact_id,)).fetchone()[0])


def insights(db: Database, *, limit: int = 200) -> tuple[Insight, ...]:
    """What was learned across calls, the newest first."""
    rows = db.execute(
        f"SELECT {_INSIGHT.select('i')}, c.name FROM insight i LEFT JOIN contact c ON c.id = i.contact_id "
        "AND c.trashed_at IS NULL ORDER BY i.noted_on DESC, i.id DESC LIMIT ?",
        (limit,),
    ).fetchall()
    return tuple(_INSIGHT.make(row, name=row[-1]) for row in rows)


def change_insight(db: Database, row_id: int, text: str) -> None:
    update(db, "insight", row_id, text=text)


def drop_insight(db: Database, row_id: int) -> None:
    db.execute("DELETE FROM insight WHERE id = ?", (row_id,))


def count_insights(db: Database) -> int:
    return int(db.execute("SELECT count(*) FROM insight").fetchone()[0])


def add_insight(db: Database, text: str, *, on: date, contact_id: int | None) -> int:
    """Something learned across calls."""
    return insert(db, "insight", noted_on=on, text=text, contact_id=contact_id)
