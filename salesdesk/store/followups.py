"""Follow-ups and promises in the file: what a day's agenda is read from, and their writing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from salesdesk.domain.followup import FollowUp, FollowUpState, Promise
from salesdesk.domain.who import ContactLine, DoNotContact
from salesdesk.store import who
from salesdesk.store.database import Database
from salesdesk.store.rows import Noun, insert, update

FOLLOW_UP = Noun(FollowUp, "follow_up")
PROMISE = Noun(Promise, "promise")

DUE_LIMIT = 400
"""Rows an agenda shows at most; what is beyond is counted and said ("+37 more")."""


class DueRow(NamedTuple):
    """One follow-up with as much of its contact as the agenda needs."""

    follow_up: FollowUp
    contact: ContactLine
    zone: str | None
    city: str | None
    region: str | None
    country: str | None
    account_country: str | None
    numbers: tuple[str, ...]
    """E.164 forms of the live numbers, first first."""
    wishes: tuple[str, ...]
    """Channels on which they do not want to be contacted."""


_DUE = f"""
    SELECT {FOLLOW_UP.select("f")}, {who.LINE_COLUMNS}, ifnull(c.zone, a.zone), ifnull(c.city, a.city),
        ifnull(c.region, a.region), c.country, a.country,
        (SELECT group_concat(ifnull(e164, match_key), ' ') FROM (SELECT e164, match_key FROM phone p
            WHERE p.contact_id = c.id AND p.struck_on IS NULL ORDER BY position, id)),
        (SELECT group_concat(channel, ' ') FROM do_not_contact d WHERE d.contact_id = c.id AND d.lifted_on IS NULL)
    FROM follow_up f JOIN contact c ON c.id = f.contact_id LEFT JOIN account a ON a.id = c.account_id
    WHERE c.trashed_at IS NULL AND """


_OPEN_UNTIL = """FROM follow_up f WHERE f.state = 'open' AND f.due_on <= ?
    AND f.contact_id NOT IN (SELECT id FROM contact WHERE trashed_at IS NOT NULL)"""


def due(db: Database, until: date, *, limit: int = DUE_LIMIT) -> tuple[DueRow, ...]:
    """Open follow-ups due on or before the day. Where there are more than can be shown: promises and agreed days
    before the others, the day's own before late ones, then oldest first."""
    chosen = f"""SELECT f.id {_OPEN_UNTIL}
        ORDER BY f.promise_id IS NULL, f.agreed = 0, f.due_on < ?, f.due_on, f.due_at, f.id LIMIT ?"""
    order = "ORDER BY f.promise_id IS NULL, f.due_on, f.due_at, f.id"
    day = until.isoformat()
    return tuple(
        _due_row(row) for row in db.execute(f"{_DUE} f.id IN ({chosen}) {order}", (day, day, limit)).fetchall()
    )


def count_due(db: Database, until: date) -> int:
    return int(db.execute(f"SELECT count(*) {_OPEN_UNTIL}", (until.isoformat(),)).fetchone()[0])


def done_on(db: Database, day: date) -> tuple[DueRow, ...]:
    """Follow-ups that were done on the day, the last first."""
    sql = (
        _DUE + "f.state = 'done' AND f.state <> 'open' AND f.closed_on = ? ORDER BY f.closed_at DESC, f.id DESC LIMIT ?"
    )
    return tuple(_due_row(row) for row in db.execute(sql, (day.isoformat(), DUE_LIMIT)).fetchall())


def between(db: Database, first: date, last: date, *, limit: int = DUE_LIMIT) -> tuple[DueRow, ...]:
    """Open follow-ups due in the span, in the order of their days."""
    sql = (
        _DUE
        + "f.state = 'open' AND f.due_on BETWEEN ? AND ? ORDER BY f.due_on, f.due_at IS NULL, f.due_at, f.id LIMIT ?"
    )
    return tuple(_due_row(row) for row in db.execute(sql, (first.isoformat(), last.isoformat(), limit)).fetchall())


def due_row(db: Database, follow_up_id: int) -> DueRow | None:
    row = db.execute(_DUE + "f.id = ?", (follow_up_id,)).fetchone()
    return _due_row(row) if row else None


