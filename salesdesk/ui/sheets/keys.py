"""The keys: for the panel one came from, filtered by typing, each can be run from here; and what the marks mean."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from salesdesk.desk import Desk
from salesdesk.domain.text import fold
from salesdesk.ui.commands import COMMANDS, Command, Group, Where, key_name, keys_of
from salesdesk.ui.lines import Line, Row, text_line
from salesdesk.ui.sheets.pick import PickSheet

PANES = {
    "agenda": "the agenda",
    "brief": "the brief",
    "voicemail": "the script",
    "notes": "the notes",
    "timeline": "the timeline",
    "call": "the call",
    "import": "the import",
    "lists": "the lists",
    "first": "the first start",
    "saying": "saying it",
    "writing": "writing to them",
    "score": "the scorecard",
    "day_end": "the day's end",
    "deals": "the deals",
    "deal": "the deal",
}
MOVING = (
    ("↑ ↓", "Up, down", "j k"),
    ("enter", "Open person", "→ l"),
    ("tab", "Next pane", ""),
    ("1 … 5", "Pane", ""),
    ("home end", "First, last", "g G"),
)
TEXT_PANES = frozenset({"voicemail", "notes"})


class KeysSheet(PickSheet[str]):
    """Answers the command that was chosen."""

    placeholder = "type to filter"
    sheet_width = 80
    most_rows = 30

    def __init__(self, desk: Desk, *, pane: str, own: Sequence[tuple[str, str, str]] = ()) -> None:
        """`own`: (keys, title, help) of a screen that has keys of its own; they are read here and pressed there."""
        super().__init__(desk)
        self.pane = pane
        self.own = tuple(own)

    def head(self) -> Sequence[Line]:
        where = PANES.get(self.pane, "the agenda")
        return (Row().add(" Keys", bold=True).add(f"   for {where}", "muted").line(),)

    def rows(self, text: str) -> Sequence[Line]:
        wanted = fold(text)
        if self.own:
            found = [entry for entry in self.own if wanted in fold(" ".join(entry))]
            return tuple(self._row(None, *entry) for entry in found) or (text_line(" No key like that.", "muted"),)
        groups = {group: [c for c in COMMANDS if c.group is group and self._meets(c, wanted)] for group in Group}
        lines: list[Line] = []
        for group, commands in groups.items():
            moving = [m for m in MOVING if wanted in fold(m[1])] if group is Group.MOVE else []
            if not commands and not moving:
                continue
            lines.append(text_line(f" {group.value.upper()}", "muted", bold=True))
            if moving:
                lines += [self._row(None, keys, words, more) for keys, words, more in moving]
                continue
            lines += [self._row(c.id, self._keys(c), c.title, c.help) for c in commands]
        return tuple(lines) or (text_line(" No key like that.", "muted"),)

    def foot(self, text: str) -> Sequence[Line]:
        g = self.glyphs
        marks = (
            (g.late, "late", "late"),
            (g.now, "now", "accent"),
            (g.asleep, "not their hours", "muted"),
            (g.kept, "kept", "ok"),
            (g.stale, "old", "stale"),
            (g.box, "to ask", "foreground"),
        )
        row = Row().add(" ")
        for glyph, words, role in marks:
            row.add(f"{glyph} ", role, bold=True).add(f"{words}   ", "muted")
        return (Line(), row.line(), text_line(" Copy with the mouse: hold shift (option on a Mac) and drag.", "muted"))

    def taken(self, key: Hashable, text: str) -> None:
        if isinstance(key, str):
            self.answer(key)

    def _meets(self, command: Command, wanted: str) -> bool:
        """Typing a key's own name finds it too."""
        if self.pane in TEXT_PANES and command.where is Where.DESK:
            return False
        if not wanted:
            return bool(command.keys)
        return wanted in fold(f"{command.title} {command.help}") or wanted in (
            key_name(k).casefold() for k in command.keys
        )

    def _keys(self, command: Command) -> str:
        keys = keys_of(command, self.desk.core.config.keys)
        if self.pane in TEXT_PANES:
            keys = (
                tuple(k for k in keys if len(k) > 1 and k not in ("space", "slash", "colon", "question_mark")) or keys
            )
        return " ".join(key_name(k) for k in keys)

    def _row(self, key: str | None, keys: str, words: str, more: str) -> Line:
        row = Row(key=key).add("   ").column(keys, 12, "accent", bold=True).column(words, 22)
        return row.up_to(more, self.inner_width, "muted").line()
