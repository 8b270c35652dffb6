"""What the desk asks of the system around it: the clipboard, a link opened, a text in the rep's own editor.

Always a program with arguments, never a shell; a person's text goes through pipes and private files, not command lines.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import stat
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from salesdesk.domain.text import clean_lines
from salesdesk.errors import NotFound, Refused, WriteFailed
from salesdesk.locations import edit_folder, open_private, private_folder

Environ = Mapping[str, str]

# -- the clipboard ----------------------------------------------------------------------------------------------------

_TOOL_SECONDS = 1.0
_TERMINAL_LIMIT = 74_000
"""Characters that terminals commonly take in one OSC 52."""


@dataclass(frozen=True, slots=True)
class Copied:
    """How a text was copied, as far as it can be known."""

    how: str
    """the program's name, "tmux", "terminal" or "" """
    certain: bool
    """a program of this system has taken it; a terminal never answers"""
    said: str


def copy(text: str, *, to_terminal: Callable[[str], None] | None = None, environ: Environ = os.environ) -> Copied:
    """Copies by the best way there is: a program of this system, tmux, else by asking the terminal.

    `to_terminal` is the app's `copy_to_clipboard`. Takes up to a second when a program hangs; may run in a thread if
    `to_terminal` may be called from there.
    """
    for command, encoding in clipboard_commands(environ):
        if _fed(command, text.encode(encoding, "replace")):
            return Copied(Path(command[0]).stem, certain=True, said="Copied.")
    if environ.get("TMUX") and (tmux := shutil.which("tmux", path=environ.get("PATH"))):
        content = text.encode("utf-8", "replace")
        # -w hands it on to the outer terminal; tmux before 3.2 does not know it.
        if _fed((tmux, "load-buffer", "-w", "-"), content) or _fed((tmux, "load-buffer", "-"), content):
            return Copied("tmux", certain=True, said="In tmux's buffer: its paste key gives it back.")
    if to_terminal is None:
        return Copied("", certain=False, said="Nothing here takes a copy: mark it with the mouse.")
    if len(text.encode("utf-8", "replace")) * 4 // 3 > _TERMINAL_LIMIT:
        return Copied("", certain=False, said="Too long to be sent through the terminal: mark it with the mouse.")
    to_terminal(text)
    return Copied("terminal", certain=False, said="Sent to your terminal; not every terminal takes it.")


def clipboard_commands(environ: Environ = os.environ) -> list[tuple[tuple[str, ...], str]]:
    """The programs that reach the clipboard of the screen the rep looks at, each with the encoding it wants.

    Over ssh a program of the far machine would fill the far machine's clipboard, so only a forwarded display counts.
    """
    far = bool(environ.get("SSH_CONNECTION") or environ.get("SSH_TTY"))
    display = environ.get("DISPLAY", "")
    found: list[tuple[tuple[str, ...], str]] = []
    if environ.get("WAYLAND_DISPLAY") and not far:
        found.append((("wl-copy",), "utf-8"))
    if display and (not far or display.startswith("localhost:")):
        found.append((("xclip", "-selection", "clipboard", "-in"), "utf-8"))
        found.append((("xsel", "--clipboard", "--input"), "utf-8"))
    if sys.platform == "darwin" and not far:
        found.append((("pbcopy",), "utf-8"))
    if (sys.platform == "win32" or environ.get("WSL_DISTRO_NAME")) and not far:
        found.append((("clip.exe",), "utf-16-le"))
    placed = [(shutil.which(words[0], path=environ.get("PATH")), words, encoding) for words, encoding in found]
    return [((place, *words[1:]), encoding) for place, words, encoding in placed if place]


def _fed(command: Sequence[str], content: bytes) -> bool:
    """Whether the program took the text from its standard input; what it says goes nowhere near the screen."""
    try:
        done = subprocess.run(
            command,
            input=content,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=_TOOL_SECONDS,
            start_new_session=True,  # xclip and wl-copy stay behind to serve the text
            check=False,
        )
    except (OSError, subprocess.SubprocessError):
        return False
    return done.returncode == 0


