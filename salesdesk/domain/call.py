"""The call that runs: one value, kept at every change so that a kill loses nothing of it; and what may be marked of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Went(StrEnum):
    """How a call went, apart from what happened in it. Never required."""

    WELL = "well"
    SO_SO = "so_so"
    HARD = "hard"


class Tick(StrEnum):
    """What the rep did in the talk beside its result. Never required."""

    STEPS = "outlined_steps"
    """Said up front what the steps are and what to expect."""
    PERMISSION = "asked_permission"
    """Asked whether a friendly later call is all right."""
    ALTERNATIVE = "offered_alternative"
    REFERRAL = "asked_for_referral"
    IMPRESSION = "good_impression"


WENT_WORDS = {Went.WELL: "well", Went.SO_SO: "so-so", Went.HARD: "hard"}
TICK_WORDS = {
    Tick.IMPRESSION: "good impression",
    Tick.ALTERNATIVE: "offered an alternative",
    Tick.PERMISSION: "asked to stay in touch",
    Tick.REFERRAL: "asked for a referral",
    Tick.STEPS: "outlined the steps",
}

BEATS = ("casual opening", "their situation", "listening", "relevance", "next step")
"""The five beats of a talk: a guide to glance at, in this order, never a form."""


@dataclass(frozen=True, slots=True)
class WrapForm:
    """The wrap-up as far as it is filled: it survives a kill, and comes back with an undone save."""

    letter: str = ""
    """The ending's letter; empty: not chosen, the guess stands."""
    next: str = ""
    who: str = ""
    words: str = ""
    went: str = ""
    talk_share: int | None = None
    """The rep's own estimate, percent."""
    ticks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LiveCall:
    """The call that is running, or that ran when the desk was ended; there is at most one."""

    contact_id: int
    started_at: datetime
    follow_up_id: int | None = None
    ended_at: datetime | None = None
    direction: str = "out"
    number: str | None = None
    prepared: bool | None = None
    override_why: str | None = None
    """Why somebody quiet was called all the same."""
    ticked: tuple[int, ...] = ()
    """Questions ticked, by id."""
    dropped: tuple[str, ...] = ()
    """Marked lines of the notes, by their words, whose catch was dropped."""
    form: WrapForm = WrapForm()
