"""The whole hostile corpus through every way in and over every screen: kept as data, shown as text, obeyed nowhere."""

from __future__ import annotations

import csv
import io
import os
import re
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from salesdesk.cli.main import main
from salesdesk.desk import Desk, open_desk
from salesdesk.desk.people import NewContact
from salesdesk.domain.text import clean_line, clean_lines
from salesdesk.store.file import open_store
from tests import builders
from tests.hostile import MARKED, MEGABYTE, TEXTS
from tests.ui.screen_text import strips_of
from tests.ui.sitting import Sitting, sitting

SENT = re.compile(
    rb"\x1b\[[0-?]*[ -/]*[@-~]|\x1b[\]P_^X](?:[^\x1b\x07]|\x1b(?!\\))*(?:\x07|\x1b\\|\Z)|\x1b[ -/]*[0-~]|\x1b"
    rb"|\xc2[\x80-\x9f]|\xe2\x80[\x8e\x8f\xa8-\xae]|\xe2\x81[\xa6-\xa9]|\xd8\x9c|\xed[\xa0-\xbf][\x80-\xbf]|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]",
    re.DOTALL,
)
"""Whatever steers a terminal, and what hides text."""
OURS = re.compile(
    rb"\x1b\[[0-9;:]*m|\x1b\[[0-9;]*[HABCDJK]|\x1b\[[<>][0-9]*u|\x1b\[\?u|\x1b\[\?(?:2026|2048)\$p"
    rb"|\x1b\[\?(?:1049|100[0346]|1015|25|2004|2026|2048|7)[hl]|\x1b\[[0-9]* q"
    rb"|\x1b\]22;[a-z]*(?:\x07|\x1b\\)|\x1b\[2[23];2t"
    rb"|\x1b\]2;(?:[\x20-\x7e]|\xc2[\xa0-\xbf]|(?!\xe2\x80[\x8e\x8f\xa8-\xae]|\xe2\x81[\xa6-\xa9])[\xc3-\xf4][\x80-\xbf]+)*\x1b\\"
)
"""What the desk sends by itself: colours, moves, the modes it sets and takes back, what it asks at the start, the tab's
title, kept before and given back, with nothing in it that steers."""


UP = b"\x1b[?2004h"
"""The desk has the terminal."""


def foreign(sent: bytes) -> list[bytes]:
    return [found for found in SENT.findall(sent) if not OURS.fullmatch(found)]


def test_the_scanner_sees_what_is_not_ours() -> None:
    assert foreign(b"\x1b[31mDana\x1b[0m\x1b[2;3H\x1b[?1049h") == []
    seen = b"\x1b]0;x\x07|\x1b[6n|\xc2\x9b2J|\x1bP1p\x1b\\|\x1b[?12h|\x00|\x1bc"
    assert len(foreign(seen)) == 7


def a_list(texts: tuple[str, ...]) -> bytes:
    made = io.StringIO(newline="")
    writer = csv.writer(made)
    writer.writerow(("Full Name", "Account", "Email", "Notes"))
    for number, text in enumerate(texts):
        writer.writerow((f"{text} n{number}", text, f"n{number}@firm.example", text))
    return made.getvalue().encode("utf-8", "surrogatepass")


@dataclass(frozen=True)
class Ran:
    """What one command did, to the byte."""

    returncode: int
    stdout: bytes
    stderr: bytes


Run = Callable[..., Ran]


@pytest.fixture
def salesdesk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """The command line on a file of its own, in this process, with streams as a shell gives them."""
    monkeypatch.setenv("SALESDESK_DB", str(tmp_path / "desk.db"))
    monkeypatch.chdir(tmp_path)

    def run(*words: str, given: bytes = b"") -> Ran:
        streams = [io.TextIOWrapper(io.BytesIO(content)) for content in (given, b"", b"")]
        mask = os.umask(0o022)
        with monkeypatch.context() as shell:
            for name, stream in zip(("stdin", "stdout", "stderr"), streams, strict=True):
                shell.setattr(sys, name, stream)
            code = main(list(words))
        os.umask(mask)
        for stream in streams[1:]:
            stream.flush()
        return Ran(code, *(stream.buffer.getvalue() for stream in streams[1:]))  # type: ignore[attr-defined]

    return run


def test_lists_words_and_scripts_are_taken_and_printed_without_one_foreign_byte(tmp_path: Path, salesdesk: Run) -> None:
    (tmp_path / "list.csv").write_bytes(a_list((*TEXTS, MEGABYTE)))
    taken = salesdesk("import", "list.csv", "--yes")
    assert taken.returncode == 0, taken.stderr[-500:]
    log = next(text for family, text in MARKED if family == "control sequences")
    runs = [
        taken,
        salesdesk("add", clean_or_mark(log), "--why", log.replace("\x00", "")),
        salesdesk("voicemail", "check", "-", given="\n".join(TEXTS).encode("utf-8", "surrogatepass")),
        *(salesdesk(*words) for words in (("today",), ("find", "X0"), ("brief", "X02"), ("history",))),
        salesdesk("export", "all", "--format", "md"),
    ]
    for run in runs:
        assert foreign(run.stdout + run.stderr) == []
        assert b"Traceback" not in run.stderr
    sheet = salesdesk("export", "contacts", "--format", "csv").stdout.decode()
    cells = [cell for row in csv.reader(io.StringIO(sheet, newline="")) for cell in row]
    assert len(cells) > len(TEXTS)
    assert [cell for cell in cells if re.match(r"\s*[=+\-@＝＋－＠\t\r]", cell)] == []
    with closing(sqlite3.connect(tmp_path / "desk.db")) as file:
        notes = {row[0] for row in file.execute("SELECT name FROM contact")}
        assert len(notes) >= len(TEXTS)
        assert file.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def clean_or_mark(text: str) -> str:
    return clean_line(text) or "X"


