"""`salesdesk calendar`: written at its place, kept there by every deed, off again."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Run


def test_a_deed_of_the_command_line_keeps_the_calendar_up_to_date(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "desk.ics"
    refused = run("calendar")
    assert (refused.code, "No calendar file is kept." in refused.err) == (1, True)
    run("add", "Dana Ruiz", "--next", "tomorrow 9am")
    told = run("calendar", str(path))
    assert told.out.strip() == str(path)
    assert path.read_text(encoding="utf-8").count("BEGIN:VEVENT") == 1
    run("add", "Omar Haddad", "--next", "tomorrow 10am")
    assert path.read_text(encoding="utf-8").count("BEGIN:VEVENT") == 2
    assert run("calendar", "-").out.count("BEGIN:VEVENT") == 2
    run("undo")
    assert path.read_text(encoding="utf-8").count("BEGIN:VEVENT") == 1
    assert run("calendar", "--off", "--json").json == {"path": None, "written": False}
    run("redo")
    assert path.read_text(encoding="utf-8").count("BEGIN:VEVENT") == 1
    assert run("calendar", "--off", str(path)).code == 2
