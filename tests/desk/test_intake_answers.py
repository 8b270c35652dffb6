"""The questions that an import leaves: one person, two, or somebody back from the trash."""

from __future__ import annotations

import pytest

from salesdesk.desk import Desk
from salesdesk.domain.matching import About
from salesdesk.errors import NotFound, Refused, WrongUsage
from tests import builders
from tests.builders import dump
from tests.desk.intake_files import bring, column, fates, look, names, rows_of

ALEX = {"Name": "Alex Kim", "Company": "Northwind", "Email": "alex@northwind.example", "Title": "Buyer"}
OTHER = {"Name": "Alex Kim", "Company": "Tailspin", "Phone": "+1 503 555 0142", "City": "Portland", "Notes": "met once",
         "Tags": "VIP"}  # fmt: skip


def test_a_question_stands_in_the_list_until_it_is_answered(desk: Desk) -> None:
    bring(desk, ALEX, OTHER, file="c.csv")
    (question,) = desk.intake.questions()
    assert (question.line, question.contact_id, question.other_id, question.about) == (3, 2, 1, About.NAME)
    assert desk.intake.answer(question.id, "apart").contact_id == 2
    assert desk.intake.questions() == ()
    assert rows_of(desk, "SELECT one_id, other_id FROM kept_apart") == [(1, 2)]
    assert names(desk) == ["Alex Kim", "Alex Kim"]


def test_one_person_keeps_what_both_said(desk: Desk) -> None:
    bring(desk, ALEX, OTHER)
    builders.a_touch(desk, 2, text="talked about pricing")
    builders.a_follow_up(desk, 2, in_days=3)
    before = dump(desk.core.store)
    desk.intake.answer(desk.intake.questions()[0].id, "same")
    kept = desk.people.get(1)
    assert (kept.title, kept.city, kept.account_name, kept.tags) == ("Buyer", "Portland", "Northwind", ("VIP",))
    assert [e.address for e in kept.emails] == ["alex@northwind.example"]
    assert [p.e164 for p in kept.phones] == ["+15035550142"]
    assert column(desk, "SELECT contact_id FROM touch UNION SELECT contact_id FROM follow_up") == [1]
    assert rows_of(desk, "SELECT field, old, new, source FROM field_change") == [
        ("account", "Northwind", "Tailspin", "merge")
    ]
    assert rows_of(desk, "SELECT kept_id, gone_id FROM merge") == [(1, 2)]
    assert names(desk) == ["Alex Kim"]
    undone = desk.undo()
    assert undone is not None
    assert dump(desk.core.store) == before


def test_who_became_part_of_another_is_found_as_that_one(desk: Desk) -> None:
    bring(desk, ALEX, OTHER)
    desk.intake.answer(desk.intake.questions()[0].id, "same")
    assert fates(bring(desk, ALEX, OTHER)) == ["duplicate", "duplicate"]
    taken = bring(desk, {"Name": "Kim, Alex", "Phone": "+1 503 555 0142", "Title": "Buyer"})
    assert [(f.fate, f.contact_id) for f in taken.fates] == [("duplicate", 1)]


@pytest.mark.parametrize(("answer", "expected"), [("same", ["new", "updated"]), ("apart", ["new", "new"])])
def test_what_is_said_beforehand_is_done_at_once(desk: Desk, answer: str, expected: list[str]) -> None:
    seen = look(desk, ALEX, OTHER)
    line = seen.questions[0].line
    taken = desk.intake.run(seen, file="c.csv", answers={line: answer})
    assert fates(taken) == expected
    assert desk.intake.questions() == ()
    assert len(names(desk)) == expected.count("new")
    if answer == "same":
        assert desk.people.get(1).city == "Portland"


# the trash


def test_somebody_in_the_trash_is_asked_about_never_doubled_and_comes_back_whole(desk: Desk) -> None:
    bring(desk, ALEX)
    desk.people.trash(1)
    taken = bring(desk, ALEX | {"City": "Salem"})
    assert fates(taken) == ["question"]
    assert names(desk) == []
    assert column(desk, "SELECT count(*) FROM contact") == [1]
    (question,) = desk.intake.questions()
    assert question.about is About.TRASH
    desk.intake.answer(question.id, "same")
    assert names(desk) == ["Alex Kim"]
    assert desk.people.get(1).city == "Salem"
    assert desk.intake.questions() == ()
    desk.undo()
    assert names(desk) == []
    assert len(desk.intake.questions()) == 1


