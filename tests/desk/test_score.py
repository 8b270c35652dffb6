"""The scorecard's drawer: counted from what the desk's own deeds wrote, in the rep's days and at their hours."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from salesdesk.desk import Desk
from salesdesk.desk.calls import WrapUp
from salesdesk.desk.plan import PlanWords
from salesdesk.domain.followup import Channel, PromiseState, Result
from salesdesk.domain.scorecard import BY_ID
from salesdesk.domain.touch import Disposition
from salesdesk.domain.who import Kind
from salesdesk.errors import NotUnderstood
from salesdesk.store import followups, score
from salesdesk.store.rows import insert, update
from tests import builders


def words(desk: Desk, days: int = 1) -> dict[str, str]:
    """Every measure's words of the last so many days."""
    today = desk.core.today()
    card = desk.score.between(today - timedelta(days=days - 1), today)
    return {name: count.words for name, count in card.counts.items()}


def test_a_working_day_is_counted_from_its_calls_mails_and_promises(desk: Desk) -> None:
    tom, elena, wei, lisa = (builders.a_contact(desk, name) for name in ("Tom", "Elena", "Wei", "Lisa"))
    builders.a_follow_up(desk, tom, agreed=1)
    builders.a_touch(desk, wei, days_ago=2, channel=Channel.EMAIL, disposition=None)
    desk.calls.log(
        WrapUp(tom, disposition=Disposition.CONNECTED, result=Result.NEXT_STEP, seconds=720, prepared=True, ticked=())
    )
    checklist = builders.a_promise(desk, tom, "the checklist", made_on=desk.core.today())
    desk.calls.log(WrapUp(elena, disposition=Disposition.LEFT_VOICEMAIL, seconds=26, prepared=True))
    desk.calls.log(WrapUp(wei, disposition=Disposition.LEFT_VOICEMAIL, seconds=22, prepared=True))
    desk.calls.log(WrapUp(lisa, disposition=Disposition.CONNECTED, prepared=False))
    desk.agenda.keep_promise(checklist)
    found = words(desk)
    assert found["promises_kept"] == "1 of 1"
    assert found["same_day"] == "1 of 1"
    assert found["called_on_day"] == "1 of 1"
    assert found["both_channels"] == "1 of 2"
    assert found["researched"] == "3 of 4"
    assert found["next_steps"] == "1 of 2"
    assert (found["conversations"], found["noes"], found["dials"]) == ("2", "0", "4")
    assert found["voicemails"] == "2, mean 24 s"
    desk.undo()
    assert words(desk)["promises_kept"] == "0 of 1"


def test_a_day_agreed_in_a_talk_is_a_next_step_and_a_promise_in_a_message_is_none(desk: Desk) -> None:
    dana, lee = builders.a_contact(desk, "Dana"), builders.a_contact(desk, "Lee")
    desk.calls.log(WrapUp(dana, disposition=Disposition.CONNECTED, next_when=builders.on_day(desk, 7)))
    desk.calls.log(WrapUp(lee, disposition=Disposition.CONNECTED))
    assert words(desk)["next_steps"] == "1 of 2"


def test_a_day_that_was_put_off_is_still_the_day_that_was_agreed(desk: Desk) -> None:
    dana = builders.a_contact(desk)
    row = builders.a_follow_up(desk, dana, agreed=1)
    with desk.core.deed("later") as db:
        followups.change_follow_up(db, row, due_on=desk.core.today() + timedelta(days=2), snoozes=1)
    assert words(desk)["called_on_day"] == "0 of 1"


def test_who_is_in_the_trash_and_what_was_taken_back_do_not_count(desk: Desk) -> None:
    dana = builders.a_contact(desk)
    touch = builders.a_touch(desk, dana, days_ago=0)
    assert words(desk)["conversations"] == "1"
    with desk.core.deed("trash") as db:
        update(db, "touch", touch, trashed_at=desk.core.stamp())
    assert words(desk)["conversations"] == "0"
    builders.a_touch(desk, dana, days_ago=0)
    desk.people.trash(dana)
    assert words(desk)["conversations"] == "0"


