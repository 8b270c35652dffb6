"""Two records that turned out to be one: rows move to the one that is kept, and what moved is written down.

By what is written down a merge is taken apart again, weeks later too; undo takes it back like any deed.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

from salesdesk.domain.who import DoNotContact
from salesdesk.store import drafts, followups, people, who
from salesdesk.store.database import Database
from salesdesk.store.rows import insert, update

Noun = Literal["contact", "account"]
NAMED = ("name", "first_name", "last_name", "reading")
"""A name's columns: they come from one side, all of them."""
JOINED = frozenset({"about", "notes"})
"""Long texts of which both are kept, one below the other."""


@dataclass(frozen=True, slots=True)
class _Kind:
    """How one of the two nouns is merged."""

    log: str
    apart: str
    points: tuple[str, ...]
    """Columns that name it, in tables whose rows move with it."""
    stays: frozenset[str]
    """Tables that keep pointing at the one that went, and columns that are no field of it."""


_KINDS: dict[Noun, _Kind] = {
    "contact": _Kind(
        "merge", "kept_apart", ("contact_id", "from_id", "to_id", "warm_up_id"),
        frozenset({"intake_fate", "intake", "merge", "kept_apart", "account_merge", "account_apart", "do_not_contact"}),
    ),
    "account": _Kind(
        "account_merge", "account_apart", ("account_id",),
        frozenset({"intake_fate", "intake", "merge", "kept_apart", "account_merge", "account_apart"}),
    ),
}  # fmt: skip
_ONE_OF_A_KIND: dict[str, tuple[str, ...]] = {
    "phone": ("match_key",), "email": ("match_key",), "link": ("url",), "tag": ("name",), "field_kept": ("name", "value"),
    "analysis": ("field",), "deal_contact": ("deal_id",), "fit_answer": ("qualifier_id",),
}  # fmt: skip
"""Tables in which a record has each of these once: what the kept one has already stays where it is."""
_OWN = frozenset({
    "id", "name_key", "source", "external_id", "created_at", "trashed_at", "merged_into", "ask_call_again", "on_focus",
})  # fmt: skip
"""Columns that are no words of the rep's."""
_YES_WINS, _NO_WINS = {"account": ("on_focus",), "contact": ()}, {"account": (), "contact": ("ask_call_again",)}


@dataclass(frozen=True, slots=True)
class MergeDone:
    """A merge as it stands in the file."""

    id: int
    noun: Noun
    kept_id: int
    gone_id: int
    gone_name: str
    at: str
    """UTC, ISO 8601."""


def fields_of(db: Database, noun: Noun, row_id: int) -> dict[str, Any]:
    """Every column of a record that says something of it."""
    columns = [row[1] for row in db.execute(f"PRAGMA table_info([{noun}])").fetchall() if row[1] not in _OWN]
    named = ", ".join(f"[{column}]" for column in columns)
    row = db.execute(f"SELECT {named} FROM [{noun}] WHERE id = ?", (row_id,)).fetchone()
    return dict(zip(columns, row, strict=True)) if row else {}


def merge(
    db: Database, noun: Noun, *, kept_id: int, gone_id: int, at: datetime, on: date, take: Sequence[str] = ()
) -> int:
    """Makes one record of two, inside the deed that is open; returns the merge's id.

    Blanks are filled; of the columns in `take` the other side's word wins; what differs is told on the timeline; rows,
    drafts and wishes follow; the second is neither listed nor found any more.
    """
    stamp = at.isoformat()
    log: dict[str, Any] = {"filled": {}, "took": {}, "made": [], "called_off": [], "drafts": []}
    _take_fields(db, noun, kept_id, gone_id, set(take), log, stamp)
    log["rows"] = list(_move(db, noun, kept_id, gone_id))
    if noun == "contact":
        _copy_wishes(db, kept_id, gone_id, log, at=at, on=on)
        log["drafts"] = list(drafts.copy_to(db, gone_id, kept_id, at=at))
    log["chain"] = [r[0] for r in db.execute(f"SELECT id FROM [{noun}] WHERE merged_into = ?", (gone_id,)).fetchall()]
    db.execute(f"UPDATE [{noun}] SET merged_into = ? WHERE merged_into = ?", (kept_id, gone_id))
    update(db, noun, gone_id, trashed_at=at, merged_into=kept_id)
    return insert(db, _KINDS[noun].log, kept_id=kept_id, gone_id=gone_id, at=at, moved=json.dumps(log))


def merges_of(db: Database, noun: Noun, row_id: int) -> tuple[MergeDone, ...]:
    """What became part of this record, the last first."""
    log = _KINDS[noun].log
    rows = db.execute(
        f"SELECT m.id, m.kept_id, m.gone_id, g.name, m.at FROM [{log}] m JOIN [{noun}] g ON g.id = m.gone_id "
        "WHERE m.kept_id = ? AND g.merged_into = m.kept_id ORDER BY m.id DESC",
        (row_id,),
    ).fetchall()
    return tuple(MergeDone(row[0], noun, *row[1:]) for row in rows)


