"""The upfront outline: one page of the steps and of what each side owes by when, as Markdown to print or copy.

Written to be shown to the other side: no values, no marks of the rep's own, nothing the record does not hold.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from salesdesk.domain.deals import Deal, Milestone, MilestoneState, Side, StepState, milestones_in_order
from salesdesk.domain.patterns import pattern
from salesdesk.domain.text import clean_line, fold


@dataclass(frozen=True, slots=True)
class Owed:
    """One thing a side has promised; `done_on` where it is kept."""

    side: Side
    text: str
    by: date | None = None
    done_on: date | None = None


def outline(deal: Deal, owed: Sequence[Owed] = (), *, ours: str = "We", theirs: str = "You") -> str:
    """The mutual plan of a deal: their dates first, then the steps, then who owes what by when."""
    title = f"# {_safe(deal.title)}" + (f" · {_safe(deal.account)}" if deal.account else "")
    parts = [title, _dates(deal), _steps(deal), _owing(deal, owed, ours, theirs)]
    return "\n\n".join(part for part in parts if part) + "\n"


def _dates(deal: Deal) -> str:
    """Their milestones in their words."""
    rows = [_milestone(one) for one in milestones_in_order(deal) if one.state is not MilestoneState.DROPPED]
    return "## Your dates\n\n" + "\n".join(rows) if rows else ""


def _milestone(one: Milestone) -> str:
    box = "x" if one.state is MilestoneState.REACHED else " "
    day = one.reached_on if one.state is MilestoneState.REACHED else one.wanted_on
    when = f"**{_day(day)}** " if day else ""
    said = f" ({_safe(one.said_by)})" if one.said_by else ""
    return f"- [{box}] {when}{_safe(one.words)}{said}"


def _steps(deal: Deal) -> str:
    """The steps that are meant to happen, in order; skipped ones are left out."""
    meant = [step for step in deal.steps if step.state is not StepState.SKIPPED]
    rows = [
        f"{number}. {_safe(step.title)}" + (" (done)" if step.state is StepState.EARNED else "")
        for number, step in enumerate(meant, start=1)
    ]
    return "## Steps\n\n" + "\n".join(rows) if rows else ""


def _owing(deal: Deal, owed: Sequence[Owed], ours: str, theirs: str) -> str:
    """A table of what we each owe, by day; the next steps of both sides stand in it too."""
    known = list(owed)
    said = {fold(one.text) for one in owed if not one.done_on}
    if deal.my_next and fold(deal.my_next) not in said:
        known.append(Owed(Side.OURS, deal.my_next, deal.my_next_on))
    if deal.their_next and fold(deal.their_next) not in said:
        known.append(Owed(Side.THEIRS, deal.their_next, deal.their_next_on))
    rows = dict.fromkeys(
        f"| {_safe(ours if one.side is Side.OURS else theirs)} | {_safe(one.text)} | {_due(one)} |"
        for one in sorted(known, key=lambda one: one.by or date.max)
    )
    head = "## Who does what\n\n| who | what | by when |\n| --- | --- | --- |\n"
    return head + "\n".join(rows) if rows else ""


def _due(one: Owed) -> str:
    if one.done_on:
        return f"done {_day(one.done_on)}"
    return _day(one.by) if one.by else "to be agreed"


def _day(day: date) -> str:
    return f"{day.day} {day:%b %Y}"


_SPECIAL = pattern(r"([\\`*_\[\]<>|#~])")
_BULLET = pattern(r"^([-+])(?=\s)")
_NUMBERED = pattern(r"^(\d+)([.)])(?=\s)")


def _safe(text: str) -> str:
    """Words of people as Markdown shows them, never as Markdown reads them."""
    shown = _SPECIAL.sub(r"\\\1", clean_line(text))
    return _NUMBERED.sub(r"\1\\\2", _BULLET.sub(r"\\\1", shown))
