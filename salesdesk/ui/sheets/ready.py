"""The gate before an unprepared call, one key more and never a lock; and three facts in three minutes."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import ClassVar

from textual.binding import Binding, BindingType

from salesdesk.desk import Changed, Desk
from salesdesk.desk.facts import FactWords
from salesdesk.domain.people import Contact
from salesdesk.domain.questions import is_open
from salesdesk.domain.research import Readiness, ResearchTimer, timer_state
from salesdesk.ui.lines import BLANK, Line, Row
from salesdesk.ui.sheets.base import hint_line
from salesdesk.ui.sheets.form import Field, FormSheet
from salesdesk.ui.sheets.pick import ChoiceSheet
from salesdesk.ui.text import wrap


class GateSheet(ChoiceSheet[str]):
    """Answers "research", "fact" or "call". Enter calls: a letter typed ahead into the notes must not."""

    CHOICES: ClassVar[tuple[tuple[str, str, str], ...]] = (
        ("enter", "call", "Call anyway, counted as unprepared"),
        ("f", "fact", "One fact first"),
        ("b", "research", "Three minutes: facts, their need, what to ask"),
    )

    def __init__(self, desk: Desk, contact: Contact, ready: Readiness) -> None:
        super().__init__(desk)
        self.contact, self.ready = contact, ready

    def head(self) -> Sequence[Line]:
        words = wrap(self.ready.gate or "", self.inner_width - 2)
        lines = [Row().add(f" {self.contact.name}", bold=True).line()]
        return (*lines, *(Row().add(" " + line, "stale").line() for line in words), BLANK)

    def rows(self, text: str) -> Sequence[Line]:
        return tuple(
            Row(key=answer).column(f" {letter}", 8, "accent", bold=True).add(words).line()
            for letter, answer, words in self.CHOICES
        )

    def foot(self, text: str) -> Sequence[Line]:
        return (BLANK, hint_line(("enter", "Take"), ("esc", "Back")))

    def taken(self, key: Hashable, text: str) -> None:
        if isinstance(key, str):
            self.answer(key)

    def letters(self) -> Mapping[str, Hashable]:
        return {letter: answer for letter, answer, _ in self.CHOICES}


CLOCK = "form:three:clock"
"""Where the seconds lie that were spent on somebody in the three-minutes form."""


class ThreeSheet(FormSheet[Changed]):
    """Three facts in three minutes, their likely need, three things to ask; kept as typed, saved as one deed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+t", "pause", "Pause", id="three.pause", show=False, priority=True),
    ]
    kept_as = "form:three"
    sheet_width = 90
    FACTS, ASKS = ("fact_1", "fact_2", "fact_3"), ("ask_1", "ask_2", "ask_3")

    def __init__(self, desk: Desk, contact: Contact) -> None:
        self.contact = contact
        need = desk.research.preparing.analysis(contact.id).get("need", "")
        examples = ("what they do, how big", "what is new there", "who they are")
        fields = [Field(name, f"Fact {n}", example=examples[n - 1]) for n, name in enumerate(self.FACTS, 1)]
        fields.append(Field("source", "Source", example="their site, news, a colleague"))
        fields.append(Field("need", "Likely need", need, "what hurts, as far as you can tell"))
        fields += [Field(name, f"Ask {n}", example="what, how, tell me …") for n, name in enumerate(self.ASKS, 1)]
        self.before = desk.research.known.count(contact)
        spent = desk.scripts.draft(contact.id, CLOCK)
        seconds = int(spent.text) if spent and spent.text.isdecimal() else 0
        self.timer = ResearchTimer(desk.core.now() - timedelta(seconds=seconds), facts_before=self.before)
        super().__init__(desk, title=f"Three minutes   {contact.name}", fields=fields, contact_id=contact.id)

    def opened(self) -> None:
        super().opened()
        self.set_interval(1.0, self.draw_reading)

    def action_close(self) -> None:
        """The clock goes on where it stood when the form is opened again."""
        timer = self.timer
        spent = (timer.ended_at or self.desk.core.now()) - timer.started_at - timer.paused
        self.desk.scripts.keep(self.contact.id, CLOCK, str(max(0, int(spent.total_seconds()))))
        super().action_close()

    def _forget(self) -> None:
        super()._forget()
        self.desk.scripts.keep(self.contact.id, CLOCK, "")

    def action_pause(self) -> None:
        """The clock stands still for what comes between, and goes on where it stood."""
        now = self.desk.core.now()
        stood = self.timer.ended_at
        if stood is None:
            self.timer = replace(self.timer, ended_at=now)
        else:
            self.timer = replace(self.timer, ended_at=None, paused=self.timer.paused + (now - stood))
        self.draw_reading()

    def reading(self, values: Mapping[str, str]) -> Sequence[Line]:
        typed = sum(bool(values[name].strip()) for name in self.FACTS)
        state = timer_state(self.timer, now=self.desk.core.now(), facts=self.before + typed)
        role = "ok" if state.complete else "stale" if state.time_up else "accent"
        stands = self.timer.ended_at is not None
        row = Row().add(f" {state.line}", role).add(" · stands still" if stands else "", "muted")
        row.add("   ctrl+t", "accent", command="ctrl+t")
        lines = [row.up_to(" goes on" if stands else " pauses", self.inner_width, "muted").line()]
        for number, name in enumerate(self.ASKS, 1):
            text = values[name]
            found = is_open(text) if len(text.split()) > 1 else None
            if found and found.rewording:
                row = Row().add(f" {self.glyphs.stale} ask {number} is closed; wider: ", "stale")
                lines.append(row.up_to(found.rewording, self.inner_width).line())
        return lines

    def save(self, values: Mapping[str, str]) -> Changed:
        source = values["source"]
        return self.desk.research.preparing.three(
            self.contact.id, facts=[FactWords(values[name], source) for name in self.FACTS], need=values["need"],
            questions=[values[name] for name in self.ASKS],
        )  # fmt: skip
