"""Opening the screen: the desk on its file, or a sample day in a file of its own that is gone afterwards."""

from __future__ import annotations

import gc
from argparse import Namespace
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from salesdesk import locations
from salesdesk.cli.desks import config_of, config_problems, data_file
from salesdesk.errors import FileBusy, WriteFailed, WrongUsage

if TYPE_CHECKING:
    from salesdesk.desk import Desk


def open_the_desk(given: Namespace) -> int:
    gc.disable()  # `app.settle` turns it on when all is loaded
    from salesdesk.desk import open_desk

    _check_terminal()
    path = data_file(given)
    if path.parent == locations.data_folder():
        locations.private_folder(path.parent)
    config, problems = config_problems(given)
    desk = open_desk(path, config=config)
    try:
        return _run(desk, problems=problems)
    finally:
        desk.close()


def demo(given: Namespace) -> int:
    from salesdesk.clock import system_clock
    from salesdesk.desk.sample_day import SAMPLE_ZONE, open_sample_day

    if given.db:
        raise WrongUsage("The sample day has a file of its own.", "Leave --db out.")
    config = config_of(given)
    day = None
    if given.date is not None:
        from salesdesk.cli.days import any_day

        day = any_day(given.date, now=system_clock(SAMPLE_ZONE).now(), config=config)
    _check_terminal()
    with TemporaryDirectory(prefix="salesdesk-") as folder:
        desk = open_sample_day(Path(folder) / "sample.db", day, config=config)
        try:
            return _run(desk, title="sample day")
        finally:
            desk.close()


def _run(desk: Desk, *, problems: tuple[str, ...] = (), title: str = "") -> int:
    from salesdesk.ui.app import SalesdeskApp
    from salesdesk.ui.terminal import shows_marks

    if not shows_marks():
        desk.core.config = replace(desk.core.config, ascii=True)
    return SalesdeskApp(desk, light=_is_light(desk, first=bool(title)), problems=problems, title=title).run_to_the_end()


def _is_light(desk: Desk, *, first: bool) -> bool | None:
    """Whether the terminal's background is light; it is asked once, where no theme was chosen: at the very first start,
    and later only where it is of a kind that answers or keeps quiet. Any other might show the question."""
    from salesdesk.ui.terminal import LIGHT, hinted_background, light_background, may_be_asked

    if desk.core.config.theme or desk.setting("theme"):
        return None
    kept = desk.setting(LIGHT)
    if kept is None and not (first or desk.day.nobody() or may_be_asked()):
        return hinted_background()
    if kept is None:
        light = light_background()
        with suppress(FileBusy, WriteFailed):  # it is only asked again then
            desk.set(LIGHT, "" if light is None else str(int(light)))
        return light
    return kept == "1" if kept else None


def _check_terminal() -> None:
    from salesdesk.ui.terminal import no_terminal

    if why := no_terminal():
        raise WrongUsage(why, "Without one: salesdesk today, or salesdesk --help.")
