"""How the desk ends, whoever ends it: typed text saved, the terminal as it was, an exit code, a report after a fault.

Mixed into the app before Textual's: `class SalesdeskApp(Lifecycle, App[None])`. Shows and stores no one's data.
"""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual.app import App
from textual.driver import Driver
from textual.filter import LineFilter, Monochrome, NoColor
from textual.screen import Screen

from salesdesk.ui import crash
from salesdesk.ui.gate import ControlFilter, Exact256, PlainMarks

if TYPE_CHECKING:
    from rich.console import RenderableType

    _Base = App[None]
else:
    _Base = object

_LAST_RESORT = 2.0
"""Seconds that an orderly end may take after a signal; a stalled terminal or a blocked loop gets no more."""
_ENDS = ("SIGTERM", "SIGHUP", "SIGINT", "SIGQUIT", "SIGUSR1", "SIGUSR2", "SIGXCPU")
_CRASHED = 1
_HUNG_UP = 129

_CONTROL = ControlFilter()
_EXACT = Exact256()
_PLAIN = PlainMarks()
_NO_COLOUR = NoColor()


class Lifecycle(_Base):
    """An app that can be stopped at any moment by anything that a program can notice."""

    crash_folder: Path | None = None
    """where reports of faults go; None writes none"""

    plain_marks = False
    """Whether the terminal lacks the desk's marks, so that plain characters stand in their cells."""
    _last_resort: threading.Timer | None = None
    _error: BaseException | None = None
    _told = ""

    # -- what the app fills in --------------------------------------------------------------------------------------

    def save_now(self) -> bool:
        """Puts everything typed on the disk; True when it is there.

        Called at any moment, from a signal too, more than once: quick, without a lock that the main thread may hold.
        """
        return True

    # -- what Textual asks for --------------------------------------------------------------------------------------

    def get_driver_class(self) -> type[Driver]:
        """The driver that cannot be hung; Textual's own where it is told so or on another kind of system."""
        if os.name != "posix" or os.environ.get("TEXTUAL_DRIVER"):
            return super().get_driver_class()
        from salesdesk.ui.driver import SafeDriver

        return SafeDriver

    @property
    def _background_screens(self) -> list[Screen[Any]]:
        """Textual takes the screen under an opaque one for visible and repaints everything whenever it changes; in a call
        that is the whole picture each quarter of a minute."""
        stack = self._screen_stack
        return [] if stack and stack[-1].styles.background.a == 1 else super()._background_screens

    def entitle(self, words: str) -> None:
        """The words in the tab's title, where the driver can."""
        give: Callable[[str], None] | None = getattr(self._driver, "entitle", None)
        if give is not None:
            give(words)

    def ring(self, characters: str) -> None:
        """A bell or a desktop notice, beside the picture."""
        if characters and self._driver is not None and not self.is_headless:
            self._driver.write(characters)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Textual's, then our own gates: nothing that steers, no colour where none is wanted, the exact 256 colours."""
        filters = list(super().get_line_filters())
        if self.no_color and self.native_ansi_color:
            filters = [chosen for chosen in filters if not isinstance(chosen, Monochrome)] + [_NO_COLOUR]
        elif self.console.color_system == "256":
            filters.append(_EXACT)
        return [*filters, *([_PLAIN] if self.plain_marks else []), _CONTROL]

    async def run_async(self, **how: Any) -> None:
        """Runs the desk with its ends prepared; they are Python's own again afterwards."""
        asyncio.get_running_loop().set_exception_handler(self._stray_error)
        with self._signals_heard(), self._threads_heard():
            await super().run_async(**how)

    def run(self, **how: Any) -> None:
        """Runs the desk; when this returns, all of it has ended. `return_code` tells how."""
        try:
            super().run(**how)
        except KeyboardInterrupt:  # raised by hand somewhere: the signal itself never comes this far
            self._save_quietly()
            self._return_code = 128 + signal.SIGINT
        finally:
            if self._last_resort is not None:
                self._last_resort.cancel()

    def run_to_the_end(self) -> int:
        """Runs the desk and says the exit code: 0, 1 after a fault, 128 and the signal's number after a signal."""
        self.run()
        return self.return_code or 0

    @contextmanager
    def suspend(self) -> Iterator[None]:
        """Textual's, but an error inside does not leave the desk asleep for ever."""
        error: BaseException | None = None
        with super().suspend():
            try:
                yield
            except BaseException as raised:
                error = raised
        if error is not None:
            raise error

    # -- ends that are asked for ------------------------------------------------------------------------------------

    def leave(self, code: int) -> None:
        """Saves and ends in order; after two seconds without order. Also for whoever must end at once."""
        self._arm_last_resort(code)
        self._save_quietly()
        self.exit(return_code=code)

    def terminal_gone(self) -> None:
        """The window was closed or the line dropped: there is nobody to show anything to."""
        if self._last_resort is None:
            self.leave(_HUNG_UP)

    @contextmanager
    def _signals_heard(self) -> Iterator[None]:
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        loop = asyncio.get_running_loop()

        def heard(number: int, _frame: object) -> None:
            # Runs also while the loop is blocked; saves before anything else can go wrong.
            self._arm_last_resort(128 + number)
            self._save_quietly()
            with suppress(RuntimeError):  # the loop is closed: the end is already here
                loop.call_soon_threadsafe(self.leave, 128 + number)

        numbers = [getattr(signal, name) for name in _ENDS if hasattr(signal, name)]
        before = {number: signal.signal(number, heard) for number in numbers}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler if handler is not None else signal.SIG_DFL)

    def _arm_last_resort(self, code: int) -> None:
        if self._last_resort is not None or self.is_headless:
            return
        self._last_resort = threading.Timer(_LAST_RESORT, self._end_bluntly, [code])
        self._last_resort.daemon = True
        self._last_resort.start()

    def _end_bluntly(self, code: int) -> None:
        restore: Callable[[], None] | None = getattr(self._driver, "restore_bluntly", None)
        if restore is not None:
            restore()
        os._exit(code)

    def _save_quietly(self) -> bool:
        try:
            return self.save_now()
        except Exception:  # whatever it is, the end must go on
            return False

    # -- ends by a fault --------------------------------------------------------------------------------------------

    def _handle_exception(self, error: Exception) -> None:
        """Textual's way in for every fault; keeps the fault for the report before Textual words it."""
        self._error = getattr(error, "error", None) if type(error).__name__ == "WorkerFailed" else error
        super()._handle_exception(error)

    def _fatal_error(self) -> None:
        """Instead of Textual's page, which prints local variables: customers' names, numbers and notes."""
        self._fall(self._error or sys.exc_info()[1])

    def panic(self, *renderables: RenderableType) -> None:
        """Textual's other way out, with a text of its own that may hold data; exit code 1 here as well."""
        self._fall(self._error or sys.exc_info()[1])

    def _fall(self, error: BaseException | None) -> None:
        self._return_code = _CRASHED
        self._arm_last_resort(_CRASHED)
        if not self._told:
            saved = self._save_quietly()
            report = self._report(error, "the desk stopped")
            self._told = crash.last_words(saved=saved, report=report)
        self._close_messages_no_wait()

    def _report(self, error: BaseException | None, happened: str) -> Path | None:
        if self.crash_folder is None:
            return None
        return crash.write_report(self.crash_folder, error, happened=happened, screen=tuple(self.size))

    def _print_error_renderables(self) -> None:
        """Says the one calm line after the terminal is restored."""
        if not self._told:
            super()._print_error_renderables()
            return
        self._exit_renderables.clear()
        crash.say(self._told)

    def _stray_error(self, _loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        """A task that nobody waited for failed: noted without its words, and the desk goes on."""
        if context.get("exception") is not None:
            self._report(context["exception"], "a task failed, the desk went on")

    @contextmanager
    def _threads_heard(self) -> Iterator[None]:
        """A thread's fault is noted likewise; Python would print it, with data, into the picture."""

        def heard(args: threading.ExceptHookArgs) -> None:
            self._report(args.exc_value, "a thread failed, the desk went on")

        before, threading.excepthook = threading.excepthook, heard
        try:
            yield
        finally:
            threading.excepthook = before
