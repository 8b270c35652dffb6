"""The desk's hold on a POSIX terminal: keys in, pictures out, and neither can hang, spin, crash or be steered.

Builds on Textual's driver and replaces its two threads; the rest is Textual's own. Checked against 8.2.8.
"""

from __future__ import annotations

import codecs
import os
import select
import termios
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any

from textual import events
from textual._parser import ParseError
from textual._time import get_time
from textual._xterm_parser import XTermParser
from textual.drivers._writer_thread import WriterThread
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

from salesdesk import glance
from salesdesk.ui.answers import BackgroundTold, LateAnswers
from salesdesk.ui.notices import GIVE_TITLE_BACK, KEEP_TITLE, title
from salesdesk.ui.paste import PasteGuard
from salesdesk.ui.terminal import may_be_asked

if TYPE_CHECKING:
    from textual.app import App

_MODES_OFF = (
    "\x1b[?2004l\x1b[?7h\x1b[?2048l\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l\x1b[<u\x1b[?1049l\x1b[?25h\x1b[?1004l"
)
_OTHER_SCREEN = "\x1b[?1049h"
_MODES_ON = "\x1b[?1049h\x1b[?1000h\x1b[?1003h\x1b[?1015h\x1b[?1006h\x1b[?25l\x1b[?1004h\x1b[?2004h\x1b[?7l"


class PatientWriter(threading.Thread):
    """Sends pictures from a thread of its own and never lets the desk wait for the terminal.

    While the terminal does not read, pictures are dropped whole; when it reads again `on_caught_up` is called, once.
    """

    ROOM = 256 * 1024
    """Characters that may wait; one picture may always, however large."""

    def __init__(
        self, fileno: int, encoding: str, *, on_caught_up: Callable[[], None], on_gone: Callable[[], None]
    ) -> None:
        super().__init__(daemon=True, name="salesdesk-screen")
        self._fileno = fileno
        self._encoding = encoding
        self._on_caught_up = on_caught_up
        self._on_gone = on_gone
        self._turn = threading.Condition()
        self._waiting: list[str] = []
        self._size = 0
        self._dropped = self._ending = self._gone = False

    def write(self, text: str) -> None:
        """Takes the text to be sent, or drops it when too much waits already."""
        with self._turn:
            if self._ending or self._gone:
                return
            if self._waiting and self._size + len(text) > self.ROOM:
                self._dropped = True
                return
            self._waiting.append(text)
            self._size += len(text)
            self._turn.notify()

    def make_way(self) -> None:
        """Forgets the pictures that wait for a terminal which does not read: what comes now must get through."""
        with self._turn:
            if self._dropped:
                self._waiting, self._size, self._dropped = [], 0, False

    def flush(self) -> None:
        """Nothing to do: the thread sends as soon as it can."""

    def isatty(self) -> bool:
        return True

    def fileno(self) -> int:
        return self._fileno

    def run(self) -> None:
        """Sends what waits until `stop`."""
        while (text := self._next()) is not None:
            try:
                _send(self._fileno, text.encode(self._encoding, "replace"))
            except (OSError, ValueError):
                self._gone = True
                self._on_gone()
                return
            if self._dropped and not self._waiting:
                self._dropped = False
                self._on_caught_up()

    def _next(self) -> str | None:
        with self._turn:
            while not self._waiting:
                if self._ending:
                    return None
                self._turn.wait()
            text = "".join(self._waiting)
            self._waiting, self._size = [], 0
            return text

    def stop(self) -> None:
        """Sends the rest and ends; a terminal that does not read gets a second and no more."""
        with self._turn:
            self._ending = True
            self._turn.notify()
        if self.is_alive():
            self.join(timeout=1.0)


def _send(fileno: int, content: bytes) -> None:
    view = memoryview(content)
    while view:
        try:
            view = view[os.write(fileno, view) :]
        except BlockingIOError:  # somebody else made the terminal non-blocking for us all
            select.select([], [fileno], [], 1.0)


