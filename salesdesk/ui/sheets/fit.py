"""Fit: the rep's own qualifiers, yes, no or unknown for one contact, with the words that say why."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import ClassVar

from salesdesk.desk import Changed, Desk
from salesdesk.domain.people import Contact
from salesdesk.domain.research import FitAnswer, FitMark
from salesdesk.ui.lines import BLANK, Line, Row
from salesdesk.ui.sheets.rows import RowsSheet


class FitSheet(RowsSheet):
    """y, n and k (not known) answer the row; Enter writes why."""

    letters: ClassVar[dict[str, str]] = {
        "y": "yes", "n": "no", "x": "unknown", "a": "add", "e": "reword", "delete": "retire",
    }  # fmt: skip

    def __init__(self, desk: Desk, contact: Contact) -> None:
        super().__init__(desk)
        self.contact = contact

    def head(self) -> Sequence[Line]:
        line = self.desk.research.preparing.fit(self.contact.id).line
        return (Row().add(" Fit", bold=True).add(f"   {self.contact.name}   {line}", "muted").line(), BLANK)

    def rows(self) -> Sequence[Line]:
        answers = self._answers()
        marks = {FitMark.YES: ("yes", "ok"), FitMark.NO: ("no", "stale"), FitMark.UNKNOWN: ("?", "muted")}
        lines = []
        for one in self.desk.research.preparing.qualifiers():
            answer = answers.get(one.id, FitAnswer(one.id))
            words, role = marks[answer.mark]
            row = Row(key=one.id).add(" ").column(words, 5, role, bold=answer.mark is not FitMark.UNKNOWN)
            row.column(one.text, min(38, self.inner_width // 2)).add("  ")
            why = answer.words or ("enter says why" if answer.mark is not FitMark.UNKNOWN else "")
            lines.append(row.up_to(why, self.inner_width, "foreground" if answer.words else "muted").line())
        return tuple(lines)

    def empty(self) -> str:
        return "No qualifiers yet. a adds one: what makes an ideal prospect for you?"

    def hints(self) -> Sequence[tuple[str, str]]:
        return (
            ("y", "Yes"),
            ("n", "No"),
            ("x", "Not known"),
            ("enter", "Why"),
            ("a", "Add"),
            ("e", "Reword"),
            ("delete", "Retire"),
        )

    def chosen(self, key: Hashable) -> None:
        if isinstance(key, int):
            answer = self._answers().get(key, FitAnswer(key))
            self.ask("Why?", lambda words: self._set(key, answer.mark, words), value=answer.words)

    def yes(self) -> None:
        self._mark(FitMark.YES)

    def no(self) -> None:
        self._mark(FitMark.NO)

    def unknown(self) -> None:
        self._mark(FitMark.UNKNOWN)

    def add(self) -> None:
        self.ask(
            "One more mark of an ideal prospect",
            self.desk.research.preparing.add_qualifier,
            example="more than one site",
        )

    def reword(self) -> None:
        key = self.key
        found = next((one for one in self.desk.research.preparing.qualifiers() if one.id == key), None)
        if found:
            self.ask(
                "The qualifier",
                lambda words: self.desk.research.preparing.edit_qualifier(found.id, words),
                value=found.text,
            )

    def retire(self) -> None:
        key = self.key
        if isinstance(key, int):
            self.do(lambda: self.desk.research.preparing.retire_qualifier(key))

    def _answers(self) -> dict[int, FitAnswer]:
        return {answer.qualifier_id: answer for answer in self.desk.research.preparing.fit_answers(self.contact.id)}

    def _mark(self, mark: FitMark) -> None:
        key = self.key
        if isinstance(key, int):
            before = self._answers().get(key, FitAnswer(key))
            self.do(lambda: self._set(key, mark, before.words))

    def _set(self, qualifier_id: int, mark: FitMark, words: str) -> Changed:
        return self.desk.research.preparing.set_fit(self.contact.id, qualifier_id, mark, words=words)
