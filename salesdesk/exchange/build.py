"""From one gathered row to a draft of a person or a firm, or to the reason why it is neither."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from salesdesk.exchange.cells import domain_of, shortened, truth
from salesdesk.exchange.days import birthday, read_day
from salesdesk.exchange.drafts import AccountDraft, Channels, ContactDraft, Draft, Extras, Problem
from salesdesk.exchange.gather import Column, Gathered, Put, Row, gather
from salesdesk.exchange.names import Name, read_name

Build = Callable[[int, Row], Draft | Problem]


@dataclass(frozen=True, slots=True)
class Plan:
    """How the rows of one file become drafts."""

    puts: tuple[tuple[int, Put], ...]
    columns: tuple[Column, ...]
    system: str = ""
    exact: bool = False

    def header_of(self, field: str) -> str:
        """The header of the column that became a field, for what is kept beside it."""
        return next((c.header for c in self.columns if c.use.field == field), field)


def own_words(row: Row) -> str:
    """A record's own words, for a problem."""
    return shortened(" · ".join(cell.strip() for cell in row if cell and not cell.isspace()))


def day_in(g: Gathered, field: str, plan: Plan, *, keep: bool = True) -> date | None:
    """The certain day of a date field; what is no certain day goes to `extra`, unless somebody else keeps it."""
    text = g.days.get(field, "")
    if not text:
        return None
    day = read_day(text).in_order(g.orders.get(field))
    if day is None and keep and read_day(text).kind != "empty":
        g.extra.append((plan.header_of(field), text))
        g.odd.append(text)
    return day


def text_unless_day(g: Gathered, field: str) -> str:
    """The words of a date field that hold no certain day; "" where they do, or where it is blank."""
    text = g.days.get(field, "")
    day = read_day(text) if text else None
    return text if day and day.kind != "empty" and day.in_order(g.orders.get(field)) is None else ""


def external_id(g: Gathered, plan: Plan) -> str:
    """ "hubspot:8001"; our own ids stand bare."""
    return source_id(g.words.get("external_id", ""), plan)


def source_id(id: str, plan: Plan) -> str:
    """An id with the system that gave it."""
    return f"{plan.system}:{id}" if id and plan.system else id


def closed_channels(g: Gathered) -> tuple[Channels, str]:
    """(channels, words): which ways of contact are closed and what in the file says so."""
    if not g.closed:
        return (), g.words.get("closed_words", "")
    words = g.words.get("closed_words") or "; ".join(dict.fromkeys(w for w in g.closed.values() if w))
    return tuple(g.closed), words


def build_contact(plan: Plan) -> Build:
    """A builder for rows of people."""

    def build(line: int, row: Row) -> Draft | Problem:
        g = gather(row, plan.puts)
        if g.refused:
            return Problem(line, g.refused, own_words(row))
        name = _name_of(g, exact=plan.exact)
        if not (name.whole or g.words.get("account") or g.words.get("account_said") or g.phones or g.emails):
            return Problem(line, _why_nobody(g, plan), own_words(row))
        return _contact(line, g=g, name=name, plan=plan)

    return build


def _name_of(g: Gathered, *, exact: bool) -> Name:
    w = g.words
    name = Name(w.get("name", ""), w.get("first_name", ""), w.get("middle", ""), w.get("last_name", ""),
                w.get("prefix", ""), w.get("suffix", ""))  # fmt: skip
    if exact and (name.whole or not (name.first or name.last)):
        return name
    if not (name.whole or name.first or name.last):
        spare = w.get("file_as") or name.middle or w.get("nickname", "")
        name = Name(spare, prefix=name.prefix, suffix=name.suffix)
        w.pop("file_as", None)
    return read_name(name)


def _why_nobody(g: Gathered, plan: Plan) -> str:
    for header, text in g.extra:
        field = next((c.use.field for c in plan.columns if c.header == header), "")
        if field in {"email", "phone"}:
            what = "e-mail address" if field == "email" else "number"
            return f"“{shortened(text, 40)}” is no {what}, and nothing else says who it is."
    only = [word for word, there in (
        ("a date", g.days), ("a link", g.links), ("a note", "notes" in g.words), ("a place", g.places),
        ("a job title", "title" in g.words), ("a tag", g.tags)) if there]  # fmt: skip
    if only and len(only) <= 2:
        return f"Only {' and '.join(only)}, nobody to call."
    return "Nobody to call: no name, no firm, no number and no e-mail."


def _contact(line: int, *, g: Gathered, name: Name, plan: Plan) -> ContactDraft:
    w = g.words
    account = _account_name(g, plan)
    is_company = _is_company(g, name, account, exact=plan.exact)
    channels, closed_words = closed_channels(g)
    street, city, region, postal_code, country = _best_place(g)
    connected = created = next_on = None
    if g.days:
        connected, created = day_in(g, "connected_on", plan), day_in(g, "created_on", plan)
        next_on = day_in(g, "next_on", plan, keep=False)
    return ContactDraft(
        line=line,
        name=account if is_company else name.whole,
        first_name=name.first, middle=name.middle, last_name=name.last,
        prefix=name.prefix,
        suffix=name.suffix,
        nickname=w.get("nickname", ""),
        reading=_reading(w),
        title=_title(g),
        account=account,
        account_domain=w.get("account_domain", ""),
        account_external_id=source_id(w.get("account_id", ""), plan),
        industry=w.get("industry", ""),
        department=w.get("department", ""),
        phones=tuple(g.phones), emails=tuple(g.emails), links=tuple(g.links),
        street=street,
        city=city,
        region=region,
        postal_code=postal_code,
        country=country,
        zone=w.get("zone", ""),
        birthday=_birthday(g, exact=plan.exact),
        notes=w.get("notes", ""),
        tags=tuple(g.tags),
        kind_hint=w.get("kind_hint", ""),
        lead_source=w.get("lead_source", ""),
        owner=w.get("owner", ""),
        do_not_contact=channels,
        do_not_contact_words=closed_words,
        connected_on=connected,
        created_on=created,
        external_id=external_id(g, plan),
        is_company=is_company,
        next_on=next_on, next_text=text_unless_day(g, "next_on") if g.days else "",
        next_why=w.get("next_why", ""),
        extra=extras(g),
        odd=tuple(g.odd),
    )  # fmt: skip


