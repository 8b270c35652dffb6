"""Where people are is worked out once and kept: the agenda opens without the numbering plans of the world."""

from __future__ import annotations

import subprocess
import sys
from datetime import timedelta

import pytest

from salesdesk.desk import Desk, whereabouts
from salesdesk.desk.whereabouts import Told, recall, where
from tests import builders

LISBON = Told(None, ("+351210000000",), "", "", "")
LOOK = """
import sys
from pathlib import Path
from salesdesk.desk import open_desk
desk = open_desk(Path(sys.argv[1]))
rows = desk.agenda.today().items()
print(len(rows), "phonenumbers" in sys.modules, sorted({zone for item in rows for zone in item.clock.zones}))
"""


@pytest.fixture(autouse=True)
def nothing_at_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(whereabouts, "_known", {})


def kept(desk: Desk) -> list[tuple[str, str]]:
    return desk.core.db.execute("SELECT found, kept_on FROM whereabouts ORDER BY found").fetchall()


def test_what_was_worked_out_is_kept_and_asked_no_more(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    today = desk.core.today()
    recall(desk.core.store, [LISBON], today=today)
    there = where(LISBON)
    assert there.zones == ("Europe/Lisbon",)
    assert there.land == "PT"
    monkeypatch.setattr(whereabouts, "_known", {})
    monkeypatch.setattr(whereabouts, "their_zones", lambda **_told: pytest.fail("worked out again"))
    recall(desk.core.store, [LISBON], today=today + timedelta(days=29))
    assert where(LISBON) == there


def test_what_is_a_month_old_is_worked_out_anew(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    today = desk.core.today()
    recall(desk.core.store, [LISBON], today=today)
    desk.core.db.execute("UPDATE whereabouts SET found = '[[], \"\", null]'")
    monkeypatch.setattr(whereabouts, "_known", {})
    recall(desk.core.store, [LISBON], today=today + timedelta(days=30))
    assert where(LISBON).zones == ("Europe/Lisbon",)
    assert [day for _, day in kept(desk)] == [(today + timedelta(days=30)).isoformat()]


def test_the_file_names_nobody_in_it(desk: Desk) -> None:
    recall(desk.core.store, [LISBON], today=desk.core.today())
    assert "210000000" not in "\n".join(builders.dump(desk.core.store))


def test_it_is_no_deed(desk: Desk) -> None:
    recall(desk.core.store, [LISBON], today=desk.core.today())
    assert desk.history() == ()


def test_a_file_that_is_busy_keeps_nothing_and_says_nothing(busy_on_disk: Desk) -> None:
    other = busy_on_disk.core.store.again()
    other.db.execute("BEGIN IMMEDIATE")
    try:
        recall(busy_on_disk.core.store, [LISBON], today=busy_on_disk.core.today())
    finally:
        other.db.conn.rollback()
        other.close()
    assert where(LISBON).zones == ("Europe/Lisbon",)


def test_the_second_start_does_without_the_numbering_plans(busy_on_disk: Desk) -> None:
    command = [sys.executable, "-c", LOOK, str(busy_on_disk.path)]
    first, second = (subprocess.run(command, capture_output=True, text=True, check=True).stdout for _ in range(2))
    assert "Europe/" in second or "America/" in second
    assert second.split(" ", 2)[1] == "False"
    assert first.split(" ", 2)[2] == second.split(" ", 2)[2]
