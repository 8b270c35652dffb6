"""What comes from the keyboard, before keys are read from it: a paste is text and can press no key.

A terminal puts marks around a paste, but not every one looks whether the text holds such marks itself (tmux does not).
Pure: characters and the time go in, characters come out.
"""

from __future__ import annotations

import re

from salesdesk.domain.text import clean_lines

START = "\x1b[200~"
END = "\x1b[201~"

_QUIET = 0.02
"""Seconds without input after which a paste that showed an end mark is over; nobody types so soon after pasting."""
_PATIENCE = 2.0
"""Seconds after which a paste is over although its end mark never came."""
_BULK = 64
"""Characters: fewer at once are somebody typing or moving the mouse, who must not wait for a lost end mark for ever."""
_SETTLED = 0.25
"""Seconds without so many characters after which a paste that showed an end mark is over, although the mouse moves."""
_WALL, _DIFFERENT = 256, 3
"""Characters at once without a mark around them, and different ones among them: nobody types so, nor holds a key down
so. It is a paste of a terminal that puts no marks, and costs one key's time, not thousands."""
_KEYS = re.compile(r"[^\t\n\r -~\x80-\U0010ffff]")
"""What is a key and no text: a control letter, backspace, the beginning of an arrow."""
_LARGEST = 8_000_000


class PasteGuard:
    """Lets keys through at once and a paste as a whole, cleaned, with one mark before and one after it."""

    def __init__(self) -> None:
        self._inside = False
        self._held: list[str] = []
        self._ended = False
        self._tail = ""
        self._size = 0
        self._last = 0.0
        self._last_bulk = 0.0

    def feed(self, text: str, now: float) -> str:
        """What may be read as keys and pastes now; `now` in seconds of any steady clock."""
        self._last = now
        if self._inside:
            self._hold(text, now)
            return ""
        text, self._tail = self._tail + text, ""
        start = text.find(START)
        if start < 0:
            keep = _unfinished(text, START)
            text, self._tail = text[: len(text) - keep], text[len(text) - keep :]
            text = text.replace(END, "")
            return f"{START}{clean_lines(text)}{END}" if _is_wall(text) else text
        self._inside = True
        self._last_bulk = now
        self._hold(text[start + len(START) :], now)
        return text[:start].replace(END, "")

    def tick(self, now: float) -> str:
        """What waiting has decided: a paste that is over, or a lone beginning of a mark that was none."""
        wait = self.wait(now)
        if wait is None or wait > 0:
            return ""
        if not self._inside:
            tail, self._tail = self._tail, ""
            return tail
        return self._finished(now)

    def wait(self, now: float) -> float | None:
        """Seconds until `tick` has something to decide; None when it never will."""
        if not self._inside:
            return max(0.0, self._last + _QUIET - now) if self._tail else None
        if self._ended:
            return max(0.0, min(self._last + _QUIET, self._last_bulk + _SETTLED) - now)
        return max(0.0, self._last_bulk + _PATIENCE - now)

    def _hold(self, text: str, now: float) -> None:
        if len(text) >= _BULK:
            self._last_bulk = now
        self._ended = self._ended or END in self._tail + text
        self._tail = (self._tail + text)[-len(END) + 1 :]
        if self._size < _LARGEST:
            self._held.append(text)
            self._size += len(text)
        elif self._ended and END not in self._held[-1]:
            self._held.append(END)  # what is too much is left out, but not that it ended

    def _finished(self, now: float) -> str:
        """The paste up to the last end mark; an earlier one was part of the text. What follows it was typed."""
        held = "".join(self._held)
        self._inside = self._ended = False
        self._held, self._tail, self._size = [], "", 0
        body, mark, typed = held.rpartition(END)
        if not mark:
            body, typed = held, ""
        after = self.feed(typed, now) if typed else ""
        return START + clean_lines(body.replace(START, "").replace(END, "")) + END + after


def _is_wall(text: str) -> bool:
    """Whether so much text came at once that no hand typed it."""
    return len(text) >= _WALL and len(set(text)) >= _DIFFERENT and not _KEYS.search(text)


def _unfinished(text: str, mark: str) -> int:
    """How many of the last characters may be the beginning of the mark."""
    return next((size for size in range(len(mark) - 1, 0, -1) if text.endswith(mark[:size])), 0)
