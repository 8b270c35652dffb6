"""What happens by itself on the day's screen: the clock goes on, another day begins, another window has written."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from textual._time import get_time

from salesdesk.desk import EVERYTHING
from salesdesk.errors import SalesdeskError
from salesdesk.ui.seat import Seat
from salesdesk.ui.spare import tidy
from salesdesk.ui.widgets.drafts import DraftArea

if TYPE_CHECKING:
    from salesdesk.domain.agenda import Agenda
    from salesdesk.domain.dayplan import Course

TICK = 15.0
LOOK = 2.0
PAUSE = 1.0
"""Seconds without a key after which the desk may tidy up: who types on has the next key sooner."""
HANDS_REST = 8.0
"""Seconds without a key after which the new day's list may take the old one's place."""


class Passing(Seat):
    """The screen keeps up with time and with others, and never moves the list under the hands."""

    if TYPE_CHECKING:
        day: date
        _version: int
        _deeds: tuple[int, int]
        _tidied: float
        draw_header: Callable[[], None]
        take_newer: Callable[[], None]
        say_if_back: Callable[[], None]
        _read_day: Callable[[], None]
        _show_contact: Callable[[int | None, int | None], None]
        _say_what_came: Callable[[Agenda | None], None]
        _say_rest: Callable[[Course | None], None]

    def tick(self) -> None:
        """Each quarter of a minute: the clock, rows that come due, another window's writing, another day."""
        try:
            self._tick()
        except SalesdeskError as error:  # a file that can not be read at this moment: the next tick reads it
            self.say(error.sentence, "late")

    def look(self) -> None:
        """Each two seconds while the rep looks: another window's writing, another day, another zone."""
        self._tidy_up()
        try:
            if self.desk.core.clock.look_at_zone():
                self.say(f"Your clock shows {self.desk.core.zone.key} now.")
                self.reload(EVERYTHING)
            self.app.look_at_place()  # type: ignore[attr-defined]
            if self.app.app_focus:
                self._look_at_themes()
                if self.desk.version() != self._version:
                    self._meet_others()
            if self.desk.core.today() != self.day:
                self._tick()
        except SalesdeskError as error:
            self.say(error.sentence, "late")

    def _tidy_up(self) -> None:
        """Once after the last key, when a moment has passed."""
        last = getattr(self.app, "last_key", 0.0)
        if self._tidied < last < get_time() - PAUSE:
            self._tidied = get_time()
            tidy()

    def _look_at_themes(self) -> None:
        """A theme of the rep's own that was saved is worn at once; a broken one is named."""
        said = self.app.themes_saved()  # type: ignore[attr-defined]
        if said is not None:
            self.say(
                said[0] if said else f"Your themes were read again: {self.app.theme}.", "late" if said else "muted"
            )

    def _tick(self) -> None:
        if self.desk.version() != self._version and self._meet_others():
            return
        if self.desk.core.today() != self.day and not self.start_day():
            self.draw_header()
            return
        before, course = self.agenda, self.course
        self._read_day()
        self.draw_agenda()
        self._say_what_came(before)
        self._say_rest(course)
        if self.contact_id is not None and not isinstance(self.focused, DraftArea):
            self._show_contact(self.contact_id, self.follow_up_id)

    def _meet_others(self) -> bool:
        """Another window or a script has written: its deeds are shown, its words too where none are typed here."""
        self._version = self.desk.version()
        self.take_newer()
        if self.desk.deeds_mark() == self._deeds:
            return False  # typed text only, this window's own among it
        self._deeds = self.desk.deeds_mark()
        self.reload(EVERYTHING)
        self.say("changed in another window")
        return True

    def start_day(self, *, asked: bool = False) -> bool:
        """The list of the new day; while the hands are on the old one it is only offered. Whether it stands."""
        now = self.desk.core.now()
        if not asked and not self.hands_rest:
            self.say(f"It is {now:%a %d %b}: esc starts it; it starts by itself when you pause.", "late")
            return False
        self.say(f"It is {now:%a %d %b} now.")
        stood = self.panel("agenda").key
        self.reload(EVERYTHING)
        if not (isinstance(stood, tuple) and stood[0] == "f") and not isinstance(self.focused, DraftArea):
            self.panel("agenda").action_end(-1)  # nobody's row was left in hand: a new day is read from its top
            self.follow()
        self.say_if_back()
        return True

    @property
    def hands_rest(self) -> bool:
        """Whether no key has come for a while: then a list may change."""
        return get_time() - getattr(self.app, "last_key", 0.0) > HANDS_REST
