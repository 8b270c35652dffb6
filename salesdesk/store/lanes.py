"""Who stands in which of the agenda's lanes, kept by triggers: nobody is looked for among a hundred thousand.

The table `lane` follows from the others and is never written by hand; undo mends it by the same triggers.
"""

from __future__ import annotations

from collections.abc import Sequence

from salesdesk.domain.who import ContactLine
from salesdesk.store import who
from salesdesk.store.database import Database

DDL = (
    """CREATE TABLE lane (
        contact_id INTEGER PRIMARY KEY, name_key TEXT NOT NULL, aside INTEGER NOT NULL, met INTEGER NOT NULL,
        planned INTEGER NOT NULL) STRICT""",
    "CREATE INDEX lane_no_next_step ON lane(aside, met, planned, name_key) WHERE aside = 0 AND met = 1 AND planned = 0",
    "CREATE INDEX lane_not_started ON lane(aside, met, planned, contact_id) WHERE aside = 0 AND met = 0 AND planned = 0",
)
"""aside: in the trash, not to be contacted, standing still, a partner or another kind of person; met: touched, or a
follow-up was done or dropped; planned: a follow-up is open."""

_ASIDE = """(c.trashed_at IS NOT NULL OR ifnull(c.kind, '') IN ('partner', 'other')
    OR EXISTS (SELECT 1 FROM do_not_contact d
        WHERE d.contact_id = c.id AND d.channel = 'all' AND d.lifted_on IS NULL)
    OR EXISTS (SELECT 1 FROM stall s WHERE s.contact_id = c.id AND s.ended_on IS NULL))"""
_MET = """(EXISTS (SELECT 1 FROM touch t WHERE t.contact_id = c.id AND t.trashed_at IS NULL)
    OR EXISTS (SELECT 1 FROM follow_up f WHERE f.contact_id = c.id AND f.state IN ('done', 'dropped')))"""
_PLANNED = "EXISTS (SELECT 1 FROM follow_up f WHERE f.contact_id = c.id AND f.state = 'open')"
_WHOLE = f"INSERT INTO lane SELECT c.id, c.name_key, {_ASIDE}, {_MET}, {_PLANNED} FROM contact c"

_NO_NEXT = "l.aside = 0 AND l.met = 1 AND l.planned = 0"
_NOT_STARTED = "l.aside = 0 AND l.met = 0 AND l.planned = 0"
NO_NEXT, NOT_STARTED = (f"c.id IN (SELECT l.contact_id FROM lane l WHERE {lane})" for lane in (_NO_NEXT, _NOT_STARTED))
"""The lanes as conditions over c (contact)."""
HAS_NO_NEXT = f"EXISTS (SELECT 1 FROM lane l NOT INDEXED WHERE l.contact_id = c.id AND {_NO_NEXT})"
"""The first lane, asked of a few: the lane itself is not read."""
_LINES = (
    f"SELECT {who.LINE_COLUMNS} FROM lane l JOIN contact c ON c.id = l.contact_id "
    "LEFT JOIN account a ON a.id = c.account_id WHERE "
)


def without_next_step(db: Database, *, limit: int) -> tuple[ContactLine, ...]:
    """Contacts we have dealt with who have no follow-up ahead, by name: nobody falls off the list."""
    return _lines(db, f"{_NO_NEXT} ORDER BY l.name_key LIMIT ?", limit)


def without_next_step_but(
    db: Database, others: str, values: Sequence[object], *, limit: int
) -> tuple[ContactLine, ...]:
    """The same without those whom `others` selects, by name; read in the order of the names until there are enough."""
    rows = db.execute(
        f"{_LINES}{_NO_NEXT} AND l.contact_id NOT IN {others} ORDER BY l.name_key LIMIT ?", (*values, limit)
    )
    return tuple(who.line(row) for row in rows.fetchall())


def count_without_next_step(db: Database) -> int:
    return _count(db, _NO_NEXT)


def not_started(db: Database, *, limit: int) -> tuple[ContactLine, ...]:
    """Contacts who were never touched and with whom nothing is planned, the newest first."""
    return _lines(db, f"{_NOT_STARTED} ORDER BY l.contact_id DESC LIMIT ?", limit)


def count_not_started(db: Database) -> int:
    return _count(db, _NOT_STARTED)


def fill(db: Database) -> None:
    """Works the whole table out anew."""
    db.execute("DELETE FROM lane")
    db.execute(_WHOLE)


def enter(db: Database, first: int, last: int) -> None:
    """New contacts, from one id to another."""
    db.execute(f"{_WHOLE} WHERE c.id BETWEEN ? AND ?", (first, last))


def lay_triggers(db: Database) -> None:
    """Makes the triggers that keep the table; every writer pays for the one row that it touches."""
    _on(db, "contact", "INSERT", f"{_WHOLE} WHERE c.id = NEW.id")
    _on(
        db,
        "contact",
        "UPDATE OF kind, trashed_at, name_key",
        _worked_out("NEW", f"name_key = c.name_key, aside = {_ASIDE}", "id"),
    )
    _on(db, "contact", "DELETE", "DELETE FROM lane WHERE contact_id = OLD.id")
    _on(db, "touch", "INSERT", "UPDATE lane SET met = 1 WHERE contact_id = NEW.contact_id AND NOT met "
        "AND NEW.trashed_at IS NULL")  # fmt: skip
    _on_change(db, "touch", "trashed_at", f"met = {_MET}")
    _on(db, "follow_up", "INSERT", _worked_out("NEW", f"planned = {_PLANNED}, met = {_MET}"))
    _on_change(db, "follow_up", "state", f"planned = {_PLANNED}, met = {_MET}")
    for table, columns in (("do_not_contact", "channel, lifted_on"), ("stall", "ended_on")):
        _on(db, table, "INSERT", _worked_out("NEW", f"aside = {_ASIDE}"))
        _on_change(db, table, columns, f"aside = {_ASIDE}")


def _on_change(db: Database, table: str, columns: str, change: str) -> None:
    """A row that goes, changes, or changes hands: the one whose it was and the one whose it is."""
    _on(db, table, "DELETE", _worked_out("OLD", change))
    _on(db, table, f"UPDATE OF contact_id, {columns}", f"{_worked_out('NEW', change)}; {_worked_out('OLD', change)}")


def _worked_out(row: str, change: str, key: str = "contact_id") -> str:
    return f"UPDATE lane SET {change} FROM contact c WHERE c.id = {row}.{key} AND lane.contact_id = c.id"


def _on(db: Database, table: str, event: str, program: str) -> None:
    db.execute(
        f"CREATE TRIGGER lane_{table}_{event.split()[0].lower()} AFTER {event} ON [{table}] BEGIN {program}; END"
    )


def _lines(db: Database, condition: str, limit: int) -> tuple[ContactLine, ...]:
    return tuple(who.line(row) for row in db.execute(_LINES + condition, (limit,)).fetchall())


def _count(db: Database, condition: str) -> int:
    return int(db.execute(f"SELECT count(*) FROM lane l WHERE {condition}").fetchone()[0])
