"""Keys typed ahead: a key that may move the cursor elsewhere is dealt with before the next one, or a paste, is handed on.

Textual hands a key to the widget that has the cursor at that moment. Under load the letter after Enter would still reach
the field of the sheet that is just closing and change what Enter meant; the word after `n` would press commands.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from typing import TYPE_CHECKING

from textual import events
from textual.app import App
from textual.dom import DOMNode
from textual.message_pump import MessagePump
from textual.widgets import Input, TextArea

if TYPE_CHECKING:
    _Base = App[None]
else:
    _Base = object

EDITS = frozenset({"backspace", "delete", "left", "right", "home", "end"})
"""Keys that stay in a text field, beside the letters."""
PATIENCE, STEPS = 0.5, 10
"""Seconds after which the keys go on, whatever became of the one before; looked at in so many steps, so that a machine
that stood still meanwhile does not use them up at a stroke."""
LOOK = 0.01
"""Seconds between looks at a sheet whose answer waits for the file."""


class KeysInTurn(_Base):
    """An app that is done with a key before the next comes. Mixed in after the gate for bursts, which sees them all."""

    def __init__(self, *args: object, **more: object) -> None:
        super().__init__(*args, **more)  # type: ignore[arg-type]
        self._ahead: list[events.Key | events.Paste] | None = None
        """Keys and pastes that wait; None where none has to."""
        self._turn = 0
        self._last = ""

    async def on_event(self, event: events.Event) -> None:
        """Textual's way in for every event."""
        if not isinstance(event, (events.Key, events.Paste)) or event.is_forwarded:
            await super().on_event(event)
            return
        key = event.key if isinstance(event, events.Key) else ""
        if self._ahead is not None:
            if key != "enter" or self._last != "enter":  # pressed twice, it answers once
                self._ahead.append(event)
            self._last = key
            return
        self._last, target = key, self.focused or self.screen
        await super().on_event(event)
        if _stays(event, target):
            return
        self._ahead = []
        self._turn += 1
        await self._be_patient(self._turn, STEPS)
        behind = partial(self._go_on, self._turn)
        self._pass_up(target, partial(self._pass_up, target, behind))

    @property
    def keys_wait(self) -> bool:
        """Whether what comes now waits for its turn, and where it goes is not known yet."""
        return self._ahead is not None

    async def _be_patient(self, turn: int, steps: int) -> None:
        if self._ahead is None or turn != self._turn:
            return
        if steps:
            self.set_timer(PATIENCE / STEPS, partial(self._be_patient, turn, steps - 1))
        else:
            await self._go_on(turn)

    def _pass_up(self, node: MessagePump, then: Callable[[], Awaitable[None] | None]) -> None:
        """Follows messages through the field, its sheet and the app: a key comes up once, and what it says once more."""
        above: MessagePump | None = node
        while above is not None and above is not self:
            parent = above.parent if isinstance(above, DOMNode) else None
            if above.call_later(partial(self._pass_up, parent or self, then)):
                return
            above = parent
        self.call_later(then)

    async def _go_on(self, turn: int) -> None:
        if self._ahead is None or turn != self._turn:
            return
        left = any(isinstance(one, events.Key) and one.key == "escape" for one in self._ahead)
        if getattr(self.screen, "enter_waits", False) and not left:
            self.set_timer(LOOK, partial(self._go_on, turn))
            return
        keys, self._ahead = self._ahead, None
        for key in keys:
            await self.on_event(key)


def _stays(event: events.Key | events.Paste, target: object) -> bool:
    """Whether the cursor is in the same field after it."""
    if not isinstance(target, (Input, TextArea)):
        return False
    if isinstance(event, events.Paste) or (isinstance(target, TextArea) and event.key == "enter"):
        return True
    return event.is_printable or event.key in EDITS
