"""The desk's life in a real terminal: it ends in order whatever comes, nothing steers it, nothing private is left."""

from __future__ import annotations

import os
import re
import select
import signal
import stat
import sys
import termios
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pyte
import pytest
from ptyprocess import PtyProcess

pytestmark = pytest.mark.skipif(os.name != "posix", reason="needs a POSIX terminal")

PROGRAM = [sys.executable, str(Path(__file__).with_name("small_desk.py"))]
TOP = Path(__file__).parents[2]
LIMIT = 10.0


class Desk:
    """The small desk in a terminal of its own: what it drew, which modes it left on, what it saved."""

    def __init__(self, folder: Path, *options: str, shell: str = "", **environ_more: str) -> None:
        self.folder = folder
        command = [*PROGRAM, str(folder), *options]
        if shell:
            command = ["/bin/sh", "-c", shell, "sh", *command]
        environ = {**os.environ, "TERM": "xterm-256color", "PYTHONPATH": str(TOP), "HOME": str(folder)}
        for name in ("NO_COLOR", "COLORTERM"):
            environ.pop(name, None)
        environ |= environ_more
        self.child = PtyProcess.spawn(command, dimensions=(24, 80), env=environ)
        self.before = termios.tcgetattr(self.child.fd)
        self.raw = b""
        self._screen = pyte.Screen(80, 24)
        self._stream = pyte.ByteStream(self._screen)

    def pump(self, seconds: float) -> None:
        """Reads what is drawn for so long."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            if not select.select([self.child.fd], [], [], left)[0] or not self._read():
                return

    def _read(self) -> bool:
        try:
            got = os.read(self.child.fd, 65536)
        except OSError:
            return False
        self.raw += got
        self._stream.feed(got)
        return bool(got)

    def until(self, what: Callable[[], bool]) -> None:
        """Reads until it is so."""
        end = time.monotonic() + LIMIT
        while not what():
            assert time.monotonic() < end, self.shown()
            self.pump(0.02)

    def shown(self) -> str:
        return "\n".join(self._screen.display)

    def ready(self) -> Desk:
        self.until(lambda: "ready" in self.shown() and b"\x1b[?2004h" in self.raw)
        return self

    def send(self, keys: str | bytes) -> None:
        os.write(self.child.fd, keys.encode() if isinstance(keys, str) else keys)

    def types(self, words: str) -> Desk:
        self.send(words)
        self.until(lambda: words.strip() in self.shown())
        return self

    def ended(self) -> int:
        """Waits for the end, reading as a terminal does; the exit code, negative for a signal's number."""
        end = time.monotonic() + LIMIT
        while self.child.isalive():
            assert time.monotonic() < end, "it does not end"
            self.pump(0.02)
        self.pump(0.05)
        return -self.child.signalstatus if self.child.signalstatus else int(self.child.exitstatus)

    def ended_unread(self) -> int:
        end = time.monotonic() + LIMIT
        while self.child.isalive():
            assert time.monotonic() < end, "it does not end"
            select.select([], [], [], 0.02)
        return -self.child.signalstatus if self.child.signalstatus else int(self.child.exitstatus)

    def modes_left(self) -> list[str]:
        """The private modes that are not as a terminal has them at first."""
        now: dict[bytes, bytes] = dict(re.findall(rb"\x1b\[\?(\d+)([hl])", self.raw))
        usual = {b"25": b"h", b"7": b"h"}
        left = [number.decode() for number, state in now.items() if state != usual.get(number, b"l")]
        kitty = len(re.findall(rb"\x1b\[>\d+u", self.raw)) - len(re.findall(rb"\x1b\[<\d*u", self.raw))
        return left + ["kitty"] * kitty

    def note(self) -> str:
        return (self.folder / "note").read_text(encoding="utf-8")

    def quit(self) -> int:
        self.send("\x11")
        return self.ended()

    def text(self) -> str:
        """What is in the note now, asked of the desk by ending it."""
        self.child.kill(signal.SIGTERM)
        self.ended()
        return self.note()


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Callable[..., Desk]]:
    started: list[Desk] = []

    def start(*options: str, shell: str = "", **environ: str) -> Desk:
        started.append(Desk(tmp_path, *options, shell=shell, **environ))
        return started[-1]

    yield start
    for each in started:
        with suppress(OSError):
            each.child.fileobj.close()
        if each.child.isalive():
            os.kill(each.child.pid, signal.SIGKILL)
            each.child.wait()
        each.child.closed = True


