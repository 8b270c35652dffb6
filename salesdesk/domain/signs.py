"""What should be seen before a touch, in one line each: the mode's reason, absences, e-mails nobody confirmed. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from salesdesk.domain.later import hook_after, out_words
from salesdesk.domain.modes import MODE_WORDS, ClientRhythm, Mode, Standing, client_rhythm, mode_of, mode_reason, quoted
from salesdesk.domain.people import Contact, Permission
from salesdesk.domain.plays import mail_signs
from salesdesk.domain.touch import Touch

SAID_MODES = frozenset({Mode.QUIET, Mode.RESTING, Mode.PROMISE_DUE})
"""Modes that change what may be done; the others are said only when something is wrong."""


def signs_of(contact: Contact, standing: Standing, touches: Sequence[Touch], *, today: date) -> tuple[str, ...]:
    """The lines, the weightiest first; none for somebody with whom all is as it should be."""
    mode = mode_of(standing)
    signs = []
    if mode in SAID_MODES or (mode is Mode.CLIENT and client_rhythm(standing.touches_in_year) is not ClientRhythm.FINE):
        signs.append(f"{MODE_WORDS[mode]}: {mode_reason(standing, today=today)}")
    out = contact.out_of_office
    if out is not None and out.until_on >= today:
        signs.append(out_words(out, today=today))
    elif hook := hook_after(out, today=today):
        signs.append(f"to open with: {hook}")
    if mode is not Mode.DO_NOT_CONTACT:
        signs += mail_signs(touches, today=today)
    return tuple(signs)


def permission_words(permission: Permission | None) -> str:
    """Whether a later call is all right: "not asked", "yes, by phone: “Always.”"."""
    if permission is None:
        return "not asked"
    way = {"call": ", by phone", "email": ", by e-mail", "text": ", by text"}.get(permission.channel or "", "")
    words = quoted(permission.words)
    return f"{permission.answer}{way}" + (f": {words}" if words else "")
