"""What is being typed, kept outside undo: notes, voicemail, forms; and the call that is running."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from salesdesk.domain.call import LiveCall, WrapForm
from salesdesk.domain.text import clean_lines
from salesdesk.store.database import Database
from salesdesk.store.rows import Noun, instant, stored

NOTES = "notes"
"""The kind of the draft in which a contact's notes are typed."""
LOST_AT_ONCE = 20
"""A draft that gets shorter by more than this at a stroke keeps its longer form beside it."""
LONGER_KEPT = 10
"""Longer forms kept for one draft."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A text as it was last typed."""

    text: str
    caret: int
    version: int
    """Rises with every save; a window that holds an older one must not overwrite."""
    saved_at: datetime


DRAFT = Noun(Draft, "draft")
DRAFT_COLUMNS = ("contact_id", "kind", "text", "caret", "version", "saved_at")
_LIVE = Noun(LiveCall, "live_call", without=("ticked", "dropped", "form"))


def draft(db: Database, contact_id: int | None, kind: str) -> Draft | None:
    """The draft of this kind ("notes", "voicemail", "form:add" …) for the contact, or for nobody."""
    return DRAFT.one(db, "ifnull(contact_id, 0) = ? AND kind = ?", (contact_id or 0, kind))


def save_draft(db: Database, contact_id: int | None, kind: str, text: str, *, caret: int, at: datetime) -> int:
    """Keeps the text; what a stroke made much shorter is kept beside it. Returns the new version."""
    before = draft(db, contact_id, kind)
    if before and len(before.text) - len(text) > LOST_AT_ONCE:
        _keep_longer(db, contact_id, kind, before.text, at)
    values = stored({"text": text, "caret": caret, "saved_at": at})
    if before is None:
        db.execute(
            "INSERT INTO draft (contact_id, kind, text, caret, saved_at) VALUES (?, ?, ?, ?, ?)",
            (contact_id, kind, values["text"], caret, values["saved_at"]),
        )
        return 1
    db.execute(
        "UPDATE draft SET text = ?, caret = ?, saved_at = ?, version = version + 1 "
        "WHERE ifnull(contact_id, 0) = ? AND kind = ?",
        (values["text"], caret, values["saved_at"], contact_id or 0, kind),
    )
    return before.version + 1


def save_over(
    db: Database, contact_id: int | None, kind: str, text: str, *, caret: int, at: datetime, base: str | None
) -> bool:
    """Keeps the text over `base`, which the window had read (None: it had not looked). Whether words were found that
    are in neither, and are now kept beside it: another window's. A contact that is gone leaves its text to nobody."""
    if contact_id is not None and not db.execute("SELECT 1 FROM contact WHERE id = ?", (contact_id,)).fetchone():
        contact_id, kind = None, f"{kind}:{contact_id}"
    before = draft(db, contact_id, kind)
    beside = before is not None and base is not None and before.text != base and not text.startswith(before.text)
    if beside and before is not None:
        _keep_longer(db, contact_id, kind, before.text, at)
    save_draft(db, contact_id, kind, text, caret=caret, at=at)
    return beside


def drop_draft(db: Database, contact_id: int | None, kind: str) -> None:
    db.execute("DELETE FROM draft WHERE ifnull(contact_id, 0) = ? AND kind = ?", (contact_id or 0, kind))


def use_up(db: Database, contact_id: int | None, kind: str) -> None:
    """The draft goes into the deed that is open, and comes back as a draft when that deed is taken back."""
    whose = "ifnull(contact_id, 0) = ? AND kind = ?"
    fields = ", ".join(f"'{name}', [{name}]" for name in DRAFT_COLUMNS)
    db.execute(
        "INSERT INTO undo_step (deed_id, tbl, op, row_id, old) SELECT deed_now.deed_id, 'draft', 'gone', draft.id, "
        f"json_object({fields}) FROM draft, deed_now WHERE deed_now.deed_id IS NOT NULL AND text <> '' AND {whose}",
        (contact_id or 0, kind),
    )
    drop_draft(db, contact_id, kind)


def copy_to(db: Database, from_id: int, to_id: int, *, at: datetime) -> Iterator[tuple[str, str, str]]:
    """What is typed for one contact stands with another too, inside the deed that is open: below their own notes, beside
    their own script. Gives (kind, the text now, the text before) of each draft that it wrote."""
    sql = "SELECT kind, text FROM draft WHERE contact_id = ? AND trim(text) <> '' AND kind NOT LIKE 'form:%' ORDER BY kind"
    for kind, text in db.execute(sql, (from_id,)).fetchall():
        before = draft(db, to_id, kind)
        own = before.text if before and before.text.strip() else ""
        if own and kind != "notes":
            _keep_longer(db, to_id, kind, text, at)
            continue
        now = f"{own.rstrip()}\n{text}" if own else text
        _write_in_deed(db, to_id, kind, now, at=at)
        yield kind, now, own


