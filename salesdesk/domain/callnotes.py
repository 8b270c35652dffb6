"""What a rep types while talking, read line by line: promises, their dates, questions, facts, next steps, their words.

Only proposes: nothing is written until the call is saved. How a call ended is guessed in `callguess`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from salesdesk.domain.absence import absence_in, may_name_absence
from salesdesk.domain.buckets import Bucket as Bucket
from salesdesk.domain.buckets import bucket_of as bucket_of
from salesdesk.domain.callguess import count_questions as count_questions
from salesdesk.domain.callguess import guess_disposition as guess_disposition
from salesdesk.domain.patterns import pattern
from salesdesk.domain.text import clean_line

MOST_CAUGHT = 200
"""More marked lines than anybody types in one call: what follows is a paste and stays plain."""
LONGEST_LINE = 2_000
"""Characters; a longer line is a paste, not a note."""
_PASTE_FROM = 3  # one call has one next step, seldom two: three `>` lines in a row are a quoted mail


class CaughtKind(StrEnum):
    """What a marked line becomes when the call is saved."""

    PROMISE = "promise"
    MILESTONE = "milestone"
    QUESTION = "question"
    FACT = "fact"
    NEXT_STEP = "next_step"
    QUOTE = "quote"
    ABSENCE = "absence"
    """They are out of office; like a ball, a line without a mark becomes it."""
    BALL = "ball"
    """With whom the ball of their deal lies."""
    MOVED = "moved"
    """A promise of theirs has another day."""


@dataclass(frozen=True, slots=True)
class DateFound:
    """A date named inside a line, as the date reader gives it; `start` and `end` are its place in that line."""

    on: date | None
    at: datetime | None
    text: str
    certain: bool
    start: int = 0
    end: int = 0
    until: date | None = None
    """The last day of a span."""


@dataclass(frozen=True, slots=True)
class Caught:
    """One marked line.

    `text` is the rep's own words without the marker, the date phrase still in them; `what` the same without
    the phrase. `line` counts from 1, as an editor does. `date_text` is the echo of the date read, empty where
    none is; `certain` is False only where that date has two readings. `was` is the earlier day of a date that moved;
    of an absence `on` is the last day and `was` the first.
    """

    kind: CaughtKind
    text: str
    line: int
    what: str = ""
    on: date | None = None
    at: datetime | None = None
    certain: bool = True
    date_text: str = ""
    was: date | None = None
    bucket: Bucket = Bucket.BUSINESS


DateReader = Callable[[str], DateFound | None]

MARKS: dict[str, CaughtKind] = {
    "!": CaughtKind.PROMISE,
    "@": CaughtKind.MILESTONE,
    "?": CaughtKind.QUESTION,
    "*": CaughtKind.FACT,
    ">": CaughtKind.NEXT_STEP,
    '"': CaughtKind.QUOTE,
}
"""The marks of a note, and what each means."""

_TYPED_AS = dict(zip("！＠？＊＞＂“”„‟«»", '!@?*>"""""""', strict=True))
_UNSEEN = "\ufeff\u200b\u200e\u200f"
_BEGINS = frozenset({*MARKS, *_TYPED_AS, *"'‘’", *_UNSEEN})
"""What a line that is no plain one may begin with, blanks and the words of an absence left out."""
_QUOTE_MARKS = '"“”„‟«»＂'
_DATED = {CaughtKind.PROMISE, CaughtKind.MILESTONE, CaughtKind.NEXT_STEP}

_EMPHASIS = pattern(r"\*[^\s*][^*\n]{0,200}\*(?!\w)")  # Markdown's *very* keen: not a fact
_GLUED_OK = "([{'\"“‘„«$£€¥+#~&@<."
_SPOKEN_BY = pattern(r"\s*(?:$|[-–—,:(/.~]|said\b|says\b|\w+ (?:said|says)\b|\(|from\b|per\b|re\b)", re.I)
_BUCKET_MARK = pattern(r"([pb])(?::\s*|\s+)(?=\S)")


def catch(notes: str, read_when: DateReader) -> tuple[Caught, ...]:
    """What the marked lines of these notes would become, in their order; plain lines give nothing.

    A mark counts at the start of a line only, blanks before and after it allowed, when words follow. Doubled
    marks, a mark alone, Markdown emphasis, an "@name" without a date and quoted mail stay plain. `*p` and `*b`
    put a fact into the person or business bucket against the guess from its words.
    """
    lines = notes.splitlines()
    pasted = _quoted_mail(lines) if any(mark in notes for mark in ">＞") else frozenset()
    away = may_name_absence(notes)
    caught: list[Caught] = []
    for number, line in enumerate(lines, start=1):
        # At every key, of a text that may be a book: most lines are passed over by their first letter.
        if line[:1] not in _BEGINS and not line[:1].isspace() and not (away and may_name_absence(line)):
            continue
        if number in pasted or len(line) > LONGEST_LINE:
            continue
        one = _read_line(line, number, read_when)
        if one is not None:
            caught.append(one)
        if len(caught) == MOST_CAUGHT:
            break
    return tuple(caught)


def _read_line(line: str, number: int, read_when: DateReader) -> Caught | None:
    """One line, or None where it is plain."""
    text = line.strip().lstrip(_UNSEEN).lstrip()
    if not text:
        return None
    if text[0] in "'‘’":
        return _single_quoted(text, number)
    mark = _TYPED_AS.get(text[0], text[0])
    kind = MARKS.get(mark)
    if (kind is None or not _is_marked(text, mark)) and (out := absence_in(text, _certain(read_when))):
        words = clean_line(text)
        return Caught(CaughtKind.ABSENCE, words, number, what=words, on=out.last, was=out.first)
    if kind is None or not _is_marked(text, mark):
        return None
    if kind is CaughtKind.QUOTE:
        return _quote(text, number)
    body = text[1:].strip()
    if kind not in _DATED:
        return _undated(kind, body, number, glued=text[1] == body[0])
    caught = _dated(kind, body, number, read_when)
    if kind is CaughtKind.MILESTONE and caught.on is None and text[1:2].isalpha():
        return None  # "@priya please look" speaks to somebody; "@12 Dec" names a day
    return caught


def _certain(read_when: DateReader) -> Callable[[str], tuple[date, date | None] | None]:
    """The day and the last day of a span, where a date is named for certain."""

    def read(text: str) -> tuple[date, date | None] | None:
        found = read_when(text)
        return (found.on, found.until) if found and found.on and found.certain else None

    return read


def _is_marked(text: str, mark: str) -> bool:
    """Whether the first character is a marker with words after it, not a piece of other punctuation."""
    after, then = text[1:2], text[1:].lstrip()[:1]
    if _TYPED_AS.get(then, then) == mark or not any(c.isalnum() for c in text):
        return False
    if mark == "*" and _EMPHASIS.match(text):
        return False
    return after.isspace() or after.isalnum() or after in _GLUED_OK or bool(after and ord(after) > 0x2BF)


def _undated(kind: CaughtKind, body: str, number: int, *, glued: bool) -> Caught | None:
    """A question or a fact: whatever dates it names belong to its words."""
    bucket = bucket_of(body)
    chosen = _BUCKET_MARK.match(body) if kind is CaughtKind.FACT and glued else None
    if chosen:
        bucket = Bucket.PERSON if chosen[1] == "p" else Bucket.BUSINESS
        body = body[chosen.end() :]
    text = clean_line(body)
    if not any(c.isalnum() for c in text):
        return None
    return Caught(kind, text, number, what=text, bucket=bucket)


def _dated(kind: CaughtKind, body: str, number: int, read_when: DateReader) -> Caught:
    """A promise, a date of theirs or a next step, with the day its words name."""
    text = clean_line(body)
    bucket = bucket_of(text)
    moved = _moved(text, read_when)
    if moved is not None:
        new, was, what = moved
        return Caught(kind, text, number, what, new.on, new.at, new.certain, new.text, was, bucket)
    found = read_when(text)
    if found is None or (found.on is None and found.at is None):
        return Caught(kind, text, number, what=text, bucket=bucket)
    on = found.on or (found.at.date() if found.at else None)
    what = _without(text, found)
    return Caught(kind, text, number, what, on, found.at, found.certain, found.text, None, bucket)


_MOVE = (
    r"slip(?:s|ped|ping)?|mov(?:e|es|ed|ing)|push(?:es|ed)?|delay(?:s|ed)?|postpon(?:es|ed)|shift(?:s|ed)?"
    r"|put back|put off|brought forward|pulled (?:in|forward)|resched\w*|changed"
)
_MOVED_TO = pattern(rf"\b(?:{_MOVE})\b(?P<between>.*?)\b(?:to|until|till|into)\b(?P<new>.+)", re.I)
_ONLY_MOVES = pattern(rf"^(?:it |has |is |was |been )*(?:{_MOVE})\b(?: from)?|\b(?:is |are )?now$", re.I)
_A_DATE_LEFT = pattern(r"^(?:from|on|the)?\s*\d{1,2}(?:st|nd|rd|th)?\b.{0,12}$")
_NOW_IS = pattern(r"(?:→|->|=>|⇒|\b(?:is|are)?\s*now\b(?! (?:that|and|or)))(?P<new>.+)", re.I)
_INSTEAD = pattern(r"\b(?:instead of|rather than|in place of|\(?was|\(?were)\b(?P<old>.+)", re.I)


def _moved(text: str, read_when: DateReader) -> tuple[DateFound, date | None, str] | None:
    """The new day, the old one and the thing, where a line says that a date has moved and names both."""
    instead = _INSTEAD.search(text)
    if instead:
        new, old = read_when(text[: instead.start()]), read_when(instead["old"])
        if new and new.on and old and old.on and old.on != new.on:
            thing = _without(text[: instead.start()], new)
            return new, old.on, _bare(thing) or thing
        return None
    match = _MOVED_TO.search(text) or _NOW_IS.search(text)
    if match is None:
        return None
    before = text[: match.start("new")]
    new, old = read_when(match["new"]), read_when(before)
    if not (new and new.on and old and old.on):
        return None
    parts = (_without(text[: match.start()], read_when(text[: match.start()])), _without(match["new"], new))
    thing = next((part for part in map(_bare, parts) if part), "") or _without(before, old)
    return new, old.on, thing


def _bare(part: str) -> str:
    """What has moved, where a part of the line names it; nothing where only the moving itself is left."""
    rest = _ONLY_MOVES.sub("", part).strip(" ,;:.–—-")
    return rest if any(c.isalnum() for c in rest) and not _A_DATE_LEFT.search(rest) else ""


_BEFORE_A_DATE = r"(?:by|on|at|for|until|till|before|from|to|due|in|is|around|the)"
_DANGLING = pattern(rf"(?:^|[\s,;:(]+){_BEFORE_A_DATE}?[\s,;:.()–—-]*$", re.I)
_OPENING = pattern(r"^[\s,;:.–—-]+")
_BEFORE_MARK = pattern(r"\s+([?!.]+)$")


def _without(text: str, found: DateFound | None) -> str:
    """The words without the date phrase; all of them where nothing else would be left."""
    if found is None or not found.start < found.end <= len(text):
        return text.strip()
    head = _DANGLING.sub("", text[: found.start])
    rest = (head.rstrip() + " " + text[found.end :].lstrip(" ,;:")).strip()
    rest = _BEFORE_MARK.sub(r"\1", _OPENING.sub("", rest).rstrip(" (,;:–—-"))
    return rest if any(c.isalnum() for c in rest) else text.strip()


def _quote(text: str, number: int) -> Caught | None:
    """Their words: a line in quotation marks, or one that opens them and says who spoke."""
    body = text[1:].strip()
    ends = [place for place, c in enumerate(body) if c in _QUOTE_MARKS]
    if not ends:
        words = body
    elif len(ends) == 1:
        words, rest = body[: ends[0]].rstrip(" ,"), body[ends[0] + 1 :]
        if not _SPOKEN_BY.match(rest) and len(words.split()) < 3:
            return None  # "month-end" is hell for them: a word in quotes, not what they said
    else:
        words = text
    words = clean_line(words)
    if not any(c.isalnum() for c in words):
        return None
    return Caught(CaughtKind.QUOTE, words, number, what=words, bucket=bucket_of(words))


def _single_quoted(text: str, number: int) -> Caught | None:
    """A line wholly inside single quotation marks; an apostrophe at its start is none."""
    if len(text) < 3 or text.rstrip(".,;!? ")[-1] not in "'’" or len(text.split()) < 2:
        return None
    tail = text.rstrip(".,;!? ")
    words = clean_line(tail[1:-1])
    if not any(c.isalnum() for c in words):
        return None
    return Caught(CaughtKind.QUOTE, words, number, what=words, bucket=bucket_of(words))


# Quoted mail ---------------------------------------------------------------------------------------------------------

_WROTE = pattern(
    r"(?:\b(?:wrote|writes|schrieb|écrit|escribió|escreveu|ha scritto|schreef)\b.{0,40}:\s*$"
    r"|^-{2,} ?(?:original|forwarded|ursprüngliche)|^(?:from|von|de|sent|gesendet|subject|betreff):)",
    re.I,
)
_MAIL_WORDS = pattern(
    r"^(?:hi|hello|hey|dear|hallo|thanks|thank you|many thanks|cheers|(?:best|kind|warm)(?: regards| wishes)?"
    r"|regards|sincerely|sent from my|from:|to:|cc:|sent:|date:|subject:|on .{6,80} wrote)(?:\b|$)",
    re.I,
)


def _quoted_mail(lines: Sequence[str]) -> frozenset[int]:
    """The numbers of the lines that come from a pasted mail thread: its `>` lines are nobody's next steps."""
    found: set[int] = set()
    run: list[tuple[int, str]] = []
    above = ""
    for number, line in enumerate([*lines, "."], start=1):
        text = line[:400].strip()
        if text[:1] in (">", "＞"):
            run.append((number, text[1:].strip()))
            continue
        if not text:
            continue
        if run and _is_paste([body for _, body in run], above):
            found.update(place for place, _ in run)
        run, above = [], text
    return frozenset(found)


def _is_paste(bodies: Sequence[str], above: str) -> bool:
    """Whether lines that begin with `>` and stand together are quoted mail."""
    if len(bodies) >= _PASTE_FROM or _WROTE.search(above):
        return True
    if any(body.startswith((">", "＞")) or _WROTE.search(body) for body in bodies):
        return True
    return len(bodies) > 1 and any(not body or _MAIL_WORDS.match(body) for body in bodies)
