"""Deals as they are looked at: the lane, one deal's page, the no list, who is quiet. Read-only."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from salesdesk.desk.core import Core
from salesdesk.desk.deals.kept import KeptDeals
from salesdesk.domain import deal_lane, deal_pace, stalls
from salesdesk.domain.deal_endings import no_list
from salesdesk.domain.deal_outline import Owed, outline
from salesdesk.domain.deals import END_WORDS, Deal, Side
from salesdesk.domain.followup import RESULT_WORDS, FollowUp, Promise, PromiseState, Result
from salesdesk.domain.followup import Side as PromiseSide
from salesdesk.domain.modes import day_words
from salesdesk.domain.plays import pace_touch
from salesdesk.domain.text import fold
from salesdesk.domain.touch import Touch
from salesdesk.domain.who import ContactLine
from salesdesk.errors import WriteFailed
from salesdesk.store import deals, followups, plays
from salesdesk.store import stalls as stalls_kept
from salesdesk.store.stalls import StallRow


@dataclass(frozen=True, slots=True)
class LanePeople:
    """A row of the lane with its first person."""

    row: deal_lane.LaneRow
    person: str
    contact_id: int | None


@dataclass(frozen=True, slots=True)
class LaneView:
    """The lane: the deals that move, those that are quiet, and the sums where the rep wants to see them."""

    rows: tuple[LanePeople, ...]
    quiet: tuple[LanePeople, ...]
    stalls: int = 0
    """How many people stand still, on a deal or without one."""
    no_list: int = 0
    ended: int = 0
    more: int = 0
    sums: tuple[tuple[str, Decimal], ...] = ()
    """Currency and sum of the live deals; empty unless the rep has set it so."""
    long_quiet: int = 0
    """Stalls older than ninety days that nobody has looked at this month."""


@dataclass(frozen=True, slots=True)
class NoEntry:
    """A "no" with its day: a deal that ended so, or a person with whom there was no deal."""

    on: date
    title: str
    account: str
    kind: str
    words: str
    deal_id: int | None = None
    contact_id: int | None = None


@dataclass(frozen=True, slots=True)
class DealPage:
    """Everything about one deal."""

    deal: Deal
    today: date
    people: tuple[ContactLine, ...]
    ball: str
    lacks: tuple[str, ...]
    guard: tuple[str, ...]
    """The pace guard's lines, and that it went quiet after a push."""
    rhythm: str
    next_touch: deal_pace.NextTouch | None
    """The next touch at their rhythm; None while the deal is quiet or has ended."""
    planned: FollowUp | None
    """The next open follow-up with one of its people."""
    last: Touch | None = None
    """The last touch with one of its people."""
    owed: tuple[Promise, ...] = ()
    stalls: tuple[StallRow, ...] = ()

    @property
    def name_of(self) -> str:
        """The first person's name; empty where there is nobody."""
        return self.people[0].name if self.people else ""


