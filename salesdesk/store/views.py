"""Lists of people by what the record says of them: the ready ones, and those of the rep's own words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from salesdesk.domain.lists import LOSING_DAYS, QUIET_DAYS, Term
from salesdesk.domain.modes import CLIENT_WARN, a_year_before
from salesdesk.domain.research import STALE_AFTER, FactKind
from salesdesk.domain.text import fold
from salesdesk.domain.who import ContactLine
from salesdesk.store import lanes, quality, search, who
from salesdesk.store.database import Database
from salesdesk.store.rows import insert, update

Condition = tuple[str, list[object]]
"""SQL over c (contact) and a (account), with its values."""

_TALKED = "(t.direction = 'in' OR t.disposition = 'connected' OR t.channel = 'meeting')"
_OPEN = "EXISTS (SELECT 1 FROM follow_up f WHERE f.contact_id = c.id AND f.state = 'open')"
_LAST = "(SELECT max(happened_on) FROM touch t WHERE t.contact_id = c.id AND t.trashed_at IS NULL)"
_WISH = "c.id IN (SELECT contact_id FROM do_not_contact WHERE contact_id IS NOT NULL AND lifted_on IS NULL"
_WAY = "c.id IN (SELECT contact_id FROM {table} WHERE struck_on IS NULL)"
_NEXT_AGREED = "(SELECT min(due_on) FROM follow_up f WHERE f.contact_id = c.id AND f.state = 'open' AND f.agreed = 1)"
_OWED = "SELECT contact_id FROM promise WHERE state = 'open' AND side = 'ours'"
_BY_NAME = "c.name_key, c.id"


@dataclass(frozen=True, slots=True)
class ListRow:
    """Somebody on a list, with their last touch and their next day."""

    contact: ContactLine
    last_on: date | None = None
    next_on: date | None = None
    next_id: int | None = None
    """The open follow-up of that day."""


@dataclass(frozen=True, slots=True)
class SavedView:
    """A list of the rep's own."""

    id: int
    name: str
    query: str


def condition_of(name: str, *, today: date) -> Condition:
    """What a ready list holds."""
    quiet = (today - timedelta(days=QUIET_DAYS)).isoformat()
    losing = (today - timedelta(days=LOSING_DAYS)).isoformat()
    live = f"NOT {_WISH} AND channel = 'all')"
    simple: dict[str, Condition] = {
        "untagged": (who.UNTAGGED, []),
        "unreachable": (quality.UNREACHABLE, []),
        "unknown_zone": (quality.NO_CLOCK, []),
        "no_next_step": (lanes.NO_NEXT, []),
        "not_started": (lanes.NOT_STARTED, []),
        "stalled": (who.STALLED, []),
        "no_list": _no_list(),
        "owed": (f"c.id IN ({_OWED})", []),
        "do_not_contact": (f"{_WISH})", []),
        "no_phone": (f"NOT {_WAY.format(table='phone')}", []),
        "no_email": (f"NOT {_WAY.format(table='email')}", []),
        "no_company": ("c.account_id IS NULL", []),
        "quiet": (f"{_LAST} < ? AND {live}", [quiet]),
        "losing_touch": (
            f"{_LAST} < ? AND NOT {_OPEN} AND {live} AND EXISTS (SELECT 1 FROM touch t WHERE t.contact_id = c.id "
            f"AND t.trashed_at IS NULL AND {_TALKED})",
            [losing],
        ),
        "under_rhythm": (
            f"c.kind = 'client' AND {live} AND (SELECT count(*) FROM touch t WHERE t.contact_id = c.id "
            "AND t.trashed_at IS NULL AND t.happened_on > ?) < ?",
            [a_year_before(today).isoformat(), CLIENT_WARN],
        ),
        "stale_facts": _stale(today),
    }
    return simple[name]


