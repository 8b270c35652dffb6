"""A draft of a file as the trade's own values: cleaned, numbers read, nothing decided and nothing looked up."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from operator import attrgetter

from salesdesk.domain.matching import OWN, Address, Firm, Number, Page, Person, page_of
from salesdesk.domain.matching_names import firm_key, folded, name_key
from salesdesk.domain.phones import phone_key, read_phone, written_whole
from salesdesk.domain.places import country_code
from salesdesk.domain.text import clean_line, clean_lines
from salesdesk.domain.who import Kind
from salesdesk.domain.zones import is_zone
from salesdesk.exchange.drafts import AccountDraft, ContactDraft, Extras, PhoneDraft
from salesdesk.store.intake import LONG_FIELDS

CHANNELS = {"phone": "call", "email": "email", "text": "text", "all": "all"}
"""What the file's closed channels are called in the record."""
OWN_FIELDS = {column.replace("_", " ").capitalize(): column for column in LONG_FIELDS}
"""Headers under which a desk of ours writes what has no column in other systems."""
NORTH_AMERICAN = frozenset({"US", "CA"})

_KINDS = {
    Kind.PROSPECT: "prospect prospects lead leads opportunity interessent prospecto prospetto",
    Kind.CLIENT: "client clients customer customers kunde kunden cliente clientes clienti klant",
    Kind.FORMER_CLIENT: "former client|former customer|ex client|ex customer|past client|past customer|churned",
    Kind.PARTNER: "partner partners partenaire socio",
    Kind.OTHER: "other andere autre otro altro anders outro",
}
_KIND_OF = {
    word: kind for kind, words in _KINDS.items() for word in (words.split("|") if "|" in words else words.split())
} | {"former_client": Kind.FORMER_CLIENT, "potential customer": Kind.PROSPECT}
_NO_NORTH_AMERICAN = re.compile(r"\+1[ .-]?(?:[01]\d\d[ .-]?\d{3}|\d{3}[ .-]?[01]\d\d)[ .-]?\d{4}")
"""Ten figures after +1 that no exchange has: kept as written, compared by its figures."""
_MARKS = str.maketrans("", "", "+ .-")
_PLAIN_NORTH_AMERICAN = re.compile(r"(\+?1[\s.-]*)?\(?([2-9]\d\d)\)?[\s.-]*([2-9]\d\d)[\s.-]*(\d{4})")


