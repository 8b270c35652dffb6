"""What comes after a touch: its follow-up is closed, the next one dated, and whoever was named instead is there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from salesdesk.desk.agenda import AgendaDrawer
from salesdesk.desk.caught import NEXT_STEP
from salesdesk.desk.core import Core
from salesdesk.desk.people import NewContact, PeopleDrawer
from salesdesk.desk.wrapup import MEETS_THE_PERSON, WrapUp, named
from salesdesk.domain.callnotes import Caught, CaughtKind
from salesdesk.domain.followup import BY_PHONE, Channel, FollowUpState, Origin, Result
from salesdesk.domain.people import Contact
from salesdesk.domain.promises import channel_of, reason_in
from salesdesk.domain.text import fold
from salesdesk.domain.touch import Disposition
from salesdesk.domain.who import Kind
from salesdesk.store import followups, research

WHY_NEXT = {
    Disposition.LEFT_VOICEMAIL: "left a voicemail, no call back yet",
    Disposition.NO_ANSWER: "no answer last time",
    Disposition.BUSY: "was busy",
    Disposition.LEFT_WORD: "left word, no call back yet",
    Disposition.CALLBACK_ASKED: "asked to be called back",
}


class WhatComesNext:
    """Rows about what follows a touch; all of it inside the deed that is open."""

    def __init__(self, core: Core, agenda: AgendaDrawer, people: PeopleDrawer) -> None:
        self._core = core
        self._agenda = agenda
        self._people = people

    def close(self, wrap: WrapUp, touch_id: int) -> None:
        """What was meant is done: the named follow-up, else the contact's own that is due by now."""
        follow_up_id = wrap.follow_up_id
        if follow_up_id is None and wrap.at is None:
            follow_up_id = self.due_of(wrap.contact_id)
        follow_up = followups.follow_up(self._core.db, follow_up_id) if follow_up_id else None
        if follow_up and follow_up.state == "open":
            self._agenda.close(follow_up, touch_id=touch_id)

    def due_of(self, contact_id: int) -> int | None:
        """The contact's open follow-up that is due by today."""
        today = self._core.today()
        due = (f.id for f in followups.open_of(self._core.db, contact_id) if f.due_on <= today)
        return next(due, None)

    def instead(self, wrap: WrapUp, contact: Contact) -> int | None:
        """The person who was named: at the same account, linked to who said it, with what is known, assumed again."""
        core, who = self._core, named(wrap.successor)
        known = self._people.colleague(contact, who.name) or self._reached_by(who.email or who.phone)
        kind = Kind.PROSPECT if wrap.result is Result.REFERRED and contact.kind is not None else contact.kind
        new = NewContact(
            who.name, account=who.account or contact.account_name, kind=kind, title=who.title, phone=who.phone,
            email=who.email,
        )  # fmt: skip
        person = known or self._people.add(new).contact_id
        if person is None or person == contact.id:
            return None
        pointing = "referred" if wrap.result is Result.REFERRED else "successor"
        research.add_pointer(core.db, contact.id, person, kind=pointing, said_on=core.today(), words=wrap.words or None)
        if known is None and fold(new.account) == fold(contact.account_name):
            research.copy_facts(core.db, contact.id, person, at=core.stamp())
        return person

    def _reached_by(self, number_or_address: str) -> int | None:
        found = self._people.matches(number_or_address, limit=2) if number_or_address else ()
        return found[0].id if len(found) == 1 else None

    def plan(self, wrap: WrapUp, lines: Sequence[Caught], *, why: str = "") -> None:
        """The next follow-up on the day that was named; it takes the place of the call that was planned."""
        if wrap.next_when is None:
            return
        why_now = wrap.next_why or why or self._why(wrap, lines)
        self._call_off_older(wrap)
        if wrap.promised_aloud:
            self._agenda.promises.make(wrap.contact_id, "ring again", wrap.next_when, why_now=why_now)
            return
        on, at = self._agenda.dated(wrap.next_when)
        agreed = wrap.disposition in MEETS_THE_PERSON or wrap.result is Result.NOT_NOW
        followups.add_follow_up(
            self._core.db, at=self._core.stamp(), contact_id=wrap.contact_id, channel=next_channel(wrap, lines), due_on=on,
            due_at=at, why_now=why_now, agreed=agreed, repeats=wrap.next_when.repeats,
            their_words=wrap.words or None, origin=Origin.AGREED if agreed else Origin.REP,
        )  # fmt: skip

    def plan_with(self, person: int, wrap: WrapUp, contact: Contact) -> None:
        """The next step with whoever was named instead."""
        self.plan(replace(wrap, contact_id=person, words=""), (), why=f"{contact.name} named them")

    def _call_off_older(self, wrap: WrapUp) -> None:
        """A new date for the next call takes the place of the one that was planned; what was promised stays.

        A day that was agreed with them gives way only when they were spoken to.
        """
        met = wrap.disposition in MEETS_THE_PERSON or wrap.direction == "in"
        for older in followups.open_of(self._core.db, wrap.contact_id):
            if older.promise_id is None and older.channel in BY_PHONE and (met or not older.agreed):
                followups.change_follow_up(
                    self._core.db, older.id, state=FollowUpState.CALLED_OFF, closed_at=self._core.now(),
                    closed_on=self._core.today(), closed_why="another day was named",
                )  # fmt: skip

    def _why(self, wrap: WrapUp, lines: Sequence[Caught]) -> str:
        if step := reason_in(step_words(wrap, lines)):
            return step
        if wrap.result is Result.NOT_NOW:
            return wrap.words or "asked for this day"
        return WHY_NEXT.get(wrap.disposition, NEXT_STEP) if wrap.disposition else "next step"


def step_words(wrap: WrapUp, lines: Sequence[Caught]) -> str:
    """The words of the next step that the notes name, without its day."""
    steps = [c.what or c.text for c in lines if c.kind is CaughtKind.NEXT_STEP and c.line not in wrap.dropped]
    return steps[-1] if steps else ""


def next_channel(wrap: WrapUp, lines: Sequence[Caught]) -> Channel:
    """The channel that was chosen, else the one that the step's words name: "> meet at the depot on Friday"."""
    return wrap.next_channel if wrap.next_channel is not Channel.CALL else channel_of(step_words(wrap, lines))
