"""`salesdesk backup`, `restore` and `check`: copies of the file, one put back, and a look at everything."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Mapping
from pathlib import Path

from salesdesk import locations
from salesdesk.cli.desks import config_of, data_file, desk_for_deeds
from salesdesk.cli.paper import put, put_json, put_rows, say
from salesdesk.clock import Clock, system_clock
from salesdesk.desk.safekeeping import Copy, copies, put_back, take_copy
from salesdesk.errors import NotFound, WrongUsage

TOLD = {
    "contact": ("contact", "contacts"),
    "touch": ("touch", "touches"),
    "follow_up": ("follow-up", "follow-ups"),
    "deal": ("deal", "deals"),
}


def backup(given: Namespace) -> None:
    path = data_file(given)
    folder = locations.backups(path)
    if given.list:
        if given.file:
            raise WrongUsage("--list takes no file.", "salesdesk backup --list")
        _list(given, folder, system_clock(config_of(given).zone or None))
        return
    if not path.exists() and not path.is_symlink():
        raise NotFound(f"There is no data file yet: {path}", "salesdesk import or salesdesk add makes one.")
    target = Path(given.file).expanduser() if given.file else locations.private_folder(folder)
    with desk_for_deeds(given) as desk:
        copy = take_copy(desk, target)
    if given.json:
        put_json({**shape(copy), "rows": dict(copy.rows or {})})
        return
    put(str(copy.path))
    put(_told(copy.rows or {}))


def restore(given: Namespace) -> None:
    path, copy = data_file(given), Path(given.file).expanduser()
    if path.parent == locations.data_folder():
        locations.private_folder(path.parent)
    read, kept = put_back(path, copy, clock=system_clock(config_of(given).zone or None))
    if given.json:
        put_json(
            {
                "restored": str(path),
                "from": str(copy),
                "kept": str(kept) if kept else None,
                "rows": dict(read.rows or {}),
            }
        )
        return
    put(f"{path} is now as it was in {copy}.")
    put(_told(read.rows or {}))
    if kept:
        put(f"The file of before is kept: {kept}")


def shape(copy: Copy) -> dict[str, str | int]:
    return {"path": str(copy.path), "at": copy.at.isoformat(), "bytes": copy.bytes}


def _list(given: Namespace, folder: Path, clock: Clock) -> None:
    found = copies(folder, clock=clock)
    if given.json:
        put_json({"folder": str(folder), "backups": [shape(copy) for copy in found]})
        return
    if not found:
        say(f"No copies in {folder}.", "salesdesk backup makes one.")
    put_rows(
        [(f"{c.at:%a} {c.at.day} {c.at:%b %Y %H:%M}", f"{c.bytes / 1_000_000:.1f} MB", str(c.path)) for c in found]
    )


def _told(rows: Mapping[str, int]) -> str:
    return ", ".join(
        f"{rows.get(table, 0):,} {one if rows.get(table, 0) == 1 else more}" for table, (one, more) in TOLD.items()
    )
