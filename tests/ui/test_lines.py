"""Lines of text become exactly as many cells as they have room for, whatever stands in them."""

from __future__ import annotations

from sys import getrefcount

import pytest
from rich.cells import cell_len

from salesdesk.ui import themes, upkeep
from salesdesk.ui.lines import BLANK, Line, Row, Span, plain, span_at, strip_of, text_line
from salesdesk.ui.themes import palette_of

PALETTE = palette_of("harbor")
TEXTS = [
    "",
    "a",
    "Dana Ruiz",
    "李小龍",
    "Müller-Lüdenscheidt",
    "👩‍💻🇵🇹",
    "e\u0301" * 9,
    "[bold]x[/]",
    "\x1b[31mred",
    "ＡＢＣ" * 30,
]


def a_row() -> Row:
    return (
        Row(key=("f", 1, 2))
        .add(" ")
        .column("09:45", 8, right=True)
        .add("  ")
        .column("Lee Park", 15)
        .up_to("Contoso", 40)
    )


@pytest.mark.parametrize("width", [1, 2, 3, 7, 20, 80])
@pytest.mark.parametrize("text", TEXTS, ids=ascii)
def test_a_line_fills_its_cells_exactly(text: str, width: int) -> None:
    line = Row().add(text).add("·").column(text, 6).up_to(text, 30).line()
    strip = strip_of(line, width, PALETTE, "background")
    assert strip.cell_length == width
    assert cell_len(strip.text) == width


@pytest.mark.parametrize("width", [1, 5, 12])
@pytest.mark.parametrize("text", TEXTS, ids=ascii)
def test_a_column_is_as_wide_as_it_says(text: str, width: int) -> None:
    row = Row().column(text, width).add("|")
    assert cell_len(plain((row.line(),)).split("|")[0]) == width
    assert row.width == width + 1


@pytest.mark.parametrize("text", TEXTS, ids=ascii)
def test_words_up_to_a_column_never_pass_it(text: str) -> None:
    row = Row().add("12345").up_to(text, 9)
    assert row.width <= 9
    assert row.width == sum(cell_len(span.text) for span in row.spans)


def test_a_full_row_takes_no_more() -> None:
    assert plain((Row().add("12345").up_to("more", 5).line(),)) == "12345"


def test_blanks_up_to_a_column_are_at_least_one() -> None:
    assert plain((Row().add("ab").to(5).add("c").line(),)) == "ab   c"
    assert plain((Row().add("abcdef").to(5).add("c").line(),)) == "abcdef c"
    assert plain((Row().to(3).add("c").line(),)) == "   c"


def test_the_cursors_row_stands_on_its_surface_and_says_so_in_bold() -> None:
    strip = strip_of(text_line("Dana"), 10, PALETTE, "background", selected="selected")
    style = next(iter(strip)).style
    assert style is not None
    assert style.bold
    assert style.bgcolor == PALETTE.style("foreground", "selected").bgcolor


def test_a_click_finds_the_words_under_it() -> None:
    line = Line((Span("c", command="call"), Span(" Call  "), Span("李", command="wide"), Span("x", command="after")))
    assert [getattr(span_at(line, x), "command", None) for x in (0, 1, 8, 9, 10, 11)] == [
        "call",
        "",
        "wide",
        "wide",
        "after",
        None,
    ]


def test_text_is_cleaned_on_its_way_into_a_line() -> None:
    assert plain((Row().add("a\x1b[31mb\nc\u202e").line(),)) == plain((text_line("a\x1b[31mb\nc\u202e"),))
    assert "\x1b" not in plain((Row().add("a\x1b[31mb").line(),))


def test_a_row_keeps_what_it_stands_for() -> None:
    assert a_row().line().key == ("f", 1, 2)
    assert BLANK.key is None


@pytest.mark.parametrize("theme", themes.shelf_in_use().names())
def test_every_role_has_a_style_in_every_theme(theme: str) -> None:
    palette = palette_of(theme)
    for role in ("foreground", "muted", "accent", "late", "stale", "ok"):
        for surface in ("background", "surface", "panel", "selected"):
            assert palette.style(role, surface).color is not None


def test_a_line_that_was_drawn_goes_when_nothing_shows_it() -> None:
    upkeep.forget_the_gone()
    drawn = strip_of(a_row().line(), 40, PALETTE, "background")
    held = getrefcount(drawn)
    assert drawn.divide([40])[0] is drawn
    assert [part.text for part in drawn.divide([8, 40, 60])] == [drawn.text[:8], drawn.text[8:]]
    assert getrefcount(drawn) == held
