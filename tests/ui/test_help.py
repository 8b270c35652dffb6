"""The help in columns, run from where it stands; every command by name; what the last line said, whole."""

from __future__ import annotations

import pytest

from salesdesk.desk import Desk
from salesdesk.ui.sheets.key_columns import Entry, in_columns
from salesdesk.ui.text import whole_words
from tests.ui.sitting import sitting


def block(size: int) -> list[Entry]:
    return [Entry(str(number), "x", "x") for number in range(size)]


@pytest.mark.parametrize(
    ("sizes", "columns", "lengths"),
    [
        ((13, 17, 6, 11), 3, [13, 17, 18]),
        ((13, 17, 6, 11), 2, [25, 24]),
        ((13, 17, 6, 11), 1, [50]),
        ((5,), 3, [5]),
        ((), 2, []),
    ],
)
def test_blocks_stay_whole_and_the_longest_column_is_short(
    sizes: tuple[int, ...], columns: int, lengths: list[int]
) -> None:
    assert [len(column) for column in in_columns([block(size) for size in sizes], columns)] == lengths


@pytest.mark.parametrize(
    ("text", "room", "shown"),
    [
        ("all of it", 9, "all of it"),
        ("two more words", 10, "two more …"),
        ("unbreakable", 5, "unbr…"),
        ("", 3, ""),
        ("李小龍 done today", 11, "李小龍 …"),
        ("   said   after three blanks", 12, "   said …"),
        ("word " * 100_000, 6, "word …"),
    ],
)
def test_a_line_that_is_too_long_ends_after_a_whole_word(text: str, room: int, shown: str) -> None:
    assert whole_words(text, room) == shown


async def test_the_help_is_moved_in_narrowed_and_run(busy: Desk) -> None:
    async with sitting(busy, size=(120, 40)) as rep:
        await rep.press("question_mark")
        await rep.opens("KeysSheet")
        await rep.sees("for the agenda", "CALL", "DAY", "EVERYWHERE", "Copy number, start timer")
        assert "Keep the note" not in rep.screen
        await rep.press("right", "down")
        await rep.sees("enter Later")
        await rep.press("enter")
        await rep.opens("LaterSheet")
        await rep.press("escape")
        await rep.until(lambda: rep.sheet == "TodayScreen")
        await rep.press("question_mark")
        await rep.opens("KeysSheet")
        await rep.type("score")
        await rep.sees("What you did: today, the week, 14 days.")
        await rep.press("left", "right", "enter")
        await rep.until(lambda: rep.sheet == "ScoreScreen")


async def test_the_help_of_text_names_what_works_there(busy: Desk) -> None:
    async with sitting(busy, size=(120, 40)) as rep:
        await rep.press("3", "f1")
        await rep.opens("KeysSheet")
        await rep.sees("for the script", "Every check", "Say it")
        assert "Keep the note" not in rep.screen
        await rep.press("escape")
        await rep.until(lambda: rep.sheet == "TodayScreen")
        await rep.press("f4", "f1")
        await rep.opens("KeysSheet")
        await rep.sees("for the notes", "Keep the note")
        assert "Every check" not in rep.screen


async def test_what_the_last_line_said_can_be_read_whole(busy: Desk) -> None:
    async with sitting(busy, size=(80, 24)) as rep:
        long = "A sentence that is far longer than the last line of so small a screen, to its very last word."
        rep.today.say(long)
        await rep.until(lambda: "A sentence that" in rep.text_of("keybar"))
        assert "very last word" not in rep.screen
        await rep.pilot.click("#keybar", offset=(rep.text_of("keybar").index("sentence"), 0))
        await rep.opens("MessagesSheet")
        await rep.sees("09:41", "very last word.")
        await rep.press("escape")
        await rep.until(lambda: rep.sheet == "TodayScreen")
        await rep.press("colon")
        await rep.opens("PaletteSheet")
        await rep.type("messages")
        await rep.press("enter")
        await rep.opens("MessagesSheet")
