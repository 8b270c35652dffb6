"""Taking the record away: every format, safe by default, and read back by our own import without a change."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from pathlib import Path

import pytest

from tests.cli.conftest import Run


@pytest.fixture
def filled(run: Run) -> Run:
    """Two contacts, a touch, a follow-up with a time, a do-not-contact wish, notes that look like formulas."""
    run(
        "add", "Dana Ruiz", "--account", "Northwind", "--phone", "+1 503 555 0142", "--email",
        "dana@northwind.example", "--kind", "client", "--title", "VP Operations", "--zone", "America/Los_Angeles",
        "--next", "tomorrow 9am", "--why", "=two-site pricing",
    )  # fmt: skip
    run("add", "陳偉", "--account", "Lotus; Peak, Ltd", "--phone", "+65 6555 0144")
    run("log", "dana", "-5 % asked\nsecond line", "--disposition", "connected", "--next", "fri 2pm")
    run("log", "陳偉", "please no more", "--disposition", "do_not_contact")
    return run


def _table(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_contacts_are_csv_where_nothing_is_said(filled: Run) -> None:
    exported = filled("export")
    assert (exported.code, exported.err) == (0, "")
    dana, chen = _table(exported.out)
    assert (dana["Name"], dana["Company"], dana["Kind"], dana["Job title"]) == (
        "Dana Ruiz", "Northwind", "client", "VP Operations"
    )  # fmt: skip
    assert dana["Phone 1"] == "'+1 503 555 0142"
    assert (chen["Name"], chen["Company"], chen["Do not contact"]) == ("陳偉", "Lotus; Peak, Ltd", "all")


def test_formulas_are_defused_unless_plain_is_asked_for(filled: Run) -> None:
    guarded = filled("export", "touches").out
    assert any(row["Notes"].startswith("'-5 % asked") for row in _table(guarded))
    plain = filled("export", "touches", "--plain").out
    assert any(row["Notes"].startswith("-5 % asked") for row in _table(plain))


def test_step_37_everything_goes_out_safely_comes_back_whole_and_the_copy_counts_the_same(
    filled: Run, tmp_path: Path
) -> None:
    filled("log", "dana", "=1+1 is what they said", "--disposition", "connected")
    assert filled("export", "all", "--format", "csv", "-o", str(tmp_path / "desk.zip")).code == 0
    with zipfile.ZipFile(tmp_path / "desk.zip") as archive:
        touches = _table(archive.read("touches.csv").decode())
    assert {row["Notes"].split("\n")[0] for row in touches} >= {"'-5 % asked", "'=1+1 is what they said"}
    other = str(tmp_path / "other.db")
    assert filled("--db", other, "import", str(tmp_path / "desk.zip"), "--yes").code == 0
    people = _table(filled("--db", other, "export").out)
    assert [row["Phone 1"] for row in people] == [row["Phone 1"] for row in _table(filled("export").out)]
    back = {row["Notes"] for row in _table(filled("--db", other, "export", "touches", "--plain").out)}
    assert {"-5 % asked\nsecond line", "=1+1 is what they said"} <= back
    assert filled("backup", str(tmp_path / "copy.db")).code == 0
    counted = [
        json.loads(filled(*at, "export", "all").out)["tables"] for at in ((), ("--db", str(tmp_path / "copy.db")))
    ]
    assert {name: len(rows) for name, rows in counted[0].items()} == {
        name: len(rows) for name, rows in counted[1].items()
    }


@pytest.mark.parametrize("noun", ["contacts", "accounts", "touches", "follow-ups", "deals"])
def test_one_list_as_json_comes_back_and_says_nothing_new(filled: Run, noun: str, tmp_path: Path) -> None:
    path = tmp_path / "list.json"
    assert filled("export", noun, "-o", str(path)).code == 0
    [again] = filled("import", str(path), "--json").json
    assert (again["rows"], again["duplicate"]) == (len(json.loads(path.read_text())[noun.replace("-", "_")]),) * 2
    assert "import" not in filled("history").out


def test_a_list_as_json_that_was_changed_by_hand_is_told_line_by_line(filled: Run, tmp_path: Path) -> None:
    path = tmp_path / "list.json"
    path.write_text(
        json.dumps({"salesdesk": "1", "contacts": [{"name": "Mei Lin", "phones": [{"text": "+65 6555 0144"}]}, 5,
                    {"name": 3}, {"name": True}, {"warp": 9}, {"created_on": "soon"}, {"phones": [{"text": 4}]}]})
    )  # fmt: skip
    [told] = filled("import", str(path), "--json").json
    assert (told["rows"], told["rejected"]) == (7, 6)


def test_a_file_is_for_the_rep_alone_and_nothing_is_printed(filled: Run, tmp_path: Path) -> None:
    path = tmp_path / "contacts.vcf"
    done = filled("export", "-o", str(path))
    assert (done.code, done.out) == (0, "")
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.read_text().startswith("BEGIN:VCARD")
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith(".contacts")] == []


@pytest.mark.parametrize(
    ("words", "begins"),
    [
        (("contacts", "--format", "json"), "{"),
        (("contacts", "--format", "md"), "# Contacts"),
        (("contacts", "--format", "vcf"), "BEGIN:VCARD\r\nVERSION:4.0"),
        (("follow-ups",), '"salesdesk follow-up"'),
        (("follow-ups", "--format", "ics"), "BEGIN:VCALENDAR"),
        (("followups", "--format", "md"), "# Follow-ups"),
        (("touches", "--format", "json"), "{"),
        (("deals",), '"salesdesk deal"'),
        (("deals", "--format", "json"), "{"),
        (("accounts",), '"salesdesk account"'),
        (("all",), "{"),
        (("--format", "ics"), "BEGIN:VCALENDAR"),
    ],
    ids=str,
)
def test_every_part_has_its_formats(filled: Run, words: tuple[str, ...], begins: str) -> None:
    exported = filled("export", *words)
    assert exported.code == 0
    assert exported.out.startswith(begins)
    if begins == "{":
        json.loads(exported.out)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("export", "friends"), "There is nothing called “friends” to export."),
        (("export", "deals", "--format", "vcf"), "Deals cannot be written as vcf."),
        (("export", "--format", "xlsx"), "There is no format “xlsx”."),
        (("export", "all", "--format", "ics"), "All cannot be written as ics."),
    ],
)
def test_what_cannot_be_exported_is_wrong_usage(filled: Run, words: tuple[str, ...], sentence: str) -> None:
    refused = filled(*words)
    assert (refused.code, refused.out) == (2, "")
    assert refused.err.startswith(sentence)


def test_the_data_file_is_never_written_over(filled: Run, db: Path) -> None:
    before = db.read_bytes()
    assert filled("export", "-o", str(db)).code == 2
    assert filled("export", "-o", str(db.parent)).code == 2
    assert filled("export", "-o", str(db.parent / "no" / "such" / "x.csv")).code == 5
    assert db.read_bytes() == before


def test_a_follow_up_with_a_time_is_in_the_calendar_at_that_time(filled: Run) -> None:
    calendar = filled("export", "--format", "ics").out
    assert "DTSTART;TZID=America/Chicago:20261127T140000" in calendar
    assert "SUMMARY:Call: Dana Ruiz" in calendar


def test_everything_is_in_the_archive_and_notes_can_be_left_out(filled: Run) -> None:
    tables = json.loads(filled("export", "all").out)["tables"]
    assert [row["name"] for row in tables["contact"]] == ["Dana Ruiz", "陳偉"]
    assert tables["touch"][0]["text"].startswith("-5 % asked")
    assert {"account", "follow_up", "promise", "fact", "deal", "do_not_contact", "setting"} <= tables.keys()
    bare = json.loads(filled("export", "all", "--without-notes").out)["tables"]
    assert bare["touch"][0]["text"] == ""
    assert bare["note"] == []
    assert [row["channel"] for row in bare["do_not_contact"] if row["contact_id"]] == ["all"]
    assert "asked" not in filled("export", "touches", "--without-notes").out


def test_all_as_csv_under_a_tables_name_is_a_table_and_the_others_beside_it(filled: Run, tmp_path: Path) -> None:
    said = filled("export", "all", "--format", "csv", "-o", str(tmp_path / "desk.csv"))
    names = {"desk.csv", *(f"desk-{part}.csv" for part in ("accounts", "deals", "follow-ups", "touches"))}
    assert {path.name for path in tmp_path.glob("*.csv")} == names
    assert all(name in said.err for name in names)
    assert all(path.stat().st_mode & 0o077 == 0 for path in tmp_path.glob("*.csv"))
    assert "陳偉" in (tmp_path / "desk.csv").read_text()
    (tmp_path / "other-deals.csv").write_text("theirs")
    assert filled("export", "all", "-o", str(tmp_path / "other.csv")).code == 2
    assert (tmp_path / "other-deals.csv").read_text() == "theirs"
    assert filled("export", "all", "-o", str(tmp_path / "desk.csv")).code == 0


def test_all_as_csv_is_one_archive_of_tables(filled: Run, tmp_path: Path) -> None:
    path = tmp_path / "desk.zip"
    assert filled("export", "all", "-o", str(path)).code == 0
    with zipfile.ZipFile(path) as archive:
        assert sorted(archive.namelist()) == sorted(
            ["contacts.csv", "accounts.csv", "deals.csv", "follow-ups.csv", "touches.csv"]
        )
        assert len(_table(archive.read("touches.csv").decode())) == 2


def test_our_own_import_reads_an_export_back_to_the_same_record(filled: Run, tmp_path: Path) -> None:
    parts = ("contacts", "follow-ups", "touches", "accounts", "deals")
    with zipfile.ZipFile(_zip(filled, tmp_path / "a.zip")) as first:
        files = {part: first.read(f"{part}.csv") for part in parts}
    other = ("--db", str(tmp_path / "other" / "desk.db"))
    for part in parts:
        path = tmp_path / f"{part}.csv"
        path.write_bytes(files[part])
        assert filled("import", str(path), *other).code == 0, part
    with zipfile.ZipFile(_zip(filled, tmp_path / "b.zip", *other)) as second:
        again = {part: second.read(f"{part}.csv") for part in parts}
    for part in parts:
        assert again[part].decode() == files[part].decode()


def test_the_archive_itself_can_be_brought_back(filled: Run, tmp_path: Path) -> None:
    first = _zip(filled, tmp_path / "a.zip")
    other = ("--db", str(tmp_path / "other" / "desk.db"))
    brought = filled("import", str(first), *other, "--json")
    assert next(Path(entry["file"]).name for entry in brought.json) == "contacts.csv"
    assert sum(entry["rejected"] for entry in brought.json) == 0
    with zipfile.ZipFile(first) as one, zipfile.ZipFile(_zip(filled, tmp_path / "b.zip", *other)) as two:
        assert {name: one.read(name) for name in one.namelist()} == {name: two.read(name) for name in two.namelist()}


def _zip(run: Run, path: Path, *more: str) -> Path:
    assert run("export", "all", "-o", str(path), *more).code == 0
    return path


def test_the_csv_archive_says_what_it_leaves_out_and_json_leaves_out_nothing(run: Run, tmp_path: Path) -> None:
    run("add", "Dana Ruiz", "--phone", "+1 503 555 0142", "--next", "tomorrow")
    run("log", "Dana Ruiz", "asked for a quote")
    said = run("export", "all", "--format", "csv", "-o", str(tmp_path / "desk.zip")).err
    assert "Promises, facts, questions" in said
    whole, again = tmp_path / "desk.json", tmp_path / "again.json"
    assert "Promises" not in run("export", "all", "-o", str(whole)).err
    other = str(tmp_path / "other.db")
    assert "back as it was" in run("import", str(whole), "--dry-run", "--db", other).out
    assert run("import", str(whole), "--db", other).code == 0
    run("export", "all", "-o", str(again), "--db", other)
    assert json.loads(again.read_text())["tables"] == json.loads(whole.read_text())["tables"]
    assert "this desk holds something already" in run("import", str(whole), "--db", other).err
