"""The keys that move days, at the screen: when next, the third later, absences, permission, a promise that moves."""

from __future__ import annotations

from datetime import date
from typing import Any

from salesdesk.desk import EVERYTHING
from salesdesk.desk.calls import WrapUp
from salesdesk.domain.followup import Channel, FollowUp, PromiseState, Result, Side
from salesdesk.domain.later import SnoozeReason
from salesdesk.domain.touch import Disposition
from tests.builders import a_contact, a_desk, a_follow_up, clock_of, on_day
from tests.ui.sitting import Sitting, sitting


def one_person() -> tuple[Any, int, int]:
    """A desk with one row for today."""
    desk = a_desk()
    dana = a_contact(
        desk, "Dana Ruiz", phone="+1 503 555 0142", email="dana@northwind.example", zone="America/Los_Angeles"
    )
    return desk, dana, a_follow_up(desk, dana)


async def test_after_done_the_plays_own_next_step_is_offered_first() -> None:
    desk, dana, row = one_person()
    async with sitting(desk) as rep:
        await rep.press("space")
        await rep.opens("LaterSheet")
        await rep.sees("As the rhythm goes: call Thu 24 Nov")
        await rep.press("enter")
        await rep.until(lambda: rep.desk.agenda.next_of(dana) is not None)
        planned = rep.desk.agenda.next_of(dana)
        assert planned is not None
        assert (planned.play, planned.origin, planned.why_now) == ("prospecting", "play", "try 2, last 22 Nov")
    assert row


async def test_the_third_later_asks_why_and_too_hard_takes_its_slot() -> None:
    desk, _, row = one_person()
    async with sitting(desk) as rep:
        for _ in range(2):
            rep.desk.agenda.later(row, rep.desk.agenda.read_when("today 16:00"))
        rep.today.reload(EVERYTHING)
        await rep.press("r")
        await rep.opens("LaterSheet")
        await rep.type("fri 10am")
        await rep.press("enter")
        await rep.opens("SnoozeReasonSheet")
        await rep.sees("Too hard: 15 minutes for it, Wed 23 Nov 2022 09:00", "Wrong time: Fri 25 Nov 2022 10:00")
        await rep.press("1")
        await rep.until(lambda: rep.desk.agenda.follow_up(row).due_on == date(2022, 11, 23))
        reasons = rep.desk.core.db.execute("SELECT reason FROM snooze ORDER BY id").fetchall()
        assert reasons == [(None,), (None,), (SnoozeReason.TOO_HARD,)]


async def test_not_needed_takes_it_off_with_its_reason() -> None:
    desk, _, row = one_person()
    async with sitting(desk) as rep:
        for _ in range(2):
            rep.desk.agenda.later(row, rep.desk.agenda.read_when("today 16:00"))
        rep.today.reload(EVERYTHING)
        await rep.press("r")
        await rep.opens("LaterSheet")
        await rep.type("fri")
        await rep.press("enter")
        await rep.opens("SnoozeReasonSheet")
        await rep.press("4")
        await rep.until(lambda: rep.desk.agenda.follow_up(row).closed_why == "not needed")


async def test_when_to_call_again_takes_any_phrase_and_rests_them() -> None:
    desk, dana, _ = one_person()
    async with sitting(desk) as rep:
        await rep.press("W")
        await rep.opens("PermissionSheet")
        await rep.type("30 february")
        await rep.press("enter")
        await rep.until(lambda: rep.sheet == "PermissionSheet")
        assert rep.desk.people.get(dana).permission is None
        await rep.press("ctrl+u")
        await rep.type("first monday in march")
        await rep.press("enter")
        await rep.until(lambda: rep.sheet == "TodayScreen")
        permission = rep.desk.people.get(dana).permission
        assert permission is not None
        assert permission.answer == "yes"
        assert any(f.agreed and f.due_on == date(2023, 3, 6) for f in _open(rep, dana))


async def test_out_of_office_moves_what_waits() -> None:
    desk, _, row = one_person()
    async with sitting(desk) as rep:
        await rep.press("O")
        await rep.opens("OutOfOfficeSheet")
        await rep.type("2 dec")
        await rep.press("enter")
        await rep.until(lambda: rep.desk.agenda.follow_up(row).due_on == date(2022, 12, 5))
        await rep.until(lambda: rep.sheet == "TodayScreen")


async def test_one_key_is_away_and_the_same_key_brings_a_triage() -> None:
    desk, _, row = one_person()
    async with sitting(desk) as rep:
        await rep.press("A")
        await rep.opens("AwaySheet")
        await rep.press("enter")
        await rep.until(lambda: rep.sheet == "TodayScreen" and rep.desk.agenda.away.is_away())
        assert rep.desk.agenda.today().counts.due == 0
        clock_of(rep.desk).advance(days=7)
        await rep.press("A")
        await rep.opens("TriageSheet")
        await rep.sees("Dana Ruiz", "1 waited; is each still true?")
        await rep.press("d")
        await rep.opens("AskSheet")
        await rep.type("moved to another firm")
        await rep.press("enter")
        await rep.until(lambda: rep.sheet == "TodayScreen")
        assert rep.desk.agenda.follow_up(row).closed_why == "moved to another firm"


