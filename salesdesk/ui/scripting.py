"""The commands around the voicemail script: where it starts from, what the critique offers, saying it, writing to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from salesdesk.errors import NotFound
from salesdesk.ui.typed import Typed
from salesdesk.ui.widgets.script import ScriptArea

if TYPE_CHECKING:
    from salesdesk.desk import Changed
    from salesdesk.desk.shelf import Shelved
    from salesdesk.domain.voicemail import Check, Critique


class Scripting(Typed):
    """Scripts: opened, begun, mended, said, kept."""

    if TYPE_CHECKING:

        def do_pane(self, name: str) -> None: ...

        def judge_now(self) -> Critique: ...

        def script(self) -> ScriptArea: ...

        def _ask_next(self, contact_id: int) -> None: ...

    def do_voicemail(self) -> None:
        """The script's panel; asked for again while it has the cursor: the library."""
        self.contact()
        if self.focused is self.script():
            self.do_library()
            return
        self.do_pane("voicemail")

    def do_library(self) -> None:
        """Scripts to start from; one that is chosen takes the place of the text, whose words ctrl+z brings back."""
        from salesdesk.ui.sheets.shelf import ShelfSheet

        self.contact()
        self.app.push_screen(ShelfSheet(self.desk, self.brief), self._begin_with)

    def _begin_with(self, one: Shelved | None) -> None:
        """The script with its fields filled; the first one that is left is marked, so that typing fills it."""
        if one is None or self.contact_id is None:
            return
        self.do_pane("voicemail")
        area = self.script()
        text = self.desk.scripts.filled(one.body, self.brief).text
        area.replace(text, (0, 0), area.document.end, maintain_selection_offset=False)
        area.move_cursor(area.document.end)
        area.next_gap()
        self.desk.scripts.shelf.begun(self.contact_id, one.key)
        self.judge_now()

    def do_next_gap(self) -> None:
        """Marks the next field that is still to be filled."""
        if self.script().next_gap() is None:
            self.say("Every field is filled.")

    def do_take_suggestion(self) -> None:
        """Fields that the record can fill, else the first suggestion of the critique, put into the text."""
        from salesdesk.domain.voicemail import gaps

        area = self.script()
        filled = self.desk.scripts.filled(area.text, self.brief).text if gaps(area.text) else area.text
        if filled != area.text:
            area.replace(filled, (0, 0), area.document.end, maintain_selection_offset=False)
            self.judge_now()
            self.say("Filled from the record.")
            return
        offered = next((c for c in self.judge_now().checks if not c.passed and c.suggestion is not None), None)
        if offered is None:
            self.say("Nothing to take: the words are yours.")
            return
        self._take(offered)

    def _take(self, check: Check | None) -> None:
        if check is not None and check.suggestion is not None:
            found = check.suggestion
            words = self.desk.scripts.filled(found.text, self.brief).text
            self.script().replace_span(found.start, found.end, words)
            self.judge_now()
            self.say(check.message)

    def do_critique(self) -> None:
        """Every check with what it found and why it matters; Enter takes its suggestion."""
        from salesdesk.ui.sheets.critique import CritiqueSheet

        self.app.push_screen(CritiqueSheet(self.desk, self.judge_now(), self.brief), self._take)

    def do_say_it(self) -> None:
        """Big text and a clock; stopping it teaches the pace."""
        from salesdesk.ui.screens.saying import SayScreen

        text = self.desk.scripts.filled(self.script().text, self.brief).text.strip()
        if not text:
            raise NotFound("There is nothing to read yet.", "F3 starts a script.")
        self.keep_texts()
        self.app.push_screen(SayScreen(self.desk, text, self.contact_id), self._said)

    def _said(self, done: Changed | None) -> None:
        if done is not None:
            self.changed(done)
            self.judge_now()

    def do_practice_log(self) -> None:
        """Every reading aloud: seconds, pace, score, what was said of it."""
        from salesdesk.ui.sheets.practice_log import PracticeLogSheet

        self.app.push_screen(PracticeLogSheet(self.desk))

    def do_keep_script(self) -> None:
        """This text as a script of the library; what is theirs alone becomes fields again."""
        from salesdesk.ui.sheets.script_form import KeepScriptSheet

        text = self.script().text.strip()
        if not text:
            raise NotFound("There is nothing to keep yet.", "F3 starts a script.")
        self._sheet(KeepScriptSheet(self.desk, text, self.brief))

    def do_write(self) -> None:
        """An e-mail to them, or on a quiet contact a kind word; copied or opened in the mail program, never sent."""
        from salesdesk.desk.scripts import Purpose
        from salesdesk.ui.screens.writing import WriteScreen

        contact = self.contact()
        purpose = Purpose.THINKING_OF_YOU if self.brief and self.brief.mode == "quiet" else Purpose.EMAIL
        self.desk.letters.check_allowed(contact.id, purpose)
        self.keep_texts()
        self.app.push_screen(WriteScreen(self.desk, self.brief, contact, purpose), self._written)

    def _written(self, done: Changed | None) -> None:
        if done is None:
            return
        self.changed(done)
        if done.contact_id is not None and self.desk.agenda.next_of(done.contact_id) is None:
            self._ask_next(done.contact_id)
