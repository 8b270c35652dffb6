"""How a day is read from the file: its rows with their people, clocks and modes, in the order of the rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from salesdesk.desk.core import Core
from salesdesk.desk.whereabouts import Told, recall, where
from salesdesk.domain import agenda as rules
from salesdesk.domain.followup import Promise
from salesdesk.domain.modes import Standing, mode_of
from salesdesk.domain.who import DoNotContact
from salesdesk.store import followups, lanes, plays, standing, who
from salesdesk.store.followups import DueRow

LANE_LIMIT = 300


class DayReader:
    """Reads; what plays make as time passes is made by their drawer, which is loaded where there is anything to make."""

    def __init__(self, core: Core) -> None:
        self._core = core

    def today(self, day: date | None = None) -> rules.Agenda:
        """The agenda of today, or of another day as it would look at its noon.

        Today's also makes what plays make as time passes; it needs no restart and no key.
        """
        core = self._core
        if day is not None and day != core.today():
            return self.day(core.at_midday(day))
        if plays.any_to_roll(core.db):
            from salesdesk.desk.plays import PlaysDrawer

            PlaysDrawer(core).roll()
        return self.day(core.now())

    def day(self, now: datetime) -> rules.Agenda:
        """The agenda of the day of `now`, as it stands at that moment."""
        db, day = self._core.db, now.date()
        # Days off roll a follow-up forward, so what counts today was due up to a few days before; never after.
        due = followups.due(db, day)
        beyond = followups.count_due(db, day) - len(due) if len(due) >= followups.DUE_LIMIT else 0
        return rules.build(
            self.items(due, at=now),
            self.items(followups.done_on(db, day), at=now),
            now=now,
            workdays=self._core.workdays,
            promises_due=plays.bare_promises_due(db, day),
            lanes=self.lanes(),
            more=beyond,
            away=self.away(day),
        )

    def nobody(self) -> bool:
        """Whether the desk is empty: asked at each start, so nobody is counted for it."""
        return who.nobody(self._core.db)

    def away(self, day: date) -> str:
        """That the rep is away on that day, in one line; nothing when not."""
        found = plays.away_on(self._core.db, day)
        if found is None:
            return ""
        from salesdesk.domain.later import away_words

        return away_words(found.from_on, found.until_on, today=day)

    def lanes(self) -> rules.Lanes:
        """The people whom no day brings up by itself."""
        db = self._core.db
        return rules.Lanes(
            no_next_step=lanes.without_next_step(db, limit=LANE_LIMIT),
            quiet=who.stalled(db, limit=LANE_LIMIT),
            untagged=who.untagged(db, limit=LANE_LIMIT),
            not_started=lanes.not_started(db, limit=LANE_LIMIT),
            not_started_count=lanes.count_not_started(db),
            no_next_step_count=lanes.count_without_next_step(db),
            quiet_count=who.count_stalled(db),
            untagged_count=who.count_untagged(db),
        )

    def items(self, rows: Sequence[DueRow], *, at: datetime) -> tuple[rules.Item, ...]:
        """The rows as the agenda has them at that moment, each with its reason."""
        db = self._core.db
        found = standing.standings(db, sorted({row.contact.id for row in rows}), today=at.date())
        recall(self._core.store, map(_told, rows), today=self._core.today())
        promises = followups.promises_named(db, [r.follow_up.promise_id for r in rows if r.follow_up.promise_id])
        return tuple(self._item(row, found.get(row.contact.id, Standing()), promises, at=at) for row in rows)

    def _item(self, row: DueRow, stands: Standing, promises: dict[int, Promise], *, at: datetime) -> rules.Item:
        clock = self._core.clock_at(where(_told(row)), at)
        channel = row.follow_up.channel
        item = rules.Item(
            follow_up=row.follow_up,
            contact=row.contact,
            clock=clock,
            mode=mode_of(stands),
            number=next(iter(row.numbers), None),
            promise=promises.get(row.follow_up.promise_id or 0),
            tries=stands.tries,
            refused=next((w for w in row.wishes if DoNotContact(w, row.follow_up.due_on).covers(channel)), None),
            standing=stands,
        )
        if row.follow_up.why_now:
            return item
        return replace(item, follow_up=replace(row.follow_up, why_now=rules.why_now(item, today=at.date())))


def _told(row: DueRow) -> Told:
    """What the row says of where they are."""
    country = row.country or row.account_country
    return Told(row.zone, tuple(row.numbers), row.city or "", row.region or "", country or "")
