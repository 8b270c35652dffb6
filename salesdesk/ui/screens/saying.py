"""Say it: the script large, one sentence at a time, a clock, a line for a stumble; stopping it teaches the pace."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import Screen
from textual.timer import Timer

from salesdesk.desk import Changed, Desk
from salesdesk.domain.voicemail import sentences, spoken_words
from salesdesk.errors import SalesdeskError
from salesdesk.ui.bindings import page_bindings
from salesdesk.ui.lines import BLANK, Line, Row, text_line
from salesdesk.ui.refusals import Unshaken
from salesdesk.ui.screens.paged import Paged
from salesdesk.ui.sheets.ask import AskSheet
from salesdesk.ui.sheets.practice import PracticeSheet
from salesdesk.ui.sheets.practice_log import PracticeLogSheet
from salesdesk.ui.text import Glyphs, first_lines, wrap
from salesdesk.ui.widgets.keybar import KeyBar, keybar_line
from salesdesk.ui.widgets.lists import Page, Pressed

if TYPE_CHECKING:
    from salesdesk.ui.outside import Voice

LIMIT = 30
FALSE_START = 1.0
"""Seconds; who stops sooner has not read anything."""


class SayScreen(Paged, Unshaken, Screen[Changed | None]):
    """Answers the practice that was logged, or nothing."""

    BINDINGS: ClassVar[list[BindingType]] = page_bindings("say")
    key_page = "say"

    def __init__(self, desk: Desk, text: str, contact_id: int | None) -> None:
        super().__init__()
        self.desk, self.text, self.contact_id = desk, text, contact_id
        self.sentences = sentences_of(text)
        self.at = 0
        self.recovery = 0
        self.rolling = False
        """The sentences go on by themselves, at the rep's pace."""
        self.began: float | None = None
        self.words = ""
        self.voice: Voice | None = None
        self._ticking: Timer | None = None

    @property
    def glyphs(self) -> Glyphs:
        return self.app.glyphs  # type: ignore[attr-defined,no-any-return]

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Page(id="said")
            yield KeyBar(id="say_keys")

    def on_mount(self) -> None:
        self.query_one("#said", Page).styles.height = "1fr"
        self.query_one("#say_keys", KeyBar).styles.height = 1
        self.draw()

    def on_resize(self) -> None:
        self.draw()

    def draw(self) -> None:
        self.query_one("#said", Page).show(self._lines())
        clock = "Stop" if self.began is not None else "Start the clock"
        hints = [
            self.hint("clock", clock),
            self.hint("next"),
            self.hint("scroll", "By hand" if self.rolling else ""),
            *(self.hint(name) for name in ("recover", "own_line", "log", "hear", "back")),
        ]
        bar = keybar_line(hints, self.size.width, help_key=self.help_key(), note=self.words)
        self.query_one("#say_keys", KeyBar).show((bar,))

    def _lines(self) -> tuple[Line, ...]:
        width = max(20, min(70, self.size.width - 8))
        lines: list[Line] = []
        for number, sentence in enumerate(self.sentences):
            here = number == self.at
            role = "foreground" if here else "muted"
            for row in wrap(sentence, width):
                lines.append(Row().add("    ▌ " if here else "      ", "accent").add(row, role, bold=here).line())
                lines += [BLANK] if here else []
            lines.append(BLANK)
        stumble = self.desk.scripts.practice.recovery_lines()
        said = first_lines(f"if you stumble: {stumble[self.recovery % len(stumble)]}", width, 2)
        room = max(1, self.size.height - 3 - len(said))
        start = min(max(0, self._row_of_here(lines) - room // 2), max(0, len(lines) - room))
        at_hand = (text_line(f"      {line}", "muted") for line in said)
        return (self._clock_line(), BLANK, *lines[start : start + room], *at_hand)

    def _row_of_here(self, lines: list[Line]) -> int:
        return next((i for i, line in enumerate(lines) if line.spans and "▌" in line.spans[0].text), 0)

    def _clock_line(self) -> Line:
        seconds = monotonic() - self.began if self.began is not None else 0.0
        pace = self.desk.core.rep().pace_wpm
        planned = spoken_words(self.text) * 60 / pace
        row = (
            Row()
            .add("   Say it", bold=True)
            .add(f"   {seconds:.0f} s", "late" if seconds > LIMIT else "accent", bold=True)
        )
        row.add(f" of about {planned:.0f} s at {pace} words a minute", "muted")
        return row.add(f" {self.glyphs.dot} run {self.desk.scripts.practice.count() + 1}", "muted").line()

    def action_step(self, by: int) -> None:
        self.at = max(0, min(len(self.sentences) - 1, self.at + by))
        self.draw()

    def action_clock(self) -> None:
        """Starts the clock; the second time stops it and asks how it went."""
        if self.began is None:
            self.began = monotonic()
            self._ticking = self.set_interval(0.5, self._tick)
            self.draw()
            return
        seconds = monotonic() - self.began
        self.began = None
        if self._ticking:
            self._ticking.stop()
        if seconds < FALSE_START:
            self.words = "That was too short to count."
            self.draw()
            return
        words = spoken_words(self.text)
        self.app.push_screen(PracticeSheet(self.desk, self.contact_id, words=words, seconds=seconds), self._logged)

    def _logged(self, done: Changed | None) -> None:
        if done is not None and self.is_current:
            self.dismiss(done)
        else:
            self.draw()

    def _tick(self) -> None:
        """The clock; where it rolls, the sentence that is said by now at the rep's pace."""
        if self.rolling and self.began is not None:
            self.at = max(self.at, self.sentence_at(monotonic() - self.began))
        self.draw()

    def sentence_at(self, seconds: float) -> int:
        """Which sentence is being said after so many seconds at the rep's own pace."""
        said = seconds * self.desk.core.rep().pace_wpm / 60
        for number, sentence in enumerate(self.sentences):
            said -= spoken_words(sentence)
            if said < 0:
                return number
        return len(self.sentences) - 1

    def action_scroll(self) -> None:
        self.rolling = not self.rolling
        self._tick()

    def action_recover(self) -> None:
        self.recovery += 1
        self.draw()

    def action_own_line(self) -> None:
        """A line for a stumble in one's own words; it comes first from then on."""

        def typed(text: str | None) -> None:
            if text is not None:
                self._try(lambda: self.desk.scripts.practice.add_line(text))
                self.recovery = max(0, len(self.desk.scripts.practice.own_lines()) - 1)
            self.draw()

        sheet = AskSheet(self.desk, title="If you stumble, you say", placeholder="Once more, with coffee:")
        self.app.push_screen(sheet, typed)

    def action_drop_line(self) -> None:
        """Takes out the line that is shown, where it is the rep's own."""
        own = self.desk.scripts.practice.own_lines()
        at = self.recovery % len(self.desk.scripts.practice.recovery_lines())
        if at < len(own):
            self._try(lambda: self.desk.scripts.practice.drop_line(own[at].id))
        else:
            self.words = "This line is always here; a adds one of yours."
        self.draw()

    def action_log(self) -> None:
        self.app.push_screen(PracticeLogSheet(self.desk))

    def _try(self, deed: Callable[[], Changed]) -> None:
        try:
            self.words = deed().label
        except SalesdeskError as error:
            self.words = error.sentence

    def action_speak(self) -> None:
        """The system's own voice, where it has one; asked for again while it reads, it stops."""
        from salesdesk.ui.outside import speak

        if self.voice is not None and self.voice.reads:
            self.voice.stop()
            self.words = "Stopped."
        else:
            self.voice = speak(self.text, pace=self.desk.core.rep().pace_wpm)
            none = "This system has no voice: espeak-ng or say."
            self.words = (
                none if self.voice is None else f"Reading it aloud {self.glyphs.dot} {self.key_of('hear')} stops"
            )
        self.draw()

    def on_unmount(self) -> None:
        if self.voice is not None:
            self.voice.stop()

    def action_close(self) -> None:
        if self.is_current:
            self.dismiss(None)

    @on(Pressed)
    async def _pressed(self, event: Pressed) -> None:
        await self.press(event.command)


def sentences_of(text: str) -> tuple[str, ...]:
    """The text as it is said, sentence by sentence."""
    return tuple(text[start:end].strip() for start, end in sentences(text)) or (text,)
