"""Deals as they are written: what differs between the deal before and after a deed, row by row."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from salesdesk.domain.deals import Deal, DealStep, Milestone, MilestoneState, Move
from salesdesk.store.database import Database
from salesdesk.store.rows import insert, update


def add(db: Database, new: Deal, *, at: str) -> int:
    """A new deal with its people and steps. Returns its id."""
    deal_id = insert(db, "deal", created_at=at, source="rep", **_columns(new))
    _write_people(db, deal_id, (), new.contact_ids)
    _write_steps(db, deal_id, (), new.steps)
    for one in new.milestones:
        _add_milestone(db, deal_id, one)
    return deal_id


def change(db: Database, before: Deal, after: Deal) -> None:
    """Writes what is different."""
    old, new = _columns(before), _columns(after)
    update(db, "deal", before.id, **{name: value for name, value in new.items() if old[name] != value})
    _write_people(db, before.id, before.contact_ids, after.contact_ids)
    _write_steps(db, before.id, before.steps, after.steps)
    _write_milestones(db, before, after)
    _write_reasons(db, before, after)


def trash(db: Database, deal_id: int, *, at: str) -> None:
    update(db, "deal", deal_id, trashed_at=at)


def _columns(one: Deal) -> dict[str, Any]:
    end = one.ending
    return {
        "title": one.title, "account_id": one.account_id, "stage": one.stage or None,
        "amount": None if one.value is None else float(one.value), "currency": one.currency or None,
        "close_on": one.close_on, "my_next": one.my_next or None, "my_next_on": one.my_next_on,
        "their_next": one.their_next or None, "their_next_on": one.their_next_on, "ball_side": one.ball.side,
        "ball_with": one.ball.name or None, "ball_role": one.ball.role or None, "ball_since_on": one.ball.since_on,
        "state": end.kind if end else "open", "ended_on": end.on if end else None,
        "again_on": end.again_on if end else None, "again_words": (end.again_words or None) if end else None,
        "went_to": (end.went_to or None) if end else None, "differently": (end.differently or None) if end else None,
        "evidence": (end.as_told or None) if end else None,
    }  # fmt: skip


def _write_people(db: Database, deal_id: int, before: Sequence[int], after: Sequence[int]) -> None:
    for contact_id in before:
        if contact_id not in after:
            db.execute("DELETE FROM deal_contact WHERE deal_id = ? AND contact_id = ?", (deal_id, contact_id))
    for contact_id in after:
        if contact_id not in before:
            insert(db, "deal_contact", deal_id=deal_id, contact_id=contact_id)


# The rep's steps -----------------------------------------------------------------------------------------------------


def _write_steps(db: Database, deal_id: int, before: Sequence[DealStep], after: Sequence[DealStep]) -> None:
    kept = {step.id for step in after}
    for gone in before:
        if gone.id not in kept:
            db.execute("DELETE FROM deal_step WHERE id = ?", (gone.id,))
    places = {step.id: place for place, step in enumerate(before)}
    known = {step.id: step for step in before}
    for place, step in enumerate(after):
        old = known.get(step.id)
        if old is None:
            row = insert(db, "deal_step", deal_id=deal_id, position=place, **_step(step))
            _write_tasks(db, row, None, step)
            continue
        if _step(old) != _step(step) or places[step.id] != place:
            update(db, "deal_step", step.id, position=place, **_step(step))
        _write_tasks(db, step.id, old, step)


def _step(step: DealStep) -> dict[str, Any]:
    return {
        "name": step.title, "state": step.state, "evidence": step.evidence or None, "reason": step.reason or None,
        "earned_on": step.passed_on, "milestone_id": step.milestone_id,
    }  # fmt: skip


def _write_tasks(db: Database, step_id: int, before: DealStep | None, after: DealStep) -> None:
    known = {task.id: task for task in before.tasks} if before else {}
    kept = {task.id for task in after.tasks}
    for number in known:
        if number not in kept:
            db.execute("DELETE FROM deal_task WHERE id = ?", (number,))
    for place, task in enumerate(after.tasks):
        if task.id not in known:
            insert(db, "deal_task", deal_step_id=step_id, text=task.text, done_on=task.done_on, position=place)
        elif known[task.id] != task:
            update(db, "deal_task", task.id, text=task.text, done_on=task.done_on, position=place)


# Their milestones ----------------------------------------------------------------------------------------------------


def _write_milestones(db: Database, before: Deal, after: Deal) -> None:
    known = {one.id: one for one in before.milestones}
    places = {one.id: place for place, one in enumerate(before.milestones)}
    for place, one in enumerate(after.milestones):
        if one.id not in known:
            _add_milestone(db, before.id, one, place=place, contact_id=next(iter(after.contact_ids), None))
        elif known[one.id] != one or places[one.id] != place:
            update(db, "milestone", one.id, position=place, **_milestone(one, known[one.id]))


def _add_milestone(
    db: Database, deal_id: int, one: Milestone, *, place: int = 0, contact_id: int | None = None
) -> None:
    insert(db, "milestone", deal_id=deal_id, contact_id=contact_id, position=place, **_milestone(one))


def _milestone(one: Milestone, before: Milestone | None = None) -> dict[str, Any]:
    last = one.moves[-1] if one.moves else None
    dropped = one.state is MilestoneState.DROPPED
    values: dict[str, Any] = {
        "what": one.words, "said_by": one.said_by or None, "said_on": one.said_on, "wanted_on": one.wanted_on,
        "reached_on": one.reached_on if one.state is MilestoneState.REACHED else None,
        "moves": json.dumps([_move(move) for move in one.moves]), "moved_from_on": last.was_on if last else None,
        "moved_why": last.reason if last else None,
    }  # fmt: skip
    if before is None or dropped != (before.state is MilestoneState.DROPPED):
        values["dropped_on"] = (one.reached_on or one.said_on) if dropped else None
    return values


def _move(move: Move) -> dict[str, str | None]:
    days = {"was_on": move.was_on, "to_on": move.to_on, "said_on": move.said_on}
    return {name: day.isoformat() if day else None for name, day in days.items()} | {"reason": move.reason}


# Its end -------------------------------------------------------------------------------------------------------------


def _write_reasons(db: Database, before: Deal, after: Deal) -> None:
    old = before.ending.reasons if before.ending else ()
    new = after.ending.reasons if after.ending else ()
    if old == new:
        return
    db.execute("DELETE FROM deal_reason WHERE deal_id = ?", (before.id,))
    for reason in new:
        insert(
            db, "deal_reason", deal_id=before.id, reason=reason.text, mine=reason.mine, evidence=reason.evidence or None
        )


# The process ---------------------------------------------------------------------------------------------------------


def process(db: Database) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The rep's own steps and their tasks, in order; none where they never defined any."""
    rows = db.execute("SELECT name, tasks FROM process_step WHERE retired_on IS NULL ORDER BY position, id").fetchall()
    return tuple((name, tuple(str(task) for task in json.loads(tasks or "[]"))) for name, tasks in rows)


def set_process(db: Database, steps: Sequence[tuple[str, Sequence[str]]]) -> None:
    """Another process; deals that run keep the steps they have."""
    db.execute("DELETE FROM process_step")
    for place, (name, tasks) in enumerate(steps):
        insert(db, "process_step", name=name, tasks=json.dumps(list(tasks), ensure_ascii=False), position=place)
