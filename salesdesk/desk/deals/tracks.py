"""Deeds on the two tracks of a deal: the rep's steps and tasks, their milestones. The rules stand in the domain."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from salesdesk.desk.core import Changed
from salesdesk.desk.deals.kept import KeptDeals
from salesdesk.domain import deals as rules
from salesdesk.domain.deals import Deal, DealTask, Milestone, MilestoneState
from salesdesk.domain.text import clean_line
from salesdesk.errors import NotFound, NotUnderstood
from salesdesk.store import deals_kept


class StepsDrawer:
    """My steps: earned, skipped, taken back, moved about; their tasks."""

    def __init__(self, kept: KeptDeals) -> None:
        self._kept = kept

    def process(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The steps with which a deal begins: the rep's own, else the five usual ones."""
        return deals_kept.process(self._kept.core.db) or rules.DEFAULT_STEPS

    def fresh(self) -> tuple[rules.DealStep, ...]:
        """The process as steps of a new deal."""
        return tuple(
            rules.DealStep(0, title, tasks=tuple(DealTask(0, text) for text in tasks))
            for title, tasks in self.process()
        )

    def set_process(self, steps: tuple[tuple[str, tuple[str, ...]], ...]) -> Changed:
        """Another process for the deals to come; running deals keep the steps they have. Empty: the usual five again.

        Raises NotUnderstood for a step without a name.
        """
        cleaned = tuple(
            (clean_line(title), tuple(text for task in tasks if (text := clean_line(task)))) for title, tasks in steps
        )
        if not all(title for title, _ in cleaned):
            raise NotUnderstood("A step needs a name.", "A few words: First talk.")
        with self._kept.core.deed("my steps") as db:
            deals_kept.set_process(db, () if cleaned == rules.DEFAULT_STEPS else cleaned)
        return Changed("Your steps are kept" if cleaned else "The usual five steps again", frozenset())

    def start(self, deal_id: int) -> Changed:
        """The process' steps for a deal that came without any."""
        before = self._kept.get(deal_id)
        after = rules.start_steps(before, self.fresh(), on=self._today)
        return self._kept.write(before, after, label="steps begun")

    def earn(self, deal_id: int, step_id: int, *, evidence: str, reason: str = "") -> Changed:
        """A step is earned by what they did or said. Raises Refused as the rule does."""
        before = self._kept.get(deal_id)
        after = rules.earn(before, step_id, evidence=evidence, reason=reason, on=self._today)
        return self._kept.write(before, after, label=f"“{_title(before, step_id)}” earned")

    def skip(self, deal_id: int, step_id: int, *, reason: str = "") -> Changed:
        before = self._kept.get(deal_id)
        after = rules.skip(before, step_id, on=self._today, reason=reason)
        return self._kept.write(before, after, label=f"“{_title(before, step_id)}” skipped")

    def take_back(self, deal_id: int, step_id: int) -> Changed:
        before = self._kept.get(deal_id)
        label = f"“{_title(before, step_id)}” is open again"
        return self._kept.write(before, rules.take_back(before, step_id), label=label)

    def move(self, deal_id: int, step_id: int, *, by: int) -> Changed:
        before = self._kept.get(deal_id)
        after = rules.move_step(before, step_id, by=by)
        return self._kept.write(before, after, label=f"“{_title(before, step_id)}” moved")

    def rename(self, deal_id: int, step_id: int, title: str) -> Changed:
        """Another name for a step of this deal."""
        before, words = self._kept.get(deal_id), _words(title, "A step needs a name.")
        steps = tuple(replace(s, title=words) if s.id == step_id else s for s in before.steps)
        return self._kept.write(before, replace(before, steps=steps), label=f"step “{words}”")

    def tie(self, deal_id: int, milestone_id: int, step_id: int | None) -> Changed:
        """The one step that belongs to a milestone of theirs, or none: done before it is reached, it runs ahead."""
        before = self._kept.get(deal_id)
        milestone_of(before, milestone_id)
        steps = tuple(
            replace(step, milestone_id=milestone_id)
            if step.id == step_id
            else replace(step, milestone_id=None if step.milestone_id == milestone_id else step.milestone_id)
            for step in before.steps
        )
        return self._kept.write(before, replace(before, steps=steps), label="step and milestone belong together")

    def tick(self, deal_id: int, task_id: int) -> Changed:
        """A task done today, or open again."""
        before = self._kept.get(deal_id)
        task = next((t for step in before.steps for t in step.tasks if t.id == task_id), None)
        after = rules.tick(before, task_id, on=None if task and task.is_done else self._today)
        done = "open again" if task and task.is_done else "done"
        return self._kept.write(before, after, label=f"{task.text if task else 'task'} {done}")

    def add_task(self, deal_id: int, step_id: int, text: str) -> Changed:
        before, words = self._kept.get(deal_id), _words(text, "A task needs words.")
        rules.step_of(before, step_id)
        steps = tuple(replace(s, tasks=(*s.tasks, DealTask(0, words))) if s.id == step_id else s for s in before.steps)
        return self._kept.write(before, replace(before, steps=steps), label=f"task: {words}")

    def add_step(self, deal_id: int, title: str, *, after_id: int | None = None) -> Changed:
        """A step that only this deal has, after another one; at the end without."""
        before, words = self._kept.get(deal_id), _words(title, "A step needs a name.")
        place = next((n + 1 for n, s in enumerate(before.steps) if s.id == after_id), len(before.steps))
        steps = (*before.steps[:place], rules.DealStep(0, words), *before.steps[place:])
        return self._kept.write(before, replace(before, steps=steps), label=f"step “{words}” added")

    def drop(self, deal_id: int, *, step_id: int = 0, task_id: int = 0) -> Changed:
        """A step or a task that this deal does not have."""
        before = self._kept.get(deal_id)
        steps = tuple(
            replace(s, tasks=tuple(t for t in s.tasks if t.id != task_id)) for s in before.steps if s.id != step_id
        )
        return self._kept.write(
            before, replace(before, steps=steps), label="step taken out" if step_id else "task taken out"
        )

    @property
    def _today(self) -> date:
        return self._kept.core.today()