def test_a_client_is_no_prospecting(desk: Desk) -> None:
    from salesdesk.domain.who import Kind

    clock = builders.clock_of(desk)
    clock.set("2022-11-23 12:00")
    builders.a_touch(desk, builders.a_contact(desk, "Old Client", kind=Kind.CLIENT), days_ago=1)
    assert words(desk, days=2)["days_without"] == "1"
    builders.a_touch(desk, builders.a_contact(desk, "Somebody New"), days_ago=1)
    assert words(desk, days=2)["days_without"] == "0"


def test_the_page_counts_a_week_from_monday_and_a_series_that_ends_today(desk: Desk) -> None:
    dana = builders.a_contact(desk)
    for days_ago in (0, 1, 3, 13, 14):
        builders.a_touch(desk, dana, days_ago=days_ago)
    board = desk.score.board()
    assert [board.cards[name].counts["conversations"].value for name in board.cards] == [1, 2, 4, 5]
    values = [count.value for count in board.daily["conversations"]]
    assert len(values) == 30
    assert values[-15:] == [1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 1, 1]


def test_the_hour_is_theirs_by_number_place_or_what_was_entered(desk: Desk) -> None:
    builders.a_touch(desk, builders.a_contact(desk, "A", zone="Europe/Berlin"), days_ago=0)
    builders.a_touch(desk, builders.a_contact(desk, "B", phone="+1 503 555 0142"), days_ago=0)
    builders.a_touch(desk, builders.a_contact(desk, "C"), days_ago=0)
    assert {hour: count.words for hour, count in desk.score.board().cards["today"].hours.items()} == {
        10: "1 of 1",
        19: "1 of 1",
    }


def test_open_promises_are_named_with_how_they_stand(desk: Desk) -> None:
    dana = builders.a_contact(desk, "Dana Ruiz")
    builders.a_promise(desk, dana, "Send the price", in_days=-4)
    builders.a_promise(desk, dana, "Send the sheet", in_days=1)
    builders.a_promise(desk, dana, "Kept one", in_days=0, state=PromiseState.KEPT, closed_on=desk.core.today())
    shown = [(promise.what, name, how) for promise, name, how in desk.score.board().open_promises]
    assert shown == [("Send the price", "Dana Ruiz", "4 d late"), ("Send the sheet", "Dana Ruiz", "due tomorrow")]


def test_a_number_opens_its_rows_in_words_newest_first(desk: Desk) -> None:
    dana = builders.a_contact(desk, "Dana Ruiz")
    for days_ago in (3, 0):
        builders.a_touch(desk, dana, days_ago=days_ago, text=f"talk {days_ago}\nmore")
    count = desk.score.board().cards["14 days"].counts["conversations"]
    rows = desk.score.rows(BY_ID["conversations"], count)
    assert [(row.name, row.words) for row in rows] == [
        ("Dana Ruiz", "call, talked · talk 0"),
        ("Dana Ruiz", "call, talked · talk 3"),
    ]


def test_deals_won_speak_only_with_few_conversations(desk: Desk) -> None:
    today = desk.core.today()
    with desk.core.deed("deals") as db:
        for number in range(5):
            insert(
                db, "deal", title=f"Deal {number}", state="won" if number else "lost", ended_on=today,
                created_at=desk.core.stamp(),
            )  # fmt: skip
    builders.a_touch(desk, builders.a_contact(desk), days_ago=0)
    assert desk.score.board().sentence.startswith("You won 4 of 5 deals that ended, out of one conversation")


def test_an_odd_touch_of_another_program_is_counted_without_a_fault(desk: Desk) -> None:
    dana = builders.a_contact(desk)
    builders.a_touch(desk, dana, days_ago=0, channel="fax", disposition=None, text="")
    board = desk.score.board()
    count = board.cards["today"].counts["gave"]
    assert len(desk.score.named("touch", count.of or ())) == 1


@pytest.mark.parametrize("first", [date(1, 1, 1), date(9999, 12, 31)])
def test_the_ends_of_the_calendar_are_refused_or_empty(desk: Desk, first: date) -> None:
    if first.year == 1:
        with pytest.raises(NotUnderstood):
            desk.score.between(first, desk.core.today())
    assert desk.score.between(first, first).counts["dials"].value == 0


