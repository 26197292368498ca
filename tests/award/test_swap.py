"""The smallest change of weights: it swaps, nothing smaller does, and a linear programme agrees."""

from fractions import Fraction

import numpy as np
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from pantau.award import smallest_swap

WHOLE = st.integers(-100, 100)


@st.composite
def contested(draw):
    """Weights that add up to one, and differences with the first in the lead."""
    n = draw(st.integers(2, 6))
    parts = draw(st.lists(st.integers(0, 20), min_size=n, max_size=n).filter(sum))
    weights = [Fraction(part, sum(parts)) for part in parts]
    differences = [Fraction(draw(WHOLE), 7) for _ in range(n)]
    assume(sum(w * d for w, d in zip(weights, differences, strict=True)) > 0)
    return weights, differences


def lead(weights, differences):
    return sum(w * d for w, d in zip(weights, differences, strict=True))


@given(contested())
def test_after_the_change_the_two_are_level_exactly(world):
    weights, differences = world
    swap = smallest_swap(weights, differences)
    if swap is None:
        assert min(differences) > 0
        return
    assert lead(swap.weights, differences) == 0
    assert sum(swap.weights) == 1
    assert min(swap.weights) >= 0
    assert sum(abs(a - b) for a, b in zip(weights, swap.weights, strict=True)) / 2 == swap.moved


@settings(max_examples=60)
@given(contested(), st.data())
def test_no_smaller_change_swaps(world, data):
    weights, differences = world
    swap = smallest_swap(weights, differences)
    assume(swap is not None)
    parts = data.draw(st.lists(st.integers(0, 50), min_size=len(weights), max_size=len(weights)).filter(sum))
    other = [Fraction(part, sum(parts)) for part in parts]
    moved = sum(abs(a - b) for a, b in zip(weights, other, strict=True)) / 2
    if moved < swap.moved:
        assert lead(other, differences) > 0
    elif moved:
        share = swap.moved / moved * Fraction(999, 1000)  # the same direction, cut short of the smallest
        nearer = [a + (b - a) * share for a, b in zip(weights, other, strict=True)]
        assert lead(nearer, differences) > 0


@settings(max_examples=40)
@given(contested())
def test_a_linear_programme_finds_the_same_size(world):
    weights, differences = world
    n = len(weights)
    d = np.array([float(one) for one in differences])
    w = np.array([float(one) for one in weights])
    identity = np.eye(n)
    # minimise sum(u) with u >= |x - w| over weights x, where the second is no longer behind
    rows = np.block([[identity, -identity], [-identity, -identity], [d[None, :], np.zeros((1, n))]])
    found = linprog(
        np.r_[np.zeros(n), np.ones(n)],
        A_ub=rows,
        b_ub=np.r_[w, -w, 0.0],
        A_eq=np.r_[np.ones(n), np.zeros(n)][None, :],
        b_eq=[1.0],
        bounds=[(0, None)] * (2 * n),
    )
    swap = smallest_swap(weights, differences)
    if swap is None:
        assert found.status == 2
    else:
        assert abs(found.fun / 2 - float(swap.moved)) < 1e-7


def test_who_is_better_in_everything_cannot_be_passed():
    assert smallest_swap([Fraction(1, 2)] * 2, [Fraction(3), Fraction(1)]) is None


def test_a_known_change():
    swap = smallest_swap([Fraction(1, 2), Fraction(1, 2)], [Fraction(30), Fraction(-10)])
    assert swap.moved == Fraction(1, 4)
    assert swap.weights == (Fraction(1, 4), Fraction(3, 4))
