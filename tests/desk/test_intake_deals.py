"""Importing firms, deals and activities: nothing twice, nobody guessed, every line its fate."""

from __future__ import annotations

import pytest

from salesdesk.desk import Desk
from tests import builders
from tests.builders import dump
from tests.desk.intake_files import bring, column, fates, names, rows_of, said

PEOPLE = (
    {"Person - Name": "Ana Ortiz", "Person - Organization": "Naranja S.A.", "Person - Email - Work": "ana@naranja.example",
     "Person - ID": "17"},
    {"Person - Name": "Alex Kim", "Person - Organization": "Northwind", "Person - Email - Work": "alex@northwind.example",
     "Person - ID": "18"},
    {"Person - Name": "Alex Kim", "Person - Organization": "Tailspin", "Person - Email - Work": "alex@tailspin.example",
     "Person - ID": "19"},
)  # fmt: skip
DEAL = {
    "Deal - ID": "5", "Deal - Title": "Two-site pilot", "Deal - Value": "12,500.00", "Deal - Currency of Value": "EUR",
    "Deal - Pipeline": "Standard", "Deal - Stage": "Demo Scheduled", "Deal - Status": "open",
    "Deal - Organization": "Naranja S.A.", "Deal - Contact person": "Ana Ortiz", "Deal - Expected close date": "2022-12-15",
}  # fmt: skip
ACTIVITY = {
    "Activity - ID": "", "Activity - Subject": "Call about pricing", "Activity - Type": "call",
    "Activity - Due date": "2022-11-30", "Activity - Due time": "", "Activity - Done": "To do",
    "Activity - Contact person": "Ana Ortiz", "Activity - Organization": "Naranja S.A.", "Activity - Note": "",
}  # fmt: skip


@pytest.fixture
def people(desk: Desk) -> Desk:
    """A desk with Ana and two of the name Alex."""
    assert fates(bring(desk, *PEOPLE)) == ["new", "new", "question"]
    return desk


# firms


def test_a_list_of_firms_makes_accounts_that_people_then_belong_to(desk: Desk) -> None:
    firm = {"Record ID": "9001", "Company name": "Bluebay Foods", "Company Domain Name": "bluebay.example",
            "Company owner": "Sam", "City": "Seattle"}  # fmt: skip
    assert fates(bring(desk, firm)) == ["new"]
    assert fates(bring(desk, firm)) == ["duplicate"]
    bring(desk, {"Name": "Priya Nair", "Company": "BLUEBAY FOODS", "Email": "priya@bluebay.example"})
    assert rows_of(desk, "SELECT id, name, domain, city FROM account") == [
        (1, "Bluebay Foods", "bluebay.example", "Seattle")
    ]
    assert column(desk, "SELECT account_id FROM contact") == [1]


def test_what_differs_of_a_firm_stays_ours_and_is_told_once(desk: Desk) -> None:
    firm = {"Record ID": "9001", "Company name": "Bluebay", "Company Domain Name": "bluebay.example", "City": "Seattle"}
    bring(desk, firm)
    moved = firm | {"City": "Tacoma", "Industry": "Food"}
    assert [fates(bring(desk, moved))[0] for _ in range(2)] == ["updated", "duplicate"]
    assert rows_of(desk, "SELECT city, industry FROM account") == [("Seattle", "Food")]
    assert rows_of(desk, "SELECT field, old, new FROM field_change") == [("city", "Seattle", "Tacoma")]


def test_two_firms_of_one_domain_stay_two_unless_their_names_are_akin(desk: Desk) -> None:
    bring(
        desk,
        {
            "Name": "Ana",
            "Company": "Northwind Freight Inc.",
            "Company domain": "northwind.example",
            "Email": "a@x.example",
        },
        {"Name": "Bo", "Company": "Northwind", "Company domain": "northwind.example", "Email": "b@x.example"},
        {"Name": "Cy", "Company": "Castor", "Company domain": "northwind.example", "Email": "c@x.example"},
    )
    assert column(desk, "SELECT name FROM account ORDER BY id") == ["Northwind Freight Inc.", "Castor"]
    assert column(desk, "SELECT account_id FROM contact ORDER BY id") == [1, 1, 2]


