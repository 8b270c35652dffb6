"""The date of a line that is marked as dated (`@ 15/1 they sign`): bare figures at its ends count there as well.

In ordinary notes they may count anything; behind a mark that asks for a day they are one. Never invents a day.
"""

from __future__ import annotations

import re

from salesdesk.domain.patterns import pattern
from salesdesk.domain.phrases.notes import Found, find
from salesdesk.domain.phrases.phrase import Frame
from salesdesk.domain.phrases.reading import read

_COUNT = r"(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve)"
_UNIT = r"(?:min(?:ute)?s?|h(?:ou)?rs?|days?|weeks?|months?|years?)"
_DAY = r"\d{1,2}/\d{1,2}(?:/\d{2,4})?|\d{1,2}\.\d{1,2}\.(?:\d{2,4})?"
_HOUR = r"\d{1,2}:\d{2}(?: ?[ap]m)?"
_LED = r"(?:(?:by|on|at|for|due|from|until|till|before) )?"
_FIGURES = rf"{_LED}(?:{_DAY})(?:,? (?:at )?{_HOUR})?|{_LED}{_HOUR}|in {_COUNT} {_UNIT}"
_ORDINAL = r"(?:(?:by|on|until|for) )?the \d{1,2}(?:st|nd|rd|th)"
_BARE_HOUR = r"(?:by|at|before|until) \d{1,2}(?: ?h)?"

_AT_START = pattern(
    rf"^(?:(?:{_FIGURES})(?=$|[\s,:;–—-])(?!\s+(?:of|inch|full)\b)|(?:{_ORDINAL}|{_BARE_HOUR})(?=$|\s*[,:;–—-]\s))",
    re.I,
)
_AT_END = pattern(rf"(?:^|(?<=[\s,:;(–—-]))(?:{_FIGURES}|{_ORDINAL}|{_BARE_HOUR})(?=[).!,;]*$)", re.I)
_NONE_BEFORE = pattern(
    r"\b(?:not|n't|never|no|since|every|each|last|open|opens|close|closes|starts?|ends?|works|was|were|sent|signed|page"
    r"|room|version|ext|number|no\.|part|floor|ratio|size|model)\s*$",
    re.I,
)
_HOURS_SHORT = pattern(r"\b(\d{1,2}) ?h$", re.I)


def find_marked(text: str, frame: Frame) -> Found | None:
    """The date that a marked line names, with its start and end."""
    found = find(text, frame)
    if found is not None:
        return _deadline(text, found, frame) or found
    for match in (_AT_START.search(text), _AT_END.search(text)):
        if match is None or _NONE_BEFORE.search(text[: match.start()]):
            continue
        reading = read(_HOURS_SHORT.sub(r"\1:00", match[0]), frame)
        if reading.understood:
            return reading, match.start(), match.end()
    return None


_DEADLINE = pattern(r"\b(?:by|due|before|until|no later than|not later than) ", re.I)


def _deadline(text: str, first: Found, frame: Frame) -> Found | None:
    """The deadline behind another date: "the deck for the 15 Nov board by 1 Nov" is for the 1st."""
    if _DEADLINE.match(text, first[1]):
        return None
    for by in _DEADLINE.finditer(text, first[2]):
        later = find(text[by.start() :], frame)
        if later is not None and later[1] == 0:
            return later[0], by.start(), by.start() + later[2]
    return None