class DealReading:
    """Deals as they are looked at."""

    def __init__(self, core: Core, kept: KeptDeals) -> None:
        self._core = core
        self._kept = kept

    def lane(self) -> LaneView:
        """The live deals in the lane's order; the quiet ones apart, without marks."""
        core, today = self._core, self._core.today()
        found = deals.live(core.db)
        names = deals.people_of(core.db, sorted({i for one in found for i in one.contact_ids}))
        stalled = self._stalled(found)
        planned = tuple(self._with_plan(one) for one in found)
        firsts = {one.id: one.contact_ids[:1] for one in found}

        def seen(row: deal_lane.LaneRow) -> LanePeople:
            first = next(iter(firsts[row.deal_id]), None)
            person = names[first].name if first in names else ""
            quiet = stalled.get(row.deal_id, "")
            row = replace(row, quiet=quiet, stands_out=()) if quiet else row
            return LanePeople(row, person, first)

        running = stalls_kept.running(core.db)
        rows = [seen(row) for row in deal_lane.lane(planned, today=today)]
        return LaneView(
            rows=tuple(one for one in rows if not one.row.quiet),
            quiet=tuple(one for one in rows if one.row.quiet),
            stalls=len(running),
            no_list=len(self.no_list()),
            ended=deals.count_ended(core.db),
            more=max(0, deals.count_live(core.db) - len(found)),
            sums=_sums(found) if core.config.forecast else (),
            long_quiet=len(stalls.to_review([row.stall for row in running], today=today)),
        )

    def count(self) -> int:
        """How many deals live."""
        return deals.count_live(self._core.db)

    def page(self, deal_id: int) -> DealPage:
        """Everything about one deal. Raises NotFound."""
        core, today = self._core, self._core.today()
        deal = self._kept.get(deal_id)
        made = tuple(t for t in deals.touches_of(core.db, deal) if t.happened_on <= today)
        touches = tuple(pace_touch(t) for t in made)
        rows = self._rows_of(deal)
        push = deal_pace.went_quiet_after_push(deal, touches, today=today)
        guard = (
            [
                line.text
                for line in deal_pace.pace_guard(
                    deal, touches, today=today, unanswered_from=core.config.unanswered_touches
                )
            ]
            if not rows
            else []
        )
        rhythm = deal_pace.reply_rhythm(touches)
        moves = deal.is_live and not rows
        names = deals.people_of(core.db, deal.contact_ids)
        with_plan = self._with_plan(deal)
        return DealPage(
            deal=deal, today=today, people=tuple(names[i] for i in deal.contact_ids if i in names),
            ball=deal_lane.ball_words(deal.ball, today=today),
            lacks=deal_lane.stands_out(with_plan, today=today) if moves else (),
            guard=(*guard, *([push.line] if push else ())), rhythm=rhythm.line,
            next_touch=deal_pace.propose_next_touch(deal, rhythm, today=today, is_workday=core.workdays.is_workday)
            if moves and names else None,
            planned=self._planned(deal), last=made[0] if made else None, owed=deals.promises_of(core.db, deal), stalls=rows,
        )  # fmt: skip

    def of(self, contact_id: int) -> tuple[Deal, ...]:
        """Somebody's deals, the live ones first."""
        return deals.of_contact(self._core.db, contact_id)

    def matching(self, text: str) -> tuple[Deal, ...]:
        """The deals whose title, account or people hold every word; by its number, one. Ready for a search."""
        wanted = text.strip()
        if wanted.isdecimal() and (found := deals.deal(self._core.db, int(wanted[:18]))):
            return (found,)
        return deals.named(self._core.db, wanted)

    def no_list(self) -> tuple[NoEntry, ...]:
        """Who said no and named a day, by that day, years ahead included; people without a deal too."""
        found, whose = [], set()
        for deal in no_list(deals.with_a_day(self._core.db)):
            if deal.ending and deal.ending.again_on:
                end, kind = deal.ending, END_WORDS[deal.ending.kind]
                first = next(iter(deal.contact_ids), None)
                found.append(
                    NoEntry(end.again_on or end.on, deal.title, deal.account, kind, end.again_words, deal.id, first)
                )
                whose |= set(deal.contact_ids)
        for one in plays.named_days(self._core.db):
            if one.contact_id not in whose:
                kind = RESULT_WORDS[Result(one.result)].partition(",")[0].capitalize()
                found.append(NoEntry(one.on, one.name, one.account, kind, one.words, contact_id=one.contact_id))
        return tuple(sorted(found, key=lambda entry: entry.on))

    def ended(self) -> tuple[Deal, ...]:
        """The deals that have ended, the last first."""
        return deals.ended(self._core.db)

    def outline(self, deal_id: int) -> str:
        """The mutual plan as Markdown: their dates, the steps, who owes what by when; no values, no marks of ours."""
        page = self.page(deal_id)
        rep = self._core.rep()
        owed = tuple(
            Owed(
                Side.OURS if p.side is PromiseSide.OURS else Side.THEIRS, p.what, p.due_on,
                p.closed_on if p.state is PromiseState.KEPT else None,
            )
            for p in page.owed
        )  # fmt: skip
        ours = rep.firm or rep.called or "We"
        return outline(page.deal, owed, ours=ours, theirs=page.deal.account or page.name_of or "You")

    def write_outline(self, deal_id: int, folder: Path) -> Path:
        """The outline as a new file in that folder; nothing is overwritten. Raises WriteFailed."""
        words = re.sub(r"[^a-z0-9]+", "-", fold(self._kept.get(deal_id).title)).strip("-")[:60] or "deal"
        for number in range(1, 100):
            path = folder / f"outline-{words}{f'-{number}' if number > 1 else ''}.md"
            try:
                with path.open("x", encoding="utf-8") as out:
                    out.write(self.outline(deal_id))
                return path
            except FileExistsError:
                continue
            except OSError as error:
                raise WriteFailed(f"Could not write {path}: {error.strerror}.", "y copies it instead.") from error
        raise WriteFailed(f"{folder} holds a hundred outlines of it.", "Take some away, or copy it.")

    # -- parts --------------------------------------------------------------------------------------------------------

    def _stalled(self, found: tuple[Deal, ...]) -> dict[int, str]:
        """Which of these deals are quiet, and why since when."""
        running = stalls_kept.running(self._core.db)
        quiet: dict[int, str] = {}
        for deal in found:
            row = next((r for r in running if _is_of(r, deal)), None)
            if row is not None:
                quiet[deal.id] = f"{row.stall.reason_words} since {day_words(row.stall.since_on, self._core.today())}"
        return quiet

    def _rows_of(self, deal: Deal) -> tuple[StallRow, ...]:
        return tuple(r for r in stalls_kept.of_people(self._core.db, deal.contact_ids) if _is_of(r, deal))

    def _planned(self, deal: Deal) -> FollowUp | None:
        ahead = [f for i in deal.contact_ids for f in followups.open_of(self._core.db, i)]
        mine = [f for f in ahead if f.deal_id == deal.id] or [f for f in ahead if f.deal_id is None]
        return min(mine, key=lambda f: f.due_on, default=None)

    def _with_plan(self, deal: Deal) -> Deal:
        """A follow-up that is planned with its people is a next step and a day, where the deal names none itself."""
        if deal.my_next and deal.my_next_on:
            return deal
        planned = self._planned(deal)
        if planned is None:
            return deal
        words = deal.my_next or (planned.why_now if not deal.steps else "")
        return replace(deal, my_next=words, my_next_on=deal.my_next_on or planned.due_on)


def _is_of(row: StallRow, deal: Deal) -> bool:
    """Whether a stall is about this deal: it names it, or it names none and is about one of its people."""
    if row.stall.deal_id is not None:
        return row.stall.deal_id == deal.id
    return row.stall.contact_id in deal.contact_ids


def _sums(found: tuple[Deal, ...]) -> tuple[tuple[str, Decimal], ...]:
    sums: dict[str, Decimal] = {}
    for one in found:
        if one.value is not None:
            sums[one.currency] = sums.get(one.currency, Decimal(0)) + one.value
    return tuple(sorted(sums.items()))
