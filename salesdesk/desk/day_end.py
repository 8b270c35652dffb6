"""The day's end: what it looked like, who is left without a next step, tomorrow's first calls, one line for tomorrow."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from salesdesk.desk.core import Changed, Core, Part
from salesdesk.desk.day import LANE_LIMIT, DayReader
from salesdesk.desk.line import repeatable
from salesdesk.domain import agenda as agenda_rules
from salesdesk.domain.agenda import Group, Item
from salesdesk.domain.day_end import DayEnd, OpenEnd
from salesdesk.domain.followup import FollowUpState
from salesdesk.domain.text import clean_line
from salesdesk.errors import NotUnderstood, Refused
from salesdesk.store import dayplan, followups, people, score, week

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
        next_day = core.workdays.add(today, 1)
        month = week.critiques_between(core.db, today.replace(day=1), today)
        return DayEnd(
            day=today, now=now, counts=agenda.counts, figures=self._figures.behaviour(today), course=self._plan.course(agenda),
            promises=self._figures.open_promises(today), promises_made=score.promises_made(core.db, today),
            done=tuple(i.follow_up.id for i in agenda.section(Group.DONE)),
            due=tuple(i.follow_up.id for i in agenda.items() if i.follow_up.state is FollowUpState.OPEN),
            open_ends=self.open_ends(), waiting_count=dayplan.count_without_step_or_reason(core.db), next_day=next_day, tomorrow=self._ahead(today),
            critiques=tuple(one for one in month if one.noted_on == today), returning=self._plan.week.returning(),
            card=self._plan.week.card() if self._plan.ends_the_week(today) else None,
        )  # fmt: skip

    def open_ends(self) -> tuple[OpenEnd, ...]:
        """Who has no next step, those whom the day met first, then those with a reason."""
        db, day = self._core.db, self._core.today()
        waiting = dayplan.without_step_or_reason(db, day, limit=LANE_LIMIT)
        left = dayplan.left_open(db, limit=LANE_LIMIT)
        return (*(OpenEnd(line) for line in waiting), *(OpenEnd(line, why) for line, why in left))

    def leave_open(self, contact_id: int, why: str) -> Changed:
        """Leaves somebody without a next step, with the reason; a touch with them asks again.

        Raises NotUnderstood for a reason without words.
        """
        return self._leave((contact_id,), why)

    def leave_all_open(self, why: str) -> Changed:
        """One reason for all who have neither a next step nor a reason."""
        count = dayplan.count_without_step_or_reason(self._core.db)
        found = dayplan.without_step_or_reason(self._core.db, self._core.today(), limit=max(1, count))
        return self._leave(tuple(line.id for line in found), why)

    def _leave(self, contact_ids: Sequence[int], why: str) -> Changed:
        line = clean_line(why)
        if not any(c.isalnum() for c in line):
            raise NotUnderstood("A reason needs words.", "For example: they will call, nothing to talk about yet.")
        core = self._core
        names = self._names(contact_ids)
        with core.deed(f"no next step with {names}: {line}") as db:
            for contact_id in contact_ids:
                dayplan.leave_open(db, contact_id, line, at=core.now(), on=core.today())
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
        waiting = dayplan.without_step_or_reason(core.db, core.today(), limit=1)
        if waiting:
            others = dayplan.count_without_step_or_reason(core.db) - 1
            more = f" and {others:,} more" if others else ""
            raise Refused(f"{waiting[0].name}{more}: no next step yet.", "enter dates them, x says why not.")
        with core.deed("the day closed") as db:
            row = dayplan.keep_plan(db, day or core.today(), closed_at=core.now())
        return Changed(f"The day is closed at {core.now():%H:%M}", END_PARTS, row_id=row)

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
