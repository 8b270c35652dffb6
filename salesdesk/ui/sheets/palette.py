"""All commands by name, by group; Enter runs one."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from salesdesk.domain.text import fold
from salesdesk.ui.commands import COMMANDS, Group, key_name, titled
from salesdesk.ui.lines import Line, Row, text_line
from salesdesk.ui.ownkeys import keys_of
from salesdesk.ui.sheets.pick import PickSheet

LEFT_OUT = frozenset({"palette", "back", "open", "next_pane", "previous_pane"})

NAME_FROM, NAME = 11, 36
"""Cells before a command's name, and before what it does; a longer name takes what it needs."""
WORDS_FROM = 70
"""Cells from which what a command does has room beside its name."""


class PaletteSheet(PickSheet[str]):
    """Answers a command's id."""

    placeholder = "what do you want to do?"
    takes = "Run"
    sheet_width = 96
    most_rows = 30

    def rows(self, text: str) -> Sequence[Line]:
        own = self.desk.core.config.keys
        wanted = fold(text).split()
        lines: list[Line] = []
        for group in Group:
            found = [
                c for c in COMMANDS
                if c.group is group and c.id not in LEFT_OUT and all(w in fold(f"{c.title} {c.help}") for w in wanted)
            ]  # fmt: skip
            if found:
                lines.append(text_line(f" {group.value.upper()}", "muted", bold=True))
            for command in found:
                keys = keys_of(command, own)
                row = Row(key=command.id).add("   ")
                row.column(key_name(keys[0]) if keys else "", NAME_FROM - 3, "accent", bold=True)
                row.add(command.title).to(max(NAME, row.width + 1))
                if self.inner_width >= WORDS_FROM:
                    row.up_to(command.help, self.inner_width, "muted")
                lines.append(row.line())
        return tuple(lines) or (text_line(f" No command like “{text}”.", "muted"),)

    def meant(self, text: str) -> Hashable:
        return titled(text)

    def taken(self, key: Hashable, text: str) -> None:
        if isinstance(key, str):
            self.answer(key)
