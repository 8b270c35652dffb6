"""The people's map: who points to whom, the part each has in the decision; "not me, speak to …" on one key."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import ClassVar

from salesdesk.desk import Changed, Desk
from salesdesk.domain.people import Contact
from salesdesk.domain.research import ROLE_WORDS, DecisionRole
from salesdesk.domain.text import fold
from salesdesk.errors import NotUnderstood
from salesdesk.ui.lines import BLANK, Line, Row
from salesdesk.ui.sheets.rows import RowsSheet

_ROLES = ", ".join(f"{role.value.replace('_', ' ')}" for role in DecisionRole)


def role_named(text: str) -> DecisionRole:
    """The role that begins as typed, by its name or its words. Raises NotUnderstood."""
    wanted = fold(text).replace("_", " ")
    for role in DecisionRole:
        if wanted and (role.value.replace("_", " ").startswith(wanted) or fold(ROLE_WORDS[role]).startswith(wanted)):
            return role
    raise NotUnderstood(f"“{text}” is no part in a decision.", f"One of: {_ROLES}.")


class PeopleMapSheet(RowsSheet):
    """Enter shows that person's page; r says their part; s makes the person they named."""

    letters: ClassVar[dict[str, str]] = {"r": "role", "s": "speak_to"}
    sheet_width = 100

    def __init__(self, desk: Desk, contact: Contact) -> None:
        super().__init__(desk)
        self.contact = contact

    def head(self) -> Sequence[Line]:
        where = f"   {self.contact.account_name}" if self.contact.account_name else ""
        return (Row().add(" People", bold=True).add(where, "muted").line(), BLANK)

    def rows(self) -> Sequence[Line]:
        lines = []
        for node in self.desk.research.circle.map_of(self.contact.id):
            arrow = "   " * (node.depth - 1) + f"{self.glyphs.arrow} " if node.depth else ""
            row = Row(key=node.contact_id).add(" ").add(arrow, "muted")
            row.column(node.name, max(8, 26 - row.width), bold=node.here).add(" ").column(node.title, 22, "muted").add(
                " "
            )
            row.column(
                ROLE_WORDS[node.role] if node.role else "part not known", 19, "foreground" if node.role else "muted"
            )
            lines.append(row.add(" ").up_to(node.said, self.inner_width, "muted").line())
        return tuple(lines)

    def hints(self) -> Sequence[tuple[str, str]]:
        return (("enter", "Their page"), ("s", "“Not me, speak to …”"), ("r", "Their part"))

    def chosen(self, key: Hashable) -> None:
        if isinstance(key, int):
            contact = self.desk.people.get(key)
            self.answer(Changed(contact.name, self.last.parts if self.last else frozenset(), key, key))

    def role(self) -> None:
        key = self.key
        if isinstance(key, int):
            self.ask(
                "Their part in the decision",
                lambda words: self.desk.research.circle.set_role(key, role_named(words)),
                example=_ROLES[:70],
            )

    def speak_to(self) -> None:
        key = self.key
        if not isinstance(key, int):
            return
        circle, name = self.desk.research.circle, self.desk.people.get(key).name

        def named(text: str) -> Changed:
            who, _, rest = text.partition(",")
            title, _, words = rest.partition(",")
            return circle.reroute(key, who, title=title, words=words)

        self.ask(
            f"{name}: “not me, speak to …”   name, job, their words", named, example="Ines Keller, shared services"
        )
