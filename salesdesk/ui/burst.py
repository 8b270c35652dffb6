"""Keys that come faster than anyone types are a paste without marks around it: outside text they press nothing.

Moving keys never wait. A letter that does something waits 12 ms to see whether it is alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from textual import events
from textual._time import get_time
from textual.app import App
from textual.widgets import Input, TextArea

if TYPE_CHECKING:
    _Base = App[None]
else:
    _Base = object

T = TypeVar("T")

QUIET = 0.012
"""Seconds without another key after which the letters that waited were meant; key repeat is three times as slow."""
AT_MOST = 0.04
"""Seconds that a letter waits however fast others follow."""
MANY, DIFFERENT = 4, 3
"""Letters, and different ones among them, that make a burst: a slow line may deliver “nnnn” or “c” and F8 at once."""
LULL = 0.1
"""Seconds without a key after which a burst is over."""
MOVES = frozenset({*"jkghl0123456789", "G"})
"""Letters that only move the cursor: first of all, they run at once."""
FLOWS = frozenset({"enter", "tab", "ctrl+j", "space"})
"""Keys that a pasted text holds beside its letters."""


class Burst(Generic[T]):
    """Holds letters back until it is plain whether somebody typed them. Pure: keys and times go in, keys come out."""

    def __init__(self) -> None:
        self._held: list[tuple[T, str]] = []
        self._first = self._last = -LULL
        self.flooding = False
        """Whether a burst is coming in; its keys are gone."""

    @property
    def waiting(self) -> bool:
        return bool(self._held)

    def feed(self, what: T, key: str, *, letter: bool, at: float) -> tuple[T, ...]:
        """The keys that may run now, in their order. `letter`: the key is printable; `at` in seconds of a steady clock."""
        gap, self._last = at - self._last, at
        typed = letter or key in FLOWS
        if self.flooding and typed and gap <= LULL:
            return ()
        self.flooding = False
        if not typed:
            return (*self._released(), what)
        if not self._held:
            if key in MOVES or not letter:
                return (what,)
            self._first = at
        self._held.append((what, key))
        letters = [name for _, name in self._held if name not in FLOWS or name == "space"]
        if len(letters) >= MANY and len(set(letters)) >= DIFFERENT:
            self._held.clear()
            self.flooding = True
        return ()

    def settle(self, now: float) -> tuple[T, ...]:
        """The keys of which it is plain by now that they were meant."""
        if now - self._last < QUIET and now - self._first < AT_MOST:
            return ()
        return self._released()

    def _released(self) -> tuple[T, ...]:
        held, self._held = self._held, []
        return tuple(what for what, _ in held)


class BurstGate(_Base):
    """An app whose commands a pasted text cannot press. Mixed in before Textual's App."""

    def __init__(self, *args: object, **more: object) -> None:
        super().__init__(*args, **more)  # type: ignore[arg-type]
        self._burst: Burst[events.Key] = Burst()

    async def on_event(self, event: events.Event) -> None:
        """Textual's way in for every event; keys outside text pass the gate."""
        if not isinstance(event, events.Key) or event.is_forwarded:
            await super().on_event(event)
            return
        if isinstance(self.focused, (Input, TextArea)) and not self._burst.waiting:
            await super().on_event(event)
            return
        flooding = self._burst.flooding
        for key in self._burst.feed(event, event.key, letter=event.is_printable, at=event.time):
            await super().on_event(key)
        if self._burst.flooding and not flooding:
            self._say_flood()
        elif self._burst.waiting:
            self.set_timer(QUIET, self._look_again)

    def _look_again(self) -> None:
        # Behind the keys that are in the queue already: they may belong to the same burst.
        self.call_later(self._settle)

    async def _settle(self) -> None:
        """Lets the letters go that were meant; a look too early is followed by another."""
        if not self._burst.waiting:
            return
        for key in self._burst.settle(get_time()):
            await super().on_event(key)
        if self._burst.waiting:
            self.set_timer(QUIET, self._look_again)

    def _say_flood(self) -> None:
        say = getattr(self.screen, "say", None)
        if say is not None:
            say("That came too fast for keys: taken for a paste, nothing was done. n opens the notes for it.", "stale")
