"""Ratios are computed again from their parts, and a stock is never added over time."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pantau.core.period import Period
from pantau.figures import Figure
from pantau.figures.interval import Interval
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


@pytest.mark.parametrize(
    ("measure", "reason"),
    [
        ("average_workers", r"is an average.*divide the worker_months of 2024 by its months \(12\)"),
        ("ever_covered_workers", "counts persons.*take the value of the whole of 2024"),
        ("short_cover_workers", "counts persons"),
        ("paid_twice_workers", "counts persons"),
    ],
)
def test_averages_and_persons_add_up_over_regions_and_not_over_time(measure, reason):
    months = [figure("36.72", measure, 100, "2024-01"), figure("36.72", measure, 100, "2024-02")]
    with pytest.raises(NotAdditive, match=f"{measure} {reason}"):
        by_time(months, Period.parse("2024"))
    places = [figure("36.71", measure, 100), figure("36.72", measure, 50)]
    assert values(by_region(places, "province")) == {("36", measure): 150}


@pytest.mark.parametrize("measure", ["new_workers", "lapsed_workers", "restarted_workers", "worker_months"])
def test_what_happened_in_each_month_adds_up_over_time(measure):
    months = [figure("36", measure, 3, "2024-01"), figure("36", measure, 4, "2024-02")]
    assert values(by_time(months, Period.parse("2024"))) == {("36", measure): 7}


@pytest.mark.parametrize(
    ("periods", "total"),
    [
        (["2024", "2024-01"], 1),
        (["2024-01", "2024"], 2),
        (["2024-01", "2024-01/2024-03", "2024-02/2024-03", "2024-04", "2024-04-30"], 2 + 4),
        (
            ["2024-02/2024-03", "2024-01/2024-02", "2024-01/2024-06"],
            3,
        ),  # two that cross, in one that holds both
        (["2023-12", "2024-01"], 2),
    ],
)
def test_a_month_beside_its_year_is_not_added_again(periods, total):
    parts = [figure("36", "claims_paid", value, period) for value, period in enumerate(periods, 1)]
    assert values(by_time(parts, Period.parse("2024"))) == {("36", "claims_paid"): total}


def test_a_year_of_one_place_does_not_hold_a_month_of_another():
    parts = [figure("36", "claims_paid", 5), figure("32", "claims_paid", 2, "2024-01")]
    assert values(by_time(parts, Period.parse("2024"))) == {
        ("36", "claims_paid"): 5,
        ("32", "claims_paid"): 2,
    }


def test_periods_that_overlap_in_part_are_refused():
    parts = [
        figure("36", "claims_paid", 5, "2024-03/2024-06"),
        figure("36", "claims_paid", 2, "2024-01/2024-03"),
    ]
    with pytest.raises(
        NotAdditive,
        match=r"claims_paid of 36: 2024-01/2024-03 and 2024-03/2024-06 overlap.*leave one of them",
    ):
        by_time(parts, Period.parse("2024"))


def test_two_values_of_one_month_are_refused_unless_they_agree():
    parts = [figure("36", "claims_paid", 5, "2024-01"), figure("36", "claims_paid", 5, "2024-01", source="b")]
    assert by_time(parts, Period.parse("2024"))[0].value == 5
    parts.append(figure("36", "claims_paid", 6, "2024-01"))
    with pytest.raises(NotAdditive, match="claims_paid of 36 has two values for 2024-01, 5 and 6"):
        by_time(parts, Period.parse("2024"))


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


@pytest.mark.parametrize(
    ("measure", "qualifier", "precision", "printed", "bounds"),
    [
        ("covered_workers", "more_than", 100, (250, "", 100), (200, 300)),
        ("covered_workers", "less_than", None, (100, "", 200), (0, 200)),
        ("covered_workers", "at_most", None, (100, "", 200), (0, 200)),
        ("covered_workers", "at_most", 50, (175, "", 50), (150, 200)),
        ("covered_workers", "about", None, (200, "", 20), (190, 210)),
        ("covered_workers", "more_than", None, (200, "at_least", None), (200, "Infinity")),
        ("balance", "less_than", None, (200, "at_most", None), ("-Infinity", 200)),
        ("balance", "", None, (200, "", None), (200, 200)),
    ],
)
def test_a_qualifier_of_a_part_is_kept_in_the_total(measure, qualifier, precision, printed, bounds):
    precision = None if precision is None else Decimal(precision)
    (total,) = by_region(
        [figure("36.72", measure, 200, qualifier=qualifier, precision=precision)], "province"
    )
    assert (total.value, total.qualifier, total.precision) == printed
    assert total.interval() == Interval(*map(Decimal, bounds))


def test_a_total_open_both_ways_is_left_out_with_the_ratios_that_need_it():
    parts = [
        figure("36.71", "balance", 5, qualifier="at_least"),
        figure("36.72", "balance", 5, qualifier="at_most"),
        figure("36.72", "claims_paid", 5),
    ]
    assert values(by_region(parts, "province")) == {("36", "claims_paid"): 5}


HUNDREDTHS = st.decimals(-(10**12), 10**12, places=2)
PARTS = st.lists(
    st.tuples(
        HUNDREDTHS,
        st.sampled_from(["", "about", "more_than", "at_least", "less_than", "at_most"]),
        st.none() | st.decimals(0, 10**6, places=2),
    ),
    min_size=1,
    max_size=8,
)


@given(st.sampled_from(["covered_workers", "contributions", "gap_workers", "balance"]), PARTS)
def test_a_total_stands_for_exactly_the_sum_of_its_parts(measure, parts):
    regencies = [
        figure(f"36.{number:02d}", measure, value, qualifier=qualifier, precision=precision)
        for number, (value, qualifier, precision) in enumerate(parts, 1)
    ]
    low = sum(part.interval().low for part in regencies)
    high = sum(part.interval().high for part in regencies)
    totals = by_region(regencies, "province")
    if low.is_infinite() and high.is_infinite():
        assert totals == []
    else:
        assert [total.interval() for total in totals] == [Interval(low, high)]
        assert by_region(totals, "nation")[0].interval() == Interval(low, high)


@given(st.lists(st.integers(0, 10**9), min_size=1, max_size=12))
def test_nothing_is_lost_on_the_way_to_the_nation(counts):
    regencies = [
        figure(f"36.{number:02d}", "covered_workers", count) for number, count in enumerate(counts, 1)
    ]
    provinces = by_region(regencies, "province")
    assert by_region(regencies, "nation")[0].value == by_region(provinces, "nation")[0].value == sum(counts)
