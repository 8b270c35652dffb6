"""The words around a find, the found ones marked; letters are compared by their plain form."""

from __future__ import annotations

from collections.abc import Sequence

from salesdesk.domain.patterns import pattern
from salesdesk.domain.text import fold

OPEN, CLOSE = "\x02", "\x03"
"""Before and after a found word; no kept text holds either."""
BEFORE, AROUND = 4, 16
"""Words shown before the first find, and at most in all."""
LONGEST = 20_000
"""Letters of a text that are looked at."""
_WORD = pattern(r"\w+")


def excerpt(text: str, wanted: Sequence[str]) -> str:
    """One line of the text about the first place where a wanted word stands; all of them are marked."""
    line = " ".join(text[:LONGEST].split())
    words = list(_WORD.finditer(line))
    hits = [at for at, word in enumerate(words) if _meets(word.group(), wanted)]
    first = hits[0] - BEFORE if hits and hits[0] > BEFORE + 1 else 0
    shown = words[first : first + AROUND]
    if not shown:
        return line[:200]
    start = shown[0].start() if first else 0
    end = shown[-1].end() if len(words) > first + AROUND else len(line)
    found = {words[at].span() for at in hits}
    out, here = ["…" if first else ""], start
    for word in shown:
        mark = word.span() in found
        out.append(line[here : word.start()])
        out.append(f"{OPEN}{word.group()}{CLOSE}" if mark else word.group())
        here = word.end()
    return "".join((*out, line[here:end], "…" if end < len(line) else ""))


def holds(text: str, wanted: Sequence[str]) -> bool:
    """Whether every wanted word stands in the text, as a word or the beginning of one."""
    plain = [fold(word) for word in _WORD.findall(text[:LONGEST])]
    return all(any(one.startswith(word) for one in plain) for word in wanted)


def wanted_words(text: str) -> tuple[str, ...]:
    """What is typed, as the words that are looked for."""
    return tuple(word for part in _WORD.findall(text) for word in fold(part).split())


def _meets(word: str, wanted: Sequence[str]) -> bool:
    plain = fold(word)
    return any(one in plain if len(one) > 2 else plain.startswith(one) for one in wanted)
