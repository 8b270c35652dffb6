"""Absences: theirs pause the touches until they are back; the rep's own pauses everything, and is sorted on return."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from salesdesk.desk.core import EVERYTHING, Changed, Core
from salesdesk.desk.dated import dated, text_of
from salesdesk.desk.day import DayReader
from salesdesk.desk.line import repeatable
from salesdesk.domain import agenda as rules
from salesdesk.domain.dates import Reading
from salesdesk.domain.later import hook_after, return_day, spread
from salesdesk.domain.who import OutOfOffice
from salesdesk.errors import NotFound, NotUnderstood, Refused
from salesdesk.store import followups, people, plays, settings

TRIAGED_KEY = "away_sorted"
"""The absence that was sorted last: the return is offered once."""
LOOK_AHEAD = 60


@dataclass(frozen=True, slots=True)
class Waited:
    """A follow-up that waited while the rep was away, and the day it stands on now."""

    item: rules.Item
    was_on: date
    on: date


@repeatable
class AwayDrawer:
    """Out of office, and away."""

    def __init__(self, core: Core, reader: DayReader) -> None:
        self._core = core
        self._reader = reader

    # -- theirs -------------------------------------------------------------------------------------------------------

    def out_of_office(
        self, contact_id: int, *, until_on: date, from_on: date | None = None, words: str = ""
    ) -> Changed:
        """They are out until that day, the day itself included: what was not said aloud waits for their return.

        Raises NotUnderstood for days that have passed, or that end before they begin.
        """
        core = self._core
        if until_on < core.today():
            raise NotUnderstood(f"{text_of(until_on)} has passed.", "Name the last day on which they are out.")
        if from_on is not None and from_on > until_on:
            raise NotUnderstood(
                f"{text_of(until_on)} is before {text_of(from_on)}.", "First the first day, then the last."
            )
        name = self._name(contact_id)
        out = OutOfOffice(until_on, from_on, words.strip() or None)
        back, first = return_day(out, core.workdays), from_on or core.today()
        with core.deed(f"{name} out of office until {text_of(until_on)}") as db:
            row = plays.add_out_of_office(
                db, contact_id, from_on=from_on, until_on=until_on, words=out.words, noted_on=core.today()
            )
            for follow_up in followups.open_of(db, contact_id):
                late = follow_up.due_on < first and first <= core.today()
                if (late or first <= follow_up.due_on <= until_on) and not rules.said_aloud(follow_up):
                    followups.change_follow_up(db, follow_up.id, due_on=back, due_at=None, waits_for_open=False)
        return Changed(f"{name} is out until {text_of(until_on)}", EVERYTHING, contact_id, row)

    def hook(self, contact_id: int) -> str:
        """What an absence of theirs leaves to open with: "you were out last week"; nothing otherwise."""
        contact = people.contact(self._core.db, contact_id)
        return hook_after(contact.out_of_office, today=self._core.today()) if contact else ""

    # -- the rep's own ------------------------------------------------------------------------------------------------

    def is_away(self) -> bool:
        return plays.away_on(self._core.db, self._core.today()) is not None

    def leave(self, back_on: Reading | None = None, *, words: str = "") -> Changed:
        """From now on nothing is due, until that day or until the rep is back; what was promised still shows."""
        core = self._core
        if self.is_away():
            raise Refused("You are away already.", "The same key brings you back.")
        until = dated(core, back_on)[0] - timedelta(days=1) if back_on else None
        if until is not None and until < core.today():
            raise NotUnderstood("You are back today already.", "Name the day on which you are back, or none.")
        with core.deed("away") as db:
            row = plays.start_away(db, from_on=core.today(), until_on=until, words=words.strip() or None)
        said = f"Away, back {text_of(until + timedelta(days=1))}" if until else "Away until you are back"
        return Changed(said, EVERYTHING, None, row)

    def to_sort(self) -> bool:
        """Whether an absence has ended by its day and what waited was not sorted yet."""
        core = self._core
        last = plays.last_away(core.db)
        if last is None or last.until_on is None or last.until_on >= core.today():
            return False
        recent = last.until_on >= core.today() - timedelta(days=7)
        return recent and settings.of(core.db, TRIAGED_KEY) != str(last.id)

    def back(self) -> tuple[Changed, tuple[Waited, ...]]:
        """The rep is back: what waited is spread over the next days by rank, one deed; nothing is dropped.

        Answers what waited, in its order, for the triage. What was said aloud stays where it is, on top.
        """
        core, today = self._core, self._core.today()
        last = plays.last_away(core.db)
        with core.deed("back at the desk") as db:
            if last and (last.until_on is None or last.until_on >= today):
                if last.from_on >= today:
                    plays.forget_away(db, last.id)
                else:
                    plays.end_away(db, last.id, until_on=today - timedelta(days=1))
            placed = self._spread()
            settings.keep(db, TRIAGED_KEY, str(last.id) if last else "")
        days = len({one.on for one in placed})
        said = f"{len(placed)} follow-ups over {days} day{'s' * (days != 1)}" if placed else "Nothing was left behind"
        return Changed(f"Welcome back. {said}", EVERYTHING), placed

    def _spread(self) -> tuple[Waited, ...]:
        """Gives each row that waited its new day, inside the open deed."""
        core, today = self._core, self._core.today()
        agenda = self._reader.day(core.now())
        late = [item for item in agenda.section(rules.Group.OVERDUE) if not rules.said_aloud(item.follow_up)]
        late = [item for item in late if item.follow_up.due_on < today]
        planned = plays.planned_a_day(core.db, today, today + timedelta(days=LOOK_AHEAD))
        days = [core.workdays.on_or_after(today)]
        while days[-1] < today + timedelta(days=LOOK_AHEAD):
            days.append(core.workdays.add(days[-1], 1))
        taken = [planned.get(day, 0) for day in days]
        found = []
        for item, on in spread(late, start=today, workdays=core.workdays, taken=taken):
            followups.change_follow_up(core.db, item.follow_up.id, due_on=on, due_at=None, waits_for_open=False)
            found.append(Waited(item, item.follow_up.due_on, on))
        return tuple(found)

    def _name(self, contact_id: int) -> str:
        found = people.name_of(self._core.db, contact_id)
        if found is None:
            raise NotFound("That contact is not there any more.", "u may bring them back.")
        return found
