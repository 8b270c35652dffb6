"""What each play proposes next, from the touches themselves: rhythm, nudges, the other half, quiet, clients."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.domain.followup import Channel, Play
from salesdesk.domain.modes import Mode, Standing
from salesdesk.domain.people import Contact, Email, Permission, Phone
from salesdesk.domain.plays import Reach, mail_signs, nudge, propose, reach_of, second_channel, trail_of
from salesdesk.domain.rhythm import DEFAULT_RHYTHM, Beat, Rhythm, read_rhythm, rhythm_text
from salesdesk.domain.touch import Disposition, Touch
from salesdesk.domain.who import DoNotContact
from salesdesk.domain.workdays import Workdays
from salesdesk.errors import NotUnderstood

WEEK = Workdays()
MONDAY = date(2026, 10, 5)
VOICEMAIL, TALK, BUSY = Disposition.LEFT_VOICEMAIL, Disposition.CONNECTED, Disposition.BUSY
BOTH, NO_PHONE, NO_MAIL = Reach(), Reach(phone=False), Reach(email=False)


def on(day: str) -> date:
    return date.fromisoformat(day)


def touch(
    day: date | str, channel: Channel = Channel.CALL, disposition: Disposition | None = None, **more: object
) -> Touch:
    """A touch at noon; a call without a disposition left a voicemail."""
    day = on(day) if isinstance(day, str) else day
    left = VOICEMAIL if channel is Channel.CALL and disposition is None else disposition
    at = datetime.combine(day, time(12), tzinfo=UTC)
    return Touch(int(at.timestamp()) + hash(channel) % 97, 1, channel, at, day, disposition=left, **more)  # type: ignore[arg-type]


def mail(day: date | str, **more: object) -> Touch:
    return touch(day, Channel.EMAIL, **more)


# Prospecting -----------------------------------------------------------------------------------------------------------

TRIES = [
    ("never tried", (), MONDAY, Channel.CALL, "first try"),
    ("never tried, on a Sunday", (), on("2026-10-04"), Channel.CALL, "first try"),
    ("one call", (touch(MONDAY),), on("2026-10-07"), Channel.CALL, "try 2, last 5 Oct"),
    ("a call and its e-mail are one try", (touch(MONDAY), mail(MONDAY)), on("2026-10-07"), Channel.CALL, "try 2, last 5 Oct"),
    ("two days of tries", (touch("2026-10-01"), touch(MONDAY)), on("2026-10-07"), Channel.EMAIL, "try 3, last 5 Oct"),
    ("a call on Friday", (touch("2026-10-02"),), on("2026-10-06"), Channel.CALL, "try 2, last 2 Oct"),
    ("a try long ago is due today", (touch("2026-08-03"),), MONDAY, Channel.CALL, "try 2, last 3 Aug"),
    ("two e-mails and no call", (mail("2026-10-01"), mail(MONDAY)), on("2026-10-07"), Channel.CALL,
     "2 e-mails in a row, no call tried"),
    ("an answer starts it again", (touch("2026-09-01"), touch("2026-09-03", disposition=TALK), touch(MONDAY)),
     on("2026-10-07"), Channel.CALL, "try 2, last 5 Oct"),
    ("what is dated later has not happened", (touch(MONDAY), touch("2026-11-01")), on("2026-10-07"), Channel.CALL,
     "try 2, last 5 Oct"),
]  # fmt: skip


@pytest.mark.parametrize(("what", "touches", "day", "channel", "why"), TRIES, ids=[row[0] for row in TRIES])
def test_the_next_try_follows_the_rhythm(
    what: str, touches: tuple[Touch, ...], day: date, channel: Channel, why: str
) -> None:
    today = on("2026-10-04") if "Sunday" in what else MONDAY
    found = propose(Mode.PROSPECTING, Standing(), touches, today=today, workdays=WEEK)
    assert found is not None
    assert (found.on, found.channel, found.why_now) == (WEEK.on_or_after(day), channel, why)
    assert found.play is Play.PROSPECTING


def test_the_rhythm_slows_down_and_never_ends() -> None:
    day, days, touches = MONDAY, [MONDAY], ()
    for _ in range(20):
        touches = (*touches, touch(day))
        found = propose(Mode.PROSPECTING, Standing(), touches, today=day, workdays=WEEK)
        assert found is not None
        day = found.on
        days.append(day)
    gaps = [WEEK.between(a, b) for a, b in pairwise(days)]
    assert gaps == [2, 2, 2, 3, 3, 3, 4, 30, *[60] * 12]
    assert 15 <= sum(gaps[:7]) <= 20
    assert 5 <= len(DEFAULT_RHYTHM.beats) <= 12


REACHES = [
    ("no phone: by e-mail", NO_PHONE, Channel.EMAIL),
    ("no e-mail: by phone", NO_MAIL, Channel.CALL),
    ("nothing at all", Reach(phone=False, email=False), None),
]


@pytest.mark.parametrize(("what", "reach", "channel"), REACHES, ids=[row[0] for row in REACHES])
def test_only_a_channel_that_is_open_is_proposed(what: str, reach: Reach, channel: Channel | None) -> None:
    for tries in range(12):
        touches = tuple(touch(MONDAY - timedelta(days=7 * n)) for n in range(tries))
        found = propose(Mode.PROSPECTING, Standing(), touches, today=MONDAY, workdays=WEEK, reach=reach)
        assert (found.channel if found else None) is channel


def test_out_of_office_waits_for_the_return_and_holidays_are_skipped() -> None:
    out = Standing(out_from=MONDAY, out_until=on("2026-10-09"))
    found = propose(Mode.PROSPECTING, out, (), today=MONDAY, workdays=WEEK)
    assert found is not None
    assert found.on == on("2026-10-12")
    columbus = Workdays(country="US")
    again = propose(Mode.PROSPECTING, out, (), today=MONDAY, workdays=columbus)
    assert again is not None
    assert again.on == on("2026-10-13")


AFTER_TALK = [
    ("no day agreed", (touch(MONDAY, disposition=TALK),), None, on("2026-10-12"), "talked 5 Oct, no day agreed"),
    ("their own date", (touch(MONDAY, disposition=TALK),), ("three vendors", on("2026-11-15")), on("2026-11-16"),
     "after their date: three vendors"),
    ("a date half a year off holds nothing back", (touch(MONDAY, disposition=TALK),), ("budget", on("2027-04-01")),
     on("2026-10-12"), "talked 5 Oct, no day agreed"),
    ("at their rhythm", (
        mail("2026-09-01"), mail("2026-09-04", direction="in"), mail("2026-09-07"), mail("2026-09-10", direction="in"),
        mail("2026-09-30"), mail(MONDAY, direction="in"),
    ), None, on("2026-10-08"), "usually answers within 3 days (3 answers)"),
]  # fmt: skip


@pytest.mark.parametrize(("what", "touches", "theirs", "day", "why"), AFTER_TALK, ids=[row[0] for row in AFTER_TALK])
def test_after_a_talk_their_date_and_their_rhythm_count(
    what: str, touches: tuple[Touch, ...], theirs: tuple[str, date] | None, day: date, why: str
) -> None:
    found = propose(Mode.PROSPECTING, Standing(), touches, today=MONDAY, workdays=WEEK, their_date=theirs)
    assert found is not None
    assert (found.on, found.why_now) == (day, why)


# The other modes -------------------------------------------------------------------------------------------------------


def test_nobody_who_asked_to_be_left_alone_is_proposed() -> None:
    assert propose(Mode.DO_NOT_CONTACT, Standing(), (), today=MONDAY, workdays=WEEK) is None


def test_resting_comes_back_on_the_very_day_even_a_sunday() -> None:
    standing = Standing(agreed_on=on("2028-10-01"), agreed_words="in two years")
    found = propose(Mode.RESTING, standing, (), today=MONDAY, workdays=WEEK)
    assert found is not None
    assert (found.on, found.why_now, found.play) == (on("2028-10-01"), "“in two years”", Play.RESTING)


def test_permission_by_mail_is_honoured() -> None:
    standing = Standing(agreed_on=on("2026-12-01"))
    found = propose(Mode.RESTING, standing, (), today=MONDAY, workdays=WEEK, reach=Reach(preferred=Channel.EMAIL))
    assert found is not None
    assert found.channel is Channel.EMAIL


def test_quiet_proposes_one_light_touch_after_the_cap_also_without_number_and_address() -> None:
    standing = Standing(
        stall_since=on("2026-09-14"), stall_reason="company_bought", last_quiet_touch_on=on("2026-09-18")
    )
    reach = Reach(phone=False, email=False)
    found = propose(Mode.QUIET, standing, (), today=MONDAY, workdays=WEEK, reach=reach)
    assert found is not None
    assert (found.channel, found.on) == (Channel.THINKING_OF_YOU, on("2026-10-18"))


CLIENTS = [
    (2, "2026-09-15", "2026-10-15"),
    (3, "2026-09-15", "2026-10-30"),
    (6, "2026-09-15", "2026-11-16"),
    (1, "2026-04-20", "2026-10-05"),
]


@pytest.mark.parametrize(("touches", "last", "day"), CLIENTS)
def test_a_client_comes_sooner_the_rarer_the_touches(touches: int, last: str, day: str) -> None:
    standing = Standing(touches_in_year=touches, last_touch_on=on(last))
    found = propose(Mode.CLIENT, standing, (), today=MONDAY, workdays=WEEK)
    assert found is not None
    assert (found.on, found.play) == (on(day), Play.CLIENT)


# Promise passed --------------------------------------------------------------------------------------------------------

NUDGES = [
    ("nothing yet: e-mail two business days on", "2026-09-30", (), BOTH, Channel.EMAIL, "2026-10-02", 1),
    ("over a weekend", "2026-10-01", (), BOTH, Channel.EMAIL, "2026-10-05", 1),
    ("named for a Saturday", "2026-10-03", (), BOTH, Channel.EMAIL, "2026-10-06", 1),
    ("no e-mail: the phone", "2026-09-30", (), NO_MAIL, Channel.CALL, "2026-10-02", 1),
    ("mailed Friday: the phone on Sunday becomes Monday", "2026-09-30", (mail("2026-10-02"),), BOTH, Channel.CALL, "2026-10-05", 2),
    ("mailed Monday: the phone on Wednesday", "2026-10-01", (mail("2026-10-05"),), BOTH, Channel.CALL, "2026-10-07", 2),
    ("called first: the e-mail is the other one", "2026-09-30", (touch("2026-10-01"),), BOTH, Channel.EMAIL, "2026-10-05", 2),
    ("a touch before their day is no nudge", "2026-09-30", (mail("2026-09-29"),), BOTH, Channel.EMAIL, "2026-10-02", 1),
    ("a touch on their day is no nudge", "2026-09-30", (mail("2026-09-30"),), BOTH, Channel.EMAIL, "2026-10-02", 1),
    ("both tried: ever more slowly", "2026-09-21", (mail("2026-09-23"), touch("2026-09-25")), BOTH, Channel.EMAIL, "2026-10-02", 3),
    ("mailed, no phone: a week", "2026-09-21", (mail("2026-09-23"),), NO_PHONE, Channel.EMAIL, "2026-09-30", 2),
    ("at the year's end", "2026-12-30", (), BOTH, Channel.EMAIL, "2027-01-01", 1),
    ("over a leap day", "2028-02-25", (), BOTH, Channel.EMAIL, "2028-02-29", 1),
    ("mailed on a leap day", "2028-02-25", (mail("2028-02-29"),), BOTH, Channel.CALL, "2028-03-02", 2),
]  # fmt: skip


@pytest.mark.parametrize(
    ("what", "promised", "touches", "reach", "channel", "day", "step"), NUDGES, ids=[row[0] for row in NUDGES]
)
def test_a_promise_that_passed_is_nudged_by_mail_then_by_phone(
    what: str, promised: str, touches: tuple[Touch, ...], reach: Reach, channel: Channel, day: str, step: int
) -> None:
    found = nudge(on(promised), touches, today=on("2030-01-01"), workdays=WEEK, reach=reach)
    assert (found.channel, found.on, found.step) == (channel, on(day), step)
    assert found.why_now.startswith("promise passed ")


def test_holidays_of_the_rep_move_a_nudge() -> None:
    found = nudge(on("2026-12-23"), (), today=on("2026-12-23"), workdays=Workdays(country="DE"))
    assert found.on == on("2026-12-28")


def test_the_mode_proposes_the_nudge_never_in_the_past() -> None:
    standing = Standing(promised_on=on("2026-09-01"), promised_by_them=True, their_promise_on=on("2026-09-01"))
    found = propose(Mode.PROMISE_DUE, standing, (), today=on("2026-10-04"), workdays=WEEK)
    assert found is not None
    assert (found.on, found.why_now) == (MONDAY, "promise passed 1 Sep; e-mail nudge")


# Two channels ----------------------------------------------------------------------------------------------------------

HALVES = [
    ("a voicemail: the e-mail today", touch(MONDAY), (), BOTH, Mode.PROSPECTING, (Channel.EMAIL, MONDAY)),
    ("an e-mail: the phone in two days", mail(MONDAY), (), BOTH, Mode.PROSPECTING, (Channel.CALL, on("2026-10-07"))),
    ("word left with a person", touch(MONDAY, disposition=Disposition.LEFT_WORD), (), BOTH, Mode.PROSPECTING, (Channel.EMAIL, MONDAY)),
    ("a busy line left nothing", touch(MONDAY, disposition=BUSY), (), BOTH, Mode.PROSPECTING, None),
    ("they talked", touch(MONDAY, disposition=TALK), (), BOTH, Mode.PROSPECTING, None),
    ("they wrote", mail(MONDAY, direction="in"), (), BOTH, Mode.PROSPECTING, None),
    ("mailed this morning", touch(MONDAY), (mail(MONDAY),), BOTH, Mode.PROSPECTING, None),
    ("mailed on Friday", touch(MONDAY), (mail("2026-10-02"),), BOTH, Mode.PROSPECTING, None),
    ("mailed last week", touch(MONDAY), (mail("2026-09-29"),), BOTH, Mode.PROSPECTING, (Channel.EMAIL, MONDAY)),
    ("they mailed on Friday", touch(MONDAY), (mail("2026-10-02", direction="in"),), BOTH, Mode.PROSPECTING, (Channel.EMAIL, MONDAY)),
    ("no address", touch(MONDAY), (), NO_MAIL, Mode.PROSPECTING, None),
    ("no number", mail(MONDAY), (), NO_PHONE, Mode.PROSPECTING, None),
    ("a meeting is whole", touch(MONDAY, Channel.MEETING), (), BOTH, Mode.PROSPECTING, None),
    ("a card is whole", touch(MONDAY, Channel.CARD), (), BOTH, Mode.PROSPECTING, None),
    ("quiet asks for no more", touch(MONDAY), (), BOTH, Mode.QUIET, None),
    ("a client too", touch(MONDAY), (), BOTH, Mode.CLIENT, (Channel.EMAIL, MONDAY)),
    ("a back-dated one reminds of nothing", touch("2026-10-01"), (), BOTH, Mode.PROSPECTING, None),
]  # fmt: skip


@pytest.mark.parametrize(("what", "done", "before", "reach", "mode", "half"), HALVES, ids=[row[0] for row in HALVES])
def test_one_channel_only_is_half_done(
    what: str, done: Touch, before: tuple[Touch, ...], reach: Reach, mode: Mode, half: tuple[Channel, date] | None
) -> None:
    found = second_channel(done, before, mode=mode, reach=reach, today=MONDAY, workdays=WEEK)
    assert ((found.channel, found.on) if found else None) == half


SIGNS = [
    ("nothing", (), ()),
    ("one sent", (mail("2026-10-01"),), ("e-mail 1 Oct: sent, not confirmed",)),
    ("answered", (mail("2026-10-01"), mail("2026-10-02", direction="in")), ()),
    ("two in a row", (mail("2026-09-28"), mail("2026-10-01")),
     ("2 e-mails in a row, no call tried", "e-mail 1 Oct: sent, not confirmed")),
    ("a call between", (mail("2026-09-28"), touch("2026-09-29"), mail("2026-10-01")), ("e-mail 1 Oct: sent, not confirmed",)),
    ("a call after", (mail("2026-09-28"), mail("2026-10-01"), touch("2026-10-02")), ("e-mail 1 Oct: sent, not confirmed",)),
]  # fmt: skip


@pytest.mark.parametrize(("what", "touches", "signs"), SIGNS, ids=[row[0] for row in SIGNS])
def test_mails_are_sent_not_confirmed_and_a_streak_is_named(
    what: str, touches: tuple[Touch, ...], signs: tuple[str, ...]
) -> None:
    assert mail_signs(touches, today=MONDAY) == signs


def test_reach_leaves_out_struck_numbers_and_refused_channels() -> None:
    contact = Contact(
        1, "Dana Ruiz", phones=(Phone(1, "", "x", "+15035550142", None),), emails=(Email(1, "", "d@n.example"),)
    )
    assert reach_of(contact) == Reach()
    assert reach_of(Contact(1, "Dana Ruiz")) == Reach()
    struck = replace(contact, phones=(replace(contact.phones[0], struck_on=MONDAY),))
    assert reach_of(struck) == NO_PHONE
    assert reach_of(replace(contact, do_not_contact=(DoNotContact("email", MONDAY),))) == NO_MAIL
    asked = replace(contact, permission=Permission(MONDAY, "yes", "email"))
    assert reach_of(asked).preferred is Channel.EMAIL
    assert reach_of(replace(contact, permission=Permission(MONDAY, "no", "email"))).preferred is None


# The rhythm as text ----------------------------------------------------------------------------------------------------

RHYTHMS = [
    ("call", Rhythm((Beat(Channel.CALL),))),
    ("Call, e-mail +2", Rhythm((Beat(Channel.CALL), Beat(Channel.EMAIL, 2)))),
    ("phone; mail 3; sms +1", Rhythm((Beat(Channel.CALL), Beat(Channel.EMAIL, 3), Beat(Channel.TEXT, 1)))),
    ("call, call +5, then +20 +40", Rhythm((Beat(Channel.CALL), Beat(Channel.CALL, 5)), (20, 40))),
    ("thinking of you, call +0", Rhythm((Beat(Channel.THINKING_OF_YOU), Beat(Channel.CALL, 0)))),
]


@pytest.mark.parametrize(("text", "rhythm"), RHYTHMS, ids=[row[0] for row in RHYTHMS])
def test_a_rhythm_is_read_and_written_on_one_line(text: str, rhythm: Rhythm) -> None:
    assert read_rhythm(text) == rhythm
    assert read_rhythm(rhythm_text(rhythm)) == rhythm


@pytest.mark.parametrize(
    "text",
    ["", "   ", "then 30", "fax", "call, e-mail", "call, e-mail +x", "call +9999", "call, then 60, 30", "call, then soon",
     "+2", ", ".join(["call +1"] * 41), "call; DROP TABLE", "call -2"],
)  # fmt: skip
def test_what_is_no_rhythm_is_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(NotUnderstood) as error:
        read_rhythm(text)
    assert error.value.sentence
    assert error.value.hint


@given(st.text(max_size=60))
def test_any_text_is_a_rhythm_or_a_sentence(text: str) -> None:
    try:
        found = read_rhythm(text)
    except NotUnderstood:
        return
    assert read_rhythm(rhythm_text(found)) == found


TOUCHES = st.lists(
    st.builds(
        touch, st.dates(date(2026, 1, 1), date(2028, 12, 31)), st.sampled_from(Channel),
        st.sampled_from([VOICEMAIL, TALK, BUSY]), direction=st.sampled_from(["in", "out"]),
    ), max_size=12,
)  # fmt: skip


@given(
    touches=TOUCHES, mode=st.sampled_from(Mode), today=st.dates(date(2026, 1, 1), date(2029, 12, 31)),
    reach=st.builds(Reach, st.booleans(), st.booleans()),
)  # fmt: skip
def test_no_proposal_is_before_today_or_on_a_closed_channel(
    touches: list[Touch], mode: Mode, today: date, reach: Reach
) -> None:
    standing = Standing(their_promise_on=on("2026-06-01"), stall_since=on("2026-05-01"), touches_in_year=len(touches))
    found = propose(mode, standing, touches, today=today, workdays=WEEK, reach=reach)
    if found is None:
        return
    assert found.on >= today
    assert found.why_now
    assert found.play is Play.QUIET or WEEK.is_workday(found.on)
    assert found.channel is not Channel.EMAIL or reach.email
    assert found.channel is not Channel.CALL or reach.phone
    assert trail_of(touches, today=today).tried_days <= len(touches)
