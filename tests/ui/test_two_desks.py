"""Two windows on one file: nothing typed in either is lost, nothing is taken away under the hands, deeds appear."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from textual import events
from textual._time import get_time

from salesdesk.desk import Desk
from salesdesk.desk.people import NewContact
from salesdesk.errors import WriteFailed
from salesdesk.store.file import open_store
from tests import builders
from tests.ui.sitting import Sitting, sitting


@pytest.fixture
def other(busy_on_disk: Desk) -> Iterator[Desk]:
    """The other window's desk."""
    made = Desk(open_store(busy_on_disk.path), builders.FixedClock(builders.sample_start()), builders.SAMPLE_CONFIG)
    yield made
    made.close()


def all_kept(desk: Desk, contact_id: int) -> set[str]:
    longer = (text for _, text in desk.scripts.longer_forms(contact_id, "notes"))
    return {desk.scripts.on_file(contact_id, "notes"), *longer}


async def in_notes(rep: Sitting) -> int:
    await rep.goes_to("Dana Ruiz")
    await rep.press("n")
    await rep.until(lambda: rep.focus == "notes")
    assert rep.today.contact_id is not None
    return rep.today.contact_id


async def test_both_texts_are_kept_when_both_windows_type(busy_on_disk: Desk, other: Desk) -> None:
    async with sitting(busy_on_disk) as rep:
        dana = await in_notes(rep)
        before = rep.area("notes").text
        theirs = f"{before} of the other window"
        other.scripts.save(dana, "notes", theirs)
        await rep.type(" my own words")
        await rep.until(lambda: "both texts are kept" in rep.note)
        assert {f"{before} my own words", theirs} <= all_kept(busy_on_disk, dana)


async def test_typing_on_over_the_others_words_keeps_only_the_longest_of_each(busy_on_disk: Desk, other: Desk) -> None:
    async with sitting(busy_on_disk) as rep:
        dana = await in_notes(rep)
        for turn in range(4):
            other.scripts.keep(dana, "notes", "theirs" + " more" * turn)
            assert other.keeper.flush()
            await rep.type(f" mine {turn}")
            await rep.until(busy_on_disk.keeper.flush)
        kept = all_kept(busy_on_disk, dana)
        assert "theirs more more more" in kept
        assert any(text.endswith(" mine 0 mine 1 mine 2 mine 3") for text in kept)
        assert not {"theirs", "theirs more"} & kept


async def test_a_window_that_types_nothing_takes_the_others_newer_words(busy_on_disk: Desk, other: Desk) -> None:
    async with sitting(busy_on_disk) as rep:
        dana = await in_notes(rep)
        other.scripts.save(dana, "notes", "newer words of the other window")
        rep.today.look()
        await rep.until(lambda: rep.area("notes").text == "newer words of the other window")


async def test_a_text_that_is_being_typed_is_never_replaced(busy_on_disk: Desk, other: Desk) -> None:
    async with sitting(busy_on_disk) as rep:
        dana = await in_notes(rep)
        await rep.type(" mine")
        await rep.until(lambda: busy_on_disk.scripts.on_file(dana, "notes").endswith(" mine"))
        other.scripts.save(dana, "notes", "newer words of the other window")
        rep.today.look()
        await rep.pilot.pause()
        assert rep.area("notes").text.endswith(" mine")


async def test_words_stay_with_their_person_whatever_another_window_does_with_the_row(
    busy_on_disk: Desk, other: Desk
) -> None:
    async with sitting(busy_on_disk) as rep:
        dana = await in_notes(rep)
        await rep.type(" mine")
        for deed in (lambda: other.agenda.done(rep.today.follow_up_id or 0), lambda: other.people.trash(dana)):
            deed()
            rep.today.look()
            assert rep.note == "changed in another window"
            await rep.type(" more")
        await rep.until(lambda: busy_on_disk.scripts.on_file(dana, "notes").endswith(" mine more more"))
        assert rep.area("notes").contact_id == dana


