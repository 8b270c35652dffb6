"""Keys that come faster than anyone types are a paste without marks around it: outside text they press nothing, and go
where a paste goes. So do the words that somebody typed on while the machine stood still.

Moving keys never wait. A letter that does something waits 12 ms to see whether it is alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from textual import events
from textual._time import get_time
from textual.app import App
from textual.widgets import Input, TextArea

if TYPE_CHECKING:

    class _Base(App[None]):
        @property
        def keys_wait(self) -> bool: ...

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
        self._ran: list[T] = []  # what ran at once and may have been the beginning of a burst
        self._taken: list[T] = []
        self.flooding = False
        """Whether a burst is coming in; its keys run no more."""

    @property
    def waiting(self) -> bool:
        return bool(self._held)

    def taken(self, now: float) -> tuple[T, ...]:
        """The keys of a burst that is over by now, once."""
        if self.flooding and now - self._last <= LULL:
            return ()
        taken, self._taken, self.flooding = self._taken, [], False
        return tuple(taken)

    def feed(self, what: T, key: str, *, letter: bool, at: float) -> tuple[T, ...]:
        """The keys that may run now, in their order. `letter`: the key is printable; `at` in seconds of a steady clock."""
        gap, self._last = at - self._last, at
        typed = letter or key in FLOWS
        if self.flooding and typed and gap <= LULL:
            self._taken.append(what)
            return ()
        self.flooding = False
        if gap > QUIET or not typed:
            self._ran = []
        if not typed:
            return (*self.released(), what)
        if not self._held:
            if key in MOVES or not letter:
                self._ran.append(what)
                return (what,)
            self._first = at
        self._held.append((what, key))
        letters = [name for _, name in self._held if name not in FLOWS or name == "space"]
        if len(letters) >= MANY and len(set(letters)) >= DIFFERENT:
            self._taken = [*self._ran, *(one for one, _ in self._held)]
            self._held.clear()
            self.flooding = True
        return ()

    def settle(self, now: float) -> tuple[T, ...]:
        """The keys of which it is plain by now that they were meant."""
        if now - self._last < QUIET and now - self._first < AT_MOST:
            return ()
        return self.released()

    def released(self) -> tuple[T, ...]:
        """The keys that wait: what came behind them has shown that they are alone."""
        held, self._held = self._held, []
        return tuple(what for what, _ in held)


class BurstGate(_Base):
    """An app whose commands a pasted text cannot press. Mixed in before Textual's App."""

    def __init__(self, *args: object, **more: object) -> None:
        super().__init__(*args, **more)  # type: ignore[arg-type]
        self._burst: Burst[events.Key] = Burst()

    async def on_event(self, event: events.Event) -> None:
        """Textual's way in for every event; keys outside text pass the gate."""
        if isinstance(event, events.Paste) and not event.is_forwarded:
            for key in self._burst.released():
                await super().on_event(key)
        if not isinstance(event, events.Key) or event.is_forwarded:
            await super().on_event(event)
            return
        in_text = isinstance(self.focused, (Input, TextArea)) or self.keys_wait
        if in_text and not self._burst.waiting and not self._burst.flooding:
            await super().on_event(event)
            return
        flooding = self._burst.flooding
        run = self._burst.feed(event, event.key, letter=event.is_printable, at=event.time)
        if flooding and not self._burst.flooding:
            await self._take(event.time)
        for key in run:
            await super().on_event(key)
        if self._burst.flooding and not flooding:
            self.set_timer(LULL, self._look_whether_over)
        elif self._burst.waiting:
            self.set_timer(QUIET, self._look_again)

    def _look_whether_over(self) -> None:
        self.call_later(self._take_when_over)

    async def _take_when_over(self) -> None:
        now = get_time()
        await self._take(now)
        if self._burst.flooding:
            self.set_timer(LULL, self._look_whether_over)

    async def _take(self, now: float) -> None:
        """A burst that is over goes where a paste goes; a screen that takes none says that nothing was done."""
        keys = self._burst.taken(now)
        if not keys:
            return
        place = "nothing was done."
        if hasattr(self.screen, "on_paste"):
            await super().on_event(events.Paste("".join(map(_written, keys))))
            place = "it is in the notes."
        say = getattr(self.screen, "say", None)
        if say is not None:
            say(f"That came too fast for keys: taken for a paste, {place}", "stale")

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


def _written(key: events.Key) -> str:
    """What a key of a pasted text stands for."""
    return "\n" if key.key in ("enter", "ctrl+j") else key.character or ""
