"""Each known format: recognised by its headers, its columns read for what they are, its quirks survived."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, time
from typing import Any

import pytest

from salesdesk.exchange.drafts import ActivityDraft, ContactDraft, DealDraft
from salesdesk.exchange.formats import FORMATS
from salesdesk.exchange.tables import outlook, outlook_more
from tests.exchange.tables import read, read_rows, table

GOOGLE_OLD = [
    "Name",
    "Given Name",
    "Additional Name",
    "Family Name",
    "Yomi Name",
    "Given Name Yomi",
    "Additional Name Yomi",
    "Family Name Yomi",
    "Name Prefix",
    "Name Suffix",
    "Initials",
    "Nickname",
    "Short Name",
    "Maiden Name",
    "Birthday",
    "Gender",
    "Location",
    "Billing Information",
    "Directory Server",
    "Mileage",
    "Occupation",
    "Hobby",
    "Sensitivity",
    "Priority",
    "Subject",
    "Notes",
    "Language",
    "Photo",
    "Group Membership",
    "E-mail 1 - Type",
    "E-mail 1 - Value",
    "E-mail 2 - Type",
    "E-mail 2 - Value",
    "Phone 1 - Type",
    "Phone 1 - Value",
    "Address 1 - Type",
    "Address 1 - Formatted",
    "Organization 1 - Type",
    "Organization 1 - Name",
    "Organization 1 - Title",
    "Relation 1 - Type",
    "Relation 1 - Value",
    "Website 1 - Type",
    "Website 1 - Value",
]
SF_CONTACTS = [
    "Salutation",
    "First Name",
    "Last Name",
    "Title",
    "Account Name",
    "Mailing Street",
    "Mailing City",
    "Mailing State/Province",
    "Mailing Zip/Postal Code",
    "Mailing Country",
    "Phone",
    "Fax",
    "Mobile",
    "Email",
    "Account Owner",
    "Lead Source",
    "Asst. Phone",
    "Do Not Call",
    "Email Opt Out",
    "Birthdate",
    "Description",
]
SF_LEADS = [
    "First Name",
    "Last Name",
    "Title",
    "Company / Account",
    "Lead Source",
    "Rating",
    "Street",
    "City",
    "State/Province",
    "Zip/Postal Code",
    "Email",
    "Phone",
    "Lead Status",
    "Lead Owner",
    "Description",
]
LOADER_CONTACT = [
    "ID",
    "ISDELETED",
    "MASTERRECORDID",
    "ACCOUNTID",
    "LASTNAME",
    "FIRSTNAME",
    "SALUTATION",
    "NAME",
    "MAILINGSTREET",
    "MAILINGCITY",
    "PHONE",
    "MOBILEPHONE",
    "EMAIL",
    "TITLE",
    "DEPARTMENT",
    "LEADSOURCE",
    "BIRTHDATE",
    "DESCRIPTION",
    "OWNERID",
    "HASOPTEDOUTOFEMAIL",
    "DONOTCALL",
    "CREATEDDATE",
]
APOLLO = [
    "First Name",
    "Last Name",
    "Title",
    "Company",
    "Company Name for Emails",
    "Email",
    "Email Status",
    "Email Confidence",
    "Seniority",
    "Departments",
    "Work Direct Phone",
    "Mobile Phone",
    "# Employees",
    "Industry",
    "Person Linkedin Url",
    "Website",
    "Company Linkedin Url",
    "City",
    "State",
    "Country",
    "Company Address",
    "Company Phone",
    "Annual Revenue",
    "Total Funding",
    "Technologies",
    "Secondary Email",
    "Tertiary Email",
]
THUNDERBIRD = [
    "First Name",
    "Last Name",
    "Display Name",
    "Nickname",
    "Primary Email",
    "Secondary Email",
    "Screen Name",
    "Work Phone",
    "Home Phone",
    "Fax Number",
    "Pager Number",
    "Mobile Number",
    "Home Address",
    "Home Address 2",
    "Home City",
    "Home State",
    "Home ZipCode",
    "Home Country",
    "Work Address",
    "Work Address 2",
    "Work City",
    "Work State",
    "Work ZipCode",
    "Work Country",
    "Job Title",
    "Department",
    "Organization",
    "Web Page 1",
    "Web Page 2",
    "Birth Year",
    "Birth Month",
    "Birth Day",
    "Custom 1",
    "Custom 2",
    "Custom 3",
    "Custom 4",
    "Notes",
    "",
]
HUBSPOT = [
    "Record ID",
    "First Name",
    "Last Name",
    "Email",
    "Phone Number",
    "Contact owner",
    "Lifecycle Stage",
    "Unsubscribed from all email",
]

CASES: list[tuple[str, str, Sequence[str], Mapping[str, str], dict[str, Any]]] = [
    ("a Google book of before 2024", "google_old", GOOGLE_OLD,
     {"Name": "Zoë van der Berg", "Given Name": "Zoë", "Family Name": "van der Berg", "Organization 1 - Title": "CFO",
      "Group Membership": "Berlin ::: * myContacts", "Organization 1 - Name": "Ärzte & Co",
      "Birthday": " --10-06", "Address 1 - Formatted": "Weg 1\n10115 Berlin", "Address 1 - Type": "Home"},
     {"name": "Zoë van der Berg", "last_name": "van der Berg", "title": "CFO", "tags": ("Berlin",), "account": "Ärzte & Co",
      "birthday": "--10-06", "street": "Weg 1, 10115 Berlin"}),
    ("a Salesforce contact report", "salesforce_contacts", SF_CONTACTS,
     {"Salutation": "Mr.", "First Name": "José", "Last Name": "Núñez", "Title": "VP, Ops", "Account Name": "Acme, Inc.",
      "Mailing Street": "1 Main St\nSuite 5", "Mailing City": "Austin", "Email Opt Out": "1", "Do Not Call": "0",
      "Birthdate": "2/29/1980"},
     {"name": "José Núñez", "prefix": "Mr.", "title": "VP, Ops", "street": "1 Main St, Suite 5", "do_not_contact": ("email",),
      "birthday": "1980-02-29", "do_not_contact_words": "Email Opt Out"}),
    ("a Salesforce lead report", "salesforce_leads", SF_LEADS,
     {"First Name": "Ann", "Last Name": "Lee", "Title": "CFO", "Company / Account": "Tailspin", "City": "Bath",
      "Lead Status": "Open", "Email": "ann@t.example", "Description": "says hi"},
     {"name": "Ann Lee", "account": "Tailspin", "title": "CFO", "city": "Bath", "notes": "says hi",
      "extra": (("Lead Status", "Open"),)}),
    ("Data Loader's contacts in capitals", "salesforce_contacts_loader", LOADER_CONTACT,
     {"ID": "003xx0000000001AAA", "ISDELETED": "false", "LASTNAME": "Ruiz", "FIRSTNAME": "Dana", "NAME": "Dana Ruiz",
      "ACCOUNTID": "001xx", "HASOPTEDOUTOFEMAIL": "true", "DONOTCALL": "1", "CREATEDDATE": "2020-01-01T10:00:00.000Z"},
     {"name": "Dana Ruiz", "external_id": "salesforce:003xx0000000001AAA", "account_external_id": "salesforce:001xx",
      "do_not_contact": ("email", "phone"), "created_on": date(2020, 1, 1)}),
    ("Apollo, where Title is the job", "apollo", APOLLO,
     {"First Name": "Dana", "Last Name": "Ruiz", "Title": "VP Ops", "Company": "Northwind Freight",
      "Website": "http://www.nw.example", "Work Direct Phone": "'+1 503-555-0142", "Email": "d@nw.example"},
     {"title": "VP Ops", "prefix": "", "account_domain": "nw.example", "account": "Northwind Freight"}),
    ("Thunderbird with its comma too many", "thunderbird", THUNDERBIRD,
     {"First Name": "Dana", "Last Name": "Ruiz", "Display Name": "Dana Ruiz", "Job Title": "Buyer", "Work City": "Salem",
      "Birth Year": "1980", "Birth Month": "2", "Birth Day": "3", "Notes": "hello"},
     {"name": "Dana Ruiz", "title": "Buyer", "birthday": "1980-02-03", "city": "Salem", "notes": "hello"}),
    ("HubSpot with an opt-out", "hubspot_contacts", HUBSPOT,
     {"Record ID": "7", "Email": "d@x.example", "Unsubscribed from all email": "true", "Lifecycle Stage": "Customer"},
     {"external_id": "hubspot:7", "do_not_contact": ("email",), "kind_hint": "Customer"}),
    ("HubSpot companies", "hubspot_companies",
     ["Record ID", "Company name", "Company Domain Name", "Company owner", "Create Date (GMT+7)"],
     {"Record ID": "9001", "Company name": "Bluebay", "Company Domain Name": "bluebay.example",
      "Create Date (GMT+7)": "2024-01-01 09:00"},
     {"name": "Bluebay", "domain": "bluebay.example", "external_id": "hubspot:9001", "created_on": date(2024, 1, 1)}),
    ("HubSpot deals", "hubspot_deals",
     ["Record ID", "Deal Name", "Deal Stage", "Amount", "Deal owner", "Associated Company IDs", "Associated Contact IDs"],
     {"Record ID": "1", "Deal Name": "Fleet", "Deal Stage": "Closed won", "Associated Company IDs": "9001;9002"},
     {"name": "Fleet", "status": "won", "account_external_ids": ("hubspot:9001", "hubspot:9002")}),
    ("Data Loader's lost opportunity", "salesforce_deals_loader",
     ["ID", "ISDELETED", "ACCOUNTID", "NAME", "STAGENAME", "AMOUNT", "PROBABILITY", "CLOSEDATE", "NEXTSTEP", "ISCLOSED", "ISWON"],
     {"ID": "006", "ISDELETED": "false", "NAME": "Fleet 2", "STAGENAME": "Ended", "ISCLOSED": "true", "ISWON": "false",
      "CLOSEDATE": "2026-03-01"},
     {"name": "Fleet 2", "status": "lost", "closes_on": date(2026, 3, 1)}),
    ("Data Loader's accounts in mixed case", "salesforce_accounts_loader",
     ["Id", "Name", "BillingStreet", "BillingCity", "Phone", "Website", "OwnerId", "IsDeleted"],
     {"Id": "001", "Name": "Acme", "BillingStreet": "1 St\nB", "Website": "https://www.acme.example/x"},
     {"name": "Acme", "street": "1 St, B", "domain": "acme.example", "external_id": "salesforce:001"}),
    ("Salesforce opportunities", "salesforce_deals",
     ["Opportunity Name", "Account Name", "Stage", "Amount", "Close Date", "Opportunity Owner"],
     {"Opportunity Name": "Fleet", "Account Name": "NW", "Stage": "Closed Lost", "Close Date": "31/12/2026"},
     {"name": "Fleet", "account": "NW", "status": "lost", "closes_on": date(2026, 12, 31)}),
    ("Pipedrive deals", "pipedrive_deals",
     ["Deal - ID", "Deal - Title", "Deal - Value", "Deal - Currency of Value", "Deal - Status", "Deal - Contact person",
      "Deal - Lost time", "Deal - Lost reason", "Deal - Fleet size"],
     {"Deal - ID": "1", "Deal - Title": "Naranja", "Deal - Status": "Lost", "Deal - Lost time": "2026-11-01 10:00:00",
      "Deal - Lost reason": "Price", "Deal - Contact person": "Ana", "Deal - Fleet size": "38"},
     {"name": "Naranja", "status": "lost", "ended_on": date(2026, 11, 1), "lost_reason": "Price", "contacts": ("Ana",),
      "extra": (("Deal - Fleet size", "38"),)}),
    ("Pipedrive activities with HTML", "pipedrive_activities",
     ["Activity - ID", "Activity - Subject", "Activity - Type", "Activity - Due date", "Activity - Due time",
      "Activity - Note", "Activity - Contact person", "Activity - Done"],
     {"Activity - ID": "1", "Activity - Subject": "Ring Ana", "Activity - Type": "Call", "Activity - Due date": "2026-12-01",
      "Activity - Due time": "14:30", "Activity - Note": "<p>Said: <b>&quot;yes&quot;</b><br>3 &lt; 5</p><ul><li>a</li></ul>",
      "Activity - Done": "Done", "Activity - Contact person": "Ana María"},
     {"channel": "call", "due_on": date(2026, 12, 1), "due_at": time(14, 30), "done": True, "contact": "Ana María",
      "note": 'Said: "yes"\n3 < 5\n- a'}),
    ("Pipedrive organizations", "pipedrive_organizations",
     ["Organization - Name", "Organization - Address", "Organization - ID"],
     {"Organization - Name": "Naranja, S.A.", "Organization - Address": "Calle 1, Madrid", "Organization - ID": "5"},
     {"name": "Naranja, S.A.", "street": "Calle 1, Madrid", "external_id": "pipedrive:5"}),
    ("a sheet for Pipedrive's import", "pipedrive_people",
     ["Person - Name", "Person - Email (Work)", "Organization - Name", "Note - Content"],
     {"Person - Name": "Dana Ruiz", "Person - Email (Work)": "a@x.example, b@x.example", "Organization - Name": "NW",
      "Note - Content": "<b>hi</b>"},
     {"name": "Dana Ruiz", "account": "NW", "notes": "hi"}),
    ("Mailchimp's unsubscribed", "mailchimp",
     ["Email Address", "First Name", "Last Name", "MEMBER_RATING", "UNSUB_TIME", "LEID"],
     {"Email Address": "d@x.example", "UNSUB_TIME": "2024-01-01 10:00:00"},
     {"do_not_contact": ("email",), "do_not_contact_words": "UNSUB_TIME: 2024-01-01 10:00:00"}),
]  # fmt: skip


@pytest.mark.parametrize("name, format, header, cells, expected", CASES, ids=[c[0] for c in CASES])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_format_is_recognised_and_read(
    name: str, format: str, header: Sequence[str], cells: Mapping[str, str], expected: dict[str, Any], delimiter: str
) -> None:
    text = table(header, [cells.get(h, "") for h in header], delimiter=delimiter, quote_all=True)
    reading, (draft,) = read(text)
    assert reading.format == format
    assert {field: getattr(draft, field) for field in expected} == expected


@pytest.mark.parametrize("name, format, header, cells, expected", CASES, ids=[c[0] for c in CASES])
def test_the_order_of_columns_does_not_matter(
    name: str, format: str, header: Sequence[str], cells: Mapping[str, str], expected: dict[str, Any]
) -> None:
    reading, (draft,) = read_rows([h for h in reversed(header) if h], cells)
    assert reading.format == format
    for field in expected.keys() - {"do_not_contact", "do_not_contact_words", "extra"}:
        assert getattr(draft, field) == expected[field]


FOOTER = (
    '\r\n"Grand Totals (2 records)"\r\n\r\n"Confidential Information - Do Not Distribute"\r\n'
    '"Copyright (c) 2000-2026 salesforce.com, inc. All rights reserved."\r\n'
)


def test_a_report_s_footer_is_no_row() -> None:
    rows = [["", "Dana", "Ruiz", *[""] * 18], ["", "Ann", "Lee", *[""] * 18]]
    reading, drafts = read(table(SF_CONTACTS, *rows, quote_all=True) + FOOTER)
    assert (reading.rows, reading.footers, len(drafts)) == (2, 3, 2)


def test_a_report_with_its_name_on_top_and_its_footer_in_a_name_s_column() -> None:
    reading, drafts = read(
        "Sales Report: Contacts\nAs of 2026-11-20 10:00:00 Eastern Standard Time/EST\nGenerated by Sam\n\n"
        "First Name,Last Name,Account Name,Account Owner,Email\nDana,Ruiz,NW,Sam,d@x.example\n\nTotal,,,,\n"
        '"Confidential Information - Do Not Distribute"\n"Copyright (c) 2000-2026 salesforce.com, inc. All rights reserved."\n'
    )
    assert (reading.header_line, reading.rows, reading.footers, len(drafts)) == (5, 1, 3, 1)


def test_a_report_in_latin_1_keeps_its_letters() -> None:
    reading, (draft,) = read(table(SF_CONTACTS, ["", "José", "Núñez", *[""] * 18]).encode("latin-1"))
    assert isinstance(draft, ContactDraft)
    assert (reading.encoding, draft.name) == ("cp1252", "José Núñez")


def test_a_deleted_record_is_a_problem_with_its_reason() -> None:
    reading, drafts = read_rows(LOADER_CONTACT, {"ISDELETED": "true", "LASTNAME": "Gone", "ID": "1"})
    assert not drafts
    assert reading.problems[0].reason == "The record was deleted in Salesforce."


def test_a_result_file_keeps_its_error() -> None:
    _, (draft,) = read(
        "FIRSTNAME,LASTNAME,COMPANY,EMAIL,STATUS,ID,ISDELETED,ERROR\nDana,Ruiz,NW,,Open,,false,DUPLICATE_VALUE\n"
    )
    assert ("ERROR", "DUPLICATE_VALUE") in draft.extra


def test_an_activity_without_anything_is_a_problem() -> None:
    reading, drafts = read("Activity - ID,Activity - Subject,Activity - Due date\n3,,2026-12-02\n")
    assert not drafts
    assert reading.problems[0].reason == "Only a date: neither what nor with whom."


OUTLOOK_LANGUAGES: list[tuple[str, Mapping[str, str]]] = [
    ("outlook", outlook.ENGLISH), ("outlook_de", outlook.GERMAN), ("outlook_fr", outlook.FRENCH),
    ("outlook_es", outlook.SPANISH), ("outlook_it", outlook_more.ITALIAN), ("outlook_nl", outlook_more.DUTCH),
    ("outlook_pt", outlook_more.PORTUGUESE),
]  # fmt: skip


@pytest.mark.parametrize("id, columns", OUTLOOK_LANGUAGES, ids=[i for i, _ in OUTLOOK_LANGUAGES])
def test_outlook_in_seven_languages(id: str, columns: Mapping[str, str]) -> None:
    def of(use: str) -> str:
        return next(h for h, u in columns.items() if u == use)

    cells = {
        of("prefix") if "prefix" in columns.values() else of("title?"): "Dr.",
        of("first_name"): "Zoë", of("last_name"): "Núñez", of("account"): "Ärzte, S.A.", of("title"): "Jefa; compras",
        of("street@work"): "Weg 1", of("city@work"): "Köln", of("postal_code@work"): "01234", of("country@work"): "DE",
        of("phone:work"): "+49 221 555 01", of("phone:mobile"): "0170 55501", of("phone:fax"): "0221 55502",
        of("email"): "z@x.example", of("birthday"): "31.12.1970", of("tag"): "VIP;A", of("notes"): "a\r\nb",
        of("link:homepage"): "http://x.example",
    }  # fmt: skip
    text = table(list(columns), [cells.get(h, "") for h in columns], delimiter=";", quote_all=True)
    reading, (draft,) = read(text.encode("cp1252", "replace"))
    assert isinstance(draft, ContactDraft)
    assert (reading.format, reading.encoding) == (id, "cp1252")
    assert (draft.name, draft.prefix, draft.title, draft.account) == (
        "Zoë Núñez",
        "Dr.",
        "Jefa; compras",
        "Ärzte, S.A.",
    )
    assert (draft.street, draft.city, draft.postal_code, draft.country) == ("Weg 1", "Köln", "01234", "DE")
    assert {(p.text, p.label) for p in draft.phones} == {
        ("+49 221 555 01", "work"), ("0170 55501", "mobile"), ("0221 55502", "fax"),
    }  # fmt: skip
    assert (draft.birthday, draft.tags, draft.notes) == ("1970-12-31", ("VIP", "A"), "a\nb")
    assert draft.links[0].url == "http://x.example"


def test_outlook_s_private_mail_address_is_kept_apart() -> None:
    header = [h for h in outlook.ENGLISH if "Yomi" not in h]
    _, (draft,) = read_rows(
        header,
        {"First Name": "Dana", "E-mail Address": "/o=Exchange/cn=dana", "E-mail 2 Address": "d@x.example",
         "Anniversary": "0/0/00", "Birthday": "0/0/00"},
    )  # fmt: skip
    assert isinstance(draft, ContactDraft)
    assert [e.address for e in draft.emails] == ["d@x.example"]
    assert draft.extra == (("E-mail Address", "/o=Exchange/cn=dana"),)


def test_excel_s_unicode_text_is_read() -> None:
    text = "Vorname\tNachname\tE-Mail\tFirma\r\nJörg\tMüller\tj@x.example\tMüller AG\r\n"
    for codec in ("utf-16", "utf-16-le", "utf-16-be"):
        reading, (draft,) = read(text.encode(codec))
        assert isinstance(draft, ContactDraft)
        assert (reading.encoding, reading.delimiter, draft.name) == ("utf-16", "\t", "Jörg Müller")


def test_every_format_has_its_own_id_and_name() -> None:
    assert len({f.id for f in FORMATS}) == len({f.name for f in FORMATS}) == len(FORMATS)


def test_salesforce_activities_are_touches_and_follow_ups() -> None:
    reading, drafts = read(
        "Subject,Date,Status,Assigned,Contact,Company / Account,Full Comments\n"
        "Call,13/11/2026,Completed,Sam,Dana Ruiz,NW,rang\nEmail: quote,14/11/2026,Not Started,Sam,Ann Lee,T,\n"
    )
    assert reading.format == "salesforce_activities"
    done, to_do = drafts
    assert isinstance(done, ActivityDraft)
    assert isinstance(to_do, ActivityDraft)
    assert (done.done, done.channel, done.due_on, done.note) == (True, "call", date(2026, 11, 13), "rang")
    assert (to_do.done, to_do.channel, to_do.contact) == (False, "email", "Ann Lee")


def test_hubspot_deals_are_deals() -> None:
    _, (draft,) = read("Record ID,Deal Name,Deal Stage,Amount\n1,Fleet,Contract sent,1200.50\n")
    assert isinstance(draft, DealDraft)
    assert (draft.amount, draft.stage, draft.status) == ("1200.50", "Contract sent", "open")


def test_pipedrive_s_list_views_name_no_object_and_are_deals_and_activities_all_the_same() -> None:
    deals = b"ID,Title,Value,Currency,Organization,Contact person,Stage,Status,Expected close date\n7,Two depots,12000,USD,Castor,Omar Haddad,Proposal,Open,2026-12-18\n"
    reading, (deal,) = read(deals)
    assert reading.format == "pipedrive_deals_list"
    assert isinstance(deal, DealDraft)
    assert (deal.name, deal.account, deal.stage, deal.status) == ("Two depots", "Castor", "Proposal", "open")
    reading, _ = read(
        b"Subject,Type,Due date,Deal,Contact person,Organization\nCall Omar,call,2026-12-01,Two depots,Omar,Castor\n"
    )
    assert reading.format == "pipedrive_activities_list"


def test_zoho_s_record_ids_are_not_taken_for_hubspot_s() -> None:
    reading, (draft,) = read(
        b"Record Id,Lead Owner.id,Lead Owner,Company,First Name,Last Name,Email\nz1,z9,Sam,Castor,Omar,Haddad,o@c.example\n"
    )
    assert reading.format == "csv"
    assert isinstance(draft, ContactDraft)
    assert (draft.name, draft.account) == ("Omar Haddad", "Castor")
