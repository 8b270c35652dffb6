"""Deals as they are read: the deal with its people, steps, tasks, milestones and end; many at once in a few reads."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from salesdesk.domain.deals import (
    Ball,
    Deal,
    DealStep,
    DealTask,
    Ending,
    EndKind,
    EndReason,
    Milestone,
    MilestoneState,
    Move,
    Pace,
    Side,
    StepState,
)
from salesdesk.domain.followup import Promise
from salesdesk.domain.text import fold
from salesdesk.domain.touch import Touch
from salesdesk.domain.who import ContactLine
from salesdesk.store import who
from salesdesk.store.database import Database
from salesdesk.store.followups import PROMISE
from salesdesk.store.touches import TOUCH

SHOWN_LIMIT = 500
TOUCH_LIMIT = 400
_OURS = frozenset({"us", "we", "me", "ours", "i"})


@dataclass(slots=True)
class _Parts:
    """What hangs on the deals that are read, by deal."""

    people: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    paces: dict[int, tuple[str | None, str | None]] = field(default_factory=dict)
    steps: dict[int, list[DealStep]] = field(default_factory=lambda: defaultdict(list))
    milestones: dict[int, list[Milestone]] = field(default_factory=lambda: defaultdict(list))
    reasons: dict[int, list[EndReason]] = field(default_factory=lambda: defaultdict(list))


def deal(db: Database, deal_id: int) -> Deal | None:
    """A deal that is not in the trash."""
    return next(iter(_read(db, "d.id = ?", (deal_id,))), None)


def live(db: Database, *, limit: int = SHOWN_LIMIT) -> tuple[Deal, ...]:
    """The deals that are open, the newest first."""
    return _read(db, "d.state = 'open' ORDER BY d.id DESC LIMIT ?", (limit,))


def ended(db: Database, *, limit: int = SHOWN_LIMIT) -> tuple[Deal, ...]:
    """The deals that have ended, the last first."""
    return _read(db, "d.state <> 'open' ORDER BY ifnull(d.ended_on, d.created_at) DESC, d.id DESC LIMIT ?", (limit,))


def with_a_day(db: Database, *, limit: int = SHOWN_LIMIT) -> tuple[Deal, ...]:
    """The deals that ended with a day to call again, the nearest first."""
    return _read(db, "d.state <> 'open' AND d.again_on IS NOT NULL ORDER BY d.again_on, d.id LIMIT ?", (limit,))


def of_contact(db: Database, contact_id: int) -> tuple[Deal, ...]:
    """The deals in which somebody has a part, the live ones first, the newest first among them."""
    mine = "d.id IN (SELECT deal_id FROM deal_contact WHERE contact_id = ?)"
    return _read(db, f"{mine} ORDER BY d.state <> 'open', d.id DESC", (contact_id,))


def count_live(db: Database) -> int:
    return int(db.execute("SELECT count(*) FROM deal WHERE state = 'open' AND trashed_at IS NULL").fetchone()[0])


def count_ended(db: Database) -> int:
    return int(db.execute("SELECT count(*) FROM deal WHERE state <> 'open' AND trashed_at IS NULL").fetchone()[0])


def named(db: Database, text: str, *, limit: int = 20) -> tuple[Deal, ...]:
    """The deals whose title, account or people hold every word, the live ones first."""
    words = fold(text).split()
    rows = db.execute(
        "SELECT d.id, d.title || ' ' || ifnull(a.name, '') || ' ' || ifnull((SELECT group_concat(c.name, ' ') "
        "FROM deal_contact dc JOIN contact c ON c.id = dc.contact_id WHERE dc.deal_id = d.id), '') "
        "FROM deal d LEFT JOIN account a ON a.id = d.account_id WHERE d.trashed_at IS NULL "
        "ORDER BY d.state <> 'open', d.id DESC"
    )
    found = [row[0] for row in rows if words and all(word in fold(row[1]) for word in words)][:limit]
    by_id = {one.id: one for one in _read(db, f"d.id IN ({_marks(found)})", found)} if found else {}
    return tuple(by_id[i] for i in found)


def people_of(db: Database, contact_ids: Sequence[int]) -> dict[int, ContactLine]:
    """The people of deals as list rows; who is in the trash is left out."""
    if not contact_ids:
        return {}
    found = who.lines(db, f"c.id IN ({_marks(contact_ids)})", contact_ids, limit=len(contact_ids))
    return {line.id: line for line in found}


def touches_of(db: Database, one: Deal) -> tuple[Touch, ...]:
    """The touches of a deal's people that belong to it or to no deal, the newest first."""
    if not one.contact_ids:
        return TOUCH.where(db, "deal_id = ? AND trashed_at IS NULL ORDER BY at DESC LIMIT ?", (one.id, TOUCH_LIMIT))
    return TOUCH.where(
        db,
        f"(deal_id = ? OR (deal_id IS NULL AND contact_id IN ({_marks(one.contact_ids)}))) AND trashed_at IS NULL "
        "ORDER BY at DESC, id DESC LIMIT ?",
        (one.id, *one.contact_ids, TOUCH_LIMIT),
    )


