"""Worlds and rows for tests: a desk in memory in a millisecond, a clock that stands, people with sensible defaults."""

from __future__ import annotations

import os
import sqlite3
from datetime import date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from sqlite3.dump import _iterdump  # type: ignore[import-not-found]
from typing import Any
from zoneinfo import ZoneInfo

from salesdesk.clock import Clock
from salesdesk.config import Config
from salesdesk.desk import Desk
from salesdesk.desk.people import NewContact
from salesdesk.desk.sample_day import SAMPLE_CONFIG, SAMPLE_START, a_busy_day
from salesdesk.domain.dates import Reading
from salesdesk.domain.followup import Channel, Side
from salesdesk.domain.touch import Disposition
from salesdesk.domain.who import Kind
from salesdesk.store import backup, cipher, followups, people, touches
from salesdesk.store.file import Store, open_in_memory, open_store

TEST_KEY = os.environ.get("SALESDESK_TEST_KEY", "")
"""Set, the tests' files on the disk are sealed with it."""
CHICAGO = ZoneInfo("America/Chicago")
NEW_YORK = ZoneInfo("America/New_York")
A_TUESDAY = date(2022, 11, 22)
"""The day of the pictures."""
NOON = datetime(2022, 11, 22, 12, 0, tzinfo=CHICAGO)
OUTSIDE_UNDO = ("undo_step", "deed", "deed_now", "search", "sqlite_sequence", "draft", "live_call", "setting")


class FixedClock(Clock):
    """A clock that stands until it is set."""

    def __init__(self, now: datetime) -> None:
        zone = now.tzinfo if isinstance(now.tzinfo, ZoneInfo) else CHICAGO
        super().__init__(zone, lambda: self._now)
        self._now = now

    def set(self, now: datetime | str) -> None:
        """Puts the hands to another moment: aware, or as text on this clock's zone ("2022-11-22 14:00")."""
        self._now = datetime.fromisoformat(now).replace(tzinfo=self.zone) if isinstance(now, str) else now

    def advance(self, **by: float) -> None:
        """Lets time pass: `advance(minutes=5)`."""
        self._now = (self._now.astimezone(ZoneInfo("UTC")) + timedelta(**by)).astimezone(self.zone)


@cache
def empty_file() -> bytes:
    """A migrated file without a row."""
    return _bytes(open_in_memory())


@cache
def busy_file(day: date = A_TUESDAY) -> bytes:
    """The sample day as a file."""
    store = open_in_memory(empty_file())
    a_busy_day(Desk(store, FixedClock(sample_start(day)), SAMPLE_CONFIG))
    return _bytes(store)


def sample_start(day: date = A_TUESDAY) -> datetime:
    return datetime.combine(day, SAMPLE_START, tzinfo=NEW_YORK)


def a_store() -> Store:
    """An empty file in memory."""
    return open_in_memory(empty_file())


def a_desk(now: datetime = NOON, config: Config | None = None) -> Desk:
    """An empty desk in memory; its clock stands."""
    return Desk(a_store(), FixedClock(now), config)


def a_busy_desk(day: date = A_TUESDAY) -> Desk:
    """The sample day in memory, at 09:41."""
    return Desk(open_in_memory(busy_file(day)), FixedClock(sample_start(day)), SAMPLE_CONFIG)


def a_file(path: Path, content: bytes | None = None) -> Store:
    """The same on the disk, for what needs two connections."""
    path.parent.mkdir(mode=0o700, exist_ok=True)
    path.write_bytes(content or empty_file())
    path.chmod(0o600)
    if TEST_KEY:
        sealed_in_place(path)
    return open_store(path)


def sealed_in_place(path: Path) -> None:
    """The same file, opening with the key only."""
    beside = path.with_name(f"{path.name}.sealed")
    backup.seal(path, beside)
    beside.replace(path)
    cipher.forget(path)
    cipher.forget(beside)


