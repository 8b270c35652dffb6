"""What the scorecard counts from, read in a few plain selects; counting itself is the domain's."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta, tzinfo
from functools import cache
from typing import NamedTuple

from sqlite_utils import Database

from salesdesk.domain.score_sentence import DealEnds
from salesdesk.domain.scorecard import AgreedRow, PlannedRow, PromiseRow, TouchRow, days_before

_TOUCHES = """
    SELECT t.id, t.contact_id, t.channel, t.direction = 'out', CAST(strftime('%s', t.at) AS INTEGER),
        t.happened_on, t.seconds, t.disposition, t.result,
        t.gave, t.prepared, t.questions_asked, ifnull(c.kind, 'prospect') = 'prospect'
    FROM touch t JOIN contact c ON c.id = t.contact_id
    WHERE t.happened_on BETWEEN ? AND ? AND t.trashed_at IS NULL AND c.trashed_at IS NULL ORDER BY t.happened_on, t.id"""

_PROMISES = """
    SELECT p.id, p.contact_id, p.what, p.state, p.made_on, p.due_on, p.closed_on
    FROM promise p JOIN contact c ON c.id = p.contact_id
    WHERE p.side = 'ours' AND c.trashed_at IS NULL AND p.due_on BETWEEN ? AND ? ORDER BY p.due_on, p.id"""

_AGREED = """
    SELECT f.id, f.contact_id, f.channel, CASE WHEN f.snoozes > 0 THEN f.first_due_on ELSE f.due_on END, f.state,
        f.created_at, f.closed_on, f.agreed
    FROM follow_up f JOIN contact c ON c.id = f.contact_id LEFT JOIN promise p ON p.id = f.promise_id
    WHERE (f.agreed = 1 OR p.side = 'ours') AND c.trashed_at IS NULL
        AND (f.due_on BETWEEN ? AND ? OR f.first_due_on BETWEEN ? AND ? OR f.created_at BETWEEN ? AND ?)
    ORDER BY f.id"""

_PLANNED = """
    SELECT f.id, f.contact_id, CASE WHEN f.snoozes > 0 THEN f.first_due_on ELSE f.due_on END AS day, f.state,
        f.closed_on
    FROM follow_up f JOIN contact c ON c.id = f.contact_id
    WHERE f.channel IN ('call', 'voicemail') AND c.trashed_at IS NULL AND day BETWEEN ? AND ? ORDER BY f.id"""

_PLACES = """
    SELECT c.id, ifnull(c.zone, a.zone), ifnull(c.city, a.city), ifnull(c.region, a.region),
        ifnull(c.country, a.country),
        (SELECT group_concat(e164, ' ') FROM (SELECT e164 FROM phone p
            WHERE p.contact_id = c.id AND p.struck_on IS NULL AND e164 IS NOT NULL ORDER BY position, id))
    FROM contact c LEFT JOIN account a ON a.id = c.account_id WHERE c.id IN (SELECT value FROM json_each(?))"""


class Place(NamedTuple):
    """Where a contact may be."""

    contact_id: int
    zone: str | None
    city: str | None
    region: str | None
    country: str | None
    numbers: str | None
    """E.164, with blanks between."""


class ScoreRow(NamedTuple):
    """One row under a number."""

    id: int
    contact_id: int
    name: str
    account: str | None
    on: str
    """ISO date."""
    what: str
    how: str
    """Channel of a touch or follow-up; empty for a promise."""
    state: str
    """Disposition of a touch, state of a promise or follow-up."""


def touches(db: Database, first: date, last: date) -> tuple[TouchRow, ...]:
    """Every touch of the days, the oldest day first."""
    day = _days()
    rows = db.execute(_TOUCHES, (first.isoformat(), last.isoformat()))
    make = tuple.__new__
    return tuple(make(TouchRow, (*row[:5], day(row[5]), *row[6:])) for row in rows)


def promises(db: Database, first: date, last: date) -> tuple[PromiseRow, ...]:
    """Promises of ours due on these days."""
    day = _days()
    rows = db.execute(_PROMISES, (first.isoformat(), last.isoformat())).fetchall()
    return tuple(
        PromiseRow(row[0], row[1], row[2], row[3], day(row[4]), day(row[5]), day(row[6]) if row[6] else None)
        for row in rows
    )


def promises_made(db: Database, day: date) -> int:
    """How many promises of ours were made on that day."""
    sql = "SELECT count(*) FROM promise p JOIN contact c ON c.id = p.contact_id WHERE side = 'ours' AND made_on = ?"
    return int(db.execute(f"{sql} AND c.trashed_at IS NULL", (day.isoformat(),)).fetchone()[0])


def agreed(db: Database, first: date, last: date, *, zone: tzinfo) -> tuple[AgreedRow, ...]:
    """Follow-ups whose day was said aloud and lies in these days, or that were made on one of them.

    A few that were made the day before or after are among them: the file knows the instant, not the rep's day.
    """
    span = (first.isoformat(), last.isoformat())
    made = (days_before(first, 1).isoformat(), (last if last == date.max else last + timedelta(days=2)).isoformat())
    day = _days()
    return tuple(
        AgreedRow(
            row[0],
            row[1],
            row[2], day(row[3]), row[4], datetime.fromisoformat(row[5]).astimezone(zone).date(),
            day(row[6]) if row[6] else None, row[7],
        )
        for row in db.execute(_AGREED, (*span, *span, *made)).fetchall()
    )  # fmt: skip


def planned_calls(db: Database, first: date, last: date) -> tuple[PlannedRow, ...]:
    """Calls whose first day lies in these days."""
    day = _days()
    return tuple(
        PlannedRow(row[0], row[1], day(row[2]), row[3], day(row[4]) if row[4] else None)
        for row in db.execute(_PLANNED, (first.isoformat(), last.isoformat()))
    )


def planned_starts(db: Database, first: date, last: date) -> tuple[tuple[str, str], ...]:
    """Days on which the rep said when the day began, with the instant."""
    sql = "SELECT day_on, started_at FROM day_plan WHERE day_on BETWEEN ? AND ? AND started_at IS NOT NULL"
    return tuple((row[0], row[1]) for row in db.execute(sql, (first.isoformat(), last.isoformat())).fetchall())


def deal_ends(db: Database, first: date, last: date) -> DealEnds:
    """Deals that ended on these days."""
    sql = (
        "SELECT count(*) FILTER (WHERE state = 'won'), count(*) FROM deal "
        "WHERE ended_on BETWEEN ? AND ? AND state <> 'open' AND trashed_at IS NULL"
    )
    won, ended = db.execute(sql, (first.isoformat(), last.isoformat())).fetchone()
    return DealEnds(int(won), int(ended))


def places(db: Database, contact_ids: Sequence[int]) -> tuple[Place, ...]:
    """What tells the zone of each of these contacts."""
    return tuple(Place(*row) for row in db.execute(_PLACES, (json.dumps(list(contact_ids)),)).fetchall())


def rows_of(db: Database, noun: str, ids: Sequence[int], *, limit: int) -> tuple[ScoreRow, ...]:
    """The rows behind a number, the newest first."""
    found = db.execute(_ROWS[noun], (json.dumps(list(ids)), limit)).fetchall()
    return tuple(ScoreRow(*row) for row in found)


_FROM = "JOIN contact c ON c.id = x.contact_id LEFT JOIN account a ON a.id = c.account_id"
_IDS = "WHERE x.id IN (SELECT value FROM json_each(?)) ORDER BY"
_ROWS = {
    "touch": f"""SELECT x.id, c.id, c.name, a.name, x.happened_on, x.text, x.channel, ifnull(x.disposition, '')
        FROM touch x {_FROM} {_IDS} x.at DESC, x.id DESC LIMIT ?""",
    "promise": f"""SELECT x.id, c.id, c.name, a.name, ifnull(x.due_on, x.made_on), x.what, '', x.state
        FROM promise x {_FROM} {_IDS} x.due_on DESC, x.id DESC LIMIT ?""",
    "follow_up": f"""SELECT x.id, c.id, c.name, a.name, x.due_on, x.why_now, x.channel, x.state
        FROM follow_up x {_FROM} {_IDS} x.due_on DESC, x.id DESC LIMIT ?""",
}


def _days() -> Callable[[str], date]:
    """Reads ISO days, each only once: a quarter has ninety."""
    return cache(date.fromisoformat)
