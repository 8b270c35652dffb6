"""The week's card: last week's behaviour and how it went, a belief that held me back, one to try, one behaviour."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from salesdesk.desk import Changed, Desk
from salesdesk.domain.dayplan import week_of
from salesdesk.ui.lines import Line, text_line
from salesdesk.ui.sheets.form import Field, FormSheet
from salesdesk.ui.text import wrap


class WeekCardSheet(FormSheet[Changed]):
    """Answers what it changed."""

    sheet_width = 84

    def __init__(self, desk: Desk) -> None:
        self.kept_as = f"form:week:{week_of(desk.core.today())}"
        card, self.before = desk.plan.week.card(), desk.plan.week.before()
        fields = [
            Field("held", "Held me", card.belief_held or "", "a belief: they hate calls"),
            Field("to_try", "Try", card.belief_try or "", "a belief to try: they like a reason"),
            Field("behaviour", "I will", card.behaviour or "", "next week: two facts before a call"),
        ]
        if self.before is not None:
            fields.insert(0, Field("answer", "How it went", self.before.answer or "", "last week's, in your words"))
        super().__init__(desk, title="The week's card", fields=fields)

    def reading(self, values: Mapping[str, str]) -> Sequence[Line]:
        lines: list[str] = []
        if self.before is not None:
            week = f"{self.before.week_on.day} {self.before.week_on:%b}"
            lines += wrap(f"In the week of {week} you chose: {self.before.behaviour}", self.inner_width - 2)
        lines += [one.words for one in self.desk.plan.week.returning()]
        return tuple(text_line(f" {words}", "muted") for words in lines)

    def save(self, values: Mapping[str, str]) -> Changed:
        return self.desk.plan.week.keep(
            held=values["held"], to_try=values["to_try"], behaviour=values["behaviour"],
            answer=values.get("answer"),
        )  # fmt: skip
