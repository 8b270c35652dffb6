"""The one sentence of the scorecard: computed from the rep's own record, only where there are enough cases. No advice
that the record does not hold, no figure of anybody else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from salesdesk.domain.score_mix import Fall
from salesdesk.domain.score_rows import Alike, Count

ENOUGH = 5
"""Cases on each side under which nothing is said."""
HIGH_WINS = 0.6
FEW_TALKS = 20
"""Conversations in ninety days under which a high share of deals won may mean too few conversations."""


@dataclass(frozen=True, slots=True)
class DealEnds:
    """How many deals ended in the span, by their end."""

    won: int = 0
    ended: int = 0


def one_sentence(
    talks: Iterable[Alike], *, counts: Mapping[str, Count], hours: Mapping[int, Count], deals: DealEnds,
    fall: Fall | None = None,
) -> str:  # fmt: skip
    """The first sentence that the span's conversations and counts bear out; nothing where they bear out none."""
    found = (
        fall.words if fall else "",
        _few_talks(counts["conversations"], deals),
        _prepared(talks),
        _best_hour(hours),
        _promises(counts["promises_kept"]),
        _steps(counts["next_steps"]),
    )
    return next((sentence for sentence in found if sentence), "")


def _few_talks(talks: Count, deals: DealEnds) -> str:
    if deals.ended < ENOUGH or deals.won < HIGH_WINS * deals.ended or talks.value >= FEW_TALKS:
        return ""
    return (
        f"You won {deals.won} of {deals.ended} deals that ended, out of {_talks(talks.value)}: "
        "a high share of few. More conversations may bring more."
    )


def _prepared(talks: Iterable[Alike]) -> str:
    sides: dict[bool, list[bool]] = {True: [], False: []}
    for t in talks:
        if t.talked and t.dialled and t.prepared is not None:
            sides[bool(t.prepared)] += [t.result == "next_step"] * len(t.ids)
    ready, not_ready = sides[True], sides[False]
    if min(len(ready), len(not_ready)) < ENOUGH or sum(ready) * len(not_ready) <= sum(not_ready) * len(ready):
        return ""
    return (
        f"Prepared calls led to a next step in {sum(ready)} of {len(ready)} talks, "
        f"the others in {sum(not_ready)} of {len(not_ready)}."
    )


def _best_hour(hours: Mapping[int, Count]) -> str:
    tried = {hour: count for hour, count in hours.items() if len(count.of or ()) >= ENOUGH}
    if len(tried) < 2:
        return ""
    rate = {hour: len(count.ids) / len(count.of or (0,)) for hour, count in tried.items()}
    best = max(tried, key=lambda hour: (rate[hour], len(tried[hour].of or ())))
    if list(rate.values()).count(rate[best]) > 1 or not tried[best].ids:
        return ""
    return (
        f"People picked up most between {best:02}:00 and {(best + 1) % 24:02}:00 on their clock: {tried[best].words}."
    )


def _promises(kept: Count) -> str:
    due = len(kept.of or ())
    if due < ENOUGH:
        return ""
    if len(kept.ids) == due:
        return f"All {due} promises that were due were kept on their day."
    return f"{len(kept.ids)} of {due} promises that were due were kept on their day."


def _steps(steps: Count) -> str:
    talks = len(steps.of or ())
    return f"{len(steps.ids)} of {talks} conversations ended with a next step." if talks >= ENOUGH else ""


def _talks(count: int) -> str:
    return "one conversation" if count == 1 else f"{count} conversations"
