"""My story: what people get from me, what is different, who got what from it, strengths, what I want to get better at."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import ClassVar

from salesdesk.desk import Changed
from salesdesk.desk.library import STORY_KINDS, STORY_WORDS
from salesdesk.ui.lines import BLANK, Line, Row, text_line
from salesdesk.ui.sheets.rows import RowsSheet


class StorySheet(RowsSheet):
    """Enter on a heading adds a line under it; on a line it changes it."""

    letters: ClassVar[dict[str, str]] = {"a": "add", "e": "reword", "delete": "drop"}
    sheet_width = 100
    most_rows = 30

    def head(self) -> Sequence[Line]:
        return (text_line(" My story", bold=True), BLANK)

    def rows(self) -> Sequence[Line]:
        lines: list[Line] = []
        story = self.desk.research.library.story()
        for kind in STORY_KINDS:
            lines.append(Row(key=kind).add(f" {STORY_WORDS[kind]}", "muted").line())
            for one in story:
                if one.kind == kind:
                    row = Row(key=one.id).add("   ")
                    if one.industry:
                        row.add(f"{one.industry}: ", "muted")
                    lines.append(row.up_to(one.text, self.inner_width).line())
        return tuple(lines)

    def hints(self) -> Sequence[tuple[str, str]]:
        return (("a", "Add here"), ("e", "Reword"), ("delete", "Drop"))

    def chosen(self, key: Hashable) -> None:
        if isinstance(key, str):
            self.add()
        else:
            self.reword()

    def add(self) -> None:
        key = self.key
        line = next((one for one in self.desk.research.library.story() if one.id == key), None)
        kind = line.kind if line else str(key)
        library = self.desk.research.library

        def proof(industry: str) -> Changed | None:
            self.ask(
                "Whom did it help, and what did they get?",
                lambda words: library.add_story("proof", words, industry=industry),
            )
            return None

        if kind == "proof":
            self.ask("In which industry? Enter alone: any", proof, example="logistics")
        else:
            self.ask(STORY_WORDS[kind].capitalize(), lambda words: library.add_story(kind, words))

    def reword(self) -> None:
        line = next((one for one in self.desk.research.library.story() if one.id == self.key), None)
        if line:
            self.ask(
                STORY_WORDS[line.kind],
                lambda words: self.desk.research.library.edit_story(line.id, words),
                value=line.text,
            )

    def drop(self) -> None:
        key = self.key
        if isinstance(key, int):
            self.do(lambda: self.desk.research.library.drop_story(key))
