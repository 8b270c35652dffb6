"""The table of known formats: how each is recognised by its header words, and what its columns become."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from salesdesk.exchange.fields import Kind
from salesdesk.exchange.headers import fold_header, numbered
from salesdesk.exchange.tables import address_books as books
from salesdesk.exchange.tables import crm, outlook, outlook_more, outlook_north, own, salesforce


@dataclass(frozen=True, slots=True)
class Format:
    """One format as data; `needs` and `signs` are header words, and `|` parts words that stand for one another."""

    id: str
    name: str
    columns: Mapping[str, str]
    kind: Kind = Kind.CONTACT
    needs: tuple[str, ...] = ()
    """All of these must be there."""
    signs: tuple[str, ...] = ()
    """Headers that few other formats have …"""
    at_least: int = 0
    """… and how many of them it takes."""
    never: tuple[str, ...] = ()
    system: str = ""
    """Whose ids `external_id` holds."""
    commas: bool = False
    """One cell may hold several values parted by commas."""
    html: bool = False
    """Notes are HTML."""
    footers: bool = False
    """A report with lines at its end that are no records."""
    guesses: bool = False
    """Its headers differ between versions: what the table does not have is guessed by its words."""
    exact: bool = False
    """Our own file: nothing in it needs cleaning up."""


_SF_REPORT_PEOPLE = (
    "Account Owner", "Mailing Street", "Mailing City", "Mailing State/Province", "Mailing Zip/Postal Code",
    "Mailing Country", "Email Opt Out", "Do Not Call", "Asst. Phone", "Birthdate", "Salutation", "Account Name",
    "Lead Source", "Reports To", "Contact ID", "Mailing Address Line 1", "Contact Owner", "Fax Opt Out",
)  # fmt: skip
_OUTLOOK_SIGNS = 3
_ZOHO = ("Lead Owner", "Lead Owner.id", "Contact Owner.id", "Account Name.id", "Created Time")
"""Headers of Zoho, whose record ids are called as HubSpot's."""
_LOADER_SIGNS = ("Id", "IsDeleted", "OwnerId", "CreatedDate", "SystemModstamp", "LastModifiedDate", "MasterRecordId",
                 "LastModifiedById", "CreatedById", "AccountId", "MailingStreet", "HasOptedOutOfEmail", "DoNotCall",
                 "sf__Id", "BillingStreet", "MobilePhone", "LeadSource")  # fmt: skip


def _outlook(id: str, name: str, columns: Mapping[str, str], *, never: tuple[str, ...] = ()) -> Format:
    """Outlook in one language: three headers with a place or a number in them are enough."""
    own_words = tuple(
        h for h, use in columns.items()
        if "@" in use or use.startswith("phone:") or use == "email" or (use in {"", "skip"} and len(h) > 9)
    )  # fmt: skip
    return Format(id, name, columns, signs=own_words, at_least=_OUTLOOK_SIGNS, never=never, guesses=True)


