"""What comes again and again: “every 2 weeks”, “every other tuesday”, “first monday of each month”, “quarterly”."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from salesdesk.domain.phrases.monthdays import written_days
from salesdesk.domain.phrases.phrase import Frame, Phrase
from salesdesk.domain.phrases.reckon import add_months, coming, month_end, nth_weekday, real_date
from salesdesk.domain.phrases.tokens import Kind
from salesdesk.domain.phrases.words import (
    AND,
    DAY,
    MONTH,
    OF,
    UNITS,
    WEEK,
    WEEKDAY_NAMES,
    WEEKDAYS,
    WEEKDAYS_PLURAL,
    WORKDAY,
    YEAR,
)

_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_EVERY = frozenset({"every", "each"})
_ADVERBS = {
    "daily": (DAY, 1), "weekly": (WEEK, 1), "fortnightly": (WEEK, 2), "monthly": (MONTH, 1), "quarterly": (MONTH, 3),
    "yearly": (YEAR, 1), "annually": (YEAR, 1), "anually": (YEAR, 1), "biannually": (MONTH, 6),
    "semiannually": (MONTH, 6), "biennially": (YEAR, 2),
}  # fmt: skip
_TWO_MEANINGS = {
    "biweekly": (WEEK, "every 2 weeks or twice a week"), "bimonthly": (MONTH, "every 2 months or twice a month"),
}  # fmt: skip
_TIMES = {"once": 1, "twice": 2, "thrice": 3}
_PER_YEAR = {1: (YEAR, 1), 2: (MONTH, 6), 3: (MONTH, 4), 4: (MONTH, 3), 6: (MONTH, 2), 12: (MONTH, 1)}
_ORDINAL_TEXT = {1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth", -1: "last"}


@dataclass(frozen=True, slots=True)
class Repeat:
    """A rhythm: every so many units, on weekdays, on a day of the month, or on its nth weekday."""

    unit: str
    every: int = 1
    weekdays: tuple[int, ...] = ()
    nth: int = 0
    """With a weekday: the nth of the month; -1 is the last."""
    day: int = 0
    """Of the month; -1 is its last."""
    month: int = 0
    doubt: str | None = None

    def rule(self, start: date) -> str:
        """As iCalendar writes it (RFC 5545)."""
        freq = {DAY: "DAILY", WEEK: "WEEKLY", MONTH: "MONTHLY", YEAR: "YEARLY"}[self.unit]
        interval = f";INTERVAL={self.every}" if self.every > 1 else ""
        return f"RRULE:FREQ={freq}{interval}{self._by(start)}"

    def _by(self, start: date) -> str:
        """Which of its days."""
        if self.unit == WEEK:
            return ";BYDAY=" + ",".join(_CODES[one] for one in self.weekdays or (start.weekday(),))
        if self.nth:
            return f";BYDAY={self.nth}{_CODES[self.weekdays[0]]}"
        if self.unit == YEAR:
            number = -1 if (start.month, start.day) == (2, 29) else start.day
            return f";BYMONTH={start.month};BYMONTHDAY={number}"
        return _by_month_day(self.day or start.day) if self.unit == MONTH else ""

    def spoken(self, start: date) -> str:
        """As it is echoed, so that it reads back the same."""
        if self.nth:
            return f"{_ORDINAL_TEXT[self.nth]} {WEEKDAY_NAMES[self.weekdays[0]]} of every month"
        unit = f"{self.unit}" if self.every == 1 else f"{self.every} {self.unit}s"
        if self.unit == WEEK:
            return f"every {unit} on {' '.join(WEEKDAY_NAMES[one] for one in self.weekdays or (start.weekday(),))}"
        if self.unit == MONTH:
            return f"every {unit} on the {'last day' if self.day < 0 else _ordinal(self.day or start.day)}"
        return f"every {unit}"

    def settled(self, frame: Frame, after: date | None) -> tuple[Repeat, tuple[date, ...]]:
        """The rhythm with its day of the month, and its first days, the likelier first; `after`: starts from then."""
        whole = self
        if self.unit == MONTH and not self.day and not self.nth:
            whole = replace(self, day=(after or frame.today).day)
        if after is not None:
            return whole, (self._from(after),)
        return whole, self._first(frame.today)

    def _first(self, today: date) -> tuple[date, ...]:
        if self.unit == WEEK and self.weekdays:
            nearest = min(coming(today, one) for one in self.weekdays)
            return (nearest, today) if self.weekdays == (today.weekday(),) else (nearest,)
        if self.nth or self.day:
            return (self._from(today + timedelta(days=1)),)
        if self.unit in (DAY, WEEK):
            return (today + timedelta(days=self.every * (7 if self.unit == WEEK else 1)),)
        return (add_months(today, self.every * (12 if self.unit == YEAR else 1)),)

    def _from(self, start: date) -> date:
        """The first such day from start on."""
        if self.unit == WEEK and self.weekdays:
            return min(coming(start - timedelta(days=1), one) for one in self.weekdays)
        if not (self.nth or self.day):
            return start
        firsts = (add_months(start.replace(day=1), n) for n in range(62))
        days = (self._in_month(first) for first in firsts if not self.month or first.month == self.month)
        return next((one for one in days if one is not None and one >= start), start)

    def _in_month(self, first: date) -> date | None:
        """Its day of that month; the last one where the month is shorter."""
        if self.nth:
            return nth_weekday(first, month_end(first), self.weekdays[0], self.nth)
        if self.day < 0:
            return month_end(first)
        return real_date(first.year, first.month, self.day) or (None if self.month else month_end(first))


def _by_month_day(number: int) -> str:
    """The 29th to 31st is the last day of a month that is shorter; BYMONTHDAY=31 alone would skip those months."""
    if number <= 28:
        return f";BYMONTHDAY={number}"
    if number == 31:
        return ";BYMONTHDAY=-1"
    return f";BYMONTHDAY={','.join(str(one) for one in range(28, number + 1))};BYSETPOS=-1"


def _ordinal(number: int) -> str:
    ending = "th" if 10 < number < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


FoundRepeats = Iterator[tuple[int, Repeat]]


def repeat_at(p: Phrase, i: int) -> FoundRepeats:
    """Every rhythm from piece i on."""
    for rule in (_every, _adverb, _times_a, _weekdays_plural, _nth_of_each, _numbered_of_each):
        yield from rule(p, i)


def _every(p: Phrase, i: int) -> FoundRepeats:
    """“every 2 weeks”, “every other tuesday”, “every weekday”, “every first monday”."""
    if p.words[i] not in _EVERY:
        return
    j, count, ordinal = _how_many(p, i + 1)
    yield from _every_unit(p, j, count)
    yield from _on_date(p, i + 1)
    if p.starts(i + 1, "last", "day") or p.starts(i + 1, "month", "end") or p.starts(i + 1, "month", "-", "end"):
        yield _past_of_month(p, i + (4 if p.words[i + 2] == "-" else 3)), Repeat(MONTH, day=-1)
    weekdays, k = _weekdays_at(p, j)
    if weekdays and not ordinal:
        yield k, Repeat(WEEK, count, weekdays)
    named = p.ordinal(i + 1)
    if named is None and p.words[i + 1] == "last":
        named = i + 2, -1
    if named is not None and named[1] <= 5 and p.words[named[0]] in WEEKDAYS:
        which = WEEKDAYS[p.words[named[0]]]
        k = _past_of_month(p, named[0] + 1)
        says_month = k > named[0] + 1
        if named[1] in (1, -1) or says_month:
            yield k, Repeat(MONTH, 1, (which,), named[1])
        else:
            doubt = f"It may be every {named[1]} weeks, or once a month."
            yield k, Repeat(WEEK, named[1], (which,), doubt=doubt)
    if named is not None and p.kinds[i + 1] is Kind.ORDINAL and p.words[named[0]] not in (*WEEKDAYS, *UNITS):
        yield _past_of_month(p, named[0]), Repeat(MONTH, day=named[1])


def _past_of_month(p: Phrase, k: int) -> int:
    """Past “of the month”, “of each month”."""
    j = p.skip(k, OF)
    j = p.skip(j, {"the", "each", "every", "a"})
    return j + 1 if j > k and p.words[j] == "month" else k


def _how_many(p: Phrase, j: int) -> tuple[int, int, bool]:
    """“2”, “other”, “second”: the piece after, the number, and whether it was an ordinal, which may be read twice."""
    if p.words[j] in ("other", "alternate"):
        return j + 1, 2, False
    number = p.number(j)
    if number is not None and 0 < number[1] < 100:
        return *number, False
    named = p.ordinal(j)
    return (*named, True) if named is not None and named[1] > 1 else (j, 1, False)


def _every_unit(p: Phrase, j: int, count: int) -> FoundRepeats:
    """“every 3 months on the 15th”, “every week on tue and thu”."""
    word = p.words[j]
    if word in ("working", "business", "work") and p.words[j + 1] == "day":
        yield j + 2, _each_workday(p.frame)
    if word in ("weekday", "workday") and count == 1:
        yield j + 1, _each_workday(p.frame)
    found = UNITS.get(word)
    if found is None:
        if word in ("morning", "evening", "afternoon") and count == 1:
            yield j, Repeat(DAY)
        return
    unit, factor = found
    if unit in (DAY, WEEK, MONTH, YEAR):
        yield from _with_days(p, j + 1, unit, count * factor)
    elif unit != WORKDAY:
        p.complain(j + 1, "A follow-up comes again once a day at most.")


def _each_workday(frame: Frame) -> Repeat:
    return Repeat(WEEK, 1, tuple(sorted(frame.workdays.weekdays)))


def _with_days(p: Phrase, k: int, unit: str, every: int) -> FoundRepeats:
    """What may follow the unit: the weekdays of a week, the day of a month, the date of a year."""
    yield k, Repeat(unit, every)
    j = p.skip(p.skip(k, {"on", "-"}), {"a", "the"})
    weekdays, end = _weekdays_at(p, j)
    if unit == WEEK and weekdays:
        yield end, Repeat(WEEK, every, weekdays)
    if unit == MONTH:
        yield from _on_day_of_month(p, j, every)
    if unit == YEAR and every == 1:
        yield from _on_date(p, j)


def _on_day_of_month(p: Phrase, j: int, every: int) -> FoundRepeats:
    if p.starts(j, "last", "day"):
        yield j + 2, Repeat(MONTH, every, day=-1)
    named = p.ordinal(j)
    if p.words[j] == "last":
        named = j + 1, -1
    if named is None or named[1] > 31:
        return
    end, nth = named
    if p.words[end] in WEEKDAYS and nth <= 5:
        yield end + 1, Repeat(MONTH, every, (WEEKDAYS[p.words[end]],), nth)
    elif nth > 0:
        yield end, Repeat(MONTH, every, day=nth)


def _on_date(p: Phrase, j: int) -> FoundRepeats:
    """“every year on 1 March”."""
    for end, written in written_days(p, j):
        if len(written) == 1 and written[0].year is None and written[0].number <= 31:
            yield end, Repeat(YEAR, day=written[0].number, month=written[0].month)


def _weekdays_at(p: Phrase, j: int) -> tuple[tuple[int, ...], int]:
    """A list of weekdays from piece j on: “tue and thu”, “mon wed fri”."""
    found: list[int] = []
    end = j
    while (which := WEEKDAYS.get(p.words[j], WEEKDAYS_PLURAL.get(p.words[j]))) is not None:
        found.append(which)
        end = j + 1
        j = p.skip(end, AND)
    return tuple(sorted(set(found))), end


def _adverb(p: Phrase, i: int) -> FoundRepeats:
    """“weekly”, “monthly on the 15th”, “half-yearly”, “bi-weekly”."""
    word, j = p.words[i], i + 1
    if word in ("bi", "half", "semi") and p.words[i + 1] == "-":
        word, j = word + p.words[i + 2], i + 3
    word = {"halfyearly": "semiannually", "biyearly": "biannually"}.get(word, word)
    if word in _TWO_MEANINGS:
        unit, both = _TWO_MEANINGS[word]
        yield j, Repeat(unit, 2, doubt=f"“{p.text(i, j)}” may be {both}.")
    if word in _ADVERBS:
        yield from _with_days(p, j, *_ADVERBS[word])


def _times_a(p: Phrase, i: int) -> FoundRepeats:
    """“twice a year”, “4 times a year”, “once a week”."""
    word = p.words[i]
    number = p.number(i)
    if word in _TIMES:
        j, count = i + 1, _TIMES[word]
    elif number is not None and p.words[number[0]] in ("times", "x"):
        j, count = number[0] + 1, number[1]
    else:
        return
    unit = UNITS.get(p.words[j + 1]) if p.words[j] in ("a", "per", "each", "every") else None
    if unit == (YEAR, 1) and count in _PER_YEAR:
        yield from _with_days(p, j + 2, *_PER_YEAR[count])
    elif unit is not None and count == 1 and unit[0] in (DAY, WEEK, MONTH):
        yield from _with_days(p, j + 2, *unit)
    elif unit is not None:
        p.complain(j + 2, f"On which days is not said by “{p.text(i, j + 2)}”.")


def _weekdays_plural(p: Phrase, i: int) -> FoundRepeats:
    """“tuesdays”, “on mondays and thursdays”, “weekdays”."""
    j = p.skip(i, {"on"})
    every = 2 if p.words[j] == "alternate" else 1
    j += every - 1
    if p.words[j] in WEEKDAYS_PLURAL:
        weekdays, end = _weekdays_at(p, j)
        yield end, Repeat(WEEK, every, weekdays)
    if p.words[j] == "weekdays":
        yield j + 1, _each_workday(p.frame)


def _nth_of_each(p: Phrase, i: int) -> FoundRepeats:
    """“first monday of each month”, “the last friday of every month”."""
    j = p.skip(p.skip(i, {"on"}), {"the"})
    named = (j + 1, -1) if p.words[j] == "last" else p.ordinal(j)
    if named is None or named[1] > 5:
        return
    end, nth = named
    which = WEEKDAYS.get(p.words[end])
    if which is not None and _each_month(p, end + 1):
        yield end + 4, Repeat(MONTH, 1, (which,), nth)
    if nth == -1 and p.words[end] == "day" and _each_month(p, end + 1):
        yield end + 4, Repeat(MONTH, day=-1)


def _each_month(p: Phrase, j: int) -> bool:
    return p.words[j] in OF and p.words[j + 1] in _EVERY and p.words[j + 2] == "month"


def _numbered_of_each(p: Phrase, i: int) -> FoundRepeats:
    """“the 15th of each month”, “at the end of every month”."""
    j = p.skip(p.skip(i, {"on", "at"}), {"the"})
    named = p.ordinal(j)
    if named is not None and 1 <= named[1] <= 31 and _each_month(p, named[0]):
        yield named[0] + 3, Repeat(MONTH, day=named[1])
    if p.words[j] == "end" and _each_month(p, j + 1):
        yield j + 4, Repeat(MONTH, day=-1)


WORDS = _ADVERBS.keys() | _TWO_MEANINGS.keys() | _TIMES.keys() | _EVERY
"""Every word of this module's tables."""
