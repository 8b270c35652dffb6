"""The commands of deals and stalls from the day's screen."""

from __future__ import annotations

from salesdesk.desk import EVERYTHING, Changed
from salesdesk.domain.followup import Result
from salesdesk.ui.seat import Seat


class Dealing(Seat):
    """Deals, and who stands still."""

    def do_deals(self) -> None:
        """The lane; its cursor on the deal of the person in front."""
        self._lane()

    def do_no_list(self) -> None:
        self._lane(view="no list")

    def _lane(self, *, view: str = "live") -> None:
        from salesdesk.ui.screens.deals import DealsScreen

        deal_id = self.brief.deal.id if self.brief and self.brief.deal else None
        self.app.push_screen(DealsScreen(self.desk, deal_id=deal_id, view=view), self._back_from_deals)

    def do_their_deal(self) -> None:
        """The page of their live deal; without one a new one."""
        if self.brief is None or self.brief.deal is None:
            self.do_new_deal()
            return
        self._open_deal(self.brief.deal.id)

    def do_new_deal(self) -> None:
        from salesdesk.ui.sheets.deal import DealSheet

        contact = self.contact() if self.contact_id is not None else None

        def made(done: Changed | None) -> None:
            if done is not None:
                self.changed(done)
                if done.row_id is not None:
                    self._open_deal(done.row_id)

        self.app.push_screen(DealSheet(self.desk, contact=contact), made)

    def _open_deal(self, deal_id: int) -> None:
        from salesdesk.ui.screens.deal import DealScreen

        self.app.push_screen(DealScreen(self.desk, deal_id), self._back_from_deals)

    def _back_from_deals(self, contact_id: int | None) -> None:
        self.reload(EVERYTHING)
        if contact_id is not None:
            self.show_person(contact_id)
            self.run_command("pane_2")

    def remind_of_deal(self, done: Changed) -> None:
        """After a "bought" or a "no" with a deal that is still open: said, never done by itself."""
        touch = self.desk.calls.touch(done.row_id) if done.row_id else None
        if touch is None or touch.result not in (Result.BOUGHT, Result.DECLINED):
            return
        live = [deal for deal in self.desk.deals.reading.of(touch.contact_id) if deal.is_live]
        if live:
            self.say(
                f"{done.label}. Their deal “{live[0].title}” is still open: d, enter, then its page says how it ended."
            )

    def do_stall(self) -> None:
        """A stall that lasts is opened; else one is recorded."""
        from salesdesk.ui.sheets.stall import StallReasonSheet, StallSheet, begin_stall

        contact = self.contact()
        running = self.desk.deals.stalls.of(contact.id)
        if running:
            self._sheet(StallSheet(self.desk, running[0].row.stall.id))
            return
        live = [deal for deal in self.desk.deals.reading.of(contact.id) if deal.is_live]
        deal_id = live[0].id if len(live) == 1 else None
        self.app.push_screen(
            StallReasonSheet(self.desk, title=contact.name),
            lambda reason: begin_stall(self, reason, ((contact.id, contact.name),), deal_id),
        )

    def do_pace(self) -> None:
        from salesdesk.ui.sheets.deal import PaceSheet

        self._sheet(PaceSheet(self.desk, self.contact()))

    def do_process(self) -> None:
        from salesdesk.ui.sheets.process import ProcessSheet

        self._sheet(ProcessSheet(self.desk))
