"""What the keys of the day's screen do: each command a few lines that call one deed of the desk.

A mixin of TodayScreen, apart from it so that a new key touches this file and the command table only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from salesdesk.errors import NotFound, NotUnderstood
from salesdesk.ui.dealing import Dealing
from salesdesk.ui.everywhere import Everywhere
from salesdesk.ui.joining import Joining
from salesdesk.ui.planning import Planning
from salesdesk.ui.putting_off import PuttingOff
from salesdesk.ui.researching import Researching
from salesdesk.ui.scripting import Scripting

NEEDS_PERSON = frozenset({
    "call", "voicemail", "log", "copy_number", "open_link", "done", "later", "promise", "edit", "trash", "end_call",
    "permission", "out_of_office", "write",
    "prepare", "three_minutes", "add_fact", "questions", "analysis", "fit", "objections", "shoes", "my_message",
    "values", "people_map", "read_entry", "from_web", "open_site", "open_profile", "open_news", "open_map",
    "all_facts", "their_deal", "stall", "pace", "merge", "merge_company", "take_apart",
})  # fmt: skip

if TYPE_CHECKING:
    from salesdesk.domain.touch import Touch


class Deeds(Everywhere, Dealing, Researching, Scripting, PuttingOff, Planning, Joining):
    """The commands of the day's screen."""

    desk_title = ""

    # -- running a command ---------------------------------------------------------------------------------------------

    def action_do(self, name: str) -> None:
        self.run_command(name)

    def command(self, name: str) -> None:
        """Runs the command of that id. Raises what the desk refuses."""
        if name.startswith("pane_"):
            self.do_pane(("agenda", "brief", "voicemail", "notes", "timeline")[int(name[-1]) - 1])
            return
        getattr(self, f"do_{name}")()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether a command makes sense now; None greys its hint."""
        if action != "do" or not parameters:
            return True
        alone = self.contact_id is None and self.whole  # until then a command reads who is in front itself
        return None if alone and str(parameters[0]) in NEEDS_PERSON else True

    # -- the day -------------------------------------------------------------------------------------------------------

    def do_done(self) -> None:
        """Space: done or not done after all; on a promise of the brief: kept."""
        key = self.panel("brief").key if self.focused is not None and self.focused.id == "brief" else None
        if isinstance(key, tuple) and key[0] == "promise":
            self.changed(self.desk.agenda.keep_promise(key[1]))
            return
        if self.done_in_brief():
            return
        if self.follow_up_id is None:
            raise NotFound("Nothing is planned with them.", "r plans a follow-up.")
        follow_up = self.desk.agenda.follow_up(self.follow_up_id)
        if follow_up.state != "open":
            self.changed(self.desk.agenda.reopen(follow_up.id))
            return
        after = self._row_after()
        done = self.desk.agenda.done(follow_up.id)
        self.changed(done, cursor=after)
        if self.desk.agenda.next_of(follow_up.contact_id) is None:
            self._ask_next(follow_up.contact_id)

    def do_promise(self) -> None:
        from salesdesk.ui.sheets.promise import PromiseSheet

        # who had no row of a day has one now: the cursor goes with them
        self._sheet(PromiseSheet(self.desk, self.contact()), go=self.follow_up_id is None)

    def do_add(self) -> None:
        from salesdesk.ui.sheets.person import AddSheet

        self._sheet(AddSheet(self.desk), go=True)

    def do_edit(self) -> None:
        """The thing under the brief's or the timeline's cursor, else the person."""
        if (touch := self._touch_here()) is not None:
            from salesdesk.ui.sheets.touch import TouchSheet

            self._sheet(TouchSheet(self.desk, touch))
            return
        from salesdesk.ui.sheets.edit import edit_sheet

        key = self.panel("brief").key if self.focused is not None and self.focused.id == "brief" else None
        self._sheet(self.sheet_of_row() or edit_sheet(self.desk, self.contact(), key, self.brief))

    def _touch_here(self) -> Touch | None:
        """The touch under the timeline's cursor, while the timeline has the keys."""
        key = self.panel("timeline").key if self.focused is not None and self.focused.id == "timeline" else None
        return self.desk.calls.touch(key[1]) if isinstance(key, tuple) and key[0] == "touch" else None

    def do_trash(self) -> None:
        if self.trash_in_brief():
            return
        self.changed(self.desk.people.trash(self.contact().id))

    def do_filter(self) -> None:
        from salesdesk.ui.sheets.ask import FilterSheet

        def narrowed(text: str | None) -> None:
            if text is not None:
                self.wanted = text.strip()
                self.draw_agenda()
                self.follow()

        self.app.push_screen(FilterSheet(self.desk, start_text=self.wanted), narrowed)

    # -- calls and words -----------------------------------------------------------------------------------------------

    def do_call(self) -> None:
        from salesdesk.ui.calling import begin_call

        begin_call(self, self.contact(), self.follow_up_id)

    def do_inbound(self) -> None:
        """They called: no guard, no gate; who it is, and the timer runs."""
        from salesdesk.ui.calling import answer_call

        answer_call(self)

    def do_keep_note(self) -> None:
        """The quick note goes on the timeline, its marked lines into the record; u makes it a draft again."""
        self.keep_texts()
        if self.contact_id is None:
            self._ask_whose()
            return
        done = self.desk.calls.keep_note(self.contact().id, self.area("notes").text)
        self.forget_texts()
        kept = done.label.rpartition(": ")[2]
        self.changed(done, words=f"{kept[:1].upper()}{kept[1:]}. esc, then u takes it back.")

    def do_end_call(self) -> None:
        """F8 in the script: left it."""
        from salesdesk.ui.calling import left_voicemail

        left_voicemail(self, self.contact(), self.follow_up_id)

    def do_log(self) -> None:
        from salesdesk.ui.calling import log_touch

        log_touch(self, self.contact(), self.follow_up_id)

    def _ask_whose(self) -> None:
        """A note that is nobody's yet: to whose notes it goes, somebody known or new."""
        from salesdesk.ui.sheets.inbound import WhoseSheet

        def given(answer: tuple[str, object] | None) -> None:
            if answer is None:
                return
            kind, value = answer
            contact_id = int(str(value)) if kind == "contact" else self.desk.calls.newcomer(str(value))
            done = self.desk.calls.give_note(contact_id)
            self.forget_texts()
            self.changed(done, words=f"{done.label}: ctrl+s keeps it.")
            self.show_person(contact_id)

        if not self.area("notes").text.strip():
            raise NotUnderstood("The note is empty.", "Type something first.")
        self.app.push_screen(WhoseSheet(self.desk), given)

    def do_notes(self) -> None:
        """Of the person shown; where nobody is, a note whose owner is named later."""
        self.do_pane("notes")

    def do_loose_note(self) -> None:
        """A note that is nobody's yet, whoever the row is."""
        self.hand_over()
        self._show_contact(None, None)
        self.do_pane("notes")

    def do_copy_number(self) -> None:
        from salesdesk.ui.calling import copy_one_of

        copy_one_of(self, self.contact())

    def do_open_link(self) -> None:
        from salesdesk.ui.sheets.links import open_one_of

        if self.open_in_brief():
            return
        open_one_of(self, self.contact())
