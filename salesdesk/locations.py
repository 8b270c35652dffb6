"""Where the desk keeps its things: data, config, themes, backups, state; XDG's variables count on every system.

Nothing is made, read or touched by asking where; `private_folder` and `open_private` make things for one person's eyes.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

from salesdesk.errors import WriteFailed

NAME = "salesdesk"
DATA_FILE = "desk.db"


def data_folder() -> Path:
    """The folder of the data file: $XDG_DATA_HOME/salesdesk, else where this system keeps such things."""
    return _base("XDG_DATA_HOME", "data")


def data_file() -> Path:
    """The default data file; $SALESDESK_DB names another."""
    named = os.environ.get("SALESDESK_DB", "")
    return Path(named).expanduser() if named else data_folder() / DATA_FILE


def config_folder() -> Path:
    """The folder of the config and of the rep's own themes: $XDG_CONFIG_HOME/salesdesk, else the system's place."""
    return _base("XDG_CONFIG_HOME", "config")


def config_file() -> Path:
    """The config; $SALESDESK_CONFIG names another."""
    named = os.environ.get("SALESDESK_CONFIG", "")
    return Path(named).expanduser() if named else config_folder() / "config.toml"


def user_themes() -> Path:
    """The folder of the rep's own themes."""
    return config_folder() / "themes"


def shipped_themes() -> Path:
    """The themes that come with the desk: inside the installed package, or beside it in a checkout."""
    package = Path(__file__).resolve().parent
    installed = package / "themes"
    return installed if installed.is_dir() else package.parent / "themes"


def backups(data: Path | None = None) -> Path:
    """The folder of a data file's copies: `backups` in the desk's own folder, "<file>.backups" beside another file."""
    own = data_folder()
    if data is None or data.absolute() == own.absolute() / DATA_FILE:
        return own / "backups"
    return data.absolute().with_name(f"{data.name}.backups")


def state_folder() -> Path:
    """The folder of what may be lost: the log, crash reports, texts on their way to an editor."""
    return _base("XDG_STATE_HOME", "state")


def log_file() -> Path:
    """The log of events; it holds no name, number or note."""
    return state_folder() / "salesdesk.log"


def crash_folder() -> Path:
    """The folder of crash reports."""
    return state_folder() / "crashes"


def edit_folder() -> Path:
    """The folder in which a text lies while $EDITOR has it."""
    return state_folder() / "editing"


def _base(variable: str, kind: str) -> Path:
    given = os.environ.get(variable, "")
    if given and Path(given).is_absolute():  # the standard says to take no notice of a relative one
        return Path(given) / NAME
    from platformdirs import PlatformDirs

    dirs = PlatformDirs(NAME, appauthor=False)
    return {"data": dirs.user_data_path, "config": dirs.user_config_path, "state": dirs.user_state_path}[kind]


def private_folder(path: Path) -> Path:
    """Makes the folder and those above it that are missing, for the rep alone (0700), and closes it if it stood open.

    Raises WriteFailed when it cannot be made or belongs to somebody else.
    """
    try:
        for missing in [folder for folder in reversed([path, *path.parents]) if not folder.exists()]:
            missing.mkdir(mode=0o700, exist_ok=True)
        seen = path.stat()
        if not stat.S_ISDIR(seen.st_mode):
            raise WriteFailed(f"{path} is not a folder.", "Move it away, or name another place.")
        _only_mine(path, seen)
    except OSError as error:
        raise WriteFailed(f"The folder {path} could not be made: {_why(error)}.", "See `salesdesk where`.") from error
    return path


def _only_mine(path: Path, seen: os.stat_result) -> None:
    if os.name != "posix" or not seen.st_mode & 0o077:
        return
    if seen.st_uid != os.geteuid():
        raise WriteFailed(f"The folder {path} belongs to somebody else.", "Name another place; see `salesdesk where`.")
    path.chmod(0o700)


def open_private(path: Path) -> BinaryIO:
    """The file, emptied or new, open for writing by the rep alone (0600); never through a link, never a pipe.

    Raises WriteFailed.
    """
    flags = (
        os.O_WRONLY | os.O_CREAT | _flag("O_NOFOLLOW") | _flag("O_NONBLOCK") | _flag("O_CLOEXEC") | _flag("O_BINARY")
    )
    try:
        opened = os.open(path, flags, 0o600)
    except OSError as error:
        raise WriteFailed(
            f"{path} could not be written: {_why(error)}.", "Is it a link, or is the disk full?"
        ) from error
    try:
        seen = os.fstat(opened)
        if not stat.S_ISREG(seen.st_mode) or seen.st_nlink > 1:  # a second name could be anywhere
            raise WriteFailed(f"{path} is not a plain file of its own.", "Move it away and try again.")
        if hasattr(os, "fchmod"):
            os.fchmod(opened, 0o600)
        os.ftruncate(opened, 0)
        return os.fdopen(opened, "wb")
    except BaseException:
        os.close(opened)
        raise


def write_private(path: Path, content: bytes | Iterable[bytes]) -> None:
    """The whole content, given at once or in pieces, under that name or, when that fails, whatever was there before; for
    the rep alone (0600).

    Raises WriteFailed.
    """
    import secrets

    if path.exists() and not path.is_file():  # a folder, a device or a pipe is never replaced
        raise WriteFailed(f"{path} is not a plain file.", "Name a file of its own.")
    if not path.parent.is_dir():
        raise WriteFailed(
            f"{path} could not be written: there is no folder {path.parent}.", "Make it, or name another."
        )
    beside = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        with open_private(beside) as opened:
            opened.writelines([content] if isinstance(content, bytes) else content)
            opened.flush()
            os.fsync(opened.fileno())
        os.replace(beside, path)
    except OSError as error:
        raise WriteFailed(f"{path} could not be written: {_why(error)}.", "Is the disk full?") from error
    finally:
        beside.unlink(missing_ok=True)


def _flag(name: str) -> int:
    return int(getattr(os, name, 0))


def _why(error: OSError) -> str:
    return (error.strerror or "no access").lower()
