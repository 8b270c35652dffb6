"""Words of a shell into a command and its values; what is wrong is one sentence and a hint.

argparse would take half as long as the whole answer of a command, and loses words after --.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from types import SimpleNamespace

from salesdesk.cli.table import BY_NAME, EVERYWHERE, OPEN, PROGRAM, Command
from salesdesk.errors import WrongUsage

_DASHED = re.compile(r"-(?![\d.]+$)\S+$")
"""An option: one word that begins with a dash and is no number."""


def command_of(words: Sequence[str]) -> tuple[Command, list[str]]:
    """The command that is meant and the words that belong to it. Raises WrongUsage for one that does not exist."""
    places = _plain_places(words)
    if not places:
        return OPEN, list(words)
    first = words[places[0]]
    if first in BY_NAME:
        return BY_NAME[first], _without(words, places[:1])
    family = [name for name in BY_NAME if name.startswith(f"{first} ")]
    if family and len(places) > 1 and f"{first} {words[places[1]]}" in BY_NAME:
        return BY_NAME[f"{first} {words[places[1]]}"], _without(words, places[:2])
    if family:
        raise WrongUsage(f"“{PROGRAM} {first}” is not a whole command.", f"Try: {PROGRAM} {family[0]}")
    from difflib import get_close_matches  # only for who slipped

    near = get_close_matches(first.lower(), BY_NAME, n=1)
    hint = f"Did you mean: {PROGRAM} {near[0]}?" if near else f"See {PROGRAM} --help."
    raise WrongUsage(f"There is no command “{first}”.", hint)


def read(command: Command, words: Sequence[str]) -> SimpleNamespace:
    """The values of a command. Raises WrongUsage with what is missing or unknown."""
    options = (*command.options, *EVERYWHERE)
    known = {name: option for option in options for name in (option.name, *option.also)}
    given = SimpleNamespace(**{option.key: None if option.word else False for option in options})
    end = words.index("--") if "--" in words else len(words)
    left, plain = list(reversed(words[:end])), []
    while left:
        word = left.pop()
        name, joined, value = _parted(word, known)
        option = known.get(name)
        if option is None:
            if _DASHED.match(word):
                raise WrongUsage(*_unknown(word, command))
            plain.append(word)
        elif option.word and (joined or (left and not _is_option(left[-1], known))):
            setattr(given, option.key, value if joined else left.pop())
        elif option.word or joined:
            raise WrongUsage(f"{option.name} {'needs a' if option.word else 'takes no'} value.", _see(command))
        else:
            setattr(given, option.key, True)
    missing = [option.name for option in options if option.needed and getattr(given, option.key) is None]
    if missing:
        raise WrongUsage(f"Missing: {', '.join(missing)}.", _see(command))
    _place(given, command, [*plain, *words[end + 1 :]])
    return given


def _parted(word: str, known: Collection[str]) -> tuple[str, str, str]:
    """The name, whether a value is joined to it, and that value: "--date=friday", "-oFILE"."""
    if len(word) > 2 and word[:2] in known:
        return word[:2], "=", word[2:].removeprefix("=")
    return word.partition("=")


def _is_option(word: str, known: Collection[str]) -> bool:
    return bool(_DASHED.match(word)) or _parted(word, known)[0] in known


def _place(given: SimpleNamespace, command: Command, words: list[str]) -> None:
    """The words without a name, each to its argument."""
    missing = []
    for argument in command.arguments:
        taken, words = (words, []) if argument.many else (words[:1], words[1:])
        if argument.needed and not taken:
            missing.append(argument.name)
        one = taken[0] if taken else None
        setattr(given, _key(argument.name), taken if argument.many else one)
    if missing:
        raise WrongUsage(f"Missing: {', '.join(missing)}.", _see(command))
    if words:
        raise WrongUsage(f"“{words[0]}” is one word too many.", f"{_see(command)} Put several words in quotes.")


def _see(command: Command) -> str:
    return f"See {PROGRAM} {command.name} --help.".replace("  ", " ")


def _unknown(word: str, command: Command) -> tuple[str, str]:
    from difflib import get_close_matches

    near = get_close_matches(word, [option.name for option in (*command.options, *EVERYWHERE)], n=1)
    if near:
        return f"There is no option “{word}”.", f"Did you mean {near[0]}?"
    return f"There is no option “{word}”.", f"{_see(command)} Put -- before a text that begins with a dash."


def _plain_places(words: Sequence[str]) -> list[int]:
    """Where words without dashes stand that are not values of the options everywhere; none after --."""
    valued = {option.name for option in EVERYWHERE}
    places, skip = [], False
    for place, word in enumerate(words):
        if skip:
            skip = False
        elif word == "--":
            break
        elif word in valued:
            skip = True
        elif not word.startswith("-") or word == "-":
            places.append(place)
    return places


def _without(words: Sequence[str], places: Sequence[int]) -> list[str]:
    return [word for place, word in enumerate(words) if place not in places]


def _key(name: str) -> str:
    return name.lower()
