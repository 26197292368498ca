"""The published order: carried by every pair, transitive, a semiorder, whatever the chances are."""

from itertools import product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from pantau.award.groups import above, groups, reaches, standings

SURE = 0.9


@st.composite
def chances(draw):
    """Any chances of being above, of up to nine places; P(a above b) + P(b above a) = 1."""
    n = draw(st.integers(1, 9))
    beats = np.full((n, n), 0.5)
    for a in range(n):
        for b in range(a):
            beats[b, a] = draw(st.floats(0, 1))
            beats[a, b] = 1 - beats[b, a]
    return beats


@given(chances())
def test_what_is_published_is_carried_by_every_pair(beats):
    reach = reaches(beats, SURE)
    for a, b in product(range(len(beats)), repeat=2):
        if above(reach, a, b):
            assert all(beats[high, low] >= SURE for high in range(a + 1) for low in range(b, len(beats)))


@given(chances())
def test_the_published_order_is_a_semiorder(beats):
    reach = reaches(beats, SURE)
    everybody = range(len(beats))

    def over(a, b):
        return above(reach, a, b)

    for a, b, c in product(everybody, repeat=3):
        assert not over(a, a)
        assert not (over(a, b) and over(b, c)) or over(a, c)
    for a, b, c, d in product(everybody, repeat=4):
        if over(a, b) and over(c, d):
            assert over(a, d) or over(c, b)  # an interval order (Fishburn)
        if over(a, b) and over(b, c):
            assert over(a, d) or over(d, c)  # and bars of one length


@given(chances())
def test_groups_hold_exactly_those_who_are_not_told_apart(beats):
    reach = reaches(beats, SURE)
    runs = groups(reach)
    for a, b in product(range(len(beats)), repeat=2):
        together = any(a in run and b in run for run in runs)
        assert together == (not above(reach, a, b) and not above(reach, b, a))
    assert {place for run in runs for place in run} == set(range(len(beats)))


@given(chances())
def test_best_and_worst_rank_hold_the_place_itself(beats):
    for place, one in enumerate(standings(reaches(beats, SURE)), 1):
        assert 1 <= one.best <= place <= one.worst <= len(beats)
        assert len(one.like) == one.worst - one.best or one.like


def test_a_circle_of_pairs_is_not_published():
    beats = np.array([[0.5, 0.95, 0.05], [0.05, 0.5, 0.95], [0.95, 0.05, 0.5]])
    assert groups(reaches(beats, SURE)) == ((0, 1, 2),)


def test_sure_differences_give_ranks_of_their_own():
    beats = np.array([[0.5, 0.99, 1.0], [0.01, 0.5, 0.95], [0.0, 0.05, 0.5]])
    assert [(one.best, one.worst, one.like) for one in standings(reaches(beats, SURE))] == [
        (1, 1, ()),
        (2, 2, ()),
        (3, 3, ()),
    ]
