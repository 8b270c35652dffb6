"""What stands beside the notes while they are typed: what they have caught, the last line first, the day never cut."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest

from salesdesk.desk import Desk
from salesdesk.ui.lines import plain
from salesdesk.ui.text import width_of
from salesdesk.ui.widgets.callside import caught_lines
from tests import builders

NOTES = """* 李小龍 signs up to 40k since October
! send both-site price by 15:00 today
@ 12 Dec Salem slips to 9 Jan
- plain
? does the rate hold for the new depot"""


def shown(desk: Desk, width: int, rows: int = 1) -> list[str]:
    found = desk.calls.caught(builders.a_contact(desk), NOTES)
    return plain(caught_lines(found, width, today=desk.core.today(), rows=rows)).split("\n")


@pytest.mark.parametrize(
    ("width", "rows", "expected"),
    [
        (
            62,
            4,
            [
                " caught  ? does the rate hold for the new depot",
                "         @ Salem, Mon 09 Jan 2023",
                "         ! send both-site price, today 15:00",
                "         * 李小龍 signs up to 40k since October",
            ],
        ),
        (62, 2, [" caught  ? does the rate hold for the new depot", "         @ Salem, Mon 09 Jan 2023   +2"]),
        (90, 1, [" caught  ? does the rate hold for the new depot   @ Salem, Mon 09 Jan 2023   +2"]),
        (40, 1, [" caught  ? does the rate hold …   +3"]),
    ],
)
def test_each_caught_line_has_a_row_or_is_counted(width: int, rows: int, expected: list[str], busy: Desk) -> None:
    assert shown(busy, width, rows) == expected


def test_it_fits_at_any_width(busy: Desk) -> None:
    for width, rows in product(range(24, 130, 7), (1, 2, 3, 9)):
        lines = shown(busy, width, rows)
        assert len(lines) <= rows
        assert all(width_of(line) < width for line in lines), (width, rows)


def test_without_a_marked_line_nothing_is_said() -> None:
    assert plain(caught_lines((), 60, today=date(2022, 11, 22))) == ""
