"""What the desk tells outside its own picture, and only when it is set to: the tab's title, a bell, a desktop notice.

Gives the characters to be written through the app's driver; people's words in them can steer nothing.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from enum import StrEnum

from salesdesk.ui.text import cut, shown

KEEP_TITLE = "\x1b[22;2t"
"""Asks the terminal to remember the title it has; for the start."""
GIVE_TITLE_BACK = "\x1b[23;2t"
"""Asks for the remembered title; for the end."""

_LONGEST = 80


class Notify(StrEnum):
    """How a call that becomes due is told outside the picture; several may be set."""

    TITLE = "title"
    BELL = "bell"
    DESKTOP = "desktop"


def title(text: str) -> str:
    """Sets the title of the window or tab."""
    return f"\x1b]2;{_harmless(text)}\x1b\\"


def notice(text: str, kinds: frozenset[Notify], *, focused: bool, environ: Mapping[str, str] = os.environ) -> str:
    """Tells that something is due, in the ways that are set; a desktop notice only while the rep looks elsewhere.

    OSC 9 is the form that most terminals know; tmux and screen keep it to themselves, so there the bell rings.
    """
    told = title(text) if Notify.TITLE in kinds else ""
    wants_desktop = Notify.DESKTOP in kinds and not focused
    inside = bool(environ.get("TMUX") or environ.get("STY"))
    if wants_desktop and not inside:
        told += f"\x1b]9;{_harmless(text)}\x1b\\"
    if Notify.BELL in kinds or (wants_desktop and inside):
        told += "\a"
    return told


def _harmless(text: str) -> str:
    """One short line without controls; a leading number and semicolon would be a command to some terminals' OSC 9."""
    line = cut(shown(text), _LONGEST).replace("\ufffd", "").replace(";", ",")
    return line.lstrip()
