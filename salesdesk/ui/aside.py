"""Reading in a thread: what a screen asks of a large file never holds up a key, and a newer question breaks off the older."""

from __future__ import annotations

import threading
from collections.abc import Callable
from time import monotonic
from typing import TYPE_CHECKING, Protocol, Self, TypeVar

from textual.worker import get_current_worker

from salesdesk.errors import SalesdeskError, Stopped
from salesdesk.ui.spare import LONG_READ, give_back

if TYPE_CHECKING:
    from textual.screen import Screen

    from salesdesk.desk import Desk

    _Base = Screen[None]
else:
    _Base = object


class Reader(Protocol):
    """A drawer that can be opened a second time for a thread."""

    def in_thread(self) -> Self: ...
    def stop(self) -> None: ...
    def close(self) -> None: ...


D = TypeVar("D", bound=Reader)
T = TypeVar("T")


class Aside(_Base):
    """Mixed into a screen that has a `desk`."""

    desk: Desk

    def read_aside(
        self, topic: str, drawer: D, work: Callable[[D], T], then: Callable[[T], None],
        trouble: Callable[[SalesdeskError], None],
    ) -> None:  # fmt: skip
        """Runs `work` on a drawer of its own in a thread and hands what it gives to `then`, on the screen's own turn.

        A newer question of the same topic breaks the older off. A desk in memory has one connection: it is read here.
        """
        if not self.desk.core.store.has_file:
            try:
                found = work(drawer)
            except SalesdeskError as error:
                trouble(error)
                return
            then(found)
            return
        self._break_off(topic)
        self.run_worker(
            lambda: self._read_and_tidy(topic, drawer, work, then, trouble), thread=True, exclusive=True, group=topic
        )

    def break_off_all(self) -> None:
        """Nobody waits for anything any more."""
        for topic in list(self._readers):
            self._break_off(topic)

    @property
    def _readers(self) -> dict[str, Reader]:
        """What is being read now, by topic."""
        return self.__dict__.setdefault("_being_read", {})  # type: ignore[no-any-return]

    @property
    def _turnstile(self) -> threading.Lock:
        """Held while a connection is entered, broken off or closed: a closed one can not be broken off."""
        return self.__dict__.setdefault("_turning", threading.Lock())  # type: ignore[no-any-return]

    def _break_off(self, topic: str) -> None:
        with self._turnstile:
            if reader := self._readers.pop(topic, None):
                reader.stop()

    def _read_and_tidy(
        self, topic: str, drawer: D, work: Callable[[D], T], then: Callable[[T], None],
        trouble: Callable[[SalesdeskError], None],
    ) -> None:  # fmt: skip
        began = monotonic()
        self._read(topic, drawer, work, then, trouble)
        if monotonic() - began > LONG_READ:
            give_back()

    def _read(
        self, topic: str, drawer: D, work: Callable[[D], T], then: Callable[[T], None],
        trouble: Callable[[SalesdeskError], None],
    ) -> None:  # fmt: skip
        worker = get_current_worker()

        def tell(what: Callable[[], None]) -> None:
            if not worker.is_cancelled:
                self.app.call_from_thread(lambda: what() if self.is_attached and not worker.is_cancelled else None)

        try:
            own = drawer.in_thread()
        except SalesdeskError as error:
            tell(lambda e=error: trouble(e))  # type: ignore[misc]
            return
        try:
            with self._turnstile:
                if worker.is_cancelled:
                    return
                self._readers[topic] = own
            found = work(own)
        except Stopped:
            return
        except SalesdeskError as error:
            tell(lambda e=error: trouble(e))  # type: ignore[misc]
            return
        finally:
            with self._turnstile:
                if self._readers.get(topic) is own:
                    del self._readers[topic]
                own.close()
        tell(lambda: then(found))
