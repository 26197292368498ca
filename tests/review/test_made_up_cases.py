"""What the real cases do not show: every explanation, and the ways in which figures belong together."""

from decimal import Decimal

import pytest


def codes(review, check):
    return [one.code for finding in review.findings if finding.check == check for one in finding.explanations]


def checks(review):
    return [(finding.check, finding.severity) for finding in review.findings if finding.severity != "info"]


EXPLAINED = {
    "sign": (
        "difference",
        """
        measure,period,value
        contributions,2024,480
        claims_paid,2024,790
        balance,2024,310
        """,
    ),
    "truncated": (
        "ratio",
        """
        measure,period,value
        covered_workers,2024,4699
        eligible_workers,2024,10000
        coverage_rate,2024,46.9
        coverage_rate,2023,46.9
        """,
    ),
    "digit_slip": (
        "sum",
        """
        measure,category,period,value,total_of
        eligible_workers,,2024,376162,category
        eligible_workers,non_asn,2024,159219,
        eligible_workers,rentan,2024,217943,
        """,
    ),
    "digit_transposition": (
        "sum",
        """
        measure,segment,period,value,total_of
        covered_workers,,2024,12435,segment
        covered_workers,PU,2024,12000,
        covered_workers,BPU,2024,345,
        """,
    ),
    "unit_scale": (
        "difference",
        """
        measure,period,value
        contributions,2024,480000000
        claims_paid,2024,790000000
        balance,2024,-310000
        """,
    ),
    "percent_of_target": (
        "ratio",
        """
        measure,period,value
        covered_workers,2024,4200
        eligible_workers,2024,10000
        coverage_target,2024,60.0
        coverage_rate,2024,70.0
        """,
    ),
    "distance_to_100": (
        "difference",
        """
        measure,period,value
        coverage_rate,2024,31.99
        coverage_target,2024,52.69
        gap_points,2024,68.01
        """,
    ),
    "points_for_percent": (
        "growth",
        """
        measure,period,value
        covered_workers,2023,4000
        covered_workers,2024,4600
        coverage_rate,2023,40.0
        coverage_rate,2024,46.0
        growth_rate,2024,6.0
        """,
    ),
    "uncovered_for_gap": (
        "difference",
        """
        measure,period,value
        eligible_workers,2024,10000
        covered_workers,2024,4000
        coverage_target,2024,60.0
        uncovered_workers,2024,2000
        """,
    ),
    "target_for_uncovered": (
        "difference",
        """
        measure,period,value
        eligible_workers,2024,10000
        covered_workers,2024,5500
        target_workers,2024,6000
        uncovered_workers,2024,6000
        """,
    ),
    "other_period": (
        "law_contribution",
        """
        measure,segment,programme,period,value
        contribution_rate,BPU,JKK+JKM,2024,201600
        """,
    ),
    "fewer_months": (
        "budget",
        """
        measure,category,segment,sponsor,period,value
        budget_allocated,rentan,BPU,APBD,2024,84000000
        funded_workers,rentan,BPU,APBD,2024,1000
        """,
    ),
    "more_months": (
        "budget",
        """
        measure,category,segment,programme,sponsor,period,value
        budget_allocated,rentan,BPU,JKK+JKM,APBD,2024-07/2024-12,117600000
        funded_workers,rentan,BPU,,APBD,2024,1000
        """,
    ),
    "fewer_people": (
        "budget",
        """
        measure,category,segment,programme,sponsor,period,value
        budget_allocated,rentan,BPU,JKK+JKM,APBD,2024,151200000
        funded_workers,rentan,BPU,,APBD,2024,1000
        """,
    ),
    "more_people": (
        "budget",
        """
        measure,category,segment,programme,sponsor,period,value
        budget_allocated,rentan,BPU,JKK+JKM,APBD,2024,252403200
        funded_workers,rentan,BPU,,APBD,2024,1000
        """,
    ),
    "other_programme": (
        "law_benefit",
        """
        measure,segment,programme,period,value
        benefit_death,BPU,JKK,2024-07-17,42000000
        """,
    ),
    "multiple_benefits": (
        "law_benefit",
        """
        measure,segment,programme,period,value
        benefit_death,PU,JKM,2024-07-17,126000000
        """,
    ),
    "people_for_rupiah": (
        "law_contribution",
        """
        measure,segment,programme,period,value
        contribution_rate,BPU,JKK+JKM,2024,500000
        funded_workers,,,2024,500000
        """,
    ),
    "subset": (
        "sum",
        """
        measure,segment,period,value,total_of
        covered_workers,,2024,3030,segment
        covered_workers,PU,2024,1010,
        covered_workers,BPU,2024,2020,
        covered_workers,JAKON,2024,4040,
        """,
    ),
}


