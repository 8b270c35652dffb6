"""The script editor from the first key to F8: fields while typing, the meter, the shelf, saying it, writing to them."""

from __future__ import annotations

import pytest
from textual.widgets import TextArea

from salesdesk.desk import Desk
from salesdesk.domain.followup import Channel, PromiseState
from salesdesk.domain.touch import Disposition
from salesdesk.domain.voicemail import measure
from salesdesk.store import touches
from salesdesk.ui import judging
from salesdesk.ui.screens import saying, writing
from salesdesk.ui.text import ASCII, UNICODE
from salesdesk.ui.widgets.meter import bar_parts, length_line
from salesdesk.ui.widgets.script import ScriptArea
from tests import builders
from tests.ui.sitting import Sitting, sitting


def script(rep: Sitting) -> ScriptArea:
    found = rep.area("voicemail")
    assert isinstance(found, ScriptArea)
    return found


async def empty_script(rep: Sitting, name: str = "Dana Ruiz") -> ScriptArea:
    """The script of that person in front, empty, with the cursor in it."""
    await rep.goes_to(name)
    await rep.press("v")
    await rep.until(lambda: rep.focus == "voicemail")
    area = script(rep)
    if area.text:
        area.clear()
    await rep.until(lambda: not area.text)
    return area


# -- merge fields -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "keys", "text"),
    [
        ("Hi {{ fi", ["right"], "Hi Dana"),
        ("Hi {{fi", ["tab"], "Hi Dana"),
        ("Hi {{ FIRST", ["right"], "Hi Dana"),
        ("We {{ bene", ["right"], "We {{ benefit }}"),
        ("At {{ acc", ["tab"], "At Northwind Freight"),
        ("{{ my", ["down", "right"], "Brightline"),
        ("{{ my", ["up", "up", "right"], "Brightline"),
    ],
)
async def test_a_field_is_offered_while_it_is_typed_and_taken_with_a_key(
    typed: str, keys: list[str], text: str, busy: Desk
) -> None:
    async with sitting(busy) as rep:
        area = await empty_script(rep)
        await rep.type(typed)
        await rep.until(lambda: area.offers and area.values)
        await rep.press(*keys)
        assert area.text == text
        assert rep.focus == "voicemail"
        assert area.offers == ()


async def test_the_line_under_the_text_says_what_the_field_is_here(busy: Desk) -> None:
    async with sitting(busy) as rep:
        area = await empty_script(rep)
        await rep.type("Hi {{ f")
        await rep.sees("first_name = Dana")
        await rep.type("a")
        await rep.sees("fact = ")
        await rep.press("escape")
        assert (area.offers, rep.focus) == ((), "voicemail")
        await rep.press("escape")
        await rep.until(lambda: rep.focus == "agenda")


async def test_tab_and_the_arrows_are_themselves_where_no_field_is_typed(busy: Desk) -> None:
    async with sitting(busy) as rep:
        area = await empty_script(rep)
        await rep.type("One line")
        await rep.press("home", "right")
        assert area.cursor_location == (0, 1)
        await rep.press("tab")
        assert rep.focus != "voicemail"


async def test_missing_fields_are_named_and_typing_fills_the_one_that_is_marked(busy: Desk) -> None:
    async with sitting(busy) as rep:
        area = await empty_script(rep)
        await rep.type("We {{ benefit }} and {{ value_item }} x")
        await rep.sees("to fill: benefit, value item (ctrl+n)")
        await rep.press("ctrl+n")
        assert area.selected_text in ("{{ benefit }}", "{{ value_item }}")
        await rep.press("ctrl+n", "ctrl+n")
        area.move_cursor((0, 0))
        await rep.press("ctrl+n")
        assert area.selected_text == "{{ benefit }}"
        await rep.type("save you time")
        assert area.text.startswith("We save you time and {{ value_item }}")


