"""Days beside another day, and their named dates: “after thanksgiving”, “the friday before christmas”, “before their
renewal”, “the week after easter”.
"""

from __future__ import annotations

from datetime import date, timedelta

from salesdesk.domain.phrases.counts import amount_at
from salesdesk.domain.phrases.feasts import feast_at
from salesdesk.domain.phrases.phrase import Days, Found, Frame, Phrase, Span, Weight, alike, day, sayings
from salesdesk.domain.phrases.reckon import coming, day_text, fits, gone, weeks_around
from salesdesk.domain.phrases.tokens import Kind
from salesdesk.domain.phrases.words import (
    AND,
    BUSINESS,
    MONTHS,
    NEAR,
    NUMBERS,
    OF,
    ORDINALS,
    SEASONS,
    THEIR,
    UNITS,
    WEEKDAYS,
)
from salesdesk.domain.text import fold

THURSDAY, FRIDAY = 3, 4
_SIDES = sayings({
    "before": -1, "prior to": -1, "ahead of": -1, "in advance of": -1, "after": 1, "following": 1, "post": 1,
})  # fmt: skip
_CLOSELY = frozenset({"right", "just", "straight", "directly", "immediately", "shortly", "soon", "sometime", "any"})
_LEADS = frozenset({"on", "until", "till", "til", "around"})
_BEFORE_ANY_DAY = frozenset({
    "for", "about", "from", "starting", "circa", "ca", "approx", "roughly", "approximately", "sometime", "anytime",
    "either",
})  # fmt: skip
_NOT_BEFORE = alike(
    "not before", "not until", "not till", "no earlier than", "no sooner than", "no later than", "not later than",
)  # fmt: skip
_END_WORDS = frozenset({"end", "eow", "eom", "eoq", "eoy"})
_PLAIN = (
    frozenset({"to", "the", "at", "on", "by", "for", "from", "before", "after", "next", "this", "last", "end", "start",
               "early", "late", "mid", "week", "day", "morning", "afternoon", "evening", "am", "pm", "until", "with"})
    | THEIR | OF | AND | BUSINESS | WEEKDAYS.keys() | MONTHS.keys() | NEAR.keys() | NUMBERS.keys() | ORDINALS.keys()
    | SEASONS.keys() | UNITS.keys()
)  # fmt: skip
"""Words that name no date of theirs by themselves."""


def beside(p: Phrase, i: int) -> Found:
    """“after salem”, “before friday”: the business day next to it."""
    i, nearest = _past_nearest_workday(p, p.skip(p.skip(i, _CLOSELY), {"time"}))
    for j, side in p.said(i, _SIDES):
        if nearest and side != nearest:
            continue
        if p.words[j - 1] == "following" and p.words[j] in WEEKDAYS:
            continue  # “the following friday” is a friday
        found = list(_beside(p, j, side))
        yield from found
        if not found:
            _complain_unknown(p, j)


def _past_nearest_workday(p: Phrase, i: int) -> tuple[int, int]:
    """Past “the first working day” (of what comes after) or “the last business day” (before), and on which side."""
    j = p.skip(p.skip(i, {"on"}), {"the"})
    side = {"first": 1, "1st": 1, "next": 1, "last": -1, "final": -1}.get(p.words[j], 0)
    if side and p.words[j + 1] in ("workday", "weekday"):
        return j + 2, side
    if side and p.words[j + 1] in BUSINESS and p.words[j + 2] == "day":
        return j + 3, side
    return i, 0


def _beside(p: Phrase, j: int, side: int) -> Found:
    if next(amount_at(p, j), None) is not None:
        return  # “after two weeks” counts from today
    for k, feast in feast_at(p, j):
        yield k, _beside_feast(p.frame, feast.days, feast.second_days, side, feast.doubt)
        return
    ends = p.words[p.skip(j, {"the"})] in _END_WORDS or "end" in p.words[j : j + 3]
    for k, days in p.days(j):
        if days.spans[0].at is not None:
            continue
        if side < 0 and ends:
            yield k, days.led()  # before the end of the month is by its end
            continue
        spans = (one.start if side < 0 else one.end or one.start for one in days.spans)
        yield k, day(*(p.frame.workdays.add(one, side) for one in spans), doubt=days.doubt, weight=days.led().weight)


def _beside_feast(
    frame: Frame, days: tuple[date, ...], second_days: tuple[date, ...], side: int, doubt: str | None
) -> Days:
    """After a feast on a Thursday many are away on the Friday too, hence both that and the Monday."""
    if side < 0:
        return day(*(frame.workdays.add(one, -1) for one in days), doubt=doubt, weight=Weight.LED)
    found = [frame.workdays.add(one, 1) for one in (*days, *second_days)]
    bridged = [
        frame.workdays.add(found[n], 1)
        for n, one in enumerate(days)
        if one.weekday() == THURSDAY and found[n].weekday() == FRIDAY
    ]
    return day(*found, *bridged, doubt=doubt, weight=Weight.LED)


def _complain_unknown(p: Phrase, j: int) -> None:
    start = p.skip(j, THEIR)
    if start < p.size and p.kinds[start] is Kind.WORD and p.words[start] not in _PLAIN:
        p.complain(p.size, f"No date of theirs is called “{p.text(start, p.size)}”.")