def test_another_person_than_the_one_in_the_trash_is_added_whole(desk: Desk) -> None:
    bring(desk, ALEX)
    desk.people.trash(1)
    line = OTHER | {"Email": "alex@northwind.example", "Next follow-up": "2022-12-05", "LinkedIn": "linkedin.com/in/alex-2",
                    "Connected on": "2021-03-12", "Shoe size": "38"}  # fmt: skip
    bring(desk, line)
    desk.intake.answer(desk.intake.questions()[0].id, "apart")
    assert names(desk) == ["Alex Kim"]
    new = desk.people.get(2)
    assert (new.city, new.tags, [link.url for link in new.links]) == ("Portland", ("VIP",), ["linkedin.com/in/alex-2"])
    assert column(desk, "SELECT due_on FROM follow_up WHERE contact_id = 2") == ["2022-12-05"]
    assert ("Shoe size", "38") in rows_of(desk, "SELECT name, value FROM field_kept WHERE contact_id = 2")


def test_the_same_file_again_after_its_people_were_deleted_offers_to_restore_them(desk: Desk) -> None:
    bring(desk, ALEX, OTHER)
    for contact_id in (1, 2):
        desk.people.trash(contact_id)
    seen = look(desk, ALEX, OTHER)
    assert fates(seen) == ["question", "question"]
    assert all(q.about is About.TRASH for q in seen.questions)
    taken = desk.intake.run(seen, file="c.csv", answers={q.line: "same" for q in seen.questions})
    assert fates(taken) == ["duplicate", "duplicate"]
    assert names(desk) == ["Alex Kim", "Alex Kim"]


def test_a_person_without_a_trace_in_the_file_is_simply_new_again(desk: Desk) -> None:
    bring(desk, ALEX)
    with desk.core.deed("emptied the trash") as db:
        db.execute("DELETE FROM contact")
    assert fates(bring(desk, ALEX)) == ["new"]


# what can not be answered


def test_an_answer_needs_a_question_that_is_there(desk: Desk) -> None:
    taken = bring(desk, ALEX, OTHER)
    with pytest.raises(NotFound):
        desk.intake.answer(taken.fates[0].id, "same")
    with pytest.raises(WrongUsage):
        desk.intake.answer(taken.fates[1].id, "perhaps")  # type: ignore[arg-type]
    desk.intake.answer(taken.fates[1].id, "apart")
    with pytest.raises(Refused):
        desk.intake.answer(taken.fates[1].id, "same")


def test_a_question_goes_from_the_list_with_its_people(desk: Desk) -> None:
    taken = bring(desk, ALEX, OTHER)
    desk.people.trash(2)
    assert desk.intake.questions() == ()
    with pytest.raises(NotFound):
        desk.intake.answer(taken.fates[1].id, "same")


def test_a_question_may_be_taken_off_the_list(desk: Desk) -> None:
    bring(desk, ALEX, OTHER)
    desk.intake.settle(desk.intake.questions()[0].id)
    assert desk.intake.questions() == ()


def test_the_last_import_is_told_with_its_fates(desk: Desk) -> None:
    assert desk.intake.last() is None
    bring(desk, ALEX, file="a.csv")
    taken = bring(desk, ALEX, OTHER, {"Name": "", "Title": "COO"}, file="b.csv")
    last = desk.intake.last()
    assert last is not None
    assert (last.file, last.rows, last.new, last.question, last.duplicate, last.rejected) == ("b.csv", 3, 0, 1, 1, 1)
    assert [(f.line, f.fate, f.contact, f.reason) for f in last.fates] == [
        (f.line, f.fate, f.contact, f.reason) for f in taken.fates
    ]
    assert [i.file for i in desk.intake.intakes()] == ["b.csv", "a.csv"]
    desk.undo()
    again = desk.intake.last()
    assert again is not None
    assert again.file == "a.csv"
