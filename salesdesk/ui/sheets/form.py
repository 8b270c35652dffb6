"""A sheet of labelled fields: kept as typed, so that esc, a kill or a crash loses nothing of a half-filled form."""

from __future__ import annotations

import json
from abc import abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.timer import Timer
from textual.widgets import Input

from salesdesk.desk import Desk
from salesdesk.errors import SalesdeskError
from salesdesk.ui.lines import Line, Row, plain, text_line
from salesdesk.ui.sheets.base import Sheet, SheetBody, SheetInput, SheetPage, hint_line

T = TypeVar("T")
KEEP_WITHIN = 0.05
"""Seconds in which quick keys are gathered; the keeper then has them on the disk within 250 ms of the first."""


@dataclass(frozen=True, slots=True)
class Field:
    """One line of a form."""

    name: str
    label: str
    value: str = ""
    example: str = ""
    replaced: bool = False
    """Typing takes the place of what stands there: a number, a time."""


class FormSheet(Sheet[T]):
    """Subclasses say the fields, read the text below them, and make the answer of the values."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "app.focus_next", "Next field", id="form.next_field", show=False),
        Binding("up", "app.focus_previous", "Field before", id="form.field_before", show=False),
        Binding("ctrl+s", "save", "Save", id="form.save", show=False),
    ]
    kept_as = ""
    """The name under which a half-filled form is kept; empty: it is not."""

    def __init__(self, desk: Desk, *, title: str, fields: Sequence[Field], contact_id: int | None = None) -> None:
        super().__init__(desk)
        self.title_words = title
        self.fields = tuple(fields)
        self.contact_id = contact_id
        self._waiting: Timer | None = None

    def content(self) -> ComposeResult:
        yield SheetPage(id="head")
        kept = self._kept()
        with SheetBody():
            for field in self.fields:
                with Horizontal(classes="field"):
                    yield SheetPage(id=f"label_{field.name}", classes="label")
                    line = SheetInput(
                        kept.get(field.name, field.value), placeholder=field.example, id=f"f_{field.name}"
                    )
                    line.select_on_focus = field.replaced
                    yield line
        yield SheetPage(id="reading")
        yield SheetPage(id="foot")

    def opened(self) -> None:
        self.redraw()
        for field in self.fields:
            self.query_one(f"#label_{field.name}", SheetPage).show(
                (Row().add(f" {field.label}", "muted", command=f"field:{field.name}").line(),)
            )
        self.query_one(f"#f_{self.first_field}", SheetInput).focus()
        self.draw_reading()

    def pressed(self, command: str) -> None:
        """A click on a label goes into its field."""
        kind, _, name = command.partition(":")
        if kind == "field":
            self.query_one(f"#f_{name}", SheetInput).focus()
        else:
            super().pressed(command)

    @property
    def first_field(self) -> str:
        """Where the cursor starts: the first field that is empty."""
        return next((f.name for f in self.fields if not self.values()[f.name]), self.fields[0].name)

    def values(self) -> dict[str, str]:
        """What stands in the fields."""
        return {f.name: self.query_one(f"#f_{f.name}", SheetInput).value for f in self.fields}

    def reading(self, values: Mapping[str, str]) -> Sequence[Line]:
        """Lines that say how the fields are understood: a date, a number."""
        return ()

    @abstractmethod
    def save(self, values: Mapping[str, str]) -> T:
        """Makes the answer; a SalesdeskError is said at the foot and nothing is lost."""

    def action_save(self) -> None:
        if self.answered:
            return
        try:
            value = self.save(self.values())
        except SalesdeskError as error:
            told = plain(self.query_one("#reading", SheetPage).lines)
            if " ".join(error.sentence.split()) not in " ".join(told.split()):  # said already while it was typed
                self.trouble(error)
            return
        self._forget()
        self.answer(value)

    def action_close(self) -> None:
        self._keep()
        self.answer(None)

    def draw_reading(self) -> None:
        self._page("reading", self.reading(self.values()))

    @on(Input.Submitted)
    def _submitted(self) -> None:
        self.action_save()

    @on(Input.Changed)
    def _typed(self) -> None:
        if self.troubled:
            self.troubled = False
            self.redraw()
        self.draw_reading()
        if self.kept_as and self._waiting is None:
            self._waiting = self.set_timer(KEEP_WITHIN, self._keep)

    def _gap(self) -> tuple[Line, ...]:
        return () if self.low else (Line(),)

    def redraw(self) -> None:
        if not self.query("#foot"):
            return
        self._page("head", (text_line(f" {self.title_words}", bold=True), *self._gap()))
        back = "Back, kept as typed" if self.kept_as else "Back"
        hints = hint_line(("enter", "Save"), ("↑↓", "Field"), ("esc", back), width=self.inner_width)
        self._page("foot", (*self._gap(), hints))

    def _page(self, name: str, lines: Sequence[Line]) -> None:
        page = self.query_one(f"#{name}", SheetPage)
        page.styles.height = len(lines)
        page.display = bool(lines)
        page.show(lines)
        self._fit()

    def _keep(self) -> None:
        self._waiting = None
        if self.kept_as:
            values = {name: value for name, value in self.values().items() if value}
            changed = values != {f.name: f.value for f in self.fields if f.value}
            self.desk.scripts.keep(self.contact_id, self.kept_as, json.dumps(values) if values and changed else "")

    def _kept(self) -> dict[str, str]:
        draft = self.desk.scripts.draft(self.contact_id, self.kept_as) if self.kept_as else None
        try:
            found = json.loads(draft.text) if draft and draft.text else {}
        except ValueError:
            return {}
        return {str(k): str(v) for k, v in found.items()} if isinstance(found, dict) else {}

    def _forget(self) -> None:
        if self._waiting:
            self._waiting.stop()
            self._waiting = None
        if self.kept_as:
            self.desk.scripts.keep(self.contact_id, self.kept_as, "")
