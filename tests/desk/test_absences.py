"""Their absences, however they came into the record: a reply in the log, a line of notes, the key."""

from __future__ import annotations

from datetime import date

import pytest

from salesdesk.desk import Desk
from salesdesk.desk.calls import WrapUp
from salesdesk.domain.absence import Absence, absence_in, may_name_absence
from salesdesk.domain.agenda import Group
from salesdesk.domain.followup import Channel, Origin
from salesdesk.domain.touch import Disposition
from salesdesk.store import plays
from tests.builders import a_contact, a_follow_up, a_wish, clock_of

DAYS = {
    "2 dec": (date(2022, 12, 2), None),
    "24 nov": (date(2022, 11, 24), None),
    "24 nov - 2 dec": (date(2022, 11, 24), date(2022, 12, 2)),
}


def read(text: str) -> tuple[date, date | None] | None:
    said = text.casefold()
    return next((DAYS[one] for one in sorted(DAYS, key=len, reverse=True) if one in said), None)


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("OOO until 2 Dec", Absence(None, date(2022, 12, 2))),
        ("I am currently out of the office until 2 Dec.", Absence(None, date(2022, 12, 2))),
        ("Out of office 24 Nov - 2 Dec", Absence(date(2022, 11, 24), date(2022, 12, 2))),
        ("on leave from 24 Nov until 2 Dec", Absence(date(2022, 11, 24), date(2022, 12, 2))),
        ("on holiday, back on 2 Dec", Absence(None, date(2022, 12, 1))),
        ("out of office", None),
        ("not out of office until 2 Dec", None),
        ("was on holiday until 2 Dec", None),
        ("the price holds until 2 Dec", None),
    ],
)
def test_a_line_tells_of_an_absence_or_of_none(line: str, found: Absence | None) -> None:
    assert absence_in(line, read) == found
    assert found is None or may_name_absence(line)


def test_a_logged_reply_pauses_the_touches_until_they_are_back_and_leaves_a_hook(desk: Desk) -> None:
    wei = a_contact(desk, "Wei Chen")
    a_follow_up(desk, wei, in_days=2, origin=Origin.PLAY)
    desk.calls.log(WrapUp(wei, channel=Channel.EMAIL, direction="in", text="Out of office until 25 Nov\nsorry"))
    assert desk.people.get(wei).out_of_office is not None
    assert desk.agenda.next_of(wei).due_on == date(2022, 11, 28), "the Monday after"  # type: ignore[union-attr]
    clock_of(desk).set("2022-11-28 09:00")
    assert desk.agenda.away.hook(wei) == "you were out last week"
    desk.undo()
    assert desk.people.get(wei).out_of_office is None, "one deed with the reply"


def test_an_absence_in_the_record_is_no_lateness(desk: Desk) -> None:
    wei = a_contact(desk, "Wei Chen")
    a_follow_up(desk, wei, in_days=-1)
    with desk.core.deed("from a list") as db:
        plays.add_out_of_office(
            db, wei, from_on=date(2022, 11, 19), until_on=date(2022, 11, 23), words=None, noted_on=date(2022, 11, 19)
        )
    assert [item.contact.name for item in desk.agenda.today().paused] == ["Wei Chen"]
    clock_of(desk).set("2022-11-24 09:00")
    agenda = desk.agenda.today()
    assert [item.contact.name for item in agenda.section(Group.TODAY)] == ["Wei Chen"]
    assert agenda.counts.overdue == 0
    clock_of(desk).set("2022-11-25 09:00")
    assert desk.agenda.today().counts.overdue == 1


@pytest.mark.parametrize(
    ("line", "channel"),
    [
        ("> meet at the depot on friday 10am", Channel.MEETING),
        ("> text the address on friday", Channel.TEXT),
        ("> mail the quote on friday", Channel.EMAIL),
        ("> send a thank-you card on friday", Channel.CARD),
        ("> send the rate card friday", Channel.EMAIL),
        ("> letter to their board on friday", Channel.LETTER),
        ("> call about the quote on friday", Channel.CALL),
        ("> friday 9am", Channel.CALL),
    ],
)
def test_a_next_step_in_the_notes_keeps_its_channel(desk: Desk, line: str, channel: Channel) -> None:
    dana = a_contact(desk, "Dana Ruiz")
    desk.calls.log(WrapUp(dana, disposition=Disposition.CONNECTED, text=line))
    planned = desk.agenda.next_of(dana)
    assert planned is not None
    assert (planned.channel, planned.due_on) == (channel, date(2022, 11, 25))


def test_a_chosen_day_takes_the_channel_of_the_step_in_the_notes(desk: Desk) -> None:
    dana = a_contact(desk, "Dana Ruiz")
    when = desk.agenda.read_when("thursday 10am", dana)
    desk.calls.log(
        WrapUp(dana, disposition=Disposition.CONNECTED, text="> meet at the depot on friday", next_when=when)
    )
    planned = desk.agenda.next_of(dana)
    assert planned is not None
    assert (planned.channel, planned.due_on, planned.why_now) == (
        Channel.MEETING, date(2022, 11, 24), "meet at the depot",
    )  # fmt: skip


@pytest.mark.parametrize(("line", "chosen"), [("> call thu 1 dec 10am", False), ("> call her 1 dec", True)])
def test_a_step_that_says_only_call_keeps_an_honest_reason(desk: Desk, line: str, chosen: bool) -> None:
    dana = a_contact(desk, "Dana Ruiz")
    when = desk.agenda.read_when("1 dec", dana) if chosen else None
    desk.calls.log(WrapUp(dana, disposition=Disposition.CONNECTED, text=line, next_when=when))
    planned = desk.agenda.next_of(dana)
    assert planned is not None
    assert (planned.channel, planned.due_on) == (Channel.CALL, date(2022, 12, 1))
    assert planned.why_now == "next step agreed"


def test_a_step_with_two_readings_or_against_their_wish_is_not_planned(desk: Desk) -> None:
    dana = a_contact(desk, "Dana Ruiz")
    desk.calls.log(WrapUp(dana, disposition=Disposition.CONNECTED, text="> call on tuesday"))  # said on a Tuesday
    assert desk.agenda.next_of(dana) is None
    a_wish(desk, dana, "email")
    desk.calls.log(WrapUp(dana, disposition=Disposition.CONNECTED, text="> mail the quote on friday"))
    assert desk.agenda.next_of(dana) is None
