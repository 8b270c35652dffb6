"""What any text from outside must pass before it is kept: controls made visible, nothing hidden.

The first of three gates (the others: `ui.text` when it is shown, the driver when it is sent).
"""

from __future__ import annotations

import unicodedata

from salesdesk.domain.patterns import pattern

REPLACEMENT = "\ufffd"

# Direction marks, zero-width spaces, soft hyphens: invisible, say nothing, and two equal names would differ.
_MARKS = dict.fromkeys([0x00AD, 0x061C, 0x180E, 0x200B, 0x200E, 0x200F, 0x2060, 0xFEFF])
_OVERRIDES = [*range(0x202A, 0x202F), *range(0x2066, 0x206A)]
_CONTROLS = [*range(0x20), *range(0x7F, 0xA0), *_OVERRIDES, *range(0xFFF9, 0xFFFC), 0xFFFE, 0xFFFF]
_SURROGATES = range(0xD800, 0xE000)

_LINE: dict[int, str | None] = dict.fromkeys([*_CONTROLS, *_SURROGATES], REPLACEMENT)
_LINE |= {0x09: " ", 0x0A: " ", 0x2028: " ", 0x2029: " ", **_MARKS}
_LINES = _LINE | {0x09: "\t", 0x0A: "\n", 0x2028: "\n", 0x2029: "\n"}

_SUSPECT = pattern("[^ -~\u00a0-\u00ac\u00ae-\u02ff]")
_MANY_MARKS = pattern(r"([\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{4})"
                         r"[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+")  # fmt: skip


# Letters that Unicode keeps apart from their plain form, and the marks that are typed in several shapes.
_PLAIN = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ŧ": "t"}
    | dict.fromkeys("\u2018\u2019\u02bc\u02b9\u00b4`", "'")
    | dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-")
)


def clean_line(text: str) -> str:
    """One line fit to be kept and shown: newlines become spaces, other controls U+FFFD, ends trimmed."""
    if not _SUSPECT.search(text):
        return text.strip()
    return _fewer_marks(text.replace("\r\n", " ").replace("\r", " ").translate(_LINE)).strip()


def clean_lines(text: str) -> str:
    """Several lines fit to be kept: newlines are `\\n`, tabs stay, other controls become U+FFFD."""
    if not _SUSPECT.search(text):
        return text
    return _fewer_marks(text.replace("\r\n", "\n").replace("\r", "\n").translate(_LINES))


def _fewer_marks(text: str) -> str:
    """At most four combining marks a letter: piles of them have broken terminals (CVE-2021-26937)."""
    return _MANY_MARKS.sub(r"\1", text)


def fold(text: str) -> str:
    """The form under which names are compared and found: no case, no accents, single spaces."""
    lowered = text.casefold()
    if lowered.isascii():
        return " ".join(lowered.replace("`", "'").split())
    plain = unicodedata.normalize("NFKD", lowered.translate(_PLAIN)).translate(_PLAIN)
    return " ".join("".join(c for c in plain.casefold() if not unicodedata.combining(c)).split())