class MilestonesDrawer:
    """Their milestones: named, moved with the reason, reached, no longer wanted."""

    def __init__(self, kept: KeptDeals) -> None:
        self._kept = kept

    def add(
        self, deal_id: int, words: str, *, said_by: str = "", said_on: date | None = None, wanted_on: date | None = None
    ) -> Changed:
        """Something they set for themselves, in their words."""
        before, said = self._kept.get(deal_id), _words(words, "A milestone needs their words.")
        new = Milestone(0, said, clean_line(said_by), said_on or self._kept.core.today(), wanted_on)
        after = replace(before, milestones=(*before.milestones, new))
        return self._kept.write(before, after, label=f"their milestone “{said}”")

    def revise(
        self, deal_id: int, milestone_id: int, words: str, *, said_by: str, said_on: date | None, wanted_on: date | None,
        reason: str,
    ) -> Changed:  # fmt: skip
        """Their words again, better heard, and another day with their reason; a first day needs none.

        Raises Refused where a day moves without a reason.
        """
        before, said = self._kept.get(deal_id), _words(words, "A milestone needs their words.")
        one = milestone_of(before, milestone_id)
        changed = replace(one, words=said, said_by=clean_line(said_by), said_on=said_on or one.said_on)
        if wanted_on != one.wanted_on:
            changed = self._moved(changed, wanted_on, reason)
        return self._put(before, changed, label=f"their milestone “{said}”")

    def reach(self, deal_id: int, milestone_id: int) -> Changed:
        """They have come there, today; pressed again, not yet after all."""
        before = self._kept.get(deal_id)
        one = milestone_of(before, milestone_id)
        if one.state is MilestoneState.REACHED:
            back = replace(one, state=MilestoneState.AHEAD, reached_on=None)
            return self._put(before, back, label=f"“{one.words}” not reached after all")
        return self._put(before, rules.reach(one, on=self._kept.core.today()), label=f"“{one.words}” reached")

    def move(self, deal_id: int, milestone_id: int, *, to: date | None, reason: str) -> Changed:
        """Another day, with their reason. A first day needs none. Raises Refused without a reason."""
        before = self._kept.get(deal_id)
        moved = self._moved(milestone_of(before, milestone_id), to, reason)
        return self._put(before, moved, label=f"“{moved.words}” moved")

    def _moved(self, one: Milestone, to: date | None, reason: str) -> Milestone:
        if one.wanted_on is None and not clean_line(reason):
            return replace(one, wanted_on=to)
        return rules.move_milestone(one, to=to, reason=reason, on=self._kept.core.today())

    def drop(self, deal_id: int, milestone_id: int) -> Changed:
        """They no longer want it; it stays on record."""
        before = self._kept.get(deal_id)
        one = milestone_of(before, milestone_id)
        return self._put(before, rules.drop(one), label=f"“{one.words}” no longer wanted")

    def shift(self, deal_id: int, milestone_id: int, *, by: int) -> Changed:
        """Further up or down among those without a day: the order is free."""
        before = self._kept.get(deal_id)
        one = milestone_of(before, milestone_id)
        others = [m for m in before.milestones if m.id != milestone_id]
        place = min(max(before.milestones.index(one) + by, 0), len(others))
        after = replace(before, milestones=(*others[:place], one, *others[place:]))
        return self._kept.write(before, after, label=f"“{one.words}” placed")

    def _put(self, before: Deal, one: Milestone, *, label: str) -> Changed:
        all_of_them = tuple(one if m.id == one.id else m for m in before.milestones)
        return self._kept.write(before, replace(before, milestones=all_of_them), label=label)


def milestone_of(deal: Deal, milestone_id: int) -> Milestone:
    """The milestone by its id. Raises NotFound."""
    for one in deal.milestones:
        if one.id == milestone_id:
            return one
    raise NotFound("This deal has no such milestone.", "Open the deal to see theirs.")


def _title(deal: Deal, step_id: int) -> str:
    return rules.step_of(deal, step_id).title


def _words(text: str, sentence: str) -> str:
    words = clean_line(text)
    if not words:
        raise NotUnderstood(sentence, "A few words are enough.")
    return words
