"""A damaged file read page by page, without SQLite: which rows its pages still hold. Writes nothing, trusts nothing.

The format is SQLite's own (fileformat2.html): pages, b-trees of tables, records, overflow, and the log beside the file.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from struct import error as ShortContent
from struct import unpack_from

Value = int | float | str | bytes | None
Row = tuple[int, tuple[Value, ...]]
"""(rowid, values)."""

MAGIC = b"SQLite format 3\0"
LEAF, INTERIOR = 0x0D, 0x05
TREE_PAGES = (0x02, 0x05, 0x0A, 0x0D)
SIZES = (4096, 1024, 2048, 8192, 16384, 32768, 65536, 512)
HEADER_BYTES = 100
FRAME_BYTES = 24
LONGEST_RECORD = 64_000_000
WHOLE = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
"""Bytes of a whole number by its type in the record."""


class Torn(Exception):
    """This page or record is not what it should be."""


@dataclass(slots=True)
class Pages:
    """The pages of a file, what its log holds of them laid over it."""

    content: bytes
    log: bytes = b""
    reserve: int = 0
    """Bytes at the end of each page that hold no content."""
    size: int = 0
    """Bytes a page; 0: as the file itself says."""
    lost: int = 0
    """Pages that a tree names and that cannot be read."""
    torn: int = 0
    """Rows that are not whole."""
    seen: set[int] = field(default_factory=set)
    """Pages that a tree has led to."""
    _over: dict[int, bytes] = field(init=False)

    def __post_init__(self) -> None:
        self.size = self.size or _page_size(self.content, self.log)
        self._over = dict(_frames(self.log, self.size))

    @property
    def count(self) -> int:
        return max(-(-len(self.content) // self.size), max(self._over, default=0))

    def page(self, number: int) -> bytes:
        """The page; the last one of a file that was cut short is filled with zeros. Raises Torn beyond the end."""
        if number in self._over:
            return self._over[number]
        found = self.content[(number - 1) * self.size : number * self.size]
        if number < 1 or not found:
            raise Torn
        return found.ljust(self.size, b"\0")

    def tree(self, root: int) -> Iterator[Row]:
        """The rows of a table in their order, past every page that cannot be read."""
        waiting = [root]
        while waiting:
            number = waiting.pop()
            if number in self.seen:
                continue
            try:
                page = self.page(number)
                kind = page[_start(number)]
                if kind == INTERIOR:
                    below = _children(page, _start(number))
                elif kind != LEAF:
                    raise Torn
            except (Torn, ShortContent, IndexError):
                self.lost += 1
                continue
            self.seen.add(number)
            if kind == LEAF:
                yield from self.rows(number)
            else:
                waiting += reversed(below)

    def strays(self) -> Iterator[list[Row]]:
        """The rows of each page of a table that no tree has led to, page by page."""
        for number in range(1, self.count + 1):
            if number in self.seen:
                continue
            page = self.page(number)
            if page[_start(number)] == LEAF and (rows := list(self.rows(number))):
                yield rows

    def rows(self, number: int) -> Iterator[Row]:
        """The whole rows of one leaf; a row whose number does not rise is another page's remains."""
        page, at = self.page(number), _start(number)
        last: int | None = None
        for place in _cells(page, at, 8):
            try:
                rowid, values = self._row(page, place)
            except (Torn, ShortContent, IndexError, UnicodeDecodeError):
                self.torn += 1
                continue
            if last is not None and rowid <= last:
                self.torn += 1
                continue
            last = rowid
            yield rowid, values

    def _row(self, page: bytes, place: int) -> Row:
        length, place = _varint(page, place)
        rowid, place = _varint(page, place)
        if not 0 < length <= LONGEST_RECORD:
            raise Torn
        return _signed(rowid), _record(self._payload(page, place, length))

    def _payload(self, page: bytes, place: int, length: int) -> bytes:
        """The record, with what overflows into other pages."""
        usable = self.size - self.reserve
        if length <= usable - 35:
            return _piece(page, place, length)
        least = (usable - 12) * 32 // 255 - 23
        here = least + (length - least) % (usable - 4)
        here = here if here <= usable - 35 else least
        found, following = [_piece(page, place, here)], unpack_from(">I", page, place + here)[0]
        left, steps = length - here, 0
        while left > 0:
            steps += 1
            if steps > self.count:
                raise Torn
            more = self.page(following)
            found.append(more[4 : 4 + min(left, usable - 4)])
            following, left = unpack_from(">I", more)[0], left - (usable - 4)
        return b"".join(found)


