"""How deals end and live again: the end with its reasons, the day to call again, the counts."""

from __future__ import annotations

from dataclasses import replace

from salesdesk.desk.core import EVERYTHING, Changed
from salesdesk.desk.dated import dated, text_of
from salesdesk.desk.deals.kept import KeptDeals
from salesdesk.desk.people import PeopleDrawer
from salesdesk.desk.permission import PermissionDrawer
from salesdesk.domain import deal_endings as rules
from salesdesk.domain.dates import Reading
from salesdesk.domain.deals import END_WORDS, Deal, Ending, EndKind, EndReason
from salesdesk.domain.text import clean_line
from salesdesk.store import deals, deals_kept, followups


class EndingsDrawer:
    """The five ends of a deal."""

    def __init__(self, kept: KeptDeals, people: PeopleDrawer, permission: PermissionDrawer) -> None:
        self._kept = kept
        self._people = people
        self._permission = permission

    def end(
        self, deal_id: int, kind: EndKind, *, reasons: tuple[EndReason, ...] = (), again: Reading | None = None,
        went_to: str = "", differently: str = "", words: str = "", do_not_contact: bool = False,
    ) -> Changed:  # fmt: skip
        """The end of a deal, one deed. A day to call again is dated with its first person, in their words.

        `do_not_contact`: with "never", their wish is kept at once. Raises Refused or NotUnderstood as the rules do.
        """
        core, before = self._kept.core, self._kept.get(deal_id)
        again_on = dated(core, again)[0] if again is not None else None
        ending = Ending(
            kind, core.today(), reasons, again_on, clean_line(words), went_to, differently,
            before.ending.as_told if before.ending else "",
        )  # fmt: skip
        after = rules.end(before, ending)
        said = f"{before.title}: {END_WORDS[kind].lower()}"
        with core.deed(said) as db:
            deals_kept.change(db, before, after)
            self._call_off_planned(before)
            if again is not None and again_on is not None:
                said += f", again {text_of(again_on)}" + self._again(before, again, words)
            if do_not_contact and kind is EndKind.NEVER:
                self._wish(before, words)
        return Changed(said, EVERYTHING, next(iter(before.contact_ids), None), deal_id)

    def reopen(self, deal_id: int) -> Changed:
        """A deal that lives again, steps and milestones as they were."""
        before = self._kept.get(deal_id)
        return self._kept.write(before, rules.reopen(before), label="open again")

    def offered(self, kind: EndKind) -> tuple[str, ...]:
        """The reasons that are offered for an end."""
        return rules.WON_REASONS if kind is EndKind.WON else rules.LOST_REASONS

    def tally(self) -> rules.EndTally:
        """Ends and reasons as counts."""
        return rules.tally(deals.ended(self._kept.core.db))

    def _again(self, deal: Deal, again: Reading, words: str) -> str:
        """The call on their day; what may not be planned is said."""
        first = next(iter(deal.contact_ids), None)
        if first is None:
            return " (no person: nothing is planned)"
        if not self._permission.may_ask(first):
            return " (they said no to a later call: nothing is planned)"
        self._permission.when_to_call(first, again, words=words)
        return ""

    def _call_off_planned(self, deal: Deal) -> None:
        """What was planned for this deal only has no reason any more; what was promised stays."""
        core = self._kept.core
        for contact_id in deal.contact_ids:
            for one in followups.open_of(core.db, contact_id):
                if one.deal_id == deal.id and one.promise_id is None:
                    followups.change_follow_up(
                        core.db, one.id, state="called_off", closed_at=core.now(), closed_on=core.today(),
                        closed_why="the deal has ended", waits_for_open=False,
                    )  # fmt: skip

    def _wish(self, deal: Deal, words: str) -> None:
        for contact_id in deal.contact_ids[:1]:
            self._people.write_wish(
                self._people.get(contact_id), channel="all", words=clean_line(words) or None, asked_by=None
            )


def with_reason(reasons: tuple[EndReason, ...], reason: EndReason) -> tuple[EndReason, ...]:
    """The reasons with this one, in the place of the one with the same words."""
    if any(one.text == reason.text for one in reasons):
        return tuple(reason if one.text == reason.text else one for one in reasons)
    return (*reasons, reason)


def other_hand(reason: EndReason) -> EndReason:
    """The same reason, mine to change where it was not, and the other way round."""
    return replace(reason, mine=not reason.mine)
