"""Which script suits whom, what of a text is theirs alone, whether a text grew from a script; and letters."""

from __future__ import annotations

import pytest

from salesdesk.domain.voicemail import Caller, Listener, fill
from salesdesk.domain.voicemail.letters import LETTERS, Purpose, judged
from salesdesk.domain.voicemail.shelving import SUGGESTED_FROM, Moment, generalised, grew_from, suits

SAM = Caller("Sam", "Brightline", "503 555 0199")
VALUES = {
    "first_name": "Dana", "name": "Dana Ruiz", "account": "Northwind Freight", "my_name": "Sam", "my_firm": "Brightline",
    "my_number": "503 555 0199", "industry": "freight", "benefit": "spend two days less on month-end",
    "next_call": "Thursday morning", "last_talk": "on Monday", "promise": "the two-site price", "out_of_office": "last week",
    "value_item": "a checklist for two depots", "fact": "you opened a second depot",
}  # fmt: skip


@pytest.mark.parametrize(
    ("moment", "script", "suggested"),
    [
        (Moment(mode="prospecting"), {"step": "first", "mode": "prospecting"}, True),
        (Moment(mode="prospecting"), {"step": "First call", "mode": ""}, True),
        (Moment(mode="prospecting"), {"step": "third", "mode": "prospecting"}, False),
        (Moment(mode="prospecting", tries=2), {"step": "third", "mode": "prospecting"}, True),
        (Moment(mode="prospecting", tries=9), {"step": "third", "mode": "prospecting"}, True),
        (Moment(mode="prospecting", tries=1), {"step": "second"}, True),
        (Moment(mode="quiet"), {"step": "thinking of you", "mode": "quiet"}, True),
        (Moment(mode="client"), {"step": "thinking of you", "mode": "quiet"}, False),
        (Moment(mode="promise_due", promise_passed=True), {"step": "promise passed", "mode": "promise due"}, True),
        (Moment(mode="promise_due"), {"step": "promise passed", "mode": "promise due"}, False),
        (Moment(mode="prospecting", was_away=True), {"step": "out of office", "mode": "prospecting"}, True),
        (Moment(mode="prospecting", mail_sent=True), {"step": "after an e-mail"}, True),
        (Moment(mode="prospecting"), {"step": "after an e-mail"}, False),
        (Moment(industry="Freight"), {"industry": "freight", "step": "first"}, True),
        (Moment(industry="Retail"), {"industry": "freight", "step": "first"}, False),
        (Moment(), {}, False),
    ],
)
def test_a_script_is_suggested_where_its_step_industry_and_mode_fit(
    moment: Moment, script: dict[str, str], suggested: bool
) -> None:
    assert (suits(moment, **script) >= SUGGESTED_FROM) is suggested


@pytest.mark.parametrize(
    ("text", "general"),
    [
        ("Hi Dana, it's Sam at Brightline.", "Hi {{ first_name }}, it's {{ my_name }} at {{ my_firm }}."),
        ("Dana Ruiz of Northwind Freight", "{{ name }} of {{ account }}"),
        ("Danas Samba brightline", "Danas Samba brightline"),
        ("Call Thursday morning on 503 555 0199.", "Call {{ next_call }} on {{ my_number }}."),
        ("{{ Dana }} stays, Dana goes", "{{ Dana }} stays, {{ first_name }} goes"),
        ("", ""),
    ],
)
def test_what_is_theirs_alone_becomes_a_field_again(text: str, general: str) -> None:
    assert generalised(text, VALUES) == general


def test_a_general_text_filled_again_is_the_text_it_was() -> None:
    text = "Hi Dana, it's Sam at Brightline about Northwind Freight. I'll call Thursday morning. 503 555 0199."
    assert fill(generalised(text, VALUES), VALUES).text == text


@pytest.mark.parametrize("values", [{}, {"first_name": ""}, {"first_name": "A"}, {"account": "(.*)"}])
def test_odd_values_change_nothing(values: dict[str, str]) -> None:
    assert generalised("A plain text.", values) == "A plain text."


@pytest.mark.parametrize(
    ("body", "text", "grew"),
    [
        ("Hi {{ first_name }}, about your month-end checklist", "Hi Dana, about your month-end checklist", True),
        ("Hi {{ first_name }}, about your month-end checklist", "Dana, your month-end checklist is here", True),
        ("Hi {{ first_name }}, about your month-end checklist", "Lunch on Friday?", False),
        ("", "anything", False),
        ("{{ first_name }}", "Dana", False),
    ],
)
def test_a_text_counts_as_a_use_while_it_has_enough_of_the_scripts_words(body: str, text: str, grew: bool) -> None:
    assert grew_from(body, text) is grew


@pytest.mark.parametrize(
    ("purpose", "template"), [(p, t) for p, found in LETTERS.items() for t in found], ids=lambda v: getattr(v, "id", v)
)
def test_every_starter_letter_is_ready_once_it_is_filled(purpose: Purpose, template: object) -> None:
    filled = fill(template.body, VALUES)  # type: ignore[attr-defined]
    assert filled.missing == ()
    found = judged(filled.text, purpose, caller=SAM, listener=Listener(first_name="Dana", industry="freight"))
    assert found.ready, found.headlines


@pytest.mark.parametrize(
    ("text", "purpose", "failed"),
    [
        ("Just checking in: are you ready to sign? This is your last chance.", Purpose.EMAIL, "push_phrase"),
        ("Our superior, best in class platform.", Purpose.THINKING_OF_YOU, "superlative"),
        ("Hi {{ first_name }}, thought of you.", Purpose.THINKING_OF_YOU, "unfilled_field"),
        ("We make software. Our product has features. We want a demo.", Purpose.EMAIL, "pitch"),
    ],
)
def test_the_same_words_are_found_in_what_is_written(text: str, purpose: Purpose, failed: str) -> None:
    found = judged(text, purpose, caller=SAM, listener=Listener())
    assert failed in found.failed
    assert not found.ready


def test_a_kind_word_is_not_asked_for_a_call_a_way_out_or_seconds() -> None:
    text = "Hi Dana, I saw that you opened a second depot. Glad for you and your team. Sam"
    found = judged(text, Purpose.THINKING_OF_YOU, caller=SAM, listener=Listener(first_name="Dana"))
    assert found.ready
    assert found.failed == ()
    assert found.headlines == ("✓ kind, plain and about them",)


def test_an_empty_letter_is_not_ready() -> None:
    assert not judged("  ", Purpose.EMAIL, caller=SAM, listener=Listener()).ready
