"""If they say … I say …: for one contact and in general, with how often it helped."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from salesdesk.desk import Changed, Desk
from salesdesk.domain.people import Contact
from salesdesk.ui.lines import BLANK, Line, Row
from salesdesk.ui.sheets.rows import RowsSheet


class ObjectionsSheet(RowsSheet):
    """a adds one for this contact, g one for everybody (with its product); h and o count whether it helped."""

    letters: ClassVar[dict[str, str]] = {
        "a": "add_here", "g": "add_for_all", "h": "helped", "o": "did_not", "e": "reword", "delete": "drop",
    }  # fmt: skip
    sheet_width = 100

    def __init__(self, desk: Desk, contact: Contact, *, at: int | None = None) -> None:
        """`at`: the line that the cursor begins on."""
        super().__init__(desk)
        self.contact, self.begins_at = contact, at

    def opened(self) -> None:
        super().opened()
        if self.begins_at is not None:
            self.rows_list.move_to(self.begins_at)

    def head(self) -> Sequence[Line]:
        return (Row().add(" If they say … I say …", bold=True).add(f"   {self.contact.name}", "muted").line(), BLANK)

    def rows(self) -> Sequence[Line]:
        lines = []
        half = max(16, (self.inner_width - 30) // 2)
        for one in self.desk.research.library.objections(self.contact.id):
            whose = self.contact.called if one.contact_id else one.product or "everybody"
            row = Row(key=one.id).add(" ").column(whose, 11, "muted").add(" ").column(one.they_say, half, "stale")
            row.add("  ").column(one.i_say, half).add("  ")
            lines.append(
                row.up_to(
                    f"helped {one.helped} of {one.used}" if one.used else "not tried", self.inner_width, "muted"
                ).line()
            )
        return tuple(lines)

    def empty(self) -> str:
        return "Nothing yet. a adds: what might they say?"

    def hints(self) -> Sequence[tuple[str, str]]:
        return (
            ("a", "For them"),
            ("g", "For everybody"),
            ("h", "Said, it helped"),
            ("o", "Said, it did not"),
            ("e", "Reword"),
            ("delete", "Drop"),
        )

    def add_here(self) -> None:
        self._begin(self.contact.id, "")

    def add_for_all(self) -> None:
        def named(product: str) -> Changed | None:
            self._begin(None, product)
            return None

        self.ask("For which product? Enter alone: for all", named, example="Ledgerline")

    def helped(self) -> None:
        self._count(helped=True)

    def did_not(self) -> None:
        self._count(helped=False)

    def reword(self) -> None:
        library = self.desk.research.library
        one = next((known for known in library.objections(self.contact.id) if known.id == self.key), None)
        if one is None:
            return

        def said(theirs: str) -> Changed | None:
            self.ask("What do you say?", lambda mine: library.reword_objection(one.id, theirs, mine), value=one.i_say)
            return None

        self.ask("If they say …", said, value=one.they_say)

    def drop(self) -> None:
        key = self.key
        if isinstance(key, int):
            self.do(lambda: self.desk.research.library.drop_objection(key))

    def _begin(self, contact_id: int | None, product: str) -> None:
        def said(theirs: str) -> Changed | None:
            def answered(mine: str) -> Changed:
                return self.desk.research.library.add_objection(theirs, mine, contact_id=contact_id, product=product)

            if theirs.strip():
                self.ask(f"“{theirs.strip()}”. What do you say?", answered)
            return None

        self.ask("If they say …", said, example="we have somebody for that")

    def _count(self, *, helped: bool) -> None:
        key = self.key
        if isinstance(key, int):
            self.do(lambda: self.desk.research.library.used_objection(key, helped=helped))