def promises_of(db: Database, one: Deal) -> tuple[Promise, ...]:
    """What was promised in a deal, by either side: the promises of its people that belong to it or to no deal."""
    return PROMISE.where(
        db,
        f"(deal_id = ? OR (deal_id IS NULL AND contact_id IN ({_marks(one.contact_ids)}))) "
        "AND state IN ('open', 'kept') ORDER BY state <> 'open', due_on IS NULL, due_on, id LIMIT 40",
        (one.id, *one.contact_ids),
    )


# Rows → deals --------------------------------------------------------------------------------------------------------

_COLUMNS = (
    "d.id, d.title, d.account_id, a.name, d.stage, d.amount, d.currency, d.close_on, d.my_next, d.my_next_on, "
    "d.their_next, d.their_next_on, d.ball_side, d.ball_with, d.ball_role, d.ball_since_on, d.state, d.ended_on, "
    "d.again_on, d.again_words, d.evidence, d.differently, d.went_to, d.created_at"
)


def _read(db: Database, condition: str, values: Sequence[Any]) -> tuple[Deal, ...]:
    names = [name.split(".")[1] for name in _COLUMNS.split(", ")]
    names[3] = "account"
    sql = f"SELECT {_COLUMNS} FROM deal d LEFT JOIN account a ON a.id = d.account_id WHERE d.trashed_at IS NULL AND "
    rows = [dict(zip(names, row, strict=True)) for row in db.execute(sql + condition, tuple(values)).fetchall()]
    parts = _parts(db, [row["id"] for row in rows])
    return tuple(_deal(row, parts) for row in rows)


def _parts(db: Database, ids: Sequence[int]) -> _Parts:
    parts = _Parts()
    if not ids:
        return parts
    among = f"({_marks(ids)})"
    _read_people(db, parts, among, ids)
    _read_steps(db, parts, among, ids)
    _read_milestones(db, parts, among, ids)
    sql = f"SELECT deal_id, reason, mine, ifnull(evidence, '') FROM deal_reason WHERE deal_id IN {among} ORDER BY id"
    for deal_id, text, mine, evidence in db.execute(sql, tuple(ids)).fetchall():
        parts.reasons[deal_id].append(EndReason(text, bool(mine), evidence))
    return parts


def _read_people(db: Database, parts: _Parts, among: str, ids: Sequence[int]) -> None:
    sql = (
        "SELECT dc.deal_id, c.id, c.pace, c.pace_words FROM deal_contact dc JOIN contact c ON c.id = dc.contact_id "
        f"WHERE dc.deal_id IN {among} AND c.trashed_at IS NULL ORDER BY dc.id"
    )
    for deal_id, contact_id, pace, words in db.execute(sql, tuple(ids)).fetchall():
        parts.people[deal_id].append(contact_id)
        if pace or words:
            parts.paces.setdefault(deal_id, (pace, words))


def _read_steps(db: Database, parts: _Parts, among: str, ids: Sequence[int]) -> None:
    tasks: dict[int, list[DealTask]] = defaultdict(list)
    sql = (
        "SELECT t.deal_step_id, t.id, t.text, t.done_on FROM deal_task t JOIN deal_step s ON s.id = t.deal_step_id "
        f"WHERE s.deal_id IN {among} ORDER BY t.position, t.id"
    )
    for step_id, task_id, text, done_on in db.execute(sql, tuple(ids)).fetchall():
        tasks[step_id].append(DealTask(task_id, text, day_of(done_on)))
    sql = (
        "SELECT deal_id, id, name, state, ifnull(evidence, ''), ifnull(reason, ''), earned_on, milestone_id "
        f"FROM deal_step WHERE deal_id IN {among} ORDER BY position, id"
    )
    known = {state.value: state for state in StepState}
    for deal_id, step_id, name, state, evidence, reason, on, milestone_id in db.execute(sql, tuple(ids)).fetchall():
        parts.steps[deal_id].append(
            DealStep(
                step_id, name, known.get(state, StepState.OPEN), tuple(tasks[step_id]), evidence, reason, day_of(on),
                milestone_id,
            )
        )  # fmt: skip


