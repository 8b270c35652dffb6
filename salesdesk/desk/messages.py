"""The drawer of what was said: the pinned message line and its versions, and one touch or note read whole."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from salesdesk.desk.core import Core
from salesdesk.desk.people import PeopleDrawer
from salesdesk.domain.message import Change, Kept, Version, is_answered, is_message, stays_on, versions
from salesdesk.domain.touch import Touch
from salesdesk.errors import NotFound
from salesdesk.store import touches
from salesdesk.store.touches import FieldChange as FieldChange  # the screen has these from here
from salesdesk.store.touches import Note as Note
from salesdesk.store.touches import Outcome as Outcome

LOOKED_AT = 400


@dataclass(frozen=True, slots=True)
class Said:
    """One message as it went out: whether it stays on the pinned line, and whether they were heard from after it."""

    touch: Touch
    kept: Kept
    answered: bool


class MessagesDrawer:
    """Reads only; what changes the line stands with the preparing."""

    def __init__(self, core: Core, people: PeopleDrawer) -> None:
        self._core = core
        self._people = people

    def versions(self, contact_id: int) -> tuple[Version, ...]:
        """Every wording of the message line, the present one first, with how its messages were answered."""
        contact, db = self._people.get(contact_id), self._core.db
        changes = [
            Change(datetime.fromisoformat(change.at), change.old or "", change.new or "")
            for change in touches.changes_to(db, contact_id, "message_line")
        ]
        return versions(contact.message_line or "", changes, touches.of_contact(db, contact_id, limit=LOOKED_AT))

    def said(self, contact_id: int) -> tuple[Said, ...]:
        """The messages to one contact against the line that is pinned now, the last first."""
        line = self._people.get(contact_id).message_line or ""
        known = touches.of_contact(self._core.db, contact_id, limit=LOOKED_AT)
        return tuple(Said(t, stays_on(line, t.text), is_answered(t, known)) for t in known if is_message(t))

    def compared(self, touch: Touch) -> Kept | None:
        """A message of ours against the pinned line; None where none is pinned, or it carried no words."""
        line = self._people.get(touch.contact_id).message_line or ""
        return stays_on(line, touch.text) if line and is_message(touch) else None

    def touch(self, touch_id: int) -> Touch:
        """Raises NotFound."""
        found = touches.touch(self._core.db, touch_id)
        if found is None:
            raise NotFound("That touch is not there any more.", "u may bring it back.")
        return found

    def note(self, note_id: int) -> Note:
        """Raises NotFound."""
        found = touches.note(self._core.db, note_id)
        if found is None:
            raise NotFound("That note is not there any more.", "u may bring it back.")
        return found

    def change(self, change_id: int) -> FieldChange:
        """Raises NotFound."""
        found = touches.change(self._core.db, change_id)
        if found is None:
            raise NotFound("That change is not there any more.", "")
        return found

    def outcomes(self, touch_id: int) -> tuple[Outcome, ...]:
        """What was kept of a touch: promises, dates, facts, the questions that were asked."""
        return touches.outcomes_of(self._core.db, touch_id)
