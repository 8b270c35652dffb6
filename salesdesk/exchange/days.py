"""Dates in a column of somebody else's file: certain, one of two readings, or words to be asked about.

Never guesses: a serial number, "next Tuesday" and 30 February stay text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, time, timedelta, timezone
from enum import StrEnum
from functools import lru_cache

from salesdesk.domain.text import fold
from salesdesk.exchange.drafts import Order
from salesdesk.exchange.wordsets import words_of


class DayKind(StrEnum):
    """How certain a date cell is."""

    EMPTY = "empty"
    CERTAIN = "certain"
    DAY_FIRST = "dmy"
    """Certain, and it shows that the column is day first (31/12/2026)."""
    MONTH_FIRST = "mdy"
    EITHER = "either"
    """3/4/2026: the column's other cells, or the rep, must tell."""
    ODD = "odd"


@dataclass(frozen=True, slots=True)
class Day:
    """One date cell as read; `on` is None where it is not certain, `at` is aware where the cell gives an offset."""

    kind: DayKind
    on: date | None = None
    at: time | None = None
    other: date | None = None
    """Only for EITHER: month first; `on` is then day first."""

    def in_order(self, order: Order | None) -> date | None:
        """The day under a known order; None where that takes an order and none is known."""
        if self.kind is not DayKind.EITHER:
            return self.on
        return {"dmy": self.on, "mdy": self.other}.get(order or "")


_EMPTY = re.compile(r"(?:[0\s./:-]*|[-–—]+|n/?a|#n/a|null|none|nan|never|\(blank\)|1/0/1900|1900-01-00)", re.I)
_TIME = re.compile(
    r"[\sT,]+(?:at\s+|um\s+|à\s+)?(\d{1,2})[:.h](\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(am|pm|a\.m\.|p\.m\.|uhr)?"
    r"\s*(z|utc|gmt|[+-]\d{2}:?\d{2})?\s*$",
    re.I,
)
_YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})")
_PACKED = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})")
_CJK = re.compile(r"(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]")
_NUMBERS = re.compile(r"(\d{1,2})\s?([-/.])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{2})\.?")
_DAY_WORD = re.compile(r"(?:[^\W\d_]+\.?,?\s+)??(\d{1,2})(?:\.|st|nd|rd|th|er|º|ª|o)?[\s-]+(?:de\s+|of\s+|di\s+)?"
                       r"([^\W\d_]+)\.?,?[\s-]+(?:de\s+|del\s+)?'?(\d{4}|\d{2})")  # fmt: skip
_WORD_DAY = re.compile(r"(?:[^\W\d_]+\.?,?\s+)??([^\W\d_]+)\.?[\s-]+(\d{1,2})(?:st|nd|rd|th)?,?[\s-]+(\d{4})")

_MONTH_WORDS = (
    "jan january januar jänner janvier janv enero ene gennaio gen januari janeiro",
    "feb february februar février févr fev febrero febbraio februari fevereiro febr feber",
    "mar march märz mrz maerz mars marzo maart mrt março marco mär",
    "apr april avril avr abril abr aprile",
    "may mai mayo maggio mag mei maio",
    "jun june juni juin junio giugno giu junho",
    "jul july juli juillet juil julio luglio lug julho",
    "aug august août aout agosto ago augustus",
    "sep sept september septembre septiembre setiembre settembre set setembro",
    "oct october oktober okt octobre octubre ottobre ott outubro out",
    "nov november novembre noviembre novembro",
    "dec december dezember dez décembre déc diciembre dic dicembre dezembro",
)
_MONTHS = {fold(word): number for number, words in enumerate(_MONTH_WORDS, 1) for word in words.split()}
_WEEKDAYS = frozenset(
    fold(word)
    for word in words_of(
        "mon tue tues wed thu thur thurs fri sat sun monday tuesday wednesday thursday friday saturday sunday "
        "mo di mi do fr sa so montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag lundi mardi mercredi "
        "jeudi vendredi samedi dimanche lun mar mer jeu ven sam dim lunes martes miércoles jueves viernes sábado domingo "
        "lunedì martedì mercoledì giovedì venerdì sabato domenica maandag dinsdag woensdag donderdag vrijdag zaterdag zondag "
        "segunda terça quarta quinta sexta ma wo vr za zo"
    )
)


@lru_cache(maxsize=8192)
def read_day(text: str) -> Day:
    """Read one cell; days repeat in a column, so answers are remembered."""
    text = text.strip()
    if len(text) > 64:
        return Day(DayKind.ODD)
    if _EMPTY.fullmatch(text):
        return Day(DayKind.EMPTY)
    at, rest = _time_in(text)
    if at is None and rest != text:
        return Day(DayKind.ODD)
    return _read(rest, at)


