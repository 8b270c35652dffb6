"""A file with a key: opens with it only, holds nothing that can be read, and lives as a plain one does."""

from __future__ import annotations

import sqlite3
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from salesdesk.desk import Desk, open_desk
from salesdesk.desk.people import NewContact
from salesdesk.errors import FileBusy, UnusableFile, WriteFailed, WrongUsage
from salesdesk.store import backup, cipher
from salesdesk.store.file import open_store
from tests import builders
from tests.cli.conftest import db as db
from tests.cli.conftest import run as run

pytestmark = pytest.mark.skipif(bool(builders.TEST_KEY), reason="a key of its own")
KEY = "it's a long key; DROP"


@pytest.fixture
def keyed() -> None:
    pytest.importorskip("sqlcipher3")
    cipher.use_key(lambda: KEY)


def a_sealed_desk(path: Path) -> Desk:
    return open_desk(path)


def test_a_new_file_is_sealed_and_holds_nothing_that_can_be_read(keyed: None, tmp_path: Path) -> None:
    desk = a_sealed_desk(tmp_path / "desk.db")
    desk.people.add(NewContact("Dana Ruiz"))
    desk.scripts.keep(None, "notes", "Quote 218")
    desk.keeper.flush(5)
    for file in tmp_path.iterdir():
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        content = file.read_bytes()
        assert not any(word in content for word in (b"SQLite format", b"Dana", b"Quote 218", b"CREATE TABLE"))
    desk.close()
    again = a_sealed_desk(tmp_path / "desk.db")
    assert again.find.people("Dana")[0].name == "Dana Ruiz"
    assert again.scripts.on_file(None, "notes") == "Quote 218"
    again.close()


@pytest.mark.parametrize("other", ["another key", "", None])
def test_without_its_key_it_is_refused_in_words_and_left_as_it_was(
    keyed: None, other: str | None, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    a_sealed_desk(tmp_path / "desk.db").close()
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    cipher.use_key(None if other is None else lambda: other)
    with pytest.raises((UnusableFile, WrongUsage)):
        open_store(tmp_path / "desk.db")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before
    assert capfd.readouterr().err == ""


def test_copies_are_sealed_too_and_can_be_put_back(keyed: None, tmp_path: Path) -> None:
    desk = a_sealed_desk(tmp_path / "desk.db")
    desk.people.add(NewContact("Dana Ruiz"))
    looked = backup.copy_to(desk.core.store, tmp_path / "copy.db")
    assert looked.rows["contact"] == 1
    assert b"Dana" not in (tmp_path / "copy.db").read_bytes()
    desk.people.add(NewContact("Theo Lindqvist"))
    desk.close()
    backup.put_back(tmp_path / "desk.db", tmp_path / "copy.db", kept=tmp_path / "kept.db")
    back = open_store(tmp_path / "desk.db")
    assert [row[0] for row in back.db.execute("SELECT name FROM contact").fetchall()] == ["Dana Ruiz"]
    back.close()
    copy = backup.copy_in_memory(tmp_path / "desk.db")
    assert copy.db.execute("SELECT count(*) FROM contact").fetchone()[0] == 1
    copy.close()


def test_a_plain_file_is_sealed_into_a_new_one_whole_with_its_search_and_undo(keyed: None, tmp_path: Path) -> None:
    plain = tmp_path / "plain.db"
    plain.write_bytes(builders.busy_file())
    rows = backup.seal(plain, tmp_path / "sealed.db").rows
    desk = Desk(open_store(tmp_path / "sealed.db"), builders.FixedClock(builders.NOON))
    assert {**backup.look_at(desk.core.db).rows} == {**rows}
    assert backup.look_at(desk.core.db).problems == ()
    assert desk.find.people("Dana")
    person = builders.a_contact(desk, "Theo Lindqvist")
    assert desk.undo() is not None
    assert not [one for one in desk.find.people("Theo") if one.id == person]
    desk.close()
    with pytest.raises(WriteFailed):
        backup.seal(plain, tmp_path / "sealed.db")
    assert plain.read_bytes() == builders.busy_file()


def test_two_desks_a_lock_and_a_refusal_are_said_as_for_a_plain_file(keyed: None, tmp_path: Path) -> None:
    one, other = open_store(tmp_path / "desk.db"), open_store(tmp_path / "desk.db", patience=0.05)
    with one.atomic("a deed", at="2026-01-01T00:00:00Z"), pytest.raises(FileBusy), other.beside():
        pass
    with pytest.raises(sqlite3.IntegrityError), one.beside() as db:
        db.execute("INSERT INTO contact (id) VALUES (1)")
    one.close()
    other.close()


def test_a_plain_file_stays_plain_where_a_key_is_set(keyed: None, tmp_path: Path) -> None:
    (tmp_path / "desk.db").write_bytes(builders.busy_file())
    store = open_store(tmp_path / "desk.db")
    assert (tmp_path / "desk.db").read_bytes().startswith(cipher.MAGIC)
    store.close()


def test_the_key_is_said_by_a_command_and_stands_in_no_command_line(
    run: Callable[..., object],
    db: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pytest.importorskip("sqlcipher3")
    (tmp_path / "say").write_text(f"print({KEY!r})")
    config = tmp_path / "config.toml"
    config.write_text(f'key_from = "{sys.executable} {tmp_path / "say"}"\n')
    monkeypatch.setenv("SALESDESK_CONFIG", str(config))
    assert run("add", "Dana Ruiz").code == 0  # type: ignore[attr-defined]
    assert not db.read_bytes().startswith(cipher.MAGIC)
    assert "Dana Ruiz" in run("find", "dana").out  # type: ignore[attr-defined]
    assert run("backup").code == 0  # type: ignore[attr-defined]
    config.write_text('key_from = "false"\n')
    refused = run("find", "dana")
    assert refused.code == 2  # type: ignore[attr-defined]
    assert "gave no key" in refused.err  # type: ignore[attr-defined]


def test_without_the_package_it_is_said_how_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cipher.use_key(lambda: KEY)
    cipher._dialect.cache_clear()
    cipher._sealed_kind.cache_clear()
    monkeypatch.setitem(sys.modules, "sqlcipher3.dbapi2", None)
    with pytest.raises(UnusableFile) as told:
        open_store(tmp_path / "desk.db")
    assert "salesdesk[encryption]" in told.value.hint
