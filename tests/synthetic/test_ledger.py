"""A made-up ledger: lawful, without contradictions, and with a truth that can be checked by hand."""

import doctest
from collections import Counter
from datetime import date
from decimal import Decimal
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pantau.core.period import Month, Period
from pantau.law import contribution
from pantau.roster.nik import is_test_nik
from pantau.synthetic import ledger
from pantau.synthetic.ledger import ledger_world
from pantau.synthetic.ledger_rows import AMOUNTS, Death, Member, Paid, World
from pantau.synthetic.ledger_truth import Truth, age_band
from pantau.synthetic.people import population

MONTHS = Period.parse("2023-06/2024-12")


@pytest.fixture(scope="module")
def world():
    return ledger_world(Random(7), "36.72", 900, MONTHS)


def test_the_same_seed_gives_the_same_world_and_another_one_another():
    assert ledger_world(Random(1), "36.72", 60, "2024") == ledger_world(Random(1), "36.72", 60, "2024")
    assert ledger_world(Random(1), "36.72", 60, "2024") != ledger_world(Random(2), "36.72", 60, "2024")


def test_the_example_in_its_documentation_holds():
    assert doctest.testmod(ledger).failed == 0


@settings(max_examples=8, deadline=None)
@given(st.integers(0, 2**32), st.sampled_from(["36.72", "36", "96.71"]))
def test_what_makes_a_row_a_fact_is_there_once(seed, region):
    world = ledger_world(Random(seed), region, 120, "2023-11/2024-08")
    for keys in (
        [(row.person, row.month, row.segment, row.sponsor, row.payer) for row in world.paid],
        [(each.person, each.segment, each.sponsor, each.start) for each in world.members],
        [each.claim_id for each in world.claims],
        [(each.person, each.source) for each in world.deaths],
    ):
        assert len(keys) == len(set(keys))


def test_every_month_paid_is_of_an_enrolment_and_at_what_the_law_asks(world):
    held = Counter()
    for row in world.paid:
        member = next(
            each
            for each in world.members
            if (each.person, each.segment, each.sponsor, each.payer)
            == (row.person, row.segment, row.sponsor, row.payer)
            and each.start <= row.month.last
            and (each.end is None or row.month.first <= each.end)
        )
        due = contribution(
            segment=row.segment, programmes=member.programmes, month=row.month, income=member.income,
            risk=member.risk, sponsor=row.sponsor,
        )  # fmt: skip
        assert sum(amount or 0 for amount in row.amounts) == due.total
        given = {
            name.upper() for name, amount in zip(AMOUNTS, row.amounts, strict=True) if amount is not None
        }
        assert given == set(member.programmes.split("+")) - {"JKP"}
        held[row.segment] += 1
    assert set(held) == {"PU", "BPU", "JAKON"}


def test_budgets_end_in_december_and_election_staff_with_their_term(world):
    budget = [each for each in world.members if each.end_reason == "contract_end"]
    terms = [
        each for each in world.members if each.category.startswith("adhoc") and each.end_reason != "death"
    ]
    assert budget
    assert {(each.end.month, each.end.day) for each in budget} == {(12, 31)}
    assert terms
    for each in terms:
        assert each.end_reason == "term_end"
        assert 1 <= (each.end - each.start).days // 28 <= 4


def test_who_pays_for_themselves_misses_months_and_comes_back(world):
    truth = Truth(world)
    own = {each.person for each in world.members if each.sponsor == "SELF"}
    again = set().union(*(truth.restarted(month) for month in MONTHS.each_month()))
    assert own & again


def test_claims_are_of_living_members_whose_month_was_paid(world):
    truth = Truth(world)
    assert {each.benefit for each in world.claims} >= {"death", "accident"}
    for each in world.claims:
        died = world.people[each.person].died
        assert truth.counting(each.person, Month.of(each.event_date))
        assert died is None or each.event_date <= died
        assert each.event_date < each.filed_on <= MONTHS.end
        assert each.paid_on is None or each.filed_on < each.paid_on <= MONTHS.end
        assert each.amount > 0


def test_a_death_without_a_claim_is_one_of_a_covered_person_on_a_list(world):
    truth = Truth(world)
    found = truth.deaths_without_claim()
    assert found
    listed = {each.person: each.died_on for each in world.deaths}
    for person in found:
        assert truth.counting(person, Month.of(listed[person]))
        assert not any(each.person == person and each.benefit == "death" for each in world.claims)


def test_numbers_are_of_nobody(world):
    assert all(is_test_nik(person.nik) for person in world.people.values())


def test_the_flows_lead_from_one_month_to_the_next(world):
    truth = Truth(world)
    before = set()
    for month in MONTHS.each_month():
        new, again, lapsed = truth.new(month), truth.restarted(month), truth.lapsed(month)
        now = truth.covered(month)
        assert now == (before | new | again) - lapsed
        assert not new & again
        before = now