def follow_up(db: Database, follow_up_id: int) -> FollowUp | None:
    return FOLLOW_UP.one(db, "id = ?", (follow_up_id,))


def open_of(db: Database, contact_id: int) -> tuple[FollowUp, ...]:
    """A contact's open follow-ups, the next first."""
    return FOLLOW_UP.where(
        db, "contact_id = ? AND state = 'open' ORDER BY due_on, due_at IS NULL, due_at, id", (contact_id,)
    )


def all_of(db: Database, contact_id: int, *, limit: int = 50) -> tuple[FollowUp, ...]:
    """A contact's follow-ups, newest first, closed ones too."""
    return FOLLOW_UP.where(db, "contact_id = ? ORDER BY due_on DESC, id DESC LIMIT ?", (contact_id, limit))


def add_follow_up(db: Database, *, at: str, **values: Any) -> int:
    """A new follow-up; `due_on` is required, the first due day is remembered."""
    return insert(db, "follow_up", first_due_on=values["due_on"], created_at=at, **values)


def change_follow_up(db: Database, follow_up_id: int, **changes: Any) -> None:
    update(db, "follow_up", follow_up_id, **changes)


def call_off(db: Database, contact_id: int, wish: DoNotContact, *, at: datetime, on: date) -> None:
    """Closes the contact's open follow-ups on the channels that the wish forbids."""
    for meant in open_of(db, contact_id):
        if wish.covers(meant.channel):
            change_follow_up(
                db, meant.id, state=FollowUpState.CALLED_OFF, closed_at=at, closed_on=on, closed_why="do not contact"
            )


def add_snooze(db: Database, follow_up_id: int, *, at: str, from_on: date, to_on: date, reason: str | None) -> None:
    insert(db, "snooze", follow_up_id=follow_up_id, at=at, from_on=from_on, to_on=to_on, reason=reason)


def last_reason(db: Database, follow_up_id: int) -> str | None:
    """Why it was put off, as it was said last."""
    sql = "SELECT reason FROM snooze WHERE follow_up_id = ? AND reason IS NOT NULL ORDER BY id DESC LIMIT 1"
    row = db.execute(sql, (follow_up_id,)).fetchone()
    return row[0] if row else None


def promise(db: Database, promise_id: int) -> Promise | None:
    return PROMISE.one(db, "id = ?", (promise_id,))


def promises_of(db: Database, contact_id: int, *, limit: int = 40) -> tuple[Promise, ...]:
    """Open promises first, by their day; then the closed ones, the last first."""
    return PROMISE.where(
        db,
        "contact_id = ? ORDER BY state <> 'open', CASE WHEN state = 'open' THEN ifnull(due_on, '9999') END, "
        "closed_on DESC, id DESC LIMIT ?",
        (contact_id, limit),
    )


def promises_named(db: Database, ids: Sequence[int]) -> dict[int, Promise]:
    """The promises with these ids."""
    if not ids:
        return {}
    marks = ", ".join("?" * len(ids))
    return {promise.id: promise for promise in PROMISE.where(db, f"id IN ({marks})", ids)}


def count_promises_due(db: Database, until: date) -> int:
    """Our open promises that are due on or before the day."""
    sql = (
        "SELECT count(*) FROM promise p JOIN contact c ON c.id = p.contact_id "
        "WHERE c.trashed_at IS NULL AND p.state = 'open' AND p.side = 'ours' AND p.due_on <= ?"
    )
    return int(db.execute(sql, (until.isoformat(),)).fetchone()[0])


def add_promise(db: Database, *, at: str, **values: Any) -> int:
    return insert(db, "promise", created_at=at, **values)


def change_promise(db: Database, promise_id: int, **changes: Any) -> None:
    update(db, "promise", promise_id, **changes)


def _due_row(row: Sequence[Any]) -> DueRow:
    width = len(FOLLOW_UP.columns)
    zone, city, region, country, account_country, numbers, wishes = row[width + 5 :]
    return DueRow(
        follow_up=FOLLOW_UP.make(row[:width]),
        contact=who.line(row[width : width + 5]),
        zone=zone,
        city=city,
        region=region,
        country=country,
        account_country=account_country,
        numbers=tuple((numbers or "").split()),
        wishes=tuple((wishes or "").split()),
    )
