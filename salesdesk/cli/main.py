"""The outermost edge: words in, an exit code out; every error becomes one sentence and one hint, never a traceback."""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False  # typing itself takes longer to load than the help takes to print
if TYPE_CHECKING:
    from collections.abc import Sequence

    from salesdesk.errors import SalesdeskError

INTERRUPTED = 130
NOBODY_LISTENS = 141
WRITE_FAILED = 5


def main(argv: Sequence[str] | None = None) -> int:
    """Does what the words ask and returns the exit code of CLI.md."""
    os.umask(0o077)
    _speak_utf8()
    try:
        code = _answer(list(sys.argv[1:] if argv is None else argv))
        if sys.stdout is not None:
            sys.stdout.flush()
        return code
    except BrokenPipeError:
        _drop_stdout()
        return NOBODY_LISTENS
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:  # the edge: whatever it is, it is said in words
        return _failed(error)


def _answer(words: list[str]) -> int:
    if quick := _quick_answer(words):
        print(quick)
        return 0
    from salesdesk import glance

    try:
        glance.show(words)
        return _do(words)
    finally:
        glance.take_down()


def _do(words: list[str]) -> int:
    from importlib import import_module

    from salesdesk.cli import parser

    command, rest = parser.command_of(words)
    module, function = command.run.split(":")
    given = parser.read(command, rest)
    return int(getattr(import_module(f"salesdesk.cli.{module}"), function)(given) or 0)


def _quick_answer(words: list[str]) -> str:
    """The version or the help, without loading anything else; empty where neither is asked for."""
    own = words[: words.index("--")] if "--" in words else words
    if "--version" in own or "-V" in own:
        from salesdesk import __version__

        return f"salesdesk {__version__}"
    asked = own[:1] == ["help"]
    if "--help" not in own and "-h" not in own and not asked:
        return ""
    from salesdesk.cli import helptext, table

    plain = [word for word in own[asked:] if not word.startswith("-")]
    command = table.BY_NAME.get(" ".join(plain[:2])) or table.BY_NAME.get(plain[0] if plain else "")
    return helptext.command_help(command) if command else helptext.whole_help()


def _speak_utf8() -> None:
    """stdout and stderr in UTF-8 whatever the locale says; what has no UTF-8 form is written as \\x…."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def _failed(error: Exception) -> int:
    from salesdesk.cli.paper import say
    from salesdesk.errors import SalesdeskError

    told = error if isinstance(error, SalesdeskError) else _in_words(error)
    if told is not None:
        say(told.sentence, told.hint)
        return told.exit_code
    if isinstance(error, OSError) and error.filename is None:  # no file's: stdout's own
        _drop_stdout()
        say(f"The output could not be written: {(error.strerror or 'no access').lower()}.", "Is the disk full?")
        return WRITE_FAILED
    say(
        f"Something in salesdesk went wrong: {_where(error)}.", "Nothing is half done; salesdesk history says what was."
    )
    return 1


def _in_words(error: Exception) -> SalesdeskError | None:
    """What an error of the data file means; None where it is not the file's."""
    if "salesdesk.desk" not in sys.modules:
        return None
    from salesdesk.desk.safekeeping import file_error

    return file_error(error)


def _where(error: Exception) -> str:
    """The kind of error and where it arose; never its words, which may hold somebody's data."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = f" in {os.path.basename(trace.tb_frame.f_code.co_filename)}:{trace.tb_lineno}" if trace else ""
    return type(error).__name__ + place


def _drop_stdout() -> None:
    """Lets the rest of the output go nowhere, so that Python does not complain when it ends."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):
        sys.stdout = None
