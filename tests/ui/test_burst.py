"""Text that comes as keys presses none; keys that people press do, however quick their hands or slow their line."""

from __future__ import annotations

import pytest
from textual import events
from textual.widgets import Input

from salesdesk.desk import Desk
from salesdesk.ui.burst import LULL, QUIET, Burst
from tests import builders
from tests.ui.sitting import sitting


def dump(desk: Desk) -> list[str]:
    return builders.dump(desk.core.store)


def pressed(*keys: tuple[str, float]) -> tuple[str, bool]:
    """What runs of keys that come at these seconds, and whether a burst was seen; each look comes when it is due."""
    burst: Burst[str] = Burst()
    ran: list[str] = []
    flooded = False
    for number, (key, at) in enumerate(keys):
        letter = len(key) == 1 or key == "space"
        ran += burst.feed(key, key, letter=letter, at=at)
        flooded = flooded or burst.flooding
        following = keys[number + 1][1] if number + 1 < len(keys) else at + 1
        if following - at >= QUIET:
            ran += burst.settle(at + QUIET * 1.01)
    return " ".join(ran), flooded


def every(seconds: float, keys: str) -> list[tuple[str, float]]:
    return [
        ({" ": "space", "⏎": "enter", "▼": "down"}.get(key, key), number * seconds) for number, key in enumerate(keys)
    ]


@pytest.mark.parametrize("gap", [0.0, 0.0005, 0.005, 0.011])
@pytest.mark.parametrize("text", ["delete everything", "call me", "rtomorrow⏎", " done done", "pau⏎x", "Dana⏎Ruiz⏎"])
def test_text_at_the_speed_of_a_paste_runs_nothing(text: str, gap: float) -> None:
    assert pressed(*every(gap, text)) == ("", True)


