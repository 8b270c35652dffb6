"""The file's side of an import: who and what is known, read at one go; the rows of a whole import, written at one go.

Decides nothing: the matching is `domain.matching`, the order of an import is the desk's.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from salesdesk.domain.differences import Record, grown
from salesdesk.domain.matching import NOBODYS_LABELS, Acquaintance, Book, add, page_of
from salesdesk.domain.matching_names import firm_key, folded, name_key
from salesdesk.domain.who import Kind
from salesdesk.store import bulk
from salesdesk.store.database import Database

LINE_MARK = "="
"""Begins the text of a fate that is the fingerprint of its line."""
RECORD_PREFIX = "id in "
"""Names the kept field that holds a contact's id in another system."""
WAITING_PREFIX = "company in "
"""Names the kept field that holds the id of a company which has not come in yet."""
ROWS_AT_ONCE = 2_000
LONG_FIELDS = (
    "about", "for_them", "message_line", "buys_how", "pace", "their_shoes", "decision_role", "ball_with",
)  # fmt: skip
"""What the rep wrote about a contact: only a desk's own file brings it back."""

COLUMNS: dict[str, tuple[str, ...]] = {
    "account": (
        "id", "name", "name_key", "domain", "website", "industry", "city", "region", "country", "zone", "kind", "phone",
        "notes", "source", "external_id", "created_at",
    ),
    "contact": (
        "id", "name", "name_key", "first_name", "last_name", "reading", "title", "account_id", "kind", "zone", "street",
        "city", "region", "postal_code", "country", "birthday", "lead_source", "source", "external_id", "connected_on",
        "created_at", *LONG_FIELDS,
    ),
    "phone": ("id", "contact_id", "label", "raw", "e164", "extension", "match_key", "position"),
    "email": ("id", "contact_id", "label", "address", "match_key", "position"),
    "link": ("id", "contact_id", "account_id", "label", "url", "position"),
    "tag": ("id", "contact_id", "account_id", "name"),
    "field_kept": ("id", "contact_id", "account_id", "name", "value"),
    "do_not_contact": ("id", "contact_id", "identity", "channel", "since_on", "words", "asked_by"),
    "field_change": ("id", "contact_id", "account_id", "at", "field", "old", "new", "source"),
    "deal": (
        "id", "title", "account_id", "stage", "amount", "currency", "close_on", "my_next", "state", "ended_on", "evidence",
        "source", "external_id", "created_at", "their_next", "ball_with", "again_on",
    ),
    "deal_contact": ("id", "deal_id", "contact_id", "role"),
    "deal_step": ("id", "deal_id", "name", "position", "state", "earned_on", "evidence"),
    "note": ("id", "contact_id", "account_id", "at", "noted_on", "text"),
    "touch": (
        "id", "contact_id", "deal_id", "channel", "direction", "at", "happened_on", "disposition", "text", "source",
        "external_id", "logged_at", "result", "seconds", "their_words",
    ),
    "follow_up": (
        "id", "contact_id", "deal_id", "channel", "due_on", "due_at", "why_now", "origin", "first_due_on", "created_at",
        "repeats", "their_words", "for_them",
    ),
    "kept_apart": ("id", "one_id", "other_id", "at"),
    "intake": (
        "id", "at", "file", "format", "rows", "new", "updated", "duplicate", "question", "rejected",
    ),
    "intake_fate": ("id", "intake_id", "line", "fate", "contact_id", "other_id", "reason", "text", "answered_on"),
}  # fmt: skip
"""Tables that an import adds rows to, parents before children, with the columns it fills."""
BOOKS = frozenset({"intake", "intake_fate"})
"""Tables that tell of an import, and nothing of anybody."""


