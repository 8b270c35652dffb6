"""Find anyone, anything, as one types: people, companies, notes, quotes, promises, facts, scripts, deals, commands.

The file is read in a thread; a key never waits for it, and Enter takes what belongs to the words that stand there.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import ClassVar

from textual.binding import Binding, BindingType

from salesdesk.desk import Desk
from salesdesk.desk.find import Hit
from salesdesk.domain.excerpt import CLOSE, OPEN
from salesdesk.domain.text import fold
from salesdesk.errors import SalesdeskError
from salesdesk.ui.aside import Aside
from salesdesk.ui.commands import COMMANDS, key_name
from salesdesk.ui.lines import BLANK, Line, Row, text_line
from salesdesk.ui.ownkeys import calls_in_text, keys_of
from salesdesk.ui.sheets.base import SheetInput, SheetList, hint_line
from salesdesk.ui.sheets.pick import PickSheet
from salesdesk.ui.text import cut, shown, width_of
from salesdesk.ui.widgets.timeline import day_text

HEADINGS = {
    "contact": "PEOPLE", "account": "COMPANIES", "note": "NOTES", "quote": "THEIR WORDS", "promise": "PROMISES",
    "fact": "FACTS", "script": "SCRIPTS", "deal": "DEALS", "follow_up": "FOLLOW-UPS", "date": "THEIR DATES",
    "question": "QUESTIONS",
}  # fmt: skip
SIDES = ("", "contact", "account", "note", "quote", "promise", "fact", "script", "deal", "command")
"""What tab leads through; "" is all of them."""
SIDE_NAMES = {"": "all", "quote": "quotes", "command": "commands"} | {
    kind: heading.casefold() for kind, heading in HEADINGS.items() if kind != "quote"
}
A_GROUP, ALONE = 6, 40
"""Hits shown of a kind beside the others, and of one kind alone."""
LEAST = 24
"""Cells below which words at the end of a row say nothing."""
ROOMY = 70
"""Cells from which a name has its whole column beside the words that were found."""
COMMANDS_SHOWN = 4


@dataclass(frozen=True, slots=True)
class Place:
    """Where a find stands."""

    kind: str
    """A hit's kind; "command", "add", "save" or "call" where it is no hit."""
    row_id: int = 0
    table: str = ""
    contact_id: int | None = None
    words: str = ""
    """A command's id, a name to be added, words to be saved; of a company its name."""


