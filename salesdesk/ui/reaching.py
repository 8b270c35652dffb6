"""The call keys on every screen that lies over the day: the row's person is called; who rings is found from anywhere.

Mixed into the app: `class SalesdeskApp(Reaching, …, App[None])`. The day's screen and text fields answer these keys
themselves, sheets keep theirs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, runtime_checkable

from textual.app import App
from textual.binding import Binding, BindingType

from salesdesk.ui.commands import BY_ID

if TYPE_CHECKING:
    from salesdesk.ui.screens.today import TodayScreen

    _Base = App[None]
else:
    _Base = object

REACHING: tuple[BindingType, ...] = tuple(
    Binding(",".join(BY_ID[name].keys), f"reach({name!r})", BY_ID[name].title, id=name, show=False)
    for name in ("call", "inbound")
)


@runtime_checkable
class MeansSomebody(Protocol):
    """A screen whose cursor may stand on a person."""

    def person_here(self) -> int | None:
        """The contact whom the cursor's row means; None where it means nobody."""

    whom: str
    """What to do where nobody is meant, in a few words."""


class Reaching(_Base):
    """An app in which the call is one key away on every screen."""

    if TYPE_CHECKING:

        @property
        def today_screen(self) -> TodayScreen | None: ...

    def action_reach(self, name: str) -> None:
        """The call of the person under the cursor, or of somebody who rings."""
        screen, today = self.screen, self.today_screen
        if today is None or not isinstance(screen, MeansSomebody):
            return
        if name == "inbound" or today.desk.calls.live() is not None:
            today.run_command("inbound")
            return
        contact_id = screen.person_here()
        if contact_id is None:
            screen.say(f"Call whom? {screen.whom}")  # type: ignore[attr-defined]
            return
        self.call_person(contact_id)

    def call_person(self, contact_id: int) -> None:
        """The day's screen comes to the front with this person, and the call key is pressed there."""
        today = self.today_screen
        if today is None:
            return
        self.to_day()
        today.show_person(contact_id)
        today.run_command("call")

    def to_day(self) -> None:
        """Takes away what lies over the day; an import that is under way stays where it is."""
        from salesdesk.ui.screens.importing import ImportScreen

        today = self.today_screen
        if today is None or any(isinstance(screen, ImportScreen) for screen in self.screen_stack):
            return
        left = self.screen is not today
        while self.screen is not today:
            self.pop_screen()
        if left:
            today.reload_all()
