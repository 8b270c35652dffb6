"""The desk as a whole program, open all day: what it leaves on the disk, where it starts, every time that can pass, every
fault of the disk once."""

from __future__ import annotations

import os
import resource
import signal
import sqlite3
import stat
import subprocess
import sys
import time
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from salesdesk.desk import Desk
from salesdesk.domain.agenda import Group
from salesdesk.errors import FileBusy, SalesdeskError, UnusableFile, WriteFailed
from salesdesk.store import drafts
from salesdesk.store.file import write_error
from tests import builders
from tests.test_hostile import UP

posix = pytest.mark.skipif(os.name != "posix", reason="needs a POSIX terminal")
TOP = Path(__file__).parents[1]
MARKED = "Zzyzxa Marker", "Zzyzxnote of the call", "+1 503 555 0142"
"""A name, a note and a number that stand nowhere else."""
OF_THE_REP = ("desk.db", "desk.db-wal", "desk.db-shm", "list.csv", "out.csv", "edited")


def salesdesk(home: Path, *words: str, **environ: str) -> subprocess.CompletedProcess[str]:
    given = {**os.environ, "PYTHONPATH": str(TOP), "HOME": str(home), **environ}
    for name in ("XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME"):
        given.pop(name, None)
    return subprocess.run(
        [sys.executable, "-m", "salesdesk", *words],
        capture_output=True,
        text=True,
        env=given,
        cwd=home,
        check=False,
        preexec_fn=lambda: os.umask(0),
    )


def _open_to_others(home: Path) -> list[str]:
    """What of the desk's things anybody else may look into."""
    return [
        str(path.relative_to(home))
        for path in home.rglob("*")
        if not path.is_symlink() and stat.S_IMODE(path.stat().st_mode) & 0o077
    ]


@posix
def test_under_any_umask_all_it_leaves_is_the_reps_alone_and_no_log_or_process_names_anybody(tmp_path: Path) -> None:
    from tests.ui.real_terminal import Terminal

    home = tmp_path / "home"
    home.mkdir(mode=0o700)
    name, note, number = MARKED
    (home / "list.csv").write_text(f"Full Name,Phone,Notes\n{name},{number},{note}\n")
    (home / "list.csv").chmod(0o600)
    db = str(home / "desk.db")
    assert salesdesk(home, "--db", db, "add", "Dana Ruiz", "--next", "today").returncode == 0
    assert salesdesk(home, "--db", db, "import", "list.csv", "--yes").returncode == 0
    assert salesdesk(home, "--db", db, "backup").returncode == 0
    assert salesdesk(home, "--db", db, "export", "contacts", "-o", "out.csv").returncode == 0
    one = Terminal(home, "--db", db, XDG_STATE_HOME=str(home / "state"), XDG_DATA_HOME=str(home / "data"))
    try:
        one.until(lambda: UP in one.raw).rest(0.2).send("/").rest(0.3).send(name[:6]).rest(0.4).send("\r").rest(
            0.3
        ).send("n").rest(0.3)
        one.send(note).rest(0.5)
        assert (home / "desk.db-wal").exists()
        assert _open_to_others(home) == []
        listed = Path(f"/proc/{one.child.pid}/cmdline")
        assert not listed.exists() or b"Zzyzx" not in listed.read_bytes()
        assert one.send("\x1b").rest(0.3).quits() == 0
    finally:
        one.close()
    assert _open_to_others(home) == []
    told = [
        path.name
        for path in home.rglob("*")
        if path.is_file() and path.name not in OF_THE_REP and not path.name.endswith(".db")
        and any(word.encode() in path.read_bytes() for word in MARKED)
    ]  # fmt: skip
    assert told == []
    assert (home / "state" / "salesdesk" / "salesdesk.log").exists()


# -- where it starts --------------------------------------------------------------------------------------------------

