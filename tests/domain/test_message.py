"""The pinned message line: what stays on it, and how each wording of it was answered."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from salesdesk.domain.followup import Channel
from salesdesk.domain.message import Change, key_words, stays_on, versions
from salesdesk.domain.touch import Disposition, Touch

START = datetime(2026, 10, 1, 15, tzinfo=UTC)
LINE = "month-end in three days, not eight"


def touch(day: int, **more: object) -> Touch:
    at = START + timedelta(days=day)
    values = {"channel": Channel.CALL, "disposition": Disposition.LEFT_VOICEMAIL, "text": LINE, **more}
    return Touch(day + 1, 1, at=at, happened_on=at.date(), **values)  # type: ignore[arg-type]


def test_small_words_do_not_count() -> None:
    assert key_words(LINE) == ("month-end", "three", "days", "eight")
    assert key_words("The one for you") == ()


@pytest.mark.parametrize(
    ("text", "stays", "line"),
    [
        (LINE.upper(), True, "on your message"),
        ("Hi Dana, your month-end could take three days.", True, "3 of 4 words of your message; not said: eight"),
        ("We are the leading vendor.", False, "0 of 4 words of your message; not said: month-end, three, days, eight"),
        ("A day less at month-end", True, "2 of 4 words of your message; not said: three, eight"),
        ("", False, "0 of 4 words of your message; not said: month-end, three, days, eight"),
    ],
)
def test_a_message_is_compared_with_the_pinned_line(text: str, stays: bool, line: str) -> None:
    kept = stays_on(LINE, text)
    assert (kept.stays, kept.line) == (stays, line)


@pytest.mark.parametrize(
    ("pinned", "text", "headline"),
    [
        (LINE, "Hi Dana, your month-end could take three days.", "✓ on your message"),
        (LINE, "We are the leading vendor.", "△ your message is not in it: month-end, three, days"),
        ("", "Hi Dana.", ""),
    ],
)
def test_beside_the_script_it_is_said_in_few_words(pinned: str, text: str, headline: str) -> None:
    assert stays_on(pinned, text).headline == headline


def test_letters_of_other_scripts_count_too() -> None:
    assert stays_on("Depots öffnen", "Das DEPOT: Öffnen").line == "on your message"
    assert stays_on("陳偉 決定", "決定").said == ("決定",)
    assert not stays_on("", "anything").stays
    assert stays_on("", "anything").line == "no message is pinned"


def test_each_wording_counts_the_messages_of_its_time_and_the_answers_within_two_weeks() -> None:
    trail = [
        touch(0, text="The old one: cheaper lanes"),
        touch(1, text="hello"),
        touch(4, disposition=Disposition.CONNECTED, text="talked"),
        touch(10),
        touch(12, channel=Channel.EMAIL, disposition=None, text="Month-end in eight days?"),
        touch(30, channel=Channel.EMAIL, disposition=None, direction="in", text="Yes"),
    ]
    changes = [Change(START + timedelta(days=5), "cheaper lanes", LINE)]
    new, old = versions(LINE, changes, trail)
    assert (new.text, new.sent, new.kept, new.answered) == (LINE, 2, 2, 0)
    assert (old.text, old.since, old.sent, old.kept, old.answered) == ("cheaper lanes", None, 2, 1, 2)
    assert old.line == "2 messages · 1 stayed on it · 2 answered"


def test_a_line_that_never_changed_is_its_only_version() -> None:
    (only,) = versions(LINE, [], [touch(0)])
    assert (only.since, only.sent, only.line) == (None, 1, "1 message · 1 stayed on it · 0 answered")
    assert versions("", [], [touch(0)]) == ()
    assert versions(LINE, [Change(START, "", LINE)], [])[0].line == "no message yet"


def test_a_wording_that_was_taken_away_counts_no_more() -> None:
    gone = [Change(START, "", LINE), Change(START + timedelta(days=2), LINE, "")]
    (only,) = versions("", gone, [touch(1), touch(3)])
    assert (only.text, only.sent) == (LINE, 1)
