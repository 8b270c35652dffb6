"""The commands of research: prepare, ask, fit, people, what is stale, the web; and what keys do on a row of the brief."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from salesdesk.errors import NotFound
from salesdesk.ui.seat import Seat

if TYPE_CHECKING:
    from salesdesk.ui.sheets.base import Sheet


class Researching(Seat):
    """Research on the person in front."""

    # -- rows of the brief ---------------------------------------------------------------------------------------------

    def brief_row(self) -> tuple[str, int]:
        """What the brief's cursor stands on, while the brief has the keys; ("", 0) elsewhere."""
        key = self.panel("brief").key if self.focused is not None and self.focused.id == "brief" else None
        return (str(key[0]), int(key[1])) if isinstance(key, tuple) else ("", 0)

    def done_in_brief(self) -> bool:
        """Space on a fact confirms it today; on a question it was asked, or is planned where it was only offered;
        a date of theirs has happened."""
        what, row_id = self.brief_row()
        contact_id = self.contact_id or 0
        if what == "fact":
            self.changed(self.desk.research.known.confirm(row_id, contact_id=contact_id))
        elif what == "question":
            self.changed(self.desk.research.asking.tick(contact_id, row_id))
        elif what == "date":
            self.changed(self.desk.research.reach_date(contact_id, row_id))
        return what in ("fact", "question", "date")

    def trash_in_brief(self) -> bool:
        """Delete on a fact, a question or a date of theirs takes that one, not the person."""
        what, row_id = self.brief_row()
        if what == "fact":
            self.changed(self.desk.research.known.trash(row_id, contact_id=self.contact_id))
        elif what == "date":
            self.changed(self.desk.research.trash_date(self.contact_id or 0, row_id))
        elif what == "question" and row_id > 0:
            self.changed(self.desk.research.asking.drop(row_id))
        elif what == "question":
            raise NotFound("This one is only offered.", "space plans it, delete on its fact throws the fact away.")
        return what in ("fact", "question", "date")

    def open_in_brief(self) -> bool:
        """o on a fact opens where it was found."""
        what, row_id = self.brief_row()
        url = self.desk.research.known.get(row_id).url if what == "fact" else None
        if url:
            from salesdesk.ui.calling import open_checked

            open_checked(self, url)
        return bool(url)

    def sheet_of_row(self) -> Sheet[Any] | None:
        """The form of the research row under the cursor; None where the row is none of these."""
        what, row_id = self.brief_row()
        contact, research = self.contact(), self.desk.research
        if what == "all_facts":
            from salesdesk.ui.sheets.fact import FactsSheet

            return FactsSheet(self.desk, contact)
        if what in ("fact", "facts"):
            from salesdesk.ui.sheets.fact import FactSheet

            return FactSheet(self.desk, contact, research.known.get(row_id) if what == "fact" else None)
        if what in ("question", "ask"):
            from salesdesk.ui.sheets.question import QuestionSheet

            planned = self.brief.questions if self.brief else ()
            found = next((one for one in planned if one.id == row_id), None) if what == "question" else None
            return QuestionSheet(self.desk, contact, found)
        if what == "person":
            from salesdesk.ui.sheets.people_map import PeopleMapSheet

            return PeopleMapSheet(self.desk, contact)
        if what == "their_shoes":
            from salesdesk.ui.sheets.shoes import shoes_sheet

            return shoes_sheet(self.desk, contact)
        if what == "message_line":
            from salesdesk.ui.sheets.message import MessageSheet

            return MessageSheet(self.desk, contact)
        if what in ("fit", "given"):
            return self._fit_or_values(what)
        return None

    def _fit_or_values(self, what: str) -> Sheet[Any]:
        from salesdesk.ui.sheets.fit import FitSheet
        from salesdesk.ui.sheets.values import ValuesSheet

        return FitSheet(self.desk, self.contact()) if what == "fit" else ValuesSheet(self.desk, self.contact())

    def take_row(self, key: object) -> None:
        """Enter in the brief: a number is copied, a person shown, the last talk read; any other line is edited."""
        kind = str(key[0]) if isinstance(key, tuple) else ""
        if kind == "person" and isinstance(key, tuple):
            self.show_person(int(key[1]))
            return
        named = {"number": "copy_number", "touch": "read_entry", "all_facts": "all_facts"}
        self.run_command(named.get(kind, "edit"))

    def do_read_entry(self) -> None:
        """Enter on a line of the timeline, or on the last talk: the whole touch, note or change; a promise's form."""
        here = self.focused.id if self.focused is not None and self.focused.id in ("brief", "timeline") else "timeline"
        key = self.panel(here).key
        kind, row_id = (str(key[0]), int(key[1])) if isinstance(key, tuple) else ("", 0)
        if kind in ("touch", "note", "change"):
            from salesdesk.ui.sheets.entry import EntrySheet

            self._sheet(EntrySheet(self.desk, self.contact(), kind, row_id))
        elif kind == "promise":
            from salesdesk.ui.sheets.promise_line import PromiseLineSheet

            self._sheet(PromiseLineSheet(self.desk, self.contact(), row_id))
        else:
            raise NotFound("No line of the timeline is chosen.", "5 goes to the timeline.")

    # -- commands ------------------------------------------------------------------------------------------------------

    def do_prepare(self) -> None:
        """Everything that can be made ready, one letter each."""
        from salesdesk.ui.sheets.prepare import PrepareSheet

        self.app.push_screen(
            PrepareSheet(self.desk, self.contact()), lambda name: self.run_command(name) if name else None
        )

    def do_three_minutes(self) -> None:
        from salesdesk.ui.sheets.ready import ThreeSheet

        self._sheet(ThreeSheet(self.desk, self.contact()))

    def do_add_fact(self) -> None:
        from salesdesk.ui.sheets.fact import FactSheet

        self._sheet(FactSheet(self.desk, self.contact()))

    def do_all_facts(self) -> None:
        from salesdesk.ui.sheets.fact import FactsSheet

        self._sheet(FactsSheet(self.desk, self.contact()))

    def do_questions(self) -> None:
        from salesdesk.ui.sheets.question import PlannerSheet

        stage = self.brief.deal.stage if self.brief and self.brief.deal else ""
        self._sheet(PlannerSheet(self.desk, self.contact(), step=stage))

    def do_stale(self) -> None:
        from salesdesk.ui.sheets.fact import StaleSheet

        self._sheet(StaleSheet(self.desk))

    def do_analysis(self) -> None:
        from salesdesk.ui.sheets.analysis import AnalysisSheet

        self._sheet(AnalysisSheet(self.desk, self.contact()))

    def do_fit(self) -> None:
        self._sheet(self._fit_or_values("fit"))

    def do_focus_list(self) -> None:
        from salesdesk.ui.sheets.focus import FocusSheet

        self._sheet(FocusSheet(self.desk, self.contact() if self.contact_id else None))

    def do_objections(self) -> None:
        from salesdesk.ui.sheets.objections import ObjectionsSheet

        self._sheet(ObjectionsSheet(self.desk, self.contact()))

    def do_shoes(self) -> None:
        from salesdesk.ui.sheets.shoes import shoes_sheet

        self._sheet(shoes_sheet(self.desk, self.contact()))

    def do_my_message(self) -> None:
        from salesdesk.ui.sheets.message import MessageSheet

        self._sheet(MessageSheet(self.desk, self.contact()))

    def do_insights(self) -> None:
        from salesdesk.ui.sheets.insights import InsightsSheet

        self._sheet(InsightsSheet(self.desk, self.contact() if self.contact_id else None), go=True)

    def do_story(self) -> None:
        from salesdesk.ui.sheets.story import StorySheet

        self._sheet(StorySheet(self.desk))

    def do_values(self) -> None:
        self._sheet(self._fit_or_values("given"))

    def do_people_map(self) -> None:
        from salesdesk.ui.sheets.people_map import PeopleMapSheet

        self._sheet(PeopleMapSheet(self.desk, self.contact()), go=True)

    def do_from_web(self) -> None:
        """Looks the company up, now and only now; what is found is offered one by one."""
        from salesdesk.ui.sheets.web import WebSheet

        self._sheet(WebSheet(self.desk, self.contact()))

    # -- the browser ---------------------------------------------------------------------------------------------------

    def do_open_site(self) -> None:
        self._browse("site")

    def do_open_profile(self) -> None:
        self._browse("profile")

    def do_open_news(self) -> None:
        self._browse("news")

    def do_open_map(self) -> None:
        self._browse("map")

    def _browse(self, what: str) -> None:
        from salesdesk.ui.calling import open_checked

        open_checked(self, self.desk.research.web.address(self.contact(), what))