@dataclass(slots=True)
class LineReader:
    """Reads the lines of one file; a number without its country is dialled from where the line or the rep is."""

    region: str | None
    """The rep's own country."""
    system: str
    """What the file's records are called after when a line has no id of another system."""
    _numbers: dict[tuple[str, str | None], tuple[str, str, str | None, str | None]] = field(default_factory=dict)
    _regions: dict[str, str | None] = field(default_factory=dict)
    _firms: dict[tuple[str, str, str, str], Firm] = field(default_factory=dict)

    def person(self, draft: ContactDraft) -> Person:
        """A line about somebody."""
        phones = self._phones(draft.phones, draft.country)
        emails = tuple(self._addresses((e.address, e.label) for e in draft.emails)) if draft.emails else ()
        pages = _pages((link.url, link.label) for link in draft.links) if draft.links else ()
        written = clean_line(draft.name) or clean_line(f"{draft.first_name} {draft.middle} {draft.last_name}")
        stand_in = emails[0].address if emails else phones[0].raw if phones else clean_line(draft.account)
        said = written.casefold()
        if said == stand_in.casefold() or any(said == e.key for e in emails):
            written = ""  # an export calls who has no name by their address: no news when it comes back
        key, firm = name_key(written), self.firm(draft) if draft.account or draft.account_external_id else None
        own, extra = self.own_columns(draft.extra, OWN_FIELDS)
        fields, tags, kept = _fields(draft) | own, _tags(draft.tags) if draft.tags else (), self._kept(draft, extra)
        notes, wishes, kind = (
            clean_lines(draft.notes).strip(),
            wishes_of(draft.do_not_contact),
            kind_of(draft.kind_hint),
        )
        external = self.record(draft.external_id)
        rest = (fields, phones, emails, pages, tags, kept, notes, wishes, kind, draft.next_on)
        unsigned = external is None and not _bears_a_sign(phones, emails, pages)
        return Person(
            line=draft.line,
            name=written or stand_in,
            named=bool(written),
            key=key,
            firm=firm,
            fields=fields,
            kind=kind,
            phones=phones,
            emails=emails,
            pages=pages,
            tags=tags,
            kept=kept,
            notes=notes,
            wishes=wishes,
            wish_words=clean_line(draft.do_not_contact_words) if wishes else "",
            next_on=draft.next_on,
            next_why=clean_line(draft.next_why) if draft.next_why else "",
            next_text=clean_line(draft.next_text) if draft.next_text else "",
            odd=tuple(map(clean_line, draft.odd)) if draft.odd else (),
            external=external,
            fingerprint=_fingerprint((key or stand_in, firm and firm.key, external), *rest),
            unsigned=unsigned,
            own=self.system.startswith(OWN),
            only_named=unsigned and not (fields.keys() - {"first_name", "last_name"} or any(rest[1:])),
        )

    def firm(self, draft: ContactDraft | AccountDraft) -> Firm:
        """The firm that a line is about or names."""
        if isinstance(draft, ContactDraft):
            name, domain, id = (
                draft.account or (draft.name if draft.is_company else ""),
                draft.account_domain,
                draft.account_external_id,
            )
            id = id or (draft.external_id if draft.is_company else "")
        else:
            name, domain, id = draft.name, draft.domain, draft.external_id
        known = self._firms.get((name, domain, id, draft.industry))
        if known is None:
            name = clean_line(name)
            known = Firm(
                name, firm_key(name), clean_line(domain).casefold(), self.record(id), clean_line(draft.industry)
            )
            self._firms[(name, domain, id, draft.industry)] = known
        return known

    def record(self, id: str) -> tuple[str, str] | None:
        """(system, id) of "hubspot:8001"; a bare id counts in our own files only: elsewhere it may be any list's."""
        if not id:
            return None
        system, colon, rest = clean_line(id).partition(":")
        if colon and system and rest:
            return system, _plain_id(system, rest)
        return (OWN, system) if system and self.system.startswith(OWN) else None

    def number(self, draft: PhoneDraft, country: str = "") -> Number:
        """A number as written and as it is matched."""
        region = self._region_for(draft.text, country)
        known = self._numbers.get((draft.text, region))
        if known is None:
            known = self._numbers[(draft.text, region)] = _read_number(draft.text, region)
        raw, key, e164, extension = known
        return Number(raw, key, e164, extension, clean_line(draft.label))

    def _phones(self, drafts: Iterable[PhoneDraft], country: str) -> tuple[Number, ...]:
        found: dict[str, Number] = {}
        for draft in drafts:
            number = self.number(draft, country)
            if number.raw:
                found.setdefault(number.key or number.raw, number)
        return tuple(found.values())

    def _region_for(self, text: str, country: str) -> str | None:
        """Where a number without + is dialled from: the line's own country is nearer than the rep's, but for a number
        written the North American way by somebody there."""
        if text.lstrip().startswith("+"):
            return self.region
        if not country:
            return self.region
        if country not in self._regions:
            self._regions[country] = country_code(country)
        theirs = self._regions[country]
        if (
            self.region in NORTH_AMERICAN
            and text.lstrip().startswith("(")
            and _PLAIN_NORTH_AMERICAN.fullmatch(text.strip())
        ):
            return self.region
        return theirs or self.region

    def _addresses(self, written: Iterable[tuple[str, str]]) -> Iterable[Address]:
        seen = set()
        for address, label in written:
            kept = clean_line(address)
            key = kept.casefold()
            if kept and key not in seen:
                seen.add(key)
                yield Address(kept, key, clean_line(label))

    def own_columns(self, extra: Extras, columns: Mapping[str, str]) -> tuple[dict[str, str], Extras]:
        """What a desk of ours wrote beside the usual columns goes back where it was: (column → value, the rest)."""
        if not extra or not self.system.startswith(OWN):
            return {}, extra
        back = {columns[header]: clean_lines(value).strip() for header, value in extra if header in columns}
        return back, tuple((header, value) for header, value in extra if header not in columns)

    def _kept(self, draft: ContactDraft, extra: Extras) -> tuple[tuple[str, str], ...]:
        """What has no field of its own, under its header."""
        beside = list(zip(_BESIDE, _values_beside(draft), strict=True))
        if draft.created_on:
            beside.append(("Created on", draft.created_on.isoformat()))
        if draft.kind_hint and kind_of(draft.kind_hint) is None:
            beside.append(("Kind", draft.kind_hint))
        if draft.zone and not is_zone(draft.zone):
            beside.append(("Time zone", draft.zone))
        if draft.next_on and draft.do_not_contact and {"all", "call"} & set(wishes_of(draft.do_not_contact)):
            beside.append(
                ("Follow-up date", draft.next_on.isoformat())
            )  # none is made of it: they asked not to be called
        if draft.middle and folded(draft.middle) not in folded(draft.name):
            beside.append(("Middle name", draft.middle))
        if not draft.account:
            beside += [("Industry", draft.industry), ("Company domain", draft.account_domain)]
        if draft.next_why and draft.next_on is None:
            beside.append(("Follow-up, why", draft.next_why))
        return kept_pairs((*beside, *extra))


