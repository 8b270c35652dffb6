"""Hours of the day: “9”, “3pm”, “half two”, “2-3pm”, “noon”, “morning”, “eod”; when a bare hour is allowed and which
half of the day it means.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import time

from salesdesk.domain.phrases.phrase import Phrase, Weight, alike, sayings
from salesdesk.domain.phrases.terms import DateHabits
from salesdesk.domain.phrases.tokens import Kind
from salesdesk.domain.phrases.words import JOIN, MONTHS, NEAR, NUMBERS, O_CLOCK, WEEKDAYS

MORNING, AFTERNOON, EVENING = "morning", "afternoon", "evening"
PARTS = {
    "morning": MORNING, "mornings": MORNING, "am": MORNING, "forenoon": MORNING, "afternoon": AFTERNOON,
    "afternoons": AFTERNOON, "arvo": AFTERNOON, "pm": AFTERNOON, "evening": EVENING, "evenings": EVENING,
    "night": EVENING,
}  # fmt: skip
ENDS = {MORNING: time(12), AFTERNOON: time(18), EVENING: time(23)}
_POINTS = sayings({
    "noon": "noon", "noonish": "noon", "midday": "noon", "mid - day": "noon", "lunch": "noon", "lunchtime": "noon", "lunch time": "noon",
    "over lunch": "noon", "twelve noon": "noon", "high noon": "noon", "12 noon": "noon", "before lunch": "noon",
    "eod": "end_of_day", "cob": "end_of_day", "eob": "end_of_day", "end of day": "end_of_day",
    "end of the day": "end_of_day", "end of business": "end_of_day", "close of business": "end_of_day",
    "close of play": "end_of_day", "end of play": "end_of_day", "close of day": "end_of_day", "end of business day": "end_of_day",
    "last thing": "end_of_day", "end of the business day": "end_of_day", "end of working day": "end_of_day",
    "first thing in the morning": "morning", "first thing": "morning", "start of day": "morning",
    "start of the day": "morning", "start of business": "morning", "open of business": "morning", "opening of business": "morning",
    "beginning of day": "morning", "beginning of the day": "morning", "beginning of business": "morning", "cop": "end_of_day", "first half of the day": "morning",
    "after lunch": "afternoon", "post lunch": "afternoon", "right after lunch": "afternoon",
    "straight after lunch": "afternoon", "just after lunch": "afternoon", "second half of the day": "afternoon",
})  # fmt: skip
_LEADS = alike(
    "no later than", "no earlier than", "any time after", "some time after", "some time around", "anytime after",
    "sometime after", "sometime around", "not before", "just after", "shortly after", "right after", "just before",
    "shortly before", "at around", "at about", "at roughly", "at exactly", "at approximately", "from about",
    "from around", "starting at", "at", "by", "around", "about", "approx", "circa", "ca", "from", "after", "before",
    "approximately", "roughly",
)  # fmt: skip
_LEAD_WORDS = frozenset(word for several in _LEADS.values() for said, _ in several for word in said)
_HOURS = frozenset({"h", "hrs", "hours", "hr"})
_TRAILS = frozenset({"sharp", "ish", "prompt", "onwards", "latest"})
_PAST_WORDS = {"past": 1, "after": 1, "to": -1, "till": -1, "before": -1}
_MINUTES = {"quarter": 15, "five": 5, "ten": 10, "twenty": 20, "5": 5, "10": 10, "20": 20, "25": 25}


def _weight_of_point(word: str, *, led: bool) -> Weight:
    if word in ("eod", "cob", "eob", "cop", "close"):
        return Weight.PLAIN
    return Weight.LED if led and word in ("noon", "midday") else Weight.NEVER


@dataclass(frozen=True, slots=True)
class Clock:
    """An hour as it was said. `half` is am or pm; `face` means as on a clock's face, so that it may be either."""

    hour: int
    minute: int
    half: str | None = None
    face: bool = False
    plain: bool = False
    """A lone figure: “9”."""
    led: bool = False
    """After “at”, “by” and the like."""
    first: bool = False
    """A lone figure that is an hour only by what comes after it: “9 tomorrow”."""


FoundClocks = Iterator[tuple[int, tuple[Clock, ...]]]


@dataclass(frozen=True, slots=True)
class PartOfDay:
    """“late friday afternoon”: the part, and early, mid or late."""

    name: str
    shade: str = ""


