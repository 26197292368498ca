"""Nobody appears or vanishes: what closes a month is what opened it, plus who joined, less who is gone."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pantau.planning.projection.kernel import Rules, drawn, expected, flows, nobody

CHANCE = st.floats(0, 1, allow_nan=False)


@given(
    people=st.lists(st.integers(0, 5000), min_size=1, max_size=5),
    causes=st.lists(CHANCE, min_size=1, max_size=4),
    joining=st.integers(0, 300),
    leaving=st.booleans(),
    seed=st.integers(0, 2**32),
)
@settings(max_examples=60, deadline=None)
def test_every_month_is_an_account_that_balances(people, causes, joining, leaving, seed):
    rules = Rules(
        lambda month, there: there if leaving and month == 3 else np.zeros_like(there),
        lambda month, there: np.full_like(there, joining),
        lambda month: [np.array(one) for one in causes],
    )
    before = np.array(people)
    for flow in flows(before, 6, rules, drawn(np.random.default_rng(seed))):
        assert (flow.opening == before).all()
        assert (flow.at_risk == flow.opening - flow.left + flow.joined).all()
        assert (flow.closing == flow.at_risk - sum(flow.taken)).all()
        assert (flow.closing >= 0).all()
        assert all((one >= 0).all() for one in flow.taken)
        before = flow.closing


def test_a_constant_hazard_without_joining_is_a_geometric_decay():
    rules = Rules(nobody, nobody, lambda month: [np.array([0.01]), np.array([0.02])])
    last = list(flows(np.array([1000.0]), 24, rules, expected))[-1]
    assert last.closing[0] == pytest.approx(1000 * (0.99 * 0.98) ** 24, rel=1e-12)
    assert last.taken[1][0] == pytest.approx(
        last.at_risk[0] * 0.99 * 0.02
    )  # of those whom the first cause left


def test_with_joining_it_settles_where_as_many_join_as_leave():
    rules = Rules(nobody, lambda month, there: np.full_like(there, 30.0), lambda month: [np.array([0.05])])
    last = list(flows(np.array([0.0]), 600, rules, expected))[-1]
    assert last.closing[0] == pytest.approx(30 * 0.95 / 0.05)


def test_draws_have_the_mean_and_the_spread_of_their_causes():
    take = drawn(np.random.default_rng(5))
    people = np.full(40_000, 200)
    first, second = take(people, [np.array(0.03), np.array(0.1)])
    assert first.mean() == pytest.approx(200 * 0.03, rel=0.02)
    assert first.var() == pytest.approx(200 * 0.03 * 0.97, rel=0.03)
    assert second.mean() == pytest.approx(200 * 0.97 * 0.1, rel=0.01)
    assert np.corrcoef(first, second)[0, 1] < 0  # who is taken by one cause is not there for the other
