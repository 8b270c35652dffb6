"""The script's text field: as the notes', with merge fields offered and the words that the critique means underlined."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message

from salesdesk.ui.widgets.drafts import DraftArea, location_of
from salesdesk.ui.widgets.lists import palette

if TYPE_CHECKING:
    from salesdesk.domain.voicemail import Check, Gap

MARKS = {"problem": "desk.problem", "advice": "desk.advice"}
MOST_MARKS = 400
"""Underlines that are laid on; a text with more of them is no message."""


class ScriptArea(DraftArea):
    """A script. Underlines are laid on after a rest, never while a key is on its way."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+t", "screen.do('take_suggestion')", "Take the suggestion", id="text.take_suggestion", show=False),
        Binding("ctrl+g", "screen.do('critique')", "Every check", id="text.critique", show=False),
        Binding("ctrl+r", "screen.do('say_it')", "Read it aloud", id="text.say_it", show=False),
        Binding("ctrl+n", "screen.do('next_gap')", "Next field to fill", id="text.next_gap", show=False),
        Binding("tab", "finish_field", "Take the field", id="text.finish_field", show=False),
    ]

    class Offered(Message):
        """The merge fields that fit what is typed are others than before, or none any more."""

        def __init__(self, area: ScriptArea) -> None:
            super().__init__()
            self.area = area

        @property
        def control(self) -> ScriptArea:
            return self.area

    def __init__(self, kind: str, *, id: str, placeholder: str = "") -> None:
        self.offers: tuple[str, ...] = ()
        """The merge fields that fit what is being typed."""
        self.choice = 0
        self.values: Mapping[str, str] = {}
        """What the fields say for this person."""
        super().__init__(kind, id=id, placeholder=placeholder)

    def on_mount(self) -> None:
        self._wear()
        self.watch(self.app, "theme", self._wear, init=False)

    # -- merge fields -------------------------------------------------------------------------------------------------

    def update_suggestion(self) -> None:
        """After each change: which fields fit, the first one's rest shown behind the cursor."""
        self._offer()

    def on_text_area_selection_changed(self) -> None:
        if self.offers:
            self._offer()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Tab takes a field only while one is offered; else it goes on to the next panel."""
        return bool(self.offers) if action == "finish_field" else super().check_action(action, parameters)

    def action_finish_field(self) -> None:
        """Writes what the field says here; where the record says nothing, the field itself, named."""
        row, column = self.cursor_location
        opened = self.document.get_line(row).rfind("{{", 0, column)
        if not self.offers or opened < 0:
            return
        name = self.offers[self.choice % len(self.offers)]
        words = self.values.get(name) or f"{{{{ {name} }}}}"
        self.suggestion = ""
        self.replace(words, (row, opened), (row, column), maintain_selection_offset=False)

    def action_cursor_right(self, select: bool = False) -> None:
        if self.offers and not select:
            self.action_finish_field()
        else:
            super().action_cursor_right(select)

    def action_cursor_down(self, select: bool = False) -> None:
        if self.offers and not select:
            self._choose(1)
        else:
            super().action_cursor_down(select)

    def action_cursor_up(self, select: bool = False) -> None:
        if self.offers and not select:
            self._choose(-1)
        else:
            super().action_cursor_up(select)

    def action_leave(self) -> None:
        """Esc closes the offers first."""
        if self.offers:
            self._offered(())
        else:
            super().action_leave()

    def next_gap(self) -> Gap | None:
        """Marks the next field that is to be filled, so that typing takes its place; None where there is none."""
        from salesdesk.domain.voicemail import gaps

        text = self.text
        found = gaps(text)
        if not found:
            return None
        at = self.caret()
        gap = next((g for g in found if g.start > at or (g.start == at and self.selection.is_empty)), found[0])
        self.move_cursor(location_of(text, gap.start))
        self.move_cursor(location_of(text, gap.end), select=True)
        return gap

    def caret(self) -> int:
        """The cursor's place; of what is marked its beginning."""
        row, column = min(self.selection.start, self.selection.end)
        return sum(len(self.document.get_line(i)) + 1 for i in range(row)) + column

    async def _on_key(self, event: events.Key) -> None:
        """Enter in an empty script asks where to start."""
        if event.key == "enter" and not self.text and not self.read_only:
            event.stop()
            event.prevent_default()
            await self.run_action("screen.do('library')")
            return
        await super()._on_key(event)

    def _offer(self) -> None:
        row, column = self.cursor_location
        line = self.document.get_line(row) if row < self.document.line_count else ""
        inside = "}}" in line[column : column + 60].split("{{")[0]
        if inside or not self.selection.is_empty or "{{" not in line[:column]:
            self._offered(())
            return
        from salesdesk.domain.voicemail import complete  # the desk opens without the voicemail's rules

        self._offered(complete(line, column))

    def _offered(self, offers: tuple[str, ...]) -> None:
        changed = offers != self.offers
        self.choice = 0 if changed else self.choice
        self.offers = offers
        self._show_rest()
        if changed:
            self.post_message(self.Offered(self))

    def _choose(self, by: int) -> None:
        self.choice = (self.choice + by) % len(self.offers)
        self._show_rest()
        self.post_message(self.Offered(self))

    def _show_rest(self) -> None:
        """What is still to be typed of the chosen field's name, behind the cursor."""
        rest = ""
        if self.offers:
            row, column = self.cursor_location
            typed = self.document.get_line(row)[:column].rpartition("{{")[2].lstrip().casefold()
            name = self.offers[self.choice]
            rest = name[len(typed) :] if name.startswith(typed) else ""
        if self.suggestion != rest:
            self.suggestion = rest

    # -- underlines ---------------------------------------------------------------------------------------------------

    def edit(self, edit: Any) -> Any:
        """As a text area's; underlines move along with a change inside their line and stay where they are elsewhere."""
        before, self._highlights = self._highlights, defaultdict(list)
        old = self.document.get_text_range(edit.top, edit.bottom)
        result = super().edit(edit)
        if "\n" not in old and "\n" not in edit.text:
            row, column = edit.top
            line = self.document.get_line(row)
            at, by = self._counted(row, line[:column]), self._counted(row, edit.text) - self._counted(row, old)
            before[row] = [
                (a + by if a >= at else a, b + by if b is not None and b > at else b, name)
                for a, b, name in before.get(row, ())
            ]
            self._highlights = before
        return result

    def mark(self, checks: Sequence[Check]) -> None:
        """Underlines the words that the failed checks mean."""
        wanted = [
            (start, end, MARKS[check.severity]) for check in checks if not check.passed for start, end in check.spans
        ]
        before = dict(self._highlights)
        self._highlights = defaultdict(list)
        self._lay(sorted(wanted)[:MOST_MARKS])
        if {row: marks for row, marks in self._highlights.items() if marks} != {r: m for r, m in before.items() if m}:
            self._line_cache.clear()
            self.refresh()

    def replace_span(self, start: int, end: int, text: str) -> None:
        """Puts other words in place of a span; the field's own undo takes it back."""
        self.replace(text, location_of(self.text, start), location_of(self.text, end), maintain_selection_offset=False)

    def _lay(self, marks: Sequence[tuple[int, int, str]]) -> None:
        """One walk through the lines."""
        begins = row = 0
        for start, end, name in marks:
            while row + 1 < self.document.line_count and begins + len(self.document.get_line(row)) < start:
                begins += len(self.document.get_line(row)) + 1
                row += 1
            at, line_begins = row, begins
            while at < self.document.line_count and line_begins < end:
                line = self.document.get_line(at)
                left, right = max(0, start - line_begins), min(len(line), end - line_begins)
                if left < right:
                    self._highlights[at].append((self._counted(at, line[:left]), self._counted(at, line[:right]), name))
                line_begins += len(line) + 1
                at += 1

    def _counted(self, row: int, words: str) -> int:
        """The length of words in the measure of this line's marks: TextArea counts in UTF-8 bytes, long lines do not."""
        return len(words) if self.is_long(row) else len(words.encode())

    def _wear(self) -> None:
        """The underlines in the theme's colours."""
        colours = palette(self)
        theme = self._theme
        if theme is not None:
            theme.syntax_styles["desk.problem"] = Style(underline=True, color=colours.colour("late"))
            theme.syntax_styles["desk.advice"] = Style(underline=True, color=colours.colour("stale"))