# -- links ------------------------------------------------------------------------------------------------------------

_SCHEMES = ("https", "http", "mailto", "tel")
_LONGEST = 2000
_UNFIT = re.compile(
    r"[\x00-\x20\x7f-\xa0\u2028\u2029\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff\\\"<>^`{|}]"
)
_NUMBER = re.compile(r"\+?[0-9][0-9().\-]*(?:;(?:ext|isub)=[0-9.\-]+)?")
_MAIL_FIELDS = frozenset({"subject", "body", "cc", "bcc", "to", "in-reply-to"})  # "attach" would send the rep's files
_HOST_LABEL = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)")


@dataclass(frozen=True, slots=True)
class Link:
    """An address that may be handed to the system, and the part of it a person should look at before that."""

    url: str
    scheme: str
    place: str
    """the host in its plain form (xn--… where letters could deceive), the e-mail address or the number"""


def checked_link(text: str) -> Link:
    """The link in a text that should be one. Raises Refused for whatever is no plain web, mail or phone address."""
    url = text.strip(" ")
    if not url or len(url) > _LONGEST or _UNFIT.search(url) or url.startswith("-") or "%action" in url.lower():
        raise Refused("This is not a link that can be opened.", "e changes it.")
    try:
        parts = urlsplit(url)
        port = parts.port  # raises for what is none
    except ValueError as error:
        raise Refused("This is not a link that can be opened.", "e changes it.") from error
    if parts.scheme not in _SCHEMES:
        raise Refused("Only web, mail and phone links are opened.", "They begin with https:, mailto: or tel:.")
    if parts.scheme == "tel":
        return _phone(parts)
    return _mail(parts) if parts.scheme == "mailto" else _web(parts, port)


def _web(parts: SplitResult, port: int | None) -> Link:
    if parts.username is not None or parts.password is not None or "@" in parts.netloc:
        raise Refused("A link with a name or password in it is not opened.", "It may lead elsewhere than it says.")
    host = _plain_host(parts.hostname or "")
    if not host:
        raise Refused("This link names no place.", "e changes it.")
    shown = f"[{host}]" if ":" in host else host
    netloc = shown if port is None else f"{shown}:{port}"
    return Link(parts._replace(netloc=netloc).geturl(), parts.scheme, netloc)


def _plain_host(host: str) -> str:
    """The host as a browser will ask for it; "" for what is none."""
    if ":" in host:
        import ipaddress

        with suppress(ValueError):
            return str(ipaddress.IPv6Address(host))
        return ""
    try:
        plain = host.rstrip(".").encode("idna").decode("ascii").lower()
    except UnicodeError:
        return ""
    good = 0 < len(plain) <= 253 and all(_HOST_LABEL.fullmatch(label) for label in plain.split("."))
    return plain if good else ""


def _mail(parts: SplitResult) -> Link:
    address = unquote(parts.path)
    fields = [(name.lower(), value) for name, value in parse_qsl(parts.query, keep_blank_values=True)]
    if parts.netloc or _UNFIT.search(address) or not re.fullmatch(r"[^@,;:]{1,64}@[^@,;:]{1,253}", address):
        raise Refused("This is not one e-mail address.", "e changes it.")
    smuggles = any(
        name not in _MAIL_FIELDS or (name != "body" and re.search(r"[\r\n]", value)) for name, value in fields
    )
    if address.startswith("-") or smuggles:
        raise Refused("This mail link asks for more than a message.", "y copies the address.")
    return Link(parts.geturl(), "mailto", address)


def _phone(parts: SplitResult) -> Link:
    number = parts.path
    if parts.netloc or parts.query or parts.fragment or not _NUMBER.fullmatch(number):
        raise Refused("This is not a number that can be dialled.", "e changes it.")
    return Link(f"tel:{number}", "tel", number)


