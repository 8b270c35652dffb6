"""The plan of the day: talks wanted, a block for prospecting, lunch, a stop; what it holds is said below."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from salesdesk.desk import Changed, Desk
from salesdesk.desk.plan import PlanWords
from salesdesk.domain.agenda import Agenda
from salesdesk.domain.dayplan import Capacity, DayPlan, between, plan_words
from salesdesk.errors import SalesdeskError
from salesdesk.ui.lines import Line, Row, text_line
from salesdesk.ui.sheets.form import Field, FormSheet
from salesdesk.ui.text import Glyphs, width_of

BAR = 30
MOST_NARROW = 4


class PlanSheet(FormSheet[Changed]):
    """Answers what it changed."""

    def __init__(self, desk: Desk, agenda: Agenda | None) -> None:
        self.agenda = agenda
        self.kept_as = f"form:plan:{desk.core.today()}"
        plan = desk.plan.proposed()
        easy = desk.plan.easy_call(agenda) if agenda else ""
        talks = str(plan.conversations) if plan.conversations else ""
        fields = (
            Field("conversations", "Talks", talks, "8   conversations wanted", replaced=True),
            Field(
                "block", "Prospecting", between(plan.block_from, plan.block_until),
                "9:15-10:00 · 9:15 for 45 min", replaced=True,
            ),
            Field(
                "warm_up", "Warm-up", plan.warm_up, f"{easy}   an easy call first" if easy else "an easy call first",
                replaced=True,
            ),
            Field(
                "lunch", "Lunch", between(plan.lunch_from, plan.lunch_until), "12 · noon · 12:30 for half an hour",
                replaced=True,
            ),
            Field("stop", "Stop", between(plan.stop_at, None), "17:30 · half past five", replaced=True),
        )  # fmt: skip
        super().__init__(desk, title=f"Plan   {desk.core.today():%a %d %b}", fields=fields)

    @property
    def first_field(self) -> str:
        return self.fields[0].name

    def reading(self, values: Mapping[str, str]) -> Sequence[Line]:
        try:
            plan = self.desk.plan.read(PlanWords(**values))
        except SalesdeskError as error:
            return (text_line(f" {error.sentence} {error.hint}", "stale"),)
        return (text_line(f" {plan_words(plan)}", "muted"), *self._held(plan), *self._chosen())

    def save(self, values: Mapping[str, str]) -> Changed:
        return self.desk.plan.keep(self.desk.plan.read(PlanWords(**values)))

    def trouble(self, error: SalesdeskError) -> None:
        """Said once: at the foot instead of under the fields."""
        super().trouble(error)
        self._page("reading", ())

    def draw_reading(self) -> None:
        self.redraw()  # what was said of the words before is over
        super().draw_reading()

    def _chosen(self) -> tuple[Line, ...]:
        """What last week's card chose for this week."""
        card = self.desk.plan.week.chosen()
        return (Row().up_to(f" this week: {card}", self.inner_width, "muted").line(),) if card else ()

    def _held(self, plan: DayPlan) -> tuple[Line, ...]:
        if self.agenda is None:
            return ()
        held = self.desk.plan.holds(plan, self.agenda)
        return (capacity_line(held, self.glyphs, width=self.inner_width),)


def capacity_line(held: Capacity, glyphs: Glyphs, *, width: int, lead: str = " ") -> Line:
    """Done, planned and room in one bar: thick, thin and empty, so that it reads without colour; then in words."""
    whole = max(1, held.done + max(held.planned, held.fits))
    room = width - width_of(lead) - width_of(held.words) - 3
    cells = min(BAR, max(MOST_NARROW, min(room, width // 3)))
    done = round(cells * held.done / whole)
    planned = min(cells - done, round(cells * held.planned / whole))
    row = Row().add(lead).add(glyphs.column * done, "accent").add(glyphs.bar * planned, "foreground")
    row.add(glyphs.dot * (cells - done - planned), "muted")
    return row.up_to(f"  {held.words}", width, "muted").line()
