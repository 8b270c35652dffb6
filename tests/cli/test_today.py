"""The agenda and the brief from a shell: the shapes of CLI.md, and lines that read well aloud."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from salesdesk.desk import Desk
from salesdesk.desk.plan import PlanWords
from salesdesk.domain.preparing import ANALYSIS
from salesdesk.store.file import open_store
from tests import builders
from tests.cli.conftest import Run

FOLLOW_UP_KEYS = {
    "id", "contact", "channel", "due_on", "due_at", "why_now", "mode", "promise", "phone", "their_zone", "their_time",
    "held_until", "snoozes",
}  # fmt: skip


@pytest.fixture
def sample(busy_run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """The sample day at 09:41 in New York, where its rep is."""
    import time_machine

    config = tmp_path / "config.toml"
    config.write_text('zone = "America/New_York"\nworking_days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]\n')
    monkeypatch.setenv("SALESDESK_CONFIG", str(config))

    def command(*words: str) -> object:
        with time_machine.travel("2026-11-24T09:41:00-05:00", tick=False):
            return busy_run(*words)

    return command


def test_the_agenda_has_the_shape_that_scripts_rely_on(sample: Run) -> None:
    day = sample("today", "--json").json
    assert (day["date"], day["now"], day["zone"]) == ("2026-11-24", "2026-11-24T09:41:00-05:00", "America/New_York")
    assert {"due", "overdue", "done", "promises_due", "held"} <= day["counts"].keys()
    assert [section["name"] for section in day["sections"]] == ["overdue", "now", "today", "held", "done"]
    assert {"no_next_step", "quiet", "untagged"} <= day["lanes"].keys()
    rows = [row for section in day["sections"] for row in section["follow_ups"]]
    assert all(row.keys() >= FOLLOW_UP_KEYS for row in rows)
    assert all(row["contact"].keys() == {"id", "name", "kind", "account"} for row in rows)
    waiting = sum(len(s["follow_ups"]) for s in day["sections"] if s["name"] != "done")
    assert day["counts"]["due"] == waiting
    assert day["counts"]["overdue"] == len(day["sections"][0]["follow_ups"]) == 2


def test_a_row_of_the_agenda_tells_who_when_why_and_their_clock(sample: Run) -> None:
    first = sample("today", "--json").json["sections"][0]["follow_ups"][0]
    assert first["contact"]["name"] == "Dana Ruiz"
    assert (first["due_on"], first["due_at"], first["promise"]) == ("2026-11-20", None, True)
    assert (first["phone"], first["their_zone"], first["their_time"]) == (
        "+15035550142", "America/Los_Angeles", "06:41"
    )  # fmt: skip
    assert (first["held_until"], first["snoozes"], first["mode"]) == (None, 0, "prospecting")


def test_the_plain_agenda_reads_line_by_line(sample: Run) -> None:
    shown = sample("today")
    lines = shown.out.splitlines()
    assert lines[0].startswith("Tue 24 Nov 2026 09:41  11 due, 2 overdue, 7 done, ")
    assert lines[1:3] == ["", "Overdue  2"]
    assert lines[3].startswith("!  4 d late  Dana Ruiz")
    assert "+1 503 555 0142    06:41 there, outside their hours" in lines[3]
    assert lines[3].endswith("Quote 218 expires Friday; she asked for a two-site price."), "the long part stands last"
    starts = [line.find("there") for line in lines if " there" in line]
    assert len(set(starts)) == 1, "one column on the whole page"
    assert "Now  1" in lines
    assert any(line.startswith(">  09:45") for line in lines)
    assert shown.err == ""


def test_another_day_is_shown_as_it_would_look(run: Run) -> None:
    run("add", "Dana Ruiz", "--next", "2026-12-01")
    for said in ("2026-12-01", "next tuesday", "1 dec"):
        assert run("today", "--date", said, "--json").json["counts"]["due"] == 1
    assert run("today", "--date", "2026-11-30", "--json").json["counts"]["due"] == 0
    assert run("today", "--date", "yesterday", "--json").json["date"] == "2026-11-23"


@pytest.mark.parametrize("clock", ["7:30am", "8am", "9am", "17:00"])
def test_what_is_timed_on_a_day_to_come_is_not_late_yet(run: Run, clock: str) -> None:
    run("add", "Dana Ruiz", "--next", f"2026-12-01 {clock}")
    run("add", "Omar Haddad", "--next", "2026-11-30")
    day = run("today", "--date", "2026-12-01", "--json").json
    late = [row["contact"]["name"] for row in day["sections"][0]["follow_ups"]]
    assert (late, day["counts"]["due"]) == (["Omar Haddad"], 2)


@pytest.mark.parametrize("said", ["", "whenever", "2026-13-40", "3/4"])
def test_a_day_that_is_none_is_refused(run: Run, said: str) -> None:
    refused = run("today", "--date", said)
    assert (refused.code, refused.out) == (1, "")
    assert len(refused.err.strip().splitlines()) <= 3


def test_an_empty_day_says_so(run: Run) -> None:
    assert run("today").out == "Tue 24 Nov 2026 09:41  0 due, 0 overdue, 0 done\n\nNothing is due.\n"


def test_the_brief_holds_everything_about_one_contact(sample: Run) -> None:
    page = sample("brief", "dana", "--json").json
    assert page["contact"]["name"] == "Dana Ruiz"
    assert page["contact"]["phones"][0]["number"] == "+15035550142"
    assert (page["clock"]["state"], page["clock"]["local"]) == ("closed", "06:41")
    assert page["clock"]["opens_at"] == "2026-11-24T11:00:00-05:00"
    assert [p["late"] for p in page["promised"] if p["state"] == "open"] == [True]
    assert {"text", "kind", "source", "url", "found_on", "state", "confirmed_on", "stale", "age"} <= page["facts"][
        0
    ].keys()
    assert any(fact["stale"] for fact in page["facts"])
    assert len(page["ask"]) == 3
    assert page["last_talk"]["their_words"] == "Send both sites, I take it to Priya."
    assert page["follow_up"]["promise"] is True
    assert {"why_now", "for_them", "mode", "dates", "buys_how", "points_to", "given", "touches"} <= page.keys()
    assert {"shoes", "message_line", "signs", "asked", "likely_need", "if_they_say"} <= page.keys()
    assert set(page["analysis"]) == {line.field.value for line in ANALYSIS}
    assert page["ready"]["line"] == "still to do: write your opening, plan 1 more open question"
    assert [gap["name"] for gap in page["ready"]["gaps"]] == ["opening", "questions"]
    assert (page["fit"]["yes"], page["fit"]["no"], page["fit"]["unknown"]) == (4, 1, 1)
    assert [one["openness"] for one in page["ask"]].count("closed") == 1
    assert {"website", "feed", "domain"} <= page["contact"]["account_details"].keys()


def test_the_plain_brief_keeps_its_labels_in_their_order(sample: Run) -> None:
    shown = sample("brief", "dana").out
    labels = [line[:11].strip() for line in shown.splitlines()[3:] if line[:11].strip()]
    order = [
        "look", "ready", "why now", "for them", "promised", "dates", "facts", "person", "ask", "stay on", "shoes", "part", "agreed", "fit",
        "buys", "about", "web", "points to", "given", "last talk", "deal", "next",
    ]  # fmt: skip
    assert labels == [label for label in order if label in labels]
    assert {"ready", "fit", "why now", "promised", "facts", "ask", "last talk", "next"} <= set(labels)


@pytest.mark.parametrize(
    "who", ["1", "dana.ruiz@northwindfreight.example", "(503) 555-0142", "ruiz", "Dana Ruiz", "DANA"]
)
def test_a_contact_is_meant_by_an_id_an_address_a_number_or_a_name(sample: Run, who: str) -> None:
    assert sample("brief", who, "--json").json["contact"]["name"] == "Dana Ruiz"


@pytest.mark.parametrize(
    ("who", "sentence"),
    [("zzz", "No one like “zzz”."), ("a", "“a” may be "), ("", "No one"), ("999", "No one"), ("%", "No one"), ("_", "No one")],
)  # fmt: skip
def test_nobody_or_several_people_are_said_with_their_list(sample: Run, who: str, sentence: str) -> None:
    refused = sample("brief", who)
    assert (refused.code, refused.out) == (1, "")
    assert sentence in refused.err


def test_what_is_found_has_its_kind_and_its_contact(sample: Run) -> None:
    found = sample("find", "price", "--json").json
    assert found["query"] == "price"
    assert all(hit.keys() >= {"kind", "id", "contact", "text", "on"} for hit in found["hits"])
    assert "note" in {hit["kind"] for hit in found["hits"]}
    assert not any("\x02" in hit["text"] for hit in found["hits"])
    assert "Dana Ruiz" in sample("find", "price").out


def test_a_number_in_any_style_finds_its_person(sample: Run) -> None:
    for typed in ("503 555 0142", "+1-503-555-0142", "5550142"):
        assert sample("find", typed, "--json").json["hits"][0]["contact"]["name"] == "Dana Ruiz"


def test_nothing_found_is_exit_1_with_the_document_all_the_same(sample: Run) -> None:
    found = sample("find", "zzyzx", "--json")
    assert (found.code, found.json) == (1, {"query": "zzyzx", "hits": []})
    assert sample("find", "zzyzx").code == 1


def test_the_days_plan_is_read_with_the_agenda(sample: Run, db: Path) -> None:
    assert sample("today", "--json").json["plan"] is None
    store = open_store(db)
    desk = Desk(store, builders.FixedClock(builders.sample_start(date(2026, 11, 24))))
    desk.plan.keep(desk.plan.read(PlanWords("8", "10:45-11:15", "", "12 to 12:45", "17:30")))
    store.close()
    assert sample("today", "--json").json["plan"] == {
        "conversations_wanted": 8, "conversations": 2,
        "prospecting": {"from": "10:45", "until": "11:15", "warm_up": None},
        "lunch": {"from": "12:00", "until": "12:45"}, "stop": "17:30", "room": 17, "closed_at": None,
        "line_for_tomorrow": None,
    }  # fmt: skip
    words = "Plan: 2 of 8 talks, prospecting 10:45-11:15, lunch 12:00-12:45, stop 17:30, room for 17 more"
    assert words in sample("today").out
    assert sample("today", "--date", "2026-11-25", "--json").json["plan"] is None
