"""The day's end: how it went, who has no next step, tomorrow's first calls, a line for tomorrow. The desk stays open."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import Screen

from salesdesk.desk import Changed, Desk
from salesdesk.domain.dates import Reading
from salesdesk.domain.day_end import DayEnd
from salesdesk.errors import SalesdeskError
from salesdesk.ui.bindings import page_bindings
from salesdesk.ui.calling import copy_text
from salesdesk.ui.lines import plain
from salesdesk.ui.refusals import Unshaken
from salesdesk.ui.screens.day_end_lines import day_end_lines
from salesdesk.ui.screens.paged import Paged
from salesdesk.ui.text import Glyphs
from salesdesk.ui.widgets.keybar import KeyBar, keybar_line
from salesdesk.ui.widgets.lists import LineList, Pressed

COPIED = 100
Wanted = tuple[str, object]


class DayEndScreen(Paged, Unshaken, Screen[Wanted | None]):
    """Answers a person to be seen or a command to be run, or nothing."""

    BINDINGS: ClassVar[list[BindingType]] = page_bindings("day_end")
    key_page = "day_end"

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.end: DayEnd = desk.plan.end.look()
        self.note = ("", "muted")

    @property
    def glyphs(self) -> Glyphs:
        return self.app.glyphs  # type: ignore[attr-defined,no-any-return]

    @property
    def rows(self) -> LineList:
        return self.query_one("#end_rows", LineList)

    def compose(self) -> ComposeResult:
        with Vertical():
            yield LineList(id="end_rows")
            yield KeyBar(id="end_keys")

    def on_mount(self) -> None:
        self.rows.styles.height = "1fr"
        self.query_one("#end_keys", KeyBar).styles.height = 1
        self.draw()
        self.rows.focus()

    def on_resize(self) -> None:
        self.draw()

    def draw(self) -> None:
        """The page as it is; the cursor starts where something is to be done."""
        lines = day_end_lines(
            self.end,
            self.size.width,
            self.glyphs,
            zone=self.desk.core.zone,
            rows=self.size.height,
            key_of=self.key_of,
        )
        first = ("end", self.end.waiting[0].contact.id) if self.end.waiting else None
        self.rows.show(lines, cursor=first if self.rows.key is None else None)
        self._draw_keys()

    def say(self, words: str, role: str = "muted") -> None:
        """A word in the footer."""
        self.note = (self.spoken(words), role)
        self.app.hear(*self.note)  # type: ignore[attr-defined]
        self._draw_keys()

    def _draw_keys(self) -> None:
        waiting = bool(self.end.waiting)
        hints = [
            self.hint("open", self._enter_words()),
            *([self.hint("why_not")] if waiting else []),
            self.hint("line"),
            self.hint("close", on=not waiting),
            *(self.hint(name) for name in ("copy", "score", "back")),
        ]
        words, role = self.note
        bar = keybar_line(hints, self.size.width, help_key=self.help_key(), note=words, note_role=role)
        self.query_one("#end_keys", KeyBar).show((bar,))

    def _enter_words(self) -> str:
        """What Enter does at the row of the cursor."""
        key = self.rows.key
        kind = key[0] if isinstance(key, tuple) else ""
        if kind == "end":
            return "Date them"
        return "Open" if kind in ("person", "line", "card") else "What it counts"

    def read_again(self, done: Changed | None = None) -> None:
        """After a deed: the page as it is now, and the deed's name."""
        self.end = self.desk.plan.end.look(self.end.day)
        self.draw()
        if done is not None:
            self.say(done.label)

    # -- keys ---------------------------------------------------------------------------------------------------------

    def action_leave(self, command: str) -> None:
        if not self.is_current:
            return
        if command == "voicemail":
            self._first_voicemail()
            return
        self.dismiss(("command", command) if command else None)

    def _first_voicemail(self) -> None:
        """Tomorrow's first call: their script is written today."""
        if not self.end.tomorrow:
            self.say("Nobody is due on the next working day.")
            return
        self.dismiss(("script", self.end.tomorrow[0].contact.id))

    def action_copy(self) -> None:
        lines = day_end_lines(self.end, COPIED, self.glyphs, zone=self.desk.core.zone, bare=True)
        copy_text(self, plain(lines).strip("\n"))
        self.say("The page is copied.")

    def action_undo(self) -> None:
        turned = self.desk.undo()
        self.read_again()
        self.say(f"{turned.label}. U in the day redoes." if turned else "Nothing to undo.")

    def action_close_day(self) -> None:
        """Asks for the line first, where none is written; a line left empty is fine."""
        if self.end.waiting or self.end.line:
            self._close()
        else:
            self._ask_line(then_close=True)

    def action_line(self) -> None:
        self._ask_line(then_close=False)

    def _ask_line(self, *, then_close: bool) -> None:
        from salesdesk.ui.sheets.ask import AskSheet

        def written(words: str | None) -> None:
            if words is None:
                return
            if words.strip() or self.end.line:
                self.read_again(self.desk.plan.end.write_line(words, day=self.end.day))
            if then_close:
                self._close()

        title = "One line for tomorrow" + ("   enter alone closes without one" if then_close else "")
        self.app.push_screen(AskSheet(self.desk, title=title, start_text=self.end.line), written)

    def _close(self) -> None:
        try:
            self.read_again(self.desk.plan.end.close(self.end.day))
        except SalesdeskError as error:
            self.say(f"{error.sentence} {error.hint}", "stale")
            self.rows.move_to(("end", self.end.waiting[0].contact.id))

    def action_why_not(self) -> None:
        key = self.rows.key
        if isinstance(key, tuple) and key[0] == "end":
            self._ask_why(key[1])
        elif self.end.waiting:
            self._ask_why(self.end.waiting[0].contact.id)

    def action_why_not_all(self) -> None:
        if self.end.waiting:
            count = self.end.waiting_count
            title = f"Why no next step with {'these' if count > 1 else 'this'} {count:,}?"
            self._ask_reason(title, self.desk.plan.end.leave_all_open)

    def _ask_why(self, contact_id: int) -> None:
        name = next((one.contact.name for one in self.end.open_ends if one.contact.id == contact_id), "them")
        self._ask_reason(f"Why no next step with {name}?", partial(self.desk.plan.end.leave_open, contact_id))

    def _ask_reason(self, title: str, deed: Callable[[str], Changed]) -> None:
        from salesdesk.ui.sheets.ask import AskSheet

        def said(words: str | None) -> None:
            if words is None:
                return
            try:
                self.read_again(deed(words))
            except SalesdeskError as error:
                self.say(f"{error.sentence} {error.hint}", "stale")

        self.app.push_screen(AskSheet(self.desk, title=title), said)

    def action_card(self) -> None:
        from salesdesk.ui.sheets.week_card import WeekCardSheet

        self.app.push_screen(WeekCardSheet(self.desk), lambda done: self.read_again(done) if done else None)

    def action_differently(self) -> None:
        from salesdesk.ui.sheets.differently import DifferentlySheet

        self.app.push_screen(DifferentlySheet(self.desk), lambda done: self.read_again(done) if done else None)

    whom = "The cursor stands on nobody."

    def person_here(self) -> int | None:
        """The person of the row."""
        key = self.rows.key
        return key[1] if isinstance(key, tuple) and key[0] in ("end", "person") else None

    # -- rows ---------------------------------------------------------------------------------------------------------

    @on(LineList.Moved)
    def _moved(self) -> None:
        self._draw_keys()

    @on(LineList.Chosen)
    def _chosen(self, event: LineList.Chosen) -> None:
        self._open(event.key)

    @on(Pressed)
    async def _pressed(self, event: Pressed) -> None:
        await self.press(event.command)

    def action_open(self) -> None:
        self._open(self.rows.key)

    def _open(self, key: Hashable) -> None:
        kind, what = key if isinstance(key, tuple) else ("", None)
        if kind == "end" and isinstance(what, int):
            self._date(what)
        elif kind == "person" and self.is_current:
            self.dismiss(("person", what))
        elif kind == "line":
            self.action_line()
        elif kind == "card":
            self.action_card()
        elif kind:
            self._list(str(kind), str(what))

    def _list(self, kind: str, what: str) -> None:
        """The rows under a number of the page."""
        from salesdesk.ui.screens.day_end_counted import listed_of
        from salesdesk.ui.sheets.counted import CountedSheet

        listed = listed_of(self.desk, self.end, kind, what)
        if listed.total:
            self.app.push_screen(CountedSheet(self.desk, listed), self._go)
        else:
            self.say("Nothing was counted there.")

    def _go(self, contact_id: object) -> None:
        if isinstance(contact_id, int) and self.is_current:
            self.dismiss(("person", contact_id))

    def _date(self, contact_id: int) -> None:
        """A next step for somebody without one; their play's own is offered first."""
        from salesdesk.ui.sheets.later import LaterSheet

        proposal = self.desk.agenda.proposal(contact_id)
        name = self.desk.people.get(contact_id).name
        sheet = LaterSheet(self.desk, title=f"When next with {name}?", contact_id=contact_id, proposal=proposal)

        def dated(proposed: str, when: Reading | None) -> None:
            if when is None:
                return
            try:
                if proposal is not None and when.phrase == proposed:
                    self.read_again(self.desk.agenda.plays.take(contact_id, proposal))
                else:
                    self.read_again(self.desk.agenda.plan(contact_id, when))
            except SalesdeskError as error:
                self.say(f"{error.sentence} {error.hint}", "late")

        self.app.push_screen(sheet, partial(dated, proposal.words if proposal else ""))
