"""Stalls: who stands still and why, the play for it, whether they have everything to decide, the monthly look."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from salesdesk.desk.core import EVERYTHING, Changed, Core
from salesdesk.desk.deals.kept import KeptDeals
from salesdesk.domain import stalls as rules
from salesdesk.domain.followup import CHANNEL_WORDS, Origin, Play
from salesdesk.domain.stalls import Needed, PlayMove, Stall, StallReason
from salesdesk.domain.text import clean_line
from salesdesk.errors import NotFound, NotUnderstood
from salesdesk.store import followups, stalls
from salesdesk.store.stalls import StallRow

USUAL = tuple(Needed(text) for text in rules.TO_DECIDE)
"""What people need to decide, before the rep has made a list of their own."""


@dataclass(frozen=True, slots=True)
class StallPage:
    """One stall with what the rules say of it today."""

    row: StallRow
    allowance: rules.Allowance
    decide: rules.DecideAdvice
    due: tuple[PlayMove, ...]
    is_long: bool
    """Quiet for more than ninety days."""
    to_review: bool


class StallsDrawer:
    """Stalls, one method a deed."""

    def __init__(self, core: Core, kept: KeptDeals) -> None:
        self._core = core
        self._kept = kept

    def running(self) -> tuple[StallPage, ...]:
        """Every stall that lasts, the oldest first."""
        return tuple(self._page(row) for row in stalls.running(self._core.db))

    def long_unseen(self) -> int:
        """How many are quiet for more than ninety days and were not looked at for a month."""
        running = [row.stall for row in stalls.running(self._core.db)]
        return len(rules.to_review(running, today=self._core.today()))

    def of(self, contact_id: int) -> tuple[StallPage, ...]:
        """Somebody's running stalls."""
        return tuple(self._page(row) for row in stalls.of_people(self._core.db, (contact_id,)))

    def get(self, stall_id: int) -> StallPage:
        """Raises NotFound."""
        found = stalls.stall(self._core.db, stall_id)
        if found is None:
            raise NotFound("That stall is not there any more.", "u may bring it back.")
        return self._page(found)

    def begin(
        self, contact_ids: tuple[int, ...], reason: StallReason, *, deal_id: int | None = None,
        since: date | None = None, own_words: str = "", in_control: bool | None = None,
    ) -> Changed:  # fmt: skip
        """These people stand still: each is in quiet mode from now on. Somebody who is quiet already has the new reason.

        Raises NotUnderstood without a person, for own words that are missing, and for a day to come.
        """
        core, words = self._core, clean_line(own_words)
        on = since or core.today()
        if not contact_ids:
            raise NotUnderstood("Nobody is named.", "Add a person to the deal first: e.")
        if reason is StallReason.OTHER and not words:
            raise NotUnderstood("Why does it stand still?", "Your own words, a few are enough.")
        if on > core.today():
            raise NotUnderstood("That day is still to come.", "Since when do they stand still?")
        with core.deed(f"stands still: {words or rules.PLAYS[reason].words}") as db:
            row = 0
            for contact_id in contact_ids:
                for before in stalls.of_people(db, (contact_id,)):
                    stalls.change(db, before.stall.id, ended_on=core.today(), ended_why="another reason")
                row = stalls.add(db, Stall(0, on, reason, contact_id, deal_id, own_words=words, in_control=in_control))
        said = f"Quiet: {words or rules.PLAYS[reason].words}. {rules.PLAYS[reason].advice}"
        return Changed(said, EVERYTHING, contact_ids[0], row)

    def end(self, stall_id: int, *, why: str = "") -> Changed:
        """They move again."""
        found = self.get(stall_id).row
        with self._core.deed(f"{found.name} moves again") as db:
            stalls.change(db, stall_id, ended_on=self._core.today(), ended_why=clean_line(why) or "they move again")
        return Changed(f"{found.name} moves again", EVERYTHING, found.stall.contact_id, stall_id)

    def review(self, stall_id: int) -> Changed:
        """Looked at this month, and left as it is."""
        found = self.get(stall_id).row
        with self._core.deed(f"{found.name}: looked at, left in peace") as db:
            stalls.change(db, stall_id, reviewed_on=self._core.today())
        return Changed(f"{found.name}: looked at, left in peace", EVERYTHING, found.stall.contact_id, stall_id)

    def take(self, stall_id: int, move: PlayMove) -> Changed:
        """A move of the play becomes a follow-up, on its day; what is meant for the contact waits for the cap."""
        core, page = self._core, self.get(stall_id)
        stall = page.row.stall
        on = max(stall.since_on + timedelta(move.after_days), core.today())
        if not move.with_whom:
            on = max(on, page.allowance.from_on)
        what = f"{move.with_whom}: {move.what}" if move.with_whom else move.what
        with core.deed(f"{page.row.name}: {what}") as db:
            row = followups.add_follow_up(
                db, at=core.stamp(), contact_id=stall.contact_id, deal_id=stall.deal_id, channel=move.channel,
                due_on=core.workdays.on_or_after(on), why_now=what, origin=Origin.PLAY, play=Play.STALL,
            )  # fmt: skip
        said = f"{page.row.name}: {CHANNEL_WORDS[move.channel]} {on:%a} {on.day} {on:%b}"
        return Changed(said, EVERYTHING, stall.contact_id, row)

    # -- have they everything to decide? ------------------------------------------------------------------------------

    def needed(self, stall_id: int) -> tuple[Needed, ...]:
        """What they need to decide; before the rep has made a list the usual one."""
        return self.get(stall_id).row.needed or USUAL

    def give(self, stall_id: int, text: str) -> Changed:
        """They have it, since today; or not after all."""
        core, needed = self._core, self.needed(stall_id)
        changed = tuple(
            replace(one, given_on=None if one.given_on else core.today()) if one.text == text else one for one in needed
        )
        return self._keep(stall_id, changed)

    def add_needed(self, stall_id: int, text: str) -> Changed:
        words = clean_line(text)
        if not words:
            raise NotUnderstood("What do they need to decide?", "A few words: the price for both sites.")
        needed = self.needed(stall_id)
        return self._keep(stall_id, needed if any(one.text == words for one in needed) else (*needed, Needed(words)))

    def drop_needed(self, stall_id: int, text: str) -> Changed:
        return self._keep(stall_id, tuple(one for one in self.needed(stall_id) if one.text != text))

    def _keep(self, stall_id: int, needed: tuple[Needed, ...]) -> Changed:
        row = self.get(stall_id).row
        with self._core.deed(f"what {row.name} needs to decide") as db:
            stalls.keep_needed(db, stall_id, needed)
        return Changed(rules.everything_to_decide(needed).line, EVERYTHING, row.stall.contact_id, stall_id)

    def _page(self, row: StallRow) -> StallPage:
        today = self._core.today()
        return StallPage(
            row=row, allowance=rules.allowance(row.stall, today=today), decide=rules.everything_to_decide(row.needed or USUAL),
            due=rules.due_moves(row.stall, today=today), is_long=bool(rules.quiet_over((row.stall,), today=today)),
            to_review=bool(rules.to_review((row.stall,), today=today)),
        )  # fmt: skip
