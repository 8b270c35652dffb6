"""From text to records: a csv reader that knows its lines, survives a quote left open, and never runs away.

Each record is told with its first physical line; what can't be read is told as a problem, and reading goes on.
"""

from __future__ import annotations

import csv
import io
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from salesdesk.exchange.decode import LONGEST_LINE, Text, has_long_line
from salesdesk.exchange.drafts import Problem

MOST_COLUMNS = 5_000
_MOST_LINES = 2_000
"""Physical lines of one record: a pasted mail thread fits, a file swallowed by a stray quote does not."""
_MOST_READ_AGAIN = 4
"""How many times the size of a file may be read again because of open quotes."""
_END = "\x00end of file\x00"

OPEN_QUOTE = "A quote opened on this line is never closed."
TOO_LONG = "The line is longer than a megabyte."
TOO_LARGE = "A cell on this line is larger than 128 kB."
TOO_MANY = "The line has more than 5,000 columns."


class _RunsAway(Exception):
    """A record that is longer than any record is."""


@dataclass(frozen=True, slots=True)
class Shape:
    """How the records of a file are written."""

    delimiter: str
    width: int = 0
    """Cells of the header; 0 while it is not known."""
    skip: int = 0
    """Physical lines before the first record."""


class Records:
    """Walk over a file's records: (line, cells) for each, with `problems` growing beside them."""

    def __init__(self, text: Text, shape: Shape) -> None:
        self.problems: list[Problem] = []
        self._shape = shape
        self._stream = text.lines()
        self._source: Iterator[str] = self._short_lines() if has_long_line(text.content) else self._stream
        self._again: deque[str] = deque()
        self._taken: list[str] = []
        self._number = 0
        """Physical lines handed to the csv reader so far."""
        self._budget = _MOST_READ_AGAIN * len(text.content) + LONGEST_LINE
        self._done = False

    def __iter__(self) -> Iterator[tuple[int, list[str]]]:
        for _ in range(self._shape.skip):
            self._stream.readline()
            self._number += 1
        while not self._done:
            yield from self._run(csv.reader(self._feed(), delimiter=self._shape.delimiter))
        self._stream.close()

    def _feed(self) -> Iterator[str]:
        """Lines for the csv reader, remembered until their record is whole; at the end a mark of our own."""
        taken, size = self._taken, 0
        for line in chain(self._pushed_back(), self._source):
            taken.append(line)
            if len(taken) == 1:
                size = 0
            elif (size := size + len(line)) > LONGEST_LINE or len(taken) > _MOST_LINES:
                raise _RunsAway
            yield line
        taken.append(_END)
        yield _END

    def _pushed_back(self) -> Iterator[str]:
        while self._again:
            yield self._again.popleft()

    def _short_lines(self) -> Iterator[str]:
        """Lines no longer than a megabyte; a longer one is told and passed over in pieces."""
        count = self._shape.skip
        while line := self._stream.readline(LONGEST_LINE):
            count += 1
            if len(line) < LONGEST_LINE or line.endswith(("\n", "\r")):
                yield line
                continue
            self.problems.append(Problem(count, TOO_LONG, _shortened(line)))
            while (rest := self._stream.readline(LONGEST_LINE)) and not rest.endswith(("\n", "\r")):
                pass
            yield "\n"

    def _run(self, reader: Iterator[list[str]]) -> Iterator[tuple[int, list[str]]]:
        taken = self._taken
        try:
            for row in reader:
                start = self._number + 1
                if len(taken) == 1:
                    if taken[0] is _END:
                        self._done = True
                        return
                elif self._swallowed(row):
                    self._rewind(OPEN_QUOTE)
                    return
                self._number += len(taken)
                taken.clear()
                if len(row) > MOST_COLUMNS:
                    self.problems.append(Problem(start, TOO_MANY, _shortened(row[0])))
                elif row:
                    yield start, row
        except (csv.Error, _RunsAway):
            self._rewind(TOO_LARGE if len(taken) == 1 else OPEN_QUOTE)

    def _swallowed(self, row: list[str]) -> bool:
        """Whether a record of several lines has eaten records that stand for themselves."""
        taken = self._taken
        if taken[-1] is _END:
            return True
        width = self._shape.width
        inner = taken[1:-1]
        if width < 3 or not inner:
            return False
        like_records = sum(line.count(self._shape.delimiter) >= width - 1 for line in inner)
        return like_records * 2 > len(inner)

    def _rewind(self, reason: str) -> None:
        """Give up on the first line of what was taken; the lines after it are read again for themselves."""
        first, *rest = self._taken
        self._number += 1
        self.problems.append(Problem(self._number, reason, _shortened(first)))
        if rest and rest[-1] is _END:
            rest.pop()
        self._budget -= sum(map(len, rest))
        if self._budget < 0:
            self._each_alone(rest)
        else:
            self._again.extendleft(reversed(rest))
        self._taken.clear()

    def _each_alone(self, lines: list[str]) -> None:
        """Too many open quotes to go back each time: the lines one of them ate are told one by one."""
        for line in lines:
            self._number += 1
            if line.strip():
                self.problems.append(Problem(self._number, OPEN_QUOTE, _shortened(line)))


def _shortened(line: str) -> str:
    words = " ".join(line[:400].split())
    return words if len(words) <= 120 else words[:119] + "…"


def first_records(text: Text, delimiter: str, count: int) -> list[tuple[int, list[str]]]:
    """The first `count` records that are not blank, for finding the delimiter and the header."""
    with text.lines() as stream:
        sample = stream.read(1 << 18)
    reader = csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter)
    found: list[tuple[int, list[str]]] = []
    start = 1
    try:
        for row in reader:
            if any(cell and not cell.isspace() for cell in row):
                found.append((start, row))
            start = reader.line_num + 1
            if len(found) >= count:
                break
    except csv.Error:
        pass
    return found
