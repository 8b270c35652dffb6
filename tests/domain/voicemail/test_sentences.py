"""Single sentences, each under the check it passes or fails: how people really put it."""

from __future__ import annotations

from pathlib import Path

import pytest

from salesdesk.domain.voicemail import critique


def read() -> list[tuple[str, str, bool]]:
    """`sentences.txt`: "# check passes" or "# check fails", then one sentence a line."""
    rows = []
    check_id, passes = "", True
    for line in Path(__file__).with_name("sentences.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            check_id, verdict = line[2:].split()
            passes = verdict == "passes"
        else:
            rows.append((check_id, line, passes))
    return rows


@pytest.mark.parametrize(("check_id", "text", "passes"), read())
def test_a_sentence_is_heard_as_people_mean_it(check_id: str, text: str, *, passes: bool) -> None:
    check = critique(text).check(check_id)
    assert check.passed is passes, [text[a:b] for a, b in check.spans]
