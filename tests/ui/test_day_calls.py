"""The calls of the day at the desk (DAY.md), key by key: Monday 5 October 2026 in Chicago, on a clock that stands."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

import pytest

from salesdesk.desk.calls import WrapUp
from salesdesk.domain.followup import PromiseState, Result
from salesdesk.domain.research import FactState
from salesdesk.domain.touch import Disposition
from salesdesk.store import followups, research, touches
from tests import builders
from tests.builders import CHICAGO
from tests.desk.test_day_follow_ups import TheDay
from tests.ui.sitting import Sitting, sitting


@pytest.fixture
def day() -> Iterator[TheDay]:
    made = TheDay()
    yield made
    made.desk.close()


def last_touch(day: TheDay, who: str) -> touches.Touch:
    return touches.of_contact(day.desk.core.db, day.ids[who])[0]


def day_wrap(day: TheDay, who: str, **more: object) -> WrapUp:
    return WrapUp(day.ids[who], disposition=Disposition.CONNECTED, **more)  # type: ignore[arg-type]


async def calls(rep: Sitting, day: TheDay, who: str) -> None:
    rep.today.show_person(day.ids[who])
    await rep.until(lambda: rep.today.contact_id == day.ids[who])
    await rep.calls()


async def notes(rep: Sitting, *lines: str) -> None:
    for line in lines:
        await rep.type(line)
        await rep.press("enter")


async def wraps_up(rep: Sitting, *keys: str) -> None:
    await rep.press("f8")
    await rep.opens("WrapUpSheet")
    await rep.press(*keys)


async def test_steps_8_to_10_the_call_with_tom_lives_through_an_end_is_saved_undone_and_done_again(day: TheDay) -> None:
    desk, tom = day.desk, day.ids["Tom"]
    for question in ("How do you close the month?", "Who compares the vendors?"):
        desk.research.add_question(tom, question)
    day.at("2026-10-05 08:40")
    async with sitting(desk) as rep:
        await calls(rep, day, "Tom")
        await notes(rep, '" we re-tender in March', "@ compare three vendors by 15 Nov", "! send checklist today 14:00")
        await rep.press("escape", "1", "2")
        await rep.until(lambda: rep.text_of("side").count("✓") == 2)
    day.at("2026-10-05 08:46")
    async with sitting(desk, ready="CallScreen") as rep:
        await rep.sees("06:00   Tom Okafor", "compare three vendors by 15 Nov", "Found again: began 08:40.")
        day.at("2026-10-05 08:52")
        before = builders.dump(desk.core.store)
        await wraps_up(rep, "m", "tab")
        await rep.type("16 nov 9am their time")
        await rep.sees("Mon 16 Nov 08:00", "09:00", "2 questions asked")
        await rep.press("enter")
        await rep.until(lambda: rep.sheet == "TodayScreen")
        after = builders.dump(desk.core.store)
        touch, brief = last_touch(day, "Tom"), desk.research.brief(tom)
        assert (touch.seconds, touch.result, touch.questions_asked) == (720, Result.NEXT_STEP, 2)
        assert touch.their_words == "we re-tender in March"
        assert [(d.words, d.on) for d in brief.dates] == [("compare three vendors by 15 Nov", date(2026, 11, 15))]
        assert [(p.what, p.due_at) for p in brief.promises if p.state is PromiseState.OPEN] == [
            ("send checklist", datetime(2026, 10, 5, 14, 0, tzinfo=CHICAGO))
        ]
        ahead = [f.due_at for f in followups.open_of(desk.core.db, tom) if f.promise_id is None]
        assert ahead == [datetime(2026, 11, 16, 8, 0, tzinfo=CHICAGO)]
        closed = desk.core.db.execute(
            "SELECT closed_on, due_on FROM follow_up WHERE contact_id = ? AND state = 'done' AND agreed = 1", (tom,)
        ).fetchone()
        assert closed == ("2026-10-05", "2026-10-05"), "called on the very day they had named"
        await rep.press("u")
        await rep.until(lambda: builders.dump(desk.core.store) == before)
        live = desk.calls.live()
        assert live is not None
        assert len(live.ticked) == 2
        await rep.until(lambda: "send checklist" in rep.area("notes").text)
        await rep.press("U")
        await rep.until(lambda: builders.dump(desk.core.store) == after)
        assert desk.calls.live() is None


async def test_step_21_marcus_names_ines_who_is_there_with_the_link_and_what_is_known(day: TheDay) -> None:
    desk, marcus = day.desk, day.ids["Marcus"]
    desk.research.add_fact(marcus, "three entities close in week one", confirmed=True)
    day.at("2026-10-05 09:35")
    async with sitting(desk) as rep:
        await calls(rep, day, "Marcus")
        await rep.type("not me, speak to Ines Keller")
        day.at("2026-10-05 09:37")
        await wraps_up(rep, "f")
        await rep.until(lambda: rep.focus == "who")
        await rep.type("Ines Keller, shared services")
        await rep.press("enter")
        await rep.until(lambda: rep.sheet == "TodayScreen")
    ines = desk.people.get(desk.find.people("Ines Keller")[0].id)
    brief = desk.research.brief(ines.id)
    assert (ines.title, ines.account_name) == ("shared services", "Nordwind GmbH")
    assert [(p.name, p.kind, p.said_on[:10]) for p in brief.points] == [("Marcus Lind", "referred", "2026-10-05")]
    assert [f.state for f in brief.facts] == [FactState.ASSUMED]
    assert last_touch(day, "Marcus").result is Result.REFERRED


async def test_step_24_what_priya_says_of_the_board_is_caught_with_her_words(day: TheDay) -> None:
    day.at("2026-10-05 10:02")
    async with sitting(day.desk) as rep:
        await calls(rep, day, "Priya")
        await notes(rep, "@ board meets 20 Oct", '" my boss decides, not me', "! numbers for the board by 16 Oct")
        await rep.sees("@ board meets", "Tue 20 Oct", "Fri 16 Oct")
        await wraps_up(rep, "t", "tab")
        await rep.type("22 oct")
        await rep.press("enter")
        await rep.until(lambda: rep.sheet == "TodayScreen")
    brief = day.desk.research.brief(day.ids["Priya"])
    assert [(d.what, d.on) for d in brief.dates] == [("board meets", date(2026, 10, 20))]
    assert last_touch(day, "Priya").their_words == "my boss decides, not me"


async def test_step_25_anita_is_found_by_her_number_in_red_words_and_no_key_calls_her(day: TheDay) -> None:
    day.at("2026-10-05 10:20")
    async with sitting(day.desk) as rep:
        await rep.press("I")
        await rep.opens("InboundSheet")
        await rep.type("312 555 0108")
        await rep.sees("Anita Rao", "do not contact since 01 Sep 2026", "please take me off")
        await rep.press("escape")
        rep.today.show_person(day.ids["Anita"])
        await rep.press("c")
        await rep.until(lambda: "please take me off your list" in rep.note)
        assert day.desk.calls.live() is None
        rep.today.say("")
        await rep.press("y")
        await rep.until(lambda: "please take me off your list" in rep.note)


async def test_step_30_lisas_referral_is_asked_for_and_the_sister_clinic_is_a_prospect_from_lisa(day: TheDay) -> None:
    day.at("2026-10-05 13:00")
    async with sitting(day.desk) as rep:
        await calls(rep, day, "Lisa")
        await rep.type("all well; a sister clinic opens in spring")
        await wraps_up(rep, "r", "f")
        await rep.until(lambda: rep.focus == "who")
        await rep.type("Nina Vale at Maple South, +1 312 555 0133")
        await rep.press("enter")
        await rep.until(lambda: rep.sheet == "TodayScreen")
    nina = day.desk.people.get(day.desk.find.people("Nina Vale")[0].id)
    assert (nina.account_name, nina.kind, nina.phones[0].e164) == ("Maple South", "prospect", "+13125550133")
    assert [p.name for p in day.desk.research.brief(nina.id).points] == ["Lisa Brandt"]
    assert last_touch(day, "Lisa").ticks == "asked_for_referral"


@pytest.mark.parametrize(("sent", "words"), [("13:58", "kept"), ("14:01", "kept 1 min late")])
async def test_step_31_the_promise_made_in_the_call_is_kept_by_its_row(sent: str, words: str, day: TheDay) -> None:
    day.at("2026-10-05 08:40")
    desk, tom = day.desk, day.ids["Tom"]
    call = desk.calls.start(tom)
    desk.calls.log(
        day_wrap(day, "Tom", text="! send checklist today 14:00", at=call.started_at, result=Result.NEXT_STEP)
    )
    day.at(f"2026-10-05 {sent}")
    (promise,) = [p for p in desk.agenda.promises.of(tom) if p.what == "send checklist"]
    row = next(f.id for f in followups.open_of(desk.core.db, tom) if f.promise_id == promise.id)
    async with sitting(desk) as rep:
        rep.agenda.move_to(
            next(line.key for line in rep.agenda.lines if isinstance(line.key, tuple) and line.key[1] == row)
        )
        await rep.until(lambda: rep.today.follow_up_id == row)
        await rep.press("space")
        await rep.until(lambda: desk.agenda.promises.get(promise.id).state is PromiseState.KEPT)
    told = [entry.head for entry in desk.research.timeline(tom) if entry.text == "send checklist"]
    assert told[0].startswith(words.split(" 1 ")[0])


async def test_step_32_a_no_on_the_phone_ends_with_a_day_two_years_ahead(day: TheDay) -> None:
    day.at("2026-10-05 15:10")
    desk, elena = day.desk, day.ids["Elena"]
    async with sitting(desk) as rep:
        await rep.press("I")
        await rep.opens("InboundSheet")
        await rep.type("elena")
        await rep.press("enter")
        await rep.opens("CallScreen")
        await rep.type('" we just signed with another firm for two years')
        await wraps_up(rep, "x", "enter")
        await rep.opens("LossSheet")
        await rep.type("not mine")
        await rep.press("down", "down")
        await rep.type("ask in spring who else is in")
        await rep.press("enter")
        await rep.opens("PermissionSheet")
        await rep.sees("When would it make sense to call?")
        await rep.type("1 Sep 2028")
        await rep.press("enter")
        await rep.until(lambda: rep.sheet == "TodayScreen")
    touch, ahead = last_touch(day, "Elena"), desk.agenda.next_of(elena)
    assert (touch.direction, touch.disposition, touch.result) == ("in", Disposition.CONNECTED, Result.DECLINED)
    assert (touch.mine, touch.differently) == (False, "ask in spring who else is in")
    assert touch.evidence == "we just signed with another firm for two years"
    assert ahead is not None
    assert (ahead.due_on, ahead.agreed, ahead.play) == (date(2028, 9, 1), True, "resting")


@pytest.mark.parametrize(
    ("notes_typed", "seconds", "keys", "disposition"),
    [
        ("", 12, "f8 enter", Disposition.NO_ANSWER),
        ("", 45, "f8 enter", Disposition.LEFT_VOICEMAIL),
        ("- keen\n> ring tue 8am", 300, "f8 enter", Disposition.CONNECTED),
    ],
)
async def test_the_common_endings_take_two_keys_after_the_talk(
    notes_typed: str, seconds: int, keys: str, disposition: Disposition, day: TheDay
) -> None:
    """With the call key itself: three."""
    day.at("2026-10-05 11:00")
    said = "Hi Wei, Sam at Brightline. I will ring again on Thursday morning. 503 555 0199."
    day.desk.scripts.save(day.ids["Wei"], "voicemail", said)
    async with sitting(day.desk) as rep:
        await calls(rep, day, "Wei")
        for line in notes_typed.splitlines():
            await notes(rep, line)
        builders.clock_of(day.desk).advance(seconds=seconds)
        pressed = keys.split()
        assert len(pressed) + 1 <= 3
        await rep.press(pressed[0])
        await rep.opens("WrapUpSheet")
        await rep.press(*pressed[1:])
        await rep.until(lambda: rep.sheet == "TodayScreen")
    touch, wei = last_touch(day, "Wei"), day.ids["Wei"]
    assert touch.disposition is disposition
    if disposition is Disposition.LEFT_VOICEMAIL:
        left = day.desk.scripts.last_left(wei)
        assert left is not None
        assert left.text == said
    if disposition is Disposition.CONNECTED:
        assert touch.result is Result.NEXT_STEP
        assert date(2026, 10, 6) in [f.due_on for f in followups.open_of(day.desk.core.db, wei)]


@pytest.mark.parametrize("pasted", [("a word of theirs " * 55 + "\n") * 1_100, "x" * 100_000])
async def test_a_large_paste_into_the_notes_neither_hangs_nor_loses(pasted: str, day: TheDay) -> None:
    day.at("2026-10-05 11:00")
    async with sitting(day.desk) as rep:
        await calls(rep, day, "Wei")
        await rep.paste(pasted)
        await rep.press("f8")
        await rep.opens("WrapUpSheet")
        await rep.press("t", "enter")
        await rep.until(lambda: rep.sheet == "TodayScreen")
    kept = last_touch(day, "Wei").text
    assert kept.replace("\n", "") == pasted[:1_000_000].replace("\n", "")
    assert research.questions_of(day.desk.core.db, day.ids["Wei"], limit=5) == ()
