"""The voicemail's text field: as the notes', and the words that the critique means are underlined."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.style import Style
from textual.binding import Binding, BindingType

from salesdesk.domain.voicemail import Check, complete
from salesdesk.ui.widgets.drafts import DraftArea, location_of
from salesdesk.ui.widgets.lists import palette

MARKS = {"problem": "desk.problem", "advice": "desk.advice"}


class ScriptArea(DraftArea):
    """A script. Underlines are laid on after a rest, never while a key is on its way."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+t", "screen.do('take_suggestion')", "Take the suggestion", id="text.take_suggestion", show=False),
        Binding("ctrl+g", "screen.do('critique')", "Every check", id="text.critique", show=False),
        Binding("ctrl+r", "screen.do('say_it')", "Read it aloud", id="text.say_it", show=False),
    ]

    def on_mount(self) -> None:
        self._wear()
        self.watch(self.app, "theme", self._wear, init=False)

    def mark(self, checks: Sequence[Check]) -> None:
        """Underlines the words that the failed checks mean."""
        self._highlights.clear()
        for check in checks:
            if not check.passed:
                for start, end in check.spans:
                    self._mark(start, end, MARKS[check.severity])
        self._line_cache.clear()
        self.refresh()

    def replace_span(self, start: int, end: int, text: str) -> None:
        """Puts other words in place of a span; the field's own undo takes it back."""
        self.replace(text, location_of(self.text, start), location_of(self.text, end), maintain_selection_offset=False)

    def offers(self) -> tuple[str, ...]:
        """The merge fields that fit what is being typed."""
        return complete(self.text, self.caret())

    def finish_field(self, name: str) -> None:
        """Writes the field that was begun, with its braces."""
        caret = self.caret()
        opened = self.text.rfind("{{", 0, caret)
        if opened >= 0:
            self.replace_span(opened, caret, f"{{{{ {name} }}}}")

    def _mark(self, start: int, end: int, name: str) -> None:
        """TextArea counts a line's columns in UTF-8 bytes here."""
        first, last = location_of(self.text, start), location_of(self.text, end)
        for row in range(first[0], last[0] + 1):
            line = self.document.get_line(row)
            left = first[1] if row == first[0] else 0
            right = last[1] if row == last[0] else len(line)
            self._highlights[row].append((len(line[:left].encode()), len(line[:right].encode()), name))

    def _wear(self) -> None:
        """The underlines in the theme's colours."""
        colours = palette(self)
        theme = self._theme
        if theme is not None:
            theme.syntax_styles["desk.problem"] = Style(underline=True, color=colours.colour("late"))
            theme.syntax_styles["desk.advice"] = Style(underline=True, color=colours.colour("stale"))
