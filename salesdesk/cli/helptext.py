"""The help as text, made from the command table; loads nothing else, so that it answers at once."""

from __future__ import annotations

from salesdesk.cli.table import COMMANDS, EVERYWHERE, PROGRAM, SENTENCE, Argument, Command, Option

WIDTH = 96
_INDENT = 2
_ENDS = (
    "Exit: 0 done, 1 nothing found or not understood, 2 wrong usage, 3 the data file is unusable,\n"
    "      4 it stayed locked, 5 a write failed."
)


def whole_help() -> str:
    """What `salesdesk --help` prints: every command in one line."""
    lines = [SENTENCE, "", f"Usage: {PROGRAM} [COMMAND] [--db FILE] [--config FILE]", ""]
    lines += [f"  {PROGRAM:<22} Opens the desk."]
    group = COMMANDS[0].group
    for command in COMMANDS:
        if command.group != group:
            group = command.group
            lines += ["", f"{group}:"]
        lines.append(f"  {command.name:<22} {command.does}")
    lines += ["", *_options((*EVERYWHERE, *_ALWAYS)), "", f"More: {PROGRAM} COMMAND --help", _ENDS]
    return "\n".join(lines)


def command_help(command: Command) -> str:
    """What `salesdesk COMMAND --help` prints."""
    lines = [usage(command), "", command.does]
    if command.arguments:
        lines += ["", *(line for a in command.arguments for line in _entry(a.name, a.does))]
    lines += ["", *_options((*command.options, *EVERYWHERE, *_ALWAYS))]
    if command.example:
        lines += ["", f"Example: {command.example}"]
    return "\n".join(lines)


def usage(command: Command) -> str:
    """A command's shape, over as many lines as it takes."""
    words = [_argument(argument) for argument in command.arguments]
    words += [f"[{_option(option)}]" for option in command.options]
    line, lines = " ".join(filter(None, ("Usage:", PROGRAM, command.name))), []
    start = " " * (len(line) + 1)
    for word in words:
        if len(line) + len(word) + 1 > WIDTH:
            lines.append(line)
            line = start[:-1]
        line += " " + word
    return "\n".join([*lines, line])


_ALWAYS = (Option("--help", "This help."), Option("--version", "The version."))


def _argument(argument: Argument) -> str:
    word = argument.name + ("…" if argument.many else "")
    return word if argument.needed else f"[{word}]"


def _option(option: Option) -> str:
    return f"{option.name} {option.word}".strip()


def _options(options: tuple[Option, ...]) -> list[str]:
    return [line for option in options for line in _entry(_option(option), option.does)]


def _entry(name: str, does: str) -> list[str]:
    """A name and what it does, the words broken at the width under each other."""
    lines, line = [], f"{' ' * _INDENT}{name:<22}"
    start = " " * (_INDENT + 22)
    for word in does.split():
        if len(line) + len(word) + 1 > WIDTH:
            lines.append(line)
            line = start
        line += " " + word
    return [*lines, line]
