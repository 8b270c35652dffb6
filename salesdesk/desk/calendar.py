"""The calendar file: follow-ups with a time and dates of theirs, kept up to date where any calendar program can read it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from salesdesk.clock import zone_named
from salesdesk.desk.core import Core
from salesdesk.domain.followup import CHANNEL_WORDS, Channel
from salesdesk.domain.hours import is_zone
from salesdesk.errors import Refused, SalesdeskError
from salesdesk.exchange.outgoing import Event
from salesdesk.exchange.write_ics import ics_text
from salesdesk.store import calendar as rows
from salesdesk.store import settings
from salesdesk.store.calendar import ToldEvent
from salesdesk.store.undo import deeds_mark

PLACE = "salesdesk"
SETTING = "calendar_file"
OURS = b"PRODID:-//salesdesk//"
"""What stands near the top of every calendar that we wrote; another file is never written over."""
LOOKED_AT = 400
"""Bytes of a file's beginning in which that must stand."""

Put = Callable[[Path, bytes], None]
"""Writes a whole file or nothing, for the rep alone."""


class CalendarDrawer:
    """The file and where it lies."""

    def __init__(self, core: Core) -> None:
        self._core = core

    def in_thread(self) -> CalendarDrawer:
        """This drawer over a connection of its own: to be called in the thread that uses it, and closed there."""
        return CalendarDrawer(self._core.again(patience=2.0))

    def close(self) -> None:
        """Ends the connection of a drawer made by `in_thread`."""
        self._core.store.close()

    @property
    def path(self) -> Path | None:
        """Where the file lies: from the config, else as chosen on the desk; None where the rep wants none."""
        named = self._core.config.calendar or settings.of(self._core.db, SETTING) or ""
        return Path(named).expanduser() if named else None

    @property
    def mark(self) -> object:
        """Changes whenever the file may have to be written again."""
        return (deeds_mark(self._core.db), self._core.zone.key)

    def choose(self, text: str) -> Path | None:
        """Another place for the file; nothing: no file. What lies at the old place is left there.

        Raises Refused where the config names the place, or where something else lies there.
        """
        if self._core.config.calendar:
            raise Refused("The config says where the calendar lies.", "Change calendar in it: salesdesk where.")
        path = Path(text.strip()).expanduser().absolute() if text.strip() else None
        if path is not None:
            _check(path)
        with self._core.store.beside() as db:
            settings.keep(db, SETTING, str(path) if path else "")
        return path

    def write(self, put: Put, *, to: Path | None = None) -> bool:
        """Writes the file, where it says something else than before; False where it needed no writing, or is not wanted.

        Raises Refused for a file of somebody else's, WriteFailed, FileBusy.
        """
        path = to or self.path
        if path is None:
            return False
        _check(path)
        content = self.text().encode("utf-8")
        try:
            if path.read_bytes() == content:
                return False
        except OSError:
            pass  # there is none yet, or it can not be read: it is written
        put(path, content)
        return True

    def text(self) -> str:
        """The whole calendar. Each event rises in its sequence when it changes, and says when that was."""
        events = self._numbered([*self._follow_ups(), *self._dates()])
        stamp = max((event.modified for event in events if event.modified), default=datetime(2000, 1, 1, tzinfo=UTC))
        return ics_text(events, stamp=stamp, name="salesdesk")

    def _numbered(self, events: Sequence[Event]) -> list[Event]:
        core = self._core
        now = core.now().astimezone(UTC).replace(microsecond=0)
        known = rows.told(core.db)
        fresh: dict[str, ToldEvent] = {}
        for event in events:
            before, content = known.get(event.uid), sha256(repr(event).encode("utf-8")).hexdigest()
            if before is None or before.content != content:
                fresh[event.uid] = ToldEvent(content, before.sequence + 1 if before else 0, now)
        if fresh:
            with core.store.beside() as db:
                rows.keep_told(db, fresh)
        said = known | fresh
        return [replace(e, changed=said[e.uid].sequence, modified=said[e.uid].changed_at) for e in events]

    def _follow_ups(self) -> list[Event]:
        return [self._follow_up(row) for row in rows.timed(self._core.db)]

    def _follow_up(self, row: rows.Timed) -> Event:
        # What repeats does so on the clock it was said for; a single time is shown on the rep's own.
        zone = zone_named(row.zone) if row.repeats and row.zone and is_zone(row.zone) else self._core.zone
        at = row.at.astimezone(zone)
        who = f"{row.name}, {row.account}" if row.account else row.name
        return Event(
            uid=f"follow-up-{row.id}@{PLACE}", summary=f"{channel_word(row.channel)}: {who}", on=at.date(), at=at,
            description="\n".join(filter(None, (row.why_now, row.for_them, row.number))), categories=("follow-up",),
            repeats=row.repeats or "",
        )  # fmt: skip

    def _dates(self) -> list[Event]:
        return [
            Event(
                uid=f"date-{row.id}@{PLACE}", summary=f"{row.what} ({row.whose})" if row.whose else row.what, on=row.on,
                description=row.words or "", categories=("their date",),
            )
            for row in rows.their_dates(self._core.db)
        ]  # fmt: skip


def keep_calendar(core: Core, put: Put) -> str:
    """Writes the file in a thread, with a connection of its own. What the rep must know, in one line, or nothing."""
    try:
        own = CalendarDrawer(core).in_thread()
    except SalesdeskError as error:
        return error.sentence
    try:
        own.write(put)
    except SalesdeskError as error:
        return f"The calendar file was not written: {error.sentence}"
    finally:
        own.close()
    return ""


def channel_word(channel: str) -> str:
    """A channel as an event's title begins: "Call"."""
    words = CHANNEL_WORDS[Channel(channel)]
    return words[0].upper() + words[1:]


def _check(path: Path) -> None:
    """Refuses a folder, and a file that we did not write."""
    if path.is_dir():
        raise Refused(f"{path} is a folder.", "Name a file in it, such as salesdesk.ics.")
    try:
        with path.open("rb") as opened:
            begins = opened.read(LOOKED_AT)
    except OSError:
        return
    if begins.strip() and OURS not in begins:
        raise Refused(f"{path} is no calendar of salesdesk.", "Name a file that is not there yet.")
