"""Facts, questions, their dates and value given in the file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from salesdesk.domain.brief import DealLine
from salesdesk.domain.buckets import Bucket, bucket_of
from salesdesk.domain.deals import StepState, stage_words, step_place
from salesdesk.domain.research import STALE_AFTER, Fact, FactKind, Question, carried_to
from salesdesk.store import deals
from salesdesk.store.database import Database
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


@dataclass(frozen=True, slots=True)
class StaleFact:
    """An old fact and the person with whom it would be refreshed."""

    fact: Fact
    contact_id: int
    name: str
    due_on: date | None
    """When they are due next; None where nothing is planned."""


FACT = Noun(Fact, "fact")
QUESTION = Noun(Question, "question")
MILESTONE = Noun(Milestone, "milestone")
VALUE_GIVEN = Noun(ValueGiven, "value_given")

_OF_THEM = "(trashed_at IS NULL AND contact_id = ?) OR (trashed_at IS NULL AND account_id = ?)"
"""Said twice, so that each half is read by its own index."""


def facts_of(db: Database, contact_id: int, account_id: int | None, *, limit: int = 60) -> tuple[Fact, ...]:
    """Facts about the contact and the account, the newest first."""
    return FACT.where(
        db,
        f"{_OF_THEM} ORDER BY ifnull(confirmed_on, found_on) DESC, id DESC LIMIT ?",
        (contact_id, account_id, limit),
    )


def count_facts(db: Database, contact_id: int, account_id: int | None) -> int:
    """How many facts there are about the contact and the account."""
    row = db.execute(
        f"SELECT count(*) FROM fact WHERE {_OF_THEM}",
        (contact_id, account_id),
    ).fetchone()
    return int(row[0])


def fact(db: Database, fact_id: int) -> Fact | None:
    """A fact that is not in the trash."""
    return FACT.one(db, "id = ? AND trashed_at IS NULL", (fact_id,))


def stale_facts(
    db: Database, *, today: date, stale_after: Mapping[FactKind, int] = STALE_AFTER, limit: int = 200
) -> tuple[StaleFact, ...]:
    """Facts older than those of their kind keep; of people who are due first, then of everybody else."""
    kinds = tuple(stale_after.items())
    ages = "CASE f.kind " + " ".join("WHEN ? THEN ?" for _ in kinds) + " ELSE ? END"
    values = [word for kind, days in kinds for word in (kind.value, (today - timedelta(days=days)).isoformat())]
    values.append((today - timedelta(days=stale_after[FactKind.OTHER])).isoformat())
    old = f"f.trashed_at IS NULL AND max(f.found_on, ifnull(f.confirmed_on, '')) < {ages}"
    whose = f"SELECT {FACT.select('f')}, c.id, c.name, "
    due = db.execute(
        f"{whose} w.due FROM (SELECT contact_id, min(due_on) AS due FROM follow_up WHERE state = 'open' "
        "GROUP BY contact_id ORDER BY due LIMIT 400) w JOIN contact c ON c.id = w.contact_id AND c.trashed_at IS NULL "
        f"JOIN fact f ON f.contact_id = c.id WHERE {old} ORDER BY w.due, c.id, f.id LIMIT ?",
        (*values, limit),
    ).fetchall()
    others = db.execute(
        f"{whose} NULL FROM fact f JOIN contact c ON c.id = f.contact_id AND c.trashed_at IS NULL "
        f"WHERE {old} ORDER BY f.id LIMIT ?",
        (*values, limit),
    ).fetchall()
    found: dict[int, StaleFact] = {}
    for row in (*due, *others):
        when = date.fromisoformat(row[-1]) if row[-1] else None
        found.setdefault(row[0], StaleFact(FACT.make(row), row[-3], row[-2], when))
    return tuple(found.values())[:limit]


TALKS_LOOKED_AT = 40


def questions_of(db: Database, contact_id: int, *, limit: int = 20) -> tuple[Question, ...]:
    """What is planned to be asked, in its order; `carried` counts the talks since in which it was not asked."""
    planned = QUESTION.where(
        db, "contact_id = ? AND state = 'planned' ORDER BY position, id LIMIT ?", (contact_id, limit)
    )
    if not planned:
        return ()
    rows = db.execute(
        "SELECT DISTINCT happened_on FROM (SELECT happened_on, disposition, trashed_at FROM touch "
        "WHERE contact_id = ? ORDER BY at DESC LIMIT ?) WHERE disposition = 'connected' AND trashed_at IS NULL",
        (contact_id, TALKS_LOOKED_AT),
    ).fetchall()
    talked = [date.fromisoformat(row[0]) for row in rows]
    return tuple(
        replace(q, carried=q.carried + sum(day > q.planned_on for day in talked)) if q.planned_on else q
        for q in planned
    )


def asked_of(db: Database, contact_id: int, *, limit: int = 60) -> tuple[Question, ...]:
    """What was asked and answered before, the last first."""
    return QUESTION.where(
        db, "contact_id = ? AND state IN ('asked', 'answered') ORDER BY asked_on DESC, id DESC LIMIT ?",
        (contact_id, limit),
    )  # fmt: skip


def question(db: Database, question_id: int) -> Question | None:
    return QUESTION.one(db, "id = ?", (question_id,))


def fact_of_question(db: Database, question_id: int) -> int | None:
    """The fact that the answer to this question would refresh."""
    if question_id < 0:
        return -question_id
    row = db.execute("SELECT fact_id FROM question WHERE id = ?", (question_id,)).fetchone()
    return row[0] if row else None


def copy_facts(db: Database, from_id: int, to_id: int, *, at: str) -> None:
    """What was known for the business goes along to another person: assumed again, as old as it was, with who sent
    us there and when."""
    row = db.execute(
        "SELECT c.name, (SELECT max(said_on) FROM pointer WHERE from_id = c.id AND to_id = ?) FROM contact c "
        "WHERE c.id = ?",
        (to_id, from_id),
    ).fetchone()
    if row is None:
        return
    on = date.fromisoformat(row[1] or at[:10])
    for known in FACT.where(
        db, "contact_id = ? AND bucket = 'business' AND trashed_at IS NULL ORDER BY id", (from_id,)
    ):
        copy = carried_to(known, contact_id=to_id, said_by=row[0], on=on)
        add_fact(
            db, at=at, contact_id=to_id, text=copy.text, kind=copy.kind, bucket=copy.bucket, source=copy.source,
            url=copy.url, found_on=copy.found_on or on, state=copy.state,
        )  # fmt: skip


def live_deal(db: Database, contact_id: int) -> DealLine | None:
    """The contact's open deal at a glance; of several the newest."""
    found = next((one for one in deals.of_contact(db, contact_id) if one.is_live), None)
    if found is None:
        return None
    earned = sum(step.state is StepState.EARNED for step in found.steps)
    place, total = step_place(found)
    stage = stage_words(found) if found.steps else found.stage
    return DealLine(found.id, found.title, stage, earned, total, found.my_next, step=place)


