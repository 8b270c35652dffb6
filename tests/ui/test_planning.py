"""The day's frame on the screen: plan, rest, the day's end, the week's card, what is put off."""

from __future__ import annotations

from dataclasses import replace

import pytest

from salesdesk.desk import Desk
from salesdesk.desk.plan import PlanWords
from salesdesk.ui.screens import day_end
from tests import builders
from tests.ui.sitting import sitting
from tests.ui.test_goldens import compared


async def test_the_plan_stands_in_the_header_and_between_the_rows_and_lunch_gives_nothing_away(busy: Desk) -> None:
    async with sitting(busy) as rep:
        await rep.press("P")
        await rep.opens("PlanSheet")
        await rep.type("8")
        await rep.press("up")
        await rep.type("soon")
        await rep.sees("“soon” is no time for the stop.")
        await rep.press("enter")
        await rep.until(lambda: rep.screen.count("“soon” is no time") == 1)
        await rep.press("shift+home")
        await rep.type("17:30")
        await rep.press("down", "down")
        await rep.type("10:45-11:15")
        await rep.press("down")
        await rep.press("down")
        await rep.type("12 to 12:45")
        await rep.sees("8 talks · prospecting 10:45-11:15 · lunch 12:00-12:45 · stop 17:30", "room for")
        await rep.press("enter")
        await rep.sees("2/8 talks", "10:45  prospecting to 11:15", "12:00  lunch to 12:45", "17:30  stop")
        order = [
            line for line in rep.text_of("agenda").splitlines() if "10:30" in line or "10:45" in line or "11:15" in line
        ]
        assert ["10:30" in order[0], "10:45" in order[1], "Ines" in order[2]] == [True, True, True]
        await rep.press("4")
        await rep.type("half a thought")
        await rep.press("escape")
        builders.clock_of(busy).set("2022-11-22 12:01")
        await rep.press("Z")
        await rep.opens("RestSheet")
        await rep.sees("Lunch", "since 12:01", "nothing is lost")
        builders.clock_of(busy).set("2022-11-22 12:40")
        await rep.press("x", "Z")
        await rep.until(lambda: rep.sheet == "TodayScreen")
        await rep.sees("Back from lunch, 39 min")
        assert busy.plan.running_break() is None
        assert "half a thought" in rep.area("notes").text
        await rep.press("u")
        await rep.until(lambda: busy.plan.running_break() is not None)


async def test_an_hour_that_has_come_and_a_rest_ring_as_set_and_never_into_a_break(busy: Desk) -> None:
    busy.core.config = replace(busy.core.config, notify="desktop")
    busy.plan.keep(busy.plan.read(PlanWords(lunch="12")))
    clock, told = builders.clock_of(busy), []
    async with sitting(busy) as rep:
        rep.app.ring = told.append  # type: ignore[method-assign, assignment]
        rep.app.app_focus = False
        for at, words in (
            ("09:44", ""), ("09:46", "10:00 is due"), ("09:47", ""), ("10:16", "10:30 is due"), ("12:00", "lunch from 12:00"),
            ("12:01", ""),
        ):  # fmt: skip
            told.clear()
            clock.set(f"2022-11-22 {at}")
            rep.today.tick()
            assert words in "".join(told), at
            assert bool("".join(told)) == bool(words), at
            assert "Priya" not in "".join(told)
        busy.plan.begin_break()
        told.clear()
        clock.set("2022-11-22 12:50")
        rep.today.tick()
        assert not "".join(told)
        assert rep.sheet == "TodayScreen"


async def test_a_break_that_was_on_when_the_desk_ended_is_still_on(busy: Desk) -> None:
    busy.plan.begin_break()
    async with sitting(busy, ready="RestSheet") as rep:
        await rep.press("enter")
        await rep.until(lambda: rep.sheet == "TodayScreen")


