"""A contact's numbers and addresses, as the edit form changes them; each inside the deed that is open."""

from __future__ import annotations

import re
from dataclasses import replace

from salesdesk.desk.core import Core
from salesdesk.domain.people import Contact, Phone
from salesdesk.domain.phones import phone_key, read_phone
from salesdesk.store import people

_LABELLED = re.compile(r"(.*\d)\s+\(?([^\W\d_][^\d]*?)\)?")


def add_number(
    core: Core, contact_id: int, text: str, *, label: str = "", position: int = 0, region: str | None
) -> None:
    """A number as it was written, with the form it is matched by."""
    phone = read_phone(text, region=region)
    row = Phone(0, label, phone.raw, phone.e164, phone.extension)
    people.add_phone(core.db, contact_id, row, match_key=phone_key(text, region=region), position=position)


def edit_phone(core: Core, before: Contact, text: str, *, region: str | None) -> None:
    """The first live number; what it was stays on the timeline."""
    first = next(iter(before.live_phones), None)
    key = phone_key(text, region=region)
    phone = read_phone(text, region=region)
    same = first and key in (first.e164, phone_key(first.raw, region=region))
    if first and same and phone.extension == first.extension:
        return
    if first is None:
        add_number(core, before.id, text, region=region)
        return
    ready = replace(first, raw=phone.raw, e164=phone.e164, extension=phone.extension)
    people.change_phone(core.db, first.id, ready, match_key=key)
    people.keep_change(core.db, before.id, "phone", first.raw, text, at=core.stamp())


def edit_more_phones(core: Core, before: Contact, text: str, *, region: str | None) -> None:
    """Every number after the first, several after a comma; what is not among them any more is taken off."""
    typed = [_number_and_label(part) for part in re.split(r"[;,]\s+|[;\n]", text) if part.strip()]
    keys = {phone_key(number, region=region) for number, _ in typed}
    have = [(phone_key(phone.e164 or phone.raw, region=region), phone) for phone in before.live_phones]
    for key, phone in have[1:]:
        if key not in keys:
            people.drop_phone(core.db, phone.id)
            people.keep_change(core.db, before.id, "phone", phone.raw, None, at=core.stamp())
    known = {key for key, _ in have}
    for place, (number, label) in enumerate(typed, len(before.phones)):
        if phone_key(number, region=region) not in known:
            add_number(core, before.id, number, label=label, position=place, region=region)


def _number_and_label(text: str) -> tuple[str, str]:
    """ "+1 503 555 0100 office": the number, and the words after it."""
    found = _LABELLED.fullmatch(text.strip())
    return (found[1], found[2]) if found else (text.strip(), "")


def edit_email(core: Core, before: Contact, address: str) -> None:
    """The first live address; what it was stays on the timeline."""
    first = next(iter(before.live_emails), None)
    if first is None:
        people.add_email(core.db, before.id, address)
    elif people.email_key(first.address) != people.email_key(address):
        people.change_email(core.db, first.id, address)
        people.keep_change(core.db, before.id, "email", first.address, address, at=core.stamp())


def edit_more_emails(core: Core, before: Contact, text: str) -> None:
    """Every address after the first; what is not among them any more is taken off."""
    typed = [part for part in re.split(r"[;,\s]+", text) if part]
    keys = {people.email_key(one) for one in typed}
    have = {people.email_key(email.address) for email in before.live_emails}
    for email in before.live_emails[1:]:
        if people.email_key(email.address) not in keys:
            people.drop_email(core.db, email.id)
            people.keep_change(core.db, before.id, "email", email.address, None, at=core.stamp())
    for place, address in enumerate(typed, len(before.emails)):
        if people.email_key(address) not in have:
            people.add_email(core.db, before.id, address, position=place)
