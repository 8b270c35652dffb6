"""Commands that make one of two, and two of one: for the person in front and for their company."""

from __future__ import annotations

from typing import TYPE_CHECKING

from salesdesk.errors import NotFound, SalesdeskError
from salesdesk.ui.seat import Seat

if TYPE_CHECKING:
    from salesdesk.desk.doubles import Noun


class Joining(Seat):
    """Merge with …, merge the company with …, take apart."""

    def do_merge(self) -> None:
        contact = self.contact()
        self._ask_whom("contact", contact.id, contact.name)

    def do_merge_company(self) -> None:
        account = self.contact().account
        if account is None:
            raise NotFound("Their company is not known.", "e sets it.")
        self._ask_whom("account", account.id, account.name)

    def do_take_apart(self) -> None:
        from salesdesk.ui.sheets.merge import ApartSheet

        self._sheet(ApartSheet(self.desk, self.contact().id))

    def _ask_whom(self, noun: Noun, row_id: int, name: str) -> None:
        from salesdesk.ui.sheets.merge import MergeSheet
        from salesdesk.ui.sheets.whom import WhomSheet

        def chosen(other_id: int | None) -> None:
            if other_id is None:
                return
            try:
                both = self.desk.doubles.compare(noun, row_id, other_id)
            except SalesdeskError as error:
                self.say(f"{error.sentence} {error.hint}", "late")
                return
            self._sheet(MergeSheet(self.desk, both))

        sheet = WhomSheet(self.desk, title=f"{name} is the same as", noun=noun, but=row_id, start_text=name.split()[0])
        self.app.push_screen(sheet, chosen)
