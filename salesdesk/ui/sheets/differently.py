"""What I would do differently: a tag, picked or typed; how often it was said this month stands beside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence

from salesdesk.desk import Changed, Desk
from salesdesk.domain.reflection import tag_key, times_this_month
from salesdesk.domain.text import fold
from salesdesk.errors import SalesdeskError
from salesdesk.ui.lines import BLANK, Line, Row, text_line
from salesdesk.ui.sheets.base import hint_line
from salesdesk.ui.sheets.pick import PickSheet


class DifferentlySheet(PickSheet[Changed]):
    """Answers what it kept. A colon parts the tag from more words: "talked too much: ten minutes on the depot"."""

    kept_as = "form:differently"
    placeholder = "in your own words, or one of these"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.said = Counter(tag_key(one.tag) for one in desk.plan.week.this_month())

    def head(self) -> Sequence[Line]:
        return (text_line(" What would I do differently?", bold=True),)

    def rows(self, text: str) -> Sequence[Line]:
        typed = text.partition(":")[0].strip()
        found = [tag for tag in self.desk.plan.week.tags() if fold(typed) in fold(tag)]
        if typed and not any(tag_key(tag) == tag_key(typed) for tag in found):
            found.insert(0, typed)
        lines = []
        for tag in found:
            row = Row(key=tag).add(" ").column(tag, 40)
            if count := self.said[tag_key(tag)]:
                row.add(f" now for the {times_this_month(count + 1)}", "muted")
            lines.append(row.line())
        return tuple(lines)

    def foot(self, text: str) -> Sequence[Line]:
        return (BLANK, hint_line(("enter", "Keep it"), ("esc", "Back")))

    def taken(self, key: Hashable, text: str) -> None:
        if not isinstance(key, str):
            return
        try:
            self.answer(self.desk.plan.week.criticise(key, text.partition(":")[2]))
        except SalesdeskError as error:
            self.trouble(error)