def give_loose(db: Database, to_id: int, kind: str, *, at: datetime) -> None:
    """What is nobody's goes to a contact, inside the deed that is open: below what stands there; undo takes it apart."""
    loose, own = draft(db, None, kind), draft(db, to_id, kind)
    if loose is None:
        return
    use_up(db, None, kind)
    before = own.text.rstrip() if own else ""
    _write_in_deed(db, to_id, kind, f"{before}\n{loose.text}" if before else loose.text, at=at)


def take_back(db: Database, contact_id: int, written: Sequence[tuple[str, str, str]], *, at: datetime) -> None:
    """Drafts that `copy_to` wrote say again what they said before, where nobody has typed in them since."""
    for kind, now, before in written:
        there = draft(db, contact_id, kind)
        if there is not None and there.text == now:
            _write_in_deed(db, contact_id, kind, before, at=at)


def _write_in_deed(db: Database, contact_id: int, kind: str, text: str, *, at: datetime) -> None:
    """A draft's text as part of the deed that is open: undo brings the one before back."""
    use_up(db, contact_id, kind)
    if not text:
        return
    row = db.execute(
        "INSERT INTO draft (contact_id, kind, text, caret, saved_at) VALUES (?, ?, ?, 0, ?)",
        (contact_id, kind, clean_lines(text), instant(at)),
    ).lastrowid
    db.execute(
        "INSERT INTO undo_step (deed_id, tbl, op, row_id, old) SELECT deed_id, 'draft', 'made', ?, NULL FROM deed_now "
        "WHERE deed_id IS NOT NULL",
        (row,),
    )


def longer_forms(db: Database, contact_id: int | None, kind: str) -> tuple[tuple[str, str], ...]:
    """(kept at, text) of what a stroke made shorter, newest first."""
    rows = db.execute(
        "SELECT kept_at, text FROM draft_longer WHERE ifnull(contact_id, 0) = ? AND kind = ? ORDER BY id DESC",
        (contact_id or 0, kind),
    ).fetchall()
    return tuple((at, text) for at, text in rows)


def live_call(db: Database) -> LiveCall | None:
    row = db.execute(f"SELECT {_LIVE.select('l')}, l.ticked, l.dropped, l.form FROM live_call l").fetchone()
    if row is None:
        return None
    form = json.loads(row[-1])
    return _LIVE.make(
        row, ticked=tuple(json.loads(row[-3])), dropped=tuple(str(one) for one in json.loads(row[-2])),
        form=WrapForm(**(form | {"ticks": tuple(form.get("ticks", ()))})),
    )  # fmt: skip


def keep_live_call(db: Database, call: LiveCall) -> None:
    """Writes the running call; it is outside undo, so that taking a deed back never ends a call."""
    values = stored({name: getattr(call, name) for name in _LIVE.columns})
    values |= {
        "id": 1, "ticked": json.dumps(call.ticked), "dropped": json.dumps(call.dropped),
        "form": json.dumps(asdict(call.form)),
    }  # fmt: skip
    names, marks = ", ".join(values), ", ".join("?" * len(values))
    db.execute(f"INSERT OR REPLACE INTO live_call ({names}) VALUES ({marks})", tuple(values.values()))


def use_up_call(db: Database, contact_id: int) -> None:
    """The running call goes into the deed that is open, and comes back to be wrapped up when that is taken back."""
    fields = ", ".join(
        f"'{row[1]}', live_call.[{row[1]}]" for row in db.execute("PRAGMA table_info(live_call)").fetchall()
    )
    db.execute(
        "INSERT INTO undo_step (deed_id, tbl, op, row_id, old) SELECT deed_now.deed_id, 'live_call', 'gone', 1, "
        f"json_object({fields}) FROM live_call, deed_now WHERE deed_now.deed_id IS NOT NULL AND contact_id = ?",
        (contact_id,),
    )
    db.execute("DELETE FROM live_call WHERE contact_id = ?", (contact_id,))


def end_live_call(db: Database) -> None:
    db.execute("DELETE FROM live_call")


def _keep_longer(db: Database, contact_id: int | None, kind: str, text: str, at: datetime) -> None:
    """What is the beginning of a text that is kept is not kept twice."""
    kept = db.execute(
        "SELECT id, text FROM draft_longer WHERE ifnull(contact_id, 0) = ? AND kind = ?", (contact_id or 0, kind)
    ).fetchall()
    if any(longer.startswith(text) for _, longer in kept):
        return
    for row, shorter in kept:
        if text.startswith(shorter):
            db.execute("DELETE FROM draft_longer WHERE id = ?", (row,))
    db.execute(
        "INSERT INTO draft_longer (contact_id, kind, text, kept_at) VALUES (?, ?, ?, ?)",
        (contact_id, kind, text, instant(at)),
    )
    db.execute(
        "DELETE FROM draft_longer WHERE ifnull(contact_id, 0) = ? AND kind = ? AND id NOT IN "
        "(SELECT id FROM draft_longer WHERE ifnull(contact_id, 0) = ? AND kind = ? ORDER BY id DESC LIMIT ?)",
        (contact_id or 0, kind, contact_id or 0, kind, LONGER_KEPT),
    )
