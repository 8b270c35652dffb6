"""The arithmetic of colours: contrast as WCAG 2 counts it, likeness as people see it, the 256 of a terminal.

Knows no theme and no widget.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import product

RGB = tuple[int, int, int]

_CUBE = (0, 95, 135, 175, 215, 255)


@lru_cache(maxsize=1024)
def rgb(colour: str) -> RGB:
    """The three parts, 0 to 255, of "#1d2833"."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def as_hex(parts: RGB) -> str:
    """The colour as "#1d2833"."""
    return "#{:02x}{:02x}{:02x}".format(*parts)


def contrast(one: str, other: str) -> float:
    """How far two "#rrggbb" colours stand apart for reading, 1 to 21 (WCAG 2); text needs 4.5."""
    dark, light = sorted((_luminance(rgb(one)), _luminance(rgb(other))))
    return (light + 0.05) / (dark + 0.05)


def _linear(part: int) -> float:
    share = part / 255
    return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)


@lru_cache(maxsize=1024)
def _luminance(parts: RGB) -> float:
    red, green, blue = (_linear(part) for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@lru_cache(maxsize=1024)
def lab(parts: RGB) -> tuple[float, float, float]:
    """Lightness, green to red, blue to yellow (CIELAB under D65), in which equal steps look about equal."""
    red, green, blue = (_linear(part) for part in parts)
    x = (0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047
    y = 0.2126729 * red + 0.7151522 * green + 0.0721750 * blue
    z = (0.0193339 * red + 0.1191920 * green + 0.9503041 * blue) / 1.08883
    fx, fy, fz = (_lab_curve(value) for value in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def _lab_curve(value: float) -> float:
    return float(value ** (1 / 3)) if value > 216 / 24389 else (24389 / 27 * value + 16) / 116


def unlikeness(one: RGB, other: RGB) -> float:
    """The distance of two colours in CIELAB, squared; only good for saying which of several is nearest."""
    first, second = lab(one), lab(other)
    return sum((a - b) ** 2 for a, b in zip(first, second, strict=True))


@lru_cache(maxsize=1)
def palette_256() -> dict[int, RGB]:
    """Colours 16 to 255 of an xterm, which no user's palette changes."""
    cube = {16 + at: (red, green, blue) for at, (red, green, blue) in enumerate(product(_CUBE, repeat=3))}
    return cube | {232 + step: (8 + 10 * step, 8 + 10 * step, 8 + 10 * step) for step in range(24)}


@lru_cache(maxsize=4096)
def nearest_256(red: int, green: int, blue: int) -> int:
    """The number, 16 to 255, of the colour that looks most like this one."""
    wanted = (red, green, blue)
    colours = palette_256()
    return min(colours, key=lambda number: unlikeness(colours[number], wanted))
