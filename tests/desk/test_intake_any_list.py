"""Any list at all: every line has one fate, a second time nothing is new, and undo leaves no trace."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from salesdesk.desk import Desk
from salesdesk.desk.intake_lines import LineReader
from salesdesk.domain.phones import phone_key, read_phone
from salesdesk.exchange.drafts import PhoneDraft
from tests import builders
from tests.builders import dump, searched
from tests.desk.intake_files import bring, fates

_COLUMNS = {
    "Name": ["Dana Ruiz", "RUIZ, DANA", "Omar Haddad", "Dána Ruiz", "D. Ruiz", "陳偉", "Grace", "", "Wei Chen 陳偉"],
    "Email": [
        "dana@a.example",
        "DANA@A.example",
        "info@a.example",
        "omar@b.example",
        "dana@a.example; x@c.example",
        "",
    ],
    "Phone": ["+1 503 555 0142", "503-555-0142", "(503) 555 0142", "+49 221 555 0123", "n/a", "0221/5550123", ""],
    "Company": ["Northwind", "NORTHWIND", "Castor", "Castor, Inc.", ""],
    "Title": ["VP", "vp", "Buyer", ""],
    "City": ["Portland", "Berlin", ""],
    "Country": ["USA", "Germany", "United States", ""],
    "Next follow-up": ["2022-12-01", "2022-12-02", "soon", ""],
    "Do Not Call": ["1", "0", ""],
    "Tags": ["VIP; fair", "vip", ""],
    "Kind": ["client", "Lead", "Evangelist", ""],
    "LinkedIn": [
        "https://www.linkedin.com/in/dana-1",
        "linkedin.com/in/dana-1/",
        "https://www.linkedin.com/in/omar",
        "",
    ],
    "Notes": ["likes short calls", "", "="],
    "Shoe size": ["38", "44", ""],
}
LINES = st.lists(
    st.fixed_dictionaries({name: st.sampled_from(values) for name, values in _COLUMNS.items()}), min_size=1, max_size=9
)


def kept(desk: Desk) -> list[str]:
    """Everything but the record of the imports, in which a list stands also where it brought nothing new."""
    return [line for line in dump(desk.core.store) if not line.startswith('INSERT INTO "intake')]


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(first=LINES, second=LINES)
def test_any_two_lists(first: list[dict[str, str]], second: list[dict[str, str]]) -> None:
    desk = builders.a_desk()
    empty, nothing = kept(desk), searched(desk.core.store)
    bring(desk, *first, file="first.csv")
    taken = bring(desk, *second, file="second.csv")
    full = kept(desk)
    again = bring(desk, *second, file="again.csv")
    for before, now in zip(fates(taken), fates(again), strict=True):
        assert now == ("rejected" if before == "rejected" else "duplicate"), again.fates
    assert kept(desk) == full, "a list that brings nothing new leaves nothing to take back"
    for _ in range(len(desk.history())):
        desk.undo()
    assert (kept(desk), searched(desk.core.store)) == (empty, nothing)
    desk.close()


@pytest.mark.parametrize("text", [
    "+1 503 000 0142", "+1-103-555-0142", "+1.503.155.0142", "+15030550142", "+1 000 000 0000", "+1 503 555 0142",
    "+1 111 111 1111", "+1 (503) 000 0142", "+1 503 000 0142 x12",
])  # fmt: skip
@pytest.mark.parametrize("region", ["US", "DE", None])
def test_a_number_is_read_without_the_library_as_with_it(text: str, region: str | None) -> None:
    phone = read_phone(text, region=region)
    read = LineReader(region, "csv").number(PhoneDraft(text))
    assert (read.raw, read.key, read.e164, read.extension) == (
        phone.raw, phone_key(text, region=region), phone.e164, phone.extension,
    )  # fmt: skip
