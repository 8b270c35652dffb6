"""Follow-ups as a calendar: stable, foldable, right at both changes of the clock."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from salesdesk.exchange.lines_out import folded
from salesdesk.exchange.outgoing import Event
from salesdesk.exchange.write_ics import ics_text

STAMP = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)
CHICAGO = ZoneInfo("America/Chicago")


def lines(*events: Event) -> list[str]:
    text = ics_text(events, stamp=STAMP)
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    return text.replace("\r\n ", "").split("\r\n")


def test_an_all_day_follow_up_ends_the_next_day() -> None:
    found = lines(Event("7@salesdesk", "Ring Dana", date(2026, 12, 31)))
    assert "DTSTART;VALUE=DATE:20261231" in found
    assert "DTEND;VALUE=DATE:20270101" in found
    assert "DTSTAMP:20261122T080000Z" in found
    assert "UID:7@salesdesk" in found


def test_a_time_stands_in_its_zone_with_the_zone_s_rules() -> None:
    found = lines(Event("8", "Call", date(2026, 11, 24), datetime(2026, 11, 24, 10, 30, tzinfo=CHICAGO), minutes=20))
    assert "DTSTART;TZID=America/Chicago:20261124T103000" in found
    assert "DURATION:PT20M" in found
    assert "TZID:America/Chicago" in found
    at = found.index("DTSTART:20261101T020000")
    assert found[at - 1 : at + 4] == [
        "BEGIN:STANDARD", "DTSTART:20261101T020000", "TZOFFSETFROM:-0500", "TZOFFSETTO:-0600", "TZNAME:CST",
    ]  # fmt: skip
    at = found.index("DTSTART:20260308T020000")
    assert found[at - 1 : at + 3] == [
        "BEGIN:DAYLIGHT",
        "DTSTART:20260308T020000",
        "TZOFFSETFROM:-0600",
        "TZOFFSETTO:-0500",
    ]


@pytest.mark.parametrize("zone", [UTC, timezone(timedelta(hours=2)), ZoneInfo("UTC")])
def test_a_time_without_a_named_zone_is_written_in_utc(zone: timezone | ZoneInfo) -> None:
    at = datetime(2026, 11, 24, 12, 0, tzinfo=zone)
    found = lines(Event("9", "Call", at.date(), at))
    assert f"DTSTART:{at.astimezone(UTC):%Y%m%dT%H%M%SZ}" in found


def test_a_naive_time_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        ics_text([Event("1", "x", date(2026, 1, 1), datetime(2026, 1, 1, 9))], stamp=STAMP)


def test_words_are_escaped_and_links_checked() -> None:
    found = lines(Event("1", "a;b,c\\d\ne", date(2026, 1, 1), description="x\r\ny", url="javascript:alert(1)"))
    assert "SUMMARY:a\\;b\\,c\\\\d\\ne" in found
    assert "DESCRIPTION:x\\ny" in found
    assert not [li for li in found if li.startswith("URL")]
    assert "URL:tel:+15035550142" in lines(Event("1", "x", date(2026, 1, 1), url="tel:+15035550142"))


def test_only_safe_repetitions_are_written() -> None:
    weekly = "RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=TU"
    assert weekly in lines(Event("1", "x", date(2026, 1, 6), repeats=weekly))
    assert not [
        li for li in lines(Event("1", "x", date(2026, 1, 6), repeats="RRULE:FREQ=SECONDLY")) if "SECONDLY" in li
    ]


def test_an_alarm_and_a_cancelled_event() -> None:
    found = lines(Event("1", "x", date(2026, 1, 6), alarm_minutes=10, changed=3, cancelled=True, categories=("a,b",)))
    assert {"TRIGGER:-PT10M", "SEQUENCE:3", "STATUS:CANCELLED", "CATEGORIES:a\\,b"} <= set(found)


@pytest.mark.parametrize("text", ["x" * 200, "é" * 200, "😀" * 100, "a" + "😀" * 100, ""])
def test_folding_cuts_no_letter_and_unfolds_to_the_same(text: str) -> None:
    cut = folded("NOTE:" + text)
    assert all(len(li.encode()) <= 75 for li in cut.split("\r\n"))
    assert re.sub("\r\n ", "", cut) == f"NOTE:{text}\r\n"
