"""The agenda's rows: order, marks with words, columns that hold, groups that fold, lanes that nobody falls out of."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from salesdesk.desk import Desk
from salesdesk.ui.lines import Line, plain
from salesdesk.ui.text import ASCII, UNICODE
from salesdesk.ui.widgets.agenda import agenda_lines, first_key, late_by, neighbour, short_account
from tests import builders


def lines_of(desk: Desk, width: int = 60, **how: object) -> tuple[Line, ...]:
    core = desk.core
    return agenda_lines(desk.agenda.today(), width, UNICODE, zone=core.zone, workdays=core.workdays, **how)  # type: ignore[arg-type]


def text_of(desk: Desk, width: int = 60, **how: object) -> str:
    return plain(lines_of(desk, width, **how))


def test_groups_stand_in_the_order_of_the_day(busy: Desk) -> None:
    text = text_of(busy)
    places = [text.index(word) for word in ("OVERDUE  2", "NOW  1", "TODAY  8", "DONE  7", "NO NEXT STEP")]
    assert places == sorted(places)


@pytest.mark.parametrize(
    "row",
    [
        " !    4 d  Dana Ruiz       Northwind  z   Quote 218 expire…",
        " !    1 d  Omar Haddad     Castor         reference call",
        " ›  09:45  Lee Park        Contoso        asked for 09:45",
        " ○    any  Tom Weiss       Relecloud      renewal in 30 d",
    ],
)
def test_a_row_has_a_mark_a_time_a_name_an_account_and_a_reason(row: str, busy: Desk) -> None:
    assert row in text_of(busy).splitlines()


def test_a_narrow_agenda_has_no_reason_and_cuts_nothing_else(busy: Desk) -> None:
    assert " !    4 d  Dana Ruiz       Northwind  z" in text_of(busy, 42).splitlines()


@pytest.mark.parametrize("width", [20, 30, 42, 60, 80, 120])
@pytest.mark.parametrize(
    "name", ["李小龍", "👩‍💻 Ana", "Müller-Lüdenscheidt-Hohenstein", "e\u0301e\u0301", "Ruiz"], ids=ascii
)
def test_columns_begin_at_the_same_cell_for_every_name(name: str, width: int) -> None:
    desk = builders.a_desk()
    for called, firm, at in ((name, "Contoso", "14:00"), ("Omar Haddad", "Castor", "15:00")):
        builders.a_follow_up(desk, builders.a_contact(desk, called, account=firm), at=at, why_now="x")
    rows = [line for line in lines_of(desk, width) if isinstance(line.key, tuple) and line.key[0] == "f"]
    begins = set()
    for row in rows:
        assert sum(cell_len(span.text) for span in row.spans) <= max(width, 30)
        before = ""
        for span in row.spans:
            if span.text.startswith(("Contoso", "Castor")):
                begins.add(cell_len(before))
            before += span.text
    assert len(begins) <= 1


def test_names_get_the_room_they_need_before_the_reasons() -> None:
    desk = builders.a_desk()
    long = "Bartholomew Fitzgerald"
    builders.a_follow_up(desk, builders.a_contact(desk, long, account="Contoso"), why_now="new to list")
    assert long in text_of(desk, 80)
    assert "new to list" in text_of(desk, 80)
    assert long[:19] in text_of(desk, 42), "the account gives way first"
    assert "Contoso" in text_of(desk, 60)


def test_done_is_folded_until_it_is_asked_for(busy: Desk) -> None:
    assert "DONE  7  · enter shows" in text_of(busy)
    assert text_of(busy, unfolded={"done"}).count("✓") == 7


def test_a_filter_shows_its_rows_only_and_unfolds(busy: Desk) -> None:
    assert [line.key for line in lines_of(busy, wanted="castor") if isinstance(line.key, tuple) and line.key[0] == "f"]
    assert "Lee Park" not in text_of(busy, wanted="castor")
    assert lines_of(busy, wanted="zzz") == ()
    assert "Omar" in text_of(busy, wanted="HADDAD omar")


def test_a_low_screen_has_no_gaps(busy: Desk) -> None:
    assert "\n\n" not in text_of(busy, close=True)
    assert "\n\n" in text_of(busy)


def test_the_first_row_is_a_person_and_not_a_heading(busy: Desk) -> None:
    key = first_key(lines_of(busy))
    assert isinstance(key, tuple)
    assert key[0] == "f"
    assert first_key(()) is None


def test_no_two_rows_stand_for_the_same_thing(busy: Desk) -> None:
    everything = {"done", "no_next_step", "not_started", "untagged", "quiet"}
    keys = [line.key for line in lines_of(busy, unfolded=everything) if line.key is not None]
    assert len(keys) == len(set(keys))


def test_plain_characters_where_the_config_wants_them(busy: Desk) -> None:
    core = busy.core
    text = plain(agenda_lines(busy.agenda.today(), 42, ASCII, zone=core.zone, workdays=core.workdays))
    assert text.isascii()


@pytest.mark.parametrize(
    ("days", "minutes", "words"),
    [(4, 0, "4 d"), (1, 0, "1 d"), (0, 20, "20 min"), (0, 61, "1 h"), (0, 150, "2 h"), (0, -5, "0 min")],
)
def test_lateness_is_one_short_word(days: int, minutes: int, words: str, busy: Desk) -> None:
    from datetime import UTC, timedelta

    now = busy.core.now()
    assert late_by(now.astimezone(UTC) - timedelta(minutes=minutes), days, now) == words


@pytest.mark.parametrize(
    ("name", "width", "short"),
    [
        ("Northwind Freight", 10, "Northwind"), ("Contoso Ltd.", 20, "Contoso"), ("Acme, Inc.", 20, "Acme"), ("AG", 9, "AG"),
        ("Nordwind GmbH", 20, "Nordwind"), ("", 9, ""), ("Supercalifragilistic", 5, "Supercalifragilistic"),
    ],
)  # fmt: skip
def test_an_account_is_shortened_by_words(name: str, width: int, short: str) -> None:
    assert short_account(name, width) == short


def test_a_row_that_left_hands_the_cursor_to_the_next_of_its_kind_never_to_a_heading() -> None:
    fold, ivy, jo, row = ("fold", "not_started"), ("c", 1, "not_started"), ("c", 2, "not_started"), ("f", 9, 1)
    before = [Line(key=key) for key in (fold, ivy, jo)]
    for gone, now, where in [
        (ivy, (row, fold, jo), jo), (jo, (row, fold, ivy), ivy), (ivy, (row,), None), (ivy, (ivy, row), None),
        (None, (row,), None),
    ]:  # fmt: skip
        assert neighbour(gone, before, [Line(key=key) for key in now]) == where
