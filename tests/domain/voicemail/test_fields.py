"""Merge fields: filled once, named where they stay, completed while typing."""

from __future__ import annotations

import pytest

from salesdesk.domain.voicemail import FIELDS, Gap, complete, fill


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        ("Hi {{ first_name }}!", "Hi Dana!"),
        ("Hi {{first_name}}!", "Hi Dana!"),
        ("Hi {{ First Name }}!", "Hi Dana!"),
        ("Hi {{ name | there }}!", "Hi there!"),
        ("Hi {{ name | default('there') }}!", "Hi there!"),
        ("Hi {{ first_name | there }}!", "Hi Dana!"),
        ("{{ account }}", "{{ account }}"),
        ("{{ nonsense | x }}", "{{ nonsense | x }}"),
        ("{{ title }}", "{{ title }}"),
        ("{{ {{ first_name }} }}", "{{ Dana }}"),
        ("{{ 7*7 }} {% for x in y %} ${x}", "{{ 7*7 }} {% for x in y %} ${x}"),
        ("{{ __class__ }} {first_name}", "{{ __class__ }} {first_name}"),
        ("no fields", "no fields"),
        ("{{", "{{"),
    ],
)
def test_known_fields_are_filled_and_all_others_stay(text: str, filled: str) -> None:
    assert fill(text, {"first_name": "Dana", "title": "  ", "__class__": "no"}).text == filled


def test_what_was_inserted_is_never_read_again() -> None:
    assert fill("{{ first_name }} {{ fact }}", {"first_name": "{{ fact }}", "fact": "x"}).text == "{{ fact }} x"


def test_every_gap_is_named_where_it_stands_in_the_filled_text() -> None:
    filled = fill("Hi {{ first_name }}, {{ account }} and {{ nonsense }}", {"first_name": "Alexandra"})
    assert [(gap.name, gap.known) for gap in filled.missing] == [("account", True), ("nonsense", False)]
    assert [filled.text[gap.start : gap.end] for gap in filled.missing] == ["{{ account }}", "{{ nonsense }}"]


def test_a_default_leaves_no_gap() -> None:
    assert fill("{{ name | you }}", {}).missing == ()
    assert fill("{{ name }}", {}).missing == (Gap("name", 0, 10, True),)


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("Hi {{ fi", ("first_name", "my_firm")),
        ("Hi {{na", ("name", "first_name", "my_name")),
        ("Hi {{ zz", ()),
        ("Hi {{ first_name }} a", ()),
        ("Hi {{ first_name | th", ()),
        ("Hi fi", ()),
        ("", ()),
    ],
)
def test_fields_are_completed_while_they_are_typed(typed: str, offered: tuple[str, ...]) -> None:
    assert complete(typed, len(typed)) == offered


def test_an_open_brace_offers_every_field_and_the_cursor_decides() -> None:
    assert complete("{{", 2) == tuple(FIELDS)
    assert complete("{{ my_na and more", 8) == ("my_name",)
    assert complete("{{ my", 1) == () == complete("{{ my", -3)
