"""What is known before the call: facts and their age, fit, readiness, roles. Values and rules, no store, no clock.

Which question a stale fact turns into stands in `factwords`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from salesdesk.domain.buckets import Bucket
from salesdesk.domain.clockwords import months_between

# Facts ---------------------------------------------------------------------------------------------------------------


class FactKind(StrEnum):
    """What a fact is about: it decides how long it can be trusted."""

    DECISION = "decision"
    PRICE = "price"
    SUPPLIER = "supplier"
    CONTRACT = "contract"
    TIMING = "timing"
    NEED = "need"
    NEWS = "news"
    SYSTEM = "system"
    SIZE = "size"
    PLACE = "place"
    ROLE = "role"
    REACH = "reach"
    PERSON = "person"
    OTHER = "other"


class FactState(StrEnum):
    """Whether they have said it themselves."""

    ASSUMED = "assumed"
    CONFIRMED = "confirmed"


STALE_AFTER: Mapping[FactKind, int] = {
    FactKind.DECISION: 60,
    FactKind.PRICE: 60,
    FactKind.TIMING: 60,
    FactKind.NEED: 90,
    FactKind.NEWS: 90,
    FactKind.SUPPLIER: 180,
    FactKind.CONTRACT: 180,
    FactKind.SYSTEM: 180,
    FactKind.OTHER: 180,
    FactKind.SIZE: 365,
    FactKind.PLACE: 365,
    FactKind.ROLE: 365,
    FactKind.REACH: 365,
    FactKind.PERSON: 730,
}
"""Days a fact of each kind stays fresh, our judgement; a setting may give others."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One sentence about a contact or an account. `found_on` and `confirmed_on` are local days."""

    id: int
    text: str
    contact_id: int | None = None
    account_id: int | None = None
    kind: FactKind = FactKind.OTHER
    bucket: Bucket = Bucket.BUSINESS
    source: str = ""
    url: str | None = None
    found_on: date | None = None
    state: FactState = FactState.ASSUMED
    confirmed_on: date | None = None

    @property
    def known_on(self) -> date | None:
        """The last day on which somebody found or confirmed it."""
        days = [day for day in (self.found_on, self.confirmed_on) if day is not None]
        return max(days, default=None)


def age_in_days(fact: Fact, *, today: date) -> int | None:
    """Days since the fact was last found or confirmed; None without any day, 0 for days ahead of today."""
    return None if fact.known_on is None else max(0, (today - fact.known_on).days)


def is_stale(fact: Fact, *, today: date, stale_after: Mapping[FactKind, int] = STALE_AFTER) -> bool:
    """Older than facts of its kind keep; a fact without any day counts as stale, since nobody can tell."""
    age = age_in_days(fact, today=today)
    return age is None or age > stale_after.get(fact.kind, STALE_AFTER[fact.kind])


def age_text(fact: Fact, *, today: date) -> str:
    """The age as it stands beside a fact: "today", "8 d old", "81 d old", "8 mo old", "2 y old", "no date"."""
    age = age_in_days(fact, today=today)
    if age is None or fact.known_on is None:
        return "no date"
    if age == 0:
        return "today"
    months = months_between(fact.known_on, today)
    if months < 3:
        return f"{age} d old"
    return f"{months} mo old" if months < 24 else f"{months // 12} y old"


@dataclass(frozen=True, slots=True)
class Freshness:
    """How many facts are fresh and how many stale, in one line for the brief."""

    fresh: int
    stale: int
    assumed: int

    @property
    def line(self) -> str:
        if not self.fresh and not self.stale:
            return "nothing known"
        parts = [f"{self.fresh} fresh"] if self.fresh else []
        parts += [f"△ {self.stale} stale"] if self.stale else []
        parts += [f"{self.assumed} assumed"] if self.assumed else []
        return " · ".join(parts)


def freshness(facts: Iterable[Fact], *, today: date, stale_after: Mapping[FactKind, int] = STALE_AFTER) -> Freshness:
    """How fresh the research on one contact is."""
    known = tuple(facts)
    stale = sum(is_stale(fact, today=today, stale_after=stale_after) for fact in known)
    assumed = sum(fact.state is FactState.ASSUMED for fact in known)
    return Freshness(len(known) - stale, stale, assumed)


def confirm(fact: Fact, *, on: date) -> Fact:
    """They said so themselves on that day."""
    return replace(fact, state=FactState.CONFIRMED, confirmed_on=on)