@pytest.mark.parametrize("code", EXPLAINED)
def test_a_slip_is_recognised(reviewed, code):
    check, table = EXPLAINED[code]
    assert code in codes(reviewed(table), check)


def test_two_memberships_after_2025_pay_one_funeral(reviewed):
    review = reviewed("measure,segment,programme,period,value\nbenefit_death,BPU,JKM,2025-08-01,74000000")
    assert "multiple_benefits" in codes(review, "law_benefit")
    assert checks(review) == [("law_benefit", "question")]


def test_a_benefit_without_its_funeral_is_told_as_part(reviewed):
    review = reviewed("measure,segment,programme,period,value\nbenefit_death,BPU,JKK,2024-07-17,60000000")
    assert "subset" in codes(review, "law_benefit")


@pytest.mark.parametrize(
    ("sponsor", "period", "flagged"),
    [
        ("SELF", "2026-05", False),
        ("APBD", "2026-05", True),
        ("SELF", "2025-05", True),
        ("", "2026-05", False),
    ],
)
def test_the_discount_of_2026_is_not_for_those_a_budget_pays(reviewed, sponsor, period, flagged):
    review = reviewed(
        f"measure,segment,programme,sponsor,period,value\ncontribution_rate,BPU,JKK+JKM,{sponsor},{period},8400"
    )
    assert bool(checks(review)) is flagged


def test_a_benefit_is_held_against_the_law_of_its_own_day(reviewed):
    before = "measure,programme,period,value\nbenefit_death,JKM,2019-12-01,{}"
    after = "measure,programme,period,value\nbenefit_death,JKM,2019-12-02,{}"
    assert checks(reviewed(before.format(24000000))) == []
    assert checks(reviewed(before.format(42000000)))
    assert checks(reviewed(after.format(42000000))) == []
    assert checks(reviewed(after.format(24000000)))


def test_at_most_is_held_against_the_lawful_maximum(reviewed):
    table = "measure,programme,period,value,qualifier,note\nbenefit_scholarship,JKM,2024,{},at_most,{}"
    assert checks(reviewed(table.format(174000000, ""))) == []
    assert checks(reviewed(table.format(172000000, "")))
    assert checks(reviewed(table.format(174000000, "for one child")))
    assert checks(reviewed(table.format(87000000, "for one child"))) == []


def test_parents_and_children_of_categories_are_not_added_twice(reviewed):
    review = reviewed(
        """
        measure,category,period,value,total_of
        covered_workers,,2024,300,category
        covered_workers,rentan,2024,200,
        covered_workers,nelayan,2024,150,
        covered_workers,adhoc,2024,100,
        """
    )
    assert checks(review) == []


def test_parts_that_exceed_a_total_without_total_of(reviewed):
    review = reviewed(
        """
        measure,segment,period,value
        covered_workers,,2024,300
        covered_workers,PU,2024,200
        covered_workers,BPU,2024,150
        """
    )
    assert checks(review) == [("sum", "error")]


def test_figures_of_different_definitions_do_not_contradict_each_other(reviewed):
    review = reviewed(
        """
        measure,period,value,source,definition
        coverage_rate,2024,35.0,a,
        coverage_rate,2024,40.3,b,ucj_with_jakon
        """
    )
    assert checks(review) == []


