"""The rep's own process: the steps that a new deal begins with, each with its tasks. Running deals keep theirs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from salesdesk.desk import Changed, Desk
from salesdesk.ui.lines import BLANK, Line, Row
from salesdesk.ui.sheets.rows import RowsSheet

Steps = tuple[tuple[str, tuple[str, ...]], ...]


class ProcessSheet(RowsSheet):
    """Steps and tasks as rows; each change is kept at once and may be undone."""

    letters: ClassVar[dict[str, str]] = {
        "a": "add_task", "s": "add_step", "J": "down", "K": "up", "delete": "drop", "r": "usual",
    }  # fmt: skip
    most_rows = 26

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.steps: Steps = desk.deals.steps.process()

    def head(self) -> Sequence[Line]:
        row = Row().add(" My steps", bold=True).up_to("   what a new deal begins with", self.inner_width, "muted")
        return (row.line(), BLANK)

    def rows(self) -> Sequence[Line]:
        lines = []
        for number, (title, tasks) in enumerate(self.steps):
            lines.append(Row(key=(number, -1)).add(f" {number + 1} ", "accent").up_to(title, self.inner_width).line())
            for place, task in enumerate(tasks):
                row = Row(key=(number, place)).add(f"     {self.glyphs.box} ", "muted")
                lines.append(row.up_to(task, self.inner_width, "muted").line())
        return tuple(lines)

    def empty(self) -> str:
        return "No step. s adds one, r takes the usual five."

    def hints(self) -> Sequence[tuple[str, str]]:
        return (
            ("enter", "Word it"), ("a", "Task"), ("s", "Step"), ("J", "Down"), ("K", "Up"), ("delete", "Out"), ("r", "Usual five")
        )  # fmt: skip

    @property
    def place(self) -> tuple[int, int]:
        """(step, task) under the cursor; task -1 on the step itself."""
        return self.key if isinstance(self.key, tuple) else (len(self.steps) - 1, -1)

    def chosen(self, key: object) -> None:
        step, task = self.place
        if not self.steps:
            return
        title, tasks = self.steps[step]

        def worded(text: str) -> Changed:
            if task < 0:
                return self._keep_steps(_replaced(self.steps, step, (text, tasks)))
            new = tuple(text if n == task else one for n, one in enumerate(tasks))
            return self._keep_steps(_replaced(self.steps, step, (title, new)))

        self.ask("The step" if task < 0 else "The task", worded, value=title if task < 0 else tasks[task])

    def add_task(self) -> None:
        step = self.place[0]
        if self.steps:
            title, tasks = self.steps[step]
            self.ask(
                f"A task of “{title}”",
                lambda text: self._keep_steps(_replaced(self.steps, step, (title, (*tasks, text)))),
                example="what must be done before it is finished",
            )

    def add_step(self) -> None:
        at = self.place[0] + 1
        self.ask(
            "A step after this one",
            lambda text: self._keep_steps((*self.steps[:at], (text, ()), *self.steps[at:])),
            example="Trial in one depot",
        )

    def down(self) -> None:
        self._move(1)

    def up(self) -> None:
        self._move(-1)

    def _move(self, by: int) -> None:
        step, task = self.place
        to = step + by
        if task < 0 and 0 <= to < len(self.steps):
            steps = list(self.steps)
            steps[step], steps[to] = steps[to], steps[step]
            self.do(lambda: self._keep_steps(tuple(steps)), cursor=(to, -1))

    def drop(self) -> None:
        step, task = self.place
        if not self.steps:
            return
        if task < 0:
            kept = (*self.steps[:step], *self.steps[step + 1 :])
            if not kept:
                self.say("One step stays: enter words it anew, r takes the usual five.")
                return
            self.do(lambda: self._keep_steps(kept))
            return
        title, tasks = self.steps[step]
        less = tuple(one for n, one in enumerate(tasks) if n != task)
        self.do(lambda: self._keep_steps(_replaced(self.steps, step, (title, less))))

    def usual(self) -> None:
        self.do(lambda: self._keep_steps(()))

    def _keep_steps(self, steps: Steps) -> Changed:
        done = self.desk.deals.steps.set_process(steps)
        self.steps = self.desk.deals.steps.process()
        return done


def _replaced(steps: Steps, at: int, new: tuple[str, tuple[str, ...]]) -> Steps:
    return (*steps[:at], new, *steps[at + 1 :])