def carried_to(fact: Fact, *, contact_id: int, said_by: str, on: date) -> Fact:
    """The fact as it goes along to a person somebody sent us to: assumed again, with who sent us.

    Its age goes along too: being sent on makes nothing newer. The id is 0 until it is stored.
    """
    origin = f"{fact.source}, " if fact.source else ""
    source = f"{origin}via {said_by}, {on.day} {on:%b %Y}"
    known_on = fact.known_on
    return replace(
        fact, id=0, contact_id=contact_id, state=FactState.ASSUMED, confirmed_on=None, found_on=known_on, source=source
    )


# Questions and roles -------------------------------------------------------------------------------------------------


class QuestionState(StrEnum):
    """How far a planned question has come."""

    PLANNED = "planned"
    ASKED = "asked"
    ANSWERED = "answered"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Question:
    """One question planned for one contact; `fact_id`: the stale fact that its answer refreshes."""

    id: int
    contact_id: int
    text: str
    state: QuestionState = QuestionState.PLANNED
    planned_on: date | None = None
    asked_on: date | None = None
    answer: str = ""
    fact_id: int | None = None
    carried: int = 0


def carry_over(question: Question) -> Question:
    """A question that was not asked on this call stands ready for the next; the count says how often."""
    return replace(question, carried=question.carried + 1) if question.state is QuestionState.PLANNED else question


class DecisionRole(StrEnum):
    """The part a person has in the decision."""

    ECONOMIC_BUYER = "economic_buyer"
    DECISION_MAKER = "decision_maker"
    CHAMPION = "champion"
    USER = "user"
    EVALUATOR = "evaluator"
    PURCHASING = "purchasing"
    LEGAL = "legal"
    INFLUENCER = "influencer"
    GATEKEEPER = "gatekeeper"
    AGAINST = "against"
    UNKNOWN = "unknown"


ROLE_WORDS: Mapping[DecisionRole, str] = {
    DecisionRole.ECONOMIC_BUYER: "holds the money",
    DecisionRole.DECISION_MAKER: "decides",
    DecisionRole.CHAMPION: "speaks for us",
    DecisionRole.USER: "will use it",
    DecisionRole.EVALUATOR: "checks it",
    DecisionRole.PURCHASING: "buys it",
    DecisionRole.LEGAL: "legal and security",
    DecisionRole.INFLUENCER: "is listened to",
    DecisionRole.GATEKEEPER: "keeps the door",
    DecisionRole.AGAINST: "is against it",
    DecisionRole.UNKNOWN: "part not known",
}


def role_words(stored: str | None) -> str:
    """The part in the decision in words; nothing where it is not known, or a word of a newer version."""
    known = {role.value: words for role, words in ROLE_WORDS.items() if role is not DecisionRole.UNKNOWN}
    return known.get(stored or "", "")


# Fit -----------------------------------------------------------------------------------------------------------------


class FitMark(StrEnum):
    """Whether a qualifier holds for a contact."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Qualifier:
    """One of the rep's own marks of an ideal prospect."""

    id: int
    text: str
    active: bool = True


@dataclass(frozen=True, slots=True)
class FitAnswer:
    """Yes, no or unknown for one qualifier, with the words that say why."""

    qualifier_id: int
    mark: FitMark = FitMark.UNKNOWN
    words: str = ""


@dataclass(frozen=True, slots=True)
class FitScore:
    """Counts, never a percentage: what is unknown is neither a yes nor a no."""

    yes: int
    no: int
    unknown: int
    without_words: int = 0
    """Answered yes or no, but nobody wrote why."""

    @property
    def total(self) -> int:
        return self.yes + self.no + self.unknown

    @property
    def line(self) -> str:
        if not self.total:
            return "no qualifiers yet"
        parts = [f"{self.yes} of {self.total} yes"]
        parts += [f"{self.no} no"] if self.no else []
        parts += [f"{self.unknown} unknown"] if self.unknown else []
        return " · ".join(parts)


def fit_score(qualifiers: Sequence[Qualifier], answers: Sequence[FitAnswer]) -> FitScore:
    """How a contact fits: each active qualifier counts once, the last answer stands, a missing one is unknown."""
    given = {answer.qualifier_id: answer for answer in answers}
    found = [given.get(one.id, FitAnswer(one.id)) for one in qualifiers if one.active]
    marks = [answer.mark for answer in found]
    bare = sum(1 for answer in found if answer.mark is not FitMark.UNKNOWN and not answer.words.strip())
    return FitScore(marks.count(FitMark.YES), marks.count(FitMark.NO), marks.count(FitMark.UNKNOWN), bare)


# Ready ---------------------------------------------------------------------------------------------------------------

QUESTIONS_WANTED = 3


