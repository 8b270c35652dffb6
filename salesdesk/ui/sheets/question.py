"""Questions: one on a form with the verdict under it while it is typed; the planner with order, stock and what is stale."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import Input

from salesdesk.desk import Changed, Desk
from salesdesk.domain.people import Contact
from salesdesk.domain.questions import Openness, is_open
from salesdesk.domain.research import Question
from salesdesk.domain.text import fold
from salesdesk.errors import SalesdeskError
from salesdesk.ui.lines import BLANK, Line, Row, text_line
from salesdesk.ui.sheets.base import SheetInput, SheetList, hint_line
from salesdesk.ui.sheets.form import Field, FormSheet
from salesdesk.ui.sheets.pick import PickSheet
from salesdesk.ui.text import Glyphs, first_lines


def verdict_lines(text: str, width: int, glyphs: Glyphs) -> tuple[Line, ...]:
    """Open or closed, why, and the wider wording that ctrl+t takes; nothing while nothing is typed."""
    if len(text.split()) < 2:
        return ()
    found = is_open(text)
    if found.openness is Openness.NOT_JUDGED:
        return ()
    if found.is_open:
        role, mark = ("muted", glyphs.kept) if not found.narrow else ("muted", glyphs.open)
        return (Row().add(f" {mark} open", "ok").up_to(f" · {found.why}", width, role).line(),)
    word = "closed" if found.rewording else "no question yet"
    lines = [Row().add(f" {glyphs.stale} {word}", "stale").up_to(f" · {found.why}", width, "muted").line()]
    if found.rewording:
        said = first_lines(found.rewording, max(10, width - 10), 2)
        lines.append(Row().add(" ctrl+t", "accent", bold=True, command="ctrl+t").add(f"  {said[0]}").line())
        lines += [Row().to(9).add(more).line() for more in said[1:]]
    return tuple(lines)


class QuestionSheet(FormSheet[Changed]):
    """Answers what it changed: a new question, or other words for a planned one and what they answered."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+t", "reword", "Take the wording", id="question.reword", show=False, priority=True)
    ]
    kept_as = "form:question"

    def __init__(self, desk: Desk, contact: Contact, question: Question | None = None) -> None:
        self.contact, self.question = contact, question
        fields = [Field("text", "Ask", question.text if question else "", "How do you decide between the two?")]
        if question and question.id > 0:
            fields.append(Field("answer", "They said", question.answer, "their answer; it counts as asked then"))
        title = "The question" if question else "A question"
        super().__init__(desk, title=f"{title}   {contact.name}", fields=fields, contact_id=contact.id)
        if question:
            self.kept_as = f"form:question:{question.id}"

    @property
    def first_field(self) -> str:
        return "text"

    def reading(self, values: Mapping[str, str]) -> Sequence[Line]:
        return verdict_lines(values["text"], self.inner_width, self.glyphs)

    def action_reword(self) -> None:
        """Takes the wider wording that is offered."""
        words = self.query_one("#f_text", SheetInput)
        offered = is_open(words.value).rewording
        if offered:
            words.value = offered
            words.cursor_position = len(offered)

    def save(self, values: Mapping[str, str]) -> Changed:
        asking, question = self.desk.research.asking, self.question
        if question is None or question.id < 0:
            return asking.plan(self.contact.id, values["text"], fact_id=question.fact_id if question else None)
        done = asking.edit(question.id, values["text"])
        if values["answer"].strip() != question.answer:
            done = asking.answer(question.id, values["answer"])
        return done


