"""What the record says of contacts as far as their mode depends on it: a few indexed reads, no scan."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from salesdesk.domain.modes import Standing, a_year_before
from salesdesk.domain.who import DoNotContact, OutOfOffice
from salesdesk.store.database import Database
from salesdesk.store.tables import ANSWERED, GENTLE
from salesdesk.store.who import KINDS, OUT_OF_OFFICE, WISH

OF_LATE = timedelta(days=90)

_SQL = f"""
    SELECT c.id, c.kind,
        (SELECT since_on FROM stall s WHERE s.contact_id = c.id AND s.ended_on IS NULL ORDER BY since_on LIMIT 1),
        (SELECT reason FROM stall s WHERE s.contact_id = c.id AND s.ended_on IS NULL ORDER BY since_on LIMIT 1),
        (SELECT min(due_on) FROM follow_up f WHERE f.contact_id = c.id AND f.state = 'open' AND f.agreed = 1),
        (SELECT their_words FROM follow_up f WHERE f.contact_id = c.id AND f.state = 'open' AND f.agreed = 1
            ORDER BY due_on LIMIT 1),
        (SELECT min(due_on) FROM promise p WHERE p.contact_id = c.id AND p.state = 'open' AND p.due_on IS NOT NULL),
        (SELECT what FROM promise p WHERE p.contact_id = c.id AND p.state = 'open' AND p.due_on IS NOT NULL
            ORDER BY due_on LIMIT 1),
        EXISTS (SELECT 1 FROM promise p WHERE p.contact_id = c.id AND p.state = 'open' AND p.side = 'theirs'
            AND p.due_on IS NOT NULL),
        (SELECT count(*) FROM touch t WHERE t.contact_id = c.id AND t.trashed_at IS NULL AND t.direction = 'out'
            AND t.at > ifnull((SELECT max(at) FROM touch WHERE contact_id = c.id AND trashed_at IS NULL
                AND {ANSWERED}), '')),
        (SELECT count(*) FROM touch t WHERE t.contact_id = c.id AND t.trashed_at IS NULL
            AND t.happened_on > ?),
        (SELECT max(happened_on) FROM touch t WHERE t.contact_id = c.id AND t.trashed_at IS NULL),
        (SELECT max(happened_on) FROM touch WHERE contact_id = c.id AND trashed_at IS NULL AND {GENTLE}),
        (SELECT happened_on FROM touch t WHERE t.contact_id = c.id AND t.trashed_at IS NULL AND t.direction = 'out'
            ORDER BY at DESC LIMIT 1),
        (SELECT result FROM touch t WHERE t.contact_id = c.id AND t.trashed_at IS NULL AND t.result IS NOT NULL
            ORDER BY at DESC, id DESC LIMIT 1),
        (SELECT happened_on FROM touch WHERE contact_id = c.id AND trashed_at IS NULL AND {ANSWERED}
            ORDER BY at DESC LIMIT 1),
        (SELECT min(due_on) FROM promise p WHERE p.contact_id = c.id AND p.state = 'open' AND p.side = 'theirs'),
        (SELECT what FROM promise p WHERE p.contact_id = c.id AND p.state = 'open' AND p.side = 'theirs'
            AND p.due_on IS NOT NULL ORDER BY due_on LIMIT 1)
    FROM contact c WHERE c.id IN """


def standings(db: Database, contact_ids: Sequence[int], *, today: date) -> dict[int, Standing]:
    """The standing of each of these contacts."""
    if not contact_ids:
        return {}
    marks = ", ".join("?" * len(contact_ids))
    rows = db.execute(f"{_SQL} ({marks})", (a_year_before(today).isoformat(), *contact_ids)).fetchall()
    wishes = _wishes(db, contact_ids)
    absences, of_late = _absences(db, contact_ids, today), _absences_of_late(db, contact_ids, today)
    return {
        row[0]: Standing(
            kind=KINDS.get(row[1] or ""),
            wish=wishes.get(row[0]),
            stall_since=_day(row[2]),
            stall_reason=row[3],
            agreed_on=_day(row[4]),
            agreed_words=row[5],
            promised_on=_day(row[6]),
            promised_what=row[7],
            promised_by_them=bool(row[8]),
            tries=row[9],
            touches_in_year=row[10],
            last_touch_on=_day(row[11]),
            last_quiet_touch_on=_day(row[12]),
            last_out_on=_day(row[13]),
            last_result=row[14],
            last_answer_on=_day(row[15]),
            their_promise_on=_day(row[16]),
            their_promise=row[17],
            out_from=absences[row[0]].from_on if row[0] in absences else None,
            out_until=absences[row[0]].until_on if row[0] in absences else None,
            absences=tuple((out.from_on, out.until_on) for out in of_late.get(row[0], ())),
        )
        for row in rows
    }


def _wishes(db: Database, contact_ids: Sequence[int]) -> dict[int, DoNotContact]:
    marks = ", ".join("?" * len(contact_ids))
    sql = (
        f"SELECT contact_id, {WISH.select('d')} FROM do_not_contact d "
        f"WHERE d.contact_id IN ({marks}) AND d.channel = 'all' AND d.lifted_on IS NULL"
    )
    return {row[0]: WISH.make(row[1:]) for row in db.execute(sql, tuple(contact_ids)).fetchall()}


def _absences(db: Database, contact_ids: Sequence[int], today: date) -> dict[int, OutOfOffice]:
    """The absence that lasts, else the next one."""
    marks = ", ".join("?" * len(contact_ids))
    sql = (
        f"SELECT contact_id, {OUT_OF_OFFICE.select('o')} FROM out_of_office o "
        f"WHERE o.contact_id IN ({marks}) AND o.until_on >= ? ORDER BY ifnull(o.from_on, '') DESC, o.id"
    )
    rows = db.execute(sql, (*contact_ids, today.isoformat())).fetchall()
    return {row[0]: OUT_OF_OFFICE.make(row[1:]) for row in rows}


def _absences_of_late(db: Database, contact_ids: Sequence[int], today: date) -> dict[int, list[OutOfOffice]]:
    marks = ", ".join("?" * len(contact_ids))
    sql = (
        f"SELECT contact_id, {OUT_OF_OFFICE.select('o')} FROM out_of_office o "
        f"WHERE o.contact_id IN ({marks}) AND o.until_on >= ?"
    )
    found: dict[int, list[OutOfOffice]] = {}
    for row in db.execute(sql, (*contact_ids, (today - OF_LATE).isoformat())).fetchall():
        found.setdefault(row[0], []).append(OUT_OF_OFFICE.make(row[1:]))
    return found


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
