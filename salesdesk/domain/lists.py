"""The ready lists by name, and the words of a list of the rep's own; what they find is for the store.

One line of words holds a list: "kind:client city:berlin -tag:renewal quiet:90 fleet".
"""

from __future__ import annotations

import shlex
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum

from salesdesk.domain.text import clean_line, fold
from salesdesk.domain.who import KIND_WORDS
from salesdesk.errors import NotUnderstood


class Section(StrEnum):
    """The headings of the lists."""

    QUALITY = "data quality"
    TOUCH = "in touch"
    RECORD = "the record"


@dataclass(frozen=True, slots=True)
class Ready:
    """A list that is always there."""

    id: str
    title: str
    says: str
    """What it holds, in one line."""
    section: Section
    empty: str
    """What stands there while nobody is on it."""
    check: str = ""
    """What the data-quality figure says of a person who is not on it; "" where it does not count."""


LOSING_DAYS, QUIET_DAYS = 60, 90
READY: tuple[Ready, ...] = (
    Ready("untagged", "Untagged", "Not said what they are to you: 1 to 5 tags, and goes on.", Section.QUALITY,
          "Everybody is tagged.", "tagged"),
    Ready("doubles", "Duplicates to look at", "Two who may be one: side by side, then one key.", Section.QUALITY,
          "No two look alike.", "no double"),
    Ready("unreachable", "No way to reach them", "No number and no address that works.", Section.QUALITY,
          "Everybody can be reached.", "reachable"),
    Ready("unknown_zone", "Clock unknown", "Nothing tells what time it is there.", Section.QUALITY,
          "Everybody's clock is known.", "clock known"),
    Ready("no_next_step", "No next step", "Dealt with, and nothing is planned.", Section.QUALITY,
          "Everybody whom you have dealt with has a next step.", "a next step"),
    Ready("stale_facts", "Stale facts", "What you know of them is old: confirm it or ask again.",
          Section.QUALITY, "Every fact is fresh.", "fresh facts"),
    Ready("set_aside", "Set aside from imports", "Lines that an import kept apart until you say.", Section.QUALITY,
          "No import has left a question."),
    Ready("losing_touch", "Losing touch", f"Talked once, silent for {LOSING_DAYS} days, and nothing is planned.",
          Section.TOUCH, "You are in touch with everybody you have talked with."),
    Ready("quiet", f"Quiet over {QUIET_DAYS} days", f"No touch from either side for {QUIET_DAYS} days.", Section.TOUCH,
          f"Nobody has been quiet for {QUIET_DAYS} days."),
    Ready("under_rhythm", "Clients under rhythm", "Clients with fewer than four touches in a year.",
          Section.TOUCH, "Every client has had four touches in twelve months."),
    Ready("no_list", "The no list", "Said no, and agreed to a later day; the next one first.", Section.TOUCH,
          "Nobody has said no with a day."),
    Ready("owed", "You owe them", "A promise of yours is open; the oldest first.", Section.TOUCH,
          "You owe nobody anything."),
    Ready("stalled", "Standing still", "A stall is recorded: touches are few and quiet.", Section.TOUCH,
          "Nothing stands still."),
    Ready("not_started", "Not started", "Never touched, and nothing is planned.", Section.TOUCH,
          "Everybody has been started."),
    Ready("do_not_contact", "Do not contact", "Asked not to be contacted, on all channels or some.", Section.RECORD,
          "Nobody has asked not to be contacted."),
    Ready("no_phone", "No number", "No number that works.", Section.RECORD, "Everybody has a number."),
    Ready("no_email", "No e-mail", "No address that works.", Section.RECORD, "Everybody has an address."),
    Ready("no_company", "No company", "It is not known where they work.", Section.RECORD, "Everybody has a company."),
    Ready("trash", "Trash", "What was thrown away: enter brings it back.", Section.RECORD, "The trash is empty."),
)  # fmt: skip
BY_ID = {ready.id: ready for ready in READY}
CHECKS = tuple(ready for ready in READY if ready.check)
FEW = 20
"""Under so many people the figure is a count and no percentage."""