def a_hostile_file(path: Path) -> None:
    """Every text as another program would write it: straight into the tables, past every gate but the last."""
    builders.a_file(path).close()
    with closing(sqlite3.connect(path)) as file:
        for number, text in enumerate(TEXTS, 1):
            raw = text.encode("utf-8", "surrogatepass")
            file.execute(
                "INSERT INTO contact (id, name, name_key, title, created_at) VALUES (?, CAST(? AS TEXT), 'x', "
                "CAST(? AS TEXT), '2026-01-01T00:00:00Z')",
                (number, raw, raw),
            )
            file.execute(
                "INSERT INTO follow_up (contact_id, due_on, first_due_on, why_now, created_at) VALUES (?, '2022-11-22', "
                "'2022-11-22', CAST(? AS TEXT), '2022-01-01T00:00:00Z')",
                (number, raw),
            )
            file.execute(
                "INSERT INTO fact (contact_id, text, source, url, found_on, created_at) VALUES (?, CAST(? AS TEXT), "
                "CAST(? AS TEXT), CAST(? AS TEXT), '2022-11-01', '2022-01-01T00:00:00Z')",
                (number, raw, raw, raw),
            )
            file.execute(
                "INSERT INTO draft (contact_id, kind, text, saved_at) VALUES (?, ?, CAST(? AS TEXT), '2022-11-01T00:00:00Z')",
                (number, ("notes", "voicemail")[number % 2], raw),
            )
        file.commit()


def straight(rep: Sitting) -> None:
    rows = [strip.text for strip in strips_of(rep.app)]
    assert {strip.cell_length for strip in strips_of(rep.app)} == {rep.app.size.width}
    assert foreign("\n".join(rows).encode("utf-8", "surrogatepass")) == []


def a_desk_on(path: Path) -> Desk:
    return Desk(open_store(path), builders.FixedClock(builders.sample_start()), builders.SAMPLE_CONFIG)


async def test_every_text_stands_on_every_screen_and_keeps_its_columns(tmp_path: Path) -> None:
    a_hostile_file(tmp_path / "desk.db")
    desk = a_desk_on(tmp_path / "desk.db")
    async with sitting(desk, size=(120, 40)) as rep:
        straight(rep)
        rows = [line.key for line in rep.agenda.lines if isinstance(line.key, tuple) and line.key[0] == "f"]
        assert len(rows) >= len(TEXTS)
        for number, row in enumerate(rows):
            rep.agenda.move_to(row)
            rep.today.follow()
            if number % 4 == 0:
                await rep.pilot.pause()
            straight(rep)
        for keys in (
            ("slash", "X"),
            ("colon", "X"),
            ("e",),
            ("p",),
            ("r",),
            ("t",),
            ("s",),
            ("question_mark",),
            ("x",),
        ):
            await rep.press(*keys)
            await rep.pilot.pause()
            straight(rep)
            await rep.press("escape", "escape")
        await rep.press("n")
        await rep.until(lambda: rep.focus == "notes")
        short = [text for text in TEXTS if len(text) < 400]
        for text in short:
            rep.area("notes").paste_text(text)
        await rep.paste(TEXTS[0])
        straight(rep)
        assert rep.app.is_running
        kept = rep.area("notes").text
        assert all(clean_lines(text) in kept for text in short)
    desk.close()


def test_typed_kept_and_brought_back_is_the_same_text(tmp_path: Path) -> None:
    desk = open_desk(tmp_path / "desk.db")
    for text in (*TEXTS, MEGABYTE):
        whole = clean_lines(text)
        person = desk.people.add(NewContact("Dana Ruiz")).contact_id
        assert person is not None
        desk.research.add_fact(person, f"x{text[:2000]}", source=text[:200])
        desk.scripts.keep(person, "notes", whole)
        desk.keeper.flush(5)
        assert desk.scripts.on_file(person, "notes") == whole
    assert desk.core.db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    desk.close()


@pytest.mark.skipif(os.name != "posix", reason="needs a POSIX terminal")
def test_a_real_terminal_gets_no_byte_that_is_not_the_desks_own(tmp_path: Path) -> None:
    from tests.ui.real_terminal import Terminal

    a_hostile_file(tmp_path / "desk.db")
    with closing(sqlite3.connect(tmp_path / "desk.db")) as file:
        file.execute("UPDATE follow_up SET due_on = date('now', '-1 day')")
        file.commit()
    one = again = Terminal(tmp_path, "--db", "desk.db", screen=False)
    try:
        one.until(lambda: UP in one.raw).rest(0.1)
        for number in range(len(TEXTS)):
            one.send("j")
            one.rest(0.01 if number % 8 else 0.1)
        for keys in ("n", "\x1b[200~" + "\r".join(text for text in TEXTS if len(text) < 400) + "\x1b[201~", "\x1b"):
            os.write(one.child.fd, keys.encode("utf-8", "replace"))
            one.rest(0.5)
        ends_clean(one)
        assert sum(f"X{number:03d}X".encode() in one.raw for number in range(len(TEXTS))) > len(TEXTS) * 0.8
        again = Terminal(tmp_path, "--db", "desk.db", screen=False)  # paints a first picture before anything is loaded
        ends_clean(again.until(lambda: UP in again.raw).rest(0.1))
    finally:
        one.close()
        again.close()


def ends_clean(one: Any) -> None:
    """It ends as it is told, and not one byte was not the desk's own."""
    assert one.quits() == 0
    assert foreign(one.raw) == []
    assert one.is_restored()
