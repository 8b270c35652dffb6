"""What is done for the file by itself, in a thread: a copy each day, old copies thinned, a large file looked at.

Each has a connection of its own; the desk's is never used here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from salesdesk.desk.core import Core
from salesdesk.desk.safekeeping import STAMP, copies, free_name
from salesdesk.errors import SalesdeskError, UnusableFile
from salesdesk.store import backup, people
from salesdesk.store.file import QUICK_CHECK_BYTES

PATIENCE_SECONDS = 20.0
UNFINISHED = timedelta(hours=1)
"""After so long nobody is writing a copy any more that has no name yet."""
DAILY, WEEKLY, MONTHLY = 12, 10, 9
"""Copies kept of older days, weeks and months, as Anki keeps them; of today and yesterday all are kept."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A copy and the day it is of."""

    path: Path
    at: datetime


def keep_safe(core: Core, folder: Callable[[], Path]) -> str:
    """The day's copy, if there is none yet, and a look at a file too large to be looked at on opening.

    What the rep must know, in one line; nothing when all is well. `folder` makes the folder of the copies.
    """
    try:
        store = core.store.again(patience=PATIENCE_SECONDS)
    except SalesdeskError as error:
        return _failed(error)
    try:
        place, now = folder(), core.now()
        if any(copy.at.date() == now.date() for copy in _own(core, place)):
            large = core.store.path.stat().st_size > QUICK_CHECK_BYTES
            whole = not large or backup.looks_whole(store.db)
            return "" if whole else _failed(UnusableFile("The data file is damaged.", ""))
        _sweep(core, place)
        target = free_name(place / f"{core.store.path.stem}-{now.strftime(STAMP)}.db")
        backup.copy_to(store, target, pace=backup.GENTLY)  # looked at whole: damage of the file shows in it
        _thin(core, place)
    except (SalesdeskError, OSError) as error:
        return _failed(error)
    finally:
        store.close()
    return ""


def copy_before_import(core: Core, folder: Callable[[], Path]) -> Path | None:
    """The file as it is before a list is brought, looked at and kept with the day's copies; None where nobody is in it.

    Raises what a copy raises: then nothing is to be brought.
    """
    if not core.store.has_file:
        return None
    store = core.store.again(patience=PATIENCE_SECONDS)
    try:
        if not people.everybody(store.db):
            return None
        target = free_name(folder() / f"{core.store.path.stem}-{core.now().strftime(STAMP)}.db")
        backup.copy_to(store, target)
        _thin(core, target.parent)
        return target
    finally:
        store.close()


def _failed(error: SalesdeskError | OSError) -> str:
    if isinstance(error, UnusableFile):
        return f"{error.sentence} salesdesk check says where, salesdesk restore puts a copy back."
    words = error.sentence if isinstance(error, SalesdeskError) else (error.strerror or "no access").lower()
    return f"The day's copy could not be made: {words}"


def superfluous(found: Sequence[Dated], *, today: date) -> tuple[Dated, ...]:
    """Which copies may go: the newest of each older day, week and month stays, so many of each."""
    ordered = sorted(found, key=lambda copy: copy.at, reverse=True)
    older = [copy for copy in ordered if copy.at.date() < today - timedelta(days=1)]
    kept = set(_newest_of_each((copy.at.date() for copy in older), DAILY))
    kept |= set(_newest_of_each((_week(copy.at.date()) for copy in older), WEEKLY))
    kept |= set(_newest_of_each(((copy.at.year, copy.at.month) for copy in older), MONTHLY))
    return tuple(copy for place, copy in enumerate(older) if place not in kept)


def _newest_of_each(spans: Iterable[object], most: int) -> list[int]:
    """The places, newest first, of the first copy of each span."""
    seen: list[object] = []
    places = []
    for place, span in enumerate(spans):
        if span not in seen and len(seen) < most:
            seen.append(span)
            places.append(place)
    return places


def _week(day: date) -> tuple[int, int]:
    return day.isocalendar()[:2]


def _own(core: Core, folder: Path) -> tuple[Dated, ...]:
    """This file's copies that were named by their time; what the rep named is never counted and never removed."""
    named = re.compile(re.escape(core.store.path.stem) + r"-\d{8}-\d{6}(-\d+)?\.db$")
    return tuple(Dated(c.path, c.at) for c in copies(folder, clock=core.clock) if named.match(c.path.name))


def _sweep(core: Core, folder: Path) -> None:
    """Copies that were not finished, because the desk ended meanwhile; never one that another desk may be writing."""
    for begun in folder.glob(f".{core.store.path.stem}-*.db.*"):
        if datetime.fromtimestamp(begun.stat().st_mtime, UTC) < core.now() - UNFINISHED:
            begun.unlink(missing_ok=True)


def _thin(core: Core, folder: Path) -> None:
    path = core.store.path
    if any(path.parent.glob(f"{path.name}.before-restore-*")):
        return  # after a restore nobody knows yet which copy is the good one
    for copy in superfluous(_own(core, folder), today=core.today()):
        copy.path.unlink(missing_ok=True)
