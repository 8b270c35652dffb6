"""The one reader of the wall clock, and the zone it tells."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from salesdesk.clock import Clock, clock_from, local_zone, reread_system_zone, system_clock, zone_named
from tests.builders import CHICAGO, FixedClock


@pytest.mark.parametrize(
    ("told", "zone", "shown"),
    [
        ("2026-10-05T13:30:00+00:00", "America/Chicago", "2026-10-05T08:30:00-05:00"),
        ("2026-10-05T03:30:00+00:00", "America/Chicago", "2026-10-04T22:30:00-05:00"),
        ("2026-03-08T07:59:59+00:00", "America/Chicago", "2026-03-08T01:59:59-06:00"),
        ("2026-03-08T08:00:00+00:00", "America/Chicago", "2026-03-08T03:00:00-05:00"),
        ("2026-10-25T01:00:00+00:00", "Europe/Berlin", "2026-10-25T02:00:00+01:00"),
        ("2026-10-05T12:00:00+00:00", "Asia/Kolkata", "2026-10-05T17:30:00+05:30"),
    ],
)
def test_an_instant_is_told_on_the_reps_clock(told: str, zone: str, shown: str) -> None:
    clock = Clock(ZoneInfo(zone), lambda: datetime.fromisoformat(told))
    assert clock.now().isoformat() == shown
    assert clock.today().isoformat() == shown[:10]


def test_now_is_told_to_the_second() -> None:
    clock = Clock(CHICAGO, lambda: datetime(2026, 10, 5, 13, 30, 1, 999_999, tzinfo=UTC))
    assert clock.now().microsecond == 0


def test_the_systems_clock_goes() -> None:
    before = time.time()
    told = system_clock("Europe/Lisbon").now()
    assert str(told.tzinfo) == "Europe/Lisbon"
    assert before - 2 < told.timestamp() < before + 60


def test_a_clock_that_starts_somewhere_goes_on_from_there() -> None:
    start = datetime(2022, 11, 22, 9, 41, tzinfo=ZoneInfo("America/New_York"))
    clock = clock_from(start)
    assert 0 <= (clock.now() - start).total_seconds() < 60
    assert clock.zone == start.tzinfo


def test_a_start_with_a_plain_offset_is_told_in_utc() -> None:
    clock = clock_from(datetime.fromisoformat("2022-11-22T09:41:00-05:00"))
    assert clock.now().isoformat()[:16] == "2022-11-22T14:41"


@pytest.mark.parametrize("named", ["Europe/Lisbon", ":Europe/Lisbon"])
def test_the_zone_of_the_environment_counts(named: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", named)
    assert str(local_zone()) == "Europe/Lisbon"


@pytest.mark.parametrize(
    "wrong", ["Nowhere/Land", "../../etc/passwd", "/etc/passwd", "EST5EDT,M3.2.0", "\x00", "Europe", ""]
)
def test_a_zone_that_does_not_exist_is_never_an_error(wrong: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if "\x00" not in wrong:
        monkeypatch.setenv("TZ", wrong)
    assert isinstance(local_zone(), ZoneInfo)
    assert isinstance(zone_named(wrong), ZoneInfo)
    assert isinstance(system_clock(wrong).now(), datetime)


def test_the_systems_zone_can_be_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    reread_system_zone()
    assert str(local_zone()) == "Asia/Tokyo"
    monkeypatch.delenv("TZ")
    reread_system_zone()


def test_the_tests_own_clock_stands_until_it_is_set() -> None:
    clock = FixedClock(datetime(2026, 10, 31, 23, 50, tzinfo=CHICAGO))
    assert clock.now() == clock.now()
    clock.advance(minutes=15)
    assert clock.today() == date(2026, 11, 1)
    clock.advance(hours=2)
    assert clock.now().isoformat() == "2026-11-01T01:05:00-06:00"
    clock.set("2026-11-02 08:00")
    assert clock.now().isoformat() == "2026-11-02T08:00:00-06:00"
