"""What may be kept of any text, and how names are compared."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.domain.text import clean_line, clean_lines, fold

LINES = [
    ("Dana Ruiz", "Dana Ruiz"),
    ("  Dana Ruiz \n", "Dana Ruiz"),
    ("Dana\r\nRuiz", "Dana Ruiz"),
    ("Dana\tRuiz", "Dana Ruiz"),
    ("a\u2028b\u2029c", "a b c"),
    ("\x1b[2J", "\ufffd[2J"),
    ("\x1b]52;c;cHduZWQ=\x07", "\ufffd]52;c;cHduZWQ=\ufffd"),
    ("a\x9b2Jb", "a\ufffd2Jb"),
    ("a\x00b\x7fc\x85d", "a\ufffdb\ufffdc\ufffdd"),
    ("\ufeffName", "Name"),
    ("abc\u202egnp.exe", "abc\ufffdgnp.exe"),
    ("a\u2066b\u2069c", "a\ufffdb\ufffdc"),
    ("\u200f\u05d3\u05e0\u05d4\u200e", "\u05d3\u05e0\u05d4"),
    ("Lang\u00adwort", "Langwort"),
    ("zero\u200bwidth", "zerowidth"),
    ("lone \ud800 half", "lone \ufffd half"),
    ("e" + "\u0301" * 20, "e" + "\u0301" * 4),
    ("[bold]not markup[/]", "[bold]not markup[/]"),
    ("Müller-Lüdenscheidt", "Müller-Lüdenscheidt"),
    ("陳偉 李小龍", "陳偉 李小龍"),
    ("👩‍👩‍👧 🇩🇪 👍🏽", "👩‍👩‍👧 🇩🇪 👍🏽"),
    ("می‌خواهم", "می‌خواهم"),
    ("", ""),
]


@pytest.mark.parametrize(("typed", "kept"), LINES)
def test_one_line_is_kept_without_what_could_do_something(typed: str, kept: str) -> None:
    assert clean_line(typed) == kept


TEXTS = [
    ("one\ntwo", "one\ntwo"),
    ("one\r\ntwo\rthree", "one\ntwo\nthree"),
    ("\ttabbed", "\ttabbed"),
    ("  * fact  ", "  * fact  "),
    ("para\u2029graph", "para\ngraph"),
    ("a\x0bb\x0cc", "a\ufffdb\ufffdc"),
]


@pytest.mark.parametrize(("typed", "kept"), TEXTS)
def test_several_lines_keep_their_lines_and_tabs(typed: str, kept: str) -> None:
    assert clean_lines(typed) == kept


@given(st.text(alphabet=st.characters()))
def test_nothing_that_could_do_something_is_ever_kept(text: str) -> None:
    for kept, allowed in ((clean_line(text), ""), (clean_lines(text), "\n\t")):
        bad = [c for c in kept if unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp") and c not in allowed]
        assert bad == []
        assert not set(kept) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
        kept.encode("utf-8")


@given(st.text())
def test_what_is_clean_stays_as_it_is(text: str) -> None:
    assert clean_line(clean_line(text)) == clean_line(text)
    assert clean_lines(clean_lines(text)) == clean_lines(text)


SAME = [
    ("José Álvarez", "jose alvarez"),
    ("MÜLLER", "muller"),
    ("Straße", "STRASSE"),
    ("Søren Jørgensen", "soren jorgensen"),
    ("Łódź", "lodz"),
    ("Ðorđe", "dorde"),
    ("Æther Œuvre", "aether oeuvre"),
    ("O’Brien", "o'brien"),
    ("OʼBrien", "O`Brien"),
    ("Müller‑Lüdenscheidt", "muller-ludenscheidt"),
    ("  Dana \u00a0 Ruiz ", "dana ruiz"),
    ("ﬁrm", "firm"),
    ("İstanbul", "istanbul"),
    ("ｄａｎａ", "dana"),
    ("e\u0301", "é"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_names_are_the_same_without_case_accents_and_shapes_of_marks(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Mueller", "Müller"), ("Dana", "Diana"), ("陳偉", "陳輝"), ("O'Brien", "OBrien")]
)
def test_different_names_stay_different(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
