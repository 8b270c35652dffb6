"""The plays' drawer: what is proposed next, and what a touch does to the follow-ups that a play made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from salesdesk.desk.core import Changed, Core, Part
from salesdesk.desk.line import repeatable
from salesdesk.domain.followup import BY_PHONE, CHANNEL_WORDS, Channel, FollowUp, FollowUpState, Origin, Play, Promise
from salesdesk.domain.modes import Mode, Standing, mode_of
from salesdesk.domain.people import Contact
from salesdesk.domain.plays import (
    ENDS_WITH_ANSWER,
    MOVES,
    NUDGE_CALL_DAYS,
    Proposal,
    Reach,
    nudge,
    propose,
    reach_of,
    second_channel,
    took_part,
)
from salesdesk.domain.rhythm import DEFAULT_RHYTHM, Rhythm, read_rhythm, rhythm_text
from salesdesk.domain.touch import Disposition, Touch
from salesdesk.errors import FileBusy, NotUnderstood, WriteFailed
from salesdesk.store import followups, people, plays, settings, standing, touches

if TYPE_CHECKING:
    from salesdesk.domain.deals import Pace

RHYTHM_KEY = "rhythm"
HALF_DONE_DAYS = 14
"""How long a follow-up waits for its other half before it counts as one of its own."""
SOON = timedelta(days=5)


@dataclass(frozen=True, slots=True)
class Situation:
    """One contact as a play sees it."""

    contact: Contact
    standing: Standing
    touches: tuple[Touch, ...]
    mode: Mode
    reach: Reach


@repeatable
class PlaysDrawer:
    """Proposals, and the follow-ups that plays make by themselves."""

    def __init__(self, core: Core) -> None:
        self._core = core

    # -- what is proposed ---------------------------------------------------------------------------------------------

    def proposal(self, contact_id: int) -> Proposal | None:
        """The next follow-up that their mode's play proposes; None for who is not to be contacted."""
        seen = self.situation(contact_id)
        return self._propose(seen) if seen else None

    def after_talk(self, contact_id: int, named: Sequence[tuple[str, date]] = ()) -> Proposal | None:
        """The next touch as it will be proposed after the talk that is being wrapped up, at their rhythm.

        `named`: the dates of theirs that this talk brought. None for who is quiet or not to be contacted.
        """
        core, seen = self._core, self.situation(contact_id)
        if seen is None or seen.mode in (Mode.QUIET, Mode.DO_NOT_CONTACT):
            return None
        now = core.now()
        talk = Touch(0, contact_id, Channel.CALL, now, now.date(), disposition=Disposition.CONNECTED)
        known = (*named, *(one for one in (self._their_date(contact_id),) if one))
        ahead = [one for one in known if one[1] >= core.today()]
        return propose(
            Mode.PROSPECTING, seen.standing, (talk, *seen.touches), today=core.today(), workdays=core.workdays,
            reach=seen.reach, rhythm=self.rhythm(), their_date=min(ahead, key=lambda one: one[1], default=None),
            pace=_pace_of(seen.contact),
        )  # fmt: skip

    def rhythm(self) -> Rhythm:
        """The prospecting rhythm as the rep has set it."""
        kept = settings.of(self._core.db, RHYTHM_KEY)
        try:
            return read_rhythm(kept) if kept else DEFAULT_RHYTHM
        except NotUnderstood:
            return DEFAULT_RHYTHM

    def set_rhythm(self, text: str) -> Changed:
        """Another rhythm from its line; an empty one is the usual again. Raises NotUnderstood, and nothing is changed."""
        wanted = rhythm_text(read_rhythm(text)) if text.strip() else ""
        with self._core.store.beside() as db:
            settings.keep(db, RHYTHM_KEY, wanted)
        return Changed("Rhythm kept" if wanted else "The usual rhythm again", frozenset({Part.AGENDA}))

    def situation(self, contact_id: int) -> Situation | None:
        """Everything a play needs to know; None where the contact is gone."""
        core = self._core
        contact = people.contact(core.db, contact_id)
        if contact is None:
            return None
        stands = standing.standings(core.db, (contact_id,), today=core.today()).get(contact_id, Standing())
        seen = (*touches.of_contact(core.db, contact_id), *self._marked_done(contact_id))
        return Situation(contact, stands, seen, mode_of(stands), reach_of(contact))

    def _marked_done(self, contact_id: int) -> tuple[Touch, ...]:
        """Follow-ups that were marked done without a touch: for the rhythm they are tries all the same."""
        done = (f for f in followups.all_of(self._core.db, contact_id) if f.state is FollowUpState.DONE)
        return tuple(
            Touch(-f.id, contact_id, f.channel, f.closed_at, f.closed_on, follow_up_id=f.id)
            for f in done
            if f.touch_id is None and f.closed_at and f.closed_on
        )

    def _propose(self, seen: Situation) -> Proposal | None:
        core = self._core
        return propose(
            seen.mode, seen.standing, seen.touches, today=core.today(), workdays=core.workdays, reach=seen.reach,
            rhythm=self.rhythm(), their_date=self._their_date(seen.contact.id),
            pace=_pace_of(seen.contact),
        )  # fmt: skip

    def _their_date(self, contact_id: int) -> tuple[str, date] | None:
        from salesdesk.store import deals, research  # the agenda, which this drawer comes with, reads neither

        ahead = [m for m in research.milestones_of(self._core.db, contact_id) if m.wanted_on]
        coming = [(m.what, m.wanted_on) for m in ahead if m.wanted_on and m.wanted_on >= self._core.today()]
        for deal in deals.of_contact(self._core.db, contact_id):
            if deal.is_live and deal.their_next_on and deal.their_next_on >= self._core.today():
                coming.append((deal.their_next or "their next step", deal.their_next_on))
        return min(coming, key=lambda one: one[1], default=None)

    # -- promise passed -----------------------------------------------------------------------------------------------

    def arm(self, promise: Promise) -> None:
        """The next nudge for a dated promise of theirs, in place of the one that stood; inside the open deed."""
        core, seen = self._core, self.situation(promise.contact_id)
        if (
            seen is None
            or promise.due_on is None
            or seen.mode in (Mode.DO_NOT_CONTACT, Mode.QUIET)
            or seen.reach.nobody
        ):
            return
        found = nudge(promise.due_on, seen.touches, today=core.today(), workdays=core.workdays, reach=seen.reach)
        on = core.workdays.on_or_after(max(found.on, core.today()))
        standing_one = next((f for f in self._nudges(promise) if f.promise_id == promise.id), None)
        values = {"channel": found.channel, "due_on": on, "why_now": found.why_now, "play_step": found.step}
        if standing_one:
            followups.change_follow_up(
                core.db, standing_one.id, due_at=None, waits_for_open=False, their_words=promise.words, **values
            )
            return
        self._add(promise.contact_id, Play.PROMISE_PASSED, promise_id=promise.id, their_words=promise.words, **values)

    def call_off_nudges(self, promise: Promise, *, why: str) -> None:
        """No nudge any more for this promise; inside the open deed."""
        for follow_up in self._nudges(promise):
            if follow_up.promise_id == promise.id:
                self._call_off(follow_up, why=why)

    def roll(self) -> None:
        """What plays make by themselves as time passes: a nudge for each dated promise of theirs that has none, none
        for a promise that is gone. Outside undo: the rep did nothing. A file that is locked is tried at the next look.
        """
        db = self._core.db
        try:
            with self._core.store.beside():
                for promise in plays.promises_without_nudge(db):
                    self.arm(promise)
                for follow_up in plays.nudges_without_promise(db):
                    self._call_off(follow_up, why="the promise is closed")
        except (FileBusy, WriteFailed):
            return

    def _nudges(self, promise: Promise) -> tuple[FollowUp, ...]:
        return plays.open_of_play(self._core.db, promise.contact_id, (Play.PROMISE_PASSED,))

    # -- what a touch does --------------------------------------------------------------------------------------------

    def after_touch(self, touch_id: int) -> None:
        """A touch was logged: its other half, the next nudge, the rhythm; or, when they took part, an end to the play.

        Inside the deed that is open, after the follow-up that it closed and the next one that was named.
        """
        touch = touches.touch(self._core.db, touch_id)
        seen = self.situation(touch.contact_id) if touch else None
        if touch is None or seen is None:
            return
        if took_part(touch):
            self._they_answered(touch, seen)
        elif touch.direction == "out":
            self._other_half(touch, seen)
            self._next_nudge(touch, seen)
        self._reset(seen)

    def after_done(self, follow_up: FollowUp) -> None:
        """A nudge that was marked done without a touch: after the e-mail the phone is next. Inside the open deed."""
        core = self._core
        if follow_up.play != Play.PROMISE_PASSED or follow_up.channel is not Channel.EMAIL or not follow_up.promise_id:
            return
        promise, seen = followups.promise(core.db, follow_up.promise_id), self.situation(follow_up.contact_id)
        if promise is None or promise.due_on is None or seen is None or not seen.reach.phone:
            return
        on = core.workdays.on_or_after(core.today() + timedelta(days=NUDGE_CALL_DAYS))
        self._add(
            follow_up.contact_id, Play.PROMISE_PASSED, channel=Channel.CALL, due_on=on, promise_id=promise.id,
            why_now=follow_up.why_now.replace("e-mail nudge", "call nudge"), play_step=2,
        )  # fmt: skip

    def _they_answered(self, touch: Touch, seen: Situation) -> None:
        """An answer ends what only waited for one. A sign before their own day leaves the nudge for that day standing."""
        if any(t.at > touch.at and t.direction == "out" for t in seen.touches):
            return
        for follow_up in plays.open_of_play(self._core.db, touch.contact_id, tuple(ENDS_WITH_ANSWER)):
            promise = followups.promise(self._core.db, follow_up.promise_id) if follow_up.promise_id else None
            if promise is None or promise.due_on is None or touch.happened_on >= promise.due_on:
                self._call_off(follow_up, why="they answered")
        self._whole(touch.contact_id, (Channel.CALL, Channel.EMAIL))

    def _other_half(self, touch: Touch, seen: Situation) -> None:
        """The two-channel rule: the half that this touch was is closed, or the half that is missing is dated."""
        core = self._core
        channel = Channel.CALL if touch.channel in BY_PHONE else touch.channel
        waiting = [
            f for f in plays.open_of_play(core.db, touch.contact_id, (Play.SECOND_CHANNEL,)) if f.channel == channel
        ]
        for follow_up in waiting:
            followups.change_follow_up(
                core.db, follow_up.id, state=FollowUpState.DONE, closed_at=core.now(), closed_on=core.today(),
                touch_id=touch.id, waits_for_open=False,
            )  # fmt: skip
        if self._whole(touch.contact_id, (channel,)) or waiting:
            return
        closed = plays.closed_by(core.db, touch.id)
        if any(f.play in (Play.SECOND_CHANNEL, Play.PROMISE_PASSED) for f in closed):
            return
        earlier = tuple(t for t in seen.touches if t.id != touch.id)
        half = second_channel(
            touch, earlier, mode=seen.mode, reach=seen.reach, today=core.today(), workdays=core.workdays
        )
        if half is None or self._planned_soon(touch.contact_id, half.channel):
            return
        for follow_up in closed[:1]:
            followups.change_follow_up(core.db, follow_up.id, second_channel=half.channel, half_done_on=core.today())
        self._add(touch.contact_id, Play.SECOND_CHANNEL, channel=half.channel, due_on=half.on, why_now=half.why_now)

    def _whole(self, contact_id: int, channels: tuple[Channel, ...]) -> bool:
        """Takes the "half done" off the follow-up that waited for one of these channels."""
        core, found = self._core, False
        since = core.today() - timedelta(days=HALF_DONE_DAYS)
        for channel in channels:
            while half := plays.half_done(core.db, contact_id, channel, since):
                followups.change_follow_up(core.db, half.id, half_done_on=None)
                found = True
        return found

    def _planned_soon(self, contact_id: int, channel: Channel) -> bool:
        soon = self._core.today() + SOON
        ahead = followups.open_of(self._core.db, contact_id)
        return any(f.channel == channel and f.due_on <= soon for f in ahead)

    def _next_nudge(self, touch: Touch, seen: Situation) -> None:
        """After a nudge the next one: the phone after the e-mail, then ever more slowly."""
        if seen.mode is not Mode.PROMISE_DUE:
            return
        for promise in plays.open_promises(self._core.db, touch.contact_id, "theirs"):
            if promise.due_on and promise.due_on < touch.happened_on:
                self.arm(promise)

    def _reset(self, seen: Situation) -> None:
        """Any touch on any channel resets the rhythm: a later follow-up of a play moves, never to an earlier day."""
        ahead = plays.open_of_play(self._core.db, seen.contact.id, tuple(MOVES))
        found = self._propose(seen) if ahead else None
        for follow_up in ahead:
            if found is not None and found.on > follow_up.due_on:
                followups.change_follow_up(
                    self._core.db, follow_up.id, due_on=found.on, due_at=None, channel=found.channel,
                    why_now=found.why_now, play=found.play, play_step=found.step, waits_for_open=False,
                )  # fmt: skip

    # -- rows ---------------------------------------------------------------------------------------------------------

    def take(self, contact_id: int, proposal: Proposal) -> Changed:
        """The proposal becomes a follow-up; a later touch moves it. An agreed day stays the rep's and theirs."""
        name = people.name_of(self._core.db, contact_id) or "somebody"
        with self._core.deed(f"follow-up with {name} {proposal.words}"):
            row = self._add(
                contact_id, proposal.play, channel=proposal.channel, due_on=proposal.on, why_now=proposal.why_now,
                play_step=proposal.step,
            )  # fmt: skip
        said = f"{name}: {CHANNEL_WORDS[proposal.channel]} {proposal.on:%a} {proposal.on.day} {proposal.on:%b}"
        return Changed(said, frozenset({Part.AGENDA, Part.TIMELINE}), contact_id, row)

    def _add(self, contact_id: int, play: Play, **values: object) -> int:
        return followups.add_follow_up(
            self._core.db, at=self._core.stamp(), contact_id=contact_id, play=play, origin=Origin.PLAY, **values
        )

    def _call_off(self, follow_up: FollowUp, *, why: str) -> None:
        core = self._core
        followups.change_follow_up(
            core.db, follow_up.id, state=FollowUpState.CALLED_OFF, closed_at=core.now(), closed_on=core.today(),
            closed_why=why, waits_for_open=False,
        )  # fmt: skip


def _pace_of(contact: Contact) -> Pace | None:
    """How fast they like to go, where it is known."""
    from salesdesk.store.deals import pace_of

    return pace_of(contact.pace) if contact.pace else None
