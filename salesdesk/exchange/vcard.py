"""From vCards of every age to drafts: names, firms, labelled numbers, addresses; pictures are passed over."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from salesdesk.domain.text import clean_line, clean_lines
from salesdesk.errors import Unreadable
from salesdesk.exchange.cells import address_of_web, domain_of, emails_in, is_number, shortened, values_in
from salesdesk.exchange.days import birthday
from salesdesk.exchange.decode import Text
from salesdesk.exchange.drafts import (
    ContactDraft,
    Draft,
    EmailDraft,
    LinkDraft,
    Order,
    PhoneDraft,
    Problem,
    Reading,
)
from salesdesk.exchange.labels import label_of
from salesdesk.exchange.names import Name, read_name
from salesdesk.exchange.vcard_lines import Card, Property, cards_of

_KNOWN = frozenset({
    "N", "FN", "ORG", "TITLE", "ROLE", "TEL", "EMAIL", "URL", "ADR", "LABEL", "BDAY", "NOTE", "CATEGORIES", "NICKNAME", "KIND", "UID",
    "X-ABLABEL", "X-ABSHOWAS", "X-PHONETIC-FIRST-NAME", "X-PHONETIC-LAST-NAME", "X-PHONETIC-MIDDLE-NAME", "SOUND",
    "X-ADDRESSBOOKSERVER-KIND", "X-SOCIALPROFILE", "TZ", "X-ABADR", "X-SALESDESK-CLOSED", "X-SALESDESK-CLOSED-WORDS",
    "X-SALESDESK-KIND", "X-ADDRESSBOOKSERVER-MEMBER", "MEMBER", "IMPP", "X-ABUID", "X-IMAGETYPE", "X-IMAGEHASH",
    "X-ABORDER", "X-FILE-AS",
})  # fmt: skip
_NO_PERSON = frozenset({"group", "location", "device", "application", "thing"})


@dataclass(frozen=True, slots=True)
class CardDrafts(Collection[Draft]):
    """The drafts of a vCard file, read again on each walk."""

    text: Text
    order: Order | None
    count: int

    def __len__(self) -> int:
        return self.count

    def __iter__(self) -> Iterator[Draft]:
        for found in cards_of(self.text):
            built = found if isinstance(found, Problem) else _build(found, self.order)
            if not isinstance(built, Problem):
                yield built

    def __contains__(self, draft: object) -> bool:
        return any(draft == d for d in self)


def read_cards(text: Text, *, order: Order | None) -> Reading:
    """Read a vCard file; every card is one draft or one problem."""
    problems: list[Problem] = []
    rows, versions, charsets = 0, set(), set()
    for found in cards_of(text):
        rows += 1
        if isinstance(found, Card):
            versions.add(found.version)
            charsets |= {charset.casefold() for p in found.properties if (charset := p.param("CHARSET"))}
            if _is_somebody(found):
                continue
        built = found if isinstance(found, Problem) else _build(found, order)
        if isinstance(built, Problem):
            problems.append(built)
    if not rows:
        raise Unreadable("There is no card in the file.", "A vCard file begins with BEGIN:VCARD.")
    version = versions.pop() if len(versions) == 1 else ""
    return Reading(
        format="vcard",
        format_name=f"vCard {version}".strip(),
        encoding=charsets.pop() if len(charsets) == 1 else text.shown,
        delimiter=None,
        header_line=0,
        columns=(),
        drafts=CardDrafts(text, order, rows - len(problems)),
        problems=tuple(sorted(problems, key=lambda p: p.line)),
        rows=rows,
        date_order=None,
    )


def _is_somebody(card: Card) -> bool:
    """Sure without building the draft: a written name, and no word that it is something else than a person or firm."""
    names = {p.name for p in card.properties}
    written = any(p.name == "FN" and len(p.value) > 3 and p.value.replace(" ", "").isalpha() for p in card.properties)
    return written and not names & {"KIND", "X-ADDRESSBOOKSERVER-KIND"}


def _build(card: Card, order: Order | None) -> ContactDraft | Problem:
    said = _Said(card)
    kind = said.line("KIND", "X-ADDRESSBOOKSERVER-KIND").casefold()
    name, account, department = said.name(), *said.firm()
    if kind in _NO_PERSON:
        what = "group" if kind == "group" else kind
        return Problem(card.line, f"A card for a {what}, not for a person.", shortened(name.whole or account))
    if not (name.whole or account or said.phones() or said.emails()):
        return Problem(card.line, "An empty card: no name, no firm, no number and no e-mail.")
    as_company = said.line("X-ABSHOWAS").casefold() == "company" or kind in {"org", "organization"}
    is_company = as_company or not name.whole or (name.whole == account and not (name.first and name.last))
    if is_company and not account:
        account = name.whole
        is_company = bool(account)
    return _draft(card, said, name=Name(account) if is_company else name, firm=(account, department), order=order)


def _draft(card: Card, said: _Said, *, name: Name, firm: tuple[str, str], order: Order | None) -> ContactDraft:
    account, department = firm
    street, city, region, postal_code, country, other_places = said.place()
    roles = said.lines("ROLE")
    title = said.line("TITLE") or (roles.pop(0) if roles else "")
    is_company = bool(account) and name.whole == account and not name.first and not name.last
    rest = said.rest()
    return ContactDraft(
        line=card.line,
        name=name.whole,
        first_name=name.first,
        middle=name.middle,
        last_name=name.last,
        prefix=name.prefix,
        suffix=name.suffix,
        nickname=said.line("NICKNAME"),
        reading=said.reading(),
        title=title,
        account=account,
        department=department,
        phones=said.phones(),
        emails=said.emails(),
        links=said.links(),
        street=street,
        city=city,
        region=region,
        postal_code=postal_code,
        country=country,
        zone=said.line("TZ"),
        birthday=said.birthday(order),
        notes="\n".join(n for n in (clean_lines(t).strip() for t in said.texts("NOTE")) if n),
        tags=tuple(dict.fromkeys(t for text in said.raw("CATEGORIES") for t in said.listed(text))),
        kind_hint=said.line("X-SALESDESK-KIND"),
        do_not_contact=tuple(values_in(said.line("X-SALESDESK-CLOSED"), commas=True)),
        do_not_contact_words=said.line("X-SALESDESK-CLOSED-WORDS"),
        external_id=said.uid(),
        is_company=is_company,
        extra=(*other_places, *(("Role", r) for r in roles if r != title), *rest),
        odd=tuple(text for label, text in rest if label in ("TEL", "EMAIL")),
    )


_ESCAPED = re.compile(r"\\(.)", re.S)


class _Said:
    """What a card says under each property name, unescaped by the rules of its version."""

    def __init__(self, card: Card) -> None:
        self._old = card.version.startswith("2")
        self._by_name: dict[str, list[Property]] = {}
        self._labels: dict[str, str] = {}
        for p in card.properties:
            self._by_name.setdefault(p.name, []).append(p)
            if p.name == "X-ABLABEL" and p.group:
                self._labels[p.group] = p.value

    def text(self, value: str) -> str:
        """A value unescaped: `\\n` is a line end (not in 2.1), any other escaped sign is itself."""
        if "\\" not in value:
            return value
        if self._old:
            return re.sub(r"\\([;,:\\])", r"\1", value)
        return _ESCAPED.sub(lambda m: "\n" if m[1] in "nN" else m[1], value)

    def raw(self, name: str) -> list[str]:
        """Values as they stand, preferred ones first."""
        return [p.value for p in self.all(name)]

    def all(self, *names: str) -> list[Property]:
        """Properties of these names in order, preferred ones first."""
        found = [p for name in names for p in self._by_name.get(name, ())]
        if len(found) < 2:
            return found
        return sorted(found, key=lambda p: (not ({"pref"} & set(p.types)), _rank(p)))

    def texts(self, name: str) -> list[str]:
        """Unescaped values."""
        return [self.text(v) for v in self.raw(name)]

    def lines(self, *names: str) -> list[str]:
        """Unescaped values on one line each, blanks left out."""
        return [line for p in self.all(*names) if (line := clean_line(self.text(p.value)))]

    def line(self, *names: str) -> str:
        """The first of them, "" where there is none."""
        return next(iter(self.lines(*names)), "")

    def parts(self, value: str) -> list[str]:
        """Components of a structured value, parted at `;` that are not escaped."""
        pieces = re.split(r"(?<!\\)((?:\\\\)*);", value) if "\\" in value else None
        if pieces is None:
            return [clean_line(p) for p in value.split(";")]
        joined = ["".join(pieces[i : i + 2]) for i in range(0, len(pieces), 2)]
        return [clean_line(self.text(p)) for p in joined]

    def listed(self, value: str) -> list[str]:
        """Members of a list value, parted at commas that are not escaped (and at `;`, as old cards do)."""
        return [t for p in re.split(r"(?<!\\)[,;]", value) if (t := clean_line(self.text(p)))]

    def name(self) -> Name:
        """The name by its parts, and FN as the whole where it says something else than the firm."""
        whole = self.line("FN")
        values = self.raw("N")
        last, first, middle, prefix, suffix = ([*self.parts(values[0]), *[""] * 5] if values else [""] * 5)[:5]
        prefix, suffix = (re.sub(r"\s*,\s*", ", ", p).strip(" ,") for p in (prefix, suffix))
        first, _, more = first.partition(",")
        middle = f"{more} {middle}"
        middle = " ".join(middle.replace(",", " ").split())
        if not (first or last or whole or middle):
            whole = self.line("NICKNAME")
        if not (first or last):
            return read_name(Name(whole or middle, prefix=prefix, suffix=suffix))
        named = read_name(Name("", first, middle, last, prefix, suffix))
        of_the_firm = first and last and whole == self.firm()[0]
        return _with_whole(named, "" if of_the_firm else whole)

    def firm(self) -> tuple[str, str]:
        """(firm, department): the units under the firm are the department."""
        values = self.raw("ORG")
        firm, *units = self.parts(values[0]) if values else [""]
        return firm, ", ".join(u for u in units if u)

    def label(self, p: Property, *, skip: frozenset[str]) -> str:
        """What a number or an address is: the user's own label, else its types."""
        if own := self._labels.get(p.group, ""):
            return label_of(self.text(own))
        types = [t for t in p.types if t not in skip]
        if "fax" in types:
            return "fax"
        for sure in ("cell", "iphone", "mobile", "pager", "main"):
            if sure in types:
                return label_of(sure)
        return label_of(types[0].removeprefix("x-")) if types else ""

    def phones(self) -> tuple[PhoneDraft, ...]:
        """Numbers with their labels; "tel:" addresses become what is dialled."""
        found: dict[str, PhoneDraft] = {}
        for p in self.all("TEL"):
            number = re.sub(r"(?i)^(?:tel|sip|callto):", "", clean_line(self.text(p.value))).strip()
            number, _, rest = number.partition(";")
            extension = re.search(r"(?i)\bext=(\d+)", rest)
            number = f"{number} ext. {extension[1]}" if extension else number
            if is_number(number):
                found.setdefault(number, PhoneDraft(number, self.label(p, skip=_VOICE)))
        return tuple(found.values())

    def emails(self) -> tuple[EmailDraft, ...]:
        """Addresses with their labels."""
        found: dict[str, EmailDraft] = {}
        for p in self.all("EMAIL"):
            for address in emails_in(clean_line(self.text(p.value)))[0]:
                found.setdefault(address, EmailDraft(address, self.label(p, skip=_NET)))
        return tuple(found.values())

    def links(self) -> tuple[LinkDraft, ...]:
        """Pages and profiles."""
        found: dict[str, LinkDraft] = {}
        for p in self.all("URL", "X-SOCIALPROFILE"):
            if url := address_of_web(clean_line(self.text(p.value))):
                label = "linkedin" if "linkedin.com" in domain_of(url) else self.label(p, skip=_NET)
                found.setdefault(url, LinkDraft(url, label))
        return tuple(found.values())

    def reading(self) -> str:
        """How the name is read, in the order of the name."""
        first, middle, last = (self.line(f"X-PHONETIC-{part}-NAME") for part in ("FIRST", "MIDDLE", "LAST"))
        sound = next((p.value for p in self.all("SOUND")), "")
        if sound and not (first or last):
            last, first = [*self.parts(sound), ""][:2]
        parts = (last, middle, first) if last and not last.isascii() else (first, middle, last)
        return " ".join(p for p in parts if p)

    def place(self) -> tuple[str, str, str, str, str, list[tuple[str, str]]]:
        """(street, city, region, postal code, country, the other addresses on one line each)."""
        found = [p for p in self.all("ADR") if any(self.parts(p.value))]
        labels = [", ".join(li.strip(" ,") for li in t.splitlines() if li.strip()) for t in self.texts("LABEL")]
        if not found:
            return (clean_line(labels[0]) if labels else ""), "", "", "", "", []
        found.sort(key=lambda p: not ({"work", "pref"} & set(p.types)))
        box, extended, street, city, region, postal, country = [*self.parts(found[0].value), *[""] * 7][:7]
        street = ", ".join(s for s in (street, extended, box) if s)
        others = [("Address " + (self.label(p, skip=_NET) or "other"),
                   ", ".join(x for x in self.parts(p.value) if x)) for p in found[1:]]  # fmt: skip
        return street, city, region, postal, country, others

    def birthday(self, order: Order | None) -> str:
        """A birthday in ISO form where it is certain; Apple writes 1604 where no year is known."""
        for p in self.all("BDAY"):
            text = clean_line(self.text(p.value)).partition("T")[0]
            omitted = p.param("X-APPLE-OMIT-YEAR")
            if omitted and text.startswith(omitted):
                text = "-" + text[len(omitted) :]
            return birthday(text, order)
        return ""

    def uid(self) -> str:
        """The card's own id, with where it is from."""
        uid = self.line("UID", "X-ABUID")
        return f"vcard:{uid}" if uid else ""

    def rest(self) -> list[tuple[str, str]]:
        """What became no field: odd numbers and addresses, and properties that nobody asked for."""
        found = [("TEL", clean_line(p.value)) for p in self.all("TEL") if not is_number(re.sub(r"^tel:", "", p.value))]
        found += [("EMAIL", clean_line(p.value)) for p in self.all("EMAIL") if not emails_in(clean_line(p.value))[0]]
        found += [("Firm", self.parts(v)[0]) for v in self.raw("ORG")[1:]]
        for name, properties in self._by_name.items():
            if name in _KNOWN and name != "IMPP":
                continue
            for p in properties:
                label = label_of(self._labels.get(p.group, "")) or name
                found.append((label, clean_lines(self.text(p.value)).strip().strip(";")))
        return [(label, text) for label, text in found if text]


_VOICE = frozenset({"voice", "pref", "msg", "video", "text"})
_NET = frozenset({"internet", "pref", "x400", "dom", "intl", "parcel", "postal"})


def _rank(p: Property) -> int:
    pref = p.param("PREF")
    return int(pref) if pref.isdigit() else 0


def _with_whole(named: Name, whole: str) -> Name:
    """FN is what is shown, without the titles and credentials that stand in their own parts."""
    shown = read_name(Name(whole)).whole if whole else ""
    return Name(shown or named.whole, named.first, named.middle, named.last, named.prefix, named.suffix)
