"""What the desk refuses is said in one line wherever it came up; what only a lock refuses waits and is then done.

Mixed into the app: `class SalesdeskApp(Refusals, …, App[None])`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from textual.app import App
from textual.message import Message
from textual.message_pump import MessagePump
from textual.timer import Timer

from salesdesk.desk import Changed, Desk
from salesdesk.domain.call import LiveCall
from salesdesk.errors import FileBusy, SalesdeskError

if TYPE_CHECKING:
    from salesdesk.ui.screens.today import TodayScreen

    _Base = App[None]
    _Pump = MessagePump
else:
    _Base = _Pump = object

AGAIN_AFTER = 0.3
"""Seconds between two looks whether the lock has ended."""


class Unshaken(_Pump):
    """A screen or an app whose handlers may meet a refusal of the desk anywhere: it is said, and the desk goes on."""

    async def _dispatch_message(self, message: Message) -> None:
        try:
            await super()._dispatch_message(message)
        except SalesdeskError as error:
            self.app.refused(error)  # type: ignore[attr-defined]


class Refusals(Unshaken, _Base):
    """An app in which no refusal of the desk is a fault, and a deed that met a lock is not asked for twice."""

    if TYPE_CHECKING:
        desk: Desk
        today_screen: TodayScreen | None

    _line_timer: Timer | None = None

    def push_screen(  # type: ignore[override]
        self, screen: Any, callback: Callable[[Any], Any] | None = None, **how: Any
    ) -> Any:
        """Textual's; what the answer of a sheet sets going may be refused like any other deed."""

        def answered(answer: Any) -> None:
            try:
                if callback is not None:
                    callback(answer)
            except SalesdeskError as error:
                self.refused(error)

        return super().push_screen(screen, answered, **how)

    def refused(self, error: SalesdeskError) -> None:
        """Says what the desk refuses, on the day's screen."""
        if not self.waits(error) and self.today_screen is not None:
            self.today_screen.say(" ".join(part for part in (error.sentence, error.hint) if part), "late")

    def waits(self, error: SalesdeskError) -> bool:
        """Puts a deed that met another program's lock in line; whether it stands there now."""
        if not isinstance(error, FileBusy) or not self.desk.core.line.join(error):
            return False
        if self._line_timer is None:
            self._line_timer = self.set_interval(AGAIN_AFTER, self._move_line)
        self._say_what_waits()
        return True

    def _say_what_waits(self) -> None:
        labels = self.desk.core.line.labels
        if self.today_screen is None or not labels:
            return
        what = f"“{labels[0]}” waits" if len(labels) == 1 else f"{len(labels)} deeds wait"
        self.today_screen.say(f"{what}: another program has the file. Done when it lets go.", "stale")

    def _move_line(self) -> None:
        """Does what the lock lets; the screens show it as if it had just been asked for."""
        done, refused = self.desk.core.line.move()
        if not self.desk.core.line.labels and self._line_timer is not None:
            self._line_timer.stop()
            self._line_timer = None
        for one in done:
            self._came_true(one)
        for error in refused:
            self._came_to_nothing(error)
        if done or refused:
            self._say_what_waits()

    def _came_to_nothing(self, error: SalesdeskError) -> None:
        """What it was about is gone meanwhile; a sheet that waited for it can be answered anew."""
        from salesdesk.ui.sheets.base import Sheet

        if isinstance(self.screen, Sheet) and self.screen.answered:
            self.screen.answered = False
            self.screen.trouble(error)
        else:
            self.refused(error)

    def _came_true(self, done: Changed | LiveCall | None) -> None:
        from salesdesk.ui.calling import open_call
        from salesdesk.ui.screens.calling import CallScreen
        from salesdesk.ui.sheets.wrapup import WrapUpSheet

        today = self.today_screen
        if today is None or done is None:
            return
        running = next((one for one in self.screen_stack if isinstance(one, CallScreen)), None)
        if isinstance(done, LiveCall):
            if running is not None:
                running.call = done
                running.draw()
            else:
                open_call(today, done)
        elif isinstance(self.screen, WrapUpSheet) and self.screen.answered:
            self.screen.came_true(done)
        else:
            today.changed(done)