def test_the_cube_adds_up_to_the_people_and_the_rupiah(world):
    truth = Truth(world)
    cube = truth.cube()
    for month in MONTHS.each_month():
        total = sum((counts for cell, counts in cube.items() if cell.month == month), Counter())
        assert total["workers"] == len(truth.covered(month))
        assert total["workers_jht"] == len(truth.covered(month, "JHT"))
        assert total["lapsed_workers"] == len(truth.lapsed(month))
        assert total["new_workers"] + total["restarted_workers"] == len(
            truth.new(month) | truth.restarted(month)
        )
        assert total["paid_twice"] == len(truth.paid_twice(month))
        assert total["paid_twice_in_segment"] == len(truth.paid_twice(month, in_segment=True))
        assert {name: total[name] for name in AMOUNTS} == truth.contributions(month)


# A world made by hand: one person, whose months are worked out here.


def paid(month, segment="BPU", sponsor="APBD", jkm=6800, payer=""):
    return Paid(
        1, Month.parse(month), segment, sponsor, payer, "36.72", "ojek", (10000, jkm, None, None, None),
        date(2024, 1, 15), "ZZ3672",
    )  # fmt: skip


def by_hand(*rows, members=(), deaths=()):
    person = next(population(Random(1), 1, ("36.72",)))._replace(died=None, birth_date=date(1990, 3, 15))
    return Truth(World("36.72", Period.parse("2024"), {1: person}, members, rows, (), deaths, ()))


def test_a_person_with_two_payers_counts_once_in_the_segment_that_comes_first():
    truth = by_hand(paid("2024-01"), paid("2024-01", "PU", "EMPLOYER", jkm=None))
    month = Month(2024, 1)
    assert truth.covered(month) == {1}
    assert truth.counting(1, month).segment == "PU"
    assert truth.counting(1, month, "JKM").segment == "BPU"
    assert truth.paid_twice(month) == {1}
    assert truth.paid_twice(month, in_segment=True) == set()
    counts = {cell.segment: dict(found) for cell, found in truth.cube().items() if cell.month == month}
    assert counts["PU"] == {
        "workers": 1, "paid_twice": 1, "new_workers": 1, "workers_jkk": 1, "memberships": 1, "jkk": 10000,
    }  # fmt: skip
    assert counts["BPU"] == {"workers_jkm": 1, "memberships": 1, "jkk": 10000, "jkm": 6800}


def test_months_missed_are_a_lapse_and_a_restart():
    truth = by_hand(paid("2024-02"), paid("2024-03"), paid("2024-06"))
    flows = {
        name: [str(month) for month in Period.parse("2024").each_month() if getattr(truth, name)(month)]
        for name in ("new", "lapsed", "restarted")
    }
    assert flows == {"new": ["2024-02"], "lapsed": ["2024-04", "2024-07"], "restarted": ["2024-06"]}
    assert truth.months_of(1, Month(2024, 1), Month(2024, 12)) == 3
    assert truth.short(Month(2024, 2), Month(2024, 3)) == set()
    assert truth.short(Month(2024, 2), Month(2024, 4)) == {1}
    assert truth.ever(Month(2024, 4), Month(2024, 5)) == set()


def test_arrears_are_the_months_up_to_now_of_who_is_still_enrolled():
    open_ended = Member(
        1, "BPU", "APBD", "", "ojek", "36.72", "JKK+JKM", 1_000_000, date(2024, 1, 1), None, ""
    )
    truth = by_hand(paid("2024-01"), paid("2024-02"), members=(open_ended,))
    assert truth.arrears(Month(2024, 2)) == {}
    assert truth.arrears(Month(2024, 5)) == {1: 3}
    ended = open_ended._replace(end=date(2024, 3, 31))
    assert by_hand(paid("2024-01"), members=(ended,)).arrears(Month(2024, 5)) == {}


def test_a_death_after_the_last_month_paid_is_no_death_without_a_claim():
    within = by_hand(paid("2024-01"), deaths=(Death(1, date(2024, 1, 20), "dukcapil"),))
    later = by_hand(paid("2024-01"), deaths=(Death(1, date(2024, 2, 20), "dukcapil"),))
    assert (within.deaths_without_claim(), later.deaths_without_claim()) == ({1}, set())


@pytest.mark.parametrize(
    ("born", "month", "band"),
    [
        ("2006-07-31", "2024-06", "0-17"),
        ("2006-07-31", "2024-07", "18-24"),
        ("1959-07-01", "2024-06", "55-64"),
        ("1959-07-01", "2024-07", "65+"),
    ],
)
def test_an_age_is_completed_in_the_month_of_birth(born, month, band):
    assert age_band(date.fromisoformat(born), Month.parse(month)) == band


def test_the_lowest_band_is_the_amount_everybody_knows(world):
    amounts = {row.amounts[:2] for row in world.paid if row.sponsor == "APBDES" and row.segment == "BPU"}
    assert amounts == {(Decimal(10000), Decimal(6800))}
