"""Deeds that another program's lock refused stand in line and are done when it ends, in the order they were asked for."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import partial, wraps
from inspect import isfunction
from typing import Any, TypeVar

from salesdesk.errors import FileBusy, SalesdeskError
from salesdesk.store.file import Store

DEEDS = frozenset({"Changed", "Changed | None", "LiveCall"})
"""What the methods give back that are deeds."""

Drawer = TypeVar("Drawer")


def repeatable(drawer: type[Drawer]) -> type[Drawer]:
    """A drawer each of whose deeds, refused by a lock, says with the refusal how it is done again."""
    for name, method in list(vars(drawer).items()):
        if isfunction(method) and not name.startswith("_") and method.__annotations__.get("return") in DEEDS:
            setattr(drawer, name, _repeatable(method))
    return drawer


def _repeatable(method: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(method)
    def deed(*given: Any, **named: Any) -> Any:
        try:
            return method(*given, **named)
        except FileBusy as busy:
            busy.again = partial(method, *given, **named)  # the outermost deed is the whole of it
            raise

    return deed


class Line:
    """What waits for the file."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._deeds: list[tuple[str, Callable[[], Any]]] = []
        self._moving = False

    def __len__(self) -> int:
        return len(self._deeds)

    @property
    def labels(self) -> tuple[str, ...]:
        return tuple(label for label, _ in self._deeds)

    def join(self, busy: FileBusy) -> bool:
        """Puts the refused deed at the end; False where the refusal does not say how it is done again."""
        if busy.again is None:
            return False
        self._deeds.append((busy.label or "The call", busy.again))
        return True

    def check(self, label: str) -> None:
        """Raises FileBusy while others stand in line: nobody passes them."""
        if self._deeds and not self._moving:
            busy = FileBusy("The file is in use by another program.", "Try again in a moment; nothing was changed.")
            busy.label = label
            raise busy

    def move(self) -> tuple[list[Any], list[SalesdeskError]]:
        """Does what waits as far as the lock lets, without waiting for it: (what was done, what the desk refused)."""
        done: list[Any] = []
        refused: list[SalesdeskError] = []
        self._moving = True
        try:
            with self._store.at_once():
                while self._deeds:
                    try:
                        done.append(self._deeds[0][1]())
                    except FileBusy:
                        break
                    except SalesdeskError as error:  # what it was about is gone meanwhile
                        refused.append(error)
                    self._deeds.pop(0)
        finally:
            self._moving = False
        return done, refused

    def give_up(self) -> tuple[str, ...]:
        """The names of what was not done, at the end of the desk."""
        with suppress(SalesdeskError):
            self.move()
        return self.labels
