"""The day at the desk, steps 12, 13, 14 and 28: the untagged list empties, two Smiths become one, "audit" is found anywhere."""

from __future__ import annotations

from datetime import datetime

import pytest

from salesdesk.desk import Desk
from salesdesk.desk.people import NewContact
from salesdesk.domain.who import Kind
from salesdesk.store import people
from salesdesk.store.rows import insert
from tests import builders
from tests.desk.intake_files import run
from tests.desk.test_intake import SAMPLES

MONDAY = datetime(2026, 10, 5, 9, 7, tzinfo=builders.CHICAGO)


@pytest.fixture
def monday() -> Desk:
    return builders.a_desk(MONDAY)


def test_step_12_a_german_outlook_file_grows_the_untagged_list_by_the_person_and_the_firm(monday: Desk) -> None:
    before = monday.lists.tally().counts["untagged"]
    taken = run(monday, (SAMPLES / "outlook_de_cp1252_semicolon.csv").read_bytes(), file="Kontakte.csv")
    assert (taken.format, taken.encoding, taken.delimiter) == ("outlook_de", "cp1252", ";")
    assert {use.header for use in taken.columns if use.field} >= {"Vorname", "Nachname", "Firma"}
    assert [person.name for person in monday.agenda.lanes().untagged] == ["Jörg Müller"]
    firms, alone = monday.lists.open("untagged").firms, monday.lists.tally().counts["untagged"]
    assert ([firm[1] for firm in firms], alone - before) == (["Nur Firma AG"], 2)


def test_step_13_untagged_is_worked_off_and_the_figure_rises(monday: Desk) -> None:
    muller = (
        monday.people.add(NewContact("Jörg Müller", account="Müller Bau", phone="+49 30 23125 142")).contact_id or 0
    )
    with monday.core.deed("from Outlook") as db:
        people.add_account(db, "Nur Firma AG", at=monday.core.stamp())
    before = monday.lists.tally()
    assert before.counts["untagged"] == 2
    firm = monday.lists.open("untagged").firms[0][0]
    monday.people.tag(muller, Kind.PROSPECT)
    monday.lists.tag_firm(firm, Kind.PARTNER)
    after = monday.lists.tally()
    assert after.counts["untagged"] == 0
    assert after.figure.hold > before.figure.hold


def test_step_14_the_smiths_are_compared_made_one_and_could_be_two_again(monday: Desk) -> None:
    one = monday.people.add(NewContact("John Smith", account="Acme Inc.", phone="555-0100")).contact_id or 0
    other = monday.people.add(NewContact("SMITH, JOHN", account="ACME")).contact_id or 0
    with monday.core.deed("their number"):
        monday.people.add_number(other, "555 01 00")
    for who, text in ((one, "spring talk"), (other, "autumn talk")):
        builders.a_touch(monday, who, text=text)
    pair = next(shown for shown in monday.doubles.look() if shown.noun == "contact")
    assert (pair.pair.sure, pair.pair.why) == (True, "same number")
    done = monday.doubles.merge("contact", one, other)
    assert "Take apart" in done.label
    assert {"spring talk", "autumn talk"} <= {entry.text for entry in monday.research.timeline(one)}
    assert len(monday.doubles.merges_of("contact", one)) == 1


def test_step_28_a_word_is_found_in_notes_quotes_promises_and_scripts(monday: Desk) -> None:
    tom = monday.people.add(NewContact("Tom Okafor", account="Harbour Logistics")).contact_id or 0
    builders.a_touch(monday, tom, text="call me after the audit", their_words="we re-tender in March")
    builders.a_touch(monday, tom, text="short talk", their_words="the audit decides")
    monday.agenda.promise(tom, "the audit checklist", monday.agenda.read_when("friday"))
    monday.research.add_fact(tom, "audit closed 30 Sep")
    with monday.core.deed("script") as db:
        insert(db, "script", title="After the audit", body="Now that it is closed …", created_at=monday.core.stamp())
    assert [hit.kind for hit in monday.find.everything("audit")] == [
        "note", "quote", "promise", "fact", "script", "follow_up",
    ]  # fmt: skip