async def test_take_it_fills_what_the_record_knows_before_anything_else(busy: Desk) -> None:
    async with sitting(busy) as rep:
        area = await empty_script(rep)
        await rep.type("Hi {{ first_name }} at {{ account }} x")
        await rep.press("ctrl+t")
        assert area.text == "Hi Dana at Northwind Freight x"
        await rep.press("ctrl+z")
        assert "{{ first_name }}" in area.text


# -- the meter --------------------------------------------------------------------------------------------------------


def test_the_goal_zone_is_marked_on_the_bar_and_the_bar_keeps_its_length() -> None:
    for glyphs, left, right in ((UNICODE, "├", "┤"), (ASCII, "[", "]")):
        for seconds in (0, 5, 18, 25, 30, 36, 400):
            text = "".join(part for part, _ in bar_parts(seconds, 20, glyphs))
            assert (len(text), text.index(left), text.index(right)) == (22, 9, 16)


@pytest.mark.parametrize(
    ("words", "width", "said"),
    [
        (90, 78, "36 s of 30 · 6 s over"),
        (75, 78, "30 s of 30"),
        (10, 78, "very short"),
        (90, 62, "6 s over"),
        (90, 40, "36 s of 30"),
    ],
)
def test_seconds_are_said_in_words_and_nothing_is_cut(words: int, width: int, said: str) -> None:
    line = length_line(measure("word " * words, pace=150), width, UNICODE, learned=True)
    text = "".join(span.text for span in line.spans)
    assert said in text
    assert len(text) <= width
    assert "…" not in text
    assert ("over" in text) is (words == 90 and width > 45)


async def test_underlines_stand_on_the_words_that_are_meant_and_move_with_them(busy: Desk) -> None:
    async with sitting(busy) as rep:
        area = await empty_script(rep)
        await rep.type("Ü our superior tool")
        await rep.until(lambda: any(name == "desk.problem" for *_, name in area._highlights.get(0, [])))

        def meant() -> list[str]:
            line = area.document.get_line(0).encode()
            return [line[a:b].decode() for a, b, name in area._highlights[0] if name == "desk.problem"]

        assert "superior" in meant()
        area.move_cursor((0, 0))
        area.insert("So: ")
        assert "superior" in meant()


async def test_a_long_text_is_judged_in_a_thread_and_the_keys_go_on(busy: Desk) -> None:
    async with sitting(busy) as rep:
        area = await empty_script(rep)
        area.text = "Our superior platform is here. " * 400
        await rep.type("x")
        await rep.until(lambda: rep.today.judged and rep.today.judged.length.words > 1900)
        assert rep.today.judged is not None
        assert "superlative" in rep.today.judged.failed
        assert len(area.text) > judging.LONG


# -- where it starts --------------------------------------------------------------------------------------------------


async def test_enter_in_an_empty_script_starts_from_the_promise_their_date_or_blank(busy: Desk) -> None:
    async with sitting(busy) as rep:
        area = await empty_script(rep)
        await rep.sees("enter starts from")
        await rep.press("enter")
        await rep.opens("ShelfSheet")
        await rep.sees("From your promise", "From their date", "Blank", "→ First call")
        await rep.press("enter")
        await rep.until(lambda: rep.sheet == "TodayScreen")
        assert "I promised you this: send two-site pricing" in area.text
        assert rep.focus == "voicemail"
        await rep.press("f9")
        await rep.opens("ShelfSheet")
        await rep.type("blank")
        await rep.press("enter")
        await rep.until(lambda: area.text == "")


