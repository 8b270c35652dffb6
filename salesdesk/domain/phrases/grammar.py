"""The shape of a whole phrase: a day, a part of the day, an hour, whose clock, a rhythm; each at most once, any order.

Every way to use up all the words is a draft; what they come to is worked out in `resolve`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from salesdesk.domain.phrases import anchors, counts, feasts, monthdays, near, nth, spans
from salesdesk.domain.phrases.phrase import Days, Phrase, Rule, Weight, alike, day
from salesdesk.domain.phrases.repeats import Repeat, repeat_at
from salesdesk.domain.phrases.times import (
    EVENING,
    MORNING,
    Clock,
    PartOfDay,
    Point,
    clocks_at,
    in_part,
    part_at,
    point_at,
)
from salesdesk.domain.phrases.words import NEAR, WEEKDAYS
from salesdesk.domain.phrases.zones import Zone, their_zone, zone_at

RULES: tuple[Rule, ...] = (
    *near.RULES, *monthdays.RULES, *spans.RULES, *nth.RULES, *counts.RULES, *feasts.RULES, *anchors.RULES,
)  # fmt: skip
LONGEST = 40  # pieces; a phrase of 64 characters that anybody means has fewer

_FILLERS = alike(
    "sometime", "anytime", "please", "latest", "exactly", "sharp", "again", "then", "about", "some time", "any time",
    "at the latest", "the latest", "at some point", "one day", "any day", "some day",
)  # fmt: skip
_PLURAL_PARTS = frozenset({"mornings", "afternoons", "evenings"})
_STARTS = frozenset({"from", "starting", "beginning", "commencing", "as"})
"""Words between a rhythm and the day it begins."""
_OPENING = alike(
    "when they open", "once they open", "when they're open", "when they are open", "as soon as they open",
    "once they're open", "once they are open", "when their office opens", "when the office opens", "after they open",
    "when it opens there", "at their opening", "at their opening time", "when they open up", "at opening time",
    "at opening", "right when they open",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Draft:
    """One way to take a phrase apart."""

    days: Days | None = None
    part: PartOfDay | None = None
    point: Point | None = None
    clocks: tuple[Clock, ...] = ()
    zone: Zone | None = None
    repeat: Repeat | None = None
    opening: bool = False
    shade: str = ""

    @property
    def has_hour(self) -> bool:
        """Whether an hour or a part of the day is named."""
        return bool(self.clocks) or self.point is not None or self.part is not None or self.opening

    @property
    def whole(self) -> bool:
        """Whether it says anything, and nothing that hangs in the air."""
        if self.shade and (self.days is None or (self.part is None and self.has_hour)):
            return False
        return self.days is not None or self.has_hour or self.repeat is not None


def drafts(p: Phrase) -> Iterator[Draft]:
    """Every way to use up all the pieces."""
    if p.size <= LONGEST:
        rhythm = not _PLURAL_PARTS.isdisjoint(p.words)  # “friday mornings” are more than one
        yield from (draft for draft in _from(p, 0, Draft()) if draft.whole and (draft.repeat or not rhythm))


def _from(p: Phrase, i: int, draft: Draft) -> Iterator[Draft]:
    if i >= p.size:
        yield draft
        return
    for j, more in _steps(p, i, draft):
        yield from _from(p, j, more)


def _steps(p: Phrase, i: int, draft: Draft) -> Iterator[tuple[int, Draft]]:
    """What the pieces from i on may add to the draft."""
    if draft.days is None and draft.repeat is None:
        yield from ((j, replace(draft, days=days)) for j, days in p.days(i))
        yield from _this_part(p, i, draft)
    elif draft.days is None and p.words[i] in _STARTS:
        yield from ((j, replace(draft, days=days)) for j, days in p.days(p.skip(i + 1, {"of", "on"})))
    if draft.part is None and not draft.opening:
        for j, part in part_at(p, i):
            if draft.point is None:
                yield _before_a_day(p, j), replace(draft, part=part)
            elif in_part(draft.point.at.hour, part):  # “first thing tomorrow morning”
                yield j, draft
    if not draft.clocks and draft.point is None and not draft.opening:
        for j, point in point_at(p, i, p.frame.habits):
            if draft.part is None or in_part(point.at.hour, draft.part):
                yield _before_a_day(p, j), replace(draft, point=point, part=None)
    if not draft.has_hour:
        yield from ((j, replace(draft, opening=True)) for j, _ in p.said(i, _OPENING))
    if not draft.clocks and draft.point is None and not draft.opening:
        yield from ((j, replace(draft, clocks=clocks)) for j, clocks in clocks_at(p, i))
    yield from _clock_of_theirs(p, i, draft)
    if draft.repeat is None and draft.days is None:
        yield from ((j, replace(draft, repeat=repeat)) for j, repeat in repeat_at(p, i))
    yield from _fillers(p, i, draft)


def _before_a_day(p: Phrase, j: int) -> int:
    """Past the “of” of “the morning of the 3rd”, “end of day of 3 Dec”."""
    return p.skip(j, {"of", "on"}) if j < p.size - 1 else j


def _this_part(p: Phrase, i: int, draft: Draft) -> Iterator[tuple[int, Draft]]:
    """“this afternoon”, “tonight”, “last night”, “early monday”."""
    if draft.part is not None or draft.point is not None:
        return
    today = day(p.frame.today)
    word, then = p.words[i], p.words[i + 1]
    if word == "tonight":
        yield i + 1, replace(draft, days=today, part=PartOfDay(EVENING))
    elif word == "this":
        for j, part in part_at(p, i + 1):
            # “this morning” inside of a sentence is mostly told, not planned
            weight = Weight.NEVER if part.name == MORNING else Weight.PLAIN
            yield j, replace(draft, days=replace(today, weight=weight), part=part)
        yield from ((j, replace(draft, days=today, point=at)) for j, at in point_at(p, i + 1, p.frame.habits))
    elif word == "last" and then == "night":
        yield i + 2, replace(draft, days=near.yesterday(p.frame), part=PartOfDay(EVENING))
    elif word in ("early", "late") and not draft.shade and (then in NEAR or then in WEEKDAYS):
        yield i + 1, replace(draft, shade=word)
    elif word == "earlier" and then == "today" and not p.frame.ahead:
        yield i + 2, replace(draft, days=today)


def _clock_of_theirs(p: Phrase, i: int, draft: Draft) -> Iterator[tuple[int, Draft]]:
    """Whose clock: after the hour, or “their 8am”."""
    if draft.zone is not None:
        return
    if draft.has_hour:
        yield from ((j, replace(draft, zone=zone)) for j, zone in zone_at(p, p.skip(i, {"at"})))
    elif p.words[p.skip(i, {"at"})] in ("their", "theirs"):
        j, theirs = p.skip(i, {"at"}) + 1, their_zone(p)
        if theirs is not None:
            yield from ((k, replace(draft, zone=theirs, clocks=clocks)) for k, clocks in clocks_at(p, j))
            yield from ((k, replace(draft, zone=theirs, part=part)) for k, part in part_at(p, j))


def _fillers(p: Phrase, i: int, draft: Draft) -> Iterator[tuple[int, Draft]]:
    """Small words that change nothing."""
    yield from ((j, draft) for j, _ in p.said(i, _FILLERS))