def merge_done(db: Database, noun: Noun, merge_id: int) -> MergeDone | None:
    row = db.execute(f"SELECT kept_id FROM [{_KINDS[noun].log}] WHERE id = ?", (merge_id,)).fetchone()
    return next((m for m in merges_of(db, noun, row[0]) if m.id == merge_id), None) if row else None


def take_apart(db: Database, done: MergeDone, *, at: datetime) -> None:
    """Makes two of one again, inside the deed that is open: each gets back what was theirs, as far as it is still as the
    merge left it. What has been added since stays with the one that was kept; a wish of since then goes to both."""
    noun, kept_id, gone_id = done.noun, done.kept_id, done.gone_id
    kind = _KINDS[noun]
    log = json.loads(db.execute(f"SELECT moved FROM [{kind.log}] WHERE id = ?", (done.id,)).fetchone()[0])
    update(db, noun, gone_id, trashed_at=None, merged_into=None)
    for row_id in log.get("chain", ()):
        update(db, noun, row_id, merged_into=gone_id)
    for table, column, row_id in log["rows"]:
        db.execute(
            f"UPDATE OR IGNORE [{table}] SET [{column}] = ? WHERE id = ? AND [{column}] = ?", (gone_id, row_id, kept_id)
        )
    _give_back_fields(db, noun, kept_id, gone_id, log)
    if noun == "contact":
        _part_wishes(db, kept_id, gone_id, log)
        drafts.take_back(db, kept_id, [tuple(one) for one in log.get("drafts", ())], at=at)
    for table, row_id in log.get("made", ()):
        db.execute(f"DELETE FROM [{table}] WHERE id = ?", (row_id,))
    db.execute(f"DELETE FROM [{kind.log}] WHERE id = ?", (done.id,))
    keep_apart(db, noun, kept_id, gone_id, at=at)


def keep_apart(db: Database, noun: Noun, one_id: int, other_id: int, *, at: datetime) -> None:
    """They are two, and are never asked about again; an import's question about them is answered by it."""
    insert(db, _KINDS[noun].apart, one_id=one_id, other_id=other_id, at=at)
    if noun == "contact":
        db.execute(
            "UPDATE intake_fate SET answered_on = ? WHERE fate = 'question' AND answered_on IS NULL "
            "AND contact_id IN (?, ?) AND other_id IN (?, ?)",
            (at.date().isoformat(), one_id, other_id, one_id, other_id),
        )


def kept_apart(db: Database, noun: Noun) -> set[frozenset[int]]:
    """Every two of whom the rep has said that they are two."""
    return {frozenset(row) for row in db.execute(f"SELECT one_id, other_id FROM [{_KINDS[noun].apart}]").fetchall()}


# -- fields ------------------------------------------------------------------------------------------------------------


def _take_fields(
    db: Database, noun: Noun, kept_id: int, gone_id: int, take: set[str], log: dict[str, Any], at: str
) -> None:
    ours, theirs = fields_of(db, noun, kept_id), fields_of(db, noun, gone_id)
    if "name" in take:
        take |= {column for column in NAMED if column in ours}
    changes: dict[str, Any] = {}
    for column, value in theirs.items():
        mine = ours[column]
        part_of_name = column in NAMED
        if column in take and value != mine and (value is not None or part_of_name):
            changes[column] = value
            log["took"][column] = [mine, value]
            _tell(db, noun, kept_id, column, value, mine, log, at)
        elif value is None or value == mine or part_of_name:
            if column == "name" and value != mine:
                _tell(db, noun, kept_id, column, mine, value, log, at)
        elif mine is None:
            changes[column] = value
            log["filled"][column] = value
        elif column in JOINED:
            changes[column] = f"{mine}\n\n{value}"
            log["took"][column] = [mine, changes[column]]
        else:
            _tell(db, noun, kept_id, column, mine, value, log, at)
    changes |= _marks(db, noun, kept_id, gone_id, log)
    (people.change_contact if noun == "contact" else people.change_account)(db, kept_id, **changes)


def _marks(db: Database, noun: Noun, kept_id: int, gone_id: int, log: dict[str, Any]) -> dict[str, int]:
    """A yes or a no of either side that holds for both."""
    found: dict[str, int] = {}
    for column, wins in [(c, 1) for c in _YES_WINS[noun]] + [(c, 0) for c in _NO_WINS[noun]]:
        row = db.execute(f"SELECT id, [{column}] FROM [{noun}] WHERE id IN (?, ?)", (kept_id, gone_id)).fetchall()
        values = dict(row)
        if values[gone_id] == wins != values[kept_id]:
            found[column] = wins
            log["took"][column] = [values[kept_id], wins]
    return found


def _tell(
    db: Database, noun: Noun, kept_id: int, column: str, said: Any, other: Any, log: dict[str, Any], at: str
) -> None:
    """What the other side said stays on the timeline."""
    if column == "account_id":
        names = [account.name if i and (account := people.account(db, i)) else None for i in (said, other)]
        column, said, other = "account", *names
    row = insert(
        db, "field_change", **{f"{noun}_id": kept_id}, at=at, field=column, old=_words(said), new=_words(other),
        source="merge",
    )  # fmt: skip
    log["made"].append(["field_change", row])


