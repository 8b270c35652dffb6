"""The pictures beside the themes show the screens as they are; `SALESDESK_GOLDENS=write` paints them anew."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from salesdesk.ui.pictures import PICTURES, Picture, paint

THEMES = Path(__file__).parents[2] / "themes"
WRITE = os.environ.get("SALESDESK_GOLDENS") == "write"


@pytest.mark.parametrize("picture", PICTURES, ids=[picture.name for picture in PICTURES])
async def test_the_picture_is_the_screen(picture: Picture) -> None:
    path = THEMES / f"{picture.name}.svg"
    painted = await paint(picture)
    if WRITE:
        path.write_text(painted, encoding="utf-8")
    same = path.read_text(encoding="utf-8") == painted
    assert same, f"the screen has changed: python -m salesdesk.ui.pictures themes, and look at {path.name}"


def test_every_theme_has_its_picture() -> None:
    assert {path.stem for path in THEMES.glob("*.toml")} <= {path.stem for path in THEMES.glob("*.svg")}
