"""The call: notes under the hands, what matters at the left, a bar that is seen from across the room."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen

from salesdesk.desk import Changed, Desk
from salesdesk.domain.brief import Brief
from salesdesk.domain.call import LiveCall
from salesdesk.domain.callguess import guess_disposition
from salesdesk.domain.callnotes import Caught
from salesdesk.errors import SalesdeskError
from salesdesk.ui.bindings import page_bindings
from salesdesk.ui.calling import choose_number, leave_message, open_objections
from salesdesk.ui.layout import DeskLayout, call_places, call_side
from salesdesk.ui.lines import Row
from salesdesk.ui.outcomes import OUTCOMES
from salesdesk.ui.refusals import Unshaken
from salesdesk.ui.screens.paged import Paged
from salesdesk.ui.text import Glyphs, width_of
from salesdesk.ui.typed import LOOK_AFTER
from salesdesk.ui.widgets.callside import (
    CallBar,
    CallSide,
    Room,
    bar_line,
    beats_line,
    caught_lines,
    side_lines,
)
from salesdesk.ui.widgets.drafts import DraftArea
from salesdesk.ui.widgets.keybar import Hint, KeyBar, keybar_line
from salesdesk.ui.widgets.lists import LineList, Page, Pressed

MARKERS = (
    ("!", "promise"), ("@", "date"), ("?", "question"), ("*", "fact"), (">", "next step"), ('"', "their words"),
)  # fmt: skip
"""What a line of the notes begins with to become a record."""
JUST_BEGUN = timedelta(seconds=5)
NOT_SAVED = "NOT SAVED"


def planned_message(desk: Desk, brief: Brief) -> str:
    """The voicemail as it was written for them; empty where there is none, or it was left already."""
    draft = desk.scripts.draft(brief.contact.id, "voicemail")
    text = desk.scripts.filled(draft.text, brief).text.strip() if draft else ""
    last = desk.scripts.last_left(brief.contact.id)
    return "" if last is not None and last.text == text else text


def next_name(desk: Desk, *, but: int) -> str:
    """Who is next on the day's list."""
    turn = desk.agenda.today().whose_turn(without=but)
    return turn.contact.name if turn else ""


