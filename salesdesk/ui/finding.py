"""Find, and the place that it opens: the person, the note in its timeline, the fact in the brief, the script, the deal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from salesdesk.domain.excerpt import wanted_words
from salesdesk.errors import SalesdeskError
from salesdesk.ui.seat import Seat

if TYPE_CHECKING:
    from salesdesk.desk.shelf import Shelved
    from salesdesk.ui.sheets.find import Place

IN_BRIEF = {"promise": "promise", "fact": "fact", "question": "question", "date": "date"}
"""A find's kind → the first part of its row's key in the brief."""
WHOLE_HISTORY = 5_000


class Finding(Seat):
    """The find key."""

    if TYPE_CHECKING:

        def do_pane(self, name: str) -> None: ...

        def _open_deal(self, deal_id: int) -> None: ...

        def _begin_with(self, one: Shelved | None) -> None: ...

    def do_find(self) -> None:
        from salesdesk.ui.sheets.find import FindSheet

        def found(place: Place | None) -> None:
            if place is None:
                return
            try:
                self._go_to(place)
            except SalesdeskError as error:  # it went while the sheet was open
                self.say(f"{error.sentence} {error.hint}", "late")

        self.app.push_screen(FindSheet(self.desk), found)

    def _go_to(self, place: Place) -> None:
        if place.kind == "command":
            self.run_command(place.words)
        elif place.kind == "add":
            self._add_named(place.words)
        elif place.kind == "save":
            self._save_words(place.words)
        elif place.kind == "call" and place.contact_id is not None:
            self.app.call_person(place.contact_id)  # type: ignore[attr-defined]
        elif place.kind == "account":
            self._somebody_at(place.row_id)
        elif place.kind == "deal":
            self._open_deal(place.row_id)
        elif place.table == "script":
            self._open_script(place.words)
        elif place.contact_id is not None:
            self.show_person(place.contact_id)
            self._stand_on(place)

    def _stand_on(self, place: Place) -> None:
        """The cursor on the line that was found, in the panel where it stands."""
        if place.kind == "contact":
            return
        if place.table == "draft":
            self.do_pane("voicemail" if place.kind == "script" else "notes")
            return
        if place.kind in IN_BRIEF:
            self.do_pane("brief")
            if self.panel("brief").move_to((IN_BRIEF[place.kind], place.row_id)):
                return
        self.do_pane("timeline")
        panel, key = self.panel("timeline"), (place.table or place.kind, place.row_id)
        if not panel.move_to(key) and place.contact_id is not None:
            entries = self.desk.research.timeline(place.contact_id, limit=WHOLE_HISTORY)
            width = max(20, panel.size.width)
            from salesdesk.ui.widgets.timeline import timeline_lines

            panel.show(timeline_lines(entries, width, self.app_glyphs, today=self.desk.core.today()))
            panel.move_to(key)

    def _open_script(self, title: str) -> None:
        """A script of the library, chosen there: Enter starts from it, for the person in front."""
        from salesdesk.ui.sheets.shelf import ShelfSheet

        sheet = ShelfSheet(self.desk, self.brief)
        sheet.start_text = " ".join(wanted_words(title)[:3])
        self.app.push_screen(sheet, self._begin_with)

    def _somebody_at(self, account_id: int) -> None:
        """A company: the person there, or which of them."""
        from salesdesk.ui.sheets.whom import WhomSheet

        account = self.desk.people.account(account_id)
        name = account.name if account else ""
        found = [line for line in self.desk.find.people(name) if line.account == name]
        if len(found) == 1:
            self.show_person(found[0].id)
        elif not found:
            self.say(f"Nobody at {name} yet: a adds someone.")
        else:
            sheet = WhomSheet(
                self.desk, title=f"Somebody at {name}", noun="contact", but=0, start_text=name, does="Open"
            )
            self.app.push_screen(sheet, lambda one: self.show_person(one) if one is not None else None)

    def _save_words(self, words: str) -> None:
        from salesdesk.ui.sheets.list_words import SaveSheet

        self._sheet(SaveSheet(self.desk, words=words))

    def _add_named(self, name: str) -> None:
        from salesdesk.ui.sheets.person import AddSheet

        self._sheet(AddSheet(self.desk, name=name), go=True)
