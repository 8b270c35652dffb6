"""A call from the key to the one save: notes under the hands, the guess, the next brief, nothing lost on the way."""

from __future__ import annotations

import pytest

from salesdesk.desk import Desk
from salesdesk.domain.touch import Disposition
from salesdesk.store.file import open_store
from salesdesk.ui.outcomes import OUTCOMES
from salesdesk.ui.widgets.drafts import DraftArea
from tests import builders
from tests.ui.sitting import Sitting, sitting


def dump(desk: Desk) -> list[str]:
    return builders.dump(desk.core.store)


async def call(rep: Sitting, name: str = "Lee Park") -> int:
    """The call key on somebody who is open now; their id."""
    await rep.goes_to(name)
    await rep.calls()
    return rep.desk.find.people(name)[0].id


def last_touch(desk: Desk, contact_id: int) -> dict[str, object]:
    found = desk.core.db.execute("SELECT * FROM touch WHERE contact_id = ? ORDER BY id DESC", [contact_id])
    return dict(zip((name for name, *_ in found.description), found.fetchone(), strict=True))


async def test_c_notes_f8_enter_logs_the_call_and_opens_the_next_brief(busy: Desk) -> None:
    async with sitting(busy) as rep:
        contact_id = await call(rep)
        assert rep.focus == "callnotes"
        await rep.type("talked, wants the label price")
        builders.clock_of(busy).advance(minutes=5)
        await rep.press("f8")
        await rep.opens("WrapUpSheet")
        await rep.sees("Call ended  5 min", "› t Talked", "1 line saved")
        await rep.press("enter")
        await rep.until(lambda: rep.sheet == "TodayScreen")
        touch = last_touch(busy, contact_id)
        assert (touch["disposition"], touch["seconds"]) == (Disposition.CONNECTED, 300)
        assert "wants the label price" in str(touch["text"])
        await rep.until(lambda: rep.today.contact_id not in (None, contact_id) and rep.focus == "agenda")
        assert rep.desk.calls.live() is None


@pytest.mark.parametrize(
    ("notes", "seconds", "disposition"),
    [
        ("", 8, Disposition.NO_ANSWER),
        ("left vm", 35, Disposition.LEFT_VOICEMAIL),
        ("wrong number", 20, Disposition.WRONG_NUMBER),
        ("talked to them, good", 200, Disposition.CONNECTED),
    ],
)
async def test_one_enter_is_enough_where_the_guess_is_right(
    notes: str, seconds: int, disposition: Disposition, busy: Desk
) -> None:
    async with sitting(busy) as rep:
        contact_id = await call(rep)
        if notes:
            await rep.type(notes)
        builders.clock_of(busy).advance(seconds=seconds)
        await rep.press("f8")
        await rep.opens("WrapUpSheet")
        await rep.press("enter")
        await rep.until(lambda: rep.sheet in ("TodayScreen", "LaterSheet"))
        assert last_touch(busy, contact_id)["disposition"] == disposition


@pytest.mark.parametrize("outcome", [o for o in OUTCOMES if not o.asks], ids=lambda o: o.letter)
async def test_a_letter_of_the_wrap_up_is_the_ending_that_is_saved(outcome: object, busy: Desk) -> None:
    async with sitting(busy, size=(80, 24)) as rep:
        contact_id = await call(rep)
        await rep.press("f8")
        await rep.opens("WrapUpSheet")
        await rep.press(outcome.letter, "enter")  # type: ignore[attr-defined]
        await rep.until(lambda: rep.sheet != "WrapUpSheet")
        touch = last_touch(busy, contact_id)
        assert touch["disposition"] == outcome.disposition  # type: ignore[attr-defined]
        assert touch["result"] == outcome.result  # type: ignore[attr-defined]


