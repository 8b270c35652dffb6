"""The scorecard: what the rep did today, this week and in fourteen days; every number opens the rows it was counted from.

No goals, no alarm colour for the rep's own numbers; one computed sentence at the foot, or none.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import Screen

from salesdesk.desk import Desk
from salesdesk.desk.score import Board, Card
from salesdesk.desk.score import Row as ScoreRow
from salesdesk.domain.modes import day_words
from salesdesk.domain.scorecard import BY_ID, MEASURES, Count, Measure
from salesdesk.domain.text import fold
from salesdesk.ui.calling import copy_text
from salesdesk.ui.lines import BLANK, Line, Row, plain, text_line
from salesdesk.ui.sheets.keys import KeysSheet
from salesdesk.ui.sheets.pick import PickSheet
from salesdesk.ui.text import Glyphs, cut, wrap
from salesdesk.ui.widgets.keybar import KeyBar, keybar_line
from salesdesk.ui.widgets.lists import LineList, Page, Pressed

COLUMNS = ("today", "week", "14 days")
WIDE = 100
CHARTED = 78
"""Cells from which the small charts have room."""
BAR = 8
"""Cells of a full bar in the hours."""
KEYS = (
    ("↑ ↓", "Up, down", "The foot says what each counts."),
    ("← →", "Which days", "Today, this week or 14 days."),
    ("enter", "What it counts", "The list under the number."),
    ("y", "Copy", "The page as plain text."),
    ("esc", "Back", "To the day."),
)


class ScoreScreen(Screen[int | None]):
    """Answers the contact whom the rep wants to see, or nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,l", "column(1)", "Longer", id="score.longer", show=False),
        Binding("left,h", "column(-1)", "Shorter", id="score.shorter", show=False),
        Binding("y", "copy", "Copy", id="score.copy", show=False),
        Binding("question_mark,f1", "help", "Keys", id="score.help", show=False),
        Binding("escape,q,s", "close", "Back", id="score.back", show=False),
    ]

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.column = len(COLUMNS) - 1
        self.note = ""
        self.board: Board = desk.score.board()

    @property
    def glyphs(self) -> Glyphs:
        return self.app.glyphs  # type: ignore[attr-defined,no-any-return]

    @property
    def card(self) -> Card:
        return self.board.cards[COLUMNS[self.column]]

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Page(id="score_head")
            yield LineList(id="score_rows")
            yield Page(id="score_foot")
            yield KeyBar(id="score_keys")

    def on_mount(self) -> None:
        self.query_one("#score_head", Page).styles.height = 1
        self.query_one("#score_rows", LineList).styles.height = "1fr"
        self.query_one("#score_keys", KeyBar).styles.height = 1
        self.draw()
        self.query_one("#score_rows", LineList).focus()

    def on_resize(self) -> None:
        self.draw()

    def say(self, words: str, _role: str = "muted") -> None:
        """A word in the footer."""
        self.note = words
        self._draw_keys()

    # -- drawing -------------------------------------------------------------------------------------------------------

    def draw(self) -> None:
        width = self.size.width
        self.query_one("#score_head", Page).show((head_line(self.board, self.glyphs, width),))
        self.query_one("#score_rows", LineList).show(
            score_lines(self.board, width, self.glyphs, column=self.column, low=self.size.height < 30)
        )
        self._draw_foot()
        self._draw_keys()

    def _draw_foot(self) -> None:
        """What the number under the cursor counts, and the one sentence."""
        key = self.query_one("#score_rows", LineList).key
        room = max(20, self.size.width - 4)
        most = 1 if self.size.height < 20 else 2
        whole = wrap(_definition(key), room) if key else [""]
        said = whole if len(whole) <= most else [*whole[: most - 1], cut(" ".join(whole[most - 1 :]), room)]
        lines = [text_line(f"   {words}", "muted") for words in said]
        if self.board.sentence:
            lines = [
                text_line(f"   {words}") for words in wrap(f"One thing, last 90 days: {self.board.sentence}", room)
            ] + lines
        foot = self.query_one("#score_foot", Page)
        foot.styles.height = len(lines)
        foot.show(lines)

    def _draw_keys(self) -> None:
        hints = [
            ("enter", "What it counts", "open", True),
            ("← →", "Which days", "column", True),
            ("y", "Copy", "copy", True),
            ("esc", "Back", "close", True),
        ]
        bar = keybar_line(hints, self.size.width, note=self.note)
        self.query_one("#score_keys", KeyBar).show((bar,))

    # -- keys ----------------------------------------------------------------------------------------------------------

    def action_column(self, by: int) -> None:
        self.column = max(0, min(len(COLUMNS) - 1, self.column + by))
        self.draw()

    def action_copy(self) -> None:
        lines = score_lines(self.board, WIDE, self.glyphs, column=-1, low=False)
        said = [f"   One thing, last 90 days: {self.board.sentence}"] if self.board.sentence else []
        text = "\n".join([plain((head_line(self.board, self.glyphs, WIDE),)), plain(lines), *said])
        copy_text(self, text)

    def action_help(self) -> None:
        self.app.push_screen(KeysSheet(self.desk, pane="score", own=KEYS))

    def action_close(self) -> None:
        if self.is_current:
            self.dismiss(None)

    @on(LineList.Moved)
    def _moved(self) -> None:
        self._draw_foot()

    @on(LineList.Chosen)
    def _chosen(self, event: LineList.Chosen) -> None:
        self._open(event.key)

    @on(Pressed)
    def _pressed(self, event: Pressed) -> None:
        deeds = {"copy": self.action_copy, "close": self.action_close, "help": self.action_help}
        if event.command in deeds:
            deeds[event.command]()
        elif event.command == "column":
            self.column = (self.column + 1) % len(COLUMNS)
            self.draw()
        elif event.command == "open":
            self._open(self.query_one("#score_rows", LineList).key)

    def _open(self, key: Hashable) -> None:
        """The rows under the number at the cursor; of an open promise, the person."""
        kind, what = key if isinstance(key, tuple) else ("", None)
        if kind == "person":
            self._go(what)
            return
        title, rows, total = self._rows_of(str(kind), what)
        if total:
            self.app.push_screen(RowsSheet(self.desk, title, rows, total), self._go)
        else:
            self.say("Nothing was counted there.")

    def _rows_of(self, kind: str, what: object) -> tuple[str, tuple[ScoreRow, ...], int]:
        if kind == "measure":
            measure = BY_ID[str(what)]
            count = self.card.counts[measure.id]
            rows = self.desk.score.rows(measure, count)
            return f"{measure.title}, {COLUMNS[self.column]}", rows, len(count.ids)
        if kind == "promises":
            ids = tuple(row for group in self.board.cards["14 days"].promises.values() for row in group)
            return "Promises that were due, 14 days", self.desk.score.named("promise", ids), len(ids)
        hours = what if isinstance(what, tuple) else ()
        card = self.board.cards["quarter"]
        ids = tuple(row for hour in hours for row in card.hours[hour].ids)
        return "Picked up in these hours", self.desk.score.named("touch", ids), len(ids)

    def _go(self, contact_id: object) -> None:
        if isinstance(contact_id, int) and self.is_current:
            self.dismiss(contact_id)


