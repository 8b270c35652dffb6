"""One row's cells gathered under their fields, before they become a draft: one small rule for each field."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from salesdesk.exchange.cells import (
    address_of_web,
    closes,
    domain_of,
    emails_in,
    is_no_name,
    is_nothing,
    line_of,
    lines_of,
    phones_in,
    truth,
    unguarded,
    values_in,
)
from salesdesk.exchange.drafts import EmailDraft, LinkDraft, Order, PhoneDraft
from salesdesk.exchange.fields import Use
from salesdesk.exchange.html_text import text_of_html
from salesdesk.exchange.labels import label_of

Row = Sequence[str]


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a file with what it becomes; `partner` is the index of the column that holds its label."""

    index: int
    header: str
    use: Use
    order: Order | None = None
    partner: int | None = None
    commas: bool = False
    html: bool = False
    exact: bool = False


class Gathered:
    """What one row says so far; written out, since one is made for every row of a file."""

    __slots__ = (
        "closed",
        "days",
        "emails",
        "extra",
        "links",
        "odd",
        "orders",
        "phones",
        "places",
        "refused",
        "tags",
        "words",
    )

    def __init__(self) -> None:
        self.words: dict[str, str] = {}
        self.phones: list[PhoneDraft] = []
        self.emails: list[EmailDraft] = []
        self.links: list[LinkDraft] = []
        self.tags: list[str] = []
        self.closed: dict[str, str] = {}  # closed channel → the words that say so
        self.places: dict[str, dict[str, str]] = {}  # slot → part → text
        self.extra: list[tuple[str, str]] = []
        self.odd: list[str] = []  # what its column promised to be and is not
        self.days: dict[str, str] = {}  # date field → as written
        self.orders: dict[str, Order | None] = {}
        self.refused = ""


Put = Callable[[Gathered, str, Row], None]


def put_for(column: Column) -> Put | None:
    """What is to be done with a column's cells; None for a column that is left out."""
    if column.use.field in {"skip", *_LABELS}:
        return None
    maker = _MAKERS.get(column.use.field, _word if column.use.field else _extra)
    return maker(column)


def gather(row: Row, plan: Sequence[tuple[int, Put]]) -> Gathered:
    """Walk over a row by its plan; cells that are missing at its end count as blank."""
    gathered = Gathered()
    width = len(row)
    for index, put in plan:
        if index < width and (cell := row[index]):
            put(gathered, cell, row)
    return gathered


_LABELS = frozenset({"email_label", "phone_label", "link_label", "address_label", "named_label"})


def _label(column: Column, row: Row) -> str:
    if column.partner is not None and column.partner < len(row):
        said = line_of(row[column.partner])
        return said if column.exact else label_of(said)
    return column.use.label


def _is_first_choice(column: Column, row: Row) -> bool:
    """Google marks the number to use with a star."""
    if column.partner is None or column.exact:
        return False
    return column.partner < len(row) and row[column.partner].startswith("* ")


def _extra(column: Column) -> Put:
    def put(g: Gathered, cell: str, row: Row) -> None:
        text = lines_of(cell)
        if text and text not in _NO_DAY:
            g.extra.append((column.header, text))

    return put


_NO_DAY = frozenset({"0/0/00", "0.0.00", "0-0-00", "00/00/00", "0/0/0000", "00/00/0000", "0.0.0000", "00.00.0000"})
"""How Outlook writes a date that is not there."""


def _word(column: Column) -> Put:
    name = column.use.field
    exact = column.exact

    def put(g: Gathered, cell: str, row: Row) -> None:
        text = line_of(cell)
        if not text or (not exact and is_nothing(text)):
            return
        if name not in g.words:
            g.words[name] = text
        elif g.words[name] != text:
            g.extra.append((column.header, text))

    return put


def _name(column: Column) -> Put:
    field_name = column.use.field

    def put(g: Gathered, cell: str, row: Row) -> None:
        text = line_of(cell)
        if "  " in text and not column.exact:
            text = " ".join(text.split())
        if not text or (not column.exact and is_no_name(text)):
            return
        if g.words.setdefault(field_name, text) != text:
            g.extra.append((column.header, text))

    return put


def _notes(column: Column) -> Put:
    def put(g: Gathered, cell: str, row: Row) -> None:
        text = text_of_html(cell) if column.html else lines_of(cell)
        if text:
            before = g.words.get("notes")
            g.words["notes"] = f"{before}\n{text}" if before else text

    return put


def _exact_notes(column: Column) -> Put:
    def put(g: Gathered, cell: str, row: Row) -> None:
        g.words["notes"] = unguarded(cell)

    return put


