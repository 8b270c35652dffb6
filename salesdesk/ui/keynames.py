"""How keys are called: as a rep writes them in the settings, as Textual calls them, and which no terminal sends."""

from __future__ import annotations

import unicodedata

_WRITTEN = {
    "esc": "escape", "del": "delete", "ins": "insert", "return": "enter", "pgup": "pageup", "pgdn": "pagedown",
    "pagedn": "pagedown", "page_up": "pageup", "page_down": "pagedown", "spacebar": "space", "↑": "up", "↓": "down",
    "←": "left", "→": "right",
}  # fmt: skip
"""Other names under which people know a key."""
_CALLED = {
    "solidus": "slash", "reverse_solidus": "backslash", "commercial_at": "at", "hyphen_minus": "minus",
    "plus_sign": "plus", "low_line": "underscore",
}  # fmt: skip
"""Textual's names where they are not Unicode's."""
_NAMED = frozenset(
    {"space", "enter", "tab", "escape", "backspace", "delete", "insert", "home", "end", "pageup", "pagedown", "up", "down",
     "left", "right"}
) | {f"f{number}" for number in range(1, 25)}  # fmt: skip
_SIGNS = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_WITH_SHIFT = frozenset(["tab", "up", "down", "left", "right", "home", "end", "pageup", "pagedown", "delete", "insert"])
_WITH_CTRL = frozenset(["up", "down", "left", "right", "home", "end", "pageup", "pagedown", "delete", "insert"])


def read_key(written: str) -> str:
    """A key as Textual calls it: "?" is question_mark, "Esc" is escape, "Ctrl+S" is ctrl+s, "F8" is f8."""
    text = written.strip()
    if len(text) == 1:
        return _WRITTEN.get(text) or _character(text)
    *held, last = text.split("+") if not text.endswith("++") else [*text[:-2].split("+"), "+"]
    name = last if len(last) == 1 else last.lower()
    name = _WRITTEN.get(name) or (_character(name) if len(name) == 1 else name)
    if held and len(name) == 1:
        name = name.lower()
    return "+".join([*(word.strip().lower().replace("control", "ctrl") for word in held), name])


def is_sent(key: str) -> bool:
    """Whether an ordinary terminal sends this key (in Textual's name) so that it can be told from others."""
    *held, last = key.split("+")
    known = last in _NAMED or (len(last) == 1 and last.isprintable()) or last in _sign_names()
    if not held or not known:
        return known
    if held == ["shift"]:
        return last in _WITH_SHIFT
    if held == ["ctrl"]:
        return last in _WITH_CTRL or (len(last) == 1 and last.isascii() and last.isalpha())
    return False


def _character(text: str) -> str:
    if text.isalnum():
        return text
    try:
        name = unicodedata.name(text).lower().replace("-", "_").replace(" ", "_")
    except ValueError:
        return text
    return _CALLED.get(name, name)


def _sign_names() -> frozenset[str]:
    return frozenset(_character(sign) for sign in _SIGNS)