def _no_list() -> Condition:
    said = "SELECT contact_id FROM touch WHERE result IN ('not_now', 'no_need', 'declined') AND trashed_at IS NULL"
    return f"c.id IN ({said}) AND {_NEXT_AGREED} IS NOT NULL", []


def _stale(today: date) -> Condition:
    kinds = tuple(STALE_AFTER.items())
    ages = "CASE f.kind " + " ".join("WHEN ? THEN ?" for _ in kinds) + " ELSE ? END"
    values: list[object] = [w for k, days in kinds for w in (k.value, (today - timedelta(days=days)).isoformat())]
    values.append((today - timedelta(days=STALE_AFTER[FactKind.OTHER])).isoformat())
    old = f"f.trashed_at IS NULL AND max(f.found_on, ifnull(f.confirmed_on, '')) < {ages}"
    return f"c.id IN (SELECT f.contact_id FROM fact f WHERE f.contact_id IS NOT NULL AND {old})", values


_ORDERS = {
    "untagged": "c.created_at DESC, c.id",
    "no_list": f"{_NEXT_AGREED}, c.name_key",
    "owed": "(SELECT min(ifnull(due_on, '9999')) FROM promise p WHERE p.contact_id = c.id AND p.state = 'open' "
    "AND p.side = 'ours'), c.name_key",
    "quiet": f"{_LAST}, c.name_key",
    "losing_touch": f"{_LAST}, c.name_key",
    "not_started": "c.id DESC",
}


def count(db: Database, condition: Condition) -> int:
    return who.count(db, *condition)


def rows(db: Database, condition: Condition, *, name: str = "", limit: int) -> tuple[ListRow, ...]:
    """The people of a list in its own order, each with the last touch and the next day."""
    ordered = f"({condition[0]}) ORDER BY {_ORDERS.get(name, _BY_NAME)}"
    found = who.lines(db, ordered, condition[1], limit=limit)
    return with_days(db, found)


def with_days(db: Database, found: Sequence[ContactLine]) -> tuple[ListRow, ...]:
    """List rows of these contacts."""
    if not found:
        return ()
    ids = [line.id for line in found]
    marks = ", ".join("?" * len(ids))
    last = dict(
        db.execute(
            f"SELECT contact_id, max(happened_on) FROM touch WHERE contact_id IN ({marks}) AND trashed_at IS NULL "
            "GROUP BY contact_id", ids,
        ).fetchall()
    )  # fmt: skip
    ahead: dict[int, tuple[str, int]] = {}
    sql = (
        f"SELECT contact_id, due_on, id FROM follow_up WHERE contact_id IN ({marks}) AND state = 'open' "
        "ORDER BY due_on, due_at, id"
    )
    for contact_id, due_on, row_id in db.execute(sql, ids).fetchall():
        ahead.setdefault(contact_id, (due_on, row_id))
    return tuple(
        ListRow(
            line, _day(last.get(line.id)), _day(ahead.get(line.id, (None,))[0]), ahead.get(line.id, (None, None))[1]
        )
        for line in found
    )


def firms_alone(db: Database, *, limit: int) -> tuple[tuple[int, str], ...]:
    """Companies without people of which it is not known what they are: (id, name), the newest first."""
    sql = f"SELECT a.id, a.name FROM account a WHERE {_FIRM_ALONE} ORDER BY a.created_at DESC, a.id LIMIT ?"
    return tuple(db.execute(sql, (limit,)).fetchall())


def count_firms_alone(db: Database) -> int:
    return int(db.execute(f"SELECT count(*) FROM account a WHERE {_FIRM_ALONE}").fetchone()[0])


_FIRM_ALONE = (
    "a.kind IS NULL AND a.trashed_at IS NULL AND NOT EXISTS "
    "(SELECT 1 FROM contact c WHERE c.account_id = a.id AND c.trashed_at IS NULL)"
)


