"""The sample files, line by line: each record is one draft or one problem, and every name keeps its letters."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from salesdesk.exchange.drafts import ContactDraft, Reading
from salesdesk.exchange.reader import read_file

FIXTURES = Path(__file__).parents[1] / "fixtures" / "exchange"


def read(name: str) -> tuple[Reading, list[ContactDraft]]:
    reading = read_file(name, (FIXTURES / name).read_bytes())
    drafts = [d for d in reading.drafts if isinstance(d, ContactDraft)]
    assert len(drafts) + len(reading.problems) == reading.rows
    return reading, drafts


@pytest.mark.parametrize(
    "name, format, encoding, delimiter, rows",
    [
        ("linkedin_connections.csv", "linkedin", "utf-8", ",", 6),
        ("hubspot_contacts_export.csv", "hubspot_contacts", "utf-8-sig", ",", 4),
        ("google_contacts_new_BOM.csv", "google", "utf-8-sig", ",", 3),
        ("outlook_de_cp1252_semicolon.csv", "outlook_de", "cp1252", ";", 2),
        ("pipedrive_people.csv", "pipedrive_people", "utf-8", ",", 2),
        ("address_book_v3.vcf", "vcard", "utf-8", None, 3),
    ],
)
def test_each_sample_is_recognised(name: str, format: str, encoding: str, delimiter: str | None, rows: int) -> None:
    reading, _ = read(name)
    assert (reading.format, reading.encoding, reading.delimiter, reading.rows) == (format, encoding, delimiter, rows)


def test_linkedin_keeps_names_and_moves_credentials() -> None:
    reading, drafts = read("linkedin_connections.csv")
    assert [(d.line, d.name, d.suffix) for d in drafts] == [
        (5, "Elena Ruiz", ""),
        (6, "Tom Okafor", "CPA"),
        (7, "Mei-Ling O’Brien", ""),
        (8, "Alex Kim", ""),
        (9, "Alex Kim", ""),
    ]
    assert drafts[1].connected_on == date(2021, 3, 12)
    assert drafts[2].account == "Smith, Hart & Co."
    assert reading.preamble == 2
    assert reading.header_line == 4


def test_a_linkedin_row_with_only_a_date_is_a_problem_with_its_words() -> None:
    reading, _ = read("linkedin_connections.csv")
    (problem,) = reading.problems
    assert (problem.line, problem.reason, problem.text) == (10, "Only a date, nobody to call.", "30 May 2018")


def test_google_parts_lists_and_puts_the_marked_value_first() -> None:
    _, drafts = read("google_contacts_new_BOM.csv")
    grace, tsubasa, nobody = drafts
    assert [p.text for p in grace.phones] == ["+1 555 0199", "+1 555 0142"]
    assert [(e.address, e.label) for e in grace.emails] == [
        ("grace@navy.example", "work"), ("grace@example.com", "other"), ("gh@example.org", "other"),
    ]  # fmt: skip
    assert grace.notes == 'Met at the fair\nlikes "short" calls'
    assert grace.tags == ("Navy",)
    assert grace.street == "1 Main St, Suite 4"
    assert (tsubasa.name, tsubasa.reading, tsubasa.birthday, tsubasa.line) == (
        "愛川翼",
        "アイカワ ツバサ",
        "--10-06",
        5,
    )
    assert nobody.emails[0].address == "nobody@example.net"
    assert nobody.tags == ()


def test_hubspot_takes_the_first_of_its_lists_and_keeps_the_others() -> None:
    _, drafts = read("hubspot_contacts_export.csv")
    assert [d.external_id for d in drafts] == ["hubspot:8001", "hubspot:8002", "hubspot:8003", "hubspot:8004"]
    assert drafts[2].account == "Kestrel Sports Ltd"
    assert ("Associated Company", "Kestrel Retail Ltd") in drafts[2].extra
    assert drafts[1].name == ""
    assert drafts[0].created_on == date(2024, 2, 1)
    assert drafts[0].do_not_contact == ()


def test_a_salutation_is_no_job_and_a_firm_without_a_person_is_a_company() -> None:
    _, (joerg, firm) = read("outlook_de_cp1252_semicolon.csv")
    assert (joerg.name, joerg.prefix, joerg.title, joerg.street) == (
        "Jörg Müller",
        "Herr",
        "Leiter; Einkauf",
        "Königstraße 5",
    )
    assert (joerg.birthday, joerg.tags, joerg.notes) == ("1970-12-31", ("Kunde", "VIP"), "Zeile 1\nZeile 2")
    assert (firm.name, firm.is_company, firm.birthday, firm.line) == ("Nur Firma AG", True, "", 4)


def test_pipedrive_keeps_irish_and_spanish_names() -> None:
    _, (ana, o) = read("pipedrive_people.csv")
    assert (ana.name, ana.first_name, ana.last_name) == ("Ana María Ortiz", "Ana María", "Ortiz")
    assert ana.tags == ("Hot lead", "Customer")
    assert (o.name, o.last_name, o.first_name) == ("Ó Súilleabháin", "Ó Súilleabháin", "")


def test_an_apple_book_has_its_labels_folds_and_company_card() -> None:
    _, (lisa, chen, orchid) = read("address_book_v3.vcf")
    assert [(p.text, p.label) for p in lisa.phones] == [("(312) 555-0148", "mobile"), ("+1 312 555 0100", "Front desk")]
    assert lisa.notes == "Likes short calls; never on Fridays.\nAsk about the sister clinic."
    assert lisa.department == "Finance"
    assert (chen.name, chen.first_name, chen.last_name, chen.account) == ("陳偉", "偉", "陳", "Aiken Build")
    assert (orchid.name, orchid.account, orchid.is_company) == ("Orchid Retail", "Orchid Retail", True)