def test_a_gap_is_held_against_the_target_of_its_time_before_a_later_one(reviewed):
    table = """
        measure,period,value
        coverage_rate,2024-06,40.0
        gap_points,2024-06,{}
        coverage_target,2024,50.0
        coverage_target,2029,90.0
        """
    assert checks(reviewed(table.format("10.0"))) == []
    assert checks(reviewed(table.format("50.0"))) == [("difference", "error")]


def test_without_a_target_of_its_time_the_only_later_one_serves(reviewed):
    review = reviewed(
        """
        measure,period,value
        coverage_rate,2024-06,40.0
        gap_points,2024-06,50.0
        coverage_target,2029,90.0
        """
    )
    assert checks(review) == []


def test_a_stock_may_move_more_over_more_years(reviewed):
    table = "measure,period,value\ncovered_workers,2022,1000\ncovered_workers,{},1400"
    assert checks(reviewed(table.format("2023"))) == [("jump", "question")]
    assert checks(reviewed(table.format("2024"))) == []


def test_a_budget_for_people_who_may_have_a_wage_is_asked_not_blamed(reviewed):
    review = reviewed(
        """
        measure,category,period,value
        budget_allocated,honorer,2024,100000000
        funded_workers,honorer,2024,1000
        """
    )
    assert checks(review) == [("budget", "question")]


def test_months_that_are_said_count(reviewed):
    review = reviewed(
        """
        measure,category,sponsor,period,value
        budget_allocated,rentan,APBD,2024,84000000
        funded_workers,rentan,APBD,2024,1000
        months_funded,rentan,,2024,5
        """
    )
    assert checks(review) == []


def test_two_sources_a_digit_apart(reviewed):
    review = reviewed(
        "measure,period,value,source\neligible_workers,2024,377162,a\neligible_workers,2024,376162,b"
    )
    assert checks(review) == [("conflict", "warning")]
    assert "digit_slip" in codes(review, "conflict")


def test_law_that_is_not_codified_blames_nobody(reviewed):
    review = reviewed("measure,segment,programme,period,value\ncontribution_rate,BPU,JKK+JKM,2014,12345")
    assert checks(review) == []


def test_a_migrant_worker_has_other_benefits(reviewed):
    table = "measure,segment,programme,period,value\nbenefit_death,{},JKM,2024-05,85000000"
    assert checks(reviewed(table.format("PMI"))) == []
    assert checks(reviewed(table.format("BPU")))


def test_a_rate_above_100_is_told_once(reviewed):
    review = reviewed(
        """
        measure,period,value
        covered_workers,2024,300
        eligible_workers,2024,100
        coverage_rate,2024,300.0
        """
    )
    assert checks(review) == [("range", "error")]


def test_what_is_computed_carries_formula_and_inputs(reviewed):
    review = reviewed(
        """
        measure,sponsor,period,value,precision
        claims_paid,APBD,2024,790000000,1000000
        contributions,APBD,2024,480000000,
        """
    )
    ratio = next(one for one in review.derived if one.figure.measure == "claim_ratio")
    assert ratio.figure.value == Decimal("164.58")
    assert ratio.formula == "claims_paid / contributions x 100"
    assert [figure.measure for figure in ratio.inputs] == ["claims_paid", "contributions"]
    months = next(one for one in review.derived if one.figure.measure == "worker_months")
    assert months.figure.value == Decimal(28571)
    assert months.inputs[1].basis == "required"


def test_a_gap_is_priced_at_the_lawful_rate(reviewed):
    review = reviewed("measure,period,value\ngap_workers,2024-07,1000")
    cost = next(one for one in review.derived if one.figure.measure == "budget_allocated")
    assert cost.figure.value == 1000 * 12 * 16800
    assert cost.figure.basis == "required"
    assert "PP 44/2015" in cost.reference


def test_the_same_input_gives_the_same_findings_and_a_correction_closes_the_same_id(reviewed):
    table = (
        "measure,segment,period,value,total_of\n{}\ncovered_workers,PU,2024,10,\ncovered_workers,BPU,2024,20,"
    )
    wrong = reviewed(table.format("covered_workers,,2024,31,segment"))
    worse = reviewed(table.format("covered_workers,,2024,35,segment"))
    right = reviewed(table.format("covered_workers,,2024,30,segment"))
    assert [one.id for one in wrong.findings] == [one.id for one in worse.findings]
    assert wrong == reviewed(table.format("covered_workers,,2024,31,segment"))
    assert right.findings == ()


