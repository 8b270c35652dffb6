"""Text on the screen: exact widths, whole letters, nothing that steers the terminal."""

from __future__ import annotations

import subprocess
import sys
import time
from dataclasses import fields

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from wcwidth import wcwidth

from salesdesk.ui import text as module
from salesdesk.ui.gate import PlainMarks, gated
from salesdesk.ui.text import ASCII, UNICODE, cell, cut, first_lines, in_ascii, shown, width_of, wrap

FAMILY = "👨‍👩‍👧‍👦"
SCOTLAND = "\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f"
ODD = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from(
            "\u200d\ufe0f\u0301\u0e33\u20e3🇩🇪🏽👨👩❤©1李ก\u1112\u1161\u11abא\u05b8م\t\n\x1b\x9b\ud800\u202e\u00ad"
        ),
    ),
    max_size=60,
)


@pytest.mark.parametrize(
    "given_text, expected",
    [
        ("Dana Ruiz", "Dana Ruiz"),
        ("  outer blanks stay ", "  outer blanks stay "),
        ("two\nlines\r\nhere\tand there", "two lines here and there"),
        ("\x1b]52;c;cHdu\x07", "\ufffd]52;c;cHdu\ufffd"),
        ("a\x9b31mb\x00\x7f", "a\ufffd31mb\ufffd\ufffd"),
        ("abc\u202edef", "abc\ufffddef"),
        ("left\u200eright\ufeff", "leftright"),
        ("lone \ud800 half", "lone \ufffd half"),
        ("soft\u00adhyphen zero\u200bwidth", "softhyphen zerowidth"),
        ("a\u200db", "ab"),
        ("क्\u200dष", "क्ष"),
        (FAMILY, FAMILY),
        ("❤️‍🔥 and 🏳️‍🌈", "❤️‍🔥 and 🏳️‍🌈"),
        ("\u0301accent first", "◌\u0301accent first"),
        ("[bold]not markup[/] [@click=app.quit]x", "[bold]not markup[/] [@click=app.quit]x"),
        (":phone: {x} %s", ":phone: {x} %s"),
        (SCOTLAND, SCOTLAND),
        ("tag\U000e0041ged", "tagged"),
        ("", ""),
    ],
)  # fmt: skip
def test_what_is_shown_keeps_the_words_and_drops_what_steers(given_text: str, expected: str) -> None:
    assert shown(given_text) == expected


@pytest.mark.parametrize("base", ["a", "ก", "א", "é"])
def test_a_pile_of_marks_becomes_a_few(base: str) -> None:
    for mark in "\u0301\u05b8\u0e35\u0e49\u20d2":
        assert len(shown(base + mark * 500)) <= 1 + 8


def test_a_chain_of_joined_pictures_is_broken_up_so_that_it_takes_the_room_it_needs() -> None:
    assert width_of("👨" + "\u200d👩" * 50) > 10


@pytest.mark.parametrize(
    "given_text, width, align, expected",
    [
        ("Dana", 6, "left", "Dana  "),
        ("4 d", 6, "right", "   4 d"),
        ("NOW", 6, "center", " NOW  "),
        ("Northwind Freight", 9, "left", "Northwin…"),
        ("Northwind", 9, "left", "Northwind"),
        ("李小龍 Bruce", 7, "left", "李小龍…"),
        ("李小龍 Bruce", 6, "left", "李小… "),
        ("李小龍", 6, "left", "李小龍"),
        ("李小龍", 5, "left", "李小…"),
        ("李", 1, "left", "…"),
        (FAMILY + FAMILY, 3, "left", FAMILY + "…"),
        (FAMILY + FAMILY, 2, "left", "… "),
        ("🇩🇪🇫🇷", 3, "left", "🇩🇪…"),
        ("🇩🇪🇫🇷", 2, "left", "… "),
        ("👍🏽👍🏽", 3, "left", "👍🏽…"),
        ("e\u0301e\u0301e\u0301", 2, "left", "e\u0301…"),
        ("Müller-Lüdenscheidt", 8, "left", "Müller-…"),
        ("Ó Súilleabháin", 20, "left", "Ó Súilleabháin      "),
        ("محمد علي", 5, "left", "محمد…"),
        ("דנה", 5, "right", "  דנה"),
        ("", 3, "left", "   "),
        ("abc", 0, "left", ""),
        ("abc", -2, "left", ""),
        ("a\tb", 4, "left", "a b "),
        ("\x1b[31mred", 5, "left", "\ufffd[31…"),
    ],
)
def test_a_cell_is_cut_between_letters_and_filled_to_its_width(
    given_text: str, width: int, align: module.Align, expected: str
) -> None:
    assert cell(given_text, width, align) == expected


