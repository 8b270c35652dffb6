"""How long a text takes to say: words as they are spoken, seconds at the rep's own pace.

Judges length only; whether the words are good is for the critique.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil
from statistics import fmean, median
from typing import Literal

from salesdesk.domain.patterns import pattern
from salesdesk.errors import NotUnderstood

USUAL_PACE = 150
"""Words a minute in conversation, until the rep has practised (FIELD.md, second hand)."""
SHORTEST, GOAL, LIMIT = 18, 30, 40
"""Seconds: green from SHORTEST to GOAL, amber below and up to LIMIT, red above."""
SLOWEST_PACE, FASTEST_PACE = 90, 220
_RUNS_KEPT = 10
_FEWEST_WORDS, _FEWEST_SECONDS = 10, 3.0  # less is a false start of the stopwatch, not a reading

Band = Literal["green", "amber", "red"]

_MONTHS = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
_ENDINGS = r"(?:com|org|net|io|co|uk|de|fr|eu|ca|au|example|gov|edu|dev|app|ai|info|biz|ch|nl|se|ie|nz|test)"
_NUMBER = r"\d{1,3}(?:,\d{3})++(?:\.\d++)?|\d++(?:\.\d++)?"
_SCALE = r"(?:[ ]?(?:k|m|bn|mn|million|billion|thousand)\b)?"

_SPOKEN = pattern(
    rf"""
    (?P<word>[^\W\d_]++(?:['’‑-][^\W\d_]++)*+(?![\w@/+]|\.\w|-\d))
  | (?P<gap>\{{\{{[^{{}}\n]{{0,120}}\}}\}})
  | (?P<mail>[\w.+-]{{1,64}}+@[\w-]{{1,63}}+(?:\.[\w-]{{1,63}}+){{1,5}})
  | (?P<address>(?:https?://|www\.)[^\s]{{1,300}}+|[\w-]{{1,63}}+(?:\.[\w-]{{1,63}}+){{0,3}}\.{_ENDINGS}\b(?:/[^\s,;]{{0,200}}+)?)
  | (?P<short>(?:e\.g|i\.e|etc|a\.k\.a)\b\.?)
  | (?P<initials>(?:[^\W\d_]\.){{2,6}})
  | (?P<iso>\b\d{{4}}-\d\d?-\d\d?\b|\b\d\d?[./]\d\d?[./]\d{{2,4}}\b)
  | (?P<clock>\b\d\d?[:.h]\d\d\ ?(?:am|pm|a\.m\.?|p\.m\.?)|\b\d\d?:\d\d(?::\d\d)?\b)
  | (?P<letters_number>\b1-8\d\d-[A-Za-z][A-Za-z-]{{3,12}}\b)
  | (?P<money>[$£€¥]\ ?(?:{_NUMBER}){_SCALE}|\b(?:{_NUMBER})[km]?[$£€¥])
  | (?P<phone>\+?\(?\d(?:[ ().\-/\u2010-\u2013\xa0]{{0,3}}\d){{6,16}})
  | (?P<day_month>\b\d{{1,2}}(?:st|nd|rd|th)?\ {_MONTHS}\b)
  | (?P<ordinal>\b\d{{1,4}}(?:st|nd|rd|th)\b)
  | (?P<range>\b\d{{1,4}}\ ?[-–]\ ?\d{{1,4}}\b)
  | (?P<fraction>\b\d{{1,2}}/\d{{1,4}}\b)
  | (?P<number>\b(?:{_NUMBER}){_SCALE}(?:\ ?%|x\b)?)
  | (?P<sign>[&@+%#=])
  | (?P<cjk>[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]++)
  | (?P<mixed>[^\W_](?:['’]?[^\W_])*+)
    """,
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Length:
    """What the meter shows.

    `seconds` are exact, `over` counts those above the goal (0.0 where there are none), `words_say` is the line
    under the text: "19 s of 30 · 51 words at your 160 wpm", then "6 s over" or "very short" where it applies.
    """

    words: int
    seconds: float
    pace: int
    band: Band
    over: float
    words_say: str


def spoken_words(text: str) -> int:
    """How many words the text has when it is said aloud: numbers digit by digit, dates, sums and addresses as spoken."""
    return sum(_COUNT[found.lastgroup or "word"](found.group()) for found in _SPOKEN.finditer(text))


def measure(text: str, *, pace: int = USUAL_PACE) -> Length:
    """Words and seconds at this pace (words a minute, NotUnderstood unless positive), and how that fits the goal."""
    if pace <= 0:
        raise NotUnderstood(f"Nobody speaks {pace} words a minute.", "Give a pace between 60 and 300.")
    words = spoken_words(text)
    seconds = words * 60 / pace
    band: Band = "green" if SHORTEST <= seconds <= GOAL else "amber" if seconds <= LIMIT else "red"
    over = max(0.0, seconds - GOAL)
    line = f"{_shown(seconds)} s of {GOAL} · {words} {'word' if words == 1 else 'words'} at your {pace} wpm"
    return Length(words, seconds, pace, band, over, line + _remark(seconds))


def _shown(seconds: float) -> int:
    """Rounded towards the side that was judged, so that "30 s" is never called too long."""
    if seconds > GOAL:
        return ceil(seconds)
    return min(round(seconds), SHORTEST - 1) if seconds < SHORTEST else round(seconds)


def _remark(seconds: float) -> str:
    if seconds > GOAL:
        return f" · {ceil(seconds - GOAL)} s over"
    return " · very short" if seconds < SHORTEST else ""


def learn_pace(runs: Sequence[tuple[int, float]]) -> int | None:
    """The rep's pace from (words, seconds) of their readings, oldest first; None until one can be used.

    The mean of the last ten, without those that lie far from the middle one (a stopwatch left running), kept
    within 90 to 220 words a minute.
    """
    paces = [w * 60 / s for w, s in runs if w >= _FEWEST_WORDS and s >= _FEWEST_SECONDS]
    believable = [pace for pace in paces if 50 <= pace <= 320][-_RUNS_KEPT:]
    if not believable:
        return None
    middle = median(believable)
    near = [pace for pace in believable if abs(pace - middle) <= 0.3 * middle]
    return round(min(FASTEST_PACE, max(SLOWEST_PACE, fmean(near or [middle]))))


def _one(_: str) -> int:
    return 1


def _digits(text: str) -> int:
    return sum(c.isdigit() for c in text) + text.count("+")


def cardinal(number: int) -> int:
    """How many words a whole number has when it is said: 25 → 2, 1200 → 4."""
    if number < 21:
        return 1
    if number < 100:
        return 1 if number % 10 == 0 else 2
    for size in (1_000_000_000, 1_000_000, 1_000, 100):
        if number >= size:
            rest = number % size
            return cardinal(number // size) + 1 + (cardinal(rest) if rest else 0)
    return 1


def _amount(text: str) -> int:
    """A bare number: years in two halves, leading zeros digit by digit, decimals after "point"."""
    whole, _, fraction = text.replace(",", "").partition(".")
    if not whole or len(whole) > 15:
        return len(whole) + len(fraction)
    if len(whole) > 1 and whole[0] == "0":
        return len(whole)
    after = 1 + len(fraction) if fraction else 0
    if "," not in text and not fraction and len(whole) == 4 and 1100 <= int(whole) < 2100 and whole[1:3] != "00":
        return cardinal(int(whole[:2])) + (2 if whole[2] == "0" or whole[2:] == "00" else cardinal(int(whole[2:])))
    return cardinal(int(whole)) + after


_LEADING = pattern(_NUMBER)
_PIECES = pattern(r"[^\W_]+|[._+\-/@]")
_RUNS = pattern(r"\d+|[^\W\d_]+")


def _number(text: str) -> int:
    found = _LEADING.search(text)
    if not found:
        return 1
    return _amount(found.group()) + (1 if text[found.end() :].strip(" $£€¥") else 0)


def _money(text: str) -> int:
    return _number(text) + 1


def _all_numbers(text: str) -> int:
    return sum(_amount(part) for part in re.findall(r"\d+", text))


def _range(text: str) -> int:
    return _all_numbers(text) + 1


def _clock(text: str) -> int:
    hour, minute = [*re.findall(r"\d+", text), "00"][:2]
    half = 1 if text[-1] in "mM." else 0
    if int(minute) == 0:
        return cardinal(int(hour)) + (half or 1)
    return cardinal(int(hour)) + (2 if minute[0] == "0" else cardinal(int(minute))) + half


def _address(text: str) -> int:
    """A web or mail address: every piece, every dot, dash and slash; the scheme is not said, "www" letter by letter."""
    bare = re.sub(r"^https?://", "", text, flags=re.IGNORECASE).rstrip("/.,;:!?)")
    return sum(3 if piece.lower() == "www" else 1 for piece in _PIECES.findall(bare))


def _mixed(text: str) -> int:
    """ "Q4", "B2B", "25kg": letters and numbers in turn."""
    return sum(_amount(run) if run[0].isdecimal() else 1 for run in _RUNS.findall(text)) or 1


def _ordinal(text: str) -> int:
    return cardinal(int(re.sub(r"\D", "", text)))


def _day_month(text: str) -> int:
    day = re.match(r"\d+", text)
    return (cardinal(int(day.group())) if day else 1) + 2


def _numeric_date(text: str) -> int:
    """Month, day and year: "November twenty-fourth twenty twenty-six"."""
    parts = sorted(re.findall(r"\d+", text), key=len)
    return 1 + cardinal(int(parts[0])) + _amount(parts[-1])


def _letters_number(text: str) -> int:
    return 3 + sum(len(part) > 0 for part in text.split("-")[1:]) if text.startswith("1-800") else _digits(text) + 1


_COUNT: dict[str, Callable[[str], int]] = {
    "gap": _one,
    "mail": _address,
    "word": _one,
    "address": _address,
    "short": lambda _: 2,
    "initials": _one,
    "iso": _numeric_date,
    "clock": _clock,
    "letters_number": _letters_number,
    "money": _money,
    "phone": _digits,
    "day_month": _day_month,
    "ordinal": _ordinal,
    "range": _range,
    "fraction": _all_numbers,
    "number": _number,
    "sign": _one,
    "cjk": lambda text: (len(text) + 1) // 2,
    "mixed": _mixed,
}
