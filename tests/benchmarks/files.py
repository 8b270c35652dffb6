"""Makes the synthetic desks that the benchmarks run on: seeded, so that every run measures the same file.

By hand: `python -m tests.benchmarks.files FILE [--contacts N]` (ten touches a contact, a fifth of them with a follow-up).
"""

from __future__ import annotations

import argparse
import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path

from salesdesk.store import lanes, schema
from salesdesk.store.file import open_store


def _words(text: str) -> list[str]:
    return text.split()


TODAY = date(2026, 11, 23)
SEED = 20261123
TOUCHES_EACH = 10
FIRST = _words("Dana Omar Priya Sam Ines Jon Kofi Mia Tom Ana Lee Grace Elena Marcus Wei Lisa Anita Noor Jürgen Zoë")
LAST = _words("Ruiz Haddad Nair Roe Moreau Bell Mensah Chen Weiss Sousa Park Hall Lind Brandt Rao Okafor Keller Øst")
FIRM = _words("Northwind Castor Contoso Fabrikam Tailspin Litware Adatum Proseware Wingtip Relecloud Bluebay Kestrel")
TRADE = _words("Freight Foods Sports Clinics Retail Logistics Build Energy Paper Textiles")
TITLES = ("VP Operations", "Controller", "Finance Director", "Head of Purchasing", "COO", "Plant Manager")
WORDS = _words(
    "renewal pricing audit budget board depot month-end contract carrier rate pilot training quarter invoice approval "
    "asked wants thinks after before sends compares decides waits likes needs two three sites offer vendors reference"
)
CITIES = (
    ("Portland", "OR", "US"), ("Chicago", "IL", "US"), ("Boston", "MA", "US"), ("Berlin", None, "DE"),
    ("London", None, "GB"), ("Madrid", None, "ES"), ("Toronto", "ON", "CA"), ("Denver", "CO", "US"),
)  # fmt: skip
ENDINGS = (("connected", "next_step_agreed"), ("left_voicemail", None), ("no_answer", None), ("busy", None))


@dataclass(frozen=True, slots=True)
class Size:
    """How much a file holds; every contact has ten touches."""

    contacts: int
    follow_ups: int


SMALL = Size(contacts=10, follow_ups=10)
MIDDLE = Size(contacts=2_000, follow_ups=400)
LARGE = Size(contacts=100_000, follow_ups=20_000)
"""A million touches and twenty thousand open follow-ups, two fifths of them due or late."""


def make(path: Path, size: Size, *, today: date = TODAY) -> Path:
    """Writes the file anew and gives its path; about a minute for the largest one."""
    for gone in (path, path.with_name(path.name + "-wal"), path.with_name(path.name + "-shm")):
        gone.unlink(missing_ok=True)
    open_store(path).close()
    with closing(sqlite3.connect(path)) as db:
        _fill(db, size, today)
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return path


def _fill(db: sqlite3.Connection, size: Size, today: date) -> None:
    rng = random.Random(SEED)
    with db:
        triggers = db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in triggers:
            db.execute(f"DROP TRIGGER [{name}]")
        accounts = max(1, size.contacts // 5)
        db.executemany("INSERT INTO account (id, name, name_key, created_at) VALUES (?, ?, ?, ?)", _accounts(accounts))
        db.executemany(
            "INSERT INTO contact (id, name, name_key, first_name, last_name, title, account_id, kind, city, region, "
            "country, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            _contacts(rng, size.contacts, accounts),
        )
        db.executemany(
            "INSERT INTO phone (contact_id, raw, e164, match_key) VALUES (?, ?, ?, ?)",
            ((i, f"+1 503 {i // 10_000 % 1000:03} {i % 10_000:04}", n := f"+1503{i:07}", n)
             for i in range(1, size.contacts + 1)),
        )  # fmt: skip
        db.executemany(
            "INSERT INTO touch (id, contact_id, channel, direction, at, happened_on, seconds, disposition, result, "
            "text, logged_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            _touches(rng, size.contacts, today),
        )
        db.executemany(
            "INSERT INTO follow_up (contact_id, channel, due_on, due_at, why_now, first_due_on, created_at) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            _follow_ups(rng, size, today),
        )
        _index_for_search(db)
        lanes.fill(db)
        for _, sql in triggers:
            db.execute(sql)


def _accounts(count: int) -> Iterator[tuple[object, ...]]:
    for number in range(1, count + 1):
        name = f"{FIRM[number % len(FIRM)]} {TRADE[number // len(FIRM) % len(TRADE)]} {number}"
        yield number, name, name.casefold(), "2024-01-01T09:00:00Z"


def _contacts(rng: random.Random, count: int, accounts: int) -> Iterator[tuple[object, ...]]:
    for number in range(1, count + 1):
        first, last = rng.choice(FIRST), f"{rng.choice(LAST)}-{number}"
        kind = rng.choice((None, "prospect", "prospect", "prospect", "client"))
        name = f"{first} {last}"
        yield (
            number, name, name.casefold(), first, last, rng.choice(TITLES), 1 + number % accounts, kind,
            *rng.choice(CITIES), "2024-01-01T09:00:00Z",
        )  # fmt: skip


def _sentence(rng: random.Random) -> str:
    return " ".join(rng.choices(WORDS, k=9)).capitalize() + "."


def _touches(rng: random.Random, contacts: int, today: date) -> Iterator[tuple[object, ...]]:
    for number in range(1, contacts * TOUCHES_EACH + 1):
        day = today - timedelta(days=rng.randrange(1, 900))
        at = f"{day.isoformat()}T{rng.randrange(14, 22):02}:{rng.randrange(60):02}:00Z"
        channel = rng.choice(("call", "call", "call", "email", "meeting"))
        disposition, result = rng.choice(ENDINGS) if channel == "call" else (None, None)
        yield (
            number, 1 + number % contacts, channel, rng.choice(("out", "out", "out", "in")), at, day.isoformat(),
            rng.randrange(10, 900) if channel == "call" else None, disposition, result, _sentence(rng), at,
        )  # fmt: skip


def _follow_ups(rng: random.Random, size: Size, today: date) -> Iterator[tuple[object, ...]]:
    for contact in rng.sample(range(1, size.contacts + 1), k=min(size.follow_ups, size.contacts)):
        day = today + timedelta(days=rng.randrange(-200, 300))
        timed = rng.random() < 0.3
        at = datetime.combine(day, time(rng.randrange(14, 22), rng.choice((0, 15, 30, 45))))
        yield (
            contact, rng.choice(("call", "call", "email")), day.isoformat(), f"{at.isoformat()}Z" if timed else None,
            " ".join(rng.choices(WORDS, k=5)), day.isoformat(), "2026-01-01T09:00:00Z",
        )  # fmt: skip


def _index_for_search(db: sqlite3.Connection) -> None:
    for table, (number, kind, contact, columns) in schema.SEARCHED.items():
        text = " || ' ' || ".join(f"ifnull({column}, '')" for column in columns)
        db.execute(
            f"INSERT INTO search (rowid, text, kind, contact_id) "
            f"SELECT id * {schema.SEARCH_STRIDE} + {number}, {text}, '{kind}', {contact} FROM [{table}]"
        )


if __name__ == "__main__":
    given = argparse.ArgumentParser(description=__doc__)
    given.add_argument("file", type=Path)
    given.add_argument("--contacts", type=int, default=LARGE.contacts)
    words = given.parse_args()
    make(words.file, Size(words.contacts, words.contacts // 5))
