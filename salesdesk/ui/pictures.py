"""The pictures beside the themes and in the README: the sample day's screens as SVG, the same bytes on each run.

`python -m salesdesk.ui.pictures FOLDER` paints them anew; tests/ui/test_pictures.py fails when a screen changed unnoticed.
"""

from __future__ import annotations

import asyncio
import os
import re
import sys
import tempfile
from collections.abc import AsyncIterator, Iterable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from datetime import date
from html import escape
from itertools import groupby
from pathlib import Path
from typing import Any

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.app import App
from textual.strip import Strip

from salesdesk.desk.sample_day import open_standing_day
from salesdesk.ui.app import SalesdeskApp

DAY = date(2022, 11, 22)
CELL, LINE, FONT = 9, 20, 15
"""Pixels: a cell's width, a row's height, the letters'."""
FAMILY = "'DejaVu Sans Mono',Menlo,Consolas,'Liberation Mono',monospace"
TERMINAL = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8"}
_WORDS = re.compile(r"\S+(?: \S+)*")
LOOKS_ALIKE = 5
"""Looks in a row that see the same: what follows the first picture has followed."""
PATIENCE = 400
"""Looks at the screen before it counts as one that never comes to rest."""


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture: its name, the theme worn, columns and rows, the keys that lead to it, and what is to be seen."""

    name: str
    theme: str = "harbor"
    size: tuple[int, int] = (120, 40)
    keys: tuple[str, ...] = ()
    shows: str = "Keys"


PICTURES = (
    *(
        Picture(theme, theme)
        for theme in ("harbor", "dusk", "fjord", "paper", "daylight", "ink", "harbor-256", "paper-256")
    ),
    Picture("brief", "harbor", (80, 24), ("enter",), "why now"),
    Picture("call", "harbor", (120, 30), ("c", "2"), "ON CALL"),
    Picture("voicemail", "harbor", (120, 30), ("v",), "goal"),
    Picture("later", "paper", (100, 30), ("r",), "later"),
    Picture("find", "fjord", (100, 30), ("slash", "d", "a"), "PEOPLE"),
    Picture("score", "harbor", (120, 40), ("s",), "Scorecard"),
)


def strips_of(app: App[Any]) -> list[Strip]:
    """The rows of the whole screen, sheets and all, as they are painted; the one place that asks Textual for them in a
    way that it does not promise."""
    return app.screen._compositor.render_strips(app.size)


def svg_of(strips: Sequence[Strip], columns: int) -> str:
    """The rows as a picture: a rectangle for every ground, every word at its cell."""
    width, height = columns * CELL, len(strips) * LINE
    classes: dict[str, str] = {}
    grounds, words = [], []
    for y, strip in enumerate(strips):
        x = 0
        row: list[tuple[str, int]] = []
        for style, text, cells in _runs(strip):
            ink, ground, more = _colours(style)
            words += list(_words(text, x, y, classes.setdefault(f"fill:{ink}{more}", f"c{len(classes)}")))
            row.append((ground, cells))
            x += cells
        grounds += list(_grounds(row, y))
    rules = "".join(f".{name}{{{rule}}}" for rule, name in classes.items())
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" shape-rendering="crispEdges">'
        f"<style>text{{font:{FONT}px {FAMILY};white-space:pre}}{rules}</style>\n"
        + "\n".join([*grounds, *words])
        + "\n</svg>\n"
    )


def _grounds(row: Iterable[tuple[str, int]], y: int) -> Iterator[str]:
    """The rectangles under a row, one for what lies side by side in one colour."""
    x = 0
    for ground, pieces in groupby(row, key=lambda piece: piece[0]):
        cells = sum(cells for _, cells in pieces)
        yield f'<rect x="{x * CELL}" y="{y * LINE}" width="{cells * CELL}" height="{LINE}" fill="{ground}"/>'
        x += cells


def _runs(strip: Iterable[Segment]) -> Iterator[tuple[Style, str, int]]:
    """(style, text, cells) of each stretch that looks the same."""
    for style, segments in groupby(strip, key=lambda segment: segment.style or Style.null()):
        found = list(segments)
        yield style, "".join(s.text for s in found), sum(s.cell_length for s in found)


def _words(text: str, x: int, y: int, name: str) -> Iterator[str]:
    """The words of a stretch; several blanks part it, so that every column begins where it should."""
    for found in _WORDS.finditer(text):
        at, cells = x + cell_len(text[: found.start()]), cell_len(found.group())
        yield (
            f'<text x="{at * CELL}" y="{y * LINE + FONT}" textLength="{cells * CELL}" '
            f'class="{name}">{escape(found.group(), quote=False)}</text>'
        )


def _colours(style: Style) -> tuple[str, str, str]:
    """(ink, ground, further rules) of a style."""
    ink = style.color.get_truecolor().hex if style.color else "#d7dee6"
    ground = style.bgcolor.get_truecolor().hex if style.bgcolor else "#10161d"
    if style.reverse:
        ink, ground = ground, ink
    bold = ";font-weight:bold" if style.bold else ""
    line = ";text-decoration:underline" if style.underline else ""
    return ink, ground, bold + line


@asynccontextmanager
async def screen_for(picture: Picture, folder: Path) -> AsyncIterator[SalesdeskApp]:
    """The sample day on a screen that looks like the picture's, when it has come to rest."""
    desk = open_standing_day(folder / f"{picture.name}.db", DAY)
    try:
        app = SalesdeskApp(desk, title="sample day")
        app.wear(picture.theme)
        async with app.run_test(size=picture.size) as pilot:
            for key in picture.keys:
                await pilot.press(key)
            await _at_rest(app, picture.shows)
            yield app
    finally:
        desk.close()


async def _at_rest(app: SalesdeskApp, words: str) -> None:
    """Raises TimeoutError when the words never come."""
    before, same = "", 0
    for _ in range(PATIENCE):
        await asyncio.sleep(0.04)
        now = "\n".join(strip.text for strip in strips_of(app))
        same = same + 1 if now == before else 0
        if same == LOOKS_ALIKE and words in now:
            return
        before = now
    raise TimeoutError(f"“{words}” never stood still on the screen")


async def paint(picture: Picture) -> str:
    """The picture as SVG, whatever terminal, config and log this is run with."""
    with tempfile.TemporaryDirectory() as folder, _surroundings(Path(folder)):
        async with screen_for(picture, Path(folder)) as app:
            return svg_of(strips_of(app), picture.size[0])


@contextmanager
def _surroundings(folder: Path) -> Iterator[None]:
    before = dict(os.environ)
    os.environ.update(TERMINAL, XDG_CONFIG_HOME=str(folder), XDG_STATE_HOME=str(folder))
    os.environ.pop("NO_COLOR", None)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


async def paint_all(folder: Path) -> None:
    for picture in PICTURES:
        (folder / f"{picture.name}.svg").write_text(await paint(picture), encoding="utf-8")


if __name__ == "__main__":
    asyncio.run(paint_all(Path(sys.argv[1])))
