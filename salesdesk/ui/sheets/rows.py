"""A sheet with a list that has the keys: letters do things to the row, and a line of text opens where words are needed."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input

from salesdesk.desk import Changed, Desk
from salesdesk.errors import SalesdeskError
from salesdesk.ui.lines import BLANK, Line, text_line
from salesdesk.ui.sheets.base import WAITS, Sheet, SheetInput, SheetList, SheetPage, hint_line

Deed = Callable[[str], Changed | None]


class RowsSheet(Sheet[Changed]):
    """Subclasses say the rows, the hints and what a letter does. Answers the last thing that was changed, so that the
    panels behind it are read again."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("delete", "letter('delete')", "Take off", id="rows.delete", show=False),
    ]
    letters: ClassVar[dict[str, str]] = {}
    """The key's character → the name of the method that it runs; "delete" too."""
    most_rows = 18
    sheet_width = 84

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.last: Changed | None = None
        self._asked: Deed | None = None
        self._kept_as, self._start = "", ""
        self._prompt = ""
        self._said: tuple[str, str] = ("", "muted")

    def content(self) -> ComposeResult:
        yield SheetPage(id="head")
        yield SheetList(id="rows")
        yield SheetPage(id="prompt")
        yield SheetInput(id="words")
        yield SheetPage(id="foot")

    def opened(self) -> None:
        self.query_one("#words", SheetInput).display = False
        self.rows_list.can_focus = True
        self.rows_list.focus()
        self.draw()

    @property
    def rows_list(self) -> SheetList:
        return self.query_one("#rows", SheetList)

    @property
    def key(self) -> Hashable:
        """What the cursor's row stands for."""
        return self.rows_list.key

    # -- what subclasses say ------------------------------------------------------------------------------------------

    def head(self) -> Sequence[Line]:
        return ()

    def rows(self) -> Sequence[Line]:
        return ()

    def empty(self) -> str:
        """What stands there while there is no row."""
        return ""

    def hints(self) -> Sequence[tuple[str, str]]:
        return ()

    def chosen(self, key: Hashable) -> None:
        """Enter on a row."""

    # -- drawing ------------------------------------------------------------------------------------------------------

    def redraw(self) -> None:
        if self.query("#foot"):
            self.draw()

    def draw(self, *, cursor: Hashable = None) -> None:
        """Asks for everything again and fits the sheet to it."""
        rows = self.rows() or ((text_line(f" {self.empty()}", "muted"),) if self.empty() else ())
        asking = self._asked is not None
        words, role = self._said
        prompt = (
            (text_line(f" {self._prompt}", "accent"),) if asking else (text_line(f" {words}", role),) if words else ()
        )
        hints = (("enter", "Keep"), ("esc", "Back")) if asking else (*self.hints(), ("esc", "Close"))
        foot = (*(() if self.low else (BLANK,)), hint_line(*hints, width=self.inner_width))
        head = tuple(self.head())
        taken = len(head) + len(prompt) + len(foot) + int(asking) + (0 if self.low else 2)
        self.rows_list.styles.height = max(1, min(len(rows), self.most_rows, max(3, self.app.size.height - taken)))
        self.rows_list.show(rows, cursor=cursor)
        if cursor is None and self.rows_list.key is None:
            self.rows_list.action_end(-1)
        for name, lines in (("head", head), ("prompt", prompt), ("foot", foot)):
            page = self.query_one(f"#{name}", SheetPage)
            page.styles.height = len(lines)
            page.display = bool(lines)
            page.show(lines)

    def say(self, words: str, role: str = "muted") -> None:
        """One line above the hints."""
        self._said = (words, role)
        self.draw()

    def trouble(self, error: SalesdeskError) -> None:
        if self.app.waits(error):  # type: ignore[attr-defined]
            self.say(WAITS, "stale")
            return
        self.say(" ".join(part for part in (error.sentence, error.hint) if part), "late")

    # -- doing --------------------------------------------------------------------------------------------------------

    def do(self, deed: Callable[[], Changed | None], *, cursor: Hashable = None) -> None:
        """Runs a deed of the desk, keeps what it changed for the answer, says it, and draws anew."""
        try:
            done = deed()
        except SalesdeskError as error:
            self.trouble(error)
            return
        if done is not None:
            self.last = done
            self._said = (done.label, "muted")
        self.draw(cursor=cursor)

    def ask(self, prompt: str, then: Deed, *, value: str = "", example: str = "") -> None:
        """Opens the line of text; Enter runs `then` with its words, esc closes it and keeps them for the next time."""
        self._asked, self._prompt = then, prompt
        self._kept_as, self._start = f"form:line {type(self).__name__} {self.key} {prompt}", value
        kept = self.desk.scripts.draft(self.about, self._kept_as)
        words = self.query_one("#words", SheetInput)
        words.placeholder = example
        words.value = (kept.text if kept else "") or value
        words.display = True
        words.cursor_position = len(words.value)
        words.focus()
        self.draw()

    def _stop_asking(self) -> None:
        self._asked = None
        words = self.query_one("#words", SheetInput)
        words.display = False
        self.rows_list.focus()
        self.draw()

    @property
    def about(self) -> int | None:
        """Whom the sheet is about, by the contact's number."""
        return getattr(getattr(self, "contact", None), "id", None)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        if self._asked is not None:
            self.desk.scripts.keep(self.about, self._kept_as, event.value if event.value != self._start else "")

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        then, kept_as = self._asked, self._kept_as
        if then is None:
            return
        try:
            done = then(event.value)
        except SalesdeskError as error:
            if self.app.waits(error):  # type: ignore[attr-defined]
                self._said = (WAITS, "stale")
                self._stop_asking()
                return
            self._prompt = error.sentence
            self.draw()
            return
        self.desk.scripts.keep(self.about, kept_as, "")
        if done is not None:
            self.last = done
            self._said = (done.label, "muted")
        if self._asked is then:
            self._stop_asking()

    @on(SheetList.Chosen)
    def _chosen(self, event: SheetList.Chosen) -> None:
        self.chosen(event.key)

    def action_letter(self, letter: str) -> None:
        name = self.letters.get(letter)
        if name and self._asked is None:
            getattr(self, name)()

    def action_close(self) -> None:
        if self._asked is not None:
            self._stop_asking()
            return
        self.answer(self.last)

    def on_key(self, event: events.Key) -> None:
        """A letter does its deed; in the line of text it is a letter."""
        if self._asked is None and event.character in self.letters:
            event.stop()
            event.prevent_default()
            self.action_letter(event.character)
