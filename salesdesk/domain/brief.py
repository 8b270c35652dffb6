"""One contact on one page before the call: what is known, what is owed, what to ask. A value, no rules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from salesdesk.domain.followup import FollowUp, Promise
from salesdesk.domain.hours import TheirClock
from salesdesk.domain.modes import Mode, Standing
from salesdesk.domain.people import Contact
from salesdesk.domain.preparing import likely_need
from salesdesk.domain.research import Fact, FitScore, Question, Readiness
from salesdesk.domain.touch import Touch


@dataclass(frozen=True, slots=True)
class TheirDate:
    """A date of theirs, in their words."""

    id: int
    what: str
    on: date | None
    words: str | None = None
    said_by: str | None = None
    moved_from_on: date | None = None


@dataclass(frozen=True, slots=True)
class Given:
    """Something worth having that we gave them."""

    what: str
    on: date


@dataclass(frozen=True, slots=True)
class PointsTo:
    """A person who stands in a line of pointing: they named them, or were named by them."""

    contact_id: int
    name: str
    kind: str
    said_on: str
    by_them: bool
    words: str | None = None


@dataclass(frozen=True, slots=True)
class DealLine:
    """The live deal at a glance: its stage and how far our own steps are."""

    id: int
    title: str
    stage: str
    steps_done: int
    steps: int
    my_next: str = ""
    """Our next step as it stands in the deal."""
    step: int = 0
    """Which of our steps is in front of us, from 1."""


@dataclass(frozen=True, slots=True)
class Brief:
    """Everything the research panel shows, always in the same order."""

    contact: Contact
    today: date
    clock: TheirClock
    mode: Mode
    standing: Standing
    follow_up: FollowUp | None
    """The one that is next, or that the agenda's cursor is on."""
    promises: tuple[Promise, ...] = ()
    dates: tuple[TheirDate, ...] = ()
    facts: tuple[Fact, ...] = ()
    fact_count: int = 0
    """All facts there are; `facts` holds the newest of them."""
    questions: tuple[Question, ...] = ()
    """Planned ones, then those that stale facts offer (their number is the fact's, below zero)."""
    ready: Readiness | None = None
    fit: FitScore | None = None
    last_talk: Touch | None = None
    given: tuple[Given, ...] = ()
    given_count: int = 0
    asks: int = 0
    """Touches that asked something of them, beside what was given."""
    points: tuple[PointsTo, ...] = ()
    deal: DealLine | None = None
    touches: int = 0
    analysis: Mapping[str, str] = field(default_factory=dict)
    """The prospect analysis form, by field (`preparing.AnalysisField`); what is empty is left out."""
    signs: tuple[str, ...] = ()
    """What should be seen before a touch: the mode's reason, absences, e-mails nobody confirmed."""

    @property
    def why_now(self) -> str:
        return self.follow_up.why_now if self.follow_up else ""

    @property
    def for_them(self) -> str:
        """The value of this touch for them: the follow-up's own line, else the contact's."""
        own = self.follow_up.for_them if self.follow_up else None
        return own or self.contact.for_them or ""

    @property
    def likely_need(self) -> str:
        """What they may need, as far as research can tell: an assumption, from the form or a fact."""
        return likely_need(self.analysis, self.facts)

    @property
    def worth(self) -> str:
        """What this touch is worth to them, in one line; where that is not written their need, said to be likely."""
        need = " ".join(self.likely_need.split())
        return self.for_them or (f"likely: {need}" if need else "")
