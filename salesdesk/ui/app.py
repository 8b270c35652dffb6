"""The application: themes, the first screen, the end. What the rep does stands in the screens."""

from __future__ import annotations

import asyncio
import contextvars
import gc
import threading
from collections import deque
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import events
from textual._time import get_time
from textual.app import App
from textual.binding import BindingType

from salesdesk import locations
from salesdesk.desk import Desk
from salesdesk.errors import FileBusy, SalesdeskError, WriteFailed
from salesdesk.ui import journal, rescue, skin, terminal, themes
from salesdesk.ui.answers import BackgroundTold
from salesdesk.ui.burst import BurstGate
from salesdesk.ui.calendar_keeping import CalendarKeeping
from salesdesk.ui.journal import Event
from salesdesk.ui.lifecycle import Lifecycle
from salesdesk.ui.moved import Moved
from salesdesk.ui.notices import KEPT, Message
from salesdesk.ui.ownkeys import key_problems, keymap, keys_of_the_keyless
from salesdesk.ui.reaching import REACHING, Reaching
from salesdesk.ui.refusals import Refusals
from salesdesk.ui.screens.today import TodayScreen
from salesdesk.ui.spare import give_back, one_heap
from salesdesk.ui.text import ASCII, UNICODE, Glyphs
from salesdesk.ui.turns import KeysInTurn
from salesdesk.ui.upkeep import ForgetfulThreads

if TYPE_CHECKING:
    from rich.console import RenderableType

SAFE_AFTER = 1.0
"""Seconds after the first picture at which the file is looked after."""


def settle() -> None:
    """Garbage is never looked for among what was loaded: the opening turned the collector off, and a key would wait
    70 ms for one look through it all, to win half a megabyte. What is opened later goes soon after it was closed, and
    the threads to come share what memory there is."""
    if not gc.isenabled():
        gc.freeze()
        gc.set_threshold(5_000, 4, 3)
        gc.enable()
    one_heap()