def part_at(p: Phrase, i: int) -> Iterator[tuple[int, PartOfDay]]:
    """“morning”, “in the late afternoon”, “mid-morning”, “am”."""
    j = p.skip(p.skip(i, {"in", "during", "on", "at"}), {"the"})
    shade = p.words[j] if p.words[j] in ("early", "late", "mid") else ""
    k = p.skip(j + 1, {"-"}) if shade else j
    word = p.words[k]
    for joined in ("mid", "late", "early"):
        if not shade and word.startswith(joined) and word[len(joined) :] in (MORNING, AFTERNOON, EVENING):
            shade, word = joined, word[len(joined) :]
    if word in PARTS and not (p.words[i] == "the" and word in ("am", "pm")):
        yield k + 1, PartOfDay(PARTS[word], shade)
    half_day = p.words[j + 1] == "half" and p.words[j] in ("first", "second") and j + 2 >= p.size
    if half_day and (p.before(i) in NEAR or p.before(i) in WEEKDAYS):
        yield j + 2, PartOfDay(MORNING if p.words[j] == "first" else AFTERNOON)


def usual_hour(habits: DateHabits, part: PartOfDay) -> time:
    """When this rep rings in that part of the day."""
    shaded = {
        (MORNING, "early"): min(habits.morning, time(8)), (MORNING, "mid"): time(10, 30), (MORNING, "late"): time(11),
        (AFTERNOON, "early"): time(13), (AFTERNOON, "mid"): time(15), (AFTERNOON, "late"): time(16),
        (EVENING, "early"): time(17), (EVENING, "late"): time(20),
    }  # fmt: skip
    usual = {MORNING: habits.morning, AFTERNOON: habits.afternoon, EVENING: habits.evening}
    return shaded.get((part.name, part.shade), usual[part.name])


@dataclass(frozen=True, slots=True)
class Point:
    """An hour that has a name, and how much the words weigh without a day."""

    at: time
    weight: Weight


def point_at(p: Phrase, i: int, habits: DateHabits) -> Iterator[tuple[int, Point]]:
    """“noon”, “eod”, “first thing”, “after lunch”."""
    after = p.skip(p.skip(i, {"at", "by", "around", "before", "after", "from"}), {"the"})
    for j in dict.fromkeys((i, after)):
        found = list(p.said(j, _POINTS))
        for end, which in found:
            yield _past_trail(p, end), Point(getattr(habits, which), _weight_of_point(p.words[j], led=j > i))
        if found:
            return
    if p.words[after] == "midnight":
        p.complain(after + 1, "Midnight may be the beginning or the end of a day.")


def clocks_at(p: Phrase, i: int) -> FoundClocks:
    """An hour from piece i on, or the first of two: “2-3pm”, “between 10 and 12”; both of “3 or 4pm”."""
    if p.words[i] == "between":
        yield from _range(p, i + 1, {"and"}, bare=True)
        return
    lead = next(p.said(i, _LEADS), None)
    i, marked = lead or (i, False)
    strict = p.before(i) in ("by", "before", "after", "than")  # “by 15” may be the 15th
    after_day = _may_stand_bare(p, i)
    for j, clocks in _range(p, i, JOIN, bare=marked or after_day):
        if p.words[j] not in MONTHS:  # “from 3 to 5 March” names days
            yield j, tuple(replace(clock, led=marked) for clock in clocks)
    for j, clock in _clock(p, i):
        bare = (marked and not (strict and clock.hour > 12)) or after_day
        if not clock.plain or (bare and p.words[j] not in MONTHS):
            yield _past_trail(p, j), (replace(clock, led=marked),)
        elif _half_follows(p, _past_trail(p, j)) or (p.size == 1 and _only_an_hour(p.words[i])):
            yield _past_trail(p, j), (replace(clock, first=True),)


def _only_an_hour(word: str) -> bool:
    """Whether four figures on their own can be no day either: 1430 and 0900, not 0930 (30 September) or 1312."""
    if len(word) != 4 or not (word.isascii() and word.isdigit()):
        return False
    hour, minute = int(word[:2]), int(word[2:])
    return minute == 0 or minute > 31 or (hour > 12 and minute > 12)


