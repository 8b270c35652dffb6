"""What the first picture did without is loaded beside the keys, in slices too short to be felt."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from importlib import import_module
from threading import Thread

from salesdesk.domain import patterns

SLICE = 0.001
"""Seconds after which a key has its turn while a thread works; with Python's own five each step of it would wait."""
ROOMS = (
    "salesdesk.desk.deals",
    "salesdesk.desk.research",
    "salesdesk.domain.questions",
    "salesdesk.desk.scripts",
)
"""What the brief, the script and its critique are read and drawn with."""
NUMBERS = ("phonenumbers",)
"""What numbers outside North America are shown with."""
NEXT = ("salesdesk.ui.sheets.keys", "salesdesk.ui.sheets.palette", "salesdesk.ui.sheets.find")
"""What a key opens first; it opens as fast the first time as later."""


def load(then: Callable[[], None], *, also: Sequence[str] = ()) -> None:
    """Loads the rooms in a thread and calls `then` on the loop; at once where they are there already."""
    rooms = (*also, *ROOMS)
    if all(room in sys.modules for room in rooms):
        then()
        return
    loop = asyncio.get_running_loop()

    def work() -> None:
        sys.setswitchinterval(SLICE)  # for good: lists, imports and searches work beside the keys as well
        try:
            for room in rooms:
                import_module(room)
        finally:
            with suppress(RuntimeError):  # the loop is closed: the desk has ended
                loop.call_soon_threadsafe(then)
        for room in NEXT:
            import_module(room)
        patterns.compile_waiting()

    Thread(target=work, name="salesdesk-warming", daemon=True).start()
