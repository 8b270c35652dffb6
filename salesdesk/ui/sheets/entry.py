"""One line of the timeline read whole: a touch with its notes, a note, what a field said before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import ClassVar

from salesdesk.desk import Changed, Desk
from salesdesk.desk.research import field_words, touch_head
from salesdesk.domain.call import TICK_WORDS, WENT_WORDS, Tick, Went
from salesdesk.domain.followup import RESULT_WORDS
from salesdesk.domain.people import Contact
from salesdesk.domain.phones import read_phone
from salesdesk.domain.touch import DISPOSITION_WORDS, Touch
from salesdesk.ui.lines import BLANK, Line, Row, text_line
from salesdesk.ui.sheets.rows import RowsSheet
from salesdesk.ui.text import wrap

LABEL = 12
KEPT_WORDS = {"promise": "promise", "date": "their date", "fact": "fact", "question": "asked"}


class EntrySheet(RowsSheet):
    """Reads; arrows scroll, y copies the words, e corrects a touch."""

    letters: ClassVar[dict[str, str]] = {"y": "copy", "e": "correct"}
    sheet_width = 100
    most_rows = 40

    def __init__(self, desk: Desk, contact: Contact, kind: str, row_id: int) -> None:
        super().__init__(desk)
        self.contact, self.kind, self.row_id = contact, kind, row_id

    def head(self) -> Sequence[Line]:
        return (Row().add(f" {self.title_words}", bold=True).add(f"   {self.contact.name}", "muted").line(), BLANK)

    @property
    def title_words(self) -> str:
        if self.kind == "touch":
            touch = self.desk.research.messages.touch(self.row_id)
            return f"{touch_head(touch)}, {self._moment(touch.at)}"
        if self.kind == "note":
            return f"note, {self._moment(datetime.fromisoformat(self.desk.research.messages.note(self.row_id).at))}"
        return f"changed, {self._moment(datetime.fromisoformat(self.desk.research.messages.change(self.row_id).at))}"

    def rows(self) -> Sequence[Line]:
        if self.kind == "touch":
            return tuple(self._touch(self.desk.research.messages.touch(self.row_id)))
        if self.kind == "note":
            return tuple(self._text(self.desk.research.messages.note(self.row_id).text))
        change = self.desk.research.messages.change(self.row_id)
        said = (("was", change.old or "nothing"), ("is", change.new or "nothing"), ("from", change.source or ""))
        about = field_words(change.field)
        return (
            *self._labelled("field", about),
            *(line for label, words in said for line in self._labelled(label, words)),
        )

    def hints(self) -> Sequence[tuple[str, str]]:
        correct = (("e", "Correct it"),) if self.kind == "touch" else ()
        return (("↑↓", "Scroll"), ("y", "Copy the words"), *correct)

    def words(self) -> str:
        """What was written."""
        messages = self.desk.research.messages
        if self.kind == "touch":
            return messages.touch(self.row_id).text
        return messages.note(self.row_id).text if self.kind == "note" else messages.change(self.row_id).old or ""

    def copy(self) -> None:
        from salesdesk.ui.calling import copy_text

        if self.words().strip():
            copy_text(self, self.words())

    def correct(self) -> None:
        """What it said before stays on the timeline."""
        if self.kind != "touch":
            return
        from salesdesk.ui.sheets.touch import TouchSheet

        def corrected(done: Changed | None) -> None:
            if done is not None:
                self.answer(done)

        self.app.push_screen(TouchSheet(self.desk, self.desk.calls.touch(self.row_id)), corrected)

    def _touch(self, touch: Touch) -> Iterator[Line]:
        """What happened, what came of it, their words, the notes whole, what was kept."""
        for label, words in self._facts_of(touch):
            yield from self._labelled(label, words)
        if touch.their_words:
            quoted = f"{self.glyphs.quote}{touch.their_words}{self.glyphs.unquote}"
            yield from self._labelled("their words", quoted)
        if compared := self.desk.research.messages.compared(touch):
            yield from self._labelled("message", compared.line)
        if touch.text.strip():
            yield BLANK
            yield from self._text(touch.text)
        outcomes = self.desk.research.messages.outcomes(touch.id)
        if outcomes:
            yield BLANK
        for one in outcomes:
            yield from self._labelled(KEPT_WORDS.get(one.kind, one.kind), one.text)

    def _facts_of(self, touch: Touch) -> Iterator[tuple[str, str]]:
        """Label and words of what is known of a touch; only what there is."""
        if touch.disposition:
            yield "outcome", DISPOSITION_WORDS[touch.disposition]
        if touch.result:
            yield "result", RESULT_WORDS[touch.result]
        yield "went", WENT_WORDS.get(Went(touch.went), "") if touch.went in set(Went) else touch.went or ""
        yield "I also", ", ".join(TICK_WORDS[Tick(one)] for one in touch.ticks.split() if one in set(Tick))
        yield "number", read_phone(touch.number).shown if touch.number else ""
        yield "prepared", {True: "yes", False: "no"}.get(touch.prepared, "") if touch.prepared is not None else ""
        yield "all the same", touch.override_why or ""
        yield "for them", touch.for_them or ""
        if touch.talk_share is not None:
            yield "you spoke", f"{touch.talk_share} %, my estimate"
        if touch.questions_asked:
            yield "questions", f"{touch.questions_asked} asked"
        if touch.mine is not None:
            yield "the no was", "mine to change" if touch.mine else "not mine"
        yield "I know from", touch.evidence or ""
        yield "next time", touch.differently or ""

    def _labelled(self, label: str, words: str) -> Iterator[Line]:
        for number, line in enumerate(wrap(words, max(12, self.inner_width - LABEL - 2)) if words else ()):
            yield Row().add(" ").column("" if number else label, LABEL, "muted").add(line).line()

    def _text(self, text: str) -> Iterator[Line]:
        """Every line that was written, blank ones too."""
        for written in text.strip("\n").split("\n"):
            for line in wrap(written, self.inner_width - 2) or [""]:
                yield text_line(f" {line}")

    def _moment(self, at: datetime) -> str:
        local = at.astimezone(self.desk.core.zone)
        return f"{local:%a} {local.day} {local:%b %Y %H:%M}"