@given(ODD, st.integers(0, 30), st.sampled_from(["left", "right", "center"]))
@settings(deadline=None, max_examples=400)
def test_any_text_fills_its_cell_exactly(given_text: str, width: int, align: module.Align) -> None:
    assert cell_len(cell(given_text, width, align)) == width


@given(st.lists(st.tuples(ODD, st.integers(1, 12)), max_size=4))
@settings(deadline=None, max_examples=300)
def test_cells_beside_each_other_keep_their_columns(row: list[tuple[str, int]]) -> None:
    assert cell_len("".join(cell(words, width) for words, width in row)) == sum(width for _, width in row)


@given(ODD)
@settings(deadline=None, max_examples=300)
def test_what_is_shown_is_encodable_and_shown_again_the_same(given_text: str) -> None:
    once = shown(given_text)
    once.encode("utf-8")
    assert shown(once) == once
    assert not any(ord(c) < 32 or 0x7F <= ord(c) < 0xA0 or c in "\u2028\u2029\u202e\u2066" for c in once)


def test_a_megabyte_in_one_line_is_cut_at_once() -> None:
    began = time.process_time()
    assert cell("x" * 1_000_000, 10) == "xxxxxxxxx…"
    assert cell("é" * 1_000_000, 10) == "ééééééééé…"
    assert cell("\u200b" * 1_000_000, 3).rstrip() == "…"
    assert time.process_time() - began < 0.2


def test_cut_does_not_fill() -> None:
    assert cut("Northwind", 20) == "Northwind"
    assert cut("Northwind Freight", 8, more="~") == "Northwi~"


@pytest.mark.parametrize(
    "given_text, width, expected",
    [
        ("Quote 218 expires Friday", 12, ["Quote 218", "expires", "Friday"]),
        ("Quote 218", 9, ["Quote 218"]),
        ("one\n\ntwo", 9, ["one", "", "two"]),
        ("one two   three", 8, ["one two", "three"]),
        ("  indented words here", 10, ["  indented", "words here"]),
        ("Donaudampfschifffahrt", 8, ["Donaudam", "pfschiff", "fahrt"]),
        ("a Donaudampfschifffahrt", 8, ["a", "Donaudam", "pfschiff", "fahrt"]),
        ("李小龍在香港工作", 6, ["李小龍", "在香港", "工作"]),
        ("李小龍。在", 6, ["李小", "龍。在"]),
        ("call 李小龍 now", 9, ["call 李小", "龍 now"]),
        ("two-site pricing", 6, ["two-", "site", "pricin", "g"]),
        (FAMILY * 3, 4, [FAMILY * 2, FAMILY]),
        ("🇩🇪🇫🇷🇮🇪", 3, ["🇩🇪", "🇫🇷", "🇮🇪"]),
        ("e\u0301" * 5, 2, ["e\u0301" * 2, "e\u0301" * 2, "e\u0301"]),
        ("李a", 1, ["…", "a"]),
        ("", 10, []),
        ("anything", 0, []),
        ("503 555 0142 ext 7", 12, ["503 555 0142", "ext 7"]),
        ("it is 25k, no more", 10, ["it is 25k,", "no more"]),
        ("a\r\nb", 5, ["a", "b"]),
    ],
)
def test_words_wrap_by_the_room_they_take(given_text: str, width: int, expected: list[str]) -> None:
    assert wrap(given_text, width) == expected


@given(ODD, st.integers(1, 20))
@settings(deadline=None, max_examples=300)
def test_no_wrapped_line_is_too_wide_and_no_letter_is_lost(given_text: str, width: int) -> None:
    lines = wrap(given_text, width)
    assert all(cell_len(line) <= width for line in lines)
    if width > 2 and not any(c in given_text for c in "\u200d\ufe0f🇩🇪🏽"):
        kept = "".join("".join(lines).split())
        assert kept.replace("◌", "") == "".join(
            "".join(shown(line) for line in module.clean_lines(given_text).split("\n")).split()
        ).replace("◌", "")


