"""Prepare: everything that can be made ready before a call, one letter each, with where it stands."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import ClassVar

from salesdesk.desk import Desk
from salesdesk.domain.people import Contact
from salesdesk.ui.lines import BLANK, Line, Row
from salesdesk.ui.sheets.base import hint_line
from salesdesk.ui.sheets.pick import ChoiceSheet
from salesdesk.ui.text import first_lines


class PrepareSheet(ChoiceSheet[str]):
    """Answers the id of a command."""

    CHOICES: ClassVar[tuple[tuple[str, str, str], ...]] = (
        ("3", "three_minutes", "Three facts in three minutes"),
        ("q", "questions", "What to ask"),
        ("k", "add_fact", "A fact"),
        ("a", "analysis", "Prospect analysis"),
        ("f", "fit", "Fit"),
        ("i", "objections", "If they say … I say …"),
        ("t", "shoes", "Their shoes"),
        ("y", "my_message", "My message for them"),
        ("p", "people_map", "People: who points to whom"),
        ("g", "values", "Worth giving"),
        ("o", "focus_list", "Focus list"),
        ("s", "story", "My story"),
        ("l", "insights", "What I learned"),
        ("w", "from_web", "From their site and news feed"),
        ("1", "open_site", "Browser: their site"),
        ("2", "open_profile", "Browser: the person's profile"),
        ("4", "open_news", "Browser: news search"),
        ("5", "open_map", "Browser: map"),
    )

    LEADS_TO: ClassVar[Mapping[str, str]] = {
        "fact": "k",
        "need": "a",
        "opening": "a",
        "questions": "q",
        "next_step": "a",
    }

    def __init__(self, desk: Desk, contact: Contact) -> None:
        super().__init__(desk)
        self.contact = contact
        self.brief = desk.research.brief(contact.id)
        self.states = self._states()

    def head(self) -> Sequence[Line]:
        lines = [Row().add(" Prepare", bold=True).add(f"   {self.contact.name}", "muted").line()]
        for line in first_lines(self._still_to_do(), self.inner_width - 2, 3):
            lines.append(
                Row().add(f" {line}", "ok" if self.brief.ready and self.brief.ready.is_ready else "stale").line()
            )
        return (*lines, *(() if self.low else (BLANK,)))

    def _still_to_do(self) -> str:
        """Ready, or each thing that is missing with the letter that leads to it."""
        ready = self.brief.ready
        if ready is None or ready.is_ready:
            return "Ready: a fact, their need, an opening, three open questions, a next step."
        return "Still to do: " + " · ".join(f"{self.LEADS_TO[gap.name]} {gap.todo}" for gap in ready.gaps)

    def rows(self, text: str) -> Sequence[Line]:
        return tuple(
            Row(key=name)
            .add(f" {letter} ", "accent", bold=True)
            .column(words, 33)
            .up_to(self.states.get(name, ""), self.inner_width, "muted")
            .line()
            for letter, name, words in self.CHOICES
        )

    def foot(self, text: str) -> Sequence[Line]:
        return (*(() if self.low else (BLANK,)), hint_line(("enter", "Open"), ("esc", "Back")))

    def taken(self, key: Hashable, text: str) -> None:
        if isinstance(key, str):
            self.answer(key)

    def letters(self) -> Mapping[str, Hashable]:
        return {letter: name for letter, name, _ in self.CHOICES}

    def _objections(self) -> str:
        known = self.desk.research.library.objections(self.contact.id)
        mine = sum(one.contact_id is not None for one in known)
        return f"{mine} for them · {len(known) - mine} in general" if known else ""

    def _states(self) -> dict[str, str]:
        """Where each thing stands, in a few words."""
        brief, research = self.brief, self.desk.research
        planned = sum(question.id > 0 for question in brief.questions)
        filled = sum(bool(text.strip()) for text in research.preparing.analysis(self.contact.id).values())
        return {
            "questions": f"{planned} planned",
            "add_fact": f"{brief.fact_count} known",
            "analysis": f"{filled} of 12 lines",
            "fit": brief.fit.line if brief.fit else "",
            "shoes": self.contact.their_shoes or "",
            "my_message": self.contact.message_line or "",
            "values": f"{brief.given_count} given · {brief.asks} asked",
            "focus_list": research.preparing.focus_words(),
            "insights": f"{research.library.count_insights()} kept",
            "objections": self._objections(),
            "people_map": f"{len(brief.points)} named" if brief.points else "",
        }
