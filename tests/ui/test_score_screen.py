"""The scorecard's page: `s` opens it, Enter shows what a number was counted from, y copies it, esc goes back."""

from __future__ import annotations

from pathlib import Path

import pytest

from salesdesk.desk import Desk
from salesdesk.domain.followup import Result
from salesdesk.domain.score_rows import Count
from salesdesk.domain.scorecard import MEASURES
from salesdesk.ui.screens import score
from salesdesk.ui.screens.score_lines import strip
from salesdesk.ui.text import ASCII, UNICODE, Glyphs
from tests import builders
from tests.ui.sitting import Sitting, sitting
from tests.ui.test_goldens import compared


async def opened(rep: Sitting) -> None:
    await rep.press("s")
    await rep.opens("ScoreScreen")


@pytest.mark.parametrize("size", [(120, 40), (80, 24)], ids=["120x40", "80x24"])
async def test_the_scorecard_is_the_agreed_one(size: tuple[int, int], busy: Desk) -> None:
    async with sitting(busy, size=size) as rep:
        await opened(rep)
        await compared(rep, f"score-{size[0]}x{size[1]}")


async def test_a_number_opens_the_rows_it_was_counted_from_and_a_row_its_person(busy: Desk) -> None:
    async with sitting(busy) as rep:
        await opened(rep)
        await rep.press("left", "left")
        rep.app.screen.query_one("#score_rows").move_to(("measure", "conversations"))  # type: ignore[attr-defined]
        await rep.press("enter")
        await rep.opens("CountedSheet")
        card = busy.score.board().cards["today"]
        rows = rep.app.screen.query_one("#rows").lines  # type: ignore[attr-defined]
        assert len(rows) == card.counts["conversations"].value > 1
        who = rows[0].key[1]
        await rep.press("enter")
        await rep.until(lambda: rep.sheet == "TodayScreen" and rep.today.contact_id == who)


async def test_every_number_of_the_page_opens_as_many_rows_as_it_says(busy: Desk) -> None:
    board = busy.score.board()
    for card in board.cards.values():
        for measure in MEASURES:
            count = card.counts[measure.id]
            assert len(busy.score.rows(measure, count)) == len(count.ids), measure.id


async def test_nought_opens_nothing_and_says_so(busy: Desk) -> None:
    async with sitting(busy) as rep:
        await opened(rep)
        rep.app.screen.query_one("#score_rows").move_to(("measure", "same_day"))  # type: ignore[attr-defined]
        await rep.press("enter")
        await rep.sees("Nothing was counted there.")
        assert rep.sheet == "ScoreScreen"


async def test_the_foot_says_what_the_number_under_the_cursor_counts(busy: Desk) -> None:
    async with sitting(busy) as rep:
        await opened(rep)
        await rep.sees("kept on their day or before")
        await rep.press("down")
        await rep.sees("made on that very day")


async def test_y_copies_the_page_and_esc_goes_back(busy: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    copied: list[str] = []
    monkeypatch.setattr(score, "copy_text", lambda screen, text: copied.append(text))
    async with sitting(busy) as rep:
        await opened(rep)
        await rep.press("y")
        await rep.until(lambda: copied)
        lines = copied[0].splitlines()
        assert lines[0].strip().startswith("Scorecard")
        assert any(line.startswith("   Conversations") for line in lines)
        assert all(line == line.rstrip() for line in lines)
        await rep.press("escape")
        await rep.until(lambda: rep.sheet == "TodayScreen")


async def test_the_keys_of_the_page_are_shown_and_do_not_run_the_day(busy: Desk) -> None:
    async with sitting(busy) as rep:
        await opened(rep)
        await rep.press("question_mark")
        await rep.opens("ScoreKeys")
        await rep.sees("The list under the number.", "WHAT IS COUNTED", "taken-back ones left out")
        await rep.press("escape")
        await rep.opens("ScoreScreen")


@pytest.mark.parametrize("size", [(59, 15), (200, 60), (30, 8)])
async def test_any_size_shows_it_without_a_fault(size: tuple[int, int]) -> None:
    desk = builders.a_desk()
    builders.a_touch(desk, builders.a_contact(desk, "李小龍 [bold]Müller"), days_ago=0)
    async with sitting(desk, size=(120, 40)) as rep:
        await opened(rep)
        await rep.resize(*size)
        await rep.press("end", "home")
        await rep.sees("Scorecard")


@pytest.mark.parametrize("glyphs", [UNICODE, ASCII])
def test_a_strip_is_read_by_its_height_alone(glyphs: Glyphs) -> None:
    steps = glyphs.steps
    numbers = [Count(tuple(range(n))) for n in (0, 1, 100, 50, 0)]
    assert strip(numbers, (True, True, True, True, False), glyphs) == steps[0] + steps[1] + steps[6] + steps[3] + " "
    shares = [Count((), ()), Count((), (1, 2)), Count((1,), (1, 2)), Count((1, 2), (1, 2))]
    assert strip(shares, (True,) * 4, glyphs) == " " + steps[0] + steps[3] + steps[6]
    assert strip((), (), glyphs) == ""


async def test_a_desk_on_the_disk_shows_the_page_first_and_counts_apart(tmp_path: Path) -> None:
    file = builders.a_file(tmp_path / "a.db", builders.busy_file())
    desk = Desk(file, builders.FixedClock(builders.sample_start()))
    async with sitting(desk, size=(200, 60)) as rep:
        await opened(rep)
        await rep.sees("Promises kept", "26 of 26, 100 %", "WHERE TALKS COME FROM", "30 DAYS")
        rep.app.screen.query_one("#score_rows").move_to(("source", "list"))  # type: ignore[attr-defined]
        await rep.press("enter")
        await rep.opens("CountedSheet")
        await rep.sees("Talks: list, 14 days")
        await rep.press("escape")
        await rep.opens("ScoreScreen")
        rows = rep.app.screen.query_one("#score_rows")
        rows.move_to(next(line.key for line in rows.lines if line.key and line.key[0] == "hours"))  # type: ignore[attr-defined]
        await rep.press("enter")
        await rep.opens("CountedSheet")
        await rep.sees("07:00   1 of 2", "09:00   1 of 3", "✓", "○")
        await rep.press("escape")
        await rep.opens("ScoreScreen")
        await rep.press("right")
        rep.app.screen.query_one("#score_rows").move_to(("measure", "next_steps"))  # type: ignore[attr-defined]
        await rep.press("enter")
        await rep.opens("CountedSheet")
        await rep.sees("Next steps agreed, quarter   12 of 15", "✓", "○")
        await rep.press("escape")
        await rep.opens("ScoreScreen")
        await rep.press("r")
        await rep.opens("PutOffSheet")
    desk.close()


async def test_where_fewer_talks_lead_on_the_page_opens_on_what_was_done(busy: Desk) -> None:
    for n in range(24):
        early = n < 12
        builders.a_touch(
            busy, builders.a_contact(busy, f"Person {n}"), days_ago=80 if early else 5, prepared=early,
            result=Result.NEXT_STEP if n < 10 else Result.DECLINED,
        )  # fmt: skip
    async with sitting(busy) as rep:
        await opened(rep)
        await rep.sees("FIRST WHAT YOU DID", "in the weeks before", "Researched before calling")
        assert rep.app.screen.query_one("#score_rows").key == ("measure", "researched")  # type: ignore[attr-defined]
        await rep.press("enter")
        await rep.opens("CountedSheet")
        await rep.sees("Researched before calling, 14 days")
