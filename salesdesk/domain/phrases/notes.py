"""The date named inside a line of notes: “send both-site price by 15:00 today”. Never invents one.

Notes are ordinary English, so more is asked for than of a phrase: what a reading weighs (`phrase.Weight`), what stands
before and after it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from salesdesk.domain.patterns import pattern
from salesdesk.domain.phrases.feasts import FEAST_WORDS
from salesdesk.domain.phrases.phrase import Frame, Weight
from salesdesk.domain.phrases.reading import LONGEST_PHRASE, YEARS, weighed
from salesdesk.domain.phrases.spans import SPAN_WORDS
from salesdesk.domain.phrases.terms import Reading
from salesdesk.domain.phrases.times import PARTS
from salesdesk.domain.phrases.tokens import Kind, Token, plain, tokens_of
from salesdesk.domain.phrases.vocabulary import KNOWN
from salesdesk.domain.phrases.words import MONTHS, NEAR, ORDINALS, SEASONS, UNITS, WEEKDAYS, WEEKDAYS_PLURAL
from salesdesk.domain.text import fold

Found = tuple[Reading, int, int]

LONGEST_LINE = 4000
_MOST_PIECES = 14
_CORE = (
    WEEKDAYS.keys() | WEEKDAYS_PLURAL.keys() | MONTHS.keys() | NEAR.keys() | SEASONS.keys() | UNITS.keys()
    | ORDINALS.keys() | PARTS.keys() | FEAST_WORDS | SPAN_WORDS
    | {"next", "this", "coming", "last", "past", "previous", "not", "no", "never", "every", "each", "since", "or",
       "either", "ago", "other", "tonight", "weekend", "first", "second", "half", "few", "couple", "couples", "than",
       "daily", "weekly", "monthly", "quarterly", "yearly", "annually", "twice", "times", "fifth", "hence"}
) - {"day", "of", "the", "start", "end", "new", "good", "black", "st", "a", "am", "pm", "h", "d", "w", "y"}  # fmt: skip
"""Words that no shorter reading may leave off: without them the rest would mean another day."""
_FIGURES = frozenset({Kind.NUMBER, Kind.DOTTED, Kind.SLASHED, Kind.OFFSET, Kind.MARK})
_BARS = frozenset({
    "since", "every", "each", "last", "previous", "past", "not", "never", "no", "except", "ex", "met", "spoke",
    "talked", "called", "rang", "sent", "mailed", "emailed", "was", "were", "happened", "than", "black", "good",
    "casual", "or",
})  # fmt: skip
"""Words before a date that say it has passed, comes again and again, or is none."""
_NUMBERED = frozenset({
    "version", "phone", "tel", "mobile", "ext", "fax", "room", "suite", "chapter", "page", "route", "gate", "flight",
    "invoice", "order", "ticket", "number", "ref", "po", "item", "lot", "quote", "case", "id", "unit", "part",
})  # fmt: skip
"""Words before figures that are no date."""
_NEGATIONS = frozenset({
    "not", "can't", "cannot", "couldn't", "won't", "wouldn't", "don't", "doesn't", "isn't", "cant", "wont", "dont",
})  # fmt: skip
_UNDONE = frozenset({"but", "instead", "forget", "rather", "so", "then"})
"""Words after which a “not” is forgotten."""
_MEASURED = frozenset({"after", "before", "following", "post", "past", "into", "prior", "ahead"})
_CLOCKS = frozenset({"time", "side", "end", "clock", "timezone", "zone"})
_UNTIL = frozenset({"until", "till", "til", "before"})
_ALSO_PEOPLE = frozenset({"jan", "april", "may", "june", "august", "summer"})
_HABITS = frozenset({
    "open", "opens", "opened", "close", "closes", "closed", "start", "starts", "started", "finish", "finishes",
    "begins", "works", "arrives", "arrived", "left", "leaves", "landed", "ends", "runs", "hours", "shift", "sat",
})  # fmt: skip
"""Words before an hour that say what they do every day, or did."""
_GOES_ON = frozenset({
    "and", "but", "with", "for", "to", "if", "when", "because", "so", "then", "or", "as", "at", "she", "he", "they",
    "we", "i", "you", "please", "via", "by", "re", "about", "from", "is", "are", "will", "would", "could", "can",
    "after", "before", "once", "unless", "though", "since", "while", "who", "which", "that", "i'll", "we'll", "they'll",
    "she'll", "he'll", "it", "it's", "instead", "not", "on", "in", "his", "her", "their", "our", "my", "maybe", "says",
    "said", "should", "works", "suits", "too", "also", "again", "only", "there", "here", "provided", "latest", "the",
})  # fmt: skip
"""Words that may follow a date without making one thing of both, as in “the 3rd floor”, “March madness”."""
_MOVED = pattern(r"\b(?:slip|mov|push|delay|postpon|shift|put back|put off|brought|pulled|resched|chang|goes|went)")
_TO = frozenset({"to", "until", "till", "into"})


@dataclass(frozen=True, slots=True)
class Line:
    """A line of notes, taken apart."""

    text: str
    small: str
    tokens: tuple[Token, ...]
    names: frozenset[str]
    """The words of their named dates."""

    def gap(self, i: int) -> str:
        """What stands between piece i and the one before it."""
        return self.small[self.tokens[i - 1].end : self.tokens[i].start] if i else ""

    def word(self, i: int) -> str:
        """The text of piece i, empty beyond the ends."""
        return self.tokens[i].text if 0 <= i < len(self.tokens) else ""

    def ends_before(self, i: int) -> bool:
        """Whether a sentence ends before piece i; the dot of “Tue. 24 Nov.” ends none."""
        gap = self.gap(i)
        if not gap[-1:].isspace() or not any(mark in gap for mark in ".!?;"):
            return False
        before = self.tokens[i - 1]
        short = before.kind is Kind.ORDINAL or before.text in WEEKDAYS or before.text in MONTHS
        return not (gap.strip() == "." and short and len(before.text) <= 5)


def find(text: str, frame: Frame) -> Found | None:
    """The date in a line, with its start and end: the longest one that is certain, else the longest with a doubt."""
    if frame.today.year not in YEARS:
        return None
    small = plain(text[:LONGEST_LINE])
    names = frozenset(word for name, _ in frame.theirs.dates for word in re.findall(r"\w+", fold(name)))
    line = Line(text, small, tokens_of(small), names)
    found = [one for run in _runs(line) for one in _in_run(line, frame, *run)]
    if not found:
        return None
    certain = [one for one in found if one[0].certain] or found
    moved = [one for one in certain if _is_new_day(small[: one[1]])]
    return max(moved or certain, key=lambda one: len(one[0].phrase.split()))


def _is_new_day(before: str) -> bool:
    """Whether what stands before is the “to” of “slips to”, “moved from … to”."""
    words = before.split()
    return bool(words) and words[-1] in _TO and _MOVED.search(before) is not None


def _runs(line: Line) -> Iterator[tuple[int, int]]:
    """Stretches of pieces that the grammar knows, none across the end of a sentence or the “to” of “moved to”."""
    start = 0
    for i in range(len(line.tokens) + 1):
        known = i < len(line.tokens) and _is_known(line, line.tokens[i])
        if known and not line.ends_before(i) and not _is_new_day(line.small[: line.tokens[i].start]):
            continue
        if i > start:
            yield start, i
        start = i if known else i + 1


def _is_known(line: Line, token: Token) -> bool:
    if token.kind is Kind.WORD:
        return token.text in KNOWN or token.text in line.names
    return token.kind is not Kind.OTHER


def _in_run(line: Line, frame: Frame, start: int, end: int) -> Iterator[Found]:
    """The date of a stretch, or those of its parts between commas where the whole is none."""
    whole = _longest(line, frame, start, end)
    if whole is not None:
        yield whole
        return
    cuts = [i for i in range(start + 1, end) if "," in line.gap(i) and line.word(i) not in ("or", "and", "not")]
    for first, last in zip([start, *cuts], [*cuts, end], strict=True) if cuts else ():
        part = _longest(line, frame, first, last)
        if part is not None:
            yield part


def _longest(line: Line, frame: Frame, start: int, end: int) -> Found | None:
    """The longest reading that leaves off only small words, names of theirs and stray figures at the ends."""
    firsts = list(islice(_trims(line, start, end, 1), _MOST_PIECES))
    lasts = list(islice(_trims(line, end - 1, start - 1, -1), _MOST_PIECES))
    spans = sorted(((b - a, a, b) for a in firsts for b in lasts if 0 <= b - a < _MOST_PIECES), reverse=True)
    for _, a, b in spans:
        first, last = line.tokens[a].start, line.tokens[b].end
        if last - first > LONGEST_PHRASE or not _may_be_one(line, start, a, b):
            continue
        reading, weight = weighed(line.text[first:last], line.tokens[a : b + 1], frame)
        if reading.understood and _counts(line, a, b, reading, weight):
            return reading, first, last
    return None


def _trims(line: Line, i: int, stop: int, step: int) -> Iterator[int]:
    """The places where a reading may begin, or end: before or after pieces that may be left off."""
    while i != stop:
        yield i
        if not _may_be_left_off(line, i, after=step < 0):
            return
        i += step


def _may_be_left_off(line: Line, i: int, *, after: bool) -> bool:
    """Whether a piece is no part of a date beside it; “2025” after “12 Dec” is one."""
    token = line.tokens[i]
    if token.text in line.names or (not after and _is_a_person(line, i)):
        return True
    if token.kind in _FIGURES:
        return not (after and (line.word(i - 1) in MONTHS or line.word(i - 2) in MONTHS))
    return token.kind is Kind.WORD and token.text not in _CORE


def _is_a_person(line: Line, i: int) -> bool:
    """“talk to Jan on Tuesday”: a month's name without a figure beside it that people have as well."""
    token = line.tokens[i]
    typed_so = token.text == "may" or line.text[token.start].isupper()  # “may Friday work?”
    if token.text not in _ALSO_PEOPLE or not typed_so or i + 1 == len(line.tokens):
        return False
    before, after = line.word(i - 1), line.tokens[i + 1]
    person = before in ("", "to", "with", "for", "and") or (before.isalpha() and before not in KNOWN)
    return person and after.kind is Kind.WORD and after.text not in ("the", "or", "to")


