"""Quiet mode: plays, the cap of thirty days, overrides, what they need to decide, what has been quiet for long."""

from __future__ import annotations

from datetime import date

import pytest

from salesdesk.domain.stalls import (
    PLAYS,
    TO_DECIDE,
    Needed,
    Stall,
    StallReason,
    allowance,
    due_moves,
    end_stall,
    everything_to_decide,
    next_allowed,
    overridden,
    override,
    quiet_over,
    reviewed,
    to_review,
    touched,
)
from salesdesk.errors import Refused

TODAY = date(2026, 10, 5)
GRACE = Stall(
    1, date(2026, 9, 14), StallReason.CONTACT_ILL, last_touch_on=date(2026, 9, 18), last_touch_words="card sent"
)
SAM = Stall(2, date(2026, 8, 20), StallReason.COMPANY_BOUGHT, last_touch_on=date(2026, 9, 1))


def test_every_reason_of_the_field_has_a_play_with_words_and_advice() -> None:
    assert set(PLAYS) == set(StallReason)
    assert all(play.words and play.advice for play in PLAYS.values())


def test_a_touch_before_its_day_is_answered_with_the_day_and_the_advice_to_wait() -> None:
    found = allowance(GRACE, today=TODAY)
    assert (found.allowed, found.from_on) == (False, date(2026, 10, 18))
    assert found.line.startswith("last touch 18 Sep, next allowed 18 Oct · wait; card sent · send a card")


def test_after_thirty_days_one_quiet_touch_is_fine_and_the_next_date_moves_by_itself() -> None:
    assert allowance(SAM, today=TODAY).allowed
    again = touched(SAM, on=TODAY, words="article")
    assert next_allowed(again) == date(2026, 11, 4)
    assert not allowance(again, today=TODAY).allowed


@pytest.mark.parametrize(
    ("reason", "since", "last", "expected"),
    [
        (StallReason.CONTACT_ILL, date(2026, 9, 14), None, date(2026, 9, 14)),
        (StallReason.CONTACT_ILL, date(2026, 9, 14), date(2026, 9, 12), date(2026, 9, 14)),
        (StallReason.NEEDS_TIME, date(2026, 9, 14), date(2026, 9, 12), date(2026, 10, 14)),
        (StallReason.NEEDS_TIME, date(2026, 9, 14), None, date(2026, 10, 14)),
        (StallReason.NEEDS_TIME, date(2026, 9, 14), date(2026, 9, 14), date(2026, 10, 14)),
        (StallReason.NEEDS_TIME, date(2026, 12, 10), date(2026, 12, 15), date(2027, 1, 14)),
        (StallReason.NEEDS_TIME, date(2028, 1, 30), None, date(2028, 2, 29)),
        (StallReason.NEEDS_TIME, date(2027, 1, 30), None, date(2027, 3, 1)),
    ],
)
def test_the_next_day_follows_the_last_touch_or_the_rest_that_the_reason_asks_for(
    reason: StallReason, since: date, last: date | None, expected: date
) -> None:
    assert next_allowed(Stall(1, since, reason, last_touch_on=last)) == expected


@pytest.mark.parametrize(("day", "allowed"), [(17, False), (18, True), (19, True)])
def test_the_day_itself_is_allowed(day: int, allowed: bool) -> None:
    assert allowance(GRACE, today=date(2026, 10, day)).allowed is allowed


def test_a_setting_changes_the_cap() -> None:
    assert next_allowed(GRACE, cap_days=45) == date(2026, 11, 2)
    assert next_allowed(Stall(1, date(2026, 9, 14), StallReason.NEEDS_TIME), cap_days=45) == date(2026, 10, 29)


def test_a_touch_noted_late_never_moves_the_day_back() -> None:
    assert touched(SAM, on=date(2026, 8, 25)) == SAM


def test_an_override_needs_a_reason_and_is_counted() -> None:
    with pytest.raises(Refused, match="quiet mode"):
        override(GRACE, on=TODAY, reason=" - ")
    twice = override(override(GRACE, on=date(2026, 9, 30), reason="they wrote"), on=TODAY, reason="board is today")
    assert overridden((twice, SAM), since=date(2026, 10, 1), until=TODAY) == 1
    assert overridden((twice, SAM), since=date(2026, 9, 30), until=TODAY) == 2


def test_an_ended_stall_forbids_nothing() -> None:
    assert allowance(end_stall(GRACE, on=TODAY), today=TODAY).allowed


def test_the_play_offers_the_assistant_while_the_contact_is_left_alone() -> None:
    assert [move.with_whom for move in due_moves(GRACE, today=TODAY)] == ["the assistant"]
    fresh = Stall(1, TODAY, StallReason.CONTACT_ILL)
    assert [move.channel.value for move in due_moves(fresh, today=TODAY)] == ["card"]


@pytest.mark.parametrize(
    ("stall", "words", "mine"),
    [
        (Stall(1, TODAY, StallReason.CONTACT_ILL), "contact ill", False),
        (Stall(1, TODAY, StallReason.INTERNAL_APPROVAL), "internal approval and buy-in", True),
        (Stall(1, TODAY, StallReason.INTERNAL_APPROVAL, in_control=False), "internal approval and buy-in", False),
        (Stall(1, TODAY, StallReason.OTHER, own_words="move of the depot"), "move of the depot", False),
    ],
)
def test_the_reason_is_said_in_words_and_is_mine_to_change_or_not(stall: Stall, words: str, mine: bool) -> None:
    assert (stall.words, stall.is_mine_to_change) == (words, mine)


def test_when_they_have_everything_the_advice_is_to_wait() -> None:
    all_given = [Needed(text, TODAY) for text in TO_DECIDE]
    assert everything_to_decide(all_given).line == "they have everything: wait, the rest is theirs"
    assert everything_to_decide(all_given).is_green


@pytest.mark.parametrize(
    ("needed", "line"),
    [
        ((), "no list yet: what do they need to decide?"),
        ((Needed("the price"),), "still missing: the price"),
        ((Needed("the price"), Needed("a case"), Needed("x", TODAY)), "still missing: the price and 1 more"),
    ],
)
def test_what_is_missing_is_named_and_nothing_is_green_by_default(needed: tuple[Needed, ...], line: str) -> None:
    assert (everything_to_decide(needed).is_green, everything_to_decide(needed).line) == (False, line)


def test_what_has_been_quiet_for_more_than_ninety_days_is_listed_the_oldest_first() -> None:
    days = [date(2026, 7, 7), date(2026, 7, 6), date(2025, 1, 1), date(2026, 1, 1)]
    stalls = [Stall(n, day, StallReason.NEEDS_TIME) for n, day in enumerate(days)]
    stalls[3] = end_stall(stalls[3], on=TODAY)
    assert [stall.id for stall in quiet_over(stalls, today=TODAY)] == [2, 1]


def test_a_long_quiet_one_that_was_looked_at_comes_back_after_a_month() -> None:
    old = reviewed(Stall(1, date(2025, 1, 1), StallReason.NEEDS_TIME), on=date(2026, 1, 31))
    assert to_review([old], today=date(2026, 2, 27)) == ()
    assert to_review([old], today=date(2026, 2, 28)) == (old,)
