"""The panels about one person, as they stand before anybody is chosen; what they say of somebody is loaded with the first.

`brief.py` and `timeline.py` write their lines.
"""

from __future__ import annotations

from salesdesk.ui.lines import BLANK, Line, text_line
from salesdesk.ui.text import wrap
from salesdesk.ui.widgets.lists import PanelList


class BriefPanel(PanelList):
    """The page of one contact; rows that can be acted on have a key."""


class TimelinePanel(PanelList):
    """Touches, promises, notes."""


def empty_lines(sentence: str, width: int) -> tuple[Line, ...]:
    """One sentence in an empty panel, over as many lines as it takes."""
    return (BLANK, *(text_line(f" {line}", "muted") for line in wrap(sentence, max(8, width - 2))))
