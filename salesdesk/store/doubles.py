"""Those who are compared with each other, a company at a time, and what hangs on one of two."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby

from salesdesk.domain.doubles import FirmSeen, Someone, firm_sign, name_sign
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


_LIVE = "c.trashed_at IS NULL"
_SHARED = (
    "SELECT w.contact_id FROM {way} w WHERE w.struck_on IS NULL AND w.match_key <> '' AND w.match_key IN (SELECT v.match_key "
    "FROM {way} v WHERE v.struck_on IS NULL GROUP BY v.match_key HAVING count(DISTINCT v.contact_id) > 1)"
)


def sharing(db: Database) -> list[Someone]:
    """Everybody but the trash who shares an address, a number or a name with another, the oldest first."""
    ids = {row[0] for way in ("email", "phone") for row in db.execute(_SHARED.format(way=way))}
    for alike in _with_one_sign(db, f"contact c WHERE {_LIVE}", name_sign):
        ids.update(alike)
    found: list[Someone] = []
    for some in _by_hundreds(sorted(ids)):
        found += _people(db, f"{_LIVE} AND c.id IN ({', '.join(map(str, some))})", _ways(db, some))
    return found


def by_firm(db: Database) -> Iterator[list[Someone]]:
    """The people of each company but the trash, the oldest first, with their names alone; those of companies whose names
    are the same but for their legal form together."""
    together = {one: alike[0] for alike in _with_one_sign(db, "account", firm_sign) for one in alike}
    waiting: defaultdict[int, list[Someone]] = defaultdict(list)
    people = _people(db, f"{_LIVE} AND c.account_id IS NOT NULL", {}, order="c.account_id, c.id")
    for firm_id, group in groupby(people, lambda one: one.firm_id):
        if firm_id in together:
            waiting[together[firm_id]] += group
        else:
            yield list(group)
    for gathered in waiting.values():
        yield sorted(gathered, key=lambda one: one.id)


def _with_one_sign(db: Database, table: str, sign: Callable[[str], str]) -> Iterator[list[int]]:
    """The ids of those whose names have one sign, where there are two at least; SQLite gathers them."""
    db.conn.create_function("sign_of", 1, lambda raw: sign(raw.decode("utf-8", "replace")), deterministic=True)
    sql = (
        f"SELECT group_concat(id) FROM (SELECT id, sign_of(CAST(name AS BLOB)) AS sign FROM {table}) WHERE sign <> '' "
        "GROUP BY sign HAVING count(*) > 1"
    )
    return ([int(one) for one in row[0].split(",")] for row in db.execute(sql))


_Ways = dict[int, tuple[tuple[str, ...], tuple[tuple[str, str], ...]]]


def _people(db: Database, condition: str, ways: _Ways, *, order: str = "c.id") -> Iterator[Someone]:
    sql = (
        "SELECT c.id, c.name, c.account_id, ifnull(a.name, '') FROM contact c LEFT JOIN account a ON a.id = c.account_id "
        f"WHERE {condition} ORDER BY {order}"
    )
    for i, name, firm_id, firm in db.execute(sql):
        yield Someone(i, name, firm_id, firm, *ways.get(i, ((), ())))


def _ways(db: Database, ids: Sequence[int]) -> _Ways:
    """Live addresses, and numbers with their labels, of these people."""
    those = f"struck_on IS NULL AND contact_id IN ({', '.join(map(str, ids))}) ORDER BY id"
    emails: defaultdict[int, list[str]] = defaultdict(list)
    for i, key in db.execute(f"SELECT contact_id, match_key FROM email WHERE {those}"):
        emails[i].append(key)
    numbers: defaultdict[int, list[tuple[str, str]]] = defaultdict(list)
    for i, key, label in db.execute(f"SELECT contact_id, match_key, label FROM phone WHERE {those}"):
        numbers[i].append((key, label))
    return {i: (tuple(emails.get(i, ())), tuple(numbers.get(i, ()))) for i in ids}


def firms(db: Database) -> list[FirmSeen]:
    """Every company but the trash, the oldest first."""
    sql = "SELECT id, name, ifnull(domain, '') FROM account WHERE trashed_at IS NULL ORDER BY id"
    return [FirmSeen(*row) for row in db.execute(sql)]


def still_there(db: Database, noun: str, ids: Iterable[int]) -> set[int]:
    """Of these records those that are in no trash."""
    found: set[int] = set()
    for some in _by_hundreds(list(ids)):
        marks = ", ".join("?" * len(some))
        rows = db.execute(f"SELECT id FROM [{noun}] WHERE trashed_at IS NULL AND id IN ({marks})", some).fetchall()
        found |= {row[0] for row in rows}
    return found


def names(db: Database, noun: str, ids: Iterable[int]) -> dict[int, tuple[str, str]]:
    """id → (name, company) of these records; of a company the city stands in the second place."""
    found: dict[int, tuple[str, str]] = {}
    firm = "(SELECT name FROM account a WHERE a.id = t.account_id)" if noun == "contact" else "t.city"
    for some in _by_hundreds(list(ids)):
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


def _by_hundreds(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    return (ids[start : start + 500] for start in range(0, len(ids), 500))
