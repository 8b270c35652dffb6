"""Find anyone, anything: people, notes, promises, facts and commands as one types."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from datetime import date

from salesdesk.desk.find import Hit
from salesdesk.domain.text import fold
from salesdesk.ui.commands import COMMANDS, key_name
from salesdesk.ui.lines import Line, Row, text_line
from salesdesk.ui.sheets.pick import PickSheet
from salesdesk.ui.text import shown
from salesdesk.ui.widgets.timeline import day_text

HEADINGS = {
    "contact": "PEOPLE", "account": "COMPANIES", "note": "NOTES", "promise": "PROMISES", "fact": "FACTS",
    "script": "SCRIPTS", "deal": "DEALS", "follow_up": "FOLLOW-UPS", "date": "THEIR DATES", "question": "QUESTIONS",
}  # fmt: skip
A_GROUP = 6


class FindSheet(PickSheet[tuple[str, object]]):
    """Answers ("contact", id), ("command", name) or ("add", name)."""

    placeholder = "a name, a number, words of a note"
    sheet_width = 84

    def rows(self, text: str) -> Sequence[Line]:
        if not text.strip():
            return ()
        hits = self.desk.find.everything(text)
        lines: list[Line] = []
        for kind, heading in HEADINGS.items():
            group = [hit for hit in hits if hit.kind == kind]
            if group:
                lines.append(text_line(f" {heading}", "muted", bold=True))
                lines += [self._hit(hit, text) for hit in group[: A_GROUP * (3 if kind == "contact" else 1)]]
        lines += self._commands(text)
        if not hits:
            row = (
                Row(key=("add", text.strip()))
                .add(f" No one like “{shown(text.strip())}”. ")
                .add("enter", "accent", bold=True)
                .add(" adds them.")
            )
            lines.insert(0, row.line())
        return tuple(lines)

    def foot(self, text: str) -> Sequence[Line]:
        return (
            Line(),
            Row()
            .add(" ↑↓", "accent", bold=True)
            .add(" move   ", "muted")
            .add("enter", "accent", bold=True)
            .add(" open   ", "muted")
            .add("esc", "accent", bold=True)
            .add(" close", "muted")
            .line(),
        )

    def taken(self, key: Hashable, text: str) -> None:
        if isinstance(key, tuple) and len(key) >= 2:
            self.answer((str(key[0]), key[1]))

    def _hit(self, hit: Hit, text: str) -> Line:
        key: Hashable = ("contact", hit.contact.id, hit.kind, hit.id) if hit.contact else None
        row = Row(key=key).add("   ")
        if hit.kind == "contact" and hit.contact:
            row.column(hit.contact.name, 24, bold=False).add(" ").column(hit.contact.account or "", 22, "muted").add(
                " "
            )
            return row.up_to(hit.contact.title or "", self.inner_width, "muted").line()
        if hit.on:
            row.column(day_text(date.fromisoformat(hit.on[:10]), self.desk.core.today()), 10, "muted")
        if hit.contact:
            row.column(hit.contact.name, 20).add(" ")
        return marked(row, hit.text, self.inner_width).line()

    def _commands(self, text: str) -> list[Line]:
        wanted = fold(text)
        found = [c for c in COMMANDS if wanted in fold(c.title) and c.id not in ("find", "back", "open")][:4]
        lines = [text_line(" COMMANDS", "muted", bold=True)] if found else []
        for command in found:
            row = Row(key=("command", command.id)).add("   ").column(command.title, 40)
            lines.append(row.add(key_name(command.keys[0]) if command.keys else "", "accent").line())
        return lines


def marked(row: Row, text: str, width: int) -> Row:
    """The words around a find, the found ones in the accent."""
    for part in text.replace("\n", " ").split("\x02"):
        found, mark, rest = part.partition("\x03")
        if mark:
            row.up_to(found, width, "accent", bold=True).up_to(rest, width, "muted")
        else:
            row.up_to(found, width, "muted")
    return row
