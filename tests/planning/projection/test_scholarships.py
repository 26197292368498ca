"""Scholarships: one death is paid for years; what is paid and what is still owed always add up to what was promised."""

import numpy as np
import pytest

from pantau.law import scholarship_amounts
from pantau.planning.projection.lawful import Costs, lawful_months
from pantau.planning.projection.luck import Chance, Mean
from pantau.planning.projection.scholarships import MOST_CHILDREN, owed
from tests.planning.projection.places import FISHERS, START, fixed

MONTHS = [START.plus(n) for n in range(240)]
LAW = lawful_months([FISHERS], MONTHS, Costs(1.0, 500_000))
ONE_DEATH = np.eye(1, 240)


def test_the_law_pays_for_as_many_children_as_are_drawn():
    assert scholarship_amounts(START.first, MOST_CHILDREN + 1) == scholarship_amounts(
        START.first, MOST_CHILDREN
    )
    assert scholarship_amounts(START.first, MOST_CHILDREN - 1) != scholarship_amounts(
        START.first, MOST_CHILDREN
    )


def test_what_is_paid_and_what_is_owed_is_what_was_promised():
    found = owed(ONE_DEATH, np.array([[1.0]]), LAW, fixed(families_continues=1.0), Mean())
    promised = found.paid[0, 0] + found.reserve[0, 0]
    assert found.reserve[0] + np.cumsum(found.paid[0]) == pytest.approx(promised)
    assert found.reserve[0, -1] == pytest.approx(0, abs=1)
    assert set(np.flatnonzero(found.paid[0]) % 12) == {0}  # once a year
    assert 30_000_000 < promised < 87_000_000  # a child somewhere on its way of 87 million


def test_a_child_that_begins_at_university_has_five_years_of_twelve_million():
    levels = {f"families_{one}": 0.0 for one in ("TK", "SD", "SMP", "SMA")}
    assumed = fixed(**levels, families_PT=1.0, families_continues=1.0)
    found = owed(ONE_DEATH * 5, np.array([[1.0]]), LAW, assumed, Mean())
    # five deaths, one child each, spread over the five years of the level: 5+4+3+2+1 years of 12 million
    assert found.paid.sum() == pytest.approx(15 * 12_000_000)
    assert found.children[0, :13].tolist() == pytest.approx([5] * 12 + [4])


def test_interest_lowers_the_reserve_and_not_what_is_paid():
    plain = owed(ONE_DEATH, np.array([[1.0]]), LAW, fixed(), Mean())
    cheap = owed(ONE_DEATH, np.array([[1.0]]), LAW, fixed(reserve_interest=0.06), Mean())
    assert (plain.paid == cheap.paid).all()
    assert cheap.reserve[0, 0] < plain.reserve[0, 0]
    assert cheap.reserve[0, -1] == pytest.approx(0, abs=1000)


def test_draws_scatter_around_the_mean():
    families = np.zeros((1500, 240), dtype=int)
    families[:, 0] = 1
    children = np.full((1500, 1), 0.8)
    drawn = owed(families, children, LAW, fixed(), Chance(np.random.default_rng(2)))
    mean = owed(ONE_DEATH, np.array([[0.8]]), LAW, fixed(), Mean())
    assert drawn.paid.sum(axis=1).mean() == pytest.approx(mean.paid.sum(), rel=0.06)
    assert drawn.children[:, 0].mean() == pytest.approx(0.8, abs=0.06)
