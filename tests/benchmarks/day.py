"""A rep's day of eight hours, without the waiting: 20,000 keys, 500 deeds, 40 calls in a real terminal.

By hand: `python -m tests.benchmarks.day [--hours N] [--file FILE | --contacts N]`, at the large file where none is named;
it prints the memory, the threads and the open files after each hour, and ends with 1 where the memory grew by more than
5 % since the first, in which all that a day opens was opened, or anything stays open.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks import files
from tests.benchmarks.__main__ import SENTENCE, environ
from tests.benchmarks.terminal import Program

HOURS, ROUNDS_AN_HOUR = 8, 5
MOST_GROWTH = 1.05
AS_FAST = 0.012
"""Seconds of quiet after which the next key comes: nobody types as fast."""
NOTHING = 0.25
"""Seconds after which a key paints nothing: at the end of a short list it moves nothing."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What the program holds at a moment."""

    keys: int
    megabytes: float
    threads: int
    files: int


def a_round() -> Iterator[str]:
    """About 500 keys: a call with notes, six follow-ups done and dated, a note, looking about, and much moving."""
    yield from ("c", "enter", *SENTENCE, "f8", "enter", "escape")
    for _ in range(6):
        yield from ("space", "enter", "down")
    yield from ("n", *SENTENCE * 2, "escape")
    for opens, typed in (("/", "ren"), ("?", ""), (":", "de"), ("L", ""), ("P", ""), ("s", ""), ("b", "x")):
        yield from (opens, *typed, "escape", "escape")
    yield from ("tab", "shift+tab") * 10
    yield from ("down",) * 120
    yield from ("up",) * 120


def walked(run: Program, keys: Iterator[str]) -> int:
    """Presses them one after the other; how many there were."""
    pressed = list(keys)
    for key in pressed:
        run.press(key, rest=False, patience=NOTHING)
        run.rest(AS_FAST)
    run.shown = b""  # what was drawn is of no interest, and would be a gigabyte in the end
    return len(pressed)


def seen(run: Program, keys: int) -> Seen:
    run.rest(0.5)
    folder = Path(f"/proc/{run.pid}")
    return Seen(keys, run.memory(), len(list((folder / "task").iterdir())), len(list((folder / "fd").iterdir())))


def day(path: Path, home: Path, hours: int) -> list[Seen]:
    """The program after its start and after each hour."""
    run = Program([sys.executable, "-m", "salesdesk", "--db", str(path)], environ(home))
    try:
        run.wait_for("Keys")
        run.rest(2.0)
        found, keys = [seen(run, 0)], 0
        for _ in range(hours):
            for _ in range(ROUNDS_AN_HOUR):
                keys += walked(run, a_round())
            found.append(seen(run, keys))
            print(found[-1], flush=True)
        return found
    finally:
        run.kill()


def deeds(path: Path) -> tuple[int, int]:
    """How many deeds the file's history holds, and how many of them are calls."""
    with closing(sqlite3.connect(path)) as db:
        done, calls = db.execute("SELECT count(*), sum(label LIKE '%talked%') FROM deed").fetchone()
        return int(done), int(calls)


def main() -> int:
    given = argparse.ArgumentParser(description=__doc__)
    given.add_argument("--hours", type=int, default=HOURS)
    given.add_argument("--file", type=Path, help="a file that is there already; it is copied")
    given.add_argument("--contacts", type=int, default=files.LARGE.contacts)
    words = given.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path, home = Path(folder) / "desk.db", Path(folder) / "home"
        home.mkdir()
        if words.file:
            shutil.copy(words.file, path)
        else:
            files.make(path, files.Size(words.contacts, max(10, words.contacts // 5)))
        found = day(path, home, words.hours)
        print("deeds, calls:", deeds(path))
    start, first, last = found[0], found[1], found[-1]
    growth = last.megabytes / first.megabytes
    print(
        f"start {start.megabytes:.1f} MB, first hour {first.megabytes:.1f}, end {last.megabytes:.1f}: {growth - 1:+.1%}"
    )
    stays_open = last.threads > first.threads or last.files > first.files
    return 1 if growth > MOST_GROWTH or stays_open else 0


if __name__ == "__main__":
    os.umask(0o077)
    sys.exit(main())
