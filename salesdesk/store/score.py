"""What the scorecard counts from, read in a few plain selects; counting itself is the domain's."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta, tzinfo
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from salesdesk.domain.followup import Channel, FollowUpState, Result
from salesdesk.domain.score_rows import (
    AgreedRow,
    Alike,
    ClientRow,
    LossRow,
    PlannedRow,
    PromiseRow,
    ReferralRow,
    days_before,
)
from salesdesk.domain.touch import Disposition
from salesdesk.store.database import Database

if TYPE_CHECKING:
    from salesdesk.domain.score_sentence import DealEnds

_CHANNELS = tuple(channel.value for channel in Channel)
_DISPOSITIONS = (*(one.value for one in Disposition), None)
_RESULTS = (*(one.value for one in Result), None)


def _place(column: str, words: Sequence[str | None]) -> str:
    """SQL for the place of a stored word among the known ones; one place after them for any other."""
    known = [word for word in words if word is not None]
    cases = " ".join(f"WHEN '{word}' THEN {place}" for place, word in enumerate(known))
    return f"CASE {column} {cases} ELSE {len(known)} END"


_KINDS: tuple[tuple[str, tuple[Any, ...]], ...] = (
    (_place("t.channel", _CHANNELS), (*_CHANNELS, "other")),
    ("t.direction = 'out'", (0, 1)),
    (_place("t.disposition", _DISPOSITIONS), _DISPOSITIONS),
    (_place("t.result", _RESULTS), _RESULTS),
    ("ifnull(t.gave, 0) <> 0", (0, 1)),
    ("CASE WHEN t.prepared IS NULL THEN 2 ELSE t.prepared <> 0 END", (0, 1, None)),
    ("ifnull(c.kind, 'prospect') = 'prospect'", (0, 1)),
)
"""What touches may be alike in: the place of the value as SQL, and the values."""


def _kind() -> str:
    """SQL for one number that says of a touch all that it may be alike in."""
    whole, weight = "", 1
    for column, values in _KINDS:
        whole, weight = f"{whole} + {weight} * ({column})" if whole else f"({column})", weight * len(values)
    return whole


# One row for all that are alike: SQLite gathers the columns itself while other threads run, and twenty thousand rows
# need not be fetched one by one. An aggregate takes the rows in its subquery's order.
_TOUCHES = f"""
    SELECT kind, json_group_array(day), json_group_array(id), json_group_array(contact_id), json_group_array(at),
        json_group_array(seconds), json_group_array(questions)
    FROM (SELECT {_kind()} AS kind, CAST(julianday(t.happened_on) - 1721424.5 AS INTEGER) AS day, t.id AS id,
            t.contact_id AS contact_id, unixepoch(t.at) AS at, ifnull(t.seconds, 0) AS seconds,
            ifnull(t.questions_asked, 0) AS questions
        FROM touch t JOIN contact c ON c.id = t.contact_id
        WHERE t.happened_on BETWEEN ? AND ? AND t.trashed_at IS NULL AND c.trashed_at IS NULL
        ORDER BY kind, day, t.id)
    GROUP BY kind"""

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

_STATES = (*(state.value for state in FollowUpState), "open")
_PLANNED = f"""
    SELECT f.id, f.contact_id,
        CAST(julianday(CASE WHEN f.snoozes > 0 THEN f.first_due_on ELSE f.due_on END) - 1721424.5 AS INTEGER) AS day,
        {_place("f.state", _STATES[:-1])}, CAST(julianday(f.closed_on) - 1721424.5 AS INTEGER)
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


def touches(db: Database, first: date, last: date) -> tuple[Alike, ...]:
    """Every touch of the days, those that are alike together, the oldest day first."""
    found = db.execute(_TOUCHES, (first.isoformat(), last.isoformat())).fetchall()
    return tuple(Alike(*_values(kind), *(tuple(json.loads(part)) for part in columns)) for kind, *columns in found)


def _values(kind: int) -> tuple[Any, ...]:
    """What the number says, in the order of `_KINDS`."""
    found = []
    for _, values in _KINDS:
        kind, place = divmod(kind, len(values))
        found.append(values[place])
    return tuple(found)


def first_day(db: Database) -> date | None:
    """The day of the first touch in the file; None where there is none."""
    row = db.execute("SELECT min(happened_on) FROM touch WHERE trashed_at IS NULL").fetchone()
    return date.fromisoformat(row[0]) if row and row[0] else None


def promises(db: Database, first: date, last: date) -> tuple[PromiseRow, ...]:
    """Promises of ours due on these days."""
    day = _days()
    rows = db.execute(_PROMISES, (first.isoformat(), last.isoformat())).fetchall()
    return tuple(
        PromiseRow(row[0], row[1], row[2], row[3], day(row[4]), day(row[5]), day(row[6]) if row[6] else None)
        for row in rows
    )


def promises_made(db: Database, day: date) -> tuple[int, ...]:
    """The promises of ours that were made on that day."""
    sql = "SELECT p.id FROM promise p JOIN contact c ON c.id = p.contact_id WHERE side = 'ours' AND made_on = ?"
    return tuple(row[0] for row in db.execute(f"{sql} AND c.trashed_at IS NULL", (day.isoformat(),)).fetchall())


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
    found = db.execute(_PLANNED, (first.toordinal(), last.toordinal())).fetchall()
    if not found:
        return ()
    columns: list[Iterable[Any]] = list(zip(*found, strict=True))
    columns[2] = map(cache(date.fromordinal), columns[2])
    columns[3] = map(_STATES.__getitem__, columns[3])
    columns[4] = map(cache(_day_or_none), columns[4])
    return tuple(map(PlannedRow._make, zip(*columns, strict=True)))


