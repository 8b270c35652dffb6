"""Where people may be, from what is known of them: worked out once, and kept in the file for a month.

Working it out loads the numbering plans of the world; the agenda opens without them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from contextlib import suppress
from datetime import date
from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple

from salesdesk.domain.hours import their_country, their_zones
from salesdesk.errors import FileBusy, WriteFailed
from salesdesk.store import whereabouts

if TYPE_CHECKING:
    from salesdesk.domain.people import Contact
    from salesdesk.store.file import Store

AT_HAND = 4096
"""Places that are kept in memory: the rows of a day share few, and 400 of them are read again at each tick."""


class There(NamedTuple):
    """Where somebody may be: the zones, where these are from, and the country whose hours and holidays count."""

    zones: tuple[str, ...]
    source: str
    land: str | None


class Told(NamedTuple):
    """What is known of where somebody is."""

    entered: str | None
    e164s: tuple[str, ...]
    city: str
    region: str
    country: str


_known: dict[Told, There] = {}


def where(told: Told) -> There:
    """From what the rep entered, else the numbers, else the place."""
    found = _known.get(told)
    if found is None:
        zones, source = their_zones(
            entered=told.entered, e164s=told.e164s, city=told.city, region=told.region, country=told.country
        )
        found = There(zones, source, their_country(country=told.country, e164s=told.e164s, zones=zones))
        if len(_known) >= AT_HAND:
            _known.clear()
        _known[told] = found
    return found


def place_of(contact: Contact) -> There:
    """Where somebody may be, from all that is known of them."""
    account = contact.account
    return where(
        Told(
            contact.zone or (account.zone if account else None),
            tuple(phone.e164 for phone in contact.live_phones if phone.e164),
            contact.city or (account.city if account else None) or "",
            contact.region or (account.region if account else None) or "",
            contact.country or (account.country if account else None) or "",
        )
    )


def recall(store: Store, people: Iterable[Told], *, today: date) -> None:
    """Brings to hand where these are, from the file as far as it has it; what it has not is worked out and kept.

    A file that takes nothing at this moment is asked again another time.
    """
    new = {_mark(told): told for told in people if told not in _known}
    if not new:
        return
    for mark, kept in whereabouts.kept(store.db, tuple(new), today=today).items():
        zones, source, land = json.loads(kept)
        _known[new.pop(mark)] = There(tuple(zones), source, land)
    found = {mark: where(told) for mark, told in new.items()}
    if found:
        with suppress(FileBusy, WriteFailed), store.at_once(), store.beside() as db:
            whereabouts.keep(db, {mark: _written(there) for mark, there in found.items()}, today=today)


def _written(there: There) -> str:
    return json.dumps([there.zones, there.source, there.land])


def _mark(told: Told) -> str:
    """Names what was told without repeating it: who is taken off the file leaves no number behind."""
    return blake2b(json.dumps(told).encode(), digest_size=16).hexdigest()
