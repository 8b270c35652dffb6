"""Deeds about follow-ups: what plays make by themselves, absences, permission, what repeats; each can be taken back."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from salesdesk.desk import Desk
from salesdesk.desk.calls import WrapUp
from salesdesk.domain.agenda import Group
from salesdesk.domain.followup import Channel, FollowUp, FollowUpState, Play, PromiseState, Side
from salesdesk.domain.rhythm import DEFAULT_RHYTHM
from salesdesk.domain.touch import Disposition
from salesdesk.errors import NotUnderstood, Refused
from salesdesk.store import followups
from tests.builders import a_contact, a_follow_up, a_promise, a_touch, clock_of, dump, on_day

LEFT = Disposition.LEFT_VOICEMAIL


def reachable(desk: Desk, name: str = "Dana Ruiz", **more: object) -> int:
    number = 100 + desk.people.count()
    return a_contact(
        desk,
        name,
        phone=f"+1 503 555 0{number}",
        email=f"p{number}@northwind.example",
        zone="America/Los_Angeles",
        **more,
    )


def open_of(desk: Desk, contact: int) -> tuple[FollowUp, ...]:
    return followups.open_of(desk.core.db, contact)


def theirs(desk: Desk, contact: int, *, in_days: int) -> int:
    made = desk.agenda.promise(contact, "the board acts", on_day(desk, in_days), side=Side.THEIRS).row_id
    assert made is not None
    return made


# Plays -----------------------------------------------------------------------------------------------------------------


def test_a_promise_of_theirs_arms_a_nudge_and_undo_takes_both_back(desk: Desk) -> None:
    dana = reachable(desk)
    before = dump(desk.core.store)
    theirs(desk, dana, in_days=1)
    [nudge] = open_of(desk, dana)
    # Wednesday named; Thursday and Friday are business days, for the rep's country is not set.
    assert (nudge.play, nudge.channel, nudge.due_on) == (Play.PROMISE_PASSED, Channel.EMAIL, date(2022, 11, 25))
    desk.undo()
    assert dump(desk.core.store) == before
    desk.agenda.today()
    assert dump(desk.core.store) == before


def test_a_promise_that_came_another_way_is_nudged_by_itself_outside_undo(desk: Desk) -> None:
    dana = reachable(desk)
    a_promise(desk, dana, "They decide", in_days=-30, side=Side.THEIRS)
    label = desk.history(1)[0].label
    desk.agenda.today()
    desk.agenda.today()
    [nudge] = open_of(desk, dana)
    assert nudge.due_on == desk.core.today()
    assert desk.history(1)[0].label == label
    desk.undo()
    desk.agenda.today()
    assert open_of(desk, dana) == ()


@pytest.mark.parametrize("how", ["keep", "break", "answer"])
def test_a_nudge_is_called_off_when_the_promise_closes_or_they_act(desk: Desk, how: str) -> None:
    dana = reachable(desk)
    row = theirs(desk, dana, in_days=0)
    if how == "keep":
        desk.agenda.keep_promise(row)
    elif how == "break":
        desk.agenda.break_promise(row)
    else:
        desk.calls.log(WrapUp(dana, channel=Channel.EMAIL, direction="in"))
    assert open_of(desk, dana) == ()
    state = {"keep": PromiseState.KEPT, "break": PromiseState.BROKEN, "answer": PromiseState.OPEN}[how]
    assert desk.agenda.promises.get(row).state is state
    desk.agenda.today()
    assert open_of(desk, dana) == ()


def test_a_sign_before_their_own_day_leaves_the_nudge_standing(desk: Desk) -> None:
    dana = reachable(desk)
    theirs(desk, dana, in_days=6)
    desk.calls.log(WrapUp(dana, channel=Channel.EMAIL, direction="in", text="still on it"))
    assert [f.play for f in open_of(desk, dana)] == [Play.PROMISE_PASSED]


def test_a_nudge_done_by_a_key_is_followed_by_the_phone(desk: Desk) -> None:
    dana = reachable(desk)
    theirs(desk, dana, in_days=0)
    clock_of(desk).advance(days=2)
    desk.agenda.done(open_of(desk, dana)[0].id)
    [call] = open_of(desk, dana)
    assert (call.channel, call.due_on, call.why_now) == (
        Channel.CALL,
        date(2022, 11, 28),
        "promise passed 22 Nov; call nudge",
    )


def test_any_touch_on_any_channel_moves_the_plays_next_follow_up_and_never_to_an_earlier_day(desk: Desk) -> None:
    dana = reachable(desk)
    proposal = desk.agenda.proposal(dana)
    assert proposal is not None
    desk.agenda.plays.take(dana, proposal)
    desk.calls.log(WrapUp(dana, disposition=LEFT))
    again = desk.agenda.proposal(dana)
    assert again is not None
    planned = desk.agenda.plays.take(dana, again).row_id
    assert planned is not None
    first = desk.agenda.follow_up(planned).due_on
    clock_of(desk).advance(days=1)
    desk.calls.log(WrapUp(dana, channel=Channel.LETTER))
    moved = desk.agenda.follow_up(planned)
    assert moved.due_on > first
    desk.calls.log(WrapUp(dana, channel=Channel.LETTER, at=desk.core.now() - timedelta(days=20)))
    assert desk.agenda.follow_up(planned).due_on == moved.due_on


def test_an_answer_ends_a_prospecting_play(desk: Desk) -> None:
    dana = reachable(desk)
    proposal = desk.agenda.proposal(dana)
    assert proposal is not None
    desk.agenda.plays.take(dana, proposal)
    desk.calls.log(WrapUp(dana, channel=Channel.EMAIL, direction="in", at=desk.core.now()))
    assert [f.state for f in followups.all_of(desk.core.db, dana)] == [FollowUpState.CALLED_OFF]
    assert [line.id for line in desk.agenda.lanes().no_next_step] == [dana]


def test_nothing_on_a_past_act_reminds(desk: Desk) -> None:
    dana = reachable(desk)
    desk.calls.log(WrapUp(dana, disposition=LEFT, at=desk.core.now() - timedelta(days=3)))
    assert open_of(desk, dana) == ()


def test_an_email_is_half_of_a_follow_up_and_the_call_makes_it_whole(desk: Desk) -> None:
    dana = reachable(desk)
    row = a_follow_up(desk, dana, channel=Channel.EMAIL)
    desk.calls.log(WrapUp(dana, channel=Channel.EMAIL, follow_up_id=row))
    [half] = open_of(desk, dana)
    assert (half.channel, half.due_on, half.play) == (Channel.CALL, date(2022, 11, 24), Play.SECOND_CHANNEL)
    assert desk.agenda.follow_up(row).half_done_on == desk.core.today()
    assert "sent, not confirmed" in " ".join(desk.research.brief(dana).signs)
    desk.calls.log(WrapUp(dana, disposition=LEFT))
    assert open_of(desk, dana) == ()
    assert desk.agenda.follow_up(row).half_done_on is None


def test_what_was_promised_to_be_sent_is_not_done_by_a_call(desk: Desk) -> None:
    dana = reachable(desk)
    desk.agenda.promise(dana, "send the price", on_day(desk, 0))
    desk.calls.log(WrapUp(dana, disposition=Disposition.CONNECTED))
    assert [p.state for p in desk.agenda.promises.of(dana)] == [PromiseState.OPEN]
    assert [f.why_now for f in open_of(desk, dana)] == ["send the price"]
    desk.calls.log(WrapUp(dana, channel=Channel.EMAIL))
    assert [p.state for p in desk.agenda.promises.of(dana)] == [PromiseState.KEPT]


@pytest.mark.parametrize("text", ["fax +1", "call, e-mail", "then 3"])
def test_a_wrong_rhythm_changes_nothing(desk: Desk, text: str) -> None:
    with pytest.raises(NotUnderstood):
        desk.agenda.plays.set_rhythm(text)
    assert desk.agenda.plays.rhythm() == DEFAULT_RHYTHM


def test_the_rhythm_can_be_edited_and_put_back(desk: Desk) -> None:
    dana = reachable(desk)
    desk.agenda.plays.set_rhythm("e-mail, call +7")
    proposal = desk.agenda.proposal(dana)
    assert proposal is not None
    assert proposal.channel is Channel.EMAIL
    desk.agenda.plays.set_rhythm("")
    assert desk.agenda.plays.rhythm() == DEFAULT_RHYTHM


# Absences --------------------------------------------------------------------------------------------------------------


def test_out_of_office_waits_for_the_return_what_was_promised_does_not(desk: Desk) -> None:
    dana = reachable(desk)
    tried, late = a_follow_up(desk, dana, in_days=1), a_follow_up(desk, dana, in_days=-4)
    promised = a_follow_up(desk, dana, in_days=1, agreed=True)
    beyond = a_follow_up(desk, dana, in_days=20)
    desk.agenda.away.out_of_office(dana, until_on=date(2022, 11, 25), words="back on Monday")
    days = [desk.agenda.follow_up(row).due_on.day for row in (tried, late, promised, beyond)]
    assert days == [28, 28, 23, 12]
    desk.undo()
    assert desk.agenda.follow_up(tried).due_on.day == 23


@pytest.mark.parametrize(("first", "last"), [(None, date(2022, 11, 21)), (date(2022, 12, 5), date(2022, 12, 1))])
def test_an_absence_that_is_over_or_ends_first_is_refused(desk: Desk, first: date | None, last: date) -> None:
    dana = reachable(desk)
    before = dump(desk.core.store)
    with pytest.raises(NotUnderstood):
        desk.agenda.away.out_of_office(dana, until_on=last, from_on=first)
    assert dump(desk.core.store) == before


def test_away_pauses_all_but_promises_and_the_return_spreads_what_waited(desk: Desk) -> None:
    people = [reachable(desk, f"Person {n}") for n in range(12)]
    for contact in people:
        a_follow_up(desk, contact)
    told = a_follow_up(desk, people[0], agreed=True, in_days=2)
    desk.agenda.away.leave(on_day(desk, 7))
    agenda = desk.agenda.today()
    assert (agenda.counts.due, len(agenda.paused)) == (0, 12)
    assert agenda.away == "away until 28 Nov (6 d): only what was promised is due"
    with pytest.raises(Refused):
        desk.agenda.away.leave()
    clock_of(desk).advance(days=7)
    assert desk.agenda.away.to_sort()
    done, waited = desk.agenda.away.back()
    assert [sum(one.on.day == day for one in waited) for day in (29, 30)] == [8, 4]
    assert done.label == "Welcome back. 12 follow-ups over 2 days"
    assert not desk.agenda.away.to_sort()
    today = desk.agenda.today()
    assert [i.follow_up.id for i in today.section(Group.OVERDUE)] == [told]
    assert all(desk.agenda.follow_up(one.item.follow_up.id).snoozes == 0 for one in waited)
    desk.undo()
    assert len(desk.agenda.today().section(Group.OVERDUE)) == 13


def test_away_and_back_on_the_same_day_leaves_no_trace(desk: Desk) -> None:
    before = dump(desk.core.store)
    desk.agenda.away.leave()
    assert desk.agenda.away.is_away()
    desk.agenda.away.back()
    assert not desk.agenda.away.is_away()
    assert dump(desk.core.store) == before


def test_away_without_a_day_lasts_until_the_key(desk: Desk) -> None:
    desk.agenda.away.leave()
    clock_of(desk).advance(days=400)
    assert desk.agenda.away.is_away()
    desk.agenda.away.back()
    assert not desk.agenda.away.is_away()


# Permission ------------------------------------------------------------------------------------------------------------


def test_a_named_day_rests_them_and_calls_the_play_off(desk: Desk) -> None:
    dana = reachable(desk)
    proposal = desk.agenda.proposal(dana)
    assert proposal is not None
    desk.agenda.plays.take(dana, proposal)
    when = desk.agenda.read_when("mid march 2028")
    desk.agenda.permission.ask(dana, "yes", channel="e-mail", words="after the audit", when=when)
    [again] = open_of(desk, dana)
    assert (again.agreed, again.their_words, again.channel) == (True, "after the audit", Channel.EMAIL)
    assert desk.research.brief(dana).mode == "resting"
    desk.undo()
    assert desk.people.get(dana).permission is None


def test_a_no_hides_the_question_for_good(desk: Desk) -> None:
    dana = reachable(desk)
    assert desk.agenda.permission.may_ask(dana)
    desk.agenda.permission.ask(dana, "no", words="please do not")
    assert not desk.agenda.permission.may_ask(dana)
    with pytest.raises(Refused):
        desk.agenda.permission.when_to_call(dana, on_day(desk, 30))


@pytest.mark.parametrize(
    ("answer", "channel", "phrase"),
    [
        ("", "", ""),
        ("perhaps", "", ""),
        ("yes", "pigeon", ""),
        ("no", "", "tomorrow"),
        ("yes", "", "30 february"),
        ("yes", "", "later"),
    ],
)
def test_an_answer_that_is_none_changes_nothing(desk: Desk, answer: str, channel: str, phrase: str) -> None:
    dana = reachable(desk)
    before = dump(desk.core.store)
    when = desk.agenda.read_when(phrase) if phrase else None
    with pytest.raises(NotUnderstood) as error:
        desk.agenda.permission.ask(dana, answer, channel=channel, when=when)
    assert error.value.sentence
    assert dump(desk.core.store) == before


# Bad dates, repeats ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "phrase", ["", "   ", "later", "30 february", "29 feb 2027", "yesterday", "1 jan 2020", "soon", "x" * 80]
)
def test_a_phrase_that_is_no_day_to_come_is_one_sentence_and_nothing_changes(desk: Desk, phrase: str) -> None:
    dana = reachable(desk)
    row = a_follow_up(desk, dana)
    promise = a_promise(desk, dana)
    before = dump(desk.core.store)
    when = desk.agenda.read_when(phrase, dana)
    for deed in (
        lambda: desk.agenda.plan(dana, when),
        lambda: desk.agenda.later(row, when),
        lambda: desk.agenda.redate(row, when),
        lambda: desk.agenda.promise(dana, "send it", when),
        lambda: desk.agenda.move_promise(promise, when, why="moved"),
        lambda: desk.agenda.away.leave(when),
    ):
        with pytest.raises(NotUnderstood) as error:
            deed()
        assert error.value.sentence.count("\n") == 0
    assert dump(desk.core.store) == before


def test_a_zone_that_does_not_exist_is_refused_and_nothing_changes(desk: Desk) -> None:
    dana = reachable(desk)
    before = dump(desk.core.store)
    with pytest.raises(NotUnderstood):
        desk.people.edit(dana, zone="America/Chicgo")
    assert dump(desk.core.store) == before


@pytest.mark.parametrize(
    ("start", "zone", "hours"),
    [
        (datetime(2026, 10, 28, 9, tzinfo=ZoneInfo("America/Chicago")), None, 24 * 7 + 1),
        (datetime(2026, 3, 4, 9, tzinfo=ZoneInfo("America/Chicago")), None, 24 * 7 - 1),
        (datetime(2026, 10, 21, 9, tzinfo=ZoneInfo("America/Chicago")), "Europe/Berlin", 24 * 7 + 1),
        (datetime(2026, 10, 28, 9, tzinfo=ZoneInfo("America/Chicago")), "Europe/Berlin", 24 * 7),
    ],
)
def test_what_repeats_keeps_its_hour_on_the_clock_on_which_it_was_said(
    desk: Desk, start: datetime, zone: str | None, hours: int
) -> None:
    clock_of(desk).set(start)
    dana = reachable(desk)
    at = start + timedelta(hours=1)
    row = a_follow_up(desk, dana, at="10:00", due_zone=zone, repeats="RRULE:FREQ=WEEKLY")
    desk.agenda.done(row)
    [again] = open_of(desk, dana)
    assert again.due_at is not None
    assert again.due_at - at.astimezone(UTC) == timedelta(hours=hours)


def test_the_thirty_first_comes_back_after_a_short_month(desk: Desk) -> None:
    clock_of(desk).set("2027-01-31 09:00")
    dana = reachable(desk)
    a_follow_up(desk, dana, repeats="RRULE:FREQ=MONTHLY")
    days = []
    for _ in range(3):
        [row] = open_of(desk, dana)
        clock_of(desk).set(datetime.combine(row.due_on, datetime.min.time(), tzinfo=desk.core.zone))
        desk.agenda.done(row.id)
        days.append(row.due_on.isoformat())
    assert days == ["2027-01-31", "2027-02-28", "2027-03-31"]


def test_years_ahead_are_normal_and_a_touch_keeps_what_was_agreed(desk: Desk) -> None:
    dana = reachable(desk)
    far = desk.agenda.plan(dana, desk.agenda.read_when("1 sep 2028"), agreed=True).row_id
    a_touch(desk, dana)
    desk.calls.log(WrapUp(dana, channel=Channel.EMAIL, direction="in"))
    assert far is not None
    assert desk.agenda.follow_up(far).due_on == date(2028, 9, 1)
    assert desk.agenda.lanes().no_next_step == ()