@dataclass(slots=True)
class Batch:
    """Rows to be written and changes to rows, with ids given out in advance."""

    free: dict[str, int]
    """The next free id of each table."""
    rows: dict[str, list[tuple[Any, ...]]] = field(default_factory=lambda: {table: [] for table in COLUMNS})
    changes: list[tuple[str, int, dict[str, Any]]] = field(default_factory=list)

    def add(self, table: str, **values: Any) -> int:
        """A new row; its text is clean already. Returns the id it will have."""
        row_id = values["id"] = self.free[table]
        self.free[table] = row_id + 1
        self.rows[table].append(tuple(map(values.get, COLUMNS[table])))
        return row_id

    def change(self, table: str, row_id: int, **values: Any) -> None:
        self.changes.append((table, row_id, values))

    @property
    def changes_the_record(self) -> bool:
        """Whether it writes more than that there was an import, and what became of its lines."""
        return bool(self.changes) or any(rows for table, rows in self.rows.items() if table not in BOOKS)

    def __len__(self) -> int:
        return sum(map(len, self.rows.values())) + len(self.changes)


@dataclass(slots=True)
class KnownFirm:
    """An account, as far as a line can say something new about it."""

    id: int
    name: str
    fields: dict[str, str] = field(default_factory=dict)
    """Column → value, those that say something."""