def narrowed(condition: Condition, words: str) -> Condition:
    """Of a list only those in whose name or company each of the words stands."""
    held = ["(c.name_key LIKE ? ESCAPE '\\' OR a.name_key LIKE ? ESCAPE '\\')" for _ in fold(words).split()]
    values = [pattern for word in fold(words).split() for pattern in [who.like(word)] * 2]
    return " AND ".join((f"({condition[0]})", *held)), [*condition[1], *values]


def condition_for(terms: Sequence[Term], *, today: date) -> Condition:
    """What a list of the rep's own words holds: everybody of whom all of its terms are true."""
    parts: list[str] = []
    values: list[object] = []
    for term in terms:
        sql, more = _of_term(term, today)
        parts.append(f"NOT ifnull(({sql}), 0)" if term.without else f"({sql})")
        values += more
    return " AND ".join(parts), values


def _of_term(term: Term, today: date) -> Condition:
    value = term.value
    if term.name == "":
        return _of_word(value)
    if term.name == "in":
        return condition_of(value, today=today)
    if term.name == "kind":
        return ("c.kind IS NULL", []) if value == "none" else ("c.kind = ?", [value])
    if term.name == "quiet":
        since = (today - timedelta(days=int(value))).isoformat()
        return f"ifnull({_LAST}, substr(c.created_at, 1, 10)) < ?", [since]
    if term.name in ("no", "has"):
        return _PARTS[value] if term.name == "has" else (f"NOT ({_PARTS[value][0]})", [])
    if term.name == "tag":
        return "c.id IN (SELECT contact_id FROM tag WHERE plain(name) LIKE ? ESCAPE '\\')", [_starts(value)]
    column = _COLUMNS[term.name]
    return f"plain(ifnull({column}, '')) LIKE ? ESCAPE '\\'", [who.like(fold(value))]


_COLUMNS = {
    "company": "a.name", "title": "c.title", "city": "coalesce(c.city, a.city)",
    "country": "coalesce(c.country, a.country)", "source": "c.source",
}  # fmt: skip
_PARTS: dict[str, Condition] = {
    "phone": (_WAY.format(table="phone"), []),
    "email": (_WAY.format(table="email"), []),
    "company": ("c.account_id IS NOT NULL", []),
    "tag": ("c.id IN (SELECT contact_id FROM tag WHERE contact_id IS NOT NULL)", []),
    "next": (_OPEN, []),
    "clock": (f"NOT ({quality.NO_CLOCK})", []),
}


def _of_word(word: str) -> Condition:
    """A bare word: of the name, the company, or any text that hangs on them."""
    parts = ["c.name_key LIKE ? ESCAPE '\\'", "a.name_key LIKE ? ESCAPE '\\'"]
    values: list[object] = [who.like(fold(word))] * 2
    if query := search.query_of(word):
        parts.append("c.id IN (SELECT contact_id FROM search WHERE search MATCH ?)")
        values.append(query)
    return " OR ".join(parts), values


def _starts(text: str) -> str:
    return who.like(fold(text))[1:]


def saved(db: Database) -> tuple[SavedView, ...]:
    """The rep's own lists, in their order."""
    return tuple(
        SavedView(*row) for row in db.execute("SELECT id, name, query FROM saved_view ORDER BY position, id").fetchall()
    )


def save(db: Database, name: str, query: str) -> int:
    last = db.execute("SELECT ifnull(max(position), 0) + 1 FROM saved_view").fetchone()[0]
    return insert(db, "saved_view", name=name, query=query, position=last)


def change_saved(db: Database, view_id: int, **changes: str) -> None:
    update(db, "saved_view", view_id, **changes)


def remove_saved(db: Database, view_id: int) -> None:
    db.execute("DELETE FROM saved_view WHERE id = ?", (view_id,))


def tags(db: Database) -> tuple[str, ...]:
    """Every tag there is, the most used first."""
    sql = "SELECT name FROM tag WHERE contact_id IS NOT NULL GROUP BY name ORDER BY count(*) DESC, name"
    return tuple(row[0] for row in db.execute(sql).fetchall())


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text[:10]) if text else None
