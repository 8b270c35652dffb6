"""After a no: mine to change or not, one line of evidence, what I would do differently. Esc leaves it unsaid."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from salesdesk.desk import Changed, Desk
from salesdesk.errors import NotUnderstood
from salesdesk.ui.lines import Line, text_line
from salesdesk.ui.sheets.form import Field, FormSheet

MINE, NOT_MINE = "mine to change", "not mine"


class LossSheet(FormSheet[Changed]):
    """Answers what it kept. A no is part of the count: no blame in its words, and nothing is required."""

    kept_as = "form:loss"

    def __init__(self, desk: Desk, touch_id: int) -> None:
        self.touch = desk.calls.touch(touch_id)
        contact = desk.people.get(self.touch.contact_id)
        fields = (
            Field("mine", "Whose", example="m mine to change · n not mine"),
            Field("evidence", "I know from", self.touch.their_words or "", example="what they said or did, one line"),
            Field("differently", "Next time", example="what I would do differently"),
        )
        super().__init__(desk, title=f"After the no   {contact.name}", fields=fields, contact_id=contact.id)

    @property
    def first_field(self) -> str:
        return "mine"

    def reading(self, values: Mapping[str, str]) -> Sequence[Line]:
        whose = self._whose(values)
        if whose is None:
            return (text_line(" a no is part of the count; esc leaves this out", "muted"),)
        return (text_line(f" {MINE if whose else NOT_MINE}"),)

    def _whose(self, values: Mapping[str, str]) -> bool | None:
        said = values["mine"].strip().casefold()
        if not said:
            return None
        return said[0] in "my" if said[0] in "mny" else None

    def save(self, values: Mapping[str, str]) -> Changed:
        if values["mine"].strip() and self._whose(values) is None:
            raise NotUnderstood("Was it mine to change?", "Type m for mine, n for not mine, or leave it empty.")
        return self.desk.calls.after_loss(
            self.touch.id, mine=self._whose(values), evidence=values["evidence"], differently=values["differently"]
        )