@dataclass(slots=True)
class Firms:
    """The accounts, by name, domain and other systems' ids."""

    firms: dict[int, KnownFirm] = field(default_factory=dict)
    keys: dict[str, int] = field(default_factory=dict)
    domains: dict[str, int] = field(default_factory=dict)
    records: dict[tuple[str, str], int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Wish:
    """A standing wish not to be contacted that hangs on a number or an address."""

    channel: str
    since_on: str
    words: str | None
    asked_by: str | None


_KINDS: dict[str | None, Kind] = {kind.value: kind for kind in Kind}
_FIRM_FIELDS = ("domain", "website", "industry", "city", "region", "country", "zone", "kind", "phone", "notes")
_FIELDS = (
    "first_name", "last_name", "reading", "title", "street", "city", "region", "postal_code", "country", "birthday",
    "lead_source", "zone", "connected_on", *LONG_FIELDS,
)  # fmt: skip


def marker(db: Database) -> tuple[Any, ...]:
    """Changes with every deed, undo and import: what was planned before it still holds while it stays the same."""
    deeds = db.execute("SELECT max(id), count(*), sum(state = 'undone') FROM deed").fetchone()
    return (*deeds, *free_ids(db).values())


def free_ids(db: Database) -> dict[str, int]:
    """The next free id of each table that an import writes to."""
    return {t: int(db.execute(f"SELECT ifnull(max(id), 0) + 1 FROM [{t}]").fetchone()[0]) for t in COLUMNS}


def read_book(db: Database) -> Book:
    """Everybody known, the trashed too, by what tells them apart; who was merged is found as who they are now."""
    book = Book()
    firms = {i: firm_key(name) for i, name in db.execute("SELECT id, name FROM account").fetchall()}
    now = _merged(db)
    stand_ins = _stand_ins(db)
    sql = "SELECT id, name, reading, name_key, account_id, trashed_at, source, external_id FROM contact ORDER BY id"
    for i, name, reading, key, account_id, trashed, source, external in db.execute(sql):
        if external:
            book.records.setdefault((source or "", external), now.get(i, i))
        if i in now:
            continue
        shown = "" if i in stand_ins else name
        book.people[i] = Acquaintance(shown, firms.get(account_id, ""), trashed is not None)
        if shown:
            add(book.names, name_key(key if reading is None else name), i)
    for source, external, i in _kept_records(db):
        book.records.setdefault((source, external), now.get(i, i))
    _read_signs(db, book, now)
    return book


def _read_signs(db: Database, book: Book, now: Mapping[int, int]) -> None:
    for i, key in db.execute("SELECT contact_id, match_key FROM email WHERE struck_on IS NULL"):
        add(book.emails, key, now.get(i, i))
    for i, key, label in db.execute("SELECT contact_id, match_key, label FROM phone WHERE struck_on IS NULL"):
        if label.casefold() not in NOBODYS_LABELS:
            add(book.numbers, key, now.get(i, i))
    for i, url in db.execute("SELECT contact_id, url FROM link WHERE contact_id IS NOT NULL"):
        if (page := page_of(url)).profile:
            add(book.profiles, page.key, now.get(i, i))
    sql = (
        "SELECT text, contact_id FROM intake_fate WHERE contact_id IS NOT NULL AND text >= '=' AND text < '>' "
        "GROUP BY text, contact_id ORDER BY min(id) DESC"
    )
    for text, i in db.execute(sql):
        book.lines.setdefault(text[len(LINE_MARK) :], []).append(now.get(i, i))


def _merged(db: Database) -> dict[int, int]:
    """Contacts that became part of another → who they are now."""
    into = dict(db.execute("SELECT id, merged_into FROM contact WHERE merged_into IS NOT NULL").fetchall())
    now: dict[int, int] = {}
    for gone in into:
        last = gone
        for _ in range(len(into)):
            if last not in into:
                break
            last = into[last]
        now[gone] = last
    return now


def _stand_ins(db: Database) -> set[int]:
    """Contacts whose name is only their address or number."""
    sql = (
        "SELECT c.id FROM contact c JOIN email e ON e.contact_id = c.id AND e.address = c.name "
        "UNION SELECT c.id FROM contact c JOIN phone p ON p.contact_id = c.id AND p.raw = c.name"
    )
    return {row[0] for row in db.execute(sql)}


def _kept_records(db: Database) -> Iterator[tuple[str, str, int]]:
    sql = "SELECT name, value, contact_id FROM field_kept WHERE contact_id IS NOT NULL AND name >= ? AND name < ?"
    for name, value, i in db.execute(sql, (RECORD_PREFIX, RECORD_PREFIX + "\uffff")):
        yield name.removeprefix(RECORD_PREFIX), value, i


def read_firms(db: Database) -> Firms:
    """The accounts that are not in the trash; one that became part of another is found as that one."""
    found = Firms()
    sql = f"SELECT id, name, source, external_id, {', '.join(_FIRM_FIELDS)} FROM account WHERE trashed_at IS NULL ORDER BY id"
    for i, name, source, external, *values in db.execute(sql):
        fields = {column: value for column, value in zip(_FIRM_FIELDS, values, strict=True) if value}
        found.firms[i] = KnownFirm(i, name, fields)
        found.keys.setdefault(firm_key(name), i)
        if "domain" in fields:
            found.domains.setdefault(fields["domain"].casefold(), i)
        if external:
            found.records.setdefault((source or "", external), i)
    merged = (
        "SELECT a.name, a.domain, a.source, a.external_id, a.merged_into FROM account a JOIN account k "
        "ON k.id = a.merged_into WHERE k.trashed_at IS NULL ORDER BY a.id"
    )
    for name, domain, source, external, now in db.execute(merged):
        found.keys.setdefault(firm_key(name), now)
        if domain:
            found.domains.setdefault(domain.casefold(), now)
        if external:
            found.records.setdefault((source or "", external), now)
    kept = "SELECT name, value, account_id FROM field_kept WHERE account_id IS NOT NULL AND name >= ? AND name < ?"
    for name, value, i in db.execute(kept, (RECORD_PREFIX, RECORD_PREFIX + "\uffff")):
        found.records.setdefault((name.removeprefix(RECORD_PREFIX), value), i)
    return found


def firms_told(db: Database) -> dict[int, set[tuple[str, str]]]:
    """Account → (field, value) of others that its timeline tells already."""
    found: dict[int, set[tuple[str, str]]] = {}
    sql = "SELECT account_id, field, new FROM field_change WHERE account_id IS NOT NULL AND new IS NOT NULL"
    for i, name, new in db.execute(sql):
        found.setdefault(i, set()).add((name, folded(new)))
    return found


def firms_lists(db: Database) -> dict[int, set[tuple[str, str]]]:
    """Account → (what, value) of its links, tags and kept fields."""
    found: dict[int, set[tuple[str, str]]] = {}
    for i, name in db.execute("SELECT account_id, name FROM tag WHERE account_id IS NOT NULL"):
        found.setdefault(i, set()).add(("tag", folded(name)))
    for i, url in db.execute("SELECT account_id, url FROM link WHERE account_id IS NOT NULL"):
        found.setdefault(i, set()).add(("link", page_of(url).key))
    for i, name, value in db.execute("SELECT account_id, name, value FROM field_kept WHERE account_id IS NOT NULL"):
        found.setdefault(i, set()).add((name, folded(value)))
    return found


def waiting_for_firms(db: Database) -> dict[tuple[str, str], list[int]]:
    """(system, id) of companies that have not come in → the contacts that are to join them."""
    found: dict[tuple[str, str], list[int]] = {}
    sql = (
        "SELECT k.name, k.value, k.contact_id FROM field_kept k JOIN contact c ON c.id = k.contact_id "
        "WHERE c.account_id IS NULL AND k.name >= ? AND k.name < ?"
    )
    for name, value, i in db.execute(sql, (WAITING_PREFIX, WAITING_PREFIX + "\uffff")):
        found.setdefault((name.removeprefix(WAITING_PREFIX), value), []).append(i)
    return found


def read_wishes(db: Database) -> dict[str, list[Wish]]:
    """Standing wishes by the number or address they hang on: they outlive the contact."""
    found: dict[str, list[Wish]] = {}
    sql = (
        "SELECT identity, channel, since_on, words, asked_by FROM do_not_contact "
        "WHERE identity IS NOT NULL AND lifted_on IS NULL ORDER BY since_on"
    )
    for identity, *wish in db.execute(sql):
        found.setdefault(identity, []).append(Wish(*wish))
    return found


def records(db: Database, contact_ids: Iterable[int]) -> dict[int, Record]:
    """What is known of each of these contacts."""
    wanted = json.dumps(sorted(set(contact_ids)))
    among = "IN (SELECT value FROM json_each(?))"
    found: dict[int, Record] = {}
    sql = f"SELECT c.id, c.name, c.kind, c.source, c.external_id, a.name, {', '.join('c.' + f for f in _FIELDS)} "
    sql += f"FROM contact c LEFT JOIN account a ON a.id = c.account_id WHERE c.id {among}"
    for i, name, kind, source, external, firm, *values in db.execute(sql, (wanted,)):
        record = Record(i, name, firm=firm, firm_key=firm_key(firm or ""), kind=_KINDS.get(kind))
        record.fields = {column: value for column, value in zip(_FIELDS, values, strict=True) if value}
        if external:
            record.records = {(source or "", external)}
        found[i] = record
    for read in (_read_lists, _read_told, _read_days):
        read(db, found, wanted)
    return found


def _read_lists(db: Database, found: Mapping[int, Record], wanted: str) -> None:
    among = "contact_id IN (SELECT value FROM json_each(?))"
    for i, key, raw in db.execute(f"SELECT contact_id, match_key, raw FROM phone WHERE {among}", (wanted,)):
        found[i].numbers = grown(found[i].numbers, [key or raw])
        found[i].named &= found[i].name != raw
    for i, key, address in db.execute(f"SELECT contact_id, match_key, address FROM email WHERE {among}", (wanted,)):
        found[i].addresses = grown(found[i].addresses, [key])
        found[i].named &= found[i].name != address
    for i, url in db.execute(f"SELECT contact_id, url FROM link WHERE {among}", (wanted,)):
        found[i].pages = grown(found[i].pages, [page_of(url).key])
    for i, name in db.execute(f"SELECT contact_id, name FROM tag WHERE {among}", (wanted,)):
        found[i].tags = grown(found[i].tags, [folded(name)])
    for i, name, value in db.execute(
        f"SELECT contact_id, name, value FROM field_kept WHERE {among} ORDER BY id", (wanted,)
    ):
        if name.startswith(WAITING_PREFIX):
            found[i].waits_for = grown(found[i].waits_for, [(name.removeprefix(WAITING_PREFIX), value)])
        elif name.startswith(RECORD_PREFIX):
            found[i].records = grown(found[i].records, [(name.removeprefix(RECORD_PREFIX), value)])
        else:
            found[i].kept.setdefault(name, []).append(value)


def _read_told(db: Database, found: Mapping[int, Record], wanted: str) -> None:
    among = "contact_id IN (SELECT value FROM json_each(?))"
    for i, text in db.execute(f"SELECT contact_id, text FROM note WHERE {among} AND trashed_at IS NULL", (wanted,)):
        found[i].notes = grown(found[i].notes, [text])
    sql = f"SELECT contact_id, field, new FROM field_change WHERE {among} AND new IS NOT NULL"
    for i, name, new in db.execute(sql, (wanted,)):
        found[i].told = grown(found[i].told, [(name, folded(new))])


def _read_days(db: Database, found: Mapping[int, Record], wanted: str) -> None:
    among = "contact_id IN (SELECT value FROM json_each(?))"
    sql = f"SELECT contact_id, channel FROM do_not_contact WHERE {among} AND lifted_on IS NULL"
    for i, channel in db.execute(sql, (wanted,)):
        found[i].wishes = grown(found[i].wishes, [channel])
    for i, due, state in db.execute(f"SELECT contact_id, due_on, state FROM follow_up WHERE {among}", (wanted,)):
        if state == "open":
            found[i].open_days = grown(found[i].open_days, [date.fromisoformat(due)])
        else:
            found[i].closed_days = grown(found[i].closed_days, [date.fromisoformat(due)])


def write(db: Database, batch: Batch, *, step: Callable[[int], None]) -> None:
    """Writes a batch inside the deed that is open; `step` hears how many rows were written, and may raise to stop."""
    with bulk.without_triggers(db, [table for table, rows in batch.rows.items() if rows]):
        for table, rows in batch.rows.items():
            if rows:
                _write_table(db, table, rows, step)
    for number, (table, row_id, values) in enumerate(batch.changes, 1):
        names = ", ".join(f"[{column}] = ?" for column in values)
        db.conn.execute(f"UPDATE [{table}] SET {names} WHERE id = ?", (*values.values(), row_id))
        if number % ROWS_AT_ONCE == 0:
            step(ROWS_AT_ONCE)


def _write_table(db: Database, table: str, rows: Sequence[tuple[Any, ...]], step: Callable[[int], None]) -> None:
    """The new rows of one table, by their ids in a row."""
    for start in range(0, len(rows), ROWS_AT_ONCE):
        some = rows[start : start + ROWS_AT_ONCE]
        names, filled = _filled(COLUMNS[table], some)
        marks = ", ".join("?" * len(names))
        db.conn.executemany(f"INSERT INTO [{table}] ({', '.join(names)}) VALUES ({marks})", filled)
        bulk.count_in(db, table, some[0][0], some[-1][0])
        step(len(some))


def _filled(names: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> tuple[Sequence[str], Iterable[tuple[Any, ...]]]:
    """The columns in which some row says something, and the rows without the others: most of a contact's thirty are
    blank in a list, and handing SQLite a blank costs as much as a value."""
    columns = list(zip(*rows, strict=True))
    said = [number for number, column in enumerate(columns) if any(value is not None for value in column)]
    if len(said) == len(names):
        return names, rows
    return [names[number] for number in said], zip(*(columns[number] for number in said), strict=True)


def call_off(db: Database, contact_ids: Sequence[int], *, at: str, on: str) -> None:
    """Open follow-ups of contacts who want no calls are called off; inside the deed that is open."""
    db.execute(
        "UPDATE follow_up SET state = 'called_off', closed_at = ?, closed_on = ?, closed_why = 'do not contact' "
        "WHERE state = 'open' AND contact_id IN (SELECT value FROM json_each(?)) AND (channel = 'call' OR EXISTS "
        "(SELECT 1 FROM do_not_contact d WHERE d.contact_id = follow_up.contact_id AND d.channel = 'all' "
        "AND d.lifted_on IS NULL))",
        (at, on, json.dumps(list(contact_ids))),
    )
