"""What a review holds published figures against."""

from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest

from pantau.core.period import Month
from pantau.errors import NotCodified
from pantau.law import (
    bands,
    death_amounts,
    disability_amounts,
    lawful_rates,
    lowest_base,
    payment_bounds,
    rate_step,
    scholarship_amounts,
    wage_rate_bounds,
)

JULY = Month(2024, 7)
DAY = date(2024, 7, 17)


def amounts(found):
    return [int(one.amount) for one in found]


def test_bands_are_33_and_rise():
    found = bands(DAY)
    assert len(found) == 33
    assert lowest_base(DAY) == found[0].base == 1_000_000
    assert [band.base for band in found] == sorted({band.base for band in found})
    for lower, upper in pairwise(found):
        assert lower.high + 1_000 == upper.low
    assert all(band.low <= band.base for band in found[1:])
    assert found[-1].high is None


def test_only_bands_with_a_second_source_are_firm():
    assert [band.status for band in bands(DAY)[:3]] == ["firm", "firm", "to_confirm"]


def test_rates_of_bpu():
    found = lawful_rates("BPU", ("JKK", "JKM"), JULY)
    assert len(found) == 33
    assert amounts(found)[:2] == [16_800, 18_800]
    assert amounts(found)[-1] == 213_800
    assert 1_000_000 not in amounts(found)
    assert found[0].base == 1_000_000
    assert found[0].status == "firm"
    assert amounts(lawful_rates("BPU", "JKK+JKM+JHT", JULY))[0] == 36_800


def test_rates_with_and_without_a_relief_that_hangs_on_the_payer():
    may = Month(2026, 5)
    assert amounts(lawful_rates("BPU", "JKK,JKM", may, "APBD")) == amounts(
        lawful_rates("BPU", "JKK,JKM", JULY)
    )
    assert {16_800, 8_400} <= set(amounts(lawful_rates("BPU", "JKK,JKM", may)))
    assert 16_800 not in amounts(lawful_rates("BPU", "JKK,JKM", may, "SELF"))
    assert {16_800, 8_400} <= set(amounts(lawful_rates("BPU", "JKK,JKM", Month(2026, 2), "SELF")))
    village = {int(one.amount): one.status for one in lawful_rates("BPU", "JKK,JKM", may, "APBDES")}
    assert (village[16_800], village[8_400]) == ("firm", "to_confirm")
    assert {16_800, 168} <= set(amounts(lawful_rates("BPU", "JKK,JKM", Month(2020, 9))))


def test_rates_of_every_segment():
    found = lawful_rates("", "JKK,JKM", JULY)
    assert {one.segment for one in found} == {"PU", "BPU", "JAKON", "PMI"}
    assert {one.segment for one in lawful_rates("", "JKK,JKM", Month(2016, 7))} == {"PU", "BPU", "JAKON"}
    assert {one.programmes for one in lawful_rates("BPU", "", JULY)} == {
        ("JKK", "JKM"),
        ("JKK", "JKM", "JHT"),
    }
    assert amounts(lawful_rates("PMI", "JKK,JKM", JULY)) == [
        370_000,
        332_500,
        226_500,
        189_000,
        145_500,
        108_000,
    ]
    assert amounts(lawful_rates("PMI", "JHT", JULY))[0] == 50_000
    assert lawful_rates("PMI", "JKK", JULY) == ()
    assert lawful_rates("BPU", "JP", JULY) == ()


def test_wage_earners_pay_by_the_wage():
    lowest = lawful_rates("PU", "JKK,JKM", JULY)[0]
    assert lowest.per_wage == Decimal("0.0054")
    assert lowest.on_wage(Decimal(1_000_000)) == 5_400
    assert len(lawful_rates("PU", "JKK,JKM", Month(2025, 3))) == 10


@pytest.mark.parametrize(
    ("programmes", "month", "low", "high"),
    [
        ("JKK,JKM", JULY, "0.54", "2.04"),
        ("JKK+JKM+JHT", JULY, "6.24", "7.74"),
        ("JKM", JULY, "0.3", "0.3"),
        ("JKK,JKM", Month(2020, 9), "0.0054", "2.04"),
        ("JKK,JKM", Month(2025, 3), "0.42", "2.04"),
    ],
)
def test_bounds_of_the_wage_earner_rate(programmes, month, low, high):
    assert wage_rate_bounds(programmes, month) == (Decimal(low), Decimal(high))