class SafeDriver(LinuxDriver):
    """Textual's driver that survives any byte, any paste, a terminal that stops reading and one that goes away."""

    def __init__(
        self, app: App[Any], *, debug: bool = False, mouse: bool = True, size: tuple[int, int] | None = None
    ) -> None:
        self._asleep = False
        self._stands = False
        self._title = ""
        self._writer: PatientWriter | None = None
        self._wake_read, self._wake_write = os.pipe()
        os.set_blocking(self._wake_read, False)
        os.set_blocking(self._wake_write, False)
        super().__init__(app, debug=debug, mouse=mouse, size=size)

    # -- pictures ---------------------------------------------------------------------------------------------------

    @property  # type: ignore[override]
    def _writer_thread(self) -> PatientWriter | None:
        return self._writer

    @_writer_thread.setter
    def _writer_thread(self, started: WriterThread | None) -> None:
        """Textual hands in its own writer, which blocks the desk after thirty waiting pictures: ours goes in."""
        if started is None:
            self._writer = None
            return
        self._writer = PatientWriter(
            started.fileno(),
            getattr(self._file, "encoding", None) or "utf-8",
            on_caught_up=lambda: self._later(self._redraw),
            on_gone=lambda: self._later(self._hung_up),
        )

    def _screen(self) -> int:
        return self._file.fileno() if self._file is not None else 2

    def _get_terminal_size(self) -> tuple[int, int]:
        """Asks the terminal that is drawn on: stdout may be a file."""
        with suppress(OSError):
            columns, lines = os.get_terminal_size(self._screen())
            if columns > 0 and lines > 0:
                return columns, lines
        columns, lines = super()._get_terminal_size()
        return columns, lines

    def _redraw(self) -> None:
        if self._app.is_running:
            self._app.refresh(layout=True)

    def _later(self, call: Callable[[], None]) -> None:
        with suppress(RuntimeError):  # the loop is closed: the desk has ended
            self._loop.call_soon_threadsafe(call)

    def start_application_mode(self) -> None:
        """Enters the modes; where a glance of the desk stands already, it stays until the first own picture."""
        self._stands = glance.hand_over()
        super().start_application_mode()  # type: ignore[no-untyped-call]

    def write(self, data: str) -> None:
        if self._stands and data == _OTHER_SCREEN:  # once more would wipe what stands there
            self._stands = False
            return
        super().write(data)

    def entitle(self, words: str) -> None:
        """The words in the title of the window or tab, whose own comes back at the end; not where that is not sure: a
        title that stays would tell of the day when the desk is long closed."""
        if words == self._title or not may_be_asked():
            return
        self.write(("" if self._title else KEEP_TITLE) + title(words))
        self._title = words

    def stop_application_mode(self) -> None:
        """Leaves every mode; old pictures do not stand in the way of that."""
        if self._writer is not None:
            self._writer.make_way()
        if self._title:
            self.write(GIVE_TITLE_BACK)
            self._title = ""
        super().stop_application_mode()

    def restore_bluntly(self) -> None:
        """Leaves every mode without the event loop's help, for an end that cannot wait; takes 0.2 s at most."""
        with suppress(OSError, ValueError, termios.error):
            if self.attrs_before is not None:
                termios.tcsetattr(self.fileno, termios.TCSANOW, self.attrs_before)
            fileno = self._screen()
            if select.select([], [fileno], [], 0.2)[1]:
                os.write(fileno, (_MODES_OFF + (GIVE_TITLE_BACK if self._title else "")).encode())

    # -- sleep ------------------------------------------------------------------------------------------------------

    def _sigtstp_application(self, *_: Any) -> None:
        self._asleep = True
        super()._sigtstp_application()

    def _sigcont_application(self, *_: Any) -> None:
        """Starts again what was put to sleep; after a bare SIGSTOP nothing was, and there must be no second reader."""
        if self._asleep:
            self._asleep = False
            super()._sigcont_application()
        elif self._auto_restart and self._in_front():
            self._take_back()

    def _in_front(self) -> bool:
        try:
            return os.tcgetpgrp(self.fileno) == os.getpgrp()
        except OSError:
            return False

    def _take_back(self) -> None:
        """The modes again: whoever had the terminal meanwhile has changed them."""
        with suppress(OSError, termios.error):
            attrs = termios.tcgetattr(self.fileno)
            attrs[3] = self._patch_lflag(attrs[3])
            attrs[0] = self._patch_iflag(attrs[0])
            termios.tcsetattr(self.fileno, termios.TCSANOW, attrs)
        if self._writer is not None:
            self._writer.write(_MODES_ON)
        self._later(self._redraw)

    # -- keys -------------------------------------------------------------------------------------------------------

    def disable_input(self) -> None:
        """Ends the reading at once: a byte in the pipe wakes the thread."""
        with suppress(OSError):
            os.write(self._wake_write, b"x")
        super().disable_input()
        with suppress(OSError):
            while os.read(self._wake_read, 64):  # a later start must not find the old call
                pass

    def _run_input_thread(self) -> None:
        try:
            self.run_input_thread()
        except Exception as error:
            # Textual ends with a traceback and exit code 0 here; it is a crash like any other.
            self._later(partial(self._app._handle_exception, error))

    def run_input_thread(self) -> None:
        """Reads keys until told to stop or the terminal is gone; between keys it sleeps and wakes nobody."""
        keys = _Keys(self._debug)
        while not self.exit_event.is_set():
            ready = select.select([self.fileno, self._wake_read], [], [], keys.wait())[0]
            if self._wake_read in ready:
                return
            if self.fileno in ready:
                content = self._read()
                if content is None:
                    self._later(self._hung_up)
                    return
                self._deliver(keys.feed(content))
            self._deliver(keys.tick())

    def _read(self) -> bytes | None:
        """What was typed; None at the end of all input, where Textual's reader spins at full speed."""
        try:
            return os.read(self.fileno, 64 * 1024) or None
        except (BlockingIOError, InterruptedError):
            return b""
        except OSError:
            return None

    def _deliver(self, messages: Iterator[Message]) -> None:
        for message in messages:
            self.process_message(message)

    def _hung_up(self) -> None:
        gone: Callable[[], None] | None = getattr(self._app, "terminal_gone", None)
        if gone is not None:
            gone()
        else:
            self._app.exit(return_code=129)


