"""Stalls: why a deal stands still, the play for each reason, and the cap that keeps quiet mode quiet.

Advice is to wait, mostly; nothing here counts down or urges.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from salesdesk.domain.clockwords import months_between
from salesdesk.domain.followup import Channel
from salesdesk.domain.text import clean_line
from salesdesk.errors import Refused

CAP_DAYS = 30
"""At most one quiet touch in so many days; a setting may give another number."""
LONG_QUIET_DAYS = 90


class StallReason(StrEnum):
    """Why it stands still (FIELD.md); OTHER carries the rep's own words."""

    CONTACT_ILL = "contact_ill"
    DECIDER_GONE = "decider_gone"
    DECIDERS_BOSS_GONE = "deciders_boss_gone"
    COMPANY_BOUGHT = "company_bought"
    FAMILY_EVENT = "family_event"
    NEEDS_TIME = "needs_time"
    INTERNAL_APPROVAL = "internal_approval"
    NOT_ESSENTIAL = "not_essential"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class PlayMove:
    """One thing a play proposes, `after_days` from the start of the stall; `with_whom` where it is not the contact."""

    after_days: int
    channel: Channel
    what: str
    with_whom: str = ""


@dataclass(frozen=True, slots=True)
class StallPlay:
    """What helps for one reason.

    `first_after_days`: how long the contact is left alone before the first quiet touch, None for the whole cap.
    `in_control`: whether the rep can usually change it; the rep may say otherwise on the stall.
    """

    words: str
    advice: str
    in_control: bool = False
    first_after_days: int | None = None
    moves: tuple[PlayMove, ...] = ()


PLAYS: Mapping[StallReason, StallPlay] = {
    StallReason.CONTACT_ILL: StallPlay(
        "contact ill",
        "send a card, then wait; the assistant knows when to come back",
        first_after_days=0,
        moves=(
            PlayMove(0, Channel.CARD, "a get-well card, by hand, without business in it"),
            PlayMove(21, Channel.CALL, "ask how they are and what would be a good time", "the assistant"),
        ),
    ),
    StallReason.DECIDER_GONE: StallPlay(
        "decision maker gone",
        "start again with the successor, from the first step",
        in_control=True,
        moves=(
            PlayMove(0, Channel.EMAIL, "wish the one who left well", "the one who left"),
            PlayMove(14, Channel.CALL, "a first talk: their view, their plans", "the successor"),
        ),
    ),
    StallReason.DECIDERS_BOSS_GONE: StallPlay(
        "decision maker's boss gone",
        "patience; give your champion what they need to make the case",
        moves=(
            PlayMove(7, Channel.EMAIL, "offer a page they can pass on, and no more", "the champion"),
            PlayMove(30, Channel.THINKING_OF_YOU, "something useful, nothing asked"),
        ),
    ),
    StallReason.COMPANY_BOUGHT: StallPlay(
        "company bought or merged",
        "compassion, and wait: their own place may be in question",
        moves=(PlayMove(30, Channel.THINKING_OF_YOU, "something that helps them through the change"),),
    ),
    StallReason.FAMILY_EVENT: StallPlay(
        "family event",
        "sit it out; a card is enough",
        first_after_days=0,
        moves=(PlayMove(0, Channel.CARD, "a card, glad or sad as the event is"),),
    ),
    StallReason.NEEDS_TIME: StallPlay(
        "needs time to digest",
        "wait; they have what they need",
        moves=(PlayMove(30, Channel.THINKING_OF_YOU, "one thing that answers a question they had"),),
    ),
    StallReason.INTERNAL_APPROVAL: StallPlay(
        "internal approval and buy-in",
        "help them build the case; the talk inside is theirs",
        in_control=True,
        first_after_days=0,
        moves=(
            PlayMove(0, Channel.EMAIL, "ask what the others will want to know, and write it down for them"),
            PlayMove(30, Channel.THINKING_OF_YOU, "a case from their industry"),
        ),
    ),
    StallReason.NOT_ESSENTIAL: StallPlay(
        "no longer essential",
        "offer a “not now” with a day, so that nobody has to hide",
        first_after_days=0,
        moves=(PlayMove(0, Channel.CALL, "offer to come back on a day they name"),),
    ),
    StallReason.OTHER: StallPlay("own words", "wait, and keep a light touch"),
}


@dataclass(frozen=True, slots=True)
class Override:
    """A touch against the cap, with the rep's reason."""

    on: date
    reason: str


@dataclass(frozen=True, slots=True)
class Stall:
    """A deal or contact that stands still. `in_control`: None takes the usual answer for its reason.

    `last_touch_on`: our last touch of the contact, quiet or not, before or since.
    """

    id: int
    since_on: date
    reason: StallReason
    contact_id: int | None = None
    deal_id: int | None = None
    own_words: str = ""
    in_control: bool | None = None
    last_touch_on: date | None = None
    last_touch_words: str = ""
    overrides: tuple[Override, ...] = ()
    reviewed_on: date | None = None
    ended_on: date | None = None

    @property
    def play(self) -> StallPlay:
        return PLAYS[self.reason]

    @property
    def words(self) -> str:
        """The reason as one says it; the rep's own words where there are some."""
        return self.own_words.strip() or self.play.words

    @property
    def reason_words(self) -> str:
        """The reason alone; the rep's own words only where they are the reason."""
        return self.words if self.reason is StallReason.OTHER else self.play.words

    @property
    def is_mine_to_change(self) -> bool:
        return self.play.in_control if self.in_control is None else self.in_control


