"""What covering people costs and what a budget buys: to the rupiah, by the law of each month."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pantau.core.period import Month
from pantau.errors import InputError, NotCodified
from pantau.law import contribution
from pantau.planning import Cover, Gap, Gaps, buys, cost_of, dues, told

JANUARY = Month(2027, 1)


def gaps(*people, category="nelayan"):
    return Gaps(
        tuple(Gap("36.72", category if not place else "ojek", one) for place, one in enumerate(people))
    )


def test_each_month_costs_what_the_law_asks_for_it():
    cover = Cover(Month(2026, 11), 6, sponsor="CSR")
    fisher, driver = dues(cover, "nelayan"), dues(cover, "ojek")
    assert [due.amount for due in fisher] == [8400, 8400, 16800, 16800, 16800, 16800]
    assert [due.amount for due in driver] == [8400, 8400, 8400, 8400, 8400, 16800]
    assert [due.relieved for due in fisher] == [True, True, False, False, False, False]


@pytest.mark.parametrize("sponsor", ["APBD", "APBD_PROV", "APBDES", "DBH_SAWIT", "DBHCHT"])
def test_public_money_gets_no_relief(sponsor):
    assert {due.amount for due in dues(Cover(Month(2026, 5), 6, sponsor=sponsor), "ojek")} == {16800}


def test_the_cost_is_people_times_what_is_due_and_by_month_it_adds_up():
    found = cost_of(gaps(300, 200), Cover(Month(2026, 11), 6, sponsor="CSR"))
    assert found.amount == 300 * 84_000 + 200 * 58_800
    assert sum(found.by_month) == found.amount
    assert found.by_month[0] == 500 * 8400


def test_a_programme_more_and_a_higher_income_cost_more():
    with_savings = cost_of(gaps(1), Cover(JANUARY, 12, ("JKK", "JKM", "JHT")))
    assert with_savings.amount == 12 * 36_800
    richer = Cover(JANUARY, 1, income=Decimal(2_000_000))
    due = contribution(
        segment="BPU", programmes="JKK,JKM", month=JANUARY, income=2_000_000, sponsor="APBD"
    ).total
    assert cost_of(gaps(1), richer).amount == due


def test_a_result_says_what_it_rests_on():
    said = cost_of(gaps(10), Cover(JANUARY)).to_json("en")
    assert said["assumptions"]["law_checked"]
    assert said["assumptions"]["rates"] == [
        {"categories": ["nelayan"], "from": "2027-01", "amount": 16800, "reference": "PP 44/2015 Lampiran II"}
    ]
    assert any("taken not to change" in line for line in said["warnings"])


def test_a_budget_buys_fewer_people_longer():
    found = buys(gaps(10_000), Cover(JANUARY), 1_000_000_000)
    assert [one.people for one in found.choices][5:] == [9920, 8503, 7440, 6613, 5952, 5411, 4960]
    last = found.choices[-1]
    assert (last.cost, last.left) == (4960 * 201_600, 1_000_000_000 - 4960 * 201_600)
    assert last.bare == ()
    assert found.choices[5].bare == tuple(Month(2027, number) for number in range(7, 13))


def test_families_lose_by_the_law_of_the_month():
    found = buys(gaps(10_000), Cover(JANUARY), 1_000_000_000)
    six = found.choices[5]
    assert six.short == (Month(2027, 1), Month(2027, 2))
    lost = {one.month.number: (one.lost, one.lost_at_work) for one in six.standings}
    assert lost[1] == (32_000_000, 0)
    assert lost[3] == (0, 0)
    assert lost[7] == (42_000_000, 70_000_000)
    words = "\n".join(line.en for line in told(six, found))
    assert "July-December 2027: nobody is covered" in words
    assert "Permenaker 1/2025" in words
    assert "Rp174,000,000" in words
    assert "36 months" in words
    kata = "\n".join(line.id for line in told(six, found))
    assert "tidak seorang pun terlindungi" in kata
    assert "Rp42.000.000" in kata


def test_too_few_months_never_reach_the_whole_death_benefit():
    found = buys(gaps(100), Cover(JANUARY), 10_000_000)
    assert any("never make 3" in line.en for line in told(found.choices[1], found))
    assert not any("never make 3" in line.en for line in told(found.choices[2], found))


def test_a_wage_earner_has_no_waiting_time():
    cover = Cover(JANUARY, segment="PU", income=Decimal(3_000_000), risk="low")
    assert buys(gaps(100), cover, 100_000_000).choices[0].short == ()


def test_without_death_benefit_nothing_of_it_is_lost():
    found = buys(gaps(100), Cover(JANUARY, programmes=("JKK",)), 10_000_000)
    assert found.scholarship is None
    assert {one.lost for one in found.choices[0].standings} == {0}


def test_nobody_can_be_bought_is_said():
    found = buys(gaps(100), Cover(JANUARY), 100)
    assert [line.en for line in told(found.choices[0], found)] == ["the budget does not pay for anybody"]


def test_every_fault_at_once():
    with pytest.raises(InputError) as wrong:
        buys(Gaps(()), Cover(JANUARY, 99, segment="JAKON"), -1, (5, 2))
    assert [one.file for one in wrong.value.faults] == ["months", "segment", "budget", "months", "people"]
    with pytest.raises(NotCodified):
        cost_of(gaps(1), Cover(Month(2031, 1)))


@settings(max_examples=40)
@given(st.integers(0, 3_000), st.integers(0, 3_000), st.integers(0, 300_000_000))
def test_nobody_more_could_be_covered(first, second, budget):
    found = buys(gaps(first, second), Cover(Month(2026, 11), sponsor="CSR"), budget, (3, 6))
    for choice in found.choices:
        assert choice.cost + choice.left == budget
        assert choice.left >= 0
        for one in choice.bought:
            assert one.people == one.gap.uncovered or choice.left < one.each
