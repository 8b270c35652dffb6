"""What stands under the numbers of the day's end."""

from __future__ import annotations

from salesdesk.desk import Desk
from salesdesk.domain.day_end import DayEnd
from salesdesk.domain.scorecard import BY_ID
from salesdesk.ui.sheets.counted import Listed, measured, said


def listed_of(desk: Desk, end: DayEnd, kind: str, what: str) -> Listed:
    """The rows under one row of the page."""
    score, day = desk.score, f"{end.day:%a} {end.day.day} {end.day:%b}"
    if kind == "said":
        return said(desk.plan.week, what)
    if kind == "done":
        done, due = score.named("follow_up", end.done), score.named("follow_up", end.due)
        return Listed(f"Follow-ups of the day, {day}", done, end.counts.done, due, end.counts.due)
    if kind == "waiting":
        ids = tuple(one.contact.id for one in end.waiting)
        return Listed("No next step", score.named("contact", ids), end.waiting_count)
    if kind == "tomorrow":
        ids = tuple(item.follow_up.id for item in end.tomorrow)
        return Listed("Follow-ups ahead", score.named("follow_up", ids), len(ids))
    if what in BY_ID:
        return measured(score, BY_ID[what], end.figures[what], of=day)
    return Listed(f"Promises made, {day}", score.named("promise", end.promises_made), len(end.promises_made))
