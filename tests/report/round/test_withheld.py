"""Small cells never reach what is published, nor can they be computed from it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from pantau.report.round.model import BudgetLine, WithoutBasis
from pantau.report.round.withheld import is_small, withhold
from tests.report.round.sample import CITY, FINDINGS, city, figure

CATEGORIES = ("nelayan", "petani", "ojek", "pedagang", "tukang")


def test_a_count_below_five_is_shown_as_less_than_five() -> None:
    few = figure("covered_workers", "3", category="disabilitas")
    made = withhold(replace(city(), figures=(few,)))
    (shown,) = made.report.figures
    assert (shown.value, shown.qualifier) == (5, "less_than")
    assert made.small >= 1


def test_zero_and_five_are_shown() -> None:
    for value in ("0", "5"):
        assert not is_small(figure("covered_workers", value))
    assert is_small(figure("claim_cases", "4"))
    assert not is_small(figure("coverage_rate", "4"))


def test_what_would_give_a_small_count_away_is_left_out() -> None:
    few = figure("covered_workers", "3", category="ojek")
    told = (
        figure("coverage_rate", "1.5", category="ojek"),
        figure("uncovered_workers", "197", category="ojek"),
        figure("contributions", "50400", category="ojek"),
    )
    kept = (
        figure("eligible_workers", "200", category="ojek"),
        figure("coverage_rate", "53.2"),
        figure("contributions", "480457660"),
        figure("coverage_target", "60", category="ojek", basis="required"),
    )
    made = withhold(replace(city(), figures=(few, *told, *kept), findings=())).report.figures
    assert not set(told) & set(made)
    assert set(kept) <= set(made)


def test_the_claim_of_one_family_is_not_told() -> None:
    figures = (
        figure("claim_cases", "1", category="ojek"),
        figure("claims_paid", "42000000", category="ojek"),
    )
    made = withhold(replace(city(), figures=figures, findings=())).report.figures
    assert [each.measure for each in made] == ["claim_cases"]


@given(st.lists(st.integers(0, 40), min_size=2, max_size=5))
def test_one_small_part_cannot_be_computed_from_its_total(counts: list[int]) -> None:
    parts = [
        figure("covered_workers", str(count), category=category)
        for category, count in zip(CATEGORIES, counts, strict=False)
    ]
    total = figure("covered_workers", str(sum(counts)), category="rentan")
    shown = withhold(replace(city(), figures=(total, *parts), findings=())).report.figures
    exact = [each for each in shown if each.category != "rentan" and not each.qualifier]
    unseen = [each for each in parts if each not in exact]
    if any(0 < count < 5 for count in counts) and sum(counts) > max(counts):
        assert len([each for each in unseen if each.value > 0]) != 1


def test_a_finding_on_a_small_count_loses_its_words() -> None:
    few = figure("covered_workers", "3", category="ojek")
    finding = replace(FINDINGS[0], stated=few, title="Pak Ahmad dan dua temannya", message="hanya 3 orang")
    (made,) = withhold(replace(city(), figures=(few,), findings=(finding,))).report.findings
    assert "Ahmad" not in str(made.title)
    assert made.message == ""
    assert made.stated is not None
    assert made.stated.qualifier == "less_than"


def test_budgets_and_categories_of_a_few_are_withheld() -> None:
    few = replace(
        city(),
        budgets=(BudgetLine(CITY, 2026, "APBD", persons=2, allocated=Decimal(403200), realised=Decimal(1)),),
        without_basis=(WithoutBasis(CITY, "ojek", 4),),
    )
    made = withhold(few).report
    assert made.budgets[0].withheld
    assert made.budgets[0].allocated is made.budgets[0].persons is None
    assert made.without_basis[0] == WithoutBasis(CITY, "ojek", None, withheld=True)


def test_a_report_without_small_counts_stays_as_it_is() -> None:
    whole = replace(city(), figures=(figure("covered_workers", "900"),), without_basis=())
    assert withhold(whole).report == whole
