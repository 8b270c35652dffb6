"""One phrase, one reading: certain where everything it may mean is the same, refused where nothing is left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, tzinfo

from salesdesk.domain.phrases.echo import shortened, two_readings
from salesdesk.domain.phrases.grammar import RULES, Draft, drafts
from salesdesk.domain.phrases.phrase import TWO_NAMED, Direction, Frame, Phrase, Weight
from salesdesk.domain.phrases.resolve import Outcome, gone_sentence, is_live, outcomes_of
from salesdesk.domain.phrases.terms import HINT, DateHabits, Reading, TheirSide
from salesdesk.domain.phrases.tokens import Kind, Token, plain, tokens_of
from salesdesk.domain.phrases.vocabulary import KNOWN
from salesdesk.domain.phrases.words import VAGUE

LONGEST_PHRASE = 64
YEARS = range(1900, 9000)
"""Years in which every rule may count some decades on and back."""


def frame_of(now: datetime, habits: DateHabits, theirs: TheirSide, direction: Direction) -> Frame:
    """What a phrase is read against. Raises ValueError where `now` has no zone."""
    if now.tzinfo is None:
        raise ValueError("now must be aware, in the rep's zone")
    return Frame(now, now.date(), habits, theirs, direction)


def read(phrase: str, frame: Frame) -> Reading:
    """The reading of a phrase."""
    if frame.today.year not in YEARS:
        return _refused(phrase, "The day of today is beyond the calendar.")
    if not phrase.strip():
        return _refused(phrase, "There is no date in an empty line.")
    if len(phrase.strip()) > LONGEST_PHRASE:
        return _refused(phrase, f"A date phrase has at most {LONGEST_PHRASE} characters.")
    return read_tokens(phrase, tokens_of(plain(phrase)), frame)


def read_tokens(phrase: str, tokens: tuple[Token, ...], frame: Frame) -> Reading:
    """The reading of a phrase that has been cut into pieces."""
    return weighed(phrase, tokens, frame)[0]


def weighed(phrase: str, tokens: tuple[Token, ...], frame: Frame) -> tuple[Reading, Weight]:
    """The reading, and how much its words weigh inside of a sentence."""
    p = Phrase(tokens, frame, RULES)
    found = _outcomes(p, list(drafts(p))) or _of_two_phrases(p)
    live = _distinct([one for one in found if is_live(frame, one)])
    if not live:
        why = gone_sentence(frame, found[0]) if found else _why_not(p, phrase)
        return _refused(phrase, why), Weight.NEVER
    return _reading(phrase, live), max(one.weight for one in live)


def _outcomes(p: Phrase, found: Sequence[Draft]) -> list[Outcome]:
    """What the drafts may mean. A day named with another's clock is counted from either's today."""
    outcomes = [one for draft in found for one in outcomes_of(p, draft)]
    for clock in dict.fromkeys(draft.zone.clocks[0] for draft in found if draft.zone and draft.days):
        outcomes += _at_their_today(p, clock)
    return outcomes


def _at_their_today(p: Phrase, clock: tzinfo) -> list[Outcome]:
    today = p.frame.now.astimezone(clock).date()
    if today == p.frame.today:
        return []
    there = Phrase(p.tokens, replace(p.frame, today=today), RULES)
    return [one for draft in drafts(there) if draft.zone for one in outcomes_of(there, draft)]


def _of_two_phrases(p: Phrase) -> list[Outcome]:
    """“tuesday at 10 or wednesday at 3”: each half is a phrase of its own."""
    for i in range(1, p.size - 1):
        if p.words[i] == "or":
            halves = [Phrase(part, p.frame, RULES) for part in (p.tokens[:i], p.tokens[i + 1 :])]
            firsts, seconds = (list(drafts(half)) for half in halves)
            dated = [one.days for one in firsts if one.days is not None]
            if dated and all(one.days is None for one in seconds):  # “friday morning or afternoon”: both on friday
                seconds = [replace(one, days=days) for days in dated for one in seconds]
            outcomes = [_outcomes(half, found) for half, found in zip(halves, (firsts, seconds), strict=True)]
            if all(outcomes):
                return [replace(one, doubt=one.doubt or TWO_NAMED) for several in outcomes for one in several]
    return []


def _distinct(outcomes: list[Outcome]) -> list[Outcome]:
    """Each once; a doubt of any way there stays, and the way that weighs most counts."""
    found: dict[tuple[object, ...], Outcome] = {}
    for one in outcomes:
        known = found.setdefault(one.same, one)
        if known is not one:
            weight = min(known.weight, one.weight)
            found[one.same] = replace(known, doubt=known.doubt or one.doubt, weight=weight)
    return list(found.values())


def _reading(phrase: str, live: list[Outcome]) -> Reading:
    first = live[0]
    doubts = dict.fromkeys(one.doubt for one in live if one.doubt)
    if len(live) > 1:
        doubts.pop(TWO_NAMED, None)  # both are about to be named
    in_order = sorted(live, key=lambda one: (one.on, one.at.timestamp() if one.at else 0))
    reasons = [two_readings(phrase, [one.text for one in in_order])] if len(live) > 1 else []
    days = tuple(sorted({one.on for one in live}))
    return Reading(
        phrase=phrase,
        understood=True,
        on=first.on,
        at=first.at,
        until=first.until,
        repeats=first.repeats,
        text=first.text,
        certain=len(live) == 1 and not doubts,
        why=" ".join([*reasons, *doubts]) or None,
        readings=days if len(days) > 1 else (),
        their_clock=first.theirs,
    )


def _refused(phrase: str, sentence: str) -> Reading:
    return Reading(phrase, understood=False, why=f"{sentence} {HINT}")


def _why_not(p: Phrase, phrase: str) -> str:
    """Why nothing could be read: the reason of the rule that came farthest, else the first strange word."""
    if p.complaints:
        return max(p.complaints, key=lambda one: one[0])[1]
    if not p.tokens:
        return "There is no date in that."
    vague = next((token.text for token in p.tokens if token.text in VAGUE), None)
    if vague:
        return f"“{vague}” names no day."
    strange = next((token for token in p.tokens if token.kind is Kind.OTHER or _is_strange(token)), None)
    if strange is not None:
        return f"“{shortened(strange.text)}” is no word of a date."
    return f"“{shortened(phrase)}” names no one day."


def _is_strange(token: Token) -> bool:
    return token.kind is Kind.WORD and token.text not in KNOWN
