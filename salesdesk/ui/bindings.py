"""Textual's bindings, made from the command table; every one has an id, so that the rep can give it another key."""

from __future__ import annotations

from textual.binding import Binding, BindingType

from salesdesk.ui.commands import COMMANDS, Where
from salesdesk.ui.pagekeys import PAGES


def bindings_for(*where: Where) -> list[BindingType]:
    """A binding for every command that is met in these places; `action_do` runs it."""
    return [
        Binding(",".join(command.keys), f"do({command.id!r})", command.title, show=False, id=command.id)
        for command in COMMANDS
        if command.where in where and command.keys
    ]


def page_bindings(page: str) -> list[BindingType]:
    """A binding for every key of a page over the day."""
    return [
        Binding(",".join(key.keys), key.action, key.title, show=False, id=key.id, priority=key.priority)
        for key in PAGES[page].keys
        if key.bound
    ]
