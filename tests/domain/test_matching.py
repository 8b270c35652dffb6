"""Who a line of a file means, and what it adds to somebody we have."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from salesdesk.domain.differences import Record, compare, record_of, take
from salesdesk.domain.matching import (
    About,
    Acquaintance,
    Address,
    Book,
    Firm,
    How,
    Number,
    Person,
    Verdict,
    judge,
    page_of,
)
from salesdesk.domain.matching_names import clearly_differ, firm_key, is_shared_box, name_key, shares_a_word
from salesdesk.domain.who import Kind


def a_person(
    name: str = "Dana Ruiz", *, line: int = 2, email: str = "", phone: str = "", firm: str = "", **more: Any
) -> Person:
    """A line about somebody."""
    return Person(
        line=line,
        name=name,
        key=name_key(name),
        emails=(Address(email, email.casefold()),) if email else (),
        phones=(Number(phone, phone, phone if phone.startswith("+") else None, label=more.pop("label", "")),)
        if phone
        else (),
        firm=Firm(firm, firm_key(firm)) if firm else None,
        **more,
    )


def a_book(*people: Person, trashed: int = 0) -> Book:
    """People 1, 2, 3 … as these lines made them."""
    book = Book()
    for number, person in enumerate(people, 1):
        book.enter(number, person)
        if number == trashed:
            book.people[number] = replace(book.people[number], trashed=True)
    return book


# names


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("John Smith", "SMITH, JOHN"),
        ("John Smith", "J. Smith"),
        ("John Smith", "Jon Smith"),
        ("John Smith", "John A. Smith"),
        ("Robert Miller", "Bob Miller"),
        ("Jonathan Bell", "Jon Bell"),
        ("Liz O’Brien", "Elizabeth O'Brien"),
        ("Jörg Müller", "Joerg Mueller"),
        ("Wei Chen 陳偉", "Chen Wei"),
        ("陳偉", "Wei Chen"),
        ("Ana María Ortiz", "Ana Ortiz"),
        ("Mei-Ling O’Brien", "Mei Ling OBrien"),
        ("van der Berg, Jan", "Jan van der Berg"),
        ("Dana", "Dana Ruiz"),
        ("", "Dana Ruiz"),
    ],
)
def test_names_that_may_be_one_person_s(one: str, other: str) -> None:
    assert not clearly_differ(one, other)
    assert not clearly_differ(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("John Smith", "Mary Smith"),
        ("Dana Ruiz", "Omar Haddad"),
        ("Anna Nowak", "Anna Kowalska"),
        ("陳偉", "愛川翼"),
        ("Tom Weiss", "Tim Weiss-Roth"),
        ("Ed Ng", "Al Ng"),
    ],
)
def test_names_that_clearly_differ(one: str, other: str) -> None:
    assert clearly_differ(one, other)
    assert clearly_differ(other, one)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("SMITH, John", "john smith", True),
        ("O’Brien, Mei-Ling", "Mei Ling O'Brien", True),
        ("Ó Súilleabháin", "O Suilleabhain", True),
        ("Straße Anna", "anna strasse", True),
        ("John Smith", "John A. Smith", False),
        ("Jon Smith", "John Smith", False),
    ],
)
def test_a_name_s_key_forgets_order_case_accents_and_marks_and_nothing_else(one: str, other: str, same: bool) -> None:
    assert (name_key(one) == name_key(other)) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("Acme, Inc.", "ACME INC", True), ("Müller & Söhne", "Muller and Sohne", True), ("Acme Inc", "Acme", False)],
)
def test_a_firm_s_key_keeps_its_legal_form(one: str, other: str, same: bool) -> None:
    assert (firm_key(one) == firm_key(other)) is same


def test_legal_forms_alone_are_no_likeness() -> None:
    assert shares_a_word("Northwind Freight Inc.", "Northwind")
    assert not shares_a_word("Castor Inc.", "Northwind Inc.")


@pytest.mark.parametrize("address", ["info@a.example", "sales+x@a.example", "vertrieb@a.example", "no-reply@a.example"])
def test_a_department_s_mailbox_is_shared(address: str) -> None:
    assert is_shared_box(address)
    assert not is_shared_box("dana.info@a.example")


# who it is


@pytest.mark.parametrize(
    ("line", "verdict"),
    [
        (a_person(email="DANA@a.example"), Verdict("same", 1, How.EMAIL)),
        (a_person("Somebody Else", email="dana@a.example"), Verdict("same", 1, How.EMAIL)),
        (a_person("RUIZ, DANA", phone="+15035550142"), Verdict("same", 1, How.NUMBER)),
        (a_person("Omar Haddad", phone="+15035550142"), Verdict("question", 1, How.NUMBER, About.NUMBER)),
        (a_person("Omar Haddad", phone="+15035550142", label="main"), Verdict("new")),
        (a_person("Dana Ruiz", firm="Castor"), Verdict("question", 1, How.NAME, About.NAME)),
        (a_person("", named=False, phone="+15035550142"), Verdict("same", 1, How.NUMBER)),
        (a_person("Dana", email="dana@castor.example", firm="Castor"), Verdict("new")),
        (a_person("Mia Chen", email="mia@a.example"), Verdict("new")),
    ],
    ids=range(9),
)
def test_the_surest_sign_says_who_it_is(line: Person, verdict: Verdict) -> None:
    assert judge(line, a_book(a_person(email="dana@a.example", phone="+15035550142", firm="Northwind"))) == verdict


def test_of_several_behind_a_number_it_is_the_one_of_that_name() -> None:
    book = a_book(a_person("Ana Sousa", phone="+15035550100"), a_person("Kofi Mensah", phone="+15035550100"))
    assert judge(a_person("Mensah, Kofi", phone="+15035550100"), book) == Verdict("same", 2, How.NUMBER)


def test_a_record_of_another_system_is_the_same_one_but_not_under_another_name() -> None:
    book = a_book(a_person(external=("hubspot", "8001")))
    assert judge(a_person("Dana R.", external=("hubspot", "8001")), book).contact_id == 1
    assert judge(a_person("Omar Haddad", external=("hubspot", "8001")), book).sort == "new"
    assert judge(a_person("Omar Haddad", external=("salesforce", "8001")), book).sort == "new"


def test_a_profile_tells_who_it_is_however_its_address_is_written() -> None:
    book = a_book(a_person(pages=(page_of("https://www.linkedin.com/in/dana-1/"),)))
    assert judge(a_person(pages=(page_of("linkedin.com/in/Dana-1?trk=x"),)), book) == Verdict("same", 1, How.PROFILE)
    assert judge(a_person(pages=(page_of("linkedin.com/in/dana-2"),)), book).about is About.NAME
    assert not page_of("https://www.linkedin.com/company/northwind").profile


@pytest.mark.parametrize(
    "line",
    [a_person(email="dana@a.example"), a_person(phone="+15035550142"), a_person(firm="Northwind")],
    ids=["email", "number", "name at the firm"],
)
def test_somebody_in_the_trash_is_asked_about_and_never_brought_back(line: Person) -> None:
    book = a_book(a_person(email="dana@a.example", phone="+15035550142", firm="Northwind"), trashed=1)
    verdict = judge(line, book)
    assert (verdict.sort, verdict.about, verdict.contact_id) == ("question", About.TRASH, 1)


def test_a_name_of_another_firm_in_the_trash_is_nobody() -> None:
    assert judge(a_person(firm="Castor"), a_book(a_person(firm="Northwind"), trashed=1)).sort == "new"


def test_the_live_one_is_meant_before_the_one_in_the_trash() -> None:
    book = a_book(a_person(email="dana@a.example"), a_person(email="dana@a.example"), trashed=1)
    assert judge(a_person(email="dana@a.example"), book) == Verdict("same", 2, How.EMAIL)


def test_an_earlier_line_stands_for_one_line_only() -> None:
    book = a_book(a_person(fingerprint="f"))
    book.seen.clear()
    book.lines["f"] = [1]
    line = a_person(fingerprint="f", unsigned=True, only_named=True)
    assert [judge(line, book).sort for _ in range(2)] == ["same", "question"]


def test_a_name_in_one_word_is_a_question_at_the_same_firm_only() -> None:
    book = a_book(a_person("Grace", firm="Castor"))
    assert judge(a_person("Grace", firm="Castor"), book).sort == "question"
    assert judge(a_person("Grace", firm="Northwind"), book).sort == "new"


# what it adds


def test_blanks_are_filled_and_what_differs_is_set_beside() -> None:
    record = Record(1, "Dana Ruiz", fields={"title": "Buyer"}, firm="Northwind", firm_key="northwind")
    person = a_person(
        firm="Castor", kind=Kind.CLIENT, fields={"title": "CFO", "city": "Portland", "lead_source": "fair"}
    )
    found = compare(person, record)
    assert found.filled == {"city": "Portland", "lead_source": "fair"}
    assert [(d.field, d.ours, d.theirs) for d in found.differing] == [
        ("title", "Buyer", "CFO"),
        ("account", "Northwind", "Castor"),
    ]
    assert found.kind is Kind.CLIENT
    assert "Differs, yours kept: job title “CFO”, company “Castor”." in found.words()


def test_once_taken_a_line_says_nothing_new() -> None:
    record = Record(1, "Dana Ruiz", fields={"title": "Buyer"}, open_days=frozenset({date(2026, 10, 5)}))
    person = a_person(
        email="dana@a.example", phone="+15035550142", firm="Castor", fields={"title": "CFO"}, tags=("VIP",), notes="hello",
        kept=(("Shoe size", "38"),), wishes=("email",), next_on=date(2026, 10, 9), pages=(page_of("a.example"),),
        external=("hubspot", "1"),
    )  # fmt: skip
    found = compare(person, record)
    assert found.says_something
    take(found, person, record)
    again = compare(person, record)
    assert not again.says_something
    assert again.words() == ""


def test_what_an_earlier_line_said_is_the_record_of_a_newcomer() -> None:
    person = a_person(
        email="dana@a.example", firm="Castor", fields={"title": "CFO"}, notes="hello", next_on=date(2026, 1, 2)
    )
    assert not compare(person, record_of(7, person)).says_something


@pytest.mark.parametrize(
    ("known", "new", "there"),
    [
        ("+15035550142", "5035550142", True),
        ("5035550142", "+15035550142", True),
        ("+492215550123", "02215550123", True),
        ("+15035550142", "+445035550142", False),
        ("+15035550142", "5550143", False),
        ("+15035550142", "42", False),
    ],
)
def test_a_number_is_there_with_or_without_its_country(known: str, new: str, there: bool) -> None:
    found = compare(a_person(phone=new), Record(1, "Dana Ruiz", numbers=frozenset({known})))
    assert (not found.numbers) is there


@pytest.mark.parametrize(("ours", "theirs"), [("USA", "United States"), ("Germany", "Deutschland"), ("usa", "USA")])
def test_one_country_in_two_spellings_is_no_difference(ours: str, theirs: str) -> None:
    found = compare(a_person(fields={"country": theirs, "city": "X"}), Record(1, "Dana Ruiz", fields={"country": ours}))
    assert (found.differing, found.filled) == ([], {"city": "X"})


def test_a_wish_makes_no_follow_up() -> None:
    found = compare(a_person(wishes=("all",), next_on=date(2026, 10, 5)), Record(1, "Dana Ruiz"))
    assert (found.wishes, found.next_on) == (["all"], None)
    assert compare(a_person(wishes=("email",)), Record(1, "Dana Ruiz", wishes=frozenset({"all"}))).wishes == []


def test_a_stand_in_gives_way_to_a_name() -> None:
    found = compare(a_person(fields={"first_name": "Dana"}), Record(1, "dana@a.example", named=False))
    assert found.filled == {"first_name": "Dana", "name": "Dana Ruiz"}


def test_a_nameless_line_does_not_rename_anybody() -> None:
    found = compare(a_person("d@a.example", named=False, email="d@a.example"), Record(1, "Dana Ruiz"))
    assert (found.filled, found.differing) == ({}, [])


def test_acquaintances_are_frozen() -> None:
    with pytest.raises(AttributeError):
        Acquaintance("Dana").name = "Omar"  # type: ignore[misc]
