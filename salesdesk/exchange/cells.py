"""Single cells: what a spreadsheet added taken off, several values parted, words for nothing seen as nothing."""

from __future__ import annotations

import re

from salesdesk.domain.text import clean_line, clean_lines
from salesdesk.exchange.wordsets import words_of

_FORMULA_TEXT = re.compile(r'="([^"]*)"')
_GUARD = re.compile(r"'+[\s\ufeff]*[=+\-@\t\r\n\uff0b\uff0d\uff1d\uff20]")
DANGER = re.compile(r"[\s\ufeff]*[=+\-@\t\r\n\uff0b\uff0d\uff1d\uff20]")
"""What a spreadsheet may take for a formula; also after blanks and in full-width forms."""

_NOTHING = frozenset({
    "n/a", "#n/a", "na", "null", "none", "(blank)", "(none)", "(null)", "nil", "unknown", "nan", "#ref!", "#value!",
    "not provided", "[not provided]", "undefined", "no email", "noemail", "keine", "k.a.", "k. a.", "sin datos", "s/n",
})  # fmt: skip
_NO_NAME = frozenset({"n/a", "#n/a", "(blank)", "(none)", "(null)", "[not provided]", "#ref!", "#value!", "[[unknown]]",
                      "undefined", "nan", "#name?"})  # fmt: skip
NO_VALUES = _NOTHING | _NO_NAME
"""Words that are no value in some column or other."""
_LETTER = re.compile(r"[^\W_]")
_YES = words_of("1 true yes y ja j oui si sí sim s x t wahr vrai verdadero vero waar on checked checkmark ✓ ✔ ✗ ☑")
_NO = words_of("0 false no n nein non não nao nee f falsch faux falso onwaar off unchecked ☐ - – —") | {""}


_WRAPPED = frozenset("'=\t ")
"""First signs behind which a spreadsheet's wrapping may stand; everything else is taken as it is, which is fast."""


def unguarded(text: str) -> str:
    """A cell without what spreadsheets put around it: `="0123"` and the `'` before a sign (ours is taken off too)."""
    if text[:1] == "'" and _GUARD.match(text):
        return text[1:]
    if text[:2] == '="' and (found := _FORMULA_TEXT.fullmatch(text.strip())):
        return found[1]
    return text


def line_of(cell: str) -> str:
    """One line fit to be kept."""
    if cell.isascii() and cell.isprintable() and cell[:1] not in _WRAPPED:
        return cell.strip()
    return clean_line(unguarded(cell))


def lines_of(cell: str) -> str:
    """Several lines fit to be kept, without blanks at either end."""
    if cell.isascii() and cell.isprintable() and cell[:1] not in _WRAPPED:
        return cell.strip()
    return clean_lines(unguarded(cell.strip())).strip()


def is_nothing(text: str) -> bool:
    """A word that says there is no number, address or firm: "N/A", "-", "null"."""
    if text[:1].isalnum():
        return len(text) < 16 and text.casefold() in _NOTHING
    return not _LETTER.search(text) or text.casefold() in _NOTHING


def is_no_name(text: str) -> bool:
    """A word that says there is no name, where "None" and "Null" may be somebody's surname."""
    if text[:1].isalnum():
        return len(text) < 16 and text.casefold() in _NO_NAME
    return not _LETTER.search(text) or text.casefold() in _NO_NAME


def truth(text: str) -> bool | None:
    """True, False, or None for a word that is neither."""
    word = text.strip().casefold()
    if word in _YES:
        return True
    return False if word in _NO else None


_CLOSED = frozenset({"do not allow", "not allowed", "disallow", "disallowed", "do not call", "do not contact", "do not email", "do not mail",
                     "opted out", "opt out", "opted-out", "opt-out", "optout", "unsubscribed", "blocked", "dnc", "stop", "refused", "never"})  # fmt: skip
_OPEN = frozenset({"allow", "allowed", "subscribed", "opted in", "opt in", "opted-in", "opt-in", "optin", "ok", "okay", "permitted", "n/a",
                   "null", "none", "#n/a", "(blank)", "active", "open"})  # fmt: skip


def closes(text: str) -> bool | None:
    """What a cell under "do not call" and its like says: closed, open, or None for words of its own."""
    word = text.strip().casefold()
    if word in _CLOSED:
        return True
    return False if word in _OPEN else truth(word)


_ADDRESS = re.compile(r"[^@\s<>,;:\"()\[\]|]+@[^@\s<>,;:\"()\[\]|/]+\.[^@\s<>,;:\"()\[\]|./\d]{2,}")
FEWEST_OF_A_NUMBER = 6
"""So many digits beside an address are a number, which is kept too."""
_AROUND = " \t\r\n<>()[]\"'.,;:"


