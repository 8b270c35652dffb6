"""One deal: their milestones on top, my steps below, each key one deed. Nothing is advanced by itself."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import ClassVar

from textual.binding import BindingType

from salesdesk.desk import Desk
from salesdesk.desk.dated import on_day
from salesdesk.desk.deals import DealPage, StallPage
from salesdesk.errors import NotFound, SalesdeskError
from salesdesk.ui.bindings import page_bindings
from salesdesk.ui.lines import BLANK, Line
from salesdesk.ui.screens.board import Board
from salesdesk.ui.screens.deal_lines import Sheet, deal_head, deal_lines


class DealScreen(Board[int]):
    """Answers the contact whom the rep wants to see, or nothing."""

    BINDINGS: ClassVar[list[BindingType]] = page_bindings("deal")
    key_page = "deal"
    whom = "Nobody stands on this deal: e names people."
    hints = ("open", "tick", "milestone", "next", "ball", "stall", "end", "outline", "edit", "back")

    def __init__(self, desk: Desk, deal_id: int) -> None:
        super().__init__(desk)
        self.deal_id = deal_id
        self.page: DealPage = desk.deals.page(deal_id)
        self.stalls: tuple[StallPage, ...] = ()

    def on_mount(self) -> None:
        super().on_mount()
        here = next((s for s in self.page.deal.steps if s.state == "open"), None)
        if here is not None:
            task = next(iter(here.open_tasks), None)
            self.rows_list.move_to(("task", task.id) if task else ("step", here.id))

    # -- reading and drawing ------------------------------------------------------------------------------------------

    def read(self) -> None:
        """A deal that is gone, by an undo or in another window, closes its page."""
        try:
            self.page = self.desk.deals.page(self.deal_id)
        except NotFound:
            self.call_after_refresh(self.action_close)
            return
        drawer = self.desk.deals.stalls
        self.stalls = tuple(drawer.get(row.stall.id) for row in self.page.stalls)

    def head(self) -> Sequence[Line]:
        lines = deal_head(self.page, self._sheet)
        return lines if self._sheet.low else (*lines, BLANK)

    def rows(self) -> Sequence[Line]:
        return deal_lines(self.page, self._sheet, stalls=self.stalls)

    @property
    def _sheet(self) -> Sheet:
        return Sheet(self.size.width, self.glyphs, low=self.size.height < 30)

    @property
    def here(self) -> tuple[str, int]:
        """What the cursor stands on."""
        return (str(self.key[0]), int(self.key[1])) if isinstance(self.key, tuple) else ("", 0)

    def person_here(self) -> int | None:
        """The person under the cursor, else the deal's first."""
        kind, row_id = self.here
        return row_id if kind in ("person", "last") else next(iter(self.page.deal.contact_ids), None)

    # -- the row ------------------------------------------------------------------------------------------------------

    def chosen(self, key: Hashable) -> None:
        kind, row_id = self.here
        acts = {
            "milestone": self.action_milestone_here, "step": self.action_earn, "task": self.action_tick,
            "next": self.action_next, "ball": self.action_ball, "stall": self.action_stall, "end": self.action_end,
            "edit": self.action_edit,
            "deal": self.action_edit, "touch": self._plan_touch, "rhythm": self.action_pace, "promise": self._promise,
            "pace": self.action_help,
        }  # fmt: skip
        if kind in ("person", "last"):
            self.dismiss(row_id)
        elif kind == "steps":
            self.do(lambda: self.desk.deals.steps.start(self.deal_id))
        elif kind in acts:
            acts[kind]()

    def action_tick(self) -> None:
        """Space: a task done, a milestone reached; the same again takes it back."""
        kind, row_id = self.here
        if kind == "task":
            self.do(lambda: self.desk.deals.steps.tick(self.deal_id, row_id), cursor=self.key)
        elif kind == "milestone" and row_id:
            self.do(lambda: self.desk.deals.theirs.reach(self.deal_id, row_id), cursor=self.key)
        elif kind == "step":
            self.action_earn()
        elif kind == "promise":
            self.do(lambda: self.desk.agenda.keep_promise(row_id), cursor=self.key)

    def action_milestone(self) -> None:
        from salesdesk.ui.sheets.deal import MilestoneSheet

        self.sheet(MilestoneSheet(self.desk, self.page))

    def action_milestone_here(self) -> None:
        from salesdesk.ui.sheets.deal import MilestoneSheet

        row_id = self.here[1]
        self.sheet(MilestoneSheet(self.desk, self.page, row_id or None))

    def action_earn(self) -> None:
        from salesdesk.ui.sheets.deal import EarnSheet

        self.sheet(EarnSheet(self.desk, self.page.deal, self._step_id()))

    def action_skip(self) -> None:
        self._with_step(lambda step: self.do(lambda: self.desk.deals.steps.skip(self.deal_id, step), cursor=self.key))

    def action_take_back(self) -> None:
        """The step under the cursor, else the last one that was passed."""
        passed = [s for s in self.page.deal.steps if s.state != "open"]
        kind, row_id = self.here
        step = row_id if kind == "step" and any(s.id == row_id for s in passed) else passed[-1].id if passed else 0
        if not step:
            self.say("No step is passed yet.")
            return
        self.do(lambda: self.desk.deals.steps.take_back(self.deal_id, step), cursor=("step", step))

    def action_shift(self, by: int) -> None:
        kind, row_id = self.here
        if kind == "step":
            self.do(lambda: self.desk.deals.steps.move(self.deal_id, row_id, by=by), cursor=self.key)
        elif kind == "milestone" and row_id:
            one = next((m for m in self.page.deal.milestones if m.id == row_id), None)
            if one is not None and one.wanted_on is not None:
                self.say("It stands by its day; one without a day moves.")
                return
            self.do(lambda: self.desk.deals.theirs.shift(self.deal_id, row_id, by=by), cursor=self.key)

    def action_add(self) -> None:
        """On a step or its tasks a task of it; elsewhere a step of this deal only."""
        from salesdesk.ui.sheets.ask import AskSheet

        kind = self.here[0]
        step_id = self._step_id() if kind in ("step", "task") else 0
        steps = self.desk.deals.steps

        def typed(text: str | None) -> None:
            if not text or not text.strip():
                return
            if step_id:
                self.do(lambda: steps.add_task(self.deal_id, step_id, text))
            else:
                self.do(lambda: steps.add_step(self.deal_id, text))

        title = "A task of this step" if step_id else "A step of this deal only"
        self.app.push_screen(AskSheet(self.desk, title=title), typed)

    def action_rename(self) -> None:
        from salesdesk.ui.sheets.ask import AskSheet

        step = next((s for s in self.page.deal.steps if s.id == self._step_id()), None)
        if step is None:
            self.say("The cursor stands on no step.")
            return

        def typed(text: str | None) -> None:
            if text and text.strip():
                self.do(lambda: self.desk.deals.steps.rename(self.deal_id, step.id, text))

        self.app.push_screen(AskSheet(self.desk, title="The step's name", start_text=step.title), typed)

    def action_drop(self) -> None:
        kind, row_id = self.here
        steps = self.desk.deals.steps
        if kind == "milestone" and row_id:
            self.do(lambda: self.desk.deals.theirs.drop(self.deal_id, row_id))
        elif kind == "step":
            self.do(lambda: steps.drop(self.deal_id, step_id=row_id))
        elif kind == "task":
            self.do(lambda: steps.drop(self.deal_id, task_id=row_id))
        elif kind == "deal":
            self.do(lambda: self.desk.deals.trash(self.deal_id))
        else:
            self.say("delete takes out a milestone, a step or a task; on the last row the deal.")

    # -- the deal -----------------------------------------------------------------------------------------------------

    def action_next(self) -> None:
        from salesdesk.ui.sheets.deal import NextSheet

        self.sheet(NextSheet(self.desk, self.page.deal, theirs_first=self.here == ("next", 2)))

    def action_ball(self) -> None:
        from salesdesk.ui.sheets.deal import BallSheet

        self.sheet(BallSheet(self.desk, self.page))

    def action_edit(self) -> None:
        from salesdesk.ui.sheets.deal import DealSheet

        self.sheet(DealSheet(self.desk, page=self.page))

    def action_pace(self) -> None:
        from salesdesk.ui.sheets.deal import PaceSheet

        if not self.page.people:
            self.say("Nobody stands on this deal: e names people.")
            return
        self.sheet(PaceSheet(self.desk, self.desk.people.get(self.page.people[0].id)))

    def action_stall(self) -> None:
        """A stall that lasts is opened; else one is recorded."""
        from salesdesk.ui.sheets.stall import StallReasonSheet, StallSheet, begin_stall

        kind, row_id = self.here
        running = row_id if kind == "stall" else next((s.row.stall.id for s in self.stalls), 0)
        if running:
            self.sheet(StallSheet(self.desk, running))
            return
        people = tuple((one.id, one.name) for one in self.page.people)
        if not people:
            self.say("Nobody stands on this deal: e names people.")
            return
        self.app.push_screen(
            StallReasonSheet(self.desk, title=self.page.deal.title),
            lambda reason: begin_stall(self, reason, people, self.deal_id),
        )

    def action_end(self) -> None:
        """How it ended; of an ended deal: open again."""
        from salesdesk.ui.sheets.deal_end import EndKindSheet, ask_reasons

        if not self.page.deal.is_live:
            self.do(lambda: self.desk.deals.endings.reopen(self.deal_id))
            return
        self.app.push_screen(EndKindSheet(self.desk, self.page.deal), lambda kind: ask_reasons(self, kind, self.page))

    def action_outline(self) -> None:
        from salesdesk.ui.sheets.outline import OutlineSheet

        self.app.push_screen(OutlineSheet(self.desk, self.page.deal), lambda words: self.say(words) if words else None)

    # -- parts --------------------------------------------------------------------------------------------------------

    def _plan_touch(self) -> None:
        """The next touch at their rhythm becomes a follow-up with the first person."""
        found, people = self.page.next_touch, self.page.people
        if found is None or not people or self.page.planned is not None:
            self.say("A follow-up is planned already." if self.page.planned else "Nobody stands on this deal.")
            return
        self.do(lambda: self.desk.agenda.plan(people[0].id, on_day(found.on), why_now=found.why))

    def _promise(self) -> None:
        from salesdesk.ui.sheets.promise_line import PromiseLineSheet

        found = next((p for p in self.page.owed if p.id == self.here[1]), None)
        if found is not None:
            try:
                self.sheet(PromiseLineSheet(self.desk, self.desk.people.get(found.contact_id), found.id))
            except SalesdeskError as error:
                self.say(error.sentence, "late")

    def _with_step(self, act: object) -> None:
        step = self._step_id()
        if step and callable(act):
            act(step)
        else:
            self.say("The cursor stands on no step.")

    def _step_id(self) -> int:
        """The step under the cursor, of the task under it, else the one in front."""
        kind, row_id = self.here
        steps = self.page.deal.steps
        if kind == "step":
            return row_id
        if kind == "task":
            return next((s.id for s in steps if any(t.id == row_id for t in s.tasks)), 0)
        return next((s.id for s in steps if s.state == "open"), 0)
