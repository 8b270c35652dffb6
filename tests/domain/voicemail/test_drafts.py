"""First drafts and the starter library: good by their own critique."""

from __future__ import annotations

import pytest

from salesdesk.domain.voicemail import TEMPLATES, Slots, Template, compose, critique, fill, gaps

VALUES = {
    "first_name": "Dana", "name": "Dana Ruiz", "title": "VP Operations", "account": "Northwind Freight",
    "industry": "freight", "my_name": "Sam", "my_firm": "Brightline", "my_number": "503 555 0199",
    "benefit": "cut waiting at the gate by half", "proof_line": "Two carriers cut it to ten minutes.",
    "last_mail": "two-site pricing", "last_mail_day": "on Monday", "agreed_day": "the 14th",
    "their_date": "the 30th", "out_of_office": "last week", "fact": "two depots in Oregon",
    "promise": "the two-site price", "last_talk": "in May", "referrer": "Marcus", "next_call": "Thursday morning",
    "value_item": "an article on gate times", "way_out": "If not, just say so.",
}  # fmt: skip


@pytest.mark.parametrize("template", TEMPLATES, ids=[one.id for one in TEMPLATES])
def test_each_starter_passes_its_own_critique_once_filled(template: Template) -> None:
    filled = fill(template.body, VALUES)
    assert filled.missing == ()
    heard = critique(filled.text)
    assert heard.failed == (), (heard.length.seconds, heard.failed, filled.text)


def test_the_library_covers_the_moments_of_a_rhythm() -> None:
    moments = {"first_call", "third_try", "after_mail", "promise_passed", "out_of_office", "thinking_of_you"}
    ids = [one.id for one in TEMPLATES]
    assert moments < set(ids)
    assert len(set(ids)) == len(ids)


def test_six_slots_make_a_draft_that_is_ready() -> None:
    slots = Slots(
        first_name="Dana", my_name="Sam", my_firm="Brightline", my_number="503 555 0199",
        for_whom="freight firms with two depots", benefit="cut the wait at the gate to ten minutes",
        last_mail="the gate checklist", last_mail_day="on Monday", next_call="Thursday morning",
        hook="You just opened Salem",
    )  # fmt: skip
    assert gaps(compose(slots)) == ()
    assert critique(compose(slots)).ready


def test_what_the_record_does_not_know_stays_a_named_gap() -> None:
    assert {gap.name for gap in gaps(compose(Slots()))} == {
        "first_name", "my_name", "my_firm", "industry", "benefit", "last_mail", "next_call", "my_number",
    }  # fmt: skip
    assert "e-mail" not in compose(Slots(last_mail=None))
