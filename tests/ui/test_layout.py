"""Where the panels stand: inside the screen, none over another, the agreed ones at each size."""

from __future__ import annotations

from itertools import combinations

import pytest

from salesdesk.ui.layout import DOCKED, Arrangement, places

SIZES = [
    (200, 60),
    (170, 50),
    (169, 50),
    (120, 40),
    (100, 30),
    (100, 29),
    (99, 40),
    (80, 24),
    (60, 16),
    (59, 15),
    (30, 8),
    (10, 3),
]
TABS = ("voicemail", "notes", "timeline")


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("tab", TABS)
@pytest.mark.parametrize("person", [False, True])
def test_panels_stand_inside_the_screen_and_beside_each_other(size: tuple[int, int], tab: str, person: bool) -> None:
    found = places(Arrangement(*size, tab=tab, person=person))
    for name, region in found.items():
        assert region.x >= 0, name
        assert region.y >= 0, name
        assert region.right <= size[0], name
        assert region.bottom <= size[1], name
    for (one, first), (other, second) in combinations(found.items(), 2):
        assert not first.overlaps(second), (one, other)


@pytest.mark.parametrize("size", [(200, 60), (170, 50), (120, 40), (100, 30), (80, 24), (60, 16)])
def test_the_panels_fill_the_screen_to_the_cell(size: tuple[int, int]) -> None:
    found = places(Arrangement(*size))
    assert sum(region.area for region in found.values()) == size[0] * size[1]


@pytest.mark.parametrize(
    ("size", "shown"),
    [
        ((170, 50), {"agenda", "brief", "voicemail", "notes", "timeline"}),
        ((169, 50), {"agenda", "brief", "voicemail"}),
        ((100, 50), {"agenda", "brief", "voicemail"}),
        ((99, 50), {"agenda", "peek"}),
        ((60, 16), {"agenda", "peek"}),
        ((60, 13), {"agenda"}),
    ],
)
def test_each_breakpoint_shows_its_panels(size: tuple[int, int], shown: set[str]) -> None:
    found = set(places(Arrangement(*size)))
    assert {name for name in found if name in {"agenda", "brief", "peek", *DOCKED}} == shown


@pytest.mark.parametrize(
    ("size", "name", "cells"),
    [
        ((200, 60), "agenda", 60), ((200, 60), "voicemail", 62), ((120, 40), "agenda", 42), ((120, 40), "brief", 78),
        ((80, 24), "agenda", 80), ((80, 24), "peek", 80),
    ],
)  # fmt: skip
def test_panels_have_the_agreed_width(size: tuple[int, int], name: str, cells: int) -> None:
    assert places(Arrangement(*size))[name].width == cells


def test_the_dock_is_eleven_rows_and_seven_on_low_screens() -> None:
    for height, rows in ((40, 11), (30, 11), (29, 7), (24, 7)):
        found = places(Arrangement(120, height))
        assert found["voicemail"].height + found["meter"].height == rows


def test_a_persons_page_takes_the_whole_narrow_screen() -> None:
    for tab in ("brief", *DOCKED):
        found = places(Arrangement(80, 24, tab=tab, person=True))
        assert "agenda" not in found
        assert found[tab].width == 80


def test_the_header_and_the_footer_never_leave() -> None:
    for width, height in [*SIZES, (60, 2), (1, 2)]:
        found = places(Arrangement(width, height))
        assert found["keybar"].bottom == height
        assert found["header"].y == 0


def test_what_the_notes_have_caught_takes_a_row_each_where_the_notes_have_many() -> None:
    for size, tab, caught, rows in (
        ((200, 60), "voicemail", 4, 4), ((200, 60), "voicemail", 40, 11), ((120, 40), "notes", 4, 2),
        ((120, 24), "notes", 4, 1), ((200, 60), "voicemail", 0, None),
    ):  # fmt: skip
        found = places(Arrangement(*size, tab=tab, noted=caught))
        assert (found["noted"].height if "noted" in found else None) == rows
