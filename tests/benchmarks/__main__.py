"""How fast the desk is, as ratios to a floor measured in turn in the same run: `python -m tests.benchmarks`.

`--quick` takes a short form and ends with 1 where a ratio is twice its limit; no time is ever judged by itself.
"""

from __future__ import annotations

import argparse
import csv
import os
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles

from tests.benchmarks import files
from tests.benchmarks.terminal import Program

TOP = Path(__file__).parents[2]
FLOOR = Path(__file__).with_name("floor.py")
SENTENCE = "asked about the renewal and wants a call next week "


@dataclass(frozen=True, slots=True)
class Figure:
    """One row of the table: its name, its limit as a ratio to the floor, and the unit of the figures."""

    name: str
    limit: float
    unit: str = "ms"
    known: float = 0.0
    """The ratio that is known where the limit is not met; twice that is a gross loss too."""


FIGURES = (
    Figure("exec to a readable agenda", 3),
    Figure("exec to the first key answered", 1.25, known=2.2),
    Figure("a key in the agenda, p95", 1.5),
    Figure("a character in the notes, p95", 1.5),
    Figure("switching panels, p95", 1.5, known=2),
    Figure("opening help, p95", 1.5, known=3),
    Figure("find, first notes (floor: 100 ms)", 1),
    Figure("a held key catches up", 1.5),
    Figure("idle, bytes a second", 1, "B/s"),
    Figure("idle, CPU", 1.25, "%"),
    Figure("memory at start", 1.3, "MB", known=1.6),
    Figure("quitting", 1.5),
    Figure("salesdesk --help", 1.5),
    Figure("today --json", 4, known=9),
    Figure("import", 3, known=40),
)
Found = dict[str, list[float]]


def p95(values: Sequence[float]) -> float:
    return quantiles(values, n=20)[-1] if len(values) > 1 else values[0]


def environ(home: Path) -> dict[str, str]:
    """A small clean one, the same for both."""
    keep = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
    own = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "TZ": "America/Chicago"}
    return keep | own | {"HOME": str(home), "PYTHONPATH": str(TOP)}


def first_sitting(command: Sequence[str], home: Path, path: Path) -> None:
    """The first start of all asks and writes more, and the day's copy of a large file takes its time."""
    run = Program(command, environ(home))
    try:
        run.wait_for("Keys")
        end = time.perf_counter() + 120
        while not list(path.parent.glob(f"{path.name}.backups/{path.stem}-*.db")) and time.perf_counter() < end:
            run.read(0.2)
    finally:
        run.kill()