def test_workers_cannot_outnumber_the_inhabitants(reviewed):
    review = reviewed("region,measure,period,value\n36.72,eligible_workers,2024,1760000")
    assert checks(review) == [("range", "warning")]


def test_a_mean_benefit_alone_is_held_against_the_law(reviewed):
    review = reviewed("measure,programme,period,value\nbenefit_average,JKM,2024,19818")
    assert checks(review) == [("range", "error")]


def test_contributions_at_one_rate_are_whole_worker_months(reviewed):
    table = """
        measure,segment,programme,period,value
        contribution_rate,BPU,JKK+JKM,2024,16800
        contributions,BPU,JKK+JKM,2024,{}
        """
    assert checks(reviewed(table.format(16800 * 1234))) == []
    assert checks(reviewed(table.format(16800 * 1234 + 100))) == [("divisibility", "question")]


@pytest.mark.parametrize(("category", "flagged"), [("rentan", True), ("kader", False)])
def test_a_wage_may_only_be_supposed_where_there_can_be_one(reviewed, category, flagged):
    review = reviewed(
        f"measure,category,programme,period,value\ncontribution_rate,{category},JKK+JKM,2024,5400"
    )
    assert bool(checks(review)) is flagged


def test_a_yearly_rate_without_a_segment_is_seen(reviewed):
    review = reviewed("measure,programme,period,value\ncontribution_rate,JKK+JKM,2024,201600")
    assert "other_period" in codes(review, "law_contribution")


def test_a_parent_listed_beside_its_children_may_be_what_is_left_of_it(reviewed):
    table = """
        measure,category,period,value,total_of
        eligible_workers,,2024,{},category
        eligible_workers,non_asn,2024,48210,
        eligible_workers,rt_rw,2024,31975,
        eligible_workers,kader,2024,27480,
        eligible_workers,rentan,2024,152640,
        """
    assert checks(reviewed(table.format(260305))) == []
    assert checks(reviewed(table.format(200850))) == []
    off = reviewed(table.format(260350))
    assert checks(off) == [("sum", "error")]
    assert off.findings[0].expected.low == 260305
    assert "digit_transposition" in codes(off, "sum")


def test_joined_segments_may_be_read_in_two_ways(reviewed):
    review = reviewed(
        """
        measure,segment,period,value,total_of
        covered_workers,,2024,90,segment
        covered_workers,PU,2024,20,
        covered_workers,PU+BPU,2024,70,
        covered_workers,JAKON,2024,20,
        """
    )
    assert checks(review) == []


def test_one_person_is_in_several_programmes(reviewed):
    review = reviewed(
        """
        measure,programme,period,value
        covered_workers,,2024,100
        covered_workers,JKK,2024,100
        covered_workers,JKM,2024,100
        """
    )
    assert checks(review) == []


def test_a_partial_subsidy_and_the_rest_by_the_worker(reviewed):
    review = reviewed(
        """
        measure,segment,programme,sponsor,period,value
        contribution_rate,BPU,JKK+JKM,APBD,2024,10000
        contribution_rate,BPU,JKK+JKM,SELF,2024,6800
        """
    )
    assert checks(review) == []
    alone = reviewed(
        "measure,segment,programme,sponsor,period,value\ncontribution_rate,BPU,JKK+JKM,APBD,2024,5000"
    )
    assert checks(alone) == [("law_contribution", "question")]


@pytest.mark.parametrize(
    ("category", "period", "flagged"),
    [
        ("ojek", "2026-02", False),
        ("nelayan", "2026-02", True),
        ("nelayan", "2026-05", False),
        ("petani", "2027-02", True),
    ],
)
def test_a_discount_is_open_to_its_occupations_only(reviewed, category, period, flagged):
    review = reviewed(
        "measure,category,segment,programme,sponsor,period,value\n"
        f"contribution_rate,{category},BPU,JKK+JKM,SELF,{period},8400"
    )
    assert bool(checks(review)) is flagged


