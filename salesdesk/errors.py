"""Everything that can go wrong in words a rep can act on: a sentence, a hint, an exit code.

Sees nothing else of the project, so that every room may raise these.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar


class SalesdeskError(Exception):
    """One sentence of what happened and one hint of what helps; both are safe to print."""

    exit_code: ClassVar[int] = 1

    def __init__(self, sentence: str, hint: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.hint = hint


class NotFound(SalesdeskError):
    """Nothing matches, or more than one thing does."""


class NotUnderstood(SalesdeskError):
    """A phrase, a date or a number that has no one reading."""


class Unreadable(SalesdeskError):
    """A file of somebody else's that could not be read."""


class Refused(SalesdeskError):
    """A deed that the record forbids: do not contact, a day that cannot be closed yet."""


class Stopped(SalesdeskError):
    """A reading that was broken off because nobody waits for it any more."""


class WrongUsage(SalesdeskError):
    """The command line was not used as it is meant."""

    exit_code = 2


class UnusableFile(SalesdeskError):
    """The data file is not ours, damaged, or from a newer version; it was not touched."""

    exit_code = 3


class FileBusy(SalesdeskError):
    """Another program kept the data file locked."""

    exit_code = 4
    label = ""
    """The name of the deed that was refused."""
    again: Callable[[], object] | None = None
    """Does the refused deed, as it was asked for."""


class WriteFailed(SalesdeskError):
    """The disk is full or the file can not be written; nothing is half done."""

    exit_code = 5
