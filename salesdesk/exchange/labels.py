"""Labels of numbers and addresses: the words of other systems under a few of ours, anything else as it is."""

from __future__ import annotations

import re
from functools import lru_cache

from salesdesk.domain.text import clean_line, fold

_APPLE = re.compile(r"_\$!<(.*)>!\$_")
_OURS = {
    "mobile": "mobile cell cellular handy mobil iphone portable movil celular cellulare mobiel telemovel gsm cellphone",
    "work": "work business office geschaftlich arbeit buro bureau travail trabajo lavoro ufficio werk trabalho comercial dienstlich",
    "home": "home private privat personal domicile casa thuis particular prive residencial abitazione",
    "main": "main switchboard zentrale hauptnummer",
    "fax": "fax workfax homefax otherfax telefax",
    "other": "other sonstige andere autre otro altro weitere overig outro",
    "homepage": "homepage website",
    "linkedin": "linkedin",
}
_BY_WORD = {word: label for label, words in _OURS.items() for word in words.split()}


@lru_cache(maxsize=1024)
def label_of(words: str) -> str:
    """ "* Work Fax" is "fax", "_$!<HomePage>!$_" is "homepage", "Front desk" stays "Front desk"."""
    text = clean_line(_APPLE.sub(r"\1", words.strip())).removeprefix("*").strip()
    tokens = re.findall(r"[^\W_]+", fold(text))
    if "fax" in tokens or "".join(tokens).endswith("fax"):
        return "fax"
    known = [_BY_WORD[t] for t in tokens if t in _BY_WORD]
    return known[-1] if known and len(known) == len(tokens) else text
