"""Panels 3 and 4, the texts that are typed: every change is handed over at once, nothing has to be saved."""

from __future__ import annotations

import time
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import TextArea

from salesdesk.domain.text import clean_lines
from salesdesk.errors import SalesdeskError
from salesdesk.ui.widgets.longlines import LongLineArea

BUSY_FOR = 10.0
"""Seconds after a key in which the text counts as being typed, and is not taken away for a newer one."""
LONGEST_LINE = 100_000
"""A pasted line with tabs longer than this is broken: it is wrapped from its beginning at each key, which takes longer
than a key may. Without tabs a line of any length is as quick as a short one."""
LONGEST_PASTE = 1_000_000


class DraftArea(LongLineArea):
    """A text of one contact. It asks its screen to keep it; it never asks the rep."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Back", id="text.back", show=False),
        Binding("ctrl+o", "editor", "In your editor", id="text.editor", show=False),
    ]

    class Keep(Message):
        """This text is to be kept now."""

        def __init__(self, area: DraftArea) -> None:
            super().__init__()
            self.area = area

        @property
        def control(self) -> DraftArea:
            return self.area

    class Left(Message):
        """Esc: back to the list."""

    def __init__(self, kind: str, *, id: str, placeholder: str = "") -> None:
        super().__init__(
            id=id, soft_wrap=True, show_line_numbers=False, tab_behavior="focus", compact=True, placeholder=placeholder,
            highlight_cursor_line=False,
        )  # fmt: skip
        self.cursor_blink = False
        self.kind = kind
        self.contact_id: int | None = None
        self.kept = ""
        """The text as it was last handed over."""
        self._typed_at = -BUSY_FOR

    @property
    def unsaved(self) -> bool:
        return self.text != self.kept

    @property
    def is_busy(self) -> bool:
        """Whether somebody is typing in it."""
        return time.monotonic() - self._typed_at < BUSY_FOR

    def load(self, contact_id: int | None, text: str, *, caret: int = 0) -> None:
        """Another contact's text; what was typed for the one before has been handed over by then."""
        self.contact_id, self.kept, self._typed_at = contact_id, text, -BUSY_FOR
        if self.text != text:
            with self.prevent(TextArea.Changed):
                self.load_text(text)
            self.move_cursor(location_of(text, caret) if caret else self.document.end)

    def begin_line(self) -> None:
        """At the end of what stands here already: what is typed next begins a line, so that its mark counts."""
        if self.text and not self.text.endswith("\n") and self.cursor_location == self.document.end:
            self.insert("\n")

    def caret(self) -> int:
        """The cursor's place, in characters from the start."""
        row, column = self.cursor_location
        return sum(map(len, self.document.lines[:row])) + row + column

    def on_text_area_changed(self) -> None:
        self._typed_at = time.monotonic()
        self.keep_now()

    def keep_now(self) -> None:
        """Asks its screen to keep it."""
        if self.unsaved:
            self.post_message(self.Keep(self))

    def on_blur(self) -> None:
        self.keep_now()

    def action_leave(self) -> None:
        self.keep_now()
        self.post_message(self.Left())

    async def _on_paste(self, event: events.Paste) -> None:
        event.prevent_default()
        event.stop()
        self.paste_text(event.text)

    def paste_text(self, pasted: str) -> None:
        """Pasted text is cleaned; lines that would freeze the widget are broken, and what is too much is said."""
        text = clean_lines(pasted[:LONGEST_PASTE])
        if len(pasted) > LONGEST_PASTE:
            self._say(f"NOT SAVED: what came after the first {LONGEST_PASTE:,} characters of the paste.", "late")
        quick = "\n".join(piece for line in text.split("\n") for piece in _quick_to_wrap(line))
        if quick != text:
            self._say(f"Lines with tabs over {LONGEST_LINE:,} characters were broken; every word is here.", "stale")
        if result := self._replace_via_keyboard(quick, *self.selection):
            self.move_cursor(result.end_location)

    def action_editor(self) -> None:
        """The text in the rep's own editor, and back; it is on the disk before the desk goes to sleep for that."""
        from textual.app import SuspendNotSupported

        from salesdesk.ui.outside import edit

        if self.disabled:
            return
        self.app.save_now()  # type: ignore[attr-defined]
        try:
            done = edit(self.text, asleep=self.app.suspend)
        except SalesdeskError as error:
            self._say(f"{error.sentence} {error.hint}".strip(), "late")
            return
        except SuspendNotSupported:  # in a browser
            self._say("No editor can be opened from here.", "late")
            return
        if done.changed:
            self.replace(clean_lines(done.text), (0, 0), self.document.end)
            self.move_cursor(self.document.end)
            self.focus()
        self._say(done.said, "muted")

    def _say(self, words: str, role: str) -> None:
        say = getattr(self.screen, "say", None)
        if say is not None:
            say(words, role)


class NoteArea(DraftArea):
    """The quick note: ctrl+s puts it on the timeline and its marked lines into the record."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "screen.do('keep_note')", "Keep the note", id="text.keep_note", show=False)
    ]


def _quick_to_wrap(line: str) -> list[str]:
    """The line, in pieces where a key in it would be slow."""
    if "\t" not in line or len(line) <= LONGEST_LINE:
        return [line]
    return [line[start : start + LONGEST_LINE] for start in range(0, len(line), LONGEST_LINE)]


def location_of(text: str, caret: int) -> tuple[int, int]:
    """(row, column) of a place counted in characters from the start."""
    before = text[: max(0, caret)]
    return before.count("\n"), len(before) - (before.rfind("\n") + 1)
