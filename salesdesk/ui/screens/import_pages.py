"""What the three steps of an import show: files to choose, columns and their meaning, the fate of every line."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from salesdesk.desk import Changed, Desk
from salesdesk.desk.intake import Intake, Preview
from salesdesk.ui.lines import BLANK, Line, Row, text_line
from salesdesk.ui.sheets.base import SheetInput
from salesdesk.ui.text import Glyphs, width_of, wrap
from salesdesk.ui.widgets.keybar import Hint, KeyBar, keybar_line
from salesdesk.ui.widgets.lists import LineList, Page

if TYPE_CHECKING:
    from textual.screen import Screen

    from salesdesk.desk.intake import Fate

    _Base = Screen[Changed | None]
else:
    _Base = object

ENDINGS = (".csv", ".tsv", ".txt", ".vcf", ".vcard", ".tab", ".json")
FATES_SHOWN = 500
NARROW = 90
"""Columns below which a table keeps its first columns only, and the words of one line stand below it."""
LOW = 20
"""Rows below which the list keeps the room that other words would take."""
BAR_END = 12
"""Columns that the hint of the keys takes at the end of the bar."""
FATE_ROLES = {"new": "ok", "updated": "foreground", "duplicate": "muted", "question": "stale", "rejected": "late"}


class ImportList(LineList):
    """Files, columns or fates, by step. Enter goes on, also where there is no row to stand on (cards have no columns)."""

    def action_choose(self) -> None:
        self.post_message(self.Chosen(self, self.key))


class ImportPages(_Base):
    """The drawing half of the import screen."""

    if TYPE_CHECKING:
        desk: Desk
        step: int
        path: Path | None
        preview: Preview | None
        done: Intake | None
        order: str | None
        rows_shown: bool
        words: tuple[str, str]

        @property
        def glyphs(self) -> Glyphs: ...
        def hint(self, name: str, word: str = "", *, on: bool = True, typing: bool = False) -> Hint: ...
        def key_of(self, name: str, *, typing: bool = False) -> str: ...
        def help_key(self, *, typing: bool = False) -> str: ...

    def draw(self) -> None:
        rows = {1: self._files, 2: self._fates if self.rows_shown else self._columns, 3: self._fates}[self.step]()
        table = self.query_one("#import_rows", ImportList)
        table.show(rows)
        for name, lines in (("import_head", self._head()), ("import_what", self._what())):
            page = self.query_one(f"#{name}", Page)
            page.styles.height = len(lines)
            page.display = bool(lines)
            page.show(lines)
        bar = self.query_one("#import_keys", KeyBar)
        lines = self._bar()
        bar.styles.height = len(lines)
        bar.show(lines)
        # What will happen, or has, stands right below the lines that it is about.
        table.styles.max_height = None if self.step == 1 else max(1, len(rows) + (self.size.height < LOW))

    def _bar(self) -> tuple[Line, ...]:
        """The hints; on a narrow screen in two rows, so that each key of the step is told."""
        hints, (note, role) = self._hints(), self.words
        size = sum(width_of(f"{key} {word}  ") for key, word, _, _ in hints)
        if size + (width_of(note) + 3 if note else 0) < self.size.width - BAR_END:
            return (
                keybar_line(hints, self.size.width, help_key=self.help_key(typing=True), note=note, note_role=role),
            )
        if note:
            first = Row().up_to(f" {note}", self.size.width - 1, role).line()
            return (first, keybar_line(hints, self.size.width, help_key=self.help_key(typing=True)))
        half = (len(hints) + 1) // 2
        row = Row().add(" ")
        for key, word, command, _ in hints[:half]:
            row.add(key, "accent", bold=True, command=command).add(f" {word}  ", "muted", command=command)
        return (row.line(), keybar_line(hints[half:], self.size.width, help_key=self.help_key(typing=True)))

    def _wrapped(self, text: str, role: str) -> list[Line]:
        return [text_line(f"   {part}", role) for part in wrap(text, max(20, self.size.width - 4))]

    def _head(self) -> tuple[Line, ...]:
        row = Row().add("   Import a list", bold=True).add(f"   step {self.step} of 3", "muted")
        found = self.done or self.preview
        below: list[Line] = []
        if self.path and found:
            delimiter = f", {delimiter_word(found.delimiter)}" if found.delimiter else ""
            rows = f"{found.rows:,} {'row' if found.rows == 1 else 'rows'}"
            about = f"{self.path.name} · {rows} · {encoding_word(found.encoding)}{delimiter} · {found.format_name}"
            if row.width + width_of(about) + 3 < self.size.width:
                row.add(f" · {about}", "muted")
            else:
                below = self._wrapped(about, "muted")
        top = Row().add(" salesdesk", bold=True).add("  import", "muted").line()
        if self.size.height < LOW:
            return (row.line(), *below)
        return (top, BLANK, row.line(), *below, BLANK)

    def _files(self) -> Sequence[Line]:
        text = self.query_one("#path", SheetInput).value
        files = files_for(text)
        if not files:
            return self._wrapped(
                "CSV, TSV or vCard from your CRM, phone or spreadsheet, or a desk's archive. Nothing is sent anywhere.",
                "muted",
            )
        return [
            Row(key=str(f)).add("   ").add(f"{f.name}/" if f.is_dir() else f.name).add(f"   {f.parent}", "muted").line()
            for f in files
        ]

    def _columns(self) -> Sequence[Line]:
        if self.preview is None:
            return ()
        narrow = self.size.width < NARROW
        wide = max(17, min(34, (self.size.width - 24) // 2 if narrow else self.size.width // 4))
        example = wide + max(0, self.size.width - 4 * wide - 40)
        head = Row().add("   ").column("YOUR COLUMN", wide, "muted").column("BECOMES", wide, "muted")
        if not narrow:
            head.column("EXAMPLE", example, "muted")
        lines = [head.add("CHECK", "muted").line()]
        for column in self.preview.columns:
            row = Row(key=column.header).add("   ").column(column.header, wide - 1).add(" ")
            row.column(self._field_name(column.field), wide - 1, "foreground" if column.field else "muted").add(" ")
            if not narrow:
                row.column(column.example, example - 2, "muted").add("  ")
            if column.good:
                row.add(f"{self.glyphs.kept} {column.good:,}", "ok")
            if column.odd:
                row.add(f"  {self.glyphs.stale} {column.note or f'{column.odd:,} odd'}", "stale")
            elif column.note:
                row.add(f"  {column.note}", "muted")
            lines.append(row.line())
        if not self.preview.columns:
            lines = [text_line(f"   {NO_COLUMNS.get(self.preview.format, CARDS)}", "muted")]
        return lines

    def _field_name(self, field: str | None) -> str:
        return self.desk.intake.field_name(field) if field else "kept as it is"

    def _fates(self) -> Sequence[Line]:
        found = self.done or self.preview
        if found is None:
            return ()
        order = {"rejected": 0, "question": 1, "updated": 2, "duplicate": 3, "new": 4}
        fates = sorted(found.fates, key=lambda f: (order[str(f.fate)], f.line))
        lines = [self._fate_line(fate) for fate in fates[:FATES_SHOWN]]
        if len(fates) > FATES_SHOWN:
            lines.append(text_line(f"   +{len(fates) - FATES_SHOWN:,} more: s saves the whole list", "muted"))
        return lines

    def _fate_line(self, fate: Fate) -> Line:
        name = 26 if self.size.width >= NARROW else 14
        row = Row(key=("line", fate.line)).add("   ").column(f"line {fate.line}", 11, "muted")
        row.column(str(fate.fate), 11, FATE_ROLES[str(fate.fate)]).column(fate.contact or "", name).add(" ")
        answered = "answered. " if str(fate.fate) == "question" and fate.answered_on else ""
        return row.up_to(answered + fate.reason, self.size.width - 1, "muted").line()

    def _what(self) -> tuple[Line, ...]:
        found = self.done or self.preview
        if self.step == 1 or found is None:
            return ()
        heading = "WHAT HAPPENED" if self.done else "WHAT WILL HAPPEN"
        row = Row().add(f"   {found.new:,} new", "ok" if found.new else "muted")
        for number, words in (
            (found.updated, "matched, something new"),
            (found.duplicate, "already here"),
            (found.question, "to ask you about"),
            (found.rejected, "set aside"),
        ):
            if number:
                row.add(f"   {number:,} {words}", "foreground")
        asked: list[Line] = []
        if found.order_open and self.done is None:
            columns = ", ".join(found.order_open)
            asked = self._wrapped(
                f"{columns}: day or month first? {self.key_of('order')}: {self.order or 'not said yet'}", "stale"
            )
        if self.size.height < LOW:
            return (*self._whole_fate(found), row.line(), *asked)
        words = BEFORE if self.done is None else AFTER
        lines = [*self._whole_fate(found), BLANK, text_line(f"   {heading}", "muted"), row.line()]
        lines += self._wrapped(words, "muted") + asked
        return (*lines, BLANK)

    def _whole_fate(self, found: Intake) -> list[Line]:
        """The words about the line under the cursor, where its row has no room for them."""
        key = self.query_one("#import_rows", ImportList).key
        shown = self.step == 3 or self.rows_shown
        if self.size.width >= NARROW or not shown or not isinstance(key, tuple):
            return []
        reason = next((fate.reason for fate in found.fates if fate.line == key[1]), "")
        return self._wrapped(reason, "foreground") if reason else []

    def _hints(self) -> list[Hint]:
        if self.step == 1:
            return [self.hint("go", "Read it"), self.hint("complete"), self.hint("back", "Close")]
        if self.step == 2:
            rows = self.hint("rows", "Columns" if self.rows_shown else "")
            return [self.hint("go", "Import"), self.hint("column"), rows, self.hint("back")]
        asks = [self.hint("same"), self.hint("apart")] if self.done and self.done.questions else []
        after = [self.hint("undo"), self.hint("save"), self.hint("back", "Close")]
        return [self.hint("go", "To the desk"), *asks, *after]


BEFORE = "Nothing is overwritten: where both sides differ you keep yours and see theirs. u undoes the whole import."
AFTER = "The new ones stand under NOT STARTED in the agenda: r dates a first call."
CARDS = "Cards have no columns: names, numbers, addresses and notes are read by their labels."
NO_COLUMNS = {"salesdesk-desk": "An archive has no columns: every row of the desk comes back as it was."}


def delimiter_word(delimiter: str | None) -> str:
    return {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}.get(delimiter or "", delimiter or "")


def files_for(text: str) -> list[Path]:
    """Files that could be meant: those in the folder that is typed, else in the usual places."""
    typed = Path(text.strip()).expanduser() if text.strip() else None
    try:
        if typed is None:
            folders = [Path.cwd(), Path.home() / "Downloads", Path.home()]
            found = [f for folder in dict.fromkeys(folders) for f in _listed(folder, "") if f.is_file()]
            return sorted(found, key=lambda f: -f.stat().st_mtime)[:30]
        folder, start = (typed, "") if text.rstrip().endswith("/") else (typed.parent, typed.name)
        return sorted(_listed(folder, start.casefold()))[:30]
    except OSError:
        return []


def _listed(folder: Path, start: str) -> list[Path]:
    if not folder.is_dir():
        return []
    return [
        path for path in folder.iterdir()
        if path.name.casefold().startswith(start) and not path.name.startswith(".")
        and (path.is_dir() or path.suffix.casefold() in ENDINGS)
    ]  # fmt: skip


def encoding_word(encoding: str) -> str:
    """An encoding as people know it: "UTF-8"."""
    return encoding.removesuffix("-sig").upper() if encoding.startswith("utf") else encoding
