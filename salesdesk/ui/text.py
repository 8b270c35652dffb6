"""The only place where anybody's text becomes something to show: cleaned, measured in cells, never markup.

Every line that a panel draws comes through here. Knows no widget; loads no Textual but for ControlFilter, on first use.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal

from rich.cells import cell_len, split_graphemes

from salesdesk.domain.patterns import pattern
from salesdesk.domain.text import REPLACEMENT, clean_lines

if TYPE_CHECKING:
    from salesdesk.ui.gate import ControlFilter as ControlFilter

Align = Literal["left", "right", "center"]

ELLIPSIS = "…"
_MARKS_IN_A_ROW = 8
_JOINS_IN_A_ROW = 4
_CHARACTERS_A_CELL = 16  # more than any letter with its marks needs; the rest of a megabyte is never looked at

# Takes no cell or an uncertain one and says nothing: a terminal that disagrees would shift the columns after it.
_INVISIBLE = pattern(
    "[\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u2060-\u2065\u206a-\u206f\u3164\ufe00-\ufe0e\uffa0\ufff0-\ufffb]"
)
_NO_CHARACTER = pattern("[\ufffe\uffff]")
_TAGS = pattern("(\U0001f3f4[\U000e0020-\U000e007e]{1,6}\U000e007f)|[\U000e0000-\U000e00ff\U000e01f0-\U000e0fff]")
_PICTURE = "\U0001f000-\U0001faff\u00a9\u00ae\u203c\u2049\u2122\u2139\u2190-\u2bff\u3030\u303d\u3297\u3299"
# Rich counts whatever follows a joiner as part of what went before; true of pictures, not of letters.
_LOOSE_JOINER = pattern(f"(?<![{_PICTURE}\ufe0f])\u200d+|\u200d+(?![{_PICTURE}])")
_LONG_CHAIN = pattern(f"((?:[{_PICTURE}]\ufe0f?[\U0001f3fb-\U0001f3ff]?\u200d){{{_JOINS_IN_A_ROW}}})")


def shown(text: str) -> str:
    """One line that is safe to put on the screen: breaks and tabs become blanks, controls U+FFFD, outer blanks stay."""
    if text.isascii() and text.isprintable():
        return text
    line = clean_lines(text).replace("\n", " ").replace("\t", " ")
    return line if line.isascii() else _without_the_unseen(line)


def cell(text: str, width: int, align: Align = "left", *, more: str = ELLIPSIS) -> str:
    """The text in exactly `width` terminal cells: cut after a whole letter, with `more`, or filled with blanks."""
    if width <= 0:
        return ""
    if len(text) <= width and text.isascii() and text.isprintable():
        return _filled(text, width - len(text), align)
    enough = width * _CHARACTERS_A_CELL + 64
    if len(text) <= enough:
        return _cell(text, width, align, more)
    kept = _cut(shown(text[:enough]), width - cell_len(more)) + more
    return _filled(kept, width - cell_len(kept), align)


@lru_cache(maxsize=8192)
def _cell(text: str, width: int, align: Align, more: str) -> str:
    line = shown(text)
    spare = width - cell_len(line)
    if spare < 0:
        room = width - cell_len(more)
        line = _cut(line, room) + more if room >= 0 else _cut(line, width)
        spare = width - cell_len(line)
    return _filled(line, spare, align)


def _filled(line: str, spare: int, align: Align) -> str:
    if spare <= 0:
        return line
    if align == "right":
        return " " * spare + line
    if align == "center":
        return " " * (spare // 2) + line + " " * (spare - spare // 2)
    return line + " " * spare


def width_of(text: str) -> int:
    """How many cells the shown text takes."""
    return cell_len(shown(text))


def cut(text: str, width: int, *, more: str = ELLIPSIS) -> str:
    """The text in at most `width` cells, with `more` where something is left off; not filled up."""
    return cell(text, width, more=more).rstrip(" ")


def _cut(line: str, room: int) -> str:
    """The longest beginning of whole letters that fits into `room` cells."""
    if room <= 0:
        return ""
    used = end = 0
    for start, stop, size in _letters(line):
        if used + size > room:
            return line[:start]
        used, end = used + size, stop
    return line[:end]


def _letters(line: str) -> Iterator[tuple[int, int, int]]:
    """(start, end, cells) of everything that people see as one letter; the two halves of a flag stay together."""
    waiting: tuple[int, int, int] | None = None
    for start, end, size in split_graphemes(line)[0]:
        flag = "\U0001f1e6" <= line[start] <= "\U0001f1ff"
        if waiting is not None:
            if flag:
                yield waiting[0], end, waiting[2] + size
                waiting = None
                continue
            yield waiting
            waiting = None
        if flag:
            waiting = (start, end, size)
        else:
            yield start, end, size
    if waiting is not None:
        yield waiting


def _without_the_unseen(line: str) -> str:
    line = _NO_CHARACTER.sub(REPLACEMENT, _INVISIBLE.sub("", line))
    line = _TAGS.sub(lambda found: found.group(1) or "", line)
    if "\u200d" in line:
        line = _LOOSE_JOINER.sub("", _LONG_CHAIN.sub(lambda found: found.group(1)[:-1], line))
    line = _few_marks(line)
    # A mark that begins a text would sit on the letter of the column before it.
    return "◌" + line if line and cell_len(line[0]) == 0 else line


def _few_marks(line: str) -> str:
    """At most eight marks on a letter, in any script: piles of them have broken terminals (CVE-2021-26937)."""
    kept: list[str] = []
    row = 0
    for letter in line:
        row = row + 1 if unicodedata.category(letter) in ("Mn", "Me") else 0
        if row <= _MARKS_IN_A_ROW:
            kept.append(letter)
    return "".join(kept)


_NEVER_FIRST = frozenset("、。，．：；？！）」』】〉》〕］｝・ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ,.;:!?)]}%»”’")


def whole_words(text: str, room: int) -> str:
    """The text in so many cells, ending after a whole word where it is too long."""
    line = shown(text[: max(0, room) * _CHARACTERS_A_CELL + 64])
    if len(text) <= len(line) and cell_len(line) <= room:
        return text
    kept = _cut(line, room - 2)
    if line[len(kept) : len(kept) + 1] != " ":
        kept = kept[: kept.rfind(" ") + 1]
    return f"{kept.rstrip(' ')} …" if kept.strip(" ") else cut(text, room)


def wrap(text: str, width: int) -> list[str]:
    """The text in lines of at most `width` cells, broken between words or inside an over-long one; its own lines stay.

    Scripts without blanks break between any two letters, but no line begins with closing punctuation.
    """
    if width <= 0 or not text:
        return []
    lines: list[str] = []
    for line in clean_lines(text).split("\n"):
        lines += _wrapped(shown(line.rstrip()), width)
    return lines


def first_lines(text: str, width: int, most: int) -> list[str]:
    """The text in at most so many lines of `width` cells; the last one says where there is more."""
    lines = wrap(text, width)
    if len(lines) <= most:
        return lines
    rest = "".join(line if line.endswith("-") else f"{line} " for line in lines[most - 1 :])
    return [*lines[: most - 1], whole_words(rest.rstrip(), width)]


def _wrapped(line: str, width: int) -> list[str]:
    if cell_len(line) <= width:
        return [line]
    pieces = _plain_pieces(line, width) if _PLAIN_LETTERS.fullmatch(line) else _pieces(line, width)
    lines: list[str] = []
    now, used = "", 0
    for piece, size in pieces:
        if used + size <= width:
            now, used = now + piece, used + size
            continue
        bare = piece.rstrip(" ")
        room = cell_len(bare)
        if used + room <= width:  # only its blanks are too long: they vanish in the break
            lines.append(now + bare)
            now, used = "", 0
            continue
        if now.strip():
            lines.append(now.rstrip(" "))
        now, used = (piece, size) if size <= width else (bare, room)
    if now.strip():
        lines.append(now.rstrip(" "))
    return lines or [""]


_PLAIN_LETTERS = pattern("[ -~\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0482\u2010-\u2027]*")  # one cell each, no marks
_CLOSING = re.escape("".join(sorted(letter for letter in _NEVER_FIRST if letter < "\u3000")))
_PLAIN_PIECE = pattern(rf"(?:[^ ]| +(?=[{_CLOSING}]))*?(?:-(?=[^\W\d_])| +(?=[^ {_CLOSING}])| *$)")


def _plain_pieces(line: str, width: int) -> Iterator[tuple[str, int]]:
    """The same as `_pieces` for a line of letters of one cell: nearly all lines, and ten times as fast."""
    for piece in _PLAIN_PIECE.findall(line):
        while len(piece.rstrip(" ")) > width:
            yield piece[:width], width
            piece = piece[width:].lstrip(" ")
        if piece:
            yield piece, len(piece)


def _pieces(line: str, width: int) -> Iterator[tuple[str, int]]:
    """What may not be broken, with the blanks after it, and its cells: a word, a wide letter, part of a long word."""
    piece, size = "", 0
    last = ""
    for start, end, cells in _letters(line):
        letter = line[start:end]
        if cells > width:
            letter, cells = ELLIPSIS, 1
        if piece and (_may_break(last, letter) or (letter != " " and size + cells > width)):
            yield piece, size
            piece, size = "", 0
        piece, size, last = piece + letter, size + cells, letter
    if piece:
        yield piece, size


def _may_break(last: str, letter: str) -> bool:
    if letter == " " or letter in _NEVER_FIRST:
        return False
    return last == " " or _wide(last) or _wide(letter) or (last == "-" and letter.isalpha())


def _wide(letter: str) -> bool:
    return letter[0] >= "\u1100" and cell_len(letter) == 2


@dataclass(frozen=True, slots=True)
class Glyphs:
    """The marks of the desk; each goes with a word, none is the only carrier. Some ASCII forms take several cells."""

    late: str = "!"
    now: str = "›"
    open: str = "○"
    kept: str = "✓"
    stale: str = "△"
    box: str = "☐"
    filled: str = "●"
    bar: str = "━"
    """the part of a meter that is done"""
    rest: str = "─"
    """the part of a meter that is left, and a plain rule"""
    column: str = "▇"
    arrow: str = "→"
    quote: str = "“"
    unquote: str = "”"
    asleep: str = "z"
    dot: str = "·"
    back: str = "‹"
    up: str = "↑"
    down: str = "↓"
    more: str = ELLIPSIS
    steps: str = "▁▂▃▄▅▆▇█"
    """a small chart's heights, lowest first"""


UNICODE = Glyphs()
ASCII = Glyphs(
    now=">", open="o", kept="x", stale="^", box="[ ]", filled="*", bar="=", rest="-", column="#", arrow="->", quote='"',
    unquote='"', dot="-", back="<", up="^", down="v", more="~", steps="_.-:=+*#",
)  # fmt: skip

_PLAIN = str.maketrans({
    "›": ">", "‹": "<", "○": "o", "✓": "x", "△": "^", "☐": "[ ]", "●": "*", "━": "=", "─": "-", "▇": "#", "→": "->",
    "“": '"', "”": '"', "‘": "'", "’": "'", "·": "-", "↑": "^", "↓": "v", "←": "<-", "…": "...", "—": "-", "–": "-",
    "×": "x", "≥": ">=", "≤": "<=", "▌": "|", "\u00a0": " ",
})  # fmt: skip


def in_ascii(text: str) -> str:
    """The desk's own words with its marks spelled in ASCII; other letters stay as they are."""
    return text.translate(_PLAIN)


def __getattr__(name: str) -> Any:
    if name == "ControlFilter":  # Textual is loaded for it, and only then
        from salesdesk.ui.gate import ControlFilter

        return ControlFilter
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
