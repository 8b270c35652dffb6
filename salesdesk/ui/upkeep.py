"""What Textual 8.2.8 keeps of what is gone, so that a desk that stays open for weeks does not grow."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextvars import Context
from functools import lru_cache
from typing import Any, ParamSpec, TypeVar

from textual._styles_cache import StylesCache
from textual.strip import Strip

P = ParamSpec("P")
T = TypeVar("T")


class ForgetfulThreads(ThreadPoolExecutor):
    """Threads that do not keep whose work they did last.

    Textual notes in a thread which worker it runs, and never takes it away: with it each idle thread held a screen that
    was closed long ago.
    """

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """The work in a context of its own, which goes with it."""
        return super().submit(Context().run, fn, *args, **kwargs)  # type: ignore[arg-type]


def forget_the_gone() -> None:
    """Lines and colours that were drawn go when nothing shows them any more."""
    _forget_pictures()
    _forget_lines()


def _forget_pictures() -> None:
    """The colours around a widget are remembered by the colours alone.

    Textual remembers them by the widget's whole picture too (`lru_cache` on a method): of the last 1,024 widgets that
    were shown every line stayed, some 30 MB in a day.
    """
    method: Any = StylesCache.get_inner_outer
    if not hasattr(method, "__wrapped__"):
        return
    colours = lru_cache(256)(lambda base, ground: method.__wrapped__(StylesCache, base, ground))
    setattr(StylesCache, "get_inner_outer", lambda _cache, base, ground: colours(base, ground))  # noqa: B010


def _forget_lines() -> None:
    """A line that is drawn whole does not remember itself as its only part.

    Textual lets it, so that each line ever drawn waits for the collector of garbage: three quarters of all its work.
    """
    divide: Any = Strip.divide
    if getattr(divide, "forgets", False):
        return

    def divided(strip: Strip, cuts: Iterable[int]) -> Sequence[Strip]:
        width = strip.cell_length
        inside = [cut for cut in cuts if cut <= width]
        return [strip] if inside == [width] else divide(strip, inside)

    divided.forgets = True  # type: ignore[attr-defined]
    setattr(Strip, "divide", divided)  # noqa: B010