def _may_be_one(line: Line, start: int, a: int, b: int) -> bool:
    """Whether the stretch stands by itself: no piece of monday.example or #12, no “since” before it, no end in “to”."""
    before, after = line.small[: line.tokens[a].start][-2:], line.small[line.tokens[b].end :][:2]
    if before[-1:].isalnum() or after[:1].isalnum() or before[-1:] in ("#", "$", "€", "£", "_", "\\"):
        return False
    if after[:1] in ("%", "_", "'", "°", "€", "£", "$"):
        return False
    if len(before) == 2 and before[0].isalnum() and before[1] in ".@/-_:":
        return False
    if len(after) == 2 and after[0] in ".@/-_:" and after[1].isalnum():
        return False
    if _is_measured_from_elsewhere(line, a, b) or _is_on_their_clock(line, b):
        return False
    if any(token.text in _BARS for token in line.tokens[start:a]) or _is_numbered(line, a):
        return False
    if line.word(a) in ("am", "pm", "good", "black") and not line.text[line.tokens[a].start :].startswith(
        ("Good", "Black")
    ):
        return False  # “I am”, “the PM”, “sounds good”
    if start and not line.ends_before(start) and line.word(start - 1) in _BARS:
        return False
    return line.word(a) in _UNTIL or not _is_negated(line, a)


