"""What an address book brings about a person, as words."""

from __future__ import annotations

from datetime import date

import pytest

from salesdesk.domain.people import Contact
from salesdesk.domain.personal import birthday_words, personal_words

TODAY = date(2022, 11, 22)


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("1985-12-01", "1 Dec, in 9 d"),
        ("--11-22", "22 Nov, today"),
        ("1985-11-21", "21 Nov"),
        ("--03-14", "14 Mar"),
        ("1960-02-29", "29 Feb"),
        ("3/4/85", "3/4/85"),
        ("--13-41", "--13-41"),
    ],
)
def test_a_birthday_says_how_far_off_it_is_where_it_is_near_and_never_an_age(written: str, words: str) -> None:
    assert birthday_words(written, today=TODAY) == words


def test_a_leap_day_is_kept_on_the_day_before_in_other_years() -> None:
    assert birthday_words("--02-29", today=date(2023, 2, 20)) == "29 Feb, in 8 d"


def test_nothing_known_is_nothing_said() -> None:
    assert personal_words(Contact(1, "Dana Ruiz"), today=TODAY) == ""
    known = Contact(1, "Dana Ruiz", birthday="--12-01", connected_on=date(2021, 2, 3))
    assert personal_words(known, today=TODAY) == "birthday 1 Dec, in 9 d · connected since 3 Feb 2021"
