"""The scorecard from a shell: counts a script can rely on, any days, never a percentage of a few."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Run

KEYS = {"wanted", "id", "title", "value", "of", "words", "rows", "ids", "definition"}


def test_the_scorecard_as_json_has_every_measure_with_the_rows_it_was_counted_from(busy_run: Run) -> None:
    card = busy_run("score", "--format", "json").json
    assert (card["from"], card["to"]) == ("2026-11-11", "2026-11-24")
    assert all(measure.keys() == KEYS for measure in card["measures"])
    by_id = {measure["id"]: measure for measure in card["measures"]}
    talks = by_id["conversations"]
    assert talks["value"] == len(talks["ids"]) > 0
    assert by_id["dials"]["value"] > by_id["conversations"]["value"]
    assert by_id["next_steps"]["of"] == talks["value"]
    assert all(row["reached"] <= row["tried"] for row in card["pick_up_hours"])


def test_the_scorecard_says_where_talks_came_from_what_was_lost_and_what_was_wanted(busy_run: Run) -> None:
    card = busy_run("score", "--format", "json").json
    talks = next(measure for measure in card["measures"] if measure["id"] == "conversations")
    assert sorted(row for source in card["sources"] for row in source["ids"]) == sorted(talks["ids"])
    assert card["losses"] == {"mine": [], "not_mine": []}
    assert (card["fewer_next_steps"], talks["wanted"]) == (None, None)
    assert "## Where talks come from" in busy_run("score").out


def test_one_day_counts_what_that_day_held(busy_run: Run) -> None:
    one = busy_run("score", "--from", "2026-11-24", "--to", "2026-11-24", "--format", "json").json
    both = busy_run("score", "--from", "2026-11-23", "--to", "2026-11-24", "--format", "json").json
    before = busy_run("score", "--from", "2026-11-23", "--to", "2026-11-23", "--format", "json").json

    def dials(card: dict[str, list[dict[str, object]]]) -> list[object]:
        return next(list(m["ids"]) for m in card["measures"] if m["id"] == "dials")  # type: ignore[call-overload]

    assert sorted(dials(both)) == sorted(dials(one) + dials(before))  # type: ignore[type-var]


def test_markdown_says_the_days_and_leaves_dials_to_the_small_print(busy_run: Run) -> None:
    lines = busy_run("score", "--from", "yesterday").out.splitlines()
    assert lines[0] == "# Scorecard, Mon 23 Nov 2026 to Tue 24 Nov 2026"
    assert lines[2].startswith("- Promises kept: ")
    assert lines[-1].startswith("In small print: dials ")
    assert not any(line.startswith("- Dials") for line in lines)


def test_an_empty_desk_is_all_noughts_and_no_sentence(run: Run) -> None:
    run("add", "Dana Ruiz")
    card = run("score", "--format", "json").json
    assert {m["value"] for m in card["measures"] if m["id"] not in ("days_without", "first_call")} <= {0, None}
    assert card["sentence"] is None
    assert card["pick_up_hours"] == []
    assert "%" not in run("score").out


def test_without_a_file_nothing_is_made(run: Run, db: object) -> None:
    assert run("score").code == 0
    assert not db.exists()  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--from", "2026-11-24", "--to", "2026-11-01"), "is before"),
        (("--from", "1900-01-01"), "more than ten years"),
        (("--format", "xlsx"), "md or json"),
        (("--to", "blue moon"), "blue"),
    ],
)
def test_what_cannot_be_counted_is_said_in_a_sentence(run: Run, words: tuple[str, ...], said: str) -> None:
    failed = run("score", *words)
    assert failed.code != 0
    assert said in failed.err
    assert not failed.out