class _Keys:
    """Bytes of the terminal to Textual's messages; nothing that can arrive raises."""

    def __init__(self, debug: bool) -> None:
        self._debug = debug
        self._parser = XTermParser(debug)
        self._guard = PasteGuard()
        self._answers = LateAnswers()
        self._decode = codecs.getincrementaldecoder("utf-8")("replace").decode

    def wait(self) -> float | None:
        """Seconds until `tick` has something to say; None when only a key can bring news."""
        now = time.monotonic()
        waits = [self._guard.wait(now), self._answers.wait(now)]
        if self._parser._timeout_time is not None:  # a lone ESC: the Escape key, or the beginning of something longer
            waits.append(max(0.0, self._parser._timeout_time - get_time()))
        return min((wait for wait in waits if wait is not None), default=None)

    def feed(self, content: bytes) -> Iterator[Message]:
        """What these bytes mean."""
        now = time.monotonic()
        yield from self._parsed(self._guard.feed(self._answers.feed(self._decode(content), now), now))
        if self._answers.told:
            yield BackgroundTold(self._answers.told)
            self._answers.told = b""

    def tick(self) -> Iterator[Message]:
        """What the time that passed means."""
        now = time.monotonic()
        if late := self._answers.tick(now):
            yield from self._parsed(self._guard.feed(late, now))
        yield from self._parsed(self._guard.tick(now))
        yield from self._sound(self._parser.tick())

    def _parsed(self, text: str) -> Iterator[Message]:
        if text:
            yield from self._sound(self._parser.feed(text))

    def _sound(self, messages: Any) -> Iterator[Message]:
        try:
            for message in messages:
                if not _impossible(message):
                    yield message
        except (ValueError, OverflowError, LookupError, ParseError):
            # A malformed report of the terminal; Textual's parser is of no use after it.
            self._parser = XTermParser(self._debug)


def _impossible(message: Message) -> bool:
    """A key whose character is half of one: no file can keep it."""
    return isinstance(message, events.Key) and any("\ud800" <= part <= "\udfff" for part in message.character or "")