def leads_elsewhere(shown: str, link: Link) -> bool:
    """Whether a text that looks like an address names another place than its link: then ask before opening."""
    words = shown.strip().casefold()
    if link.scheme == "mailto":
        return "@" in words and words.removeprefix("mailto:") != link.place.casefold()
    if link.scheme == "tel":
        digits = re.sub(r"\D", "", words)
        return len(digits) >= 5 and not re.sub(r"\D", "", link.place).endswith(digits.lstrip("0"))
    named = re.match(r"(?:https?://)?([^\s/?#:@]+\.[^\s/?#:@]{2,})", words)
    if not named:
        return False
    return _plain_host(named.group(1)).removeprefix("www.") != link.place.partition(":")[0].removeprefix("www.")


def open_link(link: Link, *, environ: Environ = os.environ) -> None:
    """Hands the link to the system, detached and silent. Whether something opened is not known.

    Raises NotFound where no program here opens links, as over ssh.
    """
    command = _opener(environ)
    if command is None:
        raise NotFound("No program here opens links.", "y copies it.")
    try:
        started = subprocess.Popen(
            [*command, link.url],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            close_fds=True,
        )
    except OSError as error:
        raise NotFound("The program that opens links did not start.", "y copies it.") from error
    threading.Thread(target=started.wait, daemon=True, name="salesdesk-link").start()  # leaves no dead child behind


def _opener(environ: Environ) -> list[str] | None:
    if sys.platform == "win32":
        names: list[list[str]] = [["rundll32.exe", "url.dll,FileProtocolHandler"]]
    elif sys.platform == "darwin":
        names = [["open"]]
    elif environ.get("WSL_DISTRO_NAME"):
        names = [["wslview"]]
    elif environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY"):
        names = [["xdg-open"], ["gio", "open"]]
    else:
        names = [["termux-open-url"]]
    for words in names:
        if place := shutil.which(words[0], path=environ.get("PATH")):
            return [place, *words[1:]]
    return None


# -- the rep's own editor ---------------------------------------------------------------------------------------------

_LARGEST_TEXT = 1_000_000
"""Bytes: as much as a paste may hold. The desk takes seconds over more."""


@dataclass(frozen=True, slots=True)
class Edited:
    """What came back from the editor."""

    text: str
    changed: bool
    said: str


def editor_command(environ: Environ = os.environ) -> list[str]:
    """$VISUAL or $EDITOR, as words; none is guessed, it could be one that the rep can not leave. Raises NotFound."""
    import shlex

    for name in ("VISUAL", "EDITOR"):
        try:
            words = shlex.split(environ.get(name, ""))
        except ValueError as error:
            raise NotFound(f"${name} is not a command: a quote in it is not closed.", "Set it to nano, say.") from error
        if not words:
            continue
        if place := shutil.which(words[0], path=environ.get("PATH")):
            return [place, *words[1:]]
        raise NotFound(f"The editor that ${name} names is not here.", "Set it to nano, say.")
    raise NotFound("No editor of yours is named.", "Set $EDITOR to it, nano say.")


def edit(
    text: str,
    *,
    asleep: Callable[[], AbstractContextManager[object]],
    folder: Path | None = None,
    environ: Environ = os.environ,
) -> Edited:
    """The text as the rep's editor leaves it; while it runs the desk sleeps (`asleep` is the app's `suspend`).

    What an editor had saved before it was killed is taken, what it gave up (any other end than well) is not. The file
    lies in a folder for the rep alone and is removed. Raises NotFound without an editor, WriteFailed.
    """
    command = editor_command(environ)
    place = private_folder((folder or edit_folder()) / f"edit-{os.getpid()}")
    path = place / "note.md"
    ended = text.endswith("\n")
    try:
        with open_private(path) as opened:
            opened.write((text if ended or not text else text + "\n").encode("utf-8", "replace"))
        with asleep():
            code = _run_here([*command, str(path)])
        back = _read_back(path) if code <= 0 else None
        if code < 0 and not back:  # killed, perhaps in the middle of its writing
            back = None
    except _TooLong as error:  # the file stays: it is the only copy
        raise WriteFailed(f"The text is too long to be kept; it lies in {path}.", "Shorten it there.") from error
    except BaseException:
        shutil.rmtree(place, ignore_errors=True)
        raise
    shutil.rmtree(place, ignore_errors=True)  # with the editor's own copies in it
    if back is None:
        return Edited(text, False, "The editor ended without a text; it is as it was.")
    back = back if ended else back.removesuffix("\n")
    if back == text:
        return Edited(text, False, "Nothing changed.")
    return Edited(back, True, "Taken from your editor, which may keep copies of its own.")