PLACES: tuple[dict[str, str], ...] = (
    {"TERM": "xterm-256color", "TZ": "", "LANG": "C", "LC_ALL": "", "NO_COLOR": "1", "COLORTERM": ""},
    {"TERM": "linux", "LC_ALL": "C", "LANG": "C"},
    {"TERM": "tmux-256color", "TZ": "Antarctica/Troll", "LC_ALL": "C.UTF-8"},
    {"TERM": "dumb", "TZ": ":/etc/nowhere"},
    {"TERM": "no-such-terminal", "LC_ALL": "xx_YY.ISO-8859-1", "LANG": "xx_YY.ISO-8859-1"},
    {"TERM": "", "TZ": "XYZ-99"},
)


@posix
def test_it_starts_and_ends_under_every_kind_of_terminal_locale_and_zone(tmp_path: Path) -> None:
    from tests.ui.real_terminal import Terminal

    builders.a_file(tmp_path / "desk.db", builders.busy_file()).close()
    for start in range(0, len(PLACES), 3):
        running = [(Terminal(tmp_path, "--db", "desk.db", **place), place) for place in PLACES[start : start + 3]]
        try:
            for one, place in running:
                one.until(lambda one=one: UP in one.raw)  # type: ignore[misc]
                one.rest(0.05)
                assert one.child.isalive(), place
            for one, place in running:
                assert one.rest(0.02).quits() == 0, place
                assert one.is_restored(), place
                assert b"Traceback" not in one.raw, place
        finally:
            for one, _ in running:
                one.close()


@posix
def test_sizes_in_a_storm_and_odd_ones_end_nothing(tmp_path: Path) -> None:
    from tests.ui.real_terminal import Terminal

    builders.a_file(tmp_path / "desk.db", builders.busy_file()).close()
    one = Terminal(tmp_path, "--db", "desk.db", screen=False)
    try:
        one.until(lambda: UP in one.raw).rest(0.1)
        for columns, rows in ((1, 1), (2, 1), (1, 50), (500, 200), (0, 0), (20, 5)):
            one.child.setwinsize(rows, columns)
            one.send("j").rest(0.1)
        for number in range(100):
            one.child.setwinsize(5 + number * 3 % 60, 20 + number * 7 % 180)
        one.child.setwinsize(40, 120)
        assert one.send("k").rest(0.3).quits() == 0
        assert one.is_restored()
    finally:
        one.close()


# -- time -------------------------------------------------------------------------------------------------------------

NEW_YORK = ZoneInfo("America/New_York")
TIMES = {
    "a night and the weekend after it": datetime(2022, 11, 25, 16, tzinfo=NEW_YORK),
    "the end of summer time": datetime(2022, 11, 5, 20, tzinfo=NEW_YORK),
    "the beginning of summer time": datetime(2023, 3, 11, 20, tzinfo=NEW_YORK),
    "the end of the year": datetime(2022, 12, 30, 20, tzinfo=NEW_YORK),
    "a leap day": datetime(2024, 2, 28, 20, tzinfo=NEW_YORK),
}


SHOWN = [group for group in Group if group is not Group.DONE]


def shown(desk: Desk) -> list[int]:
    """The open follow-ups of the agenda, in its order."""
    agenda = desk.agenda.today()
    assert agenda.day == desk.core.now().astimezone(desk.core.zone).date()
    return [item.follow_up.id for group in SHOWN for item in agenda.section(group)]


@pytest.mark.parametrize("start", TIMES.values(), ids=TIMES)
def test_as_time_passes_no_follow_up_is_lost_or_shown_twice(start: datetime) -> None:
    desk = builders.a_desk(start)
    person = builders.a_contact(desk, "Dana Ruiz", phone="+1 503 555 0142")
    for day in range(4):
        for at in ("00:30", "01:30", "02:30", "09:00", "23:30", None):
            builders.a_follow_up(desk, builders.a_contact(desk, f"P{day}{at}"), in_days=day, at=at)
    builders.a_follow_up(desk, person, in_days=0, at="09:00")
    before: set[int] = set()
    for _ in range(3 * 72):
        now = shown(desk)
        assert len(now) == len(set(now))
        assert before <= set(now), "what was due stays until it is done"
        before = set(now)
        builders.clock_of(desk).advance(minutes=20)
    assert len(before) == 4 * 6 + 1
    desk.close()


