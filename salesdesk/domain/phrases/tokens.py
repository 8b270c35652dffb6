"""Cuts a phrase into words, numbers and dates in figures; knows how they are written, not what they mean."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import Enum, auto

from salesdesk.domain.patterns import pattern


class Kind(Enum):
    """What a piece of a phrase looks like."""

    WORD = auto()
    NUMBER = auto()
    ORDINAL = auto()  # 3rd, 15. (before a word)
    YMD = auto()  # 2026-12-01, 20261201
    DMY = auto()  # 1/12/2026, 1.12.26, 01-12-2026
    CLOCK = auto()  # 10:30, 15h30
    DOTTED = auto()  # 9.30, 15.1. : an hour or a day
    SLASHED = auto()  # 15/1
    YEAR = auto()  # '27
    OFFSET = auto()  # +02:00
    MARK = auto()  # - / + &
    OTHER = auto()  # what no phrase holds
    END = auto()


@dataclass(frozen=True, slots=True)
class Token:
    """One piece: its text in small letters and where it stood."""

    kind: Kind
    text: str
    start: int
    end: int


_SHAPES = pattern(
    r"""
    (?P<YMD>\d{4}([-/.])\d{1,2}\2\d{1,2}(?!\d)|(?:19|20)\d{6}(?!\d))(?:t(?=\d))?
    |(?P<DMY>\d{1,2}([-/.])\d{1,2}\4(?:\d{4}|\d{2})(?!\d))
    |(?P<CLOCK>\d{1,2}(?::|h)\d{2}(?!\d)(?::\d{2}(?:\.\d+)?(?!\d))?)
    |(?P<DOTTED>\d{1,2}\.\d{1,2}(?!\d)\.?)
    |(?P<SLASHED>\d{1,2}/\d{1,2}(?![\d/]))
    |(?P<ORDINAL>\d{1,2}(?:st|nd|rd|th)(?![a-z])|\d{1,2}\.(?=\s*(?:of\s)?\s*[a-z]{3}))
    |(?P<OFFSET>[+-]\d{1,2}:\d{2}(?!\d))
    |(?P<YEAR>'\d{2}(?!\d))
    |(?P<QUARTER>(?:q[1-4]|h[12])(?![a-z0-9]))
    |(?P<NUMBER>\d+)
    |(?P<INITIALS>(?:[a-z]\.)+[a-z](?![a-z])\.?)
    |(?P<SHORT>[wc]/[cbeo](?![a-z]))
    |(?P<WORD>[^\W\d_]+(?:'[^\W\d_]+)*'?)
    |(?P<MARK>[-/+&])
    |(?P<AT>@)
    |(?P<ABOUT>~)
    |(?P<GAP>[\s,;.!?]+)
    |(?P<OTHER>.)
    """,
    re.VERBOSE | re.DOTALL,
)

_NAMED = {
    "QUARTER": Kind.WORD,
    "INITIALS": Kind.WORD,
    "SHORT": Kind.WORD,
    "AT": Kind.WORD,
    "ABOUT": Kind.WORD,
} | {kind.name: kind for kind in Kind}
_SAID = {
    "@": "at", "~": "about", "nxt": "next", "wkend": "weekend", "wknd": "weekend", "tomo": "tomorrow",
    "tomoz": "tomorrow", "tomorro": "tomorrow", "tmrrw": "tomorrow", "thrs": "thursday", "avo": "arvo",
}  # fmt: skip
_SAME = str.maketrans('’‘ʼ`´“”„«»"‐‑‒–—―−\t\n\r', "'''''      -------   ") | dict.fromkeys(
    (0x200E, 0x200F, 0x061C, 0xFEFF),
    " ",  # direction marks that came along with a paste
)


def plain(text: str) -> str:
    """The text in small letters, plain digits, blanks, dashes and apostrophes; every character keeps its place."""
    if text.isascii():
        return text.lower().translate(_SAME)
    return "".join(map(_plain_character, text)).translate(_SAME)


def _plain_character(one: str) -> str:
    """One character as it would be typed on a plain keyboard, or itself."""
    if one.isascii():
        return one.lower()
    if one.isdecimal():
        return str(unicodedata.decimal(one))
    if one.isspace():
        return " "
    if "！" <= one <= "～":  # the full-width forms of ASCII
        return chr(ord(one) - 0xFEE0).lower()
    small = one.lower()
    return small if len(small) == 1 else one


def tokens_of(text: str) -> tuple[Token, ...]:
    """The pieces of a text that went through `plain`; blanks and commas are left out."""
    found: list[Token] = []
    for match in _SHAPES.finditer(text):
        name = match.lastgroup or "OTHER"
        if name != "GAP":
            found.append(_token(name, match))
    return tuple(found)


def _token(name: str, match: re.Match[str]) -> Token:
    said = match.group(name)
    if name == "INITIALS":
        said = said.replace(".", "")
    return Token(_NAMED[name], _SAID.get(said, said), match.start(), match.end())