def extras(g: Gathered) -> Extras:
    """What became no field; a name that files use beside the others is kept there too."""
    if g.words.get("file_as"):
        g.extra.append(("File as", g.words["file_as"]))
    return tuple(g.extra)


def _account_name(g: Gathered, plan: Plan) -> str:
    """The firm; HubSpot's own field for it counts where no firm is associated, and is kept where it differs."""
    account, said = g.words.get("account", ""), g.words.get("account_said", "")
    if account and said and account != said:
        g.extra.append((plan.header_of("account_said"), said))
    return account or said


def _is_company(g: Gathered, name: Name, account: str, *, exact: bool) -> bool:
    if "is_company" in g.words:
        return bool(truth(g.words["is_company"]))
    if not account or (exact and name.whole):  # our own files say it of each company
        return False
    return not name.whole or (name.whole == account and not g.words.get("first_name"))


def _title(g: Gathered) -> str:
    """The job; a profession counts where no job is named."""
    title, other = g.words.get("title", ""), g.words.get("title_other", "") or g.words.get("occupation", "")
    if title and other and title != other:
        g.extra.append(("Profession", other))
    return title or other


def _reading(w: dict[str, str]) -> str:
    if "reading" in w:
        return w["reading"]
    first, middle, last = w.get("reading_first", ""), w.get("reading_middle", ""), w.get("reading_last", "")
    if not (first or middle or last):
        return ""
    parts = (last, middle, first) if last and not last.isascii() else (first, middle, last)
    return " ".join(p for p in parts if p)


def _birthday(g: Gathered, *, exact: bool) -> str:
    if "birthday" in g.days:
        text = g.days["birthday"]
        return text if exact else birthday(text, g.orders.get("birthday"))
    if "birth_month" not in g.words and "birth_year" not in g.words:
        return ""
    year, month, day = (g.words.get(f"birth_{part}", "") for part in ("year", "month", "day"))
    if not (month.isdigit() and day.isdigit()):
        return "-".join(p for p in (year, month, day) if p)
    text = f"{year if year.isdigit() else '-'}-{int(month):02}-{int(day):02}"
    return birthday(text, None)


_PREFERRED = ("work", "mailing", "billing", "", "1", "company", "home", "shipping", "2", "other")


def _best_place(g: Gathered) -> tuple[str, str, str, str, str]:
    """(street, city, region, postal code, country) of the address to use; the others are kept in `extra`."""
    if not g.places:
        return "", "", "", "", ""
    slots = list(g.places)
    if len(slots) > 1:
        slots.sort(key=lambda s: _PREFERRED.index(s) if s in _PREFERRED else len(_PREFERRED))
    for slot in slots[1:]:
        g.extra.append((f"Address {slot}".strip(), ", ".join(_place_parts(g.places[slot]))))
    best = g.places[slots[0]]
    street = ", ".join(p for p in (best.get("street", "") or _whole(best), best.get("street2", ""),
                                   best.get("street3", ""), best.get("po_box", "")) if p)  # fmt: skip
    return street, best.get("city", ""), best.get("region", ""), best.get("postal_code", ""), best.get("country", "")


def _whole(place: dict[str, str]) -> str:
    """An address in one piece counts as the street where it is all there is."""
    return "" if place.get("city") else place.get("address_whole", "")


def _place_parts(place: dict[str, str]) -> list[str]:
    parts = [text for part, text in place.items() if part != "address_whole"]
    return parts or [place["address_whole"]]


def build_account(plan: Plan) -> Build:
    """A builder for rows of firms."""

    def build(line: int, row: Row) -> Draft | Problem:
        g = gather(row, plan.puts)
        if g.refused:
            return Problem(line, g.refused, own_words(row))
        name = g.words.get("account", "") or g.words.get("account_domain", "")
        if not name:
            return Problem(line, "A firm without a name.", own_words(row))
        return _account(line, g=g, name=name, plan=plan)

    return build


def _account(line: int, *, g: Gathered, name: str, plan: Plan) -> AccountDraft:
    w = g.words
    channels, closed_words = closed_channels(g)
    street, city, region, postal_code, country = _best_place(g)
    created = day_in(g, "created_on", plan)
    site = next((link.url for link in g.links if link.label == "homepage"), "")
    return AccountDraft(
        line=line,
        name=name,
        domain=w.get("account_domain", "") or ("" if plan.exact else domain_of(site)),
        industry=w.get("industry", ""),
        phones=tuple(g.phones),
        emails=tuple(g.emails),
        links=tuple(g.links),
        street=street,
        city=city,
        region=region,
        postal_code=postal_code,
        country=country,
        notes=w.get("notes", ""),
        tags=tuple(g.tags),
        kind_hint=w.get("kind_hint", ""),
        lead_source=w.get("lead_source", ""),
        owner=w.get("owner", ""),
        do_not_contact=channels,
        do_not_contact_words=closed_words,
        created_on=created,
        external_id=external_id(g, plan),
        extra=extras(g),
    )


def used_columns(columns: Sequence[Column]) -> frozenset[str]:
    """Fields that some column of the file becomes."""
    return frozenset(c.use.field for c in columns)
