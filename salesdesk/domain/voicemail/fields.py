"""Merge fields: `{{ first_name }}`, `{{ first_name | there }}`; filled from the record in one pass.

No template engine: fixed names only, nothing is evaluated, what was inserted is never read again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from salesdesk.domain.patterns import pattern

FIELDS: Mapping[str, str] = MappingProxyType(
    {
        "first_name": "their first name",
        "name": "their full name",
        "title": "their role",
        "account": "their company",
        "industry": "their industry",
        "my_name": "your name",
        "my_firm": "your firm",
        "my_number": "your number",
        "benefit": "what gets better for people like them",
        "proof_line": "one line of proof from their industry",
        "last_mail": "what your last e-mail was about",
        "last_mail_day": "the day of your last e-mail",
        "agreed_day": "the day you agreed with them",
        "their_date": "a date that matters to them",
        "out_of_office": "why or until when they were away",
        "fact": "something you know about them",
        "promise": "what was promised",
        "last_talk": "when you last spoke",
        "referrer": "who pointed you to them",
        "value_item": "something worth giving them",
        "next_call": "the day you will try again",
        "way_out": "an easy way to say no",
    }
)

LONGEST_FIELD = 120
"""Characters between the braces; anything longer is text, not a field."""

_FIELD = pattern(r"\{\{([^{}\n]{0,%d})\}\}" % LONGEST_FIELD)  # noqa: UP031
_JINJA_DEFAULT = pattern(r"default\s?\((.*)\)")
_OPEN = pattern(r"[^{}|\n]{0,60}\Z")
_JOINTS = pattern(r"[\s-]+")


@dataclass(frozen=True, slots=True)
class Gap:
    """A field that was left as it stands; `known` is False where no field has this name.

    `start` and `end` are its place in the filled text.
    """

    name: str
    start: int
    end: int
    known: bool


@dataclass(frozen=True, slots=True)
class Filled:
    """A text with what the record could give, and the fields it could not."""

    text: str
    missing: tuple[Gap, ...]


def fill(text: str, values: Mapping[str, str]) -> Filled:
    """The text with its fields filled; a field without value or default stays in it and is named."""
    pieces: list[str] = []
    gaps: list[Gap] = []
    length = last = 0
    for found in _FIELD.finditer(text):
        name, default = _read(found.group(1))
        said = _value(name, default, values)
        before = text[last : found.start()]
        start = length + len(before)
        pieces += (before, found.group() if said is None else said)
        length = start + len(pieces[-1])
        last = found.end()
        if said is None:
            gaps.append(Gap(name, start, length, name in FIELDS))
    pieces.append(text[last:])
    return Filled("".join(pieces), tuple(gaps))


def gaps(text: str) -> tuple[Gap, ...]:
    """Every field that stands in the text, in its order; one with a default counts too."""
    read = ((_read(found.group(1))[0], found) for found in _FIELD.finditer(text))
    return tuple(Gap(name, found.start(), found.end(), name in FIELDS) for name, found in read)


def complete(text: str, cursor: int) -> tuple[str, ...]:
    """The field names that fit what is being typed before the cursor inside `{{`; nothing elsewhere."""
    before = text[max(0, cursor - LONGEST_FIELD) : max(0, cursor)]
    opened = before.rfind("{{")
    if opened < 0:
        return ()
    typed = before[opened + 2 :]
    if not _OPEN.match(typed):
        return ()
    stem = _name(typed)
    first = [name for name in FIELDS if name.startswith(stem)]
    return (*first, *(name for name in FIELDS if name not in first and _has_part(name, stem)))


def _has_part(name: str, stem: str) -> bool:
    return any(part.startswith(stem) for part in name.split("_"))


def _name(inside: str) -> str:
    return _JOINTS.sub("_", inside.strip().casefold())


def _read(inside: str) -> tuple[str, str]:
    """(name, default) of what stands between the braces; the default may be quoted, or as other tools write it."""
    name, _, default = inside.partition("|")
    default = default.strip()
    other = _JINJA_DEFAULT.fullmatch(default)
    if other:
        default = other.group(1).strip()
    if len(default) > 1 and default[0] == default[-1] and default[0] in "'\"":
        default = default[1:-1]
    return _name(name), default


def _value(name: str, default: str, values: Mapping[str, str]) -> str | None:
    if name not in FIELDS:
        return None
    return values.get(name, "").strip() or default or None
