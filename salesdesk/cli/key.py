"""Where the key of a sealed file comes from: typed at a prompt or said by a command; never a word of the command line."""

from __future__ import annotations

import shlex
import subprocess
import sys
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path

from salesdesk.cli.desks import config_of, data_file
from salesdesk.cli.paper import put
from salesdesk.errors import NotFound, WrongUsage

ASK = "ask"
COMMAND_SECONDS = 60
PROMPT = "Key of the data file: "


def key_from(words: str) -> Callable[[], str]:
    """What asks for the key: "ask" is the prompt, anything else a command whose first line is the key."""
    return _asked if words.strip() == ASK else lambda: _said_by(words)


def encrypt(given: Namespace) -> None:
    """`salesdesk encrypt OUT`: a copy of the data file that opens with the key only."""
    from salesdesk.desk.safekeeping import seal

    if not config_of(given).key_from:
        raise WrongUsage("No key is set.", 'Put key_from = "ask" or a command into the config first.')
    path, target = data_file(given), Path(given.out).expanduser()
    if not path.exists():
        raise NotFound(f"There is no file {path}.", "salesdesk where says where the file is looked for.")
    rows = seal(path, target)
    put(f"{target} holds all {sum(rows.values()):,} rows and opens with your key only. A lost key is lost data.")
    put(
        f"Look at it: salesdesk --db {shlex.quote(str(target))}. {path} and its backups stay plain until you remove them."
    )


def _asked() -> str:
    from getpass import getpass

    if not sys.stdin.isatty():
        raise WrongUsage("The key is asked for on a terminal.", "Without one, key_from in the config names a command.")
    return getpass(PROMPT)


def _said_by(words: str) -> str:
    try:
        done = subprocess.run(
            shlex.split(words), stdin=subprocess.DEVNULL, capture_output=True, timeout=COMMAND_SECONDS, check=False
        )
    except (OSError, ValueError, subprocess.TimeoutExpired) as error:
        raise WrongUsage("The command of key_from could not be run.", "Try it by hand.") from error
    if done.returncode:
        raise WrongUsage("The command of key_from gave no key.", "Try it by hand.")
    return done.stdout.decode("utf-8", "replace").split("\n", 1)[0].rstrip("\r")