class RowsSheet(PickSheet[int]):
    """The rows that a number was counted from; answers the contact of the row that was taken."""

    placeholder = "type to filter"
    sheet_width = 96

    def __init__(self, desk: Desk, title: str, found: Sequence[ScoreRow], total: int) -> None:
        super().__init__(desk)
        self.list_title, self.found, self.total = title, tuple(found), total

    def head(self) -> Sequence[Line]:
        more = f"   the newest {len(self.found)} of {self.total:,}" if len(self.found) < self.total else ""
        return (
            Row().add(f" {self.list_title}", bold=True).add(f"   {self.total:,}", "muted").add(more, "muted").line(),
        )

    def rows(self, text: str) -> Sequence[Line]:
        today = self.desk.core.today()
        wanted = fold(text)
        lines = []
        for at, row in enumerate(self.found):
            if wanted in fold(f"{row.name} {row.words}"):
                line = Row(key=(at, row.contact_id)).column(f" {day_words(row.on, today)}", 13, "muted")
                line = line.column(row.name, 20).add(" ") if row.name else line
                lines.append(line.up_to(row.words, self.inner_width, "muted").line())
        return tuple(lines) or (text_line(" Nothing like that.", "muted"),)

    def taken(self, key: Hashable, text: str) -> None:
        self.answer(key[1] if isinstance(key, tuple) else None)


def head_line(board: Board, glyphs: Glyphs, width: int) -> Line:
    """The title."""
    row = Row().add("   Scorecard", bold=True)
    day = f"{board.today:%a} {board.today.day} {board.today:%b}"
    more = f" {glyphs.dot} counted from what you logged" if width >= CHARTED else ""
    return row.up_to(f"   {day} {glyphs.dot} last 14 days{more}", width - 1, "muted").line()