def _is_measured_from_elsewhere(line: Line, a: int, b: int) -> bool:
    """“30 days after go-live” does not count from today."""
    then = line.word(b + 1) in _MEASURED and not line.ends_before(b + 1) and "," not in line.gap(b + 1)
    return then and any(token.text in UNITS for token in line.tokens[a : b + 1])


def _is_on_their_clock(line: Line, b: int) -> bool:
    """“9:30 their time”, where what their time is is not known: no hour of ours."""
    return line.word(b + 1) in ("their", "theirs") and line.word(b + 2) in _CLOCKS


def _is_numbered(line: Line, a: int) -> bool:
    """“page 12 march”: figures that count something else."""
    return line.tokens[a].kind not in (Kind.WORD, Kind.SLASHED) and line.word(a - 1) in _NUMBERED


def _is_negated(line: Line, a: int) -> bool:
    """“can't do Friday”; “won't decide until Friday” names it all the same."""
    for i in range(a - 1, max(a - 4, -1), -1):
        if line.ends_before(i + 1) or "," in line.gap(i + 1) or line.word(i) in _UNDONE:
            return False
        if line.word(i) in _NEGATIONS:
            return True
    return False


def _counts(line: Line, a: int, b: int, reading: Reading, weight: Weight) -> bool:
    """Whether what can be read as a date is meant as one where it stands."""
    if weight > Weight.LED:
        return False
    if not any(token.text in NEAR or token.text in WEEKDAYS for token in line.tokens[a : b + 1]) and _is_habit(
        line, a, reading
    ):
        return False
    if line.word(b + 1) in _NEGATIONS and not line.gap(b + 1).strip():
        return False  # “Thursday doesn't work”
    if weight is Weight.LED or _is_small_verb(line, a, b):
        return not _makes_a_name(line, b)
    return True


def _is_habit(line: Line, a: int, reading: Reading) -> bool:
    """“they open at 8am”: an hour without a day after such a word, or one that would be tomorrow's."""
    return reading.at is not None and line.word(a - 1) in _HABITS


def _is_small_verb(line: Line, a: int, b: int) -> bool:
    """“may 5 join”, “march 5 abreast”: months in small letters that are verbs as well."""
    return any(line.text[t.start : t.end] in ("may", "march", "sat", "sun") for t in line.tokens[a : b + 1])


def _makes_a_name(line: Line, b: int) -> bool:
    """Whether the next word may make one thing of it and the date: “the 3rd floor”, “March madness”."""
    if b + 1 >= len(line.tokens) or line.gap(b + 1).strip():
        return False
    token = line.tokens[b + 1]
    return token.kind is Kind.WORD and token.text not in _GOES_ON
