"""What the commands may ask of the day's screen: its parts by name, declared once for every mixin of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from salesdesk.desk import Desk
from salesdesk.errors import NotFound, SalesdeskError
from salesdesk.ui.text import Glyphs

if TYPE_CHECKING:
    from textual.screen import Screen

    from salesdesk.desk import Changed
    from salesdesk.domain.agenda import Agenda
    from salesdesk.domain.brief import Brief
    from salesdesk.domain.dayplan import Course
    from salesdesk.domain.people import Contact

    _Base = Screen[None]
else:
    _Base = object


class Seat(_Base):
    """The day's screen as its commands see it."""

    if TYPE_CHECKING:
        desk: Desk
        brief: Brief | None
        contact_id: int | None
        follow_up_id: int | None
        whole: bool
        tab: str
        person: bool
        wanted: str
        unfolded: set[str]
        arrangement: Any
        panel: Any
        area: Any
        say: Callable[..., None]
        changed: Callable[..., None]
        draw_agenda: Callable[..., None]
        draw_frame: Callable[[], None]
        reload: Callable[..., None]
        show_person: Callable[..., None]
        run_command: Callable[[str], None]
        follow: Callable[[], None]
        _show_contact: Callable[[int | None, int | None], None]
        agenda: Agenda | None
        course: Course | None
        _place: Callable[[], frozenset[str]]
        _draw_person: Callable[[], None]

    @property
    def app_glyphs(self) -> Glyphs:
        return self.app.glyphs  # type: ignore[attr-defined,no-any-return]

    def contact(self) -> Contact:
        """The person shown. Raises NotFound."""
        if self.contact_id is None:
            raise NotFound("Nobody is chosen.", "a adds someone, / finds.")
        return self.desk.people.get(self.contact_id)

    def _sheet(self, sheet: Any, *, go: bool = False) -> None:
        """Opens a sheet that answers what it changed."""

        def answered(done: Changed | None) -> None:
            if done is None:
                return
            self.changed(done)
            if go and done.contact_id:
                self.show_person(done.contact_id)

        self.app.push_screen(sheet, answered)

    def _try(self, deed: Callable[[], Changed], *, cursor: object = None) -> None:
        try:
            done = deed()
        except SalesdeskError as error:
            self.app.refused(error)  # type: ignore[attr-defined]
            return
        self.changed(done, cursor=cursor)
