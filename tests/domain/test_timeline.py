"""The length of a touch, as it is said and as it is typed."""

from __future__ import annotations

import pytest

from salesdesk.domain.timeline import read_length, spoken_length
from salesdesk.errors import NotUnderstood


@pytest.mark.parametrize(
    ("typed", "seconds"),
    [("6 min", 360), ("6", 360), ("22 s", 22), ("22 sec", 22), ("1 h 05", 3900), ("2h", 7200), ("4:30", 270),
     ("1 min 20 s", 80), ("90 minutes", 5400), ("", None), ("0", None)],
)  # fmt: skip
def test_a_length_is_read_as_people_type_it(typed: str, seconds: int | None) -> None:
    assert read_length(typed) == seconds


@pytest.mark.parametrize("typed", ["half", "6 weeks", "-3", "4:75", "long"])
def test_what_is_no_length_is_said(typed: str) -> None:
    with pytest.raises(NotUnderstood):
        read_length(typed)


@pytest.mark.parametrize("seconds", [22, 360, 3900, 7200])
def test_a_length_that_is_shown_is_read_back(seconds: int) -> None:
    assert read_length(spoken_length(seconds)) == seconds
