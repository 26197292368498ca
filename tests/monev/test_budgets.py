"""Budgets and targets: what a line buys by the law of each month, what stays open, and what it is held against."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pantau.core.period import Month, Period
from pantau.errors import InputError
from pantau.figures import Case, Figure
from pantau.law import contribution
from pantau.monev import (
    BudgetLine,
    Target,
    against,
    bought,
    compared,
    families,
    figures_of_line,
    lawful_months,
    plain,
    plus_twenty,
    required_for,
    revived,
    targets,
)
from pantau.review import review


def line(**given_):
    return BudgetLine(
        **{"id": "b1", "region": "36.72", "year": 2024, "source": "APBD", "category": "rentan"} | given_
    )


def months(found):
    return [month.number for month in found]


def differences(found, recorded=()):
    return {one.what: (one.stated, one.against) for one in compared(found, lawful_months(found), recorded)}


def test_the_law_gives_the_rate_of_each_month():
    lawful = lawful_months(line())
    due = contribution(segment="BPU", programmes="JKK,JKM", month=Month(2024, 7), income=1_000_000).total
    assert len(lawful) == 12
    assert {one.amount for one in lawful.values()} == {due}
    assert all(one.reference for one in lawful.values())


def test_a_rate_of_the_table_is_taken_as_meant_and_no_other_is():
    high = contribution(segment="BPU", programmes="JKK,JKM", month=Month(2024, 7), income=2_000_000).total
    stated = lawful_months(line(rate=high))[Month(2024, 7)]
    assert (stated.amount, stated.stated) == (high, True)
    assert not lawful_months(line(rate=Decimal(17_000)))[Month(2024, 7)].stated


def test_public_money_pays_the_whole_rate_while_workers_pay_half():
    year = {"year": 2026, "segment": "BPU"}
    assert {one.amount for one in lawful_months(line(**year)).values()} == {Decimal(16_800)}
    assert min(one.amount for one in lawful_months(line(source="SELF", **year)).values()) < 16_800


def test_nine_months_of_money_leave_three_months_open():
    found = bought(one := line(allocated=Decimal(9 * 1000 * 16_800 + 500), persons=1000), lawful_months(one))
    assert months(found.months) == list(range(1, 10))
    assert months(found.uncovered) == [10, 11, 12]
    assert found.left == 500
    assert found.short == 3 * 1000 * 16_800 - 500
    assert found.person_months == 9000


def test_a_revised_budget_pays_from_its_first_month():
    one = line(
        allocated=Decimal(1), revised=Decimal(3 * 500 * 16_800), persons=500, first_month=Month(2024, 10)
    )
    found = bought(one, lawful_months(one))
    assert (one.stage, one.available) == ("revised", one.revised)
    assert months(found.months) == [10, 11, 12]
    assert months(found.uncovered) == list(range(1, 10))


def test_money_without_people_buys_worker_months():
    one = line(planned=Decimal(168_000))
    found = bought(one, lawful_months(one))
    assert (found.person_months, found.months, found.uncovered, found.needed) == (10, (), (), None)
    assert bought(line(), lawful_months(line())) is None


@given(
    amount=st.integers(0, 10**10),
    persons=st.integers(1, 50_000),
    start=st.integers(1, 12),
    rate=st.sampled_from((None, Decimal(16_800), Decimal(36_800))),
)
def test_a_line_never_buys_more_than_its_money(amount, persons, start, rate):
    one = line(allocated=Decimal(amount), persons=persons, rate=rate, first_month=Month(2024, start))
    found = bought(one, lawful_months(one))
    each = lawful_months(one)[Month(2024, 1)].amount
    assert len(found.months) * persons * each + found.left == amount
    assert found.person_months * each <= amount
    assert amount - found.person_months * each < each or found.person_months == persons * (13 - start)
    assert {*found.months, *found.uncovered} == {Month(2024, number) for number in range(1, 13)}


def test_a_line_that_fits_disagrees_with_nothing():
    fits = line(allocated=Decimal(12 * 1000 * 16_800), persons=1000, months=12, rate=Decimal(16_800))
    assert required_for(fits, lawful_months(fits)) == fits.allocated
    assert differences(fits) == {}
    assert revived(BudgetLine, plain(fits)) == fits


def test_a_line_is_held_against_law_itself_and_ledger():
    paid = Figure(
        "36.72",
        "contributions",
        Period.parse("2024"),
        Decimal(90),
        "rentan",
        sponsor="APBD",
        basis="recorded",
    )
    people = paid._replace(measure="covered_workers", period=Period.parse("2024-11"), value=Decimal(7))
    newer = people._replace(period=Period.parse("2024-12"), value=Decimal(8))
    recorded = (paid, people, newer, newer._replace(sponsor="CSR", value=Decimal(9)))
    one = line(allocated=Decimal(100), realised=Decimal(120), persons=10, months=5, rate=Decimal(16_000))
    assert differences(one, recorded) == {
        "rate": (Decimal(16_000), Decimal(16_800)),
        "amount": (Decimal(100), Decimal(5 * 10 * 16_800)),
        "months": (Decimal(5), Decimal(12)),
        "overspent": (Decimal(120), Decimal(100)),
        "realised": (Decimal(120), Decimal(90)),
        "persons": (Decimal(10), Decimal(8)),
    }
    voices = {said.what: said.voice for said in compared(one, lawful_months(one), recorded)}
    assert voices["rate"] == "required"
    assert voices["realised"] == "recorded"
    for said in compared(one, lawful_months(one), recorded):
        assert "{" not in said.text.id + said.text.en


def test_wages_are_not_guessed():
    wage_earners = line(segment="PU", persons=10, months=12, allocated=Decimal(100), rate=Decimal(5400))
    assert lawful_months(wage_earners) == {}
    assert differences(wage_earners) == {}
    assert bought(wage_earners, {}).person_months == 0


def test_a_line_is_reviewed_like_a_published_budget():
    wrong = line(allocated=Decimal(2_016_000_000), persons=15_000, months=12, rate=Decimal(16_800))
    said = review(Case("b", "b", "36.72", "2024", figures_of_line(wrong, "dpa")))
    assert "budget" in {finding.check for finding in said.findings}


def rate(value, definition, **more):
    period = Period.parse(more.pop("period", "2025-06"))
    return Figure(
        "ID", "coverage_rate", period, Decimal(value), definition=definition, basis="recorded", **more
    )


def test_families_of_targets_say_what_they_count_and_where_it_was_read():
    for family in families().values():
        assert family.source
        assert family.confidence in ("H", "M", "inf")
        assert family.numerator.id
        assert family.numerator.en
    assert {one.family for one in targets()} <= set(families())


def test_only_like_is_held_against_like():
    figures = (rate("35.68", "kemendagri"), rate("24.9", "rpjmn"), rate("47", ""))
    rows = {
        row.family.code: row
        for row in against([one for one in targets() if one.region == "ID"], figures, 2025)
    }
    assert (rows["rpjmn"].actual.value, rows["rpjmn"].points) == (Decimal("24.9"), Decimal("7.25"))
    assert (rows["plus20"].actual.value, rows["plus20"].points) == (Decimal("35.68"), Decimal("16.47"))


def test_without_a_figure_of_its_definition_a_target_stands_alone():
    (row,) = [row for row in against(targets(), (rate("47", ""),), 2025) if row.family.code == "rpjmn"]
    assert (row.actual, row.points) == (None, None)
    assert "same definition" in row.text.en


def test_points_are_people_where_the_eligible_are_known_and_no_fraction_of_one_is_enough():
    eligible = Figure("ID", "eligible_workers", Period.parse("2024"), Decimal(1001))
    target = Target("plus20", "ID", 2025, Decimal(50))
    (row,) = against([target], (rate("40", "kemendagri"), eligible))
    assert row.people == 101
    assert row.text.id == "40 %, kurang 10 poin dari target 50 %, yaitu 101 orang"
    (reached,) = against([target], (rate("50", "kemendagri"), eligible))
    assert (reached.points, reached.people) == (0, 0)


def test_a_computed_share_is_told_with_two_digits_and_never_as_reached_before_it_is():
    target = Target("plus20", "ID", 2025, Decimal(50))
    (row,) = against([target], (rate("1.159134", "kemendagri"),))
    assert row.text.id == "1,15 %, kurang 48,85 poin dari target 50 %"
    (row,) = against([target], (rate("49.9999", "kemendagri"),))
    assert row.text.en == "49.99%, 0.01 points short of the target of 50%"


def test_a_target_in_people_is_held_against_people():
    covered = Figure("82", "covered_workers", Period.parse("2026-05"), Decimal(300_000))
    (row,) = [row for row in against(targets(), (covered,), 2026) if row.target.unit == "people"]
    assert row.people == 32_354


def test_twenty_points_on_top_of_last_year_is_a_target_of_its_family():
    aim = plus_twenty(rate("43.49", "kemendagri", period="2024-12"))
    assert (aim.family, aim.year, aim.value, aim.confidence) == ("plus20", 2025, Decimal("63.49"), "inf")


def test_an_entered_target_takes_the_place_of_a_published_one_of_its_family_alone():
    mine = Target("own", "36.72", 2025, Decimal(60))
    changed = Target("rpjmn", "ID", 2025, Decimal(33))
    found = targets([mine, changed])
    assert mine in found
    assert [one.value for one in found if (one.family, one.region, one.year) == ("rpjmn", "ID", 2025)] == [33]
    with pytest.raises(InputError, match="no family"):
        targets([Target("wish", "ID", 2025, Decimal(1))])
