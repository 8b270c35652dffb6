"""The rows under a number, those that count before those that could have; Enter opens the person of the row."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from salesdesk.desk import Desk
from salesdesk.desk.score import Row as ScoreRow
from salesdesk.domain.modes import day_words
from salesdesk.domain.reflection import same_tag
from salesdesk.domain.score_rows import Count
from salesdesk.domain.text import fold
from salesdesk.ui.lines import BLANK, Line, Row, text_line
from salesdesk.ui.sheets.base import SheetList
from salesdesk.ui.sheets.pick import PickSheet

if TYPE_CHECKING:
    from salesdesk.desk.score import ScoreDrawer
    from salesdesk.desk.week import WeekDrawer
    from salesdesk.domain.scorecard import Measure


@dataclass(frozen=True, slots=True)
class Listed:
    """The rows under a number."""

    title: str
    counted: tuple[ScoreRow, ...] = ()
    """The newest of those that count."""
    number: int = 0
    """How many count."""
    others: tuple[ScoreRow, ...] = ()
    """Of a share: the newest of those that could have counted and did not."""
    rest: int = 0
    """How many did not."""
    parts: tuple[Listed, ...] = ()
    """Several numbers of one row of the page, each listed under its own heading."""

    @property
    def total(self) -> int:
        return self.number + self.rest + sum(part.total for part in self.parts)

    @property
    def words(self) -> str:
        """ "3", "2 of 7"."""
        return f"{self.number:,}" + (f" of {self.total:,}" if self.others else "")


def measured(score: ScoreDrawer, measure: Measure, count: Count, *, of: str) -> Listed:
    """What a measure counted in a span that is named so."""
    title = f"{measure.title}, {of}"
    return replace(_parted(score, measure, count), title=title)


def shared(score: ScoreDrawer, title: str, count: Count) -> Listed:
    """Calls that count and those that could have."""
    from salesdesk.domain.scorecard import BY_ID

    return replace(_parted(score, BY_ID["dials"], count), title=f"{title}   {count.words}")


def said(week: WeekDrawer, tag: str) -> Listed:
    """When the rep said that of themselves this month, the last time first."""
    found = [one for one in reversed(week.this_month()) if same_tag(one.tag, tag)]
    rows = tuple(ScoreRow(one.id, None, one.noted_on, "", one.words or one.tag) for one in found)
    return Listed(f"{tag}, this month", rows, len(rows))


def _parted(score: ScoreDrawer, measure: Measure, count: Count) -> Listed:
    counts = set(count.ids)
    others = tuple(row for row in count.of or () if row not in counts)
    rest = score.rows(measure, Count(others)) if others else ()
    return Listed("", score.rows(measure, count), len(counts), rest, len(others))


class CountedSheet(PickSheet[int]):
    """Answers the contact of the row that was taken."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f5", "call", "Call", id="counted.call", show=False, priority=True),
    ]
    placeholder = "type to filter"
    sheet_width = 96

    def __init__(self, desk: Desk, listed: Listed) -> None:
        super().__init__(desk)
        self.listed = listed

    def head(self) -> Sequence[Line]:
        one = self.listed
        shown = sum(len(part.counted) + len(part.others) for part in (one, *one.parts))
        more = f"   the newest {shown:,} are listed" if shown < one.total else ""
        number = "" if one.parts else f"   {one.words}"
        return (Row().add(f" {one.title}", bold=True).add(number, "muted").add(more, "muted").line(),)

    def rows(self, text: str) -> Sequence[Line]:
        lines: list[Line] = []
        for part in self.listed.parts or (self.listed,):
            marked = bool(part.others or self.listed.parts)
            counted = self._lines(part, part.counted, text, self.glyphs.kept if marked else "")
            others = self._lines(part, part.others, text, self.glyphs.open)
            if self.listed.parts and (counted or others):
                lines += [*([BLANK] if lines else []), text_line(f" {part.title}", "muted", bold=True)]
            lines += [*counted, *others]
        return lines or (text_line(" Nothing like that.", "muted"),)

    def _lines(self, part: Listed, found: Sequence[ScoreRow], text: str, mark: str) -> list[Line]:
        today, wanted = self.desk.core.today(), fold(text)
        lines = []
        for at, row in enumerate(found):
            if wanted in fold(f"{row.name} {row.words}"):
                line = Row(key=(at, row.contact_id, mark, part.title))
                line = line.add(f" {mark}", "muted") if mark else line
                line = line.column(f" {day_words(row.on, today)}", 13, "muted")
                line = line.column(row.name, 20).add(" ") if row.name else line
                lines.append(line.up_to(row.words, self.inner_width, "muted").line())
        return lines

    def taken(self, key: Hashable, text: str) -> None:
        self.answer(key[1] if isinstance(key, tuple) else None)

    def action_call(self) -> None:
        """The call of whoever the row is about."""
        key = self.query_one("#rows", SheetList).key
        if isinstance(key, tuple):
            self.app.call_person(key[1])  # type: ignore[attr-defined]
