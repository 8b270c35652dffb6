"""The footer: the hints of where the cursor is, each also a button. One widget that draws itself, never recomposed.

Textual's own Footer keeps every key it has shown alive; over a day that is megabytes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from salesdesk.ui.commands import BY_ID, FOOTER, TYPED, key_name
from salesdesk.ui.lines import Line, Row, Span
from salesdesk.ui.ownkeys import keys_of
from salesdesk.ui.text import whole_words, width_of
from salesdesk.ui.widgets.lists import Page

KEPT_HINTS = 2
"""Hints that a long note leaves in the footer; what went wrong takes their room too."""


class KeyBar(Page):
    """Hints of keys."""

    surface = "background"


_SENTENCE = re.compile(r"(?<=[.!?”]) +|   +")

Hint = tuple[str, str, str, bool]
"""Key as shown, word, command, whether it makes sense now."""


def command_hints(
    own: Mapping[str, str], enabled: Callable[[str], bool], names: Sequence[str] = FOOTER, *, typing: bool = False
) -> list[Hint]:
    """The hints of these commands; while text is typed with a key that works there, else not at all."""
    hints = []
    for name in names:
        command = BY_ID[name]
        keys = [key for key in keys_of(command, own) if not (typing and key in TYPED)]
        if keys:
            hints.append((key_name(keys[0]), command.hint or command.title, name, enabled(name)))
    return hints


def _fitting(note: str, room: int) -> str:
    """A note in so many cells: where it is too long its first sentences, where these are, as many words as fit."""
    if width_of(note) <= room:
        return note
    sentences = _SENTENCE.split(note)
    whole = (f"{' '.join(sentences[:count])} …" for count in range(len(sentences) - 1, 0, -1))
    return next((words for words in whole if width_of(words) <= room), whole_words(note, room))


def keybar_line(
    hints: Sequence[Hint],
    width: int,
    *,
    help_key: str = "?",
    note: str = "",
    note_role: str = "muted",
    note_command: str = "",
) -> Line:
    """Whole hints only, as many as fit; "? Keys" never leaves. A note stands before it and takes the room that it
    needs; what is too long for all of it leaves the first two and ends after a whole word, and a click on it runs
    `note_command`."""
    last = (Span(help_key, "accent", True, False, "help"), Span(" Keys ", "muted", False, False, "help"))
    room = width - sum(width_of(s.text) for s in last) - 2
    note_room = width_of(note) + 3 if note else 0
    row = Row().add(" ")
    for number, (key, word, command, on) in enumerate(hints):
        size = width_of(key) + 1 + width_of(word) + 2
        kept = number < KEPT_HINTS and note_role != "late" and note_room > room
        if row.width + size > room - (room // 2 if kept else note_room):
            break
        row.add(key, "accent" if on else "muted", bold=on, command=command)
        row.add(f" {word}  ", "muted", command=command)
    if note:
        row.add(_fitting(note, room - row.width), note_role, command=note_command)
    row.to(max(row.width + 1, width - sum(width_of(s.text) for s in last)))
    return Line((*row.spans, *last))
