"""Keys typed ahead: a key that may move the cursor elsewhere is dealt with before the next one is handed on.

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
PATIENCE = 0.5
"""Seconds after which the keys go on, whatever became of the one before."""
LOOK = 0.01
"""Seconds between looks at a sheet whose answer waits for the file."""


class KeysInTurn(_Base):
    """An app that is done with a key before the next comes. Mixed in after the gate for bursts, which sees them all."""

    def __init__(self, *args: object, **more: object) -> None:
        super().__init__(*args, **more)  # type: ignore[arg-type]
        self._ahead: list[events.Key] | None = None
        """Keys that wait; None where none has to."""
        self._turn = 0
        self._last = ""

    async def on_event(self, event: events.Event) -> None:
        """Textual's way in for every event."""
        if not isinstance(event, events.Key) or event.is_forwarded:
            await super().on_event(event)
            return
        if self._ahead is not None:
            if event.key != "enter" or self._last != "enter":  # pressed twice, it answers once
                self._ahead.append(event)
            self._last = event.key
            return
        self._last, target = event.key, self.focused or self.screen
        await super().on_event(event)
        if _stays(event, target):
            return
        self._ahead = []
        self._turn += 1
        self.set_timer(PATIENCE, partial(self._go_on, self._turn))
        behind = partial(self._go_on, self._turn)
        self._pass_up(target, partial(self._pass_up, target, behind))

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
        if getattr(self.screen, "enter_waits", False) and not any(key.key == "escape" for key in self._ahead):
            self.set_timer(LOOK, partial(self._go_on, turn))
            return
        keys, self._ahead = self._ahead, None
        for key in keys:
            await self.on_event(key)


def _stays(key: events.Key, target: object) -> bool:
    """Whether the cursor is in the same field after it."""
    if isinstance(target, TextArea) and key.key == "enter":
        return True
    return isinstance(target, (Input, TextArea)) and (key.is_printable or key.key in EDITS)