async def test_a_script_is_kept_found_on_the_shelf_renamed_and_thrown_away(busy: Desk) -> None:
    async with sitting(busy) as rep:
        area = await empty_script(rep)
        await rep.type("Hi Dana, Sam at Brightline here about the depot.")
        rep.today.run_command("keep_script")
        await rep.opens("KeepScriptSheet")
        await rep.type("Depot")
        await rep.press("enter")
        await rep.until(lambda: rep.sheet == "TodayScreen")
        (own,) = [one for one in busy.scripts.shelf.offers(None) if one.own]
        assert own.body == "Hi {{ first_name }}, {{ my_name }} at {{ my_firm }} here about the depot."
        area.focus()
        await rep.press("f9")
        await rep.opens("ShelfSheet")
        await rep.type("depot")
        await rep.sees("used 0, answered 0")
        await rep.press("f2")
        await rep.opens("RenameScriptSheet")
        await rep.type(" two")
        await rep.press("enter")
        await rep.opens("ShelfSheet")
        await rep.sees("Depot two")
        await rep.press("end", "delete")
        await rep.until(lambda: not [one for one in busy.scripts.shelf.offers(None) if one.own])
        assert rep.sheet == "ShelfSheet"


async def test_the_title_says_which_draft_it_is_and_when_it_was_left(busy: Desk) -> None:
    async with sitting(busy) as rep:
        await rep.goes_to("Dana Ruiz")
        await rep.sees("draft 2 · saved 09:40")


# -- leaving it, saying it --------------------------------------------------------------------------------------------


async def test_f8_logs_the_text_once_dates_the_call_and_no_thanks_takes_it_back(busy: Desk) -> None:
    async with sitting(busy) as rep:
        area = await empty_script(rep, "Lee Park")
        contact_id = rep.today.contact_id
        assert contact_id is not None
        ready = busy.research.brief(contact_id, follow_up_id=rep.today.follow_up_id).ready
        await rep.type("Hi {{ first_name }} it's Sam in [CITY]. I'll ring again Friday morning.")
        await rep.press("f8")
        await rep.until(lambda: "with CITY to fill" in rep.note)
        await rep.until(
            lambda: touches.of_contact(busy.core.db, contact_id)[0].disposition == Disposition.LEFT_VOICEMAIL
        )
        touch = touches.of_contact(busy.core.db, contact_id)[0]
        assert touch.text == "Hi Lee it's Sam in [CITY]. I'll ring again Friday morning."
        assert touch.seconds == round(measure(touch.text, pace=busy.core.rep().pace_wpm).seconds)
        assert touch.prepared == (ready is None or ready.is_researched), "it counts as prepared or not, as a call does"
        count = len(touches.of_contact(busy.core.db, contact_id))
        await rep.sees("left 09:41")
        assert (rep.focus, rep.today.contact_id) == ("voicemail", contact_id)
        assert area.text == touch.text
        await rep.press("f8")
        await rep.until(lambda: "Left already at 09:41" in rep.note)
        assert len(touches.of_contact(busy.core.db, contact_id)) == count
        builders.clock_of(busy).advance(minutes=20)
        rep.today.run_command("log")
        await rep.opens("LogSheet")
        await rep.press("N", "enter")
        await rep.until(lambda: rep.sheet != "LogSheet")
        ring = [p for p in busy.agenda.promises.of(contact_id) if p.what == "ring again"]
        assert [p.state for p in ring] == [PromiseState.WITHDRAWN]