class CallScreen(Paged, Unshaken, Screen[Changed | None]):
    """Answers what the wrap-up saved, or nothing when the call goes on elsewhere."""

    BINDINGS: ClassVar[list[BindingType]] = page_bindings("on_call")
    key_page = "on_call"

    def __init__(self, desk: Desk, call: LiveCall, *, words: str = "") -> None:
        """`words`: what is to be known at first, such as that the call was found again."""
        super().__init__()
        self.desk, self.call = desk, call
        self.objections = desk.research.library.objections(call.contact_id)
        self.brief: Brief = desk.research.brief(call.contact_id, follow_up_id=call.follow_up_id)
        self.caught: tuple[Caught, ...] = ()
        self.words, self.role = words, "stale"
        self._forgets = False
        self._beside = desk.keeper.both_kept
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
        yield Page(id="beats")
        yield Page(id="caught")
        yield KeyBar(id="keybar")

    def on_mount(self) -> None:
        self._place()
        area = self.query_one("#callnotes", DraftArea)
        draft = self.desk.scripts.load(self.call.contact_id, "notes")
        area.load(self.call.contact_id, draft.text if draft else "", caret=draft.caret if draft else 0)
        if self.elapsed() < JUST_BEGUN:
            area.begin_line()
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

    def _place(self) -> None:
        rows = 0 if call_side(self.size.width) else min(len(self.query_one("#side", CallSide).lines), self._low_rows)
        found = call_places(*self.size, side_rows=rows)
        self._placed.regions = found
        for child in self.children:
            if child.id:
                child.display = child.id in found
        self.refresh(layout=True)

    @property
    def _low_rows(self) -> int:
        """Rows that the left column has where it stands above the notes."""
        return max(3, min(12, self.size.height - 11))

    def draw(self) -> None:
        self._draw_bar()
        beside = call_side(self.size.width)
        room = Room(beside, self.glyphs) if beside else Room(self.size.width, self.glyphs, self._low_rows)
        side = self.query_one("#side", CallSide)
        side.show(side_lines(self.brief, self.caught, self.call, self.objections, room))
        head = Row(on="panel").add(" Notes", "accent", bold=True)
        if beside:
            head.add("   saved as you type", "muted")
        elif (beats := beats_line(self.size.width - head.width - 2, self.glyphs)).spans:
            head.to(self.size.width - sum(width_of(span.text) for span in beats.spans) - 1)
            head.add(beats.spans[0].text, "muted")
        self.query_one("#notes_head", Page).show((head.line(),))
        self.query_one("#beats", Page).show((beats_line(self.size.width - beside, self.glyphs),))
        caught = caught_lines(self.caught, self.size.width, today=self.brief.today, dropped=self.call.dropped)
        self.query_one("#caught", Page).show(caught)
        self._draw_keys()

    def _draw_keys(self) -> None:
        """What the keys do where the cursor is: in the notes, or beside them."""
        beside = isinstance(self.focused, CallSide)
        hints = self._hints_beside() if beside else self._hints_in_text()
        line = keybar_line(
            hints, self.size.width, help_key=self.help_key(typing=not beside), note=self.words, note_role=self.role
        )
        self.query_one("#keybar", KeyBar).show((line,))

    def _hints_in_text(self) -> list[Hint]:
        keys = [self.hint(name, typing=True) for name in ("end", "keys")]
        return [*keys, *((sign, word, "", True) for sign, word in MARKERS)]

    def _hints_beside(self) -> list[Hint]:
        first = [self.hint(name) for name in ("resume", "end", "notes") if name != "resume" or self.call.ended_at]
        ticks: Hint = ("1…9", "Tick", "", True)
        drops: Hint = ("enter", "Tick, drop a caught line", "", True)
        return [*first, ticks, self.hint("objections"), self.hint("number"), drops, self.hint("forget")]

    def on_descendant_focus(self) -> None:
        self._draw_keys()

    def _draw_bar(self) -> None:
        line = bar_line(self.brief, self.call, self.elapsed(), self.size.width, self.glyphs)
        *who, ends = line.spans
        self.query_one("#callbar", CallBar).show(
            (replace(line, spans=(*who, replace(ends, text=self.spoken(ends.text)))),)
        )

    def elapsed(self) -> timedelta:
        end = self.call.ended_at or self.desk.core.now()
        return max(end - self.call.started_at, timedelta())

    def _second(self) -> None:
        """The timer of the bar: one line of the screen each second, and only while the call runs."""
        if self.is_current and self.call.ended_at is None:
            self._draw_bar()

    # -- notes --------------------------------------------------------------------------------------------------------

    @on(DraftArea.Changed)
    def _typed(self) -> None:
        self._read_notes()
        self.draw()

    def _read_notes(self) -> None:
        text = self.query_one("#callnotes", DraftArea).text
        self.caught = self.desk.calls.caught(self.call.contact_id, text, at=self.call.started_at)

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
        return self.desk.keeper.flush()

    def kept_news(self) -> None:
        """The keeper has saved, or was refused."""
        keeper = self.desk.keeper
        if keeper.both_kept > self._beside:
            self._beside, self.words, self.role = (
                keeper.both_kept,
                "Another window wrote here too: both are kept.",
                "stale",
            )
            self.draw()
        trouble = keeper.why_not
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
            waits = self.app.waits(error)  # type: ignore[attr-defined]
            self.words, self.role = error.sentence, "stale" if waits else "late"

    @on(LineList.Chosen)
    def _ticked(self, event: LineList.Chosen) -> None:
        if not isinstance(event.key, tuple):
            return
        what, which = event.key
        if what == "question":
            self._tick(which)
        elif what == "objection":
            open_objections(self, which)
        elif what == "caught":
            self._try(lambda: self.desk.calls.drop(self.call, which))
            self.draw()

    def action_objections(self) -> None:
        open_objections(self)

    def action_number(self) -> None:
        choose_number(self)

    def use_number(self, number: str) -> None:
        """The call goes to this number from now on; what is struck later is this one."""
        self._try(lambda: self.desk.calls.keep(replace(self.call, number=number)))
        self.draw()

    def action_quitting(self) -> None:
        self.say("F8 ends the call first.")

    def action_resume(self) -> None:
        """Where the timer has stopped it runs on, from when the call began."""
        if self.call.ended_at is not None:
            self._try(lambda: self.desk.calls.resume(self.call))
            self.say("")

    def action_message(self) -> None:
        leave_message(self)

    def action_forget(self) -> None:
        """Delete, and delete again: it was no call. The notes stay where they were typed."""
        if not self._forgets:
            self._forgets = True
            self.say("delete again drops this call; the notes stay.")
            return
        self.keep_texts()
        self.desk.calls.forget()
        self.dismiss(None)

    def say(self, words: str, _role: str = "stale") -> None:
        """A word in the key bar."""
        self.words, self.role = self.spoken(words), "stale"
        self.draw()

    def action_end(self) -> None:
        """The timer stops, the wrap-up opens; esc in it comes back here and the call goes on."""
        from salesdesk.ui.calling import wrap_of
        from salesdesk.ui.sheets.wrapup import WrapUpSheet

        self.keep_texts()
        self._runs = self.call.ended_at is None
        self._try(lambda: self.desk.calls.end(self.call))
        text = self.query_one("#callnotes", DraftArea).text
        self._read_notes()
        guessed = guess_disposition(text, self.elapsed().total_seconds())
        letter = next((o.letter for o in OUTCOMES if o.disposition == guessed), "t")
        dropped = frozenset(one.line for one in self.caught if one.text in self.call.dropped)
        sheet = WrapUpSheet(
            self.desk, wrap_of(self.call, text=text, dropped=dropped, message=planned_message(self.desk, self.brief)),
            self.brief.contact, guess=letter, next_name=next_name(self.desk, but=self.call.contact_id), form=self.call.form,
        )  # fmt: skip
        self.app.push_screen(sheet, self._wrapped)

    def _wrapped(self, done: Changed | None) -> None:
        if done is not None:
            if self.is_current:
                self.dismiss(done)
            return
        self.call = self.desk.calls.live() or self.call  # with what the wrap-up was filled with
        if self._runs:
            self._try(lambda: self.desk.calls.resume(self.call))
        self.action_notes()
        self.draw()

    _runs = True
    """Whether the timer ran when the wrap-up was opened."""

    @on(Pressed)
    async def _pressed(self, event: Pressed) -> None:
        await self.press(event.command)
