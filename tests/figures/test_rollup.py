"""Ratios are computed again from their parts, and a stock is never added over time."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pantau.core.period import Period
from pantau.figures import Figure
from pantau.figures.rollup import NotAdditive, by_category, by_region, by_time


def figure(region: str, measure: str, value: object, period: str = "2024", **more: object) -> Figure:
    return Figure(region, measure, Period.parse(period), Decimal(str(value)), **more)  # type: ignore[arg-type]


def values(figures: list[Figure]) -> dict[tuple[str, str], Decimal]:
    return {(one.region, one.measure): one.value for one in figures}


def test_a_rate_of_a_province_is_not_the_mean_of_its_cities():
    rolled = by_region(
        [
            figure("36.71", "eligible_workers", 900),
            figure("36.71", "covered_workers", 90),
            figure("36.71", "coverage_rate", "10.0"),
            figure("36.72", "eligible_workers", 100),
            figure("36.72", "covered_workers", 90),
            figure("36.72", "coverage_rate", "90.0"),
        ],
        "province",
    )
    assert values(rolled) == {
        ("36", "eligible_workers"): 1000,
        ("36", "covered_workers"): 180,
        ("36", "coverage_rate"): 18,
    }


def test_a_district_beside_its_city_is_not_added_again():
    rolled = by_region(
        [
            figure("36.72", "covered_workers", 90),
            figure("36.72.01", "covered_workers", 40),
            figure("36.71", "covered_workers", 10),
        ],
        "nation",
    )
    assert values(rolled) == {("ID", "covered_workers"): 100}


def test_a_parent_category_stands_for_its_children():
    rolled = by_category(
        [
            figure("36", "covered_workers", 200, category="rentan"),
            figure("36", "covered_workers", 150, category="nelayan"),
            figure("36", "covered_workers", 100, category="adhoc"),
        ]
    )
    assert [one.value for one in rolled] == [300]


def test_flows_add_up_over_time_and_their_ratio_is_computed_again():
    months = [
        figure("36", measure, value, f"2024-0{month}")
        for month in (1, 2)
        for measure, value in (
            ("claims_paid", 10 * month),
            ("contributions", 20),
            ("claim_ratio", 50 * month),
        )
    ]
    rolled = by_time(months, Period.parse("2024"))
    assert values(rolled) == {
        ("36", "claims_paid"): 30,
        ("36", "contributions"): 40,
        ("36", "claim_ratio"): 75,
    }


def test_a_stock_does_not_add_up_over_time():
    january = figure("36", "covered_workers", 100, "2024-01")
    with pytest.raises(NotAdditive, match="covered_workers is a stock"):
        by_time([january], Period.parse("2024"))


def test_a_rounded_part_leaves_a_rounded_total():
    rolled = by_region(
        [
            figure("36.71", "covered_workers", 1000, precision=Decimal(1000)),
            figure("36.72", "covered_workers", 10),
        ],
        "province",
    )
    assert rolled[0].interval().low == 510
    assert rolled[0].interval().high == 1510


@given(st.lists(st.integers(0, 10**9), min_size=1, max_size=12))
def test_nothing_is_lost_on_the_way_to_the_nation(counts):
    regencies = [
        figure(f"36.{number:02d}", "covered_workers", count) for number, count in enumerate(counts, 1)
    ]
    provinces = by_region(regencies, "province")
    assert by_region(regencies, "nation")[0].value == by_region(provinces, "nation")[0].value == sum(counts)