def test_a_discount_that_is_unclear_for_a_payer_is_asked(reviewed):
    table = "measure,segment,programme,sponsor,period,value\ncontribution_rate,BPU,JKK+JKM,{},2026-05,{}"
    assert checks(reviewed(table.format("APBDES", 8400))) == [("law_contribution", "question")]
    assert checks(reviewed(table.format("SELF", 16800))) == [("law_contribution", "question")]


def test_a_relative_change_that_is_the_change_in_points(reviewed):
    review = reviewed(
        """
        measure,period,value,unit
        coverage_rate,2023,40.00,
        coverage_rate,2024,44.00,
        coverage_change,2024,4.00,percent
        """
    )
    assert checks(review) == [("difference", "error")]
    assert "points_for_percent" in codes(review, "difference")


def test_uncovered_is_computed_where_the_eligible_are_not_said(reviewed):
    review = reviewed(
        """
        measure,period,value
        covered_workers,2024,200000
        coverage_rate,2024,40
        coverage_target,2024,65
        uncovered_workers,2024,125000
        """
    )
    assert checks(review) == [("difference", "error")]
    assert "uncovered_for_gap" in codes(review, "difference")


def test_money_spent_may_be_less_than_people_cost_but_not_more(reviewed):
    table = """
        measure,category,segment,sponsor,period,value
        budget_realised,rentan,BPU,APBD,2024,{}
        funded_workers,rentan,BPU,APBD,2024,5000
        """
    assert checks(reviewed(table.format(504000000))) == []
    over = reviewed(table.format(10080000000))
    assert checks(over) == [("budget", "warning")]
    assert "unit_scale" in codes(over, "budget")


ODD = {
    "a joined payer": "measure,sponsor,period,value\ncovered_workers,APBN+APBD,2024,-5",
    "a change from nothing": """
        measure,period,value
        coverage_rate,2023,0
        coverage_rate,2024,50
        coverage_change,2024,30
        """,
    "a change of everything": "measure,period,value\ncoverage_rate,2024,50\ncoverage_change,2024,-100",
    "a rate of nothing": """
        measure,segment,programme,period,value
        contribution_rate,BPU,JKK+JKM,2024,0
        contributions,BPU,JKK+JKM,2024,16855
        """,
    "a rate without a lower end": """
        measure,segment,programme,period,value,qualifier
        contribution_rate,BPU,JKK+JKM,2024,20000,less_than
        contributions,BPU,JKK+JKM,2024,16800,
        """,
    "an open gap": "measure,period,value,qualifier\ngap_workers,2024,5,at_least",
    "nothing eligible": "measure,period,value\neligible_workers,2024,0\ncovered_workers,2024,0\ncoverage_rate,2024,5",
}


@pytest.mark.parametrize("table", ODD.values(), ids=ODD)
def test_odd_numbers_are_reviewed_without_a_crash(reviewed, table):
    assert reviewed(table).summary.figures


def test_a_finding_keeps_its_id_when_another_on_the_same_figure_closes(reviewed):
    table = """
        measure,segment,sponsor,period,value
        covered_workers,,,2024,100
        covered_workers,PU,,2024,{}
        covered_workers,,APBD,2024,150
        """
    both, one = (reviewed(table.format(value)).findings for value in (120, 80))
    assert len(both) == 2
    assert len(one) == 1
    assert one[0].id in {finding.id for finding in both}
    assert len({finding.id for finding in both}) == 2


def test_public_money_keeps_the_full_rate_while_a_discount_runs(reviewed):
    review = reviewed(
        """
        measure,category,segment,period,value
        budget_allocated,rentan,BPU,2026,504000000
        funded_workers,rentan,BPU,2026,5000
        gap_workers,,,2026-05,1000
        """
    )
    found = next(one for one in review.findings if one.check == "budget")
    assert found.expected.low == 5000 * 12 * 16800
    assert "fewer_months" in [one.code for one in found.explanations]
    cost = next(one for one in review.derived if one.figure.measure == "budget_allocated")
    assert cost.figure.value == 1000 * 12 * 16800
