"""What holds for every question, not for chosen ones."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pantau.core.period import Month
from pantau.law import RISKS, bands, benefit, contribution, lawful_rates, scholarship_amounts

MONTHS = st.builds(lambda months: Month(2015, 7).plus(months), st.integers(0, 149))
DAYS = st.builds(lambda days: date(2015, 7, 1) + timedelta(days), st.integers(0, 4_500))
ANNOUNCED = st.builds(
    lambda months: Month(2015, 7).plus(months), st.integers(0, 139)
)  # JP cap: to February 2027
INCOMES = st.integers(0, 40_000).map(
    lambda thousands: thousands * 1_000
)  # whole thousands always have a band
SETS = st.sampled_from(["JKK", "JKM", "JHT", "JKK,JKM", "JKK,JKM,JHT"])
LEFT = st.sampled_from(["TK", "SD", "SMP", "SMA", "PT"]).flatmap(
    lambda level: st.tuples(st.just(level), st.integers(0, {"TK": 2, "SD": 6, "PT": 5}.get(level, 3)))
)
SPONSORS = st.sampled_from(["", "SELF", "APBD", "APBDES", "CSR"])
quick = settings(max_examples=60, deadline=None)


def exact(found):
    """Whether every amount is a whole Decimal, and the total the sum of its parts."""
    amounts = [found.total, *(part.amount for part in found.parts)]
    said = found.to_json("en")
    return (
        all(isinstance(amount, Decimal) and amount == int(amount) for amount in amounts)
        and found.total == sum(part.amount for part in found.parts)
        and all(
            type(number) is int for number in (said["total"], *(part["amount"] for part in said["parts"]))
        )
        and all(part.reference and part.rule for part in found.parts)
    )


@quick
@given(month=MONTHS, programmes=SETS, incomes=st.tuples(INCOMES, INCOMES), sponsor=SPONSORS)
def test_a_higher_income_never_pays_less_bpu(month, programmes, incomes, sponsor):
    low, high = (
        contribution(segment="BPU", programmes=programmes, month=month, income=income, sponsor=sponsor)
        for income in sorted(incomes)
    )
    assert low.total <= high.total
    assert exact(low)
    assert exact(high)


@quick
@given(
    month=ANNOUNCED,
    wages=st.tuples(*[st.decimals(0, 200_000_000, places=2)] * 2),
    risk=st.sampled_from(list(RISKS)),
    intensive=st.booleans(),
)
def test_a_higher_wage_never_pays_less_pu(month, wages, risk, intensive):
    low, high = (
        contribution(
            segment="PU",
            programmes="JKK,JKM,JHT,JP",
            month=month,
            income=wage,
            risk=risk,
            labour_intensive=intensive,
        )
        for wage in sorted(wages)
    )
    assert low.total <= high.total
    assert exact(high)


@quick
@given(month=MONTHS, values=st.tuples(*[st.integers(0, 20_000_000_000)] * 2))
def test_a_larger_contract_never_pays_less(month, values):
    low, high = (
        contribution(segment="JAKON", programmes="JKK,JKM", month=month, contract_value=value)
        for value in sorted(values)
    )
    assert low.total <= high.total
    assert exact(high)


@quick
@given(month=MONTHS, programmes=SETS, sponsor=SPONSORS)
def test_what_is_due_is_among_what_is_lawful(month, programmes, sponsor):
    lawful = {one.amount for one in lawful_rates("BPU", programmes, month, sponsor)}
    due = {
        contribution(
            segment="BPU", programmes=programmes, month=month, income=band.low, sponsor=sponsor
        ).total
        for band in bands(month.first)
    }
    assert due <= lawful


@quick
@given(on=DAYS, income=INCOMES, children=st.lists(LEFT, max_size=3).map(tuple))
def test_a_death_by_jkk(on, income, children):
    found = benefit(programme="JKK", event="death", segment="BPU", on=on, income=income, children=children)
    without = benefit(programme="JKK", event="death", segment="BPU", on=on, income=income)
    schooling = found.total - without.total
    assert exact(found)
    assert 0 <= schooling <= scholarship_amounts(on).maximum
    assert schooling == 0 or schooling in scholarship_amounts(on).reachable
    assert without.total >= 48_000_000


@quick
@given(on=DAYS, paid=st.none() | st.integers(0, 100), children=st.lists(LEFT, max_size=3).map(tuple))
def test_a_death_by_jkm(on, paid, children):
    found = benefit(programme="JKM", event="death", segment="BPU", on=on, months_paid=paid, children=children)
    assert exact(found)
    assert found.total >= 10_000_000


def test_a_float_is_refused():
    with pytest.raises(TypeError, match="never a float"):
        contribution(segment="BPU", programmes="JKM", month=Month(2024, 7), income=1e6)