async def test_a_deed_of_the_other_window_appears_by_itself(busy_on_disk: Desk, other: Desk) -> None:
    async with sitting(busy_on_disk) as rep:
        other.people.edit(rep.today.contact_id or 0, name="Dana Castellanos")
        await rep.sees("Dana Castellanos", "changed in another window")


async def test_while_nobody_looks_the_file_is_left_alone(busy_on_disk: Desk, other: Desk) -> None:
    async with sitting(busy_on_disk) as rep:
        rep.app.post_message(events.AppBlur())
        await rep.until(lambda: not rep.app.app_focus)
        other.people.edit(rep.today.contact_id or 0, name="Dana Castellanos")
        rep.today.look()
        assert "Castellanos" not in rep.screen
        rep.today.tick()
        await rep.sees("Dana Castellanos")


async def test_what_is_typed_here_is_not_said_to_come_from_another_window(busy_on_disk: Desk) -> None:
    async with sitting(busy_on_disk) as rep:
        dana = await in_notes(rep)
        await rep.type(" mine")
        await rep.until(lambda: busy_on_disk.scripts.on_file(dana, "notes").endswith(" mine"))
        rep.today.tick()
        assert "another window" not in rep.note


async def test_a_lock_freezes_nothing_is_said_and_the_words_go_to_the_disk_when_it_ends(busy_on_disk: Desk) -> None:
    async with sitting(busy_on_disk) as rep:
        dana = await in_notes(rep)
        with closing(sqlite3.connect(busy_on_disk.path, isolation_level=None)) as locker:
            locker.execute("BEGIN IMMEDIATE")
            await rep.type(" mine")
            await rep.sees("NOT SAVED (the file is in use)")
            assert rep.area("notes").text.endswith(" mine")
            locker.execute("ROLLBACK")
        await rep.until(lambda: busy_on_disk.scripts.on_file(dana, "notes").endswith(" mine"))
        await rep.until(lambda: "NOT SAVED" not in rep.screen)


async def test_words_for_somebody_who_is_gone_meanwhile_are_kept_all_the_same(busy_on_disk: Desk, other: Desk) -> None:
    async with sitting(busy_on_disk) as rep:
        dana = await in_notes(rep)
        with other.core.deed("gone") as db:
            db.execute("DELETE FROM contact WHERE id = ?", (dana,))
        await rep.type(" mine")
        await rep.until(lambda: busy_on_disk.scripts.on_file(None, f"notes:{dana}").endswith(" mine"))


async def test_deeds_that_meet_a_lock_wait_in_their_order_and_the_desk_goes_on(busy_on_disk: Desk) -> None:
    def deeds() -> list[str]:
        return [deed.label for deed in reversed(busy_on_disk.history(4))]

    async with sitting(busy_on_disk) as rep:
        await rep.goes_to("Dana Ruiz")
        before, slowest = deeds(), 0.0
        with closing(sqlite3.connect(busy_on_disk.path, isolation_level=None)) as locker:
            locker.execute("BEGIN IMMEDIATE")
            await rep.press("space")
            await rep.sees("waits: another program has the file")
            await rep.press("a")
            await rep.opens("AddSheet")
            await rep.type("Theo Lindqvist")
            await rep.press("enter")
            await rep.until(lambda: rep.sheet == "TodayScreen")
            await rep.sees("2 deeds wait")
            await rep.press("u")
            await rep.sees("3 deeds wait")
            for _ in range(6):
                began = get_time()
                await rep.press("j")
                slowest = max(slowest, get_time() - began)
            assert deeds() == before
            locker.execute("ROLLBACK")
        await rep.until(lambda: not busy_on_disk.core.line.labels)
        assert not busy_on_disk.find.people("Theo Lindqvist"), "added, then taken back"
        assert deeds()[-2:] == ["Dana Ruiz done", "add Theo Lindqvist"]
        assert slowest < 0.5