async def test_the_day_is_closed_when_everybody_has_a_day_or_a_reason(
    busy: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    busy.plan.week.criticise("talked too much", "on the depot")
    copied: list[str] = []
    monkeypatch.setattr(day_end, "copy_text", lambda screen, text: copied.append(text))
    async with sitting(busy) as rep:
        await rep.press("E")
        await rep.opens("DayEndScreen")
        await rep.sees("NO NEXT STEP  1", "Luca Ferri", "PROMISES OPEN  3", "TOMORROW  0")
        for key, number in ((("figure", "noes"), 2), (("done", None), 18), (("figure", "researched"), 4)):
            rep.app.screen.query_one("#end_rows").move_to(key)  # type: ignore[attr-defined]
            await rep.press("enter")
            await rep.opens("CountedSheet")
            assert len(rep.app.screen.query_one("#rows").lines) == number  # type: ignore[attr-defined]
            await rep.press("escape")
            await rep.opens("DayEndScreen")
        rep.app.screen.query_one("#end_rows").move_to(("figure", "promises_made"))  # type: ignore[attr-defined]
        await rep.press("enter")
        await rep.sees("Nothing was counted there.")
        await rep.press("o")
        await rep.sees("Luca Ferri: no next step yet.")
        await rep.press("x")
        await rep.opens("AskSheet")
        await rep.type("they call when the fair is over")
        await rep.press("enter")
        await rep.sees("each with a reason", "they call when the fair is over")
        await rep.press("u")
        await rep.sees("NO NEXT STEP  1", "the day closes when")
        await rep.press("enter")
        await rep.opens("LaterSheet")
        await rep.type("tomorrow 9am")
        await rep.press("enter")
        await rep.sees("Everybody you have dealt with has a next step.", "TOMORROW  1", "09:00")
        await rep.press("o")
        await rep.opens("AskSheet")
        await rep.type("Luca first")
        await rep.press("enter")
        await rep.sees("closed 09:41", "Luca first")
        await rep.press("y")
        await rep.until(lambda: copied)
        assert "LINE FOR TOMORROW   Luca first" in copied[0]
        assert "l writes it" not in copied[0]
        assert all(line == line.rstrip() for line in copied[0].splitlines())
        await rep.press("d")
        await rep.opens("DifferentlySheet")
        await rep.type("talked too much: ten minutes")
        await rep.press("enter")
        await rep.sees("differently   talked too much: ten minutes", "talked too much: second time this month")
        rep.app.screen.query_one("#end_rows").move_to(("said", "talked too much"))  # type: ignore[attr-defined]
        await rep.press("enter")
        await rep.opens("CountedSheet")
        await rep.sees("talked too much, this month   2", "ten minutes", "on the depot")
        await rep.press("escape")
        await rep.opens("DayEndScreen")
        await rep.press("f")
        await rep.opens("WeekCardSheet")
        await rep.press("down", "down")
        await rep.type("two facts")
        await rep.press("enter")
        await rep.until(lambda: busy.plan.week.card().behaviour == "two facts")
        await rep.press("escape")
        await rep.until(lambda: rep.sheet == "TodayScreen")
        assert "Luca" in rep.text_of("agenda") or rep.today.agenda is not None


async def test_what_was_put_off_three_times_is_shown_with_its_reason_and_a_slot(busy: Desk) -> None:
    contact = builders.a_contact(busy, "Delta Old")
    row = builders.a_follow_up(busy, contact)
    for reason in (None, None, "too_hard"):
        busy.agenda.later(row, builders.on_day(busy, 0), reason=reason)
    async with sitting(busy) as rep:
        rep.today.run_command("put_off")
        await rep.opens("PutOffSheet")
        await rep.sees("Delta Old", "3 times", "too hard", "15 minutes for it, Wed 23 Nov 2022 09:00")
        await rep.press("q")
        await rep.until(lambda: busy.agenda.follow_up(row).snoozes == 4)
        assert f"{busy.agenda.follow_up(row).due_at:%H:%M}" == "14:00"  # 09:00 in New York


@pytest.mark.parametrize("size", [(59, 15), (200, 60), (80, 24)])
async def test_the_days_end_fits_any_size(size: tuple[int, int]) -> None:
    desk = builders.a_desk()
    builders.a_touch(desk, builders.a_contact(desk, "李小龍 [bold]Müller"), days_ago=0)
    async with sitting(desk, size=(120, 40)) as rep:
        await rep.press("E")
        await rep.opens("DayEndScreen")
        await rep.resize(*size)
        await rep.sees("李小龍 [bold]Müller"[:6])


@pytest.mark.parametrize("size", [(120, 40), (80, 24)], ids=["120x40", "80x24"])
async def test_the_days_end_is_the_agreed_one(size: tuple[int, int], busy: Desk) -> None:
    busy.plan.keep(busy.plan.read(PlanWords(conversations="8", block="10:45-11:15", lunch="12", stop="17:30")))
    async with sitting(busy, size=size) as rep:
        await rep.press("E")
        await rep.opens("DayEndScreen")
        await compared(rep, f"day-end-{size[0]}x{size[1]}")