def unit_beside(p: Phrase, i: int) -> Found:
    """“the week after easter”, “the monday after thanksgiving”, “first tuesday after the 15th”."""
    j = p.skip(p.skip(i, {"in", "on"}), {"the"})
    nearest = p.words[j] if p.words[j + 1] in WEEKDAYS else ""
    j = p.skip(j, {"first", "1st", "next", "last"}) if nearest else j
    which, word = WEEKDAYS.get(p.words[j]), p.words[j]
    if which is None and word not in ("week", "wk", "weekend"):
        return
    for start, side in p.said(j + 1, _SIDES):
        if nearest in (("first", "1st", "next") if side < 0 else ("last",)):
            continue
        for k, days in p.days(start):
            if days.spans[0].at is None:
                yield k, _beside_unit(p.frame, days, word, side)


def _beside_unit(frame: Frame, days: Days, word: str, side: int) -> Days:
    if word in WEEKDAYS:
        return _weekday_beside(days, WEEKDAYS[word], side)
    return _week_beside(frame, days, side) if word != "weekend" else _weekend_beside(days, side)


def _weekend_beside(days: Days, side: int) -> Days:
    saturdays = [(gone(one.start, 5) if side < 0 else coming(one.end or one.start, 5)) for one in days.spans]
    return Days(tuple(Span(one, one + timedelta(days=1)) for one in saturdays), days.doubt)


def _weekday_beside(days: Days, which: int, side: int) -> Days:
    found = (gone(one.start, which) if side < 0 else coming(one.end or one.start, which) for one in days.spans)
    return day(*found, doubt=days.doubt)


def _week_beside(frame: Frame, days: Days, side: int) -> Days:
    ends = [
        week
        for one in days.spans
        for week in weeks_around(frame, one.start if side < 0 else one.end or one.start, side)
    ]
    return Days(tuple(Span(first, last) for first, last in dict.fromkeys(ends)), days.doubt)


def not_before(p: Phrase, i: int) -> Found:
    """“not before friday”, “no later than the 15th”: that day."""
    for j, _ in p.said(i, _NOT_BEFORE):
        yield from ((k, days.led()) for k, days in p.days(j))


def their_date(p: Phrase, i: int) -> Found:
    """A date of theirs by words of its name: “their renewal”, “salem”, “the fleet contract”."""
    start = p.skip(i, THEIR)
    if not p.frame.theirs.dates:
        return
    for end in range(p.size, start, -1):
        found = _dates_called(p.frame, p.words[start:end])
        if found:
            yield end, _one_of(p, p.text(start, end), found)
            return


def _dates_called(frame: Frame, words: tuple[str, ...]) -> list[tuple[str, date]]:
    """Their dates whose names hold all these words."""
    asked = [_stem(word) for word in words if word not in ("-", "/")]
    if not asked or all(word in _PLAIN for word in words):
        return []
    return [(name, on) for name, on in frame.theirs.dates if set(asked) <= _stems(name)]


def _stems(name: str) -> set[str]:
    return {_stem(word) for word in "".join(c if c.isalnum() or c == "'" else " " for c in fold(name)).split()}


def _stem(word: str) -> str:
    """Without case, accents, possessive and plural."""
    plain = fold(word).replace("’", "'").removesuffix("'s").removesuffix("'")
    return plain[:-1] if len(plain) > 3 and plain.endswith("s") and not plain.endswith("ss") else plain


def _one_of(p: Phrase, said: str, found: list[tuple[str, date]]) -> Days:
    """The date of that name; where several fit, all of them, each with its name."""
    live = sorted({(on, name) for name, on in found if fits(p.frame, on)})
    if not live:
        name, on = max(found, key=lambda one: one[1])
        return day(on, doubt=f"{name} was on {day_text(on)}.", weight=Weight.NAME)
    days = tuple(dict.fromkeys(on for on, _ in live))
    if len(days) == 1:
        return day(*days, weight=Weight.NAME)
    names = " or ".join(f"{name} ({day_text(on)})" for on, name in live[:3])
    return day(*days, doubt=f"“{said}” may be {names}.", weight=Weight.NAME)


def prefixed(p: Phrase, i: int) -> Found:
    """A day with a small word before it: “on friday”, “by the 3rd”, “around christmas”, “until next week”."""
    word = p.words[i]
    if word in _BEFORE_ANY_DAY:
        yield from p.days(i + 1)
    elif word in _LEADS:
        yield from ((k, days.led()) for k, days in p.days(i + 1))
    elif word == "by":
        yield from ((k, _by(days).led()) for k, days in p.days(i + 1))
    elif word == "at" and p.kinds[i + 1] is Kind.WORD:
        yield from ((k, days.led()) for k, days in p.days(i + 1))
    elif word == "as" and p.words[i + 1] == "of":
        yield from p.days(i + 2)


def _by(days: Days) -> Days:
    """“by friday” is friday; “by january” is its beginning to some and its end to others."""
    spans: list[Span] = []
    for one in days.spans:
        spans += [Span(one.start), Span(one.end)] if one.end else [one]
    return Days(tuple(spans), days.doubt, days.weight)


RULES = (beside, unit_beside, not_before, their_date, prefixed)
