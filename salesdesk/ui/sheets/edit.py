"""Editing: the person, or the line of the brief under the cursor; each is one small form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from salesdesk.desk import Changed, Desk
from salesdesk.domain.brief import Brief
from salesdesk.domain.people import Contact
from salesdesk.domain.phones import read_phone
from salesdesk.domain.who import KIND_WORDS
from salesdesk.errors import NotUnderstood
from salesdesk.ui.lines import Line, Row, text_line
from salesdesk.ui.sheets.base import Sheet
from salesdesk.ui.sheets.form import Field, FormSheet
from salesdesk.ui.sheets.person import KINDS, kind_of
from salesdesk.ui.sheets.promise import PromiseSheet
from salesdesk.ui.sheets.promise_line import PromiseLineSheet
from salesdesk.ui.sheets.when import reading_lines
from salesdesk.ui.widgets.brief import phone_text


class EditSheet(FormSheet[Changed]):
    """The whole person."""

    kept_as = "form:edit"

    def __init__(self, desk: Desk, contact: Contact) -> None:
        self.contact = contact
        phone = next(iter(contact.live_phones), None)
        email = next(iter(contact.live_emails), None)
        fields = (
            Field("name", "Name", contact.name),
            Field("account", "Company", contact.account_name),
            Field("title", "Job", contact.title or ""),
            Field("phone", "Number", read_phone(phone.e164 or phone.raw).shown if phone else ""),
            Field("phones", "More numbers", more_numbers(contact), "+1 503 555 0100 office, …"),
            Field("email", "E-mail", email.address if email else ""),
            Field("emails", "More e-mails", more_addresses(contact), "dana@northwind.example, …"),
            Field("kind", "Kind", KIND_WORDS[contact.kind] if contact.kind else "", KINDS),
            Field("city", "City", contact.city or ""),
            Field("zone", "Time zone", contact.zone or "", "Europe/Lisbon; empty: from the number or the city"),
            Field("for_them", "For them", contact.for_them or "", "what they gain from the next touch"),
            Field("buys_how", "How they buy", contact.buys_how or "", "in their words"),
            Field("tags", "Tags", ", ".join(contact.tags)),
        )
        super().__init__(desk, title=f"Edit   {contact.name}", fields=fields, contact_id=contact.id)

    @property
    def first_field(self) -> str:
        return "name"

    def reading(self, values: Mapping[str, str]) -> Sequence[Line]:
        number = values["phone"].strip()
        if number and not read_phone(number, region=self.desk.people.region).e164:
            return (Row().add(" the number is kept as typed: not one we know", "stale").line(),)
        return (text_line(" why now, their dates, what to ask: 2, then e on that line", "muted"),)

    def save(self, values: Mapping[str, str]) -> Changed:
        before = {"phones": more_numbers(self.contact), "emails": more_addresses(self.contact)}
        changes: dict[str, Any] = {name: text for name, text in values.items() if before.get(name) != text}
        changes["kind"] = kind_of(values["kind"])
        changes["tags"] = tuple(t.strip() for t in values["tags"].split(",") if t.strip())
        return self.desk.people.edit(self.contact.id, **changes)


def more_numbers(contact: Contact) -> str:
    """Every number after the first, as it is typed: "+1 503 555 0100 office, …"."""
    return ", ".join(f"{phone_text(phone)} {phone.label}".strip() for phone in contact.live_phones[1:])


def more_addresses(contact: Contact) -> str:
    return ", ".join(email.address for email in contact.live_emails[1:])


class LineSheet(FormSheet[Changed]):
    """One line of the brief: why now, for them, how they buy, a date of theirs."""

    def __init__(
        self, desk: Desk, contact: Contact, what: str, *, fields: Sequence[Field], title: str, row_id: int | None
    ) -> None:
        self.contact, self.what, self.row_id = contact, what, row_id
        super().__init__(desk, title=f"{title}   {contact.name}", fields=fields, contact_id=contact.id)
        self.kept_as = f"form:{what}:{row_id}" if what == "date" and row_id else f"form:{what}"

    @property
    def first_field(self) -> str:
        return self.fields[0].name

    def reading(self, values: Mapping[str, str]) -> Sequence[Line]:
        if not values.get("when", "").strip():
            return ()
        return reading_lines(
            self.desk, self.desk.agenda.read_when(values["when"], self.contact.id), self.contact.id, self.inner_width
        )

    def save(self, values: Mapping[str, str]) -> Changed:
        research, contact_id = self.desk.research, self.contact.id
        if self.what == "why_now":
            return self.desk.agenda.say_why(contact_id, self.row_id, values["why_now"])
        if self.what == "date":
            reading = self.desk.agenda.read_when(values["when"], contact_id)
            if not reading.understood or reading.on is None:
                raise NotUnderstood(reading.why or "A date of theirs needs a day.", "Try: 30 nov · mid march.")
            if self.row_id:
                return research.edit_date(contact_id, self.row_id, values["what"], reading.on)
            return research.add_date(contact_id, values["what"], reading.on)
        return self.desk.people.edit(contact_id, **{self.what: values[self.what]})


def edit_sheet(desk: Desk, contact: Contact, key: object, brief: Brief | None) -> Sheet[Changed]:
    """The form for the line of the brief that the cursor is on; without one, the person's."""
    what = str(key[0]) if isinstance(key, tuple) else "contact"
    follow_up = brief.follow_up if brief else None
    if what == "why_now":
        field = Field("why_now", "Why now", brief.why_now if brief else "", "asked for a two-site price")
        return LineSheet(
            desk, contact, what, fields=(field,), title="Why now", row_id=follow_up.id if follow_up else None
        )
    if what in ("for_them", "buys_how"):
        labels = {
            "for_them": ("For them", "what they gain from this touch"),
            "buys_how": ("How they buy", "in their words"),
        }
        label, example = labels[what]
        field = Field(what, label, getattr(contact, what) or "", example)
        return LineSheet(desk, contact, what, fields=(field,), title=label, row_id=None)
    if what in ("date", "dates"):
        return _date_sheet(desk, contact, key, brief)
    if what == "promise" and isinstance(key, tuple):
        return PromiseLineSheet(desk, contact, key[1])
    if what == "promised":
        return PromiseSheet(desk, contact)
    return EditSheet(desk, contact)


def _date_sheet(desk: Desk, contact: Contact, key: object, brief: Brief | None) -> LineSheet:
    """A date of theirs: the one under the cursor, or a new one."""
    row_id = int(key[1]) if isinstance(key, tuple) and key[0] == "date" else None
    known = next((one for one in (brief.dates if brief else ()) if one.id == row_id), None)
    when = f"{known.on:%Y-%m-%d}" if known and known.on else ""
    fields = (
        Field("what", "Their date", known.what if known else "", "Fleet contract renewal"),
        Field("when", "When", when, "30 nov"),
    )
    return LineSheet(desk, contact, "date", fields=fields, title="A date of theirs", row_id=known.id if known else None)
