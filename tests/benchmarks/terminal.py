"""A program in a pseudo-terminal, and how long it takes: from its start to words, from a key to its paint, at rest."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

QUIET = 0.04
"""Seconds without output after which the answer to a key is over."""
ESCAPE = 0.15
"""Seconds after Escape in which a key would be taken for a part of its sequence."""
PATIENCE = 60.0
CLOCK_TICKS = os.sysconf("SC_CLK_TCK")
KEYS = {
    "down": "\x1b[B", "up": "\x1b[A", "tab": "\t", "shift+tab": "\x1b[Z", "escape": "\x1b", "enter": "\r", "space": " ",
    "f8": "\x1b[19~",
}  # fmt: skip


class Program:
    """One run of it; times in milliseconds since its start."""

    def __init__(self, command: Sequence[str], env: dict[str, str], *, columns: int = 120, lines: int = 40) -> None:
        self.shown = b""
        self.began = time.perf_counter()
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.execvpe(command[0], list(command), env)
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))

    def now(self) -> float:
        return (time.perf_counter() - self.began) * 1000

    def read(self, seconds: float) -> bytes:
        """What is drawn within that time, as soon as there is anything; nothing where the program has ended."""
        if not select.select([self.fd], [], [], seconds)[0]:
            return b""
        with suppress(OSError):
            got = os.read(self.fd, 65536)
            self.shown += got
            return got
        return b""

    def wait_for(self, words: str) -> float:
        """When the words stood on the screen, counted from here."""
        end = time.perf_counter() + PATIENCE
        while words.encode() not in self.shown:
            assert time.perf_counter() < end, f"“{words}” never came: {self.shown[-300:]!r}"
            self.read(0.5)
        return self.now()

    def rest(self, seconds: float = QUIET) -> int:
        """Waits until nothing was drawn for so long; how many bytes came meanwhile."""
        before, end = len(self.shown), time.perf_counter() + 2.0
        while self.read(seconds) and time.perf_counter() < end:
            pass
        return len(self.shown) - before

    def press(self, key: str, *, rest: bool = True, patience: float = 2.0) -> float:
        """How many milliseconds until the first paint after a key, or until `patience` ends where it paints nothing;
        `rest` waits before and after it."""
        if rest:
            self.rest()
        began = time.perf_counter()
        os.write(self.fd, KEYS.get(key, key).encode())
        end = began + patience
        while not self.read(min(patience, 0.5)) and time.perf_counter() < end:
            pass
        took = (time.perf_counter() - began) * 1000
        if key == "escape":
            self._until(time.perf_counter() + ESCAPE)
        if rest:
            self.rest()
        return took

    def hold(self, key: str, count: int, rate: float = 30.0) -> float:
        """A key held down: how many milliseconds it goes on drawing after it was let go."""
        for _ in range(count):
            os.write(self.fd, KEYS.get(key, key).encode())
            self._until(time.perf_counter() + 1 / rate)
        began = last = time.perf_counter()
        while self.read(0.15):
            last = time.perf_counter()
        return (last - began) * 1000

    def idle(self, seconds: float) -> tuple[float, float]:
        """(bytes drawn a second, CPU in per cent) while nobody does anything."""
        self.rest(0.3)
        before, used = len(self.shown), self.cpu()
        self._until(time.perf_counter() + seconds)
        return (len(self.shown) - before) / seconds, (self.cpu() - used) / seconds * 100

    def cpu(self) -> float:
        """Seconds of CPU so far."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / CLOCK_TICKS

    def memory(self) -> float:
        """Resident megabytes."""
        return int(Path(f"/proc/{self.pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6

    def quit(self, keys: str) -> float:
        """How many milliseconds from the last of the keys to the end of the program."""
        self.rest()
        for key in keys[:-1]:
            os.write(self.fd, key.encode())
            self.rest()
        began = time.perf_counter()
        os.write(self.fd, keys[-1].encode())
        while os.waitpid(self.pid, os.WNOHANG)[0] == 0:
            assert time.perf_counter() - began < PATIENCE, "it did not end"
            self.read(0.002)
        self.pid = 0
        os.close(self.fd)
        return (time.perf_counter() - began) * 1000

    def kill(self) -> None:
        if self.pid:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
            os.close(self.fd)
            self.pid = 0

    def _until(self, end: float) -> None:
        while (left := end - time.perf_counter()) > 0:
            self.read(left)
