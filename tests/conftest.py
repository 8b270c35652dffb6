"""Fixtures that every room shares: an empty desk, a busy one, a file on the disk. Nobody's own folders are touched."""

from __future__ import annotations

import gc
import os
import sqlite3
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from salesdesk.desk import Desk
from salesdesk.store import cipher
from salesdesk.store.file import Store
from tests import builders

gc.disable()  # while the tests are loaded
# Where the environment says otherwise, every worker and every program that a test starts would compile it all anew.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


def pytest_collection_finish() -> None:
    """What is loaded by now stays: looking through it for garbage again and again took a fifth of the tests' time."""
    gc.freeze()
    gc.set_threshold(50_000, 20, 10)
    gc.enable()


@pytest.fixture(scope="session", autouse=True)
def own_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Data, config and state of a test never lie where the rep's own are."""
    home = tmp_path_factory.getbasetemp() / "home"
    with pytest.MonkeyPatch.context() as patch:
        for name, folder in (("DATA", "data"), ("CONFIG", "config"), ("STATE", "state"), ("CACHE", "cache")):
            patch.setenv(f"XDG_{name}_HOME", str(home / folder))
        for name in ("SALESDESK_DB", "SALESDESK_CONFIG", "NO_COLOR"):
            patch.delenv(name, raising=False)
        yield


@pytest.fixture(autouse=True)
def own_key(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No test leaves a key behind; with SALESDESK_TEST_KEY every file on the disk has one, for the tests' own eyes too."""
    if builders.TEST_KEY:
        cipher.use_key(lambda: builders.TEST_KEY)
        monkeypatch.setattr(sqlite3, "connect", _with_key)
    yield
    cipher.use_key(None)


def _with_key(place: object, connect: Callable[..., Any] = sqlite3.connect, **how: Any) -> Any:
    address = str(place) if str(place).startswith("file:") else ""
    path = Path(address.removeprefix("file://").split("?")[0] or str(place))
    begins = path.read_bytes()[:16] if path.is_file() else b""
    if begins and begins != cipher.MAGIC and not path.name.endswith(("-wal", "-shm")):
        how.pop("uri", None)
        return cipher.connect(path, sealed=True, uri=address, **how)
    return connect(place, **how)


@pytest.fixture
def store() -> Iterator[Store]:
    """An empty file in memory."""
    made = builders.a_store()
    yield made
    made.close()


@pytest.fixture
def desk() -> Iterator[Desk]:
    """An empty desk in memory, Tuesday noon in Chicago."""
    made = builders.a_desk()
    yield made
    made.close()


@pytest.fixture
def busy() -> Iterator[Desk]:
    """The sample day in memory, Tuesday 09:41 in New York."""
    made = builders.a_busy_desk()
    yield made
    made.close()


@pytest.fixture
def file(tmp_path: Path) -> Iterator[Store]:
    """An empty file on the disk."""
    made = builders.a_file(tmp_path / "desk" / "desk.db")
    yield made
    made.close()


@pytest.fixture
def busy_on_disk(tmp_path: Path) -> Iterator[Desk]:
    """The sample day on the disk, for what needs a second connection."""
    store = builders.a_file(tmp_path / "busy.db", builders.busy_file())
    made = Desk(store, builders.FixedClock(builders.sample_start()), builders.SAMPLE_CONFIG)
    yield made
    made.close()
