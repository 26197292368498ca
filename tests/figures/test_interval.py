"""Intervals hold every value that their operands can give."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pantau.core.period import Period
from pantau.figures import Figure, Interval

numbers = st.decimals(-(10**12), 10**12, places=3, allow_nan=False)


@st.composite
def intervals(draw):
    a, b = draw(numbers), draw(numbers)
    inner = draw(st.fractions(0, 1))
    low, high = min(a, b), max(a, b)
    value = Fraction(low) + inner * (Fraction(high) - Fraction(low))
    return Interval(low, high), value


def holds(interval: Interval, value: Fraction) -> bool:
    return Fraction(interval.low) <= value <= Fraction(interval.high)


@given(intervals(), intervals())
def test_an_operation_on_members_lies_in_the_operation_on_intervals(a, b):
    (left, x), (right, y) = a, b
    assert holds(left + right, x + y)
    assert holds(left - right, x - y)
    assert holds(left * right, x * y)
    quotient = left / right
    if y and quotient.width.is_finite():
        assert holds(quotient, x / y)


def test_division_by_an_interval_that_holds_zero_says_nothing():
    assert (Interval.exact(1) / Interval(Decimal(-1), Decimal(1))).width == Decimal("Infinity")


def figure(measure: str, value: str, qualifier: str = "", precision: str | None = None) -> Interval:
    given_precision = Decimal(precision) if precision else None
    period = Period.parse("2024")
    return Figure(
        "36", measure, period, Decimal(value), qualifier=qualifier, precision=given_precision
    ).interval()


@pytest.mark.parametrize(
    ("measure", "value", "qualifier", "precision", "low", "high"),
    [
        ("coverage_rate", "53", "", None, "52.5", "53.5"),
        ("coverage_rate", "24.86", "", None, "24.855", "24.865"),
        ("coverage_rate", "24.90", "", None, "24.895", "24.905"),
        ("covered_workers", "17000", "", None, "17000", "17000"),
        ("claims_paid", "790000000", "", "1000000", "789500000", "790500000"),
        ("funded_workers", "6207", "about", None, "5896.65", "6517.35"),
        ("balance", "200000000", "more_than", "100000000", "200000000", "300000000"),
        ("balance", "-200000000", "less_than", "100000000", "-300000000", "-200000000"),
        ("covered_workers", "500", "at_least", None, "500", "Infinity"),
        ("covered_workers", "500", "at_most", None, "0", "500"),
        ("balance", "500", "less_than", None, "-Infinity", "500"),
    ],
)
def test_a_printed_value_stands_for_an_interval(measure, value, qualifier, precision, low, high):
    assert figure(measure, value, qualifier, precision) == Interval(Decimal(low), Decimal(high))


@given(st.decimals(0, 100, places=2), st.sampled_from([0, 1, 2]))
def test_a_rate_lies_in_the_interval_of_its_rounded_print(true, digits):
    printed = round(true, digits)
    assert figure("coverage_rate", str(printed)).low <= true <= figure("coverage_rate", str(printed)).high