T = TypeVar("T")


def _put_in(g: Gathered, values: list[T], new: list[T], *, first: bool) -> None:
    """At the end, or in front where it is the first value of its kind that is marked as the one to use."""
    mark = f"* {type(new[0]).__name__}" if first and new else ""
    if mark and mark not in g.orders:
        g.orders[mark] = None
        values[:0] = new
    else:
        values += new


def _email(column: Column) -> Put:
    def put(g: Gathered, cell: str, row: Row) -> None:
        text = line_of(cell) if "\n" not in cell else lines_of(cell)
        found, odd = ([text], False) if column.exact else emails_in(text)
        label = _label(column, row)
        known = {e.address for e in g.emails} if g.emails and not column.exact else ()
        drafts = [EmailDraft(a, label) for a in found if a not in known]
        _put_in(g, g.emails, drafts, first=_is_first_choice(column, row))
        if odd:
            g.extra.append((column.header, text))
            g.odd.append(text)

    return put


def _phone(column: Column) -> Put:
    def put(g: Gathered, cell: str, row: Row) -> None:
        text = line_of(cell) if "\n" not in cell else lines_of(cell)
        found, odd = ([text], False) if column.exact else phones_in(text)
        label = _label(column, row)
        known = {p.text for p in g.phones} if g.phones and not column.exact else ()
        drafts = [PhoneDraft(t, label) for t in found if t not in known]
        _put_in(g, g.phones, drafts, first=_is_first_choice(column, row))
        if odd:
            g.extra.append((column.header, text))
            g.odd.append(text)

    return put


def _link(column: Column) -> Put:
    def put(g: Gathered, cell: str, row: Row) -> None:
        label = _label(column, row)
        for word in [line_of(cell)] if column.exact else re.split(r":::|[\s;]+", unguarded(cell)):
            url = word if column.exact else address_of_web(line_of(word))
            if url and not any(url == link.url for link in g.links):
                said = label if column.exact or label not in {"", "homepage"} else _site(url) or label
                g.links.append(LinkDraft(url, said))
            elif word.strip() and not url and not is_nothing(word.strip()):
                g.extra.append((column.header, line_of(word)))

    return put


def _site(url: str) -> str:
    return "linkedin" if "linkedin.com" in domain_of(url) else ""


def _tag(column: Column) -> Put:
    def put(g: Gathered, cell: str, row: Row) -> None:
        if column.exact:
            g.tags += [t for t in unguarded(cell).split("\n") if t]
            return
        for word in values_in(unguarded(cell), commas=True):
            tag = line_of(word).strip('"')
            if tag and tag.casefold() not in _SYSTEM_GROUPS and not is_nothing(tag) and tag not in g.tags:
                g.tags.append(tag)

    return put


_SYSTEM_GROUPS = frozenset(
    f"{star}{group}"
    for star in ("", "* ")
    for group in ("mycontacts", "my contacts", "othercontacts", "other contacts")
)


def _zone(column: Column) -> Put:
    """A zone by its name; HubSpot writes "america_slash_new_york"."""
    word = _word(column)

    def put(g: Gathered, cell: str, row: Row) -> None:
        parts = cell.split("_slash_")
        named = "/".join("_".join(p.capitalize() for p in part.split("_")) for part in parts)
        word(g, named if len(parts) > 1 else cell, row)

    return put


def _first_of_list(column: Column) -> Put:
    """HubSpot joins associations by `;`: the first is theirs, the others are kept."""
    name = column.use.field

    def put(g: Gathered, cell: str, row: Row) -> None:
        first, *others = values_in(line_of(cell)) or [""]
        if name == "account" and (said := _WITH_DOMAIN.fullmatch(first)):
            first = said[1]
            g.words.setdefault("account_domain", said[2].casefold())
        if first and not is_nothing(first) and name not in g.words:
            g.words[name] = first
        if others:
            g.extra.append((column.header, "; ".join(others)))

    return put


_WITH_DOMAIN = re.compile(r"(.*\S)\s+\(([\w-]+(?:\.[\w-]+)*\.[a-zA-Z]{2,})\)")
_WITH_ADDRESS = re.compile(r"(.*\S)\s+\([^()\s@]+@[^()\s@]+\)")
""" "Serra Lda (serra.example)", "Ana Lima (ana@serra.example)": how HubSpot names what belongs to a record."""