def test_a_firm_that_wants_no_calls_carries_the_wish_on_its_number(desk: Desk) -> None:
    card = (
        "BEGIN:VCARD\r\nVERSION:3.0\r\nN:;;;;\r\nFN:Orchid Retail\r\nORG:Orchid Retail\r\nX-ABShowAs:COMPANY\r\n"
        "TEL:+1 617 555 0120\r\nEMAIL:hello@orchid.example\r\nEND:VCARD\r\n"
    )
    taken = desk.intake.run(desk.intake.read("o.vcf", card.encode()), file="o.vcf")
    assert (taken.fates[0].fate, taken.fates[0].contact) == ("new", None)
    assert column(desk, "SELECT phone FROM account") == ["+1 617 555 0120"]
    assert rows_of(desk, "SELECT name, value FROM field_kept") == [("E-mail", "hello@orchid.example")]
    assert names(desk) == []


# deals


def test_a_deal_comes_in_with_stage_value_status_and_people(people: Desk) -> None:
    assert fates(bring(people, DEAL)) == ["new"]
    deal = rows_of(people, "SELECT title, stage, amount, currency, close_on, state, account_id FROM deal")
    assert deal == [("Two-site pilot", "Demo Scheduled", 12500.0, "EUR", "2022-12-15", "open", 1)]
    assert rows_of(people, "SELECT deal_id, contact_id FROM deal_contact") == [(1, 1)]
    assert "Pipeline: Standard" in column(people, "SELECT text FROM note")[0]
    assert fates(bring(people, DEAL)) == ["duplicate"]


@pytest.mark.parametrize(
    ("status", "reason", "state", "evidence"),
    [("won", "", "won", None), ("lost", "Chose Castor", "lost_to_other", "Chose Castor"),
     ("lost", "No decision after the audit", "no_decision", "No decision after the audit")],
)  # fmt: skip
def test_an_ended_deal_is_an_ended_deal(
    people: Desk, status: str, reason: str, state: str, evidence: str | None
) -> None:
    bring(
        people,
        DEAL | {"Deal - Status": status, "Deal - Lost reason": reason, "Deal - Lost time": "2022-11-01 10:00:00"},
    )
    assert rows_of(people, "SELECT state, evidence FROM deal") == [(state, evidence)]


def test_a_deal_that_moved_in_the_other_system_stays_as_it_is_here_and_says_so(people: Desk) -> None:
    bring(people, DEAL)
    moved = DEAL | {"Deal - Stage": "Negotiation", "Deal - Next step": "Send contract"}
    taken = bring(people, moved, file="dec.csv")
    assert fates(taken) == ["updated"]
    assert "“Negotiation”" in said(taken)
    assert column(people, "SELECT stage FROM deal") == ["Demo Scheduled"]
    assert rows_of(people, "SELECT account_id, new, source FROM field_change") == [(1, "Negotiation", "dec.csv")]
    assert fates(bring(people, moved)) == ["duplicate"]


def test_a_name_that_may_be_two_people_s_is_not_linked(people: Desk) -> None:
    taken = bring(people, DEAL | {"Deal - Contact person": "Alex Kim", "Deal - Organization": ""})
    assert fates(taken) == ["new"]
    assert "Alex Kim" in said(taken)
    assert column(people, "SELECT count(*) FROM deal_contact") == [0]


def test_a_name_within_the_firm_is_certain(people: Desk) -> None:
    bring(people, DEAL | {"Deal - Contact person": "Alex Kim", "Deal - Organization": "Tailspin"})
    assert column(people, "SELECT contact_id FROM deal_contact") == [3]


def test_two_deals_of_one_title_and_firm_are_two_where_their_ids_or_days_differ(people: Desk) -> None:
    bring(people, DEAL, DEAL | {"Deal - ID": "6"})
    assert column(people, "SELECT count(*) FROM deal") == [2]
    plain = {"Deal": "Renewal", "Company": "Castor", "Stage": "Open", "Amount": "10"}
    bring(people, plain | {"Close date": "2023-01-31"}, plain | {"Close date": "2024-01-31"})
    assert column(people, "SELECT count(*) FROM deal WHERE title = 'Renewal'") == [2]


