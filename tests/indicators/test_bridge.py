"""Why two coverages differ: steps that add up to the difference exactly, for any two variants and any numbers."""

from datetime import date
from fractions import Fraction
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pantau.core.period import Period
from pantau.errors import IndicatorError
from pantau.indicators import VARIANTS, bridge, month_parts
from pantau.indicators.parts import Cell, Parts
from pantau.indicators.population import Population
from tests.indicators.ledger_views import asked, month

DAY = date(2023, 8, 31)


def parts_of(segments, **populations):
    people = {of: Population(n, n, n, DAY, ()) for of, n in populations.items()}
    return Parts(Cell("36.72"), Period.parse("2024-07"), {}, segments, populations=people)


PLACE = parts_of(
    {"PU": (300, 310), "BPU": (500, 505), "JAKON": (160, 160), "PMI": (40, 40)},
    eligible=2000,
    employed=4000,
    target=1250,
)


def told(found):
    return [(step.code, step.people, step.points) for step in found.steps]


def test_from_without_construction_to_with_it():
    found = bridge(PLACE, "kemendagri", "ucj_with_jakon")
    assert (found.start, found.end, found.difference) == (40, 48, 8)
    assert told(found) == [("with_JAKON", 160, 8)]  # 160 / 2000
    assert found.steps[0].sentence.en == "construction workers are counted too: 160 people more"
    assert found.steps[0].sentence.id == "jasa konstruksi ikut dihitung: 160 orang lebih banyak"


def test_from_those_eligible_to_all_employed():
    found = bridge(PLACE, "kemendagri", "rpjmn")
    assert told(found) == [
        ("with_PMI", 40, 2),  # 40 / 2000
        ("with_JAKON", 160, 8),  # 160 / 2000
        ("denominator", 0, -25),  # 1000 / 4000 - 1000 / 2000
    ]
    assert (found.start, found.end) == (40, 25)
    last = found.steps[-1].sentence
    assert last.en == (
        "the denominator is all who work (4,000, as of 2023-08-31) and not workers who could be covered "
        "(2,000, as of 2023-08-31)"
    )
    assert "semua yang bekerja (4.000" in last.id


def test_people_against_memberships():
    found = bridge(PLACE, "kemendagri_memberships", "kemendagri")
    assert told(found) == [("counting", -15, Fraction(-3, 4))]  # 310 + 505 - 800 = 15; 15 / 2000
    assert "15 fewer" in found.steps[0].sentence.en


def test_a_variant_to_itself_has_no_step():
    assert bridge(PLACE, "rpjmn", "rpjmn").steps == ()


counts = st.integers(0, 10**8)
pairs = st.tuples(counts, counts).map(lambda two: (min(two), max(two)))
positive = st.integers(1, 10**9)


@settings(max_examples=60, deadline=None)
@given(
    st.dictionaries(st.sampled_from(["PU", "BPU", "PMI", "JAKON"]), pairs),
    st.fixed_dictionaries({"eligible": positive, "employed": positive, "target": positive}),
)
def test_the_steps_add_up_between_any_two(segments, populations):
    parts = parts_of(segments, **populations)
    for from_, to in permutations(VARIANTS, 2):
        found = bridge(parts, from_, to)
        assert sum(step.points for step in found.steps) == found.difference
        assert found.end == Fraction(100 * VARIANTS[to].counted(parts), populations[VARIANTS[to].of])


def test_out_of_the_ledger(duck):
    rows = [
        {"segment": "PU", "workers": 3, "memberships": 4},
        {"segment": "JAKON", "workers": 2, "memberships": 2},
    ]
    views = duck.views(
        cube=[{"month": month("2024-07"), **row} for row in rows], eligible=[{"as_of": DAY, "value": 10}]
    )
    found = bridge(
        month_parts(views, asked("36.72"), duck.collect), "kemendagri", "ucj_with_jakon_memberships"
    )
    assert told(found) == [("with_JAKON", 2, 20), ("counting", 1, 10)]
    assert (found.start, found.end) == (30, 60)


def test_without_a_denominator_it_says_what_to_add():
    with pytest.raises(IndicatorError, match=r"coverage rpjmn of 36\.72 .*pantau ledger add eligible"):
        bridge(parts_of({}, eligible=5), "kemendagri", "rpjmn")
    with pytest.raises(IndicatorError, match="'ucj' is not a definition of coverage; choose from kemendagri"):
        bridge(PLACE, "ucj", "rpjmn")
