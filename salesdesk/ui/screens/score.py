"""The scorecard: what the rep did, over four spans; every number opens the rows it was counted from.

It appears at once and is counted in a thread: a busy quarter holds many thousands of touches.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import Screen

from salesdesk.desk import Changed, Desk
from salesdesk.desk.score import Board, Card
from salesdesk.domain.scorecard import BY_ID, MEASURES
from salesdesk.domain.text import fold
from salesdesk.errors import SalesdeskError
from salesdesk.ui.bindings import page_bindings
from salesdesk.ui.calling import copy_text
from salesdesk.ui.lines import BLANK, Line, keyed, plain, text_line
from salesdesk.ui.ownkeys import page_help
from salesdesk.ui.refusals import Unshaken
from salesdesk.ui.screens.paged import Paged
from salesdesk.ui.screens.score_lines import ALL, COLUMNS, WIDE, definition, head_line, score_lines
from salesdesk.ui.sheets.counted import CountedSheet, Listed, measured, said, shared
from salesdesk.ui.sheets.keys import KeysSheet
from salesdesk.ui.spare import give_back
from salesdesk.ui.text import Glyphs, cut, wrap
from salesdesk.ui.widgets.keybar import KeyBar, keybar_line
from salesdesk.ui.widgets.lists import LineList, Page, Pressed

ROOMY = 30
"""Rows from which blank lines part the sections."""
SMALL = 20
"""Rows under which the foot is for what a number counts alone."""
FOOT = 3
"""Lines of what a number counts at most."""


class ScoreScreen(Paged, Unshaken, Screen[int | None]):
    """Answers the contact whom the rep wants to see, or nothing."""

    BINDINGS: ClassVar[list[BindingType]] = page_bindings("score")
    key_page = "score"

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.column = COLUMNS.index("14 days")
        self.note = ""
        self.board: Board | None = None
        self._mark: object = None

    @property
    def glyphs(self) -> Glyphs:
        return self.app.glyphs  # type: ignore[attr-defined,no-any-return]

    @property
    def rows_list(self) -> LineList:
        return self.query_one("#score_rows", LineList)

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Page(id="score_head")
            yield LineList(id="score_rows")
            yield Page(id="score_foot")
            yield KeyBar(id="score_keys")

    def on_mount(self) -> None:
        self.query_one("#score_head", Page).styles.height = 1
        self.rows_list.styles.height = "1fr"
        self.query_one("#score_keys", KeyBar).styles.height = 1
        self.rows_list.focus()
        self.count()

    def count(self) -> None:
        """Counts anew where anything has changed: in a thread with a connection of its own; a desk in memory has only
        the one."""
        score, self._mark = self.desk.score, self.desk.score.mark()
        board = score.kept()
        if board is None and not self.desk.core.store.has_file:
            board = score.board()
        if board is not None:
            self._counted(board)
            return
        self.draw()
        self.run_worker(self._count_apart, thread=True, exclusive=True, group="score", exit_on_error=False)

    def _count_apart(self) -> None:
        try:
            board = self.desk.score.board_apart()
        except SalesdeskError as error:
            self.app.call_from_thread(self.say, error.sentence)
            return
        self.app.call_from_thread(self._counted, board)
        give_back()

    def _counted(self, board: Board) -> None:
        self.desk.score.keep(board, mark=self._mark)
        if self.is_attached:
            self.board = board
            self.draw()

    def on_resize(self) -> None:
        self.draw()

    def say(self, words: str, role: str = "muted") -> None:
        """A word in the footer."""
        self.note = self.spoken(words)
        self.app.hear(self.note, role)  # type: ignore[attr-defined]
        self._draw_keys()

    # -- drawing -------------------------------------------------------------------------------------------------------

    def draw(self) -> None:
        width, board = self.size.width, self.board
        head = head_line(board, self.glyphs, width, column=self.column)
        self.query_one("#score_head", Page).show((head,))
        if board is not None:
            low = self.size.height < ROOMY
            lines = score_lines(board, width, self.glyphs, column=self.column, low=low)
            said = self._said() if self.size.height < SMALL else ()
            self.rows_list.show((*lines, *([BLANK, *said] if said else [])))
        self._draw_foot()
        self._draw_keys()

    def _draw_foot(self) -> None:
        """What the number under the cursor counts, and the one sentence."""
        key = self.rows_list.key
        room = max(20, self.size.width - 4)
        whole = wrap(definition(key), room) if key else [""]
        said = whole if len(whole) <= FOOT else [*whole[: FOOT - 1], cut(" ".join(whole[FOOT - 1 :]), room)]
        lines = [text_line(f"   {words}", "muted") for words in said]
        lines = [*(self._said() if self.size.height >= SMALL else ()), *lines]
        if self.size.height >= ROOMY:
            lines.insert(0, BLANK)
        foot = self.query_one("#score_foot", Page)
        foot.styles.height = len(lines)
        foot.show(lines)

    def _said(self) -> tuple[Line, ...]:
        """The one sentence: at the foot, on a small screen at the end of the page."""
        room = max(20, self.size.width - 4)
        return tuple(text_line(f"   {words}") for words in wrap(self._sentence(), room) if words)

    def _sentence(self) -> str:
        """The one sentence; where the page opens on it, it is not said twice."""
        if self.board is None or not self.board.sentence or self.board.fall is not None:
            return ""
        return f"One thing, last 90 days: {self.board.sentence}"

    def _draw_keys(self) -> None:
        (earlier, word, turn, on), later = self.hint("shorter"), self.key_of("longer")
        hints = [self.hint(name) for name in ("open", "put_off", "card", "copy", "back")]
        hints.insert(1, (f"{earlier} {later}", word, turn, on))
        bar = keybar_line(hints, self.size.width, help_key=self.help_key(), note=self.note)
        self.query_one("#score_keys", KeyBar).show((bar,))

    # -- keys ----------------------------------------------------------------------------------------------------------

    def action_column(self, by: int) -> None:
        self._to_column(max(0, min(len(COLUMNS) - 1, self.column + by)))

    def _to_column(self, column: int) -> None:
        self.column = column
        self.draw()

    def action_copy(self) -> None:
        if self.board is None:
            return
        lines = score_lines(self.board, WIDE, self.glyphs, column=ALL, low=False)
        head = head_line(self.board, self.glyphs, WIDE, column=ALL)
        said = [f"   {self._sentence()}"] if self._sentence() else []
        copy_text(self, "\n".join([plain((head,)), plain(lines), *said]))

    def action_help(self) -> None:
        self.app.push_screen(ScoreKeys(self.desk, page_help(self.key_page, self.own_keys)), self.press_chosen)

    def action_put_off(self) -> None:
        from salesdesk.ui.sheets.reluctance import PutOffSheet

        def answered(wanted: Changed | int | None) -> None:
            if isinstance(wanted, int):
                self._go(wanted)
            elif wanted is not None:
                self.count()
                self.say(wanted.label)

        self.app.push_screen(PutOffSheet(self.desk), answered)

    whom = "Enter lists what a number counts; F5 calls there."

    def person_here(self) -> int | None:
        """Whose open promise the cursor stands on."""
        key = self.rows_list.key
        return key[1] if isinstance(key, tuple) and key[0] == "person" else None

    def action_card(self) -> None:
        from salesdesk.ui.sheets.week_card import WeekCardSheet

        self.app.push_screen(WeekCardSheet(self.desk), lambda done: self.say(done.label) if done else None)

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
    async def _pressed(self, event: Pressed) -> None:
        if event.command.startswith("column_"):
            self._to_column(int(event.command.removeprefix("column_")))
        else:
            await self.press(event.command)

    def action_open(self) -> None:
        self._open(self.rows_list.key)

    def _open(self, key: Hashable) -> None:
        """The rows under the number at the cursor; of an open promise, the person."""
        kind, what = key if isinstance(key, tuple) else ("", None)
        if kind == "person":
            self._go(what)
        elif kind == "put_off":
            self.action_put_off()
        elif kind and self.board is not None:
            listed = self._listed(str(kind), what, self.board)
            if listed.total:
                self.app.push_screen(CountedSheet(self.desk, listed), self._go)
            else:
                self.say("Nothing was counted there.")

    def _listed(self, kind: str, what: object, board: Board) -> Listed:
        span, score = COLUMNS[self.column], self.desk.score
        card: Card = board.cards[span]
        if kind == "measure":
            return measured(score, BY_ID[str(what)], card.counts[str(what)], of=span)
        if kind == "promises":
            ids = tuple(row for group in card.promises.values() for row in group)
            return Listed(f"Promises that were due, {span}", score.named("promise", ids), len(ids))
        if kind == "source":
            ids = next((source.count.ids for source in card.sources if source.name == what), ())
            return Listed(f"Talks: {what}, {span}", score.named("touch", ids), len(ids))
        if kind == "loss":
            lost = card.losses[bool(what)]
            return Listed(f"{'Mine to change' if what else 'Not mine'}, {span}", score.lost(lost), len(lost))
        if kind == "said":
            return said(self.desk.plan.week, str(what))
        hours = what if isinstance(what, tuple) else ()
        parts = tuple(shared(score, f"{hour:02}:00", board.cards["quarter"].hours[hour]) for hour in hours)
        return Listed("Calls by the hour on their clock, and who picked up", parts=parts)

    def _go(self, contact_id: object) -> None:
        if isinstance(contact_id, int) and self.is_current:
            self.dismiss(contact_id)


class ScoreKeys(KeysSheet):
    """The keys of the scorecard, and what each of its numbers counts."""

    def __init__(self, desk: Desk, own: Sequence[tuple[str, str, str, str]]) -> None:
        super().__init__(desk, pane="score", own=own)

    def rows(self, text: str) -> Sequence[Line]:
        wanted = fold(text)
        keys = list(super().rows(text)) if any(wanted in fold(" ".join(entry[:3])) for entry in self.own) else []
        lines: list[Line] = []
        for measure in MEASURES:
            if wanted in fold(f"{measure.title} {measure.definition}"):
                words = wrap(measure.definition, self.inner_width - 6)
                said = [text_line(f"     {line}", "muted") for line in words]
                # The cursor stops at both ends of each, so that the whole list can be reached.
                said[-1] = keyed(said[-1], ("end", measure.id))
                lines += [text_line(f"   {measure.title}", bold=True, key=("measure", measure.id)), *said]
        if not lines:
            return tuple(keys) or super().rows(text)
        return (*keys, BLANK, text_line(" WHAT IS COUNTED", "muted", bold=True), *lines)