async def test_a_held_row_comes_back_by_itself_while_the_rep_types_and_only_a_calm_line_says_so() -> None:
    desk, _, row = one_person()
    clock_of(desk).set("2022-11-22 08:32")
    desk.agenda.hold(row)
    async with sitting(desk) as rep:
        await rep.sees("WAITING", "06:32 there")
        await rep.press("n")
        await rep.until(lambda: rep.focus == "notes")
        await rep.type("Wei said hello")
        clock_of(rep.desk).set("2022-11-22 10:00")
        rep.today.tick()
        assert rep.note == "Dana Ruiz can be called now: back in the list"
        assert (rep.sheet, rep.focus, rep.area("notes").text) == ("TodayScreen", "notes", "Wei said hello")
        await rep.sees("NOW", "10:00", "08:00 there")  # both clocks show the same minute, while the rep types too


async def test_a_promise_under_the_cursor_moves_with_its_reason() -> None:
    desk, dana, _ = one_person()
    made = desk.agenda.promise(dana, "the board acts", on_day(desk, 1), side=Side.THEIRS).row_id
    async with sitting(desk) as rep:
        rep.today.panel("brief").move_to(("promise", made))
        rep.today.panel("brief").focus()
        await rep.press("e")
        await rep.opens("PromiseLineSheet")
        await rep.type("20 dec")
        await rep.press("enter")
        await rep.sees("A moved promise needs its reason.")
        await rep.press("down")
        await rep.type("the board moved")
        await rep.press("enter")
        await rep.until(lambda: rep.sheet == "TodayScreen")
        moved = rep.desk.agenda.promises.get(made)
        assert (moved.due_on, moved.moved_why, moved.state) == (
            date(2022, 12, 20),
            "the board moved",
            PromiseState.OPEN,
        )


async def test_the_rhythm_is_edited_on_one_line() -> None:
    desk, _, _ = one_person()
    async with sitting(desk) as rep:
        rep.today.run_command("rhythm")
        await rep.opens("RhythmSheet")
        await rep.sees("8 touches over 19 business days, then every 60, without an end")
        await rep.press("ctrl+u")
        await rep.type("call, fax +2")
        await rep.press("enter")
        await rep.sees("“fax +2” is no touch.")
        await rep.press("ctrl+u")
        await rep.type("call, e-mail +2")
        await rep.press("enter")
        await rep.until(lambda: rep.sheet == "TodayScreen")
        assert len(rep.desk.agenda.plays.rhythm().beats) == 2


async def test_a_no_lands_on_the_question_when_to_call() -> None:
    desk, dana, row = one_person()
    async with sitting(desk) as rep:
        rep.desk.calls.log(
            WrapUp(
                dana, disposition=Disposition.CONNECTED, result=Result.DECLINED, follow_up_id=row, channel=Channel.CALL
            )
        )
        rep.today.ask_after_no(dana)
        await rep.opens("PermissionSheet")
        await rep.sees("When would it make sense to call?")
        await rep.press("escape")
        rep.desk.agenda.permission.ask(dana, "no")
        rep.today.ask_after_no(dana)
        await rep.until(lambda: rep.sheet == "TodayScreen")


def _open(rep: Sitting, contact: int) -> tuple[FollowUp, ...]:
    from salesdesk.store import followups

    return followups.open_of(rep.desk.core.db, contact)


async def test_somebody_not_started_is_dated_and_the_cursor_goes_on_to_the_next_one() -> None:
    desk = a_desk()
    people = [a_contact(desk, name) for name in ("Dana Ruiz", "Lee Park", "Omar Haddad")]
    async with sitting(desk) as rep:
        first = rep.agenda.key
        for _ in range(2):
            await rep.press("r")
            await rep.opens("LaterSheet")
            await rep.type("fri 10am")
            await rep.press("enter")
            await rep.until(lambda: rep.sheet == "TodayScreen")
        await rep.until(lambda: isinstance(rep.agenda.key, tuple) and rep.agenda.key[0] == "c")
        assert rep.agenda.key != first
        planned = [desk.agenda.next_of(one) for one in people]
        assert sum(one is not None for one in planned) == 2
        found = next(one for one, plan in zip(people, planned, strict=True) if plan is not None)
        rep.today.show_person(found)  # as find does: they have no row today
        await rep.press("r")
        await rep.opens("LaterSheet")
        await rep.type("in 3 weeks")
        await rep.press("enter")
        await rep.until(
            lambda: rep.sheet == "TodayScreen" and [f.due_on for f in _open(rep, found)] == [date(2022, 12, 13)]
        )
