"""The first start: three ways to begin, one key each; who the rep is; where the data lies."""

from __future__ import annotations

import os
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import Screen

from salesdesk.desk import Desk
from salesdesk.ui.bindings import page_bindings
from salesdesk.ui.lines import BLANK, Line, Row, text_line
from salesdesk.ui.screens.paged import Paged
from salesdesk.ui.text import width_of
from salesdesk.ui.themes import palette_of
from salesdesk.ui.widgets.keybar import Hint, KeyBar, keybar_line
from salesdesk.ui.widgets.lists import LineList, Pressed

CHOICES = (
    ("demo", "Show me a sample day", "18 invented people, gone when you leave.", "18 invented people"),
    ("import", "Import my list", "CSV or vCard. Nothing is sent anywhere.", "CSV or vCard, stays here"),
    ("add", "Start with one person", "a name, a number, when to call.", "a name, a number"),
)
"""What the three ways answer, their words, what is said beside them, and the same for a narrow screen."""


class FirstList(LineList):
    """The three ways."""


class FirstScreen(Paged, Screen[str | None]):
    """Answers "demo", "import", "add", "notes", "quit" or nothing."""

    BINDINGS: ClassVar[list[BindingType]] = page_bindings("first")
    key_page = "first"

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.pasted = ""
        """What was pasted here: the words of a note."""

    def compose(self) -> ComposeResult:
        with Vertical():
            yield FirstList(id="ways")
            yield KeyBar(id="first_keys")

    def on_mount(self) -> None:
        self.query_one("#ways", FirstList).styles.height = "1fr"
        self.query_one("#first_keys", KeyBar).styles.height = 1
        self.query_one("#ways", FirstList).focus()
        self.draw()

    def on_resize(self) -> None:
        self.draw()

    def draw(self) -> None:
        self.query_one("#ways", FirstList).show(self._lines())
        hints: list[Hint] = [("enter", "Choose", "choose", True), *map(self.hint, ("edit", "theme", "close"))]
        bar = keybar_line(hints, self.size.width, help_key=self.help_key())
        self.query_one("#first_keys", KeyBar).show((bar,))

    def _lines(self) -> tuple[Line, ...]:
        hour = self.desk.core.now().hour
        greeting = "Good morning" if 4 <= hour < 12 else "Good afternoon" if 12 <= hour < 18 else "Good evening"
        roomy = self.size.height >= 22
        gap = [BLANK] if roomy else []
        lines = [
            text_line(" salesdesk", bold=True),
            *gap,
            *gap,
            text_line(f"   {greeting}. This is salesdesk.", bold=True),
        ]
        lines.append(text_line("   Who to call now, what to say, what you promised.", "muted"))
        lines.append(text_line("   Everything stays in one file on this computer.", "muted"))
        lines += [*gap, self._note_line(), BLANK]
        for number, (key, words, more, short) in enumerate(CHOICES, 1):
            row = Row(key=key).add(f"    {number}  ", "accent", bold=True).column(words, 28, bold=True)
            fits = row.width + width_of(more) < self.size.width
            lines += [row.up_to(more if fits else short, self.size.width - 1, "muted").line(), *gap]
        return (*lines, BLANK, *self._settings(), *gap, self._foot())

    def _note_line(self) -> Line:
        """A note can be typed before anybody is there; one that was waits here."""
        row = (
            Row()
            .add("   Nobody here yet.  ", "muted")
            .add(self.key_of("note"), "accent", bold=True, command="page:note")
        )
        waits = self.desk.loose_note().strip()
        return row.add(" opens the note that you typed." if waits else " takes a note at once.", "muted").line()

    def _settings(self) -> tuple[Line, ...]:
        core, rep = self.desk.core, self.desk.core.rep()
        config = core.config
        who = (
            Row(key="edit").add("   You  ", "muted").add(rep.name or "your name", "foreground" if rep.name else "muted")
        )
        who.add(f" at {rep.firm}" if rep.firm else "").add(f"   {rep.number}" if rep.number else "").add(
            "   (e changes)", "muted"
        )
        day = Row().add("   Your hours  ", "muted").add(f"{config.day_starts:%H:%M}–{config.day_stops:%H:%M}")
        theme = palette_of(self.app.theme).name.removesuffix("-256")
        for label, value, command in (
            ("Time zone", core.zone.key, ""),
            ("Week starts", config.week_start.capitalize(), ""),
            ("Theme", theme, "theme"),
        ):
            if day.width + width_of(f"   {label}  {value}") < self.size.width:
                day.add(f"   {label}  ", "muted").add(value, command=command)
        data = Row().add("   Data  ", "muted").up_to(_from_home(str(self.desk.path)), self.size.width - 1)
        code = core.workdays.country
        land = Row().add("   Country  ", "muted").add(code or "none")
        land.add(", its holidays are no business days" if code else ", no holidays", "muted").add(
            "   (e changes)", "muted"
        )
        return who.line(), land.line(), day.line(), data.line()

    def _foot(self) -> Line:
        mouse = "Arrow keys and the mouse do everything.  " if self.size.width >= 92 else ""
        row = Row().add(f"   {mouse}", "muted").add(self.help_key(), "accent", bold=True)
        return (
            row.add(" shows keys anywhere.  ", "muted")
            .add(self.key_of("close"), "accent", bold=True)
            .add(" always goes back.", "muted")
            .line()
        )

    def action_take(self, choice: str) -> None:
        if self.is_current:
            self.dismiss(choice or None)

    def action_edit(self) -> None:
        from salesdesk.ui.sheets.me import MeSheet

        self.app.push_screen(MeSheet(self.desk), lambda _: self.draw())

    def action_theme(self) -> None:
        from salesdesk.ui.sheets.theme import ThemeSheet

        self.app.push_screen(ThemeSheet(self.desk), lambda _: self.draw())

    def on_paste(self, event: events.Paste) -> None:
        """A paste is a note, before anybody is there."""
        event.stop()
        self.pasted = event.text
        self.action_take("notes")

    @on(LineList.Chosen)
    def _chosen(self, event: LineList.Chosen) -> None:
        if event.key == "edit":
            self.action_edit()
        else:
            self.action_take(str(event.key))

    @on(Pressed)
    def _pressed(self, event: Pressed) -> None:
        if event.command == "edit":
            self.action_edit()
        elif event.command == "theme":
            self.action_theme()
        elif event.command == "close":
            self.action_take("")
        elif event.command == "help":
            self.action_help()


def _from_home(path: str) -> str:
    """A path as people write it: what lies in their home begins with ~."""
    home = os.path.expanduser("~")
    return f"~{path[len(home) :]}" if home != "/" and path.startswith(f"{home}{os.sep}") else path
