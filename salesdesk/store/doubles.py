"""Everybody as they are compared with each other, and what hangs on one of two: a few reads of whole tables."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from salesdesk.domain.doubles import FirmSeen, Someone
from salesdesk.store.database import Database

_COUNTED = {
    "contact": (
        ("touch", "touches", "trashed_at IS NULL"), ("note", "notes", "trashed_at IS NULL"),
        ("follow_up", "follow-ups", "state = 'open'"), ("promise", "promises", "1"), ("fact", "facts", "trashed_at IS NULL"),
        ("question", "questions", "1"), ("deal_contact", "deals", "1"), ("draft", "drafts", "trim(text) <> ''"),
        ("script_version", "scripts", "1"),
    ),
    "account": (
        ("contact", "people", "trashed_at IS NULL"), ("deal", "deals", "trashed_at IS NULL"),
        ("fact", "facts", "trashed_at IS NULL"), ("note", "notes", "trashed_at IS NULL"), ("link", "links", "1"),
        ("tag", "tags", "1"),
    ),
}  # fmt: skip


def everybody(db: Database) -> list[Someone]:
    """Everybody but the trash, the oldest first."""
    numbers: defaultdict[int, list[tuple[str, str]]] = defaultdict(list)
    for i, key, label in db.execute("SELECT contact_id, match_key, label FROM phone WHERE struck_on IS NULL"):
        numbers[i].append((key, label))
    emails: defaultdict[int, list[str]] = defaultdict(list)
    for i, key in db.execute("SELECT contact_id, match_key FROM email WHERE struck_on IS NULL"):
        emails[i].append(key)
    sql = (
        "SELECT c.id, c.name, c.account_id, ifnull(a.name, '') FROM contact c LEFT JOIN account a ON a.id = c.account_id "
        "WHERE c.trashed_at IS NULL ORDER BY c.id"
    )
    return [
        Someone(i, name, firm_id, firm, tuple(emails.get(i, ())), tuple(numbers.get(i, ())))
        for i, name, firm_id, firm in db.execute(sql)
    ]


def firms(db: Database) -> list[FirmSeen]:
    """Every company but the trash, the oldest first."""
    sql = "SELECT id, name, ifnull(domain, '') FROM account WHERE trashed_at IS NULL ORDER BY id"
    return [FirmSeen(*row) for row in db.execute(sql)]


def still_there(db: Database, noun: str, ids: Iterable[int]) -> set[int]:
    """Of these records those that are in no trash."""
    wanted = list(ids)
    found: set[int] = set()
    for start in range(0, len(wanted), 500):
        some = wanted[start : start + 500]
        marks = ", ".join("?" * len(some))
        rows = db.execute(f"SELECT id FROM [{noun}] WHERE trashed_at IS NULL AND id IN ({marks})", some).fetchall()
        found |= {row[0] for row in rows}
    return found


def names(db: Database, noun: str, ids: Iterable[int]) -> dict[int, tuple[str, str]]:
    """id → (name, company) of these records; of a company the city stands in the second place."""
    wanted = list(ids)
    found: dict[int, tuple[str, str]] = {}
    firm = "(SELECT name FROM account a WHERE a.id = t.account_id)" if noun == "contact" else "t.city"
    for start in range(0, len(wanted), 500):
        some = wanted[start : start + 500]
        marks = ", ".join("?" * len(some))
        sql = f"SELECT t.id, t.name, ifnull({firm}, '') FROM [{noun}] t WHERE t.id IN ({marks})"
        found |= {row[0]: (row[1], row[2]) for row in db.execute(sql, some).fetchall()}
    return found


def belongings(db: Database, noun: str, row_id: int) -> dict[str, int]:
    """What hangs on a record, by its word: how many of each there are."""
    found = {}
    for table, word, live in _COUNTED[noun]:
        sql = f"SELECT count(*) FROM [{table}] WHERE [{noun}_id] = ? AND {live}"
        found[word] = int(db.execute(sql, (row_id,)).fetchone()[0])
    return found
