"""A message as language: sentences, words, quoted words, and phrases found by their first word.

Knows how English is written; what the phrases mean is said by the check modules.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from salesdesk.domain.patterns import pattern
from salesdesk.domain.voicemail.findings import Span
from salesdesk.domain.voicemail.wordlists import words

_SAME = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
                       "‑": "-", "‐": "-", "—": ",", "\u00a0": " ", "\u202f": " ", "\t": " ", "\n": " ", "\r": " "})  # fmt: skip
_UNEVEN = pattern(r"\s{2,}+|[^\S ]")
_SPACED_DASH = pattern(r"(?<= )[-–]{1,2}+(?= )")
_WORD = pattern(r"[^\W_]++(?:'[^\W_]++)*+")
_QUOTED = pattern(r'"[^"]{2,300}"')
_ENDS = pattern(r"[.!?…]++[\"')\]]{0,2}(?=\s|$)|(?<=[a-z])[.!?](?=[A-Z][a-z'])|\n")
_BEFORE_DOT = pattern(r"[^\s]{1,12}\Z")
_NEXT_WORD = pattern(r"\s*+([^\W\d_]++(?:'[a-z]++)?)")

_NEVER_ENDS = words("mr mrs ms mx dr st e.g i.e vs approx prof sr jr ext dept ave rd attn tel")
_SELDOM_ENDS = words(
    "inc ltd co corp llc plc bros gmbh etc a.m p.m am pm u.s u.k jan feb mar apr jun jul aug sep sept oct nov dec "
    "mon tue tues wed thu thur thurs fri sat sun hrs min mins sec"
)
_STARTERS = words(
    "i i'm i'll i've i'd we we're we'll we've you you're you'll you've your it it's its this that that's if the they a "
    "an just please call no and but so as would could can do does did have are is my our thanks thank hi hello not "
    "what when how who feel there there's most many one in for on let happy nothing either ring sorry again"
)


ANY_NUMBER = "#"
"""As a first word: anything that begins with a digit."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A phrase: one of `firsts` (plain words), then `rest` right behind it."""

    tag: str
    firsts: tuple[str, ...]
    rest: str


def rule(tag: str, firsts: str, rest: str = r"\b") -> Rule:
    """A phrase from the words it may begin with (separated by spaces) and a regex for what follows, in lower case.

    The text it meets has single spaces (see `even`). Everything repeated must be bounded: a text may be long.
    """
    return Rule(tag, tuple(firsts.split()), rest)


def filler(most: int) -> str:
    """Up to so many words, as few as will do, not past the end of the sentence."""
    return r"(?:,? [\w'/&%%$£€-]+){0,%d}?,?" % most  # noqa: UP031


