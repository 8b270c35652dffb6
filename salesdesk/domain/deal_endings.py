"""How a deal ends: five ways, several reasons, each mine to change or not, with a line that says how the rep knows.

"No" is a date: those who said not now stand on the no list by their agreed day.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from salesdesk.domain.deals import Deal, Ending, EndKind, EndReason
from salesdesk.domain.text import clean_line
from salesdesk.errors import Refused

WON_REASONS = ("we understood their need", "they trusted us", "timing", "price", "a reference", "our follow-up")
LOST_REASONS = (
    "need not understood", "wrong person", "too late", "pushed too hard", "did not follow up", "price",
    "something missing", "relation to another", "money frozen", "priorities changed", "person left",
)  # fmt: skip
"""Reasons offered; the rep's own words stand beside them."""


def end(deal: Deal, ending: Ending) -> Deal:
    """The deal with its end. Raises Refused when the end is not complete.

    Not now needs a day after the end; never has none. Each reason needs its words and its line of evidence.
    A lost deal or one without a decision may have a day too, any number of years ahead.
    """
    if ending.kind is EndKind.NOT_NOW and ending.again_on is None:
        raise Refused("“Not now” needs a day.", "Ask: when would it make sense to call? “mid March” is enough.")
    if ending.again_on is not None and ending.again_on <= ending.on:
        raise Refused("The day to call again lies not ahead.", "Name a later day; years ahead are fine.")
    if ending.kind is EndKind.NEVER and ending.again_on is not None:
        raise Refused("“Never” has no day to call again.", "Choose “not now” where they named a day.")
    cleaned = tuple(_checked(reason) for reason in ending.reasons)
    differently, went_to = clean_line(ending.differently), clean_line(ending.went_to)
    return replace(deal, ending=replace(ending, reasons=cleaned, differently=differently, went_to=went_to))


def _checked(reason: EndReason) -> EndReason:
    """A reason fit to be kept."""
    text, evidence = clean_line(reason.text), clean_line(reason.evidence)
    if not text:
        raise Refused("A reason without words says nothing.", "A few words are enough.")
    if not any(c.isalnum() for c in evidence):
        raise Refused(f"How do you know that it was “{text}”?", "One line: what they said or did.")
    return replace(reason, text=text, evidence=evidence)


def reopen(deal: Deal) -> Deal:
    """A deal that lives again, steps and milestones as they were."""
    return replace(deal, ending=None)


def no_list(deals: Sequence[Deal]) -> tuple[Deal, ...]:
    """The deals that ended with a day to call again, the nearest first, years ahead included; won ones are no no."""
    ended = [deal for deal in deals if deal.ending and deal.ending.again_on and deal.ending.kind is not EndKind.WON]
    return tuple(
        sorted(ended, key=lambda deal: (deal.ending.again_on if deal.ending else None) or date.max)  # both are set
    )


@dataclass(frozen=True, slots=True)
class EndTally:
    """Ends and reasons as counts, never as percentages."""

    ends: tuple[tuple[EndKind, int], ...]
    mine: tuple[tuple[str, int], ...]
    not_mine: tuple[tuple[str, int], ...]


def tally(deals: Sequence[Deal]) -> EndTally:
    """How often each end came, and the reasons behind them, mine and not mine apart, the most frequent first."""
    endings = [deal.ending for deal in deals if deal.ending]
    ends = Counter(one.kind for one in endings)
    mine = Counter(reason.text for one in endings for reason in one.reasons if reason.mine)
    other = Counter(reason.text for one in endings for reason in one.reasons if not reason.mine)
    return EndTally(tuple((kind, ends[kind]) for kind in EndKind), _ranked(mine), _ranked(other))


def _ranked(counts: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
