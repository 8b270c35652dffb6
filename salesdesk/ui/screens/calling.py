"""The call: notes under the hands, what matters at the left, a bar that is seen from across the room."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.geometry import Region
from textual.screen import Screen

from salesdesk.desk import Changed, Desk
from salesdesk.domain.agenda import Group
from salesdesk.domain.brief import Brief
from salesdesk.domain.call import LiveCall
from salesdesk.domain.callguess import guess_disposition
from salesdesk.domain.callnotes import Caught
from salesdesk.errors import SalesdeskError
from salesdesk.ui.layout import DeskLayout
from salesdesk.ui.lines import Line, Row
from salesdesk.ui.outcomes import OUTCOMES
from salesdesk.ui.text import Glyphs
from salesdesk.ui.typed import LOOK_AFTER
from salesdesk.ui.widgets.callside import MARKS, CallBar, CallSide, bar_line, side_lines
from salesdesk.ui.widgets.drafts import DraftArea
from salesdesk.ui.widgets.keybar import KeyBar, keybar_line
from salesdesk.ui.widgets.lists import LineList, Page, Pressed

SIDE = 44
NOT_SAVED = "NOT SAVED"


CALL_KEYS = (
    ("F8  e", "End the call", "the wrap-up opens; esc in it goes on with the call"),
    ("esc", "Call keys", "out of the notes, to the questions"),
    ("n F4", "Notes", "back to the notes"),
    ("1 … 9", "Tick a question", "asked and answered"),
    ("!", "A promise", "at the start of a line: ! send the price fri"),
    ("@", "A date of theirs", "@ 12 dec depot opens"),
    ("?", "A question", "for the next time"),
    ("*", "A fact", "known from this call, today"),
    (">", "The next step", "> tue 8am"),
    ('"', "Their words", "kept as they said them"),
)


class CallScreen(Screen[Changed | None]):
    """Answers what the wrap-up saved, or nothing when the call goes on elsewhere."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f8", "end", "End call", id="call.end", show=False),
        Binding("escape", "keys", "Call keys", id="call.keys", show=False),
        Binding("e", "end", "End call", id="call.end_letter", show=False),
        Binding("n,f4", "notes", "Notes", id="call.notes", show=False),
        Binding("q", "quitting", "End the call first", id="call.quit", show=False),
        Binding("f1,question_mark", "help", "Keys", id="call.help", show=False),
        *[Binding(str(n), f"tick({n})", "Tick", id=f"call.tick_{n}", show=False) for n in range(1, 10)],
    ]

    def __init__(self, desk: Desk, call: LiveCall) -> None:
        super().__init__()
        self.desk, self.call = desk, call
        self.brief: Brief = desk.research.brief(call.contact_id, follow_up_id=call.follow_up_id)
        self.caught: tuple[Caught, ...] = ()
        self.words, self.role = "", "muted"
        self._placed = DeskLayout()

    @property
    def glyphs(self) -> Glyphs:
        return self.app.glyphs  # type: ignore[attr-defined,no-any-return]

    @property
    def layout(self) -> DeskLayout:
        """Textual's question: who arranges the children."""
        return self._placed

    def compose(self) -> ComposeResult:
        yield CallBar(id="callbar")
        yield CallSide(id="side")
        yield Page(id="notes_head")
        yield DraftArea("notes", id="callnotes")
        yield Page(id="caught")
        yield KeyBar(id="keybar")

    def on_mount(self) -> None:
        self._place()
        area = self.query_one("#callnotes", DraftArea)
        draft = self.desk.scripts.load(self.call.contact_id, "notes")
        area.load(self.call.contact_id, draft.text if draft else "", caret=draft.caret if draft else 0)
        area.focus()
        self._read_notes()
        self.draw()
        self._place()  # once more: now it is known how many rows the side needs
        self.set_interval(1.0, self._second)

    def on_resize(self, event: events.Resize) -> None:
        self.draw()
        self._place()

    def on_paste(self, event: events.Paste) -> None:
        """A paste beside the notes goes into them."""
        area = self.query_one("#callnotes", DraftArea)
        if not area.has_focus:
            event.stop()
            area.focus()
            area.paste_text(event.text)

    # -- drawing ------------------------------------------------------------------------------------------------------

    @property
    def wide(self) -> bool:
        return self.size.width >= 100

    def _place(self) -> None:
        width, height = self.size
        found = {"callbar": Region(0, 0, width, 1), "keybar": Region(0, height - 1, width, 1)}
        if self.wide:
            found |= {
                "side": Region(0, 1, SIDE, height - 2), "notes_head": Region(SIDE, 1, width - SIDE, 1),
                "callnotes": Region(SIDE, 2, width - SIDE, height - 3),
            }  # fmt: skip
        else:
            lines = self.query_one("#side", CallSide).lines
            top = max(1, min(11, height - 8, len(lines) or 11))
            found |= {
                "side": Region(0, 1, width, top), "notes_head": Region(0, 1 + top, width, 1),
                "callnotes": Region(0, 2 + top, width, max(1, height - top - 4)), "caught": Region(0, height - 2, width, 1),
            }  # fmt: skip
        self._placed.regions = found
        for child in self.children:
            if child.id:
                child.display = child.id in found
        self.refresh(layout=True)

    def draw(self) -> None:
        self._draw_bar()
        side = self.query_one("#side", CallSide)
        side.show(
            side_lines(
                self.brief, self.caught, self.call, SIDE if self.wide else self.size.width, self.glyphs, full=self.wide
            )
        )
        head = Row(on="panel").add(" Notes", "accent", bold=True).add("   saved as you type", "muted").line()
        self.query_one("#notes_head", Page).show((head,))
        self.query_one("#caught", Page).show((self._caught_line(),))
        hints = [
            ("F8", "End call", "end", True), ("esc", "Call keys", "keys", True), ("!", "promise", "", True), ("@", "date", "", True),
            ("?", "question", "", True), ("*", "fact", "", True), (">", "next step", "", True), ("\"", "their words", "", True),
        ]  # fmt: skip
        self.query_one("#keybar", KeyBar).show(
            (keybar_line(hints, self.size.width, help_key="F1", note=self.words, note_role=self.role),)
        )

    def _draw_bar(self) -> None:
        self.query_one("#callbar", CallBar).show((bar_line(self.brief, self.elapsed(), self.size.width, self.glyphs),))

    def elapsed(self) -> timedelta:
        end = self.call.ended_at or self.desk.core.now()
        return max(end - self.call.started_at, timedelta())

    def _second(self) -> None:
        """The timer of the bar: one line of the screen each second, and only while the call runs."""
        if self.is_current and self.call.ended_at is None:
            self._draw_bar()

    def _caught_line(self) -> Line:
        row = Row().add(" caught  " if self.caught else " ", "muted")
        for caught in self.caught:
            row.up_to(f"{MARKS[caught.kind]} {caught.what or caught.text}", self.size.width - 2, "accent").add("   ")
        return row.line()

    # -- notes --------------------------------------------------------------------------------------------------------

    @on(DraftArea.Changed)
    def _typed(self) -> None:
        self._read_notes()
        self.draw()

    def _read_notes(self) -> None:
        self.caught = self.desk.calls.caught(self.call.contact_id, self.query_one("#callnotes", DraftArea).text)

    @on(DraftArea.Keep)
    def hand_over(self) -> None:
        """Gives the notes to the keeper, which holds what the disk refuses; waits for nothing."""
        area = self.query_one("#callnotes", DraftArea)
        if area.unsaved:
            text = area.text
            self.desk.scripts.keep(self.call.contact_id, "notes", text, caret=area.caret())
            area.kept = text
            self.set_timer(LOOK_AFTER, self.kept_news)

    def keep_texts(self) -> bool:
        """Puts the notes on the disk now. True when they are there."""
        self.hand_over()
        return self.desk.scripts.keeper.flush()

    def kept_news(self) -> None:
        """The keeper has saved, or was refused."""
        trouble = self.desk.scripts.keeper.why_not
        words = f"{NOT_SAVED} ({trouble}); trying again" if trouble else ""
        if words != self.words and (words or self.words.startswith(NOT_SAVED)):
            self.words, self.role = words, "late"
            self.draw()

    @on(DraftArea.Left)
    def _left(self) -> None:
        self.action_keys()

    # -- keys ---------------------------------------------------------------------------------------------------------

    def action_keys(self) -> None:
        self.query_one("#side", CallSide).focus()

    def action_notes(self) -> None:
        self.query_one("#callnotes", DraftArea).focus()

    def action_tick(self, number: int) -> None:
        questions = self.brief.questions
        if number <= len(questions):
            self._tick(questions[number - 1].id)

    def _tick(self, question_id: int) -> None:
        self._try(lambda: self.desk.calls.tick(self.call, question_id))
        self.draw()

    def _try(self, deed: Callable[[], LiveCall]) -> None:
        """What the file refuses is said; the call goes on."""
        try:
            self.call = deed()
        except SalesdeskError as error:
            self.words, self.role = error.sentence, "late"

    @on(LineList.Chosen)
    def _ticked(self, event: LineList.Chosen) -> None:
        if isinstance(event.key, tuple) and event.key[0] == "question":
            self._tick(event.key[1])

    def action_quitting(self) -> None:
        self.words, self.role = "F8 ends the call first.", "stale"
        self.draw()

    def action_help(self) -> None:
        from salesdesk.ui.sheets.keys import KeysSheet

        self.app.push_screen(KeysSheet(self.desk, pane="call", own=CALL_KEYS))

    def action_end(self) -> None:
        """The timer stops, the wrap-up opens; esc in it comes back here and the call goes on."""
        from salesdesk.ui.calling import wrap_of
        from salesdesk.ui.sheets.wrapup import WrapUpSheet

        self.keep_texts()
        self._try(lambda: self.desk.calls.end(self.call))
        text = self.query_one("#callnotes", DraftArea).text
        guessed = guess_disposition(text, self.elapsed().total_seconds())
        letter = next((o.letter for o in OUTCOMES if o.disposition == guessed), "t")
        sheet = WrapUpSheet(
            self.desk, wrap_of(self.call, text=text), self.brief.contact, guess=letter, next_name=self._next_name()
        )
        self.app.push_screen(sheet, self._wrapped)

    def _next_name(self) -> str:
        agenda = self.desk.agenda.today()
        waiting = [i for s in agenda.sections if s.group in (Group.OVERDUE, Group.NOW, Group.TODAY) for i in s.items]
        return next((i.contact.name for i in waiting if i.contact.id != self.call.contact_id), "")

    def _wrapped(self, done: Changed | None) -> None:
        if done is None:
            self._try(lambda: self.desk.calls.resume(self.call))
            self.action_notes()
            self.draw()
        elif self.is_current:
            self.dismiss(done)

    @on(Pressed)
    def _pressed(self, event: Pressed) -> None:
        if event.command == "end":
            self.action_end()
        elif event.command == "keys":
            self.action_keys()
        elif event.command == "help":
            self.action_help()
