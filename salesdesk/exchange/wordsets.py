"""Sets of words written as one line of text, as the tables of this room have them."""

from __future__ import annotations


def words_of(text: str) -> frozenset[str]:
    """The words of a text, parted at blanks."""
    return frozenset(text.split())
