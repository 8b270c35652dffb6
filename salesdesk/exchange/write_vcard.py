"""People as vCard 4.0: what every address book reads, and closed channels in a line of our own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from salesdesk.exchange.drafts import ContactDraft
from salesdesk.exchange.lines_out import escaped, folded, param

_TYPES = {"mobile": "cell", "work": "work", "home": "home", "fax": "fax", "pager": "pager"}
_DAY = re.compile(r"(\d{4}|-)-(\d{2})-(\d{2})")


def vcard_text(people: Iterable[ContactDraft]) -> Iterator[str]:
    """One card after the other; a person without any name is named by their firm, e-mail or number."""
    for person in people:
        yield "".join(folded(line) for line in _card(person))


def _card(p: ContactDraft) -> Iterator[str]:
    yield "BEGIN:VCARD"
    yield "VERSION:4.0"
    if p.is_company:
        yield "KIND:org"
    if p.external_id:
        yield f"UID:{escaped(p.external_id.removeprefix('vcard:'))}"
    yield f"FN:{escaped(_shown_name(p))}"
    if p.last_name or p.first_name:
        yield "N:" + ";".join(escaped(part) for part in (p.last_name, p.first_name, p.middle, p.prefix, p.suffix))
    yield from _single(p)
    yield from _numbers(p)
    if any((p.street, p.city, p.region, p.postal_code, p.country)):
        yield "ADR:;;" + ";".join(escaped(part) for part in (p.street, p.city, p.region, p.postal_code, p.country))
    if p.tags:
        yield "CATEGORIES:" + ",".join(escaped(tag) for tag in p.tags)
    if p.do_not_contact:
        yield "X-SALESDESK-CLOSED:" + ",".join(p.do_not_contact)
    yield "END:VCARD"


def _shown_name(p: ContactDraft) -> str:
    numbers = [p.emails[0].address] if p.emails else [p.phones[0].text] if p.phones else ["?"]
    return p.name or p.account or numbers[0]


def _single(p: ContactDraft) -> Iterator[str]:
    if p.account:
        yield "ORG:" + ";".join(escaped(part) for part in (p.account, p.department) if part)
    for name, text in (
        ("NICKNAME", p.nickname),
        ("TITLE", p.title),
        ("X-PHONETIC-LAST-NAME", p.reading),
        ("TZ", p.zone),
        ("NOTE", p.notes),
        ("X-SALESDESK-KIND", p.kind_hint),
        ("X-SALESDESK-CLOSED-WORDS", p.do_not_contact_words),
    ):
        if text:
            yield f"{name}:{escaped(text)}"
    if found := _DAY.fullmatch(p.birthday):
        yield f"BDAY:{'--' if found[1] == '-' else found[1]}{found[2]}{found[3]}"


def _numbers(p: ContactDraft) -> Iterator[str]:
    """Numbers, addresses and pages; a label that vCard has no type for stands in a group beside it."""
    group = 0
    values = (
        *(("TEL", n.text, n.label) for n in p.phones),
        *(("EMAIL", e.address, e.label) for e in p.emails),
        *(("URL", link.url, link.label) for link in p.links),
    )
    for name, text, label in values:
        kind = _TYPES.get(label)
        if kind and name != "URL":
            yield f"{name};TYPE={param(kind)}:{escaped(text)}"
        elif label:
            group += 1
            yield f"item{group}.{name}:{escaped(text)}"
            yield f"item{group}.X-ABLabel:{escaped(label)}"
        else:
            yield f"{name}:{escaped(text)}"
