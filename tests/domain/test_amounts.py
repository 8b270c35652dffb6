"""Sums of money as other systems write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.domain.amounts import Amount, read_amount


@pytest.mark.parametrize(
    ("text", "value", "currency"),
    [
        ("12500", 12500, ""),
        ("12,500.00", 12500, ""),
        ("12.500,00 €", 12500, "EUR"),
        ("$1,200", 1200, "USD"),
        ("1.200", 1200, ""),
        ("0.500", 0.5, ""),
        ("1234.567", 1234.567, ""),
        ("12.5", 12.5, ""),
        ("12,5", 12.5, ""),
        ("1 200,50", 1200.5, ""),
        ("1 200", 1200, ""),
        ("CHF 1'200.00", 1200, "CHF"),
        ("USD 25k", 25000, "USD"),
        ("25 K€", 25000, "EUR"),
        ("1.2m", 1200000, ""),
        ("12,50,000", 1250000, ""),
        ("R$ 1.500,00", 1500, "BRL"),
        ("12k eur", 12000, "EUR"),
        ("3 000 euros", 3000, "EUR"),
        ("9000 chf a year", 9000, "CHF"),
        ("-250", -250, ""),
        ("(250)", -250, ""),
        ("0", 0, ""),
        ("1,234,567", 1234567, ""),
        ("1.234.567,89", 1234567.89, ""),
    ],
)
def test_a_sum(text: str, value: float, currency: str) -> None:
    assert read_amount(text) == Amount(value, currency)


@pytest.mark.parametrize("text", ["", "to be agreed", "10-20k", "1.2.3,4.5", "12,34,5.6.7"])
def test_no_sum_is_guessed(text: str) -> None:
    assert read_amount(text) is None


@given(st.text(max_size=30))
def test_any_text_is_a_sum_or_none(text: str) -> None:
    found = read_amount(text)
    assert found is None or isinstance(found.value, float)
