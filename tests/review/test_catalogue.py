"""Every check passes its own example and fails the other; every code of the contract is in the catalogue."""

import pytest

from pantau.review import all_checks, review
from pantau.review.explain import hypotheses
from tests.review.conftest import case_of

CONTRACT_CHECKS = [
    "sum", "ratio", "difference", "growth", "budget", "law_contribution", "law_benefit", "target", "conflict",
    "jump", "range", "divisibility", "ambiguous",
]  # fmt: skip
CONTRACT_EXPLANATIONS = {
    "digit_slip", "digit_transposition", "unit_scale", "percent_of_target", "distance_to_100",
    "points_for_percent", "uncovered_for_gap", "target_for_uncovered", "truncated", "other_period",
    "fewer_months", "more_months", "fewer_people", "more_people", "other_programme", "multiple_benefits",
    "people_for_rupiah", "subset", "sign", "other_definition",
}  # fmt: skip


def test_the_checks_are_those_of_the_contract():
    assert [check.id for check in all_checks()] == CONTRACT_CHECKS


def test_the_explanations_are_those_of_the_contract():
    assert {one.code for one in hypotheses()} == CONTRACT_EXPLANATIONS


@pytest.mark.parametrize("check", all_checks(), ids=lambda check: check.id)
def test_a_check_passes_what_it_passes(check):
    findings = review(case_of(check.passes)).findings
    assert [finding for finding in findings if finding.check == check.id or finding.severity == "error"] == []


@pytest.mark.parametrize("check", all_checks(), ids=lambda check: check.id)
def test_a_check_fails_what_it_fails(check):
    assert check.id in [finding.check for finding in review(case_of(check.fails)).findings]


@pytest.mark.parametrize("item", [*all_checks(), *hypotheses()], ids=lambda item: item.title.en)
def test_a_title_stands_in_both_languages(item):
    assert item.title.id
    assert item.title.en
    assert item.title.id != item.title.en


def test_an_explanation_names_checks_that_exist():
    known = {check.id for check in all_checks()}
    assert all(one.checks <= known for one in hypotheses())
