"""Memory that is not needed any more goes back to the system: a desk is open for weeks."""

from __future__ import annotations

import gc
import sys
from contextlib import suppress

LONG_READ = 0.25
"""Seconds from which a read in a thread has held much: lists of a hundred thousand people, a quarter's figures."""


def tidy() -> None:
    """What was opened and closed since the last time goes, and its memory back: some 20 ms, for when the hands rest."""
    gc.collect()
    give_back()


def give_back() -> None:
    """For a thread that has just ended a large read. glibc keeps what each thread has freed, tens of megabytes a
    thread; with another library there is nothing to do."""
    _glibc("malloc_trim", 0)


def one_heap() -> None:
    """For threads that begin from now on: they share the heaps that there are. With one for each, what a thread has freed lies between what others
    hold, and a day of counting and searching ends tens of megabytes higher."""
    _glibc("mallopt", _ARENA_MAX, 1)


_ARENA_MAX = -8
"""M_ARENA_MAX of glibc's malloc.h."""


def _glibc(name: str, *of: int) -> None:
    if not sys.platform.startswith("linux"):
        return
    import ctypes

    with suppress(OSError, AttributeError):
        getattr(ctypes.CDLL(None), name)(*of)
