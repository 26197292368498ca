"""Who is not covered: nobody twice, nobody forgotten, and what was taken is said."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pantau.core.period import Period
from pantau.errors import InputError
from pantau.figures import Figure
from pantau.planning.gap import Gap, gaps_of


def figure(region, measure, value, category="", period="2026-10", **more):
    return Figure(region, measure, Period.parse(period), Decimal(value), category=category, **more)


def both(region, eligible, covered, category="", **more):
    return [
        figure(region, "eligible_workers", eligible, category, **more),
        figure(region, "covered_workers", covered, category, **more),
    ]


def test_eligible_minus_covered_by_region_and_category():
    found = gaps_of([*both("36.72", 400, 100, "nelayan"), *both("36.73", 250, 250, "ojek")])
    assert found.rows == (
        Gap("36.72", "nelayan", 300, 400, 100),
        Gap("36.73", "ojek", 0, 250, 250),
    )
    assert found.uncovered == 300


def test_a_group_that_holds_others_is_shown_without_them():
    found = gaps_of(
        [*both("36.72", 1000, 400), *both("36.72", 300, 100, "rentan"), *both("36.72", 100, 20, "nelayan")]
    )
    assert {(row.category, row.uncovered, row.rest) for row in found.rows} == {
        ("nelayan", 80, False),
        ("rentan", 120, True),
        ("", 400, True),
    }
    assert found.uncovered == 600


def test_a_province_is_shown_without_its_regions():
    found = gaps_of([*both("36", 1000, 400), *both("36.72", 300, 100)])
    assert [(row.region, row.uncovered) for row in found.rows] == [("36", 400), ("36.72", 200)]


def test_a_total_divided_by_region_and_by_category_is_counted_once():
    found = gaps_of([*both("36", 1000, 400), *both("36", 500, 100, "rentan"), *both("36.72", 300, 100)])
    assert found.uncovered == 600
    assert any("Vulnerable workers" in note.en and "is not used" in note.en for note in found.notes)


def test_those_stated_as_not_covered_are_taken_where_nothing_else_is_known():
    found = gaps_of([figure("36.72", "uncovered_workers", 700, "rentan")])
    assert found.rows == (Gap("36.72", "rentan", 700),)


def test_the_latest_and_widest_figure_counts_and_a_doubt_is_said():
    figures = [
        *both("36.72", 400, 100, period="2025-10"),
        *both("36.72", 500, 150),
        figure("36.72", "covered_workers", 40, segment="BPU"),
        figure("36.72", "eligible_workers", 510, source="s2"),
    ]
    found = gaps_of(figures)
    assert found.rows[0].uncovered == 350
    assert any("2 different figures" in note.en for note in found.notes)


def test_times_that_differ_are_said():
    found = gaps_of(
        [figure("36.72", "eligible_workers", 500, period="2026-02"), figure("36.72", "covered_workers", 100)]
    )
    assert any("the times differ" in note.en for note in found.notes)


def test_more_covered_than_eligible_is_nobody_missing_and_said():
    found = gaps_of(both("36.72", 100, 130))
    assert found.rows[0].uncovered == 0
    assert any("exceed" in note.en for note in found.notes)


def test_every_fault_is_told_and_nothing_to_use_is_one():
    with pytest.raises(InputError) as told:
        gaps_of([figure("36.72", "eligible_workers", "-3"), figure("36.72", "covered_workers", "2.5")])
    assert len(told.value.faults) == 2
    with pytest.raises(InputError, match="no figures"):
        gaps_of([figure("36.72", "claims_paid", 5)])


@given(
    st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)), min_size=1, max_size=5), st.integers(0, 50)
)
def test_the_groups_add_up_to_the_total(parts, others):
    categories = ["nelayan", "petani", "ojek", "sopir", "tukang"]
    inner = [
        one
        for (covered, missing), category in zip(parts, categories, strict=False)
        for one in both("36.72", covered + missing, covered, category)
    ]
    covered = sum(one for one, _ in parts)
    total = sum(one for one, _ in parts) + sum(one for _, one in parts) + others
    assert gaps_of([*both("36.72", total, covered), *inner]).uncovered == total - covered
