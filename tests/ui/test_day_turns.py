"""The desk stays open over midnight, sleep and journeys: the list is right, and never moves under the hands."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from textual._time import get_time

from salesdesk import clock
from salesdesk.clock import Clock, system_clock
from salesdesk.desk import Desk
from tests import builders
from tests.ui.sitting import sitting


async def test_past_midnight_with_hands_on_the_keys_the_new_day_is_offered_and_esc_starts_it(busy: Desk) -> None:
    async with sitting(busy) as rep:
        await rep.press("j")
        row, day = rep.agenda.key, rep.today.day
        builders.clock_of(busy).set("2022-11-23 00:01")
        rep.today.tick()
        await rep.sees("It is Wed 23 Nov: esc starts it")
        assert (rep.agenda.key, rep.today.day) == (row, day)
        await rep.press("escape")
        await rep.until(lambda: rep.today.agenda is not None and rep.today.agenda.day.day == 23)


async def test_past_midnight_with_nobody_at_the_keys_the_new_day_starts_by_itself(busy: Desk) -> None:
    async with sitting(busy) as rep:
        builders.clock_of(busy).set("2022-11-23 00:01")
        rep.today.look()
        await rep.until(lambda: rep.today.day.day == 23)
        await rep.sees("It is Wed 23 Nov now.")


async def test_the_offered_day_starts_when_the_hands_rest(busy: Desk) -> None:
    async with sitting(busy) as rep:
        await rep.press("j")
        builders.clock_of(busy).set("2022-11-23 00:01")
        rep.today.tick()
        assert rep.today.day.day == 22
        rep.app.last_key = get_time() - 60
        rep.today.tick()
        await rep.until(lambda: rep.today.day.day == 23)


async def test_the_header_shows_the_new_date_at_once(busy: Desk) -> None:
    async with sitting(busy) as rep:
        await rep.press("j")
        builders.clock_of(busy).set("2022-11-23 00:01")
        rep.today.tick()
        await rep.until(lambda: "Wed 23 Nov" in rep.text_of("header"))


async def test_back_from_an_absence_it_says_what_became_due(busy: Desk) -> None:
    async with sitting(busy) as rep:
        builders.clock_of(busy).set("2022-11-22 09:59")
        rep.today.tick()
        await rep.sees("While you were away: 1 became due, Priya Nair")


async def test_a_clock_set_back_loses_nothing_and_shows_nothing_twice(busy: Desk) -> None:
    async with sitting(busy) as rep:
        before = [line.key for line in rep.agenda.lines]
        builders.clock_of(busy).set("2022-11-23 00:01")
        rep.today.look()
        await rep.until(lambda: rep.today.day.day == 23)
        builders.clock_of(busy).set("2022-11-22 09:41")
        rep.today.look()
        await rep.until(lambda: rep.today.day.day == 22)
        assert [line.key for line in rep.agenda.lines] == before


async def test_a_row_under_the_cursor_stays_there_over_midnight(busy: Desk) -> None:
    async with sitting(busy) as rep:
        await rep.goes_to("Ana Sousa")
        row = rep.agenda.key
        builders.clock_of(busy).set("2022-11-23 00:01")
        rep.app.last_key = 0.0
        rep.today.look()
        await rep.until(lambda: rep.today.day.day == 23)
        assert rep.agenda.key == row


def test_a_journey_counts_where_no_zone_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    told = Clock(ZoneInfo("Europe/Rome"), tell=lambda: datetime(2022, 11, 22, 18, tzinfo=UTC), follows_system=True)
    monkeypatch.setattr(clock, "local_zone", lambda: ZoneInfo("Asia/Tokyo"))
    assert told.look_at_zone()
    assert (told.today().day, told.zone.key) == (23, "Asia/Tokyo")
    assert not told.look_at_zone()


def test_a_zone_that_the_rep_set_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "local_zone", lambda: ZoneInfo("Asia/Tokyo"))
    told = system_clock("Europe/Rome")
    assert not told.look_at_zone()
    assert told.zone.key == "Europe/Rome"


async def test_a_new_day_is_read_from_its_top_where_nobodys_row_was_left(busy: Desk) -> None:
    async with sitting(busy) as rep:
        rep.agenda.action_end(1)
        rep.today.follow()
        assert rep.agenda.key[0] != "f"
        builders.clock_of(busy).set("2022-11-23 08:30")
        rep.app.last_key = 0.0
        rep.today.look()
        await rep.until(lambda: rep.today.day.day == 23)
        rows = [line.key for line in rep.agenda.lines if line.key is not None]
        assert rep.agenda.key == rows[0]
