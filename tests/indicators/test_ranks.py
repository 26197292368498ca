"""Ranks that say how firm they are."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pantau.core.period import Period
from pantau.errors import IndicatorError
from pantau.indicators import Recorded, ranked

JULY = Period.parse("2024-07")


def rate(region, value, low=None, high=None, **more):
    ends = (None if end is None else Decimal(end) for end in (low, high))
    return Recorded(
        region, "coverage_rate", JULY, Decimal(value), **dict(zip(("low", "high"), ends, strict=True)), **more
    )


def test_ranks_best_worst_and_groups():
    found = ranked(
        [
            rate("36.71", 50, 45, 56),
            rate("36.72", 60, 55, 65),
            rate("36.73", 40, 38, 44),
            rate("36.74", 46, 43, 49),
        ]
    )
    assert [(one.figure.region, one.rank, one.best, one.worst) for one in found.ranks] == [
        ("36.72", 1, 1, 2),  # 55..65 meets 45..56
        ("36.71", 2, 1, 3),  # meets 36.72 and 36.74 (43..49)
        ("36.74", 3, 2, 4),  # meets 36.71 and 36.73 (38..44)
        ("36.73", 4, 3, 4),
    ]
    assert found.groups == (("36.72", "36.71"), ("36.71", "36.74"), ("36.74", "36.73"))
    assert found.ranks[0].sentence.en == (
        "rank 1 of 4, possibly 1 to 2: cannot be told apart from Kota Tangerang, Banten"
    )
    assert "tidak dapat dibedakan dari Kota Tangerang" in found.ranks[0].sentence.id


def test_exact_values_have_firm_ranks_and_equal_ones_share():
    found = ranked([rate("36.71", 5), rate("36.72", 7), rate("36.73", 5)])
    assert [(one.rank, one.best, one.worst) for one in found.ranks] == [(1, 1, 1), (2, 2, 3), (2, 2, 3)]
    assert found.ranks[0].sentence.en == "rank 1 of 3, firm"
    assert found.ranks[0].sentence.id == "peringkat 1 dari 3, pasti"
    assert ranked([]).ranks == ()


def test_a_value_with_a_hole_is_open_to_that_side():
    found = ranked(
        [
            rate("36.71", 50),
            rate("36.72", 40, qualifier="at_least"),
            rate("36.73", 30),
            rate("36.74", 20, qualifier="at_most"),
        ]
    )
    assert [(one.figure.region, one.best, one.worst) for one in found.ranks] == [
        ("36.71", 1, 2), ("36.72", 1, 2), ("36.73", 3, 3), ("36.74", 4, 4)
    ]  # fmt: skip


@settings(max_examples=80, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 100), st.integers(0, 20), st.integers(0, 20)), min_size=1, max_size=8),
    st.data(),
)
def test_no_true_values_give_a_rank_outside(shapes, data):
    figures = [rate(f"36.{n:02}", v, v - a, v + b) for n, (v, a, b) in enumerate(shapes)]
    truth = {one.region: data.draw(st.integers(int(one.low), int(one.high))) for one in figures}
    for one in ranked(figures).ranks:
        mine = truth[one.figure.region]
        assert one.best <= one.rank <= one.worst
        assert one.best <= 1 + sum(other > mine for other in truth.values())
        assert one.worst >= sum(other >= mine for other in truth.values())


def test_what_cannot_be_ranked():
    with pytest.raises(IndicatorError, match="only figures of one measure"):
        ranked([rate("36.71", 5), rate("36.72", 5, definition="rpjmn")])
    with pytest.raises(IndicatorError, match="named twice"):
        ranked([rate("36.71", 5), rate("36.71", 6)])