@pytest.mark.parametrize("number, code", [(signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGINT, 130)])
def test_a_signal_saves_the_note_restores_the_terminal_and_is_the_exit_code(
    desk: Callable[..., Desk], number: int, code: int
) -> None:
    one = desk().ready().types("send both sites")
    one.child.kill(number)
    assert one.ended() == code
    assert one.note() == "send both sites"
    assert one.modes_left() == []
    assert termios.tcgetattr(one.child.fd)[:4] == one.before[:4]


@pytest.mark.parametrize("shell", ["", """trap '' HUP; exec "$@" """])
def test_a_closed_window_ends_the_desk_with_the_note_saved(desk: Callable[..., Desk], shell: str) -> None:
    one = desk(shell=shell).ready().types("half a word")
    one.child.fileobj.close()
    assert one.ended_unread() == 129
    assert one.note() == "half a word"


def test_without_keys_to_read_the_desk_ends_and_does_not_spin(desk: Callable[..., Desk]) -> None:
    assert desk(shell='exec "$@" </dev/null').ended() == 129


PASTES = {
    "escape and control keys": (
        "abc\x1b" + "q" * 31 + "\x11\x11\x03tail",
        "abc\ufffd" + "q" * 31 + "\ufffd\ufffd\ufffdtail",
    ),
    "its own end mark": ("abc\x1b[201~\x11\x11 more", "abc\ufffd\ufffd more"),
    "end and start marks": ("abc\x1b[201~\x11\x1b[200~more", "abc\ufffdmore"),
    "lines": ("one\rtwo\r\nthree", "one\ntwo\nthree"),
    "half a character": (b"a\xed\xa0\x80b\xff", "a\ufffd\ufffd\ufffdb\ufffd"),
}


def test_no_paste_presses_a_key_and_no_odd_bytes_end_anything(desk: Callable[..., Desk]) -> None:
    one, whole = desk().ready(), ""
    for number, (sent, kept) in enumerate(PASTES.values()):
        one.send(b"\x1b[200~" + (sent.encode() if isinstance(sent, str) else sent) + b"\x1b[201~")
        one.types(f" after{number}\r")
        whole += f"{kept} after{number}\n"
    one.send("\x1b[200~lost?")
    one.until(lambda: "lost?" in one.shown())
    one.types(" found\r")
    one.send(b"caf\xe9 \xff\xfe")
    one.send(b"\x1b[?999;99z\x1b]11;rgb:0/0/0\x07\x1bP1$r\x1b\\\x1b[5;7R\x1b[99999999;1u\x1b[97;1;55296u\x1b[48;1;2;3t")
    one.pump(0.2)
    one.types("zz still here")
    text = one.text()
    assert text.startswith(f"{whole}lost? found\ncaf\ufffd \ufffd\ufffd")
    assert text.endswith("zz still here")


@pytest.mark.parametrize("key", ["\x1b[20~", "\x1b[19~"])  # F9: in an action, F8: in a thread
def test_a_fault_tells_where_and_not_what(desk: Callable[..., Desk], key: str, tmp_path: Path) -> None:
    one = desk().ready().types("kept")
    one.raw = b""
    one.send(key)
    assert one.ended() == 1
    said = one.raw.decode(errors="replace")
    [report] = (tmp_path / "crashes").glob("*")
    words = report.read_text(encoding="utf-8")
    assert re.sub(r"\s", "", str(report)) in re.sub(r"\s", "", said)
    assert "Your text is saved." in said
    assert one.note() == "kept"
    for private in ("Priya", "0142", "no such date", "Traceback"):
        assert private not in said
        assert private not in words
    assert "builtins.ValueError" in words
    assert "small_desk.py" in words
    assert "in action_fall" in words
    assert str(tmp_path) not in words
    assert stat.S_IMODE(report.stat().st_mode) == 0o600
    assert stat.S_IMODE(report.parent.stat().st_mode) == 0o700


