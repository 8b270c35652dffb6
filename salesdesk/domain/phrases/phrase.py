"""One phrase while it is being read: its pieces, the day it is read on, and the rules that may use them up."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import Enum, IntEnum, auto
from typing import TypeVar

from salesdesk.domain.phrases.terms import DateHabits, TheirSide
from salesdesk.domain.phrases.tokens import Kind, Token
from salesdesk.domain.phrases.words import NUMBERS, OR, ORDINALS, TENS
from salesdesk.domain.workdays import Workdays

TWO_NAMED = "Two are named."
_PAD = 6  # rules look a few pieces ahead


class Direction(Enum):
    """Whether the phrase is about what will be or what has been."""

    AHEAD = auto()
    BACK = auto()


@dataclass(frozen=True, slots=True)
class Frame:
    """What a phrase is read against. `today` may be the other side's, where their clock is meant."""

    now: datetime
    today: date
    habits: DateHabits
    theirs: TheirSide
    direction: Direction

    @property
    def ahead(self) -> bool:
        """Whether the phrase is about what will be."""
        return self.direction is Direction.AHEAD

    @property
    def workdays(self) -> Workdays:
        """Their business days where they are known, else the rep's."""
        return self.theirs.workdays or self.habits.workdays

    @property
    def countries(self) -> tuple[str, ...]:
        """The countries whose calendar may be meant: theirs, the rep's; empty where neither is known."""
        found = (self.theirs.workdays.country if self.theirs.workdays else None, self.habits.workdays.country)
        return tuple(dict.fromkeys(country.upper() for country in found if country))


@dataclass(frozen=True, slots=True)
class Span:
    """One candidate: a day, a span of days, or an instant (`at`)."""

    start: date
    end: date | None = None
    at: datetime | None = None


class Weight(IntEnum):
    """How much words weigh as a date in the middle of other words; in a phrase of their own all count alike."""

    PLAIN = 0
    """A date wherever it stands: “12 Dec”, “tomorrow”, “next week”."""
    LED = 1
    """A date thanks to the small word before it, unless a noun follows: “by March”, “on the 3rd”."""
    WEAK = 2
    """As often no date: “march”, “3rd”, “christmas”, “3/4”, “sat”."""
    NAME = 3
    """Words of a name of theirs: only after “before”, “on” and the like, whatever hour stands with them."""
    NEVER = 4
    """No date inside of a sentence: “2 weeks”, “every tuesday”, “now”."""


@dataclass(frozen=True, slots=True)
class Days:
    """What a piece of a phrase may mean, the likelier first; `doubt` is a sentence where even one is not sure."""

    spans: tuple[Span, ...]
    doubt: str | None = None
    weight: Weight = Weight.PLAIN

    def led(self) -> Days:
        """The same after a small word that makes it a date."""
        return replace(self, weight=Weight.LED) if self.weight in (Weight.WEAK, Weight.NAME) else self


def day(*days: date, doubt: str | None = None, weight: Weight = Weight.PLAIN) -> Days:
    """Single days, the likelier first."""
    return Days(tuple(Span(one) for one in dict.fromkeys(days)), doubt, weight)


_Value = TypeVar("_Value")
Sayings = Mapping[str, tuple[tuple[tuple[str, ...], _Value], ...]]
"""Expressions of several words by their first word, the longest first."""


def sayings(table: Mapping[str, _Value]) -> Sayings[_Value]:
    """An index of a table of expressions, so that a piece is compared with the few that begin with it."""
    found: dict[str, list[tuple[tuple[str, ...], _Value]]] = {}
    for said, value in table.items():
        words = tuple(said.split())
        found.setdefault(words[0], []).append((words, value))
    return {first: tuple(sorted(several, key=lambda one: -len(one[0]))) for first, several in found.items()}


def alike(*said: str) -> Sayings[bool]:
    """An index of expressions that all mean the same."""
    return sayings(dict.fromkeys(said, True))


Found = Iterator[tuple[int, Days]]
Rule = Callable[["Phrase", int], Found]


