"""The narrow lane of live deals: the step in front of the rep, the ball, their next date, and what is missing.

Close dates and values have no place in the order.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from salesdesk.domain.deals import (
    Ball,
    Deal,
    Side,
    TheirDate,
    next_task,
    stage_words,
    step_dots,
    step_place,
    their_next_date,
)


@dataclass(frozen=True, slots=True)
class LaneRow:
    """A live deal as one row of the narrow lane; `stands_out` says in calm words what it lacks."""

    deal_id: int
    title: str
    account: str
    step: str
    dots: str
    task: str
    ball: str
    theirs: TheirDate | None
    stands_out: tuple[str, ...]
    place: tuple[int, int] = (0, 0)
    """Which step of how many."""
    my_next_on: date | None = None
    value: Decimal | None = None
    currency: str = ""
    close_on: date | None = None
    quiet: str = ""
    """Why it stands still and since when; empty for a deal that moves."""


def ball_words(ball: Ball, *, today: date) -> str:
    """ "with us", "with them since 3 Nov, 19 d", "with CEO (decides) since 2 Nov, 20 d"."""
    if ball.side is Side.DECIDER:
        whom = f"with {ball.name or ball.role or 'the decision maker'} (decides)"
    else:
        whom = "with us" if ball.side is Side.OURS else f"with {ball.name or 'them'}"
    if ball.since_on is None:
        return whom
    days = max(0, (today - ball.since_on).days)
    return f"{whom} since {ball.since_on.day} {ball.since_on:%b}, {days} d" if days else f"{whom} since today"


def stands_out(deal: Deal, *, today: date) -> tuple[str, ...]:
    """What a live deal lacks: a next step, a date ahead. Ended deals lack nothing."""
    if not deal.is_live:
        return ()
    lacks = [] if deal.my_next.strip() or next_task(deal) else ["no next step"]
    theirs = their_next_date(deal, today=today)
    days = [deal.my_next_on] if deal.my_next_on else []
    days += [theirs.on] if theirs else []
    if not days:
        lacks.append("no date")
    elif max(days) < today:
        lacks.append("no date ahead")
    return tuple(lacks)


def lane_row(deal: Deal, *, today: date) -> LaneRow:
    """One row of the lane: the step in front of the rep and its next task, the ball, their next date."""
    task = next_task(deal)
    return LaneRow(
        deal_id=deal.id,
        title=deal.title,
        account=deal.account,
        step=stage_words(deal),
        dots=step_dots(deal),
        task=deal.my_next or (task.text if task else ""),
        ball=ball_words(deal.ball, today=today),
        theirs=their_next_date(deal, today=today),
        stands_out=stands_out(deal, today=today),
        place=step_place(deal),
        my_next_on=deal.my_next_on,
        value=deal.value,
        currency=deal.currency,
        close_on=deal.close_on,
    )


def lane(deals: Sequence[Deal], *, today: date) -> tuple[LaneRow, ...]:
    """The live deals: those that lack something first, then by the nearest date of theirs or ours, then by name."""

    def place(deal: Deal) -> tuple[bool, date, str]:
        theirs = their_next_date(deal, today=today)
        days = [day for day in (deal.my_next_on, theirs.on if theirs else None) if day]
        return not stands_out(deal, today=today), min(days, default=date.max), deal.title.casefold()

    return tuple(lane_row(deal, today=today) for deal in sorted((d for d in deals if d.is_live), key=place))