def _plain_id(system: str, id: str) -> str:
    """Salesforce writes one id with 15 characters or with three more that only guard the case of the others."""
    return id[:15] if system == "salesforce" and len(id) == 18 else id


def kind_of(hint: str) -> Kind | None:
    """One of our kinds, where the file's word is one of them or plainly means one."""
    return _KIND_OF.get(folded(hint).replace("-", " ")) if hint else None


def kept_pairs(pairs: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """(header, value) cleaned, blanks left out."""
    cleaned = ((clean_line(header) or "Column", clean_lines(value).strip()) for header, value in pairs if value)
    return tuple((header, value) for header, value in cleaned if value)


def _read_number(text: str, region: str | None) -> tuple[str, str, str | None, str | None]:
    """(raw, key, E.164, extension). A plain North American number needs no library: this is where imports spend time."""
    plain = _PLAIN_NORTH_AMERICAN.fullmatch(text) if text.isascii() else None
    if plain and (text.startswith("+1") or (region in NORTH_AMERICAN and not text.startswith("+"))):
        figures = plain.group(2) + plain.group(3) + plain.group(4)
        if len(set(figures)) > 1 and figures not in "01234567890123456789":
            return text, f"+1{figures}", f"+1{figures}", None
    if plain is None and text.isascii() and _NO_NORTH_AMERICAN.fullmatch(text):
        figures = text.translate(_MARKS)
        if len(set(figures[1:])) > 3:
            return text, figures, None, None
    if figures := written_whole(text):
        return text, f"+{figures}", f"+{figures}", None
    phone = read_phone(text, region=region)
    return phone.raw, phone_key(text, region=region), phone.e164, phone.extension


_FIELDS = (
    "first_name", "last_name", "reading", "title", "street", "city", "region", "postal_code", "country", "birthday",
    "lead_source",
)  # fmt: skip
"""What is called the same in a draft and in the record."""
_values_of = attrgetter(*_FIELDS)
_BESIDE = ("Salutation", "Credentials", "Nickname", "Department", "Owner", "Follow-up date")
_values_beside = attrgetter("prefix", "suffix", "nickname", "department", "owner", "next_text")


def _fields(draft: ContactDraft) -> dict[str, str]:
    """The columns of a contact that the line says something of."""
    said = zip(_FIELDS, _values_of(draft), strict=True)
    fields = {column: kept for column, value in said if value and (kept := clean_line(value))}
    if draft.zone and is_zone(draft.zone):
        fields["zone"] = draft.zone
    if draft.connected_on:
        fields["connected_on"] = draft.connected_on.isoformat()
    return fields


def _pages(written: Iterable[tuple[str, str]]) -> tuple[Page, ...]:
    found: dict[str, Page] = {}
    for url, label in written:
        if kept := clean_line(url):
            page = page_of(kept, clean_line(label))
            found.setdefault(page.key, page)
    return tuple(found.values())


def _tags(written: Iterable[str]) -> tuple[str, ...]:
    found: dict[str, str] = {}
    for tag in written:
        if kept := clean_line(tag):
            found.setdefault(folded(kept), kept)
    return tuple(found.values())


def wishes_of(channels: Iterable[str]) -> tuple[str, ...]:
    """The channels that are closed, as the record calls them; "all" holds the others."""
    found = tuple(dict.fromkeys(CHANNELS.get(channel, channel) for channel in channels))
    return ("all",) if "all" in found else found


def _bears_a_sign(phones: Iterable[Number], emails: Iterable[Address], pages: Iterable[Page]) -> bool:
    """Whether something in the line tells who it is: an address, a number, a profile."""
    return any(emails) or any(number.tells_who for number in phones) or any(page.profile for page in pages)


def _fingerprint(
    who: tuple[object, ...], fields: Mapping[str, str], phones: Iterable[Number], emails: Iterable[Address],
    pages: Iterable[Page], *rest: object,
) -> str:  # fmt: skip
    """By what the very same line is known again, in whatever order or style its columns stand."""
    signs = [n.key or n.raw for n in phones] + [a.key for a in emails] + [p.key for p in pages]
    words = repr((who, sorted(fields.items()), signs, rest))
    return hashlib.blake2b(words.encode("utf-8", "replace"), digest_size=12).hexdigest()
