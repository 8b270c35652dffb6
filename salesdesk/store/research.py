"""Facts, questions, their dates and value given in the file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlite_utils import Database

from salesdesk.domain.brief import DealLine
from salesdesk.domain.research import Fact, Question
from salesdesk.store.rows import Noun, insert, update


@dataclass(frozen=True, slots=True)
class Milestone:
    """A date of theirs, in their words."""

    id: int
    contact_id: int | None
    deal_id: int | None
    what: str
    words: str | None
    said_by: str | None
    said_on: date
    wanted_on: date | None
    reached_on: date | None
    moved_from_on: date | None
    moved_why: str | None


@dataclass(frozen=True, slots=True)
class ValueGiven:
    id: int
    what: str
    given_on: date


@dataclass(frozen=True, slots=True)
class Pointer:
    """Who points to whom: "not me, speak to …"."""

    from_id: int
    from_name: str
    to_id: int
    to_name: str
    kind: str
    said_on: str
    words: str | None


FACT = Noun(Fact, "fact")
QUESTION = Noun(Question, "question")
MILESTONE = Noun(Milestone, "milestone")
VALUE_GIVEN = Noun(ValueGiven, "value_given")


def facts_of(db: Database, contact_id: int, account_id: int | None, *, limit: int = 60) -> tuple[Fact, ...]:
    """Facts about the contact and the account, the newest first."""
    return FACT.where(
        db,
        "trashed_at IS NULL AND (contact_id = ? OR account_id = ?) "
        "ORDER BY ifnull(confirmed_on, found_on) DESC, id DESC LIMIT ?",
        (contact_id, account_id, limit),
    )


def questions_of(db: Database, contact_id: int, *, limit: int = 20) -> tuple[Question, ...]:
    """What is planned to be asked, in its order."""
    return QUESTION.where(db, "contact_id = ? AND state = 'planned' ORDER BY position, id LIMIT ?", (contact_id, limit))


def fact_of_question(db: Database, question_id: int) -> int | None:
    """The fact that the answer to this question would refresh."""
    row = db.execute("SELECT fact_id FROM question WHERE id = ?", (question_id,)).fetchone()
    return row[0] if row else None


def copy_facts(db: Database, from_id: int, to_id: int, *, at: str) -> None:
    """What was known for the business goes along to another person, assumed again."""
    db.execute(
        "INSERT INTO fact (contact_id, text, kind, bucket, source, url, found_on, state, created_at) "
        "SELECT ?, text, kind, bucket, source, url, found_on, 'assumed', ? FROM fact "
        "WHERE contact_id = ? AND bucket = 'business' AND trashed_at IS NULL",
        (to_id, at, from_id),
    )


def live_deal(db: Database, contact_id: int) -> DealLine | None:
    """The contact's open deal at a glance; of several the newest."""
    row = db.execute(
        "SELECT d.id, d.title, ifnull(d.stage, ''), "
        "(SELECT count(*) FROM deal_step s WHERE s.deal_id = d.id AND s.state = 'earned'), "
        "(SELECT count(*) FROM deal_step s WHERE s.deal_id = d.id) "
        "FROM deal d JOIN deal_contact dc ON dc.deal_id = d.id "
        "WHERE dc.contact_id = ? AND d.state = 'open' AND d.trashed_at IS NULL ORDER BY d.id DESC LIMIT 1",
        (contact_id,),
    ).fetchone()
    return DealLine(*row) if row else None


def add_fact(db: Database, *, at: str, **values: Any) -> int:
    return insert(db, "fact", created_at=at, **values)


def change_fact(db: Database, fact_id: int, **changes: Any) -> None:
    update(db, "fact", fact_id, **changes)


def add_question(db: Database, **values: Any) -> int:
    """A planned question, after those that are there."""
    row = db.execute(
        "SELECT ifnull(max(position), 0) + 1 FROM question WHERE contact_id IS ?", (values.get("contact_id"),)
    ).fetchone()
    return insert(db, "question", **{"position": row[0], **values})


def change_question(db: Database, question_id: int, **changes: Any) -> None:
    update(db, "question", question_id, **changes)


def milestones_of(db: Database, contact_id: int, *, limit: int = 12) -> tuple[Milestone, ...]:
    """Their dates that are not reached, of the contact and of their deals, the next first."""
    return MILESTONE.where(
        db,
        "trashed_at IS NULL AND reached_on IS NULL AND (contact_id = ? OR deal_id IN "
        "(SELECT deal_id FROM deal_contact WHERE contact_id = ?)) "
        "ORDER BY wanted_on IS NULL, wanted_on, position LIMIT ?",
        (contact_id, contact_id, limit),
    )


def add_milestone(db: Database, **values: Any) -> int:
    return insert(db, "milestone", **values)


def change_milestone(db: Database, milestone_id: int, **changes: Any) -> None:
    update(db, "milestone", milestone_id, **changes)


def value_given_to(db: Database, contact_id: int, *, limit: int = 10) -> tuple[ValueGiven, ...]:
    return VALUE_GIVEN.where(db, "contact_id = ? ORDER BY given_on DESC, id DESC LIMIT ?", (contact_id, limit))


def add_value_given(db: Database, contact_id: int, *, what: str, given_on: date, **more: Any) -> int:
    return insert(db, "value_given", contact_id=contact_id, what=what, given_on=given_on, **more)


def pointers_of(db: Database, contact_id: int) -> tuple[Pointer, ...]:
    """Both ways: whom they pointed to, and who pointed to them."""
    rows = db.execute(
        "SELECT p.from_id, f.name, p.to_id, t.name, p.kind, p.said_on, p.words FROM pointer p "
        "JOIN contact f ON f.id = p.from_id JOIN contact t ON t.id = p.to_id "
        "WHERE (p.from_id = ? OR p.to_id = ?) AND f.trashed_at IS NULL AND t.trashed_at IS NULL "
        "ORDER BY p.said_on DESC",
        (contact_id, contact_id),
    ).fetchall()
    return tuple(Pointer(*row) for row in rows)


def add_pointer(db: Database, from_id: int, to_id: int, *, kind: str, said_on: date, words: str | None) -> int:
    return insert(db, "pointer", from_id=from_id, to_id=to_id, kind=kind, said_on=said_on, words=words)
