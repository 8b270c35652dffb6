"""Away: from now on nothing is due, until a day or until the same key is pressed again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from salesdesk.desk import Changed, Desk
from salesdesk.ui.commands import BY_ID, key_name
from salesdesk.ui.lines import Line, text_line
from salesdesk.ui.ownkeys import keys_of
from salesdesk.ui.sheets.form import Field, FormSheet
from salesdesk.ui.sheets.when import reading_lines


class AwaySheet(FormSheet[Changed]):
    """Answers what it changed."""

    kept_as = "form:away"

    def __init__(self, desk: Desk) -> None:
        again = key_name(keys_of(BY_ID["away"], desk.core.config.keys)[0])
        fields = (
            Field("back", "Back on", example=f"monday · 4 jan   (empty: until you press {again} again)"),
            Field("words", "Why", example="holiday, ill; only for you"),
        )
        super().__init__(desk, title="Away   everything waits", fields=fields)

    def reading(self, values: Mapping[str, str]) -> Sequence[Line]:
        if not values["back"].strip():
            return (text_line(" what you promised still shows; nothing else is due until you are back", "muted"),)
        reading = self.desk.agenda.read_when(values["back"])
        return reading_lines(self.desk, reading, None, self.inner_width)

    def save(self, values: Mapping[str, str]) -> Changed:
        phrase = values["back"].strip()
        when = self.desk.agenda.read_when(phrase) if phrase else None
        return self.desk.agenda.away.leave(when, words=values["words"])
