"""What has happened, without a timer: a call that was made, an e-mail, a meeting; today or earlier, in two or three keys."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from datetime import datetime, timedelta
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
    """Answers what was logged. Letters choose the line, tab goes to the words, Enter saves both.

    A digit says how many days ago it was; then a letter saves at once.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab,shift+tab", "words", "Words", id="log.words", show=False, priority=True)
    ]
    kept_as = "form:log"
    placeholder = "tab: what happened, in a few words · yesterday 3pm: sent the prices"
    sheet_width = 84

    def __init__(self, desk: Desk, contact: Contact, follow_up_id: int | None, *, notes: str) -> None:
        super().__init__(desk)
        self.contact, self.follow_up_id, self.notes = contact, follow_up_id, notes
        self.contact_id = contact.id
        self.days_ago = 0

    def head(self) -> Sequence[Line]:
        row = Row().add(" What happened", bold=True).add(f"   {self.contact.name}", "muted")
        if self.notes.strip():
            row.add("   your notes go with it", "muted")
        at = self._split(self.text)[0] if self.query("#text") else None
        if at is None:
            return (row.line(), Row().add(" today; 1…9 days ago", "muted").line())
        then = at.astimezone(self.desk.core.zone)
        hour = "" if self.days_ago else f" {then:%H:%M}"
        saves = "   a letter saves it" if self.days_ago else ""
        return (row.line(), Row().add(f" {then:%a %d %b %Y}{hour}", bold=True).add(saves, "muted").line())

    def _split(self, text: str) -> tuple[datetime | None, str]:
        """When it was (None: now) and the words without that: "yesterday 3pm: sent the prices"."""
        core = self.desk.core
        if self.days_ago:
            return core.at_midday(core.today() - timedelta(days=self.days_ago)), text.strip()
        for mark in (":", ","):
            for place in (
                at for at, letter in enumerate(text) if letter == mark and not text[at + 1 : at + 2].isdigit()
            ):
                if (at := self._happened(text[:place])) is not None:
                    return at, text[place + 1 :].strip()
        at = self._happened(text)
        return at, "" if at else text.strip()

    def _happened(self, phrase: str) -> datetime | None:
        try:
            return self.desk.calls.happened(phrase) if phrase.strip() else None
        except SalesdeskError:
            return None

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
        return (BLANK, hint_line(("enter", "Save"), ("1…9", "Days ago"), ("tab", "Words"), ("esc", "Back")))

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
        if event.character in "123456789":
            days = int(event.character)
            self.days_ago = 0 if self.days_ago == days else days
            self.draw()
        else:
            kind = "call" if event.character in BY_LETTER else "touch"
            if not self.query_one("#rows", SheetList).move_to((kind, event.character)):
                return
            if self.days_ago:
                self._take((kind, event.character))
        event.stop()
        event.prevent_default()

    def taken(self, key: Hashable, text: str) -> None:
        if not isinstance(key, tuple):
            return
        at, said = self._split(text)
        words = "\n".join(part for part in (said, self.notes.strip("\n")) if part)
        wrap = WrapUp(self.contact.id, at=at, text=words, follow_up_id=self._meant(at))
        try:
            self.answer(self.desk.calls.log(self._filled(wrap, key)))
        except SalesdeskError as error:
            self.trouble(error)

    def _meant(self, at: datetime | None) -> int | None:
        """The follow-up that it was: one that was due by that day."""
        if at is None or self.follow_up_id is None:
            return self.follow_up_id
        due_on = self.desk.agenda.follow_up(self.follow_up_id).due_on
        return self.follow_up_id if due_on <= at.astimezone(self.desk.core.zone).date() else None

    def _filled(self, wrap: WrapUp, key: tuple[str, str]) -> WrapUp:
        from dataclasses import replace

        if key[0] == "call":
            outcome = BY_LETTER[key[1]]
            return replace(wrap, channel=Channel.CALL, disposition=outcome.disposition, result=outcome.result)
        channel, direction = next((c, d) for letter, _, c, d in OTHER_TOUCHES if letter == key[1])
        result = Result.DECLINED if key[1] == NO_THANKS else None
        return replace(wrap, channel=channel, direction=direction, result=result)
