"""Tables nobody knows: the delimiter, the header, the words of many languages, dates, and rows that are broken."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from salesdesk.errors import Unreadable
from salesdesk.exchange.drafts import AccountDraft, ActivityDraft, ContactDraft, DealDraft
from tests.exchange.tables import read, read_rows, table


def people(text: str | bytes, **how: Any) -> list[ContactDraft]:
    _, drafts = read(text, **how)
    return [d for d in drafts if isinstance(d, ContactDraft)]


HEADERS: list[tuple[str, str]] = [
    ("Full Name", "name"), ("Contact name", "name"), ("Ansprechpartner", "name"), ("Nombre completo", "name"),
    ("Account", "account"), ("Firma", "account"), ("Entreprise", "account"), ("Empresa", "account"), ("Azienda", "account"),
    ("Bedrijf", "account"), ("Job title", "title"), ("Funktion", "title"), ("Poste", "title"), ("Cargo", "title"),
    ("Functie", "title"), ("Ruolo", "title"), ("E-Mail", "email"), ("Correo electrónico", "email"), ("Courriel", "email"),
    ("E-mailadres", "email"), ("Email (work)", "email:work"), ("Business e-mail address", "email:work"),
    ("Tel.", "phone"), ("Telefonnummer", "phone"), ("Téléphone", "phone"), ("Phone no.", "phone"),
    ("Telefon (geschäftlich)", "phone:work"), ("Mobile", "phone:mobile"), ("Handy", "phone:mobile"),
    ("Cell phone #", "phone:mobile"), ("Teléfono móvil", "phone:mobile"), ("Cellulare", "phone:mobile"),
    ("Fax number", "phone:fax"), ("PLZ", "postal_code"), ("Zip", "postal_code"), ("Code postal", "postal_code"),
    ("Stadt", "city"), ("Ville", "city"), ("Land", "country"), ("País", "country"), ("Bundesland", "region"),
    ("Next touch", "next_on"), ("Wiedervorlage", "next_on"), ("Follow-up date", "next_on"), ("Relance", "next_on"),
    ("Notizen", "notes"), ("Opmerkingen", "notes"), ("Commentaires", "notes"), ("LinkedIn URL", "link:linkedin"),
    ("Website", "link:homepage"), ("Geburtstag", "birthday"), ("Date of birth", "birthday"), ("Tags", "tag"),
    ("Do not call", "do_not_call"), ("Nicht anrufen", "do_not_call"), ("Email opt-out", "do_not_email"),
    ("Förnamn", "first_name"), ("Etternavn", "last_name"), ("Företagsnamn", "account"), ("Virksomhed", "account"),
    ("Selskap", "account"), ("Befattning", "title"), ("Stillingstittel", "title"), ("E-postadress", "email"),
    ("Epost", "email"), ("Tlf.", "phone"), ("Telefon (arbete)", "phone:work"), ("Arbejdstelefon", "phone:work"),
    ("Mobilnr", "phone:mobile"), ("Växel", "phone:main"), ("Hjemmeside", "link:homepage"), ("Gatuadress", "street"),
    ("Postnr.", "postal_code"), ("Postort", "city"), ("Poststed", "city"), ("Län", "region"), ("Anteckningar", "notes"),
    ("Bemærkninger", "notes"), ("Nästa kontakt", "next_on"), ("Oppfølgingsdato", "next_on"), ("Kundansvarig", "owner"),
    ("Ring inte", "do_not_call"), ("Kontakta ej", "do_not_contact"), ("Födelsedatum", "birthday"), ("Källa", "lead_source"),
    ("Do not contact", "do_not_contact"), ("Time zone", "zone"), ("Owner", "owner"), ("Lead source", "lead_source"),
]  # fmt: skip


@pytest.mark.parametrize("header, field", HEADERS, ids=[h for h, _ in HEADERS])
def test_a_header_word_means_its_field(header: str, field: str) -> None:
    reading, _ = read(table(["Nickname", header], ["D", "d@x.example" if field.startswith("email") else "yes"]))
    assert reading.columns[1].field == field


@pytest.mark.parametrize(
    "header",
    ["Antal anställda", "Senaste kontakt", "CVR-nummer", "Lead score", "Assistant's phone", "Email opt in", "Consent given", "Marketing contact status", "Last contacted",
     "Number of employees", "Gender", "Company size", "Email sent count", "Manager's name",
     "Contact owner email", "Company LinkedIn URL", "No. of employees", "SMS opt-out", "Opted in"],
)  # fmt: skip
def test_other_columns_are_kept_and_never_taken_for_something_else(header: str) -> None:
    reading, (draft,) = read(table(["Name", header], ["Dana Ruiz", "yes"]))
    assert reading.columns[1].field is None
    assert draft.extra == ((header, "yes"),)
    assert isinstance(draft, ContactDraft)
    assert draft.do_not_contact == ()


def test_a_line_of_totals_is_no_person_but_a_firm_of_that_name_is() -> None:
    reading, drafts = read(
        "Name,Company,Phone,Deals\nAnn Low,Alfa,,3\nTotal,,,7\nTotal,Energy,,2\nSum,,503 555 0101,\n"
    )
    assert [draft.name for draft in drafts if isinstance(draft, ContactDraft)] == ["Ann Low", "Total", "Sum"]
    assert (reading.rows, reading.footers) == (3, 1)


NAMES: list[tuple[str, str, str, str, str]] = [
    ("Dana Ruiz", "Dana Ruiz", "Dana", "Ruiz", ""),
    ("SMITH, JOHN", "John Smith", "John", "Smith", ""),
    ("SMITH, IAN", "Ian Smith", "Ian", "Smith", ""),
    ("O'BRIEN, MARY ANN", "Mary Ann O'Brien", "Mary Ann", "O'Brien", ""),
    ("MCDONALD, AMY", "Amy McDonald", "Amy", "McDonald", ""),
    ("VAN DER BERG, JAN", "Jan van der Berg", "Jan", "van der Berg", ""),
    ("Ruiz, Dana", "Dana Ruiz", "Dana", "Ruiz", ""),
    ("Tom Okafor, CPA", "Tom Okafor", "Tom", "Okafor", "CPA"),
    ("Okafor, CPA", "Okafor", "Okafor", "", "CPA"),
    ("Tom Barlow, CPA, MBA", "Tom Barlow", "Tom", "Barlow", "CPA, MBA"),
    ("Ann Lee, Ph.D.", "Ann Lee", "Ann", "Lee", "Ph.D."),
    ("Ann Lee PMP", "Ann Lee", "Ann", "Lee", "PMP"),
    ("Bob Stone Jr.", "Bob Stone", "Bob", "Stone", "Jr."),
    ("Jack Ma", "Jack Ma", "Jack", "Ma", ""),
    ("JOHN DO", "JOHN DO", "JOHN", "DO", ""),
    ("Jan van der Berg", "Jan van der Berg", "Jan", "van der Berg", ""),
    ("Dr. Anna Weber", "Anna Weber", "Anna", "Weber", ""),
    ("Ana María de la Cruz", "Ana María de la Cruz", "Ana María", "de la Cruz", ""),
    ("李小龍", "李小龍", "", "", ""),
    ("O’Brien", "O’Brien", "O’Brien", "", ""),
    ("Mac MacDonald", "Mac MacDonald", "Mac", "MacDonald", ""),
    ("Jennifer Null", "Jennifer Null", "Jennifer", "Null", ""),
    ("Smith, Hart & Co.", "Smith, Hart & Co.", "Smith, Hart &", "Co.", ""),
    ("Dana Ruiz (she/her)", "Dana Ruiz", "Dana", "Ruiz", "(she/her)"),
]


@pytest.mark.parametrize("text, name, first, last, suffix", NAMES, ids=[n[0] for n in NAMES])
def test_a_whole_name_is_never_damaged(text: str, name: str, first: str, last: str, suffix: str) -> None:
    (draft,) = people(table(["Full name", "Phone"], [text, "555-0142"]))
    assert (draft.name, draft.suffix) == (name, suffix)
    if "&" not in text:
        assert (draft.first_name, draft.last_name) == (first, last)


@pytest.mark.parametrize(
    "cell, texts",
    [
        ("+1 503 555 0142", ["+1 503 555 0142"]), ("'+1 503 555 0142", ["+1 503 555 0142"]), ('="0123456"', ["0123456"]),
        ("555-0142 ::: 555-0143", ["555-0142", "555-0143"]), ("555-0142; 555-0143", ["555-0142", "555-0143"]),
        ("5550142, 5550143", ["5550142", "5550143"]), ("5035550142 / 5035550143", ["5035550142", "5035550143"]),
        ("0221 / 555 01 24", ["0221 / 555 01 24"]), ("0221/555 01 24", ["0221/555 01 24"]),
        ("+49 (0)221 555-0123", ["+49 (0)221 555-0123"]), ("(503) 555-0142 ext. 12", ["(503) 555-0142 ext. 12"]),
        ("(503) 555-0142, ext 12", ["(503) 555-0142, ext 12"]), ("tel:+1-503-555-0142", ["+1-503-555-0142"]),
        ("1-800-FLOWERS", ["1-800-FLOWERS"]), ("N/A", []), ("-", []), ("null", []), ("(blank)", []), ("call her", []),
        ("4.42079E+11", []), ("15035550142.0", ["15035550142"]), ("555-0142\n555-0143", ["555-0142", "555-0143"]),
    ],
)  # fmt: skip
def test_a_phone_cell_gives_its_numbers(cell: str, texts: list[str]) -> None:
    (draft,) = people(table(["Name", "Phone"], ["Dana Ruiz", cell]))
    assert [p.text for p in draft.phones] == texts


@pytest.mark.parametrize(
    "cell, addresses",
    [
        ("d@x.example", ["d@x.example"]), ("mailto:d@x.example", ["d@x.example"]), ("Dana Ruiz <d@x.example>", ["d@x.example"]),
        ("a@x.example, b@x.example", ["a@x.example", "b@x.example"]), ("a@x.example;b@x.example", ["a@x.example", "b@x.example"]),
        ("a@x.example b@x.example", ["a@x.example", "b@x.example"]), ("d@x.example.", ["d@x.example"]),
        ("jörg@müller.example", ["jörg@müller.example"]), ("o'brien+a@x.co.example", ["o'brien+a@x.co.example"]),
        ("none", []), ("N/A", []), ("dana at x", []), ("dana@", []), ("D@X.EXAMPLE", ["D@X.EXAMPLE"]),
    ],
)  # fmt: skip
def test_an_email_cell_gives_its_addresses(cell: str, addresses: list[str]) -> None:
    (draft,) = people(table(["Name", "E-mail"], ["Dana Ruiz", cell]))
    assert [e.address for e in draft.emails] == addresses


def test_an_odd_value_is_kept_beside_and_counted() -> None:
    reading, (draft, _) = read(table(["Name", "Phone"], ["Dana Ruiz", "call her"], ["Ann Lee", "555-0142"]))
    assert draft.extra == (("Phone", "call her"),)
    assert (reading.columns[1].good, reading.columns[1].odd, reading.columns[1].note) == (1, 1, "1 not numbers")


def test_a_row_with_only_an_odd_value_says_so() -> None:
    reading, _ = read("Email,City\nfoo,\n")
    assert reading.problems[0].reason == "“foo” is no e-mail address, and nothing else says who it is."


@pytest.mark.parametrize(
    "cells, order, open, read_as",
    [
        (["18/11/2026", "3/4/2026"], "dmy", (), date(2026, 4, 3)),
        (["11/18/2026", "3/4/2026"], "mdy", (), date(2026, 3, 4)),
        (["5/6/2026", "3/4/2026"], None, ("Next call",), None),
        (["18.11.2026", "3.4.2026"], "dmy", (), date(2026, 4, 3)),
        (["2026-11-18", "2026-04-03"], None, (), date(2026, 4, 3)),
        (["18/11/2026", "11/18/2026", "3/4/2026"], None, ("Next call",), None),
        (["7/7/2026", "3 Apr 2026"], None, (), date(2026, 4, 3)),
        (["x", "Fri, April 3, 2026"], None, (), date(2026, 4, 3)),
        (["x", "3. April 2026"], None, (), date(2026, 4, 3)),
        (["x", "3 de abril de 2026"], None, (), date(2026, 4, 3)),
        (["x", "3 avr. 2026"], None, (), date(2026, 4, 3)),
        (["x", "2026年4月3日"], None, (), date(2026, 4, 3)),
    ],
)
def test_day_or_month_first_is_decided_by_the_whole_column(
    cells: list[str], order: str | None, open: tuple[str, ...], read_as: date | None
) -> None:
    reading, drafts = read(table(["Name", "Next call"], *([f"Dana {i}", c] for i, c in enumerate(cells))))
    last = drafts[-1]
    assert isinstance(last, ContactDraft)
    assert (reading.date_order, reading.order_open, last.next_on) == (order, open, read_as)
    assert last.next_text == ("" if read_as else cells[-1])


def test_an_asked_order_decides_what_the_column_does_not() -> None:
    text = table(["Name", "Next call"], ["Dana", "5/6/2026"])
    assert people(text, order="dmy")[0].next_on == date(2026, 6, 5)
    assert people(text, order="mdy")[0].next_on == date(2026, 5, 6)
    assert people(table(["Name", "Next call"], ["A", "31/12/2026"], ["B", "5/6/2026"]), order="mdy")[1].next_on == date(
        2026, 6, 5
    )


@pytest.mark.parametrize(
    "words", ["next Tuesday", "45982", "30/02/2026", "30 Feb 2026", "soon", "12/03", "March 2027", "1.1."]
)
def test_what_is_no_certain_day_stays_text(words: str) -> None:
    (draft,) = people(table(["Name", "Next call"], ["Dana Ruiz", words]))
    assert (draft.next_on, draft.next_text) == (None, words)


@pytest.mark.parametrize("words", ["0/0/00", "0.0.00", "00/00/0000", "-", "", "N/A"])
def test_an_empty_date_is_nothing(words: str) -> None:
    (draft,) = people(table(["Name", "Next call", "Birthday"], ["Dana Ruiz", words, words]))
    assert (draft.next_on, draft.next_text, draft.birthday) == (None, "", "")


@pytest.mark.parametrize("value, closed", [
    ("1", True), ("true", True), ("Yes", True), ("ja", True), ("x", True), ("WAHR", True), ("2024-01-01", True), ("asked us to stop", True),
    ("0", False), ("false", False), ("No", False), ("nein", False), ("", False), ("-", False), ("N/A", False),
])  # fmt: skip
def test_an_opt_out_closes_its_channel_and_never_opens_one(value: str, closed: bool) -> None:
    (draft,) = people(table(["Name", "Do Not Call", "Email Opt Out"], ["Dana Ruiz", value, ""]))
    assert draft.do_not_contact == (("phone",) if closed else ())


def test_title_is_a_salutation_or_a_job_by_its_cells() -> None:
    job, salutation = ["CFO", "Buyer"], ["Mr", "Ms."]
    for cells, field in ((job, "title"), (salutation, "prefix")):
        reading, _ = read(table(["Title", "First name", "Last name"], *([c, "A", "B"] for c in cells)))
        assert reading.columns[0].field == field
    reading, _ = read(table(["Title", "Name", "Job title"], ["Dr.", "A B", "CFO"]))
    assert [c.field for c in reading.columns] == ["prefix", "name", "title"]


@pytest.mark.parametrize("text, delimiter, line", [
    ("sep=;\nName;Tel.;E-Mail\nDana Ruiz;555-0142;d@x.example\n", ";", 2),
    ('Northwind contacts\nExported 2026-01-01\n\n"Name","Phone; mobile","E-mail, work"\nDana Ruiz,555-0142,d@x.example\n', ",", 4),
    ("Name|Phone|E-mail\nDana Ruiz|555-0142|d@x.example\n", "|", 1),
    ("\n\n\nName\tPhone\tE-mail\nDana Ruiz\t555-0142\td@x.example", "\t", 4),
    ("Name,Phone,E-mail\rDana Ruiz,555-0142,d@x.example\r", ",", 1),
    ('"Name","Phone","E-mail"\r\n"Dana Ruiz","555-0142","d@x.example"\r\n', ",", 1),
])  # fmt: skip
def test_delimiter_preamble_and_line_ends_are_found(text: str, delimiter: str, line: int) -> None:
    reading, (draft,) = read(text)
    assert isinstance(draft, ContactDraft)
    assert (reading.delimiter, reading.header_line) == (delimiter, line)
    assert (draft.name, draft.phones[0].text, draft.emails[0].address, draft.line) == (
        "Dana Ruiz", "555-0142", "d@x.example", line + 1,
    )  # fmt: skip


def test_lines_are_counted_as_an_editor_does() -> None:
    drafts = people('Name,Notes\r\n\r\nDana,"a\r\nb\r\nc"\r\n   ,\r\nAnn,x\r\n')
    assert [(d.name, d.line) for d in drafts] == [("Dana", 3), ("Ann", 7)]


def test_a_header_again_in_the_middle_is_no_row() -> None:
    reading, drafts = read("Name,Email\nDana,d@x.example\nName,Email\nAnn,a@x.example\n")
    assert (reading.rows, len(drafts), reading.footers) == (2, 2, 1)


def test_a_list_of_one_column_keeps_its_commas() -> None:
    assert [d.name for d in people("Name\nRuiz, Dana\nLee, Ann\n")] == ["Dana Ruiz", "Ann Lee"]


def test_a_repeated_header_is_numbered_and_both_columns_are_read() -> None:
    reading, (draft,) = read(table(["Name", "Phone", "Phone"], ["Dana", "555-0142", "555-0143"]))
    assert [c.header for c in reading.columns] == ["Name", "Phone", "Phone (2)"]
    assert isinstance(draft, ContactDraft)
    assert len(draft.phones) == 2


def test_the_rep_s_own_choice_of_columns_wins() -> None:
    text = table(["Wer", "Nummer 1", "Zahl"], ["Dana Ruiz", "555-0142", "7"])
    reading, (draft,) = read(text, as_format="csv", mapping={"Wer": "name", "Nummer 1": "phone:mobile", "Zahl": None})
    assert isinstance(draft, ContactDraft)
    assert (draft.name, draft.phones[0].label, draft.extra) == ("Dana Ruiz", "mobile", (("Zahl", "7"),))
    assert [c.field for c in reading.columns] == ["name", "phone:mobile", None]


@pytest.mark.parametrize("mapping", [{"nope": "name"}, {"Name": "shoe size"}])
def test_a_choice_that_cannot_be_is_a_sentence(mapping: dict[str, str]) -> None:
    with pytest.raises(Unreadable):
        read(table(["Name"], ["Dana"]), mapping=mapping)


def test_a_shifted_row_is_set_aside_with_both_counts() -> None:
    reading, drafts = read("Name,Company,Phone\nDana,Smith, Hart & Co.,555-0142\nAnn,T,555-0143,,\n")
    assert [(p.line, p.reason) for p in reading.problems] == [(2, "The line has 4 columns, the header has 3.")]
    assert len(drafts) == 1


def test_an_open_quote_costs_one_line() -> None:
    reading, drafts = read(
        'Name,Company,Phone\nDana,"Northwind,555-0142\nAnn,T,555-0143\nBo,"U, Inc",555-0144\nCy,V,555-0145\n'
    )
    assert [p.line for p in reading.problems] == [2]
    assert [d.name for d in drafts if isinstance(d, ContactDraft)] == ["Ann", "Bo", "Cy"]


def test_an_open_quote_at_the_end_costs_one_line() -> None:
    reading, drafts = read('Name,Company,Phone\nAnn,T,555-0143\nDana,"Northwind,555-0142\nBo,U,555-0144')
    assert [(p.line, p.reason) for p in reading.problems] == [(3, "A quote opened on this line is never closed.")]
    assert len(drafts) == 2


def test_a_mixed_file_keeps_every_letter() -> None:
    content = "Name\nJörg Müller\nZoë Núñez\nŁukasz\n".encode() + "Élise\n".encode("cp1252") + b"A\x81b\n"
    assert [d.name for d in people(content)] == ["Jörg Müller", "Zoë Núñez", "Łukasz", "Élise", "A\ufffdb"]


def test_a_customer_beside_a_person_is_the_firm() -> None:
    reading, (draft,) = read("Customer,Contact Person,Phone\nNorthwind,Dana Ruiz,555-0142\n")
    assert isinstance(draft, ContactDraft)
    assert (draft.account, draft.name, reading.columns[0].certain) == ("Northwind", "Dana Ruiz", False)
    (other,) = people("Customer,Contact Person,Phone\nyes,Dana Ruiz,555-0142\n")
    assert (other.account, other.extra) == ("", (("Customer", "yes"),))


def test_unknown_tables_of_deals_and_firms_are_known_by_their_words() -> None:
    _, (deal,) = read("Deal name,Company,Stage,Value,Expected close\nFleet,NW,Proposal,1200,2026-12-01\n")
    assert isinstance(deal, DealDraft)
    assert (deal.name, deal.amount, deal.closes_on) == ("Fleet", "1200", date(2026, 12, 1))
    _, (firm,) = read("Company,Website,Industry,City\nNW,https://nw.example,Freight,Salem\n")
    assert isinstance(firm, AccountDraft)
    assert (firm.name, firm.domain) == ("NW", "nw.example")


@pytest.mark.parametrize("content, words", [
    (b"", "empty"), (b"  \n\n", "empty"), (b"\xff\xfe", "empty"), (b"PK\x03\x04abc", "spreadsheet"),
    (b"PK\x03\x04" + b"." * 99 + b"xl/workbook.xml", "is a spreadsheet"), (b"\xd0\xcf\x11\xe0abc", "spreadsheet"),
    (b"%PDF-1.7", "PDF"), (b"<html><table>", "web page"), (b'{"name": 1}', "JSON"), (b"BEGIN:VCALENDAR\n", "calendar"),
    (b"\x00\x01\x02\x03\x04" * 99, "no text"), (b"Dana Ruiz,Northwind,503-555-0142\nAnn Lee,T,503-555-0143\n", "header"),
    (b",".join(b"c%d" % i for i in range(10_000)) + b"\n", "10,000 columns"),
])  # fmt: skip
def test_what_is_no_list_is_refused_in_a_sentence_with_a_hint(content: bytes, words: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read(content)
    assert words in refused.value.sentence
    assert refused.value.hint


def test_of_several_columns_of_names_the_contact_is_the_person_and_the_lead_is_the_firm() -> None:
    _, (close,) = read_rows(
        ("id", "lead_id", "lead_name", "name", "primary_phone", "created_by_name"),
        {
            "lead_name": "Kestrel Sports",
            "name": "Elena Ruiz",
            "primary_phone": "+13035550111",
            "created_by_name": "Sam",
        },
    )
    assert isinstance(close, ContactDraft)
    assert (close.name, close.account, close.city) == ("Elena Ruiz", "Kestrel Sports", "")
    _, (leads,) = read_rows(
        ("display_name", "primary_contact_name", "Email"),
        {"display_name": "Kestrel Sports", "primary_contact_name": "Elena Ruiz", "Email": "e@kestrel.example"},
    )
    assert isinstance(leads, ContactDraft)
    assert (leads.name, leads.account) == ("Elena Ruiz", "Kestrel Sports")


def test_a_second_name_of_somebody_is_kept() -> None:
    _, (draft,) = read_rows(
        ("Name", "Full name", "Company", "Email"),
        {"Name": "Ella", "Full name": "Elena Ruiz", "Company": "Kestrel", "Email": "e@kestrel.example"},
    )
    assert isinstance(draft, ContactDraft)
    assert (draft.name, draft.extra) == ("Elena Ruiz", (("Name", "Ella"),))


@pytest.mark.parametrize(
    ("cell", "closed"),
    [
        ("Do Not Allow", ("phone",)),
        ("Allow", ()),
        ("Opted out", ("phone",)),
        ("Opted in", ()),
        ("yes", ("phone",)),
        ("no", ()),
    ],
)
def test_a_wish_not_to_be_called_is_read_in_the_words_of_the_system(cell: str, closed: tuple[str, ...]) -> None:
    _, (draft,) = read_rows(
        ("Full Name", "Email", "Do not allow Phone Calls"),
        {"Full Name": "Noor Aziz", "Email": "noor@souk.example", "Do not allow Phone Calls": cell},
    )
    assert isinstance(draft, ContactDraft)
    assert draft.do_not_contact == closed


def test_what_belongs_to_a_hubspot_record_is_named_without_its_address() -> None:
    _, (deal,) = read_rows(
        ("Record ID", "Deal Name", "Associated Company", "Associated Contact"),
        {"Record ID": "501", "Deal Name": "Serra", "Associated Company": "Serra Lda (serra.example)",
         "Associated Contact": "Ana Lima (ana@serra.example);Bo Lund (bo@serra.example)"},
    )  # fmt: skip
    assert isinstance(deal, DealDraft)
    assert (deal.account, deal.contacts) == ("Serra Lda", ("Ana Lima", "Bo Lund"))


def test_a_record_id_alone_does_not_make_a_list_hubspots() -> None:
    reading, (draft,) = read_rows(
        ("Record Id", "First Name", "Last Name", "Organization", "Work Phone"),
        {"Record Id": "1", "First Name": "Petra", "Last Name": "Novak", "Organization": "Praha Steel"},
    )
    assert isinstance(draft, ContactDraft)
    assert (reading.format, draft.account) == ("csv", "Praha Steel")


def test_a_call_with_an_outcome_has_happened() -> None:
    _, (call,) = read_rows(
        ("Activity date", "Call title", "Call notes", "Call outcome", "Associated Contact"),
        {"Activity date": "2026-11-02 10:00", "Call title": "Intro", "Call notes": "<p>about the <b>audit</b></p>",
         "Call outcome": "Connected", "Associated Contact": "Ana Lima (ana@serra.example)"},
    )  # fmt: skip
    assert isinstance(call, ActivityDraft)
    assert (call.done, call.contact, call.note, call.due_on) == (True, "Ana Lima", "about the audit", date(2026, 11, 2))


@pytest.mark.parametrize(
    ("header", "cells", "name"),
    [
        (("Vorname", "Name", "E-Mail"), ("Uwe", "Krause", "u@krause.example"), ("Uwe Krause", "Uwe", "Krause")),
        (("Vorname", "Name", "E-Mail"), ("Uwe", "Uwe Krause", "u@krause.example"), ("Uwe Krause", "Uwe", "")),
        (
            ("Voornaam", "Tussenvoegsel", "Achternaam"),
            ("Fleur", "van der", "Berg"),
            ("Fleur van der Berg", "Fleur", "Berg"),
        ),
    ],
)
def test_a_name_beside_a_first_name_is_whole_only_where_it_holds_that_one(
    header: tuple[str, ...], cells: tuple[str, ...], name: tuple[str, str, str]
) -> None:
    (draft,) = people(table(header, cells))
    assert (draft.name, draft.first_name, draft.last_name) == name


def test_a_status_that_says_what_somebody_is_to_us_is_their_kind() -> None:
    rows = (("Name", "Email", "Org", "Status"), ("Al Ek", "al@ek.example", "Ek AB", "Customer"))
    assert [(d.kind_hint, d.account) for d in people(table(*rows, ("Bi Ek", "bi@ek.example", "Ek AB", "Lead")))] == [
        ("Customer", "Ek AB"),
        ("Lead", "Ek AB"),
    ]
    assert [d.kind_hint for d in people(table(*rows, ("Bi Ek", "bi@ek.example", "Ek AB", "Paused")))] == ["", ""]


def test_a_number_in_a_column_of_addresses_is_not_dropped() -> None:
    (draft,) = people(table(("Name", "E-mail"), ("Dana Ruiz", "dana@nw.example; +1 312 555 0191")))
    assert [e.address for e in draft.emails] == ["dana@nw.example"]
    assert draft.extra == (("E-mail", "dana@nw.example; +1 312 555 0191"),)
    (plain,) = people(table(("Name", "E-mail"), ("Dana Ruiz", '"Ruiz, Dana" <dana@nw.example>')))
    assert plain.extra == ()