@dataclass(slots=True)
class Phrase:
    """The pieces of a phrase; `complaints` collects why a rule that nearly held did not."""

    tokens: tuple[Token, ...]
    frame: Frame
    rules: tuple[Rule, ...]
    complaints: list[tuple[int, str]] = field(default_factory=list)
    words: tuple[str, ...] = ()
    kinds: tuple[Kind, ...] = ()
    size: int = 0
    _known: dict[int, tuple[tuple[int, Days], ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.size = len(self.tokens)
        self.words = (*(token.text for token in self.tokens), *[""] * _PAD)
        self.kinds = (*(token.kind for token in self.tokens), *[Kind.END] * _PAD)

    def days(self, i: int) -> tuple[tuple[int, Days], ...]:
        """Every way to read a day from piece i on, with the piece after it."""
        if i >= self.size:
            return ()
        if i not in self._known:
            self._known[i] = ()  # a rule that comes back to its own start finds nothing
            found = [one for rule in self.rules for one in rule(self, i)]
            self._known[i] = (*found, *self._either(found))
        return self._known[i]

    def _either(self, found: list[tuple[int, Days]]) -> Found:
        """“tomorrow or friday”, “mon/tue”: both."""
        for j, first in found:
            if self.words[j] in OR:
                for k, second in self.days(j + 1):
                    weight = max(first.weight, second.weight)
                    doubt = first.doubt or second.doubt or TWO_NAMED
                    yield k, Days((*first.spans, *second.spans), doubt, weight)

    def complain(self, upto: int, sentence: str) -> None:
        """Notes why a shape that was understood names no day; the longest shape's reason is shown."""
        self.complaints.append((upto, sentence))

    def before(self, i: int) -> str:
        """The word before piece i."""
        return self.words[i - 1] if i else ""

    def skip(self, i: int, words: Collection[str]) -> int:
        """Past piece i where it is one of these words."""
        return i + 1 if self.words[i] in words else i

    def starts(self, i: int, *words: str) -> bool:
        """Whether these words stand from piece i on."""
        return self.words[i : i + len(words)] == words

    def said(self, i: int, index: Sayings[_Value]) -> Iterator[tuple[int, _Value]]:
        """The expressions of an index that stand from piece i on, the longest first: the piece after, the value."""
        for words, value in index.get(self.words[i], ()):
            if self.words[i : i + len(words)] == words:
                yield i + len(words), value

    def glued(self, i: int) -> bool:
        """Whether piece i stands against the one before it."""
        return 0 < i < self.size and self.tokens[i].start == self.tokens[i - 1].end

    def text(self, i: int, j: int) -> str:
        """The pieces from i up to j as words."""
        return " ".join(self.words[i : min(j, self.size)]).replace(" - ", "-")

    def number(self, i: int) -> tuple[int, int] | None:
        """A whole number in figures or words from piece i on, and the piece after it."""
        word = self.words[i]
        if self.kinds[i] is Kind.NUMBER:
            return (i + 1, int(word)) if len(word) <= 6 else None
        if word in TENS:
            j = i + 2 if self.words[i + 1] == "-" else i + 1
            ones = NUMBERS.get(self.words[j], 0)
            return (j + 1, TENS[word] + ones) if 0 < ones < 10 else (i + 1, TENS[word])
        return (i + 1, NUMBERS[word]) if word in NUMBERS else None

    def ordinal(self, i: int) -> tuple[int, int] | None:
        """“3rd”, “third”, “twenty-first”, “15.” from piece i on, and the piece after it."""
        word = self.words[i]
        if self.kinds[i] is Kind.ORDINAL:
            return i + 1, int(word.rstrip("stndrh."))
        if word in TENS:
            j = i + 2 if self.words[i + 1] == "-" else i + 1
            ones = ORDINALS.get(self.words[j], 0)
            return (j + 1, TENS[word] + ones) if 0 < ones < 10 else None
        return (i + 1, ORDINALS[word]) if word in ORDINALS else None
