"""The whole desk in a real terminal, killed while somebody types: what stood there for a quarter second is on the disk."""

from __future__ import annotations

import fcntl
import json
import os
import random
import select
import signal
import sqlite3
import stat
import struct
import subprocess
import sys
import termios
import time
from contextlib import closing, suppress
from pathlib import Path

import pytest
from ptyprocess import PtyProcess

from salesdesk.desk import Desk, open_desk
from salesdesk.desk.people import NewContact
from salesdesk.ui import rescue
from salesdesk.ui.widgets import drafts
from salesdesk.ui.widgets.drafts import LONGEST_PASTE
from tests import builders
from tests.ui.sitting import sitting

pytestmark = pytest.mark.skipif(os.name != "posix", reason="needs a POSIX terminal")

TOP = Path(__file__).parents[2]
KILLS, AT_ONCE = 32, 4
PROMISED = 0.25
LIMIT = 20.0
LETTERS = "bcdfghjklmnpqrstvwxz"


class Nursery:
    """Desks that are forks of one start, each in a real terminal of its own; nobody waits thirty times for Python."""

    def __init__(self, home: Path) -> None:
        environ = {**os.environ, "TERM": "xterm-256color", "PYTHONPATH": str(TOP), "HOME": str(home)}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.ui.nursery"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=environ,
            cwd=TOP,
        )

    def desk(self, path: Path) -> Window:
        fd, tty = os.openpty()
        fcntl.ioctl(fd, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 100, 0, 0))
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(f"{os.ttyname(tty)}\t{path}\n".encode())
        self.process.stdin.flush()
        pid = int(self.process.stdout.readline())
        return Window(path, fd, pid, tty)

    def close(self) -> None:
        self.process.kill()
        self.process.communicate()


def a_window(path: Path, home: Path) -> tuple[PtyProcess, Window]:
    """A desk that was started as the rep starts it."""
    environ = {**os.environ, "TERM": "xterm-256color", "PYTHONPATH": str(TOP), "HOME": str(home)}
    child = PtyProcess.spawn([sys.executable, "-m", "salesdesk", "--db", str(path)], dimensions=(30, 100), env=environ)
    return child, Window(path, child.fd, child.pid)


class Window:
    """A running desk whose call notes have the cursor, and who types into it."""

    def __init__(self, path: Path, fd: int, pid: int, tty: int | None = None) -> None:
        self.path, self.fd, self.pid, self.tty = path, fd, pid, tty
        self.before = notes_in(path)
        self.raw = b""
        self.sent: list[tuple[float, str]] = []
        self.slowest_echo = 0.0

    def pump(self, seconds: float) -> bool:
        """Reads what is drawn; whether anything came in that time."""
        if not select.select([self.fd], [], [], seconds)[0]:
            return False
        with suppress(OSError):
            self.raw += os.read(self.fd, 65536)
        return True

    def sees(self, words: bytes) -> None:
        end = time.monotonic() + LIMIT
        while words not in self.raw:
            assert time.monotonic() < end, self.raw[-2000:]
            self.pump(0.05)

    def types(self, letter: str) -> None:
        while self.pump(0):
            pass
        os.write(self.fd, letter.encode())
        self.sent.append((time.monotonic(), letter))
        self.pump(0.3)
        self.slowest_echo = max(self.slowest_echo, time.monotonic() - self.sent[-1][0])

    def kill(self) -> float:
        """kill -9; how many seconds of typing are not on the disk."""
        at = time.monotonic()
        os.kill(self.pid, signal.SIGKILL)
        for fd in (self.fd, self.tty):
            if fd is not None:
                os.close(fd)
        end = time.monotonic() + LIMIT
        while lives(self.pid):
            assert time.monotonic() < end
            time.sleep(0.001)
        typed, notes = "".join(letter for _, letter in self.sent), notes_in(self.path)
        kept = next((n for n in range(len(typed), 0, -1) if notes.endswith(typed[:n])), 0)
        return 0.0 if kept == len(typed) else at - self.sent[kept][0]


def lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def notes_in(path: Path) -> str:
    with closing(sqlite3.connect(path)) as file:
        row = file.execute("SELECT text FROM draft WHERE kind = 'notes'").fetchone()
        return str(row[0]) if row else ""


def a_running_call(path: Path) -> Path:
    """A desk's file in which a call runs: the desk opens with the cursor in its notes."""
    desk = open_desk(path)
    dana = desk.people.add(NewContact("Dana Ruiz")).contact_id
    assert dana is not None
    desk.calls.start(dana)
    desk.close()
    return path


