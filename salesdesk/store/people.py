"""Contacts and accounts in the file: found by id, name, number, address; written with their numbers and wishes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from salesdesk.domain.people import Account, Contact, Email, Link, Permission, Phone
from salesdesk.domain.text import clean_line, fold
from salesdesk.domain.who import ContactLine, DoNotContact
from salesdesk.store import who
from salesdesk.store.database import Database
from salesdesk.store.rows import Noun, insert, update

_CONTACT_PARTS = (
    "account",
    "trashed",
    "phones",
    "emails",
    "links",
    "tags",
    "do_not_contact",
    "permission",
    "out_of_office",
)
CONTACT = Noun(Contact, "contact", without=_CONTACT_PARTS)
ACCOUNT = Noun(Account, "account")
PHONE = Noun(Phone, "phone")
EMAIL = Noun(Email, "email")
LINK = Noun(Link, "link")
PERMISSION = Noun(Permission, "permission")


def contact(db: Database, contact_id: int) -> Contact | None:
    """A contact whole, with numbers, addresses, wishes; also from the trash (it says so)."""
    row = db.execute(
        f"SELECT {CONTACT.select('c')}, c.account_id, c.trashed_at FROM contact c WHERE c.id = ?", (contact_id,)
    ).fetchone()
    if row is None:
        return None
    mine = "contact_id = ?"
    key = (contact_id,)
    return CONTACT.make(
        row,
        account=account(db, row[-2]) if row[-2] else None,
        trashed=row[-1] is not None,
        phones=PHONE.where(db, f"{mine} ORDER BY position, id", key),
        emails=EMAIL.where(db, f"{mine} ORDER BY position, id", key),
        links=LINK.where(db, f"{mine} ORDER BY position, id", key),
        tags=tuple(r[0] for r in db.execute("SELECT name FROM tag WHERE contact_id = ? ORDER BY name", key).fetchall()),
        do_not_contact=who.WISH.where(db, f"{mine} AND lifted_on IS NULL ORDER BY since_on", key),
        permission=PERMISSION.one(db, f"{mine} ORDER BY asked_on DESC, id DESC", key),
        out_of_office=who.OUT_OF_OFFICE.one(db, f"{mine} ORDER BY until_on DESC, id DESC", key),
    )


def account(db: Database, account_id: int) -> Account | None:
    return ACCOUNT.one(db, "id = ?", (account_id,))


def name_of(db: Database, contact_id: int) -> str | None:
    row = db.execute("SELECT name FROM contact WHERE id = ?", (contact_id,)).fetchone()
    return str(row[0]) if row else None


def everybody(db: Database) -> int:
    """How many contacts there are, the trash left out."""
    return int(
        db.execute(
            "SELECT (SELECT count(*) FROM contact) - (SELECT count(*) FROM contact WHERE trashed_at IS NOT NULL)"
        ).fetchone()[0]
    )


def trashed(db: Database, *, limit: int = 200) -> tuple[ContactLine, ...]:
    """Who is in the trash, the last first."""
    sql = (
        f"SELECT {who.LINE_COLUMNS} FROM {who.FROM_CONTACT} WHERE c.trashed_at IS NOT NULL AND c.merged_into IS NULL "
        "ORDER BY c.trashed_at DESC LIMIT ?"
    )
    return tuple(who.line(row) for row in db.execute(sql, (limit,)).fetchall())


HELD_BY_MOST = 2
"""Letters that so many names hold that the best of them are read in their order, not chosen among all."""
LAST_LETTER = "\U0010ffff"
"""Stands behind every other: where what begins with a word ends, in an index."""


def by_name(db: Database, text: str, *, limit: int = 20) -> tuple[ContactLine, ...]:
    """Contacts whose name, reading or account holds every word of the text, in any order, without accents or case; those
    whose name begins with the first word first, then those with a word that does."""
    words = fold(text).split()
    if not words:
        return ()
    # From the index alone, and the companies first: a hundred thousand rows are not joined to find a few.
    each = " AND ".join(
        "(instr(c.name_key, ?) OR c.account_id IN (SELECT id FROM account b WHERE instr(b.name_key, ?)))" for _ in words
    )
    condition = f"c.id IN (SELECT c.id FROM contact c WHERE c.trashed_at IS NULL AND {each})"
    values = [word for word in words for _ in range(2)]
    starts, holds = who.like(words[0])[1:], who.like(words[0])
    found = who.lines(db, f"c.name_key >= ? AND c.name_key < ? AND {each} ORDER BY c.name_key",
        (words[0], words[0] + LAST_LETTER, *values), limit=limit)  # fmt: skip
    if len(found) < limit and len(words[0]) <= HELD_BY_MOST:
        later = f"c.name_key NOT LIKE ? ESCAPE '\\' AND c.name_key LIKE ? ESCAPE '\\' AND {each} ORDER BY c.name_key"
        found += who.lines(db, later, (starts, f"% {starts}", *values), limit=limit - len(found))
    if len(found) == limit:
        return found
    best = "c.name_key LIKE ? ESCAPE '\\' DESC, c.name_key LIKE ? ESCAPE '\\' DESC, c.name_key LIKE ? ESCAPE '\\' DESC"
    return who.lines(
        db, f"{condition} ORDER BY {best}, c.name_key", (*values, starts, f"% {starts}", holds), limit=limit
    )


def by_number(db: Database, match_key: str, *, limit: int = 20) -> tuple[ContactLine, ...]:
    """Contacts with a number that equals the key, or that ends with it (seven digits at least)."""
    digits = "".join(c for c in match_key if c.isdigit())
    ends = f"%{digits}" if len(digits) >= 7 else match_key
    return who.lines(
        db,
        "c.id IN (SELECT contact_id FROM phone WHERE match_key = ? OR match_key LIKE ?) ORDER BY c.name_key",
        (match_key, ends),
        limit=limit,
    )


def by_tail(db: Database, figures: str, *, limit: int = 20) -> tuple[ContactLine, ...]:
    """Contacts with a number that ends with these figures."""
    if not figures:
        return ()
    condition = "c.id IN (SELECT contact_id FROM phone WHERE match_key LIKE ?) ORDER BY c.name_key"
    return who.lines(db, condition, (f"%{figures}",), limit=limit)


def by_address(db: Database, address: str, *, limit: int = 20) -> tuple[ContactLine, ...]:
    """Contacts with that e-mail address, whatever its case."""
    return who.lines(
        db,
        "c.id IN (SELECT contact_id FROM email WHERE match_key = ?) ORDER BY c.name_key",
        (email_key(address),),
        limit=limit,
    )


def email_key(address: str) -> str:
    """What equal addresses share."""
    return clean_line(address).casefold()


def accounts_named(db: Database, text: str, *, limit: int) -> tuple[tuple[int, str], ...]:
    """(id, name) of companies that hold every word of the text, by name."""
    words = fold(text).split()
    held = " AND ".join(["trashed_at IS NULL", *("name_key LIKE ? ESCAPE '\\'" for _ in words)])
    sql = f"SELECT id, name FROM account WHERE {held} ORDER BY name_key, id LIMIT ?"
    return tuple(db.execute(sql, (*map(who.like, words), limit)).fetchall())


def account_named(db: Database, name: str) -> int | None:
    """The account of that name, whatever its case and accents; the oldest of several. One that became part of another is
    found as that one."""
    key = fold(name)
    row = db.execute(
        "SELECT id FROM account WHERE name_key = ? AND trashed_at IS NULL ORDER BY id LIMIT 1", (key,)
    ).fetchone()
    # A company that became part of another is meant by its old name too.
    row = (
        row
        or db.execute(
            "SELECT k.id FROM account a JOIN account k ON k.id = a.merged_into WHERE a.name_key = ? AND k.trashed_at IS NULL "
            "ORDER BY k.id LIMIT 1",
            (key,),
        ).fetchone()
    )
    return int(row[0]) if row else None


def add_account(db: Database, name: str, *, at: str, **more: Any) -> int:
    return insert(db, "account", name=clean_line(name), name_key=fold(clean_line(name)), created_at=at, **more)


def add_contact(db: Database, name: str, *, at: str, **more: Any) -> int:
    """A contact's own row; numbers and addresses follow with `add_phone` and `add_email`."""
    return insert(
        db, "contact", name=clean_line(name), name_key=_name_key(name, more.get("reading")), created_at=at, **more
    )