class SalesdeskApp(Reaching, Refusals, BurstGate, KeysInTurn, CalendarKeeping, Moved, Lifecycle, App[None]):
    """The desk on the screen."""

    CSS_PATH = "salesdesk.tcss"
    TITLE = "salesdesk"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [*REACHING]

    def __init__(
        self, desk: Desk, *, light: bool | None = None, problems: tuple[str, ...] = (), title: str = ""
    ) -> None:
        """`light`: whether the terminal's background is light, where it told; `problems`: what the config has wrong."""
        super().__init__()
        self._disable_tooltips = self._disable_notifications = True  # two widgets less on each screen and sheet
        self.desk = desk
        self.light = light
        self.problems = problems
        self.desk_title = title
        self.last_key = 0.0
        self._refused = False
        self.set_aside: Path | None = None
        """Where typed text lies that the data file did not take."""
        self.then = ""
        """What the one who started the desk is to do after it: "demo" or nothing."""
        self.plain_marks = desk.core.config.ascii
        self.glyphs: Glyphs = ASCII if self.plain_marks else UNICODE
        self.crash_folder: Path | None = locations.crash_folder()
        self.wanted_theme = ""
        self.messages: deque[Message] = deque(maxlen=KEPT)
        self._themes_stamp = themes.folder_stamp(locations.user_themes())
        skin.dress(self, colours=terminal.colours_of())
        self.wear(desk.core.config.theme or desk.setting("theme") or "")

    @property
    def today_screen(self) -> TodayScreen | None:  # type: ignore[override]
        """The day's screen, whatever lies over it."""
        return next((one for one in self.screen_stack if isinstance(one, TodayScreen)), None)

    async def on_event(self, event: events.Event) -> None:
        """Textual's way in for every event; remembers when the hands were last on the desk."""
        if isinstance(event, events.Key | events.MouseDown):
            self.last_key = get_time()
        await super().on_event(event)

    @property
    def own_keys(self) -> Mapping[str, str]:
        """What the rep wrote under [keys]; every line that names a key is drawn with it."""
        return self.desk.core.config.keys

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return skin.variable_defaults()

    def wear(self, name: str) -> None:
        """Puts on a theme, in the colours that the terminal has."""
        self.wanted_theme = name
        self.theme = themes.theme_for(name, colours=terminal.colours_of(), light=self.light)

    def on_background_told(self, event: BackgroundTold) -> None:
        """The answer came after the desk had opened: where no look was chosen, the fitting one is worn from now on."""
        light = terminal.is_light(event.answer)
        if light is None or self.wanted_theme or light == self.light:
            return
        self.light = light
        self.wear("")
        with suppress(FileBusy, WriteFailed):
            self.desk.set(terminal.LIGHT, str(int(light)))

    def hear(self, words: str, role: str) -> None:
        """Keeps what a screen's last line says, so that it can be read when it is gone or was cut."""
        if words and not (self.messages and self.messages[-1].words == words):
            self.messages.append(Message(self.desk.core.now().astimezone(self.desk.core.zone), words, role))

    def themes_saved(self) -> tuple[str, ...] | None:
        """Looks whether a theme of the rep's own was saved and wears it anew; a sentence for each that is broken, None
        where nothing was saved. Costs a look into one folder."""
        stamp = themes.folder_stamp(locations.user_themes())
        if stamp == self._themes_stamp:
            return None
        self._themes_stamp = stamp
        said = skin.dress_anew(self, colours=terminal.colours_of())
        self.wear(self.wanted_theme)
        return said

    def wrong_at_start(self) -> str:
        """What is wrong in the settings, keys and themes, in one line; the defaults stand in for it."""
        config = self.desk.core.config
        own_themes = themes.shelf_in_use().problems or filter(None, [themes.unknown_theme(config.theme)])
        first, *more = [*self.problems, *key_problems(config.keys), *own_themes] or [""]
        return f"{first} {len(more)} more: salesdesk config check." if more else first

    def on_mount(self) -> None:
        own = self.desk.core.config.keys
        self.set_keymap(keymap(own))
        for keys, name in keys_of_the_keyless(own):
            self.bind(keys, f"screen.do({name!r})", show=False)
        loop, here = asyncio.get_running_loop(), contextvars.copy_context()
        loop.set_default_executor(ForgetfulThreads())

        def heard() -> None:
            with suppress(RuntimeError):  # the loop is closed: the desk has ended
                loop.call_soon_threadsafe(self._news, context=here)

        self.desk.keeper.tell = heard
        screen = TodayScreen(self.desk)
        screen.desk_title = self.desk_title
        self.push_screen(screen)
        self.call_after_refresh(self._bring_back)
        if wrong := self.wrong_at_start():
            self.call_after_refresh(screen.say, wrong, "late")
        if call := self.desk.call_left():
            from salesdesk.ui.calling import open_found_call

            self.call_after_refresh(open_found_call, screen, call)
        elif self.desk.day.nobody() and not self.desk.history(1):
            from salesdesk.ui.screens.first import FirstScreen

            first = FirstScreen(self.desk)
            self.push_screen(first, lambda choice: self._begun(choice, pasted=first.pasted))

    def _begun(self, choice: str | None, *, pasted: str) -> None:
        """How the rep wants to begin; the sample day has a file of its own, so this desk ends for it."""
        if choice == "demo":
            self.then = choice
            self.exit()
        elif choice and isinstance(self.screen, TodayScreen):
            self.screen.run_command(choice)
            if pasted:
                self.screen.area("notes").paste_text(pasted)

    def save_now(self) -> bool:
        """Every text that is being typed goes to the disk, on whatever screen it is; what the disk does not take goes
        into a file elsewhere, which the next start offers back."""
        for screen in self.screen_stack if self._running else ():
            give = getattr(screen, "hand_over", None) or getattr(screen, "_keep", None)
            if give is not None:
                give()
        keeper = self.desk.keeper
        if keeper.flush():
            if self.set_aside is not None:
                self.set_aside.unlink(missing_ok=True)
                self.set_aside = None
            return True
        self.set_aside = rescue.put_aside(self.desk.path, keeper.all_held(), now=self.desk.core.now())
        self._jot(Event.SET_ASIDE)
        return self.set_aside is not None

    def exit(self, result: None = None, return_code: int = 0, message: RenderableType | None = None) -> None:
        """Ends the desk; what the disk did not take by then is named."""
        if self._running and not self.save_now() and message is None:
            message = Text("The last words you typed could not be saved anywhere.")
        elif self.set_aside is not None:
            message = Text(f"The disk did not take your last words. They are in {self.set_aside}, and will be back.")
        if self.desk.core.store.has_file and not self.desk.core.store.is_in_place:
            message = Text(self.keep_the_moved())
        if message is None and (undone := self.desk.core.line.give_up()):
            message = Text(f"Not done, another program had the file: {', '.join(undone)}.")
        self.finish_calendar()
        self._jot(Event.ENDED)
        self._leave_look()
        super().exit(result, return_code, message)

    def _report(self, error: BaseException | None, happened: str) -> Path | None:
        self._jot(Event.FAULT)
        return super()._report(error, happened)

    def _jot(self, event: Event) -> None:
        """A line in the log; a desk in memory leaves none."""
        if self.desk.core.store.has_file:
            journal.note(event, at=self.desk.core.now())

    def _news(self) -> None:
        """The keeper has saved, or was refused: the screens that show texts say so."""
        refused = bool(self.desk.keeper.trouble)
        if refused != self._refused:
            self._refused = refused
            self._jot(Event.NOT_SAVED if refused else Event.SAVED_AGAIN)
        for screen in self.screen_stack:
            heard = getattr(screen, "kept_news", None)
            if heard is not None:
                with suppress(SalesdeskError):  # what it would show can not be read at this moment
                    heard()

    def _bring_back(self) -> None:
        """What the disk did not take when the desk ended last, and whether it ended by a fault."""
        self._jot(Event.BEGAN)
        brought = rescue.bring_back(self.desk)
        if brought:
            self._jot(Event.BROUGHT_BACK)
        screen = self.today_screen
        if screen is None:
            return
        if brought:
            screen.reload_all()
            screen.say(
                f"Back from the last time: {brought} text{'s' * (brought != 1)} that could not be saved.", "stale"
            )
        elif told := rescue.last_fault(self.desk, self.crash_folder):
            screen.say(told, "stale")
        elif self.desk.loose_note().strip():
            screen.say("A note waits that is nobody’s yet: : and its name, “Note for nobody yet”.", "stale")
        if self.desk.core.store.has_file and not self.desk_title:
            self.set_timer(SAFE_AFTER, self._keep_safe)
        self.set_timer(SAFE_AFTER, settle)
        self.set_timer(SAFE_AFTER, self._say_what_an_editor_had)
        self.set_timer(SAFE_AFTER, self.keep_calendar_up)
        self._leave_look()

    def _say_what_an_editor_had(self) -> None:
        """A text that lay in the rep's editor when a desk was killed: where it is now."""
        from salesdesk.ui.outside import left_in_editor

        left = left_in_editor()
        if left and self.today_screen is not None:
            self.today_screen.say(f"A text was in your editor when the desk ended: {left[0]}", "stale")

    def _leave_look(self) -> None:
        """How the desk looks, for the glance at the next start; none where the rep's clock is not the machine's."""
        if self.desk_title or not self.desk.core.store.has_file or not self._running:
            return
        look = "" if self.desk.core.config.zone else skin.look_of(self)
        with suppress(SalesdeskError):  # the next start is only a little later seen
            if self.desk.setting(skin.LOOK) != look:
                self.desk.set(skin.LOOK, look)

    def _keep_safe(self) -> None:
        """The day's copy and a look at a large file; a daemon thread, so that the end never waits for it."""
        loop, here = asyncio.get_running_loop(), contextvars.copy_context()
        folder = locations.backups(self.desk.path)

        def tell(words: str) -> None:
            if words and self.today_screen is not None:
                self._jot(Event.UNSAFE)
                self.today_screen.say(words, "late")

        def work() -> None:
            from salesdesk.desk.daily import keep_safe

            words = keep_safe(self.desk.core, lambda: locations.private_folder(folder))
            give_back()
            with suppress(RuntimeError):
                loop.call_soon_threadsafe(tell, words, context=here)

        threading.Thread(target=work, name="salesdesk-daily", daemon=True).start()
