"""The deals' drawer: what is looked at, what is done to a deal; its tracks, ends and stalls have drawers of their own."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from salesdesk.desk.agenda import AgendaDrawer
from salesdesk.desk.core import Changed, Core
from salesdesk.desk.dated import dated
from salesdesk.desk.deals.endings import EndingsDrawer
from salesdesk.desk.deals.kept import DEAL_PARTS, KeptDeals, certain_day
from salesdesk.desk.deals.naming import Known, people_in
from salesdesk.desk.deals.reading import DealPage, DealReading, LanePeople, LaneView, NoEntry
from salesdesk.desk.deals.stalls import StallPage, StallsDrawer
from salesdesk.desk.deals.tracks import MilestonesDrawer, StepsDrawer
from salesdesk.desk.people import PeopleDrawer
from salesdesk.domain.amounts import read_amount
from salesdesk.domain.dates import Reading
from salesdesk.domain.deals import Ball, Deal, Side
from salesdesk.domain.followup import Origin
from salesdesk.domain.text import clean_line, fold
from salesdesk.errors import NotFound, NotUnderstood
from salesdesk.store import deals_kept, followups

__all__ = ["DealPage", "DealsDrawer", "LanePeople", "LaneView", "NewDeal", "NoEntry", "StallPage"]

OURS = frozenset({"", "us", "me", "we", "ours", "with us"})
THEIRS = frozenset({"them", "they", "theirs", "with them"})


@dataclass(frozen=True, slots=True)
class NewDeal:
    """What is typed to begin a deal; people by their names, the rest in any words."""

    title: str
    account: str = ""
    people: str = ""
    value: str = ""
    closes: str = ""


class DealsDrawer:
    """Deals, one method a deed."""

    def __init__(self, core: Core, agenda: AgendaDrawer, people: PeopleDrawer) -> None:
        self._core = core
        self._agenda = agenda
        self._people = people
        self._kept = KeptDeals(core)
        self.reading = DealReading(core, self._kept)
        self.steps = StepsDrawer(self._kept)
        self.theirs = MilestonesDrawer(self._kept)
        self.endings = EndingsDrawer(self._kept, people, agenda.permission)
        self.stalls = StallsDrawer(core, self._kept)

    def get(self, deal_id: int) -> Deal:
        """Raises NotFound."""
        return self._kept.get(deal_id)

    def lane(self) -> LaneView:
        """The live deals (`reading.lane`)."""
        return self.reading.lane()

    def page(self, deal_id: int) -> DealPage:
        """Everything about one deal (`reading.page`)."""
        return self.reading.page(deal_id)

    def who(self, text: str) -> Deal:
        """The one deal that a number, part of its title, its account or its people mean.

        Raises NotFound with the list where several are meant.
        """
        found = self.reading.matching(text)
        live = tuple(one for one in found if one.is_live) or found
        exact = tuple(one for one in live if fold(one.title) == fold(text)) or live
        if len(exact) == 1:
            return exact[0]
        if not exact:
            raise NotFound(f"No deal like “{clean_line(text)}”.", "salesdesk deals lists them.")
        names = "; ".join(f"{one.id} {one.title}" for one in exact[:8])
        raise NotFound(f"“{clean_line(text)}” may be {len(exact)} deals: {names}.", "Use the number before the name.")

    def day_gone_by(self, phrase: str) -> date:
        """A day that has come already, in any words. Raises NotUnderstood."""
        return self._kept.day_gone_by(phrase)

    def any_day(self, phrase: str, contact_id: int | None = None) -> date:
        """The one day that a phrase means, gone by or to come. Raises NotUnderstood."""
        return certain_day(self._agenda.read_when(phrase, contact_id))

    def people_named(self, text: str, *, known: Known = ()) -> tuple[int, ...]:
        """People by their names with a comma between, those in `known` first; each one and only one.

        Raises NotFound.
        """
        return people_in(text, known, lambda name: self._people.who(name).id)

    # -- beginning, editing -------------------------------------------------------------------------------------------

    def add(self, new: NewDeal, *, contact_id: int | None = None) -> Changed:
        """A new deal with the process' steps; `contact_id`: who is in front, its person where nobody else is named.

        Raises NotUnderstood for a value or a day that is none, NotFound for people who are not here.
        """
        front = ((contact_id, self._people.get(contact_id).name),) if contact_id else ()
        contacts = self.people_named(new.people or (front[0][1] if front else ""), known=front)
        first = self._people.get(contacts[0]) if contacts else None
        account = clean_line(new.account) or (first.account_name if first else "")
        title = clean_line(new.title) or account or (first.name if first else "")
        if not title:
            raise NotUnderstood("A deal needs a name.", "What is it about? A few words.")
        value, currency = self._value(new.value)
        draft = Deal(
            0, title, contact_ids=contacts, steps=self.steps.fresh(), value=value, currency=currency,
            close_on=certain_day(self._agenda.read_when(new.closes)) if new.closes.strip() else None,
            ball=Ball(Side.OURS, since_on=self._core.today()),
        )  # fmt: skip
        with self._core.deed(f"new deal {title}") as db:
            row = deals_kept.add(db, replace(draft, account_id=self._people.account_of(account)), at=self._core.stamp())
        return Changed(f"New deal: {title}", DEAL_PARTS, next(iter(contacts), None), row)

    def edit(self, deal_id: int, **said: str) -> Changed:
        """Sets "title", "account", "people", "value", "closes" and "ball" from their words; those not named stay."""
        before = self.get(deal_id)
        changes: dict[str, Any] = {}
        if "title" in said:
            changes["title"] = clean_line(said["title"]) or before.title
        if "people" in said:
            here = tuple((one.id, one.name) for one in self.page(deal_id).people)
            changes["contact_ids"] = self.people_named(said["people"], known=here)
        if "value" in said:
            changes["value"], currency = self._value(said["value"])
            changes["currency"] = currency or (before.currency if changes["value"] is not None else "")
        if "closes" in said:
            closes = said["closes"].strip()
            changes["close_on"] = certain_day(self._agenda.read_when(closes)) if closes else None
        if "ball" in said:
            changes["ball"] = self._ball_read(before, said["ball"])
        after = replace(before, **changes)
        with self._core.deed(f"{before.title}: changed"):
            if "account" in said and fold(said["account"]) != fold(before.account):
                after = replace(after, account_id=self._people.account_of(said["account"]))
            return self._kept.write(before, after, label="changed")

    def ball(self, deal_id: int, words: str, *, since: str = "") -> Changed:
        """With whom the ball lies: "us", "them", a name, "CEO (decides)"; since today, or a day gone by in words."""
        before = self.get(deal_id)
        found = self._ball_read(before, words)
        on = self._kept.day_gone_by(since) if since.strip() else (found.since_on or self._core.today())
        after = replace(before, ball=replace(found, since_on=on))
        return self._kept.write(
            before, after, label=f"ball with {found.name or ('them' if found.side is not Side.OURS else 'us')}"
        )

    def next_steps(
        self, deal_id: int, *, mine: str, mine_on: Reading | None = None, theirs: str, theirs_on: Reading | None = None
    ) -> Changed:
        """My next step and their next step, each with its day where one is named. Mine with a day is a follow-up too.

        Raises NotUnderstood for a day that is none, or has passed where it was not that day before.
        """
        before, core = self.get(deal_id), self._core
        mine_day = self._day_ahead(mine_on, before.my_next_on)
        theirs_day = certain_day(theirs_on) if theirs_on else None
        after = replace(
            before,
            my_next=clean_line(mine),
            my_next_on=mine_day,
            their_next=clean_line(theirs),
            their_next_on=theirs_day,
        )
        with core.deed(f"{before.title}: next steps"):
            self._plan(before, after)
            return self._kept.write(before, after, label="next steps")

    def milestone(
        self, deal_id: int, milestone_id: int | None, *, words: str, said_by: str = "", said_on: date | None = None,
        wanted_on: date | None = None, reason: str = "", step: str = "",
    ) -> Changed:  # fmt: skip
        """A milestone of theirs, new or revised, and the step of mine that it belongs to, by its name; one deed.

        Raises NotFound for a step that the deal does not have, and as `theirs` does.
        """
        before = self.get(deal_id)
        wanted = self._step_named(before, step)
        with self._core.deed(f"{before.title}: their milestone"):
            if milestone_id is None:
                done = self.theirs.add(deal_id, words, said_by=said_by, said_on=said_on, wanted_on=wanted_on)
                milestone_id = max(one.id for one in self.get(deal_id).milestones)
            else:
                done = self.theirs.revise(
                    deal_id, milestone_id, words, said_by=said_by, said_on=said_on, wanted_on=wanted_on, reason=reason
                )
            self.steps.tie(deal_id, milestone_id, wanted)
        return done

    def _step_named(self, deal: Deal, name: str) -> int | None:
        """The step whose name begins so. Raises NotFound."""
        said = fold(name)
        found = next((step.id for step in deal.steps if said and fold(step.title).startswith(said)), None)
        if said and found is None:
            titles = ", ".join(step.title for step in deal.steps) or "none yet"
            raise NotFound(f"“{clean_line(name)}” is no step of this deal.", f"Its steps: {titles}.")
        return found

    def trash(self, deal_id: int) -> Changed:
        """The deal goes; its people and what was done with them stay."""
        before = self.get(deal_id)
        with self._core.deed(f"{before.title} to the trash") as db:
            deals_kept.trash(db, deal_id, at=self._core.stamp())
        return Changed(f"{before.title} is in the trash", DEAL_PARTS, next(iter(before.contact_ids), None), deal_id)

    # -- parts --------------------------------------------------------------------------------------------------------

    def _day_ahead(self, when: Reading | None, before: Any) -> Any:
        if when is None:
            return None
        return before if before is not None and when.on == before else dated(self._core, when)[0]

    def _plan(self, before: Deal, after: Deal) -> None:
        """My dated next step stands in the agenda; moved or reworded, its follow-up goes along."""
        core, first = self._core, next(iter(after.contact_ids), None)
        if first is None or after.my_next_on is None or not after.my_next:
            return
        if (before.my_next, before.my_next_on) == (after.my_next, after.my_next_on):
            return
        if self._people.get(first).refusal("call") is not None:
            return
        mine = [f for f in followups.open_of(core.db, first) if f.deal_id == after.id and f.why_now == before.my_next]
        if mine:
            followups.change_follow_up(core.db, mine[0].id, due_on=after.my_next_on, due_at=None, why_now=after.my_next)
            return
        if any(f.due_on == after.my_next_on and f.why_now == after.my_next for f in followups.open_of(core.db, first)):
            return
        followups.add_follow_up(
            core.db, at=core.stamp(), contact_id=first, deal_id=after.id, due_on=after.my_next_on, why_now=after.my_next,
            channel=self._channel(after.my_next), origin=Origin.REP,
        )  # fmt: skip

    def _channel(self, words: str) -> Any:
        from salesdesk.domain.promises import channel_of

        return channel_of(words)

    def _value(self, text: str) -> tuple[Decimal | None, str]:
        if not text.strip():
            return None, ""
        found = read_amount(text)
        if found is None:
            raise NotUnderstood(f"“{clean_line(text)}” is no amount.", "Write 38,000 USD, or leave it empty.")
        return Decimal(str(found.value)), found.currency

    def _ball_read(self, before: Deal, text: str) -> Ball:
        """ "us", "them", "Dana Ruiz", "Priya Nair, CFO", "CEO (decides)"; unchanged words keep since when."""
        words = clean_line(text)
        low = fold(words)
        decides = low.endswith(("(decides)", " decides")) or low == "decides"
        if decides:
            words = words[: low.rfind("decides")].rstrip(" (")
        name, _, role = (part.strip() for part in words.partition(","))
        if low in OURS:
            found = Ball(Side.OURS)
        elif low in THEIRS:
            found = Ball(Side.THEIRS)
        else:
            found = Ball(Side.DECIDER if decides else Side.THEIRS, name, role)
        same = replace(before.ball, since_on=None) == found
        return replace(found, since_on=before.ball.since_on if same else self._core.today())