# Quiet touches -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Allowance:
    """Whether the contact may be touched on a day, from which day on, and the calm line that says so."""

    allowed: bool
    from_on: date
    line: str


def next_allowed(stall: Stall, *, cap_days: int = CAP_DAYS) -> date:
    """The first day for a quiet touch: the cap after our last one, and not before the reason's time of rest is over.

    The rest holds only until the first touch of the stall; then the cap alone counts.
    """
    rest = cap_days if stall.play.first_after_days is None else stall.play.first_after_days
    last = stall.last_touch_on
    if last is None or last < stall.since_on:
        return stall.since_on + timedelta(rest)
    return last + timedelta(cap_days)


def allowance(stall: Stall, *, today: date, cap_days: int = CAP_DAYS) -> Allowance:
    """What quiet mode says about a touch today; an ended stall forbids nothing."""
    from_on = next_allowed(stall, cap_days=cap_days)
    allowed = stall.ended_on is not None or today >= from_on
    last = f"last touch {_day(stall.last_touch_on)}" if stall.last_touch_on else "no touch yet"
    sent = f"; {stall.last_touch_words.strip()}" if stall.last_touch_words.strip() else ""
    if allowed:
        return Allowance(True, from_on, f"{last} · a quiet touch is fine now · {stall.play.advice}")
    return Allowance(False, from_on, f"{last}, next allowed {_day(from_on)} · wait{sent} · {stall.play.advice}")


def touched(stall: Stall, *, on: date, words: str = "") -> Stall:
    """The stall after a touch: the next one moves by itself. A touch noted late never moves it back."""
    if stall.last_touch_on is not None and on < stall.last_touch_on:
        return stall
    return replace(stall, last_touch_on=on, last_touch_words=clean_line(words))


def override(stall: Stall, *, on: date, reason: str) -> Stall:
    """A touch in spite of the cap: it needs a reason and is counted. Raises Refused without one."""
    why = clean_line(reason)
    if not any(c.isalnum() for c in why):
        raise Refused("They are in quiet mode: what makes today different?", "A few words are enough; it is counted.")
    return replace(stall, overrides=(*stall.overrides, Override(on, why)))


def overridden(stalls: Iterable[Stall], *, since: date, until: date) -> int:
    """How often the cap was overridden from one day to another, both included."""
    return sum(since <= one.on <= until for stall in stalls for one in stall.overrides)


def due_moves(stall: Stall, *, today: date) -> tuple[PlayMove, ...]:
    """The moves of the play whose day has come; those meant for the contact stand back while the cap holds."""
    may = allowance(stall, today=today).allowed
    age = (today - stall.since_on).days
    return tuple(move for move in stall.play.moves if age >= move.after_days and (may or move.with_whom))


def end_stall(stall: Stall, *, on: date) -> Stall:
    """They move again."""
    return replace(stall, ended_on=on)


def _day(day: date) -> str:
    return f"{day.day} {day:%b}"


# Have they everything to decide? -------------------------------------------------------------------------------------

TO_DECIDE = (
    "the price, complete",
    "what it does for them, in their words",
    "what it takes from their side",
    "an answer to each question they asked",
    "somebody like them who has done it",
    "what the others inside will want to know",
    "a name to call when something is unclear",
)
"""What people need to decide; a deal's list begins with these and may differ."""


@dataclass(frozen=True, slots=True)
class Needed:
    """One thing they need to decide, and since when they have it."""

    text: str
    given_on: date | None = None


@dataclass(frozen=True, slots=True)
class DecideAdvice:
    """Green means wait: the rest is theirs. Otherwise what is still missing."""

    is_green: bool
    missing: tuple[str, ...]
    line: str


def everything_to_decide(needed: Sequence[Needed]) -> DecideAdvice:
    """Whether they have everything to decide, and the advice that follows from it."""
    missing = tuple(one.text for one in needed if one.given_on is None)
    if not needed:
        return DecideAdvice(False, (), "no list yet: what do they need to decide?")
    if not missing:
        return DecideAdvice(True, (), "they have everything: wait, the rest is theirs")
    more = f" and {len(missing) - 1} more" if len(missing) > 1 else ""
    return DecideAdvice(False, missing, f"still missing: {missing[0]}{more}")


# Long quiet ----------------------------------------------------------------------------------------------------------


def quiet_over(stalls: Iterable[Stall], *, today: date, days: int = LONG_QUIET_DAYS) -> tuple[Stall, ...]:
    """The running stalls older than so many days, the oldest first: quiet must not hide anything."""
    long_ones = [stall for stall in stalls if stall.ended_on is None and (today - stall.since_on).days > days]
    return tuple(sorted(long_ones, key=lambda stall: (stall.since_on, stall.id)))


def to_review(stalls: Iterable[Stall], *, today: date) -> tuple[Stall, ...]:
    """Those of the long quiet ones that nobody has looked at for a month."""
    return tuple(
        stall
        for stall in quiet_over(stalls, today=today)
        if stall.reviewed_on is None or months_between(stall.reviewed_on, today) >= 1
    )


def reviewed(stall: Stall, *, on: date) -> Stall:
    """Looked at and left as it is."""
    return replace(stall, reviewed_on=on)
