"""Words as they are said, seconds at a pace, and the pace that practice teaches."""

from __future__ import annotations

import pytest

from salesdesk.domain.voicemail import learn_pace, measure, spoken_words
from salesdesk.errors import NotUnderstood


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        (" \n\t ", 0),
        ("... — !", 0),
        ("Hi Dana, it's Sam.", 4),
        ("don’t", 1),
        ("503 555 0199", 10),
        ("(503) 555-0199", 10),
        ("+1 503 555 0142", 12),
        ("555-0142", 7),
        ("5035550199", 10),
        ("25k", 3),
        ("$1,200", 5),
        ("$25k", 4),
        ("30%", 2),
        ("10:30", 2),
        ("9 a.m.", 2),
        ("30 Nov", 3),
        ("Nov 30", 2),
        ("the 30th", 2),
        ("2026", 3),
        ("2026-11-24", 5),
        ("18-30", 3),
        ("24/7", 3),
        ("Q4", 2),
        ("0199", 4),
        ("sam@brightline.example", 5),
        ("www.brightline.example", 7),
        ("https://brightline.example", 4),
        ("e.g. this", 3),
        ("St. Paul's Inc.", 3),
        ("month-end re-tender", 2),
        ("Friday.Call me", 3),
        ("{{ first_name }}", 1),
        ("陳偉", 1),
        ("and/or", 2),
        ("R&D", 3),
    ],
)
def test_numbers_dates_and_addresses_count_as_they_are_said(text: str, words: int) -> None:
    assert spoken_words(text) == words


@pytest.mark.parametrize(
    ("words", "band", "remark"),
    [
        (0, "amber", "very short"),
        (44, "amber", "very short"),
        (45, "green", ""),
        (62, "green", ""),
        (75, "green", ""),
        (76, "amber", "1 s over"),
        (90, "amber", "6 s over"),
        (100, "amber", "10 s over"),
        (101, "red", "11 s over"),
        (5000, "red", "1970 s over"),
    ],
)
def test_the_band_follows_the_seconds(words: int, band: str, remark: str) -> None:
    length = measure("word " * words)
    assert (length.words, length.band) == (words, band)
    assert length.words_say.endswith(remark)
    assert ("over" in length.words_say) is ("over" in remark)


def test_the_meter_speaks_in_words_at_the_reps_own_pace() -> None:
    assert measure("word " * 51, pace=160).words_say == "19 s of 30 · 51 words at your 160 wpm"
    assert measure("word " * 66, pace=152).seconds == pytest.approx(26.05, abs=0.01)


@pytest.mark.parametrize("pace", [0, -5])
def test_a_pace_that_nobody_speaks_is_refused(pace: int) -> None:
    with pytest.raises(NotUnderstood):
        measure("word", pace=pace)


@pytest.mark.parametrize(
    ("runs", "pace"),
    [
        ([], None),
        ([(5, 1.0)], None),
        ([(66, 0.0)], None),
        ([(66, 26.0)], 152),
        ([(60, 24.0), (60, 25.0), (60, 600.0), (60, 24.0)], 148),
        ([(100, 30.0), (100, 29.0)], 203),
        ([(100, 20.0)], 220),
        ([(100, 80.0)], 90),
    ],
)
def test_practice_teaches_the_pace_and_a_forgotten_stopwatch_does_not(
    runs: list[tuple[int, float]], pace: int | None
) -> None:
    assert learn_pace(runs) == pace
