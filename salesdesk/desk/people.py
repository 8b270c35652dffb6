"""The people's drawer: who is meant, adding, editing, the trash, do-not-contact."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from salesdesk.desk import ways
from salesdesk.desk.core import EVERYTHING, Changed, Core, Part
from salesdesk.desk.line import repeatable
from salesdesk.domain.people import Account, Contact, Phone
from salesdesk.domain.phones import looks_like_phone, phone_key, phone_tail, read_phone
from salesdesk.domain.text import clean_line, fold
from salesdesk.domain.who import ContactLine, DoNotContact, Kind
from salesdesk.errors import NotFound, NotUnderstood
from salesdesk.store import followups, people

PEOPLE_PARTS = frozenset({Part.PEOPLE, Part.AGENDA, Part.TIMELINE})
MOST_MEANT = 20
SHOWN_MATCHES = 8
SHORT_NUMBER = 4
"""Figures by which people remember a number: its last four."""


@dataclass(frozen=True, slots=True)
class NewContact:
    """What is typed to add somebody; only the name is required."""

    name: str
    account: str = ""
    phone: str = ""
    email: str = ""
    title: str = ""
    kind: Kind | None = None
    zone: str = ""
    city: str = ""
    country: str = ""
    tags: tuple[str, ...] = ()


@repeatable
class PeopleDrawer:
    """Contacts and accounts, one method a deed."""

    def __init__(self, core: Core) -> None:
        self._core = core

    def get(self, contact_id: int) -> Contact:
        """Raises NotFound."""
        found = people.contact(self._core.db, contact_id)
        if found is None:
            raise NotFound("That contact is not there any more.", "u may bring them back.")
        return found

    def count(self) -> int:
        return people.everybody(self._core.db)

    def matches(self, text: str, *, limit: int = MOST_MEANT) -> tuple[ContactLine, ...]:
        """Contacts meant by an e-mail address, a number in any style, or part of a name."""
        db = self._core.db
        if "@" in text:
            return people.by_address(db, text, limit=limit) or people.by_name(db, text, limit=limit)
        if looks_like_phone(text):
            found = people.by_number(db, phone_key(text, region=self.region), limit=limit)
            return found or people.by_tail(db, phone_tail(text), limit=limit)
        if text.strip().isdecimal() and len(text.strip()) == SHORT_NUMBER:
            return people.by_name(db, text, limit=limit) or people.by_tail(db, text.strip(), limit=limit)
        return people.by_name(db, text, limit=limit)

    def who(self, text: str) -> Contact:
        """The one contact that WHO means: an id, an address, a number or part of a name.

        Raises NotFound with the list where several are meant.
        """
        wanted = clean_line(text)
        if wanted.isdecimal() and (found := people.contact(self._core.db, int(wanted[:18]))) and not found.trashed:
            return found
        matches = self.matches(wanted)
        exact = [m for m in matches if m.name.casefold() == wanted.casefold()]
        if len(exact) == 1:
            return self.get(exact[0].id)
        named = [m for m in matches if set(fold(wanted).split()) <= set(fold(m.name).split())]
        if len(named) == 1 and len(matches) < MOST_MEANT:  # "ana" is Ana Lima, not the Sana beside her
            return self.get(named[0].id)
        if len(matches) == 1:
            return self.get(matches[0].id)
        if not matches:
            raise NotFound(f"No one like “{wanted}”.", "salesdesk find looks in notes too.")
        names = "; ".join(
            f"{m.id} {m.name}" + (f" ({m.account})" if m.account else "") for m in matches[:SHOWN_MATCHES]
        )
        more = f"; +{len(matches) - SHOWN_MATCHES} more" if len(matches) > SHOWN_MATCHES else ""
        raise NotFound(f"“{wanted}” may be {len(matches)} people: {names}{more}.", "Use the number before the name.")

    def add(self, new: NewContact) -> Changed:
        """A new contact; somebody with the same number or address is never added twice."""
        new = _cleaned(new)
        name = new.name
        if not name:
            raise NotUnderstood("A contact needs a name.", "Type a name first.")
        self._check_edit({"zone": new.zone})
        if twin := self._twin(new):
            raise NotUnderstood(f"{twin.name} is already here with that number or address.", "/ opens them instead.")
        with self._core.deed(f"add {name}"):
            contact_id = self._insert(name, new)
        return Changed(f"Added {name}", PEOPLE_PARTS, contact_id, contact_id)

    def edit(self, contact_id: int, **changes: Any) -> Changed:
        """Sets fields of a contact ("phone", "email", "account" and "tags" by their text, "phones" and
        "emails" as lists after the first); the old words stay on the
        timeline, and a blank never overwrites a number or an address.

        Raises NotUnderstood for an empty name or a zone that does not exist; nothing is changed then.
        """
        before = self.get(contact_id)
        changes = {key: clean_line(value) if isinstance(value, str) else value for key, value in changes.items()}
        self._check_edit(changes)
        with self._core.deed(f"edit {before.name}") as db:
            for key in ("phones", "emails", "phone", "email", "account", "tags"):
                if key in changes:
                    self._edit_part(before, key, changes.pop(key))
            if changes.get("name", before.name) != before.name and not {"first_name", "last_name"} & changes.keys():
                changes["first_name"], changes["last_name"] = split_name(changes["name"])
            now = {key: getattr(before, key) for key in changes}
            changed = {key: value or None for key, value in changes.items() if (value or None) != now[key]}
            for key, value in changed.items():
                people.keep_change(db, contact_id, key, now[key], value, at=self._core.stamp())
            people.change_contact(db, contact_id, **changed)
            self.honour_wishes(contact_id)
        return Changed(f"{before.name} changed", PEOPLE_PARTS | {Part.RESEARCH}, contact_id, contact_id)

    def trash(self, contact_id: int) -> Changed:
        """To the trash: out of every list, restored by undo or from the trash for 30 days."""
        contact = self.get(contact_id)
        with self._core.deed(f"{contact.name} to the trash") as db:
            people.change_contact(db, contact_id, trashed_at=self._core.stamp())
        return Changed(f"{contact.name} is in the trash", EVERYTHING, contact_id, contact_id)

    def restore(self, contact_id: int) -> Changed:
        contact = self.get(contact_id)
        with self._core.deed(f"{contact.name} back from the trash") as db:
            people.change_contact(db, contact_id, trashed_at=None)
        return Changed(f"{contact.name} is back", EVERYTHING, contact_id, contact_id)

    def do_not_contact(
        self, contact_id: int, *, channel: str = "all", words: str | None = None, asked_by: str | None = None
    ) -> Changed:
        """Their wish, at once: their open follow-ups on that channel are called off, and every key refuses."""
        contact = self.get(contact_id)
        with self._core.deed(f"do not contact {contact.name}"):
            self.write_wish(contact, channel=channel, words=words, asked_by=asked_by)
        return Changed(f"{contact.name} will not be contacted", EVERYTHING, contact_id, contact_id)

    def write_wish(self, contact: Contact, *, channel: str, words: str | None, asked_by: str | None) -> None:
        """The wish's rows, inside the deed that is open; numbers and addresses carry it beyond the contact."""
        core = self._core
        today = core.today()
        people.add_wish(core.db, contact.id, channel=channel, since_on=today, words=words, asked_by=asked_by)
        for identity in identities(contact):
            people.add_wish(core.db, None, channel=channel, since_on=today, identity=identity, words=words)
        followups.call_off(core.db, contact.id, DoNotContact(channel, today), at=core.now(), on=today)

    def strike_number(self, phone: Phone, *, why: str, on: date) -> None:
        """Only that number is out of use; inside the deed that is open."""
        people.strike_phone(self._core.db, phone.id, why=why, on=on)

    def tag(self, contact_id: int, kind: Kind) -> Changed:
        """Says what a contact is to us."""
        contact = self.get(contact_id)
        with self._core.deed(f"{contact.name} is a {kind.value.replace('_', ' ')}") as db:
            people.change_contact(db, contact_id, kind=kind)
        return Changed(f"{contact.name}: {kind.value.replace('_', ' ')}", PEOPLE_PARTS, contact_id, contact_id)

    def account_of(self, name: str) -> int | None:
        """The account of that name, made where there is none; None for no name. Inside the deed that is open."""
        wanted = clean_line(name)
        if not wanted:
            return None
        db = self._core.db
        return people.account_named(db, wanted) or people.add_account(db, wanted, at=self._core.stamp())

    def colleague(self, contact: Contact, name: str) -> int | None:
        """Who at the same account is called exactly so; None where nobody is, or more than one."""
        wanted, account = fold(clean_line(name)), fold(contact.account_name)
        found = [
            line.id
            for line in people.by_name(self._core.db, name)
            if fold(line.name) == wanted and fold(line.account or "") == account
        ]
        return found[0] if len(found) == 1 and account else None

    def account(self, account_id: int) -> Account | None:
        return people.account(self._core.db, account_id)

    def trashed(self) -> Sequence[ContactLine]:
        """Who is in the trash, the last first."""
        return people.trashed(self._core.db)

    def add_number(self, contact_id: int, text: str, *, label: str = "", position: int = 0) -> None:
        """A number as it was written, with the form it is matched by; inside the deed that is open."""
        ways.add_number(self._core, contact_id, text, label=label, position=position, region=self.region)

    def _insert(self, name: str, new: NewContact) -> int:
        db = self._core.db
        first, last = split_name(name)
        contact_id = people.add_contact(
            db, name, at=self._core.stamp(), first_name=first, last_name=last, title=new.title or None,
            account_id=self.account_of(new.account), kind=new.kind, zone=new.zone or None, city=new.city or None,
            country=new.country or None, source="added",
        )  # fmt: skip
        if new.phone:
            self.add_number(contact_id, new.phone)
        if new.email:
            people.add_email(db, contact_id, new.email)
        people.add_tags(db, contact_id, new.tags)
        self.honour_wishes(contact_id)
        return contact_id

    def honour_wishes(self, contact_id: int) -> None:
        """A wish hangs on the number and the address too: whoever has them now is not contacted either."""
        db = self._core.db
        contact = self.get(contact_id)
        for wish in people.wishes_on(db, identities(contact)):
            if not any(known.channel in ("all", wish.channel) for known in contact.do_not_contact):
                people.add_wish(
                    db,
                    contact_id,
                    channel=wish.channel,
                    since_on=wish.since_on,
                    words=wish.words,
                    asked_by=wish.asked_by,
                )
                followups.call_off(db, contact_id, wish, at=self._core.now(), on=self._core.today())

    def _twin(self, new: NewContact) -> ContactLine | None:
        db = self._core.db
        if new.email and (found := people.by_address(db, new.email, limit=1)):
            return found[0]
        phone = read_phone(new.phone, region=self.region) if new.phone else None
        if phone and phone.e164 and (found := people.by_number(db, phone.e164, limit=1)):
            return found[0]
        return None

    def _check_edit(self, changes: dict[str, Any]) -> None:
        from salesdesk.domain.hours import is_zone
        from salesdesk.domain.places import nearest_zones

        if "name" in changes and not changes["name"]:
            raise NotUnderstood("A contact needs a name.", "Type a name, or esc to leave it as it was.")
        zone = changes.get("zone")
        if zone and not is_zone(zone):
            near = ", ".join(nearest_zones(zone)[:3])
            raise NotUnderstood(
                f"There is no time zone “{zone}”.", f"Did you mean {near}?" if near else "Try Europe/Lisbon."
            )

    def _edit_part(self, before: Contact, key: str, value: Any) -> None:
        db = self._core.db
        if key == "account":
            wanted = self.account_of(value)
            if wanted != (before.account.id if before.account else None):
                people.change_contact(db, before.id, account_id=wanted)
                people.keep_change(db, before.id, key, before.account_name, value, at=self._core.stamp())
        elif key == "tags" and set(value) != set(before.tags):
            people.drop_tags(db, before.id)
            people.add_tags(db, before.id, value)
        elif key == "phones":
            ways.edit_more_phones(self._core, before, value, region=self.region)
        elif key == "emails":
            ways.edit_more_emails(self._core, before, value)
        elif key == "phone" and value:
            ways.edit_phone(self._core, before, value, region=self.region)
        elif key == "email" and value:
            ways.edit_email(self._core, before, value)

    @property
    def region(self) -> str | None:
        """The country whose numbers are written without +: the rep's own."""
        return self._core.region


def identities(contact: Contact) -> tuple[str, ...]:
    """What a do-not-contact wish hangs on beside the contact: their numbers and addresses."""
    numbers = [phone.e164 for phone in contact.phones if phone.e164]
    return (*numbers, *(people.email_key(email.address) for email in contact.emails))


def _cleaned(new: NewContact) -> NewContact:
    """What was typed without blanks around it and controls in it."""
    return replace(
        new, name=clean_line(new.name), account=clean_line(new.account), phone=clean_line(new.phone),
        email=clean_line(new.email), title=clean_line(new.title), zone=clean_line(new.zone),
        city=clean_line(new.city), country=clean_line(new.country),
    )  # fmt: skip


def split_name(name: str) -> tuple[str | None, str | None]:
    """First and last name of a name as it is written; a single word, or one in CJK, stays whole as the last name."""
    words = name.split()
    if len(words) < 2:
        return (None, None) if not words else (words[0], None)
    return words[0], " ".join(words[1:])
