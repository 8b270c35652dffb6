"""What a calendar is told: follow-ups with a time, dates of theirs; and what it was told last, so that a change is one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from salesdesk.store.database import Database


@dataclass(frozen=True, slots=True)
class Timed:
    """An open follow-up with a time."""

    id: int
    contact_id: int
    name: str
    account: str | None
    channel: str
    at: datetime
    """UTC."""
    zone: str | None
    """The zone in which its time was said."""
    why_now: str
    for_them: str | None
    repeats: str | None
    number: str | None


@dataclass(frozen=True, slots=True)
class TheirDate:
    """A date of theirs that is not reached yet."""

    id: int
    what: str
    whose: str | None
    on: date
    words: str | None


@dataclass(frozen=True, slots=True)
class ToldEvent:
    """An event as the file told it last."""

    content: str
    """A digest."""
    sequence: int
    changed_at: datetime


def timed(db: Database) -> tuple[Timed, ...]:
    """Open follow-ups with a time, of those who are in no trash."""
    sql = (
        "SELECT f.id, c.id, c.name, a.name, f.channel, f.due_at, f.due_zone, f.why_now, f.for_them, f.repeats, "
        "(SELECT ifnull(p.e164, p.raw) FROM phone p WHERE p.contact_id = c.id AND p.struck_on IS NULL "
        "ORDER BY position, id LIMIT 1) FROM follow_up f JOIN contact c ON c.id = f.contact_id "
        "LEFT JOIN account a ON a.id = c.account_id "
        "WHERE f.state = 'open' AND f.due_at IS NOT NULL AND c.trashed_at IS NULL ORDER BY f.due_at, f.id"
    )
    return tuple(_timed(*row) for row in db.execute(sql).fetchall())


def _timed(id: int, contact_id: int, name: str, account: str | None, channel: str, at: str, *more: str | None) -> Timed:
    zone, why_now, for_them, repeats, number = more
    return Timed(
        id,
        contact_id,
        name,
        account,
        channel,
        datetime.fromisoformat(at),
        zone,
        why_now or "",
        for_them,
        repeats,
        number,
    )


def their_dates(db: Database) -> tuple[TheirDate, ...]:
    """Dates of theirs that are not reached, of live people and live deals."""
    sql = (
        "SELECT m.id, m.what, ifnull(c.name, d.title), m.wanted_on, m.words FROM milestone m "
        "LEFT JOIN contact c ON c.id = m.contact_id LEFT JOIN deal d ON d.id = m.deal_id "
        "WHERE m.wanted_on IS NOT NULL AND m.reached_on IS NULL AND m.trashed_at IS NULL AND c.trashed_at IS NULL "
        "AND d.trashed_at IS NULL AND ifnull(d.state, 'open') = 'open' ORDER BY m.wanted_on, m.id"
    )
    return tuple(
        TheirDate(row[0], row[1], row[2], date.fromisoformat(row[3][:10]), row[4]) for row in db.execute(sql).fetchall()
    )


def told(db: Database) -> dict[str, ToldEvent]:
    """What the file has told of each event, by uid; those that have gone since too."""
    rows = db.execute("SELECT uid, content, sequence, changed_at FROM calendar_event").fetchall()
    return {uid: ToldEvent(content, sequence, datetime.fromisoformat(at)) for uid, content, sequence, at in rows}


def keep_told(db: Database, events: dict[str, ToldEvent]) -> None:
    db.conn.executemany(
        "INSERT OR REPLACE INTO calendar_event (uid, content, sequence, changed_at) VALUES (?, ?, ?, ?)",
        [(uid, one.content, one.sequence, one.changed_at.isoformat()) for uid, one in events.items()],
    )
