"""Who may be in the record twice: sure by address or number, else a question by name and company. Decides nothing.

Only those who share a sign are compared, so that a hundred thousand people take seconds, not days; and they are looked at
company by company, so that they are never all held at once: a desk is open for weeks.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TypeVar

from salesdesk.domain.matching import NOBODYS_LABELS
from salesdesk.domain.matching_names import clearly_differ, is_shared_box, name_key, name_words, telling_words

SAME_SIGN, SAME_NAME = 12, 8
"""More people than this under one sign are a switchboard or a common name: they are not asked about."""
OTHER_FIRM = 3
"""Of a name that so many bear, two at different companies may be one who has moved."""
BLOCK = 60
"""People of one company who are all compared with each other; of a larger one those whose name begins alike."""
LIKE, FIRMS_LIKE = 82, 92
"""How alike two names must be to be asked about, of 100 (rapidfuzz's sorted tokens)."""


@dataclass(frozen=True, slots=True)
class Someone:
    """As much of a person as is compared."""

    id: int
    name: str
    firm_id: int | None = None
    firm: str = ""
    emails: tuple[str, ...] = ()
    """Keys of their live addresses."""
    numbers: tuple[tuple[str, str], ...] = ()
    """(key, label) of their live numbers."""


@dataclass(frozen=True, slots=True)
class FirmSeen:
    """As much of a company as is compared."""

    id: int
    name: str
    domain: str = ""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two who may be one, the older first."""

    one: int
    other: int
    sure: bool
    why: str
    likeness: int = 100

    @property
    def ids(self) -> frozenset[int]:
        return frozenset((self.one, self.other))


T = TypeVar("T")


def doubles_among(
    sharing: Sequence[Someone],
    firms: Iterable[Sequence[Someone]],
    *,
    apart: frozenset[frozenset[int]] = frozenset(),
) -> tuple[Pair, ...]:
    """Every two who may be one, the sure ones first; `apart` holds those of whom it has been said that they are two.

    `sharing`: at least those who share an address, a number or a `name_sign` with another. `firms`: the people of each
    company, those of companies with one `firm_sign` together.
    """
    found: dict[frozenset[int], Pair] = {}
    for pair in _chain(sharing, firms):
        if pair.ids not in apart and pair.ids not in found:
            found[pair.ids] = pair
    return tuple(sorted(found.values(), key=lambda p: (not p.sure, -p.likeness, p.one, p.other)))


def name_sign(name: str) -> str:
    """What two bearers of the very same name share, in any order and style; nothing for a name of one word."""
    key = name_key(name)
    return key if " " in key else ""


def firm_sign(name: str) -> str:
    """What two companies share whose names are the same but for their legal form; nothing where no word is left."""
    return " ".join(sorted(telling_words(name)))


def _chain(sharing: Sequence[Someone], firms: Iterable[Sequence[Someone]]) -> Iterator[Pair]:
    by_id = {one.id: one for one in sharing}
    yield from _by_email(by_id, sharing)
    yield from _by_number(by_id, sharing)
    yield from _by_name(sharing)
    for people in firms:
        yield from _within_firm(people)


def _by_email(by_id: dict[int, Someone], people: Sequence[Someone]) -> Iterator[Pair]:
    for key, ids in _groups(people, lambda one: one.emails):
        for one, other in combinations(ids, 2):
            agree = not clearly_differ(by_id[one].name, by_id[other].name)
            if agree and not is_shared_box(key):
                yield Pair(one, other, sure=True, why="same e-mail")
            elif agree or not is_shared_box(key):
                yield Pair(
                    one, other, sure=False, why="same e-mail, other name" if not agree else "same shared mailbox"
                )


def _by_number(by_id: dict[int, Someone], people: Sequence[Someone]) -> Iterator[Pair]:
    def keys(one: Someone) -> tuple[str, ...]:
        return tuple(key for key, label in one.numbers if label.casefold() not in NOBODYS_LABELS)

    for _, ids in _groups(people, keys):
        for one, other in combinations(ids, 2):
            if not clearly_differ(by_id[one].name, by_id[other].name):
                yield Pair(one, other, sure=True, why="same number")
            elif len(ids) == 2:
                yield Pair(one, other, sure=False, why="same number, other name", likeness=40)


def _by_name(people: Sequence[Someone]) -> Iterator[Pair]:
    """The very same name, in any order and style, of two words at least."""
    for _, group in _gathered(people, lambda one: [name_sign(one.name)]):
        if len(group) > SAME_NAME:
            continue
        for one, other in combinations(group, 2):
            if one.firm_id is None or other.firm_id is None:
                yield Pair(one.id, other.id, sure=False, why="same name", likeness=90)
            elif one.firm_id == other.firm_id or telling_words(one.firm) & telling_words(other.firm):
                yield Pair(one.id, other.id, sure=False, why="same name and company", likeness=98)
            elif len(group) <= OTHER_FIRM:
                yield Pair(one.id, other.id, sure=False, why="same name, other company", likeness=60)


def _within_firm(people: Sequence[Someone]) -> Iterator[Pair]:
    """Names that are alike at one company, or at two whose names are the same but for their legal form."""
    from rapidfuzz import fuzz

    for block in _blocks(people):
        keys = {one.id: name_key(one.name) for one in block}
        for one, other in combinations(block, 2):
            likeness = int(fuzz.token_sort_ratio(keys[one.id], keys[other.id]))
            if _alike(one.name, other.name, likeness):
                yield Pair(one.id, other.id, sure=False, why="names alike, same company", likeness=max(50, likeness))


def _alike(one: str, other: str, likeness: int) -> bool:
    """Close spellings; or a short form or an initial beside the very same last name."""
    if likeness < 50 or clearly_differ(one, other):
        return False
    first, second = set(name_words(one)), set(name_words(other))
    whole = len(first) > 1 and len(second) > 1
    return whole and (likeness >= LIKE or any(len(word) > 2 for word in first & second))


def _blocks(group: Sequence[Someone]) -> Iterator[Sequence[Someone]]:
    """A company's people, those of a large one by how each of their names begins."""
    if len(group) <= BLOCK:
        yield group
        return
    for _, block in _gathered(group, lambda one: {word[:3] for word in name_words(one.name) if len(word) > 2}):
        if len(block) <= BLOCK:
            yield block


def firms_among(firms: Sequence[FirmSeen], *, apart: frozenset[frozenset[int]] = frozenset()) -> tuple[Pair, ...]:
    """Every two companies that may be one: sure by their domain, else by their names but for the legal form."""
    found: dict[frozenset[int], Pair] = {}
    for pair in _firm_pairs(firms):
        if pair.ids not in apart and pair.ids not in found:
            found[pair.ids] = pair
    return tuple(sorted(found.values(), key=lambda p: (not p.sure, -p.likeness, p.one, p.other)))


def _firm_pairs(firms: Sequence[FirmSeen]) -> Iterator[Pair]:
    from rapidfuzz import fuzz

    for _, group in _gathered(firms, lambda firm: [firm.domain.casefold()] if firm.domain else []):
        for one, other in combinations(group[:SAME_NAME], 2):
            if telling_words(one.name) & telling_words(other.name):
                yield Pair(one.id, other.id, sure=True, why="same site, names alike")
            else:
                yield Pair(one.id, other.id, sure=False, why="same site", likeness=70)
    keys = {firm.id: firm_sign(firm.name) for firm in firms}
    for _, group in _gathered(firms, lambda firm: [keys[firm.id]] if keys[firm.id] else []):
        for one, other in combinations(group[:SAME_NAME], 2):
            yield Pair(one.id, other.id, sure=False, why="same name but for its form", likeness=99)
    for _, group in _gathered(firms, lambda firm: [keys[firm.id][:4]] if len(keys[firm.id]) > 5 else []):
        for one, other in combinations(group, 2) if len(group) <= BLOCK * 3 else ():
            likeness = int(fuzz.ratio(keys[one.id], keys[other.id], score_cutoff=FIRMS_LIKE))
            if likeness:
                yield Pair(one.id, other.id, sure=False, why="names alike", likeness=likeness)


def _groups(people: Sequence[Someone], signs: Callable[[Someone], Iterable[str]]) -> Iterator[tuple[str, list[int]]]:
    for key, group in _gathered(people, signs):
        if len(group) <= SAME_SIGN:
            yield key, [one.id for one in group]


def _gathered(things: Sequence[T], signs: Callable[[T], Iterable[str]]) -> Iterator[tuple[str, list[T]]]:
    """Those who share a sign, where there are two at least; in the order in which they came."""
    found: defaultdict[str, list[T]] = defaultdict(list)
    for thing in things:
        for sign in dict.fromkeys(signs(thing)):
            if sign:
                found[sign].append(thing)
    return ((sign, group) for sign, group in found.items() if len(group) > 1)
