"""Importing on the screen: nothing is written before the last Enter, every line has a fate, one `u` takes it back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest

from salesdesk.desk import Desk
from salesdesk.ui.screens import import_work
from tests import builders
from tests.ui.screen_text import crooked
from tests.ui.sitting import Sitting, sitting

CONTACTS = """Full Name,Account,Mobile,Email,City,Lead score
Dana Ruiz,Northwind Freight,+1 503 555 0142,dana.ruiz@northwindfreight.example,Portland,7
Quinn Abara,Lakeside Looms,+1 312 555 0161,quinn@lakeside.example,Chicago,4
Wei Chen 陳偉,Aiken Build,not known,wei@aiken.example,Dallas,9
"[@click=app.quit]x[/]",[/] Firm,\x1b]0;owned\x07,hostile@firm.example,Rome,1
"""


@pytest.fixture
def contacts(tmp_path: Path) -> Path:
    path = tmp_path / "contacts-nov.csv"
    path.write_text(CONTACTS, encoding="utf-8")
    return path


def dump(desk: Desk) -> list[str]:
    return builders.dump(desk.core.store)


async def read(rep: Sitting, path: Path) -> None:
    """From the day to the second step."""
    await rep.press("i")
    await rep.opens("ImportScreen")
    await rep.type(str(path))
    await rep.press("enter")
    await rep.sees("step 2 of 3")


async def test_three_steps_bring_the_list_and_one_u_takes_it_back(busy_on_disk: Desk, contacts: Path) -> None:
    async with sitting(busy_on_disk) as rep:
        before, count = dump(busy_on_disk), busy_on_disk.people.count()
        await read(rep, contacts)
        await rep.sees("WHAT WILL HAPPEN", "3 new", "1 matched")
        assert dump(busy_on_disk) == before
        await rep.press("enter")
        await rep.sees("step 3 of 3", "WHAT HAPPENED", "3 new")
        assert busy_on_disk.people.count() == count + 3
        await rep.press("enter")
        await rep.until(lambda: rep.sheet == "TodayScreen" and "Quinn Abara" in rep.text_of("agenda"))
        await rep.press("u")
        await rep.until(lambda: rep.note.startswith("Undone: "))
        assert dump(busy_on_disk) == before


async def test_u_on_the_last_step_takes_it_back_too(busy_on_disk: Desk, contacts: Path) -> None:
    async with sitting(busy_on_disk) as rep:
        before = dump(busy_on_disk)
        await read(rep, contacts)
        await rep.press("enter")
        await rep.sees("WHAT HAPPENED")
        await rep.press("u")
        await rep.until(lambda: rep.sheet == "TodayScreen")
        assert dump(busy_on_disk) == before


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Iterator[Event]:
    """An import that waits before it writes, until this is set."""
    goes_on = Event()
    monkeypatch.setattr(import_work, "copy_before_import", lambda *_: goes_on.wait(20))
    yield goes_on
    goes_on.set()


async def test_an_import_goes_on_while_the_rep_is_at_the_desk(busy_on_disk: Desk, contacts: Path, held: Event) -> None:
    async with sitting(busy_on_disk) as rep:
        await read(rep, contacts)
        for _ in range(2):
            await rep.press("enter", "escape")
            await rep.until(lambda: rep.sheet == "TodayScreen" and rep.focus == "agenda")
            await rep.sees("The import goes on; i shows how far.")
            await rep.press("i")
            await rep.opens("ImportScreen")
        await rep.press("escape")
        await rep.until(lambda: rep.sheet == "TodayScreen")
        await rep.press("n")
        await rep.type("typed while it runs")
        held.set()
        await rep.until(lambda: "3 new, 1 matched; i shows every line" in rep.note)
        assert rep.area("notes").text.endswith("typed while it runs")
        await rep.press("escape", "i")
        await rep.sees("WHAT HAPPENED", "3 new")
        await rep.press("enter")
        await rep.until(lambda: rep.sheet == "TodayScreen" and "Quinn Abara" in rep.text_of("agenda"))


async def test_a_pasted_text_that_can_be_no_name_is_said_in_a_sentence(busy_on_disk: Desk) -> None:
    async with sitting(busy_on_disk) as rep:
        await rep.press("i")
        await rep.opens("ImportScreen")
        for text in ("word " * 1000, "~nobody/x\0y", "\ud800" * 300):
            await rep.press("ctrl+u")
            await rep.paste(text)
            await rep.press("enter")
            await rep.until(lambda: rep.app.screen.words[1] in ("late", "stale"))  # type: ignore[attr-defined]
            assert rep.app.is_running


async def test_x_stops_an_import_and_nothing_of_it_stays(busy_on_disk: Desk, contacts: Path, held: Event) -> None:
    async with sitting(busy_on_disk) as rep:
        before = dump(busy_on_disk)
        await read(rep, contacts)
        await rep.press("enter", "x")
        await rep.sees("Stopped. Nothing was changed.")
        held.set()
        await rep.until(lambda: not rep.app.screen.works)
        assert dump(busy_on_disk) == before


async def test_esc_goes_back_a_step_and_nothing_is_written(busy_on_disk: Desk, contacts: Path) -> None:
    async with sitting(busy_on_disk) as rep:
        before = dump(busy_on_disk)
        await read(rep, contacts)
        await rep.press("p")
        await rep.sees("line 2")
        await rep.press("escape")
        await rep.sees("YOUR COLUMN")
        await rep.press("escape")
        await rep.sees("step 1 of 3")
        await rep.press("escape")
        await rep.until(lambda: rep.sheet == "TodayScreen" and rep.focus == "agenda")
        assert dump(busy_on_disk) == before


@pytest.mark.parametrize("size", [(200, 60), (120, 40), (80, 24), (60, 16)], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_hostile_cells_are_text_in_the_preview_at_every_size(
    size: tuple[int, int], busy_on_disk: Desk, contacts: Path
) -> None:
    async with sitting(busy_on_disk, size=size) as rep:
        await read(rep, contacts)
        rows = rep.app.screen.query_one("#import_rows")
        assert not crooked(rows)
        await rep.press("p")
        await rep.sees("[@click=app.quit]x[/]" if size[0] > 80 else "[@click=app")
        assert not crooked(rows)
        assert "\x1b" not in rep.screen
        await rep.sees("F1 Keys")


async def test_a_column_can_be_given_another_meaning(busy_on_disk: Desk, contacts: Path) -> None:
    async with sitting(busy_on_disk) as rep:
        await read(rep, contacts)
        await rep.press("down", "space")
        await rep.opens("ColumnSheet")
        await rep.sees("Account", "becomes")
        await rep.press("enter")
        await rep.until(
            lambda: rep.sheet == "ImportScreen" and "Account                       kept as it is" in rep.screen
        )


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b"\x00\x01\x02\x03" * 500, ""),
        (b"PK\x03\x04" + b"\x00" * 100, ""),
        (b"just one line of words", ""),
    ],
    ids=["empty", "binary", "zip", "words"],
)
async def test_a_file_that_cannot_be_read_is_said_in_a_sentence(
    content: bytes, words: str, busy_on_disk: Desk, tmp_path: Path
) -> None:
    path = tmp_path / "strange.csv"
    path.write_bytes(content)
    async with sitting(busy_on_disk) as rep:
        before = dump(busy_on_disk)
        await rep.press("i")
        await rep.opens("ImportScreen")
        await rep.type(str(path))
        await rep.press("enter")
        screen = rep.app.screen
        await rep.until(lambda: screen.words[1] == "late" or screen.step == 2)  # type: ignore[attr-defined]
        assert words in screen.words[0].casefold()  # type: ignore[attr-defined]
        assert dump(busy_on_disk) == before
        assert rep.app.is_running


async def test_a_name_that_is_no_file_is_said(busy_on_disk: Desk, tmp_path: Path) -> None:
    async with sitting(busy_on_disk) as rep:
        await rep.press("i")
        await rep.opens("ImportScreen")
        await rep.type(str(tmp_path / "nothing-here.csv"))
        await rep.press("enter")
        await rep.until(lambda: rep.app.screen.words[0] != "")  # type: ignore[attr-defined]
        assert rep.sheet == "ImportScreen"


async def test_tab_completes_the_name_of_a_file(busy_on_disk: Desk, contacts: Path) -> None:
    async with sitting(busy_on_disk) as rep:
        await rep.press("i")
        await rep.opens("ImportScreen")
        await rep.type(str(contacts)[:-6])
        await rep.until(lambda: rep.app.screen.query_one("#import_rows").key == str(contacts))  # type: ignore[attr-defined]
        await rep.press("tab")
        await rep.until(lambda: rep.app.screen.query_one("#path").value == str(contacts))  # type: ignore[attr-defined]


async def test_the_list_of_fates_is_saved_beside_the_file(busy_on_disk: Desk, contacts: Path) -> None:
    async with sitting(busy_on_disk) as rep:
        await read(rep, contacts)
        await rep.press("enter")
        await rep.sees("WHAT HAPPENED")
        await rep.press("s")
        saved = contacts.with_name("contacts-nov.csv.fates.csv")
        await rep.until(saved.exists)
        assert len(saved.read_text(encoding="utf-8").splitlines()) >= 5


async def test_f1_shows_the_keys_of_the_import(busy_on_disk: Desk) -> None:
    async with sitting(busy_on_disk) as rep:
        await rep.press("i")
        await rep.opens("ImportScreen")
        await rep.press("f1")
        await rep.opens("KeysSheet")
        await rep.sees("for the import", "Change a column")


async def test_a_small_screen_tells_every_key_and_the_whole_words_of_the_line(
    busy_on_disk: Desk, contacts: Path
) -> None:
    async with sitting(busy_on_disk, size=(60, 16)) as rep:
        await read(rep, contacts)
        await rep.sees("Preview rows", "Back", "Change a column", "CHECK")
        await rep.press("p", "down")
        await rep.sees("as text: “not known”")
        await rep.press("enter")
        await rep.sees("step 3 of 3", "Undo the import", "Save the list", "Close")