def _day_or_none(ordinal: int | None) -> date | None:
    return date.fromordinal(ordinal) if ordinal else None


def deal_ends(db: Database, first: date, last: date) -> DealEnds:
    """Deals that ended on these days."""
    sql = (
        "SELECT count(*) FILTER (WHERE state = 'won'), count(*) FROM deal "
        "WHERE ended_on BETWEEN ? AND ? AND state <> 'open' AND trashed_at IS NULL"
    )
    won, ended = db.execute(sql, (first.isoformat(), last.isoformat())).fetchone()
    from salesdesk.domain.score_sentence import DealEnds  # the day's header counts talks, and says no sentence

    return DealEnds(int(won), int(ended))


def wanted(db: Database, first: date, last: date) -> dict[date, int]:
    """Conversations wanted on the days that were planned."""
    sql = "SELECT day_on, conversations FROM day_plan WHERE day_on BETWEEN ? AND ? AND conversations > 0"
    rows = db.execute(sql, (first.isoformat(), last.isoformat())).fetchall()
    return {date.fromisoformat(row[0]): row[1] for row in rows}


def clients(db: Database, since: date, until: date) -> tuple[ClientRow, ...]:
    """Every client and how many touches there were from one day to the other."""
    sql = (
        "SELECT c.id, (SELECT count(*) FROM touch t WHERE t.contact_id = c.id AND t.trashed_at IS NULL "
        "AND t.happened_on > ? AND t.happened_on <= ?) FROM contact c "
        "WHERE c.kind = 'client' AND c.trashed_at IS NULL ORDER BY c.id"
    )
    return tuple(ClientRow(*row) for row in db.execute(sql, (since.isoformat(), until.isoformat())).fetchall())


def referrals(db: Database, first: date, last: date) -> tuple[ReferralRow, ...]:
    """Who was named to us by another on these days."""
    sql = (
        "SELECT p.to_id, p.said_on FROM pointer p JOIN contact c ON c.id = p.to_id WHERE p.said_on BETWEEN ? AND ? "
        "AND p.kind IN ('referred', 'introduced') AND c.trashed_at IS NULL ORDER BY p.id"
    )
    rows = db.execute(sql, (first.isoformat(), last.isoformat())).fetchall()
    return tuple(ReferralRow(row[0], date.fromisoformat(row[1])) for row in rows)


def sources(db: Database, contact_ids: Sequence[int]) -> dict[int, str]:
    """Where these contacts came from, as far as the record says: who named them, the source, the list."""
    sql = """
        SELECT c.id, CASE WHEN EXISTS (SELECT 1 FROM pointer p WHERE p.to_id = c.id
                AND p.kind IN ('referred', 'introduced')) THEN 'referral'
            WHEN ifnull(c.lead_source, '') <> '' THEN c.lead_source
            WHEN ifnull(c.source, '') = '' THEN ''
            WHEN c.source = 'added' THEN 'added by hand' WHEN c.source LIKE '%introduc%' THEN c.source
            ELSE 'list' END
        FROM contact c WHERE c.id IN (SELECT value FROM json_each(?))"""
    return dict(db.execute(sql, (json.dumps(list(contact_ids)),)).fetchall())


def losses(db: Database, first: date, last: date) -> tuple[LossRow, ...]:
    """The reasons behind what was lost on these days: of deals that ended, and of talks that ended with a no."""
    days = (first.isoformat(), last.isoformat())
    deals = db.execute(
        """SELECT 'deal', d.id, (SELECT min(contact_id) FROM deal_contact x WHERE x.deal_id = d.id), d.ended_on,
            d.title, r.reason || CASE WHEN ifnull(r.evidence, '') <> '' THEN ': ' || r.evidence ELSE '' END, r.mine
        FROM deal d JOIN deal_reason r ON r.deal_id = d.id
        WHERE d.ended_on BETWEEN ? AND ? AND d.state NOT IN ('open', 'won') AND d.trashed_at IS NULL ORDER BY r.id""",
        days,
    ).fetchall()
    noes = db.execute(
        """SELECT 'touch', t.id, c.id, t.happened_on, c.name, ifnull(t.evidence, ''), t.mine
        FROM touch t JOIN contact c ON c.id = t.contact_id
        WHERE t.happened_on BETWEEN ? AND ? AND t.mine IS NOT NULL AND t.trashed_at IS NULL AND c.trashed_at IS NULL
        ORDER BY t.id""",
        days,
    ).fetchall()
    return tuple(LossRow._make((*row[:3], date.fromisoformat(row[3]), *row[4:])) for row in (*deals, *noes))


def places(db: Database, contact_ids: Sequence[int]) -> Iterator[Place]:
    """What tells the zone of each of these contacts, one after the other."""
    return map(Place._make, db.execute(_PLACES, (json.dumps(list(contact_ids)),)))


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
    "contact": """SELECT x.id, x.id, x.name, a.name, ifnull((SELECT max(happened_on) FROM touch t
            WHERE t.contact_id = x.id AND t.trashed_at IS NULL), substr(x.created_at, 1, 10)), ifnull(a.name, ''), '',
            (SELECT count(*) FROM touch t WHERE t.contact_id = x.id AND t.trashed_at IS NULL) || ' touches'
        FROM contact x LEFT JOIN account a ON a.id = x.account_id
        WHERE x.id IN (SELECT value FROM json_each(?)) ORDER BY 5 DESC, x.id LIMIT ?""",
    "follow_up": f"""SELECT x.id, c.id, c.name, a.name, x.due_on, x.why_now, x.channel, x.state
        FROM follow_up x {_FROM} {_IDS} x.due_on DESC, x.id DESC LIMIT ?""",
}


def _days() -> Callable[[str], date]:
    """Reads ISO days, each only once: a quarter has ninety."""
    return cache(date.fromisoformat)
