"""The pinned message line: whether a touch stays on it, and how each of its versions was answered. Pure.

Counts, never a rate: with so few cases a percentage would say more than is known.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from salesdesk.domain.followup import Channel
from salesdesk.domain.patterns import pattern
from salesdesk.domain.plays import took_part
from salesdesk.domain.text import fold
from salesdesk.domain.touch import Disposition, Touch

ANSWER_WITHIN = timedelta(days=14)
"""An answer later than this came for another reason, our judgement; the script library counts the same."""
MESSAGES = frozenset({Channel.VOICEMAIL, Channel.EMAIL, Channel.TEXT, Channel.LETTER})
_WORD = pattern(r"[^\W_]+(?:['’-][^\W_]+)*")
_EMPTY = frozenset(
    [
        "a",
        "an",
        "and",
        "are",
        "as",
        "at",
        "be",
        "by",
        "can",
        "do",
        "for",
        "from",
        "get",
        "got",
        "has",
        "have",
        "he",
        "her",
        "his",
        "how",
        "i",
        "if",
        "in",
        "into",
        "is",
        "it",
        "its",
        "just",
        "me",
        "more",
        "my",
        "no",
        "not",
        "of",
        "on",
        "one",
        "or",
        "our",
        "out",
        "she",
        "so",
        "than",
        "that",
        "the",
        "their",
        "them",
        "then",
        "there",
        "they",
        "this",
        "to",
        "too",
        "up",
        "us",
        "was",
        "we",
        "were",
        "what",
        "when",
        "who",
        "why",
        "will",
        "with",
        "would",
        "you",
        "your",
    ]
)


def key_words(line: str) -> tuple[str, ...]:
    """The words of a line that carry it, folded, each once: without the small ones."""
    words = (fold(word) for word in _WORD.findall(line))
    return tuple(dict.fromkeys(word for word in words if word and word not in _EMPTY))


@dataclass(frozen=True, slots=True)
class Kept:
    """How much of the pinned line a text says."""

    said: tuple[str, ...]
    missing: tuple[str, ...]

    @property
    def stays(self) -> bool:
        """Half of its words or more."""
        return bool(self.said) and len(self.said) >= len(self.missing)

    @property
    def line(self) -> str:
        total = len(self.said) + len(self.missing)
        if not total:
            return "no message is pinned"
        if not self.missing:
            return "on your message"
        return f"{len(self.said)} of {total} words of your message; not said: {', '.join(self.missing[:4])}"

    @property
    def headline(self) -> str:
        """The same beside a script, in as few words: marked ✓ or △; nothing where no message is pinned."""
        if not self.said and not self.missing:
            return ""
        if self.stays:
            return "✓ on your message"
        return f"△ your message is not in it: {', '.join(self.missing[:3])}"


def stays_on(line: str, text: str) -> Kept:
    """The pinned line's words that a text says, whatever their endings: "depots" is said by "depot"."""
    said = {_stem(fold(word)) for word in _WORD.findall(text)}
    wanted = key_words(line)
    found = tuple(word for word in wanted if _stem(word) in said)
    return Kept(found, tuple(word for word in wanted if word not in found))


def _stem(word: str) -> str:
    for ending in ("'s", "’s", "ing", "es", "ed", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


@dataclass(frozen=True, slots=True)
class Change:
    """The pinned line was changed: what it said before and says since."""

    at: datetime
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Version:
    """One wording of the pinned line and what came of the messages left while it stood."""

    text: str
    since: datetime | None
    """None: since the beginning."""
    sent: int = 0
    kept: int = 0
    """Of these, how many stayed on it."""
    answered: int = 0

    @property
    def line(self) -> str:
        if not self.sent:
            return "no message yet"
        messages = f"{self.sent} message{'s' * (self.sent != 1)}"
        return f"{messages} · {self.kept} stayed on it · {self.answered} answered"


def is_message(touch: Touch) -> bool:
    """Whether it carried words of ours to them: a voicemail, an e-mail, a text, a letter."""
    left = touch.channel in MESSAGES or touch.disposition is Disposition.LEFT_VOICEMAIL
    return left and touch.direction == "out" and bool(touch.text.strip())


def is_answered(touch: Touch, touches: Sequence[Touch]) -> bool:
    """Whether they were heard from within two weeks after it."""
    return any(touch.at < other.at <= touch.at + ANSWER_WITHIN and took_part(other) for other in touches)


def versions(line: str, changes: Sequence[Change], touches: Sequence[Touch]) -> tuple[Version, ...]:
    """Every wording that stood, the present one first; a message counts for the wording of its moment."""
    marks: list[tuple[datetime | None, str]] = []
    ordered = sorted(changes, key=lambda change: change.at)
    if ordered and ordered[0].old:
        marks.append((None, ordered[0].old))
    marks += [(change.at, change.new) for change in ordered]
    if not ordered and line:
        marks.append((None, line))
    messages = [touch for touch in touches if is_message(touch)]
    found = []
    for place, (since, text) in enumerate(marks):
        until = marks[place + 1][0] if place + 1 < len(marks) else None
        mine = [t for t in messages if (since is None or t.at >= since) and (until is None or t.at < until)]
        kept = sum(stays_on(text, t.text).stays for t in mine)
        found.append(Version(text, since, len(mine), kept, sum(is_answered(t, touches) for t in mine)))
    return tuple(version for version in reversed(found) if version.text.strip())
