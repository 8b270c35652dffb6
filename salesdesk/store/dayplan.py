"""The rep's own days: plans, breaks, the week's card, who was left without a next step and why, what was said of oneself."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import NamedTuple

from salesdesk.domain.dayplan import Break, DayPlan
from salesdesk.domain.who import ContactLine
from salesdesk.store import lanes, who
from salesdesk.store.database import Database
from salesdesk.store.rows import Noun, insert, instant, update

_PLAN = """
    SELECT p.day_on, p.conversations, p.block_from, p.block_until, p.lunch_from, p.lunch_until, p.stop_at,
        p.warm_up_id, ifnull(c.name, ''), p.closed_at, ifnull(p.line_for_tomorrow, ''), p.id
    FROM day_plan p LEFT JOIN contact c ON c.id = p.warm_up_id AND c.trashed_at IS NULL """
_TALKED = """((disposition = 'connected' OR disposition IS NULL
        AND (channel = 'meeting' OR channel = 'call' AND direction <> 'out'))
    AND EXISTS (SELECT 1 FROM contact c WHERE c.id = t.contact_id AND c.trashed_at IS NULL))"""
_WANTED = (
    "(p.conversations IS NOT NULL OR p.block_from IS NOT NULL OR p.lunch_from IS NOT NULL OR p.stop_at IS NOT NULL)"
)


class PlanRow(NamedTuple):
    id: int
    plan: DayPlan


BREAK = Noun(Break, "break_taken")


def plan_of(db: Database, day: date) -> PlanRow | None:
    """What was kept of a day."""
    return _one(db, "WHERE p.day_on = ?", (day.isoformat(),))


def last_plan(db: Database, before: date) -> DayPlan | None:
    """The last plan before that day; days without one are passed over."""
    found = _one(db, f"WHERE p.day_on < ? AND {_WANTED} ORDER BY p.day_on DESC LIMIT 1", (before.isoformat(),))
    return found.plan if found else None


def last_line(db: Database, before: date) -> tuple[date, str] | None:
    """The line that the last closed day before that one left, and its day; None where that day left none."""
    row = db.execute(
        "SELECT day_on, ifnull(line_for_tomorrow, '') FROM day_plan WHERE day_on < ? AND closed_at IS NOT NULL "
        "ORDER BY day_on DESC LIMIT 1",
        (before.isoformat(),),
    ).fetchone()
    return (date.fromisoformat(row[0]), row[1]) if row and row[1] else None


def keep_plan(db: Database, day: date, **values: object) -> int:
    """Writes these columns of a day's plan; times as ISO text."""
    ready = {name: value.isoformat("minutes") if isinstance(value, time) else value for name, value in values.items()}
    found = plan_of(db, day)
    if found is None:
        return insert(db, "day_plan", day_on=day, **ready)
    update(db, "day_plan", found.id, **ready)
    return found.id


def breaks_since(db: Database, at: datetime) -> tuple[Break, ...]:
    """Breaks that began since then, and one that still lasts, the first first."""
    return BREAK.where(db, "from_at >= ? OR until_at IS NULL ORDER BY from_at, id", (instant(at),))


def running_break(db: Database) -> tuple[int, Break] | None:
    """The break that lasts."""
    row = db.execute("SELECT id FROM break_taken WHERE until_at IS NULL ORDER BY id DESC LIMIT 1").fetchone()
    found = BREAK.one(db, "id = ?", (row[0],)) if row else None
    return (row[0], found) if found else None


def begin_break(db: Database, kind: str, *, at: datetime) -> int:
    return insert(db, "break_taken", kind=kind, from_at=at)


def end_break(db: Database, break_id: int, *, at: datetime) -> None:
    update(db, "break_taken", break_id, until_at=at)


def so_far(db: Database, day: date) -> tuple[datetime | None, int]:
    """When the day's first touch of ours was, and the conversations so far, as the scorecard counts them
    (`score_rows.Alike.talked`); who is in the trash is not talked with."""
    row = db.execute(
        f"SELECT min(CASE WHEN direction = 'out' THEN at END), ifnull(sum({_TALKED}), 0) FROM touch t "
        "WHERE happened_on = ? AND trashed_at IS NULL",
        (day.isoformat(),),
    ).fetchone()
    return (datetime.fromisoformat(row[0]) if row[0] else None), row[1]


_LEFT = """(SELECT o.contact_id FROM left_open o WHERE NOT EXISTS (SELECT 1 FROM touch t
    WHERE t.contact_id = o.contact_id AND t.trashed_at IS NULL AND t.logged_at > o.at))"""
"""Of whom a reason stands: until something is logged with them again."""
_MET = "(SELECT contact_id FROM touch WHERE happened_on = ? AND trashed_at IS NULL)"


def without_step_or_reason(db: Database, day: date, *, limit: int) -> tuple[ContactLine, ...]:
    """Who has neither a next step nor a reason for that, those whom the day met first."""
    open_ends, on = f"{lanes.HAS_NO_NEXT} AND c.id NOT IN {_LEFT}", (day.isoformat(),)
    met = who.lines(db, f"{open_ends} AND c.id IN {_MET} ORDER BY c.name_key", on, limit=limit)
    left = limit - len(met)
    return met + (lanes.without_next_step_but(db, f"{_LEFT[:-1]} UNION ALL {_MET[1:]}", on, limit=left) if left else ())


def count_without_step_or_reason(db: Database) -> int:
    return lanes.count_without_next_step(db) - who.count(db, f"{lanes.HAS_NO_NEXT} AND c.id IN {_LEFT}")


def left_open(db: Database, *, limit: int) -> tuple[tuple[ContactLine, str], ...]:
    """Who was left without a next step with a reason, by name, and the reason."""
    found = who.lines(db, f"{lanes.HAS_NO_NEXT} AND c.id IN {_LEFT} ORDER BY c.name_key", limit=limit)
    why = dict(db.execute("SELECT contact_id, why FROM left_open ORDER BY id").fetchall()) if found else {}
    return tuple((line, why[line.id]) for line in found)


def leave_open(db: Database, contact_id: int, why: str, *, at: datetime, on: date) -> None:
    """The reason why somebody has no next step; an older one goes."""
    db.execute("DELETE FROM left_open WHERE contact_id = ?", (contact_id,))
    insert(db, "left_open", contact_id=contact_id, why=why, at=at, noted_on=on)


def _one(db: Database, where: str, values: Sequence[object]) -> PlanRow | None:
    row = db.execute(_PLAN + where, tuple(values)).fetchone()
    if row is None:
        return None
    block_from, block_until, lunch_from, lunch_until, stop_at = (
        time.fromisoformat(text) if text else None for text in row[2:7]
    )
    plan = DayPlan(
        date.fromisoformat(row[0]), row[1], block_from, block_until, lunch_from, lunch_until, stop_at,
        warm_up_id=row[7], warm_up=row[8], closed_at=datetime.fromisoformat(row[9]) if row[9] else None,
        line_for_tomorrow=row[10],
    )  # fmt: skip
    return PlanRow(row[11], plan)
