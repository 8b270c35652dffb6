"""One deal on two tracks: their milestones in their words, and the rep's own steps, each earned with evidence.

Values and the deeds on them. The lane, pace, endings and outline have rooms beside it (`deal_lane` and so on).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum

from salesdesk.domain.question_stock import AGREEMENT, FIRST_TALK, PROPOSAL, THEIR_DECISION, THEIR_SITUATION
from salesdesk.domain.text import clean_line, fold
from salesdesk.errors import NotFound, Refused


class StepState(StrEnum):
    """How far a step of the rep's has come."""

    OPEN = "open"
    EARNED = "earned"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class DealTask:
    """One thing to do inside a step."""

    id: int
    text: str
    done_on: date | None = None

    @property
    def is_done(self) -> bool:
        return self.done_on is not None


@dataclass(frozen=True, slots=True)
class DealStep:
    """A step of the rep's way to sell; the order is that of the tuple in the deal.

    `evidence`: what they did or said that earned it. `reason`: why it was skipped, or earned with tasks open.
    `milestone_id`: the milestone of theirs that belongs to this step, where the rep has named one.
    """

    id: int
    title: str
    state: StepState = StepState.OPEN
    tasks: tuple[DealTask, ...] = ()
    evidence: str = ""
    reason: str = ""
    passed_on: date | None = None
    milestone_id: int | None = None

    @property
    def open_tasks(self) -> tuple[DealTask, ...]:
        return tuple(task for task in self.tasks if not task.is_done)


class MilestoneState(StrEnum):
    """What has become of a milestone of theirs."""

    AHEAD = "ahead"
    REACHED = "reached"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Move:
    """A milestone that got another day, and why."""

    was_on: date | None
    to_on: date | None
    reason: str
    said_on: date


@dataclass(frozen=True, slots=True)
class Milestone:
    """Something the other side set for themselves, in their words."""

    id: int
    words: str
    said_by: str = ""
    said_on: date | None = None
    wanted_on: date | None = None
    state: MilestoneState = MilestoneState.AHEAD
    reached_on: date | None = None
    moves: tuple[Move, ...] = ()


class Side(StrEnum):
    """Whose turn something is."""

    OURS = "ours"
    THEIRS = "theirs"
    DECIDER = "decider"


@dataclass(frozen=True, slots=True)
class Ball:
    """With whom the ball lies, by name and role where they are known, and since when."""

    side: Side = Side.OURS
    name: str = ""
    role: str = ""
    since_on: date | None = None


class Pace(StrEnum):
    """How fast they like to go."""

    SLOW = "slow"
    NORMAL = "normal"
    QUICK = "quick"


class EndKind(StrEnum):
    """The five ends of a deal."""

    WON = "won"
    LOST_TO_OTHER = "lost_to_other"
    NO_DECISION = "no_decision"
    NOT_NOW = "not_now"
    NEVER = "never"


END_WORDS = {
    EndKind.WON: "Won",
    EndKind.LOST_TO_OTHER: "Lost to another",
    EndKind.NO_DECISION: "No decision",
    EndKind.NOT_NOW: "Not now",
    EndKind.NEVER: "Never",
}


@dataclass(frozen=True, slots=True)
class EndReason:
    """Why it ended so: `mine` is what the rep could change next time, `evidence` how the rep knows."""

    text: str
    mine: bool
    evidence: str


@dataclass(frozen=True, slots=True)
class Ending:
    """The end of a deal. `again_on`: the day they agreed to hear from us; `differently`: what the rep would change."""

    kind: EndKind
    on: date
    reasons: tuple[EndReason, ...] = ()
    again_on: date | None = None
    again_words: str = ""
    went_to: str = ""
    differently: str = ""
    as_told: str = ""
    """The reason as another system had it."""