def change_contact(db: Database, contact_id: int, **changes: Any) -> None:
    """Sets columns of a contact; a changed name changes what it is found by."""
    if "name" in changes or "reading" in changes:
        row = db.execute("SELECT name, reading FROM contact WHERE id = ?", (contact_id,)).fetchone()
        changes["name_key"] = _name_key(changes.get("name", row[0]), changes.get("reading", row[1]))
    update(db, "contact", contact_id, **changes)


def change_account(db: Database, account_id: int, **changes: Any) -> None:
    if "name" in changes:
        changes["name_key"] = fold(clean_line(changes["name"]))
    update(db, "account", account_id, **changes)


def add_phone(db: Database, contact_id: int, phone: Phone, *, match_key: str, position: int = 0) -> int:
    return insert(
        db, "phone", contact_id=contact_id, label=phone.label, raw=clean_line(phone.raw), e164=phone.e164,
        extension=phone.extension, match_key=match_key, position=position,
    )  # fmt: skip


def add_email(db: Database, contact_id: int, address: str, *, label: str = "", position: int = 0) -> int:
    kept = clean_line(address)
    return insert(
        db, "email", contact_id=contact_id, label=label, address=kept, match_key=email_key(kept), position=position
    )


def strike_phone(db: Database, phone_id: int, *, why: str, on: date) -> None:
    """The number stays on the record, but is never offered again."""
    update(db, "phone", phone_id, struck_on=on, struck_why=why)


