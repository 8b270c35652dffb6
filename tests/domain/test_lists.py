"""The words of a list and the figure of the record's quality."""

from __future__ import annotations

import pytest

from salesdesk.domain.excerpt import excerpt, holds, wanted_words
from salesdesk.domain.lists import CHECKS, FEW, READY, Figure, Term, read_list
from salesdesk.errors import NotUnderstood


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("fleet", (Term("", "fleet"),)),
        ("kind:client -tag:fleet", (Term("kind", "client"), Term("tag", "fleet", without=True))),
        ("Kind:former city:“São Paulo”", (Term("kind", "former_client"), Term("city", "São Paulo"))),
        ("kind:untagged quiet:90", (Term("kind", "none"), Term("quiet", "90"))),
        ("no:e-mail has:number", (Term("no", "email"), Term("has", "phone"))),
        ("in:losing-touch", (Term("in", "losing_touch"),)),
        ("https://x.example", (Term("", "https://x.example"),)),
        ('title:"head of', (Term("title", "head"), Term("", "of"))),
        ("O'Brien", (Term("", "O’Brien"),)),
    ],
)
def test_a_line_of_words_is_read(text: str, terms: tuple[Term, ...]) -> None:
    assert read_list(text) == terms


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "needs some words"),
        ("  ", "needs some words"),
        ("knd:client", "Did you mean kind:?"),
        ("zzz:1", "One of: kind"),
        ("kind:boss", "no kind"),
        ("quiet:soon", "no number of days"),
        ("quiet:99999", "no number of days"),
        ("no:hope", "can not stand after no:"),
        ("in:trash", "can not stand after in:"),
        ("city:", "needs something"),
    ],
)
def test_words_that_mean_nothing_are_named(text: str, said: str) -> None:
    with pytest.raises(NotUnderstood) as refused:
        read_list(text)
    assert said in f"{refused.value.sentence} {refused.value.hint}"


def test_the_figure_rises_as_its_lists_empty_and_few_people_make_no_percentage() -> None:
    before = Figure(18, {check.id: 2 for check in CHECKS})
    after = Figure(18, {check.id: 1 for check in CHECKS})
    assert after.hold - before.hold == len(CHECKS)
    assert "%" not in before.words
    assert Figure(FEW, {CHECKS[0].id: FEW}).words == "83 %: 100 of 120 checks hold"
    assert Figure(0, {}).words == "nobody here yet"


def test_found_words_are_marked_whatever_their_accents() -> None:
    assert excerpt("Straße in Łódź", wanted_words("lodz")) == "Straße in \x02Łódź\x03"
    assert excerpt("IŞIK ısı", wanted_words("isi")) == "\x02IŞIK\x03 \x02ısı\x03"
    long = excerpt(" ".join(["word"] * 40 + ["here"] + ["word"] * 40), ("here",))
    assert long.startswith("…word")
    assert long.endswith("word…")
    assert "\x02here\x03" in long
    assert excerpt("", ("x",)) == ""


def test_whether_a_text_holds_the_words() -> None:
    assert holds("The audit closed", wanted_words("AUD clo"))
    assert not holds("The audit closed", wanted_words("audit open"))


def test_what_a_list_is_about_stands_beside_its_title_at_80_columns() -> None:
    assert [one.title for one in READY if 6 + len(one.title) + len(one.says) > 79] == []
