"""What can be counted: self-words against you-words, gaps, seconds, how often the number is said."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from salesdesk.domain.patterns import pattern
from salesdesk.domain.voicemail.findings import Caller, Check, CheckId, Listener, Span, Suggestion, failed, passed
from salesdesk.domain.voicemail.language import Text
from salesdesk.domain.voicemail.marking import apart, at_the_end
from salesdesk.domain.voicemail.spoken import GOAL, LIMIT, SHORTEST, Length
from salesdesk.domain.voicemail.wordlists import words

_SELF = words("i i'm i've i'll i'd im ive me my mine myself we we're we've we'll we'd weve our ours ourselves us let's")
_YOU = words("you you're you've you'll you'd youre youve your yours yourself yourselves y'all")
_ABOUT_TWICE = 2.25
_FEWEST_SELF = 4  # fewer say nothing about a message
_FEWEST_ALONE = 3  # but where "you" is never said, three of our own are a talk about ourselves


def count_sides(text: Text, *, caller: Caller, listener: Listener) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """The places of self-words and of you-words; names of firm and person count on their side.

    "US" in capitals is the country, unless everything is.
    """
    shouting = text.said.isupper()
    ours, theirs = [], []
    for start, end in text.words:
        word = text.low[start:end]
        if word in _YOU:
            theirs.append((start, end))
        elif word in _SELF and (shouting or text.said[start:end] != "US"):
            ours.append((start, end))
    ours += _mentions(text, caller.firm)
    theirs += _mentions(text, listener.first_name or listener.name.partition(" ")[0]) + _mentions(
        text, listener.account
    )
    return tuple(sorted(ours)), tuple(sorted(theirs))


def _mentions(text: Text, name: str) -> list[Span]:
    wanted = name.strip().lower()
    if len(wanted) < 2:
        return []
    return [found.span() for found in re.finditer(rf"(?<!\w){re.escape(wanted)}(?!\w)", text.low)]


def _within(at: int, places: tuple[Span, ...]) -> bool:
    """Whether a place lies in one of these, which do not overlap and stand in order."""
    number = bisect_right(places, (at, at + 1_000_000_000)) - 1
    return number >= 0 and places[number][0] <= at < places[number][1]


def self_centred(ours: tuple[Span, ...], theirs: tuple[Span, ...], *, due: tuple[Span, ...] = ()) -> Check:
    """Whether it speaks of the caller more than about twice as much as of the listener.

    `due` are places where the craft asks for a self-word ("it's Sam at Brightline", "I mailed you", "I'll ring Thursday",
    "I'll leave it"): they count, but they alone do not tip the scale.
    """
    mine, yours, asked = len(ours), len(theirs), apart(sorted(due))
    free = sum(not _within(span[0], asked) for span in ours)
    fewest = _FEWEST_SELF if yours else _FEWEST_ALONE
    if mine < fewest or mine <= _ABOUT_TWICE * yours or free < max(fewest, 2 * yours):
        return passed(CheckId.SELF_CENTRED, f"{mine} self-words, {yours} you-words.")
    message = f"{mine} words about you, {yours} about them: turn a sentence round."
    return failed(CheckId.SELF_CENTRED, message, spans=ours)


_GAP = pattern(
    r"""
    \{\{[^{}\n]{0,120}\}\}                                     # {{ field }}
  | \{%?[\w .-]{1,40}%?\}                                      # {first_name}
  | \[(?!\s*(?:pause|smile|breathe|breath|laugh|laughs|slow|slowly|sic|beat)\b)[A-Za-z][^\[\]\n]{0,40}\]   # [NAME]
  | <\s*(?:[A-Z][A-Z _-]{1,30}|[a-z_ ]*(?:name|company|firm|date|day|number|title|industry|insert)[a-z_ ]*)\s*>
  | %(?:[A-Z][A-Z_]{2,30})%
  | \*\|[A-Z_]{2,30}\|\*
  | \$\{[\w .]{1,40}\}
  | (?<![A-Za-z])[Xx]{3,12}(?![A-Za-z])
  | _{3,40}
  | \?{3,10}
  | \b(?:TBD|TBC|TK|INSERT\ [A-Z]+|YOUR\ NAME|COMPANY\ NAME|FIRST\ NAME|FIRSTNAME)\b
    """,
    re.VERBOSE,
)


def unfilled_field(text: Text) -> Check:
    """Whether a merge field, a bracket or an XXX is still in it."""
    spans = tuple(found.span() for found in _GAP.finditer(text.said))
    if not spans:
        return passed(CheckId.UNFILLED_FIELD, "Every field is filled.")
    named = _gap_name(text.said[slice(*spans[0])])
    message = f"“{named}” is still to be filled." if named else "A gap is still to be filled."
    return failed(CheckId.UNFILLED_FIELD, message, spans=spans)


def to_fill(said: str) -> str:
    """What is still to be filled in a text, by name: "first name, agreed day"; a gap without a name is "a gap"."""
    found = (_gap_name(gap.group()) or "a gap" for gap in _GAP.finditer(said))
    return ", ".join(dict.fromkeys(found))


def _gap_name(gap: str) -> str:
    named = gap.strip("{}[]<>%*|$ ").partition("|")[0].strip().replace("_", " ").strip()
    return named if named.lower().strip("x?") else ""


def length_check(length: Length) -> Check:
    """Whether it lies in the goal zone; never more than advice."""
    if length.band == "green":
        return passed(CheckId.LENGTH, f"{round(length.seconds)} s is a good length.")
    if not length.words:
        return failed(CheckId.LENGTH, "There is nothing to say yet.")
    if length.seconds < SHORTEST:
        return failed(
            CheckId.LENGTH, f"{round(length.seconds)} s is very short; {SHORTEST} to {GOAL} is a good length."
        )
    over = length.words_say.rpartition(" · ")[2]
    tail = "" if length.seconds <= LIMIT else f", and past {LIMIT} s few are heard to the end"
    return failed(CheckId.LENGTH, f"It is {over}{tail}.")


_NUMBER = pattern(r"\+?\(?\d(?:[ ().\-/–]{0,3}\d){6,14}")
_DATE = pattern(r"\d{4}-\d\d?-\d\d?\Z|\d\d?[./]\d\d?[./]\d{2,4}\Z")


def number_speed(text: Text, caller: Caller) -> Check:
    """Whether a telephone number is said twice, so that it can be written down."""
    said: dict[str, list[Span]] = {}
    for span, digits in (*_in_digits(text), *_in_words(text)):
        said.setdefault(digits[-7:], []).append(span)
    once = [spans[0] for spans in said.values() if len(spans) == 1]
    if not said:
        return passed(CheckId.NUMBER_SPEED, "No number to write down.")
    if len(once) < len(said):
        return passed(CheckId.NUMBER_SPEED, "The number is said twice.")
    start, end = once[0]
    again = at_the_end(text, f"Again, {_grouped(text.said[start:end]) or caller.number}.")
    message = "The number is said only once: repeat it, slowly."
    return failed(
        CheckId.NUMBER_SPEED, message, spans=(once[0],), suggestion=Suggestion(again.start, again.end, again.text)
    )


def _in_digits(text: Text) -> Iterator[tuple[Span, str]]:
    for found in _NUMBER.finditer(text.said):
        if not _DATE.match(found.group()):
            yield found.span(), "".join(c for c in found.group() if c.isdigit())


_DIGITS = {"zero": "0", "oh": "0", "o": "0", "nought": "0", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6",
           "seven": "7", "eight": "8", "nine": "9"}  # fmt: skip
_TIMES = {"double": 2, "triple": 3, "treble": 3}
_FEWEST_DIGITS = 7


def _in_words(text: Text) -> Iterator[tuple[Span, str]]:
    """A number said digit by digit in words: "five five five, oh one double four"."""
    digits, first, last, times = "", 0, 0, 1
    for start, end in (*text.words, (len(text.low), len(text.low))):
        word = text.low[start:end]
        if word in _TIMES and digits:
            times = _TIMES[word]
        elif word in _DIGITS and (not digits or start - last <= 2 or times > 1):
            first = start if not digits else first
            digits, last, times = digits + _DIGITS[word] * times, end, 1
        else:
            if len(digits) >= _FEWEST_DIGITS:
                yield (first, last), digits
            known = word in _DIGITS
            digits, first, last, times = (_DIGITS[word] if known else ""), start, end, 1


def _grouped(number: str) -> str:
    """Ten digits in a row as they are said: three, three, four."""
    if len(number) == 10 and number.isdigit():
        return f"{number[:3]} {number[3:6]} {number[6:]}"
    return number
