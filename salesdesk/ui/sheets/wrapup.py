"""The wrap-up: how it went, the next step, what to keep of the notes; one Enter saves all of it."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Input

from salesdesk.desk import Changed, Desk
from salesdesk.desk.calls import WrapUp, asked
from salesdesk.domain.call import Tick, Went, WrapForm
from salesdesk.domain.callnotes import Caught, CaughtKind
from salesdesk.domain.dates import Reading
from salesdesk.domain.followup import Result
from salesdesk.domain.people import Contact
from salesdesk.domain.plays import Proposal
from salesdesk.domain.timeline import spoken_length
from salesdesk.domain.touch import Disposition
from salesdesk.errors import SalesdeskError
from salesdesk.ui.lines import BLANK, Line, Row, text_line
from salesdesk.ui.outcomes import BY_LETTER, Outcome
from salesdesk.ui.sheets.base import WAITS, Sheet, SheetBody, SheetInput, SheetList, SheetPage
from salesdesk.ui.sheets.when import reading_lines
from salesdesk.ui.sheets.wrapup_lines import (
    FIELDS,
    MESSAGE,
    SPOKE,
    TICK_KEYS,
    WENT_KEYS,
    OutcomeGrid,
    foot_lines,
    keep_lines,
    marks_lines,
    rhythm_line,
)

NOTHING_YET = WrapForm()


class WrapUpSheet(Sheet[Changed]):
    """Answers what was saved; esc goes back to the notes with nothing lost."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "save", "Save", id="wrapup.save", show=False),
        Binding("tab", "app.focus_next", "Next", id="wrapup.next", show=False),
        Binding("shift+tab", "app.focus_previous", "Before", id="wrapup.before", show=False),
        Binding("space", "drop", "Keep or drop", id="wrapup.keep_or_drop", show=False),
        Binding("ctrl+t", "rhythm", "At their rhythm", id="wrapup.rhythm", show=False),
    ]
    sheet_width = 90
    _opened = False
    """Whether the fields hold what the call knew: from then on what they hold is remembered."""

    def __init__(
        self, desk: Desk, wrap: WrapUp, contact: Contact, *, guess: str, next_name: str = "",
        form: WrapForm = NOTHING_YET,
    ) -> None:  # fmt: skip
        super().__init__(desk)
        self.wrap, self.contact, self.next_name, self.form = wrap, contact, next_name, form
        self.caught = desk.calls.caught(contact.id, wrap.text, at=wrap.at)
        self.dropped = set(wrap.dropped)
        step = self._step()
        self._offered = (step.date_text or f"{step.on:%Y-%m-%d}") if step else ""
        self._picked = bool(form.letter)
        self.letter = form.letter or ("m" if guess == "t" and step is not None else guess)

    def _step(self) -> Caught | None:
        """The next step that the notes name with its day."""
        kept = (c for c in self.caught if c.kind is CaughtKind.NEXT_STEP and c.on and c.line not in self.dropped)
        return next(kept, None)

    def content(self) -> ComposeResult:
        yield SheetPage(id="head")
        with SheetBody():
            yield OutcomeGrid(id="grid")
            for name, _, example in FIELDS:
                with Horizontal(classes="field", id=f"row_{name}"):
                    yield SheetPage(id=f"label_{name}", classes="label")
                    yield SheetInput("", placeholder=example, id=name)
                if name == "next":
                    yield SheetPage(id="reading")
            yield SheetList(id="keep")
            yield SheetPage(id="marks")
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
        self._draw_marks()
        self.draw()

    def opened(self) -> None:
        self.redraw()
        for name, label, _ in FIELDS:
            self.query_one(f"#label_{name}", SheetPage).show((text_line(f" {label}", "muted"),))
        form = self.form
        for name, value in (("next", form.next or self._offered), ("who", form.who), ("words", form.words)):
            self.query_one(f"#{name}", SheetInput).value = value
        self.choose(self.letter)
        self.query_one("#grid", OutcomeGrid).focus()
        self.call_after_refresh(self._now_open)

    def _now_open(self) -> None:
        self._opened = True

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
        self._draw_marks()
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
            self._picked = True
            self.choose(event.character)
        elif not self._mark(event.character):
            return
        event.stop()
        event.prevent_default()
        self._remember()

    def _mark(self, key: str) -> bool:
        """A mark of how the talk went, put on or taken off again; whether the key is one."""
        if not self.spoke:
            return False
        form = self.form
        if key in WENT_KEYS:
            went = "" if form.went == WENT_KEYS[key] else str(WENT_KEYS[key])
            self.form = replace(form, went=went)
        elif key in TICK_KEYS:
            rest = tuple(one for one in form.ticks if one != TICK_KEYS[key])
            self.form = replace(form, ticks=rest if len(rest) < len(form.ticks) else (*rest, str(TICK_KEYS[key])))
        elif key in "123456789":
            share = int(key) * 10
            self.form = replace(form, talk_share=None if form.talk_share == share else share)
        else:
            return False
        self._draw_marks()
        return True

    @property
    def tight(self) -> bool:
        """Whether every row is needed for what can be chosen."""
        return self.app.size.height < 30

    @property
    def spoke(self) -> bool:
        return self.outcome.disposition in SPOKE

    def _remember(self) -> None:
        """What is filled goes with the call: a kill, or esc, loses nothing of it."""
        if not self._opened:
            return
        typed = self._value("next")
        self.form = replace(
            self.form, letter=self.letter if self._picked else "", next="" if typed == self._offered else typed,
            who=self._value("who"), words=self._value("words"),
        )  # fmt: skip
        dropped = tuple(c.text for c in self.caught if c.line in self.dropped)
        with suppress(SalesdeskError):  # a busy file takes it at the next key; the save itself says what is wrong
            self.desk.calls.fill(self.form, dropped)

    def _value(self, name: str) -> str:
        return self.query_one(f"#{name}", SheetInput).value.strip()

    def action_close(self) -> None:
        if self.answered:
            return
        self._remember()
        super().action_close()

    def pressed(self, command: str) -> None:
        if command in BY_LETTER:
            self._picked = True
            self.choose(command)
            self._remember()
        elif self._mark(command):
            self._remember()
        else:
            super().pressed(command)

    @on(Input.Changed)
    def _typed(self) -> None:
        if self.troubled:
            self.troubled = False
            self._page("foot", self._foot())
        line = self.query_one("#next", SheetInput)
        # A day that the notes offer gives way to the one that is typed.
        line.select_on_focus = bool(line.value) and line.value == self._offered
        self.draw()
        self._remember()

    @on(Input.Submitted)
    def _submitted(self) -> None:
        self.action_save()

    @on(SheetList.Chosen)
    def _chosen_row(self, event: SheetList.Chosen) -> None:
        (self.action_drop if event.clicked else self.action_save)()

    def action_drop(self) -> None:
        """Space on a caught line: keep it, or drop it."""
        key = self.query_one("#keep", SheetList).key
        if isinstance(key, int) and isinstance(self.focused, SheetList):
            self.dropped ^= {key}
            self.draw()
            self._remember()

    # -- drawing ------------------------------------------------------------------------------------------------------

    def draw(self) -> None:
        text = self.query_one("#next", SheetInput).value
        lines: Sequence[Line] = ()
        reading = self._reading() if text.strip() else self._promised()
        if reading is not None:
            lines = reading_lines(self.desk, reading, self.contact.id, self.inner_width)
        elif not self.tight and (found := self._at_their_rhythm()):
            lines = (rhythm_line(found, self.inner_width),)
        self._page("reading", lines)
        keep = self.query_one("#keep", SheetList)
        width, today = self.inner_width, self.desk.core.today()
        rows = keep_lines(self.caught, self.dropped, self._message(), width=width, glyphs=self.glyphs, today=today)
        keep.display = bool(rows)
        keep.styles.height = max(1, min(len(rows), 8))
        keep.show(rows)
        self._fit()

    def _message(self) -> str:
        """The script, where a voicemail was left: as planned, unless its row is dropped."""
        return self.wrap.message if self.outcome.disposition is Disposition.LEFT_VOICEMAIL else ""

    def _promised(self) -> Reading | None:
        """The call that the message itself promises."""
        return self.desk.calls.promised(self.contact.id, self._message()) if MESSAGE not in self.dropped else None

    def _at_their_rhythm(self) -> Proposal | None:
        """The next touch that is proposed after a talk; where none is named it may be taken."""
        if self.outcome.disposition is not Disposition.CONNECTED or self.outcome.result not in (None, Result.NEXT_STEP):
            return None
        kept = (c for c in self.caught if c.kind is CaughtKind.MILESTONE and c.line not in self.dropped)
        return self.desk.agenda.plays.after_talk(self.contact.id, [(c.what or c.text, c.on) for c in kept if c.on])

    def action_rhythm(self) -> None:
        """ctrl+t: the day that is proposed."""
        if found := self._at_their_rhythm():
            self.query_one("#next", SheetInput).value = f"{found.on:%Y-%m-%d}"

    def _draw_marks(self) -> None:
        lines: Sequence[Line] = ()
        if self.spoke:
            lines = marks_lines(self.form, asked(self.wrap), width=self.inner_width, glyphs=self.glyphs)
            lines = lines if self.tight else (BLANK, *lines)
        self._page("marks", lines)

    def _foot(self) -> tuple[Line, ...]:
        lines = len([line for line in self.wrap.text.splitlines() if line.strip()])
        foot, notes = foot_lines(self.outcome, self.next_name, lines, drops=bool(self.caught), width=self.inner_width)
        return (foot,) if self.tight else (notes, BLANK, foot)

    # -- saving -------------------------------------------------------------------------------------------------------

    def _reading(self) -> Reading:
        return self.desk.agenda.read_when(self.query_one("#next", SheetInput).value, self.contact.id)

    def action_save(self) -> None:
        if self.answered:
            return
        typed, form = self._value("next"), self.form
        wrap = replace(
            self.wrap, disposition=self.outcome.disposition, result=self.outcome.result,
            next_when=self._reading() if typed else None, dropped=frozenset(self.dropped),
            successor=self._value("who") if self.outcome.asks == "who" else "",
            words=self._value("words") if self.outcome.asks in ("words", "date") else "",
            message=self._message() if MESSAGE not in self.dropped else "",
        )  # fmt: skip
        if self.spoke:
            wrap = replace(
                wrap, went=Went(form.went) if form.went in set(Went) else None, talk_share=form.talk_share,
                ticks=tuple(Tick(one) for one in form.ticks if one in set(Tick)),
            )  # fmt: skip
        try:
            done = self.desk.calls.log(wrap)
        except SalesdeskError as error:
            self.trouble(error)
            return
        self.answer(done)

    def wait_for_file(self, error: SalesdeskError) -> None:
        """The call is over when its touch is written: until then it stays in front."""
        self.answered = True
        self._page("foot", (Row().add(f" {WAITS}", "stale").line(),))

    def came_true(self, done: Changed) -> None:
        """The touch is written."""
        self.answered = False
        self.answer(done)

    def _page(self, name: str, lines: Sequence[Line]) -> None:
        page = self.query_one(f"#{name}", SheetPage)
        page.styles.height = len(lines)
        page.display = bool(lines)
        page.show(lines)
        self._fit()
