"""A search that becomes a list: its words, whom they find as one types, then its name."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from salesdesk.desk import Changed, Desk
from salesdesk.desk.lists import Listed
from salesdesk.domain.lists import TERMS
from salesdesk.errors import SalesdeskError
from salesdesk.ui.aside import Aside
from salesdesk.ui.lines import BLANK, Line, Row, text_line
from salesdesk.ui.sheets.base import SheetInput, hint_line
from salesdesk.ui.sheets.pick import PickSheet

FEW = 6


class SaveSheet(Aside, PickSheet[Changed]):
    """Answers the list that was made. Enter on the words asks for the name, Enter on the name saves."""

    placeholder = "kind:client city:berlin quiet:90"
    sheet_width = 84

    def __init__(self, desk: Desk, *, words: str = "") -> None:
        super().__init__(desk)
        self.start_text = words
        self.words = ""
        """The words, once they are taken and the name is asked for."""
        self.found: Listed | None = None
        self._read_for = ""

    def head(self) -> Sequence[Line]:
        if self.words:
            return (Row().add(" The list's name", bold=True).add(f"   {self.words}", "muted").line(),)
        return (Row().add(" Whom the list holds", bold=True).line(),)

    def rows(self, text: str) -> Sequence[Line]:
        if self.words:
            return ()
        if not text.strip():
            return tuple(
                Row().add(" ").column(f"{name}:", 10, "accent").up_to(says, self.inner_width, "muted").line()
                for name, says in TERMS.items()
            )
        if text != self._read_for:
            self._read_for = text
            self.read_aside("words", self.desk.lists, lambda drawer: drawer.words(text), self._seen, self.trouble)
        if self.found is None:
            return ()
        if self.found.trouble:
            return (text_line(f" {self.found.trouble}", "stale"),)
        lines = [Row().add(f" {self.found.total:,} ", bold=True).add("now; the list stays up to date", "muted").line()]
        lines += [
            Row().add("   ").column(r.contact.name, 30).up_to(r.contact.account or "", self.inner_width, "muted").line()
            for r in self.found.people[:FEW]
        ]
        return tuple(lines)

    def foot(self, text: str) -> Sequence[Line]:
        words = "Save" if self.words else "Name it"
        return (BLANK, hint_line(("enter", words), ("esc", "Back"), width=self.inner_width))

    def taken(self, key: Hashable, text: str) -> None:
        try:
            if self.words:
                self.answer(self.desk.lists.save(text, self.words))
                return
            self.desk.lists.check_words(text)
        except SalesdeskError as error:
            self.trouble(error)
            return
        self.words = text.strip()
        field = self.query_one("#text", SheetInput)
        field.placeholder = "clients in Berlin"
        field.value = ""
        self.draw()

    def _seen(self, found: Listed) -> None:
        self.found = found
        if not self.words:
            self.draw()

    def action_close(self) -> None:
        """From the name back to the words."""
        if not self.words:
            self.answer(None)
            return
        field = self.query_one("#text", SheetInput)
        field.value, self.words = self.words, ""
        field.cursor_position = len(field.value)
        self.draw()
