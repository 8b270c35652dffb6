"""The prospecting rhythm on one line: channels and business days; it slows down, it has no last step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from salesdesk.desk import Changed, Desk
from salesdesk.domain.rhythm import DEFAULT_RHYTHM, read_rhythm, rhythm_text
from salesdesk.errors import NotUnderstood
from salesdesk.ui.lines import Line, text_line
from salesdesk.ui.sheets.form import Field, FormSheet
from salesdesk.ui.text import first_lines


class RhythmSheet(FormSheet[Changed]):
    """Answers what it changed."""

    kept_as = "form:rhythm"
    sheet_width = 90

    def __init__(self, desk: Desk) -> None:
        now = rhythm_text(desk.agenda.plays.rhythm())
        super().__init__(
            desk, title="Your rhythm", fields=(Field("rhythm", "Touches", now, rhythm_text(DEFAULT_RHYTHM)),)
        )

    def reading(self, values: Mapping[str, str]) -> Sequence[Line]:
        if not values["rhythm"].strip():
            return (text_line(" empty: the usual rhythm", "muted"),)
        try:
            rhythm = read_rhythm(values["rhythm"])
        except NotUnderstood as error:
            words = first_lines(f"{error.sentence} {error.hint}", self.inner_width - 2, 2)
            return tuple(text_line(f" {line}", "stale") for line in words)
        first = f"{len(rhythm.beats)} touches over {rhythm.days} business days"
        return (text_line(f" {first}, then every {rhythm.slow[-1]}, without an end", "muted"),)

    def save(self, values: Mapping[str, str]) -> Changed:
        return self.desk.agenda.plays.set_rhythm(values["rhythm"])
