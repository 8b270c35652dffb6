"""Tags of one person, typed with commas; those that there are already are offered while one types."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType

from salesdesk.desk import Changed, Desk
from salesdesk.domain.people import Contact
from salesdesk.domain.text import fold
from salesdesk.errors import SalesdeskError
from salesdesk.ui.lines import BLANK, Line, Row, text_line
from salesdesk.ui.sheets.base import SheetInput, SheetList, hint_line
from salesdesk.ui.sheets.pick import PickSheet

OFFERED = 10


class TagSheet(PickSheet[Changed]):
    """Answers the change. Tab takes the tag under the cursor, Enter saves what is typed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "complete", "Take the tag", id="tags.complete", show=False, priority=True),
    ]
    placeholder = "fleet, renewal"
    sheet_width = 70

    def __init__(self, desk: Desk, contact: Contact) -> None:
        super().__init__(desk)
        self.contact = contact
        self.kept_as, self.contact_id = "form:tags", contact.id
        self.start_text = ", ".join((*contact.tags, "")) if contact.tags else ""
        self._known = desk.lists.tags()

    def opened(self) -> None:
        super().opened()
        field = self.query_one("#text", SheetInput)
        field.cursor_position = len(field.value)

    def head(self) -> Sequence[Line]:
        return (Row().add(" Tags", bold=True).add(f"   {self.contact.name}", "muted").line(),)

    def rows(self, text: str) -> Sequence[Line]:
        *before, last = (fold(part) for part in text.split(","))
        offered = [tag for tag in self._known if fold(tag).startswith(last.strip()) and fold(tag) not in before]
        return tuple(text_line(f"   {tag}", key=tag) for tag in offered[:OFFERED])

    def foot(self, text: str) -> Sequence[Line]:
        return (BLANK, hint_line(("tab", "Take the tag"), ("enter", "Save"), ("esc", "Back"), width=self.inner_width))

    @on(SheetList.Chosen)
    def _chosen(self, event: SheetList.Chosen) -> None:
        """A second click takes the tag, as tab does."""
        event.prevent_default()
        self.action_complete()

    def action_complete(self) -> None:
        key = self.query_one("#rows", SheetList).key
        if isinstance(key, str):
            field = self.query_one("#text", SheetInput)
            before = field.value.rpartition(",")[0]
            field.value = f"{before}, {key}, " if before else f"{key}, "
            field.cursor_position = len(field.value)

    def taken(self, key: Hashable, text: str) -> None:
        try:
            self.answer(self.desk.lists.set_tags(self.contact.id, text.split(",")))
        except SalesdeskError as error:
            self.trouble(error)
