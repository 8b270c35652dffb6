"""A small log of what befell the desk: when it began, ended, could not save. No name, number, note or file name in it."""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from salesdesk import __version__, locations
from salesdesk.errors import SalesdeskError

LARGEST = 128 * 1024
"""Bytes after which the log begins anew; one older log is kept."""


class Event(StrEnum):
    """All that is ever written."""

    BEGAN = "began"
    ENDED = "ended"
    NOT_SAVED = "typed text refused"
    SAVED_AGAIN = "typed text saved again"
    SET_ASIDE = "typed text set aside"
    BROUGHT_BACK = "typed text brought back"
    FAULT = "fault"
    UNSAFE = "the file could not be looked after"


def note(event: Event, *, at: datetime, path: Path | None = None) -> None:
    """Adds one line, for the rep alone (0600); a log that can not be written is gone without."""
    path = path or locations.log_file()
    line = f"{at.isoformat(timespec='seconds')} {os.getpid()} {__version__} {event}\n"
    with suppress(OSError, SalesdeskError):
        locations.private_folder(path.parent)
        if path.exists() and path.stat().st_size > LARGEST:
            os.replace(path, path.with_name(f"{path.name}.1"))
        flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
        opened = os.open(path, flags, 0o600)
        try:
            os.write(opened, line.encode())
        finally:
            os.close(opened)
