"""Lines as a rep types them on the phone: which day a marked line names, what is left of its words, what stays plain."""

from __future__ import annotations

from datetime import datetime

import pytest

from salesdesk.desk import Desk
from salesdesk.domain.callnotes import Caught, CaughtKind
from tests import builders

MONDAY = datetime(2026, 10, 5, 8, 40, tzinfo=builders.CHICAGO)


@pytest.fixture
def desk() -> Desk:
    return builders.a_desk(MONDAY)


def caught(desk: Desk, line: str) -> Caught:
    tom = builders.a_contact(desk, "Tom Okafor", zone="America/New_York")
    (one,) = desk.calls.caught(tom, line)
    return one


def when(desk: Desk, one: Caught) -> str:
    if one.at is not None:
        return f"{one.at.astimezone(desk.core.zone):%Y-%m-%d %H:%M}"
    return one.on.isoformat() if one.on else ""


@pytest.mark.parametrize(
    ("line", "day", "what"),
    [
        ("@ 15/1 they sign", "2027-01-15", "they sign"),
        ("! call back tomorrow 9", "2026-10-06 09:00", "call back"),
        ("! send checklist today 14:00", "2026-10-05 14:00", "send checklist"),
        ("! send deck for the 15 Nov board by 1 Nov", "2026-11-01", "send deck for the 15 Nov board"),
        ("! send Friday's deck by thu", "2026-10-08", "send Friday's deck"),
        ("@ compare three vendors by 15 Nov", "2026-11-15", "compare three vendors"),
        ("> tue 8am their time", "2026-10-06 07:00", "tue 8am their time"),
        ("! price by eod", "2026-10-05 17:00", "price"),
        ("! revised offer by 5", "2026-10-05 17:00", "revised offer"),
        ("! send by 14h", "2026-10-05 14:00", "send"),
        ("! ring Ines 9:15", "2026-10-05 09:15", "ring Ines"),
        ("> call Friday week", "2026-10-16", "call"),
        ("@ renewal 31.12.", "2026-12-31", "renewal"),
        ("@ contract 4711 expires 30/11", "2026-11-30", "contract 4711 expires"),
        ("@ 2027-01-15 signature", "2027-01-15", "signature"),
        ("@ in 3 weeks pilot ends", "2026-10-26", "pilot ends"),
        ("> the 15th", "2026-10-15", "the 15th"),
        ("> in a month", "2026-11-05", "in a month"),
        ("@ mid November decision", "2026-11-15", "decision"),
        ("! reference call: Omar, Thursday 2-3pm", "2026-10-08 14:00", "reference call: Omar"),
        ("! call 503 555 0142 tomorrow", "2026-10-06", "call 503 555 0142"),
        ("! send quote 218 friday", "2026-10-09", "send quote 218"),
        ("! remind me in 20 min", "2026-10-05 09:00", "remind me"),
        ("!send price fri", "2026-10-09", "send price"),
        ("@ moved from 12 Nov to 26 Nov: board meeting", "2026-11-26", "board meeting"),
        ("@ board meeting now 3 Nov, was 20 Oct", "2026-11-03", "board meeting"),
        ("@ 12 Dec Salem slips to 9 Jan", "2027-01-09", "Salem"),
        ("@ 24 dec - 2 jan closed", "2026-12-24", "closed"),
        ("! send 3 quotes", "", "send 3 quotes"),
        ("! 2/3 of the pallets", "", "2/3 of the pallets"),
        ("! meet on the 15th floor", "", "meet on the 15th floor"),
        ("! the doors open at 8:00", "", "the doors open at 8:00"),
        ("! room 12.3.", "", "room 12.3."),
        ("! may send the paper", "", "may send the paper"),
        ("! march through the plan with them", "", "march through the plan with them"),
        ("! sent the paper yesterday", "", "sent the paper yesterday"),
        ("! send it asap", "", "send it asap"),
        ("! not by 5", "", "not by 5"),
    ],
)
def test_the_day_is_read_from_the_words(line: str, day: str, what: str, desk: Desk) -> None:
    one = caught(desk, line)
    assert (when(desk, one), one.what, one.certain) == (day, what, True)


@pytest.mark.parametrize("line", ["> 5/11", "> 11/5", "! send 12 units price list by Mon", "> next Tuesday 10:30"])
def test_a_day_with_two_readings_says_so(line: str, desk: Desk) -> None:
    one = caught(desk, line)
    assert one.on is not None
    assert not one.certain


@pytest.mark.parametrize(
    ("line", "kind", "what"),
    [
        ('" we re-tender in March', CaughtKind.QUOTE, "we re-tender in March"),
        ("“We sign in spring,” she said", CaughtKind.QUOTE, "We sign in spring"),
        ("'call me after the audit'", CaughtKind.QUOTE, "call me after the audit"),
        ("? can they do it before Friday", CaughtKind.QUESTION, "can they do it before Friday"),
        ("* budget 40k in May", CaughtKind.FACT, "budget 40k in May"),
        ("*p daughter starts school in September", CaughtKind.FACT, "daughter starts school in September"),
    ],
)
def test_words_without_a_day_of_their_own_stay_whole(line: str, kind: CaughtKind, what: str, desk: Desk) -> None:
    one = caught(desk, line)
    assert (one.kind, one.what, one.on) == (kind, what, None)


@pytest.mark.parametrize("line", ["- ! no mark", "!! urgent", '"month-end" is hell', "a > b", "*very* keen", "!", "@"])
def test_plain_text_stays_plain(line: str, desk: Desk) -> None:
    assert desk.calls.caught(builders.a_contact(desk), line) == ()