def clock_of(desk: Desk) -> FixedClock:
    assert isinstance(desk.core.clock, FixedClock)
    return desk.core.clock


def a_contact(desk: Desk, name: str = "Dana Ruiz", **more: Any) -> int:
    """Somebody on the desk; fields as the add form has them."""
    made = desk.people.add(NewContact(name, **{"kind": Kind.PROSPECT, **more})).contact_id
    assert made is not None
    return made


def a_follow_up(desk: Desk, contact_id: int, *, in_days: int = 0, at: str | None = None, **more: Any) -> int:
    """An open follow-up so many days from the desk's today, with a time ("09:45") or without."""
    due_on = desk.core.today() + timedelta(days=in_days)
    due_at = datetime.combine(due_on, time.fromisoformat(at), tzinfo=desk.core.zone) if at else None
    with desk.core.deed("a follow-up") as db:
        return followups.add_follow_up(
            db, at=desk.core.stamp(), contact_id=contact_id, due_on=due_on, due_at=due_at,
            **{"channel": Channel.CALL, "why_now": "to hear how it went", **more},
        )  # fmt: skip


def a_promise(desk: Desk, contact_id: int, what: str = "Send the price", *, in_days: int = 0, **more: Any) -> int:
    """An open promise of ours, due so many days from today, without a follow-up of its own."""
    today = desk.core.today()
    with desk.core.deed("a promise") as db:
        return followups.add_promise(
            db, at=desk.core.stamp(), contact_id=contact_id, what=what, due_on=today + timedelta(days=in_days),
            **{"side": Side.OURS, "made_on": today - timedelta(days=3), **more},
        )  # fmt: skip


def a_touch(desk: Desk, contact_id: int, *, days_ago: int = 1, **more: Any) -> int:
    """A call that was answered, so many days ago at noon."""
    at = desk.core.at_midday(desk.core.today() - timedelta(days=days_ago))
    values = {"channel": Channel.CALL, "disposition": Disposition.CONNECTED, "text": "talked", **more}
    with desk.core.deed("a touch") as db:
        return touches.add_touch(
            db, contact_id=contact_id, at=at, happened_on=at.date(), logged_at=desk.core.now(), **values
        )


def a_wish(desk: Desk, contact_id: int, channel: str = "all") -> None:
    """They asked, some time ago, not to be contacted."""
    with desk.core.deed("a wish") as db:
        people.add_wish(
            db, contact_id, channel=channel, since_on=date(2022, 9, 1), words="please take me off your list"
        )


def on_day(desk: Desk, in_days: int, *, at: str | None = None, text: str = "", **more: Any) -> Reading:
    """A date as it is understood, so many days from today."""
    on = desk.core.today() + timedelta(days=in_days)
    instant = datetime.combine(on, time.fromisoformat(at), tzinfo=desk.core.zone) if at else None
    said = text or f"{on:%a %d %b %Y}" + (f" {at}" if at else "")
    return Reading(
        phrase=said, understood=True, on=on, at=instant, until=None, repeats=more.pop("repeats", None), text=said,
        certain=True, why=None, **more,
    )  # fmt: skip


def dump(store: Store) -> list[str]:
    """Every row of the record as SQL; the undo log, what is typed and the search index are left out."""
    skipped = tuple(f'"{name}' for name in OUTSIDE_UNDO)
    lines = [
        line for line in _iterdump(store.db.conn) if not line.startswith(tuple(f"INSERT INTO {s}" for s in skipped))
    ]
    return sorted(lines, key=lambda line: line if line.startswith("CREATE TRIGGER") else "")  # their order says nothing


def searched(store: Store) -> list[tuple[Any, ...]]:
    """What the search index holds, in a fixed order."""
    return store.db.execute("SELECT rowid, text, kind, contact_id FROM search ORDER BY rowid").fetchall()


def _bytes(store: Store) -> bytes:
    connection: sqlite3.Connection = store.db.conn
    content = connection.serialize()
    store.close()
    return content
