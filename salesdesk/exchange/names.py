"""Names as files have them: parts to a whole and back, credentials apart, and no letter ever damaged."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from salesdesk.exchange.wordsets import words_of


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name in parts; `whole` is what is shown."""

    whole: str = ""
    first: str = ""
    middle: str = ""
    last: str = ""
    prefix: str = ""
    suffix: str = ""


_CREDENTIALS = words_of(
    "cpa mba phd cfa cfp pmp esq jd md dds dvm rn pe cissp cisa cism sphr phr shrm-cp shrm-scp cma cia cma acca fcca aca fca "
    "acma cgma mcips fcips cscp cpim cpp ba bsc ba(hons) bsc(hons) msc ma meng beng llb llm mphil edd dba dphil emba "
    "mrics frics ceng csm cspo safe spc itil prince2 six-sigma lssbb lssgb jr sr ii iii iv jnr snr obe mbe cbe mpa "
    "mph msw lcsw aia leed ccim crs gri abr sior cebs clu chfc ccp gphr mcse ccna ccie pgmp rmp acp mcim fcim "
    "dipm fcipd mcipd cipd assoc aca ctp fpac fpa cips micm facs mph rph pharmd psyd mfa mfin mscis mis ccsp "
    "dr.-ing dipl.-ing dipl.-kfm"
)
_BARE = _CREDENTIALS - {
    "ma",
    "ba",
    "pe",
    "md",
    "sr",
    "rn",
    "safe",
    "spc",
    "mis",
    "jd",
    "acp",
    "crs",
    "abr",
    "assoc",
    "gri",
    "do",
}
"""Credentials that may stand behind a name without a comma; the others are surnames somewhere."""
_GENERATIONS = frozenset({"jr", "sr", "jnr", "snr", "ii", "iii", "iv"})
_SALUTATIONS = words_of(
    "mr mrs ms miss mx dr prof herr frau hr fr mme mlle m monsieur madame sr sra srta dott dott.ssa ing avv dhr mevr mw "
    "sig sig.ra don doña sir dame rev hon capt maj lt col"
)
_SURE_SALUTATIONS = words_of(
    "mr mrs ms mx dr prof herr frau mme mlle monsieur madame sra srta dott dott.ssa dhr mevr prof.dr dr.med"
)
_PARTICLES = words_of(
    "van von der den de del della di da dos das do du la le les el al bin ibn ben ter ten zu zum zur vom op 't st st. "
    "y e af av ó ní mac mc o'"
)
_FIRM_ENDS = words_of(
    "inc ltd llc llp plc gmbh ag kg ohg ug se sa sas sarl srl spa bv nv ab as oy oyj co corp company pty pte kft sro "
    "s.a s.l sl lda ltda group holdings partners sons associates limited incorporated & kgaa ev e.v e.k ek"
)
_CJK = re.compile(r"[\u1100-\u11ff\u3005\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]+")
_PARTING = frozenset(" ,)]")
_PRONOUNS = re.compile(r"\s*[(\[]((?:s?he|they|ze|xe|any)(?:\s*/\s*\w+)+)[)\]]\s*$", re.I)


def is_salutation(text: str) -> bool:
    """Whether a word is Mr, Frau, Dr. and the like: a `Title` column of such words is no job."""
    words = text.casefold().split()
    return bool(words) and all(w.strip(".,") in _SALUTATIONS for w in words)


def read_name(name: Name) -> Name:
    """The parts put in order: credentials to the suffix, a whole made from parts or parts from a whole."""
    first, last = name.first, name.last
    if first and last and not (name.whole or name.middle or name.prefix) and _is_plain(first, last):
        return Name(f"{first} {last}", first, "", last, "", name.suffix)
    parts = _pronouns_apart(name)
    if parts.first or parts.last:
        return _from_parts(parts)
    return _from_whole(parts)


def _is_plain(first: str, last: str) -> bool:
    """Whether nothing stands in the two that would have to be told apart: one word each, and no sign that parts."""
    both = first + last
    return (both.isalpha() and first.isascii()) or (both.isascii() and _PARTING.isdisjoint(both))


def _pronouns_apart(name: Name) -> Name:
    if ")" not in (ends := name.last[-1:] + name.first[-1:] + name.whole[-1:]) and "]" not in ends:
        return name
    for part in ("last", "first", "whole"):
        text: str = getattr(name, part)
        if found := _PRONOUNS.search(text):
            kept = replace(name, **{part: text[: found.start()].strip()})
            return replace(kept, suffix=_joined(kept.suffix, f"({found[1]})"))
    return name


def _from_parts(name: Name) -> Name:
    last, found = credentials_apart(name.last)
    first, more = credentials_apart(name.first)
    prefix, first = _salutation_apart(name.prefix, first)
    suffix = _joined(name.suffix, found, more)
    whole = name.whole
    if not whole or whole == f"{name.first} {name.last}" or found or more:
        whole = _together(first, name.middle, last)
    return Name(whole, first, name.middle, last, prefix, suffix)


def _together(first: str, middle: str, last: str) -> str:
    """First, middle, last; where all of it is written in Han, Kana or Hangul, family name first and no blank."""
    parts = [p for p in (first, middle, last) if p]
    if len(parts) > 1 and all(_CJK.fullmatch(p) for p in parts):
        return last + middle + first
    return " ".join(parts)


def _from_whole(name: Name) -> Name:
    words = name.whole.split(" ")
    if len(words) == 2 and not any(map(_is_special, words)):
        return Name(name.whole, words[0], name.middle, words[1], name.prefix, name.suffix)
    whole, found = credentials_apart(name.whole)
    swapped = _last_first(whole)
    if swapped:
        first, last = swapped
        prefix, first = _salutation_apart(name.prefix, first)
        return Name(f"{first} {last}", first, name.middle, last, prefix, _joined(name.suffix, found))
    prefix, whole = _salutation_apart(name.prefix, whole)
    first, last = split_whole(whole)
    return Name(whole, first, name.middle, last, prefix, _joined(name.suffix, found))


