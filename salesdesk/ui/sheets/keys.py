"""The keys: for the panel one came from, filtered by typing, each can be run from here; and what the marks mean."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType

from salesdesk.desk import Desk
from salesdesk.domain.text import fold
from salesdesk.ui.commands import BY_ID, COMMANDS, Command, Group, Where, key_name, titled
from salesdesk.ui.lines import Line, Row, text_line
from salesdesk.ui.ownkeys import keys_of
from salesdesk.ui.pagekeys import KEY_PAGES
from salesdesk.ui.sheets.base import SheetInput, SheetList, SheetPage, hint_line
from salesdesk.ui.sheets.key_columns import GAP, Entry, KeyColumns, in_columns
from salesdesk.ui.sheets.pick import PickSheet
from salesdesk.ui.text import width_of

PANES = {
    "agenda": "the agenda",
    "brief": "the brief",
    "voicemail": "the script",
    "notes": "the notes",
    "timeline": "the timeline",
} | {page.name: page.title for page in KEY_PAGES}
MOVING = (
    ("↑ ↓", "Up, down", "j k"),
    ("enter", "Open person", "→ l"),
    ("tab", "Next pane", ""),
    ("1 … 5", "Pane", ""),
    ("home end", "First, last", "g G"),
)
TEXT_PANES = frozenset({"voicemail", "notes"})


NOTES_ONLY = frozenset({"keep_note"})
"""Commands of text that mean nothing in a script; the other ones mean nothing in a note."""
WIDEST, COLUMN = 116, 37
"""Cells of the sheet where three columns fit, and of one column."""
ROOMY = 36
"""Rows of the screen from which blank lines part the foot."""


class KeysSheet(PickSheet[str]):
    """Answers the command that was chosen. All of them in columns; what is typed narrows them to a list with words."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "aside(-1)", "Column before", id="keys.left", show=False, priority=True),
        Binding("right", "aside(1)", "Next column", id="keys.right", show=False, priority=True),
    ]
    placeholder = "type to filter"
    sheet_width = WIDEST
    most_rows = 30

    def __init__(self, desk: Desk, *, pane: str, own: Sequence[tuple[str, str, str, str]] = ()) -> None:
        """`own`: (keys, title, help, name) of a screen that has keys of its own; the name of the one that was chosen is
        answered, and it is pressed there."""
        super().__init__(desk)
        self.pane = pane
        self.own = tuple(own)

    def head(self) -> Sequence[Line]:
        where = PANES.get(self.pane, "the agenda")
        return (Row().add(" Keys", bold=True).add(f"   for {where}", "muted").line(),)

    def list_of_rows(self) -> SheetList:
        return KeyColumns(id="rows")

    def draw(self, *, cursor: Hashable = None) -> None:
        """In columns while nothing is typed."""
        self.sheet_width = 80 if self.own else WIDEST
        listed = self.query_one("#rows", KeyColumns)
        listed.columns = ()
        super().draw(cursor=cursor)
        if not self.own and not self.text:
            columns = in_columns(self._blocks(), max(1, min(3, self.inner_width // COLUMN)))
            width = self.inner_width // len(columns) - GAP
            rows = listed.lay(columns, width)
            margin = 1 if self.low else 4
            room = self.app.size.height - margin - len(self.head()) - len(self.foot("")) - 1
            listed.styles.height = max(1, min(rows, max(3, room)))
            self.query_one("#foot", SheetPage).show(self.foot(""))
        self._fit()

    def _blocks(self) -> list[list[Entry]]:
        blocks = []
        for group in Group:
            entries = [Entry("", group.value.upper(), heading=True)]
            if group is Group.MOVE:
                entries += [Entry(keys, f"{words}  {more}".rstrip()) for keys, words, more in MOVING]
            else:
                found = [c for c in COMMANDS if c.group is group and self._meets(c, "")]
                entries += [Entry(self._keys(c), c.title, c.id) for c in found]
            blocks.append(entries)
        return [block for block in blocks if len(block) > 1]

    def rows(self, text: str) -> Sequence[Line]:
        wanted = fold(text)
        if self.own:
            found = [entry for entry in self.own if wanted in fold(" ".join(entry[:3]))]
            return tuple(self._row(name or None, *entry) for *entry, name in found) or (
                text_line(" No key like that.", "muted"),
            )
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
            if row.width + width_of(f"{glyph} {words}") > self.inner_width:
                break
            row.add(f"{glyph} ", role, bold=True).add(f"{words}   ", "muted")
        copy = text_line(" Copy with the mouse: shift (Mac: option) and drag.", "muted")
        gap = () if self.low or self.app.size.height < ROOMY else (Line(),)
        back = (hint_line(("enter", "Press it"), ("esc", "Back")),) if self.own else ()
        return (*gap, self._words(), *gap, row.line(), copy, *back)

    def _words(self) -> Line:
        """What the command under the cursor does, where the columns have no room for it."""
        listed = self.query("#rows").results(KeyColumns)
        command = BY_ID.get(next((one.chosen for one in listed if one.in_columns), ""))
        if command is None:
            return Line()
        row = (
            Row().add(" enter", "accent", bold=True, command=command.id).add(f" {command.title}   ", command=command.id)
        )
        return row.up_to(command.help, self.inner_width, "muted").line()

    def meant(self, text: str) -> Hashable:
        return titled(text)

    def taken(self, key: Hashable, text: str) -> None:
        listed = self.query_one("#rows", KeyColumns)
        command = listed.chosen if listed.in_columns else key
        if isinstance(command, str) and command:
            self.answer(command)

    def pressed(self, command: str) -> None:
        if command in BY_ID:
            self.answer(command)
        else:
            super().pressed(command)

    def action_row(self, by: int) -> None:
        super().action_row(by)
        self.query_one("#foot", SheetPage).show(self.foot(self.text))

    def action_aside(self, by: int) -> None:
        """Left and right go between the columns; in typed words they go between the letters."""
        listed = self.query_one("#rows", KeyColumns)
        if not listed.in_columns:
            field = self.query_one("#text", SheetInput)
            field.action_cursor_left() if by < 0 else field.action_cursor_right()
            return
        listed.action_aside(by)
        self.query_one("#foot", SheetPage).show(self.foot(""))

    def _meets(self, command: Command, wanted: str) -> bool:
        """Typing a key's own name finds it too."""
        in_text = self.pane in TEXT_PANES
        if command.where is (Where.DESK if in_text else Where.TEXT):
            return False
        if (
            command.where is Where.TEXT
            and command.id != "editor"
            and (command.id in NOTES_ONLY) is not (self.pane == "notes")
        ):
            return False
        if not wanted:
            return bool(self._keys(command))
        return wanted in fold(f"{command.title} {command.help}") or wanted in self._keys(command).casefold().split()

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
