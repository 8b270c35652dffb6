"""Hours of theirs in a rep's words: every zone they may be in counts, and the rep's own night is never offered."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from salesdesk.config import Config
from salesdesk.desk import Desk
from salesdesk.domain.followup import Channel, FollowUp
from salesdesk.domain.later import next_of_rule
from salesdesk.ui.sheets.when import options_for
from tests import builders
from tests.builders import a_contact, a_follow_up


def options(desk: Desk, contact: int) -> dict[str, str]:
    return {option.label: option.says for option in options_for(desk, contact)}


def test_when_they_open_waits_for_every_zone_that_it_may_be(desk: Desk) -> None:
    sam = a_contact(desk, "Sam Roe", account="Tailspin", zone="")
    with desk.core.deed("a place of two zones") as db:
        db.execute("UPDATE contact SET city = 'Portland' WHERE id = ?", (sam,))  # Oregon, or Maine
    builders.clock_of(desk).set("2022-11-22 06:30")
    theirs = desk.agenda.their_side(sam)
    assert {theirs.zone, *theirs.more_zones} == {"America/Los_Angeles", "America/New_York"}
    opens = desk.agenda.read_when("when they open", sam)
    assert opens.text == "Tue 22 Nov 2026 10:00".replace("2026", "2022"), "08:00 on the Pacific"
    both = desk.agenda.read_when("tomorrow 9am their time", sam)
    assert (both.understood, both.certain) == (True, False)
    assert both.why is not None
    assert "08:00" in both.why
    assert "11:00" in both.why


def test_their_opening_in_the_reps_night_is_offered_as_the_time_that_suits_both(desk: Desk) -> None:
    ines = a_contact(desk, "Ines Moreau", zone="Europe/Berlin")
    builders.clock_of(desk).set("2022-11-22 16:00")
    offered = options(desk, ines)
    assert "When they open" not in offered, "08:00 there is 01:00 here"
    assert offered["When you are both in"] == "Wed 23 Nov 08:30 yours · 15:30 theirs"
    assert offered["Tomorrow morning"] == "Wed 23 Nov 09:00 yours · 16:00 theirs"


def test_every_offered_hour_shows_theirs(desk: Desk) -> None:
    dana = a_contact(desk, "Dana Ruiz", zone="America/Los_Angeles")
    builders.clock_of(desk).set("2022-11-22 09:00")
    offered = options(desk, dana)
    assert offered["When they open"] == "Tue 22 Nov 10:00 yours · 08:00 theirs"
    assert offered["This afternoon"] == "Tue 22 Nov 14:00 yours · 12:00 theirs"
    assert offered["Tomorrow morning"] == "Wed 23 Nov 10:00 yours · 08:00 theirs", "not in their night either"


def test_a_day_on_which_they_are_closed_says_so(desk: Desk) -> None:
    kim = a_contact(desk, "Kim Lowe", zone="Australia/Sydney")
    found = desk.agenda.read_when("sunday when they open", kim)
    assert not found.certain
    assert found.why is not None
    assert "They do not open on Sun 27 Nov 2022." in found.why


def test_a_full_day_keeps_what_was_promised_and_the_days_hours(desk: Desk) -> None:
    sam = a_contact(desk, "Sam Roe")
    with desk.core.deed("a long list"):
        for _ in range(405):
            builders.followups.add_follow_up(
                desk.core.db, at=desk.core.stamp(), contact_id=sam, due_on=date(2022, 11, 1), why_now="old"
            )
    agreed = a_follow_up(desk, sam, agreed=True)
    timed = a_follow_up(desk, sam, at="15:00")
    agenda = desk.agenda.today()
    shown = {item.follow_up.id for item in agenda.items()}
    assert {agreed, timed} <= shown
    assert (len(shown), agenda.more) == (400, 7)


@pytest.mark.parametrize(
    ("rule", "again"),
    [
        ("RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", None),
        ("RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", None),
        ("RRULE:FREQ=YEARLY;BYWEEKNO=53;BYMONTH=6", None),
        ("RRULE:FREQ=MONTHLY;BYDAY=1MO", date(2026, 12, 7)),
        ("RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", date(2026, 12, 1)),
        ("RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", date(2028, 2, 29)),
        ("RRULE:FREQ=MONTHLY;BYDAY=-1FR;UNTIL=20271231T000000Z", date(2026, 12, 25)),
        ("RRULE:FREQ=MONTHLY;BYDAY=-1FR;UNTIL=20261127", None),
        ("RRULE:FREQ=WEEKLY;BYDAY=MO;COUNT=3", None),
    ],
)
def test_a_rule_has_its_next_day_at_once_and_an_impossible_one_none(rule: str, again: date | None) -> None:
    due = FollowUp(id=1, contact_id=1, channel=Channel.CALL, due_on=date(2026, 11, 3), repeats=rule)
    began = datetime.now(UTC)
    assert next_of_rule(due, date(2026, 11, 27)) == again
    assert (datetime.now(UTC) - began).total_seconds() < 1


def test_the_reps_day_is_the_one_of_the_settings() -> None:
    late = Config(working_days=("mon", "tue", "wed", "thu", "fri"), day_starts=builders.time(7))
    desk = builders.a_desk(config=late)
    ines = a_contact(desk, "Ines Moreau", zone="Europe/Berlin")
    builders.clock_of(desk).set("2022-11-22 16:00")
    assert options(desk, ines)["When you are both in"] == "Wed 23 Nov 07:00 yours · 14:00 theirs"
    desk.close()
