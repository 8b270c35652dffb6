"""Lines of the notes that move something: who has the ball, a promise of theirs on another day."""

from __future__ import annotations

from datetime import date

import pytest

from salesdesk.domain.callnotes import Caught, CaughtKind
from salesdesk.domain.followup import Promise, Side
from salesdesk.domain.moves import ball_in, moved_promises, reason_of

TODAY = date(2026, 10, 5)


@pytest.mark.parametrize(
    ("line", "who"),
    [
        ("ball with their CEO, decides", "CEO (decides)"),
        ("Ball with CEO (decides)", "CEO (decides)"),
        ("the ball is with the CFO's boss, who decides.", "CFO's boss (decides)"),
        ("ball now with Priya", "Priya"),
        ("ball with us", "us"),
        ("ball is in their court", "them"),
        ("the ball's back in our court", "us"),
        ("we dropped the ball with Fred last year", ""),
        ("plays ball with his kids on Sundays after the long drive home", ""),
        ("who has the ball?", ""),
        ("ball with whom?", ""),
    ],
)
def test_a_line_that_names_who_has_the_ball(line: str, who: str) -> None:
    assert ball_in(line) == who


def promise(what: str, on: date | None, row_id: int = 1, side: Side = Side.THEIRS) -> Promise:
    return Promise(id=row_id, contact_id=1, side=side, what=what, due_on=on)


def dated(text: str, on: date, *, was: date | None = None, certain: bool = True) -> Caught:
    return Caught(CaughtKind.MILESTONE, text, 3, what=text, on=on, was=was, certain=certain)


BOARD = promise("the board acts", date(2026, 9, 30))
NEW = date(2026, 10, 20)


@pytest.mark.parametrize(
    ("line", "promises", "moves"),
    [
        (dated("board 20 oct, two are away", NEW), [BOARD], True),
        (dated("slips to 20 oct", NEW, was=date(2026, 9, 30)), [BOARD], True),
        (dated("depot opens 20 oct", NEW), [BOARD], False),
        (dated("board 30 sep", date(2026, 9, 30)), [BOARD], False),
        (dated("board 3/4", NEW, certain=False), [BOARD], False),
        (dated("board 20 oct", NEW), [BOARD, promise("board minutes sent", date(2026, 10, 1), 2)], False),
        (dated("board 20 oct", NEW), [promise("paper for the board", date(2026, 10, 1), side=Side.OURS)], False),
        (dated("board 20 oct", NEW), [promise("the board acts", None)], False),
        (dated("moved to 20 oct next week", NEW), [promise("send it next week", date(2026, 10, 1))], False),
    ],
)
def test_a_date_of_theirs_is_offered_as_the_new_day_of_what_they_promised(
    line: Caught, promises: list[Promise], moves: bool
) -> None:
    found = moved_promises([line], promises, today=TODAY)
    assert bool(found) is moves
    if moves:
        assert (found[0].kind, found[0].what, found[0].on) == (CaughtKind.MOVED, "the board acts", NEW)
        assert reason_of(found[0]) == line.text
