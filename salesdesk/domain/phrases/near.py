"""Days near today: “tomorrow”, “friday”, “next tue”, “Tuesday week”, “two fridays from now”."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from salesdesk.domain.phrases.phrase import Days, Found, Frame, Phrase, Span, Weight, alike, day
from salesdesk.domain.phrases.reckon import coming, gone, start_of_week, week_starts
from salesdesk.domain.phrases.words import NEAR, WEEKDAYS, WEEKDAYS_PLURAL

WEEK = timedelta(weeks=1)
_WEEKS_ON = {"week": 1, "wk": 1, "fortnight": 2}
_WEIGHTS = {"mon": Weight.LED, "wed": Weight.LED, "sat": Weight.WEAK, "sun": Weight.WEAK}
_NOW = alike("right now", "just now", "now")


def near_day(p: Phrase, i: int) -> Found:
    """“today”, “later today”, “tomorrow”, “yesterday”, “tomorrow week”, “now”."""
    if p.starts(i, "later", "today") and p.frame.ahead:
        yield i + 2, day(p.frame.today)
    for j, _ in p.said(i, _NOW):
        yield j, Days((Span(p.frame.today, at=p.frame.now),), weight=Weight.NEVER)
        return
    offset = NEAR.get(p.words[i])
    if offset is None:
        return
    found = p.frame.today + timedelta(days=offset)
    yield i + 1, day(found)
    if p.words[i + 1] == "itself":
        yield i + 2, day(found)
    weeks = _WEEKS_ON.get(p.words[i + 1])
    if weeks and offset >= 0 and p.frame.ahead:
        yield i + 2, day(found + weeks * WEEK)


def weekday(p: Phrase, i: int) -> Found:
    """A weekday with what may stand before and after it."""
    for j, how in _weekday_prefixes(p, i):
        which = WEEKDAYS.get(p.words[j])
        if which is None:
            continue
        weight = _WEIGHTS.get(p.words[j], Weight.PLAIN) if how == "bare" else Weight.PLAIN
        j = p.skip(j + 1, {"itself"})
        found = _weekday(p.frame, which, how)
        yield j, replace(found, weight=weight)
        if how == "bare":
            yield from _weekday_suffixes(p, j, which)
        if how in ("bare", "next") and p.starts(j, "after", "next"):
            yield j + 2, after_next(p.frame, which)


def _weekday_prefixes(p: Phrase, i: int) -> Iterator[tuple[int, str]]:
    """Where the weekday may stand, and what the words before it say of it."""
    i = p.skip(i, {"the"})
    word, then = p.words[i], p.words[i + 1]
    if word in WEEKDAYS:
        yield i, "bare"
    elif word == "this" and then in ("coming", "past"):
        yield i + 2, "coming" if then == "coming" else "last"
    elif word == "next" and then == "next":
        yield i + 2, "after next"
    elif p.starts(i, "next", "to", "next"):
        yield i + 3, "after next"
    elif word in ("coming", "upcoming", "this", "next", "following", "last", "past", "previous"):
        same = {"upcoming": "coming", "past": "last", "previous": "last", "following": "next"}
        yield i + 1, same.get(word, word)


def _weekday(frame: Frame, which: int, how: str) -> Days:
    if how == "next":
        return day(*next_weekdays(frame, which))
    if how == "after next":
        return after_next(frame, which)
    if how == "last":
        return day(*_last_weekdays(frame, which))
    if how == "coming":
        return day(coming(frame.today, which))
    return day(*plain_weekdays(frame, which))


def _weekday_suffixes(p: Phrase, j: int, which: int) -> Found:
    """“friday next”, “Tuesday week”, “Friday fortnight”."""
    frame, word = p.frame, p.words[j]
    if word == "next":
        yield j + 1, day(*next_weekdays(frame, which))
    if word in ("coming", "gone", "last"):
        yield j + 1, _weekday(frame, which, "coming" if word == "coming" else "last")
    weeks = _WEEKS_ON.get(word)
    if weeks and frame.ahead:
        yield j + 1, day(*(one + weeks * WEEK for one in plain_weekdays(frame, which)))


def plain_weekdays(frame: Frame, which: int) -> tuple[date, ...]:
    """“friday”: the nearest one. On a Friday it may be today, or the one a week away."""
    nearest = coming(frame.today, which) if frame.ahead else gone(frame.today, which)
    if frame.today.weekday() != which:
        return (nearest,)
    return (nearest, frame.today) if frame.ahead else (frame.today, nearest)


def next_weekdays(frame: Frame, which: int) -> tuple[date, ...]:
    """“next friday”: the nearest one to some, the one of next week to others. Certain where they are the same day.

    A week starts on Monday to some and on Sunday to others, hence no phrase of this kind is certain on a Sunday.
    """
    by_week = [_in_week(frame.today + WEEK, which, first) for first in week_starts(frame)]
    return tuple(dict.fromkeys([*by_week, coming(frame.today, which)]))


def _last_weekdays(frame: Frame, which: int) -> tuple[date, ...]:
    """“last friday”: the nearest one gone, or that of last week."""
    by_week = [_in_week(frame.today - WEEK, which, first) for first in week_starts(frame)]
    return tuple(dict.fromkeys([gone(frame.today, which), *by_week]))


def after_next(frame: Frame, which: int) -> Days:
    """“friday after next”: a week after whatever next friday is."""
    return day(*(one + WEEK for one in next_weekdays(frame, which)))


def _in_week(one: date, which: int, first: int) -> date:
    """That weekday in the week of a day."""
    return start_of_week(one, first) + timedelta(days=(which - first) % 7)


def several_weekdays_on(p: Phrase, i: int) -> Found:
    """“two fridays from now”: the second one, today not counted."""
    number = p.number(i)
    if number is None or not p.frame.ahead:
        return
    j, count = number
    which = WEEKDAYS_PLURAL.get(p.words[j]) if count > 1 else WEEKDAYS.get(p.words[j])
    if which is not None and 0 < count <= 60 and p.words[j + 1] == "from" and p.words[j + 2] in ("now", "today"):
        yield j + 3, day(coming(p.frame.today, which) + (count - 1) * WEEK)


RULES = (near_day, weekday, several_weekdays_on)


def yesterday(frame: Frame) -> Days:
    """The day before today."""
    return day(frame.today - timedelta(days=1))