@dataclass(frozen=True, slots=True)
class Preparation:
    """What has been prepared for one call."""

    facts: int = 0
    need: str = ""
    opening: str = ""
    questions: tuple[str, ...] = ()
    next_step_ask: str = ""


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing that is missing: by a fixed name, as what is not there, and as what to do about it."""

    name: str
    words: str
    todo: str
    short: str
    """The thing alone, for a title: "an opening"."""


@dataclass(frozen=True, slots=True)
class Readiness:
    """The badge: ready, or what is missing, in the order in which one prepares."""

    gaps: tuple[Gap, ...]

    @property
    def is_ready(self) -> bool:
        return not self.gaps

    @property
    def is_researched(self) -> bool:
        """The lower bar of the call key: one fact and one likely need. Below it the call counts as unprepared."""
        return not {"fact", "need"} & {gap.name for gap in self.gaps}

    @property
    def line(self) -> str:
        return "ready" if self.is_ready else "still to do: " + ", ".join(gap.todo for gap in self.gaps)

    @property
    def gate(self) -> str | None:
        """What the call key says before an unprepared call, or None where nothing stands in the way."""
        if self.is_researched:
            return None
        missing = [gap.words for gap in self.gaps if gap.name in ("fact", "need")]
        words = " and ".join(missing)
        return f"{words[:1].upper()}{words[1:]} yet. Add one, or call anyway (counts as unprepared)."


def readiness(prepared: Preparation) -> Readiness:
    """Whether a call is prepared: a fact, a likely need, an opening, three open questions, a next-step ask."""
    from salesdesk.domain.questions import is_open  # its patterns take a while to compile; a brief can do without

    asked = sum(is_open(question).is_open for question in dict.fromkeys(q.strip() for q in prepared.questions))
    checks = (
        (prepared.facts > 0, Gap("fact", "no fact", "find a fact", "a fact")),
        (bool(prepared.need.strip()), Gap("need", "no likely need", "say what they may need", "their need")),
        (bool(prepared.opening.strip()), Gap("opening", "no opening", "write your opening", "an opening")),
        (asked >= QUESTIONS_WANTED, _questions_gap(asked)),
        (bool(prepared.next_step_ask.strip()), Gap("next_step", "no next step", "choose the next step to ask for", "a next step")),
    )  # fmt: skip
    return Readiness(tuple(gap for holds, gap in checks if not holds))


def _questions_gap(asked: int) -> Gap:
    """How many open questions are still to be planned; closed ones do not count."""
    missing = QUESTIONS_WANTED - asked
    short = f"{missing} {'more ' if asked else ''}open question{'s' * (missing != 1)}"
    return Gap("questions", f"{asked} of {QUESTIONS_WANTED} open questions", f"plan {short}", short)


# Focus and the timer -------------------------------------------------------------------------------------------------

FOCUS_FROM, FOCUS_TO = 15, 20


def focus_warning(companies: int) -> str | None:
    """What to say about the length of the focus list; None from empty up to 20."""
    if companies <= FOCUS_TO:
        return None
    return f"{companies} companies in focus: {FOCUS_FROM} to {FOCUS_TO} is what one person can follow well"


RESEARCH_SECONDS = 180
FACTS_WANTED = 3


@dataclass(frozen=True, slots=True)
class ResearchTimer:
    """Three facts in three minutes; `paused` is the time taken out (lunch, a call), `ended_at` set by stopping it."""

    started_at: datetime
    facts_before: int = 0
    paused: timedelta = timedelta(0)
    ended_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class TimerState:
    """Where the timer stands: seconds left (never below 0), facts found since it began, and a line to show."""

    seconds_left: int
    found: int
    line: str
    time_up: bool
    complete: bool


def timer_state(timer: ResearchTimer, *, now: datetime, facts: int) -> TimerState:
    """The 3×3 timer at an instant; `facts` are those on the contact now. Time up is a line, never a stop."""
    passed = (timer.ended_at or now) - timer.started_at - timer.paused
    seconds = max(0, int(passed.total_seconds()))
    left = max(0, RESEARCH_SECONDS - seconds)
    found = max(0, facts - timer.facts_before)
    clock = f"{left // 60}:{left % 60:02d}"
    complete = found >= FACTS_WANTED
    if complete:
        line = f"{found} facts found, {clock} left" if left else f"{found} facts found"
    elif left:
        line = f"{clock} · {found} of {FACTS_WANTED} facts"
    else:
        line = f"three minutes are over · {found} of {FACTS_WANTED} facts, enough to call" if found else "time is up"
    return TimerState(left, found, line, left == 0, complete)
