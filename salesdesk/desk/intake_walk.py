"""One walk over a file's drafts: each goes to the lines it belongs to, people, firms, deals or activities."""

from __future__ import annotations

from collections.abc import Sequence

from salesdesk.desk.intake_deals import DealLines, Finder
from salesdesk.desk.intake_firms import FirmLines
from salesdesk.desk.intake_lines import LineReader
from salesdesk.desk.intake_people import PeopleLines
from salesdesk.desk.intake_plan import Plan
from salesdesk.desk.intake_touches import TouchLines
from salesdesk.exchange.drafts import AccountDraft, ActivityDraft, ContactDraft, DealDraft, Draft
from salesdesk.store.intake_deals import Deals, read_deals


class Walk:
    """The lines of one file, in their order."""

    def __init__(self, plan: Plan, reader: LineReader) -> None:
        self._plan = plan
        self._reader = reader
        self._firms = FirmLines(plan, reader)
        self._people = PeopleLines(plan, reader, self._firms)
        self._deal_lines: DealLines | None = None
        self._touch_lines: TouchLines | None = None

    def lines(self, drafts: Sequence[Draft]) -> None:
        """Some lines, one after the other."""
        if any(isinstance(draft, DealDraft | ActivityDraft) for draft in drafts):
            self._look_at_deals()
        if any(isinstance(draft, ContactDraft) for draft in drafts):
            self._people.fetch(drafts)
        if self._touch_lines and any(isinstance(draft, ActivityDraft) for draft in drafts):
            self._touch_lines.fetch(drafts)
        for draft in drafts:
            self._line(draft)

    def _line(self, draft: Draft) -> None:
        if isinstance(draft, AccountDraft) or (isinstance(draft, ContactDraft) and draft.is_company):
            self._firms.line(draft)
        elif isinstance(draft, ContactDraft):
            self._people.line(draft)
        elif isinstance(draft, DealDraft) and self._deal_lines:
            self._deal_lines.line(draft)
        elif isinstance(draft, ActivityDraft) and self._touch_lines:
            self._touch_lines.line(draft)

    def _look_at_deals(self) -> None:
        """Reads the deals with the first line that may name one: most files name none."""
        if self._deal_lines is None:
            deals: Deals = read_deals(self._plan.db)
            finder = Finder(self._plan, self._reader)
            self._deal_lines = DealLines(self._plan, self._reader, firms=self._firms, finder=finder, deals=deals)
            self._touch_lines = TouchLines(self._plan, self._reader, finder=finder, deals=deals)
