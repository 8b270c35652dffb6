"""The keys that move days: later, when next, their absence, the rep's own, permission, the rhythm."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from salesdesk.domain.dates import Reading
from salesdesk.domain.followup import Channel
from salesdesk.ui.seat import Seat

if TYPE_CHECKING:
    from collections.abc import Callable

    from salesdesk.domain.plays import Proposal
    from salesdesk.ui.sheets.snooze_reason import PutOff


LATER_VERBS = {Channel.CALL: "Call", Channel.VOICEMAIL: "Call", Channel.MEETING: "Meet", Channel.TALK: "Meet"}


class PuttingOff(Seat):
    """Commands about days."""

    if TYPE_CHECKING:
        _row_after: Callable[[], object]

    # -- when next ----------------------------------------------------------------------------------------------------

    def _ask_next(self, contact_id: int) -> None:
        """Nobody falls off the list: a person without a next date is asked for one; esc leaves them in that lane.

        The play's own next step is offered first.
        """
        from salesdesk.ui.sheets.later import LaterSheet

        name = self.desk.people.get(contact_id).name
        proposal = self.desk.agenda.proposal(contact_id)
        sheet = LaterSheet(
            self.desk, title=f"When next with {name}?   esc leaves them under NO NEXT STEP", contact_id=contact_id,
            proposal=proposal,
        )  # fmt: skip
        self.app.push_screen(sheet, partial(self._planned, contact_id, proposal))

    def _planned(self, contact_id: int, proposal: Proposal | None, when: Reading | None) -> None:
        if when is None:
            return
        if proposal is not None and when.phrase == proposal.words:
            self._try(lambda: self.desk.agenda.plays.take(contact_id, proposal))
        else:
            self._try(lambda: self.desk.agenda.plan(contact_id, when, why_now=""))

    def ask_after_no(self, contact_id: int | None) -> None:
        """After a "no" the one question: when would it make sense to call? Never where they said no to that too."""
        if contact_id is not None and self.desk.agenda.permission.is_open_question(contact_id):
            from salesdesk.ui.sheets.permission import PermissionSheet

            self._sheet(PermissionSheet(self.desk, self.desk.people.get(contact_id)))

    # -- later --------------------------------------------------------------------------------------------------------

    def do_later(self) -> None:
        from salesdesk.ui.sheets.later import LaterSheet

        contact = self.contact()
        shown = self.follow_up_id
        follow_up = self.desk.agenda.follow_up(shown) if shown is not None else self.desk.agenda.next_of(contact.id)
        verb = LATER_VERBS.get(follow_up.channel, "Write to") if follow_up else "Call"
        proposal = self.desk.agenda.proposal(contact.id) if follow_up is None else None
        sheet = LaterSheet(self.desk, title=f"{verb} {contact.name} later", contact_id=contact.id, proposal=proposal)
        if follow_up is None:
            self.app.push_screen(sheet, partial(self._planned, contact.id, proposal))
        else:
            self.app.push_screen(sheet, partial(self._put_off, follow_up.id, contact.name))

    def _put_off(self, follow_up_id: int, name: str, when: Reading | None) -> None:
        """From the third time on the reason is asked first."""
        if when is None:
            return
        if not self.desk.agenda.asks_why(follow_up_id):
            self._put_off_now(follow_up_id, when, None)
            return
        from salesdesk.ui.sheets.snooze_reason import SnoozeReasonSheet

        snoozes = self.desk.agenda.follow_up(follow_up_id).snoozes
        sheet = SnoozeReasonSheet(self.desk, name=name, snoozes=snoozes, when=when)
        self.app.push_screen(sheet, partial(self._put_off_because, follow_up_id))

    def _put_off_because(self, follow_up_id: int, answer: PutOff | None) -> None:
        if answer is None:
            return
        if answer.when is None:
            after = self._row_after()
            self._try(lambda: self.desk.agenda.drop(follow_up_id, why="not needed"), cursor=after)
            return
        self._put_off_now(follow_up_id, answer.when, answer.reason)

    def _put_off_now(self, follow_up_id: int, when: Reading, reason: str | None) -> None:
        after = self._row_after()
        self._try(lambda: self.desk.agenda.later(follow_up_id, when, reason=reason), cursor=after)

    # -- permission, absences, rhythm ---------------------------------------------------------------------------------

    def do_permission(self) -> None:
        from salesdesk.ui.sheets.permission import PermissionSheet

        self._sheet(PermissionSheet(self.desk, self.contact()))

    def do_out_of_office(self) -> None:
        from salesdesk.ui.sheets.ooo import OutOfOfficeSheet

        self._sheet(OutOfOfficeSheet(self.desk, self.contact()))

    def do_away(self) -> None:
        """One key: away, and back again; on return what waited is shown with its new days."""
        away = self.desk.agenda.away
        if not away.is_away() and not away.to_sort():
            from salesdesk.ui.sheets.away import AwaySheet

            self._sheet(AwaySheet(self.desk))
            return
        done, waited = away.back()
        self.changed(done)
        if waited:
            from salesdesk.ui.sheets.triage import TriageSheet

            self._sheet(TriageSheet(self.desk, waited))

    def do_rhythm(self) -> None:
        from salesdesk.ui.sheets.rhythm import RhythmSheet

        self._sheet(RhythmSheet(self.desk))

    def say_if_back(self) -> None:
        """An absence that ended by its day: one calm line, the key does the rest."""
        if self.desk.agenda.away.to_sort():
            self.say("Welcome back: A spreads what waited and shows it.")
        elif count := self.desk.deals.stalls.long_unseen():
            who = "One person has" if count == 1 else f"{count} people have"
            self.say(f"{who} been quiet for more than 90 days: d, tab looks at them.")
