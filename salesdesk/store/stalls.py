"""Stalls in the file: who stands still and why, with the last touch and the touches against the cap."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from salesdesk.domain.followup import CHANNEL_WORDS, Channel
from salesdesk.domain.stalls import Needed, Override, Stall, StallReason
from salesdesk.store.database import Database
from salesdesk.store.rows import insert, update


@dataclass(frozen=True, slots=True)
class StallRow:
    """A stall with its person, and the list of what they need to decide."""

    stall: Stall
    name: str
    account: str
    deal: str
    needed: tuple[Needed, ...]


def running(db: Database, *, limit: int = 500) -> tuple[StallRow, ...]:
    """Every stall that lasts, the oldest first."""
    return _read(db, "s.ended_on IS NULL ORDER BY s.since_on, s.id LIMIT ?", (limit,))


def of_people(db: Database, contact_ids: Sequence[int]) -> tuple[StallRow, ...]:
    """The running stalls of these contacts, the oldest first."""
    marks = ", ".join("?" * len(contact_ids)) or "NULL"
    return _read(db, f"s.ended_on IS NULL AND s.contact_id IN ({marks}) ORDER BY s.since_on, s.id", contact_ids)


def stall(db: Database, stall_id: int) -> StallRow | None:
    return next(iter(_read(db, "s.id = ?", (stall_id,))), None)


def add(db: Database, new: Stall) -> int:
    return insert(
        db, "stall", contact_id=new.contact_id, deal_id=new.deal_id, since_on=new.since_on, reason=new.reason,
        words=new.own_words or None, in_my_control=new.in_control,
    )  # fmt: skip


def change(db: Database, stall_id: int, **changes: Any) -> None:
    update(db, "stall", stall_id, **changes)


def keep_needed(db: Database, stall_id: int, needed: Sequence[Needed]) -> None:
    """What they need to decide, and since when they have it."""
    kept = [{"text": one.text, "given_on": one.given_on.isoformat() if one.given_on else None} for one in needed]
    update(db, "stall", stall_id, everything=json.dumps(kept, ensure_ascii=False))


_SQL = """
    SELECT s.id, s.since_on, s.reason, s.contact_id, s.deal_id, ifnull(s.words, ''), s.in_my_control, s.reviewed_on,
        s.ended_on, s.everything, c.name, ifnull(a.name, ''), ifnull(d.title, ''),
        (SELECT max(happened_on) FROM touch t WHERE t.contact_id = s.contact_id AND t.trashed_at IS NULL
            AND t.direction = 'out'),
        (SELECT channel FROM touch t WHERE t.contact_id = s.contact_id AND t.trashed_at IS NULL
            AND t.direction = 'out' ORDER BY at DESC, id DESC LIMIT 1)
    FROM stall s JOIN contact c ON c.id = s.contact_id LEFT JOIN account a ON a.id = c.account_id
    LEFT JOIN deal d ON d.id = s.deal_id WHERE c.trashed_at IS NULL AND """


def _read(db: Database, condition: str, values: Sequence[Any]) -> tuple[StallRow, ...]:
    return tuple(_row(db, row) for row in db.execute(_SQL + condition, tuple(values)).fetchall())


def _row(db: Database, row: Sequence[Any]) -> StallRow:
    known = {reason.value: reason for reason in StallReason}
    reason = known.get(row[2], StallReason.OTHER)
    own = row[5] or ("" if row[2] in known else str(row[2]).replace("_", " "))
    found = Stall(
        id=row[0], since_on=date.fromisoformat(row[1]), reason=reason, contact_id=row[3], deal_id=row[4], own_words=own,
        in_control=None if row[6] is None else bool(row[6]), last_touch_on=_day(row[13]),
        last_touch_words=_channel_words(row[14]), overrides=_overrides(db, row[3], row[1]), reviewed_on=_day(row[7]),
        ended_on=_day(row[8]),
    )  # fmt: skip
    needed = tuple(Needed(str(one["text"]), _day(one.get("given_on"))) for one in json.loads(row[9] or "[]"))
    return StallRow(found, row[10], row[11], row[12], needed)


def _overrides(db: Database, contact_id: int, since: str) -> tuple[Override, ...]:
    """The touches since the stall began that had a reason against the cap."""
    rows = db.execute(
        "SELECT happened_on, override_why FROM touch WHERE contact_id = ? AND happened_on >= ? AND trashed_at IS NULL "
        "AND override_why IS NOT NULL ORDER BY at",
        (contact_id, since),
    ).fetchall()
    return tuple(Override(date.fromisoformat(day), why) for day, why in rows)


def _channel_words(channel: str | None) -> str:
    words = {one.value: CHANNEL_WORDS[one] for one in Channel}.get(channel or "", "")
    return {"card": "card sent", "letter": "letter sent", "e-mail": "e-mail sent"}.get(words, words)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