def _time_in(text: str) -> tuple[time | None, str]:
    """(time, the text before it); (None, shorter text) where the time is none that exists."""
    found = _TIME.search(text)
    if not found:
        return None, text
    at = _time(found)
    return at, text[: found.start()].strip(" ,")


def _time(found: re.Match[str]) -> time | None:
    hour, minute, second = int(found[1]), int(found[2]), int(found[3] or 0)
    half = (found[4] or "").lower().replace(".", "")
    if half in {"am", "pm"}:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "pm" else 0)
    if hour > 23 or minute > 59 or second > 59:
        return None
    return time(hour, minute, second, tzinfo=_offset(found[5]))


def _offset(words: str | None) -> timezone | None:
    if not words:
        return None
    if words[0] not in "+-":
        return UTC
    hours, minutes = int(words[1:3]), int(words[-2:])
    if hours > 14 or minutes > 59:
        return None
    return timezone((-1 if words[0] == "-" else 1) * timedelta(hours=hours, minutes=minutes))


def read_time(text: str) -> time | None:
    """A cell that holds only a time of day: "14:30", "2:30 PM"; None where it holds none."""
    found = _TIME.fullmatch(" " + text.strip())
    return _time(found) if found else None


def _day(year: int, month: int, day: int) -> date | None:
    if not 1600 <= year <= 2200:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _certain(on: date | None, at: time | None) -> Day:
    return Day(DayKind.CERTAIN, on, at) if on else Day(DayKind.ODD)


def _read(text: str, at: time | None) -> Day:
    for pattern in (_YEAR_FIRST, _PACKED, _CJK):
        if found := pattern.fullmatch(text):
            parts = [int(p) for p in found.groups() if p.isdigit()]
            return _certain(_day(*parts), at)
    if found := _NUMBERS.fullmatch(text):
        return _read_numbers(found, at)
    if found := _DAY_WORD.fullmatch(text):
        return _read_words(text, found[2], day=found[1], year=found[3], at=at)
    if found := _WORD_DAY.fullmatch(text):
        return _read_words(text, found[1], day=found[2], year=found[3], at=at)
    return Day(DayKind.ODD)


def _read_words(text: str, word: str, *, day: str, year: str, at: time | None) -> Day:
    month = _MONTHS.get(fold(word))
    if month is None or not _starts_well(text, word):
        return Day(DayKind.ODD)
    return _certain(_day(_full_year(year), month, int(day)), at)


def _starts_well(text: str, month: str) -> bool:
    """Before the day and the month nothing may stand but the name of a weekday."""
    before = re.match(r"([^\W\d_]+)", text)
    return not before or before[1] == month or fold(before[1]) in _WEEKDAYS


def _read_numbers(found: re.Match[str], at: time | None) -> Day:
    first, mark, second, year = int(found[1]), found[2], int(found[3]), _full_year(found[4])
    day_first, month_first = _day(year, second, first), _day(year, first, second)
    if mark == ".":
        return Day(DayKind.DAY_FIRST, day_first, at) if day_first else Day(DayKind.ODD)
    if day_first and month_first:
        if first == second:
            return Day(DayKind.CERTAIN, day_first, at)
        return Day(DayKind.EITHER, day_first, at, month_first)
    if day_first:
        return Day(DayKind.DAY_FIRST, day_first, at)
    return Day(DayKind.MONTH_FIRST, month_first, at) if month_first else Day(DayKind.ODD)


def _full_year(words: str) -> int:
    """Two digits are of the years 1950 to 2049, as spreadsheets have it."""
    year = int(words)
    if len(words) > 2:
        return year
    return 2000 + year if year < 50 else 1900 + year


_BIRTH = re.compile(r"--(\d{2})-?(\d{2})")


def birthday(text: str, order: Order | None) -> str:
    """A birthday in ISO form where it is certain ("--10-06" has no year), "" where empty, else as written."""
    if found := _BIRTH.fullmatch(text.strip()):
        return f"--{found[1]}-{found[2]}" if _day(2024, int(found[1]), int(found[2])) else text.strip()
    day = read_day(text)
    if day.kind is DayKind.EMPTY:
        return ""
    on = day.in_order(order)
    if on is None or _two_digit_year(text):
        return text.strip()
    return f"--{on.month:02}-{on.day:02}" if on.year == 1604 else on.isoformat()


def _two_digit_year(text: str) -> bool:
    """Whose century a two-digit year of birth is in nobody can know."""
    return not re.search(r"\d{4}", text)
