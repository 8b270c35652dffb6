"""The prospecting rhythm that the rep can edit: channels and gaps in business days. It slows down; it has no last step.

One line of text holds it: "call, e-mail +2, call +3, then +30, +60".
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from salesdesk.domain.followup import CHANNEL_WORDS, Channel
from salesdesk.domain.patterns import pattern
from salesdesk.domain.text import clean_line
from salesdesk.errors import NotUnderstood

MOST_BEATS, LONGEST_GAP = 40, 400


@dataclass(frozen=True, slots=True)
class Beat:
    """One touch of the rhythm: its channel, and how many business days after the one before."""

    channel: Channel
    gap: int = 0


@dataclass(frozen=True, slots=True)
class Rhythm:
    """The beats of the first weeks, then the ever longer gaps after them; the last gap repeats for good."""

    beats: tuple[Beat, ...]
    slow: tuple[int, ...] = (30, 60)

    def beat(self, step: int) -> Beat:
        """The beat of a step, counted from 0: there is one for every step. After the beats, call and e-mail take turns."""
        if step < len(self.beats):
            return self.beats[step]
        over = step - len(self.beats)
        last = self.beats[-1].channel
        turns = (Channel.EMAIL, Channel.CALL) if last is Channel.CALL else (Channel.CALL, Channel.EMAIL)
        return Beat(turns[over % 2], self.slow[min(over, len(self.slow) - 1)])

    @property
    def days(self) -> int:
        """Business days from the first touch to the last before it slows down."""
        return sum(beat.gap for beat in self.beats[1:])


DEFAULT_RHYTHM = Rhythm(
    (
        Beat(Channel.CALL), Beat(Channel.CALL, 2), Beat(Channel.EMAIL, 2), Beat(Channel.CALL, 2),
        Beat(Channel.CALL, 3), Beat(Channel.EMAIL, 3), Beat(Channel.CALL, 3), Beat(Channel.CALL, 4),
    )
)  # fmt: skip
"""Eight touches over nineteen business days; each call that left a message has its e-mail beside it."""

_NAMES = {word: channel for channel, word in CHANNEL_WORDS.items() if channel is not Channel.OTHER}
_NAMES |= {
    "email": Channel.EMAIL,
    "mail": Channel.EMAIL,
    "phone": Channel.CALL,
    "ring": Channel.CALL,
    "sms": Channel.TEXT,
}
_BEAT = pattern(r"([a-z][a-z -]*?)\s*(?:\+?\s*(\d+))?$")


def rhythm_text(rhythm: Rhythm) -> str:
    """The rhythm on one line, as it is edited."""
    first, *rest = rhythm.beats
    beats = [CHANNEL_WORDS[first.channel], *(f"{CHANNEL_WORDS[b.channel]} +{b.gap}" for b in rest)]
    return ", ".join(beats) + ", then " + ", ".join(f"+{gap}" for gap in rhythm.slow)


def read_rhythm(text: str) -> Rhythm:
    """A rhythm from its line. Raises NotUnderstood naming the part that is not one; nothing is guessed."""
    beats_text, _, slow_text = clean_line(text).casefold().partition("then")
    parts = [part.strip() for part in re.split(r"[,;→]", beats_text) if part.strip()]
    if not parts:
        raise NotUnderstood("A rhythm needs at least one touch.", f"For example: {rhythm_text(DEFAULT_RHYTHM)}")
    if len(parts) > MOST_BEATS:
        raise NotUnderstood(f"A rhythm has at most {MOST_BEATS} touches.", "After them it slows down by itself.")
    beats = [_beat(part, first=number == 0) for number, part in enumerate(parts)]
    slow = tuple(_gap(part) for part in re.split(r"[,;\s]+", slow_text.replace("+", " ")) if part)
    if list(slow) != sorted(slow):
        raise NotUnderstood("After the touches the gaps only grow.", "For example: then +30, +60")
    return Rhythm(tuple(beats), slow or DEFAULT_RHYTHM.slow)


def _beat(part: str, *, first: bool) -> Beat:
    found = _BEAT.match(part)
    channel = _NAMES.get(found[1].strip()) if found else None
    if found is None or channel is None:
        raise NotUnderstood(f"“{part}” is no touch.", "Write a channel and business days: e-mail +2")
    if found[2] is None and not first:
        raise NotUnderstood(f"After how many business days comes “{part}”?", f"For example: {part} +2")
    return Beat(channel, 0 if first and found[2] is None else _gap(found[2]))


def _gap(text: str) -> int:
    if not text.isdecimal() or int(text[:5]) > LONGEST_GAP:
        raise NotUnderstood(f"“{text}” is no number of business days.", f"From 0 to {LONGEST_GAP}.")
    return int(text)
