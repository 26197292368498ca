"""A family's payments year by year: the same money as the benefit, until the last child is done."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pantau.errors import InputError
from pantau.law import benefit, schedule
from pantau.law.benefits.dates import age_on

ON = date(2024, 7, 17)
YEARS = {"TK": 2, "SD": 6, "SMP": 3, "SMA": 3, "PT": 5}
LEVELS = list(YEARS)
USUAL = {"TK": 4, "SD": 6, "SMP": 12, "SMA": 15, "PT": 18}  # the age at which a level begins


def ages(level):
    """Days since the birth of a pupil, to a few years past the last scholarship."""
    return st.integers(USUAL[level] * 366, 26 * 365)


CHILD = st.sampled_from(LEVELS).flatmap(
    lambda level: st.tuples(st.just(level), st.integers(0, YEARS[level]), st.none() | ages(level))
)
BORN = st.sampled_from(LEVELS).flatmap(
    lambda level: st.tuples(st.just(level), st.integers(0, YEARS[level]), ages(level))
)
DAYS = st.integers(0, 4_000).map(lambda days: date(2015, 7, 1) + timedelta(days))


def planned(**asked):
    return schedule(
        **{"programme": "JKM", "event": "death", "segment": "PU", "on": ON, "months_paid": 60, **asked}
    )


def years_ahead(child):
    """How many years a child has still to go, by the years of each level."""
    level, done = child[:2]
    return YEARS[level] - done + sum(YEARS[later] for later in LEVELS[LEVELS.index(level) + 1 :])


@settings(max_examples=80, deadline=None)
@given(
    children=st.lists(CHILD, max_size=4),
    segment=st.sampled_from(["PU", "BPU"]),
    case=st.sampled_from([("JKM", "death"), ("JKK", "death"), ("JKK", "total_disability")]),
    on=DAYS,
    paid=st.none() | st.integers(0, 80),
)
def test_the_payments_add_up_to_the_benefit(children, segment, case, on, paid):
    born = [(level, done, days and on - timedelta(days)) for level, done, days in children]
    asked = {
        "programme": case[0], "event": case[1], "segment": segment, "on": on, "income": 3_000_000,
        "months_paid": paid, "children": born,
    }  # fmt: skip
    found = schedule(**asked)
    assert found.total == benefit(**asked).total == sum(found.by_year().values())
    assert [one.year for one in found.payments] == sorted(one.year for one in found.payments)
    assert all(one.amount > 0 and one.reference for one in found.payments)
    assert found.to_json("en")["total"] == found.total


@settings(max_examples=60, deadline=None)
@given(children=st.lists(CHILD, min_size=1, max_size=2))
def test_it_ends_when_the_last_child_is_done(children):
    found = planned(children=[(level, done) for level, done, _ in children])
    paid = [one.year for one in found.payments if one.code == "scholarship"]
    longest = max(years_ahead(child) for child in children)
    assert max(paid, default=0) == longest
    assert len(paid) == sum(years_ahead(child) for child in children)


@settings(max_examples=60, deadline=None)
@given(child=BORN)
def test_a_birth_date_ends_it_at_23(child):
    level, done, days = child
    birth = ON - timedelta(days)
    found = planned(children=[(level, done, birth)])
    paid = [one for one in found.payments if one.code == "scholarship"]
    assert all(age_on(birth, one.since) < 23 for one in paid)
    whole = years_ahead(child)
    if len(paid) < whole:  # the next year would begin at 23 or later
        assert age_on(birth, date(ON.year + len(paid), ON.month, ON.day)) >= 23
    else:
        assert len(paid) == whole


def test_the_years_of_one_family():
    found = planned(children=[("SMA", 1)], months_paid=40)
    assert [int(one) for one in found.by_year().values()] == [
        20_000_000 + 6_000_000 + 10_000_000 + 3_000_000, 9_000_000, *[12_000_000] * 5,
    ]  # fmt: skip
    assert [one.since for one in found.payments if one.code == "scholarship"][:2] == [ON, date(2025, 7, 17)]
    assert [one.detail.en for one in found.payments if one.code == "scholarship"][:3] == [
        "SMA, year 2", "SMA, year 3", "PT, year 1",
    ]  # fmt: skip
    periodic = [one for one in found.payments if one.code == "periodic"]
    assert [(one.year, int(one.amount)) for one in periodic] == [(1, 6_000_000), (2, 6_000_000)]
    assert all("12 months" in one.detail.en for one in periodic)


def test_two_memberships_double_the_months_that_are_paid():
    periodic = [one.amount for one in planned(memberships=2).payments if one.code == "periodic"]
    assert periodic == [12_000_000, 12_000_000]


def test_the_periodic_benefit_of_a_migrant_worker_is_not_told_in_months_that_are_not_known():
    found = schedule(programme="JKM", event="death", segment="PMI", on=ON, phase="after")
    assert found.total == 42_000_000
    details = [one.detail.en for one in found.payments if one.code == "periodic" and one.detail]
    assert not any("12 months" in one for one in details) or len(details) == 2


def test_a_payment_at_once_stands_in_the_first_year():
    found = schedule(programme="JKM", event="death", segment="BPU", on=date(2025, 7, 1), months_paid=2)
    assert [(one.year, one.code) for one in found.payments] == [(1, "funeral")]


def test_before_pp_82_2019_the_scholarship_is_paid_once():
    found = planned(on=date(2019, 12, 1), children=[("SD", 0), ("PT", 0)])
    assert [(one.year, one.amount) for one in found.payments if one.code == "scholarship"] == [
        (1, 12_000_000)
    ]


@pytest.mark.parametrize("programme", ["JHT", "JP", "JKP"])
def test_other_programmes_have_no_schedule(programme):
    with pytest.raises(InputError, match="a schedule is of JKK and JKM only"):
        planned(programme=programme, event="retirement")


def test_children_are_read_once():
    assert planned(children=iter([("SD", 5)])).total == planned(children=[("SD", 5)]).total
