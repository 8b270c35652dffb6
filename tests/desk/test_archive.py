"""The whole desk as one archive: what any day has put into the file comes back as it was, as one deed."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from salesdesk.cli import taken
from salesdesk.desk import Desk
from salesdesk.desk.calls import WrapUp
from salesdesk.desk.deals import NewDeal
from salesdesk.desk.people import NewContact
from salesdesk.desk.takeout import Takeout
from salesdesk.domain.followup import Channel
from salesdesk.domain.touch import Disposition
from salesdesk.errors import Refused, SalesdeskError, Unreadable
from tests import builders

TEXTS = st.sampled_from(("Dana", "Zoë", "陳偉", "=SUM(A1)", "'quoted'", "a\nb", "x;y,z", "🙂", " blank ", "-"))


def archive(desk: Desk, *, notes: bool = True) -> bytes:
    """The whole desk as the command line writes it."""
    out = Takeout(desk.core, notes=notes)
    return b"".join(taken.write(out, "all", form="json", now=builders.a_desk().core.now(), plain=False))


def brought(content: bytes, desk: Desk | None = None) -> Desk:
    desk = desk or builders.a_desk()
    desk.intake.run(desk.intake.read("desk.json", content), file="desk.json")
    return desk


def _import(desk: Desk, text: str) -> None:
    table = f"Name,Email,Phone\n{json.dumps(text)},d@northwind.example,+1 503 555 0142\n{json.dumps(text)},,ask Bob\n"
    desk.intake.run(desk.intake.read("list.csv", table.encode()), file="list.csv")


def _one(desk: Desk, text: str) -> int:
    made = desk.people.add(NewContact(name=f"Ruiz {text}", account="Northwind", tags=("fair",))).contact_id
    assert made is not None
    return made


DEEDS: tuple[Callable[[Desk, str], object], ...] = (
    _one,
    _import,
    lambda desk, text: desk.research.add_note(_one(desk, text), text),
    lambda desk, text: desk.calls.log(WrapUp(_one(desk, text), text=text, disposition=Disposition.CONNECTED)),
    lambda desk, text: desk.calls.log(
        WrapUp(_one(desk, text), channel=Channel.EMAIL, text=text, at=desk.core.now() - timedelta(days=3))
    ),
    lambda desk, text: builders.a_follow_up(desk, _one(desk, text), why_now=text.replace("\n", " ")),
    lambda desk, text: desk.people.trash(_one(desk, text)),
    lambda desk, text: desk.scripts.save(_one(desk, text), "voicemail", text),
    lambda desk, text: desk.research.add_fact(_one(desk, text), text),
    lambda desk, text: desk.research.add_question(_one(desk, text), text),
    lambda desk, text: desk.research.add_date(_one(desk, text), text, builders.A_TUESDAY),
    lambda desk, text: builders.a_promise(desk, _one(desk, text), text),
    lambda desk, text: builders.a_wish(desk, _one(desk, text)),
    lambda desk, text: desk.doubles.merge("contact", _one(desk, text), _one(desk, text)),
    lambda desk, text: desk.doubles.keep_apart("contact", _one(desk, text), _one(desk, text)),
    lambda desk, text: desk.plan.keep(desk.plan.proposed()),
    lambda desk, text: desk.plan.begin_break(),
    lambda desk, text: desk.deals.add(NewDeal(title=text), contact_id=_one(desk, text)),
    lambda desk, text: desk.set("rep_name", text),
    lambda desk, text: desk.core.db.execute("UPDATE contact SET birthday = '--10-06'"),
    lambda desk, text: desk.undo(),
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(deeds=st.lists(st.tuples(st.sampled_from(DEEDS), TEXTS), max_size=8), notes=st.booleans())
def test_any_desk_comes_back_as_it_was(deeds: list[tuple[Callable[..., Any], str]], notes: bool) -> None:
    desk = builders.a_desk()
    for deed, text in deeds:
        try:
            deed(desk, text)
        except SalesdeskError:
            continue
    first = archive(desk, notes=notes)
    assert archive(brought(first)) == first


def test_the_sample_day_comes_back_as_one_deed_and_goes_as_one(busy: Desk) -> None:
    first = archive(busy)
    desk = brought(first)
    assert archive(desk) == first
    assert desk.find.people("ruiz") == busy.find.people("ruiz")
    desk.undo()
    assert archive(desk).count(b'"name"') == 0
    desk.redo()
    assert archive(desk) == first
    desk.undo()
    assert archive(brought(first, desk)) == first


def test_every_row_has_its_fate_by_its_line(busy: Desk) -> None:
    content = archive(busy)
    preview = builders.a_desk().intake.preview(builders.a_desk().intake.read("desk.json", content), file="desk.json")
    assert preview.rows == preview.new == len(preview.fates)
    dana = next(fate for fate in preview.fates if fate.contact == "Dana Ruiz")
    assert content.splitlines()[dana.line - 1 :][0].strip() == b"{"
    assert dana.reason == "Put back as it was: contact."


def test_a_table_that_no_archive_holds_is_not_of_the_record(busy: Desk) -> None:
    """A new table must be in the archive, or be named here with its reason."""
    beside = {
        "deed",
        "deed_now",
        "undo_step",
        "lane",
        "calendar_event",
        "live_call",
        "whereabouts",
        "_sqlite_migrations",
    }
    tables = {row[0] for row in busy.core.db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    there = {name for name in tables if not name.startswith(("search", "sqlite_"))}
    assert there - Takeout(busy.core).archive().keys() - beside == set()


def test_an_archive_goes_into_an_empty_desk_only(busy: Desk) -> None:
    with pytest.raises(Refused, match="this desk holds something already"):
        brought(archive(busy), busy)


def test_where_this_machine_writes_is_no_part_of_an_archive() -> None:
    desk = builders.a_desk()
    desk.set("calendar_file", "/home/dana/desk.ics")
    content = archive(desk)
    assert b"desk.ics" not in content
    evil = json.loads(content)
    evil["tables"]["setting"] = [{"key": "calendar_file", "value": "/home/omar/.profile"}]
    assert brought(json.dumps(evil).encode()).setting("calendar_file") is None


@pytest.mark.parametrize(
    "content, said",
    [
        (b'{"salesdesk": "1", "tables": {"contact": [{"id": 1, "name": "Da', "cut or changed"),
        (b'{"salesdesk": "1", "tables": ' + b"[" * 200_000, "cut or changed"),
        (b'{"salesdesk": "1", "friends": []}', "one list of a desk"),
        (b'{"salesdesk": "1", "tables": {"contact": 7}}', "no tables"),
        (b'{"salesdesk": "1", "tables": {"starship": [{"id": 1}]}}', "newer salesdesk"),
        (b'{"salesdesk": "1", "tables": {"contact": [{"id": 1, "warp": 9}]}}', "newer salesdesk"),
        (b'{"salesdesk": "1", "tables": {"contact": [{"id": "x; DROP TABLE contact", "name": 1}]}}', "does not fit"),
        (b'{"salesdesk": "1", "tables": {"contact": [{"id": 1, "name": null}]}}', "does not fit"),
        (b'{"salesdesk": "1", "tables": {"tag": [{"id": 1, "contact_id": 9, "name": "x"}]}}', "not there"),
    ],
)
def test_an_archive_that_is_none_says_so_and_leaves_nothing(content: bytes, said: str) -> None:
    desk = builders.a_desk()
    with pytest.raises(Unreadable, match=said):
        brought(content, desk)
    assert not any(list(rows) for rows in Takeout(desk.core).archive().values())
    assert desk.undo() is None


def test_a_row_that_is_none_is_told_and_the_others_come_back() -> None:
    content = b'{"salesdesk": "1", "tables": {"tag": [], "setting": [5, {"key": "a", "value": "\\ud800\\u202e"}, {"key": 1e999999}]}}'
    desk = builders.a_desk()
    preview = desk.intake.preview(desk.intake.read("desk.json", content), file="desk.json")
    assert (preview.rows, preview.rejected) == (3, 1)
