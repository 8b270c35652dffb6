"""The top line: the day, how far it is, what is late, who is next; shorter where there is less room."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from salesdesk.desk import Desk
from salesdesk.ui.lines import Line, plain
from salesdesk.ui.text import ASCII, UNICODE
from salesdesk.ui.widgets.header import header_line
from tests import builders


def header(desk: Desk, width: int = 120, *, title: str = "") -> Line:
    return header_line(desk.agenda.today(), desk.core.now(), width, UNICODE, title=title)


@pytest.mark.parametrize("width", [60, 80, 100, 111, 112, 120, 169, 170, 200])
def test_it_fits_and_says_the_day_the_clock_and_how_far_it_is(width: int, busy: Desk) -> None:
    text = plain((header(busy, width),))
    assert cell_len(text) <= width
    for words in ("Tue 22 Nov", "09:41", "7", "18", "2", "09:45 L"):
        assert words in text


def test_what_is_due_soon_is_next_with_its_distance(busy: Desk) -> None:
    assert plain((header(busy),)).endswith("next 09:45 Lee Park in 4 min")


def test_the_smallest_size_names_who_is_next_whole_and_leaves_the_bar_out(busy: Desk) -> None:
    assert plain((header(busy, 60),)) == " Tue 22 Nov  09:41   7/18  2 late   next 09:45 Lee Park"


def test_a_long_day_shortens_the_bar_before_the_name(busy: Desk) -> None:
    busy.agenda.away.leave(busy.agenda.read_when("in two weeks"))
    text = plain((header(busy, 80),))
    assert text.endswith("next 09:45 Lee Park")
    assert UNICODE.bar * 3 in text
    assert plain((header(busy, 54),)).endswith("next 09:45")


def test_what_is_due_now_is_in_the_accent(busy: Desk) -> None:
    builders.clock_of(busy).set("2022-11-22 09:46")
    line = header(busy)
    assert plain((line,)).endswith("next 09:45 Lee Park now")
    assert [span.role for span in line.spans if "Lee Park" in span.text] == ["accent"]


def test_late_is_said_in_words_and_in_the_alarm_colour(busy: Desk) -> None:
    assert [span.text for span in header(busy).spans if span.role == "late"] == ["2 overdue"]


def test_an_empty_day_has_no_meter_and_no_next() -> None:
    text = plain((header(builders.a_desk()),))
    assert text.split() == ["salesdesk", "Tue", "22", "Nov", "12:00"]


def test_the_sample_day_says_that_it_is_one(busy: Desk) -> None:
    assert plain((header(busy, title="sample day"),)).startswith(" sample day  Tue 22 Nov")


def test_a_day_that_is_done_has_a_full_meter() -> None:
    desk = builders.a_desk()
    desk.agenda.done(builders.a_follow_up(desk, builders.a_contact(desk)))
    line = header(desk)
    assert "1 of 1 done" in plain((line,))
    assert UNICODE.rest not in plain((line,))


def test_plain_characters_where_the_config_wants_them(busy: Desk) -> None:
    text = plain((header_line(busy.agenda.today(), busy.core.now(), 120, ASCII),))
    assert text.isascii()


@pytest.mark.parametrize("width", [60, 80, 120, 200])
def test_it_says_that_the_rep_is_away(width: int, busy: Desk) -> None:
    busy.agenda.away.leave(busy.agenda.read_when("in two weeks"))
    text = plain((header(busy, width),))
    assert "away" in text
    assert cell_len(text) <= width


def test_promises_due_are_counted_where_what_comes_next_leaves_room(busy: Desk) -> None:
    due = busy.agenda.today().counts.promises_due
    assert f" · {due} promises due" in plain((header(busy, 200),))
    assert "promises due" not in plain((header(busy, 120),))
