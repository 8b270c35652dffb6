"""The day's frame: its plan, a rest, its end, the week's card, what is put off. A mixin of the day's screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from salesdesk.domain.agenda import Group
from salesdesk.ui.seat import Seat

if TYPE_CHECKING:
    from collections.abc import Callable

    from salesdesk.desk import Changed

DUE_NOW = (Group.NOW, Group.OVERDUE)


class Planning(Seat):
    """Commands about the day as a whole."""

    if TYPE_CHECKING:
        keep_texts: Callable[[], bool]

    def do_plan(self) -> None:
        from salesdesk.ui.sheets.plan import PlanSheet

        self._sheet(PlanSheet(self.desk, self.agenda))

    def do_day_end(self) -> None:
        from salesdesk.ui.screens.day_end import DayEndScreen

        self.app.push_screen(DayEndScreen(self.desk), self._back_from_end)

    def _back_from_end(self, wanted: tuple[str, object] | None) -> None:
        """A person to be seen, a command to be run, or nothing; what was changed there is read again."""
        self.reload_all()
        if wanted is None:
            return
        kind, what = wanted
        if kind == "person" and isinstance(what, int):
            self.show_person(what)
        elif kind == "script" and isinstance(what, int):
            self.show_person(what)
            self.run_command("voicemail")
        elif kind == "command":
            self.run_command(str(what))

    def reload_all(self) -> None:
        from salesdesk.desk import EVERYTHING

        self.reload(EVERYTHING)

    # -- rest ---------------------------------------------------------------------------------------------------------

    def do_rest(self) -> None:
        """One key: lunch or a break; the same key ends it."""
        self.keep_texts()
        self.changed(self.desk.plan.begin_break())
        self._rest()

    def rest_if_resting(self) -> None:
        """A break that was on when the desk was ended is still on."""
        if self.desk.plan.running_break() and not self.desk.calls.live():
            self.call_after_refresh(self._rest)

    def _rest(self) -> None:
        from salesdesk.ui.sheets.rest import RestSheet

        known = {item.follow_up.id for group in DUE_NOW for item in self._section(group)}

        def back(done: Changed | None) -> None:
            if done is None:
                return
            self.changed(done)
            came = [item for group in DUE_NOW for item in self._section(group) if item.follow_up.id not in known]
            if came:
                more = f" and {len(came) - 1} more" if len(came) > 1 else ""
                self.say(f"{done.label}. {len(came)} became due, {came[0].contact.name}{more}")
            else:
                self.say(f"{done.label}. Nothing became due.")

        self.app.push_screen(RestSheet(self.desk), back)

    def _section(self, group: Group) -> tuple:  # type: ignore[type-arg]
        return self.agenda.section(group) if self.agenda else ()

    # -- the week -----------------------------------------------------------------------------------------------------

    def do_week_card(self) -> None:
        from salesdesk.ui.sheets.week_card import WeekCardSheet

        self._sheet(WeekCardSheet(self.desk))

    def do_put_off(self) -> None:
        from salesdesk.ui.sheets.reluctance import PutOffSheet

        def answered(wanted: Changed | int | None) -> None:
            if isinstance(wanted, int):
                self.show_person(wanted)
            elif wanted is not None:
                self.changed(wanted)

        self.app.push_screen(PutOffSheet(self.desk), answered)

    def do_differently(self) -> None:
        from salesdesk.ui.sheets.differently import DifferentlySheet

        self._sheet(DifferentlySheet(self.desk))
