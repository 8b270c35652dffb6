"""Patterns that are compiled at their first use."""

from __future__ import annotations

import re
import sys

import pytest

from salesdesk.domain.patterns import pattern


def test_a_pattern_answers_as_the_compiled_one_does() -> None:
    later, now = pattern(r"\b(?P<word>a\w+)", re.IGNORECASE), re.compile(r"\b(?P<word>a\w+)", re.IGNORECASE)
    text = "An apple a day"
    assert later.findall(text) == now.findall(text)
    assert [found["word"] for found in later.finditer(text, 3)] == [found["word"] for found in now.finditer(text, 3)]
    assert later.sub("x", text, count=1) == now.sub("x", text, count=1)
    assert later.flags == now.flags
    assert later.pattern == now.pattern


def test_what_is_wrong_in_a_pattern_is_said_at_its_first_use() -> None:
    wrong = pattern("(")
    with pytest.raises(re.error):
        wrong.search("x")


def test_every_pattern_of_the_trade_can_be_compiled() -> None:
    import salesdesk.domain.absence
    import salesdesk.domain.callnotes
    import salesdesk.domain.phrases.reading
    import salesdesk.domain.questions
    import salesdesk.domain.rewording
    import salesdesk.domain.voicemail  # noqa: F401

    rooms = [module for name, module in sys.modules.items() if name.startswith("salesdesk.domain")]
    found = [value for room in rooms for value in vars(room).values() if type(value).__name__ == "_Later"]
    assert len(found) > 100
    for one in found:
        assert one.groups >= 0
