"""`salesdesk import`: files of other programs, looked at first, then brought in as one deed a file."""

from __future__ import annotations

import csv
import io
import stat
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from salesdesk import locations
from salesdesk.cli.archive import parts_of
from salesdesk.cli.desks import config_of, data_file, desk_for_deeds
from salesdesk.cli.paper import heading, put, put_json, put_rows, say
from salesdesk.cli.progress import bar
from salesdesk.cli.words import date_order
from salesdesk.desk import Desk
from salesdesk.desk.daily import copy_before_import
from salesdesk.desk.intake import Fate, Intake, fates_csv
from salesdesk.desk.safekeeping import desk_on_a_copy, desk_without_file
from salesdesk.domain.dates import Order
from salesdesk.errors import Unreadable

Done = tuple[str, Intake]
"""A file as it was named, and what became of it."""
STDIN = "-"
ARCHIVE = b"PK\x03\x04"
OWN_PARTS = ("contacts.csv", "accounts.csv", "deals.csv", "follow-ups.csv", "touches.csv")
"""The parts of our own archive, in the order in which each finds what it names."""
_DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
LARGEST_BYTES = 200_000_000
SHOWN_FATES = 20
NOTHING_READ = 1
FATES = ("new", "updated", "duplicate", "question", "rejected")
FATE_WORDS = {
    "new": "new", "updated": "updated", "duplicate": "already here", "question": "to be asked", "rejected": "rejected"
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Brought:
    """A file as it was read from the disk."""

    named: str
    """As it was given."""
    content: bytes

    @property
    def name(self) -> str:
        return Path(self.named).name if self.named != STDIN else "stdin"


def bring(given: Namespace) -> int:
    order = date_order(given.order)
    files = tuple(file for named in given.file for file in _files(named))
    if given.dry_run or not (given.yes or given.json or not _can_ask()):
        with _throw_away_desk(given) as copy:
            tried = _run(given, copy, files, order)
        if given.dry_run:
            _tell(given, tried, _show_every_line)
            say("Nothing was written.", "Without --dry-run it is.")
            return _code(tried)
        with redirect_stdout(sys.stderr):
            _show(tried)
        if not _agreed():
            say("Nothing was written.")
            return 0
    with desk_for_deeds(given) as desk:
        copy_before_import(desk.core, lambda: locations.private_folder(locations.backups(desk.path)))
        intakes = _run(given, desk, files, order)
    _tell(given, intakes, _show)
    return _code(intakes)


def shape(named: str, intake: Intake) -> dict[str, Any]:
    """One entry of `salesdesk import --json`."""
    return {
        "file": named,
        "format": intake.format,
        "format_name": intake.format_name,
        "encoding": intake.encoding,
        "delimiter": intake.delimiter,
        "rows": intake.rows,
        **{fate: getattr(intake, fate) for fate in FATES},
        "date_order_open": list(intake.order_open),
        "fates": [
            {"line": f.line, "fate": f.fate, "contact": f.contact, "contact_id": f.contact_id, "reason": f.reason}
            for f in intake.fates
        ],
    }


def _run(given: Namespace, desk: Desk, files: Sequence[Brought], order: Order | None) -> tuple[Done, ...]:
    """Every file is read before the first is written, so that an unreadable one leaves nothing half done."""
    wanted = given.as_
    own: Any = order or desk.core.config.date_order or None
    readings = [desk.intake.read(file.name, file.content, as_format=wanted, order=own) for file in files]
    done = []
    for file, reading in zip(files, readings, strict=True):
        with bar(file.name) as progress:
            done.append((file.named, desk.intake.run(reading, file=file.name, progress=progress)))
    return tuple(done)


def _code(done: Sequence[Done]) -> int:
    """1 where there were lines and not one of them could be read as anything."""
    rows = sum(intake.rows for _, intake in done)
    return NOTHING_READ if rows and rows == sum(intake.rejected for _, intake in done) else 0


def _tell(given: Namespace, done: Sequence[Done], show: Callable[[Sequence[Done]], None]) -> None:
    if given.fates:
        locations.write_private(Path(given.fates).expanduser(), _fates_of(done).encode("utf-8"))
        say(f"Every line and its fate: {given.fates}")
    for _, intake in done:
        if intake.order_open:
            columns = ", ".join(intake.order_open)
            say(f"{columns}: day or month first? Such dates were kept as text.", "--order dmy or --order mdy decides.")
    if given.json:
        put_json([shape(named, intake) for named, intake in done])
        return
    show(done)


def _show_every_line(done: Sequence[Done]) -> None:
    """What would become of each line of each file."""
    for named, intake in done:
        _show_counts(named, intake)
        _put_fates(intake.fates)


def _show(done: Sequence[Done]) -> None:
    """What became of each file, and the lines that need the rep."""
    for named, intake in done:
        _show_counts(named, intake)
        telling = [fate for fate in intake.fates if fate.fate in ("question", "rejected")]
        _put_fates(telling[:SHOWN_FATES])
        if len(telling) > SHOWN_FATES:
            put(f"and {len(telling) - SHOWN_FATES:,} more; --fates OUT.csv writes them all")


def _show_counts(named: str, intake: Intake) -> None:
    read_as = ", ".join(filter(None, (intake.format_name, intake.encoding, _DELIMITERS.get(intake.delimiter or ""))))
    heading(f"{named}  {read_as}")
    counts = [f"{getattr(intake, fate):,} {FATE_WORDS[fate]}" for fate in FATES if getattr(intake, fate)]
    put(f"{intake.rows:,} {'row' if intake.rows == 1 else 'rows'}: {', '.join(counts) or 'none'}")


def _put_fates(fates: Sequence[Fate]) -> None:
    put_rows([(f"line {f.line}", FATE_WORDS[f.fate], f.contact or "", f.reason) for f in fates])


def _fates_of(done: Sequence[Done]) -> str:
    """The fates as CSV; of several files the file stands first in each line."""
    if len(done) == 1:
        return fates_csv(done[0][1])
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\n")
    for number, (_, intake) in enumerate(done):
        rows = list(csv.reader(io.StringIO(fates_csv(intake))))
        if number == 0:
            writer.writerow(("file", *rows[0]))
        writer.writerows((intake.file, *row) for row in rows[1:])
    return out.getvalue()


@contextmanager
def _throw_away_desk(given: Namespace) -> Iterator[Desk]:
    """A desk on which an import can be tried: a copy of the file, an empty one where there is none."""
    path, config = data_file(given), config_of(given)
    there = path.exists() or path.is_symlink()
    desk = desk_on_a_copy(path, config) if there else desk_without_file(config)
    try:
        yield desk
    finally:
        desk.close()


def _files(named: str) -> tuple[Brought, ...]:
    """What a name stands for: one file, or the parts of an archive that `salesdesk export all` made."""
    content = _content(named)
    parts = parts_of(content, OWN_PARTS) if content.startswith(ARCHIVE) else {}
    return tuple(Brought(f"{named}/{part}", inside) for part, inside in parts.items()) or (Brought(named, content),)


def _content(named: str) -> bytes:
    """The bytes of a file, or of stdin. Raises Unreadable."""
    if named == STDIN:
        if sys.stdin is None:
            raise Unreadable("There is nothing to read: stdin is closed.", "Name a file.")
        content = sys.stdin.buffer.read(LARGEST_BYTES + 1)
        if len(content) > LARGEST_BYTES:
            raise Unreadable("What came in is larger than 200 MB.", "Cut it into parts.")
        return content
    path = Path(named).expanduser()
    try:
        seen = path.stat()
        if stat.S_ISDIR(seen.st_mode):
            raise Unreadable(f"{named} is a folder.", "Name a CSV, TSV or vCard file.")
        if not stat.S_ISREG(seen.st_mode):
            raise Unreadable(f"{named} is not a plain file.", "Name a CSV, TSV or vCard file, or - for stdin.")
        if seen.st_size > LARGEST_BYTES:
            raise Unreadable(f"{named} is larger than 200 MB.", "Cut it into parts.")
        return path.read_bytes()
    except FileNotFoundError:
        raise Unreadable(f"There is no file {named}.", "Check the name and the folder.") from None
    except OSError as error:
        raise Unreadable(f"{named} could not be read: {(error.strerror or 'no access').lower()}.", "") from error


def _can_ask() -> bool:
    return bool(sys.stdin and sys.stdin.isatty() and sys.stderr and sys.stderr.isatty())


def _agreed() -> bool:
    """Asks once whether the import is to be done; Enter means yes."""
    print("Import this? [Y/n] ", end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().lower() in ("", "y", "yes", "j", "ja", "o", "oui", "s", "si", "sí")
