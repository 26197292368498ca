"""A province that says nothing of itself is the sum of its regions, and says of how many."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from pantau.core import regions
from pantau.report.round.rolled import rolled_up
from tests.report.round.sample import figure, province

BELOW = regions.children("36")


def figures_of(counts: list[int], measure: str, **more: str) -> list:  # type: ignore[type-arg]
    return [
        figure(measure, str(count), region=code, **more) for code, count in zip(BELOW, counts, strict=False)
    ]


@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=8))
def test_the_sum_of_the_regions_is_said_with_their_number(counts: list[int]) -> None:
    made = rolled_up(replace(province(), figures=tuple(figures_of(counts, "covered_workers"))), "id")
    (total,) = [each for each in made.figures if each.region == "36"]
    assert (total.value, total.source, total.basis) == (sum(counts), "jumlah-36", "reported")
    assert (
        made.sources["jumlah-36"].title
        == f"Jumlah jawaban {len(counts)} dari 8 kabupaten/kota dalam putaran ini"
    )


def test_the_coverage_is_computed_again_from_the_sums() -> None:
    parts = (*figures_of([10, 30], "covered_workers"), *figures_of([100, 60], "eligible_workers"))
    made = rolled_up(replace(province(), figures=parts), "en")
    assert [str(each.value) for each in made.figures if each.measure == "coverage_rate"] == ["25.0"]


def test_no_coverage_over_other_regions() -> None:
    parts = (*figures_of([10, 30], "covered_workers"), *figures_of([100], "eligible_workers"))
    made = rolled_up(replace(province(), figures=parts), "id")
    assert not [each for each in made.figures if each.measure == "coverage_rate"]


def test_what_the_province_says_of_itself_stands() -> None:
    assert rolled_up(province(), "id") == province()


def test_reported_and_recorded_are_not_mixed() -> None:
    parts = (*figures_of([10], "covered_workers"), *figures_of([7, 8], "covered_workers", basis="recorded"))
    made = rolled_up(replace(province(), figures=parts), "id")
    sums = {each.basis: each.value for each in made.figures if each.region == "36"}
    assert sums == {"reported": 10, "recorded": 15}


def test_categories_and_regions_further_down_do_not_go_in() -> None:
    parts = (
        figure("covered_workers", "9", region="36.72", category="ojek"),
        figure("covered_workers", "9", region="36.72.01"),
    )
    assert rolled_up(replace(province(), figures=parts), "id").figures == parts


def test_a_city_has_no_sums() -> None:
    alone = replace(province(), region="36.72", figures=(figure("covered_workers", "9"),))
    assert rolled_up(alone, "id") == alone


def test_the_nation_is_the_sum_of_its_provinces_and_they_of_their_regions() -> None:
    parts = (*figures_of([10, 30], "covered_workers"), figure("covered_workers", "5", region="31.71"))
    made = rolled_up(replace(province(), region="ID", figures=parts), "id")
    sums = {each.region: each.value for each in made.figures if each.source.startswith("jumlah-")}
    assert sums == {"36": 40, "31": 5, "ID": 45}
    assert made.sources["jumlah-ID"].title == "Jumlah jawaban 2 dari 38 provinsi dalam putaran ini"
