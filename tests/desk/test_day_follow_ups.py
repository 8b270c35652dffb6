"""The day at the desk, as far as it is about follow-ups: Monday 5 October 2026 in Chicago, on a clock that stands."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from salesdesk.config import Config
from salesdesk.desk import Desk
from salesdesk.desk.calls import WrapUp
from salesdesk.desk.deals import NewDeal
from salesdesk.domain.agenda import Group, Item
from salesdesk.domain.clockwords import call_guard
from salesdesk.domain.deals import Side as BallSide
from salesdesk.domain.followup import Channel, FollowUpState, PromiseState, Result, Side
from salesdesk.domain.modes import Mode
from salesdesk.domain.touch import Disposition
from salesdesk.domain.who import Kind
from salesdesk.errors import NotUnderstood, Refused
from salesdesk.store import followups, plays
from salesdesk.store.rows import insert
from tests.builders import CHICAGO, a_contact, a_desk, clock_of

WHO = {
    "Priya Nair": ("Bluebay Foods", "+1 206 555 0101", "America/Los_Angeles", Kind.PROSPECT),
    "Tom Okafor": ("Harbour Logistics", "+1 212 555 0102", "America/New_York", Kind.PROSPECT),
    "Elena Ruiz": ("Kestrel Sports", "+1 303 555 0103", "America/Denver", Kind.PROSPECT),
    "Marcus Lind": ("Nordwind GmbH", "+49 30 5550 104", "Europe/Berlin", Kind.PROSPECT),
    "Wei Chen 陳偉": ("Aiken Build", "+1 214 555 0105", "America/Chicago", Kind.PROSPECT),
    "Grace Hall": ("Pinecrest Hospital", "+1 617 555 0106", "America/New_York", Kind.PROSPECT),
    "Sam Osei": ("Delta Freight", "+1 404 555 0107", "America/New_York", Kind.PROSPECT),
    "Anita Rao": ("Orchid Retail", "+1 312 555 0108", "America/Chicago", Kind.PROSPECT),
    "Lisa Brandt": ("Maple Clinics", "+1 312 555 0109", "America/Chicago", Kind.CLIENT),
}
MONDAY = date(2026, 10, 5)


class TheDay:
    """The desk with the people of the day, set up as the weeks before had it."""

    def __init__(self) -> None:
        self.desk: Desk = a_desk(datetime(2026, 4, 20, 10, 0, tzinfo=CHICAGO))
        self.ids = {
            name.split()[0]: a_contact(
                self.desk, name, account=account, phone=phone, zone=zone, kind=kind,
                email=f"{name.split()[0].lower()}@{account.split()[0].lower()}.example",
            )
            for name, (account, phone, zone, kind) in WHO.items()
        }  # fmt: skip
        self._weeks_before()

    def at(self, moment: str) -> None:
        clock_of(self.desk).set(moment)

    def log(self, who: str, channel: Channel = Channel.CALL, **more: object) -> int:
        phrase = more.pop("next", None)
        when = self.desk.agenda.read_when(str(phrase), self.ids[who]) if phrase else None
        done = self.desk.calls.log(WrapUp(self.ids[who], channel=channel, next_when=when, **more))  # type: ignore[arg-type]
        assert done.row_id is not None
        return done.row_id

    def plan(self, who: str, phrase: str, **more: object) -> int:
        when = self.desk.agenda.read_when(phrase, self.ids[who])
        done = self.desk.agenda.plan(self.ids[who], when, **more)  # type: ignore[arg-type]
        assert done.row_id is not None
        return done.row_id

    def _weeks_before(self) -> None:
        left = Disposition.LEFT_VOICEMAIL
        self.log("Lisa", disposition=Disposition.CONNECTED, text="a good year so far")
        self.at("2026-07-14 11:00")
        self.log(
            "Tom", disposition=Disposition.CONNECTED, result=Result.NOT_NOW, next="first monday in october",
            words="call me after the audit, first Monday in October",
        )  # fmt: skip
        self.desk.agenda.permission.ask(self.ids["Tom"], "yes", channel="phone")
        self._stall("Sam", date(2026, 8, 20), "company_bought")
        self.at("2026-09-01 10:00")
        self.log("Sam", Channel.THINKING_OF_YOU)
        self.desk.people.do_not_contact(self.ids["Anita"], words="please take me off your list", asked_by="by phone")
        self._stall("Grace", date(2026, 9, 14), "contact_ill")
        self.at("2026-09-18 10:00")
        self.log("Grace", Channel.CARD, text="card sent")
        self.at("2026-09-25 10:00")
        self.log("Priya", disposition=Disposition.CONNECTED, text="the board acts within 5 days")
        self.desk.agenda.promise(
            self.ids["Priya"], "the board acts", self.desk.agenda.read_when("30 Sep"), side=Side.THEIRS,
            words="within 5 days",
        )  # fmt: skip
        self.at("2026-09-28 09:00")
        self.log("Wei", disposition=left, text="first try", next="30 sep")
        self.log("Wei", Channel.EMAIL, text="the same in writing")
        self.desk.agenda.away.out_of_office(
            self.ids["Wei"], from_on=date(2026, 9, 28), until_on=date(2026, 10, 2), words="back on Monday"
        )
        self.log("Marcus", disposition=left, text="first try", next="1 oct")
        self.at("2026-10-01 03:00")
        self.desk.calls.left_voicemail(self.ids["Marcus"], "I'll ring again Monday.")
        self.log("Marcus", Channel.EMAIL, text="what I said on the phone")
        self.at("2026-10-02 10:00")
        self.log("Priya", Channel.EMAIL, text="a friendly nudge")
        self.plan("Elena", "monday", why_now="intro from Mia")
        self.plan("Lisa", "monday")

    def _stall(self, who: str, since: date, reason: str) -> None:
        with self.desk.core.deed("stall") as db:
            insert(db, "stall", contact_id=self.ids[who], since_on=since, reason=reason)

    def rows(self, where: Group = Group.TODAY) -> list[str]:
        return [item.contact.name.split()[0] for item in self.desk.agenda.today().section(where)]

    def row(self, who: str) -> Item:
        return next(i for i in self.desk.agenda.today().items() if i.contact.id == self.ids[who])

    def ahead(self, who: str) -> list[tuple[Channel, date]]:
        return [(f.channel, f.due_on) for f in followups.open_of(self.desk.core.db, self.ids[who])]


@pytest.fixture
def day() -> Iterator[TheDay]:
    made = TheDay()
    made.at("2026-10-05 08:30")
    yield made
    made.desk.close()


def test_step_1_a_desk_left_open_since_friday_shows_monday_with_sundays_nudge_moved_not_late(day: TheDay) -> None:
    day.at("2026-10-02 17:30")
    assert day.desk.agenda.today().day == date(2026, 10, 2)
    day.at("2026-10-05 08:30")
    agenda = day.desk.agenda.today()
    assert agenda.day == MONDAY
    assert (agenda.counts.due, agenda.counts.overdue, agenda.counts.promises_due) == (6, 0, 2)


def test_step_2_the_top_lane_is_ranked_and_every_row_says_why(day: TheDay) -> None:
    assert day.rows() == ["Tom", "Priya", "Marcus", "Wei", "Elena", "Lisa"]
    why = {name: day.row(name).follow_up.why_now for name in day.rows()}
    assert "call me after the audit" in why["Tom"]
    assert why["Priya"] == "promise passed 30 Sep; call nudge"
    assert why["Lisa"].startswith("1 touch in twelve months, last 20 Apr")
    assert all(why.values())
    assert day.row("Tom").mode is Mode.RESTING
    assert day.row("Priya").mode is Mode.PROMISE_DUE
    assert day.row("Marcus").mode is Mode.PROSPECTING


def test_step_3_the_guard_says_both_clocks_and_the_row_returns_by_itself_at_ten(day: TheDay) -> None:
    day.at("2026-10-05 08:32")
    row = day.row("Priya")
    assert call_guard(row.clock, now=day.desk.core.now()) == "06:32 there. Opens 08:00 = 10:00 your time."
    day.desk.agenda.hold(row.follow_up.id)
    assert day.rows(Group.HELD) == ["Priya"]
    day.at("2026-10-05 09:59")
    assert day.rows(Group.HELD) == ["Priya"]
    day.at("2026-10-05 10:00")
    assert (day.rows(Group.HELD), day.rows(Group.NOW)) == ([], ["Priya"])


def test_step_4_berlin_is_open_when_chicago_starts(day: TheDay) -> None:
    day.at("2026-10-05 08:33")
    assert day.row("Marcus").clock.state == "open"


def test_step_4_the_business_window_is_the_reps_setting_and_is_named() -> None:
    desk = a_desk(datetime(2026, 10, 5, 8, 33, tzinfo=CHICAGO), Config(calling_hours="business"))
    marcus = a_contact(desk, "Marcus Lind", zone="Europe/Berlin")
    clock = desk.research.clock_of(desk.people.get(marcus))
    assert call_guard(clock, now=desk.core.now()) == "15:33 there, ok until 18:00 (your business window)"
    desk.close()


def test_step_6_his_words_stand_beside_the_day_that_they_named(day: TheDay) -> None:
    tom = day.row("Tom").follow_up
    assert (tom.due_on, tom.agreed) == (MONDAY, True)
    assert tom.their_words == "call me after the audit, first Monday in October"
    permission = day.desk.people.get(day.ids["Tom"]).permission
    assert permission is not None
    assert (permission.answer, permission.channel) == ("yes", "call")


def test_step_9_a_talk_writes_the_promise_and_proposes_the_day_after_his_own_date(day: TheDay) -> None:
    day.at("2026-10-05 08:52")
    day.log("Tom", disposition=Disposition.CONNECTED, result=Result.NEXT_STEP, follow_up_id=day.row("Tom").follow_up.id)
    today_at_two = day.desk.agenda.read_when("today 14:00")
    day.desk.agenda.promise(day.ids["Tom"], "send checklist", today_at_two)
    day.desk.research.add_date(day.ids["Tom"], "compare three vendors", date(2026, 11, 15))
    proposal = day.desk.agenda.proposal(day.ids["Tom"])
    assert proposal is not None
    assert (proposal.on, proposal.why_now) == (date(2026, 11, 16), "after their date: compare three vendors")


def test_step_10_one_undo_takes_the_whole_save_back(day: TheDay) -> None:
    before = [i.follow_up for i in day.desk.agenda.today().items()]
    day.log("Elena", disposition=Disposition.LEFT_VOICEMAIL, text="I'll ring again", next="thursday")
    assert [i.follow_up for i in day.desk.agenda.today().items()] != before
    day.desk.undo()
    assert [i.follow_up for i in day.desk.agenda.today().items()] == before


def test_step_19_a_voicemail_dates_the_promised_call_at_their_clock_and_the_mail_today(day: TheDay) -> None:
    day.at("2026-10-05 09:26")
    row = day.row("Elena").follow_up
    day.desk.calls.left_voicemail(day.ids["Elena"], "I'll ring again Thursday morning.", follow_up_id=row.id)
    assert day.ahead("Elena") == [(Channel.EMAIL, MONDAY), (Channel.CALL, date(2026, 10, 8))]
    half = day.desk.agenda.follow_up(row.id)
    assert (half.state, half.second_channel, half.half_done_on) == (FollowUpState.DONE, "email", MONDAY)
    day.log("Elena", Channel.EMAIL, text="as I said on the phone")
    assert day.desk.agenda.follow_up(row.id).half_done_on is None
    assert day.ahead("Elena") == [(Channel.CALL, date(2026, 10, 8))]


def test_step_21_marcus_rings_off_well_and_his_promised_call_counts_as_kept(day: TheDay) -> None:
    day.at("2026-10-05 09:35")
    [promise] = day.desk.agenda.promises.of(day.ids["Marcus"])
    assert (promise.what, promise.due_on, promise.state) == ("ring again", MONDAY, PromiseState.OPEN)
    day.log("Marcus", disposition=Disposition.CONNECTED, result=Result.REFERRED, successor="Ines Keller")
    [promise] = day.desk.agenda.promises.of(day.ids["Marcus"])
    assert (promise.state, promise.closed_on) == (PromiseState.KEPT, MONDAY)
    [ines] = day.desk.find.people("Ines Keller")
    assert [to.name for to in day.desk.research.brief(day.ids["Marcus"]).points] == ["Ines Keller"]
    assert day.desk.people.get(ines.id).account_name == "Nordwind GmbH"


def test_step_23_priya_comes_back_to_the_top_when_seattle_opens(day: TheDay) -> None:
    day.desk.agenda.hold(day.row("Priya").follow_up.id)
    day.plan("Elena", "15:00", why_now="asked for three", agreed=True)
    assert day.rows(Group.HELD) == ["Priya"]
    day.at("2026-10-05 10:00")
    assert (
        next(iter(day.desk.agenda.today().items())).contact.name == "Priya Nair"
    )  # over Tom's agreed day and an hour that was named
    assert day.row("Priya").held_until is None


def test_step_22_an_absence_that_is_over_is_a_hook(day: TheDay) -> None:
    assert day.desk.agenda.away.hook(day.ids["Wei"]) == "you were out last week"
    assert day.ahead("Wei")[0][1] == MONDAY
    day.at("2026-10-01 09:00")
    assert "Wei" not in day.rows()


def test_step_24_a_moved_promise_keeps_her_reason_and_arms_the_nudges_again(day: TheDay) -> None:
    day.at("2026-10-05 10:02")
    agenda = day.desk.agenda
    day.log("Priya", disposition=Disposition.CONNECTED, follow_up_id=day.row("Priya").follow_up.id)
    assert day.ahead("Priya") == []
    [promise] = agenda.promises.of(day.ids["Priya"])
    agenda.move_promise(promise.id, agenda.read_when("20 Oct"), why="board moved, the CEO decides")
    [moved] = agenda.promises.of(day.ids["Priya"])
    assert (moved.due_on, moved.moved_from_on) == (date(2026, 10, 20), date(2026, 9, 30))
    assert moved.moved_why == "board moved, the CEO decides"
    assert day.ahead("Priya") == [(Channel.EMAIL, date(2026, 10, 22))]
    day.at("2026-10-22 10:00")
    day.log("Priya", Channel.EMAIL)
    assert day.ahead("Priya") == [(Channel.CALL, date(2026, 10, 26))]


def test_step_24_from_the_notes_alone_the_board_moves_and_the_ball_lies_with_who_decides(day: TheDay) -> None:
    day.at("2026-10-05 10:02")
    desk, priya = day.desk, day.ids["Priya"]
    deal = desk.deals.add(NewDeal("Fleet"), contact_id=priya).row_id
    assert deal is not None
    notes = "@ board 20 oct, two of them are away\nball with their CEO, decides"
    assert [one.kind.value for one in desk.calls.caught(priya, notes)] == ["milestone", "ball", "moved"]
    desk.calls.log(WrapUp(priya, disposition=Disposition.CONNECTED, text=notes))
    [moved] = desk.agenda.promises.of(priya)
    assert (moved.due_on, moved.moved_why) == (date(2026, 10, 20), "board 20 oct, two of them are away")
    assert day.ahead("Priya") == [(Channel.EMAIL, date(2026, 10, 22))]
    ball = desk.deals.get(deal).ball
    assert (ball.side, ball.name) == (BallSide.DECIDER, "CEO")
    desk.undo()
    assert desk.agenda.promises.of(priya)[0].due_on == date(2026, 9, 30)
    assert desk.deals.get(deal).ball.side is not BallSide.DECIDER
    dropped = frozenset(one.line for one in desk.calls.caught(priya, notes) if one.kind.value in ("ball", "moved"))
    desk.calls.log(WrapUp(priya, disposition=Disposition.CONNECTED, text=notes, dropped=dropped))
    assert desk.agenda.promises.of(priya)[0].due_on == date(2026, 9, 30)
    assert desk.deals.get(deal).ball.side is not BallSide.DECIDER


def test_step_25_every_key_on_anita_is_refused(day: TheDay) -> None:
    agenda = day.desk.agenda
    assert agenda.proposal(day.ids["Anita"]) is None
    with pytest.raises(Refused):
        agenda.plan(day.ids["Anita"], agenda.read_when("tomorrow"))
    with pytest.raises(Refused):
        agenda.permission.when_to_call(day.ids["Anita"], agenda.read_when("tomorrow"))


@pytest.mark.parametrize(("who", "next_on"), [("Grace", date(2026, 10, 18)), ("Sam", MONDAY)])
def test_steps_26_and_27_quiet_ones_are_not_in_the_call_lane_and_know_their_next_day(
    day: TheDay, who: str, next_on: date
) -> None:
    names = [item.contact.name for item in day.desk.agenda.today().items()]
    assert not any(name.startswith(who) for name in names)
    proposal = day.desk.agenda.proposal(day.ids[who])
    assert proposal is not None
    assert (proposal.channel, proposal.on) == (Channel.THINKING_OF_YOU, next_on)
    if who == "Sam":
        day.log("Sam", Channel.THINKING_OF_YOU, text="integrating two ledgers")
        later = day.desk.agenda.proposal(day.ids["Sam"])
        assert later is not None
        assert later.on == date(2026, 11, 4)


def test_step_30_a_call_with_a_client_resets_the_rhythm(day: TheDay) -> None:
    before = day.desk.agenda.proposal(day.ids["Lisa"])
    assert before is not None
    assert before.on == MONDAY
    day.log("Lisa", disposition=Disposition.CONNECTED, text="asked for a referral")
    after = day.desk.agenda.proposal(day.ids["Lisa"])
    assert after is not None
    assert after.on == date(2026, 11, 4)


@pytest.mark.parametrize(("sent", "words"), [("13:58", "Kept: send"), ("14:01", "Kept, 1 min late: send")])
def test_step_31_a_promise_is_kept_by_the_minute_in_neutral_words(day: TheDay, sent: str, words: str) -> None:
    agenda = day.desk.agenda
    made = agenda.promise(day.ids["Tom"], "send checklist", agenda.read_when("today 14:00"))
    day.at(f"2026-10-05 {sent}")
    assert made.row_id is not None
    assert agenda.keep_promise(made.row_id).label.startswith(words)


def test_step_32_a_no_is_a_date_two_years_ahead(day: TheDay) -> None:
    day.log("Elena", disposition=Disposition.CONNECTED, result=Result.NOT_NOW, next="1 sep 2028", words="two years")
    assert day.ahead("Elena") == [(Channel.CALL, date(2028, 9, 1))]
    assert [line.name for line in plays.named_days(day.desk.core.db)] == ["Tom Okafor", "Elena Ruiz"]
    day.at("2028-09-01 09:00")
    assert day.rows() == ["Elena"]
    assert day.row("Elena").mode is Mode.RESTING
    assert day.row("Elena").follow_up.why_now == "two years"


def test_step_33_the_third_snooze_asks_why_and_too_hard_has_a_slot(day: TheDay) -> None:
    agenda = day.desk.agenda
    row = day.row("Elena").follow_up.id
    for phrase in ("today 15:00", "today 16:30"):
        assert not agenda.asks_why(row)
        agenda.later(row, agenda.read_when(phrase))
    assert agenda.asks_why(row)
    slot = agenda.hard_slot()
    assert slot.at == datetime(2026, 10, 6, 9, 0, tzinfo=CHICAGO)
    agenda.later(row, slot, reason="too_hard")
    assert agenda.follow_up(row).snoozes == 3
    assert "put off 3 times: too hard" in day.desk.research.brief(day.ids["Elena"], follow_up_id=row).signs
    with pytest.raises(NotUnderstood):
        agenda.later(row, slot, reason="lazy")


def test_step_36_the_day_is_open_while_somebody_has_no_next_step(day: TheDay) -> None:
    agenda = day.desk.agenda
    day.log("Elena", disposition=Disposition.CONNECTED, result=Result.NO_NEED)
    assert [line.name for line in agenda.lanes().no_next_step] == ["Elena Ruiz"]
    agenda.plan(day.ids["Elena"], agenda.read_when("in 3 weeks"))
    assert agenda.lanes().no_next_step == ()


def test_step_38_the_next_morning_keeps_the_record_and_the_call_at_her_clock(day: TheDay) -> None:
    day.plan("Elena", "thursday 9am their time")
    day.at("2026-10-06 00:00")
    assert day.desk.agenda.today().day == date(2026, 10, 6)
    at = day.desk.agenda.ahead(date(2026, 10, 8), date(2026, 10, 8))[0].follow_up.due_at
    assert at is not None
    assert at.astimezone(ZoneInfo("America/Denver")).strftime("%a %H:%M") == "Thu 09:00"
    past = day.desk.agenda.today(MONDAY)
    assert past.day == MONDAY
