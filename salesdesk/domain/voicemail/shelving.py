"""Which script suits whom now, what of a text is a person's own, and whether a text grew from a script.

Pure; the scripts themselves stand in `drafts`, `letters` and the store.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from salesdesk.domain.patterns import pattern
from salesdesk.domain.text import fold

GENERAL = ("name", "account", "first_name", "my_firm", "my_number", "my_name", "next_call", "last_mail_day")
"""Fields whose words are one person's: they become fields again when a text is kept for the library."""
SUGGESTED_FROM = 4
"""The least score with which a script stands among the suggested."""
_STEP, _RARE_STEP, _INDUSTRY, _MODE, _OTHER = 4, 6, 3, 2, -4
_RARE = frozenset({"promise passed", "out of office", "renewal", "referral"})
_WORD = pattern(r"[^\W\d_]{3,}")
_FIELD = pattern(r"\{\{.*?\}\}")
_SHARED = 0.4


@dataclass(frozen=True, slots=True)
class Moment:
    """Where things stand with one person, as far as the choice of a script depends on it."""

    mode: str = ""
    tries: int = 0
    """Our touches since their last answer."""
    industry: str = ""
    mail_sent: bool = False
    promise_passed: bool = False
    """A day that they named is over."""
    was_away: bool = False
    renewal_near: bool = False
    referred: bool = False

    @property
    def steps(self) -> frozenset[str]:
        """The words under which a script may name this moment."""
        found = {("first", "second", "third")[min(self.tries, 2)]}
        marks = {
            "after an e-mail": self.mail_sent, "promise passed": self.promise_passed, "out of office": self.was_away,
            "renewal": self.renewal_near, "referral": self.referred, "thinking of you": self.mode == "quiet",
        }  # fmt: skip
        return frozenset(found | {step for step, fits in marks.items() if fits})


def suits(moment: Moment, *, step: str = "", industry: str = "", mode: str = "") -> int:
    """How well a script fits the moment; from SUGGESTED_FROM it is suggested. An empty word fits everything."""
    score = 0
    if step:
        named = _even(step)
        fits = any(named == one or named.startswith(f"{one} ") for one in moment.steps)
        score += (_RARE_STEP if named in _RARE else _STEP) if fits else _OTHER
    if industry:
        score += _INDUSTRY if fold(industry) == fold(moment.industry) else _OTHER
    if mode:
        score += _MODE if _even(mode) == _even(moment.mode) else _OTHER
    return score


def generalised(text: str, values: Mapping[str, str]) -> str:
    """The text with one person's words as merge fields again: "Hi Dana" → "Hi {{ first_name }}". Whole words only."""
    wanted = {values[name]: name for name in reversed(GENERAL) if len(values.get(name, "")) > 1}
    if not wanted:
        return text
    longest_first = sorted(wanted, key=len, reverse=True)
    pattern = "|".join(rf"(?<!\w){re.escape(words)}(?!\w)" for words in longest_first)
    return re.sub(
        rf"\{{\{{.*?\}}\}}|{pattern}",
        lambda found: f"{{{{ {wanted[found.group()]} }}}}" if found.group() in wanted else found.group(),
        text,
    )


def grew_from(body: str, text: str) -> bool:
    """Whether a text still has enough of a script's own words to be counted as a use of it."""
    words = _words(_FIELD.sub(" ", body))
    return bool(words) and len(words & _words(text)) >= _SHARED * len(words)


def _words(text: str) -> frozenset[str]:
    return frozenset(_iter_words(text))


def _iter_words(text: str) -> Iterable[str]:
    return (found.group() for found in _WORD.finditer(fold(text)))


def _even(words: str) -> str:
    return fold(words).replace("_", " ").strip()
