"""The plan's drawer: what the rep wants of the day, breaks, the course of the day. The day's end is `desk.day_end`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from salesdesk.desk.core import Changed, Core, Part
from salesdesk.desk.line import repeatable
from salesdesk.domain import dayplan as rules
from salesdesk.domain.agenda import Agenda
from salesdesk.domain.dates import read_when
from salesdesk.domain.dayplan import Break, Capacity, Course, DayPlan
from salesdesk.domain.followup import FollowUpState
from salesdesk.domain.modes import Mode
from salesdesk.domain.who import ContactLine
from salesdesk.errors import NotUnderstood, Refused
from salesdesk.store import dayplan

if TYPE_CHECKING:
    from salesdesk.desk.day_end import DayEndDrawer
    from salesdesk.desk.find import FindDrawer
    from salesdesk.desk.score import ScoreDrawer
    from salesdesk.desk.week import WeekDrawer
    from salesdesk.domain.planwords import Stretch

PLAN_PARTS = frozenset({Part.PLAN})
EVENING = time(18)


@dataclass(frozen=True, slots=True)
class PlanWords:
    """A plan as it is typed; empty: not wanted."""

    conversations: str = ""
    block: str = ""
    warm_up: str = ""
    lunch: str = ""
    stop: str = ""


@repeatable
class PlanDrawer:
    """The day as the rep wants it."""

    def __init__(self, core: Core, find: Callable[[], FindDrawer], figures: Callable[[], ScoreDrawer]) -> None:
        """Two other drawers, loaded when they are asked: the day's header needs neither."""
        self._core, self._find, self._figures = core, find, figures

    # -- the plan -----------------------------------------------------------------------------------------------------

    def today(self) -> DayPlan | None:
        """Today's plan; None while none is made."""
        found = dayplan.plan_of(self._core.db, self._core.today())
        return found.plan if found else None

    def on(self, day: date) -> DayPlan | None:
        """What was kept of any day."""
        found = dayplan.plan_of(self._core.db, day)
        return found.plan if found else None

    def proposed(self) -> DayPlan:
        """Today's plan, or the last one again."""
        core, kept = self._core, self.today()
        if kept is not None and kept.planned:
            return kept
        last = dayplan.last_plan(core.db, core.today())
        return rules.next_plan(last, core.today(), stops=core.config.day_stops)

    def read(self, words: PlanWords) -> DayPlan:
        """The plan that the words mean. Raises NotUnderstood for a number, a time or a name that is none."""
        talks = self._talks(words.conversations)
        block = self._stretch(words.block, "block")
        lunch = self._stretch(words.lunch, "lunch")
        stop = self._stretch(words.stop, "stop")
        who = self._warm_up(words.warm_up)
        return DayPlan(
            self._core.today(), conversations=talks, block_from=block[0],
            block_until=block[1] or (rules.later_by(block[0], rules.BLOCK_MINUTES) if block[0] else None), lunch_from=lunch[0],
            lunch_until=lunch[1], stop_at=stop[0], warm_up_id=who.id if who else None, warm_up=who.name if who else "",
        )  # fmt: skip

    def keep(self, plan: DayPlan) -> Changed:
        """The day's plan, kept; what was kept of the day before stays as it was."""
        with self._core.deed("plan of the day") as db:
            row = dayplan.keep_plan(
                db, plan.day_on, conversations=plan.conversations, block_from=plan.block_from,
                block_until=plan.block_until, lunch_from=plan.lunch_from, lunch_until=plan.lunch_until,
                stop_at=plan.stop_at, warm_up_id=plan.warm_up_id,
            )  # fmt: skip
        return Changed("The day is planned", PLAN_PARTS, row_id=row)

    def easy_call(self, agenda: Agenda) -> str:
        """Somebody due today with whom it is easy to talk: a client, else who agreed to the day. Empty: nobody."""
        waiting = [item for item in agenda.items() if item.follow_up.state is FollowUpState.OPEN and not item.refused]
        easy = [item for item in waiting if item.mode is Mode.CLIENT] or [i for i in waiting if i.follow_up.agreed]
        return easy[0].contact.name if easy else ""

    # -- the course of the day ----------------------------------------------------------------------------------------

    def course(self, agenda: Agenda) -> Course:
        """How the day goes, for its header and its agenda."""
        core, now, plan = self._core, self._core.now(), self.on(agenda.day)
        breaks = self._breaks(agenda.day)
        first, talks = dayplan.so_far(core.db, agenda.day)
        rest = rules.break_line(plan, now=now, worked_since=first, breaks=breaks)
        line = rest or self._card_line(now)
        if not line and first is None:
            line = self._line_of_yesterday(agenda.day)
        held = self.holds(plan, agenda)
        return Course(plan, talks, held, rules.marks(plan, now=now), line, rest)

    def holds(self, plan: DayPlan | None, agenda: Agenda) -> Capacity:
        """What the rest of the day holds under that plan."""
        core = self._core
        return rules.capacity(
            plan, now=core.now(), stops=core.config.day_stops, planned=agenda.counts.due, done=agenda.counts.done,
            breaks=self._breaks(agenda.day),
        )  # fmt: skip

    def _breaks(self, day: date) -> tuple[Break, ...]:
        midnight = datetime.combine(day, time(), tzinfo=self._core.zone)
        return dayplan.breaks_since(self._core.db, midnight)

    def _line_of_yesterday(self, day: date) -> str:
        found = dayplan.last_line(self._core.db, day)
        return f"You wrote for today: {found[1]}" if found else ""

    def ends_the_week(self, day: date) -> bool:
        """Whether it is the last working day of its week."""
        return day == max(self._week(day), default=None)

    def _week(self, day: date) -> tuple[date, ...]:
        """The working days of its week."""
        monday = rules.week_of(day)
        return tuple(d for d in (monday + timedelta(days=n) for n in range(7)) if self._core.workdays.is_workday(d))

    def _card_line(self, now: datetime) -> str:
        today = now.date()
        if not rules.card_is_due(now, workdays=self._week(today)) or self.week.is_written(rules.week_of(today)):
            return ""
        return "The week is nearly over · E: the day's end, with the week's card"

    # -- breaks -------------------------------------------------------------------------------------------------------

    def running_break(self) -> Break | None:
        """The break that lasts; reminders hold while it does."""
        found = dayplan.running_break(self._core.db)
        return found[1] if found else None

    def begin_break(self) -> Changed:
        """Lunch or a break, from now on. Raises Refused while one lasts."""
        core, now = self._core, self._core.now()
        if self.running_break():
            raise Refused("A break is on already.", "Z again ends it.")
        kind = rules.break_kind(self.today(), now=now, breaks=self._breaks(core.today()))
        with core.deed(kind) as db:
            row = dayplan.begin_break(db, kind, at=now)
        return Changed(f"{kind.capitalize()} since {now:%H:%M}", PLAN_PARTS, row_id=row)

    def end_break(self) -> Changed:
        """Back at the desk. Raises Refused where no break lasts."""
        core, found = self._core, dayplan.running_break(self._core.db)
        if found is None:
            raise Refused("No break is on.", "Z begins one.")
        row, lasted = found
        minutes = round((core.now() - lasted.from_at).total_seconds() / 60)
        words = f"back from {'lunch' if lasted.kind == 'lunch' else 'a break'}"
        with core.deed(words) as db:
            dayplan.end_break(db, row, at=core.now())
        return Changed(f"{words.capitalize()}, {minutes} min", PLAN_PARTS, row_id=row)

    # -- other drawers ------------------------------------------------------------------------------------------------

    @property
    def end(self) -> DayEndDrawer:
        from salesdesk.desk.day_end import DayEndDrawer

        return DayEndDrawer(self._core, self, self._figures())

    @property
    def week(self) -> WeekDrawer:
        from salesdesk.desk.week import WeekDrawer

        return WeekDrawer(self._core)

    # -- reading words ------------------------------------------------------------------------------------------------

    def _talks(self, words: str) -> int | None:
        if not words.strip():
            return None
        from salesdesk.domain.planwords import number_of

        found = number_of(words)
        if found is None or found > rules.MOST_TALKS:
            raise NotUnderstood(f"“{words.strip()}” is no number of conversations.", "A number: 8.")
        return found or None

    def _stretch(self, words: str, what: str) -> tuple[time | None, time | None]:
        if not words.strip():
            return None, None
        from salesdesk.domain.planwords import stretches

        for stretch in stretches(words):
            found = self._times(stretch)
            if found:
                return found
        example = {"block": "9:15-10:00", "lunch": "12:00, or 12 to 12:45", "stop": "17:30, or half past five"}[what]
        raise NotUnderstood(f"“{words.strip()}” is no time for the {what}.", f"For example {example}.")

    def _times(self, stretch: Stretch) -> tuple[time, time | None] | None:
        first = self._clock(stretch.first)
        if first is None:
            return None
        if stretch.minutes:
            return first, rules.later_by(first, stretch.minutes)
        if not stretch.last:
            return first, None
        last = self._clock(stretch.last)
        if last is not None and last <= first and first >= EVENING:
            first = first.replace(hour=first.hour - 12)  # "7-8": the morning's
        return (first, last) if last is not None and first < last else None

    def _clock(self, words: str) -> time | None:
        """A time of the day, whatever o'clock it is now; None for what is none, and for a day that is not today."""
        core = self._core
        if not words.strip():
            return None
        from salesdesk.domain.planwords import clock_phrase

        midnight = datetime.combine(core.today(), time(), tzinfo=core.zone)
        reading = read_when(clock_phrase(words), now=midnight, habits=core.habits)
        if not reading.understood or reading.at is None or reading.on != core.today() or reading.repeats:
            return None
        return reading.at.astimezone(core.zone).time().replace(tzinfo=None)

    def _warm_up(self, words: str) -> ContactLine | None:
        if not words.strip():
            return None
        found = self._find().people(words.strip())
        same = [one for one in found if one.name.casefold() == words.strip().casefold()]
        if same or len(found) == 1:
            return (same or list(found))[0]
        if not found:
            raise NotUnderstood(f"Nobody is called “{words.strip()}”.", "The warm-up call is with somebody you know.")
        raise NotUnderstood(f"Several are called “{words.strip()}”.", "The whole name tells them apart.")
