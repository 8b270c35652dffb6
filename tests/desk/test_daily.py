"""Copies by themselves: one a day, whole, thinned as they age, and never one that the rep named."""

from __future__ import annotations

import os
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest

from salesdesk.desk import Desk
from salesdesk.desk.daily import DAILY, MONTHLY, WEEKLY, Dated, keep_safe, superfluous
from salesdesk.store.file import QUICK_CHECK_BYTES, Store
from tests import builders

TODAY = date(2022, 11, 22)


@pytest.fixture
def on_disk(file: Store) -> Iterator[Desk]:
    made = Desk(file, builders.FixedClock(builders.NOON))
    builders.a_contact(made)
    yield made
    made.keeper.close()


def a_folder(tmp_path: Path) -> Path:
    folder = tmp_path / "copies"
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder


def test_the_day_has_one_copy_and_it_holds_what_the_file_holds(on_disk: Desk, tmp_path: Path) -> None:
    folder = a_folder(tmp_path)
    assert keep_safe(on_disk.core, lambda: folder) == ""
    assert keep_safe(on_disk.core, lambda: folder) == ""
    (copy,) = folder.iterdir()
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    with closing(sqlite3.connect(copy)) as read:
        assert read.execute("SELECT name FROM contact").fetchall() == [("Dana Ruiz",)]
        assert read.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_the_next_day_has_a_copy_of_its_own(on_disk: Desk, tmp_path: Path) -> None:
    folder = a_folder(tmp_path)
    keep_safe(on_disk.core, lambda: folder)
    builders.clock_of(on_disk).advance(hours=24)
    keep_safe(on_disk.core, lambda: folder)
    assert len(list(folder.iterdir())) == 2


def test_what_an_ended_desk_left_unfinished_goes_and_what_another_writes_stays(on_disk: Desk, tmp_path: Path) -> None:
    folder, now = a_folder(tmp_path), on_disk.core.now().timestamp()
    left, written, named = (folder / name for name in (".desk-1.db.ab12", ".desk-2.db.cd34", "desk-mine.db"))
    for path, at in ((left, now - 7200), (written, now - 60), (named, now - 7200)):
        path.touch()
        os.utime(path, (at, at))
    assert keep_safe(on_disk.core, lambda: folder) == ""
    assert (left.exists(), written.exists(), named.exists()) == (False, True, True)


def test_a_folder_that_takes_nothing_is_told_in_one_line(on_disk: Desk, tmp_path: Path) -> None:
    told = keep_safe(on_disk.core, lambda: tmp_path / "nowhere")
    assert told.startswith("The day's copy could not be made: ")
    assert "\n" not in told


def test_a_large_file_that_is_damaged_is_told_and_not_copied(on_disk: Desk, tmp_path: Path) -> None:
    path, folder = on_disk.path, a_folder(tmp_path)
    with on_disk.core.store.beside() as db:
        db.execute("CREATE TABLE filling (words BLOB)")
        db.execute("INSERT INTO filling VALUES (zeroblob(?))", (QUICK_CHECK_BYTES,))
    on_disk.core.db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    with path.open("rb+") as spoiled:
        spoiled.seek(4096 * 3)
        spoiled.write(b"\x55" * 4096 * 20)
    assert "damaged" in keep_safe(on_disk.core, lambda: folder)
    assert list(folder.iterdir()) == []


def copies_of(days: int, a_day: int = 1) -> list[Dated]:
    found = []
    for age in range(days):
        for number in range(a_day):
            at = datetime.combine(TODAY - timedelta(days=age), time(9 + number), tzinfo=UTC)
            found.append(Dated(Path(f"desk-{at:%Y%m%d-%H%M%S}.db"), at))
    return found


def test_all_of_today_and_yesterday_stay() -> None:
    dropped = superfluous(copies_of(5, a_day=3), today=TODAY)
    assert all(copy.at.date() < TODAY - timedelta(days=1) for copy in dropped)
    assert len(dropped) == 3 * 2


def test_a_year_of_copies_is_thinned_to_days_weeks_and_months() -> None:
    found = copies_of(365)
    stay = {copy.at.date() for copy in found} - {copy.at.date() for copy in superfluous(found, today=TODAY)}
    assert len(stay) <= 2 + DAILY + WEEKLY + MONTHLY
    assert {TODAY - timedelta(days=age) for age in range(2 + DAILY)} <= stay
    assert min(stay) <= TODAY - timedelta(days=30 * (MONTHLY - 2))


def test_thinning_again_drops_nothing_more() -> None:
    found = copies_of(200)
    dropped = superfluous(found, today=TODAY)
    assert superfluous([copy for copy in found if copy not in dropped], today=TODAY) == ()


def test_what_the_rep_named_is_neither_counted_nor_removed(on_disk: Desk, tmp_path: Path) -> None:
    folder = a_folder(tmp_path)
    (folder / "before the fair.db").write_bytes(b"mine")
    (folder / "other-20220101-090000.db").write_bytes(b"another file's")
    for age in range(60):
        stamp = (builders.NOON - timedelta(days=age)).strftime("%Y%m%d-%H%M%S")
        (folder / f"{on_disk.path.stem}-{stamp}.db").write_bytes(b"old") if age else None
    keep_safe(on_disk.core, lambda: folder)
    names = {path.name for path in folder.iterdir()}
    assert {"before the fair.db", "other-20220101-090000.db"} <= names
    assert len(names) < 60


def test_after_a_restore_no_copy_is_removed(on_disk: Desk, tmp_path: Path) -> None:
    folder = a_folder(tmp_path)
    on_disk.path.with_name(f"{on_disk.path.name}.before-restore-20221120-090000").write_bytes(b"")
    for age in range(1, 60):
        stamp = (builders.NOON - timedelta(days=age)).strftime("%Y%m%d-%H%M%S")
        (folder / f"{on_disk.path.stem}-{stamp}.db").write_bytes(b"old")
    keep_safe(on_disk.core, lambda: folder)
    assert len(list(folder.iterdir())) == 60
