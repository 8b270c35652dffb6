"""What the terminal says of its background when the desk has opened meanwhile: over a slow line the answer comes late,
and read as keys it would press them. Characters and the time go in, characters come out; nothing is asked here.
"""

from __future__ import annotations

import re

from textual.message import Message

PATIENCE = 0.25
"""Seconds that the beginning of an answer waits for its rest."""
_WHOLE = re.compile(r"\x1b?\]11;rgba?:([0-9a-fA-F/]{3,24})(?:\x07|\x1b\\)|\x1b\[\?[0-9;]*c")
"""The background, and what the terminal can do, which is asked for in the same breath."""
_BEGUN = re.compile(r"\x1b(?:\](?:1(?:1(?:;[rgba:0-9A-F/]{0,32}\x1b?)?)?)?|\[\?[0-9;]{0,24})$", re.IGNORECASE)


class LateAnswers:
    """Takes answers to OSC 11 out of what is typed."""

    def __init__(self) -> None:
        self.told: bytes = b""
        """The last answer, raw; empty: none came."""
        self._held = ""
        self._since = 0.0

    def feed(self, text: str, now: float) -> str:
        """What is left for the keys; `now` in seconds of any steady clock."""
        if not self._held and "]" not in text and "[?" not in text:
            return text
        text, self._held = self._held + text, ""
        for found in _WHOLE.finditer(text):
            if found[1]:
                self.told = f"\x1b]11;rgb:{found[1]}\x1b".encode()
        text = _WHOLE.sub("", text)
        if begun := _BEGUN.search(text):
            self._held, self._since = begun[0], now
            text = text[: begun.start()]
        return text

    def wait(self, now: float) -> float | None:
        """Seconds until the beginning of an answer is taken for keys; None where none waits."""
        return max(0.0, self._since + PATIENCE - now) if self._held else None

    def tick(self, now: float) -> str:
        """What waited in vain."""
        wait = self.wait(now)
        if wait is None or wait > 0:
            return ""
        held, self._held = self._held, ""
        return held


class BackgroundTold(Message):
    """The terminal has said, late, what its background is."""

    def __init__(self, answer: bytes) -> None:
        super().__init__()
        self.answer = answer