def add_fact(db: Database, *, at: str, **values: Any) -> int:
    """A new fact; its kind is read from its words where nobody said one, and a person's fact is in their bucket."""
    if "kind" not in values:
        from salesdesk.domain.factwords import guess_kind  # its patterns take a while to compile

        values["kind"] = guess_kind(str(values["text"]))
    if "bucket" not in values:
        values["bucket"] = Bucket.PERSON if values["kind"] == FactKind.PERSON else bucket_of(str(values["text"]))
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
    """Changes a question; one that was only offered (its number is its fact's, below zero) is made by it."""
    if question_id > 0:
        update(db, "question", question_id, **changes)
    elif (known := fact(db, -question_id)) and (touch_id := changes.get("touch_id")):
        from salesdesk.domain.factwords import question_for

        row = db.execute("SELECT contact_id, happened_on FROM touch WHERE id = ?", (touch_id,)).fetchone()
        values = {"contact_id": row[0], "text": question_for(known), "planned_on": row[1], "fact_id": known.id}
        add_question(db, **{**values, **changes})


def milestones_of(db: Database, contact_id: int, *, limit: int = 12) -> tuple[Milestone, ...]:
    """Their dates that are not reached, of the contact and of their deals, the next first."""
    return MILESTONE.where(
        db,
        "trashed_at IS NULL AND reached_on IS NULL AND dropped_on IS NULL AND (contact_id = ? OR deal_id IN "
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