@pytest.mark.parametrize(
    "jump", [timedelta(days=-1), timedelta(hours=-3), timedelta(days=3), timedelta(days=400)], ids=str
)
def test_a_clock_that_jumps_shows_what_is_due_by_it_and_nothing_twice(busy: Desk, jump: timedelta) -> None:
    clock, began = builders.clock_of(busy), busy.core.now()
    before = shown(busy)
    clock.set((began.astimezone(UTC) + jump).astimezone(clock.zone))
    there = shown(busy)
    assert len(there) == len(set(there))
    assert jump < timedelta(0) or set(before) <= set(there)
    clock.set(began)
    assert shown(busy) == before


# -- every fault of the disk, once ------------------------------------------------------------------------------------

FAULTS: dict[str, type[SalesdeskError]] = {
    "database is locked": FileBusy,
    "database or disk is full": WriteFailed,
    "disk I/O error": WriteFailed,
    "attempt to write a readonly database": WriteFailed,
    "unable to open database file": WriteFailed,
    "database disk image is malformed": UnusableFile,
}


@pytest.mark.parametrize("words", FAULTS)
def test_every_fault_of_the_disk_is_said_holds_the_words_and_passes(
    words: str, busy_on_disk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, path = busy_on_disk, busy_on_disk.path
    dana = desk.find.people("Dana")[0].id
    struck: list[str] = []

    def refuse(*_given: object, **_named: object) -> bool:
        struck.append(words)
        raise write_error(sqlite3.OperationalError(words), path)

    with monkeypatch.context() as fault:
        fault.setattr(drafts, "save_over", refuse)
        desk.scripts.keep(dana, "notes", "forty vans by May")
        assert not desk.scripts.keeper.flush(1.0)
        assert struck
        assert desk.scripts.keeper.why_not
        draft = desk.scripts.draft(dana, "notes")
        assert draft is not None
        assert draft.text == "forty vans by May"
    assert isinstance(write_error(sqlite3.OperationalError(words), path), FAULTS[words])
    end = time.monotonic() + 5
    while desk.scripts.on_file(dana, "notes") != "forty vans by May":
        assert time.monotonic() < end
        time.sleep(0.02)
    assert not desk.scripts.keeper.why_not


@posix
def test_on_a_full_disk_the_words_are_said_not_saved_and_come_back(tmp_path: Path) -> None:
    from tests.ui.real_terminal import Terminal

    (tmp_path / "tmp").mkdir()
    builders.a_file(tmp_path / "desk.db", builders.busy_file()).close()
    one = Terminal(tmp_path, "--db", "desk.db", XDG_STATE_HOME=str(tmp_path / "state"), TMPDIR=str(tmp_path / "tmp"))
    try:
        one.until(lambda: UP in one.raw).rest(1.6)  # the day's copy is made by then
        resource.prlimit(one.child.pid, resource.RLIMIT_FSIZE, (100, resource.RLIM_INFINITY))
        one.send("n").rest(0.3).send("forty vans by May").sees("NOT SAVED")
        resource.prlimit(one.child.pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        one.until(lambda: "NOT SAVED" not in one.shown())
        os.kill(one.child.pid, signal.SIGKILL)
        one.child.wait()
        with closing(sqlite3.connect(tmp_path / "desk.db")) as file:
            kept = [text for (text,) in file.execute("SELECT text FROM draft WHERE kind = 'notes'")]
            assert any("forty vans by May" in text for text in kept)
            assert file.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    finally:
        one.close()