def _read_milestones(db: Database, parts: _Parts, among: str, ids: Sequence[int]) -> None:
    """Those of the deal, and those that its people named without naming a deal; two reads, each by its index."""
    columns = (
        "m.id, m.what, ifnull(m.said_by, c.name), m.said_on, m.wanted_on, m.reached_on, m.dropped_on, m.moves, "
        "m.moved_from_on, m.moved_why, m.position"
    )
    rows = db.execute(
        f"SELECT m.deal_id, {columns} FROM milestone m LEFT JOIN contact c ON c.id = m.contact_id "
        f"WHERE m.deal_id IN {among} AND m.trashed_at IS NULL "
        f"UNION ALL SELECT dc.deal_id, {columns} FROM deal_contact dc JOIN milestone m ON m.contact_id = dc.contact_id "
        f"LEFT JOIN contact c ON c.id = m.contact_id WHERE dc.deal_id IN {among} AND m.deal_id IS NULL "
        "AND m.trashed_at IS NULL",
        (*ids, *ids),
    ).fetchall()
    for deal_id, *row, _ in sorted(rows, key=lambda row: (row[-1], row[1])):
        parts.milestones[deal_id].append(_milestone(row))


def _milestone(row: Sequence[Any]) -> Milestone:
    number, what, said_by, said_on, wanted_on, reached_on, dropped_on, moves, moved_from, moved_why = row
    state = MilestoneState.DROPPED if dropped_on else MilestoneState.REACHED if reached_on else MilestoneState.AHEAD
    known = tuple(_move(one) for one in json.loads(moves or "[]"))
    if not known and moved_from:
        known = (Move(day_of(moved_from), day_of(wanted_on), moved_why or "", date.fromisoformat(said_on)),)
    return Milestone(number, what, said_by or "", day_of(said_on), day_of(wanted_on), state, day_of(reached_on), known)


def _move(kept: Mapping[str, str | None]) -> Move:
    said_on = day_of(kept.get("said_on")) or date.min
    return Move(day_of(kept.get("was_on")), day_of(kept.get("to_on")), kept.get("reason") or "", said_on)


def _deal(row: Mapping[str, Any], parts: _Parts) -> Deal:
    number = row["id"]
    pace, pace_words = parts.paces.get(number, (None, None))
    return Deal(
        id=number, title=row["title"], account=row["account"] or "", account_id=row["account_id"],
        contact_ids=tuple(parts.people[number]), stage=row["stage"] or "", steps=tuple(parts.steps[number]),
        milestones=tuple(parts.milestones[number]), my_next=row["my_next"] or "", my_next_on=day_of(row["my_next_on"]),
        their_next=row["their_next"] or "", their_next_on=day_of(row["their_next_on"]), ball=_ball(row),
        pace=pace_of(pace), pace_words=pace_words or "", value=_value(row["amount"]), currency=row["currency"] or "",
        opened_on=datetime.fromisoformat(row["created_at"]).date(), close_on=day_of(row["close_on"]),
        ending=_ending(row, parts.reasons[number]),
    )  # fmt: skip


def _ball(row: Mapping[str, Any]) -> Ball:
    """A ball whose side was never said lies with whom it names; without a name with us."""
    name, role = row["ball_with"] or "", row["ball_role"] or ""
    sides = {side.value: side for side in Side}
    side = sides.get(row["ball_side"] or "") or (Side.THEIRS if name and fold(name) not in _OURS else Side.OURS)
    return Ball(side, "" if side is Side.OURS else name, role, day_of(row["ball_since_on"]))


def _ending(row: Mapping[str, Any], reasons: Iterable[EndReason]) -> Ending | None:
    kinds = {kind.value: kind for kind in EndKind}
    kind = kinds.get(row["state"])
    if kind is None:
        return None
    on = day_of(row["ended_on"]) or datetime.fromisoformat(row["created_at"]).date()
    return Ending(
        kind, on, tuple(reasons), day_of(row["again_on"]), row["again_words"] or "", row["went_to"] or "",
        row["differently"] or "", row["evidence"] or "",
    )  # fmt: skip


def _value(amount: float | None) -> Decimal | None:
    return None if amount is None else Decimal(str(amount))


def pace_of(text: str | None) -> Pace:
    """The pace as it is stored; normal where none is, or another word."""
    return {pace.value: pace for pace in Pace}.get((text or "").strip().casefold(), Pace.NORMAL)


def day_of(text: str | None) -> date | None:
    return date.fromisoformat(text[:10]) if text else None


def _marks(values: Sequence[Any]) -> str:
    return ", ".join("?" * len(values)) or "NULL"
