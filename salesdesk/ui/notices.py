"""What the desk tells outside its own picture, and only when it is set to: the tab's title, a bell, a desktop notice.

Gives the characters to be written through the app's driver; people's words in them can steer nothing.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from enum import StrEnum

from salesdesk.domain.agenda import Agenda, Item
from salesdesk.ui.text import cut, shown

KEEP_TITLE = "\x1b[22;2t"
"""Asks the terminal to remember the title it has; for the start."""
GIVE_TITLE_BACK = "\x1b[23;2t"
"""Asks for the remembered title; for the end."""

KEPT = 200
"""Messages of this sitting that are kept; they are written nowhere."""
_LONGEST = 80


@dataclass(frozen=True, slots=True)
class Message:
    """One line of the footer."""

    at: datetime
    """in the rep's zone"""
    words: str
    role: str


class Notify(StrEnum):
    """How a follow-up that becomes due is told outside the picture (config: notify)."""

    TITLE = "title"
    BELL = "bell"
    DESKTOP = "desktop"
    NONE = "none"


def title(text: str) -> str:
    """Sets the title of the window or tab."""
    return f"\x1b]2;{_harmless(text)}\x1b\\"


def day_title(agenda: Agenda, now: datetime, *, name: str = "salesdesk") -> str:
    """The day in a tab's title: who comes next and how many are late."""
    following = agenda.next_timed()
    at = following.follow_up.due_at if following else None
    next_one = f"{at.astimezone(now.tzinfo):%H:%M} {following.contact.name}" if following and at else ""
    late = f"{agenda.counts.overdue} late" if agenda.counts.overdue else ""
    return f"{name} {' · '.join(filter(None, (next_one, late)))}".strip()


def due_words(came: Sequence[Item], *, zone: tzinfo, names: bool) -> str:
    """What has come due: "09:45 is due", "a promise is due, 14:00", "3 are due"; with names "09:45 Lee Park"."""
    if len(came) != 1:
        return f"{len(came)} are due" if came else ""
    follow_up = came[0].follow_up
    at = f"{follow_up.due_at.astimezone(zone):%H:%M}" if follow_up.due_at else ""
    if names:
        return f"{at} {came[0].contact.name}".strip()
    if follow_up.promise_id is not None:
        return ", ".join(filter(None, ("a promise is due", at)))
    return f"{at or 'one'} is due"


def notice(text: str, how: Notify, *, focused: bool, environ: Mapping[str, str] = os.environ) -> str:
    """Tells that something is due, in the way that is set; a desktop notice only while the rep looks elsewhere.

    OSC 9 is the form that most terminals know; tmux and screen keep it to themselves, so there the bell rings.
    """
    if how is Notify.DESKTOP and not focused:
        return "\a" if environ.get("TMUX") or environ.get("STY") else f"\x1b]9;{_harmless(text)}\x1b\\"
    return "\a" if how is Notify.BELL else ""


def _harmless(text: str) -> str:
    """One short line without controls; a leading number and semicolon would be a command to some terminals' OSC 9."""
    line = cut(shown(text), _LONGEST).replace("\ufffd", "").replace(";", ",")
    return line.lstrip()
