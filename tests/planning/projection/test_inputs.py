"""What cannot be projected is said in a sentence each: members, assumptions, horizon, scenarios."""

from decimal import Decimal

import pytest

from pantau.core.period import Month
from pantau.errors import InputError
from pantau.planning.projection import Group, Horizon, Row, members, project, read, scenarios, shipped
from tests.planning.projection.places import FISHERS, START, some


def faults(call):
    with pytest.raises(InputError) as raised:
        call()
    for one in raised.value.faults:
        assert one.message["id"]
        assert one.message["id"] != one.message["en"]
    return {one.file: one.message["en"] for one in raised.value.faults}


def test_missing_ages_are_counted_and_told_once():
    found = faults(
        lambda: members([Row(FISHERS, "M", None, 7), Row(FISHERS, "M", None, 5), Row(FISHERS, "F", 40, 9)])
    )
    assert found == {
        "age": "12 members without an age; fill it in, or spread them by the ages of others before projecting"
    }


def test_all_faults_of_members_come_at_once():
    bad = Group("nelayan", "BPUX", "APBD", Decimal(0))
    found = faults(
        lambda: members([Row(FISHERS, "M", 40, -3), Row(FISHERS, "X", 140, 5), Row(bad, "M", 30, 5)])
    )
    assert set(found) == {"members", "sex", "age", "segment", "income"}
    assert found["members"] == "row 1: -3 members; they cannot be negative"
    assert found["segment"] == "row 3: segment 'BPUX' cannot be projected; choose PU, BPU, JAKON"


def test_nobody_cannot_be_projected():
    assert faults(lambda: members([])) == {"members": "there are no members"}


def test_migrant_workers_pay_for_contracts_and_wage_earners_need_a_risk_class():
    pmi, pu = Group("pmi", "PMI", "SELF", Decimal(1)), Group("formal", "PU", "EMPLOYER", Decimal(10**6))
    found = faults(lambda: members([Row(pmi, "F", 30, 4), Row(pu, "F", 30, 4)]))
    assert "whole contract" in found["segment"]
    assert "very_low, low, medium" in found["risk"]


LAPSES = '[[assumption]]\nid="lapses.rate"\n'


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (f'{LAPSES}value=1.2\nsource="x"', "lapses.rate: 1.2 must be a number from 0 to 1"),
        (
            '[[assumption]]\nid="lapses.rat"\nvalue=0.2\nsource="x"',
            "'lapses.rat' is not an assumption that is used; did you mean 'lapses.rate'?",
        ),
        (f"{LAPSES}value=0.2", "lapses.rate: source is missing"),
        (f'{LAPSES}value=0.2\ncv=9\nsource="x"', "lapses.rate cv: 9 must be a number from 0 to 3"),
        (f'{LAPSES}value=0.2\nsorce="y"\nsource="x"', "lapses.rate: 'sorce' is not known"),
        ("value = 3", "'value' is not known; write [[assumption]]"),
        ("", "there is no [[assumption]]"),
    ],
)
def test_a_file_of_assumptions_that_is_wrong_says_where(text, said):
    with pytest.raises(InputError) as raised:
        read(text, "own.toml")
    assert said in [one.message["en"] for one in raised.value.faults]


def test_what_a_file_names_replaces_what_is_shipped_and_the_narrowest_is_used():
    own = read('[[assumption]]\nid="accidents.rate"\ncategory="nelayan"\nvalue=0.02\ncv=0.1\nsource="survey"')
    assert own.of("accidents.rate", "BPU", "nelayan").value.mean == 0.02
    assert own.of("accidents.rate", "BPU", "kader") == shipped().of("accidents.rate", "BPU")
    assert (
        own.of("accidents.rate", "BPU", "nelayan").title.en == shipped().of("accidents.rate", "PU").title.en
    )
    season = read('[[assumption]]\nid="lapses.season.1"\nvalue=3\nsource="contracts end in December"')
    assert season.season("lapses") == (3, *[1] * 11)


def test_every_shipped_assumption_says_where_it_comes_from():
    for one in shipped().by_key.values():
        assert one.source
        assert one.title.id != one.title.en
        assert one.to_json("en")["confidence"] in ("firm", "to_confirm", "assumption")


def test_a_segment_without_an_accident_rate_is_told():
    with pytest.raises(InputError, match=r"no assumption accidents\.rate for segment PMI"):
        shipped().of("accidents.rate", "PMI")


def test_horizons_beyond_thirty_years_and_before_the_law_are_refused():
    held = some(FISHERS)
    assert faults(lambda: project(held, shipped(), Horizon(START, 31))) == {
        "years": "31 years; choose 1 to 30"
    }
    found = faults(lambda: project(held, shipped(), Horizon(Month(2019, 1), 2, 10**6), seed=-1))
    assert set(found) == {"start", "paths", "seed"}


def test_scenarios_are_read_and_what_is_none_is_told():
    found = scenarios(["target:60000@2029-12+discount:50@2027-01/2027-12", "without:APBD@2027-03"], shipped())
    assert [one.target for one in found] == [(60000, Month(2029, 12)), None]
    assert found[0].effects[0].factor == 0.5
    assert found[1].title.en == "without regency or city budget (APBD) from March 2027"
    wrong = [
        "target:x@2029-12",
        "discount:150@2027",
        "without:ME@2027-01",
        "pandemic:soon",
        "lapses:-1@2027",
        "rain",
    ]
    with pytest.raises(InputError) as raised:
        scenarios(wrong, shipped())
    assert len(raised.value.faults) == len(wrong)


def test_a_scenario_outside_of_the_horizon_or_of_nobody_is_told():
    chosen = scenarios(["without:CSR@2027-01", "pandemic:2050"], shipped())
    with pytest.raises(InputError) as raised:
        project(some(FISHERS), shipped(), Horizon(START, 5), chosen)
    found = [one.message["en"] for one in raised.value.faults]
    assert found == [
        "without:CSR@2027-01: no member is paid for by company responsibility (CSR)",
        "pandemic:2050: outside of 2026-01 to 2030-12",
    ]
