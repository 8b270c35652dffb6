"""Typed text on its way to the disk: within a quarter second, held while the disk refuses, never waited for."""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from salesdesk.desk import Desk
from salesdesk.desk.keeper import GATHERED, Keeper
from salesdesk.errors import FileBusy, WriteFailed
from salesdesk.store import drafts
from salesdesk.store.file import Store
from tests import builders

NOTES = "notes"
PROMISED = 0.25
LIMIT = 5.0


@pytest.fixture
def at_desk(file: Store) -> Iterator[tuple[Desk, int]]:
    desk = Desk(file, builders.FixedClock(builders.NOON))
    dana = builders.a_contact(desk)
    yield desk, dana
    desk.keeper.close()


def on_disk(path: Path) -> str:
    with closing(sqlite3.connect(path)) as other:
        row = other.execute("SELECT text FROM draft").fetchone()
        return str(row[0]) if row else ""


def until(what: object) -> None:
    end = time.monotonic() + LIMIT
    while not what():  # type: ignore[operator]
        assert time.monotonic() < end
        time.sleep(0.002)


def test_a_text_is_on_the_disk_within_a_quarter_second_while_the_desk_stands_still(at_desk: tuple[Desk, int]) -> None:
    desk, dana = at_desk
    desk.scripts.keep(dana, NOTES, "two depots")
    until(lambda: on_disk(desk.path) == "two depots")
    assert GATHERED <= PROMISED / 2, "what follows is gathered for half the promise; the rest is the disk's"


def test_who_types_without_a_rest_is_saved_all_the_same(at_desk: tuple[Desk, int]) -> None:
    desk, dana = at_desk
    saves: list[str] = []
    desk.keeper.tell = lambda: saves.append(threading.current_thread().name)
    text, end = "", time.monotonic() + LIMIT
    while len(saves) < 3 and time.monotonic() < end:
        text += "x"
        desk.scripts.keep(dana, NOTES, text)
        time.sleep(0.01)
    assert len(saves) >= 3
    assert set(saves) == {"salesdesk-keeper"}


def test_a_text_not_yet_on_the_disk_is_read_as_it_was_typed(at_desk: tuple[Desk, int]) -> None:
    desk, dana = at_desk
    with closing(sqlite3.connect(desk.path, isolation_level=None)) as locker:
        locker.execute("BEGIN IMMEDIATE")
        desk.scripts.keep(dana, NOTES, "two depots", caret=3)
        found = desk.scripts.draft(dana, NOTES)
        assert found is not None
        assert (found.text, found.caret) == ("two depots", 3)
        assert not desk.keeper.flush(0.5)
        until(lambda: desk.keeper.trouble == "the file is in use")
        assert desk.keeper.all_held() == (((dana, NOTES), "two depots"),)
        locker.execute("ROLLBACK")
    until(lambda: on_disk(desk.path) == "two depots")
    until(lambda: desk.keeper.trouble == "")


def test_handing_over_never_waits_for_a_lock(at_desk: tuple[Desk, int]) -> None:
    desk, dana = at_desk
    with closing(sqlite3.connect(desk.path, isolation_level=None)) as locker:
        locker.execute("BEGIN IMMEDIATE")
        began = time.monotonic()
        for number in range(200):
            desk.scripts.keep(dana, NOTES, "x" * number)
        assert time.monotonic() - began < LIMIT, "one wait for the lock and it would be over"
        locker.execute("ROLLBACK")


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (FileBusy("busy", ""), "the file is in use"),
        (WriteFailed("full", ""), "the disk is full or read-only"),
    ],
)
def test_what_is_refused_is_held_and_said_until_the_disk_takes_it(
    error: Exception, words: str, at_desk: tuple[Desk, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, dana = at_desk
    real, refusing = drafts.save_over, True

    def save_over(*given: object, **more: object) -> bool:
        if refusing:
            raise error
        return real(*given, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(drafts, "save_over", save_over)
    desk.scripts.keep(dana, NOTES, "two depots")
    until(lambda: desk.keeper.why_not == words)
    refusing = False
    assert desk.keeper.flush(LIMIT)
    assert on_disk(desk.path) == "two depots"
    assert desk.keeper.why_not == ""


def test_what_went_into_a_deed_does_not_come_back(at_desk: tuple[Desk, int]) -> None:
    desk, dana = at_desk
    desk.scripts.keep(dana, NOTES, "two depots")
    desk.keeper.forget(dana, NOTES)
    assert desk.keeper.all_held() == ()
    assert desk.keeper.flush()


def test_closing_the_desk_saves_what_was_typed_last(at_desk: tuple[Desk, int]) -> None:
    desk, dana = at_desk
    desk.scripts.keep(dana, NOTES, "the last words")
    desk.keeper.close()
    assert on_disk(desk.path) == "the last words"


def test_a_desk_in_memory_keeps_at_once(desk: Desk) -> None:
    dana = builders.a_contact(desk)
    keeper = Keeper(desk.core)
    keeper.put(dana, NOTES, "two depots")
    assert desk.scripts.on_file(dana, NOTES) == "two depots"
    assert keeper.all_held() == ()


def test_the_beginning_of_what_is_kept_is_not_kept_twice(desk: Desk) -> None:
    dana = builders.a_contact(desk)
    whole = "she has forty vans and two depots in the valley"
    for text in (whole, "", whole[:30], "", whole + ", and a third", ""):
        desk.scripts.save(dana, NOTES, text)
    assert [text for _, text in desk.scripts.longer_forms(dana, NOTES)] == [whole + ", and a third"]


def test_at_most_ten_longer_forms_are_kept(desk: Desk) -> None:
    dana = builders.a_contact(desk)
    for number in range(15):
        desk.scripts.save(dana, NOTES, f"{number} " + "a text of its own, long enough")
        desk.scripts.save(dana, NOTES, "")
    kept = [text for _, text in desk.scripts.longer_forms(dana, NOTES)]
    assert len(kept) == 10
    assert kept[0].startswith("14 ")
