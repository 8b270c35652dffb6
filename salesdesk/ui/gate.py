"""The last gate before the terminal: what any widget drew, with everything removed that could steer the terminal.

Works on finished segments, also those of widgets that know nothing of it; never changes a width.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from rich.cells import cell_len, split_graphemes
from rich.color import Color as RichColor
from rich.color import ColorType
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter

# All but the surrogates take no cell in Rich's tables, so leaving them out moves nothing; a surrogate takes one.
_STEERS = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


_PICTURE_FROM = "\u0300"
"""Below it every letter is one cell in every terminal."""
_JOINS = re.compile("[\u200d\ufe0f\U0001f1e6-\U0001f1ff\U0001f3fb-\U0001f3ff]")
"""What makes one picture of several letters; terminals disagree on how wide that is."""
_FLAG_LETTERS = {0x1F1E6 + number: 0x41 + number for number in range(26)}


def gated(text: str) -> str:
    """The text without control and direction characters, the same number of cells wide, in every terminal."""
    return _agreed(_STEERS.sub(lambda found: "\ufffd" if "\ud800" <= found.group() <= "\udfff" else "", text))


@lru_cache(maxsize=4096)
def _agreed(text: str) -> str:
    """The text with every picture whose width terminals disagree on as its first letter, filled to the same width.

    A terminal that takes a family for four people would push the columns after it to the right.
    """
    if not text or max(text) < _PICTURE_FROM:
        return text
    if _JOINS.search(text):
        text = "".join(_alone(text[start:end], size) for start, end, size in split_graphemes(text)[0])
    return "".join("\ufffd" if unicodedata.category(letter) == "Cn" else letter for letter in text)


def _alone(letter: str, size: int) -> str:
    if not _JOINS.search(letter):
        return letter
    first = letter[:2].translate(_FLAG_LETTERS)
    if not first.isascii():
        first = "" if _JOINS.match(first) else first[:1]
    return first + " " * (size - cell_len(first))


class ControlFilter(LineFilter):
    """Takes control characters, direction overrides and terminal links out of every line of every widget."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The same line, harmless."""
        return [segment if _harmless(segment) else _made_harmless(segment) for segment in segments]


def _harmless(segment: Segment) -> bool:
    text, style, _control = segment
    return (
        (style is None or style.link is None) and (text.isascii() or _agreed(text) == text) and not _STEERS.search(text)
    )


def _made_harmless(segment: Segment) -> Segment:
    text, style, control = segment
    if style is not None and style.link is not None:
        style = style.update_link(None)
    return Segment(gated(text), style, control)


_ONE_FOR_ONE = str.maketrans("·…–—“”‘’×←→↑↓‹›○✓△☐●━─▇▌├┤│▁▂▃▄▅▆█", "-~--\"\"''x<>^v<>ox^_*=-#|[]|_.-:=+#")


class PlainMarks(LineFilter):
    """For terminals whose font or encoding lacks the desk's marks: a plain character in each one's cell."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The same line; letters of names stay as they are."""
        return [one if one.text.isascii() else Segment(one.text.translate(_ONE_FOR_ONE), *one[1:]) for one in segments]


class Exact256(LineFilter):
    """For terminals of 256 colours: the colour of the palette that is really nearest.

    Rich rounds greys to the wrong step (#a8a8a8 becomes #9e9e9e), which costs the contrast that the twins promise.
    """

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The same line in colours 16 to 255."""
        return [Segment(text, None if style is None else _exact(style), control) for text, style, control in segments]


@lru_cache(maxsize=4096)
def _exact(style: Style) -> Style:
    color, under = _in_palette(style.color), _in_palette(style.bgcolor)
    return style if color is style.color and under is style.bgcolor else style + Style.from_color(color, under)


def _in_palette(color: RichColor | None) -> RichColor | None:
    if color is None or color.type != ColorType.TRUECOLOR or color.triplet is None:
        return color
    from salesdesk.ui.colours import nearest_256

    return RichColor.from_ansi(nearest_256(*color.triplet))
