"""`salesdesk check`: the file's integrity, how complete its record is, the terminal, the themes, the settings."""

from __future__ import annotations

import os
import shlex
import shutil
import sys
from argparse import Namespace
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from salesdesk.cli.desks import config_file, config_problems, data_file, desk_for_deeds
from salesdesk.cli.paper import heading, put, put_json
from salesdesk.desk.safekeeping import look_at, rescue
from salesdesk.errors import FileBusy, NotFound, UnusableFile, WriteFailed

UNUSABLE = 3
QUALITY = {
    "untagged": "without a kind",
    "unreachable": "without a number or an address",
    "same_number": "share a number with somebody",
    "same_address": "share an address with somebody",
    "no_next_step": "without a next step",
    "no_clock": "with nothing that tells their time",
}


def check(given: Namespace) -> int:
    if given.rescue is not None:
        return _rescue(given)
    file = _file(given)
    quality, code = file.pop("quality", None), int(file.pop("exit_code"))
    parts = {"file": file, "terminal": terminal(), "themes": themes(), "config": settings(given)}
    report: dict[str, Any] = {"ok": not any(part["problems"] for part in parts.values()), **parts, "quality": quality}
    if given.json:
        put_json(report)
    else:
        _print(report)
    return code


def _rescue(given: Namespace) -> int:
    """`check --rescue OUT`: a new file of what the damaged one still holds, told table by table."""
    path, target = data_file(given), Path(given.rescue).expanduser()
    if not path.exists():
        raise NotFound(f"There is no file {path}.", "salesdesk where says where the file is looked for.")
    found = rescue(path, target)
    if given.json:
        put_json({"rescued": str(target), "from": str(path)} | asdict(found))
        return 0
    put(f"{target} holds what could be read of {path}, which is as it was.")
    for name, count in found.rows.items():
        if count:
            put(f"  {count:>7,} {name.replace('_', ' ')}")
    for count, words in (
        (found.lost_pages, "pages could not be read"),
        (found.torn_rows, "rows were not whole"),
        (found.left_out, "rows belong to what is gone, and were left out"),
        (found.stood_in, "people whose name is gone: their notes and follow-ups stand under a nameless one"),
    ):
        if count:
            put(f"  ! {count:,} {words}")
    put(
        f"Look at it: salesdesk --db {shlex.quote(str(target))}   Take it: salesdesk restore {shlex.quote(str(target))}"
    )
    return 0


def terminal() -> dict[str, Any]:
    """What the terminal is, and what would keep the screen from opening."""
    from salesdesk.ui.terminal import colours_of, no_terminal, shows_marks

    size = shutil.get_terminal_size(fallback=(0, 0))
    missing = no_terminal()
    return {
        "is_one": missing is None,
        "term": os.environ.get("TERM") or None,
        "colours": colours_of().value,
        "no_color": bool(os.environ.get("NO_COLOR")),
        "marks": shows_marks(),
        "encoding": getattr(sys.stdin, "encoding", None),
        "columns": size.columns or None,
        "rows": size.lines or None,
        "problems": [],
        "note": missing,
    }


def themes() -> dict[str, Any]:
    """Every theme there is, and what is wrong with any."""
    from salesdesk.ui.themes import load_shelf

    shelf = load_shelf()
    return {"names": list(shelf.names()), "problems": list(shelf.findings())}


def settings(given: Namespace) -> dict[str, Any]:
    """The config and the keys in it."""
    from salesdesk.ui.ownkeys import key_problems
    from salesdesk.ui.themes import unknown_theme

    path = config_file(given)
    config, problems = config_problems(given)
    return {
        "path": str(path),
        "exists": path.is_file(),
        "problems": [
            *problems,
            *filter(None, [unknown_theme(config.theme)]),
            *hours_problems(config.calling_hours),
            *key_problems(config.keys),
        ],
    }


def hours_problems(words: str) -> Iterator[str]:
    """What is wrong with calling hours in the rep's own words."""
    from salesdesk.domain.hours import PRESETS, read_hours
    from salesdesk.errors import NotUnderstood

    if words in PRESETS:
        return
    try:
        read_hours(words, name="your hours")
    except NotUnderstood as error:
        yield f"calling_hours: {error.sentence} {error.hint}"


def _file(given: Namespace) -> dict[str, Any]:
    path = data_file(given)
    found: dict[str, Any] = {
        "path": str(path),
        "exists": path.exists() or path.is_symlink(),
        "problems": [],
        "exit_code": 0,
    }
    if not found["exists"]:
        return found
    try:
        with desk_for_deeds(given) as desk:
            health = look_at(desk)
    except (UnusableFile, WriteFailed, FileBusy) as error:
        return found | {"problems": [f"{error.sentence} {error.hint}".strip()], "exit_code": error.exit_code}
    found |= {"bytes": health.bytes, "rows": dict(health.rows), "problems": list(health.problems)}
    found["exit_code"] = UNUSABLE if health.problems else 0
    found["quality"] = asdict(health.quality)
    return found


def _print(report: dict[str, Any]) -> None:
    file, quality, screen = report["file"], report["quality"], report["terminal"]
    heading("File")
    put(f"  {file['path']}")
    put(_verdict(file) if file["exists"] else "  not made yet")
    _problems(file)
    if quality:
        heading("Data quality")
        put(f"  {quality['contacts']:,} contacts")
        for name, words in QUALITY.items():
            if quality[name]:
                put(f"  {quality[name]:,} {words}")
    heading("Terminal")
    size = f", {screen['columns']} x {screen['rows']}" if screen["columns"] else ""
    put(f"  {screen['term'] or 'no TERM'}, {screen['colours']} colours{size}")
    if screen["no_color"]:
        put("  NO_COLOR is set: no colours are used")
    if screen["note"]:
        put(f"  {screen['note']}")
    heading("Themes")
    put(f"  {', '.join(report['themes']['names'])}")
    _problems(report["themes"])
    heading("Config")
    put(f"  {report['config']['path']}" + ("" if report["config"]["exists"] else ", not made: the defaults are used"))
    _problems(report["config"])


def _verdict(file: dict[str, Any]) -> str:
    return "  damaged or not ours" if file["problems"] else f"  whole, {file['bytes'] / 1_000_000:.1f} MB"


def _problems(part: dict[str, Any]) -> None:
    for problem in part["problems"]:
        put(f"  ! {problem}")