FORMATS: tuple[Format, ...] = (
    Format("salesdesk_contacts", "salesdesk contacts", own.CONTACTS, needs=("salesdesk contact",), exact=True),
    Format("salesdesk_follow_ups", "salesdesk follow-ups", own.FOLLOW_UPS, Kind.ACTIVITY, needs=("salesdesk follow-up",),
           exact=True),
    Format("salesdesk_touches", "salesdesk touches", own.TOUCHES, Kind.ACTIVITY, needs=("salesdesk touch",), exact=True),
    Format("salesdesk_deals", "salesdesk deals", own.DEALS, Kind.DEAL, needs=("salesdesk deal",), exact=True),
    Format("salesdesk_accounts", "salesdesk accounts", own.ACCOUNTS, Kind.ACCOUNT, needs=("salesdesk account",),
           exact=True),
    Format("linkedin", "LinkedIn connections", books.LINKEDIN, needs=("Connected On",),
           signs=("First Name", "Last Name", "URL", "Position", "Company"), at_least=2, system="linkedin"),
    Format("google", "Google Contacts", books.GOOGLE_NEW,
           signs=("Organization Name", "Labels", "File As", "Phonetic First Name", "E-mail # - Value", "Phone # - Value",
                  "Organization Title", "Address # - Formatted"), at_least=2, never=("Given Name", "Group Membership")),
    Format("google_old", "Google Contacts (until 2024)", books.GOOGLE_OLD,
           signs=("Given Name", "Family Name", "Group Membership", "Yomi Name", "E-mail # - Value", "Phone # - Value",
                  "Organization # - Name"), at_least=2),
    Format("hubspot_deals", "HubSpot deals", crm.HUBSPOT_DEALS, Kind.DEAL,
           needs=("Record ID|Record ID - Deal", "Deal Name"), system="hubspot"),
    Format("hubspot_contacts", "HubSpot contacts", crm.HUBSPOT_CONTACTS,
           needs=("Record ID|Record ID - Contact", "First Name|Last Name|Email"),
           never=("Deal Name", "Organization", "Organization Name", "Account Name", "Work Phone", "Contact Tag List", *_ZOHO),
           system="hubspot"),
    Format("hubspot_companies", "HubSpot companies", crm.HUBSPOT_COMPANIES, Kind.ACCOUNT,
           needs=("Record ID|Record ID - Company", "Company name"), never=("First Name", "Email", *_ZOHO), system="hubspot"),
    Format("hubspot_import", "HubSpot import sheet", crm.HUBSPOT_CONTACTS,
           needs=("Email|Email Address", "First Name|Last Name"),
           signs=("Contact Owner", "Lifecycle Stage", "Lead Status", "Phone Number"), at_least=2,
           never=("Account Name", "Person Linkedin Url", "Record ID"), system="hubspot"),
    Format("salesforce_deals_loader", "Salesforce opportunities (Data Loader)", salesforce.LOADER_DEALS, Kind.DEAL,
           needs=("StageName", "Name|Id|CloseDate"), system="salesforce"),
    Format("salesforce_activities_loader", "Salesforce activities (Data Loader)", salesforce.LOADER_ACTIVITIES, Kind.ACTIVITY,
           needs=("Subject", "WhoId|ActivityDate|ActivityDateTime"), system="salesforce"),
    Format("salesforce_leads_loader", "Salesforce leads (Data Loader)", salesforce.LOADER_CONTACTS,
           needs=("LastName", "Company"), signs=_LOADER_SIGNS, at_least=2, system="salesforce"),
    Format("salesforce_contacts_loader", "Salesforce contacts (Data Loader)", salesforce.LOADER_CONTACTS,
           needs=("LastName",), signs=_LOADER_SIGNS, at_least=2, never=("Company",), system="salesforce"),
    Format("salesforce_accounts_loader", "Salesforce accounts (Data Loader)", salesforce.LOADER_ACCOUNTS, Kind.ACCOUNT,
           needs=("Name",), signs=_LOADER_SIGNS, at_least=2, never=("LastName", "StageName", "Email", "Subject"),
           system="salesforce"),
    Format("salesforce_deals", "Salesforce opportunity report", salesforce.SALESFORCE_DEALS, Kind.DEAL,
           needs=("Opportunity Name",), never=("Subject",), system="salesforce", footers=True),
    Format("salesforce_activities", "Salesforce activity report", salesforce.SALESFORCE_ACTIVITIES, Kind.ACTIVITY,
           needs=("Subject", "Date|Due Date|Due Date Only"), signs=("Assigned", "Activity ID", "Task", "Full Comments",
           "Company / Account", "Call Result"), at_least=1, system="salesforce", footers=True),
    Format("salesforce_leads", "Salesforce lead report", salesforce.SALESFORCE_LEADS,
           signs=("Company / Account", "Lead Status", "Lead Owner", "Rating", "Lead Source", "Zip/Postal Code", "Lead ID",
                  "Unread by Owner"), at_least=2, never=("Record ID", "Account Name"), system="salesforce", footers=True),
    Format("salesforce_contacts", "Salesforce contact report", salesforce.SALESFORCE_CONTACTS,
           needs=("First Name|Last Name|Full Name|Contact Name|Email",), signs=_SF_REPORT_PEOPLE, at_least=2,
           never=("Record ID", "Company / Account"), system="salesforce", footers=True),
    Format("salesforce_accounts", "Salesforce account report", salesforce.SALESFORCE_ACCOUNTS, Kind.ACCOUNT,
           needs=("Account Name",), signs=("Account Owner", "Billing Street", "Billing City", "Billing State/Province",
           "Type", "Rating", "Website", "Industry", "Account ID", "Last Activity", "Billing Zip/Postal Code"),
           at_least=2, never=("First Name", "Last Name", "Email", "Subject"), system="salesforce", footers=True),
    Format("pipedrive_activities", "Pipedrive activities", crm.PIPEDRIVE_ACTIVITIES, Kind.ACTIVITY,
           needs=("Activity - Subject|Activity - ID|Activity - Type",), system="pipedrive", html=True, commas=True),
    Format("pipedrive_deals", "Pipedrive deals", crm.PIPEDRIVE_DEALS, Kind.DEAL,
           needs=("Deal - Title|Deal - ID",), never=("Activity - Subject", "Activity - ID"), system="pipedrive", html=True,
           commas=True),
    Format("pipedrive_people", "Pipedrive people", crm.PIPEDRIVE_PEOPLE,
           needs=("Person - Name|Person - First name|Person - Last name|Person - Email",),
           never=("Deal - Title", "Deal - ID", "Activity - Subject", "Activity - ID"), system="pipedrive", html=True,
           commas=True),
    Format("pipedrive_deals_list", "Pipedrive deals (list view)", crm.bare(crm.PIPEDRIVE_DEALS, "Deal"), Kind.DEAL,
           needs=("Title",), signs=("Contact person", "Expected close date", "Stage", "Pipeline", "Won time", "Lost time",
           "Lost reason", "Deal created", "Currency of Value", "Value"), at_least=3,
           never=("First name", "Last name", "Email", "Person - Name", "Subject"), system="pipedrive", html=True, commas=True),
    Format("pipedrive_activities_list", "Pipedrive activities (list view)", crm.bare(crm.PIPEDRIVE_ACTIVITIES, "Activity"),
           Kind.ACTIVITY, needs=("Subject", "Due date"), signs=("Contact person", "Assigned to user", "Organization", "Deal",
           "Marked as done time", "Add time"), at_least=2, never=("Account Name", "Company / Account"), system="pipedrive",
           html=True, commas=True),
    Format("pipedrive_organizations", "Pipedrive organizations", crm.PIPEDRIVE_ORGANIZATIONS, Kind.ACCOUNT,
           needs=("Organization - Name",), never=("Person - Name", "Deal - Title", "Activity - Subject"),
           system="pipedrive", html=True, commas=True),
    Format("apollo", "Apollo people", books.APOLLO,
           signs=("Person Linkedin Url", "Company Name for Emails", "Work Direct Phone", "Email Confidence",
                  "# Employees", "Seniority", "Company Linkedin Url", "Technologies", "Apollo Contact Id"), at_least=2,
           system="apollo"),
    Format("thunderbird", "Thunderbird", books.THUNDERBIRD,
           signs=("Display Name", "Primary Email", "Screen Name", "Web Page 1", "Birth Year", "Pager Number",
                  "Home ZipCode", "Mobile Number"), at_least=3),
    Format("mailchimp", "Mailchimp audience", books.MAILCHIMP, needs=("Email Address",),
           signs=("MEMBER_RATING", "LEID", "EUID", "OPTIN_TIME", "UNSUB_TIME", "CONFIRM_TIME"), at_least=2,
           system="mailchimp"),
    _outlook("outlook", "Outlook", outlook.ENGLISH, never=("Account Name", "Record ID", "Company Linkedin Url")),
    _outlook("outlook_de", "Outlook (German)", outlook.GERMAN),
    _outlook("outlook_fr", "Outlook (French)", outlook.FRENCH),
    _outlook("outlook_es", "Outlook (Spanish)", outlook.SPANISH),
    _outlook("outlook_it", "Outlook (Italian)", outlook_more.ITALIAN),
    _outlook("outlook_nl", "Outlook (Dutch)", outlook_more.DUTCH),
    _outlook("outlook_pt", "Outlook (Portuguese)", outlook_more.PORTUGUESE),
    _outlook("outlook_pl", "Outlook (Polish)", outlook_north.POLISH),
    _outlook("outlook_sv", "Outlook (Swedish)", outlook_north.SWEDISH),
    _outlook("outlook_da", "Outlook (Danish)", outlook_north.DANISH),
)  # fmt: skip

