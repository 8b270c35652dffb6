"""The keys that work from every panel: find, all commands, keys, undo, import, quit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events
from textual.widgets import TextArea

from salesdesk.desk import EVERYTHING, Changed
from salesdesk.errors import SalesdeskError
from salesdesk.locations import write_private
from salesdesk.ui.finding import Finding
from salesdesk.ui.moving import Moving
from salesdesk.ui.widgets.drafts import DraftArea

if TYPE_CHECKING:
    from salesdesk.ui.screens.importing import ImportScreen

QUIT_WITHIN = 2.0


class Everywhere(Moving, Finding):
    """Commands that are about no one person."""

    _quit_asked = False

    def do_palette(self) -> None:
        from salesdesk.ui.sheets.palette import PaletteSheet

        self.app.push_screen(PaletteSheet(self.desk), lambda name: self.run_command(name) if name else None)

    def do_help(self) -> None:
        from salesdesk.ui.sheets.keys import KeysSheet

        focused = self.focused.id if self.focused is not None else "agenda"
        self.app.push_screen(
            KeysSheet(self.desk, pane=focused or "agenda"), lambda name: self.run_command(name) if name else None
        )

    def do_editor(self) -> None:
        """The text under the cursor in the rep's own editor; from elsewhere the one that is in front."""
        here = self.focused
        name = self.tab if self.tab in ("voicemail", "notes") else "notes"
        (here if isinstance(here, DraftArea) else self.area(name)).action_editor()

    def do_undo(self) -> None:
        self._turned(self.desk.undo(), "Nothing to undo.", "U redoes.")

    def do_redo(self) -> None:
        self._turned(self.desk.redo(), "Nothing to redo.", "u undoes.")

    def _turned(self, turned: Changed | None, nothing: str, hint: str) -> None:
        if turned is None:
            self.say(nothing)
        else:
            words = f"{turned.label}. {hint}"
            live = self.desk.calls.live()
            if live:  # first, where the line is short: the call that was saved waits again
                words = f"c takes the call up again. {words}"
            self.changed(turned, words=words)
            if live:
                self.show_person(live.contact_id)

    def do_history(self) -> None:
        from salesdesk.ui.sheets.history import HistorySheet

        self.app.push_screen(HistorySheet(self.desk))

    def do_messages(self) -> None:
        from salesdesk.ui.sheets.messages import MessagesSheet

        self.app.push_screen(MessagesSheet(self.desk, self.app.messages))  # type: ignore[attr-defined]

    def do_score(self) -> None:
        from salesdesk.ui.screens.score import ScoreScreen

        def seen(contact_id: int | None) -> None:
            if contact_id is not None:
                self.show_person(contact_id)

        self.app.push_screen(ScoreScreen(self.desk), seen)

    def do_lists(self) -> None:
        from salesdesk.ui.screens.lists import ListsScreen

        screen = ListsScreen(self.desk)

        def seen(contact_id: int | None) -> None:
            if screen.touched:
                self.reload(EVERYTHING)
            if contact_id is not None:
                self.show_person(contact_id)

        self.app.push_screen(screen, seen)

    def do_calendar(self) -> None:
        """Where the calendar file lies; nothing typed: none is kept."""
        from salesdesk.ui.sheets.ask import AskSheet

        def chosen(text: str | None) -> None:
            if text is None:
                return
            path = self.desk.calendar.choose(text)
            if path is None:
                self.say("No calendar file is kept; the one that was written stays.")
                return
            self.desk.calendar.write(write_private)
            self.say(f"The calendar is kept up to date: {path}")

        def tried(text: str | None) -> None:
            try:
                chosen(text)
            except SalesdeskError as error:
                self.say(f"{error.sentence} {error.hint}", "late")

        here = str(self.desk.calendar.path or "")
        title = "Calendar file: follow-ups with a time, and their dates"
        sheet = AskSheet(self.desk, title=title, start_text=here, placeholder="~/salesdesk.ics; empty: none")
        self.app.push_screen(sheet, tried)

    def do_import(self) -> None:
        from salesdesk.ui.screens.importing import ImportScreen

        def imported(done: Changed | None) -> None:
            if done is not None:
                self.unfolded |= {"not_started"}
                new = self.desk.deals.reading.count() - screen.deals_before
                self.changed(done, words=f"{done.label}. d shows the {new} new deals" if new > 1 else "")
                rows = [line.key for line in self.panel("agenda").lines if isinstance(line.key, tuple)]
                self.panel("agenda").move_to(next((key for key in rows if key[0] in "fc"), None))

        screen = self._import_that_waits() or ImportScreen(self.desk, elsewhere=self._import_news)
        self.app.push_screen(screen, imported)

    def _import_that_waits(self) -> ImportScreen | None:
        """The import that the rep left to its work; it is taken out, to be shown again."""
        from salesdesk.ui.screens.importing import ImportScreen

        if not self.app.is_screen_installed(ImportScreen.NAME):
            return None
        found = self.app.get_screen(ImportScreen.NAME)
        self.app.uninstall_screen(ImportScreen.NAME)
        return found if isinstance(found, ImportScreen) else None

    def _import_news(self, words: str, role: str) -> None:
        self.reload_all()
        self.say(words, role)

    def do_theme(self) -> None:
        from salesdesk.ui.sheets.theme import ThemeSheet

        self.app.push_screen(ThemeSheet(self.desk))

    def do_quit(self) -> None:
        """q, and q again within two seconds."""
        if self._quit_asked:
            self.keep_texts()
            self.app.exit()
            return
        self._quit_asked = True
        works = self.app.is_screen_installed("import")
        self.say("q again to quit: the import ends, nothing half of it is kept" if works else "q again to quit")
        self.set_timer(QUIT_WITHIN, self._stay)

    def _stay(self) -> None:
        self._quit_asked = False

    def on_paste(self, event: events.Paste) -> None:
        """A paste outside text goes into the notes, not into the keys."""
        if isinstance(self.focused, TextArea):
            return
        event.stop()
        self.run_command("notes")
        self.area("notes").paste_text(event.text)