def _give_back_fields(db: Database, noun: Noun, kept_id: int, gone_id: int, log: dict[str, Any]) -> None:
    """A field that still says what the merge put there says again what it said before."""
    filled = log.get("filled", {})
    if isinstance(filled, list):  # as it was written down before the words were too
        theirs = fields_of(db, noun, gone_id)
        filled = {column: theirs.get(column) for column in filled}
    took = {column: [None, value] for column, value in filled.items()} | log.get("took", {})
    for column, (before, after) in took.items():
        now = db.execute(f"SELECT [{column}] FROM [{noun}] WHERE id = ?", (kept_id,)).fetchone()[0]
        if now == after:
            (people.change_contact if noun == "contact" else people.change_account)(db, kept_id, **{column: before})


def _words(value: Any) -> str | None:
    return None if value is None else str(value)


# -- rows --------------------------------------------------------------------------------------------------------------


def _move(db: Database, noun: Noun, kept_id: int, gone_id: int) -> Iterator[tuple[str, str, int]]:
    for table, column in _pointing(db, noun):
        once = _ONE_OF_A_KIND.get(table)
        condition = f"[{column}] = ?"
        values: tuple[int, ...] = (gone_id,)
        if once:
            same = " AND ".join(f"k.[{c}] = [{table}].[{c}]" for c in once)
            condition += f" AND NOT EXISTS (SELECT 1 FROM [{table}] k WHERE k.[{column}] = ? AND {same})"
            values = (gone_id, kept_id)
        if table == "pointer":  # nobody points to themselves
            condition += f" AND [{'to_id' if column == 'from_id' else 'from_id'}] <> ?"
            values = (*values, kept_id)
        for (row_id,) in db.execute(f"SELECT id FROM [{table}] WHERE {condition}", values).fetchall():
            moved = db.execute(f"UPDATE OR IGNORE [{table}] SET [{column}] = ? WHERE id = ?", (kept_id, row_id))
            if moved.rowcount:
                yield table, column, row_id


def _pointing(db: Database, noun: Noun) -> Iterator[tuple[str, str]]:
    """(table, column) of everything that belongs to a record."""
    from salesdesk.store.schema import UNDOABLE

    kind = _KINDS[noun]
    for table in UNDOABLE:
        if table in kind.stays:
            continue
        for row in db.execute(f"PRAGMA table_info([{table}])").fetchall():
            if row[1] in kind.points:
                yield table, row[1]


# -- wishes ------------------------------------------------------------------------------------------------------------


def _copy_wishes(db: Database, kept_id: int, gone_id: int, log: dict[str, Any], *, at: datetime, on: date) -> None:
    """What either asked holds for the one that they are now; both keep their own, for the day they are two again."""
    log["wish_mark"] = int(db.execute("SELECT ifnull(max(id), 0) FROM do_not_contact").fetchone()[0])
    ours = _wishes(db, kept_id)
    for wish in _wishes(db, gone_id):
        if not any(known.channel in ("all", wish.channel) for known in ours):
            row = people.add_wish(
                db, kept_id, channel=wish.channel, since_on=wish.since_on, words=wish.words, asked_by=wish.asked_by
            )
            log["made"].append(["do_not_contact", row])
            log["wish_mark"] = max(log["wish_mark"], row)
    for wish in _wishes(db, kept_id):
        before = {row.id for row in followups.open_of(db, kept_id)}
        followups.call_off(db, kept_id, wish, at=at, on=on)
        log["called_off"] += sorted(before - {row.id for row in followups.open_of(db, kept_id)})


def _part_wishes(db: Database, kept_id: int, gone_id: int, log: dict[str, Any]) -> None:
    """A wish that came after the merge may be either's: both have it. What the merge called off stands again for whoever
    had not asked."""
    sql = "SELECT channel, since_on, words, asked_by FROM do_not_contact WHERE contact_id = ? AND id > ? AND lifted_on IS NULL"
    for channel, since_on, words, asked_by in db.execute(sql, (kept_id, log.get("wish_mark", 1 << 60))).fetchall():
        people.add_wish(
            db, gone_id, channel=channel, since_on=date.fromisoformat(since_on), words=words, asked_by=asked_by
        )
    made = {row_id for table, row_id in log.get("made", ()) if table == "do_not_contact"}
    for row_id in made:
        db.execute("DELETE FROM do_not_contact WHERE id = ?", (row_id,))
    for row_id in log.get("called_off", ()):
        row = followups.follow_up(db, row_id)
        if row is None or row.state == "open":
            continue
        if not any(wish.covers(row.channel) for wish in _wishes(db, row.contact_id)):
            followups.change_follow_up(db, row_id, state="open", closed_at=None, closed_on=None, closed_why=None)


def _wishes(db: Database, contact_id: int) -> tuple[DoNotContact, ...]:
    return who.WISH.where(db, "contact_id = ? AND lifted_on IS NULL ORDER BY since_on, id", (contact_id,))