@dataclass(frozen=True, slots=True)
class Deal:
    """A possible sale. `my_next` and `their_next` are two fields on purpose: theirs may be another one.

    `stage`: what another system called its step, kept as words.
    """

    id: int
    title: str
    account: str = ""
    account_id: int | None = None
    contact_ids: tuple[int, ...] = ()
    stage: str = ""
    steps: tuple[DealStep, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    my_next: str = ""
    my_next_on: date | None = None
    their_next: str = ""
    their_next_on: date | None = None
    ball: Ball = Ball()
    pace: Pace = Pace.NORMAL
    pace_words: str = ""
    value: Decimal | None = None
    currency: str = ""
    opened_on: date | None = None
    close_on: date | None = None
    ending: Ending | None = None

    @property
    def is_live(self) -> bool:
        return self.ending is None


DEFAULT_STEPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (FIRST_TALK, ("Two facts and a likely need", "Ask for a second talk")),
    (THEIR_SITUATION, ("How they do it today", "What it costs them", "Who else feels it")),
    (PROPOSAL, ("Outline the steps with them", "Send it in their words")),
    (THEIR_DECISION, ("Who decides, and by when", "Everything they need to decide")),
    (AGREEMENT, ("Agree on the first day", "Name who does what")),
)
"""The five steps a deal begins with, and their tasks, until the rep defines others."""


def default_steps() -> tuple[DealStep, ...]:
    """Fresh steps for a new deal; ids are 0 until they are stored."""
    return tuple(DealStep(0, title, tasks=tuple(DealTask(0, text) for text in tasks)) for title, tasks in DEFAULT_STEPS)


# Mine: the steps -----------------------------------------------------------------------------------------------------


def current_step(deal: Deal) -> DealStep | None:
    """The step in front of the rep: the first that is neither earned nor skipped."""
    return next((step for step in deal.steps if step.state is StepState.OPEN), None)


def next_task(deal: Deal) -> DealTask | None:
    """The first open task of the current step."""
    step = current_step(deal)
    return next(iter(step.open_tasks), None) if step else None


def step_place(deal: Deal) -> tuple[int, int]:
    """Which step of how many the rep stands on, from 1; all of them when every step is passed; (0, 0) without steps."""
    step = current_step(deal)
    total = len(deal.steps)
    return (deal.steps.index(step) + 1, total) if step else (total, total)


def stage_words(deal: Deal) -> str:
    """The step in front of the rep; without steps what another system called it."""
    step = current_step(deal)
    if step:
        return step.title
    return "all steps done" if deal.steps else deal.stage or "no steps yet"


def start_steps(deal: Deal, process: Sequence[DealStep], *, on: date) -> Deal:
    """The rep's steps for a deal that has none; where its stage is one of them, those before count as skipped."""
    if deal.steps:
        return deal
    at = next((n for n, step in enumerate(process) if fold(step.title) == fold(deal.stage)), 0)
    why = f"stood at “{deal.stage}” when it came in"
    passed = (replace(step, state=StepState.SKIPPED, reason=why, passed_on=on) for step in process[:at])
    return replace(deal, steps=(*passed, *process[at:]))


def step_dots(deal: Deal) -> str:
    """ "●●●○○" for the third step of five."""
    place, total = step_place(deal)
    return "●" * place + "○" * (total - place)


def earn(deal: Deal, step_id: int, *, evidence: str, on: date, reason: str = "") -> Deal:
    """A step is earned by something they did or said; with tasks still open it also asks why.

    Raises Refused without a line of evidence, or with open tasks and no reason; NotFound for a step of another deal.
    """
    step = step_of(deal, step_id)
    line, why = clean_line(evidence), clean_line(reason)
    if not _says_something(line):
        raise Refused(
            f"“{step.title}” is not earned yet: what did they do or say?", "One line of evidence moves it on."
        )
    still = step.open_tasks
    if still and not _says_something(why):
        raise Refused(
            f"“{step.title}” has {_tasks(len(still))} open: {still[0].text}.",
            "Do it, or say in a few words why the step is finished without it.",
        )
    return _with_step(deal, replace(step, state=StepState.EARNED, evidence=line, reason=why, passed_on=on))


def skip(deal: Deal, step_id: int, *, on: date, reason: str = "") -> Deal:
    """A step that this buyer does not need; no penalty, a reason only where the rep cares to give one."""
    step = step_of(deal, step_id)
    skipped = replace(step, state=StepState.SKIPPED, evidence="", reason=clean_line(reason), passed_on=on)
    return _with_step(deal, skipped)


def take_back(deal: Deal, step_id: int) -> Deal:
    """A step open again, with its tasks as they are; no penalty and nothing asked."""
    step = step_of(deal, step_id)
    return _with_step(deal, replace(step, state=StepState.OPEN, evidence="", reason="", passed_on=None))