def test_the_year_end_belongs_to_the_reps_day(desk: Desk) -> None:
    builders.clock_of(desk).set("2022-12-31 23:50")
    dana = builders.a_contact(desk)
    desk.calls.log(WrapUp(dana, disposition=Disposition.CONNECTED, at=desk.core.now() - timedelta(minutes=1)))
    assert words(desk)["conversations"] == "1"
    builders.clock_of(desk).set(datetime(2023, 1, 1, 0, 10, tzinfo=desk.core.zone))
    assert words(desk)["conversations"] == "0"
    assert words(desk, days=2)["conversations"] == "1"


def test_the_scorecard_of_the_day_at_the_desk(desk: Desk) -> None:
    """Step 35: Monday 5 October 2026 as it was, at 17:00."""
    clock = builders.clock_of(desk)
    who: dict[str, int] = {}
    for name, kind in (
        ("Tom Okafor", Kind.PROSPECT), ("Priya Nair", Kind.PROSPECT), ("Elena Ruiz", Kind.PROSPECT),
        ("Marcus Lind", Kind.PROSPECT), ("Wei Chen", Kind.PROSPECT), ("Sam Osei", Kind.PROSPECT),
        ("Lisa Brandt", Kind.CLIENT), ("Pat Lowe", Kind.PROSPECT),
    ):  # fmt: skip
        who[name] = builders.a_contact(desk, name, kind=kind)
    clock.set("2026-10-05 08:30")
    for name, ago in (("Priya Nair", 3), ("Marcus Lind", 4), ("Wei Chen", 4)):
        builders.a_touch(desk, who[name], days_ago=ago, channel=Channel.EMAIL, disposition=None)
    desk.plan.keep(desk.plan.read(PlanWords(conversations="8", block="9:15-10", stop="17:30")))
    builders.a_follow_up(desk, who["Tom Okafor"], agreed=1, their_words="first Monday in October")
    again = builders.a_promise(desk, who["Marcus Lind"], "ring again Monday", in_days=0)

    def call(clock_time: str, name: str, **more: object) -> None:
        clock.set(f"2026-10-05 {clock_time}")
        values = {"disposition": Disposition.CONNECTED, "prepared": True, **more}
        desk.calls.log(WrapUp(who[name], **values))  # type: ignore[arg-type]

    call("08:40", "Tom Okafor", result=Result.NEXT_STEP)
    checklist = builders.a_promise(desk, who["Tom Okafor"], "send checklist", made_on=desk.core.today())
    sheet = builders.a_promise(desk, who["Wei Chen"], "send the sheet", made_on=desk.core.today())
    desk.agenda.keep_promise(sheet)
    call("09:26", "Elena Ruiz", disposition=Disposition.LEFT_VOICEMAIL)
    call("09:35", "Marcus Lind", result=Result.REFERRED)
    desk.agenda.keep_promise(again)
    call("09:45", "Wei Chen", disposition=Disposition.LEFT_VOICEMAIL)
    call("10:02", "Priya Nair", result=Result.NEXT_STEP)
    desk.calls.log(WrapUp(who["Sam Osei"], channel=Channel.THINKING_OF_YOU))
    call("13:00", "Lisa Brandt", result=Result.NEXT_STEP, prepared=False)
    clock.set("2026-10-05 13:58")
    desk.agenda.keep_promise(checklist)
    call("15:10", "Pat Lowe", direction="in", prepared=None, result=Result.DECLINED)
    clock.set("2026-10-05 17:00")
    found = words(desk)
    assert found["promises_kept"] == "3 of 3"
    assert found["called_on_day"] == "1 of 1"
    assert found["same_day"] == "2 of 2"
    assert found["both_channels"] == "3 of 4"
    assert found["researched"] == "5 of 6"
    assert found["conversations"] == "5 of 8"
    assert (found["next_steps"], found["noes"], found["dials"]) == ("3 of 5", "1", "6")
    assert found["first_call"] == "10 min"
    assert BY_ID["dials"].small