class FindSheet(Aside, PickSheet[Place]):
    """Answers the place that Enter opens."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "side(1)", "Only one kind", id="find.side", show=False, priority=True),
        Binding("shift+tab", "side(-1)", "The kind before", id="find.side_before", show=False, priority=True),
        Binding("f5", "call", "Call", id="find.call", show=False, priority=True),
        Binding("ctrl+s", "save", "Save as a list", id="find.save", show=False, priority=True),
    ]
    placeholder = "a name, a number, words of a note"
    sheet_width = 84

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.side = ""
        self.hits: tuple[Hit, ...] = ()
        self._asked = self._have = ("", "")
        """What is being looked for, and what the hits are of: the words and the kind."""
        self._drawing = False
        self.enter_waits = False
        """Whether Enter was pressed before the file had answered: it takes what comes, and the next keys wait for that."""

    def on_unmount(self) -> None:
        self.break_off_all()

    # -- looking -------------------------------------------------------------------------------------------------------

    def rows(self, text: str) -> Sequence[Line]:
        wanted = (" ".join(text.split()), self.side)
        if wanted != self._asked:
            self._asked = wanted
            self._look(wanted)
        return self._lines(wanted[0]) if wanted[0] else ()

    def _look(self, wanted: tuple[str, str]) -> None:
        words, kind = wanted
        if not words or kind == "command":
            self.break_off_all()
            self.hits, self._have = (), wanted
            return
        limit = ALONE if kind else A_GROUP
        self._drawing = True
        self.read_aside(
            "find", self.desk.find, lambda drawer: drawer.everything(words, kind=kind, limit=limit),
            partial(self._seen, wanted), self.trouble,
        )  # fmt: skip
        self._drawing = False

    def _seen(self, wanted: tuple[str, str], hits: tuple[Hit, ...]) -> None:
        if wanted != self._asked:
            return
        self.hits, self._have = hits, wanted
        if self._drawing:
            return
        self.draw()
        self.query_one("#rows", SheetList).action_end(-1)
        if self.enter_waits:
            self.enter_waits = False
            self.taken(self.query_one("#rows", SheetList).key, self.text)

    def trouble(self, error: SalesdeskError) -> None:
        self.enter_waits = False
        super().trouble(error)

    def taken(self, key: Hashable, text: str) -> None:
        """Enter before the file has answered waits for it: what stood there was of other words."""
        if self._have != self._asked and not (isinstance(key, Place) and key.kind == "command"):
            self.enter_waits = True
        elif isinstance(key, Place):
            self.answer(key)

    def action_side(self, way: int) -> None:
        self.side = SIDES[(SIDES.index(self.side) + way) % len(SIDES)]
        self.enter_waits = False
        self.draw()

    def action_call(self) -> None:
        """The call of the person under the cursor, without their page in between."""
        place = self.query_one("#rows", SheetList).key
        if self._have == self._asked and isinstance(place, Place) and place.contact_id is not None:
            self.answer(Place("call", contact_id=place.contact_id))

    def action_save(self) -> None:
        """The words as a list of the rep's own."""
        if self.text.strip():
            self.answer(Place("save", words=" ".join(self.text.split())))

    # -- drawing -------------------------------------------------------------------------------------------------------

    def head(self) -> Sequence[Line]:
        """The kinds; the one that is chosen always in sight."""
        first = 0
        while (
            sum(width_of(SIDE_NAMES[s]) + 2 for s in SIDES[first : SIDES.index(self.side) + 1]) > self.inner_width - 1
        ):
            first += 1
        row = Row().add(" ")
        for side in SIDES[first:]:
            name = SIDE_NAMES[side]
            if row.width + width_of(name) > self.inner_width:
                break
            here = side == self.side
            row.add(name, "accent" if here else "muted", bold=here, underline=here, command=f"side:{side}").add("  ")
        return (row.line(),)

    def foot(self, text: str) -> Sequence[Line]:
        keys = (
            ("↑↓", "move"),
            ("enter", "open"),
            (key_name(calls_in_text(self.desk.core.config.keys)[0]), "call"),
            ("tab", "kind"),
            ("esc", "close"),
            ("ctrl+s", "save as a list"),
        )
        return (*(() if self.low else (BLANK,)), hint_line(*keys, width=self.inner_width))

    def pressed(self, command: str) -> None:
        if command.startswith("side:"):
            self.side = command.partition(":")[2]
            self.draw()
        else:
            super().pressed(command)

    def redraw(self) -> None:
        if self.query("#rows") and self.query(SheetInput):
            self.draw()

    def _lines(self, text: str) -> tuple[Line, ...]:
        lines: list[Line] = []
        known = self._have == self._asked
        if known and not self.hits and self.side in ("", "contact"):
            row = Row(key=Place("add", words=text)).add(f" No one like “{shown(cut(text, 40))}”. ")
            lines.append(row.add("enter", "accent", bold=True).add(" adds them.").line())
        elif known and not self.hits and self.side != "command":
            lines.append(text_line(f" Nothing among {SIDE_NAMES[self.side]}. tab looks elsewhere.", "muted"))
        for kind, heading in HEADINGS.items():
            group = [hit for hit in self.hits if hit.kind == kind]
            if group:
                lines.append(text_line(f" {heading}", "muted", bold=True))
                lines += [self._hit(hit) for hit in group]
        return (*lines, *self._commands(text))

    def _hit(self, hit: Hit) -> Line:
        contact_id = hit.contact.id if hit.contact else None
        row = Row(key=Place(hit.kind, hit.id, hit.table, contact_id, _bare(hit.text))).add("   ")
        if hit.kind == "contact" and hit.contact:
            bare = _bare(hit.text)
            marked(row, hit.text if bare == hit.contact.name else hit.contact.name, row.width + 24, role="foreground")
            row.to(28).column(hit.contact.account or "", 22, "muted").add(" ")
            if self.inner_width - row.width < LEAST:
                return row.line()
            if bare != hit.contact.name:
                return marked(row, hit.text, self.inner_width).line()
            return row.up_to(hit.contact.title or "", self.inner_width, "muted").line()
        if hit.on:
            row.column(day_text(date.fromisoformat(hit.on[:10]), self.desk.core.today()), 10, "muted")
        if hit.contact:
            row.column(hit.contact.name, 20 if self.inner_width >= ROOMY else 15).add(" ")
        return marked(row, hit.text, self.inner_width).line()

    def _commands(self, text: str) -> list[Line]:
        if self.side not in ("", "command"):
            return []
        wanted = fold(text).split()
        held = [c for c in COMMANDS if c.id not in ("find", "back", "open")]
        found = [c for c in held if all(word in fold(f"{c.title} {c.help}") for word in wanted)]
        found.sort(key=lambda c: not all(word in fold(c.title) for word in wanted))
        if self.side != "command":
            found = [c for c in found if all(word in fold(c.title) for word in wanted)][:COMMANDS_SHOWN]
        lines = [text_line(" COMMANDS", "muted", bold=True)] if found else []
        for command in found:
            row = Row(key=Place("command", words=command.id)).add("   ")
            row.column(command.title, max(25, width_of(command.title) + 1))
            keys = keys_of(command, self.desk.core.config.keys)
            row.column(key_name(keys[0]) if keys else "", 8, "accent")
            room = self.inner_width - row.width
            lines.append(row.up_to(command.help, self.inner_width, "muted").line() if room >= LEAST else row.line())
        return lines


def marked(row: Row, text: str, width: int, *, role: str = "muted") -> Row:
    """The words around a find, the found ones in the accent."""
    for part in text.replace("\n", " ").split(OPEN):
        found, mark, rest = part.partition(CLOSE)
        if mark:
            row.up_to(found, width, "accent", bold=True).up_to(rest, width, role)
        else:
            row.up_to(found, width, role)
    return row


def _bare(text: str) -> str:
    return text.replace(OPEN, "").replace(CLOSE, "")
