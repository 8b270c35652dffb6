"""Adding, logging, undoing from a shell: what it writes, what it refuses, and that a refusal changes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run


def test_adding_a_contact_with_a_day_puts_them_on_the_agenda(run: Run) -> None:
    added = run(
        "add", "Dana Ruiz", "--account", "Northwind", "--phone", "+1 503 555 0142", "--email",
        "dana@northwind.example", "--kind", "pros", "--next", "tomorrow 9am", "--why", "two-site pricing",
    )  # fmt: skip
    assert (added.code, added.err) == (0, f"A new data file was made: {_db(run)}\n")
    assert added.out == "Added Dana Ruiz\nnext  Wed 25 Nov 2026 09:00\n"
    rows = _rows(run("today", "--date", "2026-11-25", "--json").json)
    assert [(r["contact"]["name"], r["contact"]["kind"], r["why_now"]) for r in rows] == [
        ("Dana Ruiz", "prospect", "two-site pricing")
    ]
    assert rows[0]["due_at"] == "2026-11-25T09:00:00-06:00"
    assert (rows[0]["phone"], rows[0]["their_zone"]) == ("+15035550142", "America/Los_Angeles")


def test_the_json_of_a_deed_names_the_contact_and_the_next_step(run: Run) -> None:
    said = run("add", "Omar Haddad", "--account", "Castor", "--next", "friday", "--json").json
    assert said["contact"] == {"id": 1, "name": "Omar Haddad", "kind": None, "account": "Castor"}
    assert said["next"]["due_on"] == "2026-11-27"
    assert said["next"]["due_at"] is None


REFUSED_ADDS = [
    (("add", ""), 1, "A contact needs a name."),
    (("add", "   "), 1, "A contact needs a name."),
    (("add", "Dana", "--next", ""), 1, "There is no date in an empty line."),
    (("add", "Dana", "--next", "later"), 1, "“later” names no day."),
    (("add", "Dana", "--next", "30 february"), 1, "30 February"),
    (("add", "Dana", "--next", "3/4"), 1, "“3/4” may be"),
    (("add", "Dana", "--next", "2026-11-23"), 1, ""),
    (("add", "Dana", "--kind", "friend"), 2, "There is no kind “friend”."),
    (("add", "Dana", "--zone", "Mars/Olympus"), 2, "There is no time zone “Mars/Olympus”."),
    (("add", "Dana", "--phone", "call me"), 1, "“call me” is not a phone number."),
    (("add", "Dana", "--email", "dana"), 1, "“dana” is not an e-mail address."),
    (("add", "Dana", "--channel", "pigeon", "--next", "friday"), 2, "There is no channel “pigeon”."),
    (("add",), 2, "Missing: NAME."),
    (("add", "Dana", "Ruiz"), 2, "“Ruiz” is one word too many."),
    (("add", "Dana", "--nxt", "friday"), 2, "There is no option “--nxt”."),
    (("add", "Dana", "--next"), 2, "--next needs a value."),
]


@pytest.mark.parametrize(("words", "code", "sentence"), REFUSED_ADDS)
def test_an_add_that_is_not_right_says_why_and_adds_nobody(
    run: Run, words: tuple[str, ...], code: int, sentence: str
) -> None:
    refused = run(*words)
    assert refused.code == code
    assert sentence in refused.err
    assert refused.out == ""
    assert len(refused.err.strip().splitlines()) <= 3
    assert run("find", "dana").code == 1


def test_somebody_with_the_same_number_is_not_added_twice(run: Run) -> None:
    run("add", "Dana Ruiz", "--phone", "+1 503 555 0142")
    twin = run("add", "D. Ruiz", "--phone", "+1 (503) 555-0142")
    assert twin.code == 1
    assert "Dana Ruiz is already here" in twin.err


def test_a_logged_touch_closes_what_was_due_and_dates_the_next(run: Run) -> None:
    run("add", "Dana Ruiz", "--next", "today")
    logged = run("log", "dana", "board moved to the 20th", "--disposition", "connected", "--next", "20 dec 9am")
    assert logged.code == 0
    assert "next  Sun 20 Dec 2026 09:00" in logged.out
    today = run("today", "--json").json
    assert [r["contact"]["name"] for r in _rows(today, "done")] == ["Dana Ruiz"]
    assert today["counts"]["done"] == 1
    page = run("brief", "dana", "--json").json
    assert page["last_talk"]["text"] == "board moved to the 20th"
    assert page["follow_up"]["due_on"] == "2026-12-20"


def test_mail_that_came_in_is_logged_as_theirs(run: Run) -> None:
    run("add", "Dana Ruiz")
    logged = run("log", "dana", "sent the site list", "--channel", "email", "--direction", "in")
    assert logged.code == 0
    assert run("log", "dana", "rang about it", "--disposition", "connected", "--direction", "in").code == 0
    assert run("brief", "dana", "--json").json["last_talk"]["direction"] == "in"
    assert run("log", "dana", "x", "--disposition", "left_voicemail", "--direction", "in").code == 2
    assert run("log", "dana", "x", "--direction", "up").code == 2


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("connected", "connected"),
        ("1", "connected"),
        ("2", "left_voicemail"),
        ("left-voicemail", "left_voicemail"),
        ("Left Voicemail", "left_voicemail"),
        ("no_a", "no_answer"),
        ("no answer", "no_answer"),
        ("4", "left_word"),
        ("BUSY", "busy"),
        ("wrong", "wrong_number"),
        ("7", "number_dead"),
        ("9", "no_longer_there"),
        ("0", "do_not_contact"),
        ("dnc", "do_not_contact"),
    ],
)
def test_a_disposition_is_taken_in_any_style(run: Run, db: Path, typed: str, kept: str) -> None:
    from salesdesk.store.file import open_store

    run("add", "Dana Ruiz", "--phone", "+1 503 555 0142")
    assert run("log", "dana", "as it went", "--disposition", typed).code == 0
    store = open_store(db)
    assert store.db.execute("SELECT disposition FROM touch").fetchall() == [(kept,)]
    store.close()


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (("log", "nobody", "text"), 1, "No one like “nobody”."),
        (("log", "ruiz", "text"), 1, "“ruiz” may be 2 people:"),
        (("log", "dana", "text", "--disposition", "n"), 2, "“n” may be"),
        (("log", "dana", "text", "--disposition", "happy"), 2, "There is no disposition “happy”."),
        (("log", "dana", "text", "--disposition", "busy", "--channel", "email"), 2, "what happens to a call"),
        (("log", "dana", "text", "--disposition", "callback"), 1, "They asked to be called back: when?"),
        (("log", "dana", "text", "--at", "tomorrow"), 1, ""),
        (("log", "dana", "text", "--at", "the other day"), 1, ""),
        (("log", "dana", "text", "--next", "yesterday"), 1, ""),
        (("log", "dana", "text", "--next", "friday or monday"), 1, ""),
        (("log", "dana"), 2, "Missing: TEXT."),
    ],
)
def test_a_touch_that_is_not_right_says_why_and_logs_nothing(
    run: Run, words: tuple[str, ...], code: int, sentence: str
) -> None:
    run("add", "Dana Ruiz")
    run("add", "Luis Ruiz")
    refused = run(*words)
    assert (refused.code, refused.out) == (code, "")
    assert sentence in refused.err
    assert run("brief", "dana", "--json").json["touches"] == 0


def test_a_touch_of_the_past_stands_on_its_own_day(run: Run) -> None:
    run("add", "Dana Ruiz")
    assert run("log", "dana", "lunch at the fair", "--channel", "meeting", "--at", "2 days ago").code == 0
    talk = run("brief", "dana", "--json").json["last_talk"]
    assert (talk["on"], talk["channel"]) == ("2026-11-22", "meeting")


def test_a_touch_with_a_dash_at_its_beginning_is_text(run: Run) -> None:
    run("add", "Dana Ruiz")
    assert run("log", "dana", "- asked for the price").code == 0
    assert run("log", "--disposition", "busy", "--", "dana", "-later").code == 0
    assert run("brief", "dana", "--json").json["touches"] == 2


def test_do_not_contact_closes_every_way_and_refuses_the_next_plan(run: Run) -> None:
    run("add", "Anita Rao", "--phone", "+1 404 555 0188", "--next", "friday")
    run("log", "anita", "please take me off your list", "--disposition", "do_not_contact")
    page = run("brief", "anita", "--json").json
    assert page["mode"] == "do_not_contact"
    assert page["contact"]["do_not_contact"][0]["words"] == "please take me off your list"
    assert page["follow_up"] is None
    assert run("log", "anita", "wrote anyway", "--channel", "email").code == 1


def test_undo_and_redo_say_what_they_turn_and_end_when_there_is_nothing(run: Run) -> None:
    assert run("undo").code == 1
    run("add", "Dana Ruiz")
    assert run("undo").out == "Undone: add Dana Ruiz\n"
    assert run("find", "dana").code == 1
    assert run("redo").out == "Done again: add Dana Ruiz\n"
    assert run("redo").code == 1
    deeds = run("history", "--json").json["deeds"]
    assert [(deed["label"], deed["undone"]) for deed in deeds] == [("add Dana Ruiz", False)]
    assert run("history").out == "Tue 24 Nov 09:41  add Dana Ruiz\n"


def test_nothing_is_made_by_asking_where_there_is_no_file(run: Run, db: Path) -> None:
    for words in (("brief", "dana"), ("find", "dana"), ("undo",), ("history",), ("export",), ("backup",), ("check",)):
        run(*words)
    assert not db.exists()


def _rows(agenda: dict[str, list[dict[str, object]]], *names: str) -> list[dict[str, object]]:
    return [row for s in agenda["sections"] if not names or s["name"] in names for row in s["follow_ups"]]  # type: ignore[union-attr]


def _db(run: Run) -> str:
    import os

    return os.environ["SALESDESK_DB"]


def test_an_automatic_reply_is_no_touch_but_pauses_what_was_planned(run: Run) -> None:
    run("add", "Kim Lowe", "--phone", "+44 20 7946 0123", "--next", "tomorrow 9am their time")
    done = run("log", "Kim", "Out of office until friday", "--channel", "email")
    assert (done.code, "with 1 absence" in done.out) == (0, True)
    ahead = run("today", "--date", "in 2 weeks", "--json").json
    rows = [row for section in ahead["sections"] for row in section["follow_ups"]]
    assert [row["channel"] for row in rows] == ["call"], "nothing is half done: we sent nothing"


@pytest.mark.parametrize(
    ("args", "sentence"),
    [
        (("add", "Lee", "--next", "30 feb"), "There is no 30 February: it ends on the 28th or 29th."),
        (("add", "Lee", "--next", "later"), "“later” names no day."),
        (("add", "Lee", "--next", ""), "There is no date in an empty line."),
        (("add", "Lee", "--next", "yesterday"), " has passed."),
        (("add", "Lee", "--next", "9am their time"), "Their time zone is not known."),
        (("log", "Kim", "x", "--next", "30 feb"), "There is no 30 February: it ends on the 28th or 29th."),
        (("log", "Kim", "x", "--at", "tomorrow"), " is still to come."),
        (("log", "Kim", ""), "There is nothing to log."),
        (("today", "--date", "later"), "“later” names no day."),
        (("when", "30 feb"), "There is no 30 February: it ends on the 28th or 29th."),
        (("when", ""), "There is no date in an empty line."),
        (("when", "tomorrow", "--zone", "Mars/Base"), "There is no time zone “Mars/Base”."),
    ],
)
def test_bad_input_is_one_sentence_and_one_hint_and_changes_nothing(
    run: Run, args: tuple[str, ...], sentence: str
) -> None:
    run("add", "Kim Lowe", "--phone", "+44 20 7946 0123")
    before = run("history", "--json").out
    said = run(*args)
    assert said.code in (1, 2)
    assert said.out == ""
    lines = said.err.splitlines()
    assert sentence in lines[0]
    assert len(lines) == 2
    assert run("history", "--json").out == before


def test_a_reason_without_its_day_is_not_dropped_but_asked_about(run: Run) -> None:
    said = run("add", "Per Lund", "--why", "asked for the list")
    assert (said.code, said.out) == (1, "")
    assert "day" in said.err
    assert run("find", "Per").code == 1


def test_what_repeats_is_said_in_words_alone(run: Run) -> None:
    said = run("add", "Bo Lund", "--next", "every 2 weeks on fri")
    assert said.code == 0
    assert "every 2 weeks on Fri" in said.out
    assert "RRULE" not in said.out
