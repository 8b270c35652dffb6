"""The day's end: what it looked like, who is left without a next step, tomorrow's first calls, one line for tomorrow."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from salesdesk.desk.core import Changed, Core, Part
from salesdesk.desk.day import LANE_LIMIT, DayReader
from salesdesk.desk.line import repeatable
from salesdesk.domain import agenda as agenda_rules
from salesdesk.domain.agenda import Item
from salesdesk.domain.day_end import DayEnd, OpenEnd
from salesdesk.domain.text import clean_line
from salesdesk.errors import NotUnderstood, Refused
from salesdesk.store import dayplan, followups, lanes, people, score, week

if TYPE_CHECKING:
    from salesdesk.desk.plan import PlanDrawer
    from salesdesk.desk.score import ScoreDrawer

END_PARTS = frozenset({Part.PLAN, Part.AGENDA})


@repeatable
class DayEndDrawer:
    """Closing a day; the desk stays open."""

    def __init__(self, core: Core, plan: PlanDrawer, figures: ScoreDrawer) -> None:
        self._core, self._plan, self._figures = core, plan, figures
        self._reader = DayReader(core)

    def look(self, day: date | None = None) -> DayEnd:
        """A day as it ends, as of now; today (None), or one that is closed after midnight."""
        core, now = self._core, self._core.now()
        today = day or now.date()
        agenda = self._reader.day(now if today == now.date() else core.at_midday(today))
        card = self._figures.between(today, today)
        next_day = core.workdays.add(today, 1)
        month = week.critiques_between(core.db, today.replace(day=1), today)
        return DayEnd(
            day=today, now=now, counts=agenda.counts, figures=card.counts, course=self._plan.course(agenda),
            promises=self._figures.open_promises(today), promises_made=score.promises_made(core.db, today),
            open_ends=self.open_ends(), next_day=next_day, tomorrow=self._ahead(today),
            critiques=tuple(one for one in month if one.noted_on == today), returning=self._plan.week.returning(),
            card=self._plan.week.card() if self._plan.ends_the_week(today) else None,
        )  # fmt: skip

    def open_ends(self) -> tuple[OpenEnd, ...]:
        """Who has no next step, those whom the day met first, with the reason where one was given."""
        left = dayplan.left_open(self._core.db)
        found = self._reader.open_ends(self._core.today())
        return tuple(OpenEnd(line, left[line.id][0] if line.id in left else "") for line in found)

    def leave_open(self, contact_ids: Sequence[int], why: str) -> Changed:
        """Leaves people without a next step, with the reason; a touch with one of them asks again.

        Raises NotUnderstood for a reason without words.
        """
        line = clean_line(why)
        if not any(c.isalnum() for c in line):
            raise NotUnderstood("A reason needs words.", "For example: they will call, nothing to talk about yet.")
        core = self._core
        names = self._names(contact_ids)
        with core.deed(f"no next step with {names}: {line}") as db:
            dayplan.leave_open(db, contact_ids, line, at=core.now(), on=core.today())
        return Changed(f"{names}: {line}", END_PARTS)

    def write_line(self, words: str, *, day: date | None = None) -> Changed:
        """One line for the day after that day (None: today)."""
        core = self._core
        with core.deed("a line for tomorrow") as db:
            row = dayplan.keep_plan(db, day or core.today(), line_for_tomorrow=clean_line(words))
        return Changed("Kept for tomorrow", END_PARTS, row_id=row)

    def close(self, day: date | None = None) -> Changed:
        """Closes the day (None: today). Raises Refused while anybody stands without a next step and without a reason."""
        core = self._core
        waiting = [one for one in self.open_ends() if not one.why]
        if waiting:
            first = waiting[0].contact.name
            more = f" and {self._count(len(waiting)) - 1} more" if len(waiting) > 1 else ""
            raise Refused(f"{first}{more}: no next step yet.", "enter dates them, x says why not.")
        with core.deed("the day closed") as db:
            row = dayplan.keep_plan(db, day or core.today(), closed_at=core.now())
        return Changed(f"The day is closed at {core.now():%H:%M}", END_PARTS, row_id=row)

    def _count(self, listed: int) -> int:
        """How many there are, where the list is cut."""
        return listed if listed < LANE_LIMIT else lanes.count_without_next_step(self._core.db)

    def _names(self, contact_ids: Sequence[int]) -> str:
        found = people.contact(self._core.db, contact_ids[0]) if contact_ids else None
        name = found.name if found else "nobody"
        return name if len(contact_ids) < 2 else f"{name} and {len(contact_ids) - 1} more"

    def _ahead(self, today: date) -> tuple[Item, ...]:
        """What is due from tomorrow to the next working day, in its order."""
        core = self._core
        first, last = today + timedelta(days=1), core.workdays.add(today, 1)
        items = self._reader.items(followups.between(core.db, first, last), at=core.now())
        late = datetime.max.replace(tzinfo=UTC)
        return tuple(sorted(items, key=lambda i: (i.follow_up.due_at or late, agenda_rules.weight(i), i.follow_up.id)))