def left_in_editor(folder: Path | None = None) -> tuple[Path, ...]:
    """Texts that lay in an editor when their desk was killed: the next start says where; nobody removes them but the
    rep. What a desk that still runs has in its editor is not among them."""
    try:
        found = sorted((folder or edit_folder()).glob("edit-*/note.md"))
    except OSError:
        return ()
    return tuple(path for path in found if not _runs(path.parent.name.removeprefix("edit-")))


def _runs(process: str) -> bool:
    try:
        os.kill(int(process), 0)
    except (ValueError, OverflowError, ProcessLookupError):
        return False
    except OSError:  # somebody else's: it runs
        return True
    return True


class _TooLong(Exception):
    pass


def _run_here(command: Sequence[str]) -> int:
    """Runs the editor on the terminal itself, which is then as it was; its exit code, 127 when it does not start."""
    with _interrupts_are_the_editors(), _terminal_as_it_was():
        try:
            done = subprocess.run(
                command, stdin=sys.__stdin__, stdout=sys.__stdout__, stderr=sys.__stderr__, check=False
            )
        except (OSError, ValueError):
            return 127
    return done.returncode


@contextmanager
def _interrupts_are_the_editors() -> Iterator[None]:
    """Ctrl+C reaches every program on the terminal; the desk is not meant."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, lambda *_: None)  # not SIG_IGN: the editor would inherit that
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before if before is not None else signal.SIG_DFL)


@contextmanager
def _terminal_as_it_was() -> Iterator[None]:
    """An editor that is killed leaves the terminal raw, and the desk would take that for how the rep had it."""
    if os.name != "posix" or sys.__stdin__ is None:
        yield
        return
    import termios

    terminal, before = sys.__stdin__.fileno(), None
    with suppress(termios.error):  # no terminal: nothing to leave raw
        before = termios.tcgetattr(terminal)
    try:
        yield
    finally:
        if before is not None:
            with suppress(termios.error):
                termios.tcsetattr(terminal, termios.TCSADRAIN, before)


def _read_back(path: Path) -> str | None:
    try:
        opened = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
    except OSError:
        return None
    if not stat.S_ISREG(os.fstat(opened).st_mode):
        os.close(opened)
        return None
    with os.fdopen(opened, "rb") as file:
        content = file.read(_LARGEST_TEXT + 1)
    if len(content) > _LARGEST_TEXT:
        raise _TooLong
    return clean_lines(content.decode("utf-8", "replace").removeprefix("\ufeff"))


# -- a voice ----------------------------------------------------------------------------------------------------------


class Voice:
    """The system's voice, reading."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._process = process

    @property
    def reads(self) -> bool:
        """Whether it is still at it."""
        return self._process.poll() is None

    def stop(self) -> None:
        if self.reads:
            self._process.terminate()


def speak(text: str, *, pace: int, environ: Environ = os.environ) -> Voice | None:
    """Lets the system's voice read the text, at so many words a minute; None where it has none. It goes on by itself."""
    for name, flags in (("espeak-ng", ("-s", str(pace), "--stdin")), ("say", ("-r", str(pace), "-f", "-"))):
        program = shutil.which(name, path=environ.get("PATH"))
        if program is None:
            continue
        try:
            voice = subprocess.Popen(
                [program, *flags], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                start_new_session=True, close_fds=True,
            )  # fmt: skip
        except OSError:
            continue
        threading.Thread(
            target=voice.communicate, args=(text.encode("utf-8", "replace"),), daemon=True, name="salesdesk-voice"
        ).start()
        return Voice(voice)
    return None
