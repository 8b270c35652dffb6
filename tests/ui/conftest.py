"""A state folder for each test of the screen: the report of one test's fault is no news to the next."""

from __future__ import annotations

from importlib import import_module
from itertools import count

import pytest

from salesdesk.ui import warming

for room in warming.ROOMS:  # loaded beforehand, so that each sitting begins with a whole picture
    import_module(room)

_number = count()


@pytest.fixture(autouse=True)
def own_state(own_folders: None, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Named only; made where something is written into it."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path_factory.getbasetemp() / f"state-{next(_number)}"))