@pytest.mark.parametrize(
    ("keys", "ran"),
    [
        (every(0.0, "jjjjjjjjjjjj"), "j j j j j j j j j j j j"),
        (every(0.03, "jjjjrkkkk"), "j j j j r k k k k"),
        (every(0.0, "qq"), "q q"),
        (every(0.0, "uuuuuuuu"), "u u u u u u u u"),
        (every(0.0, "UuUuUuUu"), "U u U u U u U u"),
        ([("c", 0.0), ("f8", 0.0)], "c f8"),
        ([("c", 0.0), ("escape", 0.001), ("n", 0.002)], "c escape n"),
        (every(0.05, "delete everything"), "d e l e t e space e v e r y t h i n g"),
        (every(0.0, "nHe"), "n H e"),
        (every(0.0, "▼▼▼▼▼r"), "down down down down down r"),
        ([("r", 0.0), ("enter", 0.001)], "r enter"),
        (every(0.0, "1234512345"), "1 2 3 4 5 1 2 3 4 5"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_keys_of_people_run_in_their_order(keys: list[tuple[str, float]], ran: str) -> None:
    assert pressed(*keys) == (ran, False)


def test_a_burst_is_over_after_a_lull_or_with_a_key_that_is_no_text() -> None:
    text = every(0.0, "delete everything")
    assert pressed(*text, ("c", LULL + 0.01))[0] == "c"
    assert pressed(*text, ("c", LULL - 0.01))[0] == ""
    assert pressed(*text, ("escape", 0.001), ("c", 0.002))[0] == "escape c"


@pytest.mark.parametrize("text", ["delete everything", "hello there⏎", "j1 2 3 call", "nHello"])
def test_a_burst_is_taken_once_and_whole(text: str) -> None:
    burst: Burst[str] = Burst()
    for key, at in every(0.001, text):
        burst.feed(key, key, letter=len(key) == 1 or key == "space", at=at)
    assert burst.taken(LULL / 2) == ()
    assert burst.taken(LULL * 2) == tuple(key for key, _ in every(0.001, text))
    assert burst.taken(LULL * 2) == ()


def test_moving_keys_never_wait() -> None:
    burst: Burst[str] = Burst()
    for key in ("j", "k", "G", "5", "down", "tab", "enter"):
        assert burst.feed(key, key, letter=len(key) == 1, at=1.0) == (key,)
        assert not burst.waiting


@pytest.mark.parametrize(
    "text",
    [
        "delete everything",
        "delete everything\n",
        " call me back",
        "rtomorrow\n",
        "Dana Ruiz\nVP Operations\n+1 503 555 0142\n",
        "queue q",
    ],
)
async def test_text_that_comes_as_keys_is_a_paste_into_the_notes(text: str, busy: Desk) -> None:
    async with sitting(busy) as rep:
        before = dump(busy)
        await rep.hurl(text)
        await rep.type("and on")
        await rep.until(lambda: rep.area("notes").text.endswith(f"{text}and on"))
        assert rep.note.startswith("That came too fast for keys")
        assert rep.sheet == "TodayScreen"
        assert dump(busy) == before
        assert busy.scripts.draft(rep.today.contact_id, "form:edit") is None


async def test_the_same_text_typed_by_hand_changes_nothing_either(busy: Desk) -> None:
    async with sitting(busy) as rep:
        before = dump(busy)
        await rep.press(*["space" if letter == " " else letter for letter in "delete everything"])
        assert dump(busy) == before


async def test_a_burst_on_a_sheet_with_letters_chooses_nothing(busy: Desk) -> None:
    async with sitting(busy) as rep:
        before = dump(busy)
        await rep.press("t")
        await rep.opens("LogSheet")
        await rep.hurl("save this\n")
        assert rep.sheet == "LogSheet"
        assert dump(busy) == before


async def test_a_burst_in_a_text_field_is_typing(busy: Desk) -> None:
    async with sitting(busy) as rep:
        await rep.press("slash")
        await rep.opens("FindSheet")
        await rep.hurl("delete everything")
        await rep.until(lambda: rep.app.screen.query_one("#text", Input).value == "delete everything")


@pytest.mark.parametrize(
    ("letters", "sheet"), [("r", "LaterSheet"), ("jjr", "LaterSheet"), ("jr", "LaterSheet"), ("a", "AddSheet")]
)
async def test_few_quick_letters_are_still_keys(letters: str, sheet: str, busy: Desk) -> None:
    async with sitting(busy) as rep:
        await rep.hurl(letters)
        await rep.opens(sheet)


async def test_three_pasted_lines_open_the_notes_with_them(busy: Desk) -> None:
    async with sitting(busy, size=(80, 24)) as rep:
        before = dump(busy)
        await rep.paste("first line\nsecond \x1b[31mline\x07\nthird line")
        await rep.until(lambda: rep.focus == "notes")
        assert rep.area("notes").text.splitlines()[-2] == "second [31mline" or "second" in rep.area("notes").text
        assert "\x1b" not in rep.area("notes").text
        assert rep.area("notes").text.endswith("third line")
        assert dump(busy) == before


async def test_keys_typed_behind_enter_change_nothing_of_what_it_meant(busy: Desk) -> None:
    async with sitting(busy) as rep:
        await rep.press("slash")
        await rep.opens("FindSheet")
        for key in ("l", "e", "e", "enter", "n", "h", "i"):
            rep.app.post_message(events.Key(key, key if len(key) == 1 else None))
        await rep.until(lambda: rep.focus == "notes" and rep.area("notes").text.endswith("hi"))
        assert rep.sheet == "TodayScreen"
        assert "Lee Park" in rep.text_of("brief")
        for key in ("enter", "enter", "y", "o"):
            rep.app.post_message(events.Key(key, key if len(key) == 1 else "\r"))
        await rep.until(lambda: rep.area("notes").text.endswith("hi\n\nyo"))
        for event in (events.Key("escape", None), events.Key("slash", "/"), events.Paste("Ruiz")):
            rep.app.post_message(event)
        await rep.opens("FindSheet")
        await rep.until(lambda: rep.app.screen.query_one("#text", Input).value == "Ruiz")
