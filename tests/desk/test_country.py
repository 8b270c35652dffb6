"""Whose holidays are no business days: the config's country, else the one that was said, else nobody's."""

from __future__ import annotations

from datetime import date

import pytest

from salesdesk.config import Config
from salesdesk.desk import Desk
from salesdesk.errors import NotUnderstood
from tests.builders import a_desk

THANKSGIVING = date(2022, 11, 24)


def test_none_is_guessed_until_the_rep_says_one(desk: Desk) -> None:
    assert desk.core.workdays.country is None
    desk.live_in("usa")
    assert not desk.core.workdays.is_workday(THANKSGIVING)
    desk.live_in("portugal")
    assert desk.core.workdays.country == "PT"
    assert desk.core.workdays.is_workday(THANKSGIVING)
    desk.live_in("")
    assert desk.core.workdays.country is None
    with pytest.raises(NotUnderstood):
        desk.live_in("Atlantis")
    assert desk.core.workdays.country is None


def test_the_config_comes_first_and_may_name_a_part_of_the_country() -> None:
    plain = a_desk(config=Config(country="AU")).core.workdays
    part = a_desk(config=Config(country="AU", subdivision="vic")).core.workdays
    cup_day = date(2022, 11, 1)
    assert plain.is_workday(cup_day)
    assert not part.is_workday(cup_day)
