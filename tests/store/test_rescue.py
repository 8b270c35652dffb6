"""What a damaged file still holds comes into a new one; the damaged one is only read."""

from __future__ import annotations

import os
import random
import sqlite3
import stat
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from salesdesk.desk import Desk, open_desk
from salesdesk.desk.people import NewContact
from salesdesk.errors import UnusableFile, WriteFailed
from salesdesk.store import backup, cipher, schema, unsealing
from salesdesk.store.file import open_store
from salesdesk.store.pages import Pages
from salesdesk.store.rescue import Rescued, rescue
from tests import builders

PAGE = 4096
pytestmark = pytest.mark.skipif(bool(builders.TEST_KEY), reason="these files are told byte by byte")


def whole() -> bytes:
    return builders.busy_file()


def rows_of(content: bytes) -> dict[str, int]:
    with closing(sqlite3.connect(":memory:")) as file:
        file.deserialize(content)
        return {name: file.execute(f"SELECT count(*) FROM [{name}]").fetchone()[0] for name in schema.UNDOABLE}


def rescued(tmp_path: Path, content: bytes) -> Rescued:
    """What comes out of these bytes; the file they lie in is as it was, the new one is whole and private."""
    path, target = tmp_path / "desk.db", tmp_path / "rescued.db"
    path.write_bytes(content)
    found = rescue(path, target)
    assert path.read_bytes() == content
    assert sorted(each.name for each in tmp_path.iterdir()) == ["desk.db", "rescued.db"]
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert backup.look_at_copy(target).problems == ()
    return found


def test_a_whole_file_comes_out_whole(tmp_path: Path) -> None:
    found = rescued(tmp_path, whole())
    assert dict(found.rows) == rows_of(whole())
    assert (found.lost_pages, found.torn_rows, found.left_out, found.stood_in) == (0, 0, 0, 0)


def no_header(content: bytearray) -> None:
    content[:100] = os.urandom(100)


def no_first_page(content: bytearray) -> None:
    content[:PAGE] = bytes(PAGE)


@pytest.mark.parametrize("harm", [no_header, no_first_page])
def test_without_its_beginning_nothing_of_the_people_is_lost(harm: Callable[[bytearray], None], tmp_path: Path) -> None:
    content = bytearray(whole())
    harm(content)
    found, before = rescued(tmp_path, bytes(content)), rows_of(whole())
    for table in ("contact", "follow_up", "touch", "promise", "fact", "phone", "email"):
        assert found.rows[table] >= before[table] * 0.9, table
    assert sum(found.rows.values()) <= sum(before.values())


