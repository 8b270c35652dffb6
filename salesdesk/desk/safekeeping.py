"""Keeping the file safe: copies, putting one back, looking whether it is whole. Nothing here changes what it holds."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from salesdesk.clock import Clock, system_clock
from salesdesk.config import Config
from salesdesk.errors import SalesdeskError, WriteFailed
from salesdesk.store import backup
from salesdesk.store.file import open_in_memory
from salesdesk.store.quality import Quality as Quality
from salesdesk.store.quality import quality

if TYPE_CHECKING:
    from salesdesk.desk import Desk
    from salesdesk.store.rescue import Rescued

STAMP = "%Y%m%d-%H%M%S"
_STAMPED = re.compile(r"-(\d{8}-\d{6})(?:-\d+)?\.db$")


@dataclass(frozen=True, slots=True)
class Copy:
    """A backup of the file."""

    path: Path
    at: datetime
    """When it was taken, on the rep's clock."""
    bytes: int
    rows: Mapping[str, int] | None = None
    """What it holds; None where it was only listed."""


@dataclass(frozen=True, slots=True)
class Health:
    """What a whole look at the file found."""

    problems: tuple[str, ...]
    rows: Mapping[str, int]
    bytes: int
    quality: Quality


def keep_the_moved(desk: Desk, folder: Path) -> Path:
    """All of a file that was moved, deleted or replaced while it was open, in that folder: what is open still holds it.

    Its log goes with its name, lest it be laid over the file that has that name now. Raises what `take_copy` raises.
    """
    target = free_name(folder / f"{desk.path.stem}-kept-{desk.core.now().strftime(STAMP)}.db")
    backup.copy_to(desk.core.store, target)
    backup.take_log_away(desk.path)
    return target


def take_copy(desk: Desk, target: Path) -> Copy:
    """A consistent copy of the desk's file, taken while it is in use and looked at before it counts.

    `target` is a folder, where the copy is named by the time, or the copy's own name. Raises WriteFailed, FileBusy, or
    UnusableFile where the file is damaged.
    """
    now = desk.core.now()
    if target.is_dir():
        target = free_name(target / f"{desk.path.stem}-{now.strftime(STAMP)}.db")
    elif target.exists() and (target.samefile(desk.path) or not _is_copy(target)):
        raise WriteFailed(f"{target} is there already and is no copy of the desk.", "Name another file, or a folder.")
    looked = backup.copy_to(desk.core.store, target)
    return Copy(target, now, looked.bytes, looked.rows)


def copies(folder: Path, *, clock: Clock) -> tuple[Copy, ...]:
    """The copies in a folder, the newest first."""
    found = []
    for path in folder.glob("*.db") if folder.is_dir() else ():
        if path.is_file() and not path.name.startswith("."):
            seen = path.stat()
            found.append(Copy(path, _taken_at(path, seen.st_mtime, clock), seen.st_size))
    return tuple(sorted(found, key=lambda copy: (copy.at, copy.path.name), reverse=True))


def put_back(path: Path, copy: Path, *, clock: Clock) -> tuple[Copy, Path | None]:
    """Puts a copy in the place of the data file; gives the copy as it was read and where the file of before is kept.

    Raises NotFound, UnusableFile, FileBusy or WriteFailed; nothing is changed then.
    """
    now = clock.now()
    kept = free_name(path.with_name(f"{path.name}.before-restore-{now.strftime(STAMP)}"))
    looked = backup.put_back(path, copy, kept=kept)
    return Copy(copy, now, looked.bytes, looked.rows), kept if kept.exists() else None


def look_at(desk: Desk) -> Health:
    """The whole file, looked at: every page and reference, and how complete the record is."""
    looked = backup.look_at(desk.core.db)
    return Health(looked.problems, looked.rows, looked.bytes, quality(desk.core.db))


def use_key(source: Callable[[], str]) -> None:
    """Says where the key of a sealed file comes from; it is asked for only when a file needs it."""
    from salesdesk.store import cipher

    cipher.use_key(source)


def seal(path: Path, target: Path) -> Mapping[str, int]:
    """A copy of the file that opens with the key only: how many rows of each table it holds.

    Raises WriteFailed, UnusableFile, WrongUsage.
    """
    return backup.seal(path, target).rows


def rescue(path: Path, target: Path) -> Rescued:
    """What can be read of a damaged file, brought into a new one; the damaged one stays as it is.

    Raises UnusableFile where nothing of ours can be read, WriteFailed where the new file cannot be made.
    """
    from salesdesk.store import rescue as rescuing

    return rescuing.rescue(path, target)


def file_error(error: Exception) -> SalesdeskError | None:
    """What an error that came up from the data file means for the rep; None where it is not the file's."""
    return backup.file_error(error)


def desk_without_file(config: Config, *, clock: Clock | None = None) -> Desk:
    """An empty desk that leaves no trace."""
    from salesdesk.desk import Desk

    return Desk(open_in_memory(), clock or system_clock(config.zone or None), config)


def desk_on_a_copy(path: Path, config: Config, *, clock: Clock | None = None) -> Desk:
    """The desk on a copy of the file that leaves no trace: what is done to it is gone when it is closed.

    Raises what opening the file raises.
    """
    from salesdesk.desk import Desk

    return Desk(backup.copy_in_memory(path), clock or system_clock(config.zone or None), config)


def free_name(wanted: Path) -> Path:
    """That name, or the next with a number that no file has."""
    path, number = wanted, 2
    while path.exists() or path.is_symlink():
        path = wanted.with_name(f"{wanted.stem}-{number}{wanted.suffix}")
        number += 1
    return path


def _is_copy(path: Path) -> bool:
    try:
        backup.look_at_copy(path)
    except SalesdeskError:
        return False
    return True


def _taken_at(path: Path, changed: float, clock: Clock) -> datetime:
    if stamped := _STAMPED.search(path.name):
        return datetime.strptime(stamped[1], STAMP).replace(tzinfo=clock.zone)
    return datetime.fromtimestamp(changed, clock.zone).replace(microsecond=0)