CSV = Format("csv", "a table with a header", {})
CSV_DEALS = Format("csv_deals", "a table of deals", {}, Kind.DEAL)
CSV_ACCOUNTS = Format("csv_accounts", "a table of companies", {}, Kind.ACCOUNT)
CSV_ACTIVITIES = Format("csv_activities", "a table of activities", {}, Kind.ACTIVITY, html=True)
VCARD = Format("vcard", "vCard", {}, system="vcard")
PLAIN: tuple[Format, ...] = (CSV, CSV_DEALS, CSV_ACCOUNTS, CSV_ACTIVITIES)


def format_of(id: str) -> Format | None:
    """The format with this id, as `--as` names it; vCard and plain tables among them."""
    return next((f for f in (*FORMATS, *PLAIN, VCARD) if f.id == id), None)


@cache
def _alternatives(words: str) -> frozenset[str]:
    return frozenset(fold_header(w) for w in words.split("|"))


def columns_known(headers: frozenset[str]) -> frozenset[str]:
    """Folded headers, and with them the same with `#` for their number."""
    return headers | {numbered(h)[0] for h in headers}


def score(format: Format, headers: frozenset[str]) -> int:
    """How well the folded headers (with their `#` forms) fit; 0 where they don't."""
    if any(not _alternatives(words) & headers for words in format.needs):
        return 0
    if any(_alternatives(words) & headers for words in format.never):
        return 0
    signs = sum(bool(_alternatives(words) & headers) for words in format.signs)
    if signs < format.at_least or not (format.needs or format.signs):
        return 0
    return 4 * len(format.needs) + 2 * signs + sum(h in headers for h in _table(format.id))


def recognise(headers: frozenset[str]) -> tuple[Format | None, int]:
    """The format that fits best and its score; (None, 0) where none fits."""
    best: Format | None = None
    most = 0
    for format in FORMATS:
        points = score(format, headers)
        if points > most:
            best, most = format, points
    return best, most


@cache
def _table(id: str) -> Mapping[str, str]:
    format = format_of(id)
    return {fold_header(header): use for header, use in format.columns.items()} if format else {}


def use_in(format: Format, folded: str) -> tuple[str, str] | None:
    """(use, number) that the format's own table gives a folded header; None where it does not know it."""
    table = _table(format.id)
    if folded in table:
        return table[folded], ""
    pattern, number = numbered(folded)
    return (table[pattern], number) if number and pattern in table else None