class PlannerSheet(PickSheet[Changed]):
    """What to ask: the planned ones in their order, what is stale as a question, the stock. Type to add or to narrow."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+t", "reword", "Take the wording", id="planner.reword", show=False, priority=True),
        Binding("ctrl+up,shift+up", "shift(-1)", "Earlier", id="planner.earlier", show=False, priority=True),
        Binding("ctrl+down,shift+down", "shift(1)", "Later", id="planner.later", show=False, priority=True),
        Binding("delete", "drop", "Drop", id="planner.drop", show=False, priority=True),
        Binding("ctrl+e", "reopen", "Reword, answer", id="planner.edit", show=False, priority=True),
    ]
    placeholder = "type a question, or a word of the stock"
    kept_as = "form:planner"
    sheet_width = 90

    def __init__(self, desk: Desk, contact: Contact, *, step: str = "") -> None:
        super().__init__(desk)
        self.contact, self.step, self.contact_id = contact, step, contact.id
        self.last: Changed | None = None

    def head(self) -> Sequence[Line]:
        ready = self.desk.research.brief(self.contact.id).ready
        gap = next((gap.words for gap in ready.gaps if gap.name == "questions"), "three open ones") if ready else ""
        return (Row().add(" What to ask", bold=True).add(f"   {self.contact.name}   {gap}", "muted").line(),)

    def rows(self, text: str) -> Sequence[Line]:
        wanted = fold(text)
        lines: list[Line] = []
        if text.strip():
            lines.append(
                Row(key=("new", text)).add(" + ", "accent", bold=True).up_to(text.strip(), self.inner_width).line()
            )
            lines += verdict_lines(text, self.inner_width, self.glyphs)
        planned = self.desk.research.asking.planned(self.contact.id)
        lines += self._planned([one for one in planned if wanted in fold(one.text)])
        facts = self.desk.research.known.of(self.contact)
        offered = self.desk.research.known.suggested(self.contact.id, facts, ()) if not wanted else ()
        fresh = [one for one in offered if all(one.fact_id != q.fact_id for q in planned)]
        lines += self._heading("FROM WHAT IS STALE", [(("fact", q.fact_id), q.text) for q in fresh])
        stock = self.desk.research.asking.stock(self.contact, step=self.step)
        fitting = [one.text for one in stock if all(word in fold(one.text) for word in wanted.split())]
        lines += self._heading("FROM THE STOCK", [(("stock", words), words) for words in fitting])
        if not wanted:
            asked = self.desk.research.asking.asked(self.contact.id)[:20]
            lines += self._heading("ASKED BEFORE", [(("asked", q.id), _asked(q)) for q in asked])
        return tuple(lines)

    def _planned(self, planned: Sequence[Question]) -> list[Line]:
        lines = []
        for number, question in enumerate(planned, 1):
            closed = not is_open(question.text).is_open
            carried = f"carried over {question.carried}×" if question.carried else ""
            tail = " · ".join(part for part in (f"{self.glyphs.stale} closed" if closed else "", carried) if part)
            row = Row(key=("planned", question.id)).add(f" {number:>2} ", "accent")
            row.up_to(question.text, self.inner_width - len(tail) - 2)
            lines.append(row.add("  ").up_to(tail, self.inner_width, "stale" if closed else "muted").line())
        return lines

    def _heading(self, words: str, found: Sequence[tuple[Hashable, str]]) -> list[Line]:
        if not found:
            return []
        lines = [BLANK, text_line(f" {words}", "muted")]
        return lines + [Row(key=key).add("    ").up_to(text, self.inner_width).line() for key, text in found]

    def foot(self, text: str) -> Sequence[Line]:
        hints = (
            ("enter", "Plan it"),
            ("ctrl+↑↓", "Order"),
            ("ctrl+e", "Reword, answer"),
            ("delete", "Drop"),
            ("esc", "Close"),
        )
        return (BLANK, hint_line(*hints, width=self.inner_width))

    def taken(self, key: Hashable, text: str) -> None:
        if not isinstance(key, tuple):
            return
        kind, value = key[0], key[1]
        asking, contact_id = self.desk.research.asking, self.contact.id
        if kind in ("planned", "asked"):
            self._open(int(value))
            return
        try:
            if kind == "fact":
                self.last = asking.plan_for_fact(contact_id, int(value))
            else:
                self.last = asking.plan(contact_id, str(value), step=self.step or None)
        except SalesdeskError as error:
            self.trouble(error)
            return
        self.query_one("#text", SheetInput).value = ""
        self.draw(cursor=("planned", self.last.row_id))

    def action_reword(self) -> None:
        """Takes the wider wording for what is typed, or for the planned question under the cursor."""
        field = self.query_one("#text", SheetInput)
        if field.value.strip():
            offered = is_open(field.value).rewording
            if offered:
                field.value = offered
                field.cursor_position = len(offered)
            return
        row = self._planned_id()
        offered = is_open(self.desk.research.asking.get(row).text).rewording if row else None
        if row and offered:
            self.last = self.desk.research.asking.edit(row, offered)
            self.draw(cursor=("planned", row))

    def action_shift(self, by: int) -> None:
        if row := self._planned_id():
            self.last = self.desk.research.asking.move(row, by)
            self.draw(cursor=("planned", row))

    def action_drop(self) -> None:
        """Drops the planned question; in typed text it deletes as it always does."""
        field = self.query_one("#text", SheetInput)
        if field.value:
            field.action_delete_right()
        elif row := self._planned_id():
            self.last = self.desk.research.asking.drop(row)
            self.draw()

    def action_reopen(self) -> None:
        if row := self._planned_id():
            self._open(row)

    def action_close(self) -> None:
        self.answer(self.last)

    def _open(self, question_id: int) -> None:
        question = self.desk.research.asking.get(question_id)
        self.app.push_screen(QuestionSheet(self.desk, self.contact, question), self._edited)

    def _edited(self, done: Changed | None) -> None:
        if done is not None:
            self.last = done
            self.draw()
        self.query_one("#text", Input).focus()

    def _planned_id(self) -> int:
        key = self.query_one("#rows", SheetList).key
        return int(key[1]) if isinstance(key, tuple) and key[0] == "planned" else 0


def _asked(question: Question) -> str:
    on = f"{question.asked_on.day} {question.asked_on:%b}  " if question.asked_on else ""
    return f"{on}{question.text}" + (f"  “{question.answer}”" if question.answer else "")
