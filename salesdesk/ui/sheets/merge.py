"""Two records side by side: field by field which word is kept, then one key makes one of two; nothing of either is lost."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType

from salesdesk.desk import Desk
from salesdesk.desk.doubles import Comparison, FieldPair
from salesdesk.ui.lines import BLANK, Line, Row
from salesdesk.ui.sheets.base import SheetList
from salesdesk.ui.sheets.rows import RowsSheet

LABEL = 13


class MergeSheet(RowsSheet):
    """Answers what was done: made one, kept apart, or nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,h", "side(0)", "The left one", id="merge.left", show=False, priority=True),
        Binding("right,l", "side(1)", "The right one", id="merge.right", show=False, priority=True),
        Binding("k", "apart", "Keep apart", id="merge.apart", show=False, priority=True),
    ]
    letters: ClassVar[dict[str, str]] = {" ": "turn", "x": "swap"}
    sheet_width = 110
    most_rows = 24

    def __init__(self, desk: Desk, both: Comparison) -> None:
        super().__init__(desk)
        self.both = both
        self.taken: set[str] = set()
        """Columns of which the right side's word is kept."""

    def head(self) -> Sequence[Line]:
        what = "company" if self.both.noun == "account" else "person"
        top = Row().add(f" One {what} of two", bold=True).add("   which word is kept, field by field", "muted").line()
        return (top, *(() if self.low else (BLANK,)))

    def rows(self) -> Sequence[Line]:
        lines = [self._line(pair) for pair in self.both.fields]
        gap = () if self.low else (BLANK,)
        kept = Row().add(" KEPT OF BOTH", "muted", bold=True).line()
        lines += [*gap, kept, *(self._list(pair) for pair in self.both.lists)]
        lines += [
            Row().add(" " * (LABEL + 1)).add(f"{self.glyphs.late} {wish}", "late").line() for wish in self.both.wishes
        ]
        return tuple(lines)

    def hints(self) -> Sequence[tuple[str, str]]:
        return (
            ("← →", "Which word"),
            ("enter", "Make one of two"),
            ("k", "Two: keep apart"),
            ("x", "All of the other"),
        )

    def chosen(self, key: Hashable) -> None:
        self.desk.keeper.flush()
        both = self.both
        self.do(lambda: self.desk.doubles.merge(both.noun, both.one_id, both.other_id, take=tuple(self.taken)))
        if self.last is not None:
            self.answer(self.last)

    def action_side(self, side: int) -> None:
        """Keeps the word of that side for the field under the cursor."""
        column = self.key
        if isinstance(column, str):
            (self.taken.add if side else self.taken.discard)(column)
            self.draw(cursor=column)
            self.rows_list.action_move(1)

    def turn(self) -> None:
        """Space: the other word."""
        if isinstance(self.key, str):
            self.action_side(0 if self.key in self.taken else 1)

    @on(SheetList.Chosen)
    def _chosen(self, event: SheetList.Chosen) -> None:
        """A second click turns the word; two are made one by Enter or a click on its hint."""
        if event.clicked:
            event.prevent_default()
            self.turn()

    def swap(self) -> None:
        """Every word of the other side, or every word of this one."""
        differing = {pair.column for pair in self.both.fields if pair.differs}
        self.taken = set() if self.taken == differing else differing
        self.draw()

    def action_apart(self) -> None:
        both = self.both
        self.do(lambda: self.desk.doubles.keep_apart(both.noun, both.one_id, both.other_id))
        if self.last is not None:
            self.answer(self.last)

    @property
    def _half(self) -> int:
        return (self.inner_width - LABEL - 4) // 2

    def _line(self, pair: FieldPair) -> Line:
        """Both words; the one that is kept has the mark and its full strength. Equal ones, and blanks, ask nothing."""
        right = pair.column in self.taken or (bool(pair.other) and not pair.one)
        row = Row(key=pair.column if pair.differs else None).column(f" {pair.label}", LABEL + 1, "muted")
        for words, kept in ((pair.one, not right), (pair.other, right)):
            mark = self.glyphs.now if kept and pair.differs else " "
            row.add(f"{mark} ", "accent")
            row.column(words, self._half - 2, "foreground" if kept and words else "muted", bold=kept and pair.differs)
        return row.line()

    def _list(self, pair: FieldPair) -> Line:
        row = Row().column(f" {pair.label}", LABEL + 1, "muted")
        row.add("  ").column(pair.one, self._half - 2).add("  ")
        return row.column(pair.other, self._half - 2).line()


class ApartSheet(RowsSheet):
    """What became part of a person, and of their company: Enter makes two of one again."""

    sheet_width = 80

    def __init__(self, desk: Desk, contact_id: int) -> None:
        super().__init__(desk)
        self.contact = desk.people.get(contact_id)

    def head(self) -> Sequence[Line]:
        return (Row().add(" Take apart", bold=True).add(f"   {self.contact.name}", "muted").line(), BLANK)

    def rows(self) -> Sequence[Line]:
        account = self.contact.account
        found = [(done, "person") for done in self.desk.doubles.merges_of("contact", self.contact.id)]
        found += [(done, "company") for done in self.desk.doubles.merges_of("account", account.id)] if account else []
        return tuple(
            Row(key=(done.noun, done.id)).add(f" {what:<9}", "muted").column(done.gone_name, 40)
            .add(f"  made one on {done.at[:10]}", "muted").line()
            for done, what in found
        )  # fmt: skip

    def empty(self) -> str:
        return f"Nobody became part of {self.contact.name}."

    def hints(self) -> Sequence[tuple[str, str]]:
        return (("enter", "Make two of one again"),)

    def chosen(self, key: Hashable) -> None:
        if isinstance(key, tuple):
            self.desk.keeper.flush()
            self.do(lambda: self.desk.doubles.take_apart(key[0], key[1]))
            if self.last is not None:
                self.answer(self.last)
