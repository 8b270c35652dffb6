"""A promise that stands: kept, not kept, or moved to a new day with its reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from salesdesk.desk import Changed, Desk
from salesdesk.domain.followup import Side
from salesdesk.domain.people import Contact
from salesdesk.domain.promises import moved_words, state_words
from salesdesk.ui.lines import Line, text_line
from salesdesk.ui.sheets.form import Field, FormSheet
from salesdesk.ui.sheets.when import reading_lines

KEPT = frozenset({"kept", "done", "yes"})
NOT_KEPT = frozenset({"not kept", "broken", "no"})


class PromiseLineSheet(FormSheet[Changed]):
    """Answers what it changed."""

    def __init__(self, desk: Desk, contact: Contact, promise_id: int) -> None:
        self.contact = contact
        self.promise = desk.agenda.promises.get(promise_id)
        self.kept_as = f"form:promise {promise_id}"
        who = "They promised" if self.promise.side is Side.THEIRS else "I promised"
        fields = (
            Field("now", "Now", example="kept · not kept · or the new day: 20 oct"),
            Field("why", "Why moved", example="in their words: the board moved"),
        )
        super().__init__(desk, title=f"{who}: {self.promise.what}", fields=fields, contact_id=contact.id)

    @property
    def first_field(self) -> str:
        return "now"

    def reading(self, values: Mapping[str, str]) -> Sequence[Line]:
        said = values["now"].strip().casefold()
        today = self.desk.core.today()
        if not said:
            words = " · ".join(
                part
                for part in (state_words(self.promise, today=today), moved_words(self.promise, today=today))
                if part
            )
            return (text_line(f" {words}", "muted"),)
        if said in KEPT | NOT_KEPT:
            return (text_line(f" {'kept, now' if said in KEPT else 'it no longer waits'}", "muted"),)
        return reading_lines(
            self.desk, self.desk.agenda.read_when(values["now"], self.contact.id), self.contact.id, self.inner_width
        )

    def save(self, values: Mapping[str, str]) -> Changed:
        agenda, said = self.desk.agenda, values["now"].strip().casefold()
        if said in KEPT:
            return agenda.keep_promise(self.promise.id)
        if said in NOT_KEPT:
            return agenda.break_promise(self.promise.id)
        when = agenda.read_when(values["now"], self.contact.id)
        return agenda.move_promise(self.promise.id, when, why=values["why"])
