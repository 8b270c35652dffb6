"""What the desk writes it reads back: every field, every sign, also where a spreadsheet could take it for a formula."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from functools import partial
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from salesdesk.domain.text import clean_line, clean_lines
from salesdesk.exchange.drafts import (
    AccountDraft,
    ActivityDraft,
    ContactDraft,
    DealDraft,
    EmailDraft,
    LinkDraft,
    PhoneDraft,
)
from salesdesk.exchange.outgoing import (
    Sheet,
    sheet_of_accounts,
    sheet_of_contacts,
    sheet_of_deals,
    sheet_of_follow_ups,
    sheet_of_touches,
)
from salesdesk.exchange.reader import read_file
from salesdesk.exchange.write_csv import csv_text, defused
from salesdesk.exchange.write_vcard import vcard_text

NASTY = "=+-@'\t ,;\"\n|:\\éß李\u202f“x1*"
line = st.text(st.sampled_from(NASTY) | st.characters(codec="utf-8"), max_size=12).map(clean_line)
lines = st.text(st.sampled_from(NASTY) | st.characters(codec="utf-8"), max_size=20).map(clean_lines)
some = line.filter(lambda t: any(c.isalnum() for c in t))
day = st.none() | st.dates(date(1950, 1, 1), date(2100, 1, 1))
extras = st.lists(st.tuples(some, some), max_size=2).map(tuple)
slow = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def back(sheet: Sheet, *, plain: bool = False) -> list[Any]:
    """Write a sheet and read it: the drafts without their place in the file."""
    reading = read_file("out.csv", "".join(csv_text(sheet, plain=plain)).encode())
    assert not reading.problems
    return [replace(d, line=0) for d in reading.drafts]


contacts = st.builds(
    ContactDraft, line=st.just(0), name=some, first_name=line, middle=line, last_name=line, prefix=line, suffix=line,
    nickname=line, reading=line, title=line, account=line, account_domain=st.sampled_from(["", "nw.example"]),
    account_external_id=line, industry=line, department=line,
    phones=st.lists(st.builds(PhoneDraft, some, line), max_size=2, unique_by=lambda p: p.text).map(tuple),
    emails=st.lists(st.builds(EmailDraft, some, line), max_size=2, unique_by=lambda e: e.address).map(tuple),
    links=st.lists(st.builds(LinkDraft, some, line), max_size=2, unique_by=lambda k: k.url).map(tuple),
    street=line, city=line, region=line, postal_code=line, country=line, zone=line, notes=lines,
    tags=st.lists(some, max_size=3, unique=True).map(tuple), kind_hint=line, lead_source=line, owner=line,
    do_not_contact=st.lists(st.sampled_from(["phone", "email", "all"]), unique=True).map(tuple),
    do_not_contact_words=line, connected_on=day, created_on=day, external_id=line, next_on=day, next_why=line,
    extra=extras,
)  # fmt: skip


@example(people=[ContactDraft(line=0, name="Castor", account="Castor")], plain=False)
@given(people=st.lists(contacts, min_size=1, max_size=4), plain=st.booleans())
@slow
def test_contacts_come_back_as_they_went(people: list[ContactDraft], plain: bool) -> None:
    assert back(sheet_of_contacts(people), plain=plain) == people


accounts = st.builds(AccountDraft, line=st.just(0), name=some, industry=line, notes=lines, city=line, extra=extras,
                     tags=st.lists(some, max_size=2, unique=True).map(tuple), created_on=day)  # fmt: skip
deals = st.builds(DealDraft, line=st.just(0), name=some, account=line, amount=line, stage=line, pipeline=line,
                  contacts=st.lists(some, max_size=2).map(tuple), status=st.sampled_from(["open", "won", "lost"]),
                  closes_on=day, ended_on=day, created_on=day, notes=lines, lost_reason=line, next_text=line,
                  extra=extras)  # fmt: skip


@given(firms=st.lists(accounts, min_size=1, max_size=3))
@slow
def test_accounts_come_back_as_they_went(firms: list[AccountDraft]) -> None:
    assert back(sheet_of_accounts(firms)) == firms


@given(sales=st.lists(deals, min_size=1, max_size=3))
@slow
def test_deals_come_back_as_they_went(sales: list[DealDraft]) -> None:
    assert back(sheet_of_deals(sales)) == sales


ACTIVITY = ActivityDraft(
    line=0, subject="Fleet quote", kind="follow-up", channel="call", due_on=date(2026, 11, 24), due_at=time(10, 30),
    note="=1+1\n- picked up", contact="Dana Ruiz", contact_external_id="42", email="d@x.example", phone="+15035550142",
    account="Northwind Freight", deal="Fleet 2026", created_on=date(2026, 11, 1), external_id="7",
)  # fmt: skip


@pytest.mark.parametrize("write", [sheet_of_follow_ups, partial(sheet_of_touches, most_extra=0)])
def test_follow_ups_and_touches_come_back_as_they_went(write: Any) -> None:
    done = replace(ACTIVITY, done=True, done_on=date(2026, 11, 24), done_at=time(10, 41, 5), disposition="connected")
    loose = replace(ACTIVITY, due_on=None, due_at=None, due_text="after their fair", external_id="8")
    assert back(write([ACTIVITY, done, loose])) == [ACTIVITY, done, loose]


@pytest.mark.parametrize(
    "text, safe",
    [
        ("=1+1", "'=1+1"), ("+15035550142", "'+15035550142"), ("-x", "'-x"), ("@a", "'@a"), ("  =1", "'  =1"),
        ("\t=1", "'\t=1"), ("＝1", "'＝1"), ("＋1", "'＋1"), ("'=1", "''=1"), ("\r=1", "'\r=1"), ("\nx", "'\nx"),
        ("O'Brien", "O'Brien"), ("'t Hooft", "'t Hooft"), ("a=1", "a=1"), ("", ""), ("1-2", "1-2"),
    ],
)  # fmt: skip
def test_a_formula_is_defused_and_other_text_is_left_alone(text: str, safe: str) -> None:
    assert defused(text) == safe


def test_plain_leaves_formulas_as_they_are() -> None:
    text = "".join(csv_text(sheet_of_contacts([ContactDraft(0, name="=cmd", notes="-x")]), plain=True))
    assert '"=cmd"' in text
    assert "'=" not in text
    assert "".join(csv_text(sheet_of_contacts([ContactDraft(0, name="=cmd")]))).count('"\'=cmd"') == 1


CARD = ContactDraft(
    line=1, name="Dana Ruiz", first_name="Dana", last_name="Ruiz", prefix="Dr.", suffix="CPA", title="Head; of, Ops",
    account="Northwind, Inc.", department="West", phones=(PhoneDraft("+1 503 555 0142", "mobile"), PhoneDraft("555-0100", "Dock")),
    emails=(EmailDraft("d@nw.example", "work"),), links=(LinkDraft("https://nw.example/a", "homepage"),),
    street="1 Dock Rd", city="Salem", region="OR", postal_code="97301", country="USA", birthday="1970-12-31",
    notes="back\\slash; comma, and\nsecond line " + "é" * 90, tags=("VIP", "a,b"), do_not_contact=("email",),
    do_not_contact_words="no mails, please", external_id="vcard:42", kind_hint="client",
)  # fmt: skip


@pytest.mark.parametrize(
    "person",
    [CARD, replace(CARD, birthday="--10-06"), ContactDraft(1, name="Orchid", account="Orchid", is_company=True)],
)
def test_a_card_comes_back_as_it_went(person: ContactDraft) -> None:
    text = "".join(vcard_text([person]))
    (read,) = read_file("out.vcf", text.encode()).drafts
    assert read == person
    assert all(len(li.encode()) <= 75 for li in text.split("\r\n"))
