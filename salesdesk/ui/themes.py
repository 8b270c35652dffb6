"""Themes: ten colours by role, read from TOML, checked, and fitted to what the terminal can show.

A broken theme is a sentence, never an end. Loads no Textual: `skin.py` makes its themes of these palettes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from salesdesk.ui.colours import as_hex, contrast, palette_256, rgb, unlikeness
from salesdesk.ui.terminal import Colours

if TYPE_CHECKING:
    from rich.style import Style

SURFACES = ("background", "surface", "panel", "selected")
TEXTS = ("foreground", "muted", "accent", "late", "stale", "ok")
ROLES = SURFACES + TEXTS
READABLE = 4.5
STRONG = 7.0
DEFAULT = "harbor"
DEFAULT_LIGHT = "paper"

_COLOUR = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})")
_NAME = re.compile(r"[\w][\w .+-]{0,39}")
_LARGEST = 64 * 1024


@dataclass(frozen=True, slots=True)
class Palette:
    """A theme's ten colours, each "#rrggbb"; where `ansi` is set, names of the terminal's own sixteen or "default"."""

    name: str
    dark: bool
    background: str
    surface: str
    panel: str
    selected: str
    foreground: str
    muted: str
    accent: str
    late: str
    stale: str
    ok: str
    ansi: bool = field(default=False, kw_only=True)
    mono: bool = field(default=False, kw_only=True)
    """no colour at all is wanted on a terminal of few colours: bold, dim and reverse carry what colours would"""

    @property
    def key(self) -> str:
        """The name under which the theme is chosen: "harbor", "my-theme"."""
        return key_of(self.name)

    def colour(self, role: str) -> str:
        """The colour of one of ROLES."""
        return str(getattr(self, role))

    def style(self, role: str, on: str = "background", *, bold: bool = False, underline: bool = False) -> Style:
        """How words of a role look on a surface; the one thing a widget that draws its own lines needs."""
        return _style(self, role, on, bold, underline)

    def bar(self) -> Style:
        """The solid bar of a live call: the background's colour on the accent."""
        return _style(self, "background", "accent", True, False)


@lru_cache(maxsize=512)
def _style(palette: Palette, role: str, on: str, bold: bool, underline: bool) -> Style:
    from rich.style import Style

    if not palette.ansi:
        return Style(
            color=palette.colour(role), bgcolor=palette.colour(on), bold=bold or None, underline=underline or None
        )
    # Nothing is known of these colours, so what must be seen is reversed and not coloured.
    turned = on in ("selected", "accent")
    loud = bold or role in ("accent", "late")
    plain = palette.mono or turned or role in SURFACES
    return Style(
        color="default" if plain else palette.colour(role),
        bgcolor="default",
        bold=loud or None,
        dim=(role == "muted" and not turned) or None,
        underline=underline or None,
        reverse=turned or None,
    )


HARBOR = Palette(
    "Harbor", True, "#10161D", "#151D26", "#1D2833", "#1F3A55",
    "#D7DEE6", "#9DAAB8", "#56A8FF", "#EFA04A", "#F0DF70", "#86E8BA",
)  # fmt: skip
TERMINAL_DARK = Palette(
    "Terminal-dark", True, "default", "default", "default", "blue",
    "default", "default", "bright_cyan", "bright_red", "bright_yellow", "bright_green", ansi=True,
)  # fmt: skip
TERMINAL_LIGHT = Palette(
    "Terminal-light", False, "default", "default", "default", "cyan",
    "default", "default", "blue", "red", "magenta", "green", ansi=True,
)  # fmt: skip


def key_of(name: str) -> str:
    """The form in which a theme is named in the config: small letters, no blanks."""
    return "-".join(name.casefold().split())


def problems_of(palette: Palette) -> tuple[str, ...]:
    """A sentence for every text that is hard to read somewhere (below 4.5:1); none for the terminal's own colours."""
    if palette.ansi:
        return ()
    pairs = [(text, surface) for text in TEXTS for surface in SURFACES] + [("background", "accent")]
    found = []
    for text, surface in pairs:
        ratio = contrast(palette.colour(text), palette.colour(surface))
        if ratio < READABLE:
            found.append(
                f"{palette.name}: {text} on {surface} is {int(ratio * 100) / 100:.2f}:1, text needs {READABLE}:1."
            )
    return tuple(found)


@dataclass(frozen=True, slots=True)
class ThemeFile:
    """What a theme's file says: a palette, or the one sentence that tells why there is none."""

    palette: Palette | None
    problem: str = ""