def test_losses_sources_and_clients_come_from_what_was_noted(desk: Desk) -> None:
    dana = builders.a_contact(desk, "Dana Ruiz")
    lee = builders.a_contact(desk, "Lee Park", kind=Kind.CLIENT)
    with desk.core.deed("where they came from") as db:
        update(db, "contact", dana, lead_source="Rotary Club")
        insert(db, "pointer", from_id=dana, to_id=lee, kind="referred", said_on=desk.core.today())
        deal = insert(
            db, "deal", title="Depot", state="lost_to_other", ended_on=desk.core.today(), created_at=desk.core.stamp()
        )
        insert(db, "deal_reason", deal_id=deal, reason="too late", mine=True, evidence="they had signed")
        insert(db, "deal_reason", deal_id=deal, reason="money frozen", mine=False, evidence="their CFO said so")
    no = desk.calls.log(WrapUp(dana, disposition=Disposition.CONNECTED, result=Result.DECLINED))
    desk.calls.after_loss(no.row_id or 0, mine=True, evidence="I talked for ten minutes", differently="ask first")
    builders.a_touch(desk, lee, days_ago=0)
    card = desk.score.today()
    assert [(one.name, one.count.words) for one in card.sources] == [("community", "1 of 2"), ("referral", "1 of 2")]
    builders.a_touch(desk, builders.a_contact(desk, "By Hand"), days_ago=0)
    with desk.core.deed("from a list") as db:
        update(db, "contact", builders.a_contact(desk, "Of A List"), source="linkedin")
    builders.a_touch(desk, desk.find.people("Of A List")[0].id, days_ago=0)
    names = [one.name for one in desk.score.today().sources]
    assert names == ["added by hand", "community", "list", "referral"]
    assert [one.what for one in card.losses[True]] == ["too late: they had signed", "I talked for ten minutes"]
    assert [one.what for one in card.losses[False]] == ["money frozen: their CFO said so"]
    assert (card.counts["referrals"].words, card.counts["clients"].words) == ("1", "0 of 1")
    for days_ago in (10, 100, 200, 364):
        builders.a_touch(desk, lee, days_ago=days_ago)
    assert desk.score.today().counts["clients"].words == "1 of 1"
    assert [row.name for row in desk.score.named("contact", (dana, lee))] == ["Dana Ruiz", "Lee Park"]
    desk.plan.week.criticise("Ask first")
    assert [one.words for one in desk.plan.week.returning()] == ["Ask first: second time this month"]


def test_a_quarter_counted_apart_is_the_same_as_counted_here(tmp_path: Path) -> None:
    desk = Desk(builders.a_file(tmp_path / "a.db", builders.busy_file()), builders.FixedClock(builders.sample_start()))
    assert desk.score.board_apart() == desk.score.board()
    found = score.touches(desk.core.db, date.min, date.max)
    assert all(list(alike.days) == sorted(alike.days) for alike in found)
    kept = desk.core.db.execute(
        "SELECT sum(direction = 'out' AND channel IN ('call', 'voicemail')), sum(gave), sum(ifnull(seconds, 0)) "
        "FROM touch t JOIN contact c ON c.id = t.contact_id WHERE t.trashed_at IS NULL AND c.trashed_at IS NULL"
    ).fetchone()
    assert kept == (
        sum(len(t.ids) for t in found if t.dialled), sum(len(t.ids) for t in found if t.gave),
        sum(sum(t.seconds) for t in found),
    )  # fmt: skip
    desk.close()


def test_what_was_counted_is_kept_until_something_is_done_or_the_day_turns(desk: Desk) -> None:
    dana = builders.a_contact(desk)
    desk.score.keep(desk.score.board(), mark=desk.score.mark())
    assert desk.score.kept() is not None
    builders.a_touch(desk, dana, days_ago=0)
    assert desk.score.kept() is None
    desk.score.keep(desk.score.board(), mark=desk.score.mark())
    desk.undo()
    assert desk.score.kept() is None
    desk.score.keep(desk.score.board(), mark=desk.score.mark())
    builders.clock_of(desk).advance(days=1)
    assert desk.score.kept() is None
