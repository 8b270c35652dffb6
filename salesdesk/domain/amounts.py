"""Amounts of money as people and systems write them: "12,500.00", "12.500,00 €", "$1,200", "CHF 1'200"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from salesdesk.domain.patterns import pattern

_SIGNS = {"€": "EUR", "$": "USD", "£": "GBP", "¥": "JPY", "₹": "INR", "₩": "KRW", "zł": "PLN", "R$": "BRL", "kr": ""}
_CODE = pattern(r"(?<![A-Za-z])([A-Z]{3})(?![A-Za-z])")
_SPOKEN_CODE = pattern(
    r"(?<![A-Za-z])(?:(eur|usd|gbp|chf|jpy|sek|nok|dkk|pln|czk|huf|cad|aud|nzd|sgd|hkd|cny|inr|brl|mxn|zar|aed|ils)"
    r"|(euros?)|(pounds?))(?![A-Za-z])",
    re.IGNORECASE,
)
_FIGURES = pattern(r"\d[\d.,'’\s]*\d|\d")
_SHORT = pattern(r"^\s*(k|m|mio\.?|bn)\b", re.IGNORECASE)
_TIMES = {"k": 1e3, "m": 1e6, "mio": 1e6, "bn": 1e9}


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum and its currency as three letters, where it is written with one."""

    value: float
    currency: str = ""


def read_amount(text: str) -> Amount | None:
    """The one sum in a text; None where there is none, or where two could be meant.

    A single separator before exactly three figures parts thousands ("12.500", "12,500"), but not after a zero.
    """
    found = _FIGURES.findall(text)
    if len(found) != 1:
        return None
    value = _value(re.sub(r"[\s'’]", "", found[0]))
    if value is None:
        return None
    before, _, after = text.partition(found[0])
    if short := _SHORT.match(after):
        value *= _TIMES[short.group(1).casefold().rstrip(".")]
    negative = before.rstrip().endswith(("-", "−", "(")) or before.lstrip().startswith(("-", "−"))
    return Amount(-value if negative else value, _currency(before + " " + after))


def _value(figures: str) -> float | None:
    last = max(figures.rfind("."), figures.rfind(","))
    if last < 0:
        return float(figures)
    mark = figures[last]
    other = "," if mark == "." else "."
    whole, rest = figures[:last], figures[last + 1 :]
    if other in whole:
        return _grouped(whole, other, rest) if mark not in whole else None
    if mark in whole:
        return float(figures.replace(mark, "")) if _in_threes(figures.split(mark)) else None
    if len(rest) == 3 and len(whole) <= 3 and whole.lstrip("0"):
        return float(whole + rest)
    return float(f"{whole}.{rest}")


def _grouped(whole: str, mark: str, rest: str) -> float | None:
    return float(f"{whole.replace(mark, '')}.{rest}") if _in_threes(whole.split(mark)) else None


def _in_threes(groups: list[str]) -> bool:
    """Thousands, or lakhs and crores as in "12,50,000"."""
    return all(len(group) in (2, 3) for group in groups[1:]) and len(groups[-1]) == 3 and 0 < len(groups[0]) <= 3


def _currency(around: str) -> str:
    if code := _CODE.search(around):
        return code.group(1)
    if spoken := _SPOKEN_CODE.search(around):
        return "EUR" if spoken.group(2) else "GBP" if spoken.group(3) else spoken.group(1).upper()
    return next((code for sign, code in sorted(_SIGNS.items(), key=lambda s: -len(s[0])) if sign in around), "")