def score_lines(board: Board, width: int, glyphs: Glyphs, *, column: int, low: bool) -> tuple[Line, ...]:
    """The page: the measures with their fourteen days, the promises, the hours; `column` is the one that Enter opens."""
    gap = [] if low else [BLANK]
    lines = [*gap, _headings(width, column)]
    lines += [_measure_line(m, board, width, glyphs, column=column) for m in MEASURES if not m.small]
    lines += [_measure_line(m, board, width, glyphs, column=column) for m in MEASURES if m.small]
    lines += [BLANK, _promise_line(board, glyphs)]
    lines += [
        Row(key=("person", promise.contact_id))
        .add("   ")
        .add(f"{glyphs.late if late else glyphs.open} ", "late" if late else "foreground")
        .column(f"{promise.what}, {name}", max(20, min(50, width - 30)))
        .add(f" {words}", "late" if late else "muted")
        .line()
        for promise, name, words, late in (
            (p, name, words, bool(p.due_on and p.due_on < board.today)) for p, name, words in board.open_promises
        )
    ]
    return tuple(lines + _hour_lines(board.cards["quarter"].hours, width, glyphs))


def _widths(width: int) -> tuple[int, int, int, int]:
    """Cells of the title and of the three columns."""
    if width >= WIDE:
        return 30, 14, 18, 20
    return (26, 10, 11, 16) if width >= CHARTED else (26, 10, 10, 10)


def _headings(width: int, column: int) -> Line:
    title, *cells = _widths(width)
    row = Row().add("   ".ljust(title + 1))
    for at, (name, size) in enumerate(zip(COLUMNS, cells, strict=True)):
        row.add(name.upper(), "accent" if at == column else "muted", bold=True, underline=at == column)
        row.add(" " * (size - len(name)))
    return row.line()


def _measure_line(measure: Measure, board: Board, width: int, glyphs: Glyphs, *, column: int) -> Line:
    title, *cells = _widths(width)
    role = "muted" if measure.small else "foreground"
    row = Row(key=("measure", measure.id)).add("   " if width >= WIDE else " ")
    row.column(measure.title.lower() if measure.small else measure.title, title + 1 - row.width, role)
    for at, (name, size) in enumerate(zip(COLUMNS, cells, strict=True)):
        count = board.cards[name].counts[measure.id]
        whole = width >= WIDE or (width >= CHARTED and at == len(COLUMNS) - 1)
        words = count.words if whole else _short(count)
        row.column(words, size, role, bold=at == column)
    return (row.add(spark(board.series[measure.id], glyphs), "muted") if width >= CHARTED else row).line()


def _short(count: Count) -> str:
    """A count without its percentage and its note."""
    return count.words.split(", ")[0]


def spark(values: Sequence[int], glyphs: Glyphs) -> str:
    """A small chart: nothing is the lowest step, everything else stands above it."""
    top, steps = max(values, default=0), glyphs.steps
    return "".join(steps[0] if v <= 0 else steps[max(1, round(v / top * (len(steps) - 1)))] for v in values)


def _promise_line(board: Board, glyphs: Glyphs) -> Line:
    counts = board.cards["14 days"].promises
    words = {"on the day": "kept on the day", "late": "late", "open": "due today", "overdue": "past their day"}
    parts = [f"{len(counts[name])} {said}" for name, said in words.items() if counts[name] or name == "on the day"]
    parts += [f"{len(counts['broken'])} broken"] if counts["broken"] else []
    row = Row(key=("promises", None)).add("   PROMISES", "muted", bold=True)
    return row.add("   " + f" {glyphs.dot} ".join(parts)).line()


def _hour_lines(hours: dict[int, Count], width: int, glyphs: Glyphs) -> list[Line]:
    """Hour, bar and count of those hours in which anybody was called, several a row."""
    if not hours:
        return []
    cell = BAR + 20
    across = max(1, min(4, (width - 3) // cell))
    named = list(hours)
    head = Row().add("   WHEN PEOPLE PICK UP", "muted", bold=True).up_to(
        "   your last 90 days, on their clock", width - 1, "muted"
    )  # fmt: skip
    lines = [BLANK, head.line()]
    for start in range(0, len(named), across):
        part = tuple(named[start : start + across])
        row = Row(key=("hours", part)).add("   ")
        for hour in part:
            count = hours[hour]
            filled = round(BAR * len(count.ids) / len(count.of or (0,)))
            row.add(f"{hour:02} ", "muted").add(glyphs.column * filled, "accent").add(" " * (BAR - filled + 1))
            row.column(count.words, cell - BAR - 4)
        lines.append(row.line())
    return lines


def _definition(key: Hashable) -> str:
    if not isinstance(key, tuple):
        return ""
    if key[0] == "measure":
        return BY_ID[str(key[1])].definition
    if key[0] == "hours":
        return "Of your calls that began in this hour on their clock, those in which you reached the person."
    return (
        "A promise of yours that is open; enter opens the person."
        if key[0] == "person"
        else "Promises of yours that were due in the last 14 days; enter lists them."
    )
