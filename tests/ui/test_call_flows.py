"""A rep's ways into and out of a call: they ring, a note is kept, a touch is logged late or corrected, a save is undone."""

from __future__ import annotations

from datetime import date

import pytest
from textual.widgets import Input

from salesdesk.desk import Desk
from salesdesk.domain.followup import Result
from salesdesk.domain.touch import Disposition
from salesdesk.store import touches
from salesdesk.ui.widgets.lists import LineList
from tests import builders
from tests.ui.sitting import Sitting, sitting


def last_touch(desk: Desk, contact_id: int) -> touches.Touch:
    return touches.of_contact(desk.core.db, contact_id)[0]


async def test_they_called_by_number_in_any_style_goes_straight_into_the_call(busy: Desk) -> None:
    async with sitting(busy) as rep:
        await rep.press("I")
        await rep.opens("InboundSheet")
        await rep.type("503.555.0142")
        await rep.sees("Dana Ruiz")
        await rep.press("enter")
        await rep.opens("CallScreen")
        await rep.sees("THEY CALLED", "Dana Ruiz")
        live = busy.calls.live()
        assert live is not None
        assert live.direction == "in"
        await rep.type("rings about the price")
        await rep.press("f8")
        await rep.opens("WrapUpSheet")
        await rep.press("t", "enter")
        await rep.until(lambda: rep.sheet == "TodayScreen")
        assert last_touch(busy, live.contact_id).direction == "in"


async def test_a_stranger_who_rings_is_added_and_the_call_runs(busy: Desk) -> None:
    async with sitting(busy) as rep:
        await rep.press("I")
        await rep.opens("InboundSheet")
        await rep.type("Quinn Abara +1 312 555 0161")
        await rep.press("enter")
        await rep.opens("CallScreen")
        quinn = busy.people.get(busy.find.people("Quinn Abara")[0].id)
        assert quinn.phones[0].e164 == "+13125550161"
        await rep.press("escape", "delete", "delete")
        await rep.until(lambda: rep.sheet == "TodayScreen")
        assert busy.calls.live() is None


async def test_who_asked_not_to_be_called_is_shown_in_red_words_when_looked_up(busy: Desk) -> None:
    async with sitting(busy) as rep:
        await rep.goes_to("Lee Park")
        lee = rep.today.contact_id or 0
        busy.people.do_not_contact(lee, words="please take me off your list", asked_by="Lee")
        await rep.press("I")
        await rep.opens("InboundSheet")
        await rep.type("lee park")
        await rep.sees("do not contact since 22 Nov 2022, asked by Lee: “please take me off your", "list”")
        found = rep.app.screen.query_one("#rows", LineList).lines
        roles = {span.role for line in found for span in line.spans if "contact since" in span.text}
        assert roles == {"late"}
        await rep.press("enter")
        await rep.opens("CallScreen")
        await rep.sees("THEIR WISH", "do not contact since 22 Nov 2022")


async def test_marks_of_a_quick_note_are_caught_beside_it_and_one_key_keeps_them(busy: Desk) -> None:
    async with sitting(busy) as rep:
        await rep.goes_to("Kofi Mensah")
        kofi = rep.today.contact_id or 0
        before = builders.dump(busy.core.store)
        await rep.press("n")
        await rep.until(lambda: rep.focus == "notes")
        await rep.type("! send price fri")
        await rep.sees("caught  ! send price, Fri 25 Nov", "ctrl+s Keep it")
        assert builders.dump(busy.core.store) == before
        await rep.press("escape")
        await rep.until(lambda: "ctrl+s keeps the note" in rep.note)
        await rep.press("n", "ctrl+s")
        await rep.until(lambda: "Kept, with 1 promise" in rep.note)
        assert [p.what for p in busy.research.brief(kofi).promises if "price" in p.what] == ["send price"]
        assert rep.area("notes").text == ""
        await rep.press("escape", "u")
        await rep.until(lambda: builders.dump(busy.core.store) == before)
        await rep.until(lambda: rep.area("notes").text == "! send price fri")


