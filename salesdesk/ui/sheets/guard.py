"""The guard before a call outside their hours: both clocks, and the offer to bring the row back when they open."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence

from salesdesk.desk import Desk
from salesdesk.domain.clockwords import call_guard
from salesdesk.domain.hours import TheirClock
from salesdesk.domain.people import Contact
from salesdesk.ui.lines import Line, Row
from salesdesk.ui.sheets.base import hint_line
from salesdesk.ui.sheets.pick import ChoiceSheet
from salesdesk.ui.text import wrap


class GuardSheet(ChoiceSheet[str]):
    """Answers "hold", "call" or "later"."""

    placeholder = ""

    def __init__(self, desk: Desk, contact: Contact, clock: TheirClock, *, number: str = "") -> None:
        """`number`: which of several numbers would be called."""
        super().__init__(desk)
        self.contact, self.clock, self.number = contact, clock, number

    def head(self) -> Sequence[Line]:
        now = self.desk.core.now()
        words = wrap(call_guard(self.clock, now=now), self.inner_width - 2)
        lines = [Row().add(f" {self.contact.name}", bold=True).line()]
        return (*lines, *(Row().add(" " + line, "stale").line() for line in words), Line())

    def rows(self, text: str) -> Sequence[Line]:
        opens = self.clock.opens_at
        again = f"{opens.astimezone(self.desk.core.zone):%a %H:%M}" if opens else "when they open"
        options = (
            ("hold", f"Show again by itself, {again} yours"),
            ("call", "Call now all the same" + (f", {self.number}" if self.number else "")),
            ("later", "Another day…"),
        )
        return tuple(
            Row(key=key).add(f" {n} ", "accent", bold=True).add(words).line()
            for n, (key, words) in enumerate(options, 1)
        )

    def foot(self, text: str) -> Sequence[Line]:
        return (Line(), hint_line(("enter", "Take"), ("esc", "Back")))

    def taken(self, key: Hashable, text: str) -> None:
        if isinstance(key, str):
            self.answer(key)

    def letters(self) -> Mapping[str, Hashable]:
        return {"1": "hold", "2": "call", "3": "later"}