@dataclass(frozen=True, slots=True)
class Figure:
    """The data-quality figure: how many of its checks hold, over everybody who is not in the trash."""

    people: int
    open: dict[str, int]
    """Check's list → who is on it."""

    @property
    def checks(self) -> int:
        return self.people * len(CHECKS)

    @property
    def hold(self) -> int:
        return self.checks - sum(min(count, self.people) for count in self.open.values())

    @property
    def words(self) -> str:
        """ "98 of 108 checks hold", with a percentage where there are enough people for one."""
        if not self.people:
            return "nobody here yet"
        share = f"{self.hold * 100 // self.checks} %: " if self.people >= FEW else ""
        return f"{share}{self.hold:,} of {self.checks:,} checks hold"

    @property
    def says(self) -> str:
        """What it counts."""
        who = "the one person" if self.people == 1 else f"each of {self.people:,} people"
        return f"For {who}: {', '.join(ready.check for ready in CHECKS)}."


TERMS: dict[str, str] = {
    "kind": "prospect, client, former client, partner, other, none",
    "tag": "a tag, or a beginning of one",
    "company": "part of a company's name",
    "title": "part of a job",
    "city": "a city",
    "country": "a country",
    "source": "part of where they came from",
    "quiet": "days without a touch",
    "no": "phone, email, company, tag, next, clock",
    "has": "phone, email, company, tag, next, clock",
    "in": "a ready list: "
    + ", ".join(ready.id for ready in READY if ready.id not in ("doubles", "set_aside", "trash")),
}
"""What may stand before a colon, and what after it."""
PARTS = ("phone", "email", "company", "tag", "next", "clock")


@dataclass(frozen=True, slots=True)
class Term:
    """One word of a list: a bare word has no name."""

    name: str
    value: str
    without: bool = False


def read_list(text: str) -> tuple[Term, ...]:
    """The terms of a line of words. Raises NotUnderstood for a name or a value that does not exist, or for nothing."""
    terms = tuple(_term(word) for word in _words(clean_line(text)))
    if not terms:
        raise NotUnderstood("A list needs some words.", "Such as: kind:client city:berlin quiet:90")
    return terms


def _words(text: str) -> list[str]:
    plain = text.replace("“", '"').replace("”", '"').replace("'", "’")
    try:
        return shlex.split(plain, comments=False)
    except ValueError:  # a quotation mark that is still open, while one types
        return plain.replace('"', "").split()


def _term(word: str) -> Term:
    without = len(word) > 1 and word[0] == "-"
    bare = word[1:] if without else word
    name, colon, value = bare.partition(":")
    if not colon or not name.isalpha() or "//" in value:
        return Term("", bare, without)
    known = fold(name)
    if known not in TERMS:
        near = get_close_matches(known, TERMS, n=1)
        raise NotUnderstood(
            f"“{name}:” is nothing that a list can look at.",
            f"Did you mean {near[0]}:?" if near else f"One of: {', '.join(TERMS)}.",
        )
    return Term(known, _value(known, value.strip()), without)


def _value(name: str, value: str) -> str:
    if not value:
        raise NotUnderstood(f"“{name}:” needs something after it.", f"{name}: {TERMS[name]}.")
    if name == "quiet" and not (value.isdecimal() and len(value) < 5):
        raise NotUnderstood(f"“{value}” is no number of days.", "Such as: quiet:90")
    if name == "kind":
        return _kind(value)
    if name in ("no", "has") or name == "in":
        return _one_of(name, fold(value).replace(" ", "_").replace("-", "_"))
    return value


def _kind(value: str) -> str:
    wanted = fold(value).replace("_", " ").replace("-", " ")
    if wanted in ("none", "untagged"):
        return "none"
    found = [kind.value for kind, words in KIND_WORDS.items() if words.startswith(wanted)]
    if len(found) != 1:
        raise NotUnderstood(f"“{value}” is no kind of contact.", f"One of: {TERMS['kind']}.")
    return found[0]


def _one_of(name: str, value: str) -> str:
    plural = {
        "number": "phone",
        "e_mail": "email",
        "mail": "email",
        "tags": "tag",
        "next_step": "next",
        "zone": "clock",
    }
    ready = [r.id for r in READY if r.id not in ("doubles", "set_aside", "trash")]
    choices = ready if name == "in" else PARTS
    found = plural.get(value, value)
    if found not in choices:
        raise NotUnderstood(f"“{value}” can not stand after {name}:.", f"One of: {', '.join(choices)}.")
    return found