def test_deals_without_ids_are_the_same_ones_the_next_time(people: Desk) -> None:
    plain = {"Deal": "Renewal", "Company": "Castor", "Stage": "Open", "Amount": "10", "Close date": "2023-01-31"}
    lines = (plain, plain | {"Amount": "20"}, plain | {"Close date": "2024-01-31"}, plain)
    assert fates(bring(people, *lines)) == ["new", "new", "new", "duplicate"]
    assert fates(bring(people, *lines)) == ["duplicate"] * 4
    assert fates(bring(people, plain | {"Close date": "2023-02-28"})) == ["updated"]


def test_a_company_that_comes_in_later_finds_its_people_and_deals(desk: Desk) -> None:
    person = {"Record ID": "8001", "First Name": "Ben", "Last Name": "Stone", "Email": "ben@harbour.example",
              "Associated Company IDs": "9002"}  # fmt: skip
    deal = {"Record ID": "1", "Deal Name": "Pilot", "Deal Stage": "new", "Associated Company IDs": "9002"}
    firm = {"Record ID": "9002", "Company name": "Harbour Logistics", "Company Domain Name": "harbour.example"}
    bring(desk, person)
    assert "not here yet" in said(bring(desk, deal))
    before = dump(desk.core.store)
    bring(desk, firm)
    assert column(desk, "SELECT account_id FROM contact") == [1]
    assert fates(bring(desk, deal)) == ["updated"]
    assert column(desk, "SELECT account_id FROM deal") == [1]
    desk.undo()
    desk.undo()
    assert dump(desk.core.store) == before


def test_salesforce_ids_of_15_and_18_characters_are_one(desk: Desk) -> None:
    bring(
        desk,
        {"Id": "003A000001xyzAAIAU", "IsDeleted": "false", "LastName": "Nair", "FirstName": "Priya", "OwnerId": "5"},
    )
    taken = bring(
        desk,
        {"First Name": "P.", "Last Name": "Nair", "Account Owner": "Sam", "Mailing City": "Seattle",
         "Contact ID": "003A000001xyzAA"},
    )  # fmt: skip
    assert fates(taken) == ["updated"]


def test_hubspot_files_find_one_another_by_their_ids(desk: Desk) -> None:
    bring(desk, {"Record ID": "8001", "First Name": "Priya", "Last Name": "Nair", "Email": "priya@bluebay.example"})
    bring(desk, {"Record ID": "9001", "Company name": "Bluebay Foods", "Company Domain Name": "bluebay.example"})
    taken = bring(
        desk,
        {"Record ID": "1", "Deal Name": "Pilot", "Deal Stage": "appointmentscheduled", "Amount": "900",
         "Associated Company IDs": "9001", "Associated Contact IDs": "8001;8002"},
    )  # fmt: skip
    assert fates(taken) == ["new"]
    assert rows_of(desk, "SELECT account_id, stage, amount FROM deal") == [(1, "appointmentscheduled", 900.0)]
    assert column(desk, "SELECT contact_id FROM deal_contact") == [1]


def test_a_second_record_of_one_person_finds_their_deals_too(desk: Desk) -> None:
    person = {"Record ID": "8001", "First Name": "Priya", "Last Name": "Nair", "Email": "priya@bluebay.example"}
    bring(desk, person, person | {"Record ID": "8004", "Email": "PRIYA@bluebay.example"})
    bring(desk, {"Record ID": "1", "Deal Name": "Pilot", "Deal Stage": "new", "Associated Contact IDs": "8004"})
    assert column(desk, "SELECT contact_id FROM deal_contact") == [1]


# activities


