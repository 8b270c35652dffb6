"""The brief: the same order always, gaps that say which key fills them, dates with their distance, no guessed gender."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from salesdesk.desk import Desk
from salesdesk.domain.brief import Brief
from salesdesk.ui.lines import Line, plain
from salesdesk.ui.text import UNICODE, width_of
from salesdesk.ui.widgets.brief import View, brief_lines, peek_lines
from salesdesk.ui.widgets.panels import empty_lines
from tests import builders

LABELS = ("why now", "for them", "promised", "their", "dates", "facts", "ask", "last talk")


def brief_of(desk: Desk, name: str = "Dana Ruiz") -> Brief:
    contact = desk.find.people(name)[0]
    follow_up = desk.agenda.next_of(contact.id)
    return desk.research.brief(contact.id, follow_up_id=follow_up.id if follow_up else None)


def page(desk: Desk, name: str = "Dana Ruiz", width: int = 78, *, close: bool = False) -> tuple[Line, ...]:
    return brief_lines(brief_of(desk, name), View(width, desk.core.now(), UNICODE, close=close))


def test_labels_stand_in_one_column_in_the_agreed_order(busy: Desk) -> None:
    rows = plain(page(busy)).splitlines()
    found = [row[1:10].strip() for row in rows if row[1:2].isalpha()]
    places = [found.index(label) for label in LABELS]
    assert places == sorted(places)


@pytest.mark.parametrize(
    "row",
    [
        " why now    Quote 218 expires Friday; she asked for a two-site price.",
        " promised ! Send two-site pricing              due 18 Nov · 4 d late",
        "          ✓ Intro to Salem reference           kept 17 Nov",
        " their      30 Nov  Fleet contract renewal     in 8 d",
        "            CFO signs above 25k                email 02 Sep   △ 81 d old",
        " ask      1 ☐ Who signs off above 25k now?     refreshes △",
    ],
)
def test_the_page_is_the_agreed_one(row: str, busy: Desk) -> None:
    assert row in plain(page(busy)).splitlines()


@pytest.mark.parametrize("width", [56, 60, 78, 80, 120])
@pytest.mark.parametrize("name", ["Dana Ruiz", "Lee Park", "Jon Bell", "Tom Weiss"])
def test_no_line_is_wider_than_its_panel(name: str, width: int, busy: Desk) -> None:
    for line in page(busy, name, width):
        assert sum(cell_len(span.text) for span in line.spans) <= width, plain((line,))


@pytest.mark.parametrize(
    ("label", "gap"),
    [
        ("for them", "not written. e adds it"), ("promised", "nothing open. p adds one"),
        ("facts", "Nothing known. Ask 1 question on this call."), ("ask", "no question planned. e adds one"),
        ("last talk", "never talked"),
    ],
)  # fmt: skip
def test_a_gap_keeps_its_label_and_names_the_key_that_fills_it(label: str, gap: str) -> None:
    desk = builders.a_desk()
    builders.a_follow_up(desk, builders.a_contact(desk))
    row = next(row for row in plain(page(desk)).splitlines() if row.startswith(f" {label} "))
    assert gap in row


def test_late_is_a_mark_words_and_a_colour(busy: Desk) -> None:
    late = [span.text.strip() for line in page(busy) for span in line.spans if span.role == "late"]
    assert late[0] == "!"
    assert "4 d late" in late[1]


def test_long_words_are_broken_and_not_cut() -> None:
    desk = builders.a_desk()
    person = builders.a_contact(desk)
    desk.research.add_fact(person, "a fact that takes more room than one line of the brief has at this width, far more")
    text = " ".join(plain(page(desk, width=60)).split())
    assert "at this width, far more" in text


def test_a_wish_not_to_be_contacted_is_the_first_thing_said() -> None:
    desk = builders.a_desk()
    builders.a_wish(desk, builders.a_contact(desk))
    assert "do not contact, since 01 Sep 2022: “please take me off your list”" in plain(page(desk)).splitlines()[2]


def test_the_likely_need_stands_where_the_value_for_them_is_not_written() -> None:
    desk = builders.a_desk()
    dana = builders.a_contact(desk)
    desk.research.preparing.type_analysis(dana, {"need": "one price for\nboth depots"})
    brief = desk.research.brief(dana)
    assert (brief.worth, brief.likely_need) == ("likely: one price for both depots", "one price for\nboth depots")
    assert "for them   likely: one price for both depots" in plain(page(desk))
    desk.people.edit(dana, for_them="no re-tender")
    assert "for them   no re-tender" in plain(page(desk))


def test_the_rows_that_can_be_acted_on_have_keys(busy: Desk) -> None:
    kinds = {line.key[0] for line in page(busy) if isinstance(line.key, tuple)}
    assert {"contact", "number", "why_now", "for_them", "promise", "date", "fact", "question"} <= kinds


def test_a_low_screen_has_no_blank_lines(busy: Desk) -> None:
    assert "" in plain(page(busy)).splitlines()
    assert "" not in plain(page(busy, close=True)).splitlines()


@pytest.mark.parametrize("width", [30, 60, 80])
def test_the_peek_is_three_lines_that_fit(width: int, busy: Desk) -> None:
    lines = peek_lines(brief_of(busy), width, busy.core.now())
    assert len(lines) == 3
    if width >= 60:
        assert all(sum(cell_len(span.text) for span in line.spans) <= width for line in lines)


@pytest.mark.parametrize("name", ["Dana Ruiz", "Lee Park", "Priya Nair", "Jon Bell", "Mia Chen"])
def test_the_desks_own_words_guess_no_gender(name: str, busy: Desk) -> None:
    labels = " ".join(span.text for line in page(busy, name) for span in line.spans if span.role == "muted")
    assert not {"he", "she", "him", "his"} & set(labels.casefold().split())


def test_an_empty_panel_says_its_sentence_whole() -> None:
    text = plain(empty_lines("Nobody here yet. a adds one, i imports a list.", 20))
    assert " ".join(text.split()) == "Nobody here yet. a adds one, i imports a list."
    assert all(cell_len(row) <= 20 for row in text.splitlines())


@pytest.mark.parametrize("width", [58, 78, 98])
def test_long_words_of_any_script_end_in_a_mark_and_never_push_out_the_rest(desk: Desk, width: int) -> None:
    long = "陳偉 Straße der Pariser Kommune مرحبا بالعالم " * 20
    who = builders.a_contact(
        desk, "Wolfeschlegelsteinhausenbergerdorff " * 4, account="Donau " * 30, title="陳偉 " * 40
    )
    desk.people.edit(who, for_them=long, buys_how=long, message_line=long, their_shoes=long)
    desk.research.add_fact(who, long, source="ein langer Quellenname")
    desk.research.add_question(who, "What " + long)
    builders.a_follow_up(desk, who, why_now=long)
    lines = page(desk, "Wolfeschlegel", width=width)
    rows = plain(lines).splitlines()
    assert all(width_of(row) <= width for row in rows)
    assert "陳偉" in rows[0], "the name leaves room for the job"
    for label in ("why now", "for them", "facts", "ask", "stay on", "shoes", "buys", "last talk"):
        assert any(row.strip().startswith(label) for row in rows), label
    assert sum("…" in row for row in rows) >= 6


@pytest.mark.parametrize("width", [58, 78, 100])
def test_every_number_and_address_can_be_seen_where_there_are_several(desk: Desk, width: int) -> None:
    dana = builders.a_contact(desk, phone="+1 503 555 0142", email="dana@northwind.example")
    desk.people.edit(dana, phones="+1 503 555 0100 office, +1 503 555 0111", emails="d@mail.example")
    text = plain(page(desk, width=width))
    assert "also " in text
    assert "+1 503 555 0142" in text
    assert "+1 503 555 0100 office" in text
    assert all(width_of(line) <= width for line in text.splitlines())
    assert width < 78 or "d@mail.example" in text


def test_the_peek_says_first_that_somebody_asked_not_to_be_called(busy: Desk) -> None:
    ana = busy.people.who("Ana Sousa").id
    busy.people.do_not_contact(ana, words="no more calls")
    lines = peek_lines(busy.research.brief(ana), 80, busy.core.now())
    assert "do not contact" in plain(lines)
    assert "no more calls" in plain(lines)
    assert len(lines) == 3
