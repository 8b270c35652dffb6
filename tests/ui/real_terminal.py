"""The desk itself in a pseudo-terminal: what it drew, which modes it left on, how it ended. Keys go in as bytes."""

from __future__ import annotations

import os
import re
import select
import signal
import sys
import termios
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pyte
from ptyprocess import PtyProcess

TOP = Path(__file__).parents[2]
LIMIT = 15.0


class Terminal:
    """One run of `salesdesk …` in a terminal of its own."""

    def __init__(
        self,
        home: Path,
        *arguments: str,
        columns: int = 120,
        rows: int = 40,
        screen: bool = True,
        **environ_more: str,
    ) -> None:
        environ = {
            **os.environ,
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            "PYTHONPATH": str(TOP),
            "HOME": str(home),
        }
        environ.pop("NO_COLOR", None)
        environ |= environ_more
        command = [sys.executable, "-m", "salesdesk", *arguments]
        self.child = PtyProcess.spawn(command, dimensions=(rows, columns), env=environ, cwd=str(home))
        self.before = termios.tcgetattr(self.child.fd)
        self.raw = b""
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen) if screen else None

    def shown(self) -> str:
        """The screen's text as a terminal shows it."""
        return "\n".join(row.rstrip() for row in self._screen.display)

    def send(self, keys: str) -> Terminal:
        os.write(self.child.fd, keys.encode())
        return self

    def until(self, what: Callable[[], object]) -> Terminal:
        """Reads what is drawn until it is so."""
        end = time.monotonic() + LIMIT
        while not what():
            assert time.monotonic() < end, self.shown()
            self._read(0.05)
        return self

    def rest(self, seconds: float) -> Terminal:
        """Reads what is drawn until nothing has come for so long."""
        while self._read(seconds):
            pass
        return self

    def sees(self, *words: str) -> Terminal:
        return self.until(lambda: all(word in self.shown() for word in words))

    def quits(self) -> int:
        """Presses q until the desk has ended, as somebody does on a slow machine; the exit code."""
        end = time.monotonic() + LIMIT
        while self.child.isalive():
            assert time.monotonic() < end, "it does not end"
            with suppress(OSError):
                self.send("q")
            self.rest(0.1)
        return self.ended()

    def ended(self) -> int:
        """Waits for the end, reading as a terminal does; the exit code, negative for a signal's number."""
        end = time.monotonic() + LIMIT
        while self.child.isalive():
            assert time.monotonic() < end, "it does not end"
            self._read(0.02)
        while self._read(0.02):
            pass
        return -self.child.signalstatus if self.child.signalstatus else int(self.child.exitstatus)

    def modes_left(self) -> list[str]:
        """The private modes that are not as a terminal has them at first."""
        now: dict[bytes, bytes] = dict(re.findall(rb"\x1b\[\?(\d+)([hl])", self.raw))
        usual = {b"25": b"h", b"7": b"h"}
        return [number.decode() for number, state in now.items() if state != usual.get(number, b"l")]

    def is_restored(self) -> bool:
        """Whether the shell finds its terminal as it gave it."""
        return not self.modes_left() and termios.tcgetattr(self.child.fd)[:4] == self.before[:4]

    def close(self) -> None:
        """Ends it whatever it does."""
        if self.child.isalive():
            os.kill(self.child.pid, signal.SIGKILL)
            self.child.wait()
        with suppress(OSError):
            self.child.fileobj.close()
        self.child.closed = True

    def _read(self, seconds: float) -> bool:
        if not select.select([self.child.fd], [], [], seconds)[0]:
            return False
        try:
            got = os.read(self.child.fd, 65536)
        except OSError:
            return False
        self.raw += got
        if self._stream is not None:  # pyte itself trips over some of the letters that it is shown
            self._stream.feed(got)
        return bool(got)