def test_what_is_open_becomes_a_follow_up_and_what_has_happened_a_touch(people: Desk) -> None:
    taken = bring(
        people,
        ACTIVITY | {"Activity - Due time": "10:30"},
        ACTIVITY | {"Activity - Subject": "Lunch", "Activity - Type": "meeting", "Activity - Done": "Done",
                    "Activity - Due date": "2022-09-21", "Activity - Note": "<p>likes <b>short</b> calls</p>"},
    )  # fmt: skip
    assert fates(taken) == ["new", "new"]
    assert rows_of(people, "SELECT contact_id, channel, due_on, due_at, why_now, origin FROM follow_up") == [
        (1, "call", "2022-11-30", "2022-11-30T16:30:00+00:00", "Call about pricing", "import")
    ]
    touches = rows_of(people, "SELECT contact_id, channel, at, happened_on, text FROM touch")
    assert touches == [(1, "meeting", "2022-09-21T17:00:00+00:00", "2022-09-21", "Lunch\nlikes short calls")]


@pytest.mark.parametrize("id", ["", "31"])
@pytest.mark.parametrize("done", ["To do", "Done"])
def test_an_activity_comes_in_once(people: Desk, id: str, done: str) -> None:
    line = ACTIVITY | {"Activity - Done": done, "Activity - ID": id, "Activity - Due date": "2022-11-03"}
    assert fates(bring(people, line, line)) == ["new", "duplicate"]
    deeds = people.history()
    assert fates(bring(people, line, line)) == ["duplicate", "duplicate"]
    assert len(column(people, "SELECT id FROM touch UNION ALL SELECT id FROM follow_up")) == 1
    assert people.history() == deeds


def test_an_imported_follow_up_that_was_done_meanwhile_is_closed(people: Desk) -> None:
    bring(people, ACTIVITY)
    taken = bring(people, ACTIVITY | {"Activity - Done": "Done", "Activity - Due date": "2022-11-21"})
    assert fates(taken) == ["updated"]
    assert rows_of(people, "SELECT state, closed_on, touch_id FROM follow_up") == [("done", "2022-11-21", 1)]


@pytest.mark.parametrize(
    ("change", "fate", "word"),
    [
        ({"Activity - Contact person": "Alex Kim", "Activity - Organization": ""}, "question", "2 people"),
        ({"Activity - Contact person": "Nobody Known", "Activity - Organization": ""}, "rejected", "Nobody Known"),
        ({"Activity - Due date": "next Tuesday"}, "question", "next Tuesday"),
        ({"Activity - Due date": ""}, "question", "no day"),
    ],
)
def test_nobody_and_no_day_is_guessed(people: Desk, change: dict[str, str], fate: str, word: str) -> None:
    taken = bring(people, ACTIVITY | change)
    assert fates(taken) == [fate]
    assert word in said(taken)
    assert column(people, "SELECT count(*) FROM follow_up") == [0]


def test_who_wants_no_contact_gets_no_follow_up(people: Desk) -> None:
    builders.a_wish(people, 1)
    taken = bring(people, ACTIVITY)
    assert fates(taken) == ["rejected"]
    assert "asked not to be contacted" in said(taken)


def test_a_deal_s_only_person_is_meant_where_an_activity_names_the_deal(people: Desk) -> None:
    bring(people, DEAL)
    line = ACTIVITY | {
        "Activity - Contact person": "",
        "Activity - Organization": "",
        "Activity - Deal": "Two-site pilot",
    }
    assert fates(bring(people, line)) == ["new"]
    assert rows_of(people, "SELECT contact_id, deal_id FROM follow_up") == [(1, 1)]


def test_one_undo_takes_deals_and_activities_back(people: Desk) -> None:
    before = dump(people.core.store)
    bring(people, DEAL)
    bring(people, ACTIVITY, ACTIVITY | {"Activity - Done": "Done", "Activity - Due date": "2022-11-01"})
    people.undo()
    people.undo()
    assert dump(people.core.store) == before


@pytest.mark.parametrize("name", ["N&N", "株式会社", "Ó"])
def test_a_firm_of_any_name_comes_in_once(desk: Desk, name: str) -> None:
    firm = {"Record ID": "", "Company name": name, "Company Domain Name": "", "City": "Salem"}
    assert [fates(bring(desk, firm))[0] for _ in range(2)] == ["new", "duplicate"]
