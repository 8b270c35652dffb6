"""The application: themes, the first screen, the end. What the rep does stands in the screens."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from textual.app import App
from textual.binding import BindingType

from salesdesk import locations
from salesdesk.desk import Desk
from salesdesk.ui import skin, terminal, themes
from salesdesk.ui.burst import BurstGate
from salesdesk.ui.lifecycle import Lifecycle
from salesdesk.ui.screens.today import TodayScreen
from salesdesk.ui.text import ASCII, UNICODE, Glyphs


class SalesdeskApp(BurstGate, Lifecycle, App[None]):
    """The desk on the screen."""

    CSS_PATH = "salesdesk.tcss"
    TITLE = "salesdesk"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = []

    def __init__(
        self, desk: Desk, *, light: bool | None = None, problems: tuple[str, ...] = (), title: str = ""
    ) -> None:
        """`light`: whether the terminal's background is light, where it told; `problems`: what the config has wrong."""
        super().__init__()
        self.desk = desk
        self.light = light
        self.problems = problems
        self.desk_title = title
        self.then = ""
        """What the one who started the desk is to do after it: "demo" or nothing."""
        self.glyphs: Glyphs = ASCII if desk.core.config.ascii else UNICODE
        self.crash_folder: Path | None = locations.crash_folder()
        skin.dress(self, colours=terminal.colours_of())
        self.wear(desk.core.config.theme or desk.setting("theme") or "")

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return skin.variable_defaults()

    def wear(self, name: str) -> None:
        """Puts on a theme, in the colours that the terminal has."""
        self.theme = themes.theme_for(name, colours=terminal.colours_of(), light=self.light)

    def on_mount(self) -> None:
        self.set_keymap(dict(self.desk.core.config.keys))
        screen = TodayScreen(self.desk)
        screen.desk_title = self.desk_title
        self.push_screen(screen)
        if self.problems:
            self.call_after_refresh(screen.say, self.problems[0], "late")
        if call := self.desk.calls.live():
            from salesdesk.ui.calling import open_call

            self.call_after_refresh(open_call, screen, call)
        elif not self.desk.people.count() and not self.desk.history(1):
            from salesdesk.ui.screens.first import FirstScreen

            self.push_screen(FirstScreen(self.desk), self._begun)

    def _begun(self, choice: str | None) -> None:
        """How the rep wants to begin; the sample day has a file of its own, so this desk ends for it."""
        if choice == "demo":
            self.then = choice
            self.exit()
        elif choice and isinstance(self.screen, TodayScreen):
            self.screen.run_command(choice)

    def save_now(self) -> bool:
        """Every text that is being typed goes to the disk, on whatever screen it is."""
        done = True
        for screen in self.screen_stack if self._running else ():
            keep = getattr(screen, "keep_texts", None) or getattr(screen, "_keep", None)
            if keep is not None:
                done = keep() is not False and done
        return done
