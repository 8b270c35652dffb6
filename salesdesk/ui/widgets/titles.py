"""The one-line titles of the panels, and the line of tabs where several share one place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from salesdesk.ui.commands import BY_ID, key_name
from salesdesk.ui.lines import Line, Row
from salesdesk.ui.ownkeys import keys_of
from salesdesk.ui.text import width_of
from salesdesk.ui.widgets.lists import Page

NAMES = {
    "agenda": ("1", "Agenda"),
    "brief": ("2", "Before you call"),
    "voicemail": ("3", "Voicemail"),
    "notes": ("4", "Notes"),
    "timeline": ("5", "Timeline"),
}


class TitleStrip(Page):
    """A panel's title; what stands at its right is said quietly."""

    surface = "panel"


def title_line(
    panes: Sequence[str],
    front: str,
    width: int,
    *,
    focused: bool,
    right: str = "",
    right_role: str = "muted",
    short: bool = False,
    own: Mapping[str, str] = MappingProxyType({}),
) -> Line:
    """The titles of the panels that share a place, the front one marked; each is also a button. `own`: the rep's keys."""
    row = Row(on="panel").add(" ")
    for name in panes:
        number, title = NAMES[name]
        words = "Brief" if short and name == "brief" else title
        here = name == front
        role = "accent" if here and focused else "foreground" if here else "muted"
        key = next(map(key_name, keys_of(BY_ID[f"pane_{number}"], own)), number)
        row.add(f"{key} {words}", role, bold=here, underline=here and len(panes) > 1, command=f"pane_{number}").add(
            "   "
        )
    if right and width - row.width > width_of(right) + 1:
        row.to(width - width_of(right) - 2).add(right, right_role)
    elif right and right_role == "late":  # what must be known is cut, never left out
        row.up_to(right, width - 1, right_role)
    return row.line()
