"""What plays leave in the file: their follow-ups, permissions, absences of theirs and of the rep."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from salesdesk.domain.followup import FollowUp, Promise
from salesdesk.store.database import Database
from salesdesk.store.followups import FOLLOW_UP, PROMISE
from salesdesk.store.rows import Noun, insert, update


class Away(NamedTuple):
    """The rep's own absence; without a last day it lasts until they are back."""

    id: int
    from_on: date
    until_on: date | None = None
    words: str | None = None


AWAY = Noun(Away, "away")


def open_of_play(db: Database, contact_id: int, plays: Sequence[str]) -> tuple[FollowUp, ...]:
    """A contact's open follow-ups that these plays made, the next first."""
    marks = ", ".join("?" * len(plays))
    return FOLLOW_UP.where(
        db,
        f"contact_id = ? AND state = 'open' AND origin = 'play' AND play IN ({marks}) ORDER BY due_on, id",
        (contact_id, *plays),
    )


def half_done(db: Database, contact_id: int, channel: str, since: date) -> FollowUp | None:
    """The last follow-up since the day that waits for this channel as its second one."""
    return FOLLOW_UP.one(
        db,
        "contact_id = ? AND second_channel = ? AND half_done_on >= ? ORDER BY half_done_on DESC, id DESC",
        (contact_id, channel, since.isoformat()),
    )


def closed_by(db: Database, touch_id: int) -> tuple[FollowUp, ...]:
    """The follow-ups that a touch closed."""
    return FOLLOW_UP.where(db, "touch_id = ? AND state = 'done' ORDER BY id", (touch_id,))


def open_promises(db: Database, contact_id: int, side: str) -> tuple[Promise, ...]:
    """One side's open promises with this contact, the earliest first."""
    return PROMISE.where(
        db,
        "contact_id = ? AND side = ? AND state = 'open' ORDER BY due_on IS NULL, due_on, id",
        (contact_id, side),
    )


def promises_between(db: Database, first: date, last: date) -> tuple[Promise, ...]:
    """Promises that were made, due or closed in the span."""
    span = (first.isoformat(), last.isoformat())
    return PROMISE.where(
        db, "made_on BETWEEN ? AND ? OR due_on BETWEEN ? AND ? OR closed_on BETWEEN ? AND ? ORDER BY id", span * 3
    )


def promises_without_nudge(db: Database, *, limit: int = 200) -> tuple[Promise, ...]:
    """Open dated promises of theirs for which no follow-up was ever made; who is quiet or not to be contacted is left."""
    return PROMISE.where(db, f"{_WITHOUT_NUDGE} ORDER BY due_on, id LIMIT ?", (limit,))


def nudges_without_promise(db: Database, *, limit: int = 200) -> tuple[FollowUp, ...]:
    """Open nudges whose promise is closed, or was taken back by undo."""
    return FOLLOW_UP.where(
        db,
        "state = 'open' AND play = 'promise_passed' AND origin = 'play' AND NOT EXISTS "
        "(SELECT 1 FROM promise p WHERE p.id = t.promise_id AND p.state = 'open' AND p.due_on IS NOT NULL) "
        "ORDER BY id LIMIT ?",
        (limit,),
    )


def any_to_roll(db: Database) -> bool:
    """Whether a promise waits for its nudge, or a nudge has lost its promise."""
    return bool(promises_without_nudge(db, limit=1) or nudges_without_promise(db, limit=1))


def bare_promises_due(db: Database, until: date) -> int:
    """Our open promises due by the day that no open follow-up stands for: they are counted all the same."""
    sql = (
        "SELECT count(*) FROM promise p JOIN contact c ON c.id = p.contact_id WHERE c.trashed_at IS NULL "
        "AND p.state = 'open' AND p.side = 'ours' AND p.due_on <= ? AND NOT EXISTS "
        "(SELECT 1 FROM follow_up f WHERE f.promise_id = p.id AND f.state = 'open')"
    )
    return int(db.execute(sql, (until.isoformat(),)).fetchone()[0])


