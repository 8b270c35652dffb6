"""Whole messages, good and bad, British, American and other: which checks fail for each."""

from __future__ import annotations

from pathlib import Path

import pytest

from salesdesk.domain.voicemail import critique

FEWEST = 60


def read() -> list[tuple[str, frozenset[str]]]:
    """`messages.txt`: blank lines part the messages, the first line of each names what fails ("-": nothing)."""
    blocks = Path(__file__).with_name("messages.txt").read_text(encoding="utf-8").strip().split("\n\n")
    parted = (block.partition("\n") for block in blocks)
    return [(text.strip(), frozenset(ids.replace("-", "").split())) for ids, _, text in parted]


ROWS = read()


@pytest.mark.parametrize(("text", "wrong"), ROWS, ids=[text[:60] for text, _ in ROWS])
def test_each_message_fails_where_it_should_and_nowhere_else(text: str, wrong: frozenset[str]) -> None:
    heard = critique(text)
    assert set(heard.failed) == wrong, [(c.id.value, [text[a:b] for a, b in c.spans]) for c in heard.checks]


def test_there_are_many_messages_and_each_check_has_both_kinds() -> None:
    assert len(ROWS) >= FEWEST
    for check in critique("").checks:
        judged = {check.id.value in wrong for _, wrong in ROWS}
        assert judged == {True, False}, check.id
