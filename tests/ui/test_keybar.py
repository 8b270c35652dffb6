"""The footer: whole hints only, and the way to all keys never leaves."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from salesdesk.ui.commands import BY_ID, FOOTER, FOOTERS
from salesdesk.ui.lines import plain
from salesdesk.ui.widgets.keybar import command_hints, keybar_line

PANES = ("agenda", *FOOTERS)
NOTES = [
    "",
    "q again to quit",
    "Undone: Dana Ruiz done. U redoes.",
    "a very long sentence that no footer has room for " * 4,
    "李小龍 done",
]


def shown(width: int, *, pane: str = "agenda", note: str = "") -> str:
    typing = pane in ("voicemail", "notes")
    hints = command_hints({}, lambda name: True, FOOTERS.get(pane, FOOTER), typing=typing)
    return plain((keybar_line(hints, width, help_key="F1" if typing else "?", note=note),))


@pytest.mark.parametrize("note", NOTES, ids=ascii)
@pytest.mark.parametrize("pane", PANES)
@pytest.mark.parametrize("width", [60, 80, 100, 120, 200])
def test_the_footer_has_the_keys_hint_and_no_cut_word(width: int, pane: str, note: str) -> None:
    text = shown(width, pane=pane, note=note)
    assert cell_len(text) <= width
    assert text.endswith(("? Keys", "F1 Keys"))
    left = text.removesuffix("Keys").rstrip("?F1 ")
    words = {command.hint or command.title for command in BY_ID.values()}
    if not note:
        for part in filter(None, (piece.strip() for piece in left.split("  "))):
            assert part.split(" ", 1)[1] in words, part


@pytest.mark.parametrize(
    ("note", "told"),
    [
        ("Lee Park: do not contact, 22 Nov: “Please take me off your list.” Only they can lift it.", "your list.” …"),
        ("Undone: Dana Ruiz done. U redoes.", "U redoes."),
        ("one sentence without an end that is far too long for so small a footer as this one is", "for so small a …"),
    ],
)
def test_a_note_that_is_too_long_ends_after_a_whole_sentence(note: str, told: str) -> None:
    line = keybar_line(command_hints({}, lambda name: True), 80, note=note, note_role="late")
    assert plain((line,)).removesuffix("? Keys").rstrip().endswith(told)


@pytest.mark.parametrize("width", [1, 5, 8, 20, 40])
def test_a_very_small_footer_is_still_one_line(width: int) -> None:
    assert shown(width).count("\n") == 0
    assert "Keys" in shown(width)


def test_what_cannot_be_done_now_is_quiet() -> None:
    line = keybar_line(command_hints({}, lambda name: name != "call"), 120)
    assert next(span for span in line.spans if span.command == "call").role == "muted"
    assert next(span for span in line.spans if span.command == "done").role == "accent"


def test_every_hint_is_a_button() -> None:
    line = keybar_line(command_hints({}, lambda name: True), 120)
    assert {span.command for span in line.spans if span.command} == {*FOOTER, "help"}


def test_a_reps_own_key_is_the_one_that_is_shown() -> None:
    assert "z Call" in plain((keybar_line(command_hints({"call": "z"}, lambda name: True), 120),))


def test_in_text_only_keys_that_work_there_are_named() -> None:
    text = shown(200, pane="notes")
    assert " c Call" not in text
    assert "F5 Call" in text or "F5" not in text
