"""Write to them: an e-mail opener or a kind word, judged as it is typed; copied or opened in the mail program, never sent."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import Input

from salesdesk.desk import Changed, Desk
from salesdesk.desk.letters import subject_kind
from salesdesk.desk.scripts import Judge, Purpose
from salesdesk.desk.shelf import Shelved
from salesdesk.domain.brief import Brief
from salesdesk.domain.people import Contact
from salesdesk.domain.voicemail import Critique, gaps
from salesdesk.domain.voicemail.letters import PURPOSE_WORDS
from salesdesk.errors import SalesdeskError
from salesdesk.ui.bindings import page_bindings
from salesdesk.ui.calling import copy_text, open_checked
from salesdesk.ui.judging import LONG, REST
from salesdesk.ui.lines import Line, Row
from salesdesk.ui.refusals import Unshaken
from salesdesk.ui.screens.paged import Paged
from salesdesk.ui.sheets.base import SheetInput
from salesdesk.ui.text import Glyphs
from salesdesk.ui.widgets.drafts import DraftArea
from salesdesk.ui.widgets.keybar import KeyBar, keybar_line
from salesdesk.ui.widgets.lists import Page, Pressed
from salesdesk.ui.widgets.meter import headline_lines, offer_line
from salesdesk.ui.widgets.script import ScriptArea

JUDGE_AFTER = 0.15
VALUE_ROWS = 3


class WriteScreen(Paged, Unshaken, Screen[Changed | None]):
    """Answers the touch that was logged, or nothing; what was typed is there again the next time."""

    BINDINGS: ClassVar[list[BindingType]] = page_bindings("write")
    key_page = "write"

    def __init__(self, desk: Desk, brief: Brief | None, contact: Contact, purpose: Purpose) -> None:
        super().__init__()
        self.desk, self.brief, self.contact, self.purpose = desk, brief, contact, purpose
        self.note = ("", "muted")
        self._judging: Timer | None = None
        self._asked: tuple[str, Judge] | None = None
        """What a thread is reading."""
        self._judged: tuple[tuple[str, Judge], Critique] | None = None

    @property
    def glyphs(self) -> Glyphs:
        return self.app.glyphs  # type: ignore[attr-defined,no-any-return]

    @property
    def area(self) -> ScriptArea:
        return self.query_one("#letter", ScriptArea)

    @property
    def subject(self) -> str:
        return self.query_one("#subject", SheetInput).value

    def compose(self) -> ComposeResult:
        yield Page(id="write_head")
        yield SheetInput("", placeholder="Subject", id="subject")
        yield ScriptArea("letter", id="letter", placeholder=self.spoken("Type, or F9 starts from the shelf."))
        yield Page(id="write_words")
        yield KeyBar(id="write_keys")

    def on_mount(self) -> None:
        for name, height in (("write_head", 1), ("subject", 1), ("write_words", VALUE_ROWS), ("write_keys", 1)):
            self.query_one(f"#{name}").styles.height = height
        self.area.styles.height = "1fr"
        self._load()
        self.area.focus()

    def on_resize(self) -> None:
        self.draw()

    def _load(self) -> None:
        """The draft of this purpose, as it was last typed."""
        draft = self.desk.scripts.load(self.contact.id, self.purpose.value)
        subject = self.desk.scripts.load(self.contact.id, subject_kind(self.purpose))
        self.area.load(self.contact.id, draft.text if draft else "", caret=draft.caret if draft else 0)
        with self.prevent(Input.Changed):
            self.query_one("#subject", SheetInput).value = subject.text if subject else ""
        self.draw()

    # -- drawing ------------------------------------------------------------------------------------------------------

    def draw(self) -> None:
        if not self.is_mounted:
            return
        self._judging = None
        width = self.size.width
        email = next((e.address for e in self.contact.live_emails), "no address")
        row = Row().add(f" {PURPOSE_WORDS[self.purpose].capitalize()}", bold=True)
        row.up_to(f"   {self.contact.name} {self.glyphs.dot} {email}", width - 19, "muted")
        row.up_to("   nothing is sent" + (" from here" if row.width + 29 < width else ""), width - 1, "muted")
        self.query_one("#write_head", Page).show((row.line(),))
        self.query_one("#write_words", Page).show(self._words(width))
        self._draw_keys()

    def _words(self, width: int) -> list[Line]:
        """What the critique of a letter has to say, or the fields on offer."""
        area = self.area
        if area.offers:
            return [offer_line(area.offers, area.choice, area.values, width, self.glyphs)]
        found = self._judged_soon()
        if found is None:
            return [Row().add(" A long text: it is being read.", "muted").line()]
        area.mark(found.checks)
        words = f" {found.length.words} words {self.glyphs.dot} {found.self_words} self : {found.you_words} you"
        lines = headline_lines(
            found,
            width,
            VALUE_ROWS - 1,
            self.glyphs,
            gaps=gaps(area.text),
            pinned=self.desk.scripts.on_message(area.text, self.brief),
        )
        return [Row().add(words, "muted").line(), *lines]

    def _judged_soon(self) -> Critique | None:
        """The critique of the letter as it stands; a long one is read in a thread, and None until that is done."""
        asked = (self.area.text, self.desk.scripts.judge(self.brief, self.purpose))
        if self._judged is not None and self._judged[0] == asked:
            return self._judged[1]
        if len(asked[0]) <= LONG:
            self._judged = (asked, asked[1](asked[0]))
            return self._judged[1]
        if self._asked != asked:
            self._asked = asked
            self.run_worker(partial(self._judge_in_thread, asked), thread=True, group="judge", exit_on_error=False)
        return None

    def _judge_in_thread(self, asked: tuple[str, Judge]) -> None:
        if self._asked == asked:
            self.app.call_from_thread(self._found, asked, asked[1](asked[0]))

    def _found(self, asked: tuple[str, Judge], found: Critique) -> None:
        if self._asked == asked:
            self._judged = (asked, found)
            self.draw()

    def _draw_keys(self) -> None:
        typing = isinstance(self.focused, DraftArea | SheetInput)
        other = Purpose.EMAIL if self.purpose is Purpose.THINKING_OF_YOU else Purpose.THINKING_OF_YOU
        hints = [self.hint(name, typing=typing) for name in ("open", "sent", "shelf")]
        hints += [
            self.hint("kind", PURPOSE_WORDS[other].capitalize(), typing=typing),
            self.hint("back", "Keys" if typing else ""),
        ]
        if not typing:
            hints.insert(0, self.hint("copy"))
        words, role = self.note
        line = keybar_line(hints, self.size.width, help_key=self.help_key(typing=typing), note=words, note_role=role)
        self.query_one("#write_keys", KeyBar).show((line,))

    def say(self, words: str, role: str = "muted") -> None:
        """One calm line in the footer."""
        self.note = (self.spoken(words), role)
        self.app.hear(*self.note)  # type: ignore[attr-defined]
        self._draw_keys()

    def on_descendant_focus(self) -> None:
        self._draw_keys()

    def on_descendant_blur(self) -> None:
        self._draw_keys()

    # -- typing -------------------------------------------------------------------------------------------------------

    @on(DraftArea.Changed)
    def _typed(self) -> None:
        self._keep()
        if self._judging is None:
            long = len(self.area.text) > LONG
            self._judging = self.set_timer(REST if long else JUDGE_AFTER, self.draw)

    @on(Input.Changed)
    def _named(self) -> None:
        self.desk.scripts.keep(self.contact.id, subject_kind(self.purpose), self.subject)

    @on(Input.Submitted)
    def _submitted(self) -> None:
        self.area.focus()

    @on(ScriptArea.Offered)
    def _offered(self, event: ScriptArea.Offered) -> None:
        if self.brief is not None:
            event.area.values = self.desk.scripts.values(self.brief)
        self.draw()

    @on(DraftArea.Left)
    def _left(self) -> None:
        """Esc in the text: the keys below become letters; esc again goes back."""
        self._keep()
        self.set_focus(None)
        self._draw_keys()

    def _keep(self) -> None:
        area = self.area
        if area.unsaved:
            self.desk.scripts.keep(self.contact.id, self.purpose.value, area.text, caret=area.caret())
            area.kept = area.text

    # -- keys ---------------------------------------------------------------------------------------------------------

    def action_do(self, name: str) -> None:
        """What the text field's own keys ask for."""
        if name == "library":
            self.action_shelf()
        elif name == "next_gap":
            self.area.next_gap()
        elif name == "take_suggestion":
            self._take()

    def _take(self) -> None:
        area = self.area
        text = self.desk.scripts.filled(area.text, self.brief).text
        found = self.desk.scripts.judge(self.brief, self.purpose)(text)
        offered = next((c.suggestion for c in found.checks if not c.passed and c.suggestion is not None), None)
        if text != area.text:
            area.replace(text, (0, 0), area.document.end, maintain_selection_offset=False)
        elif offered is not None:
            area.replace_span(offered.start, offered.end, self.desk.scripts.filled(offered.text, self.brief).text)
        else:
            self.say("Nothing to take: the words are yours.")

    def action_type(self) -> None:
        self.area.focus()

    def action_subject(self) -> None:
        self.query_one("#subject", SheetInput).focus()

    def action_kind_word(self) -> None:
        """The other purpose, with its own draft."""
        self._keep()
        self.purpose = Purpose.EMAIL if self.purpose is Purpose.THINKING_OF_YOU else Purpose.THINKING_OF_YOU
        self._load()

    def action_shelf(self) -> None:
        from salesdesk.ui.sheets.shelf import ShelfSheet

        self.app.push_screen(ShelfSheet(self.desk, self.brief, self.purpose), self._begin_with)

    def _begin_with(self, one: Shelved | None) -> None:
        if one is None:
            return
        text = self.desk.scripts.filled(one.body, self.brief).text
        self.area.replace(text, (0, 0), self.area.document.end, maintain_selection_offset=False)
        self.area.focus()
        self.area.next_gap()
        self.desk.scripts.shelf.begun(self.contact.id, one.key, self.purpose)

    def _ready_text(self) -> str:
        return self.desk.scripts.filled(self.area.text, self.brief).text.strip()

    def action_copy(self) -> None:
        """The text to the clipboard."""
        self._keep()
        copy_text(self, self._ready_text())

    def action_open_mail(self) -> None:
        """The mail program with the letter in it; where it is too long for that, the text is copied to be pasted."""
        self._keep()
        try:
            link = self.desk.letters.link(self.contact.id, self.purpose, subject=self.subject, text=self._ready_text())
            open_checked(self, link.url)
        except SalesdeskError as error:
            self.say(" ".join(part for part in (error.sentence, error.hint) if part), "late")
            return
        if not link.whole:
            self.action_copy()
            self.say("Too long for a link: the text is copied, paste it there.")

    def action_log_sent(self) -> None:
        """They have it: logged with its words; the draft is used up."""
        self._keep()
        self.desk.keeper.flush()
        try:
            done = self.desk.letters.sent(self.contact.id, self.purpose, subject=self.subject, text=self._ready_text())
        except SalesdeskError as error:
            self.say(" ".join(part for part in (error.sentence, error.hint) if part), "late")
            return
        for kind in (self.purpose.value, subject_kind(self.purpose)):
            self.desk.keeper.forget(self.contact.id, kind)
        if self.is_current:
            self.dismiss(done)

    def action_leave(self) -> None:
        """Back; what is typed stays a draft."""
        self._keep()
        if self.is_current:
            self.dismiss(None)

    @on(Pressed)
    async def _pressed(self, event: Pressed) -> None:
        if not await self.press(event.command):
            getattr(self, f"action_{event.command}", lambda: None)()