def read_theme(content: bytes, *, source: str) -> ThemeFile:
    """A theme from the bytes of its file; `source` is the file's name, for the problem and for want of a name."""
    import tomllib

    if len(content) > _LARGEST:
        return ThemeFile(None, f"{source} is too large for a theme.")
    try:
        values = tomllib.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return ThemeFile(None, f"{source} is not UTF-8 text.")
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        return ThemeFile(None, f"{source} is not TOML: {_first_line(error)}.")
    problem = _problem_in(values)
    if problem:
        return ThemeFile(None, f"{source} {problem}")
    name = str(values.get("name", Path(source).stem))
    return ThemeFile(Palette(name, values["dark"], *(_six_digits(values[role]) for role in ROLES)))


def _first_line(error: Exception) -> str:
    return " ".join(str(error).split())[:80].rstrip(".") or "it could not be read"


def _six_digits(colour: str) -> str:
    return colour if len(colour) == 7 else "#" + "".join(digit * 2 for digit in colour[1:])


def _problem_in(values: Mapping[str, Any]) -> str:
    """The first thing wrong with a theme's values, as the end of a sentence; empty where all is well."""
    known = ("name", "dark", *ROLES)
    for key in values:
        if key not in known:
            near = get_close_matches(key, known, n=1)
            return f"has {key[:40]!r}, which is no part of a theme" + (f"; did you mean {near[0]!r}?" if near else ".")
    name = values.get("name", "x")
    if not isinstance(name, str) or not _NAME.fullmatch(name):
        return "has a name that cannot be used: up to 40 letters, digits, blanks and dashes."
    missing = [key for key in ("dark", *ROLES) if key not in values]
    if missing:
        return f"lacks {_listed(missing)}."
    if not isinstance(values["dark"], bool):
        return "says neither dark = true nor dark = false."
    wrong = [role for role in ROLES if not isinstance(values[role], str) or not _COLOUR.fullmatch(values[role])]
    if wrong:
        return f'has no colour for {_listed(wrong)}: write it as "#1d2833".'
    return ""


def _listed(words: Iterable[str]) -> str:
    *first, last = words
    return f"{', '.join(first)} and {last}" if first else last


@dataclass(frozen=True, slots=True)
class Shelf:
    """Every theme there is, by key, and a sentence for each file that is none."""

    palettes: Mapping[str, Palette] = field(default_factory=lambda: {DEFAULT: HARBOR})
    problems: tuple[str, ...] = ()

    def get(self, name: str) -> Palette | None:
        """The theme of that name in any spelling of it."""
        return self.palettes.get(key_of(name))

    def names(self) -> tuple[str, ...]:
        """What a person may choose from, by name; the twins are taken by themselves."""
        return tuple(sorted(palette.name for key, palette in self.palettes.items() if not key.endswith("-256")))

    def findings(self) -> tuple[str, ...]:
        """A sentence for every file that is no theme and for every text that is hard to read: for `salesdesk check`."""
        hard = (said for palette in self.palettes.values() for said in problems_of(palette))
        return (*self.problems, *hard)


def load_shelf(shipped: Path | None = None, own: Path | None = None) -> Shelf:
    """The shipped themes and the rep's own, from these folders or where they usually are; a folder may be absent."""
    from salesdesk import locations

    palettes = {DEFAULT: HARBOR}
    problems: list[str] = []
    for found in _files(shipped or locations.shipped_themes()):
        if found.palette:
            palettes[found.palette.key] = found.palette
    taken = frozenset(palettes) | {TERMINAL_DARK.key, TERMINAL_LIGHT.key}
    for found in _files(own or locations.user_themes()):
        if not found.palette:
            problems.append(found.problem)
        elif found.palette.key in taken:
            problems.append(f"Your theme {found.palette.name} has the name of one of the desk's own: give it another.")
        else:
            palettes[found.palette.key] = found.palette
    return Shelf(palettes, tuple(problems))


def load_anew(before: Shelf) -> Shelf:
    """The themes after one was saved; while a file is broken, the rep's own themes that it may be stay as they were."""
    fresh = load_shelf()
    kept = {key: palette for key, palette in before.palettes.items() if key not in fresh.palettes}
    return replace(fresh, palettes={**fresh.palettes, **kept}) if fresh.problems else fresh


def _files(folder: Path) -> list[ThemeFile]:
    try:
        paths = sorted(path for path in folder.iterdir() if path.suffix == ".toml")
    except OSError:
        return []
    return [_read_file(path) for path in paths]


def _read_file(path: Path) -> ThemeFile:
    try:
        if not path.is_file():  # a pipe of that name would wait for ever
            return ThemeFile(None, f"{path.name} is not a file.")
        with path.open("rb") as opened:
            return read_theme(opened.read(_LARGEST + 1), source=path.name)
    except OSError as error:
        return ThemeFile(None, f"{path.name} could not be read: {error.strerror or 'no access'}.")