@pytest.mark.parametrize(
    ("keys", "channel", "day"),
    [
        ("e enter", "email", 22),
        ("1 e", "email", 21),
        ("2 M", "meeting", 20),
        ("1 L", "letter", 21),
        ("3 K", "talk", 19),
    ],
)
async def test_other_touches_of_today_or_earlier_take_three_keys(keys: str, channel: str, day: int, busy: Desk) -> None:
    async with sitting(busy) as rep:
        await rep.goes_to("Kofi Mensah")
        kofi = rep.today.contact_id or 0
        await rep.press("t")
        await rep.opens("LogSheet")
        await rep.press(*keys.split())
        await rep.until(lambda: rep.sheet != "LogSheet")
        touch = last_touch(busy, kofi) if day == 22 else touches.last_on(busy.core.db, kofi, channel)
        assert touch is not None
        assert (touch.channel, touch.happened_on) == (channel, date(2022, 11, day))


async def test_a_day_at_the_start_of_the_words_says_when_it_was(busy: Desk) -> None:
    async with sitting(busy) as rep:
        await rep.goes_to("Kofi Mensah")
        kofi = rep.today.contact_id or 0
        await rep.press("t", "M", "tab")
        await rep.type("yesterday 3pm: walked the yard")
        await rep.sees("Mon 21 Nov 2022 15:00")
        await rep.press("enter")
        await rep.until(lambda: rep.sheet != "LogSheet")
        touch = touches.last_on(busy.core.db, kofi, "meeting")
        assert touch is not None
        assert (touch.happened_on, touch.text) == (date(2022, 11, 21), "walked the yard")


async def test_e_on_the_timeline_corrects_a_touch_and_keeps_what_it_said(busy: Desk) -> None:
    async with sitting(busy) as rep:
        await rep.goes_to("Kofi Mensah")
        kofi = rep.today.contact_id or 0
        was = last_touch(busy, kofi)
        await rep.press("5")
        await rep.until(lambda: rep.focus == "timeline")
        rep.today.panel("timeline").move_to(("touch", was.id))
        await rep.press("enter")
        await rep.opens("EntrySheet")
        await rep.press("e")
        await rep.opens("TouchSheet")
        await rep.press("escape")
        await rep.opens("EntrySheet")
        await rep.press("escape")
        await rep.until(lambda: rep.sheet == "TodayScreen" and rep.focus == "timeline")
        await rep.press("e")
        await rep.opens("TouchSheet")
        await rep.until(lambda: rep.focus == "touchtext")
        await rep.type(" and a second line")
        rep.app.screen.query_one("#length", Input).value = "half"
        await rep.sees("“half” is no length.")
        rep.app.screen.query_one("#length", Input).value = "25"
        await rep.sees("25 min")
        await rep.press("ctrl+s")
        await rep.until(lambda: rep.sheet == "TodayScreen")
        assert busy.calls.touch(was.id).seconds == 1500
        assert busy.calls.touch(was.id).text == f"{was.text} and a second line"
        assert any(was.text.splitlines()[0] in e.text for e in busy.research.timeline(kofi) if e.head == "changed")


async def test_an_undone_save_is_a_call_again_and_c_takes_it_up_with_all_it_had(busy: Desk) -> None:
    async with sitting(busy) as rep:
        await rep.goes_to("Lee Park")
        lee = rep.today.contact_id or 0
        await rep.calls()
        await rep.type("* ships 500 a day")
        await rep.press("escape", "1", "down", "down", "enter")
        await rep.sees("dropped")
        builders.clock_of(busy).advance(minutes=4)
        await rep.press("f8")
        await rep.opens("WrapUpSheet")
        await rep.press("m", "+", "4", "r", "tab")
        await rep.type("12 dec 3pm")
        await rep.press("enter")
        await rep.until(lambda: rep.sheet == "TodayScreen")
        touch = last_touch(busy, lee)
        assert (touch.went, touch.talk_share, touch.ticks) == ("well", 40, "asked_for_referral")
        assert not any("500" in fact.text for fact in busy.research.brief(lee).facts)
        await rep.press("u")
        await rep.until(lambda: "c takes the call up again" in rep.note)
        await rep.press("c")
        await rep.opens("CallScreen")
        await rep.sees("ENDED  04:00   Lee Park", "1 ✓", "* ships 500 a day", "dropped")
        await rep.press("f8")
        await rep.opens("WrapUpSheet")
        await rep.sees("› m Next step agreed", "12 dec 3pm", "✓ well", "I talked 40 %", "✓ asked for a referral")
        await rep.press("enter")
        await rep.until(lambda: rep.sheet == "TodayScreen")
        assert (last_touch(busy, lee).seconds, last_touch(busy, lee).result) == (240, Result.NEXT_STEP)