async def test_say_it_rolls_at_the_reps_pace_and_stopping_it_teaches_the_pace(
    busy: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [100.0]
    monkeypatch.setattr(saying, "monotonic", lambda: now[0])
    async with sitting(busy) as rep:
        await rep.goes_to("Dana Ruiz")
        await rep.press("v", "ctrl+r")
        await rep.until(lambda: rep.sheet == "SayScreen")
        screen = rep.app.screen
        assert isinstance(screen, saying.SayScreen)
        await rep.press("s", "enter")
        assert screen.at == 0
        now[0] += 12
        await rep.until(lambda: screen.at > 0)
        now[0] += 14
        await rep.until(lambda: screen.at == len(screen.sentences) - 1)
        runs = busy.scripts.practice.count()
        await rep.press("enter")
        await rep.opens("PracticeSheet")
        await rep.type("4")
        await rep.press("down")
        await rep.type("slower at the number")
        await rep.press("enter")
        await rep.until(lambda: rep.sheet == "TodayScreen")
        last = busy.scripts.practice.runs()[0]
        assert (last.seconds, last.score, last.note) == (26.0, 4, "slower at the number")
        assert busy.scripts.practice.count() == runs + 1
        rep.today.run_command("practice_log")
        await rep.opens("PracticeLogSheet")
        await rep.sees("26 s", "●●●●", "slower at the number", f"{runs + 1} runs")


async def test_a_recovery_line_of_ones_own_is_added_with_a_key_and_taken_out(busy: Desk) -> None:
    async with sitting(busy) as rep:
        await rep.goes_to("Dana Ruiz")
        await rep.press("v", "ctrl+r")
        await rep.until(lambda: rep.sheet == "SayScreen")
        await rep.press("a")
        await rep.opens("AskSheet")
        await rep.type("Take two")
        await rep.press("enter")
        await rep.sees("if you stumble: Take two")
        await rep.press("delete")
        await rep.until(lambda: "Take two" not in rep.screen and not busy.scripts.practice.own_lines())
        await rep.press("l")
        await rep.opens("PracticeLogSheet")


# -- writing to them --------------------------------------------------------------------------------------------------


async def test_a_letter_is_written_judged_copied_opened_and_logged_and_never_sent(
    busy: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    copied: list[str] = []
    monkeypatch.setattr(writing, "open_checked", lambda screen, url: opened.append(url))
    monkeypatch.setattr(writing, "copy_text", lambda screen, text: copied.append(text))
    async with sitting(busy) as rep:
        await rep.goes_to("Dana Ruiz")
        contact_id = rep.today.contact_id
        assert contact_id is not None
        await rep.press("m")
        await rep.until(lambda: rep.sheet == "WriteScreen" and rep.focus == "letter")
        await rep.type("Just checking in, {{ first_name }}")
        await rep.sees("Dana Ruiz", "nothing is sent from here", "△")
        await rep.press("escape", "escape")
        if rep.sheet == "WriteScreen":
            await rep.press("escape")
        await rep.until(lambda: rep.sheet == "TodayScreen")
        await rep.press("m")
        await rep.until(lambda: rep.sheet == "WriteScreen" and rep.focus == "letter")
        assert rep.app.screen.query_one("#letter", TextArea).text == "Just checking in, {{ first_name }}"
        await rep.press("f5")
        assert opened == ["mailto:dana.ruiz@northwindfreight.example?body=Just%20checking%20in%2C%20Dana"]
        await rep.press("escape", "y")
        assert copied == ["Just checking in, Dana"]
        await rep.press("s")
        await rep.until(lambda: rep.sheet in ("TodayScreen", "LaterSheet"))
        touch = touches.of_contact(busy.core.db, contact_id)[0]
        assert (touch.channel, touch.text) == (Channel.EMAIL, "Just checking in, Dana")
        assert busy.scripts.draft(contact_id, "email") is None


async def test_each_purpose_has_its_own_draft_and_its_own_shelf(busy: Desk) -> None:
    async with sitting(busy, size=(80, 24)) as rep:
        await rep.goes_to("Dana Ruiz")
        await rep.press("m")
        await rep.until(lambda: rep.sheet == "WriteScreen" and rep.focus == "letter")
        await rep.type("An e-mail")
        await rep.press("f4")
        await rep.sees("Thinking of you")
        area = rep.app.screen.query_one("#letter", TextArea)
        assert area.text == ""
        await rep.press("f9")
        await rep.opens("ShelfSheet")
        await rep.sees("An article for them", "A hard time")
        await rep.press("escape")
        await rep.until(lambda: rep.sheet == "WriteScreen")
        await rep.press("f4")
        await rep.until(lambda: area.text == "An e-mail")
