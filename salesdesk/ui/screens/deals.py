"""The deals: a narrow lane of few names, each with the step in front of the rep; beside it who is quiet, the no list,
what has ended."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import ClassVar

from textual.binding import BindingType

from salesdesk.desk import Desk
from salesdesk.desk.deals import LanePeople, LaneView, NoEntry, StallPage
from salesdesk.domain.deals import Deal
from salesdesk.domain.text import fold
from salesdesk.ui.bindings import page_bindings
from salesdesk.ui.lines import BLANK, Line, Row, plain, text_line
from salesdesk.ui.ownkeys import spoken
from salesdesk.ui.screens.board import Board
from salesdesk.ui.screens.lane_lines import (
    ended_lines,
    lane_foot,
    lane_lines,
    no_list_lines,
    overrides_line,
    quiet_lines,
    tally_lines,
)
from salesdesk.ui.text import wrap

VIEWS = ("live", "quiet", "no list", "ended")
EMPTY = {
    "live": "No live deals. a begins one, i on the day's screen imports them.",
    "quiet": "Nobody stands still. On a deal z records a stall.",
    "no list": "Nobody has said “not now”. Their day will stand here, years ahead too.",
    "ended": "No deal has ended. On a deal x ends it.",
}


class DealsScreen(Board[int]):
    """Answers the contact whom the rep wants to see, or nothing."""

    BINDINGS: ClassVar[list[BindingType]] = page_bindings("deals")
    key_page = "deals"
    whom = "The cursor stands on no deal with a person."
    hints = ("open", "add", "filter", "next", "process", "back")

    def __init__(self, desk: Desk, *, deal_id: int | None = None, view: str = "live") -> None:
        super().__init__(desk)
        self.view = VIEWS.index(view)
        self.wanted = ""
        self.first = deal_id
        self.lane: LaneView = LaneView((), ())
        self.deals: tuple[Deal, ...] = ()
        self.noes: tuple[NoEntry, ...] = ()
        self.stalls: tuple[StallPage, ...] = ()

    def on_mount(self) -> None:
        super().on_mount()
        if self.first is not None:
            self.rows_list.move_to(("deal", self.first))

    # -- reading and drawing ------------------------------------------------------------------------------------------

    def read(self) -> None:
        reading = self.desk.deals.reading
        self.lane = reading.lane()
        name = VIEWS[self.view]
        self.noes = reading.no_list() if name == "no list" else ()
        self.deals = reading.ended() if name == "ended" else ()
        self.stalls = self.desk.deals.stalls.running() if name == "quiet" else ()

    def head(self) -> Sequence[Line]:
        row = Row().add("   Deals", bold=True).add("   ")
        lane = self.lane
        counts = {
            "live": len(lane.rows) + lane.more,
            "quiet": lane.stalls,
            "no list": lane.no_list,
            "ended": lane.ended,
        }
        for place, name in enumerate(VIEWS):
            here = place == self.view
            count = f" {counts[name]}" if counts.get(name) else ""
            row.add(f"{name}{count}", "accent" if here else "muted", bold=here, underline=here, command=f"view {place}")
            row.add("   ")
        if self.wanted:
            row.up_to(f"only “{self.wanted}”, esc clears", self.size.width - 1, "accent")
        elif self.lane.long_quiet and self.view == 0:
            words = f"{self.lane.long_quiet} quiet for more than 90 days: tab looks"
            row.up_to(words, self.size.width - 1, "muted")
        return (row.line(),) if self.size.height < 20 else (row.line(), BLANK)

    def rows(self) -> Sequence[Line]:
        width, today = self.size.width, self.desk.core.today()
        name = VIEWS[self.view]
        if name == "live":
            found = lane_lines(self._narrowed(), width, self.glyphs, today=today)
        elif name == "quiet":
            found = quiet_lines([s for s in self.stalls if self._meets(s.row.name, s.row.account, s.row.deal)], width,
                                self.glyphs, today=today)  # fmt: skip
        elif name == "no list":
            some = [one for one in self.noes if self._meets(one.title, one.account, one.words)]
            found = no_list_lines(some, width, self.glyphs, today=today)
        else:
            ended = [deal for deal in self.deals if self._meets(deal.title, deal.account)]
            found = ended_lines(ended, width, today=today)
        nothing = f"No deal like “{self.wanted}”." if self.wanted else spoken(EMPTY[name], self.own_keys, "deal")
        return found or tuple(text_line(f"   {part}", "muted") for part in wrap(nothing, max(20, width - 4)))

    def foot(self) -> Sequence[Line]:
        """The row in whole words; under the ended deals how often and why, under the quiet ones what was overridden."""
        today, name = self.desk.core.today(), VIEWS[self.view]
        if name == "ended":
            return tally_lines(self.desk.deals.endings.tally(), self.size.width, self.glyphs)
        if name == "quiet":
            return overrides_line(self.stalls, today=today)
        here = next((one for one in self._all() if ("deal", one.row.deal_id) == self.key), None)
        return lane_foot(here, self.size.width, self.glyphs, today=today) if name == "live" else ()

    def _all(self) -> tuple[LanePeople, ...]:
        return (*self.lane.rows, *self.lane.quiet)

    def _narrowed(self) -> LaneView:
        if not self.wanted:
            return self.lane

        def some(rows: tuple[LanePeople, ...]) -> tuple[LanePeople, ...]:
            return tuple(o for o in rows if self._meets(o.row.title, o.row.account, o.person, o.row.step, o.row.task))

        return LaneView(some(self.lane.rows), some(self.lane.quiet))

    def _meets(self, *texts: str) -> bool:
        return all(word in fold(" ".join(texts)) for word in fold(self.wanted).split())

    # -- keys ---------------------------------------------------------------------------------------------------------

    def chosen(self, key: Hashable) -> None:
        if not isinstance(key, tuple):
            return
        if key[0] == "deal":
            self.open_deal(key[1])
        elif key[0] == "person":
            self.dismiss(key[1])
        elif key[0] == "stall":
            from salesdesk.ui.sheets.stall import StallSheet

            self.sheet(StallSheet(self.desk, key[1]))

    def open_deal(self, deal_id: int) -> None:
        """The deal's page; from it the rep may go to a person."""
        from salesdesk.ui.screens.deal import DealScreen

        def back(contact_id: int | None) -> None:
            if contact_id is not None:
                self.dismiss(contact_id)
            else:
                self.reload(cursor=("deal", deal_id))

        self.app.push_screen(DealScreen(self.desk, deal_id), back)

    def action_add(self) -> None:
        from salesdesk.ui.sheets.deal import DealSheet

        def made(done: object) -> None:
            row_id = getattr(done, "row_id", None)
            if row_id is not None:
                self.view = 0
                self.reload(cursor=("deal", row_id))
                self.open_deal(row_id)

        self.app.push_screen(DealSheet(self.desk), made)

    def action_filter(self) -> None:
        from salesdesk.ui.sheets.ask import FilterSheet

        def narrowed(text: str | None) -> None:
            if text is not None:
                self.wanted = text.strip()
                self.draw()

        self.app.push_screen(FilterSheet(self.desk, start_text=self.wanted), narrowed)

    def pressed(self, command: str) -> None:
        word, _, place = command.partition(" ")
        if word == "view":
            self.action_turn(int(place) - self.view)

    def action_turn(self, way: int) -> None:
        self.view = (self.view + way) % len(VIEWS)
        self.reload()
        self.rows_list.action_end(-1)
        self.draw_foot()

    def action_process(self) -> None:
        from salesdesk.ui.sheets.process import ProcessSheet

        self.sheet(ProcessSheet(self.desk))

    def person_here(self) -> int | None:
        """The first person of the deal under the cursor, or the one of the row."""
        kind, row_id = self.key if isinstance(self.key, tuple) else ("", 0)
        if kind == "deal":
            return self._first_of(row_id)
        if kind == "person":
            return int(row_id)
        return next((s.row.stall.contact_id for s in self.stalls if ("stall", s.row.stall.id) == self.key), None)

    def action_person(self) -> None:
        contact_id = self.person_here()
        if contact_id is None:
            self.say("Nobody stands on this deal: enter opens it, e names people.")
        else:
            self.dismiss(contact_id)

    def _first_of(self, deal_id: int) -> int | None:
        """The first person of a deal as it was read."""
        in_lane = {one.row.deal_id: one.contact_id for one in self._all()}
        ended = {deal.id: next(iter(deal.contact_ids), None) for deal in self.deals}
        noes = {one.deal_id: one.contact_id for one in self.noes}
        return in_lane.get(deal_id) or ended.get(deal_id) or noes.get(deal_id)

    def action_copy(self) -> None:
        from salesdesk.ui.calling import copy_text

        copy_text(self, plain((*self.head(), *self.rows())))

    def action_close(self) -> None:
        if self.wanted:
            self.wanted = ""
            self.draw()
        else:
            super().action_close()