@pytest.mark.parametrize(
    ("given_text", "most", "expected"),
    [
        ("one two three", 2, ["one two", "three"]),
        ("one two three four", 2, ["one two", "three …"]),
        ("one two three four", 1, ["one …"]),
        ("a two-site price", 1, ["a …"]),
        ("one\ntwo\nthree", 2, ["one", "two …"]),
        ("李小龍李小龍", 1, ["李小龍…"]),
        ("", 2, []),
    ],
)
def test_the_last_of_a_few_lines_says_where_there_is_more(given_text: str, most: int, expected: list[str]) -> None:
    assert first_lines(given_text, 8, most) == expected


def test_wrapping_a_long_text_takes_time_in_proportion() -> None:
    began = time.process_time()
    assert len(wrap("word " * 20_000, 40)) == 2500
    assert len(wrap("w" * 100_000, 40)) == 2500
    assert time.process_time() - began < 2


def test_the_ascii_marks_are_ascii() -> None:
    for mark in (getattr(ASCII, name) for name in ASCII.__slots__):
        assert mark.isascii()
    assert in_ascii("! › ○ ✓ △ ☐ ● ━ ─ ▇ → “ ”") == '! > o x ^ [ ] * = - # -> " "'
    assert in_ascii("06:41 there · opens in 1 h 19 — 李") == "06:41 there - opens in 1 h 19 - 李"


def test_the_usual_marks_take_one_cell_each() -> None:
    assert all(cell_len(getattr(UNICODE, name)) == 1 for name in UNICODE.__slots__ if name != "steps")
    assert cell_len(UNICODE.steps) == len(ASCII.steps) == 8


HOSTILE = [
    "\x1b]0;title\x07", "\x1b]52;c;eA==\x1b\\", "\x9d52;c;x\x9c", "\x1bPq\x1b\\", "\x00\x08\x0e\x7f", "a\rb\nc\td",
    "\u202eevil\u2066", "\ud83d", "plain", "李小龍 " + FAMILY,
]  # fmt: skip


@pytest.mark.parametrize("words", HOSTILE)
def test_the_last_gate_lets_nothing_steer_and_moves_no_column(words: str) -> None:
    gate = module.ControlFilter()
    [segment] = gate.apply([Segment(words, Style(bold=True))], Color(0, 0, 0))
    assert cell_len(segment.text) == cell_len(words)
    assert not any(ord(c) < 32 or 0x7F <= ord(c) < 0xA0 or 0xD800 <= ord(c) < 0xE000 for c in segment.text)
    assert "\u202e" not in segment.text
    assert segment.style is not None
    assert segment.style.bold


def test_the_last_gate_takes_links_out() -> None:
    [segment] = module.ControlFilter().apply(
        [Segment("x", Style(link="https://a.example/\x1b]0;t\x07"))], Color(0, 0, 0)
    )
    assert segment.style is not None
    assert segment.style.link is None


def test_loading_this_room_does_not_load_textual() -> None:
    code = "import sys, salesdesk.ui.text; print('textual' in sys.modules)"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "False"


@pytest.mark.parametrize(
    ("text", "sent"),
    [
        ("👩‍👩‍👧‍👦 Ana", "👩 Ana"), ("🇮🇹", "IT"), ("👍🏽", "👍"), ("❤️", "❤ "), ("☕️", "☕"), ("李小龍 日本", "李小龍 日本"),
        ("\u0378", "\ufffd"), ("plain ━ text", "plain ━ text"),
    ],
)  # fmt: skip
def test_a_picture_that_terminals_disagree_on_is_sent_as_one_that_they_agree_on(text: str, sent: str) -> None:
    assert gated(text) == sent


@given(st.text(alphabet="\u200d\ufe0f\u0301\u20e3🇩🇪🏽👨👩❤©1李ก\u1112\u1161אa \u0378", max_size=9))
def test_what_is_sent_is_as_wide_in_every_terminal_as_the_desk_thinks(text: str) -> None:
    line = shown(text)
    assert cell_len(gated(line)) == cell_len(line) == sum(max(0, wcwidth(letter)) for letter in gated(line))


def test_where_the_marks_lack_every_one_has_a_plain_character_of_its_width() -> None:
    marks = "".join(str(getattr(UNICODE, field.name)) for field in fields(UNICODE)) + "…–—‘’×←▌├┤│"
    (line,) = PlainMarks().apply([Segment(f"{marks} Müller 李", Style.null())], Color(0, 0, 0))
    assert line.text.removesuffix(" Müller 李").isascii()
    assert line.text.endswith(" Müller 李")
    assert len(line.text) == len(marks) + len(" Müller 李")
