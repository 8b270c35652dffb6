"""The wrap-up: how it went, the next step, what to keep of the notes; one Enter saves all of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Input

from salesdesk.desk import Changed, Desk
from salesdesk.desk.calls import WrapUp
from salesdesk.domain.callnotes import Caught, CaughtKind
from salesdesk.domain.dates import Reading
from salesdesk.domain.people import Contact
from salesdesk.domain.timeline import spoken_length
from salesdesk.errors import SalesdeskError
from salesdesk.ui.lines import BLANK, Line, Row, text_line
from salesdesk.ui.outcomes import BY_LETTER, OUTCOMES, Outcome
from salesdesk.ui.sheets.base import Sheet, SheetBody, SheetInput, SheetList, SheetPage, hint_line
from salesdesk.ui.sheets.when import reading_lines
from salesdesk.ui.text import Glyphs

COLUMN = 28
LABEL = 14
"""Cells before what stands beside a label: where the text of a field begins."""
KEPT_WORDS = {
    CaughtKind.PROMISE: "promise", CaughtKind.MILESTONE: "date", CaughtKind.QUESTION: "question", CaughtKind.FACT: "fact",
    CaughtKind.NEXT_STEP: "next step", CaughtKind.QUOTE: "words",
}  # fmt: skip


class OutcomeGrid(SheetPage, can_focus=True):
    """The endings with their letters; a letter chooses while the grid has the keys."""

    chosen: str = ""

    def draw(self, width: int, glyphs: Glyphs) -> None:
        columns = max(1, min(3, width // COLUMN))
        rows: list[Line] = []
        for start in range(0, len(OUTCOMES), columns):
            row = Row()
            for outcome in OUTCOMES[start : start + columns]:
                here = outcome.letter == self.chosen
                row.column(glyphs.now if here else "", 2, "accent", bold=True)
                row.add(f"{outcome.letter} ", "accent", bold=True, command=outcome.letter)
                row.column(
                    outcome.words, COLUMN - 4, "accent" if here else "foreground", bold=here, command=outcome.letter
                )
            rows.append(row.line())
        self.styles.height = len(rows)
        self.show(rows)


class WrapUpSheet(Sheet[Changed]):
    """Answers what was saved; esc goes back to the notes with nothing lost."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "save", "Save", id="wrapup.save", show=False),
        Binding("tab", "app.focus_next", "Next", id="wrapup.next", show=False),
        Binding("shift+tab", "app.focus_previous", "Before", id="wrapup.before", show=False),
        Binding("space", "drop", "Keep or drop", id="wrapup.keep_or_drop", show=False),
    ]
    sheet_width = 90

    def __init__(self, desk: Desk, wrap: WrapUp, contact: Contact, *, guess: str, next_name: str = "") -> None:
        super().__init__(desk)
        self.wrap, self.contact, self.letter, self.next_name = wrap, contact, guess, next_name
        self.caught = desk.calls.caught(contact.id, wrap.text)
        self.dropped = set(wrap.dropped)

    def content(self) -> ComposeResult:
        yield SheetPage(id="head")
        with SheetBody():
            yield OutcomeGrid(id="grid")
            for name, example in (
                ("next", "tue 8am their time"),
                ("who", "who to speak to instead"),
                ("words", "their words"),
            ):
                with Horizontal(classes="field", id=f"row_{name}"):
                    yield SheetPage(id=f"label_{name}", classes="label")
                    yield SheetInput("", placeholder=example, id=name)
            yield SheetPage(id="reading")
            yield SheetList(id="keep")
        yield SheetPage(id="foot")

    def redraw(self) -> None:
        if not self.query("#foot"):
            return
        length = spoken_length(self.wrap.seconds)
        head = (
            Row()
            .add(" Call ended", bold=True)
            .add(f"  {length} · {self.contact.name}" if length else f"  {self.contact.name}", "muted")
        )
        self._page("head", (head.line(),) if self.low else (head.line(), BLANK, text_line(" HOW DID IT GO", "muted")))
        self.query_one("#grid", OutcomeGrid).draw(self.inner_width, self.glyphs)
        self._page("foot", self._foot())
        self.draw()

    def opened(self) -> None:
        self.redraw()
        for name, label in (("next", "NEXT STEP"), ("who", "WHO"), ("words", "WORDS")):
            self.query_one(f"#label_{name}", SheetPage).show((text_line(f" {label}", "muted"),))
        step = next((c for c in self.caught if c.kind is CaughtKind.NEXT_STEP and c.on), None)
        if step is not None:
            self.query_one("#next", SheetInput).value = step.date_text or f"{step.on:%Y-%m-%d}"
        self.choose(self.letter)
        self.query_one("#grid", OutcomeGrid).focus()

    # -- choosing -----------------------------------------------------------------------------------------------------

    @property
    def outcome(self) -> Outcome:
        return BY_LETTER[self.letter]

    def choose(self, letter: str) -> None:
        """Takes an ending; what it asks for gets a line of its own."""
        self.letter = letter
        grid = self.query_one("#grid", OutcomeGrid)
        grid.chosen = letter
        grid.draw(self.inner_width, self.glyphs)
        self.query_one("#row_who").display = self.outcome.asks == "who"
        self.query_one("#row_words").display = self.outcome.asks in ("words", "date")
        self._page("foot", self._foot())
        self.draw()
        if self.outcome.asks:
            self.query_one({"date": "#next", "who": "#who", "words": "#words"}[self.outcome.asks], SheetInput).focus()
            self.call_after_refresh(self._show_focused)

    def _show_focused(self) -> None:
        # The row of the field had no place yet when the field took the focus.
        if self.focused is not None:
            self.focused.scroll_visible(animate=False)

    def on_key(self, event: events.Key) -> None:
        if isinstance(self.focused, Input) or event.character is None:
            return
        if event.character in BY_LETTER:
            event.stop()
            event.prevent_default()
            self.choose(event.character)

    def pressed(self, command: str) -> None:
        if command in BY_LETTER:
            self.choose(command)
        elif command == "enter":
            self.action_save()
        elif command == "esc":
            self.action_close()

    @on(Input.Changed)
    def _typed(self) -> None:
        self.draw()

    @on(Input.Submitted)
    def _submitted(self) -> None:
        self.action_save()

    @on(SheetList.Chosen)
    def _chosen_row(self) -> None:
        self.action_save()

    def action_drop(self) -> None:
        """Space on a caught line: keep it, or drop it."""
        key = self.query_one("#keep", SheetList).key
        if isinstance(key, int) and isinstance(self.focused, SheetList):
            self.dropped ^= {key}
            self.draw()

    # -- drawing ------------------------------------------------------------------------------------------------------

    def draw(self) -> None:
        text = self.query_one("#next", SheetInput).value
        lines: Sequence[Line] = ()
        if text.strip():
            lines = reading_lines(self.desk, self._reading(), self.contact.id, self.inner_width)
        self._page("reading", lines)
        keep = self.query_one("#keep", SheetList)
        rows = [self._kept_row(caught) for caught in self.caught]
        keep.display = bool(rows)
        keep.styles.height = max(1, min(len(rows), 8))
        keep.show(rows)
        self._fit()

    def _kept_row(self, caught: Caught) -> Line:
        kept = caught.line not in self.dropped
        row = Row(key=caught.line).column(" KEEP" if caught is self.caught[0] else "", LABEL, "muted")
        row.add(f"{self.glyphs.kept} " if kept else "  ", "ok").column(KEPT_WORDS[caught.kind], 10, "muted")
        when = f"{caught.on:%a %d %b %Y}" if caught.on else ""
        if caught.on and caught.at:
            when += f" {caught.at:%H:%M}"
        if caught.on and not caught.certain:
            when += " ?"
        role = "foreground" if kept else "muted"
        if not when:
            return row.up_to(caught.what or caught.text, self.inner_width, role).line()
        row.column(caught.what or caught.text, self.inner_width - row.width - len(when) - 2, role)
        return row.add("  ").add(when, "accent" if caught.certain else "stale").line()

    def _foot(self) -> tuple[Line, ...]:
        saves = f"Save, next: {self.next_name}" if self.next_name else "Save"
        lines = len([line for line in self.wrap.text.splitlines() if line.strip()])
        notes = Row().column(" NOTES", LABEL, "muted").add(f"{lines} line{'s' * (lines != 1)} saved", "muted").line()
        drops = (("space", "keep or drop"),) if self.caught else ()
        hints = (("enter", saves), ("esc", "Back to notes"), ("tab", "next step"), *drops)
        foot = hint_line(*hints, width=self.inner_width)
        return (foot,) if self.low else (notes, BLANK, foot)

    # -- saving -------------------------------------------------------------------------------------------------------

    def _reading(self) -> Reading:
        return self.desk.agenda.read_when(self.query_one("#next", SheetInput).value, self.contact.id)

    def action_save(self) -> None:
        if self.answered:
            return
        typed = self.query_one("#next", SheetInput).value.strip()
        wrap = replace(
            self.wrap, disposition=self.outcome.disposition, result=self.outcome.result,
            next_when=self._reading() if typed else None, dropped=frozenset(self.dropped),
            successor=self.query_one("#who", SheetInput).value.strip() if self.outcome.asks == "who" else "",
            words=self.query_one("#words", SheetInput).value.strip() if self.outcome.asks in ("words", "date") else "",
        )  # fmt: skip
        try:
            done = self.desk.calls.log(wrap)
        except SalesdeskError as error:
            self.trouble(error)
            return
        self.answer(done)

    def _page(self, name: str, lines: Sequence[Line]) -> None:
        page = self.query_one(f"#{name}", SheetPage)
        page.styles.height = len(lines)
        page.display = bool(lines)
        page.show(lines)
        self._fit()
