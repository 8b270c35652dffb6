"""Marked lines of the notes on their way into the record: what they become, and the writing of it inside a deed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from salesdesk.desk.agenda import AgendaDrawer
from salesdesk.desk.core import Core
from salesdesk.desk.people import PeopleDrawer
from salesdesk.domain.callnotes import Caught, CaughtKind, DateFound, catch
from salesdesk.domain.dates import Reading, TheirSide, find_marked
from salesdesk.domain.deals import Deal
from salesdesk.domain.followup import Origin
from salesdesk.domain.moves import balls, moved_promises, promise_moved, reason_of
from salesdesk.domain.promises import by_name, channel_of, reason_in, whose
from salesdesk.store import deals, followups, people, research
from salesdesk.store.undo import deeds_mark

NEXT_STEP = "next step agreed"
"""Why now, where the line says only what is to be done."""


class CaughtNotes:
    """Reads the marks of one contact's notes and keeps what they say."""

    def __init__(self, core: Core, agenda: AgendaDrawer, people_drawer: PeopleDrawer) -> None:
        self._core = core
        self._agenda = agenda
        self._people = people_drawer
        self._read_for: tuple[int, datetime, tuple[int, int]] | None = None
        self._side = TheirSide()
        self._read: dict[str, DateFound | None] = {}
        """What was read in this minute for this contact, between two deeds: a line is read once, not at every key."""

    def read(self, contact_id: int, notes: str, *, at: datetime | None = None) -> tuple[Caught, ...]:
        """What the marked lines become, with the dates read from the words as of `at`, when they were said: "friday" in
        a call of last week is last week's."""
        core, fresh = self._core, False
        said = self._said(at)

        def when(text: str) -> DateFound | None:
            nonlocal fresh
            if not fresh:  # asked for the first marked line: plain notes read nothing of the contact
                self._look_at(contact_id, said)
                fresh = True
            if text not in self._read:
                found = find_marked(text, now=said, habits=core.habits, theirs=self._side)
                self._read[text] = found and DateFound(
                    found[0].on, found[0].at, found[0].text, found[0].certain, found[1], found[2]
                )
            return self._read[text]

        lines = self._by_name(contact_id, catch(notes, when))
        owed = self._agenda.promises.of(contact_id) if any(one.kind is CaughtKind.MILESTONE for one in lines) else ()
        return (*lines, *self._balls(contact_id, notes, lines), *moved_promises(lines, owed, today=core.today()))

    def _said(self, at: datetime | None) -> datetime:
        """When the words were said: of today's it is now, so that "in an hour" counts from where the rep looks."""
        core = self._core
        return at if at is not None and core.day_of(at) < core.today() else core.now()

    def _look_at(self, contact_id: int, said: datetime) -> None:
        """Their side of a date, read anew in another minute and after a deed."""
        now = said.replace(second=0, microsecond=0)
        asked = (contact_id, now, deeds_mark(self._core.db))
        if self._read_for != asked:
            self._read_for, self._side, self._read = asked, self._agenda.their_side(contact_id), {}

    def _by_name(self, contact_id: int, lines: tuple[Caught, ...]) -> tuple[Caught, ...]:
        """The same with what the contact promised under their own name seen as theirs."""
        contact = (
            people.contact(self._core.db, contact_id) if any(o.kind is CaughtKind.PROMISE for o in lines) else None
        )
        if contact is None:
            return lines
        names = (contact.name, contact.first_name or "")
        return tuple(
            replace(o, what=by_name(o.what or o.text, names)) if o.kind is CaughtKind.PROMISE else o for o in lines
        )

    def _balls(self, contact_id: int, notes: str, lines: Sequence[Caught]) -> tuple[Caught, ...]:
        """Who has the ball, where they have one live deal; without one such a line stays plain."""
        found = balls(notes, lines, about="") if "ball" in notes.casefold() else ()
        deal = self._live_deal(contact_id) if found else None
        return balls(notes, lines, about=deal.title) if deal else ()

    def _live_deal(self, contact_id: int) -> Deal | None:
        live = [deal for deal in deals.of_contact(self._core.db, contact_id) if deal.is_live]
        return live[0] if len(live) == 1 else None

    def keep(
        self, contact_id: int, lines: Sequence[Caught], *, source: str, touch_id: int | None = None,
        at: datetime | None = None,
    ) -> None:  # fmt: skip
        """Writes promises, dates, questions and facts, inside the deed that is open; `source` is a fact's, `at` when it
        was said."""
        for caught in lines:
            self._keep(contact_id, caught, source, touch_id, self._core.day_of(self._said(at)))

    def keep_step(self, contact_id: int, caught: Caught, *, at: datetime | None = None) -> None:
        """A next step that the notes name becomes a follow-up where its day was ahead when it was said; late, if it has
        gone by since."""
        core = self._core
        channel = channel_of(caught.what or caught.text)
        contact = people.contact(core.db, contact_id)
        if contact is not None and contact.refusal(channel):
            return  # their wish goes before a note; the person stays without a next step, and that is shown
        if caught.on and caught.certain and caught.on >= core.day_of(self._said(at)):
            followups.add_follow_up(
                core.db, at=core.stamp(), contact_id=contact_id, due_on=caught.on,
                due_at=caught.at if caught.at and caught.at > core.now() else None,
                why_now=reason_in(caught.what or caught.text) or NEXT_STEP, channel=channel, origin=Origin.AGREED, agreed=True,
            )  # fmt: skip

    def _keep(self, contact_id: int, caught: Caught, source: str, touch_id: int | None, said_on: date) -> None:
        core = self._core
        said = caught.what or caught.text
        if caught.kind is CaughtKind.PROMISE:
            when = self._ahead(reading_of(caught), said_on)
            side, what = whose(said)
            self._agenda.promise(
                contact_id, what, when, side=side, words=caught.text, touch_id=touch_id, made_on=said_on
            )
        elif caught.kind is CaughtKind.MILESTONE:
            research.add_milestone(
                core.db, contact_id=contact_id, what=said, words=caught.text, said_on=said_on,
                wanted_on=caught.on, moved_from_on=caught.was, touch_id=touch_id,
            )  # fmt: skip
        elif caught.kind is CaughtKind.QUESTION:
            research.add_question(core.db, contact_id=contact_id, text=said, planned_on=said_on)
        elif caught.kind is CaughtKind.FACT:
            research.add_fact(
                core.db, at=core.stamp(), contact_id=contact_id, text=said, bucket=caught.bucket, source=source,
                found_on=said_on, state="confirmed", confirmed_on=said_on, touch_id=touch_id,
            )  # fmt: skip

        elif caught.kind is CaughtKind.BALL and (deal := self._live_deal(contact_id)) is not None:
            from salesdesk.desk.deals import DealsDrawer

            DealsDrawer(core, self._agenda, self._people).ball(deal.id, caught.text)
        elif caught.kind is CaughtKind.MOVED:
            promise, when = promise_moved(caught, self._agenda.promises.of(contact_id)), reading_of(caught)
            if promise is not None and when is not None:
                self._agenda.move_promise(promise.id, replace(when, at=None), why=reason_of(caught))
        elif caught.kind is CaughtKind.ABSENCE and caught.on and caught.on >= core.today():
            self._agenda.away.out_of_office(
                contact_id, until_on=caught.on, from_on=caught.was, words=caught.text
            )  # fmt: skip

    def _ahead(self, when: Reading | None, said_on: date) -> Reading | None:
        """What was still to come of a date in the notes: "by 15:00", wrapped up at 15:10, is today; a day gone by when
        it was said is words only. A save is never refused for them."""
        core = self._core
        if when is None or when.on is None or when.on < said_on:
            return None
        return replace(when, at=None) if when.at and when.at <= core.now() else when


def reading_of(caught: Caught) -> Reading | None:
    """The date of a caught line as a reading that may be saved; None where it has none, or none for certain."""
    if caught.on is None or not caught.certain:
        return None
    return Reading(
        phrase=caught.date_text, understood=True, on=caught.on, at=caught.at, until=None, repeats=None,
        text=caught.date_text or f"{caught.on:%a %d %b %Y}", certain=True, why=None,
    )  # fmt: skip
