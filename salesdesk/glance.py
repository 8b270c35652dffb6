"""The picture that stands while the desk loads: today's rows, painted by hand a few times the interpreter's own start.

Rough on purpose, and gone with the desk's first own picture: names, days late and hours, in the colours of last time.
"""

from __future__ import annotations

import os
import signal
import sys
import time

TYPE_CHECKING = False  # typing itself would take longer to load than this takes to paint
if TYPE_CHECKING:
    from types import FrameType

    from salesdesk.store.glance import GlanceRow

GROUNDS = ("background", "surface", "panel")
ROLES = ("foreground", "muted", "accent", "late", *GROUNDS)
SETTING = "glance"
"""The setting in which the desk leaves how it looked."""
TIME, NAME, ACCOUNT = 3, 11, 27
"""The agenda's columns."""
NARROW, WIDE = 100, 170
WIDTHS = {NARROW: 42, WIDE: 60}
"""From which width on how much of it the agenda has; below the first all of it."""
_ENTER, _LEAVE = "\x1b[?1049h\x1b[?25l", "\x1b[0m\x1b[?1049l\x1b[?25h"
_ENDS = ("SIGTERM", "SIGHUP", "SIGINT")


class _Standing:
    """Whether the picture stands, and what signals did before."""

    is_up = False
    before: dict[int, object] = {}  # noqa: RUF012 - `ClassVar` would need typing
    terminal: list[object] = []  # noqa: RUF012
    """What the terminal's settings were: while the picture stands it must not write typed keys into it."""


def terminal_mark() -> str:
    """What the colours depend on: those of one terminal are not painted on another."""
    return "|".join(os.environ.get(name, "") for name in ("TERM", "COLORTERM", "NO_COLOR", "TEXTUAL_DRIVER"))


def look_of(colours: dict[str, str], *, title: str) -> str:
    """What the desk leaves in its file for the next start: the mark, the colours as SGR parameters, the title."""
    return "\n".join((terminal_mark(), title, *(f"{role}={colours[role]}" for role in ROLES)))


def file_meant(words: list[str]) -> str | None:
    """The data file where the words ask for nothing but the desk itself; None for any other command."""
    if not words:
        from salesdesk import locations

        return str(locations.data_file())
    return words[1] if len(words) == 2 and words[0] == "--db" else None


def show(words: list[str]) -> None:
    """Paints the picture where the desk will open, has opened before, and has something due today."""
    if os.name != "posix" or not (
        sys.__stdin__ and sys.__stdin__.isatty() and sys.__stderr__ and sys.__stderr__.isatty()
    ):
        return
    path = file_meant(words)
    if not path:
        return
    from salesdesk.store.glance import glance

    width, height = os.get_terminal_size(2)
    found = glance(path, SETTING, today=time.strftime("%Y-%m-%d"), limit=max(1, height - 5))
    if found is None or not found[1] or width < 40 or height < 10:
        return
    mark, title, *given = found[0].split("\n")
    colours = dict(line.split("=", 1) for line in given)
    if mark != terminal_mark() or set(colours) != set(ROLES):
        return
    for name in _ENDS:
        _Standing.before[getattr(signal, name)] = signal.signal(getattr(signal, name), _ended)
    _Standing.is_up = True
    _keep_keys_out()
    os.write(2, _picture(title, found[1], colours, width, height).encode("utf-8", "replace"))


def hand_over() -> bool:
    """Leaves the picture to the desk that is about to paint over it; whether there is one."""
    stood, _Standing.is_up = _Standing.is_up, False
    for number, handler in _Standing.before.items():
        if signal.getsignal(number) is _ended:  # the desk has set its own by now
            signal.signal(number, handler)  # type: ignore[arg-type]
    _Standing.before.clear()
    if _Standing.terminal:
        _set(_Standing.terminal)
        _Standing.terminal = []
    return stood


def _keep_keys_out() -> None:
    """What is typed meanwhile waits for the desk, unseen."""
    import termios

    try:
        now = termios.tcgetattr(0)
    except termios.error:
        return
    _Standing.terminal = list(now)
    now[3] &= ~termios.ECHO
    _set(now)


def _set(attributes: list[object]) -> None:
    import termios

    try:
        termios.tcsetattr(0, termios.TCSANOW, attributes)  # type: ignore[arg-type]
    except termios.error:
        return


def take_down() -> None:
    """Gives the terminal back where no desk came: opening has something to say."""
    if hand_over():
        os.write(2, _LEAVE.encode())


def _ended(number: int, _frame: FrameType | None) -> None:
    take_down()
    os._exit(128 + number)


def _picture(title: str, rows: list[GlanceRow], colours: dict[str, str], width: int, height: int) -> str:
    side = next((WIDTHS[least] for least in (WIDE, NARROW) if width >= least), width)
    ground, surface = colours["background"], colours["surface"]
    top = 2 if width >= NARROW else 1
    painted = [_ENTER, f"\x1b[0;{ground}m\x1b[H\x1b[2J", _at(0, 0), _said(title, colours["foreground"], ground, "1")]
    for y in range(top - 1, height - 1):
        painted += [_at(y, 0), f"\x1b[0;{surface}m", " " * side]
    if width >= NARROW:
        # Without the panel's title: who waits for it, a script or an eye, types only when the desk can take keys.
        painted += [_at(1, 0), f"\x1b[0;{colours['panel']}m", " " * width]
    y = top
    for late, group in ((True, "OVERDUE"), (False, "TODAY")):
        mine = [row for row in rows if (row[0] > 0) == late]
        if not mine or y >= height - 2:
            continue
        y += y > top and height >= 30
        painted += [_at(y, 1), _said(group, colours["late" if late else "foreground"], surface, "1")]
        for row in mine[: height - 2 - y]:
            y += 1
            painted += _row(row, y, side, colours)
        y += 1
    return "".join(painted)


def _row(row: GlanceRow, y: int, side: int, colours: dict[str, str]) -> list[str]:
    late, time, name, account = row
    when = f"{late} d" if late > 0 else time or "any"
    return [
        _at(y, TIME), _said(f"{when:>6}", colours["late" if late > 0 else "muted"], colours["surface"]),
        _at(y, NAME), _said(_fit(name, min(ACCOUNT, side - 1) - NAME - 1), colours["foreground"], colours["surface"]),
        _at(y, ACCOUNT), _said(_fit(account, min(10, side - ACCOUNT - 2)), colours["muted"], colours["surface"]),
    ]  # fmt: skip


def _at(y: int, x: int) -> str:
    return f"\x1b[{y + 1};{x + 1}H"


def _said(text: str, ink: str, ground: str, *more: str) -> str:
    """Words in their colours; nothing in them can steer the terminal."""
    shown = "".join(c if c.isprintable() else "\ufffd" for c in text)
    return f"\x1b[{';'.join(('0', ink, ground, *more))}m{shown}"


def _fit(text: str, cells: int) -> str:
    """As much of a text as has room, a wide letter counted as two."""
    from unicodedata import east_asian_width

    used, kept = 0, ""
    for letter in text:
        used += 2 if east_asian_width(letter) in "WF" else 1
        if used > cells:
            break
        kept += letter
    return kept