def emails_in(text: str) -> tuple[list[str], bool]:
    """(addresses, whether something odd was left): "Dana <dana@x.example>; mailto:b@x.example" has two."""
    if "@" not in text:
        return [], not is_nothing(text)
    if _ADDRESS.fullmatch(text):
        return [text], False
    found: list[str] = []
    odd = False
    for piece in re.split(r":::|[,;|\n\t]|\s+/\s+", text):
        words = [w for w in re.split(r"\s+", piece) if "@" in w] or ([piece] if not is_nothing(piece) else [])
        for word in words:
            address = re.sub(r"(?i)^(?:mailto|smtp|e-?mail):", "", word.strip(_AROUND)).strip(_AROUND)
            address = address.partition("?")[0]
            if _ADDRESS.fullmatch(address):
                found += [address] if address not in found else []
            elif piece.strip() and ("@" in piece or sum(map(str.isdigit, piece)) >= FEWEST_OF_A_NUMBER):
                odd = True
    return found, odd or not found


_EXTENSION = re.compile(r"\s*(?:ext|extension|x|#|durchwahl|dw|poste|int)\b", re.I)
_PARTS = re.compile(r":::|[;|\n\r]|,(?!,)|\s+/\s+|\s+(?:or|oder|ou|and|und|y)\s+")
_FLOAT = re.compile(r"\+?\d{7,15}\.0")
"""A number that a spreadsheet or a script took for a quantity."""
_SCIENTIFIC = re.compile(r"\+?\d(?:[.,]\d+)?[eE]\+?\d+")


_LONGEST_CELL = 1_000
"""A cell of numbers that is longer holds something else."""
_PLAIN_NUMBER = re.compile(r"[+(]{0,2}\d(?:(?:[ ().-]{0,3}|/)\d){4,17}")
"""One number and nothing else, as most cells have it."""


def phones_in(text: str) -> tuple[list[str], bool]:
    """(numbers as written, whether something odd was left): "+1 503 555 0142 ::: 555-0199 x12" has two."""
    if _PLAIN_NUMBER.fullmatch(text) and not text.endswith(".0"):
        return [text], False
    if len(text) > _LONGEST_CELL:
        return [], True
    found: list[str] = []
    for piece in _pieces(text):
        words = re.sub(r"(?i)^(?:tel|callto|sip|phone|fax|whatsapp)\s*:\s*", "", piece.strip()).strip(" \t,.;\"'<>")
        words = words.replace(";ext=", " ext. ") if ";ext=" in words else words
        words = unguarded(words)
        if _FLOAT.fullmatch(words):
            words = words.removesuffix(".0")
        if is_number(words) and words not in found:
            found.append(words)
    return found, not found and not is_nothing(text)


def is_number(text: str) -> bool:
    """Whether somebody could dial it: three digits or more, few letters, and no number that Excel has rounded."""
    if _PLAIN_NUMBER.fullmatch(text):
        return True
    digits = _digits(text)
    letters = sum(c.isalpha() for c in _EXTENSION.split(text)[0])
    return digits >= 3 and letters <= max(8, digits) and len(text) <= 60 and not _SCIENTIFIC.fullmatch(text)


def _pieces(text: str) -> list[str]:
    """Split where both sides are whole numbers; "0221 / 555 01 24" and "…, ext 12" stay whole."""
    if text.count(";ext=") and text.count(";") == text.count(";ext="):
        return [text]
    pieces: list[str] = []
    before = 0
    for mark in _PARTS.finditer(text):
        left, right = text[before : mark.start()], text[mark.end() :]
        sure = mark.group()[0] in ":;|\n\r"
        if _EXTENSION.match(right) or not (sure or (_digits(left) >= 7 and _digits(_PARTS.split(right)[0]) >= 7)):
            continue
        pieces.append(left)
        before = mark.end()
    return [p for p in (*pieces, text[before:]) if p.strip()]


def _digits(text: str) -> int:
    return sum(c.isdigit() for c in text)


def values_in(text: str, *, commas: bool = False) -> list[str]:
    """The values of a list cell: ` ::: ` and `;` part them, commas where the format says so."""
    parts = re.split(r":::|[;\n,]" if commas else r":::|[;\n]", text)
    found: list[str] = []
    for part in parts:
        word = part.strip().removeprefix("* ").strip()
        if word and word != "*" and word not in found:
            found.append(word)
    return found


def address_of_web(text: str) -> str:
    """A web address as written, without blanks; "" where it holds none."""
    words = text.strip()
    if is_nothing(words) or " " in words or "." not in words:
        return ""
    return words


def domain_of(text: str) -> str:
    """The bare domain of "https://www.northwind.example/about"; "" where there is none."""
    words = re.sub(r"(?i)^[a-z]+://", "", text.strip()).partition("/")[0].partition("?")[0].casefold()
    words = words.rpartition("@")[2].partition(":")[0].removeprefix("www.").rstrip(".")
    return words if "." in words and " " not in words and not is_nothing(words) else ""


def shortened(text: str, most: int = 120) -> str:
    """A record's own words on one line, cut."""
    words = " ".join(text[: most * 4].split())
    return words if len(words) <= most else words[: most - 1] + "…"
