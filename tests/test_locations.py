"""Where things lie, and that they are for the rep alone."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from salesdesk import locations
from salesdesk.errors import WriteFailed

posix = pytest.mark.skipif(os.name != "posix", reason="modes and links are POSIX")


@pytest.fixture(autouse=True)
def _a_home_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "SALESDESK_DB", "SALESDESK_CONFIG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.skipif(sys.platform != "linux", reason="the usual places differ")
def test_without_any_setting_things_lie_where_linux_keeps_them(tmp_path: Path) -> None:
    home = tmp_path / "home"
    assert locations.data_file() == home / ".local/share/salesdesk/desk.db"
    assert locations.config_file() == home / ".config/salesdesk/config.toml"
    assert locations.user_themes() == home / ".config/salesdesk/themes"
    assert locations.backups() == home / ".local/share/salesdesk/backups"
    assert locations.log_file() == home / ".local/state/salesdesk/salesdesk.log"
    assert locations.crash_folder() == home / ".local/state/salesdesk/crashes"
    assert not home.exists()


@pytest.mark.parametrize(
    "variable, ask",
    [
        ("XDG_DATA_HOME", locations.data_folder),
        ("XDG_CONFIG_HOME", locations.config_folder),
        ("XDG_STATE_HOME", locations.state_folder),
    ],
)
def test_xdg_is_honoured_when_absolute_and_ignored_when_not(
    variable: str, ask: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert callable(ask)
    usual = ask()
    monkeypatch.setenv(variable, str(tmp_path / "else"))
    assert ask() == tmp_path / "else" / "salesdesk"
    monkeypatch.setenv(variable, "relative/path")
    assert ask() == usual
    monkeypatch.setenv(variable, "")
    assert ask() == usual


def test_the_environment_names_another_file_or_config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SALESDESK_DB", "~/other.db")
    monkeypatch.setenv("SALESDESK_CONFIG", str(tmp_path / "c.toml"))
    assert locations.data_file() == tmp_path / "home" / "other.db"
    assert locations.config_file() == tmp_path / "c.toml"


def test_another_files_copies_lie_beside_it(tmp_path: Path) -> None:
    assert locations.backups(tmp_path / "team.db") == tmp_path / "team.db.backups"
    assert locations.backups(locations.data_file()) == locations.data_folder() / "backups"


def test_the_shipped_themes_are_found_in_a_checkout() -> None:
    assert (locations.shipped_themes() / "harbor.toml").is_file()


def test_asking_loads_nothing_heavy() -> None:
    code = (
        "import sys, salesdesk.locations; print({'platformdirs', 'textual', 'sqlite3', 'tomllib'} & set(sys.modules))"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "set()"


@posix
@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077])
def test_folders_and_files_are_for_the_rep_alone_whatever_the_umask(tmp_path: Path, umask: int) -> None:
    before = os.umask(umask)
    try:
        folder = locations.private_folder(tmp_path / "a" / "b")
        with locations.open_private(folder / "plain") as opened:
            opened.write(b"x")
        locations.write_private(folder / "whole", b"y")
    finally:
        os.umask(before)
    assert mode(tmp_path / "a") == mode(folder) == 0o700
    assert mode(folder / "plain") == mode(folder / "whole") == 0o600
    assert sorted(path.name for path in folder.iterdir()) == ["plain", "whole"]


@posix
def test_a_folder_and_a_file_that_stand_open_are_closed(tmp_path: Path) -> None:
    folder = tmp_path / "open"
    folder.mkdir(mode=0o777)
    folder.chmod(0o777)
    (folder / "old").write_text("longer than the new")
    (folder / "old").chmod(0o644)
    locations.private_folder(folder)
    with locations.open_private(folder / "old") as opened:
        opened.write(b"new")
    assert mode(folder) == 0o700
    assert mode(folder / "old") == 0o600
    assert (folder / "old").read_bytes() == b"new"


@posix
def test_nothing_is_written_through_a_link_a_pipe_or_a_second_name(tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_text("precious")
    (tmp_path / "link").symlink_to(victim)
    (tmp_path / "second").hardlink_to(victim)
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "folder").mkdir()
    for name in ("link", "second", "pipe", "folder"):
        with pytest.raises(WriteFailed):
            locations.open_private(tmp_path / name)
    assert victim.read_text() == "precious"


def test_a_file_where_a_folder_should_be_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("")
    for path in (tmp_path / "taken", tmp_path / "taken" / "below"):
        with pytest.raises(WriteFailed) as caught:
            locations.private_folder(path)
        assert caught.value.sentence.endswith(".")
        assert "Errno" not in caught.value.sentence


def test_a_failed_write_leaves_what_was_there_and_nothing_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    locations.write_private(tmp_path / "kept", b"old")

    def full(_fd: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(WriteFailed, match="no space left on device"):
        locations.write_private(tmp_path / "kept", b"new")
    assert (tmp_path / "kept").read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["kept"]


@posix
def test_writing_whole_replaces_a_link_and_not_what_it_points_to(tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_text("precious")
    (tmp_path / "link").symlink_to(victim)
    locations.write_private(tmp_path / "link", b"mine")
    assert victim.read_text() == "precious"
    assert (tmp_path / "link").read_bytes() == b"mine"
    assert not (tmp_path / "link").is_symlink()


@posix
def test_writing_whole_never_replaces_what_is_no_file_and_names_the_folder_that_is_missing(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(WriteFailed, match="pipe is not a plain file"):
        locations.write_private(tmp_path / "pipe", b"mine")
    assert not (tmp_path / "pipe").is_file()
    with pytest.raises(WriteFailed, match=r"kept\.csv could not be written: there is no folder"):
        locations.write_private(tmp_path / "no" / "kept.csv", b"mine")