def add_permission(
    db: Database, contact_id: int, *, asked_on: date, answer: str, channel: str | None, words: str | None
) -> int:
    return insert(
        db, "permission", contact_id=contact_id, asked_on=asked_on, answer=answer, channel=channel, words=words
    )


def add_out_of_office(
    db: Database, contact_id: int, *, from_on: date | None, until_on: date, words: str | None, noted_on: date
) -> int:
    return insert(
        db, "out_of_office", contact_id=contact_id, from_on=from_on, until_on=until_on, words=words, noted_on=noted_on
    )


def away_on(db: Database, day: date) -> Away | None:
    """The rep's absence that covers the day."""
    key = day.isoformat()
    return AWAY.one(db, "from_on <= ? AND (until_on IS NULL OR until_on >= ?) ORDER BY id DESC", (key, key))


def last_away(db: Database) -> Away | None:
    return AWAY.one(db, "1 ORDER BY ifnull(until_on, '9999') DESC, id DESC")


def start_away(db: Database, *, from_on: date, until_on: date | None, words: str | None) -> int:
    return insert(db, "away", from_on=from_on, until_on=until_on, words=words)


def end_away(db: Database, away_id: int, *, until_on: date) -> None:
    update(db, "away", away_id, until_on=until_on)


def forget_away(db: Database, away_id: int) -> None:
    """An absence that ended on the day it began was none."""
    db.execute("DELETE FROM away WHERE id = ?", (away_id,))


def planned_a_day(db: Database, first: date, last: date) -> dict[date, int]:
    """How many open follow-ups stand on each day of the span."""
    rows = db.execute(
        "SELECT due_on, count(*) FROM follow_up WHERE state = 'open' AND due_on BETWEEN ? AND ? GROUP BY due_on",
        (first.isoformat(), last.isoformat()),
    ).fetchall()
    return {date.fromisoformat(day): int(count) for day, count in rows}


class NamedDay(NamedTuple):
    """Somebody who said no and named a day to be called again."""

    contact_id: int
    name: str
    account: str
    on: date
    words: str
    result: str


def named_days(db: Database, *, limit: int = 500) -> tuple[NamedDay, ...]:
    """The no list's people, the next day first: those whose last result was a no, with the day that was agreed."""
    rows = db.execute(
        "SELECT f.contact_id, c.name, ifnull(a.name, ''), min(f.due_on), ifnull(f.their_words, ''), "
        "(SELECT result FROM touch t WHERE t.contact_id = c.id AND t.trashed_at IS NULL AND t.result IS NOT NULL "
        "ORDER BY t.at DESC, t.id DESC LIMIT 1) AS last FROM follow_up f JOIN contact c ON c.id = f.contact_id "
        "LEFT JOIN account a ON a.id = c.account_id WHERE f.state = 'open' AND f.agreed = 1 AND c.trashed_at IS NULL "
        "GROUP BY f.contact_id HAVING last IN ('not_now', 'no_need', 'declined') ORDER BY 4, c.name_key LIMIT ?",
        (limit,),
    ).fetchall()
    return tuple(NamedDay(r[0], r[1], r[2], date.fromisoformat(r[3]), r[4], r[5]) for r in rows)


_WITHOUT_NUDGE = """state = 'open' AND side = 'theirs' AND due_on IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM follow_up f WHERE f.promise_id = t.id)
    AND EXISTS (SELECT 1 FROM contact c WHERE c.id = t.contact_id AND c.trashed_at IS NULL)
    AND NOT EXISTS (SELECT 1 FROM stall s WHERE s.contact_id = t.contact_id AND s.ended_on IS NULL)
    AND NOT EXISTS (SELECT 1 FROM do_not_contact d
        WHERE d.contact_id = t.contact_id AND d.channel = 'all' AND d.lifted_on IS NULL)"""