def reorder(deal: Deal, step_ids: Sequence[int]) -> Deal:
    """The same steps in another order. Raises Refused unless each step is named exactly once."""
    by_id = {step.id: step for step in deal.steps}
    if sorted(step_ids) != sorted(step.id for step in deal.steps):
        raise Refused("The new order must name every step of the deal once.", "Nothing was moved.")
    return replace(deal, steps=tuple(by_id[number] for number in step_ids))


def move_step(deal: Deal, step_id: int, *, by: int) -> Deal:
    """A step further up (negative) or down; it stops at either end."""
    step = step_of(deal, step_id)
    others = [one for one in deal.steps if one.id != step_id]
    place = min(max(deal.steps.index(step) + by, 0), len(others))
    return replace(deal, steps=(*others[:place], step, *others[place:]))


def tick(deal: Deal, task_id: int, *, on: date | None) -> Deal:
    """A task done on a day, or open again with None. Raises NotFound where no step has it."""
    for step in deal.steps:
        if any(task.id == task_id for task in step.tasks):
            tasks = tuple(replace(task, done_on=on) if task.id == task_id else task for task in step.tasks)
            return _with_step(deal, replace(step, tasks=tasks))
    raise NotFound("This deal has no such task.", "Open the deal to see its steps and their tasks.")


def step_of(deal: Deal, step_id: int) -> DealStep:
    """The step by its id. Raises NotFound."""
    for step in deal.steps:
        if step.id == step_id:
            return step
    raise NotFound("This deal has no such step.", "Open the deal to see its steps.")


def _with_step(deal: Deal, step: DealStep) -> Deal:
    return replace(deal, steps=tuple(step if one.id == step.id else one for one in deal.steps))


def _says_something(line: str) -> bool:
    return any(c.isalnum() for c in line)


def _tasks(number: int) -> str:
    return "1 task" if number == 1 else f"{number} tasks"


# Theirs: the milestones ----------------------------------------------------------------------------------------------


def reach(milestone: Milestone, *, on: date) -> Milestone:
    """They have come there."""
    return replace(milestone, state=MilestoneState.REACHED, reached_on=on)


def move_milestone(milestone: Milestone, *, to: date | None, reason: str, on: date) -> Milestone:
    """Their day moved, with their reason; each move stays on record. Raises Refused without a reason."""
    why = clean_line(reason)
    if not _says_something(why):
        raise Refused(f"Why did “{milestone.words}” move?", "Their reason in a few words; “not said” is one too.")
    move = Move(milestone.wanted_on, to, why, on)
    return replace(milestone, wanted_on=to, state=MilestoneState.AHEAD, reached_on=None, moves=(*milestone.moves, move))


def drop(milestone: Milestone) -> Milestone:
    """They no longer want it."""
    return replace(milestone, state=MilestoneState.DROPPED)


def milestones_in_order(deal: Deal) -> tuple[Milestone, ...]:
    """What is ahead by day, those without a day after it in the rep's order, then what is reached or dropped."""

    def place(numbered: tuple[int, Milestone]) -> tuple[bool, date, int]:
        number, one = numbered
        return one.state is not MilestoneState.AHEAD, one.wanted_on or one.reached_on or date.max, number

    return tuple(one for _, one in sorted(enumerate(deal.milestones), key=place))


@dataclass(frozen=True, slots=True)
class TheirDate:
    """The next day of theirs, and what happens on it."""

    on: date
    words: str
    is_past: bool = False


def their_next_date(deal: Deal, *, today: date) -> TheirDate | None:
    """Their next day, from milestones ahead and their next step; a passed one only where nothing lies ahead."""
    days = [
        TheirDate(one.wanted_on, one.words, one.wanted_on < today)
        for one in deal.milestones
        if one.state is MilestoneState.AHEAD and one.wanted_on
    ]
    if deal.their_next_on:
        days.append(TheirDate(deal.their_next_on, deal.their_next or "their next step", deal.their_next_on < today))
    ahead = [day for day in days if not day.is_past]
    if ahead:
        return min(ahead, key=lambda day: day.on)
    return max(days, key=lambda day: day.on, default=None)