def test_cut_in_half_it_gives_what_is_left(tmp_path: Path) -> None:
    content = whole()
    found = rescued(tmp_path, content[: len(content) // 2 + 777])
    assert sum(found.rows.values()) > 0
    assert found.lost_pages > 0


@pytest.mark.parametrize("seed", range(6))
def test_holes_anywhere_cost_what_lay_in_them_and_no_more(seed: int, tmp_path: Path) -> None:
    chance, content, before = random.Random(seed), bytearray(whole()), rows_of(whole())
    for _ in range(4):
        at = chance.randrange(PAGE, len(content) - 600)
        content[at : at + 600] = chance.randbytes(600)
    found = rescued(tmp_path, bytes(content))
    assert sum(found.rows.values()) >= sum(before.values()) * 0.5


def test_a_lost_root_gives_its_rows_back_from_pages_that_no_tree_leads_to(tmp_path: Path) -> None:
    desk = Desk(builders.a_file(tmp_path / "big.db"), builders.FixedClock(builders.NOON))
    with desk.core.deed("many") as db:
        for number in range(1500):
            db.execute(
                "INSERT INTO contact (name, name_key, title, created_at) VALUES (?, ?, ?, '2026-01-01T00:00:00Z')",
                (f"Dana Ruiz {number}", "dana", "t" * 60),
            )
    root = desk.core.db.execute("SELECT rootpage FROM sqlite_master WHERE name = 'contact'").fetchone()[0]
    desk.core.db.execute("PRAGMA journal_mode = DELETE")
    desk.close()
    content = bytearray((tmp_path / "big.db").read_bytes())
    (tmp_path / "big.db").unlink()
    content[(root - 1) * PAGE : root * PAGE] = bytes(PAGE)
    assert rescued(tmp_path, bytes(content)).rows["contact"] == 1500


def test_what_lies_in_the_log_beside_the_file_counts(tmp_path: Path) -> None:
    store = builders.a_file(tmp_path / "desk.db", whole())
    desk = Desk(store, builders.FixedClock(builders.NOON))
    builders.a_contact(desk, "Theo Lindqvist")
    content, log = (tmp_path / "desk.db").read_bytes(), (tmp_path / "desk.db-wal").read_bytes()
    names = {values[1] for _, values in Pages(content, log).tree(root_of(store, "contact"))}
    assert "Theo Lindqvist" in names
    desk.close()


def root_of(store: builders.Store, table: str) -> int:
    return int(store.db.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()[0])


def test_notes_of_somebody_whose_row_is_gone_stand_under_a_nameless_one(tmp_path: Path) -> None:
    store = builders.a_file(tmp_path / "desk.db", whole())
    store.db.execute("PRAGMA foreign_keys = OFF")
    gone = store.db.execute("SELECT contact_id FROM touch LIMIT 1").fetchone()[0]
    store.db.execute("DELETE FROM contact WHERE id = ?", (gone,))
    store.db.execute("PRAGMA journal_mode = DELETE")
    store.close()
    found = rescue(tmp_path / "desk.db", tmp_path / "rescued.db")
    assert found.stood_in == 1
    opened = open_store(tmp_path / "rescued.db")
    assert opened.db.execute("SELECT name FROM contact WHERE id = ?", (gone,)).fetchone()[0].startswith("Somebody")
    assert opened.db.execute("SELECT count(*) FROM search WHERE search MATCH 'somebody'").fetchone()[0] >= 1
    opened.close()


@pytest.mark.parametrize("content", [b"", b"Dana Ruiz\n" * 900, os.urandom(20_000), bytes(50_000)])
def test_where_nothing_is_ours_no_file_is_made(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "desk.db").write_bytes(content)
    with pytest.raises(UnusableFile):
        rescue(tmp_path / "desk.db", tmp_path / "rescued.db")
    assert [each.name for each in tmp_path.iterdir()] == ["desk.db"]


def test_a_file_that_is_there_is_never_written_over(tmp_path: Path) -> None:
    (tmp_path / "desk.db").write_bytes(whole())
    (tmp_path / "rescued.db").write_text("mine")
    with pytest.raises(WriteFailed):
        rescue(tmp_path / "desk.db", tmp_path / "rescued.db")
    assert (tmp_path / "rescued.db").read_text() == "mine"


@pytest.mark.parametrize("seed", range(20))
def test_any_bytes_end_in_a_file_or_in_words(seed: int, tmp_path: Path) -> None:
    chance, content = random.Random(seed), bytearray(whole())
    for _ in range(chance.randrange(1, 200)):
        at = chance.randrange(len(content))
        content[at : at + chance.randrange(1, 9)] = chance.randbytes(chance.randrange(1, 9))
    (tmp_path / "desk.db").write_bytes(content[: chance.randrange(len(content))])
    try:
        rescue(tmp_path / "desk.db", tmp_path / "rescued.db")
    except UnusableFile:
        assert not (tmp_path / "rescued.db").exists()
    else:
        assert backup.look_at_copy(tmp_path / "rescued.db").problems == ()


# -- a file with a key ------------------------------------------------------------------------------------------------


def test_the_cipher_is_that_of_the_standard() -> None:
    """FIPS 197, appendix C.3; and two blocks in a chain (NIST SP 800-38A, F.2.6)."""
    sealed = bytes.fromhex("8ea2b7ca516745bfeafc49904b496089")
    assert unsealing.unchained(bytes(range(32)), bytes(16), sealed).hex() == "00112233445566778899aabbccddeeff"
    key = bytes.fromhex("603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4")
    chained = bytes.fromhex("f58c4c04d6e5f1ba779eabfb5f7bfbd69cfc4e967edb808d679f777bc6702c7d")
    told = "6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e51"
    assert unsealing.unchained(key, bytes(range(16)), chained).hex() == told


def middle(content: bytearray) -> None:
    content[5 * PAGE + 99] ^= 1


def first_page(content: bytearray) -> None:
    content[20:PAGE] = bytes(PAGE - 20)


def cut(content: bytearray) -> None:
    del content[len(content) // 2 + 777 :]


@pytest.mark.parametrize("harm", [middle, first_page, cut])
def test_of_a_sealed_file_every_page_that_its_key_opens_is_read(
    harm: Callable[[bytearray], None], tmp_path: Path
) -> None:
    pytest.importorskip("sqlcipher3")
    plain, path, target = tmp_path / "plain.db", tmp_path / "desk.db", tmp_path / "rescued.db"
    plain.write_bytes(whole())
    cipher.use_key(lambda: "it's a key")
    backup.seal(plain, path)
    content = bytearray(path.read_bytes())
    harm(content)
    path.write_bytes(content)
    found, before = rescue(path, target), rows_of(whole())
    assert path.read_bytes() == content
    assert b"Dana" not in target.read_bytes()
    assert backup.look_at_copy(target).problems == ()
    assert sum(found.rows.values()) >= sum(before.values()) * (0.4 if harm is cut else 0.95)
    cipher.use_key(lambda: "another key")
    with pytest.raises(UnusableFile):
        rescue(path, tmp_path / "other.db")


def test_what_stands_only_in_the_log_of_a_sealed_file_is_read_too(tmp_path: Path) -> None:
    pytest.importorskip("sqlcipher3")
    cipher.use_key(lambda: "it's a key")
    desk = open_desk(tmp_path / "desk.db")
    desk.people.add(NewContact("Dana Ruiz"))
    for name in ("desk.db", "desk.db-wal"):
        (tmp_path / f"left-{name}").write_bytes((tmp_path / name).read_bytes())
    desk.close()
    content = bytearray((tmp_path / "left-desk.db").read_bytes())
    content[:PAGE] = bytes(min(PAGE, len(content)))
    (tmp_path / "left-desk.db").write_bytes(content)
    assert rescue(tmp_path / "left-desk.db", tmp_path / "rescued.db").rows["contact"] == 1
