"""What has happened, without a timer: a call that was made, an e-mail, a meeting; in two or three keys."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType

from salesdesk.desk import Changed, Desk
from salesdesk.desk.calls import WrapUp
from salesdesk.domain.followup import Channel, Result
from salesdesk.domain.people import Contact
from salesdesk.errors import SalesdeskError
from salesdesk.ui.lines import BLANK, Line, Row
from salesdesk.ui.outcomes import BY_LETTER, OTHER_TOUCHES, OUTCOMES
from salesdesk.ui.sheets.base import SheetInput, SheetList, hint_line
from salesdesk.ui.sheets.pick import PickSheet

NO_THANKS = "N"
"""The letter under which they said no by e-mail: a call that was promised is not owed any more."""


class LogSheet(PickSheet[Changed]):
    """Answers what was logged. Letters choose the line, tab goes to the words, Enter saves both."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab,shift+tab", "words", "Words", id="log.words", show=False, priority=True)
    ]
    placeholder = "tab: what happened, in a few words"
    sheet_width = 84

    def __init__(self, desk: Desk, contact: Contact, follow_up_id: int | None, *, notes: str) -> None:
        super().__init__(desk)
        self.contact, self.follow_up_id, self.notes = contact, follow_up_id, notes

    def head(self) -> Sequence[Line]:
        row = Row().add(" What happened", bold=True).add(f"   {self.contact.name}", "muted")
        if self.notes.strip():
            row.add("   your notes go with it", "muted")
        return (row.line(), BLANK)

    def rows(self, text: str) -> Sequence[Line]:
        lines = [
            Row(key=("call", o.letter))
            .add(f" {o.letter} ", "accent", bold=True)
            .column("call", 18, "muted")
            .add(o.words)
            .line()
            for o in OUTCOMES
            if not o.asks
        ]
        for letter, words, _, _ in OTHER_TOUCHES:
            lines.append(Row(key=("touch", letter)).add(f" {letter} ", "accent", bold=True).add(words).line())
        return tuple(lines)

    def foot(self, text: str) -> Sequence[Line]:
        return (BLANK, hint_line(("enter", "Save"), ("tab", "Words"), ("esc", "Back")))

    def opened(self) -> None:
        """The list has the keys, so that a letter chooses; tab goes to the words."""
        super().opened()
        rows = self.query_one("#rows", SheetList)
        rows.can_focus = True
        rows.focus()

    def action_words(self) -> None:
        """From the list to the words and back."""
        self.query_one("#rows" if isinstance(self.focused, SheetInput) else "#text").focus()

    def on_key(self, event: events.Key) -> None:
        """A letter goes to its line; in the words it is a letter."""
        if isinstance(self.focused, SheetInput) or event.character is None:
            return
        kind = "call" if event.character in BY_LETTER else "touch"
        if self.query_one("#rows", SheetList).move_to((kind, event.character)):
            event.stop()
            event.prevent_default()

    def taken(self, key: Hashable, text: str) -> None:
        if not isinstance(key, tuple):
            return
        words = "\n".join(part for part in (text.strip(), self.notes.strip("\n")) if part)
        wrap = WrapUp(self.contact.id, text=words, follow_up_id=self.follow_up_id)
        try:
            self.answer(self.desk.calls.log(self._filled(wrap, key)))
        except SalesdeskError as error:
            self.trouble(error)

    def _filled(self, wrap: WrapUp, key: tuple[str, str]) -> WrapUp:
        from dataclasses import replace

        if key[0] == "call":
            outcome = BY_LETTER[key[1]]
            return replace(wrap, channel=Channel.CALL, disposition=outcome.disposition, result=outcome.result)
        channel, direction = next((c, d) for letter, _, c, d in OTHER_TOUCHES if letter == key[1])
        result = Result.DECLINED if key[1] == NO_THANKS else None
        return replace(wrap, channel=channel, direction=direction, result=result)
