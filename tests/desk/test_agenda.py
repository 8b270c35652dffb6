"""The agenda's drawer: what the day brings, and the deeds that date, close or promise something."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from salesdesk.config import Config
from salesdesk.desk import Changed, Desk
from salesdesk.desk.agenda import channel_of
from salesdesk.domain.agenda import Group
from salesdesk.domain.followup import Channel, FollowUpState, Origin, PromiseState, Side
from salesdesk.domain.modes import Mode
from salesdesk.domain.who import Kind
from salesdesk.errors import NotFound, NotUnderstood, Refused
from salesdesk.store import followups
from salesdesk.store.rows import insert
from tests import builders
from tests.builders import CHICAGO, a_contact, a_follow_up, a_promise, a_touch, clock_of, on_day


def names(desk: Desk, where: Group, day: date | None = None) -> list[str]:
    return [item.contact.name for item in desk.agenda.today(day).section(where)]


def test_an_empty_desk_has_an_empty_day(desk: Desk) -> None:
    agenda = desk.agenda.today()
    assert (agenda.counts.due, agenda.items(), agenda.next_timed()) == (0, (), None)


def test_a_day_brings_what_is_due_and_late(desk: Desk) -> None:
    for name, days in (("Late", -4), ("Today", 0), ("Ahead", 1)):
        a_follow_up(desk, a_contact(desk, name), in_days=days)
    assert names(desk, Group.OVERDUE) == ["Late"]
    assert names(desk, Group.TODAY) == ["Today"]
    assert names(desk, Group.TODAY, date(2022, 11, 23)) == ["Ahead"]
    assert sorted(names(desk, Group.OVERDUE, date(2022, 11, 23))) == ["Late", "Today"]


def test_the_desk_goes_over_midnight_by_itself(desk: Desk) -> None:
    a_follow_up(desk, a_contact(desk, "Dana Ruiz"))
    clock_of(desk).set("2022-11-22 23:59")
    assert names(desk, Group.TODAY) == ["Dana Ruiz"]
    clock_of(desk).advance(minutes=2)
    assert desk.agenda.today().day == date(2022, 11, 23)
    assert names(desk, Group.OVERDUE) == ["Dana Ruiz"]


def test_what_falls_on_a_weekend_waits_for_monday_but_a_promise_does_not(desk: Desk) -> None:
    clock_of(desk).set("2022-11-25 09:00")
    a_follow_up(desk, a_contact(desk, "Nudge"), in_days=2)
    agreed = a_follow_up(desk, a_contact(desk, "Agreed"), in_days=2, agreed=True)
    clock_of(desk).set("2022-11-28 09:00")
    assert names(desk, Group.TODAY) == ["Nudge"]
    assert names(desk, Group.OVERDUE) == ["Agreed"]
    assert desk.agenda.follow_up(agreed).due_on == date(2022, 11, 27)


def test_a_row_knows_their_clock_number_and_mode(desk: Desk) -> None:
    dana = a_contact(desk, "Dana Ruiz", phone="+1 503 555 0142", account="Northwind")
    a_follow_up(desk, dana, at="12:05")
    clock_of(desk).set("2022-11-22 09:00")
    item = desk.agenda.today().items()[0]
    assert item.contact.account == "Northwind"
    assert item.number == "+15035550142"
    assert item.clock.zones == ("America/Los_Angeles",)
    assert item.outside_hours, "07:00 there"
    assert item.mode is Mode.PROSPECTING


def test_another_day_is_shown_with_their_clock_of_that_day(desk: Desk) -> None:
    a_follow_up(desk, a_contact(desk, "Dana Ruiz", phone="+1 503 555 0142"), in_days=1)
    clock_of(desk).set("2022-11-22 05:00")
    (item,) = desk.agenda.today(date(2022, 11, 23)).items()
    assert item.clock.local is not None
    assert item.clock.local.isoformat() == "2022-11-23T10:00:00-08:00"
    assert not item.outside_hours


@pytest.mark.parametrize(
    ("what", "mode"),
    [
        ("nothing", Mode.PROSPECTING), ("client", Mode.CLIENT), ("stall", Mode.QUIET), ("wish", Mode.DO_NOT_CONTACT),
        ("their promise", Mode.PROMISE_DUE), ("agreed", Mode.RESTING),
    ],
)  # fmt: skip
def test_the_mode_is_worked_out_from_the_record(what: str, mode: Mode, desk: Desk) -> None:
    dana = a_contact(desk, "Dana Ruiz", kind=Kind.CLIENT if what == "client" else Kind.PROSPECT)
    row = a_follow_up(desk, dana, agreed=what == "agreed")
    if what == "stall":
        with desk.core.deed("stall") as db:
            insert(db, "stall", contact_id=dana, since_on=date(2022, 11, 1), reason="contact_ill")
    if what == "wish":
        builders.a_wish(desk, dana)
    if what == "their promise":
        a_promise(desk, dana, side=Side.THEIRS)
    item = desk.agenda.item_of(row)
    assert item is not None
    assert item.mode is mode


def test_a_refused_channel_is_marked_on_its_row(desk: Desk) -> None:
    dana = a_contact(desk, "Dana Ruiz")
    rows = {channel: a_follow_up(desk, dana, channel=channel) for channel in ("call", "voicemail", "email")}
    builders.a_wish(desk, dana, "call")
    refused = {channel: (item := desk.agenda.item_of(row)) and item.refused for channel, row in rows.items()}
    assert refused == {"call": "call", "voicemail": "call", "email": None}


def test_a_row_is_held_until_they_open_and_returns_by_itself(desk: Desk) -> None:
    clock_of(desk).set("2022-11-22 08:32")
    row = a_follow_up(desk, a_contact(desk, "Priya Nair", phone="+1 206 555 0110"))
    desk.agenda.hold(row)
    assert names(desk, Group.HELD) == ["Priya Nair"]
    clock_of(desk).set("2022-11-22 10:00")
    assert names(desk, Group.NOW) == ["Priya Nair"]
    assert desk.agenda.follow_up(row).snoozes == 0


def test_the_lanes_hold_whom_no_day_brings_up(desk: Desk) -> None:
    a_follow_up(desk, a_contact(desk, "Has A Step"), in_days=5)
    a_touch(desk, a_contact(desk, "No Step"))
    a_contact(desk, "Untagged", kind=None)
    quiet = a_contact(desk, "Quiet")
    with desk.core.deed("stall") as db:
        insert(db, "stall", contact_id=quiet, since_on=date(2022, 11, 1), reason="contact_ill")
    a_touch(desk, quiet)
    refusing = a_contact(desk, "Refusing")
    a_touch(desk, refusing)
    builders.a_wish(desk, refusing)
    a_touch(desk, a_contact(desk, "A Partner", kind=Kind.PARTNER))
    lanes = desk.agenda.lanes()
    assert [line.name for line in lanes.no_next_step] == ["No Step"]
    assert [line.name for line in lanes.untagged] == ["Untagged"]
    assert [line.name for line in lanes.quiet] == ["Quiet"]
    assert (lanes.no_next_step_count, lanes.untagged_count, lanes.quiet_count) == (1, 1, 1)


def test_done_without_a_next_date_puts_the_contact_in_no_next_step(desk: Desk) -> None:
    row = a_follow_up(desk, a_contact(desk, "Dana Ruiz"))
    desk.agenda.done(row)
    agenda = desk.agenda.today()
    assert (agenda.counts.due, agenda.counts.done) == (0, 1)
    assert [line.name for line in agenda.lanes.no_next_step] == ["Dana Ruiz"]


def test_a_new_follow_up_is_planned_in_words(desk: Desk) -> None:
    dana = a_contact(desk, "Dana Ruiz")
    changed = desk.agenda.plan(dana, on_day(desk, 2, at="10:30"), why_now="pilot ends", channel=Channel.EMAIL)
    made = desk.agenda.follow_up(changed.row_id or 0)
    assert (made.due_on, made.why_now, made.channel) == (date(2022, 11, 24), "pilot ends", Channel.EMAIL)
    assert made.due_at == datetime(2022, 11, 24, 16, 30, tzinfo=UTC)
    assert desk.agenda.next_of(dana) == made


def test_what_was_agreed_keeps_their_words(desk: Desk) -> None:
    dana = a_contact(desk, "Dana Ruiz")
    desk.agenda.plan(dana, on_day(desk, 30), agreed=True, their_words="call me after the audit")
    made = desk.agenda.next_of(dana)
    assert made is not None
    assert (made.origin, made.agreed, made.their_words) == (Origin.AGREED, True, "call me after the audit")


PASSED = [(-1, None), (0, "11:00"), (-400, "09:00")]


@pytest.mark.parametrize(("in_days", "at"), PASSED)
def test_a_day_that_has_passed_is_a_sentence_and_nothing_is_changed(in_days: int, at: str | None, desk: Desk) -> None:
    dana = a_contact(desk, "Dana Ruiz")
    row = a_follow_up(desk, dana)
    before = builders.dump(desk.core.store)
    for deed in (
        lambda when: desk.agenda.plan(dana, when),
        lambda when: desk.agenda.later(row, when),
        lambda when: desk.agenda.promise(dana, "Send it", when),
    ):
        with pytest.raises(NotUnderstood) as passed:
            deed(on_day(desk, in_days, at=at))
        assert "passed" in passed.value.sentence
        assert passed.value.hint
    assert builders.dump(desk.core.store) == before


def test_what_is_not_understood_is_never_saved(desk: Desk) -> None:
    row = a_follow_up(desk, a_contact(desk, "Dana Ruiz"))
    dark = replace(on_day(desk, 1), understood=False, on=None, why="“flurb” is no date.")
    with pytest.raises(NotUnderstood, match="flurb"):
        desk.agenda.later(row, dark)
    assert desk.agenda.follow_up(row).snoozes == 0


def test_somebody_who_asked_not_to_be_contacted_is_never_planned(desk: Desk) -> None:
    dana = a_contact(desk, "Dana Ruiz")
    builders.a_wish(desk, dana, "call")
    with pytest.raises(Refused, match="asked not to be contacted"):
        desk.agenda.plan(dana, on_day(desk, 1))
    assert desk.agenda.plan(dana, on_day(desk, 1), channel=Channel.EMAIL).row_id


def test_later_counts_and_keeps_the_first_day(desk: Desk) -> None:
    row = a_follow_up(desk, a_contact(desk, "Dana Ruiz"), at="15:00")
    desk.agenda.later(row, on_day(desk, 1))
    desk.agenda.later(row, on_day(desk, 7, at="09:00"))
    follow_up = desk.agenda.follow_up(row)
    assert (follow_up.due_on, follow_up.first_due_on, follow_up.snoozes) == (date(2022, 11, 29), date(2022, 11, 22), 2)
    assert follow_up.due_at == datetime(2022, 11, 29, 15, 0, tzinfo=UTC)


def test_a_day_without_an_hour_takes_the_old_hour_away(desk: Desk) -> None:
    row = a_follow_up(desk, a_contact(desk, "Dana Ruiz"), at="15:00")
    desk.agenda.later(row, on_day(desk, 1))
    assert desk.agenda.follow_up(row).due_at is None


def test_a_promise_stands_in_the_agenda_until_it_is_kept(desk: Desk) -> None:
    dana = a_contact(desk, "Dana Ruiz")
    made = desk.agenda.promise(dana, "Send two-site pricing", on_day(desk, 0, at="15:00"))
    item = desk.agenda.today().items()[0]
    assert item.promise is not None
    assert (item.promise.what, item.follow_up.channel) == ("Send two-site pricing", Channel.EMAIL)
    assert desk.agenda.today().counts.promises_due == 1
    desk.agenda.keep_promise(made.row_id or 0)
    assert desk.agenda.today().counts.promises_due == 0
    assert names(desk, Group.DONE) == ["Dana Ruiz"]


def test_a_follow_up_that_is_done_keeps_its_promise(desk: Desk) -> None:
    dana = a_contact(desk, "Dana Ruiz")
    made = desk.agenda.promise(dana, "Ring again", on_day(desk, 0))
    follow_up = desk.agenda.next_of(dana)
    assert follow_up is not None
    desk.agenda.done(follow_up.id)
    promise = followups.promise(desk.core.db, made.row_id or 0)
    assert promise is not None
    assert (promise.state, promise.closed_on) == (PromiseState.KEPT, date(2022, 11, 22))


def test_a_promise_of_theirs_is_not_counted_as_ours_and_one_without_a_day_is_no_follow_up(desk: Desk) -> None:
    dana, omar = a_contact(desk, "Dana Ruiz"), a_contact(desk, "Omar Haddad")
    desk.agenda.promise(dana, "decide", on_day(desk, 0), side=Side.THEIRS)
    desk.agenda.promise(omar, "some day", None)
    assert desk.agenda.next_of(omar) is None
    assert desk.agenda.today().counts.promises_due == 0


@pytest.mark.parametrize("empty", ["", "  ", "\n"])
def test_a_promise_needs_words(empty: str, desk: Desk) -> None:
    with pytest.raises(NotUnderstood):
        desk.agenda.promise(a_contact(desk, "Dana Ruiz"), empty, None)


def test_done_twice_is_done_once(desk: Desk) -> None:
    row = a_follow_up(desk, a_contact(desk, "Dana Ruiz"), repeats="RRULE:FREQ=WEEKLY")
    desk.agenda.done(row)
    before, deeds = builders.dump(desk.core.store), len(desk.history())
    clock_of(desk).advance(minutes=5)
    assert desk.agenda.done(row).parts == frozenset()
    assert builders.dump(desk.core.store) == before
    assert len(desk.history()) == deeds


def test_a_promise_is_kept_once_and_on_its_own_day(desk: Desk) -> None:
    promise = a_promise(desk, a_contact(desk, "Dana Ruiz"))
    desk.agenda.keep_promise(promise)
    clock_of(desk).advance(days=2)
    desk.agenda.keep_promise(promise)
    kept = followups.promise(desk.core.db, promise)
    assert kept is not None
    assert kept.closed_on == date(2022, 11, 22)


def test_done_is_taken_off_again_with_its_promise(desk: Desk) -> None:
    dana = a_contact(desk, "Dana Ruiz")
    desk.agenda.promise(dana, "Ring again", on_day(desk, 0))
    row = desk.agenda.today().items()[0].follow_up.id
    desk.agenda.done(row)
    desk.agenda.reopen(row)
    item = desk.agenda.today().section(Group.TODAY)[0]
    assert item.promise is not None
    assert item.promise.state is PromiseState.OPEN
    assert item.follow_up.closed_on is None


def test_a_repeating_follow_up_dates_the_next_at_the_same_hour(desk: Desk) -> None:
    dana = a_contact(desk, "Dana Ruiz")
    row = a_follow_up(desk, dana, at="10:00", repeats="RRULE:FREQ=WEEKLY;INTERVAL=2", why_now="fortnightly look")
    desk.agenda.done(row)
    again = desk.agenda.next_of(dana)
    assert again is not None
    assert (again.due_on, again.why_now) == (date(2022, 12, 6), "fortnightly look")
    assert again.due_at == datetime(2022, 12, 6, 16, 0, tzinfo=UTC)


def test_a_repeating_follow_up_keeps_its_hour_over_a_change_of_the_clocks() -> None:
    desk = builders.a_desk(datetime(2026, 10, 27, 9, 0, tzinfo=CHICAGO))
    dana = a_contact(desk, "Dana Ruiz")
    desk.agenda.done(a_follow_up(desk, dana, at="10:00", repeats="RRULE:FREQ=WEEKLY"))
    again = desk.agenda.next_of(dana)
    assert again is not None
    assert again.due_at is not None
    assert again.due_at.astimezone(CHICAGO).isoformat() == "2026-11-03T10:00:00-06:00"
    desk.close()


def test_a_late_repeating_follow_up_is_dated_ahead_not_in_the_past(desk: Desk) -> None:
    dana = a_contact(desk, "Dana Ruiz")
    desk.agenda.done(a_follow_up(desk, dana, in_days=-40, repeats="RRULE:FREQ=WEEKLY"))
    again = desk.agenda.next_of(dana)
    assert again is not None
    assert desk.core.today() < again.due_on <= desk.core.today() + timedelta(days=7)


def test_a_rule_that_cannot_be_read_ends_quietly(desk: Desk) -> None:
    dana = a_contact(desk, "Dana Ruiz")
    desk.agenda.done(a_follow_up(desk, dana, repeats="RRULE:FREQ=SOMETIMES"))
    assert desk.agenda.next_of(dana) is None


def test_opening_a_repeating_one_again_leaves_one_open(desk: Desk) -> None:
    dana = a_contact(desk, "Dana Ruiz")
    row = a_follow_up(desk, dana, repeats="RRULE:FREQ=WEEKLY")
    desk.agenda.done(row)
    desk.agenda.reopen(row)
    assert [f.id for f in followups.open_of(desk.core.db, dana)] == [row]


def test_a_dropped_one_leaves_its_reason_and_the_contact_in_no_next_step(desk: Desk) -> None:
    dana = a_contact(desk, "Dana Ruiz")
    row = a_follow_up(desk, dana)
    desk.agenda.drop(row, why="asked for nothing more")
    follow_up = desk.agenda.follow_up(row)
    assert (follow_up.state, follow_up.closed_why) == (FollowUpState.DROPPED, "asked for nothing more")
    assert [line.id for line in desk.agenda.lanes().no_next_step] == [dana]


def test_what_is_not_there_is_said(desk: Desk) -> None:
    for deed in (
        desk.agenda.done,
        desk.agenda.reopen,
        desk.agenda.hold,
        desk.agenda.keep_promise,
        desk.agenda.follow_up,
    ):
        with pytest.raises(NotFound):
            deed(404)


Deed = Callable[[Desk, int, int], Changed]
DEEDS: list[tuple[str, Deed]] = [
    ("plan", lambda desk, who, row: desk.agenda.plan(who, on_day(desk, 1))),
    ("later", lambda desk, who, row: desk.agenda.later(row, on_day(desk, 1))),
    ("hold", lambda desk, who, row: desk.agenda.hold(row)),
    ("done", lambda desk, who, row: desk.agenda.done(row)),
    ("drop", lambda desk, who, row: desk.agenda.drop(row, why="no")),
    ("promise", lambda desk, who, row: desk.agenda.promise(who, "Send it", on_day(desk, 1))),
    ("keep", lambda desk, who, row: desk.agenda.keep_promise(a_promise(desk, who))),
    ("wish", lambda desk, who, row: desk.people.do_not_contact(who)),
    ("fact", lambda desk, who, row: desk.research.add_fact(who, "38 trucks")),
    ("question", lambda desk, who, row: desk.research.add_question(who, "Who signs?")),
    ("date", lambda desk, who, row: desk.research.add_date(who, "renewal", date(2023, 1, 1))),
    ("note", lambda desk, who, row: desk.research.add_note(who, "a note")),
    ("trash", lambda desk, who, row: desk.people.trash(who)),
    ("tag", lambda desk, who, row: desk.people.tag(who, Kind.CLIENT)),
    ("edit", lambda desk, who, row: desk.people.edit(who, title="COO", phone="+1 503 555 0160")),
]


@pytest.mark.parametrize(("what", "deed"), DEEDS, ids=[row[0] for row in DEEDS])
def test_every_deed_is_taken_back_and_done_again(what: str, deed: Deed, desk: Desk) -> None:
    dana = a_contact(desk, "Dana Ruiz", phone="+1 503 555 0142")
    row = a_follow_up(desk, dana, repeats="RRULE:FREQ=WEEKLY")
    if what == "keep":
        a_promise(desk, dana)
    before = builders.dump(desk.core.store)
    changed = deed(desk, dana, row)
    after = builders.dump(desk.core.store)
    assert after != before
    assert changed.label
    desk.undo()
    if what == "keep":
        desk.undo()
    assert builders.dump(desk.core.store) == before
    while desk.redo():
        pass
    assert builders.dump(desk.core.store) == after


@pytest.mark.parametrize(
    ("what", "channel"),
    [("Send the price", Channel.EMAIL), ("ring again", Channel.CALL), ("show the demo", Channel.MEETING)],
)
def test_the_words_of_a_promise_name_its_channel(what: str, channel: Channel) -> None:
    assert channel_of(what) is channel


def test_a_very_full_day_says_how_much_more_there_is() -> None:
    desk = builders.a_desk(config=Config(working_days=("mon", "tue", "wed", "thu", "fri")))
    dana = a_contact(desk, "Dana Ruiz")
    with desk.core.deed("many") as db:
        for number in range(437):
            followups.add_follow_up(
                db, at=desk.core.stamp(), contact_id=dana, due_on=date(2022, 11, 22), why_now=str(number),
                promise_id=None if number else a_promise(desk, dana),
            )  # fmt: skip
    agenda = desk.agenda.today()
    assert (len(agenda.items()), agenda.more, agenda.counts.due) == (400, 37, 437)
    desk.close()
