"""The practice log: every reading aloud with its seconds, pace and score, and what was said of it."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from salesdesk.desk import Changed, Desk
from salesdesk.domain.text import fold
from salesdesk.ui.lines import BLANK, Line, Row, text_line
from salesdesk.ui.sheets.base import SheetList, hint_line
from salesdesk.ui.sheets.pick import PickSheet
from salesdesk.ui.text import first_lines


class PracticeLogSheet(PickSheet[Changed]):
    """Looked at only; the row under the cursor shows its words below."""

    placeholder = "type to filter"
    sheet_width = 84

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.runs = {run.id: run for run in desk.scripts.practice.runs()}
        self.count = desk.scripts.practice.count()

    def head(self) -> Sequence[Line]:
        rep = self.desk.core.rep()
        pace = f"your pace {rep.pace_wpm} words a minute" if rep.pace_learned else "no pace of your own yet"
        runs = "1 run" if self.count == 1 else f"{self.count} runs"
        return (Row().add(" Practice", bold=True).add(f"   {runs} {self.glyphs.dot} {pace}", "muted").line(), BLANK)

    def rows(self, text: str) -> Sequence[Line]:
        lines = []
        for run in self.runs.values():
            if fold(text) not in fold(f"{run.note or ''} {run.friend_says or ''}"):
                continue
            at = run.at.astimezone(self.desk.core.zone)
            row = (
                Row(key=run.id)
                .column(f" {at.day} {at:%b %H:%M}", 15, "muted")
                .column(f"{run.seconds:.0f} s", 7, right=True)
            )
            row.column(f"{run.pace} wpm", 9, "muted", right=True).add("  ")
            score = run.score or 0
            row.add(self.glyphs.filled * score, "accent").add(self.glyphs.dot * (5 - score), "muted").add("  ")
            marks = [words for words, on in (("own words", run.own_words), ("meant", run.mean_it)) if on]
            row.up_to(", ".join((*marks, *(w for w in (run.note, run.friend_says) if w))), self.inner_width, "muted")
            lines.append(row.line())
        return tuple(lines) or (text_line(" No reading yet. ctrl+r in a script starts one.", "muted"),)

    def foot(self, text: str) -> Sequence[Line]:
        listed = self.query("#rows")
        key = listed.first(SheetList).key if listed else None
        run = self.runs.get(key) if isinstance(key, int) else None
        said = (
            [words for words in (run.note, f"A friend: {run.friend_says}" if run.friend_says else "") if words]
            if run
            else []
        )
        lines = [Row().add(f" {line}").line() for words in said for line in first_lines(words, self.inner_width - 2, 3)]
        return (BLANK, *lines, hint_line(("↑↓", "Runs"), ("esc", "Back")))

    def taken(self, key: Hashable, text: str) -> None:
        self.answer(None)

    def action_row(self, by: int) -> None:
        super().action_row(by)
        self.draw(cursor=self.query_one("#rows", SheetList).key)
