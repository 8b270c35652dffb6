"""Where each panel stands at each size: one pure function, and the Textual layout that obeys it.

Panels are never recomposed when the size changes, so focus, cursor and typed text survive a resize.
"""

from __future__ import annotations

from dataclasses import dataclass

from textual.geometry import NULL_OFFSET, NULL_SPACING, Region, Size
from textual.layout import ArrangeResult, Layout, WidgetPlacement
from textual.widget import Widget

WIDE, MEDIUM = 170, 100
LOW = 30
AGENDA_WIDE, AGENDA_MEDIUM, SCRIPT_WIDE = 60, 42, 62
DOCK, DOCK_LOW = 11, 7
PEEK = 3
CALL_SIDE = 44
NOTED_SHARE = 4
"""Of the rows of the notes so many-th part at most is for what they have caught."""
PANES = ("agenda", "brief", "voicemail", "notes", "timeline")
DOCKED = ("voicemail", "notes", "timeline")


@dataclass(frozen=True, slots=True)
class Arrangement:
    """What the layout depends on."""

    width: int
    height: int
    tab: str = "voicemail"
    """The panel that is in front in the dock; in the narrow form of one person also "brief"."""
    person: bool = False
    """Narrow: one person's page instead of the agenda."""
    brief_rows: int = 20
    noted: int = 0
    """How many marked lines the notes have: what they become stands in rows below them."""

    @property
    def form(self) -> str:
        """ "wide", "medium" or "narrow"."""
        return "wide" if self.width >= WIDE else "medium" if self.width >= MEDIUM else "narrow"

    @property
    def low(self) -> bool:
        return self.height < LOW


def places(want: Arrangement) -> dict[str, Region]:
    """The region of every widget that is shown, by its id."""
    width, height = want.width, want.height
    found = {"header": Region(0, 0, width, 1), "keybar": Region(0, height - 1, width, 1)}
    if height < 3:
        return found
    body = {"wide": _wide, "medium": _medium, "narrow": _narrow}[want.form](want)
    if want.noted and (notes := body.get("notes")) is not None and notes.height > 2:
        rows = min(want.noted, max(1, notes.height // NOTED_SHARE))
        body["notes"] = Region(notes.x, notes.y, notes.width, notes.height - rows)
        body["noted"] = Region(notes.x, notes.bottom - rows, notes.width, rows)
    return found | {name: region for name, region in body.items() if region.width > 0 and region.height > 0}


def _wide(want: Arrangement) -> dict[str, Region]:
    rows = want.height - 3
    middle = want.width - AGENDA_WIDE - SCRIPT_WIDE
    left, right = AGENDA_WIDE, want.width - SCRIPT_WIDE
    brief = min(max(8, want.brief_rows + 1), max(8, rows * 2 // 3))
    script = max(4, min(9, rows // 3))
    return {
        "agenda_title": Region(0, 1, AGENDA_WIDE, 1),
        "agenda": Region(0, 2, AGENDA_WIDE, rows),
        "brief_title": Region(left, 1, middle, 1),
        "brief": Region(left, 2, middle, brief),
        "timeline_title": Region(left, 2 + brief, middle, 1),
        "timeline": Region(left, 3 + brief, middle, rows - brief - 1),
        "voicemail_title": Region(right, 1, SCRIPT_WIDE, 1),
        "voicemail": Region(right, 2, SCRIPT_WIDE, script),
        "meter": Region(right, 2 + script, SCRIPT_WIDE, 3),
        "notes_title": Region(right, 5 + script, SCRIPT_WIDE, 1),
        "notes": Region(right, 6 + script, SCRIPT_WIDE, rows - script - 4),
    }


def _medium(want: Arrangement) -> dict[str, Region]:
    rows = want.height - 3
    left, right = AGENDA_MEDIUM, want.width - AGENDA_MEDIUM
    dock = min(DOCK_LOW if want.low else DOCK, max(0, rows - 4))
    top = 2 + rows - dock - 1
    return {
        "agenda_title": Region(0, 1, left, 1),
        "agenda": Region(0, 2, left, rows),
        "brief_title": Region(left, 1, right, 1),
        "brief": Region(left, 2, right, rows - dock - 1),
        **_front(want.tab, Region(left, top, right, dock + 1)),
    }


def _narrow(want: Arrangement) -> dict[str, Region]:
    rows = want.height - 2
    if want.person:
        return _front(want.tab, Region(0, 1, want.width, rows))
    peek = PEEK if want.height >= 14 else 0
    return {
        "agenda": Region(0, 1, want.width, rows - peek),
        "peek": Region(0, 1 + rows - peek, want.width, peek),
    }


def _front(tab: str, room: Region) -> dict[str, Region]:
    """One panel with the line of tabs above it; the script has its two fixed lines below."""
    title = Region(room.x, room.y, room.width, 1)
    body = Region(room.x, room.y + 1, room.width, room.height - 1)
    if tab != "voicemail":
        return {f"{tab}_title": title, tab: body}
    meter = 2 if body.height > 4 else 0
    return {
        "voicemail_title": title,
        "voicemail": Region(body.x, body.y, body.width, body.height - meter),
        "meter": Region(body.x, body.bottom - meter, body.width, meter),
    }


def call_side(width: int) -> int:
    """Cells of the call's left column; 0 where what matters stands above the notes."""
    return AGENDA_WIDE if width >= WIDE else CALL_SIDE if width >= MEDIUM else 0


def call_places(width: int, height: int, *, side_rows: int) -> dict[str, Region]:
    """The regions of the call's page; where it is narrow, what matters stands above the notes in so many rows."""
    found = {"callbar": Region(0, 0, width, 1), "keybar": Region(0, height - 1, width, 1)}
    if left := call_side(width):
        right = width - left
        return found | {
            "side": Region(0, 1, left, height - 2),
            "notes_head": Region(left, 1, right, 1),
            "callnotes": Region(left, 2, right, height - 4),
            "beats": Region(left, height - 2, right, 1),
        }
    top = max(1, side_rows)
    return found | {
        "side": Region(0, 1, width, top),
        "notes_head": Region(0, 1 + top, width, 1),
        "callnotes": Region(0, 2 + top, width, max(1, height - top - 4)),
        "caught": Region(0, height - 2, width, 1),
    }


class DeskLayout(Layout):
    """Puts each child where `places` says; a child without a place is not shown."""

    name = "desk"

    def __init__(self) -> None:
        self.regions: dict[str, Region] = {}

    def arrange(self, parent: Widget, children: list[Widget], size: Size, greedy: bool = True) -> ArrangeResult:
        """Textual's question; the answer is `regions`."""
        return [
            WidgetPlacement(self.regions[child.id], NULL_OFFSET, NULL_SPACING, child)
            for child in children
            if child.id in self.regions
        ]