def _is_special(word: str) -> bool:
    """Whether a word may be more than a plain name: a title, a degree, a particle, a sign."""
    return not word.isalpha() or word.isupper() or word.casefold() in _SPECIAL


_SPECIAL = _CREDENTIALS | _SALUTATIONS | _PARTICLES | _FIRM_ENDS | {"und", "and", "et"}


def credentials_apart(text: str) -> tuple[str, str]:
    """("Barlow", "CPA") for "Barlow, CPA"; a comma that parts something else stays: "Smith, Hart"."""
    if text.isalpha():
        return text, ""
    if "," in text:
        head, *tail = (p.strip() for p in text.split(","))
        if head and tail and all(p and _is_credential(p, beside=head) for p in tail):
            return head, ", ".join(tail)
    words = text.split()
    cut = len(words)
    while cut > 1 and _stands_bare(words[cut - 1], words[:cut]):
        cut -= 1
    if cut == len(words) or not cut:
        return text, ""
    return " ".join(words[:cut]).rstrip(","), " ".join(words[cut:])


def _is_credential(text: str, *, beside: str) -> bool:
    """Known letters, or letters that look it; beside a shouted name only known ones ("SMITH, IAN" is no degree)."""
    words = [w for w in re.split(r"[\s/&]+", text.strip(" ()®™")) if w]
    known = [_plain(w) in _CREDENTIALS for w in words]
    return all(known) or (
        not beside.isupper() and all(k or _looks_credential(w) for k, w in zip(known, words, strict=True))
    )


def _plain(word: str) -> str:
    return word.strip(" ,()®™").casefold().replace(".", "") if "-" not in word else word.strip(" ,®™").casefold()


def _looks_credential(word: str) -> bool:
    """Short, with two capitals or more: "FCIPS", "Ph.D.", "CSCP®"; "Hart" and "JOHN" are not."""
    letters = [c for c in word if c.isalpha()]
    capitals = sum(c.isupper() for c in letters)
    if "." in word.strip(".") and capitals >= 2:
        return len(letters) <= 6
    return 2 <= len(letters) <= 5 and capitals >= 2 and not (capitals == len(letters) and _has_vowel_inside(word))


def _has_vowel_inside(word: str) -> bool:
    """JOHN and MARIA could be read aloud; CPA and FCIPS could not, or only just."""
    return len(word) >= 4 and bool(re.search(r"[^AEIOU][AEIOUY][^AEIOU]|[AEIOU]{2}", word))


def _stands_bare(word: str, before: list[str]) -> bool:
    plain = _plain(word)
    if plain in _GENERATIONS:
        return len(before) > 1 and (word[0].isupper()) and plain not in {"sr"}
    if plain not in _BARE:
        return False
    shouted = all(w.isupper() for w in before)
    return len(before) > 1 and not shouted and sum(c.isupper() for c in word) >= 2


def _last_first(text: str) -> tuple[str, str] | None:
    """(first, last) of "Ruiz, Dana" and "SMITH, JOHN"; None for a firm, a list, or anything else with a comma."""
    if text.count(",") != 1:
        return None
    last, first = (p.strip() for p in text.split(","))
    words = [w.strip(".").casefold() for w in (*last.split(), *first.split())]
    if not last or not first or any(w in _FIRM_ENDS for w in words) or re.search(r"[\d&/@]", text):
        return None
    if len(first.split()) > 3 or len(last.split()) > 4:
        return None
    if text.isupper() and text.isascii():
        return _recased(first), _recased(last)
    return first, last


def _recased(text: str) -> str:
    """A shouted "O'BRIEN-SMITH" in mixed letters; particles become small, McDonald keeps its D."""
    words = []
    for word in text.split():
        low = word.casefold()
        if low in _PARTICLES and len(text.split()) > 1:
            words.append(low)
            continue
        cased = re.sub(r"[a-z]+", lambda m: m.group().capitalize(), low)
        words.append(re.sub(r"\bMc([a-z])", lambda m: "Mc" + m[1].upper(), cased))
    return " ".join(words)


def _salutation_apart(prefix: str, text: str) -> tuple[str, str]:
    if " " not in text:
        return prefix, text
    words = text.split()
    found: list[str] = []
    while len(words) > 1 and words[0].strip(".,").casefold() in _SURE_SALUTATIONS:
        found.append(words.pop(0))
    if not found:
        return prefix, text
    said = " ".join(found)
    return (prefix if said.strip(".").casefold() in prefix.casefold() else _spaced(prefix, said)), " ".join(words)


def _spaced(*parts: str) -> str:
    return " ".join(p for p in parts if p)


def _joined(*parts: str) -> str:
    return ", ".join(dict.fromkeys(p for p in parts if p))


def split_whole(text: str) -> tuple[str, str]:
    """(first, last) of a whole name; particles belong to the last: "Jan", "van der Berg"."""
    words = text.split()
    if len(words) < 2:
        return (text, "") if not _CJK.fullmatch(text) else ("", "")
    if {"&", "+", "und", "and", "et"} & {w.casefold() for w in words}:
        return "", ""
    cut = len(words) - 1
    while cut > 1 and words[cut - 1].casefold() in _PARTICLES:
        cut -= 1
    if words[0].casefold() in _PARTICLES and words[0].casefold() not in {"al", "don", "el", "ben", "la", "mac"}:
        return "", text
    return " ".join(words[:cut]), " ".join(words[cut:])
