"""What a column may become: the words a format table and the mapping screen use for it.

A use is written `field`, `field:label` or `field@slot`; `#` in a table's header and slot stands for a number.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What the rows of a file are."""

    CONTACT = "contact"
    ACCOUNT = "account"
    DEAL = "deal"
    ACTIVITY = "activity"


@dataclass(frozen=True, slots=True)
class Field:
    """One thing a column may become: its id (the value in `mapping`) and its name on the screen."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Use:
    """A column's use, taken apart: slot keeps the parts of one address, or a value and its label, together."""

    field: str
    label: str = ""
    slot: str = ""

    @property
    def id(self) -> str:
        """The id under which the mapping screen knows it."""
        return f"{self.field}:{self.label}" if self.label else self.field


def parse_use(words: str, number: str = "") -> Use:
    """Read "phone:mobile", "street@work", "email@#"; `number` is what `#` stood for in the header."""
    rest, _, slot = words.partition("@")
    field, _, label = rest.partition(":")
    return Use(field, label, slot.replace("#", number))


SKIP = Field("skip", "skip")

FIELDS: tuple[Field, ...] = (
    Field("name", "Name"),
    Field("first_name", "First name"),
    Field("last_name", "Last name"),
    Field("account", "Company"),
    Field("title", "Job title"),
    Field("email", "E-mail"),
    Field("email:work", "E-mail, work"),
    Field("email:home", "E-mail, private"),
    Field("phone", "Phone"),
    Field("phone:mobile", "Phone, mobile"),
    Field("phone:work", "Phone, work"),
    Field("phone:home", "Phone, private"),
    Field("phone:main", "Phone, switchboard"),
    Field("phone:fax", "Fax"),
    Field("next_on", "Follow-up date"),
    Field("next_why", "Follow-up, why"),
    Field("notes", "Notes"),
    Field("tag", "Tags"),
    Field("kind_hint", "Kind"),
    Field("link", "Web page"),
    Field("link:linkedin", "LinkedIn page"),
    Field("account_domain", "Company's domain"),
    Field("department", "Department"),
    Field("industry", "Industry"),
    Field("street", "Street"),
    Field("city", "City"),
    Field("region", "State or region"),
    Field("postal_code", "Postal code"),
    Field("country", "Country"),
    Field("zone", "Time zone"),
    Field("middle", "Middle name"),
    Field("prefix", "Salutation"),
    Field("suffix", "Credentials"),
    Field("nickname", "Nickname"),
    Field("reading", "How the name is read"),
    Field("birthday", "Birthday"),
    Field("lead_source", "Source"),
    Field("owner", "Owner"),
    Field("do_not_call", "Do not call"),
    Field("do_not_email", "Do not e-mail"),
    Field("do_not_contact", "Do not contact"),
    Field("connected_on", "Connected on"),
    Field("created_on", "Created on"),
    Field("external_id", "Id in the other system"),
    SKIP,
)
"""Fields of a contact."""

_FIRM = ("industry", "street", "city", "region", "postal_code", "country", "notes", "tag", "kind_hint", "owner")

ACCOUNT_FIELDS: tuple[Field, ...] = (
    Field("account", "Company"),
    Field("account_domain", "Domain"),
    *(f for f in FIELDS if f.id in {"email", "phone", "phone:main", "phone:fax", "link", "link:linkedin"}),
    *(f for f in FIELDS if f.id in {*_FIRM, "lead_source", "created_on", "external_id", "do_not_contact"}),
    SKIP,
)

DEAL_FIELDS: tuple[Field, ...] = (
    Field("deal", "Deal"),
    Field("account", "Company"),
    Field("contact", "Person"),
    Field("amount", "Amount"),
    Field("currency", "Currency"),
    Field("pipeline", "Pipeline"),
    Field("stage", "Stage"),
    Field("status", "Open, won or lost"),
    Field("probability", "Probability"),
    Field("closes_on", "Expected close"),
    Field("won_on", "Won on"),
    Field("lost_on", "Lost on"),
    Field("lost_reason", "Why it was lost"),
    Field("next_text", "Next step"),
    *(f for f in FIELDS if f.id in {"notes", "tag", "owner", "lead_source", "created_on", "external_id"}),
    SKIP,
)

ACTIVITY_FIELDS: tuple[Field, ...] = (
    Field("subject", "Subject"),
    Field("activity_kind", "Kind of touch"),
    Field("due_on", "Day"),
    Field("due_time", "Time"),
    Field("done", "Done"),
    Field("done_on", "Done on"),
    Field("notes", "Notes"),
    Field("contact", "Person"),
    Field("email", "Person's e-mail"),
    Field("phone", "Person's phone"),
    Field("account", "Company"),
    Field("deal", "Deal"),
    *(f for f in FIELDS if f.id in {"owner", "created_on", "external_id"}),
    SKIP,
)

FIELDS_OF: dict[Kind, tuple[Field, ...]] = {
    Kind.CONTACT: FIELDS,
    Kind.ACCOUNT: ACCOUNT_FIELDS,
    Kind.DEAL: DEAL_FIELDS,
    Kind.ACTIVITY: ACTIVITY_FIELDS,
}


def field_name(use_id: str, kind: Kind = Kind.CONTACT) -> str:
    """What the screen calls a use: "phone:mobile" is "Phone, mobile"; an unlisted label falls back to its field."""
    names = {f.id: f.name for f in FIELDS_OF[kind]}
    return names.get(use_id) or names.get(use_id.partition(":")[0]) or use_id.replace("_", " ").capitalize()