def _many(column: Column) -> Put:
    """Names or ids of a deal's people and firms, joined by newlines for the draft to part."""
    name = column.use.field

    def put(g: Gathered, cell: str, row: Row) -> None:
        text = lines_of(cell)
        found = text.split("\n") if column.exact else values_in(text, commas=column.commas)
        if not column.exact:
            found = [said[1] if (said := _WITH_ADDRESS.fullmatch(one)) else one for one in found]
        if found:
            before = [g.words[name]] if name in g.words else []
            g.words[name] = "\n".join([*before, *found])

    return put


def _place(column: Column) -> Put:
    part, slot = column.use.field, column.use.slot

    def put(g: Gathered, cell: str, row: Row) -> None:
        text = (
            line_of(cell)
            if column.exact
            else ", ".join(p.strip(" ,") for p in lines_of(cell).splitlines() if p.strip())
        )
        if text and (column.exact or not is_nothing(text) or part in {"street", "street2", "postal_code"}):
            g.places.setdefault(slot, {}).setdefault(part, text)

    return put


def _day(column: Column) -> Put:
    name = column.use.field

    def put(g: Gathered, cell: str, row: Row) -> None:
        text = line_of(cell)
        if not text:
            return
        if name in g.days:
            g.extra.append((column.header, text))
            return
        g.days[name], g.orders[name] = text, column.order

    return put


def _closes(column: Column) -> Put:
    """An opt-out column: a word that is neither yes nor no closes the channel too, and is kept."""
    channel = {"do_not_call": "phone", "do_not_email": "email"}.get(column.use.field, "all")

    def put(g: Gathered, cell: str, row: Row) -> None:
        text = line_of(cell)
        answer = closes(text)
        if answer is False:
            return
        g.closed.setdefault(channel, column.header if answer else f"{column.header}: {text}")

    return put


def _mail_status(column: Column) -> Put:
    def put(g: Gathered, cell: str, row: Row) -> None:
        text = line_of(cell)
        if re.search(r"(?i)unsubscrib|opt(?:ed)?[- _]?out|do[ _]not|abgemeldet|désabonn|complain|spam", text):
            g.closed.setdefault("email", f"{column.header}: {text}")
        if text:
            g.extra.append((column.header, text))

    return put


def _closed_list(column: Column) -> Put:
    def put(g: Gathered, cell: str, row: Row) -> None:
        for channel in values_in(line_of(cell), commas=True):
            g.closed.setdefault(channel, "")

    return put


def _named(column: Column) -> Put:
    def put(g: Gathered, cell: str, row: Row) -> None:
        text = lines_of(cell)
        if text:
            label = _label(column, row)
            g.extra.append((label or column.header, unguarded(cell) if column.exact else text))

    return put


def _deleted(column: Column) -> Put:
    def put(g: Gathered, cell: str, row: Row) -> None:
        if truth(cell):
            g.refused = "The record was deleted in Salesforce."

    return put


def _domain(column: Column) -> Put:
    def put(g: Gathered, cell: str, row: Row) -> None:
        text = line_of(cell)
        domain = domain_of(text)
        if domain:
            g.words.setdefault("account_domain", domain)
        elif text and not is_nothing(text):
            g.extra.append((column.header, text))

    return put


_NAMES = ("name", "first_name", "last_name", "middle", "nickname", "suffix", "prefix", "file_as", "reading",
          "reading_first", "reading_middle", "reading_last")  # fmt: skip
_PLACES = ("street", "street2", "street3", "city", "region", "postal_code", "country", "po_box", "address_whole")
_DAYS = ("connected_on", "created_on", "next_on", "birthday", "closes_on", "won_on", "lost_on", "ended_on", "due_on",
         "done_on")  # fmt: skip

_MAKERS: dict[str, Callable[[Column], Put]] = {
    **dict.fromkeys(_NAMES, _name),
    **dict.fromkeys(_PLACES, _place),
    **dict.fromkeys(_DAYS, _day),
    **dict.fromkeys(("do_not_call", "do_not_email", "do_not_contact"), _closes),
    "notes": lambda c: _exact_notes(c) if c.exact else _notes(c),
    "email": _email,
    "phone": _phone,
    "link": _link,
    "tag": _tag,
    "contact": _many,
    "contact_id": _many,
    "account_ids": _many,
    "mail_status": _mail_status,
    "closed": _closed_list,
    "named": _named,
    "deleted": _deleted,
    "account_domain": _domain,
    "zone": _zone,
    "account": lambda c: _first_of_list(c) if "associated" in c.header.casefold() else _word(c),
    "account_id": lambda c: _word(c) if c.exact else _first_of_list(c),
}
