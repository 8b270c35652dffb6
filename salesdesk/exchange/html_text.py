"""Notes that another system keeps as HTML, as plain words."""

from __future__ import annotations

import html
import re

from salesdesk.exchange.cells import lines_of

_BREAK = re.compile(r"(?i)<\s*(?:br|/p|/div|/li|/h\d|/tr)\s*/?>")
_ITEM = re.compile(r"(?i)<\s*li\b[^<>]*>")
_TAG = re.compile(r"<!--[^<>]*-->|</?[a-zA-Z][^<>]*>")


def text_of_html(cell: str) -> str:
    """The words of an HTML note: breaks become lines, entities letters; "3 < 5" stays."""
    if "<" not in cell and "&" not in cell:
        return lines_of(cell)
    text = _TAG.sub("", _BREAK.sub("\n", _ITEM.sub("- ", cell)))
    lines = (" ".join(line.split()) for line in html.unescape(text).replace("\xa0", " ").splitlines())
    return lines_of(re.sub(r"\n{3,}", "\n\n", "\n".join(lines)))
