"""They called: who it is by a name or a number in any style, known or new; Enter goes straight into the call. A note
that was typed first asks the same."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from salesdesk.domain.people import Contact
from salesdesk.domain.phones import looks_like_phone
from salesdesk.ui.lines import BLANK, Line, Row, text_line
from salesdesk.ui.sheets.base import hint_line
from salesdesk.ui.sheets.pick import PickSheet
from salesdesk.ui.text import shown, wrap
from salesdesk.ui.widgets.callside import wish_words

SHOWN = 8


class InboundSheet(PickSheet[tuple[str, object]]):
    """Answers ("contact", id) or ("new", the name or number typed)."""

    placeholder = "their name, their number"
    kept_as = "form:inbound"
    sheet_width = 84
    asks = ("They called", "who is it?")
    does = "Answer, the timer starts"

    def head(self) -> Sequence[Line]:
        what, question = self.asks
        return (Row().add(f" {what}", bold=True).add(f"   {question}", "muted").line(),)

    def rows(self, text: str) -> Sequence[Line]:
        wanted = text.strip()
        if not wanted:
            return ()
        lines: list[Line] = []
        for found in self.desk.find.people(wanted, limit=SHOWN):
            lines += self._person(self.desk.people.get(found.id))
        kind = "new number" if looks_like_phone(wanted) else "new"
        row = Row(key=("new", wanted)).add("   ").column(kind, 12, "muted").add(f"“{shown(wanted)}”")
        return (*lines, row.line())

    def _person(self, contact: Contact) -> list[Line]:
        row = Row(key=("contact", contact.id)).add("   ").column(contact.name, 24).add(" ")
        row.column(contact.account_name, 22, "muted").add(" ").up_to(contact.title or "", self.inner_width, "muted")
        wish = wrap(wish_words(contact), self.inner_width - 4)
        return [row.line(), *(text_line(f"   {line}", "late", bold=True) for line in wish)]

    def foot(self, text: str) -> Sequence[Line]:
        return (BLANK, hint_line(("enter", self.does), ("↑↓", "Who"), ("esc", "Back")))

    def action_close(self) -> None:
        """Nobody called after all; only an end that nobody wanted leaves the words for the next time."""
        self._keep_words("")
        super().action_close()

    def taken(self, key: Hashable, text: str) -> None:
        if isinstance(key, tuple):
            self.answer((str(key[0]), key[1]))


class WhoseSheet(InboundSheet):
    """Answers likewise to whom a note belongs that was typed before anybody was named."""

    kept_as = "form:whose"
    asks = ("The note", "whose is it?")
    does = "Into their notes"