def _past_trail(p: Phrase, j: int) -> int:
    """Past “sharp”, “ish”, “onwards”, “-ish”, “and after”."""
    return j + 2 if p.starts(j, "-", "ish") else p.skip(j, _TRAILS)


def _may_stand_bare(p: Phrase, i: int) -> bool:
    """Whether a lone figure here is an hour: after a day or a part of one, not after a month."""
    before = p.before(i)
    return before in NEAR or before in WEEKDAYS or before in PARTS or before in ("tonight", "itself")


def _half_follows(p: Phrase, j: int) -> bool:
    """“9 in the morning”, “9 tomorrow”."""
    if p.words[j] in ("their", "my", "our") and p.words[j + 1] == "time":
        return True
    return p.words[j] in ("tomorrow", "today") or (p.starts(j, "in", "the") and p.words[j + 2] in PARTS)


def _range(p: Phrase, i: int, join: frozenset[str] | set[str], *, bare: bool) -> FoundClocks:
    for j, first in _clock(p, i):
        if first.plain and not bare and not _says_more(p, j + 1):
            continue
        if p.words[j] in join:
            for k, last in _clock(p, j + 1):
                yield _past_trail(p, k), (_from_last(first, last),)
        elif p.kinds[j] is Kind.OFFSET and p.words[j][0] == "-" and p.kinds[i - 1] is not Kind.YMD:
            yield j + 1, (first,)  # 10:00-11:00
        elif p.words[j] in ("or", "/"):
            for k, last in _clock(p, j + 1):
                if first.plain or not last.plain:
                    yield k, (_from_last(first, last), last)


def _says_more(p: Phrase, j: int) -> bool:
    """Whether the second of two figures is plainly an hour: “2-3pm”."""
    return any(not clock.plain for _, clock in _clock(p, j))


def _from_last(first: Clock, last: Clock) -> Clock:
    """The first of two hours takes its half of the day from the second: 2-3pm, 11-1pm."""
    if not first.face or last.half is None or first.half is not None:
        return first
    before = (first.hour % 12, first.minute) < (last.hour % 12, last.minute)
    other = "am" if last.half == "pm" else "pm"
    return Clock(first.hour, first.minute, last.half if before else other, face=True)


def _clock(p: Phrase, i: int) -> Iterator[tuple[int, Clock]]:
    """One hour, however it is written."""
    yield from _spoken(p, i)
    figures = _figures(p, i)
    if figures is None:
        return
    hour, minute, colon = figures
    j = i + 1
    word = p.words[j]
    half = {"am": "am", "pm": "pm", "a": "am", "p": "pm"}.get(word)
    if half is not None and (len(word) == 2 or p.glued(j)):
        yield from _with_half(p, j + 1, hour, minute, half)
        return
    if hour > 23 or minute > 59:
        if colon:
            p.complain(j, f"There is no {p.words[i]} on a clock.")
        return
    face = hour <= 12 and hour > 0 and not p.words[i].startswith("0")
    if p.starts(j, "o", "clock"):
        yield j + 2, Clock(hour, minute, face=face)
    if word in O_CLOCK or (word in _HOURS and (colon or len(p.words[i]) == 4 or (word == "h" and hour >= 8))):
        yield j + 1, Clock(hour, minute, face=face and word in O_CLOCK)
    yield j, Clock(hour, minute, face=face, plain=not colon)


def _figures(p: Phrase, i: int) -> tuple[int, int, bool] | None:
    """Hour, minute, and whether the minutes were set off: 10:30, 15h30, 9.30, 0930, 9."""
    kind, word = p.kinds[i], p.words[i]
    if kind is Kind.CLOCK:
        hour, minute = word.replace("h", ":").split(":")[:2]
        return int(hour), int(minute), True
    if kind is Kind.DOTTED:
        hour, minute = word.rstrip(".").split(".")
        is_day = word.endswith(".") and int(minute) <= 12  # 20.11. is a day
        return (int(hour), int(minute), True) if len(minute) == 2 and not is_day else None
    if kind is Kind.NUMBER and len(word) <= 2:
        return int(word), 0, False
    if kind is not Kind.NUMBER or len(word) not in (3, 4) or p.before(i) in MONTHS:
        return None
    is_year = len(word) == 4 and int(word) >= 2020 and p.words[i + 1] not in _HOURS
    return None if is_year else (int(word[:-2]), int(word[-2:]), False)


