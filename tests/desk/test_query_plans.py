"""What runs at the start, on a key and with the brief reads by indexes: it takes as long in a large file as in a small one."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from salesdesk.desk import Desk
from salesdesk.domain.agenda import Agenda

NEARLY_ALL = {"contact_name", "touch_live"}
"""Partial indexes that leave out the trash only."""
SMALL = {"away", "break_taken", "setting", "live_call", "qualifier", "stall", "script", "sqlite_master", "deed_now",
    "left_open", "self_critique"}  # fmt: skip
"""Tables that never grow long: a rep's own settings, absences, questions of fit, the few who stand still, reasons."""
STATED = re.compile(r"^SCAN (\w+)(?: USING (?:COVERING )?INDEX (\w+))?", re.IGNORECASE)


def start(desk: Desk) -> Agenda:
    found = desk.agenda.today()
    desk.plan.course(found)
    desk.day.nobody()
    desk.call_left()
    desk.version()
    desk.deeds_mark()
    desk.core.rep()
    desk.agenda.away.to_sort()
    desk.deals.stalls.long_unseen()
    desk.plan.running_break()
    return found


def follow(desk: Desk) -> None:
    for item in desk.agenda.today().items():
        brief = desk.research.brief(item.contact.id, follow_up_id=item.follow_up.id)
        desk.research.timeline(item.contact.id)
        desk.scripts.load(item.contact.id, "voicemail")
        desk.scripts.judge(brief)
        desk.scripts.last_left(item.contact.id)
        desk.scripts.draft_number(item.contact.id)


def day_end(desk: Desk) -> None:
    desk.plan.end.open_ends()
    desk.plan.end.leave_all_open("they will call")
    desk.plan.week.this_month()


def deed(desk: Desk) -> None:
    item = desk.agenda.today().items()[0]
    desk.agenda.done(item.follow_up.id)
    desk.agenda.next_of(item.contact.id)
    desk.undo()


@pytest.mark.parametrize("what", [start, follow, deed, day_end], ids=lambda what: what.__name__)
def test_nothing_on_the_keys_path_reads_a_whole_table(what: Callable[[Desk], object], busy: Desk) -> None:
    asked: set[str] = set()
    db = busy.core.db
    db.conn.set_trace_callback(asked.add)
    what(busy)
    db.conn.set_trace_callback(None)
    wanted = [one for one in asked if re.match(r"\s*(?:SELECT|UPDATE|DELETE)\b", one)]
    assert len(wanted) > 10
    assert {(step, " ".join(one.split())) for one in wanted for step in scans(busy, one)} == set()


def scans(desk: Desk, statement: str) -> list[str]:
    """The steps of a statement that look at all of a table that may be long.

    A partial index holds only what is asked for; the last rows by their number are reached without the others.
    """
    partial = {
        row[0]
        for row in desk.core.db.execute("SELECT name FROM sqlite_master WHERE type = 'index' AND sql LIKE '%WHERE%'")
    }
    last_few = re.search(r"ORDER BY (?:id DESC|name_key) LIMIT (?:1|50)\s*$", statement) is not None
    found = []
    for row in desk.core.db.execute(f"EXPLAIN QUERY PLAN {statement}").fetchall():
        step = STATED.match(row[3])
        if step is None or step[1] == "CONSTANT" or last_few or step[2] in partial - NEARLY_ALL:
            continue
        if table_of(step[1], statement) not in SMALL:
            found.append(row[3])
    return found


def table_of(name: str, statement: str) -> str:
    """The table that a name in a plan stands for; a subquery's is its own answer."""
    named = re.search(rf"(?:FROM|JOIN|UPDATE|,)\s+\[?(\w+)\]?\s+(?:AS\s+)?{name}\b", statement)
    if named:
        return named[1]
    return name if re.search(rf"(?:FROM|JOIN|UPDATE|INTO)\s+\[?{name}\b", statement) else "setting"
