"""The week's cards, what the rep said of themselves, and what was put off again and again."""

from __future__ import annotations

from datetime import date

from salesdesk.domain.reflection import Critique, WeekCard
from salesdesk.domain.reluctance import PutOff
from salesdesk.store.database import Database
from salesdesk.store.rows import Noun, insert, update

CARD = Noun(WeekCard, "reflection")
CRITIQUE = Noun(Critique, "self_critique")

_PUT_OFF = """
    SELECT f.id, f.contact_id, c.name, ifnull(a.name, ''), f.channel, f.why_now, f.due_on, f.first_due_on, f.snoozes,
        (SELECT group_concat(reason, ' ') FROM (SELECT reason FROM snooze s
            WHERE s.follow_up_id = f.id AND reason IS NOT NULL ORDER BY s.id))
    FROM follow_up f JOIN contact c ON c.id = f.contact_id LEFT JOIN account a ON a.id = c.account_id
    WHERE f.state = 'open' AND f.snoozes >= ? AND c.trashed_at IS NULL
    ORDER BY f.snoozes DESC, f.first_due_on, f.id LIMIT ?"""


def card_of(db: Database, monday: date) -> WeekCard | None:
    return CARD.one(db, "week_on = ?", (monday.isoformat(),))


def last_card(db: Database, before: date) -> WeekCard | None:
    """The last card of an earlier week that named a behaviour."""
    return CARD.one(db, "week_on < ? AND ifnull(behaviour, '') <> '' ORDER BY week_on DESC", (before.isoformat(),))


def cards(db: Database, *, limit: int) -> tuple[WeekCard, ...]:
    """The last cards, the newest first."""
    return CARD.where(db, "1 ORDER BY week_on DESC LIMIT ?", (limit,))


def keep_card(db: Database, monday: date, **values: str | None) -> int:
    row = db.execute("SELECT id FROM reflection WHERE week_on = ?", (monday.isoformat(),)).fetchone()
    if row is None:
        return insert(db, "reflection", week_on=monday, **values)
    update(db, "reflection", row[0], **values)
    return int(row[0])


def add_critique(db: Database, tag: str, words: str | None, *, on: date, touch_id: int | None) -> int:
    return insert(db, "self_critique", noted_on=on, tag=tag, words=words, touch_id=touch_id)


def critiques_between(db: Database, first: date, last: date) -> tuple[Critique, ...]:
    """What was said of oneself on these days, after a no too, the first first."""
    days = (first.isoformat(), last.isoformat())
    said = CRITIQUE.where(db, "noted_on BETWEEN ? AND ? ORDER BY noted_on, id", days)
    after = db.execute(
        "SELECT id, happened_on, differently FROM touch WHERE happened_on BETWEEN ? AND ? "
        "AND differently <> '' AND trashed_at IS NULL ORDER BY id",
        days,
    ).fetchall()
    looked_back = (Critique(-row[0], date.fromisoformat(row[1]), row[2], touch_id=row[0]) for row in after)
    return tuple(sorted((*said, *looked_back), key=lambda one: one.noted_on))


def own_tags(db: Database, *, limit: int) -> tuple[str, ...]:
    """Tags in the rep's own words, the last used first."""
    rows = db.execute("SELECT tag FROM self_critique GROUP BY tag ORDER BY max(id) DESC LIMIT ?", (limit,)).fetchall()
    return tuple(row[0] for row in rows)


def put_off(db: Database, *, times: int, limit: int) -> tuple[PutOff, ...]:
    """Open follow-ups that were put off at least so often, the most often first."""
    rows = db.execute(_PUT_OFF, (times, limit)).fetchall()
    return tuple(
        PutOff(
            row[0], row[1], row[2], row[3], row[4], row[5], date.fromisoformat(row[6]), date.fromisoformat(row[7]),
            row[8], tuple((row[9] or "").split()),
        )
        for row in rows
    )  # fmt: skip


def count_put_off(db: Database, *, times: int) -> int:
    """How many open follow-ups were put off at least so often."""
    sql = (
        "SELECT count(*) FROM follow_up f JOIN contact c ON c.id = f.contact_id "
        "WHERE f.state = 'open' AND f.snoozes >= ? AND c.trashed_at IS NULL"
    )
    return int(db.execute(sql, (times,)).fetchone()[0])
