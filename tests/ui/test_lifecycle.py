"""The desk's ends where there is no terminal: in tests, and in what is written and said."""

from __future__ import annotations

import os
import select
import stat
import sys
import time
from pathlib import Path

import pytest
from ptyprocess import PtyProcess
from textual.app import App, ComposeResult
from textual.widgets import Input, OptionList, Static, TextArea

from salesdesk.ui import crash
from salesdesk.ui.lifecycle import Lifecycle
from salesdesk.ui.terminal import Colours, colours_of, light_background, no_terminal, shows_marks

HOSTILE = "Dana\x1b]0;t\x07\x9b2J\u202e\x00\x7f\r\n\tRuiz"


class Small(Lifecycle, App[None]):
    saved = 0

    def compose(self) -> ComposeResult:
        yield Static(HOSTILE, markup=False)
        yield Input(HOSTILE)
        yield TextArea(HOSTILE)
        yield OptionList("one")

    def save_now(self) -> bool:
        self.saved += 1
        return True


async def test_a_fault_in_a_test_is_still_raised_there(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    app = Small()
    app.crash_folder = tmp_path / "crashes"

    async def fall() -> None:
        async with app.run_test() as pilot:
            app.call_later(lambda: 1 / 0)
            await pilot.pause()

    with pytest.raises(ZeroDivisionError):
        await fall()
    assert app.return_code == 1
    assert app.saved == 1
    assert len(crash.reports(tmp_path / "crashes")) == 1
    assert "Traceback" not in capfd.readouterr().err


async def test_leaving_saves_and_gives_the_code() -> None:
    app = Small()
    async with app.run_test():
        app.terminal_gone()
    assert (app.return_code, app.saved) == (129, 1)


async def test_no_widget_draws_what_could_steer_the_terminal() -> None:
    app = Small()
    async with app.run_test() as pilot:
        app.notify(HOSTILE, title=HOSTILE, markup=False)
        await pilot.pause()
        drawn = "".join(segment.text for strip in app.screen._compositor.render_strips() for segment in strip)
    assert "Dana" in drawn
    assert not any(ord(letter) < 32 or 0x7F <= ord(letter) < 0xA0 or letter == "\u202e" for letter in drawn)


async def test_a_save_that_fails_stops_no_end(tmp_path: Path) -> None:
    class Failing(Small):
        def save_now(self) -> bool:
            raise OSError("disk full, and Dana Ruiz in the message")

    app = Failing()
    app.crash_folder = tmp_path / "crashes"
    async with app.run_test():
        app.leave(143)
    assert app.return_code == 143


def raised(depth: int = 0) -> BaseException:
    def fall(left: int, customer: str) -> None:
        if left:
            fall(left - 1, customer)
        raise KeyError(customer)

    try:
        try:
            fall(depth, "Priya Nair")
        except KeyError as error:
            raise RuntimeError("Priya Nair again") from error
    except RuntimeError as error:
        return error


def test_a_report_says_where_and_in_which_versions_and_nothing_of_anybody(tmp_path: Path) -> None:
    path = crash.write_report(tmp_path / "c", raised(500), happened="the desk stopped", screen=(80, 24))
    assert path is not None
    words = path.read_text(encoding="utf-8")
    assert "builtins.RuntimeError" in words
    assert "builtins.KeyError" in words
    assert "test_lifecycle.py:" in words
    assert "frames are left out" in words
    assert len(words) < 8000
    assert "Priya" not in words
    assert str(Path.home()) not in words
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_only_the_ten_newest_reports_are_kept_and_none_is_overwritten(tmp_path: Path) -> None:
    for number in range(1, 13):
        path = crash.write_report(tmp_path, raised(), happened=f"report {number}", screen=(1, 1))
        assert path in crash.reports(tmp_path)
    kept = [path.read_text(encoding="utf-8").split(":")[1].split(",")[0] for path in crash.reports(tmp_path)]
    assert sorted(kept) == sorted(f" report {number}" for number in range(3, 13))


def test_a_report_that_cannot_be_written_is_none(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("")
    assert crash.write_report(tmp_path / "taken", raised(), happened="x", screen=(1, 1)) is None
    assert "may not be saved" in crash.last_words(saved=False, report=None)


def asked(environ: dict[str, str], answer: bytes) -> str:
    """What a program in a terminal that answers so is told of its background."""
    code = "from salesdesk.ui.terminal import light_background as ask; print('told', ask(seconds=2.0))"
    child = PtyProcess.spawn([sys.executable, "-c", code], env={**os.environ, **environ})
    seen, end, answered = b"", time.monotonic() + 10, False
    while b"told" not in seen or not seen.endswith(b"\n"):
        assert time.monotonic() < end, seen
        if select.select([child.fd], [], [], 0.05)[0]:
            seen += os.read(child.fd, 4096)
        if not answered and seen.endswith(b"\x1b[c"):
            os.write(child.fd, answer)
            answered = True
    child.close(force=True)
    return seen.decode().strip().rpartition("told ")[2]


@pytest.mark.skipif(os.name != "posix", reason="needs a POSIX terminal")
@pytest.mark.parametrize(
    "environ, answer, told",
    [
        ({"TERM": "xterm"}, b"\x1b]11;rgb:fafa/f7f7/f1f1\x1b\\\x1b[?62;22c", "True"),
        ({"TERM": "xterm"}, b"\x1b]11;rgb:1010/1616/1d1d\x07\x1b[?1;2c", "False"),
        ({"TERM": "xterm", "COLORFGBG": "0;15"}, b"\x1b[?62c", "True"),
        ({"TERM": "linux", "COLORFGBG": ""}, b"", "None"),
    ],
)
def test_the_terminal_is_asked_for_its_background(environ: dict[str, str], answer: bytes, told: str) -> None:
    assert asked(environ, answer) == told


def test_without_a_terminal_there_is_a_sentence_and_in_a_browser_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TEXTUAL_DRIVER", raising=False)
    with Path(os.devnull).open() as nowhere:
        monkeypatch.setattr(sys, "__stdin__", nowhere)
        assert no_terminal() == "The desk needs a terminal to read keys from."
        monkeypatch.setenv("TEXTUAL_DRIVER", "textual.drivers.web_driver:WebDriver")
        assert no_terminal() is None


def test_a_browser_is_not_asked_for_its_background_and_has_all_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    browser = {"TEXTUAL_DRIVER": "textual.drivers.web_driver:WebDriver", "TEXTUAL_COLOR_SYSTEM": "truecolor"}
    assert light_background(environ={**browser, "TERM": "xterm"}) is None
    assert colours_of({**browser, "TERM": "dumb"}) is Colours.ALL


def test_marks_are_shown_where_the_encoding_and_the_console_have_them(monkeypatch: pytest.MonkeyPatch) -> None:
    with Path(os.devnull).open("w", encoding="latin-1") as old, Path(os.devnull).open("w", encoding="utf-8") as new:
        monkeypatch.setattr(sys, "__stderr__", old)
        assert not shows_marks({"TERM": "xterm"})
        monkeypatch.setattr(sys, "__stderr__", new)
        assert shows_marks({"TERM": "xterm"})
        assert not shows_marks({"TERM": "linux"})
