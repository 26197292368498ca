"""The life table, and how far a place is believed against what was assumed of it."""

import numpy as np
import pytest
from scipy import stats

from pantau.planning.projection import Uncertain, between, limited_fluctuation
from pantau.planning.projection.mortality import expected_deaths, hazard, life_table


def test_the_life_table_rises_with_age_and_falls_with_the_years():
    table = life_table()
    assert sorted(table) == [2025, 2026, 2027]
    for ages, rates in table.values():
        assert (ages[0], ages[-1]) == (20, 98)
        assert (np.diff(rates[5:]) > 0).all()
        assert ((rates > 0) & (rates < 1)).all()
    assert (table[2027][1] < table[2025][1]).all()


def test_twelve_months_at_the_middle_of_a_year_of_age_give_the_rate_of_the_table():
    ages, rates = life_table()[2025]
    yearly = 1 - np.exp(-12 * hazard(ages + 0.5, 2025))
    assert yearly == pytest.approx(rates, rel=1e-12)


def test_outside_of_the_table_its_nearest_age_and_year_hold():
    assert hazard(np.array([15.0]), 1990)[0] == hazard(np.array([20.5]), 2025)[0]
    assert hazard(np.array([105.0]), 2050)[0] == hazard(np.array([98.5]), 2027)[0]


def test_expected_deaths_of_the_months_at_risk():
    once = expected_deaths([("35-44", "M", 2025, 1200)], {"M": 1.15})
    assert once == pytest.approx(1.15 * 1200 * hazard(np.array([40.0]), 2025)[0])
    assert expected_deaths([("", "", 2025, 1200)], {}) == pytest.approx(once / 1.15)


def test_experience_moves_a_level_by_its_credibility():
    prior = Uncertain(1.0, 0.25)  # as much as 16 expected deaths
    after = prior.after_events(events=32, expected=16)
    assert prior.weight(16) == 0.5
    assert after.mean == pytest.approx(1.5)
    assert after.cv == pytest.approx((16 + 32) ** -0.5)
    assert prior.after_events(0, 0) == prior
    assert Uncertain(1.0).after_events(50, 10) == Uncertain(1.0)  # what is certain is not moved


def test_experience_moves_a_chance_as_a_beta_does():
    after = Uncertain(0.02, 0.5).after_trials(events=30, trials=1000)
    a = 0.02 * ((0.98 / (0.02 * 0.25)) - 1)
    b = a * 49
    exact = stats.beta(a + 30, b + 970)
    assert after.mean == pytest.approx(exact.mean())
    assert after.cv == pytest.approx(exact.std() / exact.mean())


def test_draws_have_the_mean_and_cv_that_are_said():
    random = np.random.default_rng(1)
    for one, draw in ((Uncertain(3.0, 0.3), "levels"), (Uncertain(0.2, 0.3), "chances")):
        found = getattr(one, draw)(random, 100_000)
        assert found.mean() == pytest.approx(one.mean, rel=0.01)
        assert found.std() / found.mean() == pytest.approx(0.3, rel=0.02)
    assert (Uncertain(0.2).chances(random, 5) == 0.2).all()


def test_limited_fluctuation_believes_eighteen_deaths_by_an_eighth():
    assert limited_fluctuation(18) == pytest.approx((18 / 1082) ** 0.5)
    assert limited_fluctuation(1082) == 1


def test_places_that_differ_by_chance_alone_do_not_differ():
    random = np.random.default_rng(3)
    expected = random.uniform(20, 60, 400)
    assert between(random.poisson(expected), expected) < 0.05
    levels = random.gamma(1 / 0.3**2, 0.3**2, 400)
    assert between(random.poisson(expected * levels), expected) == pytest.approx(0.3, abs=0.05)
    assert between([3], [2.0]) == 0.0
    assert between([0, 0], [1.0, 2.0]) == 0.0
