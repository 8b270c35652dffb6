"""A logged touch, corrected: when, how it ended, its words. What it said before stays on the timeline."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Input

from salesdesk.desk import Changed, Desk
from salesdesk.desk.calls import Correction
from salesdesk.domain.followup import CHANNEL_WORDS, Channel
from salesdesk.domain.text import fold
from salesdesk.domain.timeline import read_length, spoken_length
from salesdesk.domain.touch import Touch
from salesdesk.errors import NotUnderstood, SalesdeskError
from salesdesk.ui.lines import BLANK, Row, text_line
from salesdesk.ui.outcomes import BY_LETTER, OUTCOMES, Outcome
from salesdesk.ui.sheets.base import Sheet, SheetInput, SheetPage, hint_line
from salesdesk.ui.widgets.drafts import DraftArea

FIELDS = (("when", "When"), ("channel", "Channel"), ("length", "Length"), ("ending", "Ending"))
MORE_ROWS = 12
"""Rows of the sheet beside the words."""


class TouchSheet(Sheet[Changed]):
    """Answers what it changed; esc keeps what was typed for the next time."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s,f8", "save", "Save", id="touch.save", show=False, priority=True),
    ]
    sheet_width = 90

    def __init__(self, desk: Desk, touch: Touch) -> None:
        super().__init__(desk)
        self.touch = touch
        self._kind = f"touch:{touch.id}"

    def content(self) -> ComposeResult:
        yield SheetPage(id="head")
        values = {
            "when": self._said(), "ending": self._ending(), "channel": CHANNEL_WORDS[self.touch.channel],
            "length": spoken_length(self.touch.seconds),
        }  # fmt: skip
        examples = {
            "when": "yesterday 3pm",
            "channel": ", ".join(CHANNEL_WORDS.values()),
            "length": "6 min",
            "ending": "its letter: " + " ".join(f"{o.letter} {o.words}" for o in OUTCOMES),
        }
        for name, _ in FIELDS:
            with Horizontal(classes="field", id=f"row_{name}"):
                yield SheetPage(id=f"label_{name}", classes="label")
                yield SheetInput(values[name], placeholder=examples[name], id=name)
        yield SheetPage(id="reading")
        yield DraftArea(self._kind, id="touchtext")
        yield SheetPage(id="foot")

    def opened(self) -> None:
        area = self.query_one("#touchtext", DraftArea)
        draft = self.desk.scripts.draft(self.touch.contact_id, self._kind)
        area.load(self.touch.contact_id, draft.text if draft else self.touch.text)
        area.styles.height = max(3, min(10, self.app.size.height - MORE_ROWS))
        for name, label in FIELDS:
            self.query_one(f"#label_{name}", SheetPage).show((text_line(f" {label}", "muted"),))
        self.redraw()
        area.focus()

    def redraw(self) -> None:
        if not self.query("#foot"):
            return
        name = self.desk.people.get(self.touch.contact_id).name
        head = Row().add(f" {CHANNEL_WORDS[self.touch.channel].capitalize()} with {name}", bold=True)
        self._show("head", head.add("   what it said before stays on the timeline", "muted").line(), BLANK)
        hints = hint_line(("ctrl+s", "Save"), ("tab", "When, how, how long"), ("esc", "Back, kept as typed"))
        self._show("foot", BLANK, hints)
        self._read()

    def _show(self, name: str, *lines: object) -> None:
        page = self.query_one(f"#{name}", SheetPage)
        page.styles.height = len(lines)
        page.display = bool(lines)
        page.show(lines)  # type: ignore[arg-type]
        self._fit()

    @on(Input.Changed)
    def _read(self) -> None:
        """How the fields are understood."""
        try:
            at, channel, seconds, ending = self._at(), self._channel(), self._seconds(), self._outcome()
        except SalesdeskError as error:
            self._show("reading", text_line(f" {error.sentence}", "stale"))
            return
        self.query_one("#row_ending").display = channel is Channel.CALL
        said = (CHANNEL_WORDS[channel], spoken_length(seconds), ending.words if ending else "")
        words = " · ".join((f"{at.astimezone(self.desk.core.zone):%a %d %b %Y %H:%M}", *(one for one in said if one)))
        self._show("reading", text_line(f" {words}", "muted"))

    @on(Input.Submitted)
    def _submitted(self) -> None:
        self.action_save()

    @on(DraftArea.Keep)
    def hand_over(self) -> None:
        """What is typed goes to the keeper at once."""
        area = self.query_one("#touchtext", DraftArea)
        if area.unsaved:
            self.desk.scripts.keep(self.touch.contact_id, self._kind, area.text, caret=area.caret())
            area.kept = area.text

    @on(DraftArea.Left)
    def _left(self) -> None:
        self.action_close()

    def action_save(self) -> None:
        if self.answered:
            return
        area = self.query_one("#touchtext", DraftArea)
        try:
            ending = self._outcome()
            correction = Correction(
                area.text, self._at(), ending.disposition if ending else None, ending.result if ending else None,
                self._channel(), self._seconds(),
            )  # fmt: skip
            done = self.desk.calls.amend(self.touch.id, correction)
        except SalesdeskError as error:
            self.trouble(error)
            return
        area.kept = area.text
        self.desk.scripts.keep(self.touch.contact_id, self._kind, "")
        self.answer(done)

    def _said(self) -> str:
        return f"{self.touch.at.astimezone(self.desk.core.zone):%d %b %Y %H:%M}"

    def _at(self) -> datetime:
        typed = self._typed("when")
        return self.touch.at if typed in ("", self._said()) else self.desk.calls.happened(typed)

    def _channel(self) -> Channel:
        """What it was: a call, an e-mail, a meeting; by the beginning of its word."""
        typed = fold(self._typed("channel")).replace("-", "")
        found = (
            [one for one, words in CHANNEL_WORDS.items() if words.replace("-", "").startswith(typed)] if typed else []
        )
        if not found:
            raise NotUnderstood("No channel has that name.", ", ".join(CHANNEL_WORDS.values()))
        return found[0] if self.touch.channel not in found else self.touch.channel

    def _seconds(self) -> int | None:
        """The length; one that was not touched stays to the second."""
        typed = self._typed("length")
        return self.touch.seconds if typed == spoken_length(self.touch.seconds) else read_length(typed)

    def _typed(self, name: str) -> str:
        return self.query_one(f"#{name}", SheetInput).value.strip()

    def _ending(self) -> str:
        """The letter of the ending as it was logged; nothing for a touch that has none."""
        found = (o for o in OUTCOMES if (o.disposition, o.result) == (self.touch.disposition, self.touch.result))
        ending = next(found, None)
        return ending.letter if ending else ""

    def _outcome(self) -> Outcome | None:
        typed = self._typed("ending")
        if self._channel() is not Channel.CALL or not typed:
            return None
        if typed not in BY_LETTER:
            raise NotUnderstood(f"“{typed}” is no ending.", "One of: " + ", ".join(o.letter for o in OUTCOMES))
        return BY_LETTER[typed]