def sit(command: Sequence[str], home: Path, *, name: str, ready: str, desk: bool, keys: int) -> dict[str, float]:
    """One sitting at a program, from its start to its end."""
    run = Program(command, environ(home))
    try:
        seen = {"exec to a readable agenda": run.wait_for(name)}
        run.wait_for(ready)
        run.press("down", rest=False)
        seen["exec to the first key answered"] = run.now()
        run.rest(1.2)
        seen["memory at start"] = run.memory()
        seen["a key in the agenda, p95"] = p95([run.press(key) for key in ("up", "down") * (keys // 2)])
        seen["a held key catches up"] = run.hold("up", keys)
        seen["switching panels, p95"] = p95([run.press(k) for k in ("tab", "shift+tab") * max(2, keys // 6)])
        if desk:
            seen["opening help, p95"] = p95([run.press(k) for k in ("?", "escape") * 3][::2])
            seen["find, first notes (floor: 100 ms)"] = found(run)
            run.press("n")
        else:
            seen["opening help, p95"] = seen["switching panels, p95"]
            seen["find, first notes (floor: 100 ms)"] = 100.0
            run.press("tab")
        seen["a character in the notes, p95"] = p95([run.press(c) for c in SENTENCE[:keys]])
        run.rest(0.6)
        seen["idle, bytes a second"], seen["idle, CPU"] = run.idle(1.0 if keys < 40 else 6.0)
        run.press("escape" if desk else "shift+tab")
        seen["quitting"] = run.quit("qq" if desk else "q")
        return seen
    finally:
        run.kill()


def found(run: Program) -> float:
    """How many milliseconds from the words of a search to the first notes that hold them."""
    run.press("/")
    before, began = len(run.shown), time.perf_counter()
    os.write(run.fd, b"ren")
    while b"NOTES" not in run.shown[before:] and time.perf_counter() < began + 5.0:
        run.read(0.05)
    took = (time.perf_counter() - began) * 1000
    run.press("escape")
    return took


def timed(command: Sequence[str], home: Path) -> float:
    began = time.perf_counter()
    subprocess.run(command, env=environ(home), check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return (time.perf_counter() - began) * 1000


def commands(desk_file: Path, home: Path) -> tuple[dict[str, float], dict[str, float]]:
    """The command line, and an interpreter that loads SQLite and does nothing."""
    program = [sys.executable, "-m", "salesdesk"]
    floor = timed([sys.executable, "-c", "import sqlite3"], home)
    ours = {
        "salesdesk --help": timed([*program, "--help"], home),
        "today --json": timed([*program, "today", "--json", "--db", str(desk_file)], home),
    }
    return ours, dict.fromkeys(ours, floor)


def imports(rows: int, folder: Path, home: Path) -> tuple[dict[str, float], dict[str, float]]:
    """A list of so many people: ours, and a plain reader with executemany."""
    source, target = folder / "list.csv", folder / "import.db"
    with source.open("w", newline="", encoding="utf-8") as out:
        writer = csv.writer(out)
        writer.writerow(["First Name", "Last Name", "Company", "Phone", "Email", "City"])
        for n in range(rows):
            writer.writerow(
                ["Dana", f"Ruiz-{n}", f"Northwind {n // 5}", f"+1503{n:07}", f"d{n}@northwind.example", "Portland"]
            )
    target.unlink(missing_ok=True)
    program = [sys.executable, "-m", "salesdesk", "import", str(source), "--db", str(target)]
    began = time.perf_counter()
    with closing(sqlite3.connect(folder / "plain.db")) as db, source.open(newline="", encoding="utf-8") as given, db:
        db.execute("DROP TABLE IF EXISTS person")
        db.execute("CREATE TABLE person (a TEXT, b TEXT, c TEXT, d TEXT, e TEXT, f TEXT)")
        db.executemany("INSERT INTO person VALUES (?, ?, ?, ?, ?, ?)", csv.reader(given))
    plain = (time.perf_counter() - began) * 1000
    start = timed([sys.executable, "-m", "salesdesk", "where", "--db", str(target)], home)
    return {"import": max(0.0, timed(program, home) - start)}, {"import": plain}


def first_name(path: Path) -> str:
    """Somebody whom the agenda's first screen shows on the day of the run."""
    with closing(sqlite3.connect(path)) as db:
        return str(db.execute("SELECT c.name FROM follow_up f JOIN contact c ON c.id = f.contact_id "
            "WHERE f.state = 'open' ORDER BY f.due_on, f.due_at IS NULL, f.due_at, f.id LIMIT 1").fetchone()[0])[:12]  # fmt: skip


def measure(size: files.Size, *, rounds: int, keys: int, folder: Path) -> tuple[Found, Found]:
    """Ours and the floor's figures, round by round, one after the other."""
    path = files.make(folder / "desk.db", size)
    home = folder / "home"
    home.mkdir(exist_ok=True)
    floor_path = files.make(folder / "floor.db", files.SMALL)
    desk = [sys.executable, "-m", "salesdesk", "--db", str(path)]
    first_sitting(desk, home, path)
    ours: Found = defaultdict(list)
    floor: Found = defaultdict(list)
    for _ in range(rounds):
        runs: tuple[Callable[[], tuple[dict[str, float], dict[str, float]]], ...] = (
            lambda: (
                sit(desk, home, name=first_name(path), ready="Keys", desk=True, keys=keys),
                sit([sys.executable, str(FLOOR), str(floor_path)], home, name=first_name(floor_path), ready="Quit",
                    desk=False, keys=keys),
            ),
            lambda: commands(path, home),
        )  # fmt: skip
        if size is not files.SMALL:  # of a few rows it would be the start that is measured
            runs = (*runs, lambda: imports(size.contacts, folder, home))
        for run in runs:
            mine, least = run()
            for name, value in mine.items():
                ours[name].append(value)
                floor[name].append(least[name])
    return ours, floor


def table(ours: Found, floor: Found) -> tuple[str, list[str]]:
    """The table in Markdown, and the names of the figures whose ratio is more than twice its limit in every round."""
    lines = ["| what | desk: median (least–most) | floor | ratio | at most |", "|---|---|---|---|---|"]
    lost = []
    for figure in FIGURES:
        mine, least = ours[figure.name], floor[figure.name]
        if not mine:
            continue
        ratios = [m / f if f > 0.5 else (1.0 if m <= 0.5 else m) for m, f in zip(mine, least, strict=True)]
        if min(ratios) > 2 * max(figure.limit, figure.known):
            lost.append(figure.name)
        spread = f"{median(mine):.1f} ({min(mine):.1f}–{max(mine):.1f}) {figure.unit}"
        lines.append(f"| {figure.name} | {spread} | {median(least):.1f} | {median(ratios):.2f} | {figure.limit} |")
    return "\n".join(lines), lost


def main() -> int:
    given = argparse.ArgumentParser(description=__doc__)
    given.add_argument("--quick", action="store_true")
    given.add_argument("--rounds", type=int, default=5)
    given.add_argument("--contacts", type=int, default=files.LARGE.contacts)
    words = given.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if words.quick:
            ours, floor = measure(files.SMALL, rounds=2, keys=4, folder=Path(folder))
        else:
            size = files.Size(words.contacts, words.contacts // 5)
            ours, floor = measure(size, rounds=words.rounds, keys=60, folder=Path(folder))
    text, lost = table(ours, floor)
    print(text)
    if lost:
        print(f"More than twice the limit: {', '.join(lost)}.")
    return 1 if words.quick and lost else 0


if __name__ == "__main__":
    sys.exit(main())
