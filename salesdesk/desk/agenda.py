"""The agenda's drawer: the day's follow-ups, and the deeds that date, close or put one off.

What goes beyond one row has a drawer of its own here: `promises`, `plays`, `away`, `permission`.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from salesdesk.desk.away import AwayDrawer
from salesdesk.desk.core import Changed, Core, Part
from salesdesk.desk.dated import dated, on_day
from salesdesk.desk.day import LANE_LIMIT, DayReader
from salesdesk.desk.line import repeatable
from salesdesk.desk.permission import PermissionDrawer
from salesdesk.desk.plays import PlaysDrawer
from salesdesk.desk.promises import PromisesDrawer
from salesdesk.desk.whereabouts import place_of
from salesdesk.domain import agenda as rules
from salesdesk.domain import promises as promise_rules
from salesdesk.domain.dates import Reading, TheirSide, read_when
from salesdesk.domain.followup import Channel, FollowUp, FollowUpState, Origin, PromiseState, Side
from salesdesk.domain.hours import is_zone
from salesdesk.domain.later import SNOOZE_WORDS, SnoozeReason, asks_why, hard_slot, next_of_rule
from salesdesk.domain.plays import Proposal
from salesdesk.domain.promises import channel_of
from salesdesk.domain.workdays import feast_words
from salesdesk.errors import NotFound, NotUnderstood, Refused
from salesdesk.store import followups, people, touches

__all__ = ["LANE_LIMIT", "AgendaDrawer", "channel_of", "next_of_rule"]

AGENDA_PARTS = frozenset({Part.AGENDA, Part.TIMELINE})


@repeatable
class AgendaDrawer:
    """Follow-ups, one method a deed."""

    def __init__(self, core: Core, day: DayReader) -> None:
        self._core = core
        self._day = day
        self.plays = PlaysDrawer(core)
        self.promises = PromisesDrawer(core, self.plays)
        self.away = AwayDrawer(core, day)
        self.permission = PermissionDrawer(core)

    # -- reading ------------------------------------------------------------------------------------------------------

    def today(self, day: date | None = None) -> rules.Agenda:
        """The agenda of today, or of another day (`DayReader.today`)."""
        return self._day.today(day)

    def lanes(self) -> rules.Lanes:
        """The people whom no day brings up by itself."""
        return self._day.lanes()

    def ahead(self, first: date, last: date) -> tuple[rules.Item, ...]:
        """Open follow-ups of the days to come."""
        return self._day.items(followups.between(self._core.db, first, last), at=self._core.now())

    def proposal(self, contact_id: int) -> Proposal | None:
        """The next follow-up as the rhythm goes: "e-mail Thu 24 Nov"; None for who is not to be contacted."""
        return self.plays.proposal(contact_id)

    def follow_up(self, follow_up_id: int) -> FollowUp:
        """Raises NotFound."""
        found = followups.follow_up(self._core.db, follow_up_id)
        if found is None:
            raise NotFound("That follow-up is not there any more.", "u may bring it back.")
        return found

    def next_of(self, contact_id: int) -> FollowUp | None:
        """The contact's next open follow-up."""
        return next(iter(followups.open_of(self._core.db, contact_id)), None)

    def item_of(self, follow_up_id: int) -> rules.Item | None:
        row = followups.due_row(self._core.db, follow_up_id)
        return self._day.items((row,), at=self._core.now())[0] if row else None

    def read_when(self, phrase: str, contact_id: int | None = None) -> Reading:
        """How a date phrase is understood, with the contact's clock and dates to lean on."""
        core = self._core
        return read_when(phrase, now=core.now(), habits=core.habits, theirs=self.their_side(contact_id))

    def feast(self, day: date, theirs: TheirSide) -> str:
        """In a sentence, that the day is a holiday of the rep's or of theirs; empty where it is none."""
        return feast_words(day, self._core.workdays, theirs.workdays)

    def their_side(self, contact_id: int | None) -> TheirSide:
        """What a phrase may lean on: their zone, their opening time, their dates."""
        core = self._core
        contact = people.contact(core.db, contact_id) if contact_id else None
        if contact is None:
            return TheirSide()
        from salesdesk.store import research  # the agenda itself reads none of it

        dates = tuple((m.what, m.wanted_on) for m in research.milestones_of(core.db, contact.id) if m.wanted_on)
        return core.side_at(place_of(contact), dates)

    def both_open(self, contact_id: int, after: datetime | None = None) -> Reading | None:
        """The next time that lies in their hours and in the rep's own day; None where there is none."""
        contact = people.contact(self._core.db, contact_id)
        found = self._core.both_open(place_of(contact), after or self._core.now()) if contact else None
        at = found.astimezone(self._core.zone) if found else None
        return replace(on_day(at.date(), at), their_clock=True) if at else None

    # -- planning -----------------------------------------------------------------------------------------------------

    def plan(
        self, contact_id: int, when: Reading, *, channel: Channel = Channel.CALL, why_now: str = "",
        agreed: bool = False, their_words: str | None = None, for_them: str | None = None, origin: Origin | None = None,
    ) -> Changed:  # fmt: skip
        """A new follow-up. Raises Refused for a contact who asked not to be contacted, NotUnderstood for no date."""
        on, at = self.dated(when)
        contact = people.contact(self._core.db, contact_id)
        if contact is None:
            raise NotFound("That contact is not there any more.", "u may bring them back.")
        if wish := contact.refusal(channel):
            raise Refused(
                f"{contact.name} asked not to be contacted ({wish.channel}, {wish.since_on:%d %b %Y}).",
                "Their wish can only be lifted by them.",
            )
        with self._core.deed(f"follow-up with {contact.name} {when.text}") as db:
            row = followups.add_follow_up(
                db, at=self._core.stamp(), contact_id=contact_id, channel=channel, due_on=on, due_at=at,
                why_now=why_now, agreed=agreed, their_words=their_words, for_them=for_them, repeats=when.repeats,
                origin=origin or (Origin.AGREED if agreed else Origin.REP),
            )  # fmt: skip
        return Changed(f"{contact.name}: {when.text}", AGENDA_PARTS, contact_id, row)

    def asks_why(self, follow_up_id: int) -> bool:
        """Whether putting it off once more is the third time: then the reason is asked."""
        return asks_why(self.follow_up(follow_up_id))

    def hard_slot(self) -> Reading:
        """What "too hard" proposes: a quarter of an hour on the next business day at nine."""
        core = self._core
        at = hard_slot(core.today(), core.workdays).replace(tzinfo=core.zone)
        return on_day(at.date(), at)

    def later(self, follow_up_id: int, when: Reading, *, reason: str | None = None) -> Changed:
        """Another day for a follow-up; the snooze is counted with its reason. "When they open" only holds the row back.

        Raises NotUnderstood for no date, for one that has passed, and for a reason that is none.
        """
        on, at = self.dated(when)
        if reason is not None and reason not in set(SnoozeReason):
            raise NotUnderstood(f"“{reason}” is no reason.", f"One of: {', '.join(SNOOZE_WORDS.values())}.")
        follow_up = self.follow_up(follow_up_id)
        name = self._name(follow_up.contact_id)
        opens = when.their_clock and on == self._core.today()
        with self._core.deed(f"later: {name} to {when.text}") as db:
            followups.add_snooze(
                db, follow_up_id, at=self._core.stamp(), from_on=follow_up.due_on, to_on=on, reason=reason
            )
            followups.change_follow_up(
                db, follow_up_id, due_on=on, due_at=at, snoozes=follow_up.snoozes + 1, waits_for_open=opens,
                state=FollowUpState.OPEN, closed_at=None, closed_on=None, closed_why=None,
            )  # fmt: skip
        return Changed(f"{name}: {when.text}", AGENDA_PARTS, follow_up.contact_id, follow_up_id)

    def redate(self, follow_up_id: int, when: Reading) -> Changed:
        """Another day without a snooze: what waited for the rep's return was not put off."""
        on, at = self.dated(when)
        follow_up = self.follow_up(follow_up_id)
        name = self._name(follow_up.contact_id)
        with self._core.deed(f"{name} on {when.text}") as db:
            followups.change_follow_up(db, follow_up_id, due_on=on, due_at=at, waits_for_open=False)
        return Changed(f"{name}: {when.text}", AGENDA_PARTS, follow_up.contact_id, follow_up_id)

    def hold(self, follow_up_id: int) -> Changed:
        """Shows the row again by itself when they open; nothing is re-dated, no snooze is counted."""
        follow_up = self.follow_up(follow_up_id)
        name = self._name(follow_up.contact_id)
        with self._core.deed(f"{name} held until they open") as db:
            followups.change_follow_up(db, follow_up_id, waits_for_open=True)
        return Changed(f"{name} comes back when they open", AGENDA_PARTS, follow_up.contact_id, follow_up_id)

    def done(self, follow_up_id: int) -> Changed:
        """Marks a follow-up done and keeps its promise; a repeating one dates the next by itself."""
        follow_up = self.follow_up(follow_up_id)
        name = self._name(follow_up.contact_id)
        if follow_up.state is not FollowUpState.OPEN:
            return Changed(f"{name} is done already", frozenset(), follow_up.contact_id, follow_up_id)
        with self._core.deed(f"{name} done"):
            self.close(follow_up, touch_id=None)
            self.plays.after_done(follow_up)
        return Changed(f"{name} done", AGENDA_PARTS, follow_up.contact_id, follow_up_id)

    def reopen(self, follow_up_id: int) -> Changed:
        """Takes "done" off again; its promise is open again too."""
        follow_up = self.follow_up(follow_up_id)
        name = self._name(follow_up.contact_id)
        with self._core.deed(f"{name} not done after all") as db:
            followups.change_follow_up(
                db, follow_up_id, state=FollowUpState.OPEN, closed_at=None, closed_on=None, closed_why=None
            )
            if rules.said_aloud(follow_up) and follow_up.promise_id:
                followups.change_promise(
                    db, follow_up.promise_id, state=PromiseState.OPEN, closed_at=None, closed_on=None
                )
            if follow_up.repeats:
                self._call_off_the_next(follow_up)
        return Changed(f"{name} is open again", AGENDA_PARTS, follow_up.contact_id, follow_up_id)

    def say_why(self, contact_id: int, follow_up_id: int | None, why_now: str) -> Changed:
        """Why now, in one line. Raises NotFound where nothing is planned with them."""
        name = self._name(contact_id)
        if follow_up_id is None:
            raise NotFound(f"Nothing is planned with {name}.", "r plans a follow-up first.")
        with self._core.deed(f"why now: {name}") as db:
            followups.change_follow_up(db, follow_up_id, why_now=why_now.strip())
        return Changed("Why now kept", AGENDA_PARTS | {Part.RESEARCH}, contact_id, follow_up_id)

    def drop(self, follow_up_id: int, *, why: str) -> Changed:
        """Takes a follow-up off the agenda with its reason; the contact stays in "no next step"."""
        follow_up = self.follow_up(follow_up_id)
        name = self._name(follow_up.contact_id)
        with self._core.deed(f"{name} dropped") as db:
            followups.change_follow_up(
                db, follow_up_id, state=FollowUpState.DROPPED, closed_at=self._core.now(),
                closed_on=self._core.today(), closed_why=why,
            )  # fmt: skip
        return Changed(f"{name} dropped", AGENDA_PARTS, follow_up.contact_id, follow_up_id)

    def promise(
        self, contact_id: int, what: str, when: Reading | None, *, side: Side = Side.OURS, words: str | None = None,
        touch_id: int | None = None, made_on: date | None = None,
    ) -> Changed:  # fmt: skip
        """Something said aloud (`promises.make`)."""
        return self.promises.make(
            contact_id, what, when, side=side, words=words, touch_id=touch_id, made_on=made_on
        )  # fmt: skip

    def keep_promise(self, promise_id: int) -> Changed:
        """A promise is kept, now (`promises.keep`)."""
        return self.promises.keep(promise_id)

    def break_promise(self, promise_id: int) -> Changed:
        """A promise was not kept, by either side (`promises.break_promise`)."""
        return self.promises.break_promise(promise_id)

    def move_promise(self, promise_id: int, when: Reading, *, why: str) -> Changed:
        """A promise has a new day, with its reason (`promises.move_promise`)."""
        return self.promises.move_promise(promise_id, when, why=why)

    def close(self, follow_up: FollowUp, *, touch_id: int | None) -> None:
        """Closes a follow-up inside the deed that is open: keeps its promise, dates the next of a repeating one.

        A touch that does not do what was promised leaves it open: what was to be sent is not sent by a call.
        """
        core = self._core
        touch = touches.touch(core.db, touch_id) if touch_id else None
        if touch is not None and rules.said_aloud(follow_up) and not promise_rules.keeps(follow_up, touch):
            return
        self._close_row(follow_up, touch_id)
        if follow_up.promise_id:
            promise = followups.promise(core.db, follow_up.promise_id)
            if promise and promise.state is PromiseState.OPEN and promise.side is Side.OURS:
                self.promises.write_closed(promise_rules.kept(promise, now=core.now(), today=core.today()))
        if follow_up.repeats:
            self._date_the_next(follow_up)

    def clashes(self, at: datetime, *, minutes: int = 15) -> tuple[str, ...]:
        """Names of those with whom something is planned within so many minutes of the instant."""
        day = self._core.day_of(at)
        span = timedelta(minutes=minutes)
        rows = followups.between(self._core.db, day, day)
        return tuple(r.contact.name for r in rows if r.follow_up.due_at and abs(r.follow_up.due_at - at) < span)

    def dated(self, when: Reading) -> tuple[date, datetime | None]:
        """The day and instant of a reading that may be saved. Raises NotUnderstood with what it was not."""
        return dated(self._core, when)

    def _date_the_next(self, follow_up: FollowUp) -> None:
        """The next one of a repeating follow-up, at the same hour on the clock on which it was said."""
        core = self._core
        again = next_of_rule(follow_up, core.today())
        if again is None:
            return
        row = followups.add_follow_up(
            core.db, at=core.stamp(), contact_id=follow_up.contact_id, channel=follow_up.channel, due_on=again,
            due_at=follow_up.due_at and self._same_clock(follow_up, again), due_zone=follow_up.due_zone,
            why_now=follow_up.why_now, for_them=follow_up.for_them, repeats=follow_up.repeats,
            origin=follow_up.origin, agreed=follow_up.agreed, their_words=follow_up.their_words,
        )  # fmt: skip
        # The rule runs from its first day for good: the 31st comes back after a short month.
        followups.change_follow_up(core.db, row, first_due_on=follow_up.first_due_on or follow_up.due_on)

    def _close_row(self, follow_up: FollowUp, touch_id: int | None) -> None:
        core = self._core
        followups.change_follow_up(
            core.db, follow_up.id, state=FollowUpState.DONE, closed_at=core.now(), closed_on=core.today(),
            touch_id=touch_id, waits_for_open=False,
        )  # fmt: skip

    def _call_off_the_next(self, follow_up: FollowUp) -> None:
        """Of a repeating follow-up that is open again, the one that its closing had dated goes away."""
        core = self._core
        for later in followups.open_of(core.db, follow_up.contact_id):
            if later.id > follow_up.id and later.repeats == follow_up.repeats and later.why_now == follow_up.why_now:
                followups.change_follow_up(
                    core.db, later.id, state=FollowUpState.CALLED_OFF, closed_at=core.now(), closed_on=core.today(),
                    closed_why="the one before is open again",
                )  # fmt: skip

    def _same_clock(self, follow_up: FollowUp, day: date) -> datetime | None:
        if follow_up.due_at is None:
            return None
        said_in = follow_up.due_zone or ""
        zone = ZoneInfo(said_in) if is_zone(said_in) else self._core.zone
        local = follow_up.due_at.astimezone(zone)
        return datetime.combine(day, local.time(), tzinfo=zone).astimezone(UTC)

    def _name(self, contact_id: int) -> str:
        return people.name_of(self._core.db, contact_id) or "somebody"
