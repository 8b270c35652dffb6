"""What stands on the screen, as text; the one place of the tests that asks Textual for it in a way it does not promise."""

from __future__ import annotations

from typing import Any

from rich.cells import cell_len
from textual.app import App
from textual.strip import Strip
from textual.widget import Widget


def strips_of(app: App[Any]) -> list[Strip]:
    """The rows of the whole screen, sheets and all, as they are painted."""
    return app.screen._compositor.render_strips(app.size)


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
