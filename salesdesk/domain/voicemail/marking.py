"""How a check marks the words it means: spans that do not overlap, quoted shortly, taken out cleanly."""

from __future__ import annotations

import re

from salesdesk.domain.patterns import pattern
from salesdesk.domain.voicemail.findings import Span, Suggestion
from salesdesk.domain.voicemail.language import Text

US = pattern(r"\b(?:we|we're|we've|our|ours|i|i'm|my|us)\b")
"""Words of ours: what stands with them is not said of the listener."""
YOU = pattern(r"\b(?:you|you've|you're|your|you'd)\b")


def first_word_end(text: Text, span: Span) -> int:
    """Where the first word of a place ends; hyphens belong to it."""
    end = span[0]
    while end < span[1] and (text.low[end].isalnum() or text.low[end] in "-'"):
        end += 1
    return end


def apart(spans: list[Span]) -> tuple[Span, ...]:
    """Without those that lie in another."""
    kept: list[Span] = []
    for span in spans:
        if kept and span[0] < kept[-1][1]:
            kept[-1] = (kept[-1][0], max(kept[-1][1], span[1]))
        else:
            kept.append(span)
    return tuple(kept)


def named(text: Text, spans: tuple[Span, ...]) -> str:
    """The first words meant, in quotes, shortened where they are long."""
    start, end = spans[0]
    said = text.said[start:end].strip(" ,.;:")
    more = f" (and {len(spans) - 1} more)" if len(spans) > 1 else ""
    return f"“{said if len(said) <= 40 else said[:39].rstrip() + '…'}”{more}"


def without(text: Text, span: Span) -> Suggestion | None:
    """Drops one word of praise before what it praises, with "an" made "a" where that is needed."""
    end = first_word_end(text, span)
    start = span[0]
    following = text.low[end + 1 : end + 2]
    if text.low[end : end + 1] != " " or not following.isalpha():
        return None
    before = re.search(r"\b(an?) \Z", text.low[:start])
    if not before:
        return Suggestion(start, end + 1, "")
    return Suggestion(before.start(), end + 1, "an " if following in "aeiou" else "a ")


def cut_sentence(text: Text, span: Span) -> Suggestion | None:
    """Takes the whole sentence out where it is short enough to be only that."""
    begin, end = text.around(span[0])
    if len(text.words_in((begin, end))) > 24:
        return None
    return Suggestion(begin, end + 1 if text.said[end : end + 1] == " " else end, "")


_CLOSING = pattern(
    r"\b(?:i'll|i will|i shall) (?:try|call|ring|phone|be in touch)\b|\bif (?:it|this) (?:isn't|is not|doesn't)\b"
    r"|\b(?:my number|reach me|i'm on|again,)\b|\d(?:[\s.-]?\d){6,}"
)


def before_the_close(text: Text, sentence: str) -> Suggestion:
    """The sentence put before what closes a message: the next call, the way out, the number; else at its end."""
    for start, end in text.sentences[1:]:
        if _CLOSING.search(text.low[start:end]):
            return Suggestion(start, start, f"{sentence.strip()} ")
    return at_the_end(text, sentence)


def at_the_end(text: Text, sentence: str) -> Suggestion:
    """The sentence put behind the last word, with a space where one is needed."""
    end = len(text.said.rstrip())
    line = sentence.strip()
    return Suggestion(end, end, f" {line}" if end else line)
