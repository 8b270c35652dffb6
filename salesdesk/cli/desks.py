"""Opening the desk for a command: which file, which settings, how long to wait for a lock."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from salesdesk import locations
from salesdesk.cli.paper import say
from salesdesk.config import Config, load
from salesdesk.errors import SalesdeskError, WrongUsage

if TYPE_CHECKING:
    from salesdesk.desk import Desk

PATIENCE_SECONDS = 5.0
"""How long a command waits for another program's lock."""


def data_file(given: Namespace) -> Path:
    """The data file that a command means."""
    return _named(given.db, "--db") or locations.data_file()


def config_file(given: Namespace) -> Path:
    """The config that a command means."""
    return _named(given.config, "--config") or locations.config_file()


def _named(text: str | None, option: str) -> Path | None:
    """The file that was named; an empty name is a slip, never the default file."""
    if text is None:
        return None
    if not text.strip():
        raise WrongUsage(f"{option} needs a file.", "Leave it out for the default one; see salesdesk where.")
    return Path(text).expanduser()


def config_problems(given: Namespace) -> tuple[Config, tuple[str, ...]]:
    """The settings, and a sentence for each thing that is wrong in them."""
    path = config_file(given)
    config, problems = load(path)
    if config.key_from:
        from salesdesk.cli.key import key_from
        from salesdesk.desk.safekeeping import use_key

        use_key(key_from(config.key_from))
    if given.config and not path.exists():
        problems = (f"There is no file {path}; the defaults are used.",)
    return config, problems


def config_of(given: Namespace) -> Config:
    """The settings; what is wrong in them is said on stderr and does not stop the command."""
    config, problems = config_problems(given)
    for problem in problems:
        say(problem)
    return config


@contextmanager
def desk_for_deeds(given: Namespace) -> Iterator[Desk]:
    """The desk on its file, which is made where there is none."""
    from salesdesk.desk import open_desk

    path = data_file(given)
    if path.parent == locations.data_folder():
        locations.private_folder(path.parent)
    is_new = not path.exists()
    desk = open_desk(path, config=config_of(given), patience=PATIENCE_SECONDS)
    if is_new:
        say(f"A new data file was made: {path}")
    try:
        before = desk.deeds_mark()
        yield desk
        if desk.deeds_mark() != before:
            _keep_calendar(desk)
    finally:
        desk.close()


def _keep_calendar(desk: Desk) -> None:
    """The calendar file after a deed; that it can not be written stops no command."""
    try:
        if desk.calendar.path is not None:
            desk.calendar.write(locations.write_private)
    except SalesdeskError as error:
        say(f"The calendar file was not written: {error.sentence}")


@contextmanager
def desk_for_reading(given: Namespace) -> Iterator[Desk]:
    """The desk on its file; an empty one that leaves no trace where there is no file."""
    if data_file(given).exists() or data_file(given).is_symlink():
        with desk_for_deeds(given) as desk:
            yield desk
        return
    from salesdesk.desk.safekeeping import desk_without_file

    say(f"There is no data file yet: {data_file(given)}")
    desk = desk_without_file(config_of(given))
    try:
        yield desk
    finally:
        desk.close()
