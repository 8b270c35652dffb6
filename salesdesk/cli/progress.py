"""A bar on stderr while something takes long; only on a terminal, gone when it is done."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from salesdesk.domain.text import clean_line

CELLS = 30
NAME_CELLS = 30


@contextmanager
def bar(name: str) -> Iterator[Callable[[int, int], None] | None]:
    """What takes (done, whole) and draws; None where stderr is no terminal."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield None
        return
    shown = -1

    def draw(done: int, whole: int) -> None:
        nonlocal shown
        percent = 100 * done // max(whole, 1)
        if percent != shown:
            shown = percent
            full = CELLS * percent // 100
            line = f"{clean_line(name)[:NAME_CELLS]}  [{'#' * full}{'-' * (CELLS - full)}] {percent:3} %  {done:,} of {whole:,}"
            print(f"\r{line}", end="", file=sys.stderr, flush=True)

    try:
        yield draw
    finally:
        if shown >= 0:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)