def folder_stamp(folder: Path) -> tuple[tuple[str, int, int], ...]:
    """Differs as soon as a theme in the folder was saved, added or taken away: for reloading on save."""
    try:
        seen = [(path.name, path.stat()) for path in sorted(folder.glob("*.toml"))]
    except OSError:
        return ()
    return tuple((name, stat.st_mtime_ns, stat.st_size) for name, stat in seen)


_shelf: Shelf | None = None


def use_shelf(shelf: Shelf) -> None:
    """Makes these the themes that `palette_of` knows."""
    global _shelf  # noqa: PLW0603  the one piece of state: widgets ask by the name of the app's theme alone
    _shelf = shelf
    palette_of.cache_clear()


def shelf_in_use() -> Shelf:
    """The themes in use; read from their folders when nobody set them."""
    if _shelf is None:
        use_shelf(load_shelf())
    return _shelf or Shelf()


@lru_cache(maxsize=64)
def palette_of(app_theme_name: str, *, mono: bool = False) -> Palette:
    """The palette behind the name of the app's theme; Harbor for a name nobody knows.

    `mono` is the app's `no_color`; it matters only for the terminal's own colours, as the others are turned grey later.
    """
    key = key_of(app_theme_name)
    if key in (TERMINAL_LIGHT.key, "ansi-light"):
        return replace(TERMINAL_LIGHT, mono=mono)
    if key in (TERMINAL_DARK.key, "ansi-dark"):
        return replace(TERMINAL_DARK, mono=mono)
    shelf = shelf_in_use()
    if palette := shelf.get(key):
        return palette
    if key.endswith("-256") and (named := shelf.get(key.removesuffix("-256"))):
        return twin_256(named)
    return shelf.get(DEFAULT) or HARBOR


def theme_for(wanted: str, *, colours: Colours, light: bool | None = None) -> str:
    """The name of the theme to set: the wanted one, its twin for 256 colours, or the terminal's own colours.

    `light` is what the terminal said of its background; it decides where the wanted name is "" or unknown.
    """
    shelf = shelf_in_use()
    palette = shelf.get(wanted) or shelf.get(DEFAULT_LIGHT if light else DEFAULT) or HARBOR
    if colours is Colours.FEW:
        return TERMINAL_DARK.key if palette.dark else TERMINAL_LIGHT.key
    if colours is Colours.MANY and not palette.key.endswith("-256"):
        return f"{palette.key}-256"
    return palette.key


def unknown_theme(wanted: str) -> str:
    """A sentence where no theme has that name, with the nearest one; empty where all is well."""
    shelf = shelf_in_use()
    if not wanted or shelf.get(wanted):
        return ""
    near = get_close_matches(key_of(wanted), shelf.palettes, n=1)
    return f"There is no theme “{wanted}”." + (f" Did you mean “{near[0]}”?" if near else "")


MARKED = 60.0
"""How unlike the surfaces a twin's selected row is at least, as `unlikeness` counts it."""


@lru_cache(maxsize=64)
def twin_256(palette: Palette) -> Palette:
    """The theme in colours 16 to 255 of an xterm: the nearest ones that can still be read on every surface."""
    colours = {as_hex(parts): parts for parts in palette_256().values()}
    own = {surface: palette.colour(surface) for surface in SURFACES}
    goal = max(READABLE, min(STRONG, *(_least_contrast(palette.colour(role), own) for role in TEXTS)))
    chosen: dict[str, str] = {}

    def nearest(role: str, allowed: Iterable[str]) -> str:
        wanted = rgb(palette.colour(role))
        return min(allowed, key=lambda colour: unlikeness(colours[colour], wanted))

    for role in SURFACES:
        same = [done for done in chosen if palette.colour(done).casefold() == palette.colour(role).casefold()]
        free = [colour for colour in colours if colour not in chosen.values()]
        if role == "selected":  # the cursor's row has to be seen on each of the others
            free = [one for one in free if all(unlikeness(colours[one], rgb(on)) >= MARKED for on in chosen.values())]
        chosen[role] = chosen[same[0]] if same else nearest(role, free)
    for role in TEXTS:
        free = [colour for colour in colours if colour not in chosen.values()]
        reads = [colour for colour in free if _least_contrast(colour, chosen) >= goal]
        best = max(free, key=lambda colour: _least_contrast(colour, chosen))
        chosen[role] = nearest(role, reads or [best])
    return Palette(f"{palette.name}-256", palette.dark, *(chosen[role] for role in ROLES))


def _least_contrast(colour: str, chosen: Mapping[str, str]) -> float:
    return min(contrast(colour, chosen[surface]) for surface in SURFACES)