@pytest.mark.parametrize(
    ("programmes", "month", "step"),
    [
        ("JKK,JKM", JULY, 100),
        ("JKK", JULY, 500),
        ("JKK,JKM", Month(2026, 5), 50),
        ("JKK,JKM", Month(2020, 9), 1),
    ],
)
def test_step_of_bpu_rates(programmes, month, step):
    assert rate_step(programmes, month) == step
    assert Decimal(480_457_660) % rate_step("JKK,JKM", JULY) != 0  # contributions told by a city


def test_death_by_jkm():
    assert amounts(death_amounts("JKM", "PU", DAY)) == [42_000_000]
    assert amounts(death_amounts("JKM", "BPU", date(2018, 1, 1))) == [24_000_000]
    assert amounts(death_amounts("JKM", "BPU", DAY)) == [42_000_000]
    assert amounts(death_amounts("JKM", "BPU", date(2025, 11, 24))) == [42_000_000, 10_000_000]
    whole = death_amounts("JKM", "BPU", DAY)[0]
    assert [part.code for part in whole.components] == ["lump_sum", "periodic", "funeral"]
    assert sum(part.amount for part in whole.components) == whole.amount
    assert {one.segment for one in death_amounts("JKM", "", DAY)} == {"PU", "BPU", "JAKON", "PMI"}


def test_death_by_jkk():
    found = death_amounts("JKK", "BPU", DAY)
    assert amounts(found)[0] == 70_000_000
    assert 170_000_000 not in amounts(found)  # told by a regency
    assert 42_000_000 not in amounts(found)
    assert all(one.amount == 48 * one.base + 22_000_000 for one in found)
    free = death_amounts("JKK", "PU", DAY)[0]
    assert (free.amount, free.per_wage) == (22_000_000, 48)
    assert [part.code for part in free.components] == ["periodic", "funeral"]
    assert amounts(death_amounts("JKK", "PMI", DAY)) == [85_000_000]
    assert amounts(death_amounts("JKK", "BPU", date(2018, 1, 1)))[0] == 55_800_000


def test_total_disability():
    assert amounts(disability_amounts("JKK", "BPU", DAY))[0] == 68_000_000
    assert disability_amounts("JKK", "PU", DAY)[0].per_wage == 56
    assert amounts(disability_amounts("JKK", "PMI", DAY)) == [100_000_000]
    assert disability_amounts("JKM", "", DAY) == ()


def test_what_no_segment_names_leaves_out_what_is_not_known():
    early = date(2016, 1, 1)
    assert {one.segment for one in death_amounts("JKM", "", early)} == {"PU", "BPU", "JAKON"}
    with pytest.raises(NotCodified):
        death_amounts("JKM", "PMI", early)


def test_scholarships():
    found = scholarship_amounts(DAY)
    assert found.maximum == 174_000_000
    assert max(found.one_child) == scholarship_amounts(DAY, 1).maximum == 87_000_000
    assert {Decimal(x) for x in (145_500_000, 66_000_000, 76_500_000, 154_000_000)} <= set(found.reachable)
    assert Decimal(170_000_000) not in found.reachable
    assert scholarship_amounts(date(2018, 1, 1)).reachable == (12_000_000,)


def test_bounds_of_a_payment_of_jkm():
    found = payment_bounds("JKM", DAY)
    assert (found.low, found.high) == (1_500_000, 216_000_000)
    assert found.firm
    assert payment_bounds("JKM", date(2018, 1, 1))[:2] == (200_000, 36_000_000)
    assert payment_bounds("JKM", DAY, "PMI").high == 259_000_000


@pytest.mark.parametrize("programme", ["JKK", "JHT", "JP", "JKP"])
def test_other_payments_have_no_bounds_yet(programme):
    with pytest.raises(NotCodified):
        payment_bounds(programme, DAY)


@pytest.mark.parametrize("programme", ["JHT", "JP", "JKP"])
def test_other_programmes_have_no_list_of_amounts(programme):
    with pytest.raises(NotCodified, match=f"a list of the amounts of {programme}.*ask benefit"):
        death_amounts(programme, "", DAY)