def test_a_terminal_that_stops_reading_stops_neither_the_desk_nor_its_end(desk: Callable[..., Desk]) -> None:
    one = desk("busy").ready()
    one.types("typed before")
    ticks = one.folder / "ticks"

    def count() -> int:
        return int(ticks.read_text() or 0)

    first, end = count(), time.monotonic() + LIMIT
    while count() < first + 50:  # nothing is read from here on
        assert time.monotonic() < end, "the desk froze"
        select.select([], [], [], 0.05)
    one.child.kill(signal.SIGTERM)
    assert one.ended_unread() == 143
    assert one.note() == "typed before"


def test_after_a_stall_the_whole_picture_is_there_again(desk: Callable[..., Desk]) -> None:
    one = desk("busy").ready()
    ticks, end = one.folder / "ticks", time.monotonic() + LIMIT
    one.until(ticks.exists)
    while int(ticks.read_text() or 0) < 140:
        assert time.monotonic() < end, "the desk froze"
        select.select([], [], [], 0.05)
    one.until(lambda: "drawn while nobody read" in one.shown())
    assert one.quit() == 0
    assert one.modes_left() == []


def test_idle_it_wakes_nobody_put_to_sleep_it_frees_the_terminal_and_woken_it_has_one_reader(
    desk: Callable[..., Desk],
) -> None:
    one = desk().ready()
    of_it = Path(f"/proc/{one.child.pid}")
    if not of_it.exists():
        pytest.skip("needs /proc")
    one.pump(0.5)
    idles(one, of_it / "task")
    one.child.kill(signal.SIGTSTP)
    one.until(lambda: one.modes_left() == [])
    one.until(lambda: "T" in (of_it / "stat").read_text().split(")")[1].split()[0])
    one.child.kill(signal.SIGCONT)
    one.until(lambda: "2004" in one.modes_left())
    one.types("awake")
    before = len(list((of_it / "task").iterdir()))
    for _ in range(3):
        one.child.kill(signal.SIGSTOP)
        one.child.kill(signal.SIGCONT)
    one.types("once only")
    assert len(list((of_it / "task").iterdir())) == before
    assert one.quit() == 0
    assert one.modes_left() == []


def idles(one: Desk, tasks: Path) -> None:
    """For most of a second nothing is drawn and no thread wakes."""

    def switches() -> int:
        return sum(
            int(line.split()[1])
            for task in tasks.iterdir()
            for line in (task / "status").read_text().splitlines()
            if line.startswith("voluntary_ctxt_switches")
        )

    first, drawn = switches(), len(one.raw)
    one.pump(0.7)
    assert switches() - first <= 2
    assert len(one.raw) == drawn


@pytest.mark.parametrize(
    "environ, colours, none_of",
    [
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor"}, rb"48;2;201;221;243", rb"[34]8;5;"),
        ({"TERM": "tmux-256color"}, rb"48;5;189", rb"[34]8;2;"),
        ({"TERM": "linux"}, rb"\x1b\[(?:\d+;)*46", rb"[34]8;[25];"),
        (
            {"TERM": "dumb", "NO_COLOR": "1", "LC_ALL": "C"},
            b"ready",
            rb"\x1b\[(?:\d+;)*(?:3[0-8]|4[0-8]|9[0-7]|10[0-7])[;m]",
        ),
    ],
)
def test_only_colours_that_the_terminal_has_are_sent_and_nothing_of_a_name_steers_it(
    desk: Callable[..., Desk], environ: dict[str, str], colours: bytes, none_of: bytes
) -> None:
    one = desk(**environ).ready().types("words")
    assert re.search(colours, one.raw)
    assert not re.search(none_of, one.raw)
    for steering in (b"\x1b]52;", b"\x1b]0;", b"\xc2\x9b", "\u202e".encode()):  # of the customer's name
        assert steering not in one.raw
    assert b"\x07" not in re.sub(rb"\x1b\]22;[a-z-]*\x07", b"", one.raw)  # Textual's own: the pointer's shape
    assert one.quit() == 0
    assert one.modes_left() == []


def test_an_error_while_the_desk_sleeps_wakes_it_first(desk: Callable[..., Desk]) -> None:
    one = desk().ready()
    one.send("\x1b[15~")
    assert one.ended() == 1
    assert one.modes_left() == []
