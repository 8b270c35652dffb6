"""The calendar file is written by itself, a few seconds after a deed, in a thread that nobody waits for."""

from __future__ import annotations

import asyncio
import contextvars
import threading
from contextlib import suppress
from typing import TYPE_CHECKING

from textual.app import App

from salesdesk.desk import Desk
from salesdesk.errors import SalesdeskError
from salesdesk.locations import write_private

if TYPE_CHECKING:
    from salesdesk.ui.screens.today import TodayScreen

    _Base = App[None]
else:
    _Base = object

LOOK = 3.0
"""Seconds between two looks whether a deed was done; a look is one indexed read."""


class CalendarKeeping(_Base):
    """Mixed into the app."""

    if TYPE_CHECKING:
        desk: Desk

        @property
        def today_screen(self) -> TodayScreen | None: ...

    _written: object = None
    """The desk's mark when the file was written last."""
    _writing: threading.Thread | None = None
    _trouble_said = ""

    def keep_calendar_up(self) -> None:
        """From now on; a desk in memory keeps none."""
        if self.desk.core.store.has_file:
            self.set_interval(LOOK, self._look_at_calendar)
            self._look_at_calendar()

    def finish_calendar(self) -> None:
        """At the end of the desk: what the last look has not seen."""
        with suppress(SalesdeskError):
            if self.desk.core.store.has_file and self.desk.calendar.path and self.desk.calendar.mark != self._written:
                self.desk.calendar.write(write_private)

    def _look_at_calendar(self) -> None:
        if self._writing is not None and self._writing.is_alive():
            return
        with suppress(SalesdeskError):  # a file that can not be read at this moment: the next look reads it
            mark = self.desk.calendar.mark
            if mark == self._written or self.desk.calendar.path is None:
                return
            self._written = mark
            self._write_aside()

    def _write_aside(self) -> None:
        from salesdesk.desk.calendar import keep_calendar

        loop, here = asyncio.get_running_loop(), contextvars.copy_context()

        def work() -> None:
            words = keep_calendar(self.desk.core, write_private)
            with suppress(RuntimeError):  # the loop is closed: the desk has ended
                loop.call_soon_threadsafe(self._calendar_written, words, context=here)

        self._writing = threading.Thread(target=work, name="salesdesk-calendar", daemon=True)
        self._writing.start()

    def _calendar_written(self, words: str) -> None:
        """Trouble is said once, and the next look tries again."""
        if words:
            self._written = None
            if words != self._trouble_said and self.today_screen is not None:
                self.today_screen.say(words, "late")
        self._trouble_said = words
