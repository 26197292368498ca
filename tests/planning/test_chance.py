"""A claim ratio on few claims: the exact odds of Poisson, the interval of the indicators, honest words."""

from datetime import date
from decimal import Decimal

import pytest
from scipy import stats

from pantau.errors import InputError
from pantau.workspace_planning.chance import chance

MILLION = Decimal(10**6)


def test_eighteen_deaths_and_a_ratio_of_164_percent_are_perhaps_chance():
    found = chance(480_457_660 * Decimal(1), paid=790 * MILLION, many=18)
    each = 790e6 / 18
    assert found.odds == pytest.approx(stats.poisson.sf(17, 480_457_660 / each), rel=1e-9)
    told = found.sentences("en")
    assert told[0] == "18 claims: a ratio of 164%, plausible range 97–260%."
    assert told[1].endswith("chance alone brings a ratio as high as this or higher in 3 of 100 years.")
    assert told[2].startswith("Perhaps chance")
    assert "taken to be alike, Rp43,888,889" in told[3]
    assert found.sentences("id")[0] == "18 klaim: rasio 164 %, kisaran wajar 97–260 %."


def test_a_low_ratio_is_held_against_the_low_side():
    found = chance(Decimal(420 * MILLION), [42 * MILLION] * 4)
    assert found.odds == pytest.approx(stats.poisson.cdf(4, 10), rel=1e-9)
    assert "as low as this or lower" in found.sentences("en")[1]


def test_against_the_ratio_that_it_has_chance_explains_it():
    found = chance(Decimal(420 * MILLION), [42 * MILLION] * 10)
    assert found.odds > 0.5
    assert "Chance explains it well enough" in found.sentences("en")[2]


def test_a_hundred_claims_where_thirty_are_expected_are_not_chance():
    told = chance(Decimal(1260 * MILLION), [42 * MILLION] * 100).sentences("en")
    assert "fewer than 1 of 1,000 years" in told[1]
    assert told[2] == "Chance hardly explains it; look for the cause."


def test_one_great_claim_among_small_ones_makes_a_ratio_less_sure():
    alike = chance(Decimal(200 * MILLION), [20 * MILLION] * 18)
    apart = chance(Decimal(200 * MILLION), [10 * MILLION] * 17 + [190 * MILLION])
    assert alike.claimed.ratio == apart.claimed.ratio
    assert apart.high - apart.low > 1.5 * (alike.high - alike.low)
    assert apart.odds > alike.odds


def test_no_claim_at_all_has_a_range_too():
    found = chance(Decimal(84 * MILLION), paid=Decimal(0), many=0, on=date(2026, 1, 1))
    assert found.low == 0
    assert found.high == pytest.approx(100 * 3.689 * 42 / 84, rel=0.001)
    assert found.odds == pytest.approx(stats.poisson.cdf(0, 2))


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"contributions": Decimal(0), "paid": Decimal(1), "many": 1}, "contributions"),
        ({"contributions": Decimal(1), "paid": Decimal(5), "many": 0}, "claims"),
        ({"contributions": Decimal(1)}, "claims"),
        ({"contributions": Decimal(1), "sizes": [Decimal(-1)]}, "sizes"),
        ({"contributions": Decimal(1), "paid": Decimal(0), "many": 0}, "date"),
        ({"contributions": Decimal(1), "paid": Decimal(1), "many": 1, "expected": Decimal(0)}, "expected"),
    ],
)
def test_what_cannot_be_is_told(given, field):
    with pytest.raises(InputError) as raised:
        chance(**given)
    assert field in [one.file for one in raised.value.faults]
