"""Words of a shell into a command and its values, by argparse; what is wrong is one sentence and a hint."""

from __future__ import annotations

import re
from argparse import SUPPRESS, ArgumentParser, Namespace
from collections.abc import Sequence
from difflib import get_close_matches
from typing import NoReturn

from salesdesk.cli.table import BY_NAME, EVERYWHERE, OPEN, PROGRAM, Command, Option
from salesdesk.errors import WrongUsage

_DASHED = re.compile(r"-(?![\d.]+$)\S+$")
"""An option: one word that begins with a dash and is no number."""


class _Parser(ArgumentParser):
    """argparse without its own way of printing and ending."""

    hint = ""

    def error(self, message: str) -> NoReturn:
        raise WrongUsage(_sentence(message), self.hint)


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
    near = get_close_matches(first.lower(), BY_NAME, n=1)
    hint = f"Did you mean: {PROGRAM} {near[0]}?" if near else f"See {PROGRAM} --help."
    raise WrongUsage(f"There is no command “{first}”.", hint)


def read(command: Command, words: Sequence[str]) -> Namespace:
    """The values of a command. Raises WrongUsage with what is missing or unknown.

    argparse reads the options only: mixed with them, after --, it loses words.
    """
    parser = _Parser(prog=PROGRAM, add_help=False, allow_abbrev=False)
    parser.hint = _see(command)
    for option in (*command.options, *EVERYWHERE):
        _add(parser, option)
    end = words.index("--") if "--" in words else len(words)
    given, rest = parser.parse_known_args(list(words[:end]))
    for word in rest:
        if _DASHED.match(word):
            raise WrongUsage(*_unknown(word, command))
    _place(given, command, [*rest, *words[end + 1 :]])
    return given


def _place(given: Namespace, command: Command, words: list[str]) -> None:
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


def _add(parser: ArgumentParser, option: Option) -> None:
    names = (option.name, *option.also)
    if option.word:
        parser.add_argument(*names, dest=option.key, metavar=option.word, required=option.needed)
    else:
        parser.add_argument(*names, dest=option.key, action="store_true", help=SUPPRESS)


def _unknown(word: str, command: Command) -> tuple[str, str]:
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


def _sentence(message: str) -> str:
    """What argparse says, as a sentence of ours."""
    option, _, rest = message.removeprefix("argument ").partition(": ")
    if rest.startswith("expected"):
        return f"{option.split('/')[0]} needs a value."
    if rest.startswith("ignored explicit"):
        return f"{option.split('/')[0]} takes no value."
    return message[:1].upper() + message[1:] + "."
