"""`salesdesk export`: contacts, follow-ups, touches, deals or everything, as a file that other programs read."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

from salesdesk import locations
from salesdesk.cli import taken
from salesdesk.cli.desks import data_file, desk_for_reading
from salesdesk.cli.paper import say
from salesdesk.cli.table import FORMATS_OF
from salesdesk.desk.takeout import Takeout
from salesdesk.errors import WrongUsage

WORDS = {"people": "contacts", "companies": "accounts", "followups": "follow-ups", "follow_ups": "follow-ups"}
ENDINGS = {".csv": "csv", ".json": "json", ".md": "md", ".markdown": "md", ".vcf": "vcf", ".ics": "ics", ".zip": "csv"}
BY_FORMAT = {"vcf": "contacts", "ics": "follow-ups"}
BINARY = ("all", "csv")
"""All as CSV is several files in one archive."""
LEFT_OUT = (
    "The CSV files hold people, companies, deals, follow-ups and touches.",
    "Promises, facts, questions, scripts, plans and the trash come back from JSON only: salesdesk export all -o desk.json",
)
"""What a table has no columns for is said, not dropped in silence."""


def take(given: Namespace) -> None:
    form = _form(given)
    what = _what(given.what or BY_FORMAT.get(form or "", "contacts"))
    form = form or ("json" if what == "all" else "csv")
    if form not in FORMATS_OF[what]:
        raise WrongUsage(f"{what.capitalize()} cannot be written as {form}.", f"One of: {', '.join(FORMATS_OF[what])}.")
    target = _target(given)
    if (what, form) == BINARY and target is None and sys.stdout.isatty():
        raise WrongUsage("All as CSV is a zip archive, not a text.", "Name a file: -o desk.zip")
    if (what, form) == BINARY:
        say(*LEFT_OUT)
    with desk_for_reading(given) as desk:
        out = Takeout(desk.core, notes=not given.without_notes)
        if (what, form) == BINARY and target is not None and target.suffix.lower() == ".csv":
            _beside_each_other(target, dict(taken.tables(out, plain=given.plain)))
            return
        content = taken.write(out, what, form=form, now=desk.core.now(), plain=given.plain)
        if target is None:
            _to_stdout(content)
            return
        locations.write_private(target, content)
    say(f"Written: {target}", "It holds your customers' data; only you can read it.")


def _beside_each_other(target: Path, tables: dict[str, Iterator[bytes]]) -> None:
    """A name that ends in .csv is a table and no archive: the people stand there, each other table in a file beside it."""
    first, *others = tables
    files = {target: tables[first]} | {target.with_stem(f"{target.stem}-{part}"): tables[part] for part in others}
    if not target.exists() and (taken_already := [str(path) for path in files if path.exists()]):
        raise WrongUsage(f"There is a file of that name already: {taken_already[0]}", "Name another: -o desk.zip")
    for path, content in files.items():
        locations.write_private(path, content)
    say(f"Written: {', '.join(map(str, files))}", "They hold your customers' data; only you can read them.")


def _what(text: str) -> str:
    wanted = text.lower()
    wanted = WORDS.get(wanted, wanted)
    if wanted in FORMATS_OF:
        return wanted
    near = [name for name in FORMATS_OF if name.startswith(wanted)]
    if len(near) == 1:
        return near[0]
    raise WrongUsage(f"There is nothing called “{text}” to export.", f"One of: {', '.join(FORMATS_OF)}.")


def _form(given: Namespace) -> str | None:
    """The format that was asked for, else that of the file's name."""
    if given.format:
        form = str(given.format).lower().lstrip(".")
        if form not in set(ENDINGS.values()):
            raise WrongUsage(f"There is no format “{given.format}”.", "One of: csv, json, md, vcf, ics.")
        return form
    return ENDINGS.get(Path(given.o).suffix.lower()) if given.o else None


def _target(given: Namespace) -> Path | None:
    if not given.o or given.o == "-":
        return None
    path = Path(given.o).expanduser()
    if path.is_dir():
        raise WrongUsage(f"{path} is a folder.", "Name a file in it.")
    if path.exists() and data_file(given).exists() and path.samefile(data_file(given)):
        raise WrongUsage(f"{path} is the data file itself.", "Name another file.")
    return path


def _to_stdout(content: Iterator[bytes]) -> None:
    raw = getattr(sys.stdout, "buffer", None)
    for piece in content if sys.stdout is not None else ():
        if raw is None:
            sys.stdout.write(piece.decode("utf-8"))
        else:
            raw.write(piece)
