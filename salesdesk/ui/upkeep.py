"""What Textual keeps of widgets that are gone, so that a desk that stays open for weeks does not grow."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from textual._styles_cache import StylesCache


def forget_the_gone() -> None:
    """The colours around a widget are remembered by the colours alone.

    Textual 8.2.8 remembers them by the widget's whole picture too (`lru_cache` on a method): of the last 1,024 widgets
    that were shown every line stayed, some 30 MB in a day.
    """
    method: Any = StylesCache.get_inner_outer
    if not hasattr(method, "__wrapped__"):
        return
    colours = lru_cache(256)(lambda base, ground: method.__wrapped__(StylesCache, base, ground))
    setattr(StylesCache, "get_inner_outer", lambda _cache, base, ground: colours(base, ground))  # noqa: B010