def _with_half(p: Phrase, j: int, hour: int, minute: int, half: str) -> Iterator[tuple[int, Clock]]:
    """With am or pm; 15:00 pm is 15:00, there is no 15 am."""
    if minute > 59 or hour > 23 or (hour > 12 and half == "am") or hour == 0:
        p.complain(j, f"There is no {hour}:{minute:02} {half} on a clock.")
    elif hour > 12:
        yield j, Clock(hour, minute)
    else:
        yield j, Clock(hour, minute, half, face=True)


def _spoken(p: Phrase, i: int) -> Iterator[tuple[int, Clock]]:
    """“half two”, “half past 2”, “quarter to 3”, “ten past nine”, “nine o'clock”, “nine thirty”."""
    yield from _past_or_to(p, p.skip(i, {"a"}))
    hour, then = NUMBERS.get(p.words[i], 0), p.words[i + 1]
    if not 1 <= hour <= 12:
        return
    if then in O_CLOCK:
        yield i + 2, Clock(hour, 0, face=True)
    if then in ("am", "pm"):
        yield i + 2, Clock(hour, 0, then, face=True)
    if then in ("thirty", "fifteen"):
        yield i + 2, Clock(hour, 30 if then == "thirty" else 15, face=True)
    yield i + 1, Clock(hour, 0, face=True, plain=True)


def _past_or_to(p: Phrase, i: int) -> Iterator[tuple[int, Clock]]:
    """“half two” is half past two, as the British and Irish say it; “quarter to 3”, “20 past nine”."""
    word = p.words[i]
    named = _hour_word(p, p.skip(p.skip(i + 1, {"past"}), {"-"})) if word == "half" else None
    if named:
        yield named[0], Clock(named[1], 30, face=True)
    minutes = _MINUTES.get(word, 0)
    j = p.skip(i + 1, {"minutes", "mins"})
    sign = _PAST_WORDS.get(p.words[j])
    named = _hour_word(p, j + 1) if minutes and sign else None
    hours = (
        word in ("5", "10")
        and p.words[j] in ("to", "till")
        and not (_may_stand_bare(p, i) or p.before(i) in _LEAD_WORDS)
    )
    if named and sign and not hours:  # “10 to 4” may be hours too; both are found after a day
        total = (named[1] * 60 + sign * minutes) % 720
        yield named[0], Clock(total // 60 or 12, total % 60, face=True)


def _hour_word(p: Phrase, i: int) -> tuple[int, int] | None:
    number = p.number(i)
    return (p.skip(number[0], O_CLOCK), number[1]) if number and 1 <= number[1] <= 12 else None


def times_of(clock: Clock, part: PartOfDay | None) -> tuple[time, ...]:
    """The hours that may be meant, the likelier first; none where the part of the day contradicts.

    Without am, pm or a part of the day a face's 1 to 6 is afternoon and 8 to 12 as it stands: nobody rings a prospect
    at three at night, and at eight in the evening only a few do. Seven is rung at on both ends of the day, so both.
    02:00 and 0930 are written as a 24-hour clock shows them and are taken so.
    """
    if not clock.face:
        return (time(clock.hour, clock.minute),) if in_part(clock.hour, part) else ()
    morning, later = time(clock.hour % 12, clock.minute), time(clock.hour % 12 + 12, clock.minute)
    if clock.half is not None:
        chosen = morning if clock.half == "am" else later
        if clock.hour == 12 and clock.half == "am":
            return (later, morning)  # 12 am is midnight by the book, but typed for noon as often
        return (chosen,) if in_part(chosen.hour, part) else ()
    if part is not None:
        return tuple(one for one in (morning, later) if in_part(one.hour, part))
    if clock.hour == 7:
        return (later, morning)
    return (later,) if clock.hour < 7 or clock.hour == 12 else (morning,)


def in_part(hour: int, part: PartOfDay | None) -> bool:
    """Whether an hour lies in a part of the day; every hour lies in none named."""
    if part is None:
        return True
    first, last = {MORNING: (4, 11), AFTERNOON: (12, 18), EVENING: (16, 23)}[part.name]
    return first <= hour <= last


WORDS = (
    frozenset(word for several in _POINTS.values() for said, _ in several for word in said)
    | PARTS.keys()
    | {"midnight"}
)
"""Every word of this module's tables."""
