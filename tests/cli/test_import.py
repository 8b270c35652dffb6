"""Importing from a shell: the shape of CLI.md, previews that write nothing, files that are none."""

from __future__ import annotations

import csv
import io
import re
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run

PEOPLE = (
    "First Name,Last Name,Email,Company,Phone\n"
    "Dana,Ruiz,dana@northwind.example,Northwind,+1 503 555 0142\n"
    "Omar,Haddad,omar@castor.example,Castor,\n"
    ",,,,\n"
    "DANA,RUIZ,Dana@Northwind.example,Northwind,\n"
)
FATES = ("new", "updated", "duplicate", "question", "rejected")


@pytest.fixture
def people(tmp_path: Path) -> str:
    path = tmp_path / "people.csv"
    path.write_text(PEOPLE)
    return str(path)


def test_every_line_has_its_fate_and_the_fates_add_up(run: Run, people: str) -> None:
    (entry,) = run("import", people, "--json").json
    assert entry.keys() >= {"file", "format", "encoding", "delimiter", "rows", *FATES, "fates"}
    assert entry["rows"] == sum(entry[fate] for fate in FATES) == len(entry["fates"])
    assert (entry["new"], entry["duplicate"], entry["delimiter"]) == (2, 1, ",")
    assert entry["fates"][0].keys() >= {"line", "fate", "contact", "reason"}
    assert [f["line"] for f in entry["fates"]] == sorted(f["line"] for f in entry["fates"])
    assert run("find", "haddad").code == 0


def test_one_undo_takes_a_whole_import_back(run: Run, people: str) -> None:
    run("import", people)
    assert re.fullmatch(r"Undone: .*import.* people\.csv.*\n", run("undo").out)
    assert run("find", "dana").code == 1


def test_the_file_as_it_was_is_kept_before_a_list_is_brought(run: Run, people: str) -> None:
    run("import", people)
    assert run("backup", "--list", "--json").json["backups"] == []
    run("add", "Theo Lindqvist")
    run("import", people)
    (copy,) = run("backup", "--list", "--json").json["backups"]
    assert run("find", "theo", "--db", copy["path"]).code == 0
    assert run("check", "--json", "--db", copy["path"]).json["file"]["problems"] == []


def test_a_file_imported_twice_adds_nobody(run: Run, people: str) -> None:
    run("import", people)
    (entry,) = run("import", people, "--json").json
    assert (entry["new"], entry["duplicate"]) == (0, 3)


def test_a_dry_run_says_the_same_and_writes_nothing(run: Run, db: Path, people: str) -> None:
    (tried,) = run("import", people, "--dry-run", "--json").json
    assert not db.exists()
    (done,) = run("import", people, "--json").json
    assert [{**f, "contact_id": None} for f in tried["fates"]] == [{**f, "contact_id": None} for f in done["fates"]]
    before = db.read_bytes()
    (again,) = run("import", people, "--dry-run", "--json").json
    assert again["duplicate"] == 3
    assert db.read_bytes() == before
    assert "Nothing was written." in run("import", people, "--dry-run").err


def test_several_files_see_each_other_in_a_dry_run_too(run: Run, db: Path, people: str, tmp_path: Path) -> None:
    more = tmp_path / "more.csv"
    more.write_text("First Name,Last Name,Email\nDana,Ruiz,dana@northwind.example\nLee,Park,lee@contoso.example\n")
    tried = run("import", people, str(more), "--dry-run", "--json").json
    done = run("import", people, str(more), "--json").json
    assert [e["new"] for e in tried] == [e["new"] for e in done] == [2, 1]
    assert [e["file"] for e in done] == [people, str(more)]
    assert db.exists()


def test_the_fates_are_written_as_a_file_of_ones_own(run: Run, people: str, tmp_path: Path) -> None:
    out = tmp_path / "fates.csv"
    run("import", people, "--fates", str(out))
    rows = list(csv.reader(io.StringIO(out.read_text())))
    assert rows[0] == ["line", "fate", "contact", "reason"]
    assert len(rows) == 1 + len(run("import", people, "--dry-run", "--json").json[0]["fates"])
    assert out.stat().st_mode & 0o777 == 0o600


