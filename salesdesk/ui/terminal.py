"""What the terminal is: whether there is one, how many colours it shows, whether its background is light.

Reads the environment and, for the background only, asks the terminal once; loads no Textual.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping
from enum import StrEnum

LIGHT = "light_background"
"""The setting that keeps what the terminal said of its background."""


class Colours(StrEnum):
    """How many colours the terminal shows."""

    ALL = "truecolor"
    MANY = "256"
    FEW = "16"


def colours_of(environ: Mapping[str, str] = os.environ) -> Colours:
    """How many colours may be sent, told as Rich tells it, so that what is chosen is what arrives."""
    if environ.get("TEXTUAL_DRIVER") and environ.get("TEXTUAL_COLOR_SYSTEM") == "truecolor":  # a browser has them all
        return Colours.ALL
    term = environ.get("TERM", "").strip().lower()
    if term in ("", "linux", "dumb", "unknown"):  # a bare console: its own sixteen are the only ones that are right
        return Colours.FEW
    if environ.get("COLORTERM", "").strip().lower() in ("truecolor", "24bit"):
        return Colours.ALL
    return Colours.MANY if term.rpartition("-")[2] in ("256color", "kitty") else Colours.FEW


def no_terminal() -> str | None:
    """Why the desk cannot open here, in a sentence; None where keys can be read and pictures shown.

    The screen is drawn on stderr, so stdout may go to a file. In a browser the desk has no terminal and needs none.
    """
    if os.environ.get("TEXTUAL_DRIVER"):
        return None
    if sys.__stdin__ is None or not sys.__stdin__.isatty():
        return "The desk needs a terminal to read keys from."
    if sys.__stderr__ is None or not sys.__stderr__.isatty():
        return "The desk needs a terminal to draw on, and stderr goes elsewhere."
    return None


def shows_marks(environ: Mapping[str, str] = os.environ) -> bool:
    """Whether the desk's marks (○ ✓ △ …) can be shown; else its ASCII ones serve.

    They cannot in an encoding without them, nor on a bare Linux console, whose font lacks them.
    """
    if environ.get("TERM") == "linux":
        return False
    encoding = getattr(sys.__stderr__, "encoding", None) or "ascii"
    try:
        "›○✓△☐●━─▇→“”·…".encode(encoding)
    except (UnicodeError, LookupError):
        return False
    return True


_ANSWER = re.compile(rb"\x1b\]11;rgba?:([0-9a-fA-F]{1,4})/([0-9a-fA-F]{1,4})/([0-9a-fA-F]{1,4})")


_NAMES = (
    *("TERM_PROGRAM", "TMUX", "VTE_VERSION", "KONSOLE_VERSION", "XTERM_VERSION", "WT_SESSION", "SSH_TTY"),
    *("KITTY_WINDOW_ID", "WEZTERM_PANE", "ALACRITTY_WINDOW_ID", "GHOSTTY_RESOURCES_DIR"),
)
"""What terminals set to be known by; ssh hands none of it on, and says that it is ssh."""
_KINDS = (
    *("xterm", "screen", "tmux", "rxvt", "foot", "alacritty"),
    *("kitty", "wezterm", "ghostty", "konsole", "vte", "mintty"),
)
"""Kinds of terminal that answer OSC 11 or keep quiet, and give back the title that they had."""


def may_be_asked(environ: Mapping[str, str] = os.environ) -> bool:
    """Whether the terminal never shows a question that it does not know, nor keeps a title for ever: one of a known kind
    that says who it is, or is at the other end of ssh."""
    term = environ.get("TERM", "").lower()
    named = any(environ.get(name) for name in _NAMES) or term.startswith(("foot", "xterm-kitty"))
    return named and term.startswith(_KINDS)


def hinted_background(environ: Mapping[str, str] = os.environ) -> bool | None:
    """Whether the background is light, by what the environment says of it; None when it says nothing."""
    last = environ.get("COLORFGBG", "").rpartition(";")[2]
    return int(last) in (7, 9, 10, 11, 12, 13, 14, 15) if last.isascii() and last.isdigit() else None


def light_background(*, seconds: float = 0.1, environ: Mapping[str, str] = os.environ) -> bool | None:
    """Whether the terminal's background is light: asked by OSC 11 before the desk opens; None when it does not say.

    Keys typed in that time are lost, so this is for the first start only. An answer that comes later than that, over a
    slow line, is taken out of the keys by the driver.
    """
    hint = hinted_background(environ)
    if environ.get("TERM") in (None, "", "dumb", "linux") or environ.get("TEXTUAL_DRIVER") or no_terminal() is not None:
        return hint
    try:
        answer = _asked(seconds)
    except (ImportError, OSError, ValueError):
        return hint
    told = is_light(answer)
    return hint if told is None else told


def is_light(answer: bytes) -> bool | None:
    """What an answer to OSC 11 says; None when it is none."""
    found = _ANSWER.search(answer)
    if not found:
        return None
    red, green, blue = (int(part, 16) / (16 ** len(part) - 1) for part in found.groups())
    return bool(0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.5)


def _asked(seconds: float) -> bytes:
    """The terminal's answer, raw. Its attributes are asked for too: every terminal tells them, so the wait is short."""
    import select
    import termios
    import time
    import tty

    keys, screen = sys.__stdin__.fileno(), sys.__stderr__.fileno()  # type: ignore[union-attr]
    answer = b""
    try:
        before = termios.tcgetattr(keys)
    except termios.error as error:
        raise OSError(str(error)) from error
    try:
        tty.setcbreak(keys, termios.TCSANOW)
        os.write(screen, b"\x1b]11;?\x1b\\\x1b[c")
        end = time.monotonic() + seconds
        while not re.search(rb"\x1b\[\?[0-9;]*c", answer) and len(answer) < 4096:
            left = end - time.monotonic()
            if left <= 0 or not select.select([keys], [], [], left)[0]:
                break
            answer += os.read(keys, 1024)
    except termios.error as error:
        raise OSError(str(error)) from error
    finally:
        termios.tcsetattr(keys, termios.TCSAFLUSH, before)
    return answer
