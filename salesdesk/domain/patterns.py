"""Patterns that are compiled when they are first asked: the desk starts without those that nobody has typed for yet."""

from __future__ import annotations

import re
from typing import Any, cast

_ASKED = (
    "search",
    "match",
    "fullmatch",
    "finditer",
    "findall",
    "split",
    "sub",
    "subn",
    "flags",
    "groups",
    "groupindex",
)


_waiting: list[_Later] = []


class _Later:
    """Stands for a compiled pattern; from the first question on its answers are the compiled one's own."""

    def __init__(self, source: str, flags: int) -> None:
        self.pattern = source
        self._flags = flags
        _waiting.append(self)

    def __getattr__(self, name: str) -> Any:
        if name not in _ASKED:
            raise AttributeError(name)
        compiled = re.compile(self.pattern, self._flags)
        vars(self).update((asked, getattr(compiled, asked)) for asked in _ASKED)
        return getattr(compiled, name)


def compile_waiting() -> None:
    """Compiles what nobody has asked yet, one by one: for a thread with time."""
    while _waiting:
        _ = _waiting.pop().groups


def pattern(source: str, flags: int = 0) -> re.Pattern[str]:
    """`re.compile`, but the work is done at the first use; what is wrong in the source is only noticed then."""
    return cast("re.Pattern[str]", _Later(source, flags))
