"""Typed text on its way to the disk, in a thread of its own: a blocked screen or a locked file costs no word.

Nothing here takes a lock that a signal could find held: the desk's thread only sets entries and reads them.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from queue import Empty, SimpleQueue
from threading import Thread

from salesdesk.clock import steady
from salesdesk.desk.core import Core
from salesdesk.errors import FileBusy, SalesdeskError, UnusableFile, WriteFailed
from salesdesk.store import drafts
from salesdesk.store.drafts import Draft
from salesdesk.store.file import Store

GATHERED = 0.12
"""Seconds from the first change to its save; what is typed meanwhile goes with it."""
AGAIN_AFTER = 0.5
"""Seconds until a save that failed is tried again; for ever."""
LONGEST_FLUSH = 0.6
"""Seconds that an end may wait for the disk."""
SLOW = 0.4
"""Seconds without a save after which it is said."""
STEP = 0.004

Key = tuple[int | None, str]
"""(contact or nobody, kind)."""


@dataclass(frozen=True, slots=True, eq=False)
class Typed:
    """A text as it stands in a window; two of them are the same only when they are the same hand-over."""

    text: str
    caret: int
    at: datetime


class Keeper:
    """Takes every change at once, puts it on the disk within 250 ms, holds what the disk refuses until it takes it."""

    def __init__(self, core: Core) -> None:
        self._core = core
        self._typed: dict[Key, Typed] = {}  # written by the desk's thread only
        self._kept: dict[Key, Typed] = {}  # written by whoever saves
        self._on_file: dict[Key, str] = {}
        self._store: Store | None = None
        self._thread: Thread | None = None
        self._calls: SimpleQueue[bool] = SimpleQueue()
        self._tries = 0
        self._since = 0.0  # when what waits was typed, or when the disk last took something
        self.trouble = ""
        """Why typed text is not on the disk, in a few words; empty when it is."""
        self.both_kept = 0
        """How often another window's words were found under ours, and kept beside them."""
        self.tell: Callable[[], None] = _nobody
        """Called after each save and each refusal, from the keeper's thread."""

    # -- the desk's side ------------------------------------------------------------------------------------------------

    def put(self, contact_id: int | None, kind: str, text: str, *, caret: int = 0) -> None:
        """Takes a text over; what another window has written since `loaded` is kept beside it."""
        key = (contact_id, kind)
        for old in [each for each in self._typed if each != key and not self._waits(each)]:
            self._typed.pop(old, None)
            self._kept.pop(old, None)
        if not self._any_waits():
            self._since = steady()
        self._typed[key] = Typed(text, caret, self._core.now())
        if not self._core.store.has_file:
            self._save_all(self._core.store)
            return
        if self._thread is None or not self._thread.is_alive():
            self._thread = Thread(target=self._run, name="salesdesk-keeper", daemon=True)
            self._thread.start()
        self._calls.put(True)

    @property
    def why_not(self) -> str:
        """Why typed text is not on the disk: refused, or taken slowly; empty when all is well."""
        if not self.trouble and self._any_waits() and steady() - self._since > SLOW:
            return "the disk is slow"
        return self.trouble

    def held(self, contact_id: int | None, kind: str) -> Draft | None:
        """What was typed and is not on the disk yet."""
        typed = self._typed.get((contact_id, kind))
        if typed is None or not self._waits((contact_id, kind)):
            return None
        return Draft(typed.text, typed.caret, 0, typed.at)

    def all_held(self) -> tuple[tuple[Key, str], ...]:
        """Every text that the disk has not taken."""
        return tuple((key, typed.text) for key, typed in list(self._typed.items()) if self._waits(key))

    def loaded(self, contact_id: int | None, kind: str, text: str) -> None:
        """A window has read the file: this is what it holds."""
        if not self._waits((contact_id, kind)):
            self._on_file[contact_id, kind] = text

    def forget(self, contact_id: int | None, kind: str) -> None:
        """The text has gone into a deed, or was thrown away: it is not to come back."""
        self._typed.pop((contact_id, kind), None)
        self._on_file.pop((contact_id, kind), None)

    def flush(self, seconds: float = LONGEST_FLUSH) -> bool:
        """Waits until all of it is on the disk, or the disk has refused once more. True when it is.

        May be called from a signal, at any moment.
        """
        if not self._core.store.has_file:
            self._save_all(self._core.store)
        tries, end = self._tries, steady() + seconds
        while self._any_waits():
            if (self.trouble and self._tries > tries) or steady() >= end or self._thread is None:
                return False
            self._calls.put(False)
            time.sleep(STEP)
        return True

    def close(self) -> None:
        """The last save; the thread is a daemon and ends with the program."""
        self.flush()
        thread, self._thread = self._thread, None
        if thread is not None and thread.is_alive():
            self._calls.put(False)
            thread.join(timeout=1.0)

    def _waits(self, key: Key) -> bool:
        typed = self._typed.get(key)
        return typed is not None and typed is not self._kept.get(key)

    def _any_waits(self) -> bool:
        return any(self._waits(key) for key in list(self._typed))

    # -- the thread's side ----------------------------------------------------------------------------------------------

    def _run(self) -> None:
        me = self._thread
        try:
            while self._thread is me:
                self._await_change()
                if self._any_waits():
                    self._save_with_own()
        finally:
            self._let_go()

    def _await_change(self) -> None:
        """Waits for a change and gathers what follows it; a flush is not kept waiting."""
        try:
            gathers = self._calls.get(timeout=AGAIN_AFTER if self.trouble else None)
            end = steady() + GATHERED
            while gathers and (left := end - steady()) > 0:
                gathers = self._calls.get(timeout=left)
        except Empty:
            return

    def _save_with_own(self) -> None:
        try:
            if self._store is None:
                self._store = self._core.store.again()
        except SalesdeskError as error:
            self._refused(error)
            return
        self._save_all(self._store)

    def _save_all(self, store: Store) -> None:
        """Each waiting text, each in a transaction of its own; what is refused stays and is tried again."""
        try:
            for key, typed in list(self._typed.items()):
                if self._waits(key):
                    self._save(store, key, typed)
        except SalesdeskError as error:
            self._refused(error)
            return
        self.trouble, self._tries, self._since = "", self._tries + 1, steady()
        self.tell()

    def _save(self, store: Store, key: Key, typed: Typed) -> None:
        contact_id, kind = key
        base = self._on_file.get(key)
        with store.beside() as db:
            if typed.text or drafts.draft(db, contact_id, kind) is not None:
                kept_beside = drafts.save_over(
                    db, contact_id, kind, typed.text, caret=typed.caret, at=typed.at, base=base
                )
                self.both_kept += int(kept_beside)
        self._kept[key] = typed
        self._on_file[key] = typed.text

    def _refused(self, error: SalesdeskError) -> None:
        self.trouble, self._tries = _why(error), self._tries + 1
        if not isinstance(error, FileBusy):
            self._let_go()  # a connection that met a broken disk is not trusted again
        self.tell()

    def _let_go(self) -> None:
        if self._store is not None:
            self._store.close()
            self._store = None


def _why(error: SalesdeskError) -> str:
    if isinstance(error, FileBusy):
        return "the file is in use"
    if isinstance(error, WriteFailed):
        return "the disk is full or read-only"
    return "the file is damaged" if isinstance(error, UnusableFile) else "the file takes nothing"


def _nobody() -> None:
    """Who is told when no screen is open."""