async def test_esc_in_the_wrap_up_goes_on_with_the_call(busy: Desk) -> None:
    async with sitting(busy) as rep:
        before = dump(busy)
        await call(rep)
        await rep.type("so far")
        await rep.press("f8")
        await rep.opens("WrapUpSheet")
        await rep.press("escape")
        await rep.until(lambda: rep.sheet == "CallScreen" and rep.focus == "callnotes")
        await rep.type(" so good")
        await rep.until(lambda: "so far so good" in rep.screen)
        live = busy.calls.live()
        assert live is not None
        assert live.ended_at is None
        assert dump(busy) == before


async def test_one_undo_takes_the_whole_call_back_and_its_notes_are_a_draft_again(busy: Desk) -> None:
    async with sitting(busy) as rep:
        before = dump(busy)
        contact_id = await call(rep)
        await rep.type("! send the label price fri")
        await rep.press("f8")
        await rep.opens("WrapUpSheet")
        await rep.press("t", "enter")
        await rep.until(lambda: rep.sheet == "TodayScreen" and dump(busy) != before)
        await rep.press("u")
        await rep.until(lambda: "Undone: " in rep.note)
        assert dump(busy) == before
        del contact_id


async def test_marks_in_the_notes_are_caught_while_they_are_typed(busy: Desk) -> None:
    async with sitting(busy) as rep:
        contact_id = await call(rep)
        for line in (
            "! send the label price fri",
            "! they will send routes mon",
            "@ 12 dec depot opens",
            "? who signs",
            "* ships 500 a day",
        ):
            await rep.type(line)
            await rep.press("enter")
        await rep.sees(
            "CAUGHT FROM YOUR NOTES", "! send the label price", "25 Nov", "12 Dec", "? who signs", "* ships 500"
        )
        await rep.press("f8")
        await rep.opens("WrapUpSheet")
        await rep.sees(
            "✓ promise   send the label price",
            "✓ they owe  they will send routes",
            "✓ date      depot opens",
            "✓ fact      ships 500 a day",
        )
        await rep.press("t", "enter")
        await rep.until(lambda: rep.sheet == "TodayScreen")
        brief = busy.research.brief(contact_id)
        assert any("label price" in promise.what for promise in brief.promises)
        assert ("theirs", "send routes") in [(promise.side, promise.what) for promise in brief.promises]
        assert any("depot" in date.what for date in brief.dates)
        assert any("500" in fact.text for fact in brief.facts)
        assert any("signs" in question.text for question in brief.questions)


async def test_a_dropped_line_stays_in_the_notes_only(busy: Desk) -> None:
    async with sitting(busy) as rep:
        contact_id = await call(rep)
        await rep.type("* ships 500 a day")
        await rep.press("f8")
        await rep.opens("WrapUpSheet")
        await rep.press("t")
        while rep.focus != "keep":
            await rep.press("tab")
        await rep.press("space", "enter")
        await rep.until(lambda: rep.sheet == "TodayScreen")
        assert not any("500" in fact.text for fact in busy.research.brief(contact_id).facts)
        assert "ships 500 a day" in str(last_touch(busy, contact_id)["text"])


async def test_a_next_step_in_the_wrap_up_is_echoed_on_both_clocks_and_planned(busy: Desk) -> None:
    async with sitting(busy) as rep:
        contact_id = await call(rep, "Kofi Mensah")
        await rep.type("> demo fri 10am")
        await rep.press("f8")
        await rep.opens("WrapUpSheet")
        await rep.sees("NEXT STEP     Fri 25 Nov")
        await rep.press("t", "tab")
        await rep.type("thu 3pm")
        await rep.sees("Thu 24 Nov", "15:00")
        await rep.press("enter")
        await rep.until(lambda: rep.sheet == "TodayScreen")
        following = busy.agenda.next_of(contact_id)
        assert following is not None
        assert following.due_on.isoformat() == "2022-11-24"


