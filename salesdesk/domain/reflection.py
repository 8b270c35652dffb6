"""The week's card and what the rep says of themselves: beliefs, one behaviour, tags that return. Nothing here scolds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from salesdesk.domain.text import fold

NAMED_FROM = 2
"""Times in a month from which a self-critique is named as one that returns."""
TAGS = (
    "talked too much", "asked closed questions", "no next step agreed", "not prepared", "pitched too early",
    "pushed", "did not listen", "too late", "put it off",
)  # fmt: skip
"""Offered; the rep's own words stand beside them."""
_ORDINALS = {1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth", 6: "sixth", 7: "seventh", 8: "eighth"}


@dataclass(frozen=True, slots=True)
class WeekCard:
    """One week's card. Its answer says, a week later, how the behaviour went."""

    week_on: date
    """The Monday."""
    belief_held: str | None = None
    belief_try: str | None = None
    behaviour: str | None = None
    answer: str | None = None

    @property
    def empty(self) -> bool:
        return not (self.belief_held or self.belief_try or self.behaviour)


@dataclass(frozen=True, slots=True)
class Critique:
    """One thing that the rep would do differently."""

    id: int
    noted_on: date
    tag: str
    words: str | None = None
    touch_id: int | None = None


@dataclass(frozen=True, slots=True)
class Returning:
    """A self-critique and how often it was said in one month, the last time first."""

    tag: str
    ids: tuple[int, ...]

    @property
    def words(self) -> str:
        """ "talked too much: third time this month"."""
        return f"{self.tag}: {times_this_month(len(self.ids))}"


def times_this_month(count: int) -> str:
    """ "third time this month"."""
    return f"{_ORDINALS[count]} time this month" if count in _ORDINALS else f"{count} times this month"


def same_tag(one: str, other: str) -> bool:
    """Whether two tags are the same words, however they are written."""
    return tag_key(one) == tag_key(other)


def tag_key(tag: str) -> str:
    return " ".join(fold(tag).replace("-", " ").split()).rstrip(".!")


def returning(found: Iterable[Critique], *, today: date) -> tuple[Returning, ...]:
    """What was said of oneself more than once in this calendar month, the most frequent first."""
    by_tag: dict[str, list[Critique]] = {}
    for one in found:
        if (one.noted_on.year, one.noted_on.month) == (today.year, today.month) and one.noted_on <= today:
            by_tag.setdefault(tag_key(one.tag), []).append(one)
    often = [group for group in by_tag.values() if len(group) >= NAMED_FROM]
    often.sort(key=lambda group: (-len(group), tag_key(group[0].tag)))
    return tuple(Returning(group[0].tag, tuple(c.id for c in sorted(group, key=lambda c: -c.id))) for group in often)