def change_phone(db: Database, phone_id: int, phone: Phone, *, match_key: str) -> None:
    update(
        db, "phone", phone_id, raw=clean_line(phone.raw), e164=phone.e164, extension=phone.extension,
        match_key=match_key,
    )  # fmt: skip


def change_email(db: Database, email_id: int, address: str) -> None:
    kept = clean_line(address)
    update(db, "email", email_id, address=kept, match_key=email_key(kept))


def drop_phone(db: Database, phone_id: int) -> None:
    db.execute("DELETE FROM phone WHERE id = ?", (phone_id,))


def drop_email(db: Database, email_id: int) -> None:
    db.execute("DELETE FROM email WHERE id = ?", (email_id,))


def drop_tags(db: Database, contact_id: int) -> None:
    db.execute("DELETE FROM tag WHERE contact_id = ?", (contact_id,))


def add_tags(db: Database, contact_id: int, names: Iterable[str]) -> None:
    for name in dict.fromkeys(clean_line(n) for n in names if clean_line(n)):
        db.execute("INSERT OR IGNORE INTO tag (contact_id, name) VALUES (?, ?)", (contact_id, name))


def add_wish(
    db: Database, contact_id: int | None, *, channel: str, since_on: date, identity: str | None = None,
    words: str | None = None, asked_by: str | None = None,
) -> int:  # fmt: skip
    """Records a do-not-contact wish; `identity` (a number's or address's key) keeps it when the contact is gone."""
    return insert(
        db, "do_not_contact", contact_id=contact_id, identity=identity, channel=channel, since_on=since_on,
        words=words, asked_by=asked_by,
    )  # fmt: skip


def wishes_on(db: Database, identities: Iterable[str]) -> tuple[DoNotContact, ...]:
    """The do-not-contact wishes that hang on these numbers or addresses, the oldest first; one for each channel."""
    found: dict[str, DoNotContact] = {}
    for identity in identities:
        for wish in who.WISH.where(db, "identity = ? AND lifted_on IS NULL ORDER BY since_on, id", (identity,)):
            found.setdefault(wish.channel, wish)
    return tuple(found.values())


def keep_change(
    db: Database, contact_id: int, field: str, old: Any, new: Any, *, at: str, source: str | None = None
) -> None:
    """What a field said before stays on the timeline."""
    insert(
        db, "field_change", contact_id=contact_id, at=at, field=field, old=_words(old), new=_words(new), source=source
    )


def _words(value: Any) -> str | None:
    return None if value is None else str(value)


def _name_key(name: str, reading: str | None) -> str:
    return fold(clean_line(f"{name} {reading or ''}"))
