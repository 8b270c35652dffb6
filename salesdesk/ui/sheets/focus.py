"""The focus list: the fifteen to twenty companies that one person can follow well."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from salesdesk.desk import Desk
from salesdesk.domain.people import Contact
from salesdesk.ui.lines import BLANK, Line, Row
from salesdesk.ui.sheets.rows import RowsSheet
from salesdesk.ui.widgets.timeline import day_text


class FocusSheet(RowsSheet):
    """a puts the company of the person in front on the list; delete takes one off."""

    letters: ClassVar[dict[str, str]] = {"a": "here", "delete": "off"}

    def __init__(self, desk: Desk, contact: Contact | None) -> None:
        super().__init__(desk)
        self.contact = contact

    def head(self) -> Sequence[Line]:
        words = self.desk.research.preparing.focus_words()
        over = "one person can follow" in words
        return (Row().add(" Focus", bold=True).add("   ").add(words, "stale" if over else "muted").line(), BLANK)

    def rows(self) -> Sequence[Line]:
        today, lines = self.desk.core.today(), []
        for one in self.desk.research.preparing.focus():
            row = Row(key=one.account_id).add(" ").column(one.name, max(20, self.inner_width - 34))
            row.column(f"{one.people} known", 12, "muted")
            row.up_to(
                f"next {day_text(one.next_on, today)}" if one.next_on else "no next step",
                self.inner_width,
                "muted" if one.next_on else "stale",
            )
            lines.append(row.line())
        return tuple(lines)

    def empty(self) -> str:
        return "Nobody in focus yet. a puts the company in front on the list."

    def hints(self) -> Sequence[tuple[str, str]]:
        account = self.contact.account if self.contact else None
        here = (("a", f"{account.name} in focus, or out"),) if account else ()
        return (*here, ("delete", "Take off"))

    def here(self) -> None:
        account = self.contact.account if self.contact else None
        if account:
            self.do(lambda: self.desk.research.preparing.toggle_focus(account.id), cursor=account.id)

    def off(self) -> None:
        key = self.key
        if isinstance(key, int):
            self.do(lambda: self.desk.research.preparing.toggle_focus(key))
