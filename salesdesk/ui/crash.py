"""What is written and said after a fault: where it happened, in which versions, and none of anybody's data.

No local variables and no exception's words: both have held customers' names. Loads no Textual.
"""

from __future__ import annotations

import os
import platform
import sys
import traceback
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from salesdesk import __version__
from salesdesk.errors import SalesdeskError
from salesdesk.locations import open_private, private_folder

_KEPT = 10
_FRAMES = 40


def write_report(folder: Path, error: BaseException | None, *, happened: str, screen: tuple[int, ...]) -> Path | None:
    """Writes a report for the rep alone (0600) and says where; None when that cannot be done. Keeps the ten newest."""
    try:
        private_folder(folder)
        beside = folder / f".crash-{os.getpid()}"
        with open_private(beside) as opened:
            stamp = datetime.fromtimestamp(os.fstat(opened.fileno()).st_mtime).astimezone()  # the file system's clock
            lines = _lines(error, happened=happened, screen=screen, stamp=stamp)
            opened.write("".join(f"{line}\n" for line in lines).encode("utf-8", "replace"))
        path = _free_name(folder, f"crash-{stamp:%Y%m%d-%H%M%S}")
        os.replace(beside, path)
        _forget_old(folder)
    except (OSError, SalesdeskError):
        return None
    return path


def reports(folder: Path) -> tuple[Path, ...]:
    """The reports there are, oldest first."""
    try:
        return tuple(
            sorted(folder.glob("crash-*.txt"), key=lambda path: (path.stat().st_mtime_ns, len(path.name), path))
        )
    except OSError:
        return ()


def last_words(*, saved: bool, report: Path | None) -> str:
    """The one line that is said when the desk has fallen."""
    text = "Your text is saved." if saved else "The last words you typed may not be saved."
    where = f" What happened, without your data: {report}" if report else ""
    return f"The desk stopped by a fault of its own. {text}{where}"


def say(line: str) -> None:
    """Puts a line on the terminal that is the program's own again."""
    with suppress(OSError, ValueError):
        if sys.__stderr__ is not None:
            sys.__stderr__.write(line.encode("utf-8", "replace").decode("utf-8") + "\n")
            sys.__stderr__.flush()


def _free_name(folder: Path, stem: str) -> Path:
    path, number = folder / f"{stem}.txt", 1
    while path.exists():
        number += 1
        path = folder / f"{stem}-{number}.txt"
    return path


def _forget_old(folder: Path) -> None:
    for old in reports(folder)[:-_KEPT]:
        old.unlink(missing_ok=True)


def _lines(error: BaseException | None, *, happened: str, screen: tuple[int, ...], stamp: datetime) -> Iterator[str]:
    yield f"salesdesk {__version__}: {happened}, {stamp.isoformat(timespec='seconds')}"
    yield "This holds no names, numbers, notes or other data of yours."
    yield ""
    yield f"Python {platform.python_version()}, {platform.system()} {platform.release()} {platform.machine()}"
    yield ", ".join(f"{name} {version}" for name, version in _versions())
    yield f"TERM {_plain(os.environ.get('TERM', ''))}, screen {'x'.join(str(side) for side in screen)}"
    for link in _chain(error):
        yield ""
        yield f"{type(link).__module__}.{type(link).__qualname__}"
        yield from _frames(link)


def _versions() -> Iterator[tuple[str, str]]:
    from importlib.metadata import PackageNotFoundError, version

    for name in ("textual", "rich", "sqlite-utils"):
        with suppress(PackageNotFoundError):
            yield name, version(name)
    with suppress(ImportError):
        import sqlite3

        yield "SQLite", sqlite3.sqlite_version


def _plain(word: str) -> str:
    return "".join(letter for letter in word[:40] if letter.isascii() and letter.isprintable()) or "not set"


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    """The fault, what it came from, and the parts of a group of faults."""
    waiting, seen = [error], set[int]()
    while waiting and len(seen) < 20:
        link = waiting.pop(0)
        if link is None or id(link) in seen:
            continue
        seen.add(id(link))
        yield link
        if isinstance(link, BaseExceptionGroup):
            waiting += link.exceptions
        waiting.append(link.__cause__ or link.__context__)


def _frames(error: BaseException) -> Iterator[str]:
    frames = [(frame.f_code, line) for frame, line in traceback.walk_tb(error.__traceback__)]
    if len(frames) > _FRAMES:
        left_out = len(frames) - _FRAMES
        frames = [*frames[: _FRAMES // 4], *frames[-_FRAMES * 3 // 4 :]]
        yield f"  ({left_out} frames are left out)"
    for code, line in frames:
        yield f"  {_short(code.co_filename)}:{line} in {code.co_name}"


def _short(path: str) -> str:
    """The file without the folders before its package: those hold the user's name."""
    parts = Path(path).parts
    for anchor in ("site-packages", "salesdesk"):
        if anchor in parts:
            at = len(parts) - 1 - parts[::-1].index(anchor)
            return "/".join(parts[at + (anchor == "site-packages") :])
    return "/".join(parts[-2:])
