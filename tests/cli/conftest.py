"""The command line run in-process: a fixed moment, a file of its own, what it printed and its exit code."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import time_machine

from salesdesk.__main__ import main
from tests import builders

NOW = "2026-11-24T09:41:00-06:00"
"""A Tuesday morning in Chicago."""


@dataclass(frozen=True)
class Ran:
    """What one command did."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Run = Callable[..., Ran]


@pytest.fixture
def db(tmp_path: Path) -> Path:
    """Where the data file of a test lies, or will lie."""
    return tmp_path / "desk" / "desk.db"


@pytest.fixture
def run(db: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Iterator[Run]:
    """Runs a command on the test's own file, on a Tuesday at 09:41 in Chicago."""
    before = os.umask(0o022)
    monkeypatch.setenv("SALESDESK_DB", str(db))
    monkeypatch.setenv("TZ", "America/Chicago")
    time.tzset()
    monkeypatch.setenv("TERM", "dumb")

    def command(*words: str) -> Ran:
        capsys.readouterr()
        code = main(list(words))
        printed = capsys.readouterr()
        return Ran(code, printed.out, printed.err)

    with time_machine.travel(NOW, tick=False):
        yield command
    os.umask(before)
    monkeypatch.delenv("TZ")
    time.tzset()


@pytest.fixture
def busy_run(run: Run, db: Path) -> Run:
    """The same on the sample day's file."""
    db.parent.mkdir(mode=0o700)
    builders.a_file(db, builders.busy_file(builders.date(2026, 11, 24))).close()
    return run