async def test_digits_after_esc_tick_questions_and_tick_them_off_again(busy: Desk) -> None:
    async with sitting(busy) as rep:
        await call(rep)
        await rep.press("escape", "1")
        await rep.until(lambda: "1 ✓" in rep.text_of("side"))
        await rep.press("1")
        await rep.until(lambda: "1 ☐" in rep.text_of("side"))
        await rep.press("n")
        await rep.until(lambda: rep.focus == "callnotes")


async def test_q_in_a_call_says_to_end_the_call_first(busy: Desk) -> None:
    async with sitting(busy) as rep:
        await call(rep)
        await rep.press("escape", "q", "q")
        await rep.sees("F8 ends the call first.")
        assert rep.app.is_running
        assert rep.sheet == "CallScreen"


async def test_f1_in_a_call_shows_the_calls_own_keys(busy: Desk) -> None:
    async with sitting(busy) as rep:
        await call(rep)
        await rep.press("f1")
        await rep.opens("KeysSheet")
        await rep.sees("for the call", "End the call", "A promise")
        await rep.press("escape")
        await rep.until(lambda: rep.sheet == "CallScreen" and rep.focus == "callnotes")


async def test_c_then_f8_at_once_is_a_call_that_ends(busy: Desk) -> None:
    async with sitting(busy) as rep:
        await rep.goes_to("Lee Park")
        await rep.hurl("c")
        await rep.press("f8")
        await rep.until(lambda: rep.sheet in ("CallScreen", "WrapUpSheet") and rep.app.focused is not None)


async def test_a_call_and_its_notes_survive_a_new_start(busy_on_disk: Desk) -> None:
    path = busy_on_disk.path
    async with sitting(busy_on_disk) as rep:
        await call(rep)
        await rep.type("in the middle of a")
        call_now = busy_on_disk.calls.live()
        assert call_now is not None
        scripts, who = busy_on_disk.scripts, call_now.contact_id
        await rep.until(lambda: scripts.on_file(who, "notes") == "in the middle of a")
    again = Desk(open_store(path), builders.FixedClock(builders.sample_start()), builders.SAMPLE_CONFIG)
    builders.clock_of(again).advance(minutes=3)
    async with sitting(again, ready="CallScreen") as rep:
        await rep.sees("ON CALL  03:00   Lee Park", "in the middle of a")
    again.close()


async def test_the_call_survives_every_size_and_its_notes_begin_a_line(busy: Desk) -> None:
    async with sitting(busy) as rep:
        await rep.calls()
        await rep.type("words")
        assert rep.app.screen.query_one("#callnotes", DraftArea).text.endswith("new depot\nwords")
        for size in [(200, 60), (120, 40), (80, 24), (60, 16)]:
            await rep.resize(*size)
            await rep.sees("ON CALL", "F8", "words", "F1 Keys")
            assert rep.focus == "callnotes"


async def test_a_paste_beside_the_notes_goes_into_them(busy: Desk) -> None:
    async with sitting(busy) as rep:
        await call(rep)
        await rep.press("escape")
        await rep.paste("one\ntwo")
        await rep.sees("one", "two")


async def test_outside_their_hours_the_guard_offers_to_wait(busy: Desk) -> None:
    async with sitting(busy) as rep:
        before = dump(busy)
        await rep.press("c")
        await rep.opens("GuardSheet")
        await rep.sees("06:41 there. Opens 08:00")
        await rep.press("1")
        await rep.until(lambda: "WAITING" in rep.text_of("agenda"))
        assert busy.calls.live() is None
        await rep.press("u")
        await rep.until(lambda: dump(busy) == before)


async def test_no_call_can_be_made_to_who_asked_not_to_be_called(busy: Desk) -> None:
    async with sitting(busy) as rep:
        await rep.goes_to("Lee Park")
        busy.people.do_not_contact(rep.today.contact_id or 0, words="please stop")
        await rep.press("c")
        await rep.until(lambda: rep.today.note[1] == "late")
        assert busy.calls.live() is None
