"""Every check of a script: what it found, why it matters, what could stand there instead."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from salesdesk.desk import Desk
from salesdesk.domain.brief import Brief
from salesdesk.domain.text import fold
from salesdesk.domain.voicemail import Check, Critique
from salesdesk.ui.lines import BLANK, Line, Row
from salesdesk.ui.sheets.base import SheetList, hint_line
from salesdesk.ui.sheets.pick import PickSheet
from salesdesk.ui.text import first_lines

_NAMES = {"only_ask_is_call_me": "only “call me”"}
"""Checks whose id is no name."""


class CritiqueSheet(PickSheet[Check]):
    """Answers the check whose suggestion is to be taken. It advises; it never forbids."""

    placeholder = "type to filter"
    sheet_width = 88

    def __init__(self, desk: Desk, found: Critique, brief: Brief | None = None) -> None:
        super().__init__(desk)
        self.found, self.brief = found, brief
        self.checks = {
            str(check.id): check for check in sorted(found.checks, key=lambda c: (c.passed, c.severity == "advice"))
        }

    def head(self) -> Sequence[Line]:
        row = Row().add(" Critique", bold=True)
        words = "ready" if self.found.ready else "not ready yet, and yours to decide"
        row.add(f"   {words} {self.glyphs.dot} {self.found.self_words} self : {self.found.you_words} you", "muted")
        row.up_to(f" {self.glyphs.dot} {self.found.length.words_say.partition(' of ')[0]}", self.inner_width, "muted")
        return (row.line(),)

    def rows(self, text: str) -> Sequence[Line]:
        lines = []
        for key, check in self.checks.items():
            if fold(text) not in fold(f"{key} {check.message}"):
                continue
            role = "ok" if check.passed else "late" if check.severity == "problem" else "stale"
            mark = (
                self.glyphs.kept
                if check.passed
                else self.glyphs.late
                if check.severity == "problem"
                else self.glyphs.stale
            )
            row = Row(key=key).add(f" {mark} ", role).column(_NAMES.get(key, key.replace("_", " ")), 18, "muted")
            lines.append(row.up_to(check.message, self.inner_width, "muted" if check.passed else "foreground").line())
        return tuple(lines)

    def foot(self, text: str) -> Sequence[Line]:
        listed = self.query("#rows")
        check = self.checks.get(str(listed.first(SheetList).key)) if listed else None
        lines: list[Line] = [BLANK]
        if check is not None:
            lines += [
                Row().add(" " + line, "muted").line()
                for line in first_lines(f"Why: {check.why}.", self.inner_width - 2, 2)
            ]
            if check.suggestion is not None and not check.passed:
                said = self.desk.scripts.filled(check.suggestion.text, self.brief).text.strip() or "leave it out"
                lines += [Row().add(" " + line).line() for line in first_lines(f"→ {said}", self.inner_width - 2, 3)]
        return (*lines, hint_line(("enter", "Take the suggestion"), ("esc", "Back to the text")))

    def taken(self, key: Hashable, text: str) -> None:
        check = self.checks.get(str(key))
        self.answer(check if check is not None and check.suggestion is not None and not check.passed else None)

    def action_row(self, by: int) -> None:
        super().action_row(by)
        self.draw(cursor=self.query_one("#rows", SheetList).key)