def _page_size(content: bytes, log: bytes) -> int:
    """What the header says; where that is torn, what the log says, else what makes sense of most pages."""
    if content[:16] == MAGIC and (said := _size(unpack_from(">H", content, 16)[0])):
        return said
    if len(log) >= 32 and log[:3] == b"\x37\x7f\x06" and (said := _size(unpack_from(">I", log, 8)[0])):
        return said

    def sense(size: int) -> float:
        starts = content[size::size]
        return sum(kind in TREE_PAGES for kind in starts) / max(1, len(starts))

    # Every second page of a file makes as much sense as every page, and by chance more: the usual size comes first.
    enough = 0.75 * max(map(sense, SIZES))
    return next(size for size in SIZES if sense(size) >= enough)


def _size(said: int) -> int:
    size = 65536 if said == 1 else int(said)
    return size if size in SIZES else 0


def _frames(log: bytes, size: int) -> Iterator[tuple[int, bytes]]:
    """The pages in the log up to the last change that was finished; later ones lie over earlier ones."""
    waiting: list[tuple[int, bytes]] = []
    for at in range(32, len(log) - size - FRAME_BYTES + 1, size + FRAME_BYTES):
        number, finished = unpack_from(">II", log, at)
        if log[at + 8 : at + 16] != log[16:24] or not number:
            return  # left from before the log began anew
        waiting.append((number, log[at + FRAME_BYTES : at + FRAME_BYTES + size]))
        if finished:
            yield from waiting
            waiting = []


def _start(number: int) -> int:
    return HEADER_BYTES if number == 1 else 0


def _cells(page: bytes, at: int, header: int) -> list[int]:
    count = unpack_from(">H", page, at + 3)[0]
    places = at + header
    if places + 2 * count > len(page):
        count = (len(page) - places) // 2
    return [place for (place,) in (unpack_from(">H", page, places + 2 * n) for n in range(count)) if place]


def _children(page: bytes, at: int) -> list[int]:
    return [*(unpack_from(">I", page, place)[0] for place in _cells(page, at, 12)), unpack_from(">I", page, at + 8)[0]]


def _piece(page: bytes, place: int, length: int) -> bytes:
    found = page[place : place + length]
    if len(found) < length:
        raise Torn
    return found


def _varint(content: bytes, place: int) -> tuple[int, int]:
    """(number, the place after it)."""
    number = 0
    for step in range(8):
        byte = content[place + step]
        number = number << 7 | byte & 0x7F
        if byte < 0x80:
            return number, place + step + 1
    return number << 8 | content[place + 8], place + 9


def _signed(number: int) -> int:
    return number - (1 << 64) if number >= 1 << 63 else number


def _record(payload: bytes) -> tuple[Value, ...]:
    """The values of a record that fills its place to the byte. Raises Torn for any other."""
    head, place = _varint(payload, 0)
    if not place <= head <= len(payload):
        raise Torn
    kinds = []
    while place < head:
        kind, place = _varint(payload, place)
        kinds.append(kind)
    ends = [head]
    for kind in kinds:
        ends.append(ends[-1] + _length(kind))
    if place != head or ends[-1] != len(payload):
        raise Torn
    return tuple(_value(kind, payload[start:end]) for kind, (start, end) in zip(kinds, pairwise(ends), strict=True))


def _length(kind: int) -> int:
    if kind in (10, 11):
        raise Torn
    return (kind - 12) // 2 if kind >= 12 else 8 if kind == 7 else WHOLE.get(kind, 0)


def _value(kind: int, raw: bytes) -> Value:
    if kind == 0:
        return None
    if kind in (8, 9):
        return kind - 8
    if kind == 7:
        return float(unpack_from(">d", raw)[0])
    if kind < 7:
        return int.from_bytes(raw, "big", signed=True)
    return raw.decode("utf-8") if kind % 2 else raw
