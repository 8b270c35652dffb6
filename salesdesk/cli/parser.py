"""Words of a shell into a command and its values, by argparse; what is wrong is one sentence and a hint."""

from __future__ import annotations

from argparse import SUPPRESS, ArgumentParser, Namespace
from collections.abc import Sequence
from difflib import get_close_matches
from typing import NoReturn

from salesdesk.cli.table import BY_NAME, EVERYWHERE, OPEN, PROGRAM, Command, Option
from salesdesk.errors import WrongUsage


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
    """The values of a command. Raises WrongUsage with what is missing or unknown."""
    parser = _Parser(prog=PROGRAM, add_help=False, allow_abbrev=False, argument_default=None)
    parser.hint = f"See {PROGRAM} {command.name} --help.".replace("  ", " ")
    for argument in command.arguments:
        count = ("+" if argument.many else None) if argument.needed else ("*" if argument.many else "?")
        parser.add_argument(_key(argument.name), metavar=argument.name, nargs=count)
    for option in (*command.options, *EVERYWHERE):
        _add(parser, option)
    given, unknown = parser.parse_known_intermixed_args(list(words))
    if unknown:
        raise WrongUsage(*_unknown(unknown[0], command))
    return given


def _add(parser: ArgumentParser, option: Option) -> None:
    names = (option.name, *option.also)
    if option.word:
        parser.add_argument(*names, dest=option.key, metavar=option.word, required=option.needed)
    else:
        parser.add_argument(*names, dest=option.key, action="store_true", help=SUPPRESS)


def _unknown(word: str, command: Command) -> tuple[str, str]:
    hint = f"See {PROGRAM} {command.name} --help.".replace("  ", " ")
    if not word.startswith("-"):
        return f"“{word}” is one word too many.", f"{hint} Put several words in quotes."
    near = get_close_matches(word, [option.name for option in (*command.options, *EVERYWHERE)], n=1)
    if near:
        return f"There is no option “{word}”.", f"Did you mean {near[0]}?"
    return f"There is no option “{word}”.", f"{hint} Put -- before a text that begins with a dash."


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
    for begins, ours in _OURS.items():
        if message.startswith(begins):
            return f"{ours}{message.removeprefix(begins)}."
    option, _, rest = message.removeprefix("argument ").partition(": ")
    if rest.startswith("expected"):
        return f"{option.split('/')[0]} needs a value."
    return message[:1].upper() + message[1:] + "."


_OURS = {"the following arguments are required: ": "Missing: ", "unrecognized arguments: ": "Not understood: "}