async def test_after_a_no_the_card_comes_first_then_the_question_when_to_call(busy: Desk) -> None:
    async with sitting(busy) as rep:
        await rep.goes_to("Lee Park")
        lee = rep.today.contact_id or 0
        await rep.calls()
        await rep.type('" we just signed with another firm for two years')
        await rep.press("f8")
        await rep.opens("WrapUpSheet")
        await rep.press("x", "enter")
        await rep.opens("LossSheet")
        await rep.sees("we just signed with another firm")
        await rep.type("n")
        await rep.sees("not mine")
        await rep.press("enter")
        await rep.opens("PermissionSheet")
        await rep.type("1 sep 2024")
        await rep.press("enter")
        await rep.until(lambda: rep.sheet == "TodayScreen")
        touch = last_touch(busy, lee)
        assert (touch.disposition, touch.result, touch.mine) == (Disposition.CONNECTED, Result.DECLINED, False)
        ahead = busy.agenda.next_of(lee)
        assert ahead is not None
        assert ahead.due_on == date(2024, 9, 1)


async def test_a_call_found_long_after_its_last_word_stands_where_that_was_typed(busy: Desk) -> None:
    lee = busy.find.people("Lee Park")[0].id
    busy.calls.start(lee)
    builders.clock_of(busy).advance(minutes=3)
    busy.scripts.save(lee, "notes", "in the middle of a")
    builders.clock_of(busy).advance(hours=5)
    async with sitting(busy, ready="CallScreen") as rep:
        await rep.sees("ENDED  03:00   Lee Park", "in the middle of a", "Found again: began 09:41. F8 wraps it up.")
        await rep.press("escape", "c")
        await rep.sees("ON CALL")


async def test_the_call_key_takes_up_the_call_that_waits_and_starts_no_second_one(busy: Desk) -> None:
    async with sitting(busy) as rep:
        lee = busy.find.people("Lee Park")[0].id
        other_window = busy.calls.start(lee)
        await rep.goes_to("Kofi Mensah")
        await rep.press("c")
        await rep.opens("CallScreen")
        await rep.sees("Lee Park")
        assert busy.calls.live() == other_window


async def sees_footer(rep: Sitting, words: str) -> None:
    await rep.until(lambda: words in rep.text_of("keybar"))


async def test_the_footer_says_the_keys_of_where_the_cursor_is(busy: Desk) -> None:
    async with sitting(busy) as rep:
        await rep.goes_to("Lee Park")
        await rep.calls()
        await sees_footer(rep, "! promise")
        await rep.press("escape")
        await sees_footer(rep, "1…9 Tick")
        await rep.press("n")
        await sees_footer(rep, "! promise")
        for size in ((80, 24), (60, 16)):
            await rep.resize(*size)
            await rep.until(lambda: "about the" in rep.text_of("side") and "labels?" in rep.text_of("side"))
        await rep.type("rings and rings")
        await rep.press("f3")  # nobody answers: to the script, no call is kept, what was typed stays
        await rep.until(lambda: rep.sheet == "TodayScreen" and rep.focus == "voicemail")
        assert busy.calls.live() is None
        assert rep.area("notes").text == "rings and rings"


async def test_of_two_numbers_y_chooses_before_and_during_the_call_and_a_wrong_one_is_struck(busy: Desk) -> None:
    lee = busy.find.people("Lee Park")[0].id
    first = busy.people.get(lee).live_phones[0].dialled
    busy.people.edit(lee, phones="+1 312 555 0161 mobile, +1 312 555 0162 desk")
    async with sitting(busy) as rep:
        await rep.goes_to("Lee Park")
        await rep.press("y")
        await rep.opens("CopySheet")
        await rep.sees("the call goes here")
        await rep.press("2")
        await rep.until(lambda: rep.sheet == "TodayScreen")
        await rep.calls()
        await rep.sees("0161 mobile")
        assert (live := busy.calls.live()) is not None
        assert live.number == "+13125550161"
        await rep.press("escape", "y")
        await rep.opens("CopySheet")
        await rep.press("3")
        await rep.sees("0162 desk")
        await rep.press("f8")
        await rep.opens("WrapUpSheet")
        await rep.press("w", "enter")
        await rep.until(lambda: busy.calls.live() is None)
    assert [phone.dialled for phone in busy.people.get(lee).live_phones] == [first, "+13125550161"]
    assert last_touch(busy, lee).number == "+13125550162"
