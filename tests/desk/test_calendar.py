"""The calendar file: stable, right in its zones, each change told as one, never over somebody else's file."""

from __future__ import annotations

import re
from datetime import UTC
from pathlib import Path

import pytest

from salesdesk.config import Config
from salesdesk.desk import Desk
from salesdesk.desk.calendar import keep_calendar
from salesdesk.errors import Refused
from salesdesk.locations import write_private
from tests import builders


def events(desk: Desk) -> dict[str, dict[str, str]]:
    """uid → property with its parameters → value, unfolded."""
    lines = desk.calendar.text().replace("\r\n ", "").split("\r\n")
    found: dict[str, dict[str, str]] = {}
    now: dict[str, str] = {}
    for line in lines:
        name, _, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            now = {}
        elif line == "END:VEVENT":
            found[now["UID"]] = now
        else:
            now[name] = value
    return found


def stamp(desk: Desk) -> str:
    return f"{desk.core.now().astimezone(UTC):%Y%m%dT%H%M%SZ}"


def lee(desk: Desk) -> tuple[str, int]:
    """Lee Park's call at 09:45, and the contact's id."""
    contact = desk.people.who("Lee Park").id
    row = desk.agenda.next_of(contact)
    assert row is not None
    return f"follow-up-{row.id}@salesdesk", contact


def test_it_holds_what_has_a_time_and_their_dates(busy: Desk) -> None:
    found = events(busy)
    uid, _ = lee(busy)
    event = found[uid]
    assert event["SUMMARY"] == "Call: Lee Park\\, Contoso"
    assert event["DTSTART;TZID=America/New_York"] == "20221122T094500"
    assert "TZID:America/New_York" in busy.calendar.text()
    summaries = {event["SUMMARY"] for event in found.values()}
    assert "Fleet contract renewal (Dana Ruiz)" in summaries
    assert not any(summary.startswith("Call: Tom Weiss") for summary in summaries)


def test_an_event_keeps_its_uid_and_rises_in_sequence_with_each_change(busy: Desk) -> None:
    uid, contact = lee(busy)
    first = events(busy)
    assert (first[uid]["SEQUENCE"], first[uid]["LAST-MODIFIED"]) == ("0", stamp(busy))
    clock = busy.core.clock
    assert isinstance(clock, builders.FixedClock)
    clock.advance(minutes=5)
    row = busy.agenda.next_of(contact)
    assert row is not None
    busy.agenda.later(row.id, busy.agenda.read_when("tomorrow 3pm"))
    second = events(busy)
    assert (second[uid]["SEQUENCE"], second[uid]["LAST-MODIFIED"]) == ("1", stamp(busy))
    assert {u: e for u, e in second.items() if u != uid} == {u: e for u, e in first.items() if u != uid}
    busy.agenda.say_why(contact, row.id, "asked for the label sample")
    assert events(busy)[uid]["SEQUENCE"] == "2"
    busy.undo()
    assert events(busy)[uid]["SEQUENCE"] == "3"


def test_what_is_done_called_off_or_thrown_away_vanishes(busy: Desk) -> None:
    uid, contact = lee(busy)
    row = busy.agenda.next_of(contact)
    assert row is not None
    busy.agenda.done(row.id)
    assert uid not in events(busy)
    busy.undo()
    assert uid in events(busy)
    busy.people.do_not_contact(contact)
    assert uid not in events(busy)
    busy.undo()
    busy.people.trash(contact)
    assert uid not in events(busy)


def test_it_is_written_whole_for_the_rep_alone_and_only_when_it_changed(busy_on_disk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "desk.ics"
    busy_on_disk.calendar.choose(str(path))
    assert keep_calendar(busy_on_disk.core, write_private) == ""
    before = path.stat()
    assert before.st_mode & 0o777 == 0o600
    assert busy_on_disk.calendar.write(write_private) is False
    assert path.stat().st_mtime_ns == before.st_mtime_ns
    _, contact = lee(busy_on_disk)
    busy_on_disk.people.trash(contact)
    assert busy_on_disk.calendar.write(write_private) is True
    assert "Lee Park" not in path.read_text(encoding="utf-8")
    assert sorted(p.name for p in tmp_path.iterdir() if p.name.startswith((".", "desk"))) == ["desk.ics"]


def test_another_s_file_is_never_written_over(desk: Desk, tmp_path: Path) -> None:
    mine = tmp_path / "mine.ics"
    mine.write_text("BEGIN:VCALENDAR\nPRODID:-//other//EN\nEND:VCALENDAR\n", encoding="utf-8")
    for path in (mine, tmp_path):
        with pytest.raises(Refused):
            desk.calendar.choose(str(path))
    assert desk.calendar.path is None
    assert desk.calendar.write(write_private) is False


def test_the_config_s_place_goes_first(tmp_path: Path) -> None:
    desk = builders.a_desk(config=Config(calendar=str(tmp_path / "a.ics")))
    assert desk.calendar.path == tmp_path / "a.ics"
    with pytest.raises(Refused):
        desk.calendar.choose(str(tmp_path / "b.ics"))
    assert desk.calendar.write(write_private)
    assert re.search(r"^END:VCALENDAR\r?$", (tmp_path / "a.ics").read_text(encoding="utf-8"), re.M)
