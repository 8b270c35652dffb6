"""Who may be in the record twice: what is sure, what is a question, what is never asked."""

from __future__ import annotations

from collections import defaultdict

import pytest

from salesdesk.domain.doubles import FirmSeen, Pair, Someone, doubles_among, firm_sign, firms_among


def someone(id: int, name: str, **more: object) -> Someone:
    return Someone(id, name, **more)  # type: ignore[arg-type]


def found_among(people: list[Someone], *, apart: frozenset[frozenset[int]] = frozenset()) -> tuple[Pair, ...]:
    firms: defaultdict[object, list[Someone]] = defaultdict(list)
    for one in people:
        if one.firm_id:
            firms[firm_sign(one.firm) or one.firm_id].append(one)
    return doubles_among(people, firms.values(), apart=apart)


MAIL, NUMBER = {"emails": ("j@x.example",)}, {"numbers": (("+15035550142", "mobile"),)}
ACME, ACME_INC, OTHER = ({"firm_id": i, "firm": name} for i, name in ((1, "ACME"), (2, "Acme Inc."), (3, "Zeta")))


@pytest.mark.parametrize(
    ("one", "other", "sure", "why"),
    [
        (someone(1, "John Smith", **MAIL), someone(2, "Jon Smith", **MAIL), True, "same e-mail"),
        (someone(1, "John Smith", **NUMBER), someone(2, "SMITH, JOHN", **NUMBER), True, "same number"),
        (someone(1, "John Smith", **MAIL), someone(2, "Ana Sousa", **MAIL), False, "same e-mail, other name"),
        (someone(1, "John Smith", **NUMBER), someone(2, "Ana Sousa", **NUMBER), False, "same number, other name"),
        (someone(1, "John Smith", **ACME), someone(2, "SMITH, John", **ACME_INC), False, "same name and company"),
        (someone(1, "John Smith"), someone(2, "John  smith", **ACME), False, "same name"),
        (someone(1, "José Núñez", **ACME), someone(2, "Nunez Jose", **OTHER), False, "same name, other company"),
        (someone(1, "Bob Smith", **ACME), someone(2, "Robert Smith", **ACME_INC), False, "names alike, same company"),
        (someone(1, "J. Smith", **ACME), someone(2, "John Smith", **ACME), False, "names alike, same company"),
        (
            someone(1, "Katherina Muller", **ACME),
            someone(2, "Katharina Müller", **ACME),
            False,
            "names alike, same company",
        ),
    ],
)
def test_two_who_may_be_one(one: Someone, other: Someone, sure: bool, why: str) -> None:
    (pair,) = found_among([one, other])
    assert (pair.one, pair.other, pair.sure, pair.why) == (1, 2, sure, why)
    assert found_among([one, other], apart=frozenset({pair.ids})) == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (someone(1, "John Smith", **ACME), someone(2, "Ana Sousa", **ACME)),
        (someone(1, "Anna Berg", **ACME), someone(2, "Anja Berg", **ACME)),
        (someone(1, "John", **ACME), someone(2, "John", **OTHER)),
        (someone(1, "A", emails=("info@x.example",)), someone(2, "B C", emails=("info@x.example",))),
        (someone(1, "A B", numbers=(("5551", "fax"),)), someone(2, "A C", numbers=(("5551", "fax"),))),
        (someone(1, "A B", numbers=(("", "mobile"),)), someone(2, "C D", numbers=(("", "mobile"),))),
    ],
)
def test_two_who_are_never_asked_about(one: Someone, other: Someone) -> None:
    assert found_among([one, other]) == ()


def test_a_switchboard_and_a_common_name_ask_nothing() -> None:
    many = [someone(i, f"Person {chr(65 + i)}{i}xyz", **NUMBER) for i in range(30)]
    assert found_among(many) == ()
    named = [someone(i, "John Smith", firm_id=i, firm=f"Firm{i}x") for i in range(1, 6)]
    assert found_among(named) == ()


def test_the_sure_ones_stand_first_and_each_two_once() -> None:
    people = [
        someone(1, "Ana Sousa", **ACME), someone(2, "Ana Sousa", **ACME),
        someone(3, "John Smith", **MAIL, **NUMBER), someone(4, "John Smith", **MAIL, **NUMBER),
    ]  # fmt: skip
    assert [(p.one, p.other, p.sure) for p in found_among(people)] == [(3, 4, True), (1, 2, False)]


def test_a_whole_company_of_hundreds_is_compared_in_parts() -> None:
    people = [someone(i, f"{'ABCDEFGH'[i % 8]}name{i:03} Last{i:03}", **ACME) for i in range(400)]
    people += [someone(900, "Wilhelmina Oosterhuis", **ACME), someone(901, "Wilhelmina Osterhuis", **ACME)]
    assert frozenset({900, 901}) in {pair.ids for pair in found_among(people)}


def test_companies_that_may_be_one() -> None:
    firms = [
        FirmSeen(1, "Acme Inc."), FirmSeen(2, "ACME"), FirmSeen(3, "Northwind Freight", "northwind.example"),
        FirmSeen(4, "Northwind", "NORTHWIND.example"), FirmSeen(5, "Contoso"), FirmSeen(6, "Group Holding"),
        FirmSeen(7, "Holding AG"), FirmSeen(8, "Brackenbury & Hollis"), FirmSeen(9, "Brackenburry and Hollis"),
    ]  # fmt: skip
    found = {(p.one, p.other): (p.sure, p.why) for p in firms_among(firms)}
    assert found == {
        (3, 4): (True, "same site, names alike"),
        (1, 2): (False, "same name but for its form"),
        (8, 9): (False, "names alike"),
    }
