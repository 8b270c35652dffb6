"""What header words mean: folded forms, exact phrases of many languages, and a careful guess for the rest."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from salesdesk.domain.text import fold
from salesdesk.exchange.tables import words_north
from salesdesk.exchange.tables.words import CONCEPTS, PHRASES

_ZONE = re.compile(r"\s*\((?:gmt|utc)[^)]*\)\s*$")
_DIGITS = re.compile(r"\d+")
_WORD = re.compile(r"[^\W_]+")
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


@cache
def fold_header(header: str) -> str:
    """The form under which headers are compared: no case, accents, zone, star, colon or byte-order mark."""
    plain = fold(header.replace("\ufeff", "").replace("’", "'").replace("_", " ").strip().strip("\"'"))
    return _ZONE.sub("", plain).strip(" *:").strip()


def numbered(folded: str) -> tuple[str, str]:
    """("e-mail # - value", "2") for "e-mail 2 - value"; the number is "" where there is none."""
    found = _DIGITS.search(folded)
    if not found:
        return folded, ""
    return folded[: found.start()] + "#" + folded[found.end() :], found.group()


@dataclass(frozen=True, slots=True)
class Guess:
    """A use for a header, and whether the words leave no doubt."""

    use: str
    certain: bool


@cache
def _phrases() -> dict[str, str]:
    tables = (*words_north.PHRASES.items(), *PHRASES.items())  # of a word in both the older meaning stands
    return {fold_header(phrase): use for use, phrases in tables for phrase in phrases}


@cache
def _stems() -> tuple[dict[str, frozenset[str]], tuple[tuple[str, str], ...]]:
    whole: dict[str, frozenset[str]] = {}
    starts: list[tuple[str, str]] = []
    for concept, words in (*CONCEPTS.items(), *words_north.CONCEPTS.items()):
        for word in words.split():
            if word.endswith("*"):
                starts.append((fold(word[:-1]), concept))
            else:
                whole[fold(word)] = whole.get(fold(word), frozenset()) | {concept}
    return whole, tuple(starts)


def known_phrase(header: str) -> str | None:
    """The use of a header that is one of the known phrases of some language; "Phone1" is "Phone"."""
    folded = fold_header(header)
    phrases = _phrases()
    for form in (folded, " ".join(_WORD.findall(folded)), _LAST_NUMBER.sub("", folded)):
        if form in phrases:
            return phrases[form]
    return None


@cache
def guess(header: str) -> Guess | None:
    """What a header most likely means; None where its words say nothing that is known."""
    parted = header if " " in header.strip() else _HUMP.sub(" ", header)
    for form in (header, parted):
        if (known := known_phrase(form)) is not None:
            return Guess(known, True)
    use = _by_concepts(concepts_of(parted))
    return Guess(use, False) if use else None


_LAST_NUMBER = re.compile(r"[\s#.]*\d{1,2}$")
_SPELLINGS = (
    (re.compile(r"\b[nN](?:[º°]|o\.|r\.)"), "number "),
    (re.compile(r"(?i)e[-\s]?mail"), "email"),
    (re.compile(r"(?i)\bopt(?:ed)?[-\s]*out\b"), "optout"),
    (re.compile(r"(?i)\bopt(?:ed)?[-\s]*in\b"), "optin"),
    (re.compile(r"(?i)\b(?:follow[-\s]*ups?|call[-\s]*backs?)\b"), "followup"),
    (re.compile(r"(?i)'s\b"), ""),
)
"""Spellings that would hide a word, or show a wrong one: "Nº de teléfono" is no "no"."""


def concepts_of(header: str) -> frozenset[str]:
    """Concepts named in a header: "Telefon geschäftlich" names PHONE and WORK; words nobody knows are UNKNOWN."""
    whole, starts = _stems()
    for pattern, plain in _SPELLINGS:
        header = pattern.sub(plain, header)
    found: set[str] = set()
    for place, word in enumerate(_WORD.findall(fold_header(header))):
        if word == "no" and place:
            continue
        concepts = whole.get(word) or {c for start, c in starts if word.startswith(start)}
        found |= (concepts - {"NEUTRAL"}) if concepts else ({"UNKNOWN"} if not word.isdigit() else set())
    return frozenset(found)


_PLACE = ("WORK", "HOME", "OTHER")
_PARTS = (
    ("POSTAL", "postal_code"),
    ("COUNTRY", "country"),
    ("REGION", "region"),
    ("CITY", "city"),
    ("STREET", "street"),
)
_RULES: tuple[tuple[frozenset[str], frozenset[str], str], ...] = tuple(
    (frozenset(needs.split()), frozenset(never.split()), use)
    for needs, never, use in (
        ("NOT PHONE", "", "do_not_call"),
        ("NOT CALL", "", "do_not_call"),
        ("NOT EMAIL", "", "do_not_email"),
        ("OPTOUT PHONE", "", "do_not_call"),
        ("OPTOUT CALL", "", "do_not_call"),
        ("OPTOUT EMAIL", "", "do_not_email"),
        ("NOT CONTACTWORD", "", "do_not_contact"),
        ("OPTOUT", "FAX TEXTING", "do_not_email"),
        ("NOT", "", ""),
        ("CONSENT", "", ""),
        ("ASSISTANT", "", ""),
        ("MANAGER", "", ""),
        ("SPOUSE", "", ""),
        ("NEXT NOTES", "", "next_why"),
        ("OWNER EMAIL", "", ""),
        ("OWNER PHONE", "", ""),
        ("OWNER IDWORD", "", ""),
        ("OWNER", "DATE", "owner"),
        ("NEXT DATE", "", "next_on"),
        ("NEXT CALL", "", "next_on"),
        ("NEXT CONTACTWORD", "", "next_on"),
        ("NEXT MEETINGWORD", "", "next_on"),
        ("NEXT STEP", "", "next_why"),
        ("FOLLOWUP NOTES", "", "next_why"),
        ("FOLLOWUP", "", "next_on"),
        ("NOTES", "", "notes"),
        ("FAX", "NAME", "phone:fax"),
        ("EMAIL", "NAME TYPE DATE COUNT LABELWORD STATUS", "email"),
        ("LINKEDIN", "COMPANY", "link:linkedin"),
        ("MOBILE", "TYPE DATE STATUS", "phone:mobile"),
        ("PHONE", "TYPE DATE STATUS COUNT", "phone"),
        ("COMPANY LINKEDIN", "", ""),
        ("COMPANY WEB", "", "account_domain"),
        ("WEB", "", "link:homepage"),
        ("BIRTH", "PLACE", "birthday"),
        ("COMPANY IDWORD", "", ""),
        ("COMPANY COUNT", "", ""),
        ("SOURCE", "", "lead_source"),
        ("GIVEN NAME", "", "first_name"),
        ("FAMILY NAME", "", "last_name"),
        ("MIDDLE NAME", "", "middle"),
        ("TITLE COMPANY", "", ""),
        ("TITLE", "DATE", "title"),
        ("COMPANY NAME", "", "account"),
        ("NAME CONTACTWORD", "", "name"),
        ("NAME FULL", "", "name"),
    )
)


def _by_concepts(found: frozenset[str]) -> str:
    for needs, never, use in _RULES:
        if needs <= found and not never & found:
            return _with_place(use, found)
    place = next((p.lower() for p in _PLACE if p in found), "")
    if "DATE" in found or "STATUS" in found:
        return ""
    for concept, part in _PARTS:
        if concept in found:
            return f"{part}@{place}" if place else part
    return "account" if found == {"COMPANY"} else ""


def _with_place(use: str, found: frozenset[str]) -> str:
    """The label that a number or an address takes from the header: work, home, other."""
    if use not in {"phone", "email", "phone:fax"}:
        return use
    place = next((p.lower() for p in _PLACE if p in found), "")
    if not place and use == "phone" and "COMPANY" in found:
        place = "main"
    return f"{use}:{place}" if place and ":" not in use else use