async def test_a_call_saved_under_a_lock_is_saved_when_it_ends(busy_on_disk: Desk) -> None:
    async with sitting(busy_on_disk) as rep:
        await rep.goes_to("Dana Ruiz")
        await rep.calls()
        await rep.press("f8")
        await rep.opens("WrapUpSheet")
        with closing(sqlite3.connect(busy_on_disk.path, isolation_level=None)) as locker:
            locker.execute("BEGIN EXCLUSIVE")
            await rep.press("t", "enter")
            await rep.until(lambda: len(busy_on_disk.core.line) == 1)
            locker.execute("ROLLBACK")
        await rep.until(lambda: rep.sheet not in ("WrapUpSheet", "CallScreen"))
        await rep.until(lambda: rep.today.note[0].startswith("Dana Ruiz"))
        assert busy_on_disk.calls.live() is None


async def test_a_call_begun_under_a_lock_begins_when_it_ends(busy_on_disk: Desk) -> None:
    async with sitting(busy_on_disk) as rep:
        await rep.goes_to("Dana Ruiz")
        with closing(sqlite3.connect(busy_on_disk.path, isolation_level=None)) as locker:
            locker.execute("BEGIN IMMEDIATE")
            await rep.press("c")
            await rep.until(lambda: rep.sheet in ("GuardSheet", "GateSheet") or len(busy_on_disk.core.line))
            if rep.sheet == "GuardSheet":
                await rep.press("2")
                await rep.until(lambda: rep.sheet == "GateSheet" or len(busy_on_disk.core.line))
            if rep.sheet == "GateSheet":
                await rep.press("enter")
            await rep.until(lambda: len(busy_on_disk.core.line) == 1)
            locker.execute("ROLLBACK")
        await rep.opens("CallScreen")


async def test_what_still_waits_when_the_desk_is_left_is_named(busy_on_disk: Desk) -> None:
    async with sitting(busy_on_disk) as rep:
        await rep.goes_to("Dana Ruiz")
        with closing(sqlite3.connect(busy_on_disk.path, isolation_level=None)) as locker:
            locker.execute("BEGIN IMMEDIATE")
            await rep.press("space")
            await rep.until(lambda: len(busy_on_disk.core.line) == 1)
            rep.app.exit()
            assert "Not done, another program had the file" in str(rep.app._exit_renderables)


async def test_a_refusal_in_the_middle_of_anything_is_said_and_ends_nothing(
    busy_on_disk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_given: object, **_named: object) -> object:
        raise WriteFailed("Could not read busy.db: disk I/O error.", "Try again.")

    async with sitting(busy_on_disk) as rep:
        await in_notes(rep)
        with monkeypatch.context() as fault:
            fault.setattr(busy_on_disk.calls, "caught", refuse)
            await rep.type(" mine")
            await rep.sees("disk I/O error")
        await rep.type(" and more")
        assert rep.area("notes").text.endswith(" mine and more")


@pytest.mark.parametrize("replaced", [False, True])
async def test_a_file_that_is_taken_away_under_the_desk_is_kept_whole_beside_and_no_other_is_written(
    replaced: bool, busy_on_disk: Desk, tmp_path: Path
) -> None:
    path, other = busy_on_disk.path, tmp_path / "other.db"
    builders.a_file(other).close()
    before = other.read_bytes()
    async with sitting(busy_on_disk) as rep:
        busy_on_disk.people.add(NewContact("Quinn Abara"))
        if replaced:
            other.replace(path)
        else:
            path.unlink()
        rep.today.look()
        await rep.until(lambda: "was moved or replaced. All of it is in" in rep.note)
        busy_on_disk.people.add(NewContact("Tom Okafor"))
        rep.app.exit()
    busy_on_disk.close()
    [kept] = path.parent.glob("busy-kept-*.db")
    with closing(sqlite3.connect(kept)) as file:
        names = {name for (name,) in file.execute("SELECT name FROM contact")}
        assert {"Dana Ruiz", "Quinn Abara", "Tom Okafor"} <= names
    assert kept.stat().st_mode & 0o077 == 0
    assert not path.exists() or path.read_bytes() == before
    assert not path.with_name("busy.db-wal").exists()
