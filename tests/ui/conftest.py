"""A state folder for each test of the screen: the report of one test's fault is no news to the next."""

from __future__ import annotations

from importlib import import_module
from itertools import count
from typing import Any

import pytest
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet

from salesdesk.ui import warming

for room in warming.ROOMS:  # loaded beforehand, so that each sitting begins with a whole picture
    import_module(room)

_number = count()
_parsed: dict[object, list[RuleSet]] = {}
_parse_rules = Stylesheet._parse_rules


def _parsed_once(sheet: Stylesheet, css: str, *more: Any, **where: Any) -> list[RuleSet]:
    key = (css, more, *sorted(where.items()), frozenset(sheet._variables.items()))
    if key not in _parsed:
        _parsed[key] = _parse_rules(sheet, css, *more, **where)
    return _parsed[key]


Stylesheet._parse_rules = _parsed_once  # type: ignore[method-assign]  # a process opens one desk, the tests hundreds


@pytest.fixture(autouse=True)
def own_state(own_folders: None, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Named only; made where something is written into it."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path_factory.getbasetemp() / f"state-{next(_number)}"))
