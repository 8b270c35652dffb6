"""The rep's own keys from the config: which keys a command has then, what is wrong with them, and how sentences that
name a key name theirs. Loads no Textual."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from salesdesk.ui.commands import BY_ID, COMMANDS, KEYS_IN_USE, UNSAFE, Command, Where, key_name
from salesdesk.ui.keynames import is_sent, read_key

ALSO_BOUND = {
    **{command.id: f"text.{command.id}" for command in COMMANDS if command.where is Where.TEXT},
    "open": "panel.open",
}
"""Commands that a panel binds itself, with the binding's id there."""

IN_LISTS = frozenset(["up", "down", "k", "j", "pageup", "pagedown", "home", "g", "end", "G", "left", "h"])
"""Keys that move in every list and are not in the table of commands (tests/ui/test_ownkeys.py holds this)."""

IN_TEXT = frozenset({f"ctrl+{c}" for c in "defkuvwxyz"}) | {
    "up", "down", "left", "right", "home", "end", "pageup", "pagedown", "enter", "backspace", "delete",
    "ctrl+left", "ctrl+right", "shift+left", "shift+right", "shift+up", "shift+down", "shift+home", "shift+end",
    "ctrl+home", "ctrl+end", "ctrl+delete",
}  # fmt: skip
"""Keys that edit while text is typed."""

ON_PAGES = {
    "Lists": "1 2 3 4 5 space r t e s n f m k x delete u ctrl+z U ctrl+y tab q question_mark f1",
    "Deals": "a f slash tab p o y d u ctrl+z U ctrl+y q question_mark f1",
    "a deal": "space m n w e a s b r J K right_curly_bracket left_curly_bracket z x o delete u ctrl+z U ctrl+y q question_mark f1",
    "the scorecard": "r f y question_mark f1 q s",
    "the day's end": "x X o y v w s a P f d u question_mark f1 q E",
}
"""The pages' own keys, where the call keys are answered too."""
FROM_PAGES = ("call", "inbound")


def keys_of(command: Command, own: Mapping[str, str]) -> tuple[str, ...]:
    """The command's keys with the rep's own ones from the config (several after a comma); keys that can not work, and
    those that the rep gave to another command, are left out."""
    if mine := _possible(own.get(command.id, "")):
        return mine
    given = {key for name, written in own.items() if name in BY_ID for key in _possible(written)} if own else ()
    return tuple(key for key in command.keys if key not in given)


def keymap(own: Mapping[str, str]) -> dict[str, str]:
    """The rep's own keys as Textual takes them, by the binding's id."""
    keys = {name: ",".join(found) for name, written in own.items() if name in BY_ID and (found := _possible(written))}
    return keys | {ALSO_BOUND[name]: found for name, found in keys.items() if name in ALSO_BOUND}


def keys_of_the_keyless(own: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """(keys, command) of the rep's own keys for commands that have none by themselves, so that no binding holds them."""
    for name, keys in keymap(own).items():
        if name in BY_ID and not BY_ID[name].keys:
            yield keys, name


def key_problems(own: Mapping[str, str]) -> tuple[str, ...]:
    """One sentence for each unknown command, impossible or unsafe key, key that two commands share in one place, and key
    that a list, a text field or a page takes first."""
    problems = [problem for name, written in own.items() for problem in _written_problems(name, written)]
    taken: dict[str, Command] = {}
    for command in COMMANDS:
        for key in _possible(own.get(command.id, "")) or command.keys:
            other = taken.setdefault(key, command)
            if other is not command:
                problems.append(f"“{key_name(key)}” is used twice: {_title(other)} and {_title(command)}.")
    problems += [problem for name in own if name in BY_ID for problem in _taken_elsewhere(BY_ID[name], own[name])]
    return tuple(dict.fromkeys(problems))


def _written_problems(name: str, written: str) -> Iterator[str]:
    if name not in BY_ID:
        near = get_close_matches(name.casefold(), BY_ID, n=1)
        yield f"Unknown command “{name}” in [keys]." + (f" Did you mean “{near[0]}”?" if near else "")
        return
    words = [word.strip() for word in written.split(",") if word.strip()]
    if not words:
        yield f"No key is given for {_title(BY_ID[name])} in [keys]: it keeps its own."
    for word in words:
        key = read_key(word)
        if key in UNSAFE:
            yield f"“{word}” cannot be used for {_title(BY_ID[name])}: the terminal keeps it for itself."
        elif not is_sent(key):
            near = get_close_matches(key, KEYS_IN_USE, n=1)
            guess = f" Did you mean “{near[0]}”?" if near else ""
            yield f"“{word}” cannot be used for {_title(BY_ID[name])}: no terminal sends it.{guess}"


def _taken_elsewhere(command: Command, written: str) -> Iterator[str]:
    """What lists, text and pages answer before the command does."""
    title = _title(command)
    for key in _possible(written):
        shown = key_name(key)
        if key in IN_LISTS and command.where is not Where.TEXT:
            yield f"“{shown}” moves in lists: {title} is not reached with it there."
        if key in IN_TEXT and key not in command.keys and command.where in (Where.TEXT, Where.ANYWHERE):
            yield f"“{shown}” edits while you type: {title} is not reached with it there."
        pages = [page for page, keys in ON_PAGES.items() if key in keys.split()] if command.id in FROM_PAGES else []
        if pages and key not in command.keys:
            yield f"“{shown}” has another meaning on {_listed(pages)}: {title} is not reached with it there."


def _possible(written: str) -> tuple[str, ...]:
    keys = (read_key(word) for word in written.split(",") if word.strip())
    return tuple(dict.fromkeys(key for key in keys if key not in UNSAFE and is_sent(key)))


def _title(command: Command) -> str:
    return command.title.rstrip("…")


def _listed(words: list[str]) -> str:
    return " and ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else words[0]


# -- sentences that name a key -----------------------------------------------------------------------------------------

_SPOKEN = {key_name(key): command for command in COMMANDS for key in command.keys}
_VERBS = (
    "adds?|again|brings|changes|corrects|dates|does|ends|filters|finds|gives|goes|imports|keeps|opens|plans|redates|redoes|"
    "sets|shows|starts|takes|then|undoes|wraps|writes"
)
_NAMED = re.compile(
    rf"(?<![^\s(“])({'|'.join(sorted(map(re.escape, _SPOKEN), key=len, reverse=True))})(?=,? (?:{_VERBS})\b)"
)


def spoken(sentence: str, own: Mapping[str, str]) -> str:
    """A sentence of the desk's ("U redoes.") with the rep's own key in it, where they gave that command another one."""
    if not own:
        return sentence

    def theirs(found: re.Match[str]) -> str:
        shown = [key_name(key) for key in keys_of(_SPOKEN[found.group()], own)]
        return found.group() if found.group() in shown or not shown else shown[0]

    return _NAMED.sub(theirs, sentence)
