"""What stands on the screen, as text."""

from __future__ import annotations

from typing import Any

from rich.cells import cell_len
from textual.app import App
from textual.widget import Widget

from salesdesk.ui.pictures import strips_of

__all__ = ["crooked", "rows_of", "screen_of", "shown_in", "strips_of"]


def screen_of(app: App[Any]) -> str:
    """The screen's text, without blanks at the ends of its rows."""
    return "\n".join(strip.text.rstrip() for strip in strips_of(app))


def rows_of(widget: Widget) -> list[str]:
    """The rows of one of our own widgets, with every blank."""
    return [widget.render_line(y).text for y in range(widget.size.height)]


def shown_in(widget: Widget) -> str:
    """The text of one of our own widgets."""
    return "\n".join(row.rstrip() for row in rows_of(widget))


def crooked(widget: Widget) -> list[str]:
    """The rows of a widget that do not fill it to the cell."""
    return [row for row in rows_of(widget) if cell_len(row) != widget.size.width]
