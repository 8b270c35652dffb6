"""What an address book brings about a person: their birthday and since when one is connected, as words. Pure."""

from __future__ import annotations

from calendar import isleap
from datetime import date, timedelta

from salesdesk.domain.clockwords import distance
from salesdesk.domain.patterns import pattern
from salesdesk.domain.people import Contact

_BIRTHDAY = pattern(r"(?:\d{4}|-)-(\d{2})-(\d{2})")
SOON_DAYS = 31
"""A birthday this near is said with its distance."""


def personal_words(contact: Contact, *, today: date) -> str:
    """ "birthday 14 Mar, in 12 d · connected since 3 Feb 2021"; empty where nothing of it is known."""
    parts = []
    if contact.birthday:
        parts.append(f"birthday {birthday_words(contact.birthday, today=today)}")
    if contact.connected_on:
        on = contact.connected_on
        parts.append(f"connected since {on.day} {on:%b %Y}")
    return " · ".join(parts)


def birthday_words(birthday: str, *, today: date) -> str:
    """The day, and how far off it is where it is near; as it was written where it is not certain. Never an age."""
    found = _BIRTHDAY.fullmatch(birthday.strip())
    if found is None:
        return birthday.strip()
    on = _next(int(found[1]), int(found[2]), today)
    if on is None:
        return birthday.strip()
    near = f", {distance(on, today=today)}" if on - today <= timedelta(days=SOON_DAYS) else ""
    return f"{int(found[2])} {on:%b}{near}"


def _next(month: int, day: int, today: date) -> date | None:
    """The next time that this day comes, kept on 28 Feb where there is no 29th; None where it is no day."""
    for year in (today.year, today.year + 1):
        kept = 28 if (month, day) == (2, 29) and not isleap(year) else day
        try:
            on = date(year, month, kept)
        except ValueError:
            return None
        if on >= today:
            return on
    return None
