"""The lanes kept by triggers say what a look at every row would say, whatever was done and undone."""

from __future__ import annotations

import random
import sqlite3
from contextlib import suppress
from datetime import date

from salesdesk.store import followups, lanes, people, touches
from salesdesk.store.database import Database
from salesdesk.store.file import Store
from tests import builders

AT = "2022-11-22T15:00:00+00:00"
DAY = date(2022, 11, 22)


def kept(db: Database) -> list[tuple[object, ...]]:
    return db.execute("SELECT * FROM lane ORDER BY contact_id").fetchall()


def worked_out(db: Database) -> list[tuple[object, ...]]:
    """What a fresh look at every row gives; the table is left as it was."""
    db.execute("SAVEPOINT look")
    lanes.fill(db)
    found = kept(db)
    db.execute("ROLLBACK TO look")
    db.execute("RELEASE look")
    return found


def names(found: tuple[people.ContactLine, ...]) -> list[str]:
    return [line.name for line in found]


def test_who_was_met_and_has_nothing_ahead_is_in_the_lane_until_something_is_planned(store: Store) -> None:
    with store.atomic("people", at=AT) as db:
        dana, omar = (people.add_contact(db, name, at=AT) for name in ("Dana Ruiz", "Omar Haddad"))
        touches.add_touch(db, contact_id=dana, channel="call", at=AT, happened_on=DAY, logged_at=AT, text="")
    assert names(lanes.without_next_step(store.db, limit=9)) == ["Dana Ruiz"]
    assert names(lanes.not_started(store.db, limit=9)) == ["Omar Haddad"]
    with store.atomic("plan", at=AT) as db:
        for contact in (dana, omar):
            followups.add_follow_up(db, at=AT, contact_id=contact, channel="call", due_on=DAY)
    assert lanes.count_without_next_step(store.db) == lanes.count_not_started(store.db) == 0
    store.undo()
    assert lanes.count_without_next_step(store.db) == lanes.count_not_started(store.db) == 1


def test_a_thousand_changes_and_their_undoing_leave_the_lanes_right() -> None:
    store = builders.a_busy_desk().core.store
    rng = random.Random(7)
    changes = (
        "UPDATE follow_up SET state = 'done' WHERE id = ?", "UPDATE follow_up SET state = 'open' WHERE id = ?",
        "UPDATE follow_up SET contact_id = 1 WHERE id = ?", "DELETE FROM follow_up WHERE id = ?",
        "DELETE FROM touch WHERE id = ?", "UPDATE touch SET trashed_at = 'x' WHERE id = ?",
        "UPDATE touch SET trashed_at = NULL WHERE id = ?", "UPDATE touch SET contact_id = 2 WHERE id = ?",
        "UPDATE contact SET trashed_at = 'x' WHERE id = ?", "UPDATE contact SET trashed_at = NULL WHERE id = ?",
        "UPDATE contact SET kind = 'partner' WHERE id = ?", "UPDATE contact SET kind = NULL WHERE id = ?",
        "UPDATE stall SET ended_on = '2022-11-22' WHERE contact_id = ?", "DELETE FROM stall WHERE contact_id = ?",
        "INSERT INTO do_not_contact (contact_id, since_on) VALUES (?, '2022-11-22')",
        "UPDATE do_not_contact SET lifted_on = '2022-11-22' WHERE contact_id = ?", "DELETE FROM contact WHERE id = ?",
    )  # fmt: skip
    for _ in range(250):
        with suppress(sqlite3.IntegrityError), store.atomic("change", at=AT) as db:
            for _ in range(4):
                db.execute(rng.choice(changes), (rng.randrange(1, 30),))
        assert kept(store.db) == worked_out(store.db)
        if rng.random() < 0.3:
            store.undo()
            assert kept(store.db) == worked_out(store.db)


def test_no_lane_is_found_by_looking_at_everybody(store: Store) -> None:
    for condition in (lanes._NO_NEXT, lanes._NOT_STARTED):
        plan = store.db.execute(f"EXPLAIN QUERY PLAN SELECT count(*) FROM lane l WHERE {condition}").fetchall()
        assert "USING COVERING INDEX lane_" in plan[0][3]