def test_the_fates_of_several_files_say_which_file(run: Run, people: str, tmp_path: Path) -> None:
    out = tmp_path / "fates.csv"
    more = tmp_path / "more.csv"
    more.write_text("First Name,Last Name,Email\nLee,Park,lee@contoso.example\n")
    run("import", people, str(more), "--fates", str(out))
    rows = list(csv.reader(io.StringIO(out.read_text())))
    assert rows[0][0] == "file"
    assert {row[0] for row in rows[1:]} == {"people.csv", "more.csv"}


UNREADABLE = {
    "empty.csv": b"",
    "blank.csv": b"\n\n  \n",
    "sheet.xlsx": b"PK\x03\x04" + b"\x00\x11" * 400,
    "picture.png": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20,
    "program.bin": b"\x7fELF" + b"\x00" * 5000,
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_a_file_that_cannot_be_read_is_said_and_nothing_is_imported(
    run: Run, people: str, tmp_path: Path, name: str
) -> None:
    path = tmp_path / name
    path.write_bytes(UNREADABLE[name])
    refused = run("import", people, str(path), "--json")
    assert (refused.code, refused.out) == (1, "")
    assert "Traceback" not in refused.err
    assert run("find", "dana").code == 1


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (("import", "gone.csv"), 1, "There is no file gone.csv."),
        (("import", "."), 1, ". is a folder."),
        (("import", "/dev/null"), 1, "/dev/null is not a plain file."),
        (("import", "people.csv", "--order", "ymd"), 2, "There is no date order “ymd”."),
        (("import",), 2, "Missing: FILE."),
    ],
)
def test_what_is_no_file_is_said(run: Run, db: Path, words: tuple[str, ...], code: int, sentence: str) -> None:
    refused = run(*words)
    assert (refused.code, refused.out) == (code, "")
    assert refused.err.startswith(sentence)
    assert not db.exists()


def test_a_file_of_which_every_line_is_rejected_was_not_read(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "notes.csv"
    path.write_text("First Name,Last Name,URL,Email Address,Company,Position,Connected On\n,,,,,,12 Mar 2021\n")
    done = run("import", str(path), "--json")
    assert (done.code, done.json[0]["rows"], done.json[0]["rejected"]) == (1, 1, 1)


def test_a_name_that_is_an_escape_sequence_or_a_formula_is_kept_as_text(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "hostile.csv"
    path.write_text('First Name,Last Name,Email\n"\x1b]0;pwned\x07Dana","=1+1",dana@northwind.example\n')
    shown = run("import", str(path))
    assert shown.code == 0
    assert "\x1b" not in shown.out + shown.err + run("today").out + run("export").out
    assert "'=1+1" in run("export").out
    assert "'=1+1" not in run("export", "--plain").out


def test_a_terminal_is_asked_once_before_anything_is_written(
    run: Run, people: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Typing(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr("salesdesk.cli.bring._can_ask", lambda: True)
    monkeypatch.setattr(sys, "stdin", Typing("n\n"))
    asked = run("import", people)
    assert (asked.code, asked.out, "Import this?" in asked.err) == (0, "", True)
    assert "3 rows: 2 new, 1 already here" in asked.err
    assert run("find", "dana").code == 1
    monkeypatch.setattr(sys, "stdin", Typing("\n"))
    assert run("import", people).code == 0
    assert run("find", "dana").code == 0


def test_a_file_may_come_through_a_pipe(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    class Piped:
        buffer = io.BytesIO(PEOPLE.encode())

        def isatty(self) -> bool:
            return False

    monkeypatch.setattr(sys, "stdin", Piped())
    (entry,) = run("import", "-", "--json").json
    assert (entry["file"], entry["new"]) == ("-", 2)
