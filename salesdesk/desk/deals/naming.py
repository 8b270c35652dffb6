"""Who is meant by a line of names: those who are known already first, also where a name itself holds a comma."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from salesdesk.domain.text import clean_line, fold

Known = Sequence[tuple[int, str]]


def people_in(text: str, known: Known, find: Callable[[str], int]) -> tuple[int, ...]:
    """The ids of the people named, in their order; `find` raises for a name that is nobody's or several people's."""
    parts = [part for piece in re.split("[;,]", text) if (part := clean_line(piece))]
    found: list[int] = []
    while parts:
        met, size = _met(parts, known, found)
        found.append(met if met is not None else find(parts[0]))
        parts = parts[size:]
    return tuple(dict.fromkeys(found))


def _met(parts: Sequence[str], known: Known, taken: Sequence[int]) -> tuple[int | None, int]:
    """Who of the known the first parts name, and how many parts the name takes."""
    for size in range(len(parts), 0, -1):
        said = fold(", ".join(parts[:size]))
        for number, name in known:
            if fold(name) == said and number not in taken:
                return number, size
    return None, 1
