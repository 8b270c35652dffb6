"""What is prepared for a call, in the file: the analysis form, the rep's qualifiers and their answers, the focus list."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from salesdesk.domain.research import FitAnswer, FitMark, Qualifier
from salesdesk.store.database import Database
from salesdesk.store.rows import insert, stored, update


@dataclass(frozen=True, slots=True)
class FocusLine:
    """A company on the focus list and how many people of it are known."""

    account_id: int
    name: str
    people: int
    next_on: date | None


def analysis_of(db: Database, contact_id: int) -> dict[str, str]:
    """The prospect analysis form, by field; what is empty is left out."""
    rows = db.execute("SELECT field, text FROM analysis WHERE contact_id = ? AND text <> ''", (contact_id,)).fetchall()
    return dict(rows)


def write_analysis(db: Database, contact_id: int, field: str, text: str, *, at: str) -> None:
    """One field of the form, as it stands now."""
    db.execute(
        "INSERT INTO analysis (contact_id, field, text, changed_at) VALUES (?, ?, ?, ?) "
        "ON CONFLICT (contact_id, field) DO UPDATE SET text = excluded.text, changed_at = excluded.changed_at",
        (contact_id, field, stored({"text": text})["text"], at),
    )


def qualifiers(db: Database) -> tuple[Qualifier, ...]:
    """The rep's own marks of an ideal prospect, in their order; retired ones are left out."""
    rows = db.execute("SELECT id, text FROM qualifier WHERE retired_on IS NULL ORDER BY position, id").fetchall()
    return tuple(Qualifier(row[0], row[1]) for row in rows)


def add_qualifier(db: Database, text: str) -> int:
    row = db.execute("SELECT ifnull(max(position), 0) + 1 FROM qualifier").fetchone()
    return insert(db, "qualifier", text=text, position=row[0])


def change_qualifier(db: Database, qualifier_id: int, **changes: Any) -> None:
    update(db, "qualifier", qualifier_id, **changes)


def fit_answers(db: Database, contact_id: int) -> tuple[FitAnswer, ...]:
    """What was answered for this contact, the last answer to each qualifier last."""
    rows = db.execute(
        "SELECT qualifier_id, answer, ifnull(words, '') FROM fit_answer WHERE contact_id = ? ORDER BY id", (contact_id,)
    ).fetchall()
    known = {mark.value: mark for mark in FitMark}
    return tuple(FitAnswer(row[0], known.get(row[1], FitMark.UNKNOWN), row[2]) for row in rows)


def write_fit(db: Database, contact_id: int, answer: FitAnswer, *, on: date) -> None:
    """The answer to one qualifier; it takes the place of the one before."""
    row = db.execute(
        "SELECT max(id) FROM fit_answer WHERE contact_id = ? AND qualifier_id = ?", (contact_id, answer.qualifier_id)
    ).fetchone()
    values = {"answer": answer.mark, "words": answer.words or None, "answered_on": on}
    if row[0]:
        update(db, "fit_answer", row[0], **values)
    else:
        insert(db, "fit_answer", contact_id=contact_id, qualifier_id=answer.qualifier_id, **values)


def focus_list(db: Database, *, limit: int = 200) -> tuple[FocusLine, ...]:
    """The companies in focus, by name."""
    rows = db.execute(
        "SELECT a.id, a.name, (SELECT count(*) FROM contact c WHERE c.account_id = a.id AND c.trashed_at IS NULL), "
        "(SELECT min(f.due_on) FROM follow_up f JOIN contact c ON c.id = f.contact_id "
        "WHERE c.account_id = a.id AND f.state = 'open') "
        "FROM account a WHERE a.on_focus = 1 AND a.trashed_at IS NULL ORDER BY a.name_key LIMIT ?",
        (limit,),
    ).fetchall()
    return tuple(FocusLine(r[0], r[1], r[2], date.fromisoformat(r[3]) if r[3] else None) for r in rows)


def count_focus(db: Database) -> int:
    row = db.execute("SELECT count(*) FROM account WHERE on_focus = 1 AND trashed_at IS NULL").fetchone()
    return int(row[0])


def set_profile(db: Database, contact_id: int, url: str | None) -> None:
    """The person's first link; with None it goes."""
    row = db.execute("SELECT id FROM link WHERE contact_id = ? ORDER BY position, id LIMIT 1", (contact_id,)).fetchone()
    if row and url:
        update(db, "link", row[0], url=url)
    elif row:
        db.execute("DELETE FROM link WHERE id = ?", (row[0],))
    elif url:
        insert(db, "link", contact_id=contact_id, label="profile", url=url)


def people_at(db: Database, account_id: int, *, limit: int = 60) -> tuple[int, ...]:
    """Who is known at an account, by name."""
    rows = db.execute(
        "SELECT id FROM contact WHERE account_id = ? AND trashed_at IS NULL ORDER BY name_key LIMIT ?",
        (account_id, limit),
    ).fetchall()
    return tuple(row[0] for row in rows)