def test_killed_at_any_moment_the_desk_has_lost_a_quarter_second_of_typing_at_most(tmp_path: Path) -> None:
    seed = int.from_bytes(os.urandom(4))
    print("seed", seed)
    chance = random.Random(seed)
    files = [a_running_call(tmp_path / f"desk{number}.db") for number in range(AT_ONCE)]
    nursery = Nursery(tmp_path)
    try:
        for _ in range(KILLS // AT_ONCE):
            windows = [nursery.desk(file) for file in files]
            for window in windows:
                window.sees(b"ON CALL")
                window.sees(b"F8")
            type_and_kill(windows, chance, seed)
    finally:
        nursery.close()
    for file in files:
        with closing(sqlite3.connect(file)) as found:
            assert found.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            assert found.execute("PRAGMA foreign_key_check").fetchall() == []


def type_and_kill(windows: list[Window], chance: random.Random, seed: int) -> None:
    """Known letters into all of them in turn, each killed at a moment of its own."""
    left = {window.fd: chance.randint(3, 12) for window in windows}
    while windows:
        window = chance.choice(windows)
        if left[window.fd]:
            window.types(chance.choice(LETTERS))
            left[window.fd] -= 1
            time.sleep(chance.uniform(0.0, 0.02))
            continue
        time.sleep(chance.uniform(0.0, 0.2))
        lost = window.kill()
        assert lost <= PROMISED + window.slowest_echo, f"{lost:.2f} s lost, seed {seed}"
        assert notes_in(window.path).startswith(window.before), f"seed {seed}"
        windows.remove(window)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_told_to_end_the_desk_loses_not_a_letter(number: int, tmp_path: Path) -> None:
    child, window = a_window(a_running_call(tmp_path / "desk.db"), tmp_path)
    window.sees(b"F8")
    for letter in "the depot opens in may":
        window.types(letter)
    while window.pump(0.3):
        pass
    child.kill(number)
    end = time.monotonic() + LIMIT
    while child.isalive():
        assert time.monotonic() < end
        window.pump(0.02)
    assert notes_in(window.path) == "the depot opens in may"


def test_what_no_data_file_takes_is_put_aside_for_the_rep_alone_and_comes_back(tmp_path: Path) -> None:
    desk = open_desk(a_running_call(tmp_path / "desk.db"))
    dana = desk.find.people("Dana")[0].id
    aside = rescue.put_aside(desk.path, (((dana, "notes"), "she said 40 vans"),), now=builders.NOON)
    assert aside is not None
    assert stat.S_IMODE(aside.stat().st_mode) == 0o600
    assert json.loads(aside.read_text())["texts"] == [[dana, "notes", "she said 40 vans"]]
    assert rescue.bring_back(desk) == 1
    assert desk.scripts.on_file(dana, "notes") == "she said 40 vans"
    assert not aside.exists()
    desk.close()


def test_what_comes_back_takes_no_newer_words_away(tmp_path: Path) -> None:
    desk = open_desk(a_running_call(tmp_path / "desk.db"))
    dana = desk.find.people("Dana")[0].id
    rescue.put_aside(desk.path, (((dana, "notes"), "the old words"),), now=builders.NOON)
    desk.scripts.save(dana, "notes", "typed since then")
    rescue.bring_back(desk)
    kept = {desk.scripts.on_file(dana, "notes"), *(text for _, text in desk.scripts.longer_forms(dana, "notes"))}
    assert kept == {"the old words", "typed since then"}
    desk.close()


async def test_a_megabyte_in_a_line_is_kept_and_what_a_paste_can_not_keep_as_it_is_is_said(
    busy: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with sitting(busy) as rep:
        await rep.press("n")
        await rep.until(lambda: rep.focus == "notes")
        area, line = rep.area("notes"), "word " * (LONGEST_PASTE // 5)
        await rep.paste(line)
        assert line in area.text
        await rep.press("a")
        assert area.text.endswith("word a")
        area.text = ""
        monkeypatch.setattr(drafts, "LONGEST_PASTE", 2_000)
        monkeypatch.setattr(drafts, "LONGEST_LINE", 1_500)
        await rep.paste("\t" + "x" * 1_600)
        await rep.until(lambda: "every word is here" in rep.note)
        assert area.text.replace("\n", "") == "\t" + "x" * 1_600
        await rep.paste("word \n" * 400)
        await rep.until(lambda: "NOT SAVED: what came after" in rep.note)
