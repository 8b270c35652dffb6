"""The man page, made from the command table: what `man salesdesk` shows. The wheel brings it; nothing prints it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from salesdesk.cli.completion import bash, fish, zsh
from salesdesk.cli.table import COMMANDS, EVERYWHERE, OPEN, PROGRAM, SENTENCE, Argument, Command, Option

_VARIABLES = (
    ("SALESDESK_DB", "The data file, where --db names none."),
    ("SALESDESK_CONFIG", "The settings, where --config names none."),
    ("XDG_DATA_HOME, XDG_CONFIG_HOME, XDG_STATE_HOME", "Folders in which the desk keeps its own, on every system."),
    ("NO_COLOR", "No colours, whatever it holds."),
    ("VISUAL, EDITOR", "The program in which a long text is opened."),
)
_CODES = (
    ("0", "Done."),
    ("1", "Nothing found, or not understood."),
    ("2", "Wrong usage."),
    ("3", "The data file is unusable; nothing was changed."),
    ("4", "The data file stayed locked by another program."),
    ("5", "A write failed; nothing is half written."),
)
_MORE = (
    "In the desk, ? shows the keys where you are and : every command by name. "
    "salesdesk keys prints them, salesdesk where says where everything lies."
)


def shared_files() -> dict[str, str]:
    """What is installed beside the program: the place below the prefix, and the text."""
    return {
        f"share/man/man1/{PROGRAM}.1": man_page(),
        f"share/bash-completion/completions/{PROGRAM}": bash(),
        f"share/zsh/site-functions/_{PROGRAM}": zsh(),
        f"share/fish/vendor_completions.d/{PROGRAM}.fish": fish(),
    }


def man_page() -> str:
    """The page as roff; without a date, so that the same table gives the same bytes."""
    lines = [
        f'.TH {PROGRAM.upper()} 1 "" "{PROGRAM}" "User Commands"',
        *_section("NAME", f"{PROGRAM} \\- {roff(SENTENCE)}"),
        *_section("SYNOPSIS", f".B {PROGRAM}\n[\\fICOMMAND\\fR] [\\fB\\-\\-db\\fR \\fIFILE\\fR] [\\fB\\-\\-config\\fR \\fIFILE\\fR]"),
        *_section("DESCRIPTION", f"{roff(OPEN.does)} {roff(_MORE)}"),
        ".SH COMMANDS",
    ]  # fmt: skip
    group = ""
    for command in COMMANDS:
        if command.group != group:
            group = command.group
            lines.append(f'.SS "{roff(group)}"')
        lines += _command(command)
    lines += [".SH OPTIONS", *_options((*EVERYWHERE, Option("--help", "Help."), Option("--version", "The version.")))]
    lines += [".SH ENVIRONMENT", *_terms(_VARIABLES), '.SH "EXIT STATUS"', *_terms(_CODES)]
    lines += [".SH EXAMPLES", *(line for c in COMMANDS if c.example for line in (".PP", ".EX", roff(c.example), ".EE"))]
    return "\n".join(lines) + "\n"


def roff(text: str) -> str:
    """Text in which nothing steers the formatter: backslashes, dashes, quotes, a dot that begins a line."""
    made = text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq").replace('"', "\\(dq")
    made = made.replace("…", "...").replace("~", "\\(ti").replace("^", "\\(ha").replace("`", "\\(ga")
    return f"\\&{made}" if made.startswith(".") else made


def _section(name: str, text: str) -> list[str]:
    return [f".SH {name}", text]


def _command(command: Command) -> Iterator[str]:
    words = [_argument(argument) for argument in command.arguments]
    words += ["[\\fIOPTION\\fR]..."] if command.options else []
    yield from (".TP", " ".join([f"\\fB{roff(command.name)}\\fR", *words]), roff(command.does))
    if not command.arguments and not command.options:
        return
    yield ".RS"
    yield from _terms((argument.name, argument.does) for argument in command.arguments)
    yield from _options(command.options)
    yield ".RE"


def _argument(argument: Argument) -> str:
    word = f"\\fI{roff(argument.name)}\\fR" + ("..." if argument.many else "")
    return word if argument.needed else f"[{word}]"


def _options(options: Iterable[Option]) -> Iterator[str]:
    for option in options:
        names = ", ".join(f"\\fB{roff(name)}\\fR" for name in (option.name, *option.also))
        yield from (".TP", names + (f" \\fI{roff(option.word)}\\fR" if option.word else ""), roff(option.does))


def _terms(terms: Iterable[tuple[str, str]]) -> Iterator[str]:
    for name, does in terms:
        yield from (".TP", f"\\fI{roff(name)}\\fR", roff(does))
