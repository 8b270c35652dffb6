"""Opening the desk from a shell, in a real terminal: it comes up, it ends, and the sample day leaves nothing behind."""

from __future__ import annotations

import os
import re
import select
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ptyprocess = pytest.importorskip("ptyprocess")
ROOT = Path(__file__).parent.parent.parent
PATIENCE_SECONDS = 30


class Terminal:
    """The desk in a terminal of 120x40: everything it has written so far, and keys for it."""

    def __init__(self, words: list[str], folder: Path) -> None:
        environ = {
            **os.environ, "TERM": "xterm-256color", "TMPDIR": str(folder), "SALESDESK_DB": str(folder / "d" / "desk.db"),
            "PYTHONPATH": str(ROOT),
        }  # fmt: skip
        command = [sys.executable, "-m", "salesdesk", *words]
        self.process = ptyprocess.PtyProcess.spawn(command, dimensions=(40, 120), env=environ, cwd=str(ROOT))
        self.written = b""

    def until(self, words: str) -> None:
        """Reads until the words have been written; fails when they are not within the patience."""
        for _ in range(PATIENCE_SECONDS * 10):
            if re.search(words, self.written.decode("utf-8", "replace")):
                return
            if not self._read():
                break
        pytest.fail(f"{words!r} was not shown: {self.written[-2000:]!r}")

    def end(self) -> int:
        """Quits by its key, and gives the exit code."""
        self.process.write(b"qq")
        for _ in range(PATIENCE_SECONDS * 10):
            if not self._read():
                return int(self.process.wait())
        self.process.terminate(force=True)
        pytest.fail(f"it did not end: {self.written[-2000:]!r}")

    def _read(self) -> bool:
        ready, _, _ = select.select([self.process.fd], [], [], 0.1)
        if not ready:
            return True
        try:
            piece = os.read(self.process.fd, 65536)
        except OSError:
            return False
        self.written += piece
        return bool(piece)


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    return tmp_path


def test_the_sample_day_opens_ends_and_leaves_nothing_behind(folder: Path) -> None:
    terminal = Terminal(["demo", "--date", "2026-11-24"], folder)
    terminal.until("Dana Ruiz")
    terminal.until("24 Nov")
    assert terminal.end() == 0
    assert list(folder.iterdir()) == []


def test_the_desk_opens_on_a_new_private_file(folder: Path) -> None:
    terminal = Terminal([], folder)
    terminal.until("This is salesdesk")
    terminal.process.write(b"\x1b")
    terminal.until("Agenda")
    assert terminal.end() == 0
    assert (folder / "d" / "desk.db").stat().st_mode & 0o777 == 0o600
    assert (folder / "d").stat().st_mode & 0o777 == 0o700
