"""The commands around the voicemail script: where it starts from, what the critique offers, saying it aloud."""

from __future__ import annotations

from typing import TYPE_CHECKING

from salesdesk.errors import NotFound
from salesdesk.ui.typed import Typed
from salesdesk.ui.widgets.script import ScriptArea

if TYPE_CHECKING:
    from salesdesk.desk import Changed
    from salesdesk.domain.voicemail import Check, Critique


class Scripting(Typed):
    """Scripts: opened, begun, mended, said."""

    if TYPE_CHECKING:
        judged: Critique | None

        def do_pane(self, name: str) -> None: ...

        def _draw_meter(self) -> None: ...

    def script(self) -> ScriptArea:
        return self.query_one("#voicemail", ScriptArea)

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

    def _begin_with(self, text: str | None) -> None:
        if text is None:
            return
        self.do_pane("voicemail")
        area = self.script()
        area.replace(text, (0, 0), area.document.end, maintain_selection_offset=False)
        area.move_cursor(area.document.end)
        self._judge_now()

    def do_take_suggestion(self) -> None:
        """The first suggestion of the critique, put into the text."""
        self._judge_now()
        offered = next((c for c in self._failed() if c.suggestion is not None), None)
        if offered is None:
            self.say("Nothing to take: the words are yours.")
            return
        self._take(offered)

    def _take(self, check: Check | None) -> None:
        if check is not None and check.suggestion is not None:
            found = check.suggestion
            words = self.desk.scripts.filled(found.text, self.brief).text
            self.script().replace_span(found.start, found.end, words)
            self._judge_now()
            self.say(check.message)

    def do_critique(self) -> None:
        """Every check with what it found and why it matters; Enter takes its suggestion."""
        from salesdesk.ui.sheets.critique import CritiqueSheet

        self._judge_now()
        if self.judged is not None:
            self.app.push_screen(CritiqueSheet(self.desk, self.judged), self._take)

    def do_say_it(self) -> None:
        """Big text and a clock; stopping it teaches the pace."""
        from salesdesk.ui.screens.saying import SayScreen

        text = self.script().text.strip()
        if not text:
            raise NotFound("There is nothing to read yet.", "F3 starts a script.")
        self.keep_texts()
        self.app.push_screen(SayScreen(self.desk, text, self.contact_id), self._said)

    def _said(self, done: Changed | None) -> None:
        if done is not None:
            self.changed(done)
            self._judge_now()

    def do_keep_script(self) -> None:
        """This text as a script of the library."""
        from salesdesk.ui.sheets.ask import AskSheet

        text = self.script().text.strip()
        if not text:
            raise NotFound("There is nothing to keep yet.", "F3 starts a script.")

        def named(title: str | None) -> None:
            if title is not None:
                self._try(lambda: self.desk.scripts.keep_script(title, text))

        self.app.push_screen(AskSheet(self.desk, title="Keep as a script, named", placeholder="Third try"), named)

    def _judge_now(self) -> None:
        self._draw_meter()

    def _failed(self) -> tuple[Check, ...]:
        return tuple(c for c in self.judged.checks if not c.passed) if self.judged else ()
