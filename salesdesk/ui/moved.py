"""The data file was moved, deleted or replaced by another program while the desk is open: all of it is kept beside."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import App

from salesdesk import locations
from salesdesk.desk import Desk
from salesdesk.errors import SalesdeskError

if TYPE_CHECKING:
    from salesdesk.ui.screens.today import TodayScreen

    _Base = App[None]
else:
    _Base = object


class Moved(_Base):
    """Mixed into the app."""

    if TYPE_CHECKING:
        desk: Desk

        @property
        def today_screen(self) -> TodayScreen | None: ...

    kept_beside: Path | None = None
    """Where all of the file lies that lost its name."""
    _not_kept = ""

    def look_at_place(self) -> None:
        """Says it once, with all of it kept by then; what is done after that is kept at the end."""
        if self.kept_beside is None and not self.desk.core.store.is_in_place:
            words = self.keep_the_moved()
            if words != self._not_kept and self.today_screen is not None:
                self.today_screen.say(words, "late")
            self._not_kept = words

    def keep_the_moved(self) -> str:
        """All of it into a file beside the old name; what to say of it."""
        from salesdesk.desk.safekeeping import keep_the_moved

        name, before = self.desk.path.name, self.kept_beside
        folder = self.desk.path.parent
        try:
            folder = folder if folder.is_dir() else locations.private_folder(locations.state_folder())
            self.kept_beside = keep_the_moved(self.desk, folder)
        except SalesdeskError as error:
            return f"{name} was moved or replaced, and could not be kept elsewhere: {error.sentence}"
        if before is not None:
            before.unlink(missing_ok=True)
        return f"{name} was moved or replaced. All of it is in {self.kept_beside}: quit, then salesdesk restore it."