class Phrases:
    """Rules kept by their first word, so that a text is walked once however many there are.

    A pattern is compiled when its word is first met: there are hundreds, and a message needs a few of them.
    """

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._rules: dict[str, list[Rule]] = {}
        self._ready: dict[str, tuple[tuple[str, re.Pattern[str]], ...]] = {}
        for one in rules:
            for first in one.firsts:
                self._rules.setdefault(first, []).append(one)

    def found(self, low: str, words: Sequence[Span]) -> dict[str, list[Span]]:
        """Where each tag is said, in the order of the text."""
        hits: dict[str, list[Span]] = {}
        for start, end in words:
            word = ANY_NUMBER if low[start].isdigit() else low[start:end]
            if word in self._rules:
                self._match(word, low, (start, end), hits)
            if word.endswith("'s"):
                self._match(word[:-2], low, (start, end - 2), hits)
        return hits

    def _match(self, word: str, low: str, place: Span, hits: dict[str, list[Span]]) -> None:
        for tag, rest in self._ready[word] if word in self._ready else self._compiled(word):
            found = rest.match(low, place[1])
            if found:
                hits.setdefault(tag, []).append((place[0], found.end()))

    def _compiled(self, word: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
        rules = self._rules.get(word)
        if not rules:
            return ()
        self._ready[word] = tuple((one.tag, _pattern(one.rest)) for one in rules)
        return self._ready[word]


_pattern = cache(re.compile)


@dataclass(frozen=True, slots=True)
class Text:
    """A message read once, after `even`.

    `low` has the length of `said`, in lower case with plain quotes; `sentences`, `words` and `quoted` are places.
    """

    said: str
    low: str
    sentences: tuple[Span, ...]
    words: tuple[Span, ...]
    quoted: tuple[Span, ...]
    hits: Mapping[str, Sequence[Span]]

    def of(self, *tags: str) -> tuple[Span, ...]:
        """Where these tags are said, in order."""
        if len(tags) == 1:
            return tuple(self.hits.get(tags[0], ()))
        return tuple(sorted(span for tag in tags for span in self.hits.get(tag, ())))

    def has(self, tag: str, place: Span) -> bool:
        """Whether this tag is said within a place."""
        spans = self.hits.get(tag, ())
        at = bisect_left(spans, (place[0], -1))
        return at < len(spans) and spans[at][0] < place[1]

    def own(self, *tags: str) -> tuple[Span, ...]:
        """The same without what stands in quotation marks: their words are not ours."""
        spans = self.of(*tags)
        if not self.quoted:
            return spans
        return tuple(span for span in spans if not any(q[0] <= span[0] < q[1] for q in self.quoted))

    def sentence(self, at: int) -> int:
        """The number of the sentence that holds this place."""
        return max(0, bisect_right(self.sentences, (at, len(self.said))) - 1)

    def around(self, at: int) -> Span:
        """The sentence that holds this place."""
        return self.sentences[self.sentence(at)] if self.sentences else (0, len(self.said))

    def words_in(self, span: Span) -> list[str]:
        """The words of a place, in lower case."""
        return _WORD.findall(self.low, span[0], span[1])


def even(said: str) -> tuple[str, Sequence[int]]:
    """The text with single spaces, and where each of its characters stood; a blank line stays as one line end."""
    if not _UNEVEN.search(said):
        return said, range(len(said) + 1)
    pieces: list[str] = []
    places: list[int] = []
    last = 0
    for run in _UNEVEN.finditer(said):
        pieces += (said[last : run.start()], "\n" if run.group().count("\n") > 1 else " ")
        places += range(last, run.start() + 1)
        last = run.end()
    return "".join((*pieces, said[last:])), [*places, *range(last, len(said) + 1)]


def read(said: str, phrases: Phrases) -> Text:
    """The text with its sentences, words and everything the phrases find."""
    low = flat(said)
    words = tuple(found.span() for found in _WORD.finditer(low))
    quoted = tuple(found.span() for found in _QUOTED.finditer(low)) if '"' in low else ()
    return Text(said, low, sentences(said), words, quoted, phrases.found(low, words))


def flat(said: str) -> str:
    """Lower case, plain apostrophes and spaces, dashes between words as commas; every character keeps its place."""
    low = said.lower()
    if len(low) != len(said):
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in said)
    low = low.translate(_SAME)
    return _SPACED_DASH.sub(lambda dash: "," * len(dash.group()), low) if " -" in low or " –" in low else low


def sentences(said: str) -> tuple[Span, ...]:
    """Sentences as places; "Inc.", "e.g.", "St.", "10.30" and initials do not end one."""
    spans: list[Span] = []
    begin = 0
    for end in _ENDS.finditer(said):
        if end.group()[0] == "." and not _really_ends(said, end.start(), end.end()):
            continue
        if said[begin : end.end()].strip():
            spans.append((_skip(said, begin), end.end()))
        begin = end.end()
    if said[begin:].strip():
        spans.append((_skip(said, begin), len(said.rstrip())))
    return tuple(spans)


def _skip(said: str, at: int) -> int:
    while at < len(said) and said[at].isspace():
        at += 1
    return at


def _really_ends(said: str, dot: int, after: int) -> bool:
    """Whether a full stop ends the sentence, judged by the word before and the word behind it."""
    found = _BEFORE_DOT.search(said, max(0, dot - 12), dot)
    before = found.group().lower().lstrip("(\"'") if found else ""
    if before == "no":
        return not said[after : after + 2].strip()[:1].isdigit()
    if before in _NEVER_ENDS or (len(before) == 1 and before.isalpha() and before not in "ai"):
        return _next_starts(said, after) and before not in {"mr", "mrs", "ms", "dr", "prof"} and before != "st"
    if before in _SELDOM_ENDS:
        return after >= len(said.rstrip()) or _next_starts(said, after)
    return True


def _next_starts(said: str, after: int) -> bool:
    following = _NEXT_WORD.match(said.replace("’", "'") if "’" in said[after : after + 12] else said, after)
    return bool(following and following.group(1)[0].isupper() and following.group(1).lower() in _STARTERS)
