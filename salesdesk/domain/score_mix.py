"""What the scorecard shows beside its measures: the last thirty days, where talks come from, losses, what fell. Pure."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from typing import TypeVar

from salesdesk.domain.score_rows import Count, LossRow, Record, Span, ids_of, rate
from salesdesk.domain.scorecard import BY_ID, MEASURES, Cut, cut
from salesdesk.domain.text import fold

T = TypeVar("T")
STRIP_DAYS = 30
"""A change of habit takes about a month: so long is a behaviour's strip."""
FALL_DAYS = 14
"""Days of a span from which its halves are set beside each other."""
ENOUGH_TALKS = 10
"""Conversations on each side under which a fall is not said."""
ENOUGH = 5
FELL_BELOW = 0.8
"""Of the share before: what is a fall and no noise of a few."""
BEHAVIOURS = ("researched", "both_channels", "promises_kept", "called_on_day", "started", "gave")
NOT_NOTED = "not noted"
_WORDS: tuple[tuple[str, str], ...] = (
    ("referral", r"referr|recommend|introduc|empfehl|named by"),
    ("talk given", r"\btalk|speech|speak|lecture|webinar|panel|vortrag"),
    ("community", r"rotary|kiwanis|lions|chamber|club|associat|communit|meetup|network"),
    ("event", r"\bfair\b|trade ?show|\bexpo|conference|event|messe"),
    ("client", r"client|customer|upsell|cross.?sell"),
    ("they came", r"inbound|web ?site|web ?form|\bform\b|walk.?in|called us|google|search"),
    ("list", r"\blist\b|import|csv|bought|linkedin|database|directory|cold"),
)


@dataclass(frozen=True, slots=True)
class Source:
    """One way in which people came, and the conversations with those who came so."""

    name: str
    count: Count


@dataclass(frozen=True, slots=True)
class Fall:
    """Fewer conversations led to a next step than in the weeks before, and which behaviours went with it."""

    now: Count
    before: Count
    behaviours: tuple[tuple[str, Count, Count], ...]
    """Measure, its count now and before; the one that fell most comes first."""

    @property
    def said(self) -> str:
        """What fell, of the rep's own numbers."""
        return (
            f"{len(self.now.ids)} of {len(self.now.of or ())} conversations led to a next step; "
            f"in the weeks before {len(self.before.ids)} of {len(self.before.of or ())}."
        )

    @property
    def words(self) -> str:
        """The same with the behaviour that fell most."""
        lines = [self.said]
        if self.behaviours:
            name, now, before = self.behaviours[0]
            lines.append(
                f"First what you did: {BY_ID[name].title.lower()} {len(now.ids)} of {len(now.of or ())}, "
                f"before {len(before.ids)} of {len(before.of or ())}."
            )
        return " ".join(lines)


def daily(record: Record, span: Span) -> dict[str, tuple[Count, ...]]:
    """Every measure counted on each day of the span alone; the clients' rhythm is of no one day."""
    parts = _by_day(record)
    nothing = Record()
    found: dict[str, list[Count]] = {measure.id: [] for measure in MEASURES}
    for day in span.days:
        own = parts.get(day, nothing)
        one = replace(
            record, promises=own.promises, agreed=own.agreed, planned=own.planned,
            referrals=own.referrals, clients=(),
        )  # fmt: skip
        seen = cut(one, Span(day, day, span.today))
        for measure in MEASURES:
            found[measure.id].append(measure.count(seen))
    return {name: tuple(counts) for name, counts in found.items()}


def sources(seen: Cut) -> tuple[Source, ...]:
    """Where the conversations of these days came from, the most frequent first; who has no source noted stands last."""
    names = {who: source_of(words) for who, words in seen.record.sources.items()}
    found: defaultdict[str, list[int]] = defaultdict(list)
    for t in seen.talks:
        for row, who in zip(t.ids, t.contacts, strict=True):
            found[names.get(who, NOT_NOTED)].append(row)
    whole = ids_of(seen.talks)
    ordered = sorted(found.items(), key=lambda item: (item[0] == NOT_NOTED, -len(item[1]), item[0]))
    return tuple(Source(name, Count(tuple(ids), whole)) for name, ids in ordered)


@lru_cache(maxsize=4096)
def source_of(words: str) -> str:
    """The way in which somebody came: one of the known ones, else the record's own words."""
    plain = fold(words)
    if not plain:
        return NOT_NOTED
    return next((name for name, pattern in _WORDS if re.search(pattern, plain)), words.strip().casefold())


def losses(seen: Cut) -> Mapping[bool, tuple[LossRow, ...]]:
    """The reasons behind the losses of these days: mine to change, and not mine; the newest first."""
    rows = sorted((one for one in seen.record.losses if seen.span.holds(one.on)), key=lambda one: one.on, reverse=True)
    return {True: tuple(one for one in rows if one.mine), False: tuple(one for one in rows if not one.mine)}


def fall(record: Record, span: Span) -> Fall | None:
    """Whether fewer conversations of the span's second half led to a next step than of its first; None: they did not,
    or there are too few to say so."""
    middle = span.first + timedelta(days=(span.last - span.first).days // 2)
    if len(span.days) < FALL_DAYS:
        return None
    first = cut(record, Span(span.first, middle, span.today))
    last = cut(record, Span(middle + timedelta(days=1), span.last, span.today))
    before, now = BY_ID["next_steps"].count(first), BY_ID["next_steps"].count(last)
    if min(len(before.of or ()), len(now.of or ())) < ENOUGH_TALKS or rate(now) >= FELL_BELOW * rate(before):
        return None
    pairs = [(name, BY_ID[name].count(last), BY_ID[name].count(first)) for name in BEHAVIOURS]
    fell = [
        pair for pair in pairs
        if min(len(pair[1].of or ()), len(pair[2].of or ())) >= ENOUGH and rate(pair[1]) < rate(pair[2])
    ]  # fmt: skip
    fell.sort(key=lambda pair: rate(pair[1]) - rate(pair[2]))
    return Fall(now, before, tuple(fell))


def _by_day(record: Record) -> dict[date, Record]:
    """The record in days: an agreed follow-up belongs to the day that was agreed and to the one on which it was."""
    promises = _grouped((day, p) for p in record.promises for day in {p.due_on or p.made_on, p.made_on})
    agreed = _grouped((day, a) for a in record.agreed for day in {a.day, a.made_on})
    planned = _grouped((c.day, c) for c in record.planned)
    named = _grouped((r.on, r) for r in record.referrals)
    return {
        day: Record(
            promises=tuple(promises.get(day, ())),
            agreed=tuple(agreed.get(day, ())), planned=tuple(planned.get(day, ())),
            referrals=tuple(named.get(day, ())),
        )
        for day in promises.keys() | agreed.keys() | planned.keys() | named.keys()
    }  # fmt: skip


def _grouped(rows: Iterable[tuple[date, T]]) -> dict[date, list[T]]:
    found: dict[date, list[T]] = {}
    for day, row in rows:
        found.setdefault(day, []).append(row)
    return found
