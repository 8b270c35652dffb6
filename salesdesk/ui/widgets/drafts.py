"""Panels 3 and 4, the texts that are typed: every change is kept within 250 ms, nothing has to be saved."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.timer import Timer
from textual.widgets import TextArea

from salesdesk.domain.text import clean_lines

SAVE_WITHIN = 0.2
"""Seconds from the first unsaved change to the save; a ceiling, not a rest: who types without a pause is saved too."""
LONGEST_LINE = 20_000
"""A pasted line longer than this is broken: the text widget takes seconds a key on one long line."""
LONGEST_PASTE = 1_000_000


class DraftArea(TextArea):
    """A text of one contact. It asks its screen to keep it; it never asks the rep."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "Back", id="text.back", show=False)]

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
        """The text as it was last kept."""
        self.version = 0
        self._waiting: Timer | None = None

    @property
    def unsaved(self) -> bool:
        return self.text != self.kept

    def load(self, contact_id: int | None, text: str, *, caret: int = 0, version: int = 0) -> None:
        """Another contact's text; what was typed for the one before has been kept by then."""
        self._stop_waiting()
        self.contact_id, self.kept, self.version = contact_id, text, version
        if self.text != text:
            with self.prevent(TextArea.Changed):
                self.load_text(text)
            self.move_cursor(location_of(text, caret) if caret else self.document.end)

    def caret(self) -> int:
        """The cursor's place, in characters from the start."""
        row, column = self.cursor_location
        return sum(len(self.document.get_line(i)) + 1 for i in range(row)) + column

    def note_kept(self, text: str, version: int) -> None:
        self.kept, self.version = text, version

    def on_text_area_changed(self) -> None:
        if self.unsaved and self._waiting is None:
            self._waiting = self.set_timer(SAVE_WITHIN, self._ask)

    def keep_now(self) -> None:
        """Asks at once: on blur, before another contact, at the end."""
        self._stop_waiting()
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
        """Pasted text is cleaned; lines that would freeze the widget are broken."""
        text = clean_lines(pasted[:LONGEST_PASTE])
        if any(len(line) > LONGEST_LINE for line in text.split("\n")):
            text = "\n".join(
                line[start : start + LONGEST_LINE]
                for line in text.split("\n")
                for start in range(0, max(1, len(line)), LONGEST_LINE)
            )
        if result := self._replace_via_keyboard(text, *self.selection):
            self.move_cursor(result.end_location)

    def _ask(self) -> None:
        self._waiting = None
        if self.unsaved:
            self.post_message(self.Keep(self))

    def _stop_waiting(self) -> None:
        if self._waiting is not None:
            self._waiting.stop()
            self._waiting = None


def location_of(text: str, caret: int) -> tuple[int, int]:
    """(row, column) of a place counted in characters from the start."""
    before = text[: max(0, caret)]
    return before.count("\n"), len(before) - (before.rfind("\n") + 1)
